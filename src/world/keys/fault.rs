//! Why a key cannot be had.

use std::path::PathBuf;

use crate::catalog::codes::keys as codes;
use crate::domain::Language;
use crate::finding::Finding;
use crate::text::Message;

/// Why something is not a private RSA key that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PrivateFault {
    /// Only the public part, or a certificate.
    #[error("only the public part of a key stands here")]
    OnlyPublic,
    /// Protected by a password.
    #[error("the key is protected by a password")]
    Encrypted,
    /// Another kind of key.
    #[error("Maskinporten takes RSA keys only")]
    NotRsa,
    /// A PKCS#12 file (`.p12`, `.pfx`), which holds a key and certificates behind a password.
    #[error("this is a PKCS#12 file")]
    Pkcs12,
    /// Shorter than 2048 bits.
    #[error("the key has {0} bits, at least 2048 are needed")]
    TooShort(usize),
    /// A member of the JWK is missing or not base64url.
    #[error("the member `{0}` of the JWK is missing or wrong")]
    Member(&'static str),
    /// Damaged: the numbers do not belong together, or the text is cut short.
    #[error("the key is damaged")]
    Damaged,
    /// None of the forms that are understood.
    #[error("neither PEM, DER nor a JWK")]
    Unknown,
}

/// How closed something must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// A key: nobody else reads or writes it.
    File,
    /// The folder of keys: nobody else looks into it.
    Folder,
    /// The folder above: nobody else puts another in the place of what lies in it.
    Above,
}

impl Closed {
    /// What others may not have of it.
    #[cfg(unix)]
    pub(super) const fn forbidden(self) -> u32 {
        match self {
            Self::File | Self::Folder => 0o077,
            Self::Above => 0o022,
        }
    }

    /// What `chmod` closes it with.
    pub(super) const fn mode(self) -> &'static str {
        match self {
            Self::File => "600",
            Self::Folder => "700",
            Self::Above => "go-w",
        }
    }
}

/// Why a key cannot be had or kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// The operating system has no key store that runs, and why.
    #[error("no key store: {}", .0.render(Language::En))]
    NoKeyStore(Message),
    /// It has one but does not let us in.
    #[error("the key store does not open: {}", .0.render(Language::En))]
    Locked(Message),
    /// A file cannot be read.
    #[error("{} cannot be read: {}", .path.display(), .reason.render(Language::En))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: Message,
    },
    /// A link, a pipe or a folder stands where a key file belongs, or there is no room for one; the finding says it.
    #[error("{} cannot be a key file", .0.subject)]
    NoFile(Box<Finding>),
    /// A file cannot be written.
    #[error("{} cannot be written: {}", .path.display(), .reason.render(Language::En))]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: Message,
    },
    /// A key file, or a folder of keys, that others can reach.
    #[error("{} is open to others", .path.display())]
    OpenToOthers {
        /// The file or folder.
        path: PathBuf,
        /// How closed it must be.
        wanted: Closed,
    },
    /// A key file, or a folder of keys, that belongs to another user.
    #[error("{} belongs to another user", .0.display())]
    OfAnother(PathBuf),
    /// What lies there is not a private RSA key.
    #[error("{origin}: {fault}")]
    NotAKey {
        /// File, variable or key store.
        origin: String,
        /// What is wrong with it.
        fault: PrivateFault,
    },
    /// Another key has this name.
    #[error("another key is kept under `{0}`")]
    NameTaken(String),
    /// The place is only read: the variable must be set from outside.
    #[error("`{0}` is only read")]
    OnlyRead(String),
    /// The place said yes but does not give the key back.
    #[error("the key `{0}` was not kept")]
    NotKept(String),
    /// A name that could leave its folder.
    #[error("`{0}` cannot be the name of a key")]
    Name(String),
    /// A length that is not offered.
    #[error("{0} bits: 2048, 3072 or 4096")]
    Bits(usize),
    /// The cryptographic library refused.
    #[error("could not {0} the key")]
    Crypto(&'static str),
}

impl KeyFault {
    /// The fault as a finding, with the next command.
    #[must_use]
    pub fn finding(&self) -> Finding {
        let of = |code| Finding::new(code, "client-key");
        match self {
            Self::NoKeyStore(reason) => of(&codes::KEY_NO_STORE).with("reason", reason.clone()),
            Self::Locked(reason) => of(&codes::KEY_STORE_LOCKED).with("reason", reason.clone()),
            Self::Unreadable { path, reason } => {
                of(&codes::KEY_UNREADABLE).with_path("path", path).with("reason", reason.clone())
            }
            Self::NoFile(finding) => finding.as_ref().clone(),
            Self::Unwritable { path, reason } => {
                of(&codes::KEY_UNWRITABLE).with_path("path", path).with("reason", reason.clone())
            }
            Self::OpenToOthers { path, wanted } => {
                let code = if *wanted == Closed::File {
                    &codes::KEY_OPEN_TO_OTHERS
                } else {
                    &codes::KEY_FOLDER_OPEN_TO_OTHERS
                };
                of(code).with_path("path", path).with("mode", wanted.mode())
            }
            Self::OfAnother(path) => of(&codes::KEY_OF_ANOTHER_USER).with_path("path", path),
            Self::NotAKey { origin, fault } => private(*fault).with("origin", origin.as_str()),
            Self::NameTaken(name) => of(&codes::KEY_NAME_TAKEN).with("name", name.as_str()),
            Self::OnlyRead(variable) => of(&codes::KEY_ONLY_READ).with("variable", variable.as_str()),
            Self::NotKept(name) => of(&codes::KEY_NOT_KEPT).with("name", name.as_str()),
            Self::Name(name) => of(&codes::KEY_NAME).with("name", name.as_str()),
            Self::Bits(bits) => of(&codes::KEY_BITS).with("bits", bits.to_string()),
            Self::Crypto(_) => of(&codes::KEY_CRYPTO),
        }
    }
}

impl From<KeyFault> for Box<Finding> {
    fn from(fault: KeyFault) -> Self {
        Self::new(fault.finding())
    }
}

fn private(fault: PrivateFault) -> Finding {
    let of = |code| Finding::new(code, "client-key");
    match fault {
        PrivateFault::OnlyPublic => of(&codes::KEY_ONLY_PUBLIC),
        PrivateFault::Encrypted => of(&codes::KEY_ENCRYPTED),
        PrivateFault::NotRsa => of(&codes::KEY_NOT_RSA),
        PrivateFault::Pkcs12 => of(&codes::KEY_PKCS12),
        PrivateFault::TooShort(bits) => of(&codes::KEY_TOO_SHORT).with("bits", bits.to_string()),
        PrivateFault::Member(name) => of(&codes::KEY_JWK_MEMBER).with("name", name),
        PrivateFault::Damaged => of(&codes::KEY_DAMAGED),
        PrivateFault::Unknown => of(&codes::KEY_UNKNOWN_FORM),
    }
}
