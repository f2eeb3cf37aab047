//! What is said of an answer that is not understood.

phrases! {
    DID_YOU_MEAN { nb: "Mente du «{word}»?", en: "Did you mean “{word}”?" }
}
