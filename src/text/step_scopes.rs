//! Texts of the step scopes.

phrases! {
    TITLE { nb: "Få tilgang til scopes", en: "Get access to scopes" }
    WHY { nb: "Et scope må være tildelt virksomheten av den som eier det. At det er lagt til på klienten, er noe annet, og det gjør dere selv.", en: "A scope must be granted to your organisation by its owner. That it is added to the client is another thing, and you do that yourselves." }
    USUALLY { nb: "to til ti virkedager (erfaring)", en: "two to ten working days (experience)" }
    CAN_START { nb: "Ja. Be om test og produksjon i samme brev.", en: "Yes. Ask for test and production in the same letter." }
    MEANWHILE { nb: "Registrer klienten, lag ressursen og tilgangsreglene, og øv i øvingsmiljøet.", en: "Register the client, make the resource and the access rules, and rehearse in the sandbox." }
    PROOF { nb: "Ett token per scope: bare det tildelte gir et token.", en: "One token per scope: only what is granted gives a token." }
    REQUESTED { nb: "Altinn tildeler {scopes}; det ses når klienten kan logge inn", en: "Altinn grants {scopes}; it shows when the client can log in" }
    REFUSED { nb: "Altinn tildeler {scopes} (MP-250: ikke tildelt ennå)", en: "Altinn grants {scopes} (MP-250: not granted yet)" }
    SUPPLIER { nb: "Altinn tildeler {scopes}; leverandørens rapport viser det", en: "Altinn grants {scopes}; the supplier's report shows it" }
    SUPPLIER_OPEN { nb: "Leverandørens rapport viser at {scopes} virker", en: "The supplier's report shows that {scopes} work" }
}
