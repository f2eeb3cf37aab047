//! POL010: a combining algorithm in the form of another version of XACML gets the one that the platform knows
//! (facts: policy 4.4).

use super::{Mend, Mender, Source, tag};
use crate::policy::decide::CombiningAlgorithm;
use crate::text::fix as text;

pub(super) const MENDER: Mender = Mender { code: "POL010", takes_effect: true, find };

/// The versions that name combining algorithms.
const VERSIONS: [&str; 4] = ["xacml:1.0:", "xacml:1.1:", "xacml:2.0:", "xacml:3.0:"];

fn find(source: &Source<'_>, mends: &mut Vec<Mend>) {
    let Some(policy) = source.policy else { return };
    let written = policy.combining_algorithm.as_str();
    if CombiningAlgorithm::parse(written).is_some() {
        return;
    }
    let Some(right) = known(written.trim()) else { return };
    let Some(place) = tag::attribute(source.text, &policy.span, "RuleCombiningAlgId") else { return };
    let message = text::POL010.with("before", written).with("after", right.as_str());
    mends.push(Mend::new(vec![(place, tag::escaped(&right))], message));
}

/// The one form of it that the platform knows.
fn known(id: &str) -> Option<String> {
    let version = VERSIONS.into_iter().find(|version| id.contains(version))?;
    let forms = VERSIONS.into_iter().map(|other| id.replacen(version, other, 1));
    let mut known = forms.filter(|form| CombiningAlgorithm::parse(form).is_some());
    let first = known.next()?;
    known.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::known;
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed, assert_left};

    #[test]
    fn the_other_version_is_written() {
        let spoilt = STUDIO.replacen("3.0:rule-combining", "1.0:rule-combining", 1);
        assert_fixed(&spoilt, &STUDIO, &["POL010"]);
        let first = known("urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:first-applicable");
        assert_eq!(first.as_deref(), Some("urn:oasis:names:tc:xacml:1.0:rule-combining-algorithm:first-applicable"));
    }

    #[test]
    fn another_algorithm_is_left() {
        let spoilt = STUDIO.replacen("algorithm:deny-overrides", "algorithm:only-one-applicable", 1);
        assert_left(&spoilt);
    }
}
