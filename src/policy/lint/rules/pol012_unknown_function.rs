//! POL012: A match function that the platform does not implement: it fails when a request comes that far (ABAC).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::function;
use crate::policy::lint::engine::fix::{self, Fix, Fixer, tag};
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::text::lint as shared;

pub(super) static RULE: LintRule =
    LintRule::new(&CODE, RuleCheck::Policy(check)).fixed_by(Fixer { takes_effect: true, find: fix });

static CODE: Code = code!("POL012" [Error]
    says { nb: "Altinn kjenner ikke funksjonen som sammenligner", en: "The platform does not know the match function" }
    why { nb: "Hver forespørsel som når hit, feiler.", en: "Every request that reaches the match fails." }
    next { nb: "Bruk string-equal eller string-equal-ignore-case", en: "Use string-equal or string-equal-ignore-case" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Altinn kjenner ikke funksjonen {id}. Forespørsler som når hit, feiler.", en: "Altinn does not know the function {id}. Requests that come here fail." }
        FIXED { nb: "Funksjonen {before} er byttet ut med {after}. Regelen virker nå.", en: "The function {before} is replaced by {after}. The rule takes effect now." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for (one, _) in context.policy.designated_matches() {
        if function::IN_MATCH.contains(&one.function.as_str()) {
            continue;
        }
        let right = if one.function.ends_with("ignore-case") {
            function::STRING_EQUAL_IGNORE_CASE
        } else {
            function::STRING_EQUAL
        };
        let message = words::FOUND.with("id", one.function.as_str());
        found.push(Found::at(&CODE, &one.span, message).help(shared::USE.with("id", right)));
    }
}

/// A function in the form of another version of XACML gets the one that the platform knows.
fn fix(source: &fix::FixSource<'_>, fixes: &mut Vec<Fix>) {
    for one in source.matches() {
        if function::IN_MATCH.contains(&one.function.as_str()) {
            continue;
        }
        let Some(right) = known(one.function.trim()) else { continue };
        let Some(place) = tag::attribute(source.text, &one.span, "MatchId") else { continue };
        let message = words::FIXED.with("before", one.function.as_str()).with("after", right);
        fixes.push(Fix::new(vec![(place, right.to_owned())], message));
    }
}

/// The function of the same name, whatever its version. No name stands in two versions.
fn known(id: &str) -> Option<&'static str> {
    let name =
        |id: &'_ str| id.strip_prefix("urn:oasis:names:tc:xacml:")?.split_once(":function:").map(|(_, n)| n.to_owned());
    let wanted = name(id)?;
    function::IN_MATCH.into_iter().find(|known| name(known).as_ref() == Some(&wanted))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed, assert_left};
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "3.0:function:string-equal-ignore", "1.0:function:string-equal-ignore"), 1);
        assert_eq!(replaced(RULE.code, "1.0:function:string-equal\"", "1.0:function:string-equals\""), 1);
    }

    #[test]
    fn the_other_version_is_written() {
        let spoilt =
            STUDIO.replacen("3.0:function:string-equal-ignore-case", "1.0:function:string-equal-ignore-case", 2);
        assert_fixed(&spoilt, &STUDIO, &["POL012", "POL012"]);
        let spoilt = STUDIO.replacen("1.0:function:string-equal\"", "3.0:function:string-equal\"", 1);
        assert_fixed(&spoilt, &STUDIO, &["POL012"]);
    }

    #[test]
    fn another_function_is_left() {
        let spoilt = STUDIO.replacen("3.0:function:string-equal-ignore-case", "3.0:function:string-starts-with", 1);
        assert_left(&spoilt);
    }
}
