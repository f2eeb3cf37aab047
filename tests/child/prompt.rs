//! Questions in a terminal, one kind a case.

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use altinn_onboard::door::catalog::codes::names::CLIENT_NAME;
use altinn_onboard::door::domain::Language;
use altinn_onboard::door::finding::Finding;
use altinn_onboard::door::record::values::Told;
use altinn_onboard::door::record::{Choice, Confirmation, Question, QuestionKind, Topic, TopicMarker as _, When, t};
use altinn_onboard::door::text::{Message, faults};
use altinn_onboard::door::world::clock::RealClock;
use altinn_onboard::door::world::files::Files;
use altinn_onboard::door::world::interrupt::{INTERRUPTED, Interrupt};
use altinn_onboard::door::world::lock::Holder;
use altinn_onboard::door::world::process::{Colour, Process};
use altinn_onboard::door::world::progress::Progress;
use altinn_onboard::door::world::prompt::{Answer, Confirmed, PromptFault, Prompter, Terminal};
use altinn_onboard::door::world::screen::Screen;
use altinn_onboard::door::world::state_file::StateFile;

/// Asks what the case says, and shows the answer.
pub fn ask(case: &str) {
    let process = Process::real();
    let screen = Screen::real(&process, Colour::Auto);
    let interrupt = Interrupt::install(&screen, faults::INTERRUPTED.nb().to_owned()).unwrap();
    let mut terminal = Terminal::new(screen.clone(), Files::real(), Progress::new(true));
    let case = match case.strip_prefix("plain ") {
        Some(case) => {
            terminal = terminal.plain();
            case
        }
        None => case,
    };
    let nb = Language::Nb;
    let held = RefCell::new(None);
    let terminal = RefCell::new(Some(terminal));
    let leave = |fault: PromptFault| -> ! {
        assert!(matches!(fault, PromptFault::Interrupted), "{fault}");
        held.take();
        terminal.take();
        screen.talk(interrupt.farewell());
        std::process::exit(INTERRUPTED)
    };
    // Nothing of the terminal outlives a prompt but the one that is taken at the end.
    let asked = || terminal.borrow().clone().unwrap();
    let put = |question: &Question| asked().ask(question, None, nb);
    let confirm = |text: &str, warning: Option<&Message>| asked().confirm(&Message::verbatim(text), warning, nb);
    let confirm_typed = |asking: &Confirmation| asked().confirm_typed(asking, nb);
    let ask = |question: &Question| match put(question) {
        Ok(Answer::Value { raw, .. }) => screen.verbatim(&format!("SVAR[{}]", raw.replace('\n', "|"))),
        Ok(Answer::Name(name)) => screen.verbatim(&format!("NAVN[{name}]")),
        Ok(Answer::Correct) => screen.verbatim("RETT"),
        Ok(Answer::PutOff) => screen.verbatim("SVAR UTSATT"),
        Err(fault) => leave(fault),
    };
    held.replace((case == "lock").then(|| {
        let holder = Holder::of(&process, &RealClock::start());
        let (file, _) = StateFile::open(Path::new("tilstand.json"), &Files::real(), &holder, true).unwrap();
        interrupt.before_end(file.lock().releaser());
        file
    }));
    match case {
        "text" | "lock" => ask(&question(QuestionKind::Text, None, When::Now)),
        "default" => ask(&question(QuestionKind::Text, Some("Vedtak"), When::Now)),
        "later" => ask(&question(QuestionKind::Text, None, When::Later)),
        "choice" => ask(&question(QuestionKind::Choice(choices(OPERATED)), Some("vet"), When::Now)),
        "choice-open" => ask(&question(QuestionKind::Choice(choices(OPERATED)), None, When::Now)),
        "texts" => ask(&question(QuestionKind::Texts, None, When::Now)),
        "texts-draft" => ask(&question(QuestionKind::Texts, Some("Vedtak | | Decision"), When::Now)),
        "several" => ask(&question(QuestionKind::Several(choices(READERS)), Some("lønn"), When::Now)),
        "yes-no" => ask(&question(QuestionKind::YesNo, None, When::Now)),
        "typed" => {
            let (text, help) = (Message::verbatim("Opprette?"), Message::verbatim("Kan ikke angres."));
            let confirmation = Confirmation { flag: "confirm", expected: "ttd-vedtak".to_owned(), text, help };
            let answer = confirm_typed(&confirmation).unwrap_or_else(|fault| leave(fault));
            screen.verbatim(if answer == Confirmed::Yes { "JA DA" } else { "NEI DA" });
        }
        "long" => {
            ask(&question(QuestionKind::LongText, None, When::Now));
            ask(&question(QuestionKind::Text, Some("Vedtak"), When::Now));
        }
        // Nobody is asked for a while, before the first question and between two.
        "busy" => {
            for kind in
                [QuestionKind::Choice(choices(OPERATED)), QuestionKind::Several(choices(READERS)), QuestionKind::Text]
            {
                screen.talk("Arbeider.");
                std::thread::sleep(std::time::Duration::from_millis(300));
                ask(&question(kind, Some("vet"), When::Now));
            }
        }
        "confirm" => {
            let warning = Message::verbatim("Kan ikke angres.");
            let answer = confirm("Opprette ressursen?", Some(&warning)).unwrap_or_else(|fault| leave(fault));
            screen.verbatim(if answer == Confirmed::Yes { "JA DA" } else { "NEI DA" });
        }
        "two-confirmations" => {
            let said = |text| {
                let answer = confirm(text, None);
                // What is typed too much arrives while the first is done.
                std::thread::sleep(std::time::Duration::from_millis(100));
                if answer.unwrap_or_else(|fault| leave(fault)) == Confirmed::Yes { "JA" } else { "NEI" }
            };
            let answers = [said("Opprette den første?"), said("Opprette den andre?")];
            screen.verbatim(&answers.join(" "));
        }
        other => screen.verbatim(other),
    }
    held.take();
    terminal.take();
    std::process::exit(0);
}

const LONG_HELP: &str = "Navnet vises for alle som mottar meldinger fra tjenesten, så det bør være kort og kjent.";

fn question(kind: QuestionKind, default: Option<&str>, when: When) -> Question {
    Question {
        topic: Topic::SupplierName,
        key: None,
        text: Message::verbatim("Hva heter tjenesten?"),
        help: Message::verbatim(LONG_HELP),
        kind,
        default: default.map(str::to_owned),
        when,
        by_name: false,
        corrects: false,
        sense: "",
        parse: Arc::new(|text| {
            if text.contains("feil") || text.is_empty() {
                let reason = Message::verbatim("Det går ikke.");
                let wrong = Finding::new(&CLIENT_NAME, "supplier-name").saying(reason);
                return Err(wrong.next(Message::verbatim("Prøv igjen.")));
            }
            Ok(t::SupplierName::wrap(Told(text.to_owned())))
        }),
    }
}

fn choices(labels: &[&str]) -> Vec<Choice> {
    let choice = |label: &&str| Choice {
        word: label.split(' ').next().unwrap().to_lowercase(),
        label: Message::verbatim(*label),
    };
    labels.iter().map(choice).collect()
}

const OPERATED: &[&str] =
    &["Eget system, egen drift", "Leverandøren drifter, og vi eier klienten i Maskinporten", "Vet ikke"];
const READERS: &[&str] = &["Post til virksomheten", "Økonomi og regnskap", "Åpen post", "Lønn"];
