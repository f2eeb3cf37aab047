//! POL033: a resource id with a prefix or in upper case becomes the bare id in lower case, the only form that the registry
//! has (facts: policy 3.1).

use super::{Mend, Mender, Source};
use crate::domain::ResourceId;
use crate::policy::ids::{attribute, category};
use crate::text::fix as text;

pub(super) const MENDER: Mender = Mender { code: "POL033", takes_effect: true, find };

fn find(source: &Source<'_>, mends: &mut Vec<Mend>) {
    for one in source.matches() {
        let Some(of) = one.designator() else { continue };
        if of.attribute_id != attribute::RESOURCE || of.category != category::RESOURCE {
            continue;
        }
        let written = one.value.text.as_str();
        let bare = written.strip_prefix(attribute::RESOURCE).and_then(|rest| rest.strip_prefix(':')).unwrap_or(written);
        let bare = bare.to_ascii_lowercase();
        let wanted = source.options.lint.resource_id.as_deref();
        if bare == written || ResourceId::parse(&bare).is_err() || wanted.is_some_and(|wanted| wanted != bare) {
            continue;
        }
        let Some(place) = source.literal(&one.value) else { continue };
        let message = text::POL033.with("before", written).with("after", bare.as_str());
        mends.push(Mend::new(vec![(place, bare)], message));
    }
}

#[cfg(test)]
mod tests {
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed, assert_left};

    #[test]
    fn the_bare_id_is_written() {
        for wrong in ["urn:altinn:resource:ttd-melding", "TTD-melding"] {
            let spoilt = STUDIO.replacen(">ttd-melding<", &format!(">{wrong}<"), 1);
            assert_fixed(&spoilt, &STUDIO, &["POL033"]);
        }
    }

    #[test]
    fn another_resource_is_left() {
        let spoilt = STUDIO.replacen(">ttd-melding<", ">TTD-annen<", 1);
        assert_left(&spoilt);
    }
}
