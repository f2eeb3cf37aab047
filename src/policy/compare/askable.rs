//! In which letters each value is asked for: what a comparison without case lets in more is nobody, where a value is asked
//! for in one case only.
//!
//! Roles and packages are sent in lower case, and an action of Altinn's as its service sends it
//! (Altinn/altinn-authorization-tmp, `Services/Implementation/ContextHandler.cs`, 2026-08-21;
//! Altinn/altinn-correspondence, `Authorization/AltinnAuthorizationService.cs`, 2026-08-20). Codes of organisations and
//! ids in the registry exist in lower case alone (Altinn/altinn-resource-registry, `Controllers/ResourceController.cs`,
//! 2026-08-10); they are tried as they are written too. Of everything else nobody but its owner knows how it is asked
//! for: as one of the two policies writes it.

use std::collections::{BTreeMap, BTreeSet};

use super::permission::{AttributeCondition, Comparison, Conditions, Permission};
use crate::catalog::actions;
use crate::policy::decide::folded;
use crate::policy::ids::attribute;
use crate::policy::placeholders::{self, Fill};
use crate::policy::xacml::Policy;

/// A list of terms that can be asked for in more ways than this stays as it is written.
const MOST: usize = 256;

/// The letters in which values are asked for, by the value apart from case, attribute and data type.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Askable(BTreeMap<(String, String, String), BTreeSet<String>>);

impl Askable {
    /// Those of the values of a policy.
    pub(in crate::policy) fn of(policy: &Policy, fill: &Fill) -> Self {
        let mut known = Self::default();
        for (one, of) in policy.designated_matches() {
            let (id, text) = (fill.apply(&of.attribute_id), fill.apply(&one.value.text));
            let sent = sent(&id, &text);
            known.0.entry((folded(&text).into_owned(), id, one.value.data_type.clone())).or_default().extend(sent);
        }
        known
    }

    /// Those of both.
    pub(super) fn and(&self, other: &Self) -> Self {
        let mut both = self.clone();
        for (value, sent) in &other.0 {
            both.0.entry(value.clone()).or_default().extend(sent.iter().cloned());
        }
        both
    }

    /// The permissions that say the same to whatever can be asked, each value in the letters in which it is asked for;
    /// what nobody can ask for is left out. The order stays.
    pub(super) fn permissions(&self, written: &[Permission]) -> Vec<Permission> {
        let mut known: BTreeMap<&Conditions, Vec<Conditions>> = BTreeMap::new();
        let mut asked = Vec::with_capacity(written.len());
        for permission in written {
            for terms in permission.sides() {
                known.entry(terms).or_insert_with(|| self.asked(terms));
            }
            let [subjects, actions, resources] =
                permission.sides().map(|terms| known.get(terms).map_or(&[][..], Vec::as_slice));
            let never = [subjects, actions, resources].iter().any(|ways| ways.is_empty());
            if never && !permission.is_plain() {
                // Nobody gets in by it, and it still spoils answers.
                asked.push(permission.clone());
            }
            for subject in subjects {
                for action in actions {
                    for resource in resources {
                        asked.push(Permission {
                            subject: subject.clone(),
                            action: action.clone(),
                            resource: resource.clone(),
                            ..permission.clone()
                        });
                    }
                }
            }
        }
        asked
    }

    /// The ways in which all of these terms can be asked for; none where one of them cannot.
    fn asked(&self, terms: &Conditions) -> Vec<Conditions> {
        let mut ways = vec![Conditions::new()];
        for term in terms {
            let sent = self.term(term);
            if ways.len().saturating_mul(sent.len()) > MOST {
                return vec![terms.clone()];
            }
            let with = |way: &Conditions, one: &AttributeCondition| way.iter().chain([one]).cloned().collect();
            ways = ways.iter().flat_map(|way| sent.iter().map(|one| with(way, one))).collect();
        }
        ways.sort();
        ways.dedup();
        ways
    }

    /// Whether a value that is compared apart from case lets in nobody more than compared letter by letter.
    pub(in crate::policy) fn is_in_one_case(&self, attribute_id: &str, data_type: &str, value: &str) -> bool {
        self.sent(attribute_id, data_type, value).all(|sent| sent == value)
    }

    /// In which letters a value is asked for.
    fn sent(&self, attribute_id: &str, data_type: &str, value: &str) -> impl Iterator<Item = &String> {
        let key = (folded(value).into_owned(), attribute_id.to_owned(), data_type.to_owned());
        self.0.get(&key).into_iter().flatten()
    }

    /// A term as one or several that compare letter by letter.
    fn term(&self, term: &AttributeCondition) -> Vec<AttributeCondition> {
        if matches!(term.how, Comparison::By(_)) {
            return vec![term.clone()];
        }
        let sent = self.sent(&term.attribute_id, &term.data_type, &term.value);
        let held = sent.filter(|sent| term.how == Comparison::IgnoringCase || **sent == term.value);
        let must_be_present = term.must_be_present && !is_always_present(&term.attribute_id);
        let exactly = |value: &String| AttributeCondition {
            value: value.clone(),
            how: Comparison::Exactly,
            must_be_present,
            ..term.clone()
        };
        held.map(exactly).collect()
    }
}

/// Whether every request has the attribute: each names an action and a resource.
pub(in crate::policy) fn is_always_present(attribute_id: &str) -> bool {
    [attribute::ACTION_ID, attribute::RESOURCE].contains(&attribute_id)
}

/// In which letters a value is sent that a policy writes so.
fn sent(attribute_id: &str, written: &str) -> Vec<String> {
    if attribute::is_sent_in_lower_case(attribute_id) {
        return vec![written.to_lowercase()];
    }
    let own = || vec![written.to_owned()];
    match attribute_id {
        attribute::ACTION_ID => {
            let known = actions::ALL.iter().find(|action| action.id.eq_ignore_ascii_case(written));
            known.map_or_else(own, |action| vec![action.id.to_owned()])
        }
        attribute::RESOURCE | attribute::ORG | attribute::APP if !placeholders::stands_in(written) => {
            vec![written.to_owned(), written.to_lowercase()]
        }
        _ => own(),
    }
}
