//! A resource as published, beside what is wanted.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::domain::resource::ResourceDefinition;
use crate::domain::{OrgNumber, ThreeLanguages};
use crate::record::values::ResourceFound;
use crate::world::clean::clean_line;

/// How much of a text is shown in a difference.
const SHOWN: usize = 120;

/// What the registry shows of a resource, with the differences from what is wanted. Without a wish, only the type and the
/// owner are judged.
#[must_use]
pub fn found(resource: &Value, owner: OrgNumber, wanted: Option<&ResourceDefinition>) -> ResourceFound {
    let mut differences = wanted.map(|wanted| differences(resource, wanted)).unwrap_or_default();
    if !is_owned_by(resource, owner) {
        let have = competent(resource, "organization").unwrap_or_default();
        differences.insert("hasCompetentAuthority.organization".to_owned(), differs(&have, &owner.to_string()));
    }
    ResourceFound { differences, ..shown(resource) }
}

/// What the registry shows of a resource, held against nothing.
#[must_use]
pub fn shown(resource: &Value) -> ResourceFound {
    let text = |name: &str| resource.get(name).and_then(Value::as_str).map(clean_line).unwrap_or_default();
    ResourceFound {
        resource_type: text("resourceType"),
        owner: competent(resource, "organization").map(clean_line_owned).unwrap_or_default(),
        owner_code: competent(resource, "orgcode").map(clean_line_owned).unwrap_or_default(),
        version: resource.get("versionId").and_then(Value::as_i64).unwrap_or_default(),
        title: three(resource, "title"),
        differences: BTreeMap::new(),
    }
}

/// Whether the registry names this organisation as the owner.
#[must_use]
pub fn is_owned_by(resource: &Value, owner: OrgNumber) -> bool {
    competent(resource, "organization").is_some_and(|found| found == owner.to_string())
}

/// A member of `hasCompetentAuthority`.
pub(super) fn competent(resource: &Value, member: &str) -> Option<String> {
    resource.get("hasCompetentAuthority")?.get(member)?.as_str().map(str::to_owned)
}

/// What differs, by field: only what we set; what the server fills in itself is no difference.
fn differences(resource: &Value, wanted: &ResourceDefinition) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut compare = |field: &str, have: String, want: String| {
        if have != want {
            found.insert(field.to_owned(), differs(&have, &want));
        }
    };
    let text = |name: &str, absent: &str| {
        resource.get(name).and_then(Value::as_str).map_or_else(|| absent.to_owned(), str::to_owned)
    };
    let flag = |name: &str, absent: bool| resource.get(name).and_then(Value::as_bool).unwrap_or(absent).to_string();
    compare("resourceType", text("resourceType", ""), wanted.resource_type.to_owned());
    compare("status", text("status", ""), wanted.status.to_owned());
    // The server's defaults (Altinn/altinn-resource-registry, `Helpers/ServiceResourceHelper.cs`, 2026-08-10).
    if let Some(mode) = wanted.access_list_mode {
        compare("accessListMode", text("accessListMode", "Disabled"), mode.to_owned());
    }
    compare("delegable", flag("delegable", true), wanted.delegable.to_string());
    compare("visible", flag("visible", true), wanted.visible.to_string());
    compare(
        "selfIdentifiedUserEnabled",
        flag("selfIdentifiedUserEnabled", false),
        wanted.self_identified_user_enabled.to_string(),
    );
    compare("enterpriseUserEnabled", flag("enterpriseUserEnabled", false), wanted.enterprise_user_enabled.to_string());
    for (name, want) in [
        ("title", &wanted.title),
        ("description", &wanted.description),
        ("rightDescription", &wanted.right_description),
    ] {
        compare(name, three(resource, name).to_string(), want.to_string());
    }
    let code = competent(resource, "orgcode").unwrap_or_default().to_lowercase();
    compare("hasCompetentAuthority.orgcode", code, wanted.has_competent_authority.orgcode.to_string());
    compare(
        "availableForType",
        parties(resource),
        listed(wanted.available_for_type.iter().map(|of| format!("{of:?}"))),
    );
    let contacts = wanted.contact_points.iter().map(|c| contact(&c.email, &c.telephone, &c.contact_page));
    compare("contactPoints", published_contacts(resource), listed(contacts));
    found
}

fn three(resource: &Value, name: &str) -> ThreeLanguages {
    let text = |language: &str| {
        resource.get(name).and_then(|texts| texts.get(language)).and_then(Value::as_str).map(clean_line)
    };
    ThreeLanguages {
        nb: text("nb").unwrap_or_default(),
        nn: text("nn").unwrap_or_default(),
        en: text("en").unwrap_or_default(),
    }
}

fn parties(resource: &Value) -> String {
    let types = resource.get("availableForType").and_then(Value::as_array).into_iter().flatten();
    listed(types.filter_map(Value::as_str).map(str::to_owned))
}

fn published_contacts(resource: &Value) -> String {
    let points = resource.get("contactPoints").and_then(Value::as_array).into_iter().flatten();
    listed(points.map(|point| {
        let text = |name: &str| point.get(name).and_then(Value::as_str).unwrap_or_default();
        contact(text("email"), text("telephone"), text("contactPage"))
    }))
}

fn contact(email: &str, telephone: &str, page: &str) -> String {
    [email, telephone, page].iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

/// In one order, whichever the registry gives.
fn listed(items: impl Iterator<Item = String>) -> String {
    items.filter(|item| !item.is_empty()).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(", ")
}

fn differs(have: &str, want: &str) -> String {
    let shown = |text: &str| match clean_line(text) {
        text if text.is_empty() => "nothing".to_owned(),
        text => text.chars().take(SHOWN).collect(),
    };
    format!("have {}, want {}", shown(have), shown(want))
}

fn clean_line_owned(text: String) -> String {
    clean_line(&text)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::resource::{CompetentAuthority, PartyType, RegistryContact};
    use crate::domain::{ContactPoint, OrgCode, ResourceId};

    pub(in crate::api) fn wanted() -> ResourceDefinition {
        let texts = ThreeLanguages { nb: "Vedtak".into(), nn: "Vedtak".into(), en: "Decision".into() };
        let contact = ContactPoint { email: Some("post@ttd.no".into()), ..ContactPoint::default() };
        ResourceDefinition {
            identifier: ResourceId::parse("ttd-vedtak").unwrap(),
            title: texts.clone(),
            description: texts.clone(),
            right_description: texts.clone(),
            resource_type: "CorrespondenceService",
            has_competent_authority: CompetentAuthority {
                organization: OrgNumber::parse("991825827").unwrap(),
                orgcode: OrgCode::parse("ttd").unwrap(),
                name: texts,
            },
            contact_points: vec![RegistryContact::new("Support", &contact)],
            delegable: true,
            visible: true,
            status: "Completed",
            available_for_type: vec![PartyType::LegalEntityEnterprise, PartyType::Company],
            access_list_mode: Some("Disabled"),
            self_identified_user_enabled: false,
            enterprise_user_enabled: false,
        }
    }

    #[test]
    fn what_was_sent_is_no_difference_when_it_comes_back() {
        let wanted = wanted();
        let mut published = serde_json::to_value(&wanted).unwrap();
        published["versionId"] = 3.into();
        published["authorizationReference"] = serde_json::json!([{"id": "urn:altinn:resource", "value": "ttd-vedtak"}]);
        published["availableForType"].as_array_mut().unwrap().reverse();
        published.as_object_mut().unwrap().remove("accessListMode");
        let found = found(&published, wanted.has_competent_authority.organization, Some(&wanted));
        assert_eq!(found.differences, BTreeMap::new());
        assert_eq!((found.version, found.owner_code.as_str()), (3, "ttd"));
    }

    #[test]
    fn differences_say_what_is_and_what_should_be() {
        let wanted = wanted();
        let mut published = serde_json::to_value(&wanted).unwrap();
        published["resourceType"] = "GenericAccessResource".into();
        published["hasCompetentAuthority"]["organization"] = "974760673".into();
        published["title"]["en"] = "Other\u{1b}[31m".into();
        let found = found(&published, wanted.has_competent_authority.organization, Some(&wanted));
        assert_eq!(found.differences["resourceType"], "have GenericAccessResource, want CorrespondenceService");
        assert_eq!(found.differences["hasCompetentAuthority.organization"], "have 974760673, want 991825827");
        assert_eq!(found.differences["title"], "have Vedtak | Vedtak | Other, want Vedtak | Vedtak | Decision");
        assert_eq!(found.differences.len(), 3);
    }
}
