//! Activate resource administration in Altinn Studio: a repository named exactly `{code}-resources`, and publish teams for
//! each environment with at least two members. The owner of the organisation in Studio does it.

use super::parts::waits::wait;
use super::parts::{asking, owner};
use super::{Acts, Asked, Brief, Card, Move, Step, studio_user};
use crate::record::{Question, Role, Topic, t};
use crate::text::{Message, entries, step_resource_admin as text};

/// The step.
pub struct ResourceAdmin;

static CARD: Card = Card {
    id: "resource-admin",
    title: text::TITLE,
    why: text::WHY,
    acts: Acts::Person,
    who: &[Role::StudioOwner],
    usually: text::USUALLY,
    meanwhile: text::MEANWHILE,
    proof: text::PROOF,
    can_start: text::CAN_START,
    guide: Some("3"),
    differences: &[],
    reversible: true,
    needs: &[Topic::ResourceChoice, Topic::ResourceBy, Topic::OrgListing],
    gives: &[Topic::ResourceRepository, Topic::PublishTeams],
    asks: &[(Topic::ResourceRepository, entries::RESOURCE_REPOSITORY), (Topic::PublishTeams, entries::PUBLISH_TEAMS)],
};

impl Step for ResourceAdmin {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        if let Some(decided) = studio_user::without_studio(brief) {
            return decided;
        }
        // The repository and the teams are named after the code.
        if owner::code(brief).is_none() {
            return Move::Blocked(vec![Topic::OrgListing]);
        }
        let pending = |what| wait(brief, &CARD, Role::StudioOwner, what).letter("L3");
        if brief.get(t::ResourceRepository).is_none() {
            return pending(text::REPOSITORY.with("repository", owner::repository(brief))).entry(repository(brief));
        }
        if brief.get(t::PublishTeams).is_none() {
            return pending(text::TEAMS.with("team", team(brief))).entry(teams(brief));
        }
        Move::Done
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> Asked {
        match topic {
            Topic::ResourceRepository => Asked::question(repository(brief)),
            Topic::PublishTeams => Asked::question(teams(brief)),
            _ => Asked::NotAsked,
        }
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        if studio_user::without_studio(brief).is_some() {
            return Vec::new();
        }
        let place = |phrase: crate::text::Phrase| {
            phrase.with("studio", owner::base(&brief.environment.studio)).with("code", owner::code_text(brief))
        };
        vec![
            place(text::WALK_1).with("repository", owner::repository(brief)),
            place(text::WALK_2),
            text::WALK_3.into(),
            text::WALK_4.into(),
        ]
    }
}

/// The team whose members may publish to this environment.
fn team(brief: &Brief<'_>) -> String {
    format!("Resources-Publish-{}", owner::studio_environment(brief))
}

fn repository(brief: &Brief<'_>) -> Question {
    let text = entries::RESOURCE_REPOSITORY.with("repository", owner::repository(brief));
    asking::day(t::ResourceRepository, text, entries::RESOURCE_REPOSITORY_HELP, brief)
}

fn teams(brief: &Brief<'_>) -> Question {
    let text = entries::PUBLISH_TEAMS.with("team", team(brief));
    asking::day(t::PublishTeams, text, entries::PUBLISH_TEAMS_HELP, brief)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, NUMBER, entry, number, today};
    use super::*;
    use crate::domain::Language;
    use crate::record::values::{ResourceBy, ResourceChoice};

    #[test]
    fn repository_and_teams_are_told_with_their_exact_names() {
        let mut bench = Bench::tt02();
        bench.told(t::ResourceChoice, ResourceChoice::New);
        bench.told(t::ResourceBy, ResourceBy::Studio);
        assert_eq!(ResourceAdmin.next(&bench.brief()), Move::Blocked(vec![Topic::OrgListing]));
        bench.told(t::OrgNumber, number(NUMBER));
        bench.listed(NUMBER, Some("ttd"));
        let Move::Wait(wait) = ResourceAdmin.next(&bench.brief()) else { panic!() };
        assert_eq!(wait.waiting.letter.as_deref(), Some("L3"));
        assert!(wait.waiting.what.say(Language::En).contains("ttd-resources"));
        bench.told(t::ResourceRepository, today());
        assert_eq!(entry(&ResourceAdmin.next(&bench.brief())), Some(Topic::PublishTeams));
        bench.told(t::PublishTeams, today());
        assert_eq!(ResourceAdmin.next(&bench.brief()), Move::Done);
        assert!(team(&bench.brief()).ends_with("TT02"));
    }
}
