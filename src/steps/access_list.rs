//! Set up an access list: only when the service is for selected organisations. List, members, connection, and only then
//! switched on, because the other order shuts everybody out. By walkthrough; told.

use super::parts::waits::wait;
use super::parts::{asking, owner};
use super::{Acts, Brief, Card, IntakeQuestion, Move, ProvingFact, Step, reading};
use crate::catalog::codes::answers::AUDIENCE_PERSONS;
use crate::finding::Finding;
use crate::record::values::{Audience, Recipients};
use crate::record::{Actor, Question, Topic, t};
use crate::text::Message;

/// The step.
pub struct AccessList;

static CARD: Card = Card {
    id: "access-list",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Person,
    who: &[Actor::StudioOwner, Actor::You],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    differences: &[15],
    needs: &[Topic::Recipients, Topic::ResourceChoice, Topic::ResourceBy, Topic::ResourceId, Topic::ResourceSeen],
    gives: &[Topic::Audience, Topic::AccessListReady],
    asks: &[(Topic::Audience, words::AUDIENCE), (Topic::AccessListReady, words::ACCESS_LIST_READY)],
};

/// Why there is no list, when that is decided before anybody is asked.
fn without_list(brief: &Brief<'_>) -> Option<Message> {
    if owner::making(brief) == Ok(owner::Making::Exists) {
        return Some(words::EXISTING.into());
    }
    (owner::recipients(brief) == Some(Recipients::Persons)).then(|| words::PERSONS.into())
}

impl Step for AccessList {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        if let Some(reason) = without_list(brief) {
            return Move::NotNeeded(reason);
        }
        let Some(recipients) = owner::recipients(brief) else {
            return Move::Blocked(vec![Topic::Recipients]);
        };
        match brief.get(t::Audience) {
            None => return Move::ask(audience(recipients)),
            Some(Audience::All) => return Move::NotNeeded(words::OPEN.into()),
            Some(Audience::Selected) => {}
        }
        if brief.get(t::AccessListReady).is_some() {
            return Move::Done;
        }
        let Some(id) = brief.get(t::ResourceId).filter(|_| owner::published(brief)) else {
            return Move::Blocked(vec![Topic::ResourceSeen]);
        };
        wait(brief, &CARD, Actor::StudioOwner, words::READY.with("id", id.bare())).entry(ready(brief))
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        brief.proofs(&[Topic::AccessListReady])
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        match topic {
            Topic::Audience if without_list(brief).is_some() => IntakeQuestion::Decided,
            Topic::Audience => match owner::recipients(brief) {
                None => IntakeQuestion::HangsOn(Topic::Recipients),
                Some(recipients) => IntakeQuestion::question(audience(recipients)),
            },
            Topic::AccessListReady => IntakeQuestion::question(ready(brief)),
            _ => IntakeQuestion::Decided,
        }
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        let (Some(Audience::Selected), Some(id)) = (brief.get(t::Audience), brief.get(t::ResourceId)) else {
            return Vec::new();
        };
        let team = format!("AccessLists-{}", owner::studio_environment(brief.environment.rules));
        vec![
            words::WALK_1.with("team", team),
            words::WALK_2.into(),
            words::WALK_3.with("id", id.bare()),
            words::WALK_4.into(),
        ]
    }
}

fn audience(recipients: Recipients) -> Question {
    let words = [(Audience::All.word(), words::AUDIENCE_ALL), (Audience::Selected.word(), words::AUDIENCE_SELECTED)];
    let all: Vec<&'static str> = words.iter().map(|(word, _)| *word).collect();
    asking::ask(t::Audience, words::AUDIENCE, words::AUDIENCE_HELP, asking::choices(&words), move |topic, answer| {
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
    asking::day(t::AccessListReady, words::ACCESS_LIST_READY, words::ACCESS_LIST_READY_HELP, brief)
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Sett opp tilgangsliste", en: "Set up an access list" }
        WHY { nb: "En tjeneste for bare utvalgte virksomheter begrenses av en tilgangsliste.", en: "A service for selected organisations only is limited by an access list." }
        USUALLY { nb: "en time når teamet er på plass", en: "an hour once the team is there" }
        CAN_START { nb: "Listen kan lages når teamet `AccessLists-…` finnes; den slås på når ressursen er publisert.", en: "The list can be made when the team `AccessLists-…` exists; it is switched on when the resource is published." }
        MEANWHILE { nb: "Samle organisasjonsnumrene til medlemmene.", en: "Collect the organisation numbers of the members." }
        PROOF { nb: "Datoen dere oppgir.", en: "The date is given." }
        OPEN { nb: "Tjenesten er åpen for alle virksomheter.", en: "The service is open to all organisations." }
        PERSONS { nb: "Tjenesten er for privatpersoner, som ikke kan stå på tilgangslister.", en: "The service is for private persons, who cannot be on access lists." }
        EXISTING { nb: "Ressursen finnes; tilgangslisten hører til ressursen og endres ikke her.", en: "The resource exists; its access list belongs to it and is not changed here." }
        READY { nb: "tilgangslisten er opprettet, fylt, koblet til {id} og slått på, i den rekkefølgen", en: "the access list is created, filled, connected to {id} and switched on, in that order" }
        WALK_1 { nb: "Åpne Altinn Studio: «Administrer tilgangslister» → «Opprett ny tilgangsliste». Det krever teamet {team}.", en: "Open Altinn Studio: “Administrer tilgangslister” → “Opprett ny tilgangsliste”. It needs the team {team}." }
        WALK_2 { nb: "«Søk for å legge til ny enhet eller underenhet»: legg til alle medlemmene.", en: "“Søk for å legge til ny enhet eller underenhet”: add all members." }
        WALK_3 { nb: "Koble listen til {id}.", en: "Connect the list to {id}." }
        WALK_4 { nb: "Slå på «Begrenset av tilgangslister» på ressursen helt til slutt, og publiser.", en: "Switch on “Begrenset av tilgangslister” on the resource last of all, and publish." }
        AUDIENCE { nb: "Kan alle virksomheter være mottakere, eller bare utvalgte?", en: "Can all organisations be recipients, or only selected ones?" }
        AUDIENCE_HELP { nb: "Bare utvalgte betyr en tilgangsliste i Altinn Studio, som må ha medlemmer før den slås på. Det kan ikke kombineres med privatpersoner.", en: "Only selected ones means an access list in Altinn Studio, which must have members before it is switched on. It cannot be combined with private persons." }
        AUDIENCE_ALL { nb: "åpen for alle virksomheter", en: "open to all organisations" }
        AUDIENCE_SELECTED { nb: "bare utvalgte virksomheter", en: "selected organisations only" }
        ACCESS_LIST_READY { nb: "Når var tilgangslisten opprettet, fylt, koblet til og slått på? (dato)", en: "When was the access list created, filled, connected and switched on? (date)" }
        ACCESS_LIST_READY_HELP { nb: "Rekkefølgen er liste, medlemmer, kobling og til slutt «Begrenset av tilgangslister». Slås den på først, stenges alle ute. Skriv `i dag` eller en dato.", en: "The order is list, members, connection and, last, “Begrenset av tilgangslister”. If that is switched on first, it shuts everybody out. Write `today` or a date." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, answered, asked, entry, today};
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
        assert_eq!(answered(&question, "selected").unwrap_err().code, "AUDIENCE-PERSONS");
        assert!(answered(&question, "all").is_ok());
        let mut bench = Bench::tt02();
        bench.told(t::Recipients, Recipients::Persons);
        assert!(matches!(AccessList.next(&bench.brief()), Move::NotNeeded(_)));
        bench.told(t::ResourceChoice, ResourceChoice::Existing);
        assert_eq!(AccessList.question(Topic::Audience, &bench.brief()), IntakeQuestion::Decided);
    }
}
