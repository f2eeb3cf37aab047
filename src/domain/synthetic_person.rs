//! A person who does not exist: whom notifications and messages are tried with. The number is sent, and neither shown nor
//! kept: whoever reads a file does not see whether it is a real one.

use serde::{Serialize, Serializer};

use super::person::{self, PersonKind};

/// The number of a synthetic person.
#[derive(Clone, PartialEq, Eq)]
pub struct SyntheticPerson(String);

/// Why a text is no number of a synthetic person. It is not repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SyntheticPersonFault {
    /// Not eleven digits with two right check digits.
    #[error("this is not a national identity number")]
    Form,
    /// A person who may exist.
    #[error("this is the number of a real person")]
    Real,
}

impl SyntheticPerson {
    /// Reads a number.
    ///
    /// # Errors
    /// It is none, or a real person's.
    pub fn parse(text: &str) -> Result<Self, SyntheticPersonFault> {
        match person::recognise(text) {
            Some(PersonKind::Synthetic) => Ok(Self(text.chars().filter(char::is_ascii_digit).collect())),
            Some(PersonKind::Real) => Err(SyntheticPersonFault::Real),
            None => Err(SyntheticPersonFault::Form),
        }
    }

    /// The number, for the one call that needs it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for SyntheticPerson {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SyntheticPerson(…)")
    }
}

/// Into the body of a call, and nowhere else.
impl Serialize for SyntheticPerson {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        into.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Completes nine digits, so that no number stands in the source.
    fn completed(nine: &str) -> Option<String> {
        (0..100).map(|n| format!("{nine}{n:02}")).find(|candidate| person::recognise(candidate).is_some())
    }

    #[test]
    fn only_who_does_not_exist_is_taken_and_nobody_is_shown() {
        let synthetic = (100..200).find_map(|n| completed(&format!("018190{n}"))).unwrap();
        let (date, rest) = synthetic.split_at(6);
        let read = SyntheticPerson::parse(&format!(" {date} {rest}")).unwrap();
        assert_eq!((read.expose(), format!("{read:?}").as_str()), (synthetic.as_str(), "SyntheticPerson(…)"));
        let real = (100..200).find_map(|n| completed(&format!("010190{n}"))).unwrap();
        assert_eq!(SyntheticPerson::parse(&real), Err(SyntheticPersonFault::Real));
        assert_eq!(SyntheticPerson::parse("991825827"), Err(SyntheticPersonFault::Form));
    }
}
