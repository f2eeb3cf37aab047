//! POL085: An app whose service owner may not read or write. The owner's own systems get in by the
//! same policy as everybody else (Altinn/altinn-studio, `App/config/authorization/policy.xml` of the
//! template for apps, 2026-08-22).
//!
//! The number is our own. Who may write and not read is POL086.

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::{attribute, category};
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::placeholders;
use crate::policy::xacml::Rule;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL085" [Warning]
    says { nb: "Tjenesteeieren får ikke lese eller skrive i appen", en: "The service owner may not read or write in the app" }
    why { nb: "Tjenesteeierens egne systemer kan da ikke hente det som er sendt inn, eller skrive tilbake.", en: "The service owner's own systems cannot fetch what was sent in, or write back." }
    next { nb: "Legg til en regel som gir urn:altinn:org med [ORG] handlingene `read` (lese) og `write` (skrive)", en: "Add a rule that gives urn:altinn:org with [ORG] read and write" });

mod words {
    crate::text::phrases! {
        BOTH { nb: "Tjenesteeieren får verken lese (`read`) eller skrive (`write`) i appen. Egne systemer kan ikke hente det som er sendt inn.", en: "The service owner has neither “read” nor “write” in the app. Its systems cannot fetch what was sent in." }
        WRITE { nb: "Tjenesteeieren får ikke skrive (`write`) i appen. Egne systemer kan ikke skrive tilbake til den.", en: "The service owner does not have “write” in the app. Its systems cannot write back in it." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    if !context.is_app() {
        return;
    }
    let may = |action: &str| context.rules_that_permit(action).any(|rule| lets_in_owner(context, rule));
    let message = match (may("read"), may("write")) {
        (false, false) => words::BOTH,
        (true, false) => words::WRITE,
        (_, true) => return,
    };
    found.push(Found::at(&CODE, &context.policy.span, message));
}

/// Whether the service owner gets in by the rule: by its code, by the placeholder of that, or as anybody.
fn lets_in_owner(context: &LintContext<'_>, rule: &Rule) -> bool {
    let mut subjects = rule.matches_in(category::SUBJECT).peekable();
    let is_owner = |code: &str| match context.options.owner.as_deref() {
        Some(owner) => owner.eq_ignore_ascii_case(code),
        // Whose app it is stands in the resource, until it is deployed as a placeholder for any code.
        None => named_owners(context).any(|owner| placeholders::stands_in(owner) || owner.eq_ignore_ascii_case(code)),
    };
    subjects.peek().is_none()
        || subjects.any(|(one, of)| {
            let code = one.value.text.as_str();
            of.attribute_id == attribute::ORG && (placeholders::stands_in(code) || is_owner(code))
        })
}

/// The service owners that the resources name.
fn named_owners<'c>(context: &LintContext<'c>) -> impl Iterator<Item = &'c str> {
    let named = context.policy.matches_in(category::RESOURCE).filter(|(_, of)| of.attribute_id == attribute::ORG);
    named.map(|(one, _)| one.value.text.as_str())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::{Language, PolicyKind};
    use crate::policy::lint::LintOptions;
    use crate::policy::lint::fixture::{self, of, options};
    use crate::policy::model::{EditorPolicy, EditorRule};

    /// The policy of an app: for each rule who, and what they may do.
    pub(in crate::policy::lint::rules) fn app(rules: &[(&[&str], &[&str])]) -> String {
        let texts = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        let rule = |(subject, actions): &(&[&str], &[&str])| EditorRule {
            rule_id: "urn:altinn:example:ruleid:1".into(),
            subject: texts(subject),
            actions: texts(actions),
            resources: vec![texts(&["urn:altinn:org:[ORG]", "urn:altinn:app:[APP]"])],
            ..EditorRule::default()
        };
        let model = EditorPolicy { rules: rules.iter().map(rule).collect(), ..fixture::model() };
        String::from_utf8(crate::policy::write::to_xml(&model)).unwrap()
    }

    /// As the policy of an app, without an id.
    pub(in crate::policy::lint::rules) fn of_app() -> LintOptions {
        LintOptions { kind: Some(PolicyKind::App), resource_id: None, ..options() }
    }

    const USERS: (&[&str], &[&str]) = (&["urn:altinn:rolecode:dagl"], &["read", "write"]);
    const OWNER: &[&str] = &["urn:altinn:org:[ORG]"];

    #[test]
    fn what_the_owner_lacks_is_said_once() {
        let said = |rules: &[(&[&str], &[&str])], options: LintOptions| {
            let found = of(RULE.code, &app(rules), &options);
            found.iter().map(|found| found.message.render(Language::En)).collect::<String>()
        };
        assert!(said(&[USERS], of_app()).contains("neither"));
        assert!(said(&[USERS, (OWNER, &["read", "instantiate"])], of_app()).contains("does not have “write”"));
        for right in [OWNER, &["urn:altinn:org:ttd"], &[]] {
            assert_eq!(said(&[USERS, (right, &["read"]), (right, &["write"])], of_app()), "", "{right:?}");
        }
        // Who may write and not read is told of elsewhere.
        assert_eq!(said(&[USERS, (OWNER, &["write"])], of_app()), "");
        let owner = LintOptions { owner: Some("ttd".into()), ..of_app() };
        assert!(said(&[USERS, (&["urn:altinn:org:skd"], &["read", "write"])], owner).contains("neither"));
        assert_eq!(said(&[USERS], options()), "", "no app");
    }
}
