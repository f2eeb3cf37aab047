//! Texts of the step handover.

phrases! {
    TITLE { nb: "Overlever til drift eller leverandør", en: "Hand over to operations or the supplier" }
    WHY { nb: "Oppsettet skal overleve den som gjorde det: nøkkelen utløper om ett år, og noen må få varslene.", en: "The set-up must outlive whoever made it: the key expires in a year, and somebody must get the alerts." }
    USUALLY { nb: "et møte", en: "a meeting" }
    CAN_START { nb: "Når testmeldingen er kommet fram.", en: "When the test message has arrived." }
    MEANWHILE { nb: "Avtal med driften hvor nøkkelen skal ligge.", en: "Agree with operations where the key shall lie." }
    PROOF { nb: "Det er oppgitt hvor nøkkelen er, hvem som bytter den, og hvem som varsles.", en: "It is told where the key is, who renews it, and who is alerted." }
    KEY_PLACE { nb: "det er bestemt hvor nøkkelen i drift ligger", en: "it is decided where the key in operation lies" }
    RENEWER { nb: "det er bestemt hvem som bytter nøkkelen, og når", en: "it is decided who renews the key, and when" }
    ALERT_CONTACT { nb: "det er bestemt hvor varsler går", en: "it is decided where alerts go" }
    WALK_1 { nb: "Fjern prøvenøkler fra klienten: «Nøkler» i selvbetjeningen.", en: "Remove trial keys from the client: “Nøkler” in self-service." }
    WALK_2 { nb: "Registrer varslingspunktet på Samarbeidsportalen.", en: "Register the alert contact on Samarbeidsportalen." }
    WALK_3 { nb: "Legg tilstandsfilen i et repositorium som teamet har.", en: "Put the state file in a repository that the team has." }
}
