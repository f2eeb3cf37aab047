//! Each rule finds what it is for, in the field where it is, and nothing in what is right.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{RuleOf, broken, rules};
use crate::catalog::products;
use crate::domain::Product;
use crate::finding::Severity;

fn good() -> Value {
    let texts = json!({ "nb": "Vedtak", "nn": "Vedtak", "en": "Decision" });
    json!({
        "identifier": "ttd-vedtak",
        "title": texts, "description": texts, "rightDescription": texts,
        "resourceType": "CorrespondenceService",
        "hasCompetentAuthority": { "organization": "991825827", "orgcode": "ttd", "name": texts },
        "contactPoints": [{ "category": "Support", "email": "post@ttd.no", "telephone": "", "contactPage": "" }],
        "delegable": true, "visible": true, "status": "Completed",
        "availableForType": ["LegalEntityEnterprise", "Company"],
        "accessListMode": "Disabled", "selfIdentifiedUserEnabled": false, "enterpriseUserEnabled": false,
        "versionId": 3, "authorizationReference": [{ "id": "urn:altinn:resource", "value": "ttd-vedtak" }],
    })
}

fn found(definition: &Value) -> Vec<(&'static str, String)> {
    broken(definition, None).into_iter().map(|one| (one.finding.code.id, one.finding.subject)).collect()
}

/// The definition with one field set; `null` takes it away.
fn with(path: &str, value: Value) -> Value {
    let mut definition = good();
    let (parent, name) = path.rsplit_once('/').unwrap();
    let parent = definition.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    if value.is_null() {
        drop(parent.remove(name))
    } else {
        drop(parent.insert(name.to_owned(), value))
    }
    definition
}

#[test]
fn what_is_right_is_not_found_fault_with() {
    assert_eq!(found(&good()), []);
    // As the registry reads it.
    let text = good().to_string().replace("\"identifier\"", "\"Identifier\"").replace("\"title\"", "\"TITLE\"");
    assert_eq!(found(&serde_json::from_str(&text).unwrap()), []);
    assert_eq!(found(&json!([])), []);
}

#[test]
fn each_fault_is_found_once_and_in_its_field() {
    let cases = [
        ("/identifier", json!(null), "RESOURCE-ID-MISSING", "identifier"),
        ("/identifier", json!("urn:altinn:resource:ttd-x"), "RESOURCE-ID-URN", "identifier"),
        ("/identifier", json!("Ttd-vedtak"), "RESOURCE-ID-PATTERN", "identifier"),
        ("/identifier", json!(" ttd-vedtak"), "RESOURCE-ID-PATTERN", "identifier"),
        ("/identifier", json!(format!("ttd-{}", "x".repeat(300))), "RESOURCE-ID-LENGTH", "identifier"),
        ("/identifier", json!("app_ttd_x"), "RESOURCE-ID-APP", "identifier"),
        ("/identifier", json!("se_1_2"), "RESOURCE-ID-SE", "identifier"),
        ("/identifier", json!("ttd-migratedcorrespondence-1-2"), "RESOURCE-ID-MIGRATED", "identifier"),
        ("/identifier", json!("annen-vedtak"), "RESOURCE-ID-PREFIX", "identifier"),
        ("/title/nn", json!(" "), "RESOURCE-TITLE", "title.nn"),
        ("/description/en", json!(null), "RESOURCE-DESCRIPTION", "description.en"),
        ("/rightDescription/nb", json!(""), "RESOURCE-DELEGATION-TEXT", "rightDescription.nb"),
        ("/resourceType", json!("Default"), "RESOURCE-TYPE-MISSING", "resourceType"),
        ("/resourceType", json!(0), "RESOURCE-TYPE-MISSING", "resourceType"),
        ("/resourceType", json!(null), "RESOURCE-TYPE-MISSING", "resourceType"),
        ("/resourceType", json!("Corespondence"), "RESOURCE-TYPE-UNKNOWN", "resourceType"),
        ("/resourceType", json!("GenericAccessResource"), "RESOURCE-TYPE-GENERIC", "resourceType"),
        ("/resourceType", json!("MaskinportenSchema"), "RESOURCE-SCOPE-MISSING", "resourceReferences"),
        ("/hasCompetentAuthority", json!(null), "RESOURCE-OWNER-MISSING", "hasCompetentAuthority"),
        (
            "/hasCompetentAuthority/organization",
            json!("991825828"),
            "RESOURCE-OWNER-NUMBER",
            "hasCompetentAuthority.organization",
        ),
        (
            "/hasCompetentAuthority/organization",
            json!("991 825 827"),
            "RESOURCE-OWNER-NUMBER",
            "hasCompetentAuthority.organization",
        ),
        ("/hasCompetentAuthority/orgcode", json!(null), "RESOURCE-OWNER-CODE", "hasCompetentAuthority.orgcode"),
        ("/status", json!("Active"), "RESOURCE-STATUS", "status"),
        ("/status", json!(null), "RESOURCE-STATUS", "status"),
        ("/status", json!("Withdrawn"), "RESOURCE-NOT-IN-OPERATION", "status"),
        ("/availableForType", json!([]), "RESOURCE-AUDIENCE-MISSING", "availableForType"),
        ("/availableForType", json!(["Company", "Firm"]), "RESOURCE-AUDIENCE-UNKNOWN", "availableForType"),
        ("/delegable", json!(false), "RESOURCE-NOT-DELEGABLE", "delegable"),
        ("/visible", json!(false), "RESOURCE-HIDDEN", "visible"),
        ("/accessListMode", json!("enabled"), "RESOURCE-LISTS-ON", "accessListMode"),
        ("/limitedByRRR", json!(false), "RESOURCE-LISTS-OLD", "limitedByRRR"),
        ("/contactPoints", json!(null), "RESOURCE-CONTACT-MISSING", "contactPoints"),
        ("/contactPoints", json!([{ "category": "Support" }]), "RESOURCE-CONTACT-EMPTY", "contactPoints[0]"),
        ("/contactPoints", json!([{ "email": "kari.nordmann@ttd.no" }]), "CONTACT-PERSONAL", "contactPoints[0].email"),
        ("/visible", json!("yes"), "RESOURCE-FIELD-KIND", "visible"),
        ("/contactPoints", json!({}), "RESOURCE-FIELD-KIND", "contactPoints"),
        ("/keywords", json!("x"), "RESOURCE-FIELD-KIND", "keywords"),
        ("/contactPoint", json!([]), "RESOURCE-FIELD-UNKNOWN", "contactPoint"),
    ];
    let mut met = BTreeSet::new();
    for (path, value, code, field) in cases {
        assert_eq!(found(&with(path, value.clone())), [(code, field.to_owned())], "{path} {value}");
        met.insert(code);
    }
    let mut closed = with("/accessListMode", json!("Enabled"));
    closed["availableForType"] = json!(["PrivatePerson"]);
    assert_eq!(
        found(&closed).iter().map(|one| one.0).collect::<Vec<_>>(),
        ["RESOURCE-LISTS-ON", "RESOURCE-LISTS-PERSONS"]
    );
    // The older name says the same where the newer one is not there.
    let mut old = with("/accessListMode", Value::Null);
    old["limitedByRRR"] = json!(true);
    let codes: Vec<_> = found(&old).iter().map(|one| one.0).collect();
    assert_eq!(codes, ["RESOURCE-LISTS-ON", "RESOURCE-LISTS-OLD"]);
    let consent = with("/resourceType", json!("Consent"));
    assert_eq!(
        found(&consent).iter().map(|one| one.1.as_str()).collect::<Vec<_>>(),
        ["consentTemplate", "consentText"]
    );
    let codes: BTreeSet<&str> = rules().map(|rule| rule.code.id).collect();
    met.extend(["RESOURCE-LISTS-PERSONS", "RESOURCE-CONSENT", "RESOURCE-TYPE-OTHER"]);
    assert_eq!(met, codes, "every rule has its case");
    assert_eq!(codes.len(), rules().count(), "every rule has a code of its own");
}

#[test]
fn what_the_resource_is_for_decides_which_type_it_must_have() {
    let of = |product, definition: &Value| -> Vec<&str> {
        broken(definition, Some(products::of(product))).into_iter().map(|one| one.finding.code.id).collect()
    };
    assert_eq!(of(Product::Correspondence, &good()), [] as [&str; 0]);
    assert_eq!(of(Product::Broker, &good()), ["RESOURCE-TYPE-OTHER"]);
    let generic = with("/resourceType", json!("GenericAccessResource"));
    assert_eq!(of(Product::Correspondence, &generic), ["RESOURCE-TYPE-OTHER"]);
    // A notification may be about any resource.
    assert_eq!(of(Product::Notifications, &good()), [] as [&str; 0]);
    assert_eq!(of(Product::Notifications, &generic), [] as [&str; 0]);
}

#[test]
fn what_works_is_no_error() {
    for (path, value) in [
        ("/identifier", json!("skd-migratedcorrespondence-1-2")),
        ("/identifier", json!("annen-vedtak")),
        ("/contactPoints", json!([{ "email": "kari.nordmann@ttd.no" }])),
        ("/status", json!("Active")),
        ("/delegable", json!(false)),
    ] {
        let found = broken(&with(path, value.clone()), None);
        assert!(!found.is_empty() && found.iter().all(|one| one.finding.severity < Severity::Error), "{path} {value}");
        assert!(found.iter().all(|one| one.of != RuleOf::Registry), "{path} {value}");
    }
    // The test department has no number.
    assert_eq!(found(&with("/hasCompetentAuthority/organization", json!(""))), []);
    assert_eq!(found(&with("/resourceType", json!(64))), [], "the registry takes the number of a type too");
}
