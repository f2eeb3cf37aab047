//! POL043: a misspelt subject attribute id becomes the one that is meant (facts: policy 2.4, 5).
//!
//! Sure only by two signs: the id is like a known one, and the value is one of its values.

use super::{Mend, Mender, Source, tag};
use crate::catalog::{attributes, packages, roles};
use crate::policy::ids::{attribute, category};
use crate::text::fix as text;

pub(super) const MENDER: Mender = Mender { code: "POL043", takes_effect: true, find };

fn find(source: &Source<'_>, mends: &mut Vec<Mend>) {
    for one in source.matches() {
        let Some(of) = one.designator().filter(|of| of.category == category::SUBJECT) else { continue };
        let written = of.attribute_id.as_str();
        if attributes::SUBJECT.contains(&written) {
            continue;
        }
        let Some(meant) = meant(written).filter(|meant| has_value(meant, &one.value.text)) else { continue };
        let Some(place) = tag::attribute(source.text, &of.span, "AttributeId") else { continue };
        let message = text::POL043.with("before", written).with("after", meant);
        mends.push(Mend::new(vec![(place, meant.to_owned())], message));
    }
}

/// The attribute with the same letters in another case, or the nearest.
fn meant(id: &str) -> Option<&'static str> {
    let same = attributes::SUBJECT.iter().find(|known| known.eq_ignore_ascii_case(id.trim()));
    same.copied().or_else(|| attributes::did_you_mean(id))
}

/// Whether the attribute may have the value.
fn has_value(attribute_id: &str, value: &str) -> bool {
    match attribute_id {
        attribute::ACCESS_PACKAGE => packages::by_id(&value.to_lowercase()).is_some(),
        attribute::ACCESS_LIST => value.split_once(':').is_some_and(|(org, list)| !org.is_empty() && !list.is_empty()),
        id if attribute::is_role(id) => roles::by_attribute(id, value).is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed, assert_left};

    #[test]
    fn the_attribute_that_is_meant_is_written() {
        for wrong in ["urn:altinn:org:rolecode", "urn:altinn:RoleCode", "urn:altinn:rolecodes"] {
            let spoilt = STUDIO.replacen("\"urn:altinn:rolecode\"", &format!("\"{wrong}\""), 1);
            assert_fixed(&spoilt, &STUDIO, &["POL043"]);
        }
    }

    #[test]
    fn both_faults_of_the_documented_example_are_mended() {
        let exact = STUDIO.replacen("3.0:function:string-equal-ignore-case", "1.0:function:string-equal", 1);
        let spoilt = exact.replacen("\"urn:altinn:rolecode\"", "\"urn:altinn:org:rolecode\"", 1);
        let spoilt = spoilt.replacen(">dagl<", ">DAGL<", 1);
        assert_fixed(&spoilt, &STUDIO.replacen(">dagl<", ">DAGL<", 1), &["POL043", "POL044"]);
    }

    #[test]
    fn a_value_that_the_attribute_does_not_have_leaves_it() {
        let wrong = STUDIO.replacen("\"urn:altinn:rolecode\"", "\"urn:altinn:org:rolecode\"", 1);
        let spoilt = wrong.replacen(">dagl<", ">banker<", 1);
        assert_left(&spoilt);
    }
}
