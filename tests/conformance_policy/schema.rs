//! What we write holds to the XACML schema, when xmllint is there to ask.

use std::process::Command;

use altinn_onboard::policy::build::{Choices, correspondence};
use altinn_onboard::policy::{EditorPolicy, write};

use super::support::{data, json, read, tally, text};

#[test]
fn xmllint_accepts_every_policy_that_we_write() {
    let Some(data) = data() else { return };
    if Command::new("xmllint").arg("--version").output().is_err() {
        let required = std::env::var_os("ALTINN_ONBOARD_REQUIRE_PEERS").is_some();
        assert!(!required, "xmllint is not installed, and nothing may be skipped here");
        println!("skipped: xmllint is not installed");
        return;
    }
    let index = json(&data, "index.json");
    let written = index["cases"].as_array().expect("cases").iter().filter(|case| case["kind"] == "write");
    let mut files: Vec<(String, Vec<u8>)> = written
        .map(|case| {
            let model: EditorPolicy = serde_json::from_slice(&read(&data, text(case, "input"))).expect("a model");
            (text(case, "id").to_owned(), write::to_xml(&model))
        })
        .collect();
    for choices in [Choices::new("ttd", "ttd-melding"), Choices::confidential("ttd", "ttd-melding")] {
        files.push((format!("level {}", choices.level), write::to_xml(&correspondence(&choices))));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let schema = data.join("xsd/xacml-core-v3-schema-wd-17.xsd");
    tally(
        "xmllint",
        files.into_iter().map(|(name, bytes)| {
            let file = folder.path().join("policy.xml");
            std::fs::write(&file, bytes).map_err(|error| error.to_string())?;
            let output = Command::new("xmllint")
                .env("XML_CATALOG_FILES", data.join("xsd/catalog.xml"))
                .args(["--nonet", "--noout", "--schema"])
                .args([&schema, &file])
                .output()
                .map_err(|error| error.to_string())?;
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            if output.status.success() { Ok(()) } else { Err(format!("{name}: {said}")) }
        }),
    );
}
