//! `policy lint`.

use std::path::Path;

use serde_json::{Value, json};

use crate::common::screen::Screens;
use crate::common::{BINARY, Home, Run};

const DAY: &str = "2026-11-20";
const ROLE_ONLY: &str = "role-only.xml";

/// A home with a policy that the program made, and one that lets in nobody but roles.
fn home() -> Home {
    let home = Home::dated();
    let made = home.run(&["policy", "new", "--yes", "--resource-id", "ttd-brev", "--output", "brev.xml"]);
    assert_eq!(made.status, Some(0), "{made:?}");
    let brev = home.read("brev.xml");
    let start = brev.find("<xacml:AllOf>\n").expect("a first alternative");
    let package = brev.find("urn:altinn:accesspackage").expect("a package");
    let from = brev[..package].rfind("<xacml:AllOf>").expect("its alternative");
    let to = package + brev[package..].find("</xacml:AllOf>").expect("its end") + "</xacml:AllOf>".len();
    assert!(start <= from);
    std::fs::write(home.work().join(ROLE_ONLY), format!("{}{}", &brev[..from], &brev[to..])).expect("written");
    home
}

fn lint(home: &Home, arguments: &[&str]) -> Run {
    home.run(&[&["policy", "lint", "--today", DAY], arguments].concat())
}

fn json_of(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"))
}

fn codes(file: &Value) -> Vec<&str> {
    file["findings"].as_array().expect("findings").iter().map(|one| one["code"].as_str().expect("a code")).collect()
}

#[test]
fn the_json_says_what_every_part_of_the_platform_answers() {
    let home = home();
    let run = lint(&home, &["brev.xml", "--format", "json", "--resource-id", "ttd-brev", "--type", "correspondence"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    let answer = json_of(&run);
    assert_eq!(answer["schema"], 1);
    let file = &answer["files"][0];
    let keys: Vec<&String> = file.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["file", "parser", "registry", "studio", "schemaValid", "findings"]);
    assert_eq!(file["file"], "brev.xml");
    assert_eq!(file["parser"], json!({"accepted": true, "message": null}));
    assert_eq!(file["registry"], json!({"http": 201, "message": null}));
    assert_eq!((&file["studio"], &file["schemaValid"]), (&json!({}), &json!(true)));
    let without = json_of(&lint(&home, &["brev.xml", "--format", "json"]));
    assert!(without["files"][0].get("registry").is_none());
}

#[test]
fn what_cannot_be_parsed_still_has_an_answer() {
    let home = home();
    let write = |name: &str, bytes: &[u8]| std::fs::write(home.work().join(name), bytes).expect("written");
    write("empty.xml", b"");
    write("text.xml", b"hello");
    write("latin.xml", &[b'<', 0xE6, b'>']);
    write("set.xml", b"<PolicySet xmlns='urn:oasis:names:tc:xacml:3.0:core:schema:wd-17'/>");
    write("bomb.xml", b"<!DOCTYPE a [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><a>&b;</a>");
    write("deep.xml", "<a>".repeat(10_000).as_bytes());
    write("large.xml", &vec![b' '; 17 << 20]);
    let wide: Vec<u8> = std::iter::once(0xFEFF_u16)
        .chain(home.read("brev.xml").trim_start_matches('\u{feff}').encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    write("wide.xml", &wide);
    let names = ["empty.xml", "text.xml", "latin.xml", "set.xml", "bomb.xml", "deep.xml", "large.xml", "wide.xml"];
    let run = lint(&home, &[&names[..], &["--format", "json", "--resource-id", "ttd-brev"]].concat());
    assert_eq!(run.status, Some(3), "{run:?}");
    let answer = json_of(&run);
    for (file, name) in answer["files"].as_array().expect("files").iter().zip(names) {
        assert_eq!(file["file"], name);
        if name == "wide.xml" {
            assert_eq!((&file["parser"]["accepted"], codes(file)[0]), (&json!(true), "POL006"), "{file}");
            continue;
        }
        assert_eq!(file["parser"]["accepted"], false, "{name}");
        assert_eq!((&file["studio"], &file["schemaValid"]), (&Value::Null, &json!(false)), "{name}");
        assert_eq!(file["registry"], json!({"http": 500, "message": null}), "{name}");
        assert_eq!(codes(file).len(), 1, "{file}");
        assert!(codes(file)[0].starts_with("POL00"), "{file}");
    }
}

#[test]
fn a_missing_file_is_told_of_and_the_others_are_looked_at() {
    let home = home();
    let run = lint(&home, &["nowhere.xml", "brev.xml", "--format", "json"]);
    assert_eq!(run.status, Some(1), "{run:?}");
    let answer = json_of(&run);
    assert_eq!(codes(&answer["files"][0]), ["FILE-NOT-FOUND"]);
    assert_eq!(answer["files"][1]["parser"]["accepted"], true);
    assert!(run.stderr.contains("FILE-NOT-FOUND"), "{}", run.stderr);
}

#[test]
fn the_exit_code_follows_the_worst_finding() {
    let home = home();
    assert_eq!(lint(&home, &[ROLE_ONLY]).status, Some(0));
    assert_eq!(lint(&home, &[ROLE_ONLY, "--strict"]).status, Some(3));
    assert_eq!(lint(&home, &["brev.xml", "--resource-id", "other"]).status, Some(3));
    assert_eq!(home.run(&["policy", "lint", "brev.xml", "--today", "soon"]).status, Some(2));
    assert_eq!(home.run(&["policy", "lint", "brev.xml", "--format", "xml"]).status, Some(2));
    assert_eq!(home.run(&["policy", "lint"]).status, Some(2));
}

#[test]
fn stdin_is_read_for_a_dash() {
    let home = home();
    let text = home.read("brev.xml");
    let run = home.run_program(Path::new(BINARY), &["policy", "lint", "-", "--format", "json"], &text);
    let answer = json_of(&run);
    assert_eq!(answer["files"][0]["file"], "<stdin>");
    assert_eq!(answer["files"][0]["parser"]["accepted"], true);
}

/// Also what is mended stays in the encoding that its declaration names.
#[test]
fn a_file_in_iso_8859_1_is_read_and_mended_as_that() {
    let home = home();
    let text = home.read("brev.xml").trim_start_matches('\u{feff}').replacen("utf-8", "ISO-8859-1", 1);
    let text = text.replacen("<xacml:Rule ", "<!-- lærling, økonom, Årsmøte --><xacml:Rule ", 1);
    let text = text.replacen(">ordinaer-post-til-virksomheten<", ">ordinaerposttilvirksomheten<", 1);
    let latin = |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect::<Vec<_>>();
    std::fs::write(home.work().join("latin.xml"), latin(&text)).expect("written");
    let answer = json_of(&lint(&home, &["latin.xml", "--format", "json"]));
    assert_eq!(answer["files"][0]["parser"]["accepted"], true);
    assert!(answer.to_string().contains("POL006"), "{answer}");
    let explained = home.run(&["policy", "explain", "latin.xml"]);
    assert!(explained.status == Some(0) && explained.stderr.contains("ISO-8859-1"), "{explained:?}");
    assert_eq!(lint(&home, &["latin.xml", "--fix", "--yes"]).status, Some(0));
    let mended = text.replacen(">ordinaerposttilvirksomheten<", ">ordinaer-post-til-virksomheten<", 1);
    assert_eq!(std::fs::read(home.work().join("latin.xml")).expect("there"), latin(&mended));
}

#[test]
fn a_repository_of_studio_s_is_looked_at_with_its_definitions() {
    let home = home();
    let folder = home.work().join("ttd-resources/ttd-brev");
    std::fs::create_dir_all(&folder).expect("a folder");
    let policy = home.read("brev.xml").replacen(">bobe<", ">[org]<", 1);
    let (before, after) = policy.split_once("[org]").expect("the placeholder");
    let policy = format!("{before}[org]{}", after.replacen("urn:altinn:rolecode", "urn:altinn:org", 1));
    std::fs::write(folder.join("ttd-brev_policy.xml"), policy).expect("written");
    let definition = json!({"identifier": "ttd-brev", "resourceType": "CorrespondenceService"});
    std::fs::write(folder.join("ttd-brev_resource.json"), definition.to_string()).expect("written");
    std::fs::write(folder.join("other.xml"), "<Request/>").expect("written");
    std::fs::write(folder.join("named.xml"), "<Policy/>").expect("written");
    std::fs::write(folder.join("old.xacml"), "<Policy/>").expect("written");
    std::fs::write(folder.join("request.XACML"), "<Request/>").expect("written");
    let answer = json_of(&lint(&home, &["ttd-resources", "--format", "json"]));
    let files = answer["files"].as_array().expect("files");
    let names: Vec<&str> = files.iter().map(|file| file["file"].as_str().expect("a name")).collect();
    assert_eq!(
        names,
        ["named.xml", "old.xacml", "ttd-brev_policy.xml"].map(|name| format!("ttd-resources/ttd-brev/{name}"))
    );
    assert_eq!(files[2]["registry"]["http"], 201);
    let errors = files[2]["findings"].as_array().expect("findings").iter().filter(|one| one["severity"] == "error");
    assert_eq!(errors.count(), 0, "{}", files[2]);
    std::fs::create_dir(home.work().join("nothing")).expect("a folder");
    let run = lint(&home, &["nothing"]);
    assert_eq!(run.status, Some(1), "{run:?}");
    assert!(run.stderr.contains("LINT-NO-FILES"), "{}", run.stderr);
}

#[test]
fn a_definition_tells_id_and_type() {
    let home = home();
    let definition = json!({"identifier": "ttd-annet", "resourceType": "CorrespondenceService"});
    std::fs::write(home.work().join("r.json"), definition.to_string()).expect("written");
    let answer = json_of(&lint(&home, &["brev.xml", "--resource", "r.json", "--format", "json"]));
    assert_eq!(answer["files"][0]["registry"]["http"], 400);
    let missing = lint(&home, &["brev.xml", "--resource", "no.json"]);
    assert_eq!(missing.status, Some(1), "{missing:?}");
    std::fs::write(home.work().join("r.json"), "[]").expect("written");
    let broken = lint(&home, &["brev.xml", "--resource", "r.json"]);
    assert!(broken.status == Some(1) && broken.stderr.contains("RESOURCE-FILE"), "{broken:?}");
}

#[test]
fn people_see_the_line_in_both_languages_at_every_width() {
    let home = home();
    let narrow = Home::dated().with("COLUMNS", "40");
    std::fs::copy(home.work().join(ROLE_ONLY), narrow.work().join(ROLE_ONLY)).expect("copied");
    for (name, home) in [("lint/at-80", &home), ("lint/at-40", &narrow)] {
        let mut screens = Screens::new(name).with_days();
        screens.run([home, home], &["policy", "lint", ROLE_ONLY, "--today", DAY]);
        screens.check();
    }
    let run = lint(&narrow, &[ROLE_ONLY]);
    for line in run.stdout.lines().filter(|line| line.contains(' ') && !line.contains(" | ")) {
        assert!(line.chars().count() <= 40 || !line.trim_start().contains(' '), "{line}");
    }
    let coloured = lint(&home, &[ROLE_ONLY, "--color", "always"]);
    let plain = lint(&home, &[ROLE_ONLY, "--color", "never"]);
    assert!(coloured.stdout.contains('\u{1b}') && !plain.stdout.contains('\u{1b}'));
    assert_eq!(anstream::adapter::strip_str(&coloured.stdout).to_string(), plain.stdout);
    let clean = lint(&home, &["brev.xml", "--resource-id", "ttd-brev", "--lang", "en"]);
    assert!(!clean.stdout.contains("Error"), "{}", clean.stdout);
}

#[test]
fn silenced_findings_need_a_reason_and_are_counted() {
    let home = home();
    let write = |toml: &str| std::fs::write(home.work().join("altinn-onboard-lint.toml"), toml).expect("written");
    write("[[silence]]\nrule = 'POL051'\nreason = 'Only persons with a role.'\nfiles = ['role-*.xml']\n");
    let answer = json_of(&lint(&home, &[ROLE_ONLY, "--format", "json"]));
    assert!(!codes(&answer["files"][0]).contains(&"POL051"), "{answer}");
    let shown = lint(&home, &[ROLE_ONLY, "--lang", "en"]);
    assert!(shown.stdout.contains("1 silenced"), "{}", shown.stdout);
    let sarif = json_of(&lint(&home, &[ROLE_ONLY, "--format", "sarif"]));
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let silenced = results.iter().find(|one| one["ruleId"] == "POL051").expect("still told of");
    assert_eq!(silenced["suppressions"][0]["justification"], "Only persons with a role.");
    let unused = lint(&home, &["brev.xml"]);
    assert!(unused.stderr.contains("LINT-UNUSED"), "{unused:?}");
    write("[[silence]]\nrule = 'POL051'\n");
    let refused = lint(&home, &[ROLE_ONLY]);
    assert_eq!(refused.status, Some(2), "{refused:?}");
    assert!(refused.stderr.contains("LINT-CONFIG"), "{}", refused.stderr);
    let other = lint(&home, &[ROLE_ONLY, "--config", "no.toml"]);
    assert_eq!(other.status, Some(2), "{other:?}");
}

#[test]
fn sarif_names_rules_and_places() {
    let home = home();
    let run = lint(&home, &[ROLE_ONLY, "--format", "sarif"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    let log = json_of(&run);
    assert_eq!(log["version"], "2.1.0");
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules");
    let result = &log["runs"][0]["results"].as_array().expect("results")[0];
    assert!(rules.iter().any(|rule| rule["id"] == result["ruleId"]), "{result}");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], ROLE_ONLY);
    assert!(place["region"]["startLine"].as_u64() > Some(1), "{place}");
}

#[test]
fn the_command_answers_as_the_platform_does() {
    let Some(data) = super::data() else { return };
    let home = Home::dated();
    let index: Value =
        serde_json::from_slice(&std::fs::read(data.join("conformance/index.json")).expect("an index")).expect("JSON");
    let cases = index["cases"].as_array().expect("cases");
    let path = |case: &Value, key: &str| {
        let name = case[key].as_str().expect("a path");
        let inside = data.join("conformance").join(name);
        if inside.exists() { inside } else { data.join(name) }.display().to_string()
    };
    let ask = |files: &[String], id: Option<&str>| {
        let mut arguments = vec!["policy", "lint", "--format", "json"];
        arguments.extend(id.iter().flat_map(|id| ["--resource-id", id]));
        arguments.extend(files.iter().map(String::as_str));
        json_of(&home.run(&arguments))["files"].as_array().expect("files").clone()
    };
    let of = |suite: &str| cases.iter().filter(|case| case["suite"] == suite).collect::<Vec<_>>();
    let mut ran = 0;

    let parser = of("parser");
    let files: Vec<String> = parser.iter().map(|case| path(case, "policy")).collect();
    for (case, answer) in parser.iter().zip(ask(&files, Some("res-1"))) {
        let wanted = &case["pdpParser"];
        assert_eq!(answer["parser"]["accepted"], wanted["ok"], "{case}");
        assert_eq!(answer["parser"]["message"], wanted["message"], "{case}");
        assert_eq!(answer["schemaValid"], case["xsdValid"], "{case}");
        assert_eq!(answer["registry"]["http"], case["registryUpload"]["http"], "{case}");
        ran += 1;
    }
    for case in of("rr-upload") {
        let answer = &ask(&[path(case, "policy")], case["identifier"].as_str())[0];
        let wanted = &case["expected"];
        assert_eq!(answer["registry"]["http"], wanted["http"], "{case}");
        let message = if wanted["http"] == 500 { &Value::Null } else { &wanted["message"] };
        assert_eq!(&answer["registry"]["message"], message, "{case}");
        ran += 1;
    }
    let studio = of("studio");
    let (read, written): (Vec<&Value>, Vec<&Value>) = studio.into_iter().partition(|case| case["kind"] == "read");
    for (cases, key, codes) in [(read, "policy", "validation"), (written, "expectedXml", "validationOfReadBack")] {
        let files: Vec<String> = cases.iter().map(|case| path(case, key)).collect();
        for (case, answer) in cases.iter().zip(ask(&files, None)) {
            assert_eq!(answer["studio"], case[codes], "{case}");
            ran += 1;
        }
    }
    println!("policy lint: {ran} cases, 0 wrong");
    assert!(ran > 0);
}

/// A policy as it stood in official examples: the algorithm of XACML 1.0, and a role in upper case compared exactly.
fn spoilt(home: &Home) -> String {
    let spoilt = home.read("brev.xml").replacen("3.0:rule-combining", "1.0:rule-combining", 1);
    let exact = spoilt.replacen("3.0:function:string-equal-ignore-case", "1.0:function:string-equal", 1);
    let spoilt = exact.replacen(">dagl<", ">DAGL<", 1).replacen("Effect=", "\n  Effect=", 1).replace('\n', "\r\n");
    std::fs::write(home.work().join("spoilt.xml"), &spoilt).expect("written");
    spoilt
}

#[test]
fn fix_shows_and_writes_nothing_without_being_told() {
    let home = home();
    let spoilt = spoilt(&home);
    let mut screens = Screens::new("lint/fix-shown").with_days();
    for (flags, status) in [(&["--fix"][..], 3), (&["--yes"], 2), (&["--fix", "--org", "X!"], 2)] {
        let arguments = [&["policy", "lint", "spoilt.xml", "--today", DAY][..], flags].concat();
        for run in screens.run([&home, &home], &arguments) {
            assert_eq!(run.status, Some(status), "{run:?}");
        }
    }
    screens.check();
    assert_eq!(home.read("spoilt.xml"), spoilt);
}

#[test]
fn fix_writes_when_told_and_looks_at_what_is_left() {
    let home = home();
    let spoilt = spoilt(&home);
    let run = lint(&home, &["spoilt.xml", "brev.xml", "--fix", "--yes", "--format", "json"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    let answer = json_of(&run);
    let files = answer["files"].as_array().expect("files");
    assert!(!files.iter().flat_map(codes).any(|code| ["POL010", "POL044"].contains(&code)), "{answer}");
    assert!(run.stderr.contains("--- spoilt.xml") && run.stderr.contains("spoilt.xml er rettet"), "{run:?}");
    let wanted = spoilt.replacen("1.0:rule-combining", "3.0:rule-combining", 1);
    let wanted = wanted.replacen("1.0:function:string-equal", "3.0:function:string-equal-ignore-case", 1);
    assert_eq!(home.read("spoilt.xml"), wanted);
    let again = lint(&home, &["spoilt.xml", "--fix", "--yes", "--lang", "en"]);
    assert!(again.stderr.contains("nothing here that can safely be fixed"), "{again:?}");
}

#[test]
fn fix_leaves_what_is_silenced_and_fills_in_the_organisation() {
    let home = home();
    let spoilt = spoilt(&home).replacen("ordinaer-post", "[org]-ordinaer-post", 1);
    std::fs::write(home.work().join("spoilt.xml"), &spoilt).expect("written");
    let config = "[[silence]]\nrule = \"POL044\"\nreason = \"agreed\"\n";
    std::fs::write(home.work().join("altinn-onboard-lint.toml"), config).expect("written");
    lint(&home, &["spoilt.xml", "--fix", "--yes", "--org", "ttd"]);
    let wanted = spoilt.replacen("1.0:rule-combining", "3.0:rule-combining", 1).replace("[org]", "ttd");
    assert_eq!(home.read("spoilt.xml"), wanted);
}

#[test]
fn what_comes_by_stdin_cannot_be_mended_in_place() {
    let run = Home::dated().run(&["policy", "lint", "-", "--fix", "--yes"]);
    assert!(run.status == Some(2) && run.stderr.contains("FIX-STDIN"), "{run:?}");
}

#[test]
fn a_configuration_is_judged_once_and_cannot_silence_what_the_platform_refuses() {
    let home = Home::dated();
    for folder in ["a", "b"] {
        std::fs::create_dir(home.work().join(folder)).expect("made");
        let file = home.work().join(folder).join("p_policy.xml");
        std::fs::write(file, "<xacml:Policy/>").expect("written");
    }
    let config = "[[silence]]\nrule = 'POL030'\nreason = 'agreed'\n";
    std::fs::write(home.work().join("altinn-onboard-lint.toml"), config).expect("written");
    let run = home.run(&["policy", "lint", ".", "--lang", "en"]);
    assert_eq!(run.status, Some(2), "{run:?}");
    assert_eq!(run.stderr.matches("POL030 cannot be silenced").count(), 1, "{run:?}");
}

#[test]
fn the_day_may_be_called_today() {
    let home = Home::dated();
    std::fs::write(home.work().join("p.xml"), "<x/>").expect("written");
    assert_eq!(home.run(&["policy", "lint", "p.xml", "--today", "today"]).status, Some(3));
    assert_eq!(home.run(&["policy", "lint", "p.xml", "--today", "soon"]).status, Some(2));
}

#[test]
fn leave_to_forward_is_a_flag_since_no_policy_says_it() {
    let home = home();
    let found = |more: &[&str]| {
        let run = lint(&home, &[&["brev.xml", "--format", "json"], more].concat());
        codes(&json_of(&run)["files"][0]).contains(&"POL068")
    };
    assert!(!found(&[]));
    assert!(found(&["--forwarding"]), "the policy demands a level");
}
