//! The products in every combination, one after the other in a terminal, by who takes every proposal.

use altinn_onboard::door::domain::Language;
use altinn_onboard::door::engine::review::words::RIGHT;
use altinn_onboard::door::engine::writes::words::DO_IT;
use altinn_onboard::door::record::Topic;
use altinn_onboard::door::steps::journeys;
use altinn_onboard::door::steps::policy::purposes::PURPOSES;
use altinn_onboard::door::steps::service_owner::words::ORG_CONFIRMED;
use serde_json::Value;

use super::driver::{one_line, open_question};
use crate::common::pty::{Terminal, key};
use crate::common::{BINARY, Home};

const PRODUCTS: [&str; 3] = ["correspondence", "broker", "notifications"];

/// What ends a question that wants something typed once more, and what begins the last sentence of it.
const TYPED: [(&str, &str); 2] = [(" for å bekrefte.", "Skriv "), (" to confirm.", "Type ")];

/// Every question, by the longest part of it that holds no value, and the keys of who takes what is proposed.
fn answers(language: Language) -> Vec<(String, &'static str)> {
    let questions = Topic::ALL.iter().flat_map(|topic| journeys::questions(*topic).map(|question| (*topic, question)));
    let proposed = questions.map(|(topic, question)| {
        let keys = match topic {
            Topic::AppearanceOk | Topic::NotificationReceived => "j\r",
            Topic::GateFollowsMessage | Topic::Confidential => "n\r",
            _ => key::ENTER,
        };
        (bare(question.raw(language)), keys)
    });
    let readers = PURPOSES.iter().filter_map(|purpose| purpose.readers.as_ref());
    let readers = readers.map(|question| (bare(question.text.raw(language)), key::ENTER));
    let typed = TYPED.iter().map(|(end, _)| ((*end).trim().to_owned(), ""));
    let own = [(RIGHT, key::ENTER), (DO_IT, "j\r"), (ORG_CONFIRMED, "j\r")]
        .map(|(phrase, keys)| (bare(phrase.raw(language)), keys));
    proposed.chain(readers).chain(typed).chain(own).collect()
}

fn bare(text: &str) -> String {
    one_line(text.split(['{', '}']).step_by(2).max_by_key(|part| part.len()).unwrap())
}

/// Walks one journey to its end.
fn walk(home: &Home, product: &str, language: Language, columns: u16) {
    let table = answers(language);
    let arguments = ["init", product, "--env", "sandbox", "--scenario", "instant", "--lang", language.code()];
    let mut terminal = Terminal::start(home, BINARY.as_ref(), &arguments, columns, 50);
    terminal.patience = std::time::Duration::from_secs(60);
    loop {
        let asked = terminal.expect_any("a question", |said, ended| match open_question(said, &table) {
            Some(question) => Some(Some((question, one_line(said)))),
            None => ended.then_some(None),
        });
        let Some((question, said)) = asked else { break };
        let keys = match table.iter().find(|(known, _)| *known == question).unwrap().1 {
            "" => {
                let (end, begin) = TYPED.iter().find(|(end, _)| end.trim() == question).unwrap();
                let before = said.rsplit_once(end.trim()).unwrap().0;
                format!("{}\r", before.rsplit_once(begin).unwrap().1.trim())
            }
            keys => keys.to_owned(),
        };
        terminal.until_keys_are_read();
        terminal.send(&keys);
    }
    assert_eq!(terminal.end(), 0, "{product}: {}", terminal.log());
    // An answer is shown in the words in which it is proposed.
    assert!(language == Language::En || !one_line(&terminal.log()).contains(") none ("), "{}", terminal.log());
}

/// Whichever are taken, in whichever language: nothing is left, and nothing of the organisation is there twice.
#[test]
fn every_combination_of_the_products_is_walked_in_a_terminal() {
    std::thread::scope(|scope| {
        for (language, columns) in [(Language::Nb, 100), (Language::En, 60)] {
            scope.spawn(move || {
                for taken in 1_usize..8 {
                    let home = Home::new();
                    let products = || (0..3).filter(move |one| taken & (1 << one) > 0).map(|one| PRODUCTS[one]);
                    products().for_each(|product| walk(&home, product, language, columns));
                    let all = home.run(&["checklist", "--all", "--format=json", "--check"]);
                    assert_eq!(all.status, Some(0), "{:?}: {all:#?}", products().collect::<Vec<_>>());
                    let document: Value = serde_json::from_str(&all.stdout).unwrap();
                    assert_eq!(document["checklists"].as_array().unwrap().len(), products().count());
                    let world = home.read("altinn-onboard.sandbox.json");
                    let world: Value = serde_json::from_str(&world).unwrap();
                    assert_eq!(world["clients"].as_array().map(Vec::len), Some(1));
                }
            });
        }
    });
}
