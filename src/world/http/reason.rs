//! What lay below when a call failed.

use std::error::Error as _;

use crate::text::{Message, reasons};

/// Whether a connection failed after it was made, while it was being secured: certificates and handshakes that are not
/// accepted are invalid data, which the connection itself never is.
pub(super) fn is_tls(error: &reqwest::Error) -> bool {
    let mut next = error.source();
    while let Some(source) = next {
        // An io error names what is inside the one that it wraps as its source, not that one itself.
        let io = source.downcast_ref::<std::io::Error>();
        if io.is_some_and(|io| io.kind() == std::io::ErrorKind::InvalidData) {
            return error.is_connect();
        }
        next = match io.and_then(std::io::Error::get_ref) {
            Some(wrapped) => Some(wrapped),
            None => source.source(),
        };
    }
    false
}

/// What lay below, in words: the outer errors only repeat the address.
pub(super) fn reason(error: &reqwest::Error) -> Message {
    reasons::of_chain(error)
}
