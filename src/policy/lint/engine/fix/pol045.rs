//! POL045: roles by their new names, where no rule uses `urn:altinn:rolecode`, are written by their codes: only then does
//! the platform look up roles (facts: policy 4.7). It is how Studio writes the same roles.

use super::{Mend, Mender, Source, tag};
use crate::catalog::roles;
use crate::policy::ids::{attribute, category};
use crate::text::fix as text;

pub(super) const MENDER: Mender = Mender { code: "POL045", takes_effect: true, find };

fn find(source: &Source<'_>, mends: &mut Vec<Mend>) {
    let subjects = || {
        let all = source.matches().filter_map(|one| one.designator().map(|of| (one, of)));
        all.filter(|(_, of)| of.category == category::SUBJECT)
    };
    if subjects().any(|(_, of)| of.attribute_id == attribute::ROLE_CODE) {
        return;
    }
    for (one, of) in subjects() {
        let written = of.attribute_id.as_str();
        let Some(role) = roles::by_attribute(written, &one.value.text) else { continue };
        let Some(code) = role.legacy else { continue };
        let places = (tag::attribute(source.text, &of.span, "AttributeId"), source.literal(&one.value));
        let (Some(id), Some(value)) = places else { continue };
        let before = format!("{written}:{}", one.value.text);
        let message = text::POL045.with("before", before).with("after", role.urn());
        mends.push(Mend::new(vec![(id, attribute::ROLE_CODE.to_owned()), (value, code.to_owned())], message));
    }
}

#[cfg(test)]
mod tests {
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed};

    #[test]
    fn roles_are_written_by_code() {
        let only_dagl = STUDIO.replace("\"urn:altinn:rolecode\"", "\"urn:altinn:external-role:ccr\"");
        let spoilt = only_dagl.replace(">dagl<", ">daglig-leder<");
        // The others there are not codes of that register, so they are left.
        let wanted = spoilt.replacen("urn:altinn:external-role:ccr", "urn:altinn:rolecode", 1);
        assert_fixed(&spoilt, &wanted.replace(">daglig-leder<", ">dagl<"), &["POL045"]);
    }
}
