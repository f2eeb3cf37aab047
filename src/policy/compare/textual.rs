//! What differs between two policies that mean the same: what a person sees in the file and the platform does not.

use crate::policy::decide::folded;
use crate::policy::file::PolicyFile;
use crate::policy::placeholders::Fill;
use crate::policy::xacml::{Match, ObligationExpression, Operand, Policy, Rule};
use crate::text::Phrase;

/// A difference in the text alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Textual {
    /// `PolicyId`.
    PolicyId,
    /// `Version` of the policy.
    Version,
    /// `Description` of the policy or of a rule.
    Descriptions,
    /// `Target` of the policy.
    Target,
    /// The name of the combining algorithm.
    CombiningAlgorithm,
    /// `RuleId`.
    RuleIds,
    /// How many rules there are, how they are split, and their order.
    Rules,
    /// Upper and lower case of values.
    LetterCase,
    /// How a match is written: its function, data types, presence.
    Matches,
    /// Ids of obligations, and obligations that nobody is given.
    Obligations,
    /// A placeholder here, and there what it stands for.
    Placeholders,
    /// White space, comments, byte order mark.
    Layout,
}

impl Textual {
    /// What people call it, in a list.
    #[must_use]
    pub const fn name(self) -> Phrase {
        match self {
            Self::PolicyId => words::TEXT_POLICY_ID,
            Self::Version => words::TEXT_VERSION,
            Self::Descriptions => words::TEXT_DESCRIPTIONS,
            Self::Target => words::TEXT_TARGET,
            Self::CombiningAlgorithm => words::TEXT_ALGORITHM,
            Self::RuleIds => words::TEXT_RULE_IDS,
            Self::Rules => words::TEXT_RULES,
            Self::LetterCase => words::TEXT_LETTER_CASE,
            Self::Matches => words::TEXT_MATCHES,
            Self::Obligations => words::TEXT_OBLIGATIONS,
            Self::Placeholders => words::TEXT_PLACEHOLDERS,
            Self::Layout => words::TEXT_LAYOUT,
        }
    }
}

/// What differs in the text of two files that mean the same. Empty when the bytes are the same.
#[must_use]
pub fn textual(before: &PolicyFile, after: &PolicyFile, fill: &Fill) -> Vec<Textual> {
    let (a, b) = (before.policy(), after.policy());
    if before.bytes() == after.bytes() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut note = |differs: bool, what: Textual| {
        if differs {
            found.push(what);
        }
    };
    note(a.id != b.id, Textual::PolicyId);
    note(a.version != b.version, Textual::Version);
    let described = |policy: &Policy| -> Vec<Option<String>> {
        let rules = policy.rules.iter().map(|rule| rule.description.clone());
        std::iter::once(policy.description.clone()).chain(rules).collect()
    };
    note(described(a) != described(b), Textual::Descriptions);
    note(a.target.any_of.is_empty() != b.target.any_of.is_empty(), Textual::Target);
    note(a.combining_algorithm != b.combining_algorithm, Textual::CombiningAlgorithm);
    let ids = |policy: &Policy| -> Vec<String> { policy.rules.iter().map(|rule| rule.id.clone()).collect() };
    note(ids(a) != ids(b), Textual::RuleIds);
    let shape = |policy: &Policy, fill: &Fill| -> Vec<Vec<String>> {
        policy.rules.iter().map(|rule| values(rule, fill)).collect()
    };
    let apart_from_case = |shape: Vec<Vec<String>>| -> Vec<Vec<String>> {
        shape.iter().map(|values| values.iter().map(|value| folded(value).into_owned()).collect()).collect()
    };
    let (before, after) = (shape(a, fill), shape(b, fill));
    let in_other_letters = before != after;
    let rules = apart_from_case(before) != apart_from_case(after);
    note(rules, Textual::Rules);
    note(in_other_letters && !rules, Textual::LetterCase);
    let unfilled = Fill::default();
    note(!in_other_letters && shape(a, &unfilled) != shape(b, &unfilled), Textual::Placeholders);
    let written = |policy: &Policy| -> Vec<Vec<String>> {
        policy.rules.iter().map(|rule| rule.matches().map(manner).collect()).collect()
    };
    note(!rules && written(a) != written(b), Textual::Matches);
    let obliged = |policy: &Policy| -> Vec<String> {
        let mut all: Vec<String> = policy.obligations.iter().map(obligation).collect();
        all.sort();
        all
    };
    note(obliged(a) != obliged(b) || a.advice.len() != b.advice.len(), Textual::Obligations);
    if found.is_empty() {
        found.push(Textual::Layout);
    }
    found
}

fn values(rule: &Rule, fill: &Fill) -> Vec<String> {
    rule.matches().map(|one| fill.apply(&one.value.text)).collect()
}

fn manner(one: &Match) -> String {
    match &one.operand {
        Operand::Designator(of) => {
            let shown = [&one.function, &one.value.data_type, &of.attribute_id, &of.category, &of.data_type];
            format!("{shown:?} {}", of.must_be_present)
        }
        Operand::Selector(selector) => selector.path.clone(),
    }
}

fn obligation(obligation: &ObligationExpression) -> String {
    let assignments: Vec<&str> = obligation.assignments.iter().map(|one| one.attribute_id.as_str()).collect();
    format!("{} {:?} {assignments:?}", obligation.id, obligation.fulfill_on)
}

/// What this file alone says.
mod words {
    crate::text::phrases! {
        TEXT_POLICY_ID { nb: "PolicyId", en: "PolicyId" }
        TEXT_VERSION { nb: "versjonen", en: "the version" }
        TEXT_DESCRIPTIONS { nb: "beskrivelser", en: "descriptions" }
        TEXT_TARGET { nb: "Target for hele policyen", en: "the Target of the whole policy" }
        TEXT_ALGORITHM { nb: "navnet på kombineringsalgoritmen", en: "the name of the combining algorithm" }
        TEXT_RULE_IDS { nb: "regel-id-er", en: "rule IDs" }
        TEXT_RULES { nb: "hvordan reglene er delt opp og ordnet", en: "how the rules are split and ordered" }
        TEXT_LETTER_CASE { nb: "store og små bokstaver", en: "upper and lower case" }
        TEXT_MATCHES { nb: "hvordan vilkårene er skrevet", en: "how the matches are written" }
        TEXT_OBLIGATIONS { nb: "forpliktelser som ingen får", en: "obligations that nobody gets" }
        TEXT_PLACEHOLDERS { nb: "plassholdere", en: "placeholders" }
        TEXT_LAYOUT { nb: "oppsett, kommentarer og byte-rekkefølgemerke", en: "layout, comments and byte order mark" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products::CORRESPONDENCE;
    use crate::policy::build::{Choices, built};
    use crate::policy::write::to_xml;

    fn differing(from: &str, to: &str) -> Vec<Textual> {
        let file = String::from_utf8(to_xml(&built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"))))
            .unwrap();
        assert!(file.contains(from), "{from}");
        let other = file.replacen(from, to, 1);
        let [a, b] = [file, other].map(|text| PolicyFile::read(text.into_bytes()).unwrap());
        textual(&a, &b, &Fill { org: Some("ttd".into()), app: None })
    }

    #[test]
    fn each_difference_has_its_name() {
        assert_eq!(differing("ruleid:1", "ruleid:1"), []);
        assert_eq!(differing("ruleid:1", "ruleid:7"), [Textual::RuleIds]);
        assert_eq!(differing("Mottakere", "Alle"), [Textual::Descriptions]);
        assert_eq!(differing("policyid:1", "policyid:2"), [Textual::PolicyId]);
        assert_eq!(differing("\n  ", "\n\n  "), [Textual::Layout]);
        assert_eq!(differing(">ttd<", ">[org]<"), [Textual::Placeholders]);
        assert_eq!(differing("3.0:function:string-equal-ignore-case", "1.0:function:string-equal"), [Textual::Matches]);
        assert_eq!(differing(">dagl<", ">lede<"), [Textual::Rules]);
        assert_eq!(differing(">dagl<", ">DAGL<"), [Textual::LetterCase]);
    }
}
