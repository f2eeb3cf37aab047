//! Why a key cannot be had.

use std::path::PathBuf;

use crate::finding::Finding;
use crate::text::keys as text;

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

/// Why a key cannot be had or kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// The operating system has no key store that runs, and why.
    #[error("no key store: {0}")]
    NoKeyStore(String),
    /// It has one but does not let us in.
    #[error("the key store does not open: {0}")]
    Locked(String),
    /// A file cannot be read.
    #[error("{} cannot be read: {reason}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A file cannot be written.
    #[error("{} cannot be written: {reason}", .path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A key file that others can read.
    #[error("{} can be read by others", .0.display())]
    OpenToOthers(PathBuf),
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
        let error = |code, message: crate::text::Message| Finding::error(code, "client-key", message);
        match self {
            Self::NoKeyStore(reason) => {
                error("KEY-NO-STORE", text::NO_STORE.with("reason", reason.as_str())).next(text::NO_STORE_NEXT)
            }
            Self::Locked(reason) => {
                error("KEY-STORE-LOCKED", text::LOCKED.with("reason", reason.as_str())).next(text::LOCKED_NEXT)
            }
            Self::Unreadable { path, reason } => error(
                "KEY-UNREADABLE",
                text::UNREADABLE.with("path", path.display().to_string()).with("reason", reason.as_str()),
            )
            .next(text::UNREADABLE_NEXT),
            Self::Unwritable { path, reason } => error(
                "KEY-UNWRITABLE",
                text::UNWRITABLE.with("path", path.display().to_string()).with("reason", reason.as_str()),
            )
            .next(text::UNWRITABLE_NEXT),
            Self::OpenToOthers(path) => {
                let path = path.display().to_string();
                error("KEY-OPEN-TO-OTHERS", text::OPEN_TO_OTHERS.with("path", path.as_str()))
                    .next(text::OPEN_TO_OTHERS_NEXT.with("path", path))
            }
            Self::NotAKey { origin, fault } => {
                let (code, what) = private(*fault);
                error(code, text::NOT_A_KEY.with("origin", origin.as_str()).with("what", what))
                    .next(text::NOT_A_KEY_NEXT)
            }
            Self::NameTaken(name) => {
                error("KEY-NAME-TAKEN", text::NAME_TAKEN.with("name", name.as_str())).next(text::NAME_TAKEN_NEXT)
            }
            Self::OnlyRead(variable) => error("KEY-ONLY-READ", text::ONLY_READ.with("variable", variable.as_str()))
                .next(text::ONLY_READ_NEXT.with("variable", variable.as_str())),
            Self::NotKept(name) => {
                error("KEY-NOT-KEPT", text::NOT_KEPT.with("name", name.as_str())).next(text::NO_STORE_NEXT)
            }
            Self::Name(name) => error("KEY-NAME", text::NAME.with("name", name.as_str())),
            Self::Bits(bits) => error("KEY-BITS", text::BITS.with("bits", bits.to_string())),
            Self::Crypto(_) => error("KEY-CRYPTO", text::CRYPTO.into()).next(text::CRYPTO_NEXT),
        }
    }
}

fn private(fault: PrivateFault) -> (&'static str, crate::text::Message) {
    match fault {
        PrivateFault::OnlyPublic => ("KEY-ONLY-PUBLIC", text::ONLY_PUBLIC.into()),
        PrivateFault::Encrypted => ("KEY-ENCRYPTED", text::ENCRYPTED.into()),
        PrivateFault::NotRsa => ("KEY-NOT-RSA", text::NOT_RSA.into()),
        PrivateFault::TooShort(bits) => ("KEY-TOO-SHORT", text::TOO_SHORT.with("bits", bits.to_string())),
        PrivateFault::Member(name) => ("KEY-JWK-MEMBER", text::JWK_MEMBER.with("name", name)),
        PrivateFault::Damaged => ("KEY-DAMAGED", text::DAMAGED.into()),
        PrivateFault::Unknown => ("KEY-UNKNOWN-FORM", text::UNKNOWN_FORM.into()),
    }
}
