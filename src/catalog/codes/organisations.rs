//! What is wrong with the number of an organisation, or with the organisation.

use super::row::shared;
use crate::finding::code::codes;

shared! {
    ORG_NEXT { nb: "Slå opp nummeret på data.brreg.no og prøv igjen.", en: "Look the number up at data.brreg.no and try again." }
    MAIN_UNIT_NEXT { nb: "Oppgi organisasjonsnummeret til hovedenheten som skal stå som tjenesteeier.", en: "Give the organisation number of the main unit that will be the service owner." }
}

codes! {
    ORG_NOT_DIGITS = "ORG-NOT-DIGITS" [Error]
        says { nb: "Et organisasjonsnummer har bare sifre.", en: "An organisation number contains only digits." }
        next ORG_NEXT
    ORG_LENGTH = "ORG-LENGTH" [Error]
        says { nb: "Et organisasjonsnummer har ni sifre; dette har {found}.", en: "An organisation number has nine digits; this one has {found}." }
        next ORG_NEXT
    ORG_CHECK_DIGIT = "ORG-CHECK-DIGIT" [Error]
        says { nb: "Kontrollsifferet stemmer ikke: det siste sifferet er {found}, men mod 11 av de åtte første gir {expected}.", en: "The check digit is wrong: the last digit is {found}, but mod 11 of the first eight gives {expected}." }
        next ORG_NEXT
    ORG_NO_CHECK_DIGIT = "ORG-NO-CHECK-DIGIT" [Error]
        says { nb: "Ingen organisasjonsnumre begynner med disse åtte sifrene: mod 11 gir 10, og det finnes ikke noe slikt kontrollsiffer.", en: "No organisation number begins with these eight digits: mod 11 gives 10, which no check digit can be." }
        next ORG_NEXT
    ORG_SYNTHETIC = "ORG-SYNTHETIC" [Error]
        says { nb: "Nummeret er syntetisk. En syntetisk virksomhet kan aldri være tjenesteeier, heller ikke i TT02: Altinns liste har bare reelle virksomheter, med numre som begynner med 8 eller 9.", en: "The number is synthetic. A synthetic organisation can never be a service owner, not even in TT02: Altinn's list contains only real organisations, whose numbers begin with 8 or 9." }
        next { nb: "Oppgi nummeret til den reelle virksomheten; syntetiske virksomheter brukes bare som mottakere.", en: "Give the number of the real organisation; synthetic ones are for recipients only." }
    ORG_UNKNOWN = "ORG-UNKNOWN" [Error]
        says { nb: "Enhetsregisteret kjenner ikke {orgnr}.", en: "The Register of Legal Entities does not know {orgnr}." }
        next MAIN_UNIT_NEXT
    ORG_SUB_UNIT = "ORG-SUB-UNIT" [Error]
        says { nb: "{orgnr} er {name}, en underenhet. Hovedenheten er {parent} {parent_name}.", en: "{orgnr} is {name}, a sub-unit. The main unit is {parent} {parent_name}." }
        next MAIN_UNIT_NEXT
    ORG_DELETED = "ORG-DELETED" [Error]
        says { nb: "{orgnr} {name} er slettet eller slått sammen med en annen ({date}).", en: "{orgnr} {name} has been deleted, or merged into another organisation ({date})." }
        next MAIN_UNIT_NEXT
    ORG_NOT_CONFIRMED = "ORG-NOT-CONFIRMED" [Error]
        says { nb: "Svaret stemte ikke med det som ble kjent senere.", en: "The answer did not agree with what became known later." }
        next MAIN_UNIT_NEXT
    SUPPLIER_OWN_NUMBER = "SUPPLIER-OWN-NUMBER" [Error]
        says { nb: "Dette er deres eget nummer. Leverandøren er en annen virksomhet.", en: "This is your own number. The supplier is another organisation." }
        next { nb: "Oppgi leverandørens nummer. Drifter dere systemet selv: altinn-onboard change operated-by", en: "Give the supplier's number. If you run the system yourselves: altinn-onboard change operated-by" }
    RECIPIENT_REAL = "RECIPIENT-REAL" [Error]
        says { nb: "{orgnr} er nummeret til en reell virksomhet. Testmiljøer har bare syntetiske mottakere (ellers svarer Altinn 1029).", en: "{orgnr} is the number of a real organisation. Test environments have only synthetic recipients (otherwise Altinn answers 1029)." }
        next { nb: "Finn en virksomhet i Tenor testdata; nummeret begynner med 2 eller 3.", en: "Find an organisation in Tenor test data; its number begins with 2 or 3." }
    RECIPIENT_SYNTHETIC = "RECIPIENT-SYNTHETIC" [Error]
        says { nb: "{orgnr} er et syntetisk nummer, og i produksjon finnes bare reelle virksomheter.", en: "{orgnr} is a synthetic number, but production has only real organisations." }
        next { nb: "Send den første meldingen til egen virksomhet.", en: "Send the first message to your own organisation." }
    RECIPIENT_UNKNOWN = "RECIPIENT-UNKNOWN" [Error]
        says { nb: "Altinn finner ikke mottakeren {orgnr} i dette miljøet.", en: "Altinn cannot find the recipient {orgnr} in this environment." }
        next { nb: "Finn en syntetisk virksomhet i Tenor, og oppgi nummeret.", en: "Find a synthetic organisation in Tenor and give its number." }
}
