//! What is wrong with what was typed, and what is said when the program is broken off.

phrases! {
    INVALID_VALUE { nb: "«{value}» er ikke en gyldig verdi for {found}. Mulige verdier: {possible}", en: "“{value}” is not allowed at {found}. Possible values: {possible}" }
    DID_YOU_MEAN { nb: "Mente du «{word}»?", en: "Did you mean “{word}”?" }
    NOT_AN_ID { nb: "«{found}» er ikke en ressurs-id: en slik har minst fire tegn, og bare a–z, 0–9, _ og -.", en: "“{found}” is not a resource ID: a resource ID has at least four characters from a–z, 0–9, _ and -." }
    PERSON { nb: "Her står et fødselsnummer. Det hører aldri hjemme i tilstandsfilen.", en: "This is a national identity number. It never belongs in the state file." }

    INTERRUPTED { nb: "Avbrutt. Alt er lagret. Fortsett med: altinn-onboard resume", en: "Interrupted. Everything is saved. Continue with: altinn-onboard resume" }
    BROKEN_OFF { nb: "Avbrutt.", en: "Interrupted." }
}
