//! POL035: a misspelt resource attribute id becomes the one that is meant (facts: policy 2.4, 5).
//!
//! Sure only when the value is the id of the resource that the file is said to be for.

use super::{Mend, Mender, Source, tag};
use crate::catalog::attributes;
use crate::policy::ids::{attribute, category};
use crate::text::fix as text;

pub(super) const MENDER: Mender = Mender { code: "POL035", takes_effect: true, find };

fn find(source: &Source<'_>, mends: &mut Vec<Mend>) {
    let Some(resource_id) = source.options.lint.resource_id.as_deref() else { return };
    for one in source.matches() {
        let Some(of) = one.designator().filter(|of| of.category == category::RESOURCE) else { continue };
        let written = of.attribute_id.as_str();
        let is_meant = attributes::did_you_mean_resource(written) == Some(attribute::RESOURCE);
        if written == attribute::RESOURCE || one.value.text != resource_id || !is_meant {
            continue;
        }
        let Some(place) = tag::attribute(source.text, &of.span, "AttributeId") else { continue };
        let message = text::POL035.with("before", written).with("after", attribute::RESOURCE);
        mends.push(Mend::new(vec![(place, attribute::RESOURCE.to_owned())], message));
    }
}

#[cfg(test)]
mod tests {
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed, assert_left};

    #[test]
    fn the_attribute_that_is_meant_is_written() {
        let spoilt = STUDIO.replacen("\"urn:altinn:resource\"", "\"urn:altinn:serviceresource\"", 1);
        assert_fixed(&spoilt, &STUDIO, &["POL035"]);
        assert_left(&spoilt.replacen(">ttd-melding<", ">ttd-annen<", 1));
    }
}
