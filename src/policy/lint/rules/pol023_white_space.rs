//! POL023: White space around a value: it is compared with it (ABAC).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::fix::{self, Fix, Fixer, tag};
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule =
    LintRule::new(&CODE, RuleCheck::Policy(check)).fixed_by(Fixer { takes_effect: true, find: fix });

static CODE: Code = code!("POL023" [Error]
    says { nb: "En verdi har mellomrom eller linjeskift foran eller bak", en: "A literal has white space around it" }
    why { nb: "Det teller med i sammenligningen, så verdien treffer aldri.", en: "White space counts, so it never matches." }
    next { nb: "Skriv verdien rett etter taggen, uten mellomrom", en: "Write the value right after the tag, without space" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Verdien «{value}» har mellomrom eller linjeskift foran eller bak og treffer aldri.", en: "The value “{value}” has white space before or after it and never matches." }
        FIXED { nb: "Mellomrom og linjeskift rundt «{value}» er tatt bort. Regelen kan nå treffe.", en: "The white space around “{value}” has been removed. The rule can match now." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for (one, _) in context.policy.designated_matches() {
        let value = one.value.text.as_str();
        if value.trim() != value {
            found.push(Found::at(&CODE, &one.value.span, words::FOUND.with("value", value.trim())));
        }
    }
}

/// White space before or after a value is taken away.
fn fix(source: &fix::FixSource<'_>, fixes: &mut Vec<Fix>) {
    for one in source.matches() {
        let value = one.value.text.trim();
        if value.is_empty() || value == one.value.text {
            continue;
        }
        let Some(place) = tag::content(source.text, &one.value.span) else { continue };
        let written = source.text.get(place.clone()).unwrap_or_default();
        let trimmed = written.trim();
        if trimmed == written {
            continue;
        }
        let message = words::FIXED.with("value", value);
        fixes.push(Fix::new(vec![(place, trimmed.to_owned())], message));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed, assert_left};
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, ">dagl<", ">dagl\n<"), 1);
    }

    #[test]
    fn a_value_stands_right_between_its_tags() {
        let spoilt = STUDIO.replacen(">dagl<", ">\r\n\tdagl <", 1);
        assert_fixed(&spoilt, &STUDIO, &["POL023"]);
    }

    #[test]
    fn a_value_of_nothing_else_is_left() {
        let spoilt = STUDIO.replacen(">dagl<", "> <", 1);
        assert_left(&spoilt);
    }
}
