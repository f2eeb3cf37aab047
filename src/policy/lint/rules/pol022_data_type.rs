//! POL022: A value that is not text, where services send text (ABAC).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::{category, data_type, function};
use crate::policy::lint::engine::fix::{self, Fix, Fixer, tag};
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule =
    LintRule::new(&CODE, RuleCheck::Policy(check)).fixed_by(Fixer { takes_effect: true, find: fix });

static CODE: Code = code!("POL022" [Error]
    says { nb: "En verdi er ikke av typen string", en: "A literal is not of type string" }
    why { nb: "Tjenestene sender tekst, så verdien treffer aldri.", en: "Services send strings, so it never matches." }
    next { nb: "Bruk http://www.w3.org/2001/XMLSchema#string", en: "Use http://www.w3.org/2001/XMLSchema#string" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Verdien har datatypen {id}. Tjenestene sender tekst, så den treffer aldri.", en: "The value has the data type {id}. Services send text, so it never matches." }
        FIXED { nb: "«{value}» har fått datatypen string i stedet for {before}. Regelen kan nå treffe.", en: "“{value}” has the data type string instead of {before}. The rule can match now." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for (one, of) in context.policy.designated_matches() {
        let known = [category::SUBJECT, category::RESOURCE, category::ACTION].contains(&of.category.as_str());
        if known && one.value.data_type != data_type::STRING {
            let message = words::FOUND.with("id", one.value.data_type.as_str());
            found.push(Found::at(&CODE, &one.value.span, message));
        }
    }
}

/// A literal of another type than string, where services send strings.  Only types whose text reads the same as a
/// string are fixed; a date or a number written in another way is left.
fn fix(source: &fix::FixSource<'_>, fixes: &mut Vec<Fix>) {
    for one in source.matches() {
        let Some(of) = one.designator() else { continue };
        let asked = [category::SUBJECT, category::RESOURCE, category::ACTION].contains(&of.category.as_str());
        if !asked || one.value.data_type == data_type::STRING || !reads_the_same(&one.value.data_type, &one.value.text)
        {
            continue;
        }
        let mut edits = Vec::new();
        let places = [(&one.value.span, &one.value.data_type), (&of.span, &of.data_type)];
        for (element, _) in places.into_iter().filter(|(_, written)| *written != data_type::STRING) {
            let Some(place) = tag::attribute(source.text, element, "DataType") else { continue };
            edits.push((place, data_type::STRING.to_owned()));
        }
        let typed = [function::ANY_URI_EQUAL, function::INTEGER_EQUAL, function::INTEGER_ONE_AND_ONLY];
        if typed.contains(&one.function.as_str()) {
            let Some(place) = tag::attribute(source.text, &one.span, "MatchId") else { continue };
            edits.push((place, function::STRING_EQUAL.to_owned()));
        }
        let message = words::FIXED.with("value", one.value.text.as_str()).with("before", one.value.data_type.as_str());
        fixes.push(Fix::new(edits, message));
    }
}

/// Whether the text compares as a string as it would by its type.
fn reads_the_same(data_type: &str, text: &str) -> bool {
    match data_type {
        data_type::ANY_URI => true,
        data_type::INTEGER => text.parse::<i32>().is_ok_and(|number| number.to_string() == text),
        // `xs:string`, `…#String` and the like.
        other => other.rsplit(['#', ':']).next().is_some_and(|name| name.trim().eq_ignore_ascii_case("string")),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use super::reads_the_same;
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed, assert_left};
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "XMLSchema#string\">dagl", "XMLSchema#anyURI\">dagl"), 1);
    }

    #[test]
    fn type_and_function_become_those_of_strings() {
        let spoilt = STUDIO.replacen("XMLSchema#string", "XMLSchema#anyURI", 3);
        assert_fixed(&spoilt, &STUDIO, &["POL022"; 2]);
        let (head, rest) = STUDIO.split_once("1.0:function:string-equal\"").unwrap();
        let rest = rest.replacen("XMLSchema#string", "XMLSchema#anyURI", 2);
        assert_fixed(&format!("{head}1.0:function:anyURI-equal\"{rest}"), &STUDIO, &["POL022"]);
    }

    #[test]
    fn what_does_not_read_the_same_is_left() {
        assert!(reads_the_same("http://www.w3.org/2001/XMLSchema#integer", "7"));
        assert!(!reads_the_same("http://www.w3.org/2001/XMLSchema#integer", "007"));
        let spoilt = STUDIO.replacen("XMLSchema#string", "XMLSchema#date", 1);
        assert_left(&spoilt);
    }
}
