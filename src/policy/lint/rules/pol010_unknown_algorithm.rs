//! POL010: A combining algorithm that the platform does not know (ABAC): the 1.0 names of what has a 3.0 name, the 3.0
//! name of first-applicable, which the standard has, and whatever is misspelt.

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::decide::CombiningAlgorithm;
use crate::policy::ids::studio;
use crate::policy::lint::engine::fix::{self, Fix, Fixer, tag};
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::text::lint as shared;

pub(super) static RULE: LintRule =
    LintRule::new(&CODE, RuleCheck::Policy(check)).fixed_by(Fixer { takes_effect: true, find: fix });

static CODE: Code = code!("POL010" [Error]
    says { nb: "Altinn kjenner ikke kombineringsalgoritmen", en: "The platform does not know the combining algorithm" }
    why { nb: "Hver avgjørelse blir Indeterminate: ingen slipper inn.", en: "Every decision is Indeterminate: nobody gets in." }
    next { nb: "Bruk en kombineringsalgoritme som Altinn kjenner, helst deny-overrides", en: "Use a combining algorithm that Altinn knows, preferably deny-overrides" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Altinn kjenner ikke kombineringsalgoritmen {id}, og svarer Indeterminate på alt: ingen slipper inn.", en: "Altinn does not know the combining algorithm {id} and answers Indeterminate to everything: nobody gets in." }
        OLD { nb: "{id} er 1.0-formen av en algoritme som finnes bare i 3.0. Siden 20. august 2026 svarer Altinn Indeterminate på alt: ingen slipper inn.", en: "{id} is the 1.0 form of an algorithm that exists only in 3.0. Since 20 August 2026 Altinn answers Indeterminate to everything: nobody gets in." }
        NEW { nb: "{id} finnes i standarden, men Altinn kjenner bare 1.0-formen, og svarer Indeterminate på alt: ingen slipper inn.", en: "{id} is in the standard, but Altinn knows only its 1.0 form and answers Indeterminate to everything: nobody gets in." }
        FIXED { nb: "Kombineringsalgoritmen {before} er byttet ut med {after}. Reglene virker nå.", en: "The combining algorithm {before} is replaced by {after}. The rules take effect now." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    let id = context.policy.combining_algorithm.as_str();
    if CombiningAlgorithm::parse(id).is_some() {
        return;
    }
    let other =
        |from: &str, to: &str| Some(id.replace(from, to)).filter(|right| CombiningAlgorithm::parse(right).is_some());
    let newer = other("xacml:1.0:", "xacml:3.0:").or_else(|| other("xacml:1.1:", "xacml:3.0:"));
    let (phrase, right) = match (newer, other("xacml:3.0:", "xacml:1.0:")) {
        (Some(right), _) => (words::OLD, right),
        (None, Some(right)) => (words::NEW, right),
        (None, None) => (words::FOUND, studio::DENY_OVERRIDES.to_owned()),
    };
    let found_here = Found::at(&CODE, &context.policy.span, phrase.with("id", id));
    found.push(found_here.help(shared::USE.with("id", right)));
}

/// The versions that name combining algorithms.
const VERSIONS: [&str; 4] = ["xacml:1.0:", "xacml:1.1:", "xacml:2.0:", "xacml:3.0:"];

/// A combining algorithm in the form of another version of XACML gets the one that the platform knows.
fn fix(source: &fix::FixSource<'_>, fixes: &mut Vec<Fix>) {
    let Some(policy) = source.policy else { return };
    let written = policy.combining_algorithm.as_str();
    if CombiningAlgorithm::parse(written).is_some() {
        return;
    }
    let Some(right) = known(written.trim()) else { return };
    let Some(place) = tag::attribute(source.text, &policy.span, "RuleCombiningAlgId") else { return };
    let message = words::FIXED.with("before", written).with("after", right.as_str());
    fixes.push(Fix::new(vec![(place, tag::escaped(&right))], message));
}

/// The one form of it that the platform knows.
fn known(id: &str) -> Option<String> {
    let version = VERSIONS.into_iter().find(|version| id.contains(version))?;
    let forms = VERSIONS.into_iter().map(|other| id.replacen(version, other, 1));
    let mut known = forms.filter(|form| CombiningAlgorithm::parse(form).is_some());
    let first = known.next()?;
    known.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::known;
    use super::*;
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed, assert_left};
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
            of(RULE.code, &file, &options())[0].help.as_ref().unwrap().render(crate::domain::Language::En)
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

    #[test]
    fn the_other_version_is_written() {
        let spoilt = STUDIO.replacen("3.0:rule-combining", "1.0:rule-combining", 1);
        assert_fixed(&spoilt, &STUDIO, &["POL010"]);
        let first = known("urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:first-applicable");
        assert_eq!(first.as_deref(), Some("urn:oasis:names:tc:xacml:1.0:rule-combining-algorithm:first-applicable"));
    }

    #[test]
    fn another_algorithm_is_left() {
        let spoilt = STUDIO.replacen("algorithm:deny-overrides", "algorithm:only-one-applicable", 1);
        assert_left(&spoilt);
    }
}
