//! What every service means by a no.

use super::row::{ServiceCode, service_codes};
use super::shared::DOWN;

service_codes! { None;
    "" 429 "SERVICE-BUSY"
        says { nb: "Det kom for mange kall på kort tid.", en: "Too many calls came in a short time." }
        next { nb: "Vent noen minutter og kjør altinn-onboard resume", en: "Wait some minutes and run altinn-onboard resume" }
    "" 500 "SERVICE-DOWN"
        says { nb: "Tjenesten er nede eller under vedlikehold.", en: "The service is down or under maintenance." }
        next DOWN
    "SANDBOX-NOT-SAVED" 507 "SANDBOX-NOT-SAVED"
        says { nb: "Det er øvingsmiljøet som svarer, ikke tjenesten: det kan ikke lagre sin egen fil på denne maskinen, og ingenting ble gjort.", en: "It is the sandbox that answers, not the service: it cannot save its own file on this machine, and nothing was done." }
        next { nb: "Gi filen plass: rydd på disken, eller hev grensen for brukeren (ulimit -f, disk-kvote). Kjør så altinn-onboard resume", en: "Give the file room: free some of the disk, or raise the user's limit (ulimit -f, disk quota). Then run altinn-onboard resume" }
    "STD-00000" 400 "STD-00000"
        says { nb: "Et felt mangler eller har feil form. Svaret sier hvilket, under validationErrors.", en: "A field is missing or of a wrong form. The answer says which, under validationErrors." }
        next { nb: "Rett feltet som står i paths: koden ved siden av sier hva som er galt, og altinn-onboard explain KODE forklarer den", en: "Correct the field named in paths: the code beside it says what is wrong, and altinn-onboard explain CODE explains it" }
}
