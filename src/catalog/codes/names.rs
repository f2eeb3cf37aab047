//! What is wrong with the name, the id or the address of something.

use super::row::shared;
use crate::finding::code::codes;

shared! {
    ID { nb: "Begynn id-en med organisasjonskoden og en bindestrek, for eksempel ttd-vedtak", en: "Begin the ID with the organisation code and a hyphen, such as ttd-decisions" }
    CLIENT_NEXT { nb: "Klient-ID-en står på fanen «Detaljer» i selvbetjeningen: {portal}", en: "The client ID is on the tab “Detaljer” in self-service: {portal}" }
    CONTACT_NEXT { nb: "Oppgi en felles postkasse, for eksempel postmottak@virksomheten.no.", en: "Give a shared mailbox, such as postmottak@organisation.no." }
    WEBHOOK_NEXT { nb: "Oppgi en adresse som kan nås fra internett, med sertifikat fra en offentlig utsteder.", en: "Give an address that can be reached from the internet, with a certificate from a public authority." }
}

codes! {
    NOTICE_RESOURCE = "NOTICE-RESOURCE" [Error]
        says { nb: "Ressursregisteret kjenner ikke {id} i dette miljøet.", en: "The resource registry does not know {id} in this environment." }
        next { nb: "Oppgi id-en til en ressurs eller app som er publisert her (en app skrives app_orgkode_appnavn), eller ingen", en: "Give the ID of a resource or app that is published here (an app is written app_orgcode_appname), or none" }
    RESOURCE_ID_URN = "RESOURCE-ID-URN" [Error]
        says { nb: "Dette er en URN. Her hører bare selve id-en hjemme, uten `urn:altinn:resource:`.", en: "This is a URN. The bare ID belongs here, without `urn:altinn:resource:`." }
        next ID
    RESOURCE_ID_PATTERN = "RESOURCE-ID-PATTERN" [Error]
        says { nb: "En ressurs-id har minst fire tegn, og bare a–z, 0–9, `_` og `-`: ikke store bokstaver, mellomrom eller æøå.", en: "A resource ID has at least four characters, only a–z, 0–9, `_` and `-`: no capitals, spaces or æøå." }
        next ID
    RESOURCE_ID_LENGTH = "RESOURCE-ID-LENGTH" [Error]
        says { nb: "En ressurs-id har høyst 255 tegn.", en: "A resource ID has at most 255 characters." }
        next ID
    RESOURCE_ID_APP = "RESOURCE-ID-APP" [Error]
        says { nb: "Id-er som begynner med `app_`, er forbeholdt apper laget i Altinn Studio.", en: "The prefix `app_` is reserved for apps made in Altinn Studio." }
        next ID
    RESOURCE_ID_SE = "RESOURCE-ID-SE" [Error]
        says { nb: "Id-er som begynner med `se_`, er forbeholdt tjenester fra Altinn 2.", en: "The prefix `se_` is reserved for Altinn 2 services." }
        next ID
    RESOURCE_ID_MIGRATED = "RESOURCE-ID-MIGRATED" [Error]
        says { nb: "Ressurser med `migratedcorrespondence` i id-en er bare for meldinger som er flyttet fra Altinn 2, aldri for nye.", en: "Resources with `migratedcorrespondence` in their ID are only for messages moved from Altinn 2, never for new ones." }
        next ID
    RESOURCE_ID_PREFIX = "RESOURCE-ID-PREFIX" [Error]
        says { nb: "Id-en må begynne med organisasjonskoden, `{code}-` eller `{code}_`. Ressursregisteret krever det ikke, men Altinn Studio gjør det, og id-en kan ikke endres senere.", en: "The ID must begin with the organisation code, `{code}-` or `{code}_`. The registry does not require it, but Altinn Studio does, and the ID cannot be changed later." }
        next ID
    RESOURCE_FOREIGN = "RESOURCE-FOREIGN" [Error]
        says { nb: "Ressursen {id} finnes og eies av {owner}.", en: "The resource {id} exists and belongs to {owner}." }
        next { nb: "Velg en annen ressurs-id.", en: "Choose another resource ID." }
    CLIENT_NAME = "CLIENT-NAME" [Error]
        says { nb: "«{found}» kan ikke være navn på en klient her: bruk små bokstaver, sifre og bindestrek.", en: "“{found}” cannot be the name of a client here: use lower-case letters, digits and hyphens." }
        next { nb: "Velg et kort navn, for eksempel drift eller leverandor.", en: "Choose a short name, such as operations or supplier." }
    CLIENT_ID_FORM = "CLIENT-ID-FORM" [Error]
        says { nb: "En klient-ID har bare bokstaver, sifre, `-` og `_`.", en: "A client ID has letters, digits, `-` and `_` only." }
        next CLIENT_NEXT
    CLIENT_ID_ORG_NUMBER = "CLIENT-ID-ORG-NUMBER" [Error]
        says { nb: "Dette er et organisasjonsnummer, ikke en klient-ID.", en: "This is an organisation number, not a client ID." }
        next CLIENT_NEXT
    CLIENT_ID_URN = "CLIENT-ID-URN" [Error]
        says { nb: "Dette er en URN eller adresse, ikke en klient-ID.", en: "This is a URN or an address, not a client ID." }
        next CLIENT_NEXT
    CLIENT_ID_PORTAL = "CLIENT-ID-PORTAL" [Error]
        says { nb: "Dette er adressen til selvbetjeningsportalen under et eldre navn; portalen heter nå {portal}. Her trengs klient-ID-en.", en: "This is the self-service portal under an older name; it is now {portal}. What is needed here is the client ID." }
        next CLIENT_NEXT
    CLIENT_ID_ENVIRONMENT = "CLIENT-ID-ENVIRONMENT" [Error]
        says { nb: "Denne klienten er registrert i {environment}. Klienter, nøkler og tildelinger gjelder bare i ett miljø.", en: "This client is registered in {environment}. Clients, keys and grants are valid in one environment only." }
        next CLIENT_NEXT
    MESSAGE_ID_FORM = "MESSAGE-ID-FORM" [Error]
        says { nb: "«{text}» er ikke id-en til en melding.", en: "“{text}” is not the ID of a message." }
        next { nb: "Den står som correspondenceId i svaret, for eksempel 0b1f3c7e-5b0a-4d58-9a55-0d6a2c3e4f10", en: "It is correspondenceId in the answer, such as 0b1f3c7e-5b0a-4d58-9a55-0d6a2c3e4f10" }
    SUBSCRIPTION_ID_FORM = "SUBSCRIPTION-ID-FORM" [Error]
        says { nb: "«{text}» er ikke nummeret til et hendelsesabonnement.", en: "“{text}” is not the number of an event subscription." }
        next { nb: "Det står som id i svaret, for eksempel 4711", en: "It is id in the answer, such as 4711" }
    CONTACT_FORM = "CONTACT-FORM" [Error]
        says { nb: "Her hører en felles e-postadresse, et telefonnummer eller en https-adresse hjemme; flere skilles med komma.", en: "A shared mailbox, a phone number or an https address belongs here; several are separated by commas." }
        next CONTACT_NEXT
    CONTACT_PERSONAL = "CONTACT-PERSONAL" [Error]
        says { nb: "{address} ser ut til å tilhøre én person. Kontaktpunktet er offentlig og skal virke også når den som satte opp tjenesten, har sluttet.", en: "{address} looks like one person's address. The contact point is public and must outlive whoever sets the service up." }
        next CONTACT_NEXT
    WEBHOOK_NOT_ABSOLUTE = "WEBHOOK-NOT-ABSOLUTE" [Error]
        says { nb: "Her hører en hel adresse hjemme, for eksempel `https://virksomheten.no/altinn/hendelser`.", en: "A whole address belongs here, such as `https://organisation.no/altinn/events`." }
        next WEBHOOK_NEXT
    WEBHOOK_NOT_HTTPS = "WEBHOOK-NOT-HTTPS" [Error]
        says { nb: "Altinn sender hendelser bare over https.", en: "Altinn sends events over https only." }
        next WEBHOOK_NEXT
    WEBHOOK_CREDENTIALS = "WEBHOOK-CREDENTIALS" [Error]
        says { nb: "Det står et brukernavn eller passord i adressen. Det ville blitt lagret og sendt i klartekst.", en: "There is a user name or password in the address. It would be kept and sent in clear text." }
        next WEBHOOK_NEXT
    WEBHOOK_INNER = "WEBHOOK-INNER" [Error]
        says { nb: "{address} er en adresse på denne maskinen, i et internt nett eller et annet sted som internett ikke når. Altinn når den heller ikke.", en: "{address} is an address on this machine, on an internal network or somewhere else that the internet cannot reach. Altinn cannot reach it either." }
        next WEBHOOK_NEXT
    WEBHOOK_REHEARSAL = "WEBHOOK-REHEARSAL" [Error]
        says { nb: "I en øvelse sendes hendelser bare til øvingsmiljøets egen mottaker; ingen andre adresser blir kalt.", en: "In a rehearsal events go to the sandbox's own receiver only; no other address is called." }
        next { nb: "Svar `sandbox:receiver`. Egne mottakere kan prøves i TT02, eller ved at de selv abonnerer hos `altinn-onboard sandbox`.", en: "Answer `sandbox:receiver`. Your own receivers can be tried in TT02, or can subscribe to `altinn-onboard sandbox` themselves." }
    WEBHOOK_SANDBOX = "WEBHOOK-SANDBOX" [Error]
        says { nb: "`sandbox:receiver` finnes bare i øvingsmiljøet.", en: "`sandbox:receiver` exists in the sandbox only." }
        next WEBHOOK_NEXT
}
