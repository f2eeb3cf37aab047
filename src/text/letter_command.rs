//! What `letter` says around the letters themselves.

phrases! {
    SENT_NEXT { nb: "Når det er sendt: altinn-onboard letter {key} --sent today", en: "When it is sent: altinn-onboard letter {key} --sent today" }
    NOTED { nb: "Notert på brevet {key}.", en: "Noted on letter {key}." }
    PERSON { nb: "Her står et fødselsnummer. Det hører aldri hjemme i tilstandsfilen.", en: "This is a national identity number. It never belongs in the state file." }
}
