//! POL023: white space before or after a value is taken away (facts: policy 4.2).

use super::{Mend, Mender, Source, tag};
use crate::text::fix as text;

pub(super) const MENDER: Mender = Mender { code: "POL023", takes_effect: true, find };

fn find(source: &Source<'_>, mends: &mut Vec<Mend>) {
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
        let message = text::POL023.with("value", value);
        mends.push(Mend::new(vec![(place, trimmed.to_owned())], message));
    }
}

#[cfg(test)]
mod tests {
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed, assert_left};

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
