//! Whom a policy lets in that is somebody else's, and what of that lasts: those who have only a role of Altinn 2, and
//! participants in an intermunicipal company.

use jiff::civil::Date;

use super::build::{CONFIDENTIAL_POST, ORDINARY_POST};
use super::explain::reach::{IKS_ENDED, Recipient, SHARED_RESPONSIBILITY, by_registration};
use super::ids::{attribute, category};
use super::readers::Holder;
use super::terms::AttributePairs;
use super::xacml::{Policy, Rule, RuleEffect};
use crate::catalog::roles::{self, ALTINN2_ROLES_END, Role};
use crate::domain::PolicyKind;

/// To receive, as the platform names it.
const READ: &str = "read";
/// To send.
const WRITE: &str = "write";

/// Those whom the rules let use the service, besides its owner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LetIn {
    subjects: Vec<AttributePairs>,
    /// Nobody in an intermunicipal company is let in by registration, and its participants once were.
    pub iks_ended: bool,
}

impl LetIn {
    /// Reads whom a policy of a kind lets in.
    #[must_use]
    pub fn of(policy: &Policy, id: &str, kind: PolicyKind, limited: bool, today: Date) -> Self {
        let actions: &[&str] = if kind == PolicyKind::Broker { &[READ, WRITE] } else { &[READ] };
        let mut subjects: Vec<AttributePairs> = Vec::new();
        for rule in policy.rules.iter().filter(|rule| rule.effect == RuleEffect::Permit && is_about(rule, actions)) {
            for who in AttributePairs::subjects(rule) {
                if !is_owner(&who) && !subjects.contains(&who) {
                    subjects.push(who);
                }
            }
        }
        let participants = subjects.iter().filter_map(role).any(|role| role.short_code() == SHARED_RESPONSIBILITY);
        // Files go between systems, whom no register names.
        let asks = participants && kind != PolicyKind::Broker && today >= IKS_ENDED;
        let places = [AttributePairs(vec![(attribute::RESOURCE.to_owned(), id.to_owned())])];
        let ended = today > ALTINN2_ROLES_END;
        let iks_ended =
            asks && by_registration(policy, &places, READ, Recipient::IntermunicipalCompany, limited, ended).is_empty();
        Self { subjects, iks_ended }
    }

    /// Whether somebody is let in, and nobody but who has a role of Altinn 2.
    #[must_use]
    pub fn only_ending(&self) -> bool {
        !self.subjects.is_empty() && self.subjects.iter().all(is_ending)
    }

    /// Whether somebody is let in by a role of Altinn 2.
    #[must_use]
    pub fn some_ending(&self) -> bool {
        self.subjects.iter().any(is_ending)
    }

    /// Whether the rules are those of mail.
    #[must_use]
    pub fn is_for_mail(&self) -> bool {
        let is_mail = |who: &AttributePairs| {
            let package = who.value(attribute::ACCESS_PACKAGE);
            let by_role = role(who).is_some_and(|role| role.replaced_by().contains(&ORDINARY_POST));
            by_role || package.is_some_and(|id| [ORDINARY_POST, CONFIDENTIAL_POST].contains(&id))
        };
        self.subjects.iter().any(is_mail)
    }

    /// Whether the rules make the contents confidential.
    #[must_use]
    pub fn is_confidential(&self) -> bool {
        self.subjects.iter().any(|who| who.value(attribute::ACCESS_PACKAGE) == Some(CONFIDENTIAL_POST))
    }

    /// The words for all who are let in; `None` where somebody among them is none of those that are known here.
    #[must_use]
    pub fn words(&self) -> Option<Vec<String>> {
        let word = |who: &AttributePairs| match who.urns().as_slice() {
            [urn] => Holder::named(urn).map(Holder::word),
            _ => None,
        };
        let words: Option<Vec<String>> = self.subjects.iter().map(word).collect();
        words.filter(|words| !words.is_empty())
    }
}

/// Whether a rule names one of the actions, in any case, or none and so is about all.
fn is_about(rule: &Rule, actions: &[&str]) -> bool {
    let mut named = rule.matches_in(category::ACTION).map(|(one, _)| one.value.text.as_str()).peekable();
    named.peek().is_none() || named.any(|name| actions.iter().any(|action| name.eq_ignore_ascii_case(action)))
}

/// The service owner, as its code and its number are written.
fn is_owner(who: &AttributePairs) -> bool {
    let of_owner = [attribute::ORG, attribute::ORGANISATION_NUMBER, attribute::LEGACY_ORGANISATION_NUMBER];
    who.0.iter().any(|(id, _)| of_owner.contains(&id.as_str()))
}

fn role(who: &AttributePairs) -> Option<&'static Role> {
    who.0.iter().find_map(|(id, value)| roles::by_attribute(id, value))
}

fn is_ending(who: &AttributePairs) -> bool {
    role(who).is_some_and(Role::is_ending)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products::CORRESPONDENCE;
    use crate::policy::build::{Choices, built};
    use crate::policy::model::EditorPolicy;
    use crate::policy::{parse, write};
    use jiff::civil::date;

    const TODAY: Date = date(2026, 12, 1);

    fn of(kind: PolicyKind, today: Date, change: impl FnOnce(&mut EditorPolicy)) -> LetIn {
        let mut model = built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-brev"));
        change(&mut model);
        LetIn::of(&parse(&write::to_xml(&model)).unwrap(), "ttd-brev", kind, false, today)
    }

    fn roles_only(roles: &[&str]) -> impl FnOnce(&mut EditorPolicy) {
        let roles: Vec<String> = roles.iter().map(|role| format!("urn:altinn:rolecode:{role}")).collect();
        move |model| {
            model.rules[0].access_packages.clear();
            model.rules[0].subject = roles;
        }
    }

    #[test]
    fn only_roles_that_end_is_told_from_some_roles_that_end() {
        let of = |roles: &[&str]| of(PolicyKind::Correspondence, TODAY, roles_only(roles));
        let only = of(&["a0236", "a0212"]);
        assert!(only.only_ending() && only.some_ending() && only.is_for_mail());
        let some = of(&["a0236", "dagl"]);
        assert!(!some.only_ending() && some.some_ending());
        let none = of(&["dagl"]);
        assert!(!none.only_ending() && !none.some_ending() && !none.is_for_mail());
    }

    /// The owner, who only subscribes, is nobody who reads.
    #[test]
    fn a_policy_that_lets_nobody_in_has_no_reader_that_ends() {
        let none = of(PolicyKind::Correspondence, TODAY, |model| drop(model.rules.remove(0)));
        assert_eq!((none.only_ending(), none.words()), (false, None));
    }

    #[test]
    fn an_iks_that_had_only_its_participants_has_nobody_since_that_ended() {
        let iks = |roles: &[&str], today| of(PolicyKind::Correspondence, today, roles_only(roles)).iks_ended;
        assert!(iks(&["dtpr"], TODAY) && iks(&["dtpr", "innh"], TODAY));
        assert!(!iks(&["dtpr", "dagl"], TODAY), "its own manager is let in");
        assert!(!iks(&["innh"], TODAY), "nobody there ever was");
        assert!(!iks(&["dtpr"], date(2026, 7, 8)), "it had not ended");
        assert!(!of(PolicyKind::Broker, TODAY, roles_only(&["dtpr"])).iks_ended, "files go between systems");
        let with_package = of(PolicyKind::Correspondence, TODAY, |model| {
            model.rules[0].subject = vec!["urn:altinn:rolecode:dtpr".into()];
        });
        assert!(!with_package.iks_ended, "the package is the manager's too");
    }

    #[test]
    fn those_who_are_let_in_are_named_as_they_are_answered() {
        let usual = of(PolicyKind::Correspondence, TODAY, |_| {});
        let words = usual.words().unwrap();
        assert!(words.contains(&"package:ordinaer-post-til-virksomheten".to_owned()), "{words:?}");
        assert!(words.contains(&"role:dagl".to_owned()) && !usual.is_confidential() && usual.is_for_mail());
        let odd = of(PolicyKind::Correspondence, TODAY, |model| {
            model.rules[0].subject.push("urn:altinn:userid:1".into());
        });
        assert_eq!(odd.words(), None);
        let confidential = of(PolicyKind::Correspondence, TODAY, |model| {
            model.rules[0].access_packages = vec![format!("urn:altinn:accesspackage:{CONFIDENTIAL_POST}")];
        });
        assert!(confidential.is_confidential());
    }
}
