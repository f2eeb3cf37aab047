//! What `letter` says around the letters themselves.

phrases! {
    UNKNOWN { nb: "Dette er ikke et brev. Brevene er: {known}, eller package for hele bestillingspakken.", en: "This is not a letter. The letters are: {known}, or package for the whole order package." }
    LACKS_NEXT { nb: "Gi opplysningen, og be om brevet igjen: altinn-onboard letter {kind}", en: "Give the detail, and ask for the letter again: altinn-onboard letter {kind}" }
    TEMPLATE { nb: "Brevmalen kan ikke fylles ut. Det er en feil i programmet.", en: "The letter's template cannot be filled in. That is a fault in the program." }
    SENT_NEXT { nb: "Når det er sendt: altinn-onboard letter {key} --sent today", en: "When it is sent: altinn-onboard letter {key} --sent today" }
    NOTED { nb: "Notert på brevet {key}.", en: "Noted on letter {key}." }
    PERSON { nb: "Her står et fødselsnummer. Det hører aldri hjemme i tilstandsfilen.", en: "This is a national identity number. It never belongs in the state file." }
}
