//! Create a user in Altinn Studio and become a member of the organisation there: only when a person makes the resource in
//! Studio. The owner of the organisation adds people by user name, so the account must exist first.

use super::parts::told::{Entry, ToldStep};
use super::parts::{asking, owner};
use super::{Acts, Brief, Card, Move};
use crate::catalog::letters::LetterKind;
use crate::catalog::stages::Stage;
use crate::record::{Actor, Topic, t};
use crate::text::Message;

/// The step.
pub static STUDIO_USER: ToldStep = ToldStep {
    card: &CARD,
    before: without_studio,
    since: None,
    shown_by: None,
    entries: &[
        Entry {
            topic: Topic::StudioUserName,
            who: Actor::You,
            letter: None,
            what: |_| words::USER.into(),
            question: |_| asking::told(t::StudioUserName, words::STUDIO_USER_NAME, words::STUDIO_USER_NAME_HELP),
        },
        Entry {
            topic: Topic::StudioMember,
            who: Actor::StudioOwner,
            letter: Some(LetterKind::L2),
            what: member,
            question: |brief| asking::day(t::StudioMember, words::STUDIO_MEMBER, words::STUDIO_MEMBER_HELP, brief),
        },
    ],
    walkthrough,
};

static CARD: Card = Card {
    id: "studio-user",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Person,
    who: &[Actor::You, Actor::StudioOwner],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Prepared,
    differences: &[18],
    needs: &[&[Topic::ResourceChoice, Topic::ResourceBy]],
    gives: &[Topic::StudioUserName, Topic::StudioMember],
    asks: &[(Topic::StudioUserName, words::STUDIO_USER_NAME), (Topic::StudioMember, words::STUDIO_MEMBER)],
};

/// Why nobody needs Altinn Studio, or what must be known before that can be said; `None` when it is needed.
#[must_use]
pub fn without_studio(brief: &Brief<'_>) -> Option<Move> {
    match owner::making(brief) {
        Err(topic) => Some(Move::Blocked(vec![topic])),
        Ok(owner::Making::Exists) => Some(Move::NotNeeded(words::EXISTING.into())),
        Ok(owner::Making::Program) => Some(Move::NotNeeded(words::BY_PROGRAM.into())),
        Ok(owner::Making::Studio) => None,
    }
}

/// The owner of the organisation adds people by the name that they have in Studio.
fn member(brief: &Brief<'_>) -> Message {
    words::MEMBER.with("user", brief.get(t::StudioUserName).map(|user| user.0.clone()).unwrap_or_default())
}

fn walkthrough(brief: &Brief<'_>) -> Vec<Message> {
    if without_studio(brief).is_some() {
        return Vec::new();
    }
    let studio = owner::base(&brief.environment.studio);
    vec![words::WALK_1.with("studio", studio), words::WALK_2.into(), words::WALK_3.into()]
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Opprett bruker i Altinn Studio", en: "Create a user in Altinn Studio" }
        WHY { nb: "Ressursen lages i Altinn Studio, og der må du være medlem av virksomhetens organisasjon.", en: "The resource is made in Altinn Studio, where you must be a member of your organisation." }
        USUALLY { nb: "én til fem dager (erfaringsvis)", en: "one to five days (from experience)" }
        CAN_START { nb: "Brukeren kan lages med en gang; medlemskapet venter på eieren av organisasjonen.", en: "The user can be created at once; membership depends on the owner of the organisation." }
        MEANWHILE { nb: "Skriv tekstene på tre språk, og øv i øvingsmiljøet.", en: "Write the texts in three languages, and rehearse in the sandbox." }
        PROOF { nb: "Brukernavnet og datoen du oppgir.", en: "The user name and the date are given." }
        USER { nb: "du har en bruker i Altinn Studio", en: "you have a user in Altinn Studio" }
        MEMBER { nb: "{user} er medlem av virksomhetens organisasjon i Altinn Studio", en: "{user} is a member of your organisation in Altinn Studio" }
        BY_PROGRAM { nb: "Programmet lager ressursen gjennom API-et, så ingen trenger Altinn Studio.", en: "The program makes the resource through the API, so nobody needs Altinn Studio." }
        EXISTING { nb: "Ressursen finnes allerede, så ingenting lages i Altinn Studio.", en: "The resource already exists, so nothing is created in Altinn Studio." }
        WALK_1 { nb: "Åpne {studio} og logg inn med Ansattporten.", en: "Open {studio} and log in with Ansattporten." }
        WALK_2 { nb: "Velg et brukernavn. Det vises for andre og kan ikke endres.", en: "Choose a user name. Others see it, and it cannot be changed." }
        WALK_3 { nb: "Send brukernavnet til eieren av organisasjonen (brev L2). Kjenner ingen eieren: skriv til tjenesteeier@altinn.no.", en: "Send the user name to the owner of the organisation (letter L2). If nobody knows the owner: write to tjenesteeier@altinn.no." }
        STUDIO_USER_NAME { nb: "Hvilket brukernavn har du i Altinn Studio?", en: "What is your user name in Altinn Studio?" }
        STUDIO_USER_NAME_HELP { nb: "Brukernavnet står øverst til høyre i Altinn Studio. Folk legges til i organisasjonen med brukernavn, ikke med e-postadresse, så kontoen må finnes først.", en: "The user name is at the top right in Altinn Studio. People are added to the organisation by user name, not by e-mail address, so the account must exist first." }
        STUDIO_MEMBER { nb: "Når ble du medlem av organisasjonen i Altinn Studio? (dato)", en: "When did you become a member of the organisation in Altinn Studio? (date)" }
        STUDIO_MEMBER_HELP { nb: "Du er medlem når du kan velge organisasjonen i menyen øverst til høyre. Skriv `i dag` eller en dato.", en: "You are a member when you can choose the organisation in the menu at the top right. Write `today` or a date." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, entry, today};
    use super::*;
    use crate::record::values::{ResourceBy, ResourceChoice, Told};
    use crate::steps::Step as _;

    #[test]
    fn only_the_studio_way_needs_a_user() {
        let mut bench = Bench::tt02();
        assert_eq!(STUDIO_USER.next(&bench.brief()), Move::Blocked(vec![Topic::ResourceChoice]));
        bench.told(t::ResourceChoice, ResourceChoice::New);
        assert_eq!(STUDIO_USER.next(&bench.brief()), Move::Blocked(vec![Topic::ResourceBy]));
        bench.told(t::ResourceBy, ResourceBy::Program);
        assert!(matches!(STUDIO_USER.next(&bench.brief()), Move::NotNeeded(_)));
        bench.told(t::ResourceBy, ResourceBy::Studio);
        assert_eq!(entry(&STUDIO_USER.next(&bench.brief())), Some(Topic::StudioUserName));
        bench.told(t::StudioUserName, Told("kari".into()));
        assert_eq!(entry(&STUDIO_USER.next(&bench.brief())), Some(Topic::StudioMember));
        bench.told(t::StudioMember, today());
        assert_eq!(STUDIO_USER.next(&bench.brief()), Move::Done);
    }

    #[test]
    fn an_existing_resource_needs_no_studio() {
        let mut bench = Bench::tt02();
        bench.told(t::ResourceChoice, ResourceChoice::Existing);
        assert!(matches!(STUDIO_USER.next(&bench.brief()), Move::NotNeeded(_)));
    }
}
