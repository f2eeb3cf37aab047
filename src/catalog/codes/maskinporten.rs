//! What Maskinporten's codes mean, and what it says without one.
//!
//! Source: felleslosninger/docs `_docs/Maskinporten/maskinporten_feilsoking.md`, 2024-10-17; texts without a code from public
//! threads.

use super::row::{ServiceCode, service_codes, shared};
use super::shared::{CLIENT_ID, ISSUER, WRONG_AUDIENCE};
use crate::catalog::services::RemoteService;

shared! {
    MP_120_NEXT { nb: "Registrer en nøkkel på klienten i stedet: altinn-onboard client guide", en: "Register a key on the client instead: altinn-onboard client guide" }
    CLOCK_NEXT { nb: "Still klokken (timedatectl, w32tm /resync eller sntp), og kjør altinn-onboard resume", en: "Set the clock (timedatectl, w32tm /resync or sntp), and run altinn-onboard resume" }
    SYSTEM_USER_NEXT { nb: "Kontroller systembrukeren hos den som registrerte systemet", en: "Check the system user with those who registered the system" }
}

service_codes! { Some(RemoteService::Maskinporten);
    "MP-011" 400 "MP-011"
        says { nb: "Forespørselen er ødelagt på veien: linjeskift, feil koding eller avkortet.", en: "The request was damaged on the way: it contains a line break, has the wrong encoding, or was cut short." }
        next { nb: "Se om en proxy endrer trafikken, og kjør altinn-onboard resume", en: "See whether a proxy changes the traffic, and run altinn-onboard resume" }
    "MP-012" 400 "MP-012"
        says { nb: "Forespørselen er brukt før: noe på veien har sendt den to ganger.", en: "The request has been used before: something on the way sent it twice." }
        next { nb: "Kjør kommandoen på nytt: hvert forsøk er en ny forespørsel", en: "Run the command again: every attempt is a new request" }
    "MP-100" 400 "MP-100" means ClientUnknown
        says { nb: "Maskinporten kjenner ikke klienten i dette miljøet: klient-ID-en er feil, klienten er slettet, eller den finnes bare i det andre miljøet.", en: "Maskinporten does not know the client in this environment: the client ID is wrong, the client was deleted, or it exists in the other environment only." }
        next CLIENT_ID
    "MP-110" 400 "MP-110"
        says WRONG_AUDIENCE
        next ISSUER
    "MP-120" 400 "MP-120"
        says { nb: "Virksomhetssertifikatet hører til det andre miljøet, eller er ikke et virksomhetssertifikat.", en: "The enterprise certificate belongs to the other environment, or is not an enterprise certificate." }
        next MP_120_NEXT
    "MP-121" 400 "MP-121" means KeyRefused
        says { nb: "Nøkkelen er utløpt: en nøkkel virker høyst ett år fra den ble registrert.", en: "The key has expired: a key works for one year at most from its registration." }
        next { nb: "Registrer den offentlige nøkkelen på nytt, eller lag en ny: altinn-onboard client guide", en: "Register the public key again, or make a new one: altinn-onboard client guide" }
    "MP-122" 400 "MP-122"
        says { nb: "Virksomhetssertifikatet har et annet organisasjonsnummer enn klienten.", en: "The enterprise certificate has another organisation number than the client." }
        next { nb: "Bruk virksomhetens eget sertifikat, eller registrer en nøkkel: altinn-onboard client guide", en: "Use the organisation's own certificate, or register a key: altinn-onboard client guide" }
    "MP-123" 400 "MP-123"
        says { nb: "Sertifikatet er sendt i feil format.", en: "The certificate was sent in the wrong format." }
        next MP_120_NEXT
    "MP-124" 400 "MP-124" means KeyRefused
        says { nb: "Signaturen stemmer ikke: den private nøkkelen hører ikke sammen med den offentlige nøkkelen som er registrert under denne nøkkel-id-en.", en: "The signature is not valid: the private key does not belong to the key that is registered under this key ID." }
        next { nb: "Sammenlign nøkkelen med den som er registrert: altinn-onboard client key", en: "Compare the key with the registered one: altinn-onboard client key" }
    "MP-130" 400 "MP-130" means ClockWrong
        says { nb: "Forespørselen var utløpt da den kom fram: klokken på denne maskinen går for sakte, eller nettet er tregt.", en: "The request had expired when it arrived: this machine's clock is slow, or the network is." }
        next CLOCK_NEXT
    "MP-200" 400 "MP-200" means ScopeNotOnClient
        says { nb: "Scopet er ikke lagt til på klienten.", en: "The scope is not added to the client." }
        next { nb: "Legg det til på klienten i selvbetjeningen, på fanen «Scopes»: altinn-onboard client guide", en: "Add it to the client in self-service, under the tab “Scopes”: altinn-onboard client guide" }
    "MP-201" 400 "MP-201"
        says { nb: "Klienten er ikke en Maskinporten-klient, og det kan ikke endres.", en: "The client is not a Maskinporten client, and that cannot be changed." }
        next { nb: "Lag en ny klient av typen Maskinporten: altinn-onboard client guide", en: "Make a new client of the type Maskinporten: altinn-onboard client guide" }
    "MP-250" 400 "MP-250" means ScopeNotGranted
        says { nb: "Virksomheten er ikke tildelt scopet i dette miljøet ennå.", en: "The organisation has not been granted the scope in this environment yet." }
        next { nb: "Be om scopet: altinn-onboard scopes request. Kjør altinn-onboard resume når svaret har kommet. En leverandør med egen klient må oppgi virksomheten (--consumer-org)", en: "Ask for the scope: altinn-onboard scopes request. Run altinn-onboard resume when the answer has come. A supplier with its own client must name the organisation (--consumer-org)" }
    "MP-251" 400 "MP-251" means ScopeNotGranted
        says { nb: "Virksomheten har ikke delegert scopet til leverandøren i dette miljøet: delegeringen mangler, den er gjort i det andre miljøet, eller scopet kan ikke delegeres.", en: "The organisation has not delegated the scope to the supplier in this environment: the delegation is missing, it was made in the other environment, or the scope cannot be delegated." }
        next { nb: "Virksomheten delegerer API-et med scopet til leverandøren i Altinn i samme miljø (en delegering i produksjon gjelder ikke i TT02). Finnes ikke scopet i listen der, kan det ikke delegeres: registrer en egen klient med leverandørens nøkkel (altinn-onboard change operated-by)", en: "The organisation delegates the API with the scope to the supplier in Altinn in the same environment (a delegation in production does not apply in TT02). If the scope is not in the list there, it cannot be delegated: register your own client with the supplier's key (altinn-onboard change operated-by)" }
    "MP-301" 400 "MP-301"
        says { nb: "Opplysningene om systembruker har en ukjent type.", en: "The details of the system user are of an unknown type." }
        next SYSTEM_USER_NEXT
    "MP-302" 400 "MP-302"
        says { nb: "Opplysningene om systembruker har felter som ikke hører hjemme der, eller en ugyldig ekstern referanse.", en: "The details of the system user contain fields that do not belong there, or an invalid external reference." }
        next SYSTEM_USER_NEXT
    "MP-303" 400 "MP-303" means SystemUserUnknown
        says { nb: "Systembrukeren finnes ikke for denne klienten: systemet er ikke knyttet til klient-ID-en, referansen mangler, virksomheten er feil, eller forespørselen er ikke godkjent.", en: "There is no system user for this client: the system is not tied to the client ID, the reference is missing, the organisation is wrong, or the request is not approved." }
        next SYSTEM_USER_NEXT
    "MP-KID" 400 "MP-KID-UNKNOWN" means KeyUnknown
        says { nb: "Klienten har ingen nøkkel med denne nøkkel-id-en. En nøkkel som nettopp er registrert, virker først etter noen minutter.", en: "The client has no key with this key ID. A newly registered key works only after a few minutes." }
        next { nb: "Vent tre minutter og kjør altinn-onboard resume. Hjelper det ikke, kontroller at nøkkelen står på riktig klient: altinn-onboard client guide", en: "Wait three minutes and run altinn-onboard resume. If that does not help, check that the key is on the right client: altinn-onboard client guide" }
    "MP-KID-MISSING" 400 "MP-KID-MISSING"
        says { nb: "Klienten har registrerte nøkler, og forespørselen sier ikke hvilken som er brukt.", en: "The client has registered keys, and the request does not say which one was used." }
        next { nb: "Oppgi nøkkel-id-en på nytt: altinn-onboard resume --redo maskinporten-client", en: "Give the key ID again: altinn-onboard resume --redo maskinporten-client" }
    "MP-IAT" 400 "MP-CLOCK-FAST" means ClockWrong
        says { nb: "Forespørselen er datert fram i tid: klokken på denne maskinen går mer enn ti sekunder for fort.", en: "The request is dated in the future: this machine's clock is more than ten seconds fast." }
        next CLOCK_NEXT
    "MP-LIFETIME" 400 "MP-LIFETIME"
        says { nb: "Forespørselen er gyldig lenger enn Maskinporten tillater.", en: "The request is valid for longer than Maskinporten allows." }
        next CLOCK_NEXT
    "MP-CONSUMER-ORG" 400 "MP-CONSUMER-ORG"
        says { nb: "Forespørselen oppgir virksomheten som sin egen kunde.", en: "The request names the organisation as its own customer." }
        next { nb: "Fjern kunden (`consumer_org`) fra forespørselen: `--consumer-org` er bare for en leverandør, med virksomhetens nummer", en: "Leave the customer (`consumer_org`) out of the request: `--consumer-org` is only for a supplier, with the organisation's number" }
    "MP-TARGET" 400 "MP-TARGET"
        says { nb: "Forespørselen ber om et token til en mottaker som ikke godtas (`resource`).", en: "The request asks for a token for a receiver that is not accepted (`resource`)." }
        next ISSUER
    "MP-CLAIM" 400 "MP-CLAIM"
        says { nb: "Forespørselen er adressert til feil Maskinporten.", en: "The request is addressed to the wrong Maskinporten." }
        next ISSUER
    "MP-ASSERTION" 400 "MP-ASSERTION"
        says { nb: "Maskinporten godtar ikke forespørselen, men sier ikke hvorfor. Ofte er klient-ID-en feil for dette miljøet.", en: "Maskinporten does not accept the request and does not say why. Often the client ID is wrong for this environment." }
        next CLIENT_ID
}
