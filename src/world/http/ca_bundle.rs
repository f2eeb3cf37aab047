//! Certificates that the operator trusts beside the platform's, such as that of a proxy that opens the traffic.

use reqwest::{Certificate, Client};

use super::reason::reason;
use crate::domain::Language;
use crate::text::Phrase;

/// Roots that count beside those of the platform.
#[derive(Clone, Debug)]
pub struct CaBundle(Vec<Certificate>);

/// Why a file holds no certificates that can be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CaFault {
    /// Nothing stands in it.
    #[error("the file is empty")]
    Empty,
    /// No `BEGIN CERTIFICATE` stands in it; it may be DER, or a key.
    #[error("it holds no certificate in PEM")]
    NoCertificate,
    /// One of them cannot be read.
    #[error("a certificate in it cannot be read: {0}")]
    Broken(String),
}

impl CaFault {
    /// What is wrong, in words that follow the name of the file.
    #[must_use]
    pub const fn phrase(&self) -> Phrase {
        match self {
            Self::Empty => words::EMPTY,
            Self::NoCertificate => words::NO_CERTIFICATE,
            Self::Broken(_) => words::BROKEN,
        }
    }
}

impl CaBundle {
    /// Reads certificates in PEM; what else stands between them is passed by.
    ///
    /// # Errors
    /// There is none, or one of them cannot be a root.
    pub fn parse(pem: &[u8]) -> Result<Self, CaFault> {
        if pem.iter().all(u8::is_ascii_whitespace) {
            return Err(CaFault::Empty);
        }
        let broken = |error: reqwest::Error| CaFault::Broken(reason(&error).render(Language::En));
        let certificates = Certificate::from_pem_bundle(pem).map_err(broken)?;
        if certificates.is_empty() {
            return Err(CaFault::NoCertificate);
        }
        // Only a client looks into them; this one is never used, and reads nothing of the platform's.
        Client::builder().no_proxy().tls_certs_only(certificates.clone()).build().map_err(broken)?;
        Ok(Self(certificates))
    }

    /// The certificates, for a client.
    pub(super) fn certificates(&self) -> impl Iterator<Item = Certificate> + use<'_> {
        self.0.iter().cloned()
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        EMPTY { nb: "filen er tom", en: "the file is empty" }
        NO_CERTIFICATE { nb: "den har ikke noe sertifikat i PEM-format (BEGIN CERTIFICATE)", en: "it contains no certificate in PEM format (BEGIN CERTIFICATE)" }
        BROKEN { nb: "et sertifikat i den kan ikke leses", en: "a certificate in it cannot be read" }
    }
}
