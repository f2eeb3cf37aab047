//! A request as it came, and the questions that it asks.

use std::collections::{BTreeSet, HashMap};

use super::request::{Attributes, Request};

/// Values in all parts of a multi request together. Each part has its own copy of what it refers to, so a small file
/// may ask for more than any memory holds. The services ask some hundred parts at most
/// (Altinn/altinn-authorization-tmp, `Controllers/DecisionController.cs`, 2026-08-21).
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
