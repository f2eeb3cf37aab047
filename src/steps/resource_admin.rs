//! Activate resource administration in Altinn Studio: a repository named exactly `{code}-resources`, and publish teams for
//! each environment with at least two members. The owner of the organisation in Studio does it.

use super::parts::told::{Entry, ToldStep};
use super::parts::{asking, owner};
use super::{Acts, Brief, Card, Move, studio_user};
use crate::catalog::letters::LetterKind;
use crate::catalog::stages::Stage;
use crate::record::{Actor, Question, Topic, t};
use crate::text::Message;

/// The step.
pub static RESOURCE_ADMIN: ToldStep = ToldStep {
    card: &CARD,
    before,
    since: None,
    shown_by: None,
    entries: &[
        Entry {
            topic: Topic::ResourceRepository,
            who: Actor::StudioOwner,
            letter: Some(LetterKind::L3),
            what: |brief| words::REPOSITORY.with("repository", owner::repository(brief)),
            question: repository,
        },
        Entry {
            topic: Topic::PublishTeams,
            who: Actor::StudioOwner,
            letter: Some(LetterKind::L3),
            what: |brief| words::TEAMS.with("team", team(brief)),
            question: teams,
        },
    ],
    walkthrough,
};

static CARD: Card = Card {
    id: "resource-admin",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Person,
    who: &[Actor::StudioOwner],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Prepared,
    differences: &[],
    needs: &[&[Topic::ResourceChoice, Topic::ResourceBy, Topic::OrgListing]],
    gives: &[Topic::ResourceRepository, Topic::PublishTeams],
    asks: &[
        (Topic::ResourceRepository, words::RESOURCE_REPOSITORY_GENERAL),
        (Topic::PublishTeams, words::PUBLISH_TEAMS_GENERAL),
    ],
};

/// The repository and the teams are named after the code, so it is needed first.
fn before(brief: &Brief<'_>) -> Option<Move> {
    let nameless = || owner::code(brief).is_none().then(|| Move::Blocked(vec![Topic::OrgListing]));
    studio_user::without_studio(brief).or_else(nameless)
}

fn walkthrough(brief: &Brief<'_>) -> Vec<Message> {
    if studio_user::without_studio(brief).is_some() {
        return Vec::new();
    }
    let place = |phrase: crate::text::Phrase| {
        phrase.with("studio", owner::base(&brief.environment.studio)).with("code", owner::code_text(brief))
    };
    vec![
        place(words::WALK_1).with("repository", owner::repository(brief)),
        place(words::WALK_2),
        words::WALK_3.into(),
        words::WALK_4.into(),
    ]
}

/// The team whose members may publish to this environment.
fn team(brief: &Brief<'_>) -> String {
    format!("Resources-Publish-{}", owner::studio_environment(brief.environment.rules))
}

fn repository(brief: &Brief<'_>) -> Question {
    let text = words::RESOURCE_REPOSITORY.with("repository", owner::repository(brief));
    asking::day(t::ResourceRepository, text, words::RESOURCE_REPOSITORY_HELP, brief)
}

fn teams(brief: &Brief<'_>) -> Question {
    let text = words::PUBLISH_TEAMS.with("team", team(brief));
    asking::day(t::PublishTeams, text, words::PUBLISH_TEAMS_HELP, brief)
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Aktiver ressursadministrasjonen", en: "Activate resource administration" }
        WHY { nb: "Ressurser i Altinn Studio ligger i et eget repositorium, og bare medlemmer av publiseringsteamene kan publisere.", en: "Resources in Altinn Studio are kept in a repository of their own, and only members of the publish teams can publish." }
        USUALLY { nb: "én til fem dager (erfaringsvis)", en: "one to five days (from experience)" }
        CAN_START { nb: "Når organisasjonen finnes i Altinn Studio. Bestill team for TT02 og produksjon samtidig.", en: "When the organisation exists in Altinn Studio. Order teams for TT02 and production together." }
        MEANWHILE { nb: "Skriv tekstene på tre språk, og bestem tilgangsreglene.", en: "Write the texts in three languages, and decide the access rules." }
        PROOF { nb: "Datoene dere oppgir; en publisert ressurs viser det senere.", en: "The dates are given; a published resource shows it later." }
        REPOSITORY { nb: "repositoriet {repository} finnes", en: "the repository {repository} exists" }
        TEAMS { nb: "teamet {team} finnes og har minst to medlemmer", en: "the team {team} exists and has at least two members" }
        WALK_1 { nb: "Åpne {studio}/repos/org/{code}/ og opprett repositoriet {repository}. Navnet må være nøyaktig slik.", en: "Open {studio}/repos/org/{code}/ and create the repository {repository}. The name must be exactly this." }
        WALK_2 { nb: "Åpne {studio}/repos/org/{code}/teams/ og opprett `Resources-Publish-TT02` og `Resources-Publish-PROD`, samt et ressursteam med skrivetilgang.", en: "Open {studio}/repos/org/{code}/teams/ and create `Resources-Publish-TT02` and `Resources-Publish-PROD`, and a resource team with write access." }
        WALK_3 { nb: "Legg til minst to medlemmer i hvert team: «View» → «Add Team Member», med brukernavn.", en: "Add at least two members to each team: “View” → “Add Team Member”, by user name." }
        WALK_4 { nb: "Gi ressursteamet repositoriet: «Innstillinger» → «Collaboration» → «Add Team».", en: "Give the resource team the repository: “Innstillinger” → “Collaboration” → “Add Team”." }
        RESOURCE_REPOSITORY { nb: "Når ble repositoriet {repository} opprettet? (dato)", en: "When was the repository {repository} created? (date)" }
        RESOURCE_REPOSITORY_GENERAL { nb: "Når ble repositoriet for ressurser opprettet? (dato)", en: "When was the repository for resources created? (date)" }
        RESOURCE_REPOSITORY_HELP { nb: "Navnet må være nøyaktig dette. Det er på plass når ressursdashbordet åpner seg for organisasjonen. Skriv `i dag` eller en dato.", en: "The name must be exactly this. It is there when the resource dashboard opens for the organisation. Write `today` or a date." }
        PUBLISH_TEAMS { nb: "Når fikk teamet {team} minst to medlemmer? (dato)", en: "When did the team {team} have at least two members? (date)" }
        PUBLISH_TEAMS_GENERAL { nb: "Når fikk publiseringsteamet minst to medlemmer? (dato)", en: "When did the publish team have at least two members? (date)" }
        PUBLISH_TEAMS_HELP { nb: "Bare medlemmer av teamet kan publisere. Med to medlemmer stanser ikke produksjonen om én er på ferie. Skriv `i dag` eller en dato.", en: "Only members of the team can publish. With two members one holiday does not stop production. Write `today` or a date." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, NUMBER, entry, number, today};
    use super::*;
    use crate::domain::Language;
    use crate::record::values::{ResourceBy, ResourceChoice};
    use crate::steps::Step as _;

    #[test]
    fn repository_and_teams_are_told_with_their_exact_names() {
        let mut bench = Bench::tt02();
        bench.told(t::ResourceChoice, ResourceChoice::New);
        bench.told(t::ResourceBy, ResourceBy::Studio);
        assert_eq!(RESOURCE_ADMIN.next(&bench.brief()), Move::Blocked(vec![Topic::OrgListing]));
        bench.told(t::OrgNumber, number(NUMBER));
        bench.listed(NUMBER, Some("ttd"));
        let Move::Wait(wait) = RESOURCE_ADMIN.next(&bench.brief()) else { panic!() };
        assert_eq!(wait.waiting.letter.as_deref(), Some(LetterKind::L3.id()));
        assert!(wait.waiting.what.render(Language::En).contains("ttd-resources"));
        bench.told(t::ResourceRepository, today());
        assert_eq!(entry(&RESOURCE_ADMIN.next(&bench.brief())), Some(Topic::PublishTeams));
        bench.told(t::PublishTeams, today());
        assert_eq!(RESOURCE_ADMIN.next(&bench.brief()), Move::Done);
        assert!(team(&bench.brief()).ends_with("TT02"));
    }
}
