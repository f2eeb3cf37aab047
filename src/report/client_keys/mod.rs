//! The keys of a client: who holds each, where it is, and when it ends.

pub mod human;
pub mod json;

use jiff::civil::Date;

use crate::domain::ClientId;

/// What is shown of a client's keys.
#[derive(Clone, Debug, PartialEq)]
pub struct ClientKeysShown {
    /// The client's local name.
    pub client: String,
    /// The id that Maskinporten gave it, if any yet.
    pub id: Option<ClientId>,
    /// Self-service was asked: what it shows stands here, and nothing is missing.
    pub asked: bool,
    /// The keys, the newest that is known here first, and those that only self-service knows last.
    pub keys: Vec<KeyShown>,
    /// Today.
    pub today: Date,
}

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyShown {
    /// Its id.
    pub kid: String,
    /// Who holds it: a role, as told.
    pub holder: Option<String>,
    /// The last day on which it is taken, where that is known.
    pub ends: Option<Date>,
    /// It is the one that the program logs in with first.
    pub used: bool,
    /// Where its private part is; `None` where only self-service knows the key.
    pub place: Option<KeyWhere>,
    /// It is on the client; `None` where self-service was not asked.
    pub registered: Option<bool>,
}

/// Where the private part of a key is, seen from this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyWhere {
    /// On this machine.
    Here,
    /// On another machine.
    Elsewhere,
    /// In a variable somewhere else.
    Variable,
    /// At the supplier.
    Supplier,
}

#[cfg(test)]
pub(crate) fn sample() -> ClientKeysShown {
    use jiff::civil::date;
    let key = |kid: &str, ends, place, registered| KeyShown {
        kid: kid.into(),
        holder: None,
        ends,
        used: false,
        place,
        registered: Some(registered),
    };
    let newest = key("new", Some(date(2027, 11, 20)), Some(KeyWhere::Here), true);
    let of_others = key("old", Some(date(2026, 12, 24)), Some(KeyWhere::Elsewhere), true);
    ClientKeysShown {
        client: "main".into(),
        id: ClientId::parse("5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11").ok(),
        asked: true,
        keys: vec![
            KeyShown { used: true, ..newest },
            KeyShown { holder: Some("drift".into()), ..of_others },
            key("gone", Some(date(2026, 11, 1)), Some(KeyWhere::Variable), false),
            key("unknown", None, None, true),
        ],
        today: date(2026, 12, 1),
    }
}
