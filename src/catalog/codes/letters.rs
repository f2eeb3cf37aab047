//! What keeps a letter from being written.

use crate::finding::code::codes;

codes! {
    LETTER_UNKNOWN = "LETTER-UNKNOWN" [Error]
        says { nb: "Dette er ikke et brev. Brevene er: {known}, eller package for hele bestillingspakken.", en: "This is not a letter. The letters are: {known}, or package for the whole order package." }
        next { nb: "altinn-onboard letter package viser hele bestillingspakken", en: "altinn-onboard letter package shows the whole order package" }
    LETTER_NOTHING_TO_ASK = "LETTER-NOTHING-TO-ASK" [Error]
        says { nb: "Det er ingenting å be om, så det ble ikke laget noe brev: alle scopes er tildelt, åpne for alle eller forespurt.", en: "There is nothing to ask for, so no letter was made: all scopes are granted, open to all or asked for." }
        next { nb: "Se hva som er tildelt nå: altinn-onboard scopes check", en: "See what is granted now: altinn-onboard scopes check" }
    LETTER_LACKS = "LETTER-LACKS" [Error]
        says { nb: "En opplysning som brevet trenger, mangler.", en: "A detail that the letter needs is missing." }
        next { nb: "Oppgi det som mangler, og be om brevet igjen: altinn-onboard letter {kind}", en: "Give the detail, and ask for the letter again: altinn-onboard letter {kind}" }
}
