//! `letter KIND` and `letter package`: shows, saves and links letters; notes when one was sent.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::catalog::codes::answers::{DATE_FUTURE, PERSON_NUMBER};
use crate::catalog::codes::letters as codes;
use crate::catalog::codes::policies::OPTION_NO_EFFECT;
use crate::catalog::codes::program::LETTER_TEMPLATE;
use crate::catalog::letter_contacts::{CONTACT_DETAILS, ContactDetail, OWN_ADDRESSES};
use crate::catalog::letters::LetterKind;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::opened::{self, OpenSession};
use crate::cli::output::ONLY_HUMAN;
use crate::cli::{args, faults};
use crate::domain::person;
use crate::engine::letter_context::LetterFolder;
use crate::engine::letters::{LetterObstacle, compose};
use crate::engine::letters_package::Noted;
use crate::engine::{EngineFault, Ledger};
use crate::finding::Finding;
use crate::record::{Place, Topic, t};
use crate::report::letter::package::{Missing, PackageDetail};
use crate::steps::reading::numbers;
use crate::text::{dates, faults as text, letters};
use crate::world::files::FileFaultKind;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "letter", about: words::ABOUT, options, formats: ONLY_HUMAN, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    let kind = Arg::new("kind").value_name(help.value("KIND")).required(true).help(help.of(words::KIND));
    writing(help, command.arg(kind))
}

/// What every command takes that writes a letter, or notes what became of it.
pub fn writing(help: HelpBuilder, command: Command) -> Command {
    contacts(help, command).args([
        help.option("sent", "DATE", words::SENT),
        help.option("our-reference", "REF", words::OUR_REFERENCE),
        help.option("case-number", "NUMBER", words::CASE_NUMBER),
        help.option("deadline", "DATE", words::DEADLINE),
        help.option("save", "FOLDER", words::SAVE),
        help.flag("force", words::FORCE),
        help.flag("mailto", words::MAILTO),
        help.option("detail", "ID=TEXT", words::DETAIL).action(ArgAction::Append),
    ])
}

/// Who is asked about letters.
pub fn contacts(help: HelpBuilder, command: Command) -> Command {
    command.args(CONTACT_DETAILS.iter().map(|detail| help.option(detail.id, detail.value_name, detail.help)))
}

/// Where the user is notified.
pub fn own_addresses(help: HelpBuilder, command: Command) -> Command {
    command.args(OWN_ADDRESSES.iter().map(|detail| help.option(detail.id, detail.value_name, detail.help)))
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
fn open<'l>(
    context: &Context,
    matches: &ArgMatches,
    ledger: &'l mut Ledger,
) -> Result<(OpenSession<'l>, Place), Failure> {
    let begun = opened::open_offline(context, matches, ledger)?;
    let place = begun.places.first().map(|(place, _)| place.clone());
    place.map(|place| (begun, place)).ok_or_else(|| Failure::usage(faults::nothing_begun()))
}

fn package(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let mut ledger = if is_noting(matches) { context.open(false)? } else { context.read()? };
    let (mut begun, place) = open(context, matches, &mut ledger)?;
    if let Some(noted) = noted(context, matches, "package")? {
        // Each letter gets a number of its own once it is there; only what was sent together is noted together.
        if noted.sent.is_none() {
            let given = FLAGS.into_iter().find(|flag| args::text(matches, flag).is_some()).unwrap_or_default();
            let option = format!("--{given}");
            let finding = Finding::new(&OPTION_NO_EFFECT, option.as_str()).with("option", option);
            return Err(Failure::usage(finding.with("reason", words::PACKAGE_NOT_SENT).next(words::PACKAGE_NEXT)));
        }
        let drafts = begun.session.drafts(&place);
        let ready: Vec<LetterKind> =
            drafts.iter().filter(|draft| draft.letter.is_ok()).map(|draft| draft.kind).collect();
        if ready.is_empty() {
            context.print(letters::PACKAGE_EMPTY);
        }
        for kind in ready {
            if let Some(key) = begun.session.note_letter(&place, (kind, kind.id()), noted.clone())? {
                context.print(words::NOTED.with("key", key));
            }
        }
        return Ok(Exit::Done);
    }
    let save = args::text(matches, "save");
    if let Some(folder) = save {
        let named = context.process.folder.join(folder);
        let (replaces, files) = (args::flag(matches, "force"), context.files.clone());
        begun.session.letter_context.folder = Some(LetterFolder { named, below: PathBuf::new(), replaces, files });
    }
    let works = begun.works.clone();
    let Some(package) = begun.session.order_package(&place, &works, PackageDetail::Full) else {
        context.print(letters::PACKAGE_EMPTY);
        return Ok(Exit::Done);
    };
    context.result(&package.text)?;
    match package.unsaved {
        None => Ok(Exit::Done),
        // They are shown, which is what was asked for.
        Some(fault) if save.is_none() && fault.kind == FileFaultKind::ReadOnly => {
            context.print(words::NOT_SAVED.with("folder", context.folder().display().to_string()));
            Ok(Exit::Done)
        }
        Some(fault) if fault.kind == FileFaultKind::Exists => {
            Err(Failure::usage(faults::file_exists(&fault.path, "save")))
        }
        Some(fault) => Err(EngineFault::File(fault).into()),
    }
}

/// One letter.
///
/// # Errors
/// As `run`.
pub fn one(context: &Context, matches: &ArgMatches, word: &str) -> Result<Exit, Failure> {
    // `L1-2` is the second letter of kind L1.
    let kind = LetterKind::parse(
        word.split_once('-').filter(|(kind, _)| LetterKind::parse(kind).is_some()).map_or(word, |(kind, _)| kind),
    );
    let Some(kind) = kind else {
        let known = LetterKind::ALL.iter().map(|kind| kind.id()).collect::<Vec<_>>().join(", ");
        return Err(Failure::usage(Finding::new(&codes::LETTER_UNKNOWN, word).with("known", known)));
    };
    // A letter is shown without a lock, and where nothing can be written.
    let mut ledger = if is_noting(matches) { context.open(false)? } else { context.read()? };
    let (mut begun, place) = open(context, matches, &mut ledger)?;
    // What became of a letter is noted whether or not there is more to write.
    if note(context, matches, &mut begun, &place, (kind, &word.to_ascii_uppercase()))? {
        return Ok(Exit::Done);
    }
    let known = begun.session.letter_context.environments.clone();
    let environments: Vec<_> = known.iter().collect();
    let mut composed = compose(kind, &begun.session.request(&place, &environments));
    // Whoever can be asked is asked; elsewhere the whole command is said.
    if let Err(LetterObstacle::Missing(missing)) = &composed
        && context.interactive()
        && begun.session.ask_for_letter(missing)?
    {
        composed = compose(kind, &begun.session.request(&place, &environments));
    }
    let letter = match composed {
        Ok(letter) => letter,
        Err(LetterObstacle::Missing(missing)) => {
            let is_answered = |topic| begun.session.book().evidence(topic, None, &place).is_some();
            return Err(Failure { exit: Exit::Usage, findings: lacking(kind, missing, is_answered), source: None });
        }
        Err(LetterObstacle::NothingToAsk) => {
            return Err(Failure::failed(Finding::new(&codes::LETTER_NOTHING_TO_ASK, kind.id())));
        }
        Err(held) => {
            return Err(Failure::failed(Finding::new(&LETTER_TEMPLATE, kind.id())).caused_by(held));
        }
    };
    let key = letter.key.clone();
    if args::text(matches, "save").is_some() {
        context.output.file_in("save", matches, &letter.file_name(), letter.as_file().as_bytes())?;
        return Ok(Exit::Done);
    }
    context.result(&if args::flag(matches, "mailto") { letter.mailto() } else { letter.as_file() })?;
    let sent = begun.session.book().organisation.at(t::Letter, Some(&key)).and_then(|letter| letter.sent);
    match sent {
        Some(day) => context.print(words::WAS_SENT.with("key", key).with("date", dates::said(day))),
        None => context.print(words::SENT_NEXT.with("key", key)),
    }
    Ok(Exit::Done)
}

/// What a letter lacks, each with its flag; the last says what is run next: the whole command with which the letter is
/// written or, where an answer of the journey is missing, the one that takes it, or corrects one that says there is none.
fn lacking(kind: LetterKind, missing: Vec<Missing>, is_answered: impl Fn(Topic) -> bool) -> Vec<Finding> {
    let is_own = |flag: &str| flag.starts_with("--detail ") || ContactDetail::by_flag(flag).is_some();
    let answered = |flag: &str| flag.strip_prefix("--").and_then(Topic::by_id).filter(|topic| is_answered(*topic));
    let given = |own: bool| {
        let flags = missing.iter().map(|missing| missing.flag.as_str()).filter(|flag| flag.starts_with("--"));
        let flags = flags.filter(|flag| answered(flag).is_none());
        // A detail says itself where its value goes.
        let whole = |flag: &str| if flag.ends_with('…') { format!(" {flag}") } else { format!(" {flag} …") };
        flags.filter(|flag| is_own(flag) == own).map(whole).collect::<String>()
    };
    let (own, answers) = (given(true), given(false));
    let first = missing.iter().map(|missing| missing.flag.as_str()).find(|flag| !flag.starts_with("--"));
    let corrected = missing.iter().find_map(|missing| answered(&missing.flag)).map(Topic::id);
    let next = match (answers.as_str(), corrected, first) {
        ("", None, None) => None,
        ("", Some(topic), _) => Some(words::FIRST.with("command", format!("change {topic} --{topic} …"))),
        ("", None, Some(step)) => Some(words::FIRST.with("command", step)),
        (answers, _, _) => Some(words::FIRST.with("command", format!("resume{answers}"))),
    };
    let command = format!("{}{own}", kind.id());
    let last = missing.len().saturating_sub(1);
    let finding = |(number, missing): (usize, Missing)| {
        let finding = Finding::new(&codes::LETTER_LACKS, missing.flag).saying(missing.what);
        match (number == last, &next) {
            (false, _) => Finding { next: None, ..finding },
            (true, None) => finding.with("kind", command.as_str()),
            (true, Some(next)) => finding.next(next.clone().with("kind", command.as_str())),
        }
    };
    missing.into_iter().enumerate().map(finding).collect()
}

/// What is told of a letter that became of it.
const FLAGS: [&str; 4] = ["sent", "deadline", "our-reference", "case-number"];

/// Whether there is anything to note.
fn is_noting(matches: &ArgMatches) -> bool {
    FLAGS.iter().any(|flag| args::text(matches, flag).is_some())
}

/// What is told of a letter that became of it; nothing when nothing is.
fn noted(context: &Context, matches: &ArgMatches, key: &str) -> Result<Option<Noted>, Failure> {
    let date = |flag: &str| -> Result<Option<jiff::civil::Date>, Failure> {
        let Some(text) = args::text(matches, flag) else { return Ok(None) };
        let read = numbers::day(text, context.clock.now());
        read.map(Some).ok_or_else(|| Failure::usage(faults::date(&format!("--{flag}"), text)))
    };
    let [sent, deadline, own, number] = FLAGS;
    let (sent, deadline) = (date(sent)?, date(deadline)?);
    // What is to come has not been sent.
    if let Some(late) = sent.filter(|day| numbers::is_to_come(*day, context.clock.now())) {
        return Err(Failure::usage(Finding::new(&DATE_FUTURE, "--sent").with("date", late.to_string())));
    }
    let [own, number] = [own, number].map(|flag| args::text(matches, flag).map(str::to_owned));
    if !is_noting(matches) {
        return Ok(None);
    }
    for told in [&own, &number].into_iter().flatten() {
        if person::is_in(told) {
            return Err(Failure::usage(Finding::new(&PERSON_NUMBER, key).saying(text::PERSON)));
        }
    }
    Ok(Some(Noted { sent, deadline, our_reference: own, case_number: number }))
}

/// Notes what became of a letter; answers whether there was anything to note.
fn note(
    context: &Context,
    matches: &ArgMatches,
    begun: &mut OpenSession<'_>,
    place: &Place,
    (kind, key): (LetterKind, &str),
) -> Result<bool, Failure> {
    let Some(noted) = noted(context, matches, key)? else { return Ok(false) };
    let Some(target) = begun.session.note_letter(place, (kind, key), noted)? else {
        return Err(Failure::failed(faults::not_known(key, &format!("altinn-onboard letter {key}"))));
    };
    context.print(words::NOTED.with("key", target));
    Ok(true)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        PACKAGE_NOT_SENT { nb: "bestillingspakken er flere brev, og hvert av dem har sitt", en: "the order package is several letters, and each has its own" }
        PACKAGE_NEXT { nb: "Oppgi det for ett brev: altinn-onboard letter L1 --case-number CS0012345. Ble alle sendt samtidig: legg til --sent", en: "Give it for one letter: altinn-onboard letter L1 --case-number CS0012345. If all were sent together: add --sent" }
        ABOUT { nb: "Vis et brev, eller hele bestillingspakken; noter når det ble sendt", en: "Show a letter, or the whole order package; note when it was sent" }
        KIND { nb: "L1 til L16, eller package for hele bestillingspakken", en: "L1 to L16, or package for the whole order package" }
        SENT { nb: "Datoen brevet ble sendt (2026-11-21, eller \"i dag\")", en: "The date when it was sent (2026-11-21, or today)" }
        OUR_REFERENCE { nb: "Vår referanse", en: "Our reference" }
        CASE_NUMBER { nb: "Mottakerens saksnummer", en: "The receiver's case number" }
        DEADLINE { nb: "Når svaret ønskes", en: "When an answer is wanted" }
        FORCE { nb: "Skriv over filene til --save og --trace om de finnes", en: "Overwrite the --save and --trace files if they exist" }
        SAVE { nb: "Lagre brevene som filer i denne mappen", en: "Save the letters as files in this folder" }
        MAILTO { nb: "Vis brevet som en mailto-adresse", en: "Show the letter as a mailto address" }
        DETAIL { nb: "Opplysning som bare enkelte brev trenger; kan gjentas", en: "A detail that only some letters need; may be repeated" }
        FIRST { nb: "altinn-onboard {command}\nSå: altinn-onboard letter {kind}", en: "altinn-onboard {command}\nThen: altinn-onboard letter {kind}" }
        SENT_NEXT { nb: "Når det er sendt: altinn-onboard letter {key} --sent \"i dag\"", en: "When it has been sent: altinn-onboard letter {key} --sent today" }
        WAS_SENT { nb: "Brevet {key} ble sendt {date}. Dette er det samme brevet, med dagens dato.", en: "Letter {key} was sent on {date}. This is the same letter, with today's date." }
        NOT_SAVED { nb: "Brevene er ikke lagret: {folder} er skrivebeskyttet for deg. Lagre dem et annet sted: altinn-onboard letter package --save MAPPE", en: "The letters have not been saved: you are not allowed to write in {folder}. Save them elsewhere: altinn-onboard letter package --save FOLDER" }
        NOTED { nb: "Notert på brevet {key}.", en: "Noted on letter {key}." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    /// What one is told to run by the last of the findings.
    fn next(kind: LetterKind, flags: &[&str]) -> String {
        let missing = |flag: &&str| Missing { what: words::KIND, flag: (*flag).to_owned() };
        let mut found = lacking(kind, flags.iter().map(missing).collect(), |_| false);
        let last = found.pop().unwrap();
        assert!(found.iter().all(|finding| finding.next.is_none()));
        last.next.unwrap().render(Language::En)
    }

    #[test]
    fn what_is_told_to_run_takes_what_the_letter_lacks() {
        let own = next(LetterKind::L1, &["--contact-name", "--detail system=…"]);
        assert!(own.ends_with("altinn-onboard letter L1 --contact-name … --detail system=…"), "{own}");
        // An answer of the journey is no option of a letter.
        let answer = next(LetterKind::L11, &["--contact-name", "--events-address"]);
        assert!(answer.starts_with("altinn-onboard resume --events-address …\n"), "{answer}");
        assert!(answer.ends_with("altinn-onboard letter L11 --contact-name …"), "{answer}");
        let step = next(LetterKind::L13, &["step test-message"]);
        assert!(step.starts_with("altinn-onboard step test-message\n"), "{step}");
    }
}
