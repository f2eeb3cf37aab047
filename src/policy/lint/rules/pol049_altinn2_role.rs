//! POL049: A role of Altinn 2, which ends.

use crate::catalog::packages::{self, Package};
use crate::catalog::roles::ALTINN2_ROLES_END;
use crate::finding::Code;
use crate::finding::Severity;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck, RuleSubject};
use crate::policy::naming::{package_name, role_name};
use crate::text::dates;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

/// The row; who tells of all of them at once leaves it out.
pub static CODE: Code = code!("POL049" [Warning, Error]
    says { nb: "Rollen er fra Altinn 2", en: "The role is from Altinn 2" }
    why { nb: "Slike roller opphører ved utgangen av 2026.", en: "Such roles end at the end of 2026." }
    next { nb: "Legg til en tilgangspakke for fagområdet; «altinn-onboard policy migrate FIL» foreslår en", en: "Add an access package for the field; “altinn-onboard policy migrate FILE” proposes one" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "«{name}» ({id}) er en Altinn 2-rolle. Den gir tilgang til og med {date}.", en: "“{name}” ({id}) is an Altinn 2 role. It gives access up to and including {date}." }
        HAS { nb: "Regelen har tilgangspakken {id} ({name}) allerede. Ta bort rollen når de som har den, har fått pakken", en: "The rule already has the access package {id} ({name}). Remove the role once those who have it hold the package" }
        HAS_OTHERS { nb: "Se om tilgangspakkene i regelen dekker det rollen gir, og ta bort rollen", en: "Check whether the access packages in the rule cover what the role gives, and remove the role" }
        HELP { nb: "Legg til tilgangspakken {id} ({name}); «altinn-onboard policy migrate FIL» gjør det i hele filen", en: "Add the access package {id} ({name}); “altinn-onboard policy migrate FILE” does it in the whole file" }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    let all = context.rules().flat_map(|(_, who)| who.iter().map(move |one| (who, one)));
    for (who, RuleSubject { one, role, .. }) in all {
        let Some(role) = role.filter(|role| role.is_ending()) else { continue };
        let message = words::FOUND.with("name", role_name(role)).with("id", role.code);
        let message = message.with("date", dates::said(ALTINN2_ROLES_END));
        let package = role.replaced_by().first().and_then(|id| packages::by_id(id));
        let has = |package: &Package| who.iter().any(|who| who.package.is_some_and(|has| has.id == package.id));
        let help = package.map(|package| {
            let help = if has(package) { words::HAS } else { words::HELP };
            help.with("id", package.id).with("name", package_name(package))
        });
        let has_others = who.iter().any(|who| who.package.is_some());
        let help = help.or_else(|| has_others.then(|| words::HAS_OTHERS.into()));
        let late = context.options.today > ALTINN2_ROLES_END;
        let severity = if late { Severity::Error } else { Severity::Warning };
        found.push(Found::at(&CODE, &one.value.span, message).maybe_help(help).severe(severity));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fixture::{self, of, options};

    #[test]
    fn it_is_found() {
        let mut model = fixture::model();
        model.rules[0].subject.push("urn:altinn:rolecode:A0236".into());
        let file = String::from_utf8(crate::policy::write::to_xml(&model)).unwrap();
        let on =
            |day| of(RULE.code, &file, &crate::policy::lint::LintOptions { today: day, ..options() })[0].severity();
        assert_eq!(on(ALTINN2_ROLES_END), Severity::Warning);
        assert_eq!(on(jiff::civil::date(2027, 1, 1)), Severity::Error);
    }

    #[test]
    fn what_the_rule_has_is_not_advised() {
        let help = |role: &str, packages: &[&str]| {
            let mut model = fixture::model();
            model.rules[0].subject.push(format!("urn:altinn:rolecode:{role}"));
            model.rules[0].access_packages =
                packages.iter().map(|id| format!("urn:altinn:accesspackage:{id}")).collect();
            let file = String::from_utf8(crate::policy::write::to_xml(&model)).unwrap();
            of(RULE.code, &file, &options())[0].help.as_ref().unwrap().render(crate::domain::Language::En)
        };
        assert!(help("a0241", &["regnskapsforer-lonn"]).contains("already"));
        assert!(help("a0241", &["lonn"]).starts_with("Add the access package regnskapsforer-lonn"));
        assert!(help("loper", &["lonn"]).contains("cover"));
        assert!(help("loper", &[]).starts_with("Add an access package"));
    }
}
