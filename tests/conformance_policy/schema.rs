//! The schema check against xmllint, and what we write against both.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use altinn_onboard::door::policy::build::{Choices, Requesters, built};
use altinn_onboard::door::policy::{EditorPolicy, schema, write};
use altinn_onboard::door::steps::policy::purposes::PURPOSES;

use super::spoiling;
use super::support::{data, json, read, same, tally, text};

/// The files that hold to the schema by xmllint; `None` when it is not there.
fn valid_by_xmllint(data: &Path, files: &[PathBuf]) -> Option<BTreeSet<PathBuf>> {
    let output = Command::new("xmllint")
        .env("XML_CATALOG_FILES", data.join("xsd/catalog.xml"))
        .args(["--nonet", "--noout", "--schema"])
        .arg(data.join("xsd/xacml-core-v3-schema-wd-17.xsd"))
        .args(files)
        .output();
    let Ok(output) = output else {
        let required = std::env::var_os("ALTINN_ONBOARD_REQUIRE_PEERS").is_some();
        assert!(!required, "xmllint is not installed, and nothing may be skipped here");
        println!("skipped: xmllint is not installed");
        return None;
    };
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Some(said.lines().filter_map(|line| line.strip_suffix(" validates")).map(PathBuf::from).collect())
}

/// Every XML file of the data, whatever it is.
fn xml_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            xml_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "xml") {
            files.push(path);
        }
    }
}

fn compare(what: &str, data: &Path, files: &[PathBuf]) {
    let Some(valid) = valid_by_xmllint(data, files) else { return };
    tally(
        what,
        files.iter().map(|file| {
            let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
            same(&file.display().to_string(), schema::holds(&bytes), valid.contains(file))
        }),
    );
}

#[test]
fn the_schema_check_says_what_the_index_says() {
    let Some(data) = data() else { return };
    let index = json(&data, "index.json");
    let real = json(&data, "policies/index.json");
    let cases = index["cases"].as_array().expect("cases").iter().filter(|case| case["xsdValid"].is_boolean());
    let cases = cases.map(|case| (text(case, "policy").to_owned(), case["xsdValid"] == true));
    let real = real["policies"].as_array().expect("policies").iter();
    let real = real.map(|row| (format!("policies/{}", text(row, "file")), row["xsdValid"] == true));
    tally("xsdValid", cases.chain(real).map(|(file, wanted)| same(&file, schema::holds(&read(&data, &file)), wanted)));
}

#[test]
fn the_schema_check_says_what_xmllint_says_of_every_file() {
    let Some(data) = data() else { return };
    let mut files = Vec::new();
    xml_files(&data, &mut files);
    compare("xmllint on the data", &data, &files);
}

#[test]
fn the_schema_check_says_what_xmllint_says_of_spoiled_files() {
    let Some(data) = data() else { return };
    let mut seeds = Vec::new();
    xml_files(&data, &mut seeds);
    seeds.sort();
    let seeds: Vec<String> = seeds.iter().filter_map(|seed| std::fs::read_to_string(seed).ok()).collect();
    let count = std::env::var("ALTINN_ONBOARD_SPOILED").ok().and_then(|count| count.parse().ok()).unwrap_or(1000);
    let folder = tempfile::tempdir().expect("a folder");
    let spoiled = spoiling::spoiled(&seeds, count).into_iter().enumerate().map(|(number, text)| {
        let file = folder.path().join(format!("{number}.xml"));
        std::fs::write(&file, text).expect("written");
        file
    });
    compare("xmllint on spoiled files", &data, &spoiled.collect::<Vec<_>>());
}

#[test]
fn xmllint_accepts_every_policy_that_we_write() {
    let Some(data) = data() else { return };
    let index = json(&data, "index.json");
    let written = index["cases"].as_array().expect("cases").iter().filter(|case| case["kind"] == "write");
    let mut policies: Vec<Vec<u8>> = written
        .map(|case| {
            let model: EditorPolicy = serde_json::from_slice(&read(&data, text(case, "input"))).expect("a model");
            write::to_xml(&model)
        })
        .collect();
    for choices in [Choices::new("ttd", "ttd-melding"), Choices::confidential("ttd", "ttd-melding")] {
        let choices = Choices { requesters: Requesters::Lists(vec!["ttd:banker".into()]), ..choices };
        let made = PURPOSES.iter().map(|purpose| write::to_xml(&built(purpose.rules, &choices)));
        policies.extend(made);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let files = policies.into_iter().enumerate().map(|(number, bytes)| {
        let file = folder.path().join(format!("{number}.xml"));
        std::fs::write(&file, bytes).expect("written");
        file
    });
    let files: Vec<PathBuf> = files.collect();
    let Some(valid) = valid_by_xmllint(&data, &files) else { return };
    tally("xmllint", files.iter().map(|file| same(&file.display().to_string(), valid.contains(file), true)));
}
