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
    "STD-00000" 400 "STD-00000"
        says { nb: "Et felt mangler eller har feil form. Svaret sier hvilket, under validationErrors.", en: "A field is missing or of a wrong form. The answer says which, under validationErrors." }
        next { nb: "Rett feltet som står i paths: koden ved siden av sier hva som er galt, og altinn-onboard explain KODE forklarer den", en: "Correct the field named in paths: the code beside it says what is wrong, and altinn-onboard explain CODE explains it" }
}
