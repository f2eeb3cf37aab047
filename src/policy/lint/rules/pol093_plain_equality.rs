//! POL093: A function that the platform takes for plain equality, which it is not by its name (ABAC).
//!
//! The number is our own.

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::function;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::text::lint as shared;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL093" [Warning]
    says { nb: "Altinn tolker funksjonen som ren likhet", en: "The platform treats the match function as plain equality" }
    why { nb: "Navnet sier at den skal gjøre noe annet.", en: "By its name it should do something else." }
    next { nb: "Bruk string-equal eller integer-equal hvis likhet er ment", en: "Use string-equal or integer-equal if equality is meant" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Altinn sammenligner bare om verdiene er like, selv om {id} sier noe annet.", en: "Altinn only compares whether the values are equal, although {id} says otherwise." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for (one, _) in context.policy.designated_matches() {
        let right = match one.function.as_str() {
            function::STRING_IS_IN => function::STRING_EQUAL,
            function::INTEGER_ONE_AND_ONLY => function::INTEGER_EQUAL,
            _ => continue,
        };
        let message = words::FOUND.with("id", one.function.as_str());
        found.push(Found::at(&CODE, &one.span, message).help(shared::USE.with("id", right)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, function::STRING_EQUAL_IGNORE_CASE, function::STRING_IS_IN), 1);
        assert_eq!(replaced(RULE.code, function::STRING_EQUAL_IGNORE_CASE, function::STRING_EQUAL), 0);
    }
}
