//! Texts of the step whitelisting.

phrases! {
    TITLE { nb: "Hvitlisting i produksjon (ikke lenger nødvendig)", en: "Whitelisting in production (no longer needed)" }
    WHY { nb: "Veiledningen ba i noen uker om hvitlisting av ressursen.", en: "For some weeks the guide asked for the resource to be whitelisted." }
    USUALLY { nb: "ingen tid", en: "no time" }
    CAN_START { nb: "Ikke aktuelt.", en: "Not applicable." }
    MEANWHILE { nb: "Meld fra om produksjonssettingen i stedet (brev L14).", en: "Report the going live instead (letter L14)." }
    PROOF { nb: "Ingenting å bevise.", en: "Nothing to prove." }
    NOT_NEEDED { nb: "Kontrollen ble fjernet fra tjenesten 16. oktober 2025. Brev L5 trengs bare hvis Melding likevel svarer 4008.", en: "The check left the service on 16 October 2025. Letter L5 is needed only if Correspondence answers 4008 all the same." }
}
