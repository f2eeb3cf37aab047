//! POL036: A file with the ids of several resources: whichever it is uploaded to, a rule is about another, and the
//! registry refuses it (registry). With an id, POL030 says which rules.

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::registry;
use crate::policy::xacml::Policy;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check)).refused();

/// The row; whoever explains a policy finds the same.
pub static CODE: Code = code!("POL036" [Error]
    says { nb: "Filen gjelder flere ressurser", en: "The file is about several resources" }
    why { nb: "Registeret avviser filen, hvilken ressurs den enn lastes opp på.", en: "The registry refuses the file, whichever resource it is uploaded to." }
    next { nb: "Skriv samme ressurs-id i alle regler, eller del filen: én fil for hver ressurs", en: "Write the same resource ID in all rules, or split the file: one for each resource" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Filen gjelder flere ressurser: {ids}. Registeret avviser den, hvilken av dem den enn lastes opp på: «{said}».", en: "The file is about several resources: {ids}. The registry refuses it, whichever of them it is uploaded to: “{said}”." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    if context.options.resource_id.is_none() && !context.is_app() {
        found.extend(several(context.policy));
    }
}

/// What is said of a policy with several ids, at the first that is not the first rule's.
#[must_use]
pub fn several(policy: &Policy) -> Option<Found> {
    let ids = registry::several_resources(policy)?;
    let second = ids.get(1)?;
    let named: Vec<&str> = ids.iter().map(|one| one.value.text.as_str()).collect();
    let message = words::FOUND.with("ids", named.join(", ")).with("said", registry::OTHER_RESOURCE);
    Some(Found::at(&CODE, &second.value.span, message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PolicyKind;
    use crate::policy::lint::LintOptions;
    use crate::policy::lint::fixture::{self, of, options};

    fn count(second: &str, options: &LintOptions) -> usize {
        let mut model = fixture::model();
        model.rules[1].resources = vec![vec![second.to_owned()]];
        of(RULE.code, &String::from_utf8(crate::policy::write::to_xml(&model)).unwrap(), options).len()
    }

    #[test]
    fn it_is_found_without_an_id() {
        let alone = LintOptions { resource_id: None, ..options() };
        for (second, times) in [
            ("urn:altinn:resource:ttd-melding", 0),
            ("urn:altinn:resource:ttd-meldingg", 1),
            ("urn:altinn:resource:TTD-melding", 1),
            // What Studio fills in may become the same.
            ("urn:altinn:resource:[org]-melding", 0),
            ("urn:altinn:task:x", 0),
        ] {
            assert_eq!(count(second, &alone), times, "{second}");
        }
        let second = "urn:altinn:resource:ttd-meldingg";
        assert_eq!(count(second, &options()), 0, "POL030 says it");
        let app = LintOptions { kind: Some(PolicyKind::App), ..alone };
        assert_eq!(count(second, &app), 0, "no registry looks at the file of an app");
    }

    #[test]
    fn what_somebody_was_given_is_never_uploaded() {
        let mut model = fixture::model();
        for (at, rule) in model.rules.iter_mut().enumerate() {
            rule.subject = vec!["urn:altinn:userid:7".into()];
            rule.access_packages.clear();
            rule.resources = vec![vec![format!("urn:altinn:resource:ttd-melding-{at}")]];
        }
        let file = String::from_utf8(crate::policy::write::to_xml(&model)).unwrap();
        let alone = LintOptions { resource_id: None, kind: None, ..options() };
        assert_eq!(of(RULE.code, &file, &alone).len(), 0);
    }
}
