//! Where a service stands on its way to production. Pure: two checklists and one book side by side.

use super::checklist::{Basis, checklist};
use super::step_run::{StepRun, works};
use crate::catalog::products;
use crate::catalog::stages::Stage;
use crate::domain::{Environment, Product};
use crate::record::{Evidence, FactScope, Place, Source, Topic, t};
use crate::report::checklist::{Checklist, NextStep};
use crate::report::promotion::{CarriedAnswer, Carries, PromotedStep, Promotion, StageSteps};
use crate::steps::journeys::{self, promotion::in_order};
use crate::steps::{Brief, IntakeQuestion, Step, Together};
use crate::text::Phrase;

/// The steps of the places as a promotion takes them: by stage, services one after the other.
#[must_use]
pub fn promoted_works(places: &[(Place, Product)]) -> Vec<StepRun> {
    let of_one = |(place, product): &(Place, Product)| {
        let steps = journeys::of(*product).map(|journey| in_order(journey.steps)).unwrap_or_default();
        let run = |step: &'static dyn Step| StepRun { place: place.clone(), product: *product, step };
        steps.into_iter().map(run).collect::<Vec<_>>()
    };
    places.iter().flat_map(of_one).collect()
}

/// Where a service stands in production, by its checklist there, and how it stood in the environment that it comes from;
/// `together` is what follows from all services of that environment, one for all of them.
#[must_use]
pub fn promotion(
    list: Checklist,
    basis: Basis<'_>,
    (place, product): (&Place, Product),
    (from, together): (&Environment, &Together),
) -> Promotion {
    let before_place = Place { environment: from.name.clone(), service: place.service.clone() };
    let before_basis = Basis { environment: from, failed: &[], together, ..basis };
    let before_works = works(&[(before_place.clone(), product)]);
    let before = checklist(before_basis, &before_works, &before_place, product);
    let stood = |id: &str| before.rows.iter().find(|row| row.id == id).map(|row| row.state);
    let stage_of = |id: &str| {
        let steps = journeys::of(product).map(|journey| journey.steps).unwrap_or_default();
        steps.iter().map(|step| step.card()).find(|card| card.id == id).map(|card| card.stage)
    };
    let steps: Vec<(Option<Stage>, PromotedStep)> =
        list.rows.into_iter().map(|line| (stage_of(line.id), PromotedStep { before: stood(line.id), line })).collect();
    let of_stage = |stage: Stage| {
        let own = steps.iter().filter(|(of, _)| *of == Some(stage)).map(|(_, step)| step.clone());
        StageSteps { stage, steps: own.collect() }
    };
    Promotion {
        from: from.name.to_string(),
        to: list.environment,
        simulated: list.rehearsal,
        service: list.service,
        product,
        title: list.title,
        by: basis.book.get(t::ProductionBy, None, place).copied(),
        stages: Stage::ALL.map(of_stage).into(),
        answers: answers(basis, product, &before_place, place),
        differences: products::of(product).in_production.to_vec(),
        next: list.next.map(|next| going_on(next, from, place)),
    }
}

/// Resuming takes what is begun; on the way to production, which a plan does not begin, one goes on by promoting.
fn going_on(next: NextStep, from: &Environment, place: &Place) -> NextStep {
    let Place { environment, service } = place;
    match next.command.as_str() {
        "altinn-onboard resume" => {
            let command = format!("altinn-onboard promote --env {} --to {environment} --service {service}", from.name);
            NextStep { command, ..next }
        }
        _ => next,
    }
}

/// What was answered in the environment that one comes from, and what is known of it in the other.
fn answers(basis: Basis<'_>, product: Product, before: &Place, after: &Place) -> Vec<CarriedAnswer> {
    let Some(journey) = journeys::of(product) else { return Vec::new() };
    let Basis { book, environment, now, together, .. } = basis;
    let brief = Brief { book, environment, place: after, product, now, together: Some(together) };
    let steps = std::iter::once(&journey.gate).chain(journey.steps);
    let asked = steps.flat_map(|step| step.card().asks.iter().map(move |(topic, question)| (step, topic, question)));
    let answer = |(step, topic, question): (&&dyn Step, &Topic, &Phrase)| {
        // What was seen or made there is no answer; and what is not asked in production needs none.
        let was = basis.book.evidence(*topic, None, before).filter(|was| was.source == Source::Told)?;
        let is_asked = step.question(*topic, &brief) != IntakeQuestion::Decided;
        let is = basis.book.evidence(*topic, None, after);
        let carries = Some(carries(*topic, was, is)).filter(|_| is_asked || is.is_some())?;
        let (before, after) = (was.value.typed(), is.map(|is| is.value.typed()));
        Some(CarriedAnswer { topic: topic.id(), question: *question, carries, before, after })
    };
    asked.filter(|(_, topic, _)| !topic.keyed()).filter_map(answer).collect()
}

fn carries(topic: Topic, was: &Evidence, is: Option<&Evidence>) -> Carries {
    match (topic.scope(), is) {
        (FactScope::Organisation | FactScope::Service, _) => Carries::Over,
        (_, None) => Carries::Missing,
        (_, Some(is)) if is.value == was.value => Carries::Same,
        (_, Some(_)) => Carries::Differs,
    }
}
