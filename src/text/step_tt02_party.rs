//! Texts of the step tt02-party.

phrases! {
    TITLE { nb: "Få virksomheten opprettet i TT02", en: "Have the organisation created in TT02" }
    WHY { nb: "Reelle virksomheter finnes ikke i testmiljøet fra før, og uten avsenderen svarer Melding 4002.", en: "Real organisations do not exist in the test environment beforehand, and without the sender Correspondence answers 4002." }
    USUALLY { nb: "én til fem dager (erfaring)", en: "one to five days (experience)" }
    CAN_START { nb: "Ja, bestill den første dagen.", en: "Yes, order it on the first day." }
    MEANWHILE { nb: "Registrer klienten, lag ressursen og tilgangsreglene.", en: "Register the client, make the resource and the access rules." }
    PROOF { nb: "En prøvekjøring av testmeldingen som ikke får 4002.", en: "A dry run of the test message that does not get 4002." }
    CREATED { nb: "{orgnr} er opprettet i {environment}", en: "{orgnr} has been created in {environment}" }
    PRODUCTION { nb: "I produksjon finnes alle virksomheter i Enhetsregisteret.", en: "In production every organisation of the register exists." }
}
