//! POL003: An empty `Target` in two tags, which the schema takes and the parser does not (ABAC).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::NAMESPACE;
use crate::policy::lint::engine::fix::{self, Fix, Fixer, tag};
use crate::policy::lint::engine::unreadable::UnreadablePolicy;
use crate::policy::lint::engine::{Found, LintRule, RuleCheck};
use crate::policy::read::{RefusalKind, document};

pub(super) static RULE: LintRule =
    LintRule::new(&CODE, RuleCheck::Refusal(check)).refused().fixed_by(Fixer { takes_effect: true, find: fix });

static CODE: Code = code!("POL003" [Error]
    says { nb: "Et tomt Target er skrevet som to tagger", en: "An empty Target is written as a pair of tags" }
    why { nb: "Altinn avviser det, selv om XML-skjemaet for XACML tillater det.", en: "The platform's parser refuses it, although the XACML schema allows it." }
    next { nb: "Skriv <Target/>. Skjemaet godtar <Target></Target>, men Altinn gjør det ikke", en: "Write <Target/>. The schema accepts <Target></Target>, but Altinn does not" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Et tomt Target må skrives som én tagg: {said}", en: "An empty Target must be written as one tag: {said}" }
        FIXED { nb: "Det tomme Target i policyen er skrevet som én tagg. Altinn kan nå lese filen.", en: "The policy's empty Target is written as one tag. Altinn can read the file now." }
    }
}

fn check(unreadable: &UnreadablePolicy<'_>) -> Option<Found> {
    let said = unreadable.refusal.message.as_str();
    let is_known = said.starts_with("Target should contain AnyOf") && unreadable.refusal.kind != RefusalKind::Limit;
    is_known.then(|| Found::anywhere(&CODE, words::FOUND.with("said", said)))
}

/// The empty `Target` of the policy becomes one tag: the platform never looks at it. An empty `Target` of a rule is left:
/// it would open the rule to everybody, and nobody can have meant that.
fn fix(source: &fix::FixSource<'_>, fixes: &mut Vec<Fix>) {
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
    fixes.push(Fix::new(vec![(end..element.end, format!("/>{comments}"))], words::FIXED));
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
