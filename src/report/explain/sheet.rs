//! An explanation as a sheet: for the screen and for a page.

mod words;

pub(in crate::report::explain) use words::SYSTEMS_ONLY;

use crate::catalog::roles::ALTINN2_ROLES_END;
use crate::catalog::{packages, roles};
use crate::domain::PolicyKind;
use crate::policy::explain::asking::Asker;
use crate::policy::explain::reach::{IKS_ENDED, Recipient, SHARED_RESPONSIBILITY};
use crate::policy::explain::{AttributePairs, Explanation, Forwarding, Grant, May, ServiceAnswer, joined, place};
use crate::policy::naming;
use crate::policy::naming::role_name;
use crate::policy::rights::Confidentiality;
use crate::policy::xacml::RuleEffect;
use crate::report::sheet::{Mark, Section, Sheet, SheetLine, TableRow};
use crate::text::dates;
use crate::text::{Message, Phrase, policy as policy_text};
use jiff::civil::Date;

/// More names than this are counted.
const MOST: usize = 12;

/// The sheet; `file` is what it is called when no resource is known, `today` the day it is read.
#[must_use]
pub fn sheet(explanation: &Explanation, file: &str, today: Date) -> Sheet {
    let title = match &explanation.resource_id {
        Some(id) => words::TITLE.with("id", id.as_str()),
        None => words::TITLE_UNKNOWN.with("file", file),
    };
    let ages = words::CATALOGUE.with("packages", dates::said(packages::AS_OF)).with("roles", dates::said(roles::AS_OF));
    Sheet {
        title,
        summary: summary(explanation),
        sections: vec![
            reach_section(explanation),
            grants_section(explanation),
            answers_section(explanation),
            levels_section(explanation),
            mail_section(explanation),
            other_section(explanation, today),
        ],
        closing: vec![ages],
    }
}

fn summary(explanation: &Explanation) -> Vec<SheetLine> {
    let delegation = explanation.delegation.then(|| SheetLine::new(Mark::Plain, words::DELEGATION));
    let all =
        [(explanation.consequences.never, words::NEVER), (explanation.consequences.no_role_code, words::NO_ROLE_CODE)];
    let bad = all.into_iter().filter(|(holds, _)| *holds).map(|(_, phrase)| SheetLine::new(Mark::Bad, phrase));
    let apps = joined(explanation.apps.iter().map(|app| Message::verbatim(app.said())));
    let several = apps.filter(|_| explanation.apps.len() > 1).map(|apps| words::SEVERAL_APPS.with("apps", apps));
    let several = several.map(|line| SheetLine::new(Mark::Look, line));
    delegation.into_iter().chain(several).chain(bad).collect()
}

/// Who gets in by registration alone, kind by kind.
pub(in crate::report::explain) fn reach_section(explanation: &Explanation) -> Section {
    let ordinary = explanation.is_ordinary_mail();
    let row = |(recipient, roles): &(Recipient, Vec<&'static roles::Role>)| {
        let names = joined(roles.iter().map(|role| role_name(role)));
        let mark = match &names {
            Some(_) => Mark::Good,
            None if ordinary && explanation.only.is_some() => Mark::Bad,
            None => Mark::Plain,
        };
        TableRow {
            mark,
            head: vec![recipient.name().into()],
            cells: vec![vec![names.unwrap_or_else(|| words::NOBODY.into())]],
        }
    };
    let limited = explanation.consequences.limited == Some(true);
    let systems_only = explanation.kind == Some(PolicyKind::Broker);
    let (heading, can) = match explanation.kind {
        Some(PolicyKind::Consent) => (words::REACH_CONSENT, words::COLUMN_CONSENTS),
        _ => (words::REACH, words::COLUMN_ROLES),
    };
    Section {
        heading,
        intro: Some(if explanation.apps.len() > 1 { words::REACH_INTRO_APPS } else { words::REACH_INTRO }.into()),
        columns: vec![words::COLUMN_RECIPIENT, can],
        // What somebody was given is given by nobody's registration, and systems are registered nowhere.
        rows: if (explanation.delegation || systems_only) && explanation.only.is_none() {
            Vec::new()
        } else {
            explanation.reach.iter().map(row).collect()
        },
        lines: [(systems_only, SYSTEMS_ONLY), (limited, words::REACH_LIMITED)]
            .into_iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, phrase)| SheetLine::new(Mark::Look, phrase))
            .chain(participants(explanation))
            .collect(),
    }
}

/// What has ended for the participants of an intermunicipal company, where the rules name them or one asks for such a
/// company.
fn participants(explanation: &Explanation) -> Option<SheetLine> {
    let reads = explanation.reach.iter().flat_map(|(_, roles)| roles);
    let named = reads.into_iter().any(|role| role.short_code() == SHARED_RESPONSIBILITY);
    let asked = explanation.only == Some(Recipient::IntermunicipalCompany);
    (named || asked).then(|| SheetLine::new(Mark::Plain, words::REACH_IKS.with("date", dates::said(IKS_ENDED))))
}

fn grants_section(explanation: &Explanation) -> Section {
    let id = explanation.resource_id.as_deref();
    let none = explanation.grants.is_empty().then(|| SheetLine::new(Mark::Bad, words::NO_RULES));
    Section {
        heading: words::GRANTS,
        intro: None,
        columns: vec![words::COLUMN_WHO, words::COLUMN_MAY, words::COLUMN_HELD],
        rows: explanation.grants.iter().map(|grant| granted(grant, id)).collect(),
        lines: none.into_iter().collect(),
    }
}

fn answers_section(explanation: &Explanation) -> Section {
    let mut lines = Vec::new();
    let mut say = |mark, phrase: Phrase| lines.push(SheetLine::new(mark, phrase));
    if explanation.answers.is_none() {
        say(Mark::Look, words::ANSWERS_TOO_MANY);
    }
    if explanation.kind == Some(PolicyKind::Correspondence) {
        say(Mark::Plain, words::NOT_ASKED_OWNER);
        say(Mark::Plain, words::ON_BEHALF);
        say(Mark::Plain, words::NOT_ASKED_PUBLISH);
    }
    match (explanation.consequences.denies, explanation.delegation) {
        (true, _) => say(Mark::Look, words::SINGLE_DENIED),
        (false, false) => say(Mark::Plain, words::SINGLE),
        (false, true) => {}
    }
    if explanation.consequences.limited == Some(true) {
        say(Mark::Look, words::ANSWERS_LIMITED);
    }
    if explanation.kind.is_none() {
        say(Mark::Look, words::ANSWERS_NO_TYPE);
    }
    let answers = explanation.answers.iter().flatten();
    Section {
        heading: words::ANSWERS,
        intro: Some(words::ANSWERS_INTRO.into()),
        columns: vec![
            words::COLUMN_QUESTION,
            words::COLUMN_LETS_IN,
            words::COLUMN_WHY,
            words::COLUMN_THEN,
            words::COLUMN_LEVEL,
        ],
        rows: answered_rows(answers, explanation.consequences.level),
        lines,
    }
}

/// What level is asked of whom.
pub(in crate::report::explain) fn levels_section(explanation: &Explanation) -> Section {
    let consequences = &explanation.consequences;
    let with = |phrase: Phrase, level: i32| phrase.with("level", level.to_string());
    let (mark, first) = match consequences.level {
        None => (Mark::Look, words::LEVEL_NONE.into()),
        Some(0) => (Mark::Plain, words::LEVEL_0.into()),
        Some(level @ 1..=2) => (Mark::Look, with(words::LEVEL_LOW, level)),
        Some(3) => (Mark::Plain, words::LEVEL_3.into()),
        Some(4) => (Mark::Plain, words::LEVEL_4.into()),
        Some(level) => (Mark::Bad, with(words::LEVEL_ODD, level)),
    };
    let second = consequences.level_org.map(|level| {
        let relaxes = consequences.level.is_some_and(|users| level < users);
        with(if relaxes { words::LEVEL_ORG_RELAXES } else { words::LEVEL_ORG_SAME }, level)
    });
    let lines = [SheetLine::new(mark, first)].into_iter().chain(second.map(|line| SheetLine::new(Mark::Plain, line)));
    Section { lines: lines.collect(), ..plain(words::LEVELS) }
}

fn mail_section(explanation: &Explanation) -> Section {
    let mut lines = Vec::new();
    match &explanation.consequences.confidentiality {
        Some(Ok(Confidentiality::Confidential)) => {
            lines.push(SheetLine::new(Mark::Look, words::CONFIDENTIAL));
            lines.push(SheetLine::new(Mark::Plain, words::CONFIDENTIAL_NEEDS));
        }
        Some(Ok(Confidentiality::ExplicitlyDelegated)) => lines.push(SheetLine::new(Mark::Look, words::EXPLICIT)),
        Some(Ok(Confidentiality::NotConfidential)) => lines.push(SheetLine::new(Mark::Plain, words::NOT_CONFIDENTIAL)),
        Some(Err(_)) | None => {}
    }
    if let Some(forwarding) = explanation.consequences.forwarding {
        lines.push(match forwarding {
            Forwarding::Allowed => SheetLine::new(Mark::Plain, words::FORWARDING_ALLOWED),
            Forwarding::Refused(level) => {
                SheetLine::new(Mark::Look, words::FORWARDING_REFUSED.with("level", level.to_string()))
            }
            Forwarding::Fails => SheetLine::new(Mark::Look, words::FORWARDING_FAILS),
        });
    }
    Section { lines, ..plain(words::CORRESPONDENCE) }
}

fn other_section(explanation: &Explanation, today: Date) -> Section {
    let consequences = &explanation.consequences;
    let mut lines = Vec::new();
    if consequences.no_package {
        lines.push(SheetLine::new(Mark::Look, words::NO_PACKAGE));
    }
    if let Some(roles) =
        joined(consequences.ending.iter().map(|role| words::ACTION.with("name", role_name(role)).with("id", role.code)))
    {
        let (count, all) = consequences.ending_readers;
        let phrase = if today > ALTINN2_ROLES_END { words::ENDED } else { words::ENDING };
        let line = phrase.with("date", dates::said(ALTINN2_ROLES_END)).with("roles", roles);
        lines.push(SheetLine::new(Mark::Look, line.with("count", count.to_string()).with("all", all.to_string())));
    }
    if let Some(who) = joined(explanation.lost.iter().map(|recipient| recipient.name().into())) {
        lines.push(SheetLine::new(Mark::Look, words::ENDING_LOST.with("who", who)));
    }
    match consequences.limited {
        Some(true) => {
            lines.push(SheetLine::new(Mark::Look, words::LIMITED));
            if explanation.kind == Some(PolicyKind::Correspondence) {
                lines.push(SheetLine::new(Mark::Look, words::LIMITED_SENDER));
            }
        }
        None if explanation.kind != Some(PolicyKind::App) => {
            lines.push(SheetLine::new(Mark::Plain, words::LIMITED_UNKNOWN))
        }
        _ => {}
    }
    Section { lines, ..plain(words::OTHER) }
}

fn plain(heading: Phrase) -> Section {
    Section { heading, intro: None, columns: Vec::new(), rows: Vec::new(), lines: Vec::new() }
}

fn granted(grant: &Grant, id: Option<&str>) -> TableRow {
    let may = |may: &May| {
        let actions = joined(short(may.actions.iter().map(actions_name).collect()).into_iter());
        let actions = actions.unwrap_or_else(|| policy_text::DO_ANYTHING.into());
        let places = may.places.iter().map(|terms| place::name(terms, id)).collect();
        let places = joined(short(places).into_iter()).unwrap_or_else(|| policy_text::NAME_ANY_RESOURCE.into());
        let phrase = if grant.effect == RuleEffect::Permit { words::MAY } else { words::MAY_NOT };
        let said = phrase.with("actions", actions).with("places", places);
        if may.conditional { words::MAY_IF.with("may", said) } else { said }
    };
    let open = grant.who.iter().any(|who| who.0.is_empty());
    TableRow {
        mark: match grant.effect {
            RuleEffect::Deny => Mark::Bad,
            RuleEffect::Permit if open => Mark::Look,
            RuleEffect::Permit => Mark::Plain,
        },
        head: short(grant.who.iter().map(AttributePairs::who).collect()),
        cells: vec![
            grant.may.iter().map(may).collect(),
            short(grant.who.iter().filter_map(AttributePairs::held_by).collect()),
        ],
    }
}

/// Actions that must be asked at once, which no service does with more than one; none is every action.
pub(in crate::report::explain) fn actions_name(terms: &AttributePairs) -> Message {
    let names = terms.0.iter().map(|(_, action)| naming::does(action));
    names
        .reduce(|one, other| policy_text::NAME_AND.with("one", one).with("other", other))
        .unwrap_or_else(|| policy_text::DO_ANYTHING.into())
}

/// One row for each question; actions that are answered alike by the same asker share one.
fn answered_rows<'a>(answers: impl Iterator<Item = &'a ServiceAnswer>, level: Option<i32>) -> Vec<TableRow> {
    let mut shown: Vec<(&ServiceAnswer, Vec<&str>)> = Vec::new();
    for answer in answers {
        let alike = |(known, _): &&mut (&ServiceAnswer, Vec<&str>)| {
            (known.question.id, &known.app) == (answer.question.id, &answer.app)
                && known.is_yes()
                && (&known.lets_in, &known.anybody, &known.too_low)
                    == (&answer.lets_in, &answer.anybody, &answer.too_low)
        };
        let actions = answer.question.actions.iter().map(String::as_str);
        match shown.iter_mut().find(alike) {
            Some((_, all)) => all.extend(actions),
            None => shown.push((answer, actions.collect())),
        }
    }
    let same = |at: usize, answer: &ServiceAnswer| {
        let earlier = shown.iter().take(at).position(|(known, _)| {
            (&known.lets_in, &known.anybody) == (&answer.lets_in, &answer.anybody) && answer.lets_in.len() > 2
        });
        earlier.map(|number| words::SAME.with("number", (number + 1).to_string()))
    };
    let rows = shown.iter().enumerate();
    rows.map(|(at, (answer, actions))| answered(at + 1, answer, actions, same(at, answer), level)).collect()
}

fn answered(
    number: usize,
    answer: &ServiceAnswer,
    actions: &[&str],
    same: Option<Message>,
    level: Option<i32>,
) -> TableRow {
    let question = &answer.question;
    // Of the actions of one question either is enough; questions that share a row each ask one.
    let one_question = question.actions.len() > 1;
    let named = actions.iter().map(|action| Message::verbatim(*action));
    let named = if one_question {
        named.reduce(|one, other| words::OR.with("one", one).with("other", other))
    } else {
        joined(named)
    };
    let head = words::QUESTION.with("number", number.to_string()).with("service", question.service);
    let what: Message = match &answer.app {
        Some(app) => words::QUESTION_OF_APP.with("what", question.what).with("app", app.said()),
        None => question.what.into(),
    };
    let head = head.with("what", what).with("actions", named.unwrap_or_else(|| Message::verbatim("")));
    let anybody = answer.anybody.iter().map(|asker| match asker {
        Asker::Person => words::ANYBODY_PERSON.into(),
        Asker::SystemUser => words::ANYBODY_SYSTEM.into(),
        Asker::Organisation | Asker::ConsentRequester => words::ANYBODY_ORGANISATION.into(),
    });
    let everybody =
        || joined(short(anybody.chain(answer.lets_in.iter().map(AttributePairs::who)).collect()).into_iter());
    let too_low = answer.too_low.iter().map(|(asker, who)| {
        let phrase = if *asker == Asker::SystemUser { words::LEVEL_TOO_LOW_SYSTEM } else { words::LEVEL_TOO_LOW };
        phrase.with("who", who.who())
    });
    let needed = match level.filter(|level| *level > 0) {
        _ if !question.checks_level => Some(words::LEVEL_NOT_SEEN.into()),
        Some(level) => Some(words::LEVEL_SEEN.with("level", level.to_string())),
        None => None,
    };
    let levels: Vec<Message> = needed.into_iter().chain(too_low).collect();
    let yes = answer.is_yes();
    TableRow {
        mark: match (yes, answer.anybody.is_empty()) {
            (true, true) => Mark::Good,
            (true, false) => Mark::Look,
            (false, _) if question.wrong_for_nobody => Mark::Bad,
            (false, _) if !answer.too_low.is_empty() => Mark::Look,
            (false, _) => Mark::Plain,
        },
        head: vec![head],
        cells: vec![
            same.or_else(everybody).into_iter().collect(),
            answer.why.clone().into_iter().collect(),
            if yes { Vec::new() } else { vec![question.consequence.into()] },
            if yes || !answer.too_low.is_empty() { levels } else { Vec::new() },
        ],
    }
}

/// The first ones, and how many more there are.
fn short(all: Vec<Message>) -> Vec<Message> {
    at_most(MOST, all)
}

/// So many of them, and how many more there are.
pub(in crate::report::explain) fn at_most(most: usize, mut all: Vec<Message>) -> Vec<Message> {
    // One more than fits is not worth a line that says so.
    if all.len() > most + 1 {
        let more = all.len() - most;
        all.truncate(most);
        all.push(words::AND_MORE.with("count", more.to_string()));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products::CORRESPONDENCE;
    use crate::policy::build::{Choices, Holders, built};
    use crate::policy::explain::explain;
    use crate::policy::lint::LintOptions;
    use crate::policy::{parse, write::to_xml};
    use jiff::civil::date;

    #[test]
    fn roles_that_end_are_spoken_of_otherwise_once_they_have_ended() {
        let readers = Holders { roles: vec!["a0236".to_owned(), "dagl".to_owned()], packages: vec![] };
        let choices = Choices { readers, events: false, ..Choices::new("ttd", "ttd-melding") };
        let policy = parse(&to_xml(&built(&CORRESPONDENCE.policy_rules, &choices))).unwrap();
        let options = LintOptions { kind: Some(PolicyKind::Correspondence), ..LintOptions::new(date(2026, 11, 20)) };
        let explanation = explain(&policy, &options, None);
        assert_ne!(sheet(&explanation, "x", date(2026, 12, 31)), sheet(&explanation, "x", date(2027, 1, 1)));
    }
}
