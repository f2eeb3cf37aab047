//! What a supplier needs to show that its token works: the line of the order, a key file and an empty folder.

use altinn_onboard::door::sandbox::Scenario;
use serde_json::Value;

use crate::brought_keys::{closed, jwk};
use crate::common::real_answers::real_answers;
use crate::common::served::Served;
use crate::common::{Home, Run};

const OWN: &str = "991825827";
const SUPPLIER: &str = "974760673";
const PLACE: [&str; 2] = ["--environments=environments.toml", "--env=rehearsed"];

fn init(home: &Home, code: &str, more: &[&str]) -> Run {
    let answers = real_answers(&format!("{code}-vedtak"), "test-recipient = 310000019");
    std::fs::write(home.work().join("answers.toml"), answers).unwrap();
    let walk = ["init", "correspondence", "--answers=answers.toml", "--yes", "--no-wait", "--no-input", "--lang=en"];
    home.run(&[&walk[..], &PLACE, more].concat())
}

/// The organisation's folder, with a supplier of that way.
fn organisation(served: &Served, operated: &str, more: &[&str]) -> Home {
    let home = Home::new();
    served.as_it_is(&home, "rehearsed");
    let way = format!("--operated-by={operated}");
    let number = format!("--supplier-org-number={SUPPLIER}");
    let run = init(&home, "ttd", &[&[way.as_str(), "--supplier-name=Fagsystem AS", &number], more].concat());
    assert_eq!(run.status, Some(8), "{run:#?}");
    home
}

/// The line of the order, word by word, for a key file.
fn line_of_order(home: &Home, file: &str) -> Vec<String> {
    let letter = home.run(&[&["letter", "L10", "--lang=en"], &PLACE[..]].concat());
    assert_eq!(letter.status, Some(0), "{letter:#?}");
    let line = letter.stdout.lines().map(str::trim).find(|line| line.starts_with("altinn-onboard token --proof"));
    let line = line.unwrap_or_else(|| panic!("{letter:#?}"));
    let words = line.split(' ').skip(1).map(|word| if word == "FILE" { file } else { word });
    words.map(str::to_owned).collect()
}

fn runs(home: &Home, words: &[String]) -> Run {
    let words: Vec<&str> = words.iter().map(String::as_str).chain([PLACE[0], "--lang=en", "--no-input"]).collect();
    home.run(&words)
}

fn token_step(home: &Home) -> Value {
    let run = home.run(&[&["checklist", "--format=json"], &PLACE[..]].concat());
    let document: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:#?}"));
    let steps = document["checklists"][0]["steps"].as_array().unwrap().clone();
    steps.into_iter().find(|step| step["id"] == "token").unwrap()
}

fn resume(home: &Home, proof: &str) -> Run {
    let proof = format!("--supplier-proof={proof}");
    home.run(&[&["resume", "--yes", "--no-wait", "--no-input", "--lang=en", &proof], &PLACE[..]].concat())
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_line_of_the_order_makes_the_report_in_an_empty_folder() {
    let served = Served::start(&[Scenario::Instant]);
    let private = jwk("leverandor-1");
    let mut public = private.clone();
    public.as_object_mut().unwrap().retain(|name, _| ["kty", "kid", "n", "e"].contains(&name.as_str()));
    let home = organisation(&served, "supplier-key", &[&format!("--public-key={public}")]);
    let waiting = token_step(&home);
    assert_eq!(waiting["state"], "waiting", "{waiting}");

    let supplier = Home::new();
    served.as_it_is(&supplier, "rehearsed");
    // As a PEM would: the file does not hold the id that the key was registered under.
    let mut without_id = private;
    without_id.as_object_mut().unwrap().remove("kid");
    let file = closed(&supplier, "key.jwk", without_id.to_string().as_bytes());
    let line = line_of_order(&home, file.to_str().unwrap());
    for part in ["--client-id", "--org-number", OWN, "--kid", "leverandor-1"] {
        assert!(line.iter().any(|word| word == part), "{part}: {line:?}");
    }
    let keyless: Vec<String> = line.iter().take_while(|word| *word != "--key-file").cloned().collect();
    let keyless = runs(&supplier, &keyless);
    assert_eq!(keyless.status, Some(1), "{keyless:#?}");
    let asked = in_one_line(&keyless.stderr);
    assert!(asked.contains("KEY-FILE-MISSING") && asked.contains("the same command with --key-file"), "{asked}");
    let unknown: Vec<String> = line.iter().map(|word| word.replace("leverandor-1", "leverandor-2")).collect();
    let unknown = runs(&supplier, &unknown);
    assert_eq!(unknown.status, Some(1), "{unknown:#?}");
    let advised = in_one_line(&unknown.stderr);
    assert!(advised.contains("run the same line again") && !advised.contains("resume"), "nothing is begun: {advised}");
    let report = runs(&supplier, &line);
    assert_eq!(report.status, Some(0), "{report:#?}");
    let left: Vec<_> = supplier.work().read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["environments.toml"], "nothing is kept");
    let said: Value = serde_json::from_str(&report.stdout).unwrap();
    let members: Vec<&str> = said.as_object().unwrap().keys().map(String::as_str).collect();
    let mut known = ["schema", "environment", "issuer", "clientId", "scopes", "consumer", "time", "thumbprint"];
    known.sort_unstable();
    assert_eq!(
        {
            let mut members = members;
            members.sort_unstable();
            members
        },
        known,
        "and no secret"
    );

    let prose = resume(&home, "Hei, tokenet virker fint hos oss. Hilsen leverandøren");
    assert_eq!(prose.status, Some(2), "{prose:#?}");
    let asked = in_one_line(&prose.stderr);
    assert!(asked.contains("PROOF-FORM") && asked.contains("altinn-onboard token --proof --env rehearsed"), "{asked}");
    assert_ne!(token_step(&home)["state"], "done");

    let mail = format!("Hei!\n\nHer er rapporten {{som avtalt}}:\n\n{}\n\nHilsen Fagsystem AS", report.stdout);
    let told = resume(&home, &mail);
    assert_eq!(told.status, Some(8), "{told:#?}");
    assert_eq!(token_step(&home)["state"], "done");
}

#[test]
fn a_suppliers_own_client_acts_for_who_delegated_and_for_nobody_else() {
    for delegated in [false, true] {
        let scenarios = [Scenario::Instant, Scenario::ScopesDelegated];
        let served = Served::start(&scenarios[..if delegated { 2 } else { 1 }]);
        let home = organisation(&served, "supplier-client", &[]);

        let supplier = Home::new();
        served.as_it_is(&supplier, "rehearsed");
        let file = closed(&supplier, "key.jwk", jwk("fagsystem").to_string().as_bytes());
        let file = file.to_str().unwrap();
        let number = format!("--org-number={SUPPLIER}");
        let own = init(&supplier, "o974760673", &["--key-file", file, "--operated-by=ourselves", &number]);
        assert!(own.stderr.contains("The token has been fetched and exchanged"), "{own:#?}");
        let state: Value = serde_json::from_str(&supplier.read("altinn-onboard.json")).unwrap();
        let of_client = &state["books"]["rehearsal"]["environments"]["rehearsed"]["client-id"]["main"]["value"];
        let id = of_client.as_str().unwrap_or_else(|| panic!("{state}"));

        let line: Vec<String> = line_of_order(&home, file)
            .into_iter()
            .map(|word| if word == "CLIENT_ID" { id.to_owned() } else { word })
            .collect();
        assert!(line.windows(2).any(|words| words == ["--consumer-org", OWN]), "{line:?}");
        let without: Vec<String> = line.iter().map(|word| word.replace("--consumer-org", "--org-number")).collect();
        let forgotten = runs(&supplier, &without);
        assert_eq!(forgotten.status, Some(1), "{forgotten:#?}");
        let said = in_one_line(&forgotten.stderr);
        assert!(said.contains("TOKEN-OTHER-CONSUMER") && said.contains("--consumer-org 991825827"), "{said}");

        let report = runs(&supplier, &line);
        if !delegated {
            assert_eq!(report.status, Some(1), "{report:#?}");
            let said = in_one_line(&report.stderr);
            assert!(
                said.contains("MP-251") && said.contains("a delegation in production does not apply in TT02"),
                "{said}"
            );
            continue;
        }
        assert_eq!(report.status, Some(0), "{report:#?}");
        let said: Value = serde_json::from_str(&report.stdout).unwrap();
        assert_eq!(said["consumer"], OWN, "{said}");
        let told = resume(&home, &report.stdout);
        assert_eq!(told.status, Some(8), "{told:#?}");
        assert_eq!(token_step(&home)["state"], "done");
    }
}
