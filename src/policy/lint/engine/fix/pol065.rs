//! POL065: a misspelt action becomes the one that services ask for (facts: policy 5).
//!
//! The actions of Altinn II (see, open, send) are left: what stands for them in Altinn 3 is a choice.

use super::{Mend, Mender, Source};
use crate::catalog::actions;
use crate::policy::ids::{attribute, category, function};
use crate::text::fix as text;

pub(super) const MENDER: Mender = Mender { code: "POL065", takes_effect: true, find };

/// The actions of Altinn II, whose meaning is another's to choose.
const FORMER: [&str; 3] = ["open", "see", "send"];

fn find(source: &Source<'_>, mends: &mut Vec<Mend>) {
    for one in source.matches() {
        let of = one.designator().filter(|of| of.category == category::ACTION);
        if of.is_none_or(|of| of.attribute_id != attribute::ACTION_ID) {
            continue;
        }
        let written = one.value.text.as_str();
        let mut misspelt = actions::REPLACED.iter().filter(|(wrong, _)| !FORMER.contains(wrong));
        let Some((_, right)) = misspelt.find(|(wrong, _)| wrong.eq_ignore_ascii_case(written)) else { continue };
        // Where case does not matter, only letters are wrong.
        let matters = one.function != function::STRING_EQUAL_IGNORE_CASE;
        if written == *right || (!matters && written.eq_ignore_ascii_case(right)) {
            continue;
        }
        let Some(place) = source.literal(&one.value) else { continue };
        let message = text::POL065.with("before", written).with("after", *right);
        mends.push(Mend::new(vec![(place, (*right).to_owned())], message));
    }
}

#[cfg(test)]
mod tests {
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed, assert_left};

    #[test]
    fn the_right_spelling_is_written() {
        let right = STUDIO.replacen(">subscribe<", ">instantiate<", 1);
        let spoilt = STUDIO.replacen(">subscribe<", ">instansiate<", 1);
        assert_fixed(&spoilt, &right, &["POL065"]);
    }

    #[test]
    fn an_action_of_altinn_2_is_left() {
        let spoilt = STUDIO.replacen(">subscribe<", ">send<", 1);
        assert_left(&spoilt);
    }
}
