//! POL066: The package for confidential mail beside others who may read (Correspondence).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::build::CONFIDENTIAL_POST;
use crate::policy::ids::{attribute, category};
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck, RuleSubject};
use crate::policy::xacml::Rule;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL066" [Warning]
    says { nb: "Pakken for taushetsbelagt post står sammen med andre", en: "The confidential package is combined with others" }
    why { nb: "Hver melding må være taushetsbelagt, og de andre kan lese den.", en: "Every message must be confidential, and the others can read it." }
    next { nb: "Bruk pakken alene, eller lag en egen ressurs for taushetsbelagt post", en: "Use the package alone, or make a separate resource for confidential mail" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Pakken for taushetsbelagt post gjør hele ressursen taushetsbelagt. Alle meldinger må være det, og de andre i reglene kan likevel lese dem.", en: "The package for confidential mail makes the whole resource confidential. Every message must be confidential, but the others in the rules can still read it." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    if !context.is_correspondence() {
        return;
    }
    let is_confidential =
        |who: &&RuleSubject<'_>| who.is(attribute::ACCESS_PACKAGE) && who.value() == CONFIDENTIAL_POST;
    let Some(confidential) = context.who().find(is_confidential) else { return };
    let reads =
        |rule: &Rule| rule.matches_in(category::ACTION).any(|(one, _)| one.value.text.eq_ignore_ascii_case("read"));
    let mut readers = context.rules().filter(|(rule, _)| reads(rule)).flat_map(|(_, who)| who);
    if readers.any(|who| !is_confidential(&who)) {
        found.push(Found::at(&CODE, &confidential.one.value.span, words::FOUND));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        let package = || format!("{}:{CONFIDENTIAL_POST}", attribute::ACCESS_PACKAGE);
        assert_eq!(changed(RULE.code, |model| model.rules[0].access_packages.push(package())), 1);
        let alone = |model: &mut crate::policy::EditorPolicy| {
            model.rules[0].subject.clear();
            model.rules[0].access_packages = vec![package()];
        };
        assert_eq!(changed(RULE.code, alone), 0);
    }
}
