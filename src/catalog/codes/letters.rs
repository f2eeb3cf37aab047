//! What keeps a letter from being written.

use crate::finding::code::codes;

codes! {
    LETTER_UNKNOWN = "LETTER-UNKNOWN" [Error]
        says { nb: "Dette er ikke et brev. Brevene er: {known}, eller package for hele bestillingspakken.", en: "This is not a letter. The letters are: {known}, or package for the whole order package." }
        next { nb: "altinn-onboard letter package viser hele bestillingspakken", en: "altinn-onboard letter package shows the whole order package" }
    LETTER_LACKS = "LETTER-LACKS" [Error]
        says { nb: "En opplysning som brevet trenger, mangler.", en: "A detail that the letter needs is missing." }
        next { nb: "Gi opplysningen, og be om brevet igjen: altinn-onboard letter {kind}", en: "Give the detail, and ask for the letter again: altinn-onboard letter {kind}" }
}
