//! What every service means by a no.

use super::row::{ServiceCode, service_codes};
use super::shared::DOWN;

service_codes! { None;
    "" 429 "SERVICE-BUSY"
        says { nb: "Det kom for mange kall på kort tid.", en: "Too many calls were made in a short time." }
        next { nb: "Vent noen minutter og kjør altinn-onboard resume", en: "Wait a few minutes and run altinn-onboard resume" }
    "" 500 "SERVICE-DOWN"
        says { nb: "Tjenesten er nede eller under vedlikehold.", en: "The service is down or under maintenance." }
        next DOWN
    "SANDBOX-NOT-SAVED" 507 "SANDBOX-NOT-SAVED"
        says { nb: "Det er øvingsmiljøet som svarer, ikke tjenesten: det kan ikke lagre sin egen fil på denne maskinen, og ingenting ble gjort.", en: "This answer comes from the sandbox, not from the service: it cannot save its own file on this machine, so nothing was done." }
        next { nb: "Skaff plass til filen: rydd på disken, eller hev grensen for brukeren (ulimit -f, disk-kvote). Kjør så altinn-onboard resume", en: "Make room for the file: free some disk space, or raise the user's limit (ulimit -f, disk quota). Then run altinn-onboard resume" }
    "STD-00000" 400 "STD-00000"
        says { nb: "Et felt mangler eller har feil form. Svaret sier hvilket, under validationErrors.", en: "A field is missing or has the wrong format. The answer says which, under validationErrors." }
        next { nb: "Rett feltet som står i paths: koden ved siden av sier hva som er galt, og altinn-onboard explain KODE forklarer den", en: "Correct the field named in paths: the code beside it says what is wrong, and altinn-onboard explain CODE explains it" }
}
