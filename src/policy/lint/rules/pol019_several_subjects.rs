//! POL019: Several subjects that must hold together (facts: policy 1.6, 3.2).

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::ids::category;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL019", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for all_of in context.policy.rules.iter().flat_map(walk::all_of) {
        let subjects = all_of.matches.iter().filter(|one| one.urn_in(category::SUBJECT).is_some());
        if subjects.count() > 1 {
            found.push(Found::at(&all_of.span, text::POL019).help(text::POL019_HELP));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "</xacml:AllOf>\n        <xacml:AllOf>", ""), 1);
    }
}
