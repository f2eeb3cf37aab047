//! Keys of keyed topics: what they are made of. They are made and parsed here and nowhere else.

use std::fmt;

use crate::domain::{OrgNumber, Scope, serde_by_text};

/// What the keys of a keyed topic are; the topic's row names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// A letter by kind and number: `L1`, `L1-2`.
    Letter,
    /// A client by its local name: `main`.
    Client,
    /// A scope as it is asked for: `altinn:events.subscribe`.
    Scope,
    /// A client and one scope of it, or the client alone for all its scopes together.
    ClientScope,
    /// A client and one key of it, or the client alone for the key in use.
    ClientKid,
    /// A list by its name, and the number of an organisation that is a member of it.
    ListMember,
    /// A type of resources in the resource registry: `CorrespondenceService`.
    ResourceType,
    /// An organisation by its number.
    Organisation,
}

/// A key, taken apart. Its text is what files and evidence hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TopicKey {
    /// Which letter: its kind, and which of that kind.
    Letter(LetterKey),
    /// The local name of a client.
    Client(ClientName),
    /// One scope, whoever has it.
    Scope(Scope),
    /// A client's local name, and one scope; `None` stands for all of them together.
    ClientScope(ClientName, Option<Scope>),
    /// A client, and one key id of it.
    ClientKid(ClientName, Option<String>),
    /// The name of an access list, and an organisation on it.
    ListMember(String, OrgNumber),
    /// A type of resources.
    ResourceType(String),
    /// An organisation.
    Organisation(OrgNumber),
}

/// The text is no key of that kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not a key for this kind of fact")]
pub struct TopicKeyFault;

impl KeyKind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::Letter,
        Self::Client,
        Self::Scope,
        Self::ClientScope,
        Self::ClientKid,
        Self::ListMember,
        Self::ResourceType,
        Self::Organisation,
    ];

    /// Takes a key apart.
    ///
    /// # Errors
    /// It is not of this kind, or not written as this program writes it.
    pub fn parse(self, text: &str) -> Result<TopicKey, TopicKeyFault> {
        let (first, rest) = text.split_once(' ').map_or((text, None), |(first, rest)| (first, Some(rest)));
        let key = match (self, rest) {
            (Self::Letter, None) => TopicKey::Letter(LetterKey::parse(text).ok_or(TopicKeyFault)?),
            (Self::Client, None) => TopicKey::Client(ClientName::parse(text)?),
            (Self::Scope, None) => TopicKey::Scope(scope(text)?),
            (Self::ClientScope, _) => TopicKey::ClientScope(ClientName::parse(first)?, rest.map(scope).transpose()?),
            (Self::ClientKid, _) => TopicKey::ClientKid(ClientName::parse(first)?, rest.map(kid).transpose()?),
            (Self::ListMember, Some(member)) => {
                TopicKey::ListMember(word(first)?.to_owned(), OrgNumber::parse(member).map_err(|_| TopicKeyFault)?)
            }
            (Self::ResourceType, None) => TopicKey::ResourceType(resource_type(text)?.to_owned()),
            (Self::Organisation, None) => TopicKey::Organisation(OrgNumber::parse(text).map_err(|_| TopicKeyFault)?),
            _ => return Err(TopicKeyFault),
        };
        // Two texts for one key would be two facts about one thing.
        if key.to_string() == text { Ok(key) } else { Err(TopicKeyFault) }
    }

    /// The form of a key, as a regular expression for the JSON Schema. It lets through more than [`Self::parse`] does.
    #[must_use]
    pub const fn pattern(self) -> &'static str {
        match self {
            Self::Letter => "^L[0-9]{1,2}(-[0-9]+)?$",
            Self::Client => "^[a-z0-9][a-z0-9-]{0,29}$",
            Self::Scope => "^[^ :]+:[^ ]+$",
            Self::ClientScope => "^[a-z0-9][a-z0-9-]{0,29}( [^ :]+:[^ ]+)?$",
            Self::ClientKid => "^[a-z0-9][a-z0-9-]{0,29}( .+)?$",
            Self::ListMember => "^[a-z0-9][a-z0-9_.-]* [0-9]{9}$",
            Self::ResourceType => "^[A-Z][A-Za-z0-9]{0,49}$",
            Self::Organisation => "^[0-9]{9}$",
        }
    }
}

impl TopicKey {
    /// The client that it is about, or that what it is about belongs to.
    #[must_use]
    pub const fn client(&self) -> Option<&ClientName> {
        match self {
            Self::Client(client) | Self::ClientScope(client, _) | Self::ClientKid(client, _) => Some(client),
            Self::Letter(_) | Self::Scope(_) | Self::ListMember(..) | Self::ResourceType(_) | Self::Organisation(_) => {
                None
            }
        }
    }
}

impl fmt::Display for TopicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Letter(key) => key.fmt(f),
            Self::Client(client) | Self::ClientScope(client, None) | Self::ClientKid(client, None) => client.fmt(f),
            Self::Scope(scope) => scope.fmt(f),
            Self::ClientScope(client, Some(scope)) => write!(f, "{client} {scope}"),
            Self::ClientKid(client, Some(kid)) => write!(f, "{client} {kid}"),
            Self::ListMember(list, member) => write!(f, "{list} {member}"),
            Self::ResourceType(name) => f.write_str(name),
            Self::Organisation(number) => number.fmt(f),
        }
    }
}

/// The key of what is known of one scope on a client.
#[must_use]
pub fn client_scope(client: &str, scope: &Scope) -> String {
    format!("{client} {scope}")
}

/// The key of what is known of one key of a client.
#[must_use]
pub fn client_kid(client: &str, kid: &str) -> String {
    format!("{client} {kid}")
}

/// Whether a key of a client, of its scopes or of its keys is about this client.
#[must_use]
pub fn is_of_client(key: &str, client: &str) -> bool {
    client_of(key) == client
}

/// So many days after its registration Maskinporten takes a key, when it has no earlier end of its own
/// (felleslosninger/docs, `oidc_api_admin.md`, 2024-10-17: a year).
pub const DAYS_TAKEN: i64 = 365;

/// The client that a key of a client, of its scopes or of its keys is about.
#[must_use]
pub fn client_of(key: &str) -> &str {
    key.split_once(' ').map_or(key, |(name, _)| name)
}

/// A client's local name in an environment, such as `main`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientName(String);

impl ClientName {
    /// Reads a name.
    ///
    /// # Errors
    /// It is not `^[a-z0-9][a-z0-9-]{0,29}$`.
    pub fn parse(text: &str) -> Result<Self, TopicKeyFault> {
        let allowed = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        let fits = allowed && (1..=30).contains(&text.len()) && !text.starts_with('-');
        if fits { Ok(Self(text.to_owned())) } else { Err(TopicKeyFault) }
    }

    /// As keys of facts and files hold it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

serde_by_text!(ClientName);

impl fmt::Display for ClientName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A letter's key: the kind `L1`, then `L1-2` for the second of that kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterKey {
    /// The kind's number.
    kind: u8,
    /// Which of its kind, from 1.
    number: u32,
}

impl LetterKey {
    /// Reads a key.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix('L')?;
        let (kind, number) = match rest.split_once('-') {
            Some((kind, number)) => (kind, number.parse().ok()?),
            None => (rest, 1),
        };
        Some(Self { kind: kind.parse().ok()?, number })
    }

    /// Which of its kind, from 1.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// The key of the letter after this one.
    #[must_use]
    pub const fn next(&self) -> Self {
        Self { kind: self.kind, number: self.number.saturating_add(1) }
    }
}

impl fmt::Display for LetterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.number {
            1 => write!(f, "L{}", self.kind),
            number => write!(f, "L{}-{number}", self.kind),
        }
    }
}

fn scope(text: &str) -> Result<Scope, TopicKeyFault> {
    Scope::parse(text).map_err(|_| TopicKeyFault)
}

/// A key id: whatever its maker chose, on one line.
fn kid(text: &str) -> Result<String, TopicKeyFault> {
    let fits = (1..=200).contains(&text.len()) && !text.chars().any(char::is_control);
    if fits { Ok(text.to_owned()) } else { Err(TopicKeyFault) }
}

fn resource_type(text: &str) -> Result<&str, TopicKeyFault> {
    let fits = text.starts_with(|c: char| c.is_ascii_uppercase()) && text.bytes().all(|b| b.is_ascii_alphanumeric());
    if fits && text.len() <= 50 { Ok(text) } else { Err(TopicKeyFault) }
}

fn word(text: &str) -> Result<&str, TopicKeyFault> {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.".contains(&byte);
    let fits = text.bytes().all(allowed) && text.starts_with(|c: char| c.is_ascii_alphanumeric());
    if fits { Ok(text) } else { Err(TopicKeyFault) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_of_the_client_that_it_names_first() {
        assert!(is_of_client("main", "main") && is_of_client("main altinn:serviceowner", "main"));
        assert!(!is_of_client("main-2", "main") && !is_of_client("main-2 altinn:serviceowner", "main"));
        assert!(!is_of_client("main", "main altinn:serviceowner"));
    }

    /// Of each kind: keys, and texts that are none.
    const CASES: [(KeyKind, &[&str], &[&str]); 8] = [
        (KeyKind::Letter, &["L1", "L16", "L1-2", "L10-12"], &["", "L", "M1", "L1-1", "L01", "L1-02", "../L1", "L1 x"]),
        (KeyKind::Client, &["main", "a-2"], &["", "Main", "-a", "a b", "../../.bashrc", "a/b"]),
        (KeyKind::Scope, &["altinn:serviceowner"], &["", "altinn", " altinn:a", "altinn:a altinn:b"]),
        (
            KeyKind::ClientScope,
            &["main", "main altinn:serviceowner"],
            &["", "main ", "main altinn", "main  a:b", "a b c"],
        ),
        (KeyKind::ClientKid, &["main", "main a key, 2026"], &["main ", "Main kid", "main a\u{7}"]),
        (
            KeyKind::ListMember,
            &["partnere 991825827"],
            &["partnere", "991825827", "partnere 991825828", "../x 991825827"],
        ),
        (KeyKind::ResourceType, &["CorrespondenceService"], &["", "value", "GenericAccess Resource", "A/b"]),
        (KeyKind::Organisation, &["991825827"], &["", "991 825 827", "991825828", "991825827 x", "NO991825827"]),
    ];

    #[test]
    fn keys_survive_their_text_and_nothing_else_is_one() {
        for (kind, keys, others) in CASES {
            for text in keys {
                assert_eq!(kind.parse(text).map(|key| key.to_string()).as_deref(), Ok(*text), "{kind:?}");
            }
            for text in others {
                assert_eq!(kind.parse(text), Err(TopicKeyFault), "{kind:?} {text:?}");
            }
        }
        assert_eq!(CASES.map(|(kind, ..)| kind), KeyKind::ALL);
    }

    #[test]
    fn a_scope_on_a_client_is_made_as_it_is_read() {
        let scope = Scope::parse("altinn:serviceowner").unwrap();
        let made = client_scope("main", &scope);
        let client = ClientName::parse("main").unwrap();
        assert_eq!(KeyKind::ClientScope.parse(&made), Ok(TopicKey::ClientScope(client, Some(scope))));
    }

    #[test]
    fn letters_of_a_kind_are_counted() {
        let first = LetterKey::parse("L7").unwrap();
        assert_eq!((first.number(), first.next().to_string()), (1, "L7-2".to_owned()));
        assert_eq!(first.next().next().to_string(), "L7-3");
    }
}
