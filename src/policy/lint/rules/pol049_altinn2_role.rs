//! POL049: A role of Altinn 2, which ends.

use crate::catalog::packages;
use crate::catalog::roles::ALTINN2_ROLES_END;
use crate::finding::Code;
use crate::finding::Severity;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck, RuleSubject};
use crate::policy::naming::{package_name, role_name};
use crate::text::dates;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL049" [Warning, Error]
    says { nb: "Rollen er fra Altinn 2", en: "The role is from Altinn 2" }
    why { nb: "Slike roller opphører ved utgangen av 2026.", en: "Such roles end with 2026." }
    next { nb: "Legg til en tilgangspakke for fagområdet", en: "Add an access package for the field" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "«{name}» ({id}) er en Altinn 2-rolle. Den gir tilgang til og med {date}.", en: "“{name}” ({id}) is an Altinn 2 role. It gives access up to and including {date}." }
        HELP { nb: "Legg til tilgangspakken {id} ({name})", en: "Add the access package {id} ({name})" }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for RuleSubject { one, role, .. } in context.who() {
        let Some(role) = role.filter(|role| role.is_ending()) else { continue };
        let message = words::FOUND.with("name", role_name(role)).with("id", role.code);
        let message = message.with("date", dates::said(ALTINN2_ROLES_END));
        let package = role.replaced_by().first().and_then(|id| packages::by_id(id));
        let help = package.map(|package| words::HELP.with("id", package.id).with("name", package_name(package)));
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
}
