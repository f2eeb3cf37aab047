//! POL046: an old spelling of an access package becomes the present one (facts: policy 2.1).

use super::{Mend, Mender, Source};
use crate::catalog::packages::{self, Package};
use crate::policy::ids::{attribute, category};
use crate::text::fix as text;

pub(super) const MENDER: Mender = Mender { code: "POL046", takes_effect: true, find };

fn find(source: &Source<'_>, mends: &mut Vec<Mend>) {
    for one in source.matches() {
        let of = one.designator().filter(|of| of.category == category::SUBJECT);
        if of.is_none_or(|of| of.attribute_id != attribute::ACCESS_PACKAGE) {
            continue;
        }
        let written = one.value.text.as_str();
        let Some(now) = present(&written.to_lowercase()) else { continue };
        let Some(place) = source.literal(&one.value) else { continue };
        let message = text::POL046.with("before", written).with("after", now.id);
        mends.push(Mend::new(vec![(place, now.id.to_owned())], message));
    }
}

/// The package that once was spelt so, or whose id this is without its hyphens, as policies of 2024 and 2025 have it.
fn present(id: &str) -> Option<&'static Package> {
    if packages::by_id(id).is_some() {
        return None;
    }
    if let Some((_, now)) = packages::FORMER.iter().find(|(former, _)| *former == id) {
        return packages::by_id(now);
    }
    let bare = |id: &str| id.replace('-', "");
    let wanted = bare(id);
    let mut alike = packages::ALL.iter().filter(|package| bare(package.id) == wanted);
    alike.next().filter(|_| alike.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::present;
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed, assert_left};

    #[test]
    fn the_present_spelling_is_written() {
        let spoilt = STUDIO.replacen(">ordinaer-post-til-virksomheten<", ">ordinaerposttilvirksomheten<", 1);
        assert_fixed(&spoilt, &STUDIO, &["POL046"]);
        assert_eq!(present("reviorattesterer").map(|package| package.id), Some("revisorattesterer"));
    }

    #[test]
    fn what_is_only_like_a_package_is_left() {
        let spoilt = STUDIO.replacen(">ordinaer-post-til-virksomheten<", ">ordinaer-post-til-virksomhet<", 1);
        assert_left(&spoilt);
    }
}
