//! What there is to be done: every step of a journey, for every service, where it is.

use std::fmt;

use crate::domain::Product;
use crate::record::{Actor, Newer, Place, Topic};
use crate::steps::parts::waits::wait;
use crate::steps::{Brief, Move, Step, journeys};

/// One step for one service.
#[derive(Clone)]
pub struct StepRun {
    /// Where.
    pub place: Place,
    /// The product of the service, which decides the journey that the step is of.
    pub product: Product,
    /// The pure function that is asked for the next move.
    pub step: &'static dyn Step,
}

impl fmt::Debug for StepRun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StepRun").field("place", &self.place).field("step", &self.id()).finish_non_exhaustive()
    }
}

impl StepRun {
    /// What is to be done next; nothing when the journey's gate says so. A step that needs what only a newer version of
    /// the program can read does nothing before that version does it: it might ask or make again what is there.
    #[must_use]
    pub fn next(&self, brief: &Brief<'_>) -> Move {
        let card = self.step.card();
        // What it asks for is among what it gives.
        let needed =
            |newer: &&Newer| newer.is_needed_by(card.id, |topic| card.needs(topic) || card.gives.contains(&topic));
        let Some(newer) = brief.book.newer(&self.place).find(needed) else {
            return match journeys::of(self.product) {
                Some(journey) => journey.next(self.step, brief),
                None => self.step.next(brief),
            };
        };
        let what = match &newer.since {
            Some(version) => words::NEEDS_VERSION.with("version", version.as_str()),
            None => words::NEEDS_NEWER.into(),
        };
        wait(brief, card, Actor::You, what.with("fact", newer.id.as_str())).not_yet()
    }

    /// The step's id.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.step.card().id
    }
}

/// All steps of the places' journeys, in journey order; services one after the other.
#[must_use]
pub fn works(places: &[(Place, Product)]) -> Vec<StepRun> {
    places
        .iter()
        .flat_map(|(place, product)| {
            let steps = journeys::of(*product).into_iter().flat_map(|journey| journey.steps.iter());
            steps.map(|step| StepRun { place: place.clone(), product: *product, step: *step })
        })
        .collect()
}

/// The gates of the places' journeys: they ask, but are no steps.
#[must_use]
pub fn gates(places: &[(Place, Product)]) -> Vec<StepRun> {
    let of = |(place, product): &(Place, Product)| {
        Some(StepRun { place: place.clone(), product: *product, step: journeys::of(*product)?.gate })
    };
    places.iter().filter_map(of).collect()
}

/// The gates of the journeys that steps are of.
#[must_use]
pub fn gates_of(works: &[StepRun]) -> Vec<StepRun> {
    let mut places: Vec<(Place, Product)> = works.iter().map(|work| (work.place.clone(), work.product)).collect();
    places.dedup();
    gates(&places)
}

/// The step that asks for a topic at a place, the gate included.
#[must_use]
pub fn giver(place: &Place, product: Product, topic: Topic) -> Option<StepRun> {
    let step = journeys::of(product)?.giver(topic)?;
    Some(StepRun { place: place.clone(), product, step })
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        NEEDS_VERSION { nb: "programmet er oppdatert: tilstanden har {fact}, som altinn-onboard kjenner fra og med versjon {version}", en: "the program is updated: the state contains {fact}, which altinn-onboard knows only from version {version}" }
        NEEDS_NEWER { nb: "programmet er oppdatert: tilstanden har {fact}, som bare en nyere versjon av altinn-onboard kjenner", en: "the program is updated: the state contains {fact}, which only a newer version of altinn-onboard knows" }
    }
}
