//! Texts of the step test-message, and the message itself.

phrases! {
    TITLE { nb: "Send en testmelding", en: "Send a test message" }
    WHY { nb: "En melding som kommer fram, viser at hele kjeden virker.", en: "A message that arrives shows that the whole chain works." }
    USUALLY { nb: "minutter", en: "minutes" }
    CAN_START { nb: "Når ressursen, tilgangsreglene, tokenet og mottakeren er på plass.", en: "When resource, access rules, token and recipient are there." }
    MEANWHILE { nb: "Finn noen som kan se på meldingen.", en: "Find somebody who can look at the message." }
    PROOF { nb: "Meldingen er publisert for mottakeren.", en: "The message is published for the recipient." }
    SUPPLIER { nb: "leverandøren, som har nøkkelen, har sendt en testmelding", en: "the supplier, who holds the key, has sent a test message" }
    CACHE { nb: "Altinn slipper dere til på {id}; mellomlager hos Altinn kan ta inntil 12 minutter", en: "Altinn lets you in on {id}; caches at Altinn can take up to 12 minutes" }
    DRY_RUN { nb: "prøvekjøringen går gjennom; den ga {code}", en: "the dry run passes; it gave {code}" }
    PUBLISHING { nb: "meldingen {id} er publisert; den er nå {status}", en: "the message {id} is published; it is now {status}" }
    SENT { nb: "sendt", en: "sent" }
    MESSAGE_TITLE { nb: "Testmelding fra {name}", en: "Test message from {name}" }
    MESSAGE_SUMMARY { nb: "Dette er en test. Du trenger ikke gjøre noe.", en: "This is a test. You need not do anything." }
    MESSAGE_BODY { nb: "## Dette er en testmelding\n\nDen er sendt for å kontrollere oppsettet av tjenesten **{name}**.\n\n- Se at tittel, avsender og tekst er riktige.\n- Se at [denne lenken](https://www.altinn.no) virker.\n\nDu trenger ikke gjøre noe.", en: "## This is a test message\n\nIt was sent to check the set-up of the service **{name}**.\n\n- See that title, sender and text are right.\n- See that [this link](https://www.altinn.no) works.\n\nYou need not do anything." }
}
