//! `letter KIND` and `letter package`: shows, saves and links letters; notes when one was sent.

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::catalog::letters::Kind;
use crate::cli::command::{HelpBuilder, Row};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::opened::{self, OpenSession};
use crate::cli::output::COMMON;
use crate::cli::{args, faults};
use crate::engine::letters::{Held, compose};
use crate::engine::order::Noted;
use crate::finding::Finding;
use crate::record::Place;
use crate::report::package::Detail;
use crate::steps::reading::numbers;
use crate::text::{cli as cli_text, letter_command as text, letters};

/// The command.
pub const ROW: Row = Row { path: "letter", about: cli_text::LETTER, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    let kind = Arg::new("kind").value_name("KIND").required(true).help(help.of(cli_text::LETTER_KIND));
    writing(help, command.arg(kind))
}

/// What every command takes that writes a letter, or notes what became of it.
pub fn writing(help: HelpBuilder, command: Command) -> Command {
    command.args([
        help.option("sent", "DATE", cli_text::LETTER_SENT),
        help.option("our-reference", "REF", cli_text::LETTER_OUR),
        help.option("case-number", "NUMBER", cli_text::LETTER_CASE),
        help.option("deadline", "DATE", cli_text::LETTER_DEADLINE),
        help.option("save", "FOLDER", cli_text::LETTER_SAVE),
        help.flag("mailto", cli_text::LETTER_MAILTO),
        help.option("contact-name", "NAME", cli_text::CONTACT_NAME),
        help.option("contact-email", "ADDRESS", cli_text::CONTACT_EMAIL),
        help.option("contact-phone", "NUMBER", cli_text::CONTACT_PHONE),
        help.option("contact-role", "ROLE", cli_text::CONTACT_ROLE),
        help.option("deputy-name", "NAME", cli_text::DEPUTY_NAME),
        help.option("deputy-email", "ADDRESS", cli_text::DEPUTY_EMAIL),
        help.option("deputy-phone", "NUMBER", cli_text::DEPUTY_PHONE),
        help.option("detail", "ID=TEXT", cli_text::DETAIL).action(ArgAction::Append),
    ])
}

/// Runs the command.
///
/// # Errors
/// The kind is not known, the letter lacks something, or a file cannot be written.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    match args::text(matches, "kind").unwrap_or_default() {
        word if word.eq_ignore_ascii_case("package") => package(context, matches),
        kind => one(context, matches, kind),
    }
}

/// Opens the state without calling anybody: letters are written from what is known.
fn open(context: &Context, matches: &ArgMatches) -> Result<(OpenSession, Place), Failure> {
    let begun = opened::open_offline(context, matches)?;
    let place = begun.places.first().map(|(place, _)| place.clone());
    place.map(|place| (begun, place)).ok_or_else(|| Failure::usage(faults::nothing_begun()))
}

fn package(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let (mut begun, place) = open(context, matches)?;
    if let Some(folder) = args::text(matches, "save") {
        begun.session.post.folder = Some(context.process.folder.join(folder));
    }
    let works = begun.works.clone();
    match begun.session.order_package(&place, &works, Detail::Full)? {
        Some(package) => context.result(&package)?,
        None => context.print(letters::PACKAGE_EMPTY),
    }
    Ok(Exit::Done)
}

/// One letter.
///
/// # Errors
/// As [`run`].
pub fn one(context: &Context, matches: &ArgMatches, word: &str) -> Result<Exit, Failure> {
    // `L1-2` is the second letter of kind L1.
    let kind = Kind::parse(
        word.split_once('-').filter(|(kind, _)| Kind::parse(kind).is_some()).map_or(word, |(kind, _)| kind),
    );
    let Some(kind) = kind else {
        let known = Kind::ALL.iter().map(|kind| kind.id()).collect::<Vec<_>>().join(", ");
        return Err(Failure::usage(Finding::error("LETTER-UNKNOWN", word, text::UNKNOWN.with("known", known))));
    };
    let (mut begun, place) = open(context, matches)?;
    // What became of a letter is noted whether or not there is more to write.
    if note(context, matches, &mut begun, &place, (kind, &word.to_ascii_uppercase()))? {
        return Ok(Exit::Done);
    }
    let environments: Vec<_> = begun.session.post.environments.iter().collect();
    let composed = compose(kind, &begun.session.request(&place, &environments));
    let letter = match composed {
        Ok(letter) => letter,
        Err(Held::Missing(missing)) => {
            let findings = missing
                .into_iter()
                .map(|missing| {
                    Finding::error("LETTER-LACKS", missing.flag, missing.what)
                        .next(text::LACKS_NEXT.with("kind", kind.id()))
                })
                .collect();
            return Err(Failure { exit: Exit::Usage, findings, source: None });
        }
        Err(held) => {
            return Err(Failure::failed(Finding::error("LETTER-TEMPLATE", kind.id(), text::TEMPLATE)).caused_by(held));
        }
    };
    let key = letter.key.clone();
    if let Some(folder) = args::text(matches, "save") {
        context.output.file_in(folder, &letter.file_name(), letter.as_file().as_bytes())?;
        return Ok(Exit::Done);
    }
    context.result(&if args::flag(matches, "mailto") { letter.mailto() } else { letter.as_file() })?;
    context.print(text::SENT_NEXT.with("key", key));
    Ok(Exit::Done)
}

/// Notes what became of a letter; answers whether there was anything to note.
fn note(
    context: &Context,
    matches: &ArgMatches,
    begun: &mut OpenSession,
    place: &Place,
    (kind, key): (Kind, &str),
) -> Result<bool, Failure> {
    let date = |flag: &str| -> Result<Option<jiff::civil::Date>, Failure> {
        let Some(text) = args::text(matches, flag) else { return Ok(None) };
        let read = numbers::day(text, context.clock.now());
        read.map(Some).ok_or_else(|| Failure::usage(faults::date(&format!("--{flag}"), text)))
    };
    let (sent, deadline) = (date("sent")?, date("deadline")?);
    let own = args::text(matches, "our-reference").map(str::to_owned);
    let number = args::text(matches, "case-number").map(str::to_owned);
    if sent.is_none() && deadline.is_none() && own.is_none() && number.is_none() {
        return Ok(false);
    }
    for told in [&own, &number].into_iter().flatten() {
        if crate::domain::person::recognise(told).is_some() {
            return Err(Failure::usage(Finding::error("PERSON-NUMBER", key, text::PERSON)));
        }
    }
    let noted = Noted { sent, deadline, our_reference: own, case_number: number };
    let Some(target) = begun.session.note_letter(place, (kind, key), noted)? else {
        return Err(Failure::failed(faults::not_known(key, &format!("altinn-onboard letter {key}"))));
    };
    context.print(text::NOTED.with("key", target));
    Ok(true)
}
