//! A request document, XML or JSON by its content.

use super::incoming::Incoming;
use super::{request_json, request_xml};
use crate::policy::read::{RefusalKind, decode};

/// Why there is no request to decide.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnreadableRequest {
    /// Neither well-formed XML nor JSON: nothing that the platform would ever see.
    #[error("{0}")]
    NotWellFormed(String),
    /// Beyond a limit of our own: what the platform says of it is not known.
    #[error("{0}")]
    TooLarge(String),
    /// The platform refuses it, and its answer says so.
    #[error("{message}")]
    Refused {
        /// Why; the platform's own text where it has one.
        message: String,
        /// Whether its exception is one about an argument.
        argument: bool,
    },
}

/// Reads a request: XML when it begins like XML, else JSON.
///
/// # Errors
/// [`UnreadableRequest`] says whether the platform has an answer to it.
pub fn read(bytes: &[u8]) -> Result<Incoming, UnreadableRequest> {
    let text = decode(bytes).map_err(|refusal| match refusal.kind {
        RefusalKind::Limit => UnreadableRequest::TooLarge(refusal.message),
        _ => UnreadableRequest::NotWellFormed(refusal.message),
    })?;
    if !text.trim_start().starts_with('<') {
        return request_json::parse(text.as_bytes()).map_err(UnreadableRequest::from);
    }
    request_xml::parse(bytes).map_err(|refusal| {
        if refusal.kind == RefusalKind::Limit {
            return UnreadableRequest::TooLarge(refusal.message);
        }
        match roxmltree::Document::parse(&text) {
            Ok(_) | Err(roxmltree::Error::DtdDetected) => {
                UnreadableRequest::Refused { argument: refusal.kind == RefusalKind::Argument, message: refusal.message }
            }
            Err(_) => UnreadableRequest::NotWellFormed(refusal.message),
        }
    })
}

impl From<request_json::JsonRefusal> for UnreadableRequest {
    fn from(refused: request_json::JsonRefusal) -> Self {
        let message = refused.to_string();
        match refused {
            request_json::JsonRefusal::NotJson(_) => Self::NotWellFormed(message),
            request_json::JsonRefusal::TooLarge(_) => Self::TooLarge(message),
            request_json::JsonRefusal::Argument(_) => Self::Refused { message, argument: true },
            request_json::JsonRefusal::Shape(_) => Self::Refused { message, argument: false },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn well_formed(text: &str) -> bool {
        match read(text.as_bytes()) {
            Ok(_) | Err(UnreadableRequest::Refused { .. }) => true,
            Err(_) => false,
        }
    }

    #[test]
    fn what_the_platform_refuses_is_told_from_what_it_never_sees() {
        assert!(well_formed("<a/>") && well_formed("[]") && well_formed("\u{feff} {}") && well_formed("7"));
        assert!(well_formed("<!DOCTYPE a><a/>"));
        assert!(!well_formed("") && !well_formed("<a>") && !well_formed("{") && !well_formed("a=b"));
        assert!(matches!(read(&[b'<', 0xFF]), Err(UnreadableRequest::NotWellFormed(_))));
    }

    #[test]
    fn depth_is_bounded_and_no_crash() {
        let deep = |open: &str, close: &str| open.repeat(20_000) + &close.repeat(20_000);
        assert!(read(deep("<a>", "</a>").as_bytes()).is_err());
        assert!(well_formed(&deep("[", "]")), "JSON, but deeper than the platform reads");
    }
}
