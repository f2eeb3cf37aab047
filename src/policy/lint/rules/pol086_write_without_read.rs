//! POL086: An app in which somebody may write and not read. What an instance holds is read before it is written, so such
//! a right is of no use by itself (Altinn/altinn-studio, `App/config/authorization/policy.xml` of the template for apps,
//! 2026-08-22).
//!
//! The number is our own. Whoever is named by another rule as well is looked for there.

use std::collections::BTreeSet;

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::category;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::naming;
use crate::policy::xacml::{Alternative, Rule};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL086" [Warning]
    says { nb: "Noen får skrive i appen, men ikke lese", en: "Somebody may write in the app but not read" }
    why { nb: "Den som skal skrive i appen, må kunne lese den først.", en: "What is to be written to must be read first." }
    next { nb: "Legg til `read` (lese) i samme regel som `write` (skrive)", en: "Add read to the same rule as write" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Regelen gir `write` (skrive) uten `read` (lese): {who} kan skrive i appen, men ikke åpne den.", en: "The rule gives “write” without “read”: {who} may write in the app, but not open it." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    if !context.is_app() {
        return;
    }
    let readers: Vec<BTreeSet<(&str, String)>> = context.rules_that_permit("read").flat_map(held).collect();
    let open = |rule: &Rule| rule.alternatives(category::SUBJECT).next().is_none();
    if context.rules_that_permit("read").any(open) {
        return;
    }
    for rule in context.rules_that_permit("write") {
        // Whoever has all that a reader must have can read.
        let reads = |who: &Alternative<'_>| readers.iter().any(|reader| reader.is_subset(&all_of(*who)));
        let lacking = rule.alternatives(category::SUBJECT).find(|who| !reads(who));
        if let Some(who) = lacking {
            let message = words::FOUND.with("who", naming::subjects(who.pairs()));
            found.push(Found::at(&CODE, &rule.span, message));
        }
    }
}

/// What each of those that a rule lets in must have.
fn held(rule: &Rule) -> impl Iterator<Item = BTreeSet<(&str, String)>> {
    rule.alternatives(category::SUBJECT).map(all_of)
}

/// What is held at once in an alternative; case does not matter.
fn all_of(who: Alternative<'_>) -> BTreeSet<(&str, String)> {
    who.pairs().map(|(id, value)| (id, value.to_lowercase())).collect()
}

#[cfg(test)]
mod tests {
    use super::super::pol085_app_owner::tests::{app, of_app};
    use super::*;
    use crate::policy::lint::fixture::{of, options};

    #[test]
    fn who_may_write_must_be_able_to_read() {
        let (owner, role) = (&["urn:altinn:org:[ORG]"][..], &["urn:altinn:rolecode:DAGL"][..]);
        let count = |rules: &[(&[&str], &[&str])]| of(RULE.code, &app(rules), &of_app()).len();
        assert_eq!(count(&[(owner, &["read", "write"]), (role, &["read", "write"])]), 0);
        assert_eq!(count(&[(owner, &["write"]), (role, &["read", "write"])]), 1);
        assert_eq!(count(&[(owner, &["write"]), (owner, &["read"])]), 0, "by another rule");
        assert_eq!(count(&[(role, &["write"]), (&["urn:altinn:rolecode:dagl"], &["read"])]), 0, "in another case");
        assert_eq!(count(&[(owner, &["write"]), (&[], &["read"])]), 0, "anybody reads");
        assert_eq!(count(&[(owner, &["complete"])]), 0);
        assert_eq!(of(RULE.code, &app(&[(owner, &["write"])]), &options()).len(), 0, "no app");
    }
}
