//! POL010: A combining algorithm that the platform does not know (facts: policy 4.4): the 1.0 names of what has a 3.0
//! name, the 3.0 name of first-applicable, which the standard has, and whatever is misspelt.

use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::decide::CombiningAlgorithm;
use crate::policy::ids::studio;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL010", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    let id = context.policy.combining_algorithm.as_str();
    if CombiningAlgorithm::parse(id).is_some() {
        return;
    }
    let other =
        |from: &str, to: &str| Some(id.replace(from, to)).filter(|right| CombiningAlgorithm::parse(right).is_some());
    let newer = other("xacml:1.0:", "xacml:3.0:").or_else(|| other("xacml:1.1:", "xacml:3.0:"));
    let (phrase, right) = match (newer, other("xacml:3.0:", "xacml:1.0:")) {
        (Some(right), _) => (text::POL010_OLD, right),
        (None, Some(right)) => (text::POL010_NEW, right),
        (None, None) => (text::POL010, studio::DENY_OVERRIDES.to_owned()),
    };
    let found_here = Found::at(&context.policy.span, phrase.with("id", id));
    found.push(found_here.help(text::POL010_HELP.with("id", right)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fixture::{self, of, options, replaced};

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "3.0:rule-combining", "1.0:rule-combining"), 1);
        assert_eq!(replaced(RULE.code, "deny-overrides", "deny-everything"), 1);
        assert_eq!(replaced(RULE.code, "deny-overrides", "first-applicable"), 1);
    }

    #[test]
    fn the_right_form_is_named() {
        let file = String::from_utf8(crate::policy::write::to_xml(&fixture::model())).unwrap();
        let help = |algorithm: &str| {
            let file = file.replacen(studio::DENY_OVERRIDES, algorithm, 1);
            of(RULE.code, &file, &options())[0].help.as_ref().unwrap().say(crate::domain::Language::En)
        };
        let urn =
            |version: &str, name: &str| format!("urn:oasis:names:tc:xacml:{version}:rule-combining-algorithm:{name}");
        for (wrong, right) in [
            (urn("1.0", "permit-overrides"), urn("3.0", "permit-overrides")),
            (urn("1.1", "ordered-deny-overrides"), urn("3.0", "ordered-deny-overrides")),
            (urn("3.0", "first-applicable"), urn("1.0", "first-applicable")),
            (urn("3.0", "only-one-applicable"), urn("3.0", "deny-overrides")),
        ] {
            assert!(help(&wrong).contains(&right), "{wrong}");
        }
    }
}
