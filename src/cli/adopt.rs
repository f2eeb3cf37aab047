//! `init --adopt`: takes over what an organisation has already.

use std::collections::BTreeSet;

use clap::{Arg, ArgMatches};

use super::command::HelpBuilder;
use super::context::Context;
use super::environment;
use super::exit::Exit;
use super::failure::Failure;
use super::opened::{self, OpenSession};
use super::output::{Format, document};
use super::{args, faults, runtime};
use crate::catalog::codes::adoption as codes;
use crate::catalog::products;
use crate::domain::Product;
use crate::engine::adopt::{AdoptFault, Survey, Wanted};
use crate::engine::{EngineFault, Ledger, answers_file};
use crate::finding::Finding;
use crate::record::{Choice, Handle, Place, State};
use crate::report::adopt::{AdoptedResource, Adoption, SeenByToken, human, json};
use crate::steps::journeys;

/// The variable that says what is taken over.
const VARIABLE: &str = "ALTINN_ONBOARD_ADOPT";

/// The word for everything that can be taken over.
const ALL: &str = "all";

/// What is to be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Wish {
    /// Nothing: it is only looked.
    Nothing,
    /// Everything that can be.
    All,
    /// These.
    Named(BTreeSet<String>),
    /// Nobody has said.
    Open,
}

/// The options of `init` that are about it.
#[must_use]
pub fn options(help: HelpBuilder) -> [Arg; 3] {
    [
        help.flag("adopt", words::ADOPT),
        help.option("resource", "ID", words::RESOURCE).requires("adopt").conflicts_with("all"),
        help.flag("all", words::EVERYTHING).requires("adopt"),
    ]
}

/// Takes over what there is, or looks at it.
///
/// # Errors
/// What ends it before its work is done.
pub fn run(context: &Context, matches: &ArgMatches, product: Option<Product>) -> Result<Exit, Failure> {
    if let Some(row) = product.map(products::of).filter(|row| !row.needs_resource) {
        let finding = Finding::new(&codes::ADOPT_PRODUCT, "--adopt").with("product", row.name);
        return Err(Failure::usage(finding.with("word", row.product.word())));
    }
    let wish = wish(context, matches)?;
    let service = context.handle(matches)?;
    let name = environment::named_or(matches, environment::FIRST)?;
    let described = environment::described(context, matches)?;
    environment::resting(&name, &described)?;
    runtime::block_on(async {
        let plan = wish == Wish::Nothing;
        let mut ledger = match plan {
            false => context.open(true)?,
            true if context.files.exists(&context.state) => context.read()?,
            true => Ledger::unkept(State::default()),
        };
        // A rehearsal that was never begun has nothing, and is not begun by a look.
        let ready = match plan && !context.files.exists(&environment::world_file(context)) {
            true => environment::ready_to_look(context, matches, &name, &described).await?,
            false => environment::ready(context, matches, &name, &described).await?,
        };
        let of = product.unwrap_or(journeys::FIRST.product);
        let place = Place { environment: name.clone(), service: service.clone().unwrap_or_else(|| Handle::of(of)) };
        let mut begun = opened::session(context, matches, ready, &mut ledger, vec![(place, of)])?;
        let adopted = adopt(context, &mut begun, (product, &wish, service.as_ref())).await;
        begun.ready.end().await;
        adopted
    })
}

/// What was said to be taken over: by a flag, a variable, or the answers file.
fn wish(context: &Context, matches: &ArgMatches) -> Result<Wish, Failure> {
    if args::flag(matches, "plan") {
        return Ok(Wish::Nothing);
    }
    if args::flag(matches, "all") {
        return Ok(Wish::All);
    }
    let variable = context.process.variable(VARIABLE).map_err(|fault| Failure::usage(faults::variable(&fault)))?;
    let said = match args::text(matches, "resource").or(variable) {
        Some(text) => Some(text.to_owned()),
        None => in_file(context, matches)?,
    };
    Ok(match said.as_deref().map(str::trim) {
        None | Some("") => Wish::Open,
        Some(text) if text.eq_ignore_ascii_case(ALL) => Wish::All,
        Some(text) => {
            Wish::Named(text.split([',', ' ']).map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned).collect())
        }
    })
}

fn in_file(context: &Context, matches: &ArgMatches) -> Result<Option<String>, Failure> {
    let Some(path) = args::text(matches, "answers") else { return Ok(None) };
    let path = context.process.folder.join(path);
    let content =
        context.files.read_text(&path, 1 << 20).map_err(|fault| Failure::usage(fault.finding()).caused_by(fault))?;
    Ok(answers_file::adopted(&content))
}

async fn adopt(
    context: &Context,
    begun: &mut OpenSession<'_>,
    (product, wish, service): (Option<Product>, &Wish, Option<&Handle>),
) -> Result<Exit, Failure> {
    let OpenSession { session, places, .. } = begun;
    let Some((place, of)) = places.first().cloned() else { return Err(Failure::usage(faults::nothing_begun())) };
    match context.interactive() {
        // With a terminal each answer is saved at once, so that Ctrl-C leaves it.
        true => session.ledger.release().map_err(EngineFault::from)?,
        false => session.ledger.hold(),
    }
    let is_open = *wish == Wish::Open && !context.interactive();
    let owner = match session.adopting_owner(&place, of).await {
        // Everything that is missing is named at once.
        Err(AdoptFault::Engine(EngineFault::Answers(mut findings))) => {
            findings.extend(is_open.then(|| choice_missing(&place)));
            return Err(Failure { exit: Exit::Usage, findings, source: None });
        }
        other => other?,
    };
    if is_open {
        return Err(Failure::usage(choice_missing(&place)));
    }
    let wanted = match wish {
        Wish::Named(ids) => Wanted::Named(ids.clone()),
        Wish::Nothing | Wish::All | Wish::Open => Wanted::All,
    };
    let surveyed = session.survey(owner, product, &wanted).await;
    let mut survey = surveyed.map_err(|finding| Failure::failed(*finding))?;
    let chosen = match wish {
        Wish::Nothing => BTreeSet::new(),
        Wish::All => survey.offered().map(|one| one.id.clone()).collect(),
        Wish::Named(ids) => {
            let refused = survey.refused(ids, |one| human::why_not(one.standing).into());
            if !refused.is_empty() {
                return Err(Failure { exit: Exit::Usage, findings: refused, source: None });
            }
            ids.clone()
        }
        Wish::Open => picked(session, &survey)?,
    };
    if service.is_some() && survey.offered().filter(|one| chosen.contains(&one.id)).count() > 1 {
        return Err(Failure::usage(Finding::new(&codes::ADOPT_SERVICE, "--service")));
    }
    let plan = *wish == Wish::Nothing;
    let mut by_token = SeenByToken::NotAsked;
    if !plan {
        session.take_over(&mut survey, &chosen, service)?;
        by_token = session.look_with_a_client(&mut survey, &context.process.folder).await?;
        session.ledger.release().map_err(EngineFault::from)?;
    }
    let awaits_key_file = session.awaits_key_file(&survey);
    let shown = survey.shown((plan, session.environment.simulated), context.today(), by_token);
    let shown = Adoption { awaits_key_file, ..shown };
    match context.format {
        Format::Json => context.result(&document(json::render(&shown))?)?,
        _ => context.result(&human::render(&shown, context.layout()))?,
    }
    Ok(match (shown.is_anything_unread(), shown.is_anything_left()) {
        (true, _) => Exit::Failed,
        (false, true) => Exit::Left,
        (false, false) => Exit::Done,
    })
}

/// What a person chooses from what can be taken over: nothing is chosen beforehand.
fn picked(
    session: &mut crate::engine::Session<'_, crate::engine::perform::Performer>,
    survey: &Survey,
) -> Result<BTreeSet<String>, Failure> {
    let choices: Vec<Choice> = survey.offered().map(|one| choice(one, session.language)).collect();
    if choices.is_empty() {
        return Ok(BTreeSet::new());
    }
    let (text, help) = (words::WHICH.into(), words::WHICH_HELP.into());
    let picked = session.asking(|prompter, language| prompter.several(&text, &help, &choices, language))?;
    Ok(picked.into_iter().flatten().collect())
}

fn choice(one: &AdoptedResource, language: crate::domain::Language) -> Choice {
    let title = match language {
        crate::domain::Language::Nb => &one.title.nb,
        crate::domain::Language::En => &one.title.en,
    };
    let label = words::CHOICE.with("id", one.id.as_str()).with("title", title.as_str());
    Choice { word: one.id.clone(), label }
}

fn choice_missing(place: &Place) -> Finding {
    Finding::new(&codes::ADOPT_CHOICE, "--resource").with("environment", place.environment.as_str())
}

impl From<AdoptFault> for Failure {
    fn from(fault: AdoptFault) -> Self {
        match fault {
            AdoptFault::Engine(fault) => fault.into(),
            AdoptFault::Found(finding) => Self::failed(*finding),
        }
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        ADOPT { nb: "Overta tjenester som finnes: list opp og les ressursene deres i ressursregisteret, se hva som må gjøres med dem, og fortsett med dem som med andre. Med --plan vises bare hva som finnes", en: "Take over services that exist: list and read your resources in the resource registry, see what must be done about them, and go on with them as with any other. With --plan, only show what there is" }
        RESOURCE { nb: "Ressursene som overtas, med komma mellom (ALTINN_ONBOARD_ADOPT, eller adopt i svarfilen)", en: "The resources to take over, separated by commas (ALTINN_ONBOARD_ADOPT, or adopt in the answers file)" }
        EVERYTHING { nb: "Overta alle ressursene som kan overtas", en: "Take over every resource that can be" }
        WHICH { nb: "Hvilke ressurser skal overtas?", en: "Which resources should be taken over?" }
        WHICH_HELP { nb: "Hver av dem blir en tjeneste her. Ingenting endres hos Altinn. De som er laget ved overgangen fra Altinn 2, og de som står på andre, er ikke med i listen.", en: "Each of them becomes a service here. Nothing is changed at Altinn. Those made by the transition from Altinn 2, and those registered on others, are not in the list." }
        CHOICE { nb: "{id}: {title}", en: "{id}: {title}" }
    }
}
