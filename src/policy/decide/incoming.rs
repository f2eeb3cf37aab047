//! A request document, XML or JSON by its content, and the questions that it asks (facts: policy 4.6).

use std::collections::{BTreeSet, HashMap};

use super::request::{Attributes, Request};
use super::{request_json, request_xml};
use crate::policy::read::{RefusalKind, decode};

/// Values in all parts of a multi request together. Each part has its own copy of what it refers to, so a small file
/// may ask for more than any memory holds. The services ask some hundred parts at most (facts: policy 4.6).
const MOST_VALUES: usize = 1_000_000;

/// What is said of a request beyond it. The platform may take it.
pub(super) const TOO_MANY_PARTS: &str =
    "Too large for this tool: the parts of the request hold more than a million values";

/// A request as it came, with its references when it asks several things at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Incoming {
    /// All attributes.
    pub request: Request,
    /// The ids that make up each part; used only when there are two or more.
    pub references: Vec<Vec<String>>,
}

impl Incoming {
    /// The requests to decide, in order: one for each reference when there are two or more, else all of it as one.
    #[must_use]
    pub fn parts(&self) -> Vec<Request> {
        if self.references.len() < 2 {
            return vec![self.request.clone()];
        }
        let named = self.named();
        let category = |at: usize| self.request.categories.get(at).cloned();
        let parts = self.references.iter().map(|ids| places(&named, ids));
        parts.map(|places| Request { categories: places.into_iter().filter_map(category).collect() }).collect()
    }

    /// Whether the parts together hold no more than [`MOST_VALUES`].
    pub(super) fn is_bounded(&self) -> bool {
        if self.references.len() < 2 {
            return true;
        }
        let named = self.named();
        let size =
            |category: &Attributes| 1 + category.attributes.iter().map(|one| 1 + one.values.len()).sum::<usize>();
        let sizes: Vec<usize> = self.request.categories.iter().map(size).collect();
        let mut left = MOST_VALUES;
        self.references.iter().all(|ids| {
            let of_part = places(&named, ids).iter().filter_map(|at| sizes.get(*at)).sum::<usize>();
            left = left.saturating_sub(of_part + 1);
            left > 0
        })
    }

    /// Where in the request the categories of each name stand.
    fn named(&self) -> HashMap<&str, Vec<usize>> {
        let mut named: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, category) in self.request.categories.iter().enumerate() {
            if let Some(id) = &category.id {
                named.entry(id).or_default().push(at);
            }
        }
        named
    }
}

/// Where the categories that a reference names stand, in the order of the request and each once.
fn places(named: &HashMap<&str, Vec<usize>>, ids: &[String]) -> BTreeSet<usize> {
    ids.iter().filter_map(|id| named.get(id.as_str())).flatten().copied().collect()
}

/// Why there is no request to decide.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
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
/// [`Unreadable`] says whether the platform has an answer to it.
pub fn read(bytes: &[u8]) -> Result<Incoming, Unreadable> {
    let text = decode(bytes).map_err(|refusal| match refusal.kind {
        RefusalKind::Limit => Unreadable::TooLarge(refusal.message),
        _ => Unreadable::NotWellFormed(refusal.message),
    })?;
    if !text.trim_start().starts_with('<') {
        return request_json::parse(text.as_bytes()).map_err(Unreadable::from);
    }
    request_xml::parse(bytes).map_err(|refusal| {
        if refusal.kind == RefusalKind::Limit {
            return Unreadable::TooLarge(refusal.message);
        }
        match roxmltree::Document::parse(&text) {
            Ok(_) | Err(roxmltree::Error::DtdDetected) => {
                Unreadable::Refused { argument: refusal.kind == RefusalKind::Argument, message: refusal.message }
            }
            Err(_) => Unreadable::NotWellFormed(refusal.message),
        }
    })
}

impl From<request_json::Refused> for Unreadable {
    fn from(refused: request_json::Refused) -> Self {
        let message = refused.to_string();
        match refused {
            request_json::Refused::NotJson(_) => Self::NotWellFormed(message),
            request_json::Refused::TooLarge(_) => Self::TooLarge(message),
            request_json::Refused::DataType(_) => Self::Refused { message, argument: true },
            request_json::Refused::Shape(_) | request_json::Refused::Combined => {
                Self::Refused { message, argument: false }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn well_formed(text: &str) -> bool {
        match read(text.as_bytes()) {
            Ok(_) | Err(Unreadable::Refused { .. }) => true,
            Err(_) => false,
        }
    }

    #[test]
    fn what_the_platform_refuses_is_told_from_what_it_never_sees() {
        assert!(well_formed("<a/>") && well_formed("[]") && well_formed("\u{feff} {}") && well_formed("7"));
        assert!(well_formed("<!DOCTYPE a><a/>"));
        assert!(!well_formed("") && !well_formed("<a>") && !well_formed("{") && !well_formed("a=b"));
        assert!(matches!(read(&[b'<', 0xFF]), Err(Unreadable::NotWellFormed(_))));
    }

    #[test]
    fn depth_is_bounded_and_no_crash() {
        let deep = |open: &str, close: &str| open.repeat(20_000) + &close.repeat(20_000);
        assert!(read(deep("<a>", "</a>").as_bytes()).is_err());
        assert!(well_formed(&deep("[", "]")), "JSON, but deeper than the platform reads");
    }
}
