//! Texts of the step api-key.

phrases! {
    TITLE { nb: "API-nøkkel (ikke lenger nødvendig)", en: "API key (no longer needed)" }
    WHY { nb: "Eldre veiledninger ber om en abonnementsnøkkel. Tjenestene krever den ikke lenger.", en: "Older guides ask for a subscription key. The services do not need it any more." }
    USUALLY { nb: "ingen tid", en: "no time" }
    CAN_START { nb: "Ikke aktuelt.", en: "Not applicable." }
    MEANWHILE { nb: "Gå videre.", en: "Go on." }
    PROOF { nb: "Ingenting å bevise.", en: "Nothing to prove." }
    NOT_NEEDED { nb: "Kravet om API-nøkkel falt bort 30. mai 2025. Har dere en, kan den stå ubrukt.", en: "The API key was dropped on 30 May 2025. If you have one, it can stay unused." }
}
