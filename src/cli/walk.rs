//! Walking steps: what `init`, `resume`, `step ID` and every step's own command have in common.

use std::collections::BTreeMap;

use clap::ArgMatches;

use super::checklists::show_plan;
pub use super::checklists::{ChecklistView, Held, show_checklist, show_held, show_promotion};
use super::context::Context;
use super::environment::{self, LiveEnvironment};
use super::exit::Exit;
use super::failure::Failure;
use super::opened::{OpenSession, session};
use super::output::Format;
use super::places::{Chosen, Reach, begun_places, confirmed_of_one};
pub use super::walk_wish::{ChangeWish, PartWish, StepPart, WalkOptions};
use super::{args, faults, options, runtime};
use crate::domain::Product;
use crate::engine::change::AnswerBy;
use crate::engine::checklist::{Basis, checklist};
use crate::engine::perform::Performer;
use crate::engine::promotion::promotion;
use crate::engine::redo::{self, Anew};
use crate::engine::{EngineFault, Run, Session, StepRun, gates};
use crate::record::{Place, Topic};
use crate::report::checklist::StepState;
use crate::report::checklist::human::short;
use crate::steps::{Step, Together, journeys};
use crate::text::dates;

/// Walks, shows where everything stands, and says how the program ends.
///
/// # Errors
/// What ends a walk before its work is done.
pub async fn walk(
    context: &Context,
    matches: &ArgMatches,
    mut begun: OpenSession<'_>,
    wish: WalkOptions,
) -> Result<Exit, Failure> {
    let mut held = Held::default();
    let result = walk_session(context, matches, &mut begun, &wish, &mut held).await;
    begun.ready.end().await;
    let shown = show_held(context, &held);
    result.and_then(|exit| shown.map(|()| exit))
}

async fn walk_session(
    context: &Context,
    matches: &ArgMatches,
    begun: &mut OpenSession<'_>,
    wish: &WalkOptions,
    held: &mut Held,
) -> Result<Exit, Failure> {
    let OpenSession { session, works, places, .. } = begun;
    if let Some(StepPart(Some(part))) = wish.part {
        let whole = works.iter_mut().filter(|work| work.id() == part.card().id);
        whole.for_each(|work| work.step = part);
    }
    if wish.wish.members.is_some() || wish.wish.renews {
        session.ledger.hold();
        for work in works.iter().filter(|work| wish.only == Some(work.id())) {
            if let Some(members) = &wish.wish.members {
                session.wish_members(work, members)?;
            }
            if wish.wish.renews {
                session.renew_requests(work)?;
            }
        }
    }
    let held_back = session.held_messages();
    if let Some(step) = &wish.redo {
        // Nothing is saved of it before what was given is found to hold.
        session.ledger.hold();
        // The gate is no step of the checklist, and its answers may be wrong too.
        let all = everything(places, works);
        let simulated = session.environment.simulated;
        session.spare_others_keys(&all, step)?;
        redo::begin_anew(session.ledger.book_mut(simulated), &all, Anew::Step(step), session.clock.now());
    }
    if let Some(step) = wish.only.filter(|_| wish.again) {
        let simulated = session.environment.simulated;
        redo::again(session.ledger.book_mut(simulated), works, step, session.clock.now());
    }
    session.attach(works, args::text(matches, options::ATTACHMENT).is_some()).await?;
    // An answer is corrected with all that was given, or not at all.
    let mut unchanged = false;
    let mut changes = Vec::new();
    if let Some(wish) = wish.change {
        session.ledger.hold();
        let all = everything(places, works);
        let topics = match wish {
            ChangeWish::Topic(topic) => vec![topic],
            ChangeWish::Given(topics) => {
                let given = |topic: &Topic| session.answers.given(*topic, None).next().is_some();
                topics.iter().copied().filter(given).collect()
            }
            ChangeWish::Chosen => session.choose_answer(&all)?.into_iter().collect(),
        };
        for topic in topics {
            changes.extend(session.change(&all, topic, AnswerBy::Given)?);
        }
        unchanged = changes.is_empty();
    }
    // Before anything is saved, so that a slip of the pen changes nothing.
    session.forgotten_message(&held_back).map_or(Ok(()), |finding| Err(Failure::failed(finding)))?;
    session.check_given(works)?;
    changes.iter().for_each(|changed| session.tell_what_is_left(changed));
    if unchanged {
        return conclude(context, session, (works, places), &Run::default(), wish, held);
    }
    if wish.only.is_none() && !wish.looks && session.is_by_hand(works, wish.promotes.is_some()) {
        context.print(words::PRODUCTION);
    }
    if args::flag(matches, "plan") {
        let asking = everything(places, works);
        session.suppose_given(&asking)?;
        if wish.promotes.is_some() {
            let planned = WalkOptions { plans: true, ..wish.clone() };
            return conclude(context, session, (works, places), &Run::default(), &planned, held).map(|_| Exit::Done);
        }
        let plan = session.plan(works, |work| wish.only.is_none_or(|only| work.id() == only));
        show_plan(context, plan, held)?;
        return Ok(Exit::Done);
    }
    // With a terminal the state is saved before the first question, so that Ctrl-C there leaves something to resume.
    if context.interactive() {
        session.ledger.release().map_err(EngineFault::from)?;
    } else {
        session.ledger.hold();
    }
    if session.environment.simulated && wish.intake && !wish.arrivals {
        context.print(words::SANDBOX_KEY);
    }
    let mut run = Run::default();
    if wish.looks {
        session.ledger.release().map_err(EngineFault::from)?;
        session.look_for_used_keys(works, &mut run);
        session.probe(works, &mut run).await?;
        let exit = conclude(context, session, (works, places), &run, wish, held);
        if !matches!(exit, Ok(Exit::Done)) {
            session.tell_whom_to_alert(works);
        }
        return exit;
    }
    if wish.arrivals {
        // Only a person presses a key, and to look through every answer of many services takes time.
        session.corrects = context.interactive() && !session.told_answers(&everything(places, works)).is_empty();
    }
    if wish.intake {
        session.look_for_keys(works, &mut run);
    }
    if wish.arrivals {
        session.arrivals(works, &mut run).await?;
    }
    if wish.promotes.is_some() {
        session.ask_who_writes(works, &mut run)?;
    }
    let chosen: Vec<StepRun> =
        works.iter().filter(|work| wish.only.is_none_or(|only| work.id() == only)).cloned().collect();
    let own = by_place(works);
    let mut taken: Vec<Place> = Vec::new();
    let mut intake = Ok(());
    for (place, product) in places.iter() {
        if let (Some(journey), Some(own)) = (journeys::of(*product), own.get(place)) {
            intake = session.intake(journey, wish.only, place, own, &mut run).await;
            if intake.is_err() {
                break;
            }
            taken.push(place.clone());
        }
    }
    // Once for all services, and for those before the one whose answers do not hold.
    let renewed = if wish.only.is_none() { session.renew_letters(&taken) } else { Ok(()) };
    // What went wrong first is said: a disk that is full also spoils what comes after.
    intake?;
    renewed?;
    session.ledger.release().map_err(EngineFault::from)?;
    if wish.only.is_some() && !wish.again {
        session.probe(&chosen, &mut run).await?;
    }
    session.drive(&chosen, &mut run).await?;
    session.tell_what_came_late(&chosen);
    conclude(context, session, (works, places), &run, wish, held)
}

/// The gates and the steps of all places: whatever asks.
fn everything(places: &[(Place, Product)], works: &[StepRun]) -> Vec<StepRun> {
    gates(places).into_iter().chain(works.iter().cloned()).collect()
}

/// The works of each place: they follow each other.
fn by_place(works: &[StepRun]) -> BTreeMap<&Place, &[StepRun]> {
    let of_one = works.chunk_by(|one, other| one.place == other.place);
    of_one.filter_map(|of| Some((&of.first()?.place, of))).collect()
}

/// Shows the checklist of every place and answers how the program ends.
fn conclude(
    context: &Context,
    session: &Session<'_, Performer>,
    (works, places): (&[StepRun], &[(Place, Product)]),
    run: &Run,
    wish: &WalkOptions,
    held: &mut Held,
) -> Result<Exit, Failure> {
    let mut left = false;
    let own = by_place(works);
    let (together, together_before) = (Together::default(), Together::default());
    for (place, product) in places {
        let basis = Basis {
            book: session.book(),
            environment: &session.environment,
            now: session.clock.now(),
            failed: &run.failed,
            together: &together,
        };
        let mut list = checklist(basis, own.get(place).copied().unwrap_or_default(), place, *product);
        if let Some(only) = wish.only {
            list.rows.retain(|row| row.id == only);
        }
        // Whoever did one step alone is told of the rest, and answers for that step.
        left |= list.left() > 0 || (wish.only.is_none() && list.wrong() > 0);
        left |= wish.looks && list.is_overdue(context.today());
        let done = list.rows.first().filter(|row| row.state == StepState::Done).and_then(|row| row.at);
        let offered = wish.command.as_ref().filter(|_| !wish.again).zip(done);
        if context.interactive() {
            context.screen.blank();
        }
        match (&wish.promotes, context.format == Format::Human && wish.only.is_none()) {
            (Some(from), _) => {
                let promotion = promotion(list, basis, (place, *product), (from, &together_before));
                show_promotion(context, promotion, wish.plans, held)?;
            }
            // Whoever comes from a run wants to know what is next; the whole list is a command.
            (None, true) => context.result(&short::end(&list, context.layout()))?,
            (None, false) => show_checklist(context, list, ChecklistView::default(), held)?,
        }
        if let Some((command, since)) = offered {
            let since = dates::long(dates::day(since), context.language);
            context.print(words::DONE_SINCE.with("date", since).with("command", command.as_str()));
        }
    }
    if !run.missing.is_empty() {
        let exit = if run.failed.is_empty() { Exit::Usage } else { Exit::Failed };
        return Err(Failure { exit, findings: run.missing.clone(), source: None });
    }
    Ok(match (run.failed.is_empty(), left) {
        (false, _) => Exit::Failed,
        (true, true) => Exit::Left,
        (true, false) => Exit::Done,
    })
}

/// Does one step alone.
///
/// # Errors
/// What ends the walk before its work is done.
pub fn alone(context: &Context, matches: &ArgMatches, step: &'static str) -> Result<Exit, Failure> {
    runtime::block_on(walk_begun(context, matches, WalkOptions { only: Some(step), ..WalkOptions::default() }))
}

/// Does a part of a step, with what is wanted of it.
///
/// # Errors
/// What ends the walk before its work is done.
pub fn in_part(
    context: &Context,
    matches: &ArgMatches,
    part: &'static dyn Step,
    wish: PartWish,
) -> Result<Exit, Failure> {
    let (part, only) = (Some(StepPart(Some(part))), Some(part.card().id));
    runtime::block_on(walk_begun(context, matches, WalkOptions { only, part, wish, ..WalkOptions::default() }))
}

/// Does the whole of a step, as the journey of the service has it, with what is wanted of it.
///
/// # Errors
/// As [`in_part`].
pub fn in_whole(context: &Context, matches: &ArgMatches, step: &'static str, wish: PartWish) -> Result<Exit, Failure> {
    let (part, only) = (Some(StepPart(None)), Some(step));
    runtime::block_on(walk_begun(context, matches, WalkOptions { only, part, wish, ..WalkOptions::default() }))
}

/// The same for a command that offers to do a finished step again: `command` is how it is typed.
///
/// # Errors
/// What ends the walk before its work is done.
pub fn alone_or_again(
    context: &Context,
    matches: &ArgMatches,
    step: &'static str,
    command: String,
) -> Result<Exit, Failure> {
    let again = args::flag(matches, "again");
    let wish = WalkOptions { only: Some(step), command: Some(command), again, ..WalkOptions::default() };
    runtime::block_on(walk_begun(context, matches, wish))
}

/// Walks every environment that is begun, one after the other; the first failure decides how the program ends, then what
/// is left.
///
/// # Errors
/// What ends a walk before its work is done.
pub async fn walk_begun(context: &Context, matches: &ArgMatches, wish: WalkOptions) -> Result<Exit, Failure> {
    let mut held = Held::default();
    let result = walk_each(context, matches, &wish, &mut held).await;
    let shown = show_held(context, &held);
    result.and_then(|exit| shown.map(|()| exit))
}

/// The places to walk: a step alone is done where a journey has it, and one is begun anew only where some journey has it.
fn with_steps(mut chosen: Vec<Chosen>, wish: &WalkOptions) -> Result<Vec<Chosen>, Failure> {
    let has = |step: &str, product: Product| journeys::of(product).is_some_and(|journey| journey.has(step));
    let elsewhere = |step: &str, chosen: &[Chosen]| {
        let places = chosen.iter().flat_map(|(_, places)| places).map(|(place, _)| place);
        Failure::usage(faults::step_elsewhere(step, places))
    };
    let of_some = |step: &str, chosen: &[Chosen]| {
        chosen.iter().flat_map(|(_, places)| places).any(|(_, product)| has(step, *product))
    };
    if let Some(step) = wish.redo.as_deref() {
        let known = journeys::redo_ids();
        if !known.contains(&step) {
            return Err(Failure::usage(faults::step(step, &known.join(", "))));
        }
    }
    for step in [wish.redo.as_deref(), wish.only].into_iter().flatten() {
        if !of_some(step, &chosen) {
            return Err(elsewhere(step, &chosen));
        }
    }
    if let Some(step) = wish.only {
        chosen.iter_mut().for_each(|(_, places)| places.retain(|(_, product)| has(step, *product)));
        chosen.retain(|(_, places)| !places.is_empty());
        let places = || chosen.iter().flat_map(|(_, places)| places).map(|(place, _)| place);
        // What is asked for by a command of its own is meant for one: a confirmation for one service is none for another.
        if wish.part.is_some() && places().count() > 1 {
            return Err(Failure::usage(faults::step_of_which(step, places())));
        }
    }
    Ok(chosen)
}

async fn walk_each(
    context: &Context,
    matches: &ArgMatches,
    wish: &WalkOptions,
    held: &mut Held,
) -> Result<Exit, Failure> {
    let described = environment::described(context, matches)?;
    let reach = if wish.only.is_some() { Reach::Last } else { Reach::All };
    // A plan touches nothing: no lock, no server, no file.
    let plans = args::flag(matches, "plan");
    let mut ledger = if plans { context.read()? } else { context.open(false)? };
    let mut exits = Vec::new();
    // Before anything is done anywhere: a step that is nowhere ends no walk half-way.
    let chosen = with_steps(begun_places(context, matches, ledger.state(), reach)?, wish)?;
    confirmed_of_one(matches, &described, &chosen)?;
    for (name, places) in chosen {
        let ready = match plans {
            true => LiveEnvironment { environment: environment::resting(&name, &described)?, running: None },
            false => environment::ready(context, matches, &name, &described).await?,
        };
        let mut begun = session(context, matches, ready, &mut ledger, places)?;
        for (place, product) in begun.places.clone() {
            begun.session.begin(&place, product);
        }
        let result = walk_session(context, matches, &mut begun, wish, held).await;
        begun.ready.end().await;
        match result {
            // A look at one environment does not hang on what stands in the way of another.
            Err(failure) if wish.looks => {
                context.show(&failure.findings);
                exits.push(failure.exit);
            }
            result => exits.push(result?),
        }
    }
    let worst = [Exit::Failed, Exit::Usage, Exit::Left].into_iter().find(|exit| exits.contains(exit));
    Ok(worst.unwrap_or(Exit::Done))
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        DONE_SINCE { nb: "Steget er ferdig siden {date}. Gjør det om igjen: altinn-onboard {command} --again", en: "The step has been complete since {date}. Do it again: altinn-onboard {command} --again" }
        PRODUCTION { nb: "Produksjon settes opp for hånd. Programmet spør, lager nøkkel, filer og brev på denne maskinen, leser det som er åpent, og viser hva dere skal klikke; det oppretter og sender ingenting i produksjon.", en: "Production is set up by hand. The program asks, makes the key, files and letters on this machine, reads what is public, and shows what you are to click; it creates and sends nothing in production." }
        SANDBOX_KEY { nb: "Dette er en øvelse: alt skjer på denne maskinen, og nøkkelen som lages, er en engangsnøkkel i en fil.", en: "This is a rehearsal: everything happens on this machine, and the key is a throwaway key in a file." }
    }
}
