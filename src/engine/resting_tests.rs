//! Tests of questions that others change or answer while a person looks at them.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use super::super::change::AnswerBy;
use super::super::ledger::Ledger;
use super::super::run::Run;
use super::super::session::Session;
use super::super::settling::words::{ANOTHER, CAME};
use super::super::step_run::StepRun;
use super::super::testing::{Fake, listed, number, place, session};
use crate::api::enhetsregisteret::NamedUnit;
use crate::domain::{Language, Product};
use crate::finding::Finding;
use crate::record::values::{OrgListing, UnitSeen};
use crate::record::{Book, Choice, Confirmation, Evidence, Question, Source, Topic, TopicMarker as _, Value, t};
use crate::steps::service_owner::ServiceOwner;
use crate::steps::{IntakeQuestion, Step as _};
use crate::text::Message;
use crate::world::files::Files;
use crate::world::lock::Holder;
use crate::world::prompt::{Answer, Confirmed, PromptFault, Prompter, Script};
use crate::world::screen::Captured;
use crate::world::state_file::StateFile;

const FIRST: &str = "991825827";
const SECOND: &str = "974760673";

type Deed = fn(&mut Book);

/// Somebody who answers after a script, while another terminal does something at the first question, or the first list.
struct Beside {
    script: Script,
    path: PathBuf,
    at: &'static str,
    deed: Option<Deed>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Beside {
    fn meanwhile(&mut self, at: &str) {
        if let Some(deed) = self.deed.take_if(|_| self.at == at) {
            let mut theirs = open(&self.path);
            deed(theirs.book_mut(true));
            theirs.save().unwrap();
        }
    }
}

impl Prompter for Beside {
    fn interactive(&self) -> bool {
        true
    }

    fn ask(&mut self, question: &Question, refused: Option<&Finding>, of: Language) -> Result<Answer, PromptFault> {
        self.asked.lock().unwrap().push(question.text.render(of));
        self.meanwhile("ask");
        self.script.ask(question, refused, of)
    }

    fn confirm(&mut self, text: &Message, warning: Option<&Message>, of: Language) -> Result<Confirmed, PromptFault> {
        self.script.confirm(text, warning, of)
    }

    fn pick(&mut self, text: &Message, choices: &[Choice], of: Language) -> Result<Option<String>, PromptFault> {
        self.meanwhile("pick");
        self.script.pick(text, choices, of)
    }

    fn several(
        &mut self,
        text: &Message,
        help: &Message,
        choices: &[Choice],
        of: Language,
    ) -> Result<Option<Vec<String>>, PromptFault> {
        self.script.several(text, help, choices, of)
    }

    fn line(&mut self, text: &Message, help: &Message, of: Language) -> Result<Option<String>, PromptFault> {
        self.script.line(text, help, of)
    }

    fn confirm_typed(&mut self, confirmation: &Confirmation, of: Language) -> Result<Confirmed, PromptFault> {
        self.script.confirm_typed(confirmation, of)
    }
}

fn open(path: &std::path::Path) -> Ledger {
    let holder = Holder { user: "kari".into(), host: "vert".into(), pid: 7, since: jiff::Timestamp::UNIX_EPOCH };
    let (file, state) = StateFile::open(path, &Files::real(), &holder, true).unwrap();
    Ledger::kept(file, state)
}

fn put(book: &mut Book, source: Source, value: Value) {
    let evidence = Evidence { value, source, at: jiff::Timestamp::UNIX_EPOCH, how: "terminal".into() };
    book.put(&place(), None, evidence).unwrap();
}

/// A number that was told, and what the registers say of it.
fn tell(book: &mut Book, of: &str) {
    put(book, Source::Told, t::OrgNumber::wrap(number(of)));
    let unit = UnitSeen { number: number(of), name: format!("Etat {of}"), form: "ORGL".into(), bankrupt: false };
    put(book, Source::Seen, t::UnitSeen::wrap(unit));
    let listing = OrgListing { number: number(of), code: None, name: None, phone: None, page: None };
    put(book, Source::Seen, t::OrgListing::wrap(listing));
}

fn tell_first(book: &mut Book) {
    tell(book, FIRST);
}

fn tell_second(book: &mut Book) {
    tell(book, SECOND);
}

fn confirm_first(book: &mut Book) {
    tell_first(book);
    put(book, Source::Told, t::OrgConfirmed::wrap(true));
}

fn confirm_second(book: &mut Book) {
    tell_second(book);
    put(book, Source::Told, t::OrgConfirmed::wrap(true));
}

struct Bench {
    session: Session<'static, Fake>,
    shown: Captured,
    asked: Arc<Mutex<Vec<String>>>,
    work: StepRun,
    _folder: tempfile::TempDir,
}

/// A session on a state that is kept, in which `known` was done, and beside which `deed` is.
fn bench(known: Deed, script: Script, at: &'static str, deed: Deed) -> Bench {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.json");
    let asked = Arc::<Mutex<Vec<String>>>::default();
    let beside = Beside { script, path: path.clone(), at, deed: Some(deed), asked: Arc::clone(&asked) };
    let unit = NamedUnit { number: number(SECOND), name: "De Andre".into(), form: "AS".into(), place: "Oslo".into() };
    let (mut session, shown) = session(Fake::new(|_, _| listed(FIRST)).with_named(vec![unit]), beside);
    session.ledger = Box::leak(Box::new(open(&path)));
    session.begin(&place(), Product::Correspondence);
    known(session.book_mut());
    session.save().unwrap();
    let work = StepRun { place: place(), product: Product::Correspondence, step: &ServiceOwner };
    Bench { session, shown, asked, work, _folder: folder }
}

impl Bench {
    fn settle(&mut self, topic: Topic) {
        let IntakeQuestion::Question(question) = ServiceOwner.question(topic, &self.session.brief(&self.work)) else {
            panic!("{topic:?} is no question")
        };
        self.session.settle(&self.work, &question, &mut Run::default()).unwrap();
    }

    fn number(&self) -> String {
        self.session.book().get(t::OrgNumber, None, &place()).unwrap().to_string()
    }

    fn confirmed(&self) -> Option<bool> {
        self.session.book().get(t::OrgConfirmed, None, &place()).copied()
    }

    fn said(&self, phrase: crate::text::Phrase) -> bool {
        let shown = self.shown.talk().split_whitespace().collect::<Vec<_>>().join(" ");
        shown.contains(phrase.en().split('{').next().unwrap().trim_end())
    }
}

#[test]
fn a_yes_to_a_question_that_is_another_by_now_holds_for_nothing() {
    let script = Script::new().answer("org-confirmed", "yes").put_off("org-confirmed");
    let mut bench = bench(tell_first, script, "ask", tell_second);
    bench.settle(Topic::OrgConfirmed);
    assert_eq!((bench.number().as_str(), bench.confirmed()), (SECOND, None));
    assert!(bench.said(ANOTHER), "{}", bench.shown.talk());
    let asked = bench.asked.lock().unwrap();
    assert!(asked.len() == 2 && asked[0].contains(FIRST) && asked[1].contains(SECOND), "{asked:?}");
}

/// A no to the first organisation does not take back what a colleague confirmed of the second.
#[test]
fn an_answer_to_another_question_gives_way_to_who_answered_that_one() {
    let mut bench = bench(tell_first, Script::new().answer("org-confirmed", "no"), "ask", confirm_second);
    bench.settle(Topic::OrgConfirmed);
    assert_eq!((bench.number().as_str(), bench.confirmed()), (SECOND, Some(true)));
    assert!(bench.said(CAME), "{}", bench.shown.talk());
}

#[test]
fn a_question_that_is_none_any_more_takes_no_answer() {
    let forget = |book: &mut Book| {
        book.forget(&place(), Topic::OrgNumber, jiff::Timestamp::UNIX_EPOCH);
    };
    let mut bench = bench(tell_first, Script::new().answer("org-confirmed", "yes"), "ask", forget);
    bench.settle(Topic::OrgConfirmed);
    assert_eq!(bench.confirmed(), None);
    assert!(bench.said(ANOTHER), "{}", bench.shown.talk());
}

#[test]
fn a_typed_answer_takes_back_what_hangs_on_the_one_that_came_meanwhile() {
    let mut bench = bench(|_| {}, Script::new().answer("org-number", SECOND), "ask", confirm_first);
    bench.settle(Topic::OrgNumber);
    assert_eq!((bench.number().as_str(), bench.confirmed()), (SECOND, None), "{}", bench.shown.talk());
    assert!(bench.shown.talk().contains(FIRST), "the other answer is named: {}", bench.shown.talk());
}

#[tokio::test]
async fn a_number_that_is_found_by_name_takes_back_what_hangs_on_the_one_that_came_meanwhile() {
    let mut bench = bench(|_| {}, Script::new(), "pick", confirm_first);
    let work = bench.work.clone();
    let IntakeQuestion::Question(question) = ServiceOwner.question(Topic::OrgNumber, &bench.session.brief(&work))
    else {
        panic!("it is a question")
    };
    bench.session.find_organisation(&work, &question, "De Andre").await.unwrap();
    assert_eq!((bench.number().as_str(), bench.confirmed()), (SECOND, None), "{}", bench.shown.talk());
}

/// Enter at `change` keeps the answer that was shown: where that is another by now, it is shown first.
#[test]
fn what_is_corrected_is_the_answer_that_was_shown() {
    let script = Script::new().answer("org-number", FIRST).put_off("org-number");
    let mut bench = bench(tell_first, script, "ask", confirm_second);
    let works = [bench.work.clone()];
    assert_eq!(bench.session.change(&works, Topic::OrgNumber, AnswerBy::Person).unwrap(), None);
    assert_eq!((bench.number().as_str(), bench.confirmed()), (SECOND, Some(true)));
    assert_eq!(bench.asked.lock().unwrap().len(), 2, "{}", bench.shown.talk());
}
