//! POL049: A role of Altinn 2, which ends (facts: policy 5).

use super::{Context, Found, Rule, Who};
use crate::catalog::packages;
use crate::catalog::roles::ALTINN2_ROLES_END;
use crate::finding::Severity;
use crate::policy::readers::{package_name, role_name};
use crate::text::dates;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL049", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for Who { one, role, .. } in context.who() {
        let Some(role) = role.filter(|role| role.is_ending()) else { continue };
        let message = text::POL049.with("name", role_name(role)).with("id", role.code);
        let message = message.with("date", dates::said(ALTINN2_ROLES_END));
        let package = role.replaced_by().first().and_then(|id| packages::by_id(id));
        let help = package.map(|package| text::POL049_HELP.with("id", package.id).with("name", package_name(package)));
        let late = context.options.today > ALTINN2_ROLES_END;
        let severity = if late { Severity::Error } else { Severity::Warning };
        found.push(
            Found::at(&one.value.span, message)
                .help(help.unwrap_or_else(|| text::POL049_OTHER_HELP.into()))
                .severe(severity),
        );
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
        let on = |day| of(RULE.code, &file, &crate::policy::lint::Options { today: day, ..options() })[0].severity();
        assert_eq!(on(ALTINN2_ROLES_END), Severity::Warning);
        assert_eq!(on(jiff::civil::date(2027, 1, 1)), Severity::Error);
    }
}
