//! Letters: subjects, what each is for, and the words around them. The letters themselves are `templates/letters`.

phrases! {
    // What a letter is called, in a list.
    L1_TITLE { nb: "Forespørsel om scopes", en: "Request for scopes" }
    L2_TITLE { nb: "Tilgang i Altinn Studio", en: "Access in Altinn Studio" }
    L3_TITLE { nb: "Repositorium og team i Altinn Studio", en: "Repository and teams in Altinn Studio" }
    L4_TITLE { nb: "Fullmakt til selvbetjening i Maskinporten", en: "Authorisation for self-service in Maskinporten" }
    L5_TITLE { nb: "Hvitlisting av ressurs (bare ved feil 4008)", en: "Whitelisting of a resource (only after error 4008)" }
    L6_TITLE { nb: "Avtale om å bli tjenesteeier", en: "Service-owner agreement" }
    L7_TITLE { nb: "Bruksvilkår til signering", en: "Terms of use for signature" }
    L8_TITLE { nb: "Reelt organisasjonsnummer i TT02", en: "Real organisation number in TT02" }
    L10_TITLE { nb: "Bestilling til leverandøren", en: "Order to the supplier" }
    L11_TITLE { nb: "Åpning i brannmur", en: "Opening of the firewall" }
    L13_TITLE { nb: "Kontroll av testmeldingen", en: "Check of the test message" }

    // Subjects.
    L1_SUBJECT { nb: "Forespørsel om tilgang til scopes i Maskinporten – {organisation} ({orgnr}) – {environments}", en: "Request for Maskinporten scopes – {organisation} ({orgnr}) – {environments}" }
    L2_SUBJECT { nb: "Tilgang til organisasjonen {code} i Altinn Studio for {user}", en: "Access to the organisation {code} in Altinn Studio for {user}" }
    L2_SUBJECT_UNKNOWN { nb: "Hvem er administrator for {code} i Altinn Studio? – {organisation} ({orgnr})", en: "Who is the administrator of {code} in Altinn Studio? – {organisation} ({orgnr})" }
    L3_SUBJECT { nb: "Opprette {code}-resources og team for publisering i Altinn Studio", en: "Create {code}-resources and teams for publishing in Altinn Studio" }
    L3_SUBJECT_NEW { nb: "Ny organisasjon i Altinn Studio – {organisation} ({orgnr})", en: "New organisation in Altinn Studio – {organisation} ({orgnr})" }
    L4_SUBJECT { nb: "Fullmakt til selvbetjening i Maskinporten for {contact} på vegne av {organisation} ({orgnr})", en: "Authorisation for self-service in Maskinporten for {contact} on behalf of {organisation} ({orgnr})" }
    L5_SUBJECT { nb: "Hvitlisting av meldingsressurs i produksjon – {resource} – {organisation} ({orgnr})", en: "Whitelisting of a correspondence resource in production – {resource} – {organisation} ({orgnr})" }
    L6_SUBJECT { nb: "Ny tjenesteeier i Altinn – {organisation} ({orgnr})", en: "New service owner in Altinn – {organisation} ({orgnr})" }
    L7_SUBJECT { nb: "Til signering: bruksvilkår for Digdirs digitale fellesløsninger (Maskinporten)", en: "For signature: terms of use for Digdir's common solutions (Maskinporten)" }
    L8_SUBJECT { nb: "Opprettelse av reelt organisasjonsnummer i TT02 – {organisation} ({orgnr})", en: "Creation of a real organisation number in TT02 – {organisation} ({orgnr})" }
    L10_SUBJECT { nb: "Bestilling: offentlig nøkkel (JWK) til Maskinporten-klient – {service} – {environments}", en: "Order: public key (JWK) for a Maskinporten client – {service} – {environments}" }
    L10_SUBJECT_CLIENT { nb: "Bestilling: Maskinporten-klient for {organisation} – {service} – {environments}", en: "Order: Maskinporten client for {organisation} – {service} – {environments}" }
    L11_SUBJECT { nb: "Åpning i brannmur for Altinn og Maskinporten – {system}", en: "Opening of the firewall for Altinn and Maskinporten – {system}" }
    L13_SUBJECT { nb: "Kontroll av testmelding i Arbeidsflate ({environments})", en: "Check of a test message in Arbeidsflate ({environments})" }

    // Why a letter is sent, how long it usually takes, what waits for it.
    L1_WHY { nb: "Altinn må tildele dere scopes før noe kan sendes.", en: "Altinn must grant you the scopes before anything can be sent." }
    L2_WHY { nb: "Bare eieren kan legge brukere til i organisasjonen.", en: "Only the owner can add users to the organisation." }
    L3_WHY { nb: "Uten repositorium og team kan ingen publisere.", en: "Without repository and teams nobody can publish." }
    L4_WHY { nb: "Bare hovedadministrator kan gi fullmakt til å registrere klienter.", en: "Only the main administrator can authorise somebody to register clients." }
    L5_WHY { nb: "Tjenesten avviste ressursen med feil 4008.", en: "The service refused the resource with error 4008." }
    L6_WHY { nb: "Bare tjenesteeiere kan eie ressurser i Altinn.", en: "Only service owners can own resources in Altinn." }
    L7_WHY { nb: "Maskinporten er stengt for dere til vilkårene er signert.", en: "Maskinporten is closed to you until the terms are signed." }
    L8_WHY { nb: "Reelle virksomheter finnes ikke i TT02 før noen ber om det (feil 4002).", en: "Real organisations are not in TT02 before somebody asks for it (error 4002)." }
    L10_WHY { nb: "Den som drifter systemet, skal holde nøkkelen.", en: "The one who operates the system shall hold the key." }
    L11_WHY { nb: "Serverne må nå Altinn og Maskinporten, og hendelser må nå dere.", en: "The servers must reach Altinn and Maskinporten, and events must reach you." }
    L13_WHY { nb: "Noen må se meldingen slik mottakeren ser den.", en: "Somebody must see the message as the recipient sees it." }
    DAYS_FEW { nb: "2–5 virkedager (erfaring)", en: "2–5 working days (experience)" }
    DAYS_MANY { nb: "5–15 virkedager (erfaring)", en: "5–15 working days (experience)" }
    WEEKS { nb: "2–6 uker (erfaring)", en: "2–6 weeks (experience)" }
    DAY { nb: "samme dag eller dagen etter (erfaring)", en: "the same day or the next (experience)" }

    // Channels.
    BY_MAILBOX { nb: "e-post", en: "e-mail" }
    BY_FORM { nb: "skjemaet «Bli tjenesteeier» ({address}), med følgebrev på e-post", en: "the form “Bli tjenesteeier” ({address}), with this letter by e-mail" }
    INTERNALLY { nb: "internt hos dere", en: "inside your organisation" }
    TO_SUPPLIER { nb: "e-post til leverandøren", en: "e-mail to the supplier" }

    // Around the letters.
    PRACTICE { nb: "ØVELSE – SKAL IKKE SENDES", en: "REHEARSAL – DO NOT SEND" }
    PRACTICE_MAILBOX { nb: "skal-ikke-sendes@example.invalid", en: "do-not-send@example.invalid" }
    PRACTICE_PAGE { nb: "https://example.invalid/ovelse", en: "https://example.invalid/rehearsal" }
    PRACTICE_SUBJECT { nb: "ØVELSE – SKAL IKKE SENDES: {subject}", en: "REHEARSAL – DO NOT SEND: {subject}" }
    TO { nb: "Til", en: "To" }
    CHANNEL { nb: "Kanal", en: "Channel" }
    SUBJECT { nb: "Emne", en: "Subject" }
    DATE { nb: "Dato", en: "Date" }
    OUR_REFERENCE { nb: "Vår ref.", en: "Our ref." }
    PASTE { nb: "(Brevet er for langt til å fylles inn her. Lim inn teksten fra {file}.)", en: "(The letter is too long to be filled in here. Paste the text from {file}.)" }
    PACKAGE { nb: "Bestillingspakke: send dette i dag", en: "Order package: send this today" }
    PACKAGE_PRACTICE { nb: "Bestillingspakke: dette ville vært sendt i dag", en: "Order package: this would be sent today" }
    PACKAGE_WHY { nb: "Alt som andre må gjøre, for {environments}. Det tar lengst tid, så det bestilles først.", en: "Everything that others must do, for {environments}. It takes longest, so it is ordered first." }
    PACKAGE_EMPTY { nb: "Ingen brev trengs nå.", en: "No letters are needed now." }
    ENTRY { nb: "{title}. {why} Tar vanligvis {usually}. Stopper: {blocks}.", en: "{title}. {why} Usually takes {usually}. Holds up: {blocks}." }
    ENTRY_SHORT { nb: "{title}, til {who}. Tar vanligvis {usually}.", en: "{title}, to {who}. Usually takes {usually}." }
    SAVED { nb: "Brevene ligger i {folder}", en: "The letters are in {folder}" }
    SAVED_SHORT { nb: "Brevene ligger i {folder}\nHvorfor de trengs, og hva de stopper: altinn-onboard letter package", en: "The letters are in {folder}\nWhy they are needed and what they hold up: altinn-onboard letter package" }
    ENTRY_SENT { nb: "{title}: sendt {date}", en: "{title}: sent {date}" }
    ENTRY_SENT_CASE { nb: "{title}: sendt {date}, saksnummer {case}", en: "{title}: sent {date}, case number {case}" }
    ALREADY_SENT { nb: "Sendt før", en: "Sent before" }
    HELD_BACK { nb: "Holdes tilbake til dere oppgir", en: "Held back until you give" }
    HELD_BACK_ALL { nb: "Alle brevene under trenger", en: "All letters below need" }
    MISSING { nb: "{what} ({flag})", en: "{what} ({flag})" }
    RECEIVER { nb: "Til {who} ({address})", en: "To {who} ({address})" }
    RECEIVER_PLAIN { nb: "Til {who}", en: "To {who}" }
    AND { nb: "{before} og {last}", en: "{before} and {last}" }

    // Environments and products in a letter.
    TT02 { nb: "TT02", en: "TT02" }
    PRODUCTION { nb: "produksjon", en: "production" }
    PERMANENT { nb: "så lenge tjenesten er i drift", en: "as long as the service is in operation" }
    SYSTEM_FOR { nb: "systemet som bruker {products}", en: "the system that uses {products}" }
    START_SOON { nb: "test straks scopene er tildelt, produksjon når testen er godkjent", en: "test as soon as the scopes are granted, production when the test is approved" }
    ORGANISATIONS { nb: "virksomheter", en: "organisations" }
    PERSONS { nb: "privatpersoner", en: "private persons" }
    BOTH { nb: "virksomheter og privatpersoner", en: "organisations and private persons" }
    TERMS_SIGNED { nb: "signert {date}", en: "signed on {date}" }
    TERMS_ORDERED { nb: "ikke signert ennå; bestilt samtidig", en: "not signed yet; ordered at the same time" }
    TERMS_PUBLIC { nb: "bruksvilkår for offentlige virksomheter", en: "the terms of use for public bodies" }
    TERMS_PRIVATE { nb: "bruksvilkår for private virksomheter", en: "the terms of use for private bodies" }

    // Why a scope is not asked for.
    AUTOMATIC { nb: "følger med det å være tjenesteeier", en: "comes with being a service owner" }
    OPEN_TO_ALL { nb: "tilgjengelig for alle", en: "open to all" }
    GRANTED { nb: "allerede tildelt", en: "granted already" }
    ASKED_BEFORE { nb: "forespurt tidligere", en: "asked for before" }
}
