//! POL092: A value that its own function cannot read (ABAC): a number beyond 32 bits or none at all never matches, and
//! what is no URI or no date makes every request that comes so far fail.
//!
//! Of dates the platform reads more forms than XML has, so there it is a warning.
//!
//! The number is our own.

use crate::finding::Code;
use crate::finding::Severity;
use crate::finding::code::code;
use crate::policy::decide::value_matches;
use crate::policy::ids::function;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL092" [Error, Warning]
    says { nb: "Funksjonen kan ikke lese verdien", en: "The match function cannot read the value" }
    why { nb: "Regelen treffer aldri, eller forespørselen feiler.", en: "The rule never matches, or the request fails." }
    next { nb: "Rett verdien, eller bruk string-equal", en: "Correct the value, or use string-equal" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Funksjonen {id} kan ikke lese «{value}». Forespørsler som når hit, feiler.", en: "The function {id} cannot read “{value}”. Requests that come here fail." }
        NUMBER { nb: "Funksjonen {id} kan ikke lese «{value}» som et heltall på 32 bit, så den treffer aldri.", en: "The function {id} cannot read “{value}” as a 32-bit whole number, so it never matches." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for (one, _) in context.policy.designated_matches() {
        let value = one.value.text.as_str();
        let (phrase, severity) = match one.function.as_str() {
            function::INTEGER_EQUAL | function::INTEGER_ONE_AND_ONLY => (words::NUMBER, Severity::Error),
            function::ANY_URI_EQUAL => (words::FOUND, Severity::Error),
            function::TIME_EQUAL | function::DATE_EQUAL | function::DATE_TIME_EQUAL => {
                (words::FOUND, Severity::Warning)
            }
            _ => continue,
        };
        // A value that can be read equals itself.
        if value_matches(&one.function, value, value) != Ok(true) {
            let message = phrase.with("value", value).with("id", one.function.as_str());
            found.push(Found::at(&CODE, &one.value.span, message).severe(severity));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fixture::{self, of, options};

    #[test]
    fn it_is_found() {
        let found = |function: &str, value: &str| {
            let file = String::from_utf8(crate::policy::write::to_xml(&fixture::model())).unwrap();
            let file = file.replacen(function::STRING_EQUAL_IGNORE_CASE, function, 1);
            let file = file.replacen(">dagl<", &format!(">{value}<"), 1);
            of(RULE.code, &file, &options()).first().map(Found::severity)
        };
        assert_eq!(found(function::INTEGER_EQUAL, "007"), None);
        assert_eq!(found(function::INTEGER_EQUAL, "4294967296"), Some(Severity::Error));
        assert_eq!(found(function::ANY_URI_EQUAL, "not a uri"), Some(Severity::Error));
        assert_eq!(found(function::ANY_URI_EQUAL, "urn:a:b"), None);
        assert_eq!(found(function::DATE_EQUAL, "soon"), Some(Severity::Warning));
        assert_eq!(found(function::STRING_EQUAL, "soon"), None);
    }
}
