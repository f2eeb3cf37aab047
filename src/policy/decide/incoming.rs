//! A request document, XML or JSON by its content, and the questions that it asks (facts: policy 4.6).

use std::collections::HashMap;

use super::request::{Attributes, Request};
use super::{request_json, request_xml};
use crate::policy::read::{RefusalKind, decode};

/// A request as it came, with its references when it asks several things at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Incoming {
    /// All attributes.
    pub request: Request,
    /// The ids that make up each part; used only when there are two or more.
    pub references: Vec<Vec<String>>,
}

/// Why there is no request to decide.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Neither well-formed XML nor JSON: nothing that the platform would ever see.
    #[error("{0}")]
    NotWellFormed(String),
    /// The platform refuses it, and its answer says so.
    #[error("{message}")]
    Refused {
        /// Why; the platform's own text where it has one.
        message: String,
        /// Whether its exception is one about an argument.
        argument: bool,
    },
}

/// More attributes than this, in all parts together, are not decided.
const MOST_ATTRIBUTES: usize = 2_000_000;

impl Incoming {
    /// The requests to decide, in order: one for each reference when there are two or more, else all of it as one.
    pub fn parts(&self) -> impl Iterator<Item = Request> {
        let whole = (self.references.len() < 2).then(|| self.request.clone());
        let places = self.places();
        let references = if whole.is_some() { &[][..] } else { &self.references };
        let part = move |ids: &Vec<String>| {
            let named = chosen(&places, ids).into_iter().filter_map(|at| self.request.categories.get(at));
            Request { categories: named.cloned().collect() }
        };
        whole.into_iter().chain(references.iter().map(part))
    }

    /// Whether the parts repeat so much that deciding them all would take no end.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        if self.references.len() < 2 {
            return false;
        }
        let places = self.places();
        let sizes: Vec<usize> = self.request.categories.iter().map(|category| 1 + category.attributes.len()).collect();
        let mut sum = 0_usize;
        self.references.iter().any(|ids| {
            let named = chosen(&places, ids).into_iter().filter_map(|at| sizes.get(at));
            sum = sum.saturating_add(ids.len()).saturating_add(named.sum());
            sum > MOST_ATTRIBUTES
        })
    }

    /// Where the categories with each id stand.
    fn places(&self) -> HashMap<&str, Vec<usize>> {
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, Attributes { id, .. }) in self.request.categories.iter().enumerate() {
            if let Some(id) = id {
                places.entry(id).or_default().push(at);
            }
        }
        places
    }
}

/// The categories that the ids name, in the order of the request.
fn chosen(places: &HashMap<&str, Vec<usize>>, ids: &[String]) -> Vec<usize> {
    let mut chosen: Vec<usize> = ids.iter().filter_map(|id| places.get(id.as_str())).flatten().copied().collect();
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

/// Reads a request: XML when it begins like XML, else JSON.
///
/// # Errors
/// [`Unreadable`] says whether the platform has an answer to it.
pub fn read(bytes: &[u8]) -> Result<Incoming, Unreadable> {
    let text = decode(bytes).map_err(|refusal| Unreadable::NotWellFormed(refusal.message))?;
    if !text.trim_start().starts_with('<') {
        return request_json::parse(text.as_bytes()).map_err(Unreadable::from);
    }
    request_xml::parse(bytes).map_err(|refusal| match roxmltree::Document::parse(&text) {
        Ok(_) | Err(roxmltree::Error::DtdDetected) => {
            Unreadable::Refused { argument: refusal.kind == RefusalKind::Argument, message: refusal.message }
        }
        Err(_) => Unreadable::NotWellFormed(refusal.message),
    })
}

impl From<request_json::Refused> for Unreadable {
    fn from(refused: request_json::Refused) -> Self {
        let message = refused.to_string();
        match refused {
            request_json::Refused::NotJson(_) => Self::NotWellFormed(message),
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
            Err(Unreadable::NotWellFormed(_)) => false,
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

    #[test]
    fn parts_that_repeat_without_end_are_seen() {
        let attributes: Vec<_> = (0..1000).map(|_| crate::policy::decide::Attribute::string("i", "v")).collect();
        let category = Attributes { category: "c".into(), id: Some("a".into()), attributes };
        let mut incoming = Incoming { request: Request { categories: vec![category] }, references: vec![] };
        incoming.references = vec![vec!["a".into()]; 1000];
        assert!(!incoming.is_too_large());
        assert_eq!(incoming.parts().count(), 1000);
        incoming.references = vec![vec!["a".into()]; 10_000];
        assert!(incoming.is_too_large());
    }
}
