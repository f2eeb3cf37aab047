//! POL022: a literal of another type than string, where services send strings (facts: policy 4.2).
//!
//! Only types whose text reads the same as a string are mended; a date or a number written in an own way is left.

use super::{Mend, Mender, Source, tag};
use crate::policy::ids::{category, data_type, function};
use crate::text::fix as text;

pub(super) const MENDER: Mender = Mender { code: "POL022", takes_effect: true, find };

fn find(source: &Source<'_>, mends: &mut Vec<Mend>) {
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
        let message = text::POL022.with("value", one.value.text.as_str()).with("before", one.value.data_type.as_str());
        mends.push(Mend::new(edits, message));
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
    use super::reads_the_same;
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed, assert_left};

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
