//! Single words and short labels that several screens share.

phrases! {
    DONE { nb: "Ferdig", en: "Done" }
    WAITING { nb: "Venter på {who}", en: "Waiting for {who}" }
    TO_DO { nb: "Gjenstår", en: "To do" }
    NOT_NEEDED { nb: "Ikke aktuelt", en: "Not applicable" }
    TOLD { nb: "Oppgitt av deg", en: "Told by you" }
    TOLD_BY_SUPPLIER { nb: "Oppgitt av leverandøren", en: "Told by the supplier" }
    SEEN { nb: "Kontrollert mot tjenesten", en: "Verified with the service" }
    MADE { nb: "Utført av programmet", en: "Done by the program" }
    NEXT_COMMAND { nb: "Neste kommando", en: "Next command" }
    PROOF { nb: "Dette viser beviset", en: "What will prove it" }
    MEANWHILE { nb: "Dette kan du gjøre imens", en: "What you can do meanwhile" }
    CORRESPONDENCE { nb: "Altinn Melding", en: "Altinn Correspondence" }
    NOTIFICATIONS { nb: "Altinn Varsling", en: "Altinn Notifications" }
    BROKER { nb: "Altinn Formidling", en: "Altinn Broker" }
    PRODUCT_AND_HANDLE { nb: "{product} – {handle}", en: "{product} – {handle}" }
    YES { nb: "ja", en: "yes" }
    NO { nb: "nei", en: "no" }
}
