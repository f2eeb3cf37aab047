//! What people call what looks like a secret.

use super::Phrase;
use crate::domain::SecretForm;

/// What a form is called inside a sentence.
#[must_use]
pub const fn name(form: SecretForm) -> Phrase {
    match form {
        SecretForm::PrivateKey => words::PRIVATE_KEY,
        SecretForm::Token => words::TOKEN,
        SecretForm::Encoded => words::ENCODED,
    }
}

/// What this file alone says.
mod words {
    phrases! {
        PRIVATE_KEY { nb: "en privat nøkkel", en: "a private key" }
        TOKEN { nb: "et token", en: "a token" }
        ENCODED { nb: "en nøkkel eller et token i base64", en: "a key or a token in base64" }
    }
}
