//! Bytes that nobody may see.

use secrecy::{ExposeSecret, SecretSlice};
use zeroize::Zeroizing;

/// A private key, a token or an API key: it cannot be printed, compared or serialised, and is wiped when dropped.
pub struct Secret(SecretSlice<u8>);

impl Secret {
    /// Takes over the bytes. What was reserved beyond them is wiped and not given back as it is.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        if bytes.len() == bytes.capacity() {
            return Self(SecretSlice::from(bytes));
        }
        // Made shorter in its place, the buffer could be moved, and the old one left as it was.
        let bytes = Zeroizing::new(bytes);
        Self(SecretSlice::from(bytes.as_slice().to_vec()))
    }

    /// Takes over a text.
    #[must_use]
    pub fn from_text(text: String) -> Self {
        Self::new(text.into_bytes())
    }

    /// The bytes, for the one call that needs them.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        self.0.expose_secret()
    }

    /// The bytes as text, when they are UTF-8.
    #[must_use]
    pub fn expose_text(&self) -> Option<&str> {
        std::str::from_utf8(self.expose()).ok()
    }
}

impl Clone for Secret {
    fn clone(&self) -> Self {
        Self::new(self.expose().to_vec())
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_nothing() {
        let secret = Secret::from_text("canary-7f3a".to_owned());
        assert_eq!(format!("{secret:?} {:?}", Some(&secret)), "Secret(…) Some(Secret(…))");
        assert_eq!(secret.expose_text(), Some("canary-7f3a"));
    }
}
