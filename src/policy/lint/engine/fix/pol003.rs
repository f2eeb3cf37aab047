//! POL003: the empty `Target` of the policy becomes one tag. The platform never looks at it (facts: policy 4.1, 4.2).
//!
//! An empty `Target` of a rule is left: it would open the rule to everybody, and nobody can have meant that.

use super::{Mend, Mender, Source, tag};
use crate::policy::ids::NAMESPACE;
use crate::policy::read::document;
use crate::text::fix as text;

pub(super) const MENDER: Mender = Mender { code: "POL003", takes_effect: true, find };

fn find(source: &Source<'_>, mends: &mut Vec<Mend>) {
    if source.policy.is_some() {
        return;
    }
    let Ok(document) = document(source.text) else { return };
    let target = document.root_element().children().find(|node| node.has_tag_name((NAMESPACE, "Target")));
    let Some(target) = target else { return };
    let is_filler = |node: roxmltree::Node<'_, '_>| node.is_comment() || node.is_text();
    let is_blank =
        target.descendants().all(|node| !node.is_text() || node.text().unwrap_or_default().trim().is_empty());
    if !target.children().all(is_filler) || !is_blank {
        return;
    }
    let element = target.range();
    let Some(end) = tag::start_tag_end(source.text, &element) else { return };
    let Some(content) = tag::content(source.text, &element) else { return };
    let comments = source.text.get(content).unwrap_or_default().trim();
    mends.push(Mend::new(vec![(end..element.end, format!("/>{comments}"))], text::POL003));
}

#[cfg(test)]
mod tests {
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed, assert_left};

    #[test]
    fn the_target_of_the_policy_becomes_one_tag() {
        let spoilt = STUDIO.replacen("<xacml:Target />", "<xacml:Target>\n  <!-- alle -->\n  </xacml:Target>", 1);
        let wanted = STUDIO.replacen("<xacml:Target />", "<xacml:Target/><!-- alle -->", 1);
        assert_fixed(&spoilt, &wanted, &["POL003"]);
    }

    #[test]
    fn the_target_of_a_rule_is_left() {
        let (start, rest) = STUDIO.split_once("<xacml:Target>").unwrap();
        let (_, end) = rest.split_once("</xacml:Target>").unwrap();
        let spoilt = format!("{start}<xacml:Target></xacml:Target>{end}");
        assert_left(&spoilt);
    }
}
