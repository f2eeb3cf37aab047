//! POL034: the placeholder for the organisation is filled in, in the whole text, as Studio's publish step does
//! (facts: policy 1.5). Only when the code is told, and not in a file that Studio shall publish.

use super::{Mend, Mender, Source};
use crate::text::fix as text;

pub(super) const MENDER: Mender = Mender { code: "POL034", takes_effect: true, find };

fn find(source: &Source<'_>, mends: &mut Vec<Mend>) {
    let Some(org) = source.options.org.filter(|_| !source.options.lint.for_studio) else { return };
    let places = ["[org]", "[ORG]"].into_iter().flat_map(|name| source.text.match_indices(name));
    let edits: Vec<_> = places.map(|(at, name)| (at..at + name.len(), super::tag::escaped(org))).collect();
    if !edits.is_empty() {
        mends.push(Mend::new(edits, text::POL034.with("org", org)));
    }
}

#[cfg(test)]
mod tests {
    use crate::policy::lint::fix::tests::{STUDIO, assert_left, with_org};

    #[test]
    fn the_code_is_filled_in_when_it_is_told() {
        let spoilt = STUDIO.replacen(">ttd<", ">[org]<", 1).replacen("Description>", "Description>[ORG] ", 1);
        assert_eq!(with_org(&spoilt), spoilt.replace("[org]", "ttd").replace("[ORG]", "ttd"));
        assert_left(&spoilt);
    }
}
