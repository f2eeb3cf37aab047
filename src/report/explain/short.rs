//! A policy in few words, for who is making it: who gets in, before the file is written, and what came of it, after.

use super::sheet::{actions_name, at_most, levels_section, reach_section};
use crate::domain::PolicyKind;
use crate::policy::explain::{Explanation, Grant, joined};
use crate::policy::ids::attribute;
use crate::policy::naming;
use crate::policy::xacml::RuleEffect;
use crate::report::screen::Screen;
use crate::report::sheet::{Mark, Section, Sheet, SheetLine, human};
use crate::text::Message;

/// More names than this are counted.
const MOST: usize = 3;

/// Who gets in by registration alone, kind by kind, and what is asked of them; of a policy that is not written yet. It
/// stands apart from the question before it.
#[must_use]
pub fn before_writing(explanation: &Explanation, id: &str, screen: Screen) -> String {
    format!("\n{}", human::render(&who_gets_in(explanation, id), screen))
}

fn who_gets_in(explanation: &Explanation, id: &str) -> Sheet {
    let level = levels_section(explanation).lines.into_iter().take(1);
    let reach = reach_section(explanation);
    let lines = reach.lines.iter().cloned().chain(given(explanation)).chain(level).collect();
    Sheet {
        title: words::BEFORE.with("id", id),
        summary: Vec::new(),
        sections: vec![Section { lines, ..reach }],
        closing: Vec::new(),
    }
}

/// What the policy says in about five lines: who may do what, who else can be given it, and what is asked of them.
#[must_use]
pub fn after_writing(explanation: &Explanation) -> Vec<Message> {
    let owner = (explanation.kind == Some(PolicyKind::Correspondence)).then(|| words::OWNER_SENDS.into());
    let level = levels_section(explanation).lines.into_iter().take(1).map(|line| line.text);
    let given = given(explanation).map(|line| line.text);
    explanation.grants.iter().filter_map(granted).chain(given).chain(owner).chain(level).collect()
}

/// One line for those who may do the same.
fn granted(grant: &Grant) -> Option<Message> {
    let who =
        joined(at_most(MOST, grant.who.iter().map(crate::policy::explain::AttributePairs::who).collect()).into_iter())?;
    let actions = grant.may.iter().flat_map(|may| &may.actions).map(actions_name);
    let actions = joined(at_most(MOST, actions.collect()).into_iter())?;
    let phrase = if grant.effect == RuleEffect::Permit { words::MAY } else { words::MAY_NOT };
    Some(phrase.with("who", who).with("actions", actions))
}

/// What those who are not registered with such a role can be given.
fn given(explanation: &Explanation) -> Option<SheetLine> {
    let named = explanation.grants.iter().filter(|grant| grant.effect == RuleEffect::Permit);
    let named = named.flat_map(|grant| &grant.who).filter_map(|who| match who.0.as_slice() {
        [(id, value)] if id == attribute::ACCESS_PACKAGE => Some(naming::entry(id, value)),
        _ => None,
    });
    let line = match joined(at_most(MOST, named.collect()).into_iter()) {
        Some(packages) => SheetLine::new(Mark::Plain, words::CAN_BE_GIVEN.with("packages", packages)),
        // Who consents is asked for himself: nobody is given it.
        None if explanation.kind == Some(PolicyKind::Consent) => return None,
        None => SheetLine::new(Mark::Look, words::ONLY_THE_SERVICE),
    };
    Some(line)
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        BEFORE { nb: "Slik blir tilgangsreglene for {id}. Ingenting er lagret ennå.", en: "This is what the access rules of {id} will mean. Nothing has been saved yet." }
        MAY { nb: "{who} kan {actions}.", en: "{who} can {actions}." }
        MAY_NOT { nb: "{who} stenges ute og kan ikke {actions}.", en: "{who} are shut out and cannot {actions}." }
        CAN_BE_GIVEN { nb: "Andre hos mottakeren kan få fullmakt: {packages}.", en: "Others at the recipient can be authorised: {packages}." }
        ONLY_THE_SERVICE { nb: "Andre hos mottakeren kan bare få fullmakt til denne ene tjenesten, og systembrukere slipper ikke inn: reglene bruker ingen tilgangspakke.", en: "Others at the recipient can only be authorised for this single service, and system users are not let in: the rules use no access package." }
        OWNER_SENDS { nb: "Som tjenesteeier kan dere sende uten en egen regel.", en: "As the service owner, you send without a rule of your own." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products::CORRESPONDENCE;
    use crate::domain::Language;
    use crate::policy::build::{Choices, Holders, built};
    use crate::policy::explain::explain;
    use crate::policy::lint::LintOptions;
    use crate::policy::{parse, write::to_xml};
    use jiff::civil::date;

    fn explained(choices: &Choices) -> Explanation {
        let policy = parse(&to_xml(&built(&CORRESPONDENCE.policy_rules, choices))).unwrap();
        let kind = Some(PolicyKind::Correspondence);
        explain(&policy, &LintOptions { kind, ..LintOptions::new(date(2026, 11, 20)) }, None)
    }

    fn said(messages: &[Message]) -> String {
        messages.iter().map(|message| message.render(Language::En)).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_was_made_is_told_in_five_lines() {
        let lines = after_writing(&explained(&Choices::new("ttd", "ttd-melding")));
        assert_eq!(lines.len(), 5, "{}", said(&lines));
    }

    #[test]
    fn that_nobody_can_be_given_it_is_told_before() {
        let roles = Holders { roles: vec!["dagl".to_owned()], packages: Vec::new() };
        let alone = explained(&Choices { readers: roles, ..Choices::new("ttd", "ttd-melding") });
        let lines = |sheet: Sheet| sheet.sections[0].lines.iter().map(|line| line.text.clone()).collect::<Vec<_>>();
        let warned = said(&lines(who_gets_in(&alone, "ttd-melding")));
        assert!(warned.contains("single service"), "{warned}");
        let usual = explained(&Choices::new("ttd", "ttd-melding"));
        let named = said(&lines(who_gets_in(&usual, "ttd-melding")));
        assert!(named.contains("can be authorised") && !named.contains("single service"), "{named}");
    }
}
