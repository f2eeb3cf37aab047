//! POL044: a role or package in upper case is compared as Studio writes it: apart from case (facts: policy 4.7).

use super::{Mend, Mender, Source, tag};
use crate::policy::ids::{attribute, category, function};
use crate::text::fix as text;

pub(super) const MENDER: Mender = Mender { code: "POL044", takes_effect: true, find };

fn find(source: &Source<'_>, mends: &mut Vec<Mend>) {
    for one in source.matches() {
        let Some(of) = one.designator().filter(|of| of.category == category::SUBJECT) else { continue };
        let value = one.value.text.as_str();
        let is_exact = [function::STRING_EQUAL, function::STRING_IS_IN].contains(&one.function.as_str());
        if !is_exact || !attribute::is_sent_in_lower_case(&of.attribute_id) || value == value.to_lowercase() {
            continue;
        }
        let Some(place) = tag::attribute(source.text, &one.span, "MatchId") else { continue };
        let mend = (place, function::STRING_EQUAL_IGNORE_CASE.to_owned());
        mends.push(Mend::new(vec![mend], text::POL044.with("value", value)));
    }
}

#[cfg(test)]
mod tests {
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed};

    #[test]
    fn case_no_longer_matters() {
        let upper = STUDIO.replacen(">dagl<", ">DAGL<", 1);
        let spoilt = upper.replacen("3.0:function:string-equal-ignore-case", "1.0:function:string-equal", 1);
        assert_fixed(&spoilt, &upper, &["POL044"]);
    }
}
