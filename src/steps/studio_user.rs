//! Create a user in Altinn Studio and become a member of the organisation there: only when a person makes the resource in
//! Studio. The owner of the organisation adds people by user name, so the account must exist first.

use super::parts::waits::wait;
use super::parts::{asking, owner};
use super::{Acts, Asked, Brief, Card, Move, Step};
use crate::record::{Question, Role, Topic, t};
use crate::text::{Message, entries, step_studio_user as text};

/// The step.
pub struct StudioUser;

static CARD: Card = Card {
    id: "studio-user",
    title: text::TITLE,
    why: text::WHY,
    acts: Acts::Person,
    who: &[Role::You, Role::StudioOwner],
    usually: text::USUALLY,
    meanwhile: text::MEANWHILE,
    proof: text::PROOF,
    can_start: text::CAN_START,
    guide: Some("2"),
    differences: &[18],
    reversible: true,
    needs: &[Topic::ResourceChoice, Topic::ResourceBy],
    gives: &[Topic::StudioUserName, Topic::StudioMember],
    asks: &[(Topic::StudioUserName, entries::STUDIO_USER_NAME), (Topic::StudioMember, entries::STUDIO_MEMBER)],
};

/// Why nobody needs Altinn Studio, or what must be known before that can be said; `None` when it is needed.
#[must_use]
pub fn without_studio(brief: &Brief<'_>) -> Option<Move> {
    match owner::making(brief) {
        Err(topic) => Some(Move::Blocked(vec![topic])),
        Ok(owner::Making::Exists) => Some(Move::NotNeeded(text::EXISTING.into())),
        Ok(owner::Making::Program) => Some(Move::NotNeeded(text::BY_PROGRAM.into())),
        Ok(owner::Making::Studio) => None,
    }
}

impl Step for StudioUser {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        if let Some(decided) = without_studio(brief) {
            return decided;
        }
        let Some(user) = brief.get(t::StudioUserName) else {
            return wait(brief, &CARD, Role::You, text::USER).entry(user_name());
        };
        if brief.get(t::StudioMember).is_some() {
            return Move::Done;
        }
        wait(brief, &CARD, Role::StudioOwner, text::MEMBER.with("user", user.0.as_str()))
            .letter("L2")
            .entry(member(brief))
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> Asked {
        match topic {
            Topic::StudioUserName => Asked::question(user_name()),
            Topic::StudioMember => Asked::question(member(brief)),
            _ => Asked::NotAsked,
        }
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        if without_studio(brief).is_some() {
            return Vec::new();
        }
        let studio = owner::base(&brief.environment.studio);
        vec![text::WALK_1.with("studio", studio), text::WALK_2.into(), text::WALK_3.into()]
    }
}

fn user_name() -> Question {
    asking::told(t::StudioUserName, entries::STUDIO_USER_NAME, entries::STUDIO_USER_NAME_HELP).later()
}

fn member(brief: &Brief<'_>) -> Question {
    asking::day(t::StudioMember, entries::STUDIO_MEMBER, entries::STUDIO_MEMBER_HELP, brief)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, entry, today};
    use super::*;
    use crate::record::values::{ResourceBy, ResourceChoice, Told};

    #[test]
    fn only_the_studio_way_needs_a_user() {
        let mut bench = Bench::tt02();
        assert_eq!(StudioUser.next(&bench.brief()), Move::Blocked(vec![Topic::ResourceChoice]));
        bench.told(t::ResourceChoice, ResourceChoice::New);
        assert_eq!(StudioUser.next(&bench.brief()), Move::Blocked(vec![Topic::ResourceBy]));
        bench.told(t::ResourceBy, ResourceBy::Program);
        assert!(matches!(StudioUser.next(&bench.brief()), Move::NotNeeded(_)));
        bench.told(t::ResourceBy, ResourceBy::Studio);
        assert_eq!(entry(&StudioUser.next(&bench.brief())), Some(Topic::StudioUserName));
        bench.told(t::StudioUserName, Told("kari".into()));
        assert_eq!(entry(&StudioUser.next(&bench.brief())), Some(Topic::StudioMember));
        bench.told(t::StudioMember, today());
        assert_eq!(StudioUser.next(&bench.brief()), Move::Done);
    }

    #[test]
    fn an_existing_resource_needs_no_studio() {
        let mut bench = Bench::tt02();
        bench.told(t::ResourceChoice, ResourceChoice::Existing);
        assert!(matches!(StudioUser.next(&bench.brief()), Move::NotNeeded(_)));
    }
}
