//! What is told of the definition of a resource: lint, diff, show.

use super::Pair;
use crate::common::screen::Screens;

/// As the registry has it.
const GOOD: &str = r#"{
  "identifier": "ttd-vedtak",
  "title": { "nb": "Vedtak", "nn": "Vedtak", "en": "Decision" },
  "description": { "nb": "Vedtak om støtte", "nn": "Vedtak om støtte", "en": "Decision on support" },
  "rightDescription": { "nb": "Gir tilgang", "nn": "Gir tilgang", "en": "Gives access" },
  "resourceType": "CorrespondenceService",
  "hasCompetentAuthority": { "organization": "991825827", "orgcode": "ttd" },
  "contactPoints": [{ "category": "Support", "email": "post@ttd.no", "telephone": "", "contactPage": "" }],
  "delegable": true,
  "visible": true,
  "status": "Completed",
  "availableForType": ["LegalEntityEnterprise", "Company"],
  "versionId": 4
}
"#;

/// With a fault of each kind.
const BAD: &str = r#"{
  "identifier": "Annen-Vedtak",
  "title": { "nb": "Vedtak", "en": "Decision" },
  "description": { "nb": "Vedtak", "nn": "Vedtak", "en": "Decision" },
  "resourceType": "GenericAccessResource",
  "hasCompetentAuthority": { "organization": "991825828", "orgcode": "ttd" },
  "contactPoint": [{ "email": "kari.nordmann@ttd.no" }],
  "delegable": false,
  "visible": "yes",
  "status": "Active",
  "availableForType": ["PrivatePerson"],
  "accessListMode": "Enabled"
}
"#;

fn pair() -> Pair {
    let pair = Pair::new();
    pair.write("good.json", GOOD);
    pair.write("bad.json", BAD);
    let other = GOOD.replace("\"Decision\"", "\"A decision\"").replace("\"Company\"]", "\"PrivatePerson\"]");
    pair.write("other.json", other.replace("\"delegable\": true", "\"delegable\": false"));
    pair.write("later.json", GOOD.replace("\"versionId\": 4", "\"versionId\": 5, \"accessListMode\": \"Disabled\""));
    pair.write("broken.json", "{\"identifier\": \"x\"");
    pair.write("list.json", "[]");
    for home in pair.homes() {
        std::fs::create_dir_all(home.work().join("resources/ttd-vedtak")).unwrap();
        std::fs::create_dir_all(home.work().join("empty")).unwrap();
        std::fs::write(home.work().join("resources/ttd-vedtak/ttd-vedtak_resource.json"), GOOD).unwrap();
    }
    pair
}

#[test]
fn lint() {
    let pair = pair();
    pair.show_all(
        Screens::new("resources/lint"),
        &[
            "resource lint good.json",
            "resource lint good.json bad.json",
            "resource lint good.json --product broker",
            "resource lint bad.json --product notifications --strict",
            "resource lint resources",
            "resource lint empty",
            "resource lint broken.json list.json good.json none.json",
            "resource lint none.json",
            "resource lint sandbox:ttd-finnes-ikke",
            "resource lint tt02:x",
            "resource lint",
        ],
    );
    pair.shows("json/resource-lint", "resource lint good.json bad.json broken.json --format json");
    pair.shows("json/resource-lint-sarif", "resource lint good.json bad.json --format sarif");
}

#[test]
fn diff() {
    let pair = pair();
    pair.show_all(
        Screens::new("resources/diff"),
        &[
            "resource diff good.json later.json",
            "resource diff good.json other.json",
            "resource diff other.json good.json",
            "resource diff good.json broken.json",
            "resource diff good.json sandbox:ttd-finnes-ikke",
            "resource diff - -",
        ],
    );
    pair.show_all(
        Screens::new("json/resource-diff"),
        &["resource diff good.json other.json --format json", "resource diff good.json later.json --format json"],
    );
}
