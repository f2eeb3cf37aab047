//! What `letter` says around the letters themselves.

phrases! {
    PERSON { nb: "Her står et fødselsnummer. Det hører aldri hjemme i tilstandsfilen.", en: "This is a national identity number. It never belongs in the state file." }
}
