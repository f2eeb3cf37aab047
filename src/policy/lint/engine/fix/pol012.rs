//! POL012: a function in the form of another version of XACML gets the one that the platform knows (facts: policy 4.3).

use super::{Mend, Mender, Source, tag};
use crate::policy::ids::function;
use crate::text::fix as text;

pub(super) const MENDER: Mender = Mender { code: "POL012", takes_effect: true, find };

fn find(source: &Source<'_>, mends: &mut Vec<Mend>) {
    for one in source.matches() {
        if function::IN_MATCH.contains(&one.function.as_str()) {
            continue;
        }
        let Some(right) = known(one.function.trim()) else { continue };
        let Some(place) = tag::attribute(source.text, &one.span, "MatchId") else { continue };
        let message = text::POL012.with("before", one.function.as_str()).with("after", right);
        mends.push(Mend::new(vec![(place, right.to_owned())], message));
    }
}

/// The function of the same name, whatever its version. No name stands in two versions.
fn known(id: &str) -> Option<&'static str> {
    let name =
        |id: &'_ str| id.strip_prefix("urn:oasis:names:tc:xacml:")?.split_once(":function:").map(|(_, n)| n.to_owned());
    let wanted = name(id)?;
    function::IN_MATCH.into_iter().find(|known| name(known).as_ref() == Some(&wanted))
}

#[cfg(test)]
mod tests {
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed, assert_left};

    #[test]
    fn the_other_version_is_written() {
        let spoilt =
            STUDIO.replacen("3.0:function:string-equal-ignore-case", "1.0:function:string-equal-ignore-case", 2);
        assert_fixed(&spoilt, &STUDIO, &["POL012", "POL012"]);
        let spoilt = STUDIO.replacen("1.0:function:string-equal\"", "3.0:function:string-equal\"", 1);
        assert_fixed(&spoilt, &STUDIO, &["POL012"]);
    }

    #[test]
    fn another_function_is_left() {
        let spoilt = STUDIO.replacen("3.0:function:string-equal-ignore-case", "3.0:function:string-starts-with", 1);
        assert_left(&spoilt);
    }
}
