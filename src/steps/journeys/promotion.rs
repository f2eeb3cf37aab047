//! A promotion to production: the steps of a journey by stage, and what must be settled before something is written.
//!
//! The order is that of `journeys.md` and not that of the services' own pages: the subscription comes before the list and the
//! first sending, since Altinn keeps for an hour which subscriptions there are.

use crate::catalog::stages::Stage;
use crate::domain::Rules;
use crate::record::t;
use crate::record::values::ProductionBy;
use crate::steps::{Brief, Effect, Move, Proof, Step};

/// The step behind which a service is closed, wherever a journey closes it: before anything is sent.
const CLOSED_AFTER: &str = "events";
/// The step that closes it.
const CLOSING: &str = "access-list";

/// The steps of a journey, such as a service has, as a promotion takes them: by stage, and in a stage as the journey has them.
#[must_use]
pub fn in_order(steps: &'static [&'static dyn Step]) -> Vec<&'static dyn Step> {
    let at = |id: &str| steps.iter().position(|step| step.card().id == id);
    let mut sorted: Vec<(usize, &'static dyn Step)> = steps.iter().copied().enumerate().collect();
    sorted.sort_by_key(|(place, step)| {
        let card = step.card();
        let place = if card.id == CLOSING { at(CLOSED_AFTER).unwrap_or(*place) } else { *place };
        (card.stage, place)
    });
    sorted.into_iter().map(|(_, step)| step).collect()
}

/// Whether the program takes a service to production here, stage by stage.
#[must_use]
pub fn is_promoted(brief: &Brief<'_>) -> bool {
    brief.environment.rules == Rules::Production && brief.get(t::ProductionBy) == Some(&ProductionBy::Program)
}

/// What a step would write before its turn: then the steps before it come first, by what they give.
#[must_use]
pub fn held(steps: &'static [&'static dyn Step], step: &dyn Step, next: &Move, brief: &Brief<'_>) -> Option<Move> {
    let effects = match next {
        Move::Do(effects) => effects,
        Move::Wait(wait) => match &wait.proof {
            Proof::Look(effects) => effects,
            Proof::Entry(_) | Proof::NotYet => return None,
        },
        Move::Ask(_) | Move::Blocked(_) | Move::NotNeeded(_) | Move::Done => return None,
    };
    if !is_promoted(brief) || !effects.iter().any(Effect::writes_outside) {
        return None;
    }
    let before: Vec<&'static dyn Step> = unsettled(steps, step, brief).collect();
    let topics = before.iter().filter_map(|step| step.card().gives.first().copied());
    (!before.is_empty()).then(|| Move::Blocked(topics.collect()))
}

/// The steps that come before one and are not settled: those of earlier stages, and in the last stage each that stands
/// before it, since there the order is what protects. What in the last stage only waits to be shown by something later,
/// such as events that are fetched once there is a message, holds nothing up.
fn unsettled<'b>(
    steps: &'static [&'static dyn Step],
    step: &dyn Step,
    brief: &'b Brief<'b>,
) -> impl Iterator<Item = &'static dyn Step> + 'b {
    let card = step.card();
    let order = in_order(steps);
    let before = order.into_iter().take_while(move |earlier| earlier.card().id != card.id);
    let before = before.filter(move |earlier| earlier.card().stage < card.stage || card.stage == Stage::Live);
    before.filter(move |earlier| match earlier.next(brief) {
        Move::Done | Move::NotNeeded(_) => false,
        Move::Wait(wait) => earlier.card().stage < card.stage || wait.proof != Proof::NotYet,
        Move::Ask(_) | Move::Do(_) | Move::Blocked(_) => true,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{BROKER, CORRESPONDENCE, JOURNEYS};
    use super::*;
    use crate::record::values::{Audience, OpenScopes, OwnResources, ResourceSeen};
    use crate::steps::testing::{Bench, NUMBER, number, today};

    fn ids(steps: &'static [&'static dyn Step]) -> Vec<&'static str> {
        in_order(steps).into_iter().map(|step| step.card().id).collect()
    }

    #[test]
    fn the_steps_come_by_stage_and_a_closed_service_is_closed_before_anything_is_sent() {
        for journey in JOURNEYS {
            let order = in_order(journey.steps);
            assert_eq!(order.len(), journey.steps.len());
            assert!(order.is_sorted_by_key(|step| step.card().stage), "{:?}", ids(journey.steps));
        }
        for (journey, trial) in [(&CORRESPONDENCE, "test-message"), (&BROKER, "test-transfer")] {
            let order = ids(journey.steps);
            let at = |id: &str| order.iter().position(|known| *known == id).unwrap();
            assert!(at("events") < at("access-list") && at("access-list") < at(trial), "{order:?}");
        }
    }

    /// A service that could be published, were everything before it in place.
    fn ready() -> Bench {
        let mut bench = Bench::production();
        bench.told(t::ProductionBy, ProductionBy::Program);
        bench.owner();
        bench.service();
        bench.seen_at(t::PublishedResources, "CorrespondenceService", OwnResources(Vec::new()));
        bench.ready_client();
        bench
    }

    fn resource(bench: &Bench) -> Move {
        let brief = bench.brief();
        let step = CORRESPONDENCE.steps.iter().find(|step| step.card().id == "resource").unwrap();
        let id = brief.get(t::ResourceId).unwrap().clone();
        let seen = ResourceSeen { id, found: None };
        let mut bench = bench.clone();
        bench.seen(t::ResourceSeen, seen);
        CORRESPONDENCE.next(*step, &bench.brief())
    }

    #[test]
    fn what_is_written_waits_for_every_step_of_the_stages_before_it() {
        let bench = ready();
        let Move::Blocked(before) = resource(&bench) else { panic!("{:?}", resource(&bench)) };
        let lacking: Vec<&str> = CORRESPONDENCE
            .steps
            .iter()
            .map(|step| step.card())
            .filter(|card| card.gives.first().is_some_and(|topic| before.contains(topic)))
            .map(|card| card.id)
            .collect();
        assert_eq!(
            lacking,
            ["scopes", "test-recipient", "go-live"],
            "of its own stage and of later ones nothing is wanted"
        );
        let mut settled = bench.clone();
        settled.seen(t::OpenScopes, OpenScopes(Vec::new()));
        settled.told(t::TestRecipient, number(NUMBER));
        settled.told(t::GoLiveTold, today());
        settled.told(t::RecipientsTold, today());
        assert!(matches!(resource(&settled), Move::Do(effects) if effects.iter().all(Effect::writes_outside)));
    }

    /// What comes before the first message and is not settled.
    fn before_the_message(bench: &Bench) -> Vec<&'static str> {
        let trial = CORRESPONDENCE.steps.iter().find(|step| step.card().id == CORRESPONDENCE.trial).unwrap();
        unsettled(CORRESPONDENCE.steps, *trial, &bench.brief()).map(|step| step.card().id).collect()
    }

    #[test]
    fn nothing_is_sent_before_the_subscription_and_the_list_that_are_wanted() {
        let mut bench = ready();
        bench.resource_published();
        bench.told(t::Audience, Audience::All);
        let open = before_the_message(&bench);
        assert!(!open.contains(&"events") && !open.contains(&"access-list") && !open.contains(&"handover"), "{open:?}");
        bench.told(t::EventsWanted, true);
        bench.told(t::Audience, Audience::Selected);
        let closed = before_the_message(&bench);
        assert!(closed.contains(&"events") && closed.contains(&"access-list"), "{closed:?}");
    }

    #[test]
    fn elsewhere_and_where_people_do_it_nothing_is_held() {
        let mut bench = ready();
        bench.told(t::ProductionBy, ProductionBy::People);
        assert!(!is_promoted(&bench.brief()));
        let mut test = Bench::sandbox();
        test.told(t::ProductionBy, ProductionBy::Program);
        assert!(!is_promoted(&test.brief()));
    }
}
