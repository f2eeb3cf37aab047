//! What is wrong with what was typed, and what is said when the program is broken off.

phrases! {
    INVALID_VALUE { nb: "«{value}» kan ikke stå ved {found}. Mulige verdier: {possible}", en: "“{value}” cannot stand at {found}. Possible values: {possible}" }
    INTERRUPTED { nb: "Avbrutt. Alt er lagret. Fortsett med: altinn-onboard resume", en: "Interrupted. Everything is saved. Go on with: altinn-onboard resume" }
    BROKEN_OFF { nb: "Avbrutt.", en: "Interrupted." }
}
