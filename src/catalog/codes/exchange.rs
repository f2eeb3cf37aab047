//! What the exchange of tokens means by a no.
//!
//! Source: Altinn/altinn-authentication `src/Authentication/Controllers/AuthenticationController.cs`, 2026-07-17.

use super::row::{ServiceCode, service_codes, shared};
use super::shared::{ISSUER, WRONG_AUDIENCE};
use crate::catalog::services::RemoteService;

shared! {
    EX_401_NEXT { nb: "altinn-onboard token viser hva tokenet sier. Stemmer miljø og tid, vent litt og kjør altinn-onboard resume", en: "altinn-onboard token shows what the token says. If environment and time are right, wait a little and run altinn-onboard resume" }
}

service_codes! { Some(RemoteService::Authentication);
    "NOT-A-TOKEN" 0 "EXCHANGE-NOT-A-TOKEN"
        says { nb: "Svaret fra vekslingen er ikke et token.", en: "The answer from the exchange is not a token." }
        next EX_401_NEXT
    "" 400 "EXCHANGE-400"
        says WRONG_AUDIENCE
        next ISSUER
    "" 401 "EXCHANGE-401"
        says { nb: "Altinn vekslet ikke tokenet. Svaret er det samme for et token fra feil miljø, et utløpt token og driftsstans hos Altinn.", en: "Altinn did not exchange the token. The answer is the same for a token from the wrong environment, an expired token and an outage at Altinn." }
        next EX_401_NEXT
    "" 410 "EXCHANGE-410"
        says { nb: "Virksomhetsbrukere finnes ikke lenger i Altinn.", en: "Enterprise users no longer exist in Altinn." }
        next { nb: "Fjern hodefeltet X-Altinn-EnterpriseUser-Authentication fra kallet", en: "Leave the header X-Altinn-EnterpriseUser-Authentication out of the call" }
}
