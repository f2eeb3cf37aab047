//! Why an answer cannot be right, and what a service's no means here.

phrases! {
    TAKEN_BACK { nb: "Svaret passet ikke med det som ble kjent etterpå.", en: "The answer did not fit what became known later." }
    ORG_NEXT { nb: "Oppgi organisasjonsnummeret til hovedenheten som skal stå som tjenesteeier.", en: "Give the organisation number of the main unit that shall be the service owner." }
    ORG_UNKNOWN { nb: "Enhetsregisteret kjenner ikke {orgnr}.", en: "Enhetsregisteret does not know {orgnr}." }
    ORG_SUB_UNIT { nb: "{orgnr} er {name}, en underenhet. Hovedenheten er {parent} {parent_name}.", en: "{orgnr} is {name}, a sub-unit. The main unit is {parent} {parent_name}." }
    ORG_DELETED { nb: "{orgnr} {name} er slettet eller slått sammen med en annen ({date}).", en: "{orgnr} {name} is deleted, or was merged into another ({date})." }
    NO_ADMIN_CLIENT { nb: "Miljøet har ingen administrasjonsklient, så klienten må registreres i portalen.", en: "The environment has no administration client, so the client must be registered in the portal." }
    KEY_OF_SUPPLIER { nb: "Leverandøren har nøkkelen til denne klienten, så ingen nøkkel lages her. Be om den offentlige delen: altinn-onboard letter L10", en: "The supplier holds the key of this client, so none is made here. Ask for its public part: altinn-onboard letter L10" }
    KEY_FILE_MISSING { nb: "Oppgi filen med den private nøkkelen: --key-file FIL", en: "Name the file with the private key: --key-file FILE" }
    TOKEN_NO_CONSUMER { nb: "Tokenet sier ikke hvilken virksomhet det gjelder.", en: "The token does not say for which organisation it is." }
    RESOURCE_FOREIGN { nb: "Ressursen {id} finnes og eies av {owner}.", en: "The resource {id} exists and belongs to {owner}." }
    RESOURCE_FOREIGN_NEXT { nb: "Velg en annen ressurs-id.", en: "Choose another resource id." }
    RECIPIENT_UNKNOWN { nb: "Altinn finner ikke mottakeren {orgnr} i dette miljøet.", en: "Altinn does not find the recipient {orgnr} in this environment." }
    RECIPIENT_UNKNOWN_NEXT { nb: "Finn en syntetisk virksomhet i Tenor, og oppgi nummeret.", en: "Find a synthetic organisation in Tenor and give its number." }
    POLICY_UPLOAD_RULE { nb: "Ressursregisteret vil avvise tilgangsreglene: {reason}", en: "The resource registry will refuse the access rules: {reason}" }
    POLICY_UNREADABLE { nb: "De publiserte tilgangsreglene kan ikke leses: {reason}", en: "The published access rules cannot be read: {reason}" }
    FILES { nb: "Filene kan ikke skrives: {reason}", en: "The files cannot be written: {reason}" }
}
