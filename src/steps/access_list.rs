//! Set up an access list: only when the service is for selected organisations. List, members, connection, and only then
//! switched on, because the other order shuts everybody out. By walkthrough; told.

use super::parts::waits::wait;
use super::parts::{asking, owner};
use super::{Acts, Asked, Brief, Card, Move, Step, reading};
use crate::catalog::codes::answers::AUDIENCE_PERSONS;
use crate::finding::Finding;
use crate::record::values::{Audience, Recipients};
use crate::record::{Question, Role, Topic, t};
use crate::text::{Message, entries, questions as ask, step_access_list as text};

/// The step.
pub struct AccessList;

static CARD: Card = Card {
    id: "access-list",
    title: text::TITLE,
    why: text::WHY,
    acts: Acts::Person,
    who: &[Role::StudioOwner, Role::You],
    usually: text::USUALLY,
    meanwhile: text::MEANWHILE,
    proof: text::PROOF,
    can_start: text::CAN_START,
    guide: Some("4"),
    differences: &[15],
    reversible: true,
    needs: &[Topic::Recipients, Topic::ResourceChoice, Topic::ResourceBy, Topic::ResourceId, Topic::ResourceSeen],
    gives: &[Topic::Audience, Topic::AccessListReady],
    asks: &[(Topic::Audience, ask::AUDIENCE), (Topic::AccessListReady, entries::ACCESS_LIST_READY)],
};

/// Why there is no list, when that is decided before anybody is asked.
fn without_list(brief: &Brief<'_>) -> Option<Message> {
    if owner::making(brief) == Ok(owner::Making::Exists) {
        return Some(text::EXISTING.into());
    }
    (brief.get(t::Recipients) == Some(&Recipients::Persons)).then(|| text::PERSONS.into())
}

impl Step for AccessList {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        if let Some(reason) = without_list(brief) {
            return Move::NotNeeded(reason);
        }
        let Some(recipients) = brief.get(t::Recipients).copied() else {
            return Move::Blocked(vec![Topic::Recipients]);
        };
        match brief.get(t::Audience) {
            None => return Move::ask(audience(recipients)),
            Some(Audience::All) => return Move::NotNeeded(text::OPEN.into()),
            Some(Audience::Selected) => {}
        }
        if brief.get(t::AccessListReady).is_some() {
            return Move::Done;
        }
        let Some(id) = brief.get(t::ResourceId).filter(|_| owner::published(brief)) else {
            return Move::Blocked(vec![Topic::ResourceSeen]);
        };
        wait(brief, &CARD, Role::StudioOwner, text::READY.with("id", id.bare())).entry(ready(brief))
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> Asked {
        match topic {
            Topic::Audience if without_list(brief).is_some() => Asked::NotAsked,
            Topic::Audience => match brief.get(t::Recipients) {
                None => Asked::HangsOn(Topic::Recipients),
                Some(recipients) => Asked::question(audience(*recipients)),
            },
            Topic::AccessListReady => Asked::question(ready(brief)),
            _ => Asked::NotAsked,
        }
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        let (Some(Audience::Selected), Some(id)) = (brief.get(t::Audience), brief.get(t::ResourceId)) else {
            return Vec::new();
        };
        let team = format!("AccessLists-{}", owner::studio_environment(brief));
        vec![
            text::WALK_1.with("team", team),
            text::WALK_2.into(),
            text::WALK_3.with("id", id.bare()),
            text::WALK_4.into(),
        ]
    }
}

fn audience(recipients: Recipients) -> Question {
    let words = [(Audience::All.word(), ask::AUDIENCE_ALL), (Audience::Selected.word(), ask::AUDIENCE_SELECTED)];
    let all: Vec<&'static str> = words.iter().map(|(word, _)| *word).collect();
    asking::ask(t::Audience, ask::AUDIENCE, ask::AUDIENCE_HELP, asking::choices(&words), move |topic, answer| {
        match reading::words::choice(topic, answer, &all, Audience::parse)? {
            Audience::Selected if recipients != Recipients::Organisations => {
                Err(Finding::new(&AUDIENCE_PERSONS, topic.id()))
            }
            audience => Ok(audience),
        }
    })
    .proposing(Some(Audience::All.word()))
}

fn ready(brief: &Brief<'_>) -> Question {
    asking::day(t::AccessListReady, entries::ACCESS_LIST_READY, entries::ACCESS_LIST_READY_HELP, brief)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, asked, entry, today};
    use super::*;
    use crate::record::values::ResourceChoice;

    #[test]
    fn only_selected_organisations_need_a_list() {
        let mut bench = Bench::tt02();
        bench.owner();
        assert_eq!(AccessList.next(&bench.brief()), Move::Blocked(vec![Topic::Recipients]));
        bench.service();
        assert_eq!(asked(&AccessList.next(&bench.brief())), Some(Topic::Audience));
        bench.told(t::Audience, Audience::All);
        assert!(matches!(AccessList.next(&bench.brief()), Move::NotNeeded(_)));
        bench.told(t::Audience, Audience::Selected);
        assert_eq!(AccessList.next(&bench.brief()), Move::Blocked(vec![Topic::ResourceSeen]));
        bench.resource_published();
        assert_eq!(entry(&AccessList.next(&bench.brief())), Some(Topic::AccessListReady));
        assert_eq!(AccessList.walkthrough(&bench.brief()).len(), 4);
        bench.told(t::AccessListReady, today());
        assert_eq!(AccessList.next(&bench.brief()), Move::Done);
    }

    #[test]
    fn persons_cannot_be_on_lists() {
        let question = audience(Recipients::Both);
        assert_eq!(asking::read(&question, "selected").unwrap_err().code, "AUDIENCE-PERSONS");
        assert!(asking::read(&question, "all").is_ok());
        let mut bench = Bench::tt02();
        bench.told(t::Recipients, Recipients::Persons);
        assert!(matches!(AccessList.next(&bench.brief()), Move::NotNeeded(_)));
        bench.told(t::ResourceChoice, ResourceChoice::Existing);
        assert_eq!(AccessList.question(Topic::Audience, &bench.brief()), Asked::NotAsked);
    }
}
