//! What no answer may hold: nothing, a person's number, a secret, or the name of a host that is switched off.

use crate::catalog::codes::answers as codes;
use crate::catalog::environments;
use crate::domain::{SecretForm, person, secret_form};
use crate::finding::Finding;
use crate::record::Topic;
use crate::text::secrets;

/// Refuses an answer before anything else is made of it. The answer itself is not repeated where it may be a secret.
///
/// # Errors
/// The rule that is broken.
pub fn check(topic: Topic, answer: &str) -> Result<(), Finding> {
    let refuse = |code| Finding::new(code, topic.id());
    if answer.is_empty() {
        return Err(refuse(&codes::ANSWER_EMPTY));
    }
    // What is wrong with a JWK its own reader says best.
    if topic != Topic::PublicKey || answer.contains(PRIVATE) {
        confidential(topic.id(), answer)?;
    } else if person::is_in(answer) {
        return Err(refuse(&codes::PERSON_NUMBER));
    }
    if let Some((found, instead)) = environments::switched_off(answer) {
        return Err(refuse(&codes::HOST_SWITCHED_OFF).with("found", found).with("instead", instead));
    }
    Ok(())
}

/// How every private key in PEM says what it is.
const PRIVATE: &str = "PRIVATE KEY";

/// Refuses what is kept nowhere, whatever was asked: the number of a person, and a secret. Neither is repeated.
///
/// # Errors
/// Which of them stands there.
pub fn confidential(subject: &str, text: &str) -> Result<(), Finding> {
    if person::is_in(text) {
        return Err(Finding::new(&codes::PERSON_NUMBER, subject));
    }
    let form = text.contains(PRIVATE).then_some(SecretForm::PrivateKey).or_else(|| secret_form::find(text));
    match form {
        Some(form) => Err(Finding::new(&codes::SECRET_IN_ANSWER, subject).with("form", secrets::name(form))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A synthetic number, completed here so that none stands in the source.
    fn synthetic() -> String {
        (0..100_000)
            .map(|tail| format!("018190{tail:05}"))
            .find(|candidate| person::recognise(candidate).is_some())
            .unwrap()
    }

    fn code(answer: &str) -> Option<&'static str> {
        check(Topic::StudioUserName, answer).err().map(|finding| finding.code.id)
    }

    #[test]
    fn a_persons_number_is_refused_however_it_is_written() {
        let number = synthetic();
        let (date, rest) = number.split_at(6);
        for answer in
            [number.clone(), format!("Kari, {number}"), format!("{date} {rest}"), format!("fnr:{date}-{rest}.")]
        {
            assert_eq!(code(&answer), Some("PERSON-NUMBER"), "{}", answer.len());
        }
        assert_eq!(code(&format!("a{number}b")), None, "digits inside a word are part of a key or id");
        assert_eq!(code("post@ttd.no, +47 22 00 00 00"), None);
        assert_eq!(code("991 825 827"), None);
    }

    #[test]
    fn the_refusal_does_not_repeat_the_number() {
        let number = synthetic();
        let finding = check(Topic::StudioUserName, &number).unwrap_err();
        assert!(!format!("{finding:?}").contains(&number));
    }

    #[test]
    fn old_hosts_and_private_keys_are_refused() {
        assert_eq!(code("https://ver2.maskinporten.no/"), Some("HOST-SWITCHED-OFF"));
        assert_eq!(code("-----BEGIN PRIVATE KEY-----"), Some("SECRET-IN-ANSWER"));
        assert_eq!(code("en JWT: eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ.c2lnbmF0dXJl"), Some("SECRET-IN-ANSWER"));
        assert_eq!(code(r#"{"kty":"RSA","d":"AQAB"}"#), Some("SECRET-IN-ANSWER"));
        assert_eq!(code(&"c2VjcmV0".repeat(8)), Some("SECRET-IN-ANSWER"));
        assert_eq!(code(""), Some("ANSWER-EMPTY"));
    }
}
