//! Look at the message in Arbeidsflate: a task for a colleague or the test recipient, with a letter that says where, as
//! whom and what to look at. Told, by a role and not a name. The Altinn 2 inbox is closed.

use super::parts::asking;
use super::parts::waits::wait;
use super::{Acts, Asked, Brief, Card, Move, Step};
use crate::record::{Question, Role, Topic, t};
use crate::text::{Message, entries, step_appearance as text};

/// The step.
pub struct Appearance;

static CARD: Card = Card {
    id: "appearance",
    title: text::TITLE,
    why: text::WHY,
    acts: Acts::Person,
    who: &[Role::TestRecipient],
    usually: text::USUALLY,
    meanwhile: text::MEANWHILE,
    proof: text::PROOF,
    can_start: text::CAN_START,
    guide: Some("9"),
    differences: &[2],
    reversible: true,
    needs: &[Topic::MessageSeen, Topic::TestRecipient, Topic::Confidential],
    gives: &[Topic::AppearanceOk, Topic::AppearanceBy],
    asks: &[(Topic::AppearanceOk, entries::APPEARANCE_OK), (Topic::AppearanceBy, entries::APPEARANCE_BY)],
};

impl Step for Appearance {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        if !brief.get(t::MessageSeen).is_some_and(|seen| seen.delivered) {
            return Move::Blocked(vec![Topic::MessageSeen]);
        }
        let pending = |what: Message| wait(brief, &CARD, Role::TestRecipient, what).letter("L13");
        match (brief.get(t::AppearanceOk), brief.get(t::AppearanceBy)) {
            (None, _) => {
                let what = text::LOOK.with("arbeidsflate", brief.environment.arbeidsflate.to_string());
                pending(what).since(Topic::MessageSeen, None).entry(looked())
            }
            (Some(false), _) => pending(text::NOT_OK.into()).since(Topic::AppearanceOk, None).entry(looked()),
            (Some(true), None) => pending(text::WHO.into()).since(Topic::AppearanceOk, None).entry(by_whom()),
            (Some(true), Some(_)) => Move::Done,
        }
    }

    fn question(&self, topic: Topic, _: &Brief<'_>) -> Asked {
        match topic {
            Topic::AppearanceOk => Asked::question(looked()),
            Topic::AppearanceBy => Asked::question(by_whom()),
            _ => Asked::NotAsked,
        }
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        let Some(recipient) = brief.get(t::TestRecipient) else { return Vec::new() };
        let open = text::WALK_1
            .with("arbeidsflate", brief.environment.arbeidsflate.to_string())
            .with("orgnr", recipient.spaced());
        let confidential = (brief.get(t::Confidential) == Some(&true)).then(|| text::WALK_CONFIDENTIAL.into());
        std::iter::once(open).chain(confidential).chain(std::iter::once(text::WALK_2.into())).collect()
    }
}

fn looked() -> Question {
    asking::yes_no(t::AppearanceOk, entries::APPEARANCE_OK, entries::APPEARANCE_OK_HELP).later()
}

fn by_whom() -> Question {
    asking::told(t::AppearanceBy, entries::APPEARANCE_BY, entries::APPEARANCE_BY_HELP).later()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, RECIPIENT, entry, number};
    use super::*;
    use crate::record::values::{MessageSeen, Told};

    #[test]
    fn somebody_looks_says_what_and_who() {
        let mut bench = Bench::tt02();
        assert_eq!(Appearance.next(&bench.brief()), Move::Blocked(vec![Topic::MessageSeen]));
        bench.seen(t::MessageSeen, MessageSeen { status: "Published".into(), delivered: true });
        assert_eq!(entry(&Appearance.next(&bench.brief())), Some(Topic::AppearanceOk));
        bench.told(t::AppearanceOk, false);
        assert_eq!(entry(&Appearance.next(&bench.brief())), Some(Topic::AppearanceOk), "a no is asked again");
        bench.told(t::AppearanceOk, true);
        assert_eq!(entry(&Appearance.next(&bench.brief())), Some(Topic::AppearanceBy));
        bench.told(t::AppearanceBy, Told("tjenesteansvarlig".into()));
        assert_eq!(Appearance.next(&bench.brief()), Move::Done);
    }

    #[test]
    fn confidential_mail_needs_access_given_first() {
        let mut bench = Bench::tt02();
        bench.told(t::TestRecipient, number(RECIPIENT));
        assert_eq!(Appearance.walkthrough(&bench.brief()).len(), 2);
        bench.told(t::Confidential, true);
        assert_eq!(Appearance.walkthrough(&bench.brief()).len(), 3);
    }
}
