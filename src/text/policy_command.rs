//! What `policy new` asks and says.

phrases! {
    RESOURCE_ID { nb: "Hvilken ressurs-id skal tilgangsreglene gjelde for?", en: "For which resource id shall the access rules hold?" }
    RESOURCE_ID_HELP { nb: "Id-en begynner med organisasjonskoden og en bindestrek, for eksempel ttd-vedtak. Koden står for tjenesteeieren i regelen om hendelser.", en: "The id begins with the organisation code and a hyphen, such as ttd-decisions. The code stands for the service owner in the rule about events." }
    PRODUCT { nb: "Hva skal tilgangsreglene brukes til?", en: "What shall the access rules be for?" }
    PRODUCT_HELP { nb: "Hver tjeneste spør om sine egne handlinger: Melding om read, Formidling om read, write og subscribe, samtykke om requestconsent og consent.", en: "Each service asks for actions of its own: Correspondence for read, Broker for read, write and subscribe, consent for requestconsent and consent." }
    PRODUCT_CORRESPONDENCE { nb: "Altinn Melding", en: "Altinn Correspondence" }
    PRODUCT_BROKER { nb: "Altinn Formidling", en: "Altinn Broker" }
    PRODUCT_NOTIFICATIONS { nb: "Altinn Varsling", en: "Altinn Notifications" }
    PRODUCT_GENERIC { nb: "en annen ressurs", en: "another resource" }
    PRODUCT_CONSENT { nb: "samtykke", en: "consent" }
    ORG { nb: "Hvilken organisasjonskode har tjenesteeieren?", en: "What is the service owner's organisation code?" }
    ORG_HELP { nb: "Uten den leses koden av ressurs-id-en.", en: "Without it the code is read from the resource id." }
    WRITERS { nb: "Hvem andre enn tjenesteeieren skal kunne sende? (tilgangspakker og roller)", en: "Who besides the service owner shall be able to send? (access packages and roles)" }
    WRITERS_HELP { nb: "Tjenesteeieren trenger ingen regel. Rollene og pakkene må holdes for den som sender.", en: "The service owner needs no rule. The roles and packages must be held for the sender." }
    LEVEL { nb: "Hvilket sikkerhetsnivå kreves? (0–4)", en: "Which security level is required? (0–4)" }
    LEVEL_HELP { nb: "3 er vanlig, 4 for sensitivt innhold. 1 og 2 virker bare gjennom API.", en: "3 is usual, 4 for sensitive content. 1 and 2 work only through API." }
    REQUEST_BY { nb: "Hvem skal kunne be om samtykke?", en: "Who shall be able to ask for consent?" }
    REQUEST_BY_HELP { nb: "organizations er alle virksomheter. Bare utvalgte: skriv tilgangslistene, for eksempel ttd:banker, med komma mellom.", en: "organizations is every organisation. Only selected ones: type the access lists, such as ttd:banks, with commas between." }
    READERS_BROKER { nb: "Hvem skal kunne sende og motta filer? (tilgangspakker og roller)", en: "Who shall be able to send and receive files? (access packages and roles)" }
    READERS_BROKER_HELP { nb: "Formidling brukes gjennom API av systembrukere, og de får bare tilgang gjennom tilgangspakker.", en: "Broker is used through API by system users, and only access packages reach those." }
    READERS_NOTIFICATIONS { nb: "Hvilke kontaktpersoner hos virksomheten skal varsles? (tilgangspakker og roller)", en: "Which contact persons at the organisation shall be notified? (access packages and roles)" }
    READERS_GENERIC { nb: "Hvem skal kunne lese? (tilgangspakker og roller)", en: "Who shall be able to read? (access packages and roles)" }
    READERS_CONSENT { nb: "Hvem skal kunne gi samtykke? (tilgangspakker og roller)", en: "Who shall be able to give consent? (access packages and roles)" }
    READERS_CONSENT_HELP { nb: "Privatpersoner samtykker for seg selv med rollen priv; for virksomheter den som har en rolle der.", en: "Private persons consent for themselves with the role priv; for organisations those who have a role there." }
}
