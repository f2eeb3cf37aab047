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
    RESOURCE_ID_MIGRATED = "RESOURCE-ID-MIGRATED" [Error, Warning]
        says { nb: "Ressurser med `migratedcorrespondence` i id-en er bare for meldinger som er flyttet fra Altinn 2, aldri for nye.", en: "Resources with `migratedcorrespondence` in their ID are only for messages moved from Altinn 2, never for new ones." }
        next ID
    RESOURCE_ID_PREFIX = "RESOURCE-ID-PREFIX" [Error, Warning]
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
    MESSAGE_OTHER = "MESSAGE-OTHER" [Error]
        says { nb: "Melding {id} ble ikke sendt på {resource} til {orgnr}.", en: "Message {id} was not sent on {resource} to {orgnr}." }
        next { nb: "Oppgi correspondenceId i svaret som dere fikk da filen ble sendt", en: "Give correspondenceId in the answer that you got when the file was sent" }
    MESSAGE_NO_TRIAL = "MESSAGE-NO-TRIAL" [Error]
        says { nb: "Melding {id} er ikke testmeldingen til {orgnr} (sendersReference {reference}), så programmet trekker den ikke tilbake.", en: "Message {id} is not the test message to {orgnr} (sendersReference {reference}), so the program does not withdraw it." }
        next { nb: "Skal den likevel trekkes tilbake, gjøres det fra systemet som sendte den. Send en ny testmelding: altinn-onboard try message --again", en: "If it is to be withdrawn all the same, do it from the system that sent it. Send a new test message: altinn-onboard try message --again" }
    NOTIFICATION_ID_FORM = "NOTIFICATION-ID-FORM" [Error]
        says { nb: "«{text}» er ikke id-en til et varsel.", en: "“{text}” is not the ID of a notification." }
        next { nb: "Den står som shipmentId i svaret på varslingsordren, for eksempel 5c0d9d2a-0f1e-4a53-9a52-1f6b8a3c7d11", en: "It is shipmentId in the answer to the order, such as 5c0d9d2a-0f1e-4a53-9a52-1f6b8a3c7d11" }
    NOTIFICATION_OTHER = "NOTIFICATION-OTHER" [Error]
        says { nb: "Varselet {id} er ikke det som ble bestilt her: det har ikke sendersReference {reference}.", en: "The notification {id} is not the one that was ordered here: it does not have sendersReference {reference}." }
        next { nb: "Oppgi shipmentId i svaret som dere fikk da testvarselet ble bestilt", en: "Give shipmentId in the answer that you got when the test notification was ordered" }
    SUBSCRIPTION_ID_FORM = "SUBSCRIPTION-ID-FORM" [Error]
        says { nb: "«{text}» er ikke nummeret til et hendelsesabonnement.", en: "“{text}” is not the number of an event subscription." }
        next { nb: "Det står som id i svaret, for eksempel 4711", en: "It is id in the answer, such as 4711" }
    SUBSCRIPTION_OTHER = "SUBSCRIPTION-OTHER" [Error]
        says { nb: "Hendelsesabonnement {id} gjelder ikke {resource}, eller sender ikke til {url}.", en: "Event subscription {id} is not on {resource}, or does not send to {url}." }
        next { nb: "Oppgi id-en i svaret som dere fikk da filen ble sendt", en: "Give id in the answer that you got when the file was sent" }
    CONTACT_FORM = "CONTACT-FORM" [Error]
        says { nb: "Her hører en felles e-postadresse, et telefonnummer eller en https-adresse hjemme; flere skilles med komma.", en: "A shared mailbox, a phone number or an https address belongs here; several are separated by commas." }
        next CONTACT_NEXT
    CONTACT_PERSONAL = "CONTACT-PERSONAL" [Error, Warning]
        says { nb: "{address} ser ut til å tilhøre én person. Kontaktpunktet er offentlig og skal virke også når den som satte opp tjenesten, har sluttet.", en: "{address} looks like one person's address. The contact point is public and must outlive whoever sets the service up." }
        next CONTACT_NEXT
    WEBHOOK_NOT_ABSOLUTE = "WEBHOOK-NOT-ABSOLUTE" [Error]
        says { nb: "Her hører en hel adresse hjemme, for eksempel `https://virksomheten.no/altinn/hendelser`.", en: "A whole address belongs here, such as `https://organisation.no/altinn/events`." }
        next WEBHOOK_NEXT
    LISTEN_ADDRESS_MISSING = "LISTEN-ADDRESS-MISSING" [Error]
        says { nb: "Altinn sender bare hendelser til en adresse på internett. Uten en tunnel hit er det ingenting å lytte på.", en: "Altinn sends events only to an address on the internet. Without a tunnel to this machine there is nothing to listen for." }
        next { nb: "Start en tunnel til porten her, og oppgi adressen den får: --public-url ADRESSE. Eller hent hendelsene uten adresse: altinn-onboard events poll", en: "Start a tunnel to the port here, and give the address that it gets: --public-url ADDRESS. Or fetch the events without an address: altinn-onboard events poll" }
    LISTEN_PORT = "LISTEN-PORT" [Error]
        says { nb: "Porten {port} kan ikke brukes: {reason}", en: "The port {port} cannot be used: {reason}" }
        next { nb: "Velg en annen port, og la tunnelen gå dit: --port N. Med --port 0 velges en som er ledig", en: "Choose another port, and point the tunnel at it: --port N. --port 0 takes any that is free" }
    LISTEN_FORWARD = "LISTEN-FORWARD" [Error]
        says { nb: "Hendelser sendes bare videre til en fullstendig http- eller https-adresse, uten brukernavn og passord.", en: "Events are forwarded only to a complete http or https address, without user name and password." }
        next { nb: "Oppgi adressen til systemet deres: --forward http://localhost:8080/altinn", en: "Give the address of your system: --forward http://localhost:8080/altinn" }
    LISTEN_NO_EVENT = "LISTEN-NO-EVENT" [Warning]
        says { nb: "Det som kom, er ikke en hendelse slik Altinn skriver dem, så det er avvist og ikke vist.", en: "What came is not an event as Altinn writes them, so it was refused and is not shown." }
        next { nb: "Hold adressen hemmelig: den som kjenner den, kan sende hva som helst", en: "Keep the address secret: whoever knows it can send anything" }
    LISTEN_NOT_FORWARDED = "LISTEN-NOT-FORWARDED" [Warning]
        says { nb: "Hendelsen er ikke sendt videre til {address}: den svarte {status}. Altinn har fått beskjed om å sende den igjen.", en: "The event was not forwarded to {address}, which answered {status}. Altinn has been told to send it again." }
        next { nb: "Se i loggen til systemet på {address}. Altinn prøver igjen etter 10 sekunder, og så sjeldnere", en: "Look in the log of the system at {address}. Altinn tries again after 10 seconds, then less and less often" }
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
