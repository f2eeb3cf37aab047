//! What a letter may lack, as named in "held back until you give …".

phrases! {
    ORG_NUMBER { nb: "organisasjonsnummeret", en: "the organisation number" }
    ORG_NAME { nb: "navnet fra Enhetsregisteret", en: "the name from Enhetsregisteret" }
    ORG_CODE { nb: "organisasjonskoden, som kommer med avtalen (brev L6)", en: "the organisation code, which comes with the agreement (letter L6)" }
    CONTACT_NAME { nb: "navnet på kontaktpersonen", en: "the name of the contact person" }
    CONTACT_EMAIL { nb: "e-postadressen til kontaktpersonen", en: "the e-mail address of the contact person" }
    CONTACT_PHONE { nb: "telefonnummeret til kontaktpersonen", en: "the phone number of the contact person" }
    CONTACT_ROLE { nb: "rollen til kontaktpersonen", en: "the role of the contact person" }
    DEPUTY_NAME { nb: "navnet på stedfortrederen", en: "the name of the deputy" }
    DEPUTY_EMAIL { nb: "e-postadressen til stedfortrederen", en: "the e-mail address of the deputy" }
    DEPUTY_PHONE { nb: "telefonnummeret til stedfortrederen", en: "the phone number of the deputy" }
    OPERATED_BY { nb: "hvem som drifter systemet", en: "who operates the system" }
    SUPPLIER_NAME { nb: "navnet på leverandøren", en: "the name of the supplier" }
    SUPPLIER_NUMBER { nb: "organisasjonsnummeret til leverandøren", en: "the organisation number of the supplier" }
    RESOURCE_CHOICE { nb: "om tjenesten er ny eller ressursen finnes", en: "whether the service is new or the resource exists" }
    RESOURCE_BY { nb: "om ressursen lages i Altinn Studio eller av programmet", en: "whether the resource is made in Altinn Studio or by the program" }
    USER_NAME { nb: "brukernavnet ditt i Altinn Studio (logg inn én gang, så finnes det)", en: "your user name in Altinn Studio (log in once, and it exists)" }
    RESOURCE_ID { nb: "ressurs-id", en: "the resource ID" }
    RECIPIENTS { nb: "hvem som er mottakere", en: "who the recipients are" }
    EVENTS_ADDRESS { nb: "mottaksadressen for hendelser", en: "the receiving address for events" }
    TEST_MESSAGE { nb: "en testmelding som er sendt", en: "a test message that has been sent" }
    SCOPES { nb: "noe å be om: alle scopes er tildelt, åpne eller forespurt", en: "something to ask for: all scopes are granted, open or asked for" }

    // Details that no journey asks for, because only a letter needs them.
    WITHOUT_PERSON_NUMBER { nb: "det samme uten fødselsnummer", en: "the same without a national identity number" }
    EMPLOYER { nb: "arbeidsgiveren til kontaktpersonen, hvis det er en annen", en: "the employer of the contact person, if it is another" }
    APPROVER { nb: "navnet på den som går god for forespørselen", en: "the name of the one who vouches for the request" }
    STUDIO_COLLEAGUE { nb: "brukernavnet i Altinn Studio til en kollega", en: "the user name in Altinn Studio of a colleague" }
    STUDIO_OWNER { nb: "hvem som eier organisasjonen i Altinn Studio («unknown» når ingen vet det, «none» når den ikke finnes)", en: "who owns the organisation in Altinn Studio (“unknown” when nobody knows, “none” when it is not there)" }
    RESOURCE_TEAM { nb: "navnet på teamet for ressurser", en: "the name of the team for resources" }
    SUPPLIER_EMAIL { nb: "e-postadressen til leverandøren", en: "the e-mail address of the supplier" }
    SYSTEM { nb: "navnet på systemet som sender", en: "the name of the system that sends" }
    ERROR_TIME { nb: "tidspunktet for det avviste kallet", en: "the time of the refused call" }
    TRACE_ID { nb: "sporings-id fra det avviste kallet", en: "the trace ID of the refused call" }
    PLANNED_START { nb: "planlagt oppstart", en: "the planned start" }
    VOLUME { nb: "ventet volum", en: "the expected volume" }
    LARGEST_DISPATCH { nb: "største enkeltutsending", en: "the largest single dispatch" }
    LISTED_NAMES { nb: "navnet på bokmål, nynorsk og engelsk", en: "the name in Bokmål, Nynorsk and English" }
    WANTED_CODES { nb: "ønsket organisasjonskode og ett alternativ", en: "the wanted organisation code and one alternative" }
    HOME_PAGE { nb: "hjemmesiden", en: "the home page" }
    LOGO { nb: "adressen til logoen", en: "the address of the logo" }
    PUBLIC_CONTACT { nb: "offentlig telefon eller kontaktside", en: "a public phone or contact page" }
    SIGNATORY { nb: "navn og tittel på den som signerer", en: "name and title of the one who signs" }
    AGREEMENT_MAILBOX { nb: "postkassen for avtalen", en: "the mailbox for the agreement" }
    TECHNICAL_MAILBOX { nb: "postkassen for teknisk kontakt", en: "the mailbox for technical contact" }
    SECURITY_MAILBOX { nb: "postkassen for sikkerhet og personvern", en: "the mailbox for security and privacy" }
    OPERATIONS_MAILBOX { nb: "postkassen for driftsvarsler", en: "the mailbox for operations alerts" }
    INVOICE { nb: "fakturaadresse (EHF) og referanse", en: "invoice address (EHF) and reference" }
}
