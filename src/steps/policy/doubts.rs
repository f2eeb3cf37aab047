//! What is likely wrong with access rules that are about to be uploaded.

use crate::domain::{PolicyKind, ResourceId};
use crate::finding::{Finding, Severity};
use crate::policy::lint::{self, Found, LintOptions};
use crate::policy::{EditorPolicy, write};

/// Rules of the linter about whom a rule does not reach. Of a rule that lets others send that was meant: the fewer may send in
/// the owner's name the better, and a system user is let in by the right that it was given.
const REACH: [&str; 2] = ["POL051", "POL052"];

/// What is likely wrong with a policy that is about to be uploaded. That only the service owner sends, and whether there
/// are events, was chosen; and so was who sends beside it.
#[must_use]
pub fn doubts(policy: &EditorPolicy, id: &ResourceId, kind: PolicyKind, today: jiff::civil::Date) -> Vec<Finding> {
    let options = LintOptions { resource_id: Some(id.bare().to_owned()), kind: Some(kind), ..LintOptions::new(today) };
    let found = |policy: &EditorPolicy| lint::lint(&write::to_xml(policy), &options).into_iter();
    let mut of_readers = policy.clone();
    of_readers.rules.retain(|rule| rule.actions != ["write"]);
    let is_reach = |one: &Found| REACH.contains(&one.code.id);
    let all = found(policy).filter(|one| !is_reach(one)).chain(found(&of_readers).filter(is_reach));
    let worth = all.filter(|one| one.severity() > Severity::Note && !["POL061", "POL062"].contains(&one.code.id));
    worth.map(|one| one.finding(id.bare())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products;
    use crate::policy::build::{self, Choices};

    #[test]
    fn what_is_likely_wrong_is_said_and_what_was_chosen_is_not() {
        let id = ResourceId::parse("ttd-melding").unwrap();
        let narrow = || build::Holders { roles: vec!["dagl".into()], packages: vec![] };
        let said_of = |readers: build::Holders, writers: build::Holders| {
            let choices = Choices { readers, writers, events: false, ..Choices::new("ttd", "ttd-melding") };
            let found = doubts(
                &build::built(&products::CORRESPONDENCE.policy_rules, &choices),
                &id,
                PolicyKind::Correspondence,
                jiff::civil::date(2026, 11, 20),
            );
            found.into_iter().map(|finding| finding.code).collect::<Vec<_>>()
        };
        let said = |readers: build::Holders| said_of(readers, build::Holders::default());
        assert_eq!(said(build::Holders::recipients(true, true, false)), [""; 0]);
        assert_eq!(said(narrow()), ["POL051", "POL052"]);
        let everybody = || build::Holders::recipients(true, true, false);
        assert_eq!(said_of(everybody(), narrow()), [""; 0], "few may send in the owner's name");
        assert_eq!(said_of(narrow(), narrow()), ["POL051", "POL052"], "once each");
    }
}
