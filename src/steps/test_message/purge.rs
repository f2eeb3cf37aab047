//! Taking a wrong test message back, while nobody has seen it: only on request, and never again once it is published.

use super::{CARD as WHOLE, follow};
use crate::catalog::codes;
use crate::catalog::services::RemoteService;
use crate::finding::Finding;
use crate::record::{Topic, t};
use crate::steps::effects::MessageEffect;
use crate::steps::parts::waits::act;
use crate::steps::{Brief, Card, Effect, IntakeQuestion, Move, ProvingFact, Step, token};

/// The service's own code for a message that is published and stays.
const PUBLISHED_STAYS: &str = "1013";

/// The part of the step that takes its message back.
pub static PURGE: Purge = Purge;

/// The part of the step that takes its message back.
pub struct Purge;

static CARD: Card = Card { title: words::TITLE, why: words::WHY, proof: words::PROOF, ..WHOLE };

impl Step for Purge {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        let Some(sent) = brief.get(t::MessageSent) else { return Move::NotNeeded(words::NOTHING.into()) };
        match brief.get(t::MessageSeen) {
            Some(seen) if seen.is_taken_back() => return Move::Done,
            Some(seen) if seen.delivered => return Move::NotNeeded(words::PUBLISHED.into()),
            _ => {}
        }
        let Some(credentials) = token::credentials(brief) else { return Move::Blocked(vec![Topic::Token]) };
        let Some(resource) = brief.get(t::ResourceId).cloned() else { return Move::Blocked(vec![Topic::ResourceId]) };
        let (id, recipient) = (sent.id, sent.recipient);
        act(brief, &CARD, MessageEffect::PurgeMessage { credentials, id, resource, recipient })
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        brief.proofs(&[Topic::MessageSeen])
    }

    fn too_late(&self, brief: &Brief<'_>) -> Option<Finding> {
        let (sent, seen) = (brief.get(t::MessageSent)?, brief.get(t::MessageSeen)?);
        // As the service would say it.
        let stays = codes::find(RemoteService::Correspondence, Some(PUBLISHED_STAYS), 400)?;
        seen.delivered.then(|| Finding::new(&stays.code, sent.id.to_string()))
    }

    fn own_command(&self) -> Option<&'static str> {
        Some("try message --purge")
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        follow(brief)
    }

    fn question(&self, _: Topic, _: &Brief<'_>) -> IntakeQuestion {
        IntakeQuestion::Decided
    }
}

/// What it says.
mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Trekk tilbake testmeldingen", en: "Withdraw the test message" }
        WHY { nb: "En melding med feil kan tas bort før noen har sett den.", en: "A wrong message can be removed before anybody has seen it." }
        PROOF { nb: "Altinn Melding viser den som trukket tilbake eller slettet (PurgedByAltinn).", en: "Altinn Correspondence shows it as withdrawn or deleted (PurgedByAltinn)." }
        PUBLISHED { nb: "Meldingen er publisert, og kan ikke trekkes tilbake.", en: "The message is published, and cannot be withdrawn." }
        NOTHING { nb: "Det er ikke sendt noen testmelding.", en: "No test message has been sent." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::values::{MessageSeen, MessageSent};
    use crate::steps::testing::{Bench, RECIPIENT, number};

    #[test]
    fn only_what_was_sent_is_taken_back_and_only_once() {
        let mut bench = Bench::sandbox();
        bench.owner();
        bench.service();
        bench.ready_client();
        bench.resource_published();
        assert!(matches!(PURGE.next(&bench.brief()), Move::NotNeeded(_)));
        let id = uuid::Uuid::from_u128(2);
        bench.made(t::MessageSent, MessageSent { id, recipient: number(RECIPIENT) });
        let seen =
            |status: &str| MessageSeen { status: status.into(), delivered: status == "Published", publish: None };
        bench.seen(t::MessageSeen, seen("Initialized"));
        let Move::Do(effects) = PURGE.next(&bench.brief()) else { panic!() };
        assert!(!effects[0].reversible());
        assert_eq!(effects[0].confirmation().unwrap().expected, RECIPIENT);
        assert!(
            matches!(&effects[..], [Effect::Message(MessageEffect::PurgeMessage { id: purged, .. })] if *purged == id)
        );
        assert_eq!(PURGE.too_late(&bench.brief()), None);
        // Nobody types a number for what the service is known to refuse.
        bench.seen(t::MessageSeen, seen("Published"));
        assert!(matches!(PURGE.next(&bench.brief()), Move::NotNeeded(_)));
        assert_eq!(PURGE.too_late(&bench.brief()).unwrap().code, "CORR-1013");
        bench.seen(t::MessageSeen, seen("PurgedByAltinn"));
        assert_eq!(PURGE.next(&bench.brief()), Move::Done);
        assert_eq!(PURGE.too_late(&bench.brief()), None);
    }
}
