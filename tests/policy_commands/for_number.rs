//! `policy explain --for-number`: who gets in at one organisation.

use serde_json::{Value, json};
use wiremock::matchers::path;
use wiremock::{Mock, MockServer, ResponseTemplate};

#[cfg(unix)]
use crate::common::pty::Terminal;
use crate::common::served::Served;
use crate::common::{Home, Run};

const NUMBER: &str = "991825827";
const MAIN: &str = "974760673";

/// A register of its own, in an environment whose people are real: what is sent to it leaves this machine.
struct Register {
    home: Home,
    runtime: tokio::runtime::Runtime,
    server: MockServer,
    _sandbox: Served,
}

impl Register {
    fn new() -> Self {
        let home = Home::in_memory();
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let server = runtime.block_on(MockServer::start());
        let sandbox = Served::start(&[]);
        sandbox.as_real(&home, "ekte", "test", |table| {
            table.insert("enhetsregisteret".into(), format!("{}/api", server.uri()).into());
        });
        policy(&home);
        Self { home, runtime, server, _sandbox: sandbox }
    }

    fn answers(&self, at: &str, status: u16, body: &Value) {
        let answer = ResponseTemplate::new(status).set_body_json(body);
        let mock = Mock::given(path(format!("/api/{at}"))).respond_with(answer);
        self.runtime.block_on(mock.mount(&self.server));
    }

    /// A main unit with these roles: code, and last name or nothing for another organisation.
    fn main_unit(&self, number: &str, form: &str, more: Value, roles: &[(&str, Option<&str>)]) {
        self.answers(&format!("enheter/{number}"), 200, &unit(number, form, more));
        let role = |(code, holder): &(&str, Option<&str>)| {
            let mut entry = json!({"type": {"kode": code, "beskrivelse": "Rolle"}, "fratraadt": false});
            match holder {
                Some(last) => {
                    entry["person"] = json!({"fodselsdato": "1970-01-01", "navn": {"fornavn": "Kari", "etternavn": last}, "erDoed": false})
                }
                None => {
                    entry["enhet"] =
                        json!({"organisasjonsnummer": MAIN, "navn": ["KANARI REVISJON"], "erSlettet": false})
                }
            }
            entry
        };
        let roles: Vec<Value> = roles.iter().map(role).collect();
        let body = json!({"rollegrupper": [{"type": {"kode": "X"}, "roller": roles}]});
        self.answers(&format!("enheter/{number}/roller"), 200, &body);
    }

    fn explain(&self, flags: &[&str]) -> Run {
        self.home.run(
            &[&["policy", "explain", "policy.xml", "--env", "ekte", "--environments", "environments.toml"], flags]
                .concat(),
        )
    }

    fn looked_up(&self, more: &[&str]) -> Run {
        self.explain(&[&["--type", "correspondence", "--for-number", NUMBER, "--look-up"], more].concat())
    }

    fn calls(&self) -> usize {
        self.runtime.block_on(self.server.received_requests()).unwrap().len()
    }
}

fn policy(home: &Home) {
    let made = home.run(&["policy", "new", "--yes", "--product", "correspondence", "--resource-id", "ttd-brev"]);
    assert_eq!(made.status, Some(0), "{made:?}");
    std::fs::write(home.work().join("policy.xml"), made.stdout).unwrap();
}

fn unit(number: &str, form: &str, more: Value) -> Value {
    let mut unit =
        json!({"organisasjonsnummer": number, "navn": "KANARI VIRKSOMHET", "organisasjonsform": {"kode": form}});
    unit.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    unit
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn parsed(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"))
}

#[test]
fn the_sandbox_answers_without_leave_and_what_it_says_is_no_name() {
    let home = Home::in_memory();
    policy(&home);
    let run =
        home.run(&["policy", "explain", "policy.xml", "--env", "sandbox", "--for-number", NUMBER, "--format", "json"]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{run:?}");
    let found = &parsed(&run)["organisation"];
    assert_eq!(
        (&found["form"], &found["persons"], &found["letIn"], &found["outside"]),
        (&json!("ORGL"), &json!(2), &json!(1), &json!(1))
    );
    assert_eq!(found["roles"][0]["may"], json!(["read"]));
    // Whom it was asked about is not whom the rehearsal acts for: nothing is kept of it.
    assert!(!home.work().join("altinn-onboard.sandbox.json").exists());
    for format in ["human", "html", "json"] {
        let run = home.run(&[
            "policy",
            "explain",
            "policy.xml",
            "--env",
            "sandbox",
            "--for-number",
            NUMBER,
            "--format",
            format,
        ]);
        assert!(!run.stdout.contains("ØVELSE") && !run.stdout.contains("1970"), "{run:?}");
    }
}

#[test]
fn without_a_terminal_leave_is_given_by_a_flag_or_a_variable() {
    let mut register = Register::new();
    register.main_unit(NUMBER, "AS", json!({}), &[("DAGL", Some("Kanari"))]);
    let run = register.explain(&["--for-number", NUMBER]);
    assert_eq!(run.status, Some(2), "{run:?}");
    assert!(run.stderr.contains("LOOK-UP-MISSING") && run.stderr.contains("127.0.0.1:"), "{run:?}");
    assert_eq!(register.calls(), 0, "the number has been sent to nobody");
    assert_eq!(register.looked_up(&[]).status, Some(0));
    assert_eq!(register.calls(), 2);
    for (word, status, calls) in [("ja", 0, 4), ("no", 8, 4), ("kanskje", 2, 4)] {
        register.home = register.home.with("ALTINN_ONBOARD_LOOK_UP", word);
        let run = register.explain(&["--for-number", NUMBER]);
        assert_eq!((run.status, register.calls()), (Some(status), calls), "{word}: {run:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_terminal_is_asked_first_with_the_host_named() {
    let register = Register::new();
    register.main_unit(NUMBER, "AS", json!({}), &[("DAGL", Some("Kanari"))]);
    let line = [
        "policy",
        "explain",
        "policy.xml",
        "--env",
        "ekte",
        "--environments",
        "environments.toml",
        "--for-number",
        NUMBER,
    ];
    let host = register.server.address().to_string();
    for (key, status, calls) in [("n\r", 8, 0), ("j\r", 0, 2)] {
        let mut terminal = Terminal::binary(&register.home, &line, 40);
        terminal.wait_for("Slå opp 991 825 827?");
        terminal.wait_for(&host);
        assert_eq!(register.calls(), 0);
        terminal.send(key);
        assert_eq!((terminal.end(), register.calls()), (status, calls), "{key:?}");
    }
}

#[test]
fn nobody_is_named_whichever_form_and_format() {
    for form in ["AS", "ENK", "KBO"] {
        let register = Register::new();
        let roles = [("DAGL", Some("Kanari")), ("INNH", Some("Kanari")), ("BOBE", Some("Kanari")), ("REVI", None)];
        register.main_unit(NUMBER, form, json!({}), &roles);
        for format in ["human", "json", "html"] {
            let run = register.looked_up(&["--format", format, "--lang", "en"]);
            assert_eq!(run.status, Some(0), "{run:?}");
            let said = run.stdout.to_lowercase();
            for name in ["kari", "1970", "revisjon"] {
                assert!(!said.replace("kanari virksomhet", "").contains(name), "{form} {format}: {name} in {said}");
            }
            // A limited company has a name of its own; that of a sole proprietor or of an estate is a person's.
            assert_eq!(said.contains("kanari virksomhet"), form == "AS", "{form} {format}");
        }
    }
}

#[test]
fn ordinary_mail_that_nobody_there_can_read_is_an_error() {
    let register = Register::new();
    register.main_unit(NUMBER, "FLI", json!({}), &[("MEDL", Some("Kanari"))]);
    let run = register.looked_up(&["--format", "json"]);
    let answer = parsed(&run);
    assert_eq!((run.status, &answer["findings"][0]["code"]), (Some(3), &json!("EXPLAIN-NOBODY")), "{run:?}");
    assert_eq!((&answer["organisation"]["letIn"], &answer["organisation"]["outside"]), (&json!(0), &json!(1)));
    let run = register.looked_up(&[]);
    assert!(in_one_line(&run.stdout).contains("Uten rolle som gir tilgang: 1"), "{run:?}");
}

#[test]
fn a_sub_unit_has_what_is_registered_on_its_main_unit() {
    let register = Register::new();
    register.answers(&format!("underenheter/{NUMBER}"), 200, &unit(NUMBER, "BEDR", json!({"overordnetEnhet": MAIN})));
    register.main_unit(MAIN, "AS", json!({}), &[("DAGL", Some("Kanari"))]);
    let answer = parsed(&register.looked_up(&["--format", "json"]));
    let found = &answer["organisation"];
    assert_eq!((&found["number"], &found["subUnit"], &found["letIn"]), (&json!(MAIN), &json!(NUMBER), &json!(1)));
    let run = register.looked_up(&[]);
    assert!(in_one_line(&run.stdout).contains("991 825 827 er en underenhet"), "{run:?}");
}

#[test]
fn a_bankrupt_one_points_to_its_estate() {
    let register = Register::new();
    register.main_unit(NUMBER, "AS", json!({"konkurs": true}), &[("DAGL", Some("Kanari"))]);
    let run = register.looked_up(&[]);
    assert!(run.status == Some(0) && in_one_line(&run.stdout).contains("konkursboet, som har sitt eget"), "{run:?}");
}

#[test]
fn what_is_no_living_organisation_is_told_as_such() {
    let deleted = |form: &str| unit(NUMBER, form, json!({"slettedato": "2020-01-01"}));
    let sub_unit = unit(NUMBER, "BEDR", json!({}));
    let cases: [(&str, u16, Value, &str, &str); 6] = [
        ("enheter", 404, json!({}), "ORG-UNKNOWN", "data.brreg.no"),
        ("enheter", 200, deleted("AS"), "ORG-DELETED", "KANARI VIRKSOMHET"),
        ("enheter", 200, deleted("ENK"), "ORG-DELETED", "2020-01-01"),
        ("enheter", 410, json!({"navn": "KANARI NORDMANN", "slettedato": "2020-01-01"}), "ORG-DELETED", "2020-01-01"),
        ("enheter", 410, json!({}), "ORG-DELETED", "ingen slipper inn"),
        ("underenheter", 200, sub_unit, "ORG-UNKNOWN", "991 825 827"),
    ];
    for (kind, status, body, code, says) in cases {
        let register = Register::new();
        register.answers(&format!("{kind}/{NUMBER}"), status, &body);
        let run = register.looked_up(&[]);
        assert_eq!((run.status, run.stdout.as_str()), (Some(3), ""), "{run:?}");
        let said = in_one_line(&run.stderr);
        assert!(said.contains(code) && said.contains(says), "{run:?}");
        let form = body["organisasjonsform"]["kode"].as_str();
        let person = form.is_none_or(|form| form == "ENK") && said.contains("KANARI");
        assert!(!person, "the name of a sole proprietor is a person's: {said}");
        let json = register.looked_up(&["--format", "json"]);
        assert_eq!((json.status, json.stdout.as_str()), (Some(3), ""), "{json:?}");
    }
}

#[test]
fn faults_of_the_register_are_faults_and_nobody_is_said_to_be_missing() {
    for (status, body, code) in [
        (500, json!({}), "SERVICE-DOWN"),
        (200, json!([]), "NET-NOT-JSON"),
        (200, json!({"rollegrupper": [{"roller": [{}]}]}), "NET-NOT-JSON"),
    ] {
        let register = Register::new();
        register.answers(&format!("enheter/{NUMBER}"), 200, &unit(NUMBER, "AS", json!({})));
        register.answers(&format!("enheter/{NUMBER}/roller"), status, &body);
        let run = register.looked_up(&[]);
        assert_eq!((run.status, run.stdout.as_str()), (Some(1), ""), "{run:?}");
        assert!(run.stderr.contains(code), "{run:?}");
    }
}

#[test]
fn what_is_no_number_is_refused_before_anything_is_asked() {
    let register = Register::new();
    let person = (0..100).map(|check| format!("088299000{check:02}"));
    let person = person.into_iter().find(|number| is_person(number)).unwrap();
    let synthetic_person = person.as_str();
    for (flags, code) in [
        (vec!["--for-number", "991825828"], "ORG-CHECK-DIGIT"),
        (vec!["--for-number", "99182582"], "ORG-LENGTH"),
        (vec!["--for-number", ""], "ORG-NOT-DIGITS"),
        (vec!["--for-number", synthetic_person], "PERSON-NUMBER"),
        (vec!["--for-number", NUMBER, "--recipient", "as"], "--recipient"),
        (vec!["--look-up"], "--for-number"),
    ] {
        let run = register.explain(&flags);
        assert_eq!(run.status, Some(2), "{flags:?}: {run:?}");
        assert!(run.stderr.contains(code), "{flags:?}: {run:?}");
        assert!(!run.stderr.contains(synthetic_person), "{run:?}");
    }
    assert_eq!(register.calls(), 0);
}

/// Both check digits of a national identity number hold.
fn is_person(number: &str) -> bool {
    let sum = |weights: &[u32]| {
        number.chars().zip(weights).map(|(digit, weight)| digit.to_digit(10).unwrap() * weight).sum::<u32>() % 11
    };
    sum(&[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) == 0 && sum(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) == 0
}
