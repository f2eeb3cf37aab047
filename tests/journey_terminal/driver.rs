//! A driver that reads the questions on the screen and types what a person would.

use altinn_onboard::door::catalog::environments::said;
use altinn_onboard::door::catalog::organisation_form;
use altinn_onboard::door::domain::Language;
use altinn_onboard::door::engine::review::words::RIGHT;
use altinn_onboard::door::engine::writes::words::DO_IT;
use altinn_onboard::door::record::Topic;
use altinn_onboard::door::steps::effects::words::{CONFIRM_MESSAGE, CONFIRM_RESOURCE_ID};
use altinn_onboard::door::steps::journeys;
use altinn_onboard::door::steps::service_owner::words::ORG_CONFIRMED;
use altinn_onboard::door::text::{Message, Phrase};

use crate::common::pty::{Terminal, key};
use crate::common::{BINARY, Home};

/// The state file.
pub const STATE: &str = "altinn-onboard.json";

/// The id that the resource gets when all proposals are taken.
pub const RESOURCE: &str = "ttd-vedtak-om-stotte";

/// Who gets the test message when all proposals are taken.
const RECIPIENT: &str = "310000019";

/// The program in a terminal, and who sits before it.
pub struct Driver {
    pub terminal: Terminal,
    table: Vec<(String, &'static str)>,
    /// When which keys were typed, as counts of bytes that the terminal had got.
    typed: Vec<(usize, &'static str)>,
}

/// What the program wants.
pub enum Turn {
    /// An answer to this question.
    Asked(String),
    /// Nothing more.
    Ended(u32),
}

/// The question of a topic, without its values.
pub fn question(topic: Topic) -> Phrase {
    journeys::question(topic).expect("a journey asks for it")
}

/// What is asked on the way through the sandbox, and the keys that answer it.
fn answers() -> Vec<(Message, &'static str)> {
    let asked = |topic: Topic| Message::from(question(topic));
    let organisation = Message::from(ORG_CONFIRMED)
        .with("name", "TESTDEPARTEMENTET")
        .with("orgnr", "991 825 827")
        .with("form", organisation_form("ORGL"));
    let confirm = Message::from(CONFIRM_RESOURCE_ID).with("id", RESOURCE).with("environment", said("sandbox"));
    let confirm_message = Message::from(CONFIRM_MESSAGE).with("orgnr", RECIPIENT).with("environment", said("sandbox"));
    vec![
        (asked(Topic::GateSendsToday), key::ENTER),
        (asked(Topic::OrgNumber), "991 825 827\r"),
        (organisation, "j\r"),
        (asked(Topic::OperatedBy), key::ENTER),
        (asked(Topic::ResourceChoice), key::ENTER),
        (asked(Topic::ResourceBy), key::ENTER),
        (asked(Topic::SystemUserWanted), key::ENTER),
        (asked(Topic::Confidential), "n\r"),
        (asked(Topic::Recipients), key::ENTER),
        (asked(Topic::Audience), key::ENTER),
        (asked(Topic::Readers), key::ENTER),
        (asked(Topic::ServiceName), key::ENTER),
        (asked(Topic::ResourceId), key::ENTER),
        (asked(Topic::Description), key::ENTER),
        (asked(Topic::DelegationText), key::ENTER),
        (asked(Topic::ContactPoint), key::ENTER),
        (asked(Topic::Notify), key::ENTER),
        (asked(Topic::EventsWanted), "y\r"),
        (asked(Topic::EventsAddress), key::ENTER),
        (asked(Topic::TestRecipient), key::ENTER),
        (confirm, "ttd-vedtak-om-stotte\r"),
        (confirm_message, "310000019\r"),
        (Message::from(RIGHT), key::ENTER),
        (Message::from(DO_IT), "j\r"),
        (asked(Topic::AppearanceOk), "j\r"),
        (asked(Topic::AppearanceBy), "kundesenteret på Åsane\r"),
        (asked(Topic::HandoverKeyPlace), key::ENTER),
        (asked(Topic::HandoverRenewer), key::ENTER),
        (asked(Topic::HandoverAlertContact), key::ENTER),
    ]
}

impl Driver {
    /// Starts the program.
    pub fn start(home: &Home, arguments: &[&str], language: Language, columns: u16) -> Self {
        let mut arguments = arguments.to_vec();
        arguments.extend(["--lang", language.code()]);
        let mut terminal = Terminal::start(home, BINARY.as_ref(), &arguments, columns, 50);
        terminal.patience = std::time::Duration::from_secs(30);
        let table = answers().into_iter().map(|(text, keys)| (one_line(&text.render(language)), keys)).collect();
        Self { terminal, table, typed: Vec::new() }
    }

    /// Waits until the program asks or ends.
    pub fn turn(&mut self) -> Turn {
        let table = &self.table;
        let turn = self.terminal.expect_any("a question", |said, ended| match open_question(said, table) {
            Some(question) => Some(Some(question)),
            None => ended.then_some(None),
        });
        turn.map_or_else(|| Turn::Ended(self.terminal.end()), Turn::Asked)
    }

    /// Types the answer.
    pub fn answer(&mut self, question: &str) {
        let keys = self.table.iter().find(|(known, _)| known == question).expect("only known questions are met").1;
        self.typed.push((self.terminal.sent(), keys));
        // A key that comes before would be shown by the system, too.
        self.terminal.until_keys_are_read();
        self.terminal.send(keys);
    }

    /// Everything that stood on the screen: what was new whenever something was typed, with the field as it was then, and
    /// in the end. What is typed by [`Self::answer`] is known.
    pub fn journal(&self) -> String {
        let moments: Vec<usize> = self.typed.iter().map(|(moment, _)| *moment).collect();
        let mut before: Vec<String> = Vec::new();
        let mut journal = String::new();
        let typed = self.typed.iter().map(|(_, keys)| Some(*keys)).chain([None]);
        for (frame, keys) in self.terminal.frames(&moments).into_iter().zip(typed) {
            let lines: Vec<String> = frame.lines().map(|line| line.trim_end().to_owned()).collect();
            let same = lines.iter().zip(&before).take_while(|(now, then)| now == then).count();
            lines[same..].iter().for_each(|line| journal.extend([line, "\n"]));
            if let Some(keys) = keys {
                journal.extend(["-- typed: ", &keys.replace('\r', "⏎"), "\n"]);
            }
            before = lines;
        }
        journal
    }

    /// Presses Ctrl-C instead.
    pub fn leave(&mut self) {
        self.terminal.ctrl_c();
        assert_eq!(self.terminal.end(), 130, "{}", self.terminal.log());
    }
}

/// The last question of the table that was put, once the row for its answer stands below it.
pub fn open_question(said: &str, table: &[(String, &'static str)]) -> Option<String> {
    const MARK: &str = "\u{1}";
    let marked = said.split(['\n', '\r']).map(|line| {
        match ["j/n >", "y/n >", "bokmål >", "Bokmål >"].iter().find_map(|mark| line.strip_prefix(mark)) {
            Some(_) => MARK.to_owned(),
            None if line.starts_with("> ") => format!("{MARK} {line}"),
            None => line.to_owned(),
        }
    });
    let marked = one_line(&marked.collect::<Vec<_>>().join(" "));
    let last = table.iter().filter_map(|(question, _)| Some((marked.rfind(question.as_str())?, question))).max()?;
    marked.get(last.0 + last.1.len()..)?.contains(MARK).then(|| last.1.clone())
}

pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
