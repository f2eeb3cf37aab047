//! The address at which the operator is notified. It is a person's, so it is kept in the user's own profile and never in
//! the state.

use std::fmt;

/// A mailbox, or a mobile number.
#[derive(Clone, PartialEq, Eq)]
pub enum OwnAddress {
    /// A mailbox.
    Email(String),
    /// A number with the code of its country, `+4799999999`.
    Phone(String),
}

/// Why a text is no address to be notified at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OwnAddressFault {
    /// No mailbox.
    #[error("an e-mail address belongs here")]
    Email,
    /// No number, or one without the code of its country.
    #[error("a mobile number with the code of its country belongs here")]
    Phone,
    /// A Norwegian number that no mobile has.
    #[error("Norwegian mobile numbers have eight digits and begin with 4 or 9")]
    NotMobile,
}

impl OwnAddress {
    /// Reads a mailbox.
    ///
    /// # Errors
    /// It is none.
    pub fn email(text: &str) -> Result<Self, OwnAddressFault> {
        let text = text.trim();
        let parts = text.split_once('@').filter(|(name, host)| !name.is_empty() && !host.contains('@'));
        let host = parts.map(|(_, host)| host).unwrap_or_default();
        let has_host = host.split('.').count() > 1 && host.split('.').all(|label| !label.is_empty());
        let is_plain = !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"(),;:\\".contains(c));
        if has_host && is_plain { Ok(Self::Email(text.to_owned())) } else { Err(OwnAddressFault::Email) }
    }

    /// Reads a mobile number: with `+` or `00` and the code of a country, or Norwegian with eight digits. How long a number
    /// of another country may be is the one thing that is known of it (ITU-T E.164: 15 digits at most).
    ///
    /// # Errors
    /// It is none, or no mobile's.
    pub fn phone(text: &str) -> Result<Self, OwnAddressFault> {
        let bare: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '(' | ')' | '\u{a0}')).collect();
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let abroad = bare.strip_prefix('+').or_else(|| bare.strip_prefix("00"));
        let number = match abroad {
            Some(number) => number.to_owned(),
            None if bare.len() == 8 => format!("47{bare}"),
            None => return Err(OwnAddressFault::Phone),
        };
        match number.strip_prefix("47") {
            _ if !digits(&number) => Err(OwnAddressFault::Phone),
            Some(national) if national.len() == 8 && national.starts_with(['4', '9']) => {
                Ok(Self::Phone(format!("+{number}")))
            }
            Some(_) => Err(OwnAddressFault::NotMobile),
            None if (7..=15).contains(&number.len()) && !number.starts_with('0') => {
                Ok(Self::Phone(format!("+{number}")))
            }
            None => Err(OwnAddressFault::Phone),
        }
    }
}

impl fmt::Display for OwnAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Email(text) | Self::Phone(text) => f.write_str(text),
        }
    }
}

/// A person's address is told where it is meant to be, and nowhere else.
impl fmt::Debug for OwnAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Email(_) => "OwnAddress::Email",
            Self::Phone(_) => "OwnAddress::Phone",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mailboxes_are_told_from_what_is_none() {
        for good in ["kari@ttd.no", " k.n+test@a.b.no "] {
            assert_eq!(OwnAddress::email(good).unwrap().to_string(), good.trim());
        }
        for bad in ["", "kari", "kari@ttd", "@ttd.no", "kari@.no", "ka ri@ttd.no", "a@b@c.no", "Kari <kari@ttd.no>"] {
            assert_eq!(OwnAddress::email(bad), Err(OwnAddressFault::Email), "{bad}");
        }
    }

    #[test]
    fn numbers_have_the_code_of_their_country() {
        for (text, number) in [
            ("+47 999 99 999", "+4799999999"),
            ("0047 412 34 567", "+4741234567"),
            ("91234567", "+4791234567"),
            ("+46 70-123 45 67", "+46701234567"),
        ] {
            assert_eq!(OwnAddress::phone(text).unwrap().to_string(), number);
        }
        for (text, fault) in [
            ("", OwnAddressFault::Phone),
            ("+47", OwnAddressFault::NotMobile),
            ("22000000", OwnAddressFault::NotMobile),
            ("+47 22 00 00 00", OwnAddressFault::NotMobile),
            ("1234567", OwnAddressFault::Phone),
            ("+4a701234567", OwnAddressFault::Phone),
            ("+1234567890123456", OwnAddressFault::Phone),
        ] {
            assert_eq!(OwnAddress::phone(text), Err(fault), "{text}");
        }
        assert!(!format!("{:?}", OwnAddress::email("kari@ttd.no")).contains("kari"));
    }
}
