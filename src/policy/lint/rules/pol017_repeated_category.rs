//! POL017: Two `AnyOf` of one category: the standard wants both, the platform takes them as alternatives (ABAC,
//! registry). When they say the same it makes no difference, and is only worth a warning.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::finding::Code;
use crate::finding::Severity;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::xacml::{AllOf, AnyOf, Match};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL017" [Error, Warning]
    says { nb: "En regel har to AnyOf for samme kategori", en: "A rule has two AnyOf for the same category" }
    why { nb: "Altinn krever én av dem, ikke begge, og rettighetslisten bruker bare den siste.", en: "The platform requires one of them, not both, and the list of rights uses only the last." }
    next { nb: "Sett alternativene i samme AnyOf, eller del opp i flere regler", en: "Put the alternatives into one AnyOf, or split the rule" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Regelen har to AnyOf for samme kategori. Altinn leser dem som «eller», ikke «og», og rettighetslisten bruker bare den siste.", en: "The rule has two AnyOf for the same category. Altinn reads them as “or”, not “and”, and the list of rights uses only the last." }
        SAME { nb: "Regelen sier det samme to ganger for samme kategori. Altinn leser dem som «eller»; her blir svaret det samme.", en: "The rule says the same thing twice for one category. Altinn reads them as “or”; here the answer is the same." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for target in context.policy.rules.iter().flat_map(|rule| &rule.target) {
        let mut first: HashMap<&str, &AnyOf> = HashMap::new();
        for any_of in &target.any_of {
            let matches = any_of.all_of.iter().flat_map(|all_of| &all_of.matches);
            let Some(of) = matches.filter_map(|one| one.designator()).next() else { continue };
            match first.entry(&of.category) {
                Entry::Vacant(place) => {
                    place.insert(any_of);
                }
                Entry::Occupied(before) if same(before.get(), any_of) => {
                    found.push(Found::at(&CODE, &any_of.span, words::SAME).severe(Severity::Warning));
                }
                Entry::Occupied(_) => found.push(Found::at(&CODE, &any_of.span, words::FOUND)),
            }
        }
    }
}

/// Whether both say the same, in the same order.
fn same(left: &AnyOf, right: &AnyOf) -> bool {
    let of = |one: &Match| one.designator().map(|of| (of.attribute_id.clone(), of.category.clone()));
    let match_for_match = |left: &Match, right: &Match| {
        left.function == right.function
            && (&left.value.data_type, &left.value.text) == (&right.value.data_type, &right.value.text)
            && of(left) == of(right)
    };
    let one_for_one = |left: &AllOf, right: &AllOf| {
        left.matches.len() == right.matches.len()
            && left.matches.iter().zip(&right.matches).all(|(left, right)| match_for_match(left, right))
    };
    left.all_of.len() == right.all_of.len()
        && left.all_of.iter().zip(&right.all_of).all(|(left, right)| one_for_one(left, right))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fixture::{self, of, options, part, replaced};

    #[test]
    fn it_is_found() {
        let (from, to) =
            ("</xacml:AllOf>\n        <xacml:AllOf>", "</xacml:AllOf></xacml:AnyOf><xacml:AnyOf><xacml:AllOf>");
        assert_eq!(replaced(RULE.code, from, to), 1);
    }

    #[test]
    fn to_say_it_twice_is_no_error() {
        let file = String::from_utf8(crate::policy::write::to_xml(&fixture::model())).unwrap();
        let any_of = part(&file, "<xacml:AnyOf>", "</xacml:AnyOf>");
        let twice = file.replacen(any_of, &any_of.repeat(2), 1);
        let severities = |file: &str| of(RULE.code, file, &options()).iter().map(Found::severity).collect::<Vec<_>>();
        assert_eq!(severities(&twice), [Severity::Warning]);
        assert_eq!(severities(&twice.replacen(">dagl<", ">medl<", 1)), [Severity::Error]);
    }
}
