//! Why an answer is not taken, and what to do instead.

phrases! {
    RESOURCE_URN_NEXT { nb: "Skriv {id}.", en: "Type {id}." }
    RESOURCE_NEXT { nb: "Prøv for eksempel {example}.", en: "Try for example {example}." }

    CHOICE_NEAR { nb: "Mente du {near}? Valgene er: {words}.", en: "Did you mean {near}? The choices are: {words}." }

}
