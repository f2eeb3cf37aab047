//! The resource registry: resources and their policies (Altinn/altinn-resource-registry,
//! `Controllers/ResourceController.cs`, 2026-08-10).

use serde::Deserialize;
use serde_json::{Map, Value};

use super::ask::{self, Api, Filled, long, refusal};
use super::resource_compare::competent;
use super::{ApiFault, Token};
use crate::catalog::services::RemoteService;
use crate::domain::resource::ResourceDefinition;
use crate::domain::{Address, OrgCode, ResourceId};
use crate::record::values::OwnResources;
use crate::world::http::{Call, Expected, HttpResponse};

pub use super::resource_compare::{found, is_owned_by, shown};

const HERE: RemoteService = RemoteService::ResourceRegistry;

/// Searches answer whole lists.
const LARGEST: usize = 32 << 20;

/// What every resource has, whoever made it (Altinn/altinn-resource-registry, `Models/ServiceResource.cs` and
/// `Helpers/ServiceResourceHelper.cs`, 2026-08-10).
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Published {
    identifier: Filled,
    #[serde(rename = "resourceType")]
    _type: Filled,
    #[serde(rename = "title")]
    _title: Map<String, Value>,
    has_competent_authority: Authority,
}

/// Whose it is; the test department's have no number.
#[derive(Deserialize)]
struct Authority {
    #[serde(default)]
    organization: Option<String>,
    #[serde(default)]
    orgcode: Option<String>,
}

/// What a search shows of a resource, as far as it is looked at.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    identifier: Filled,
    resource_type: Filled,
    #[serde(default)]
    has_competent_authority: Option<Authority>,
}

/// Reads a resource as published; public. `None` when the registry does not know the id.
///
/// # Errors
/// The registry does not answer as it should.
pub async fn read(api: Api<'_>, id: &ResourceId) -> Result<Option<Value>, ApiFault> {
    read_any(api, id.bare()).await
}

/// Reads any resource as published, also one that is not for a service of one's own, such as an app; public. `None` when
/// the registry does not know the id.
///
/// # Errors
/// The registry does not answer as it should.
pub async fn read_any(api: Api<'_>, id: &str) -> Result<Option<Value>, ApiFault> {
    let answer = api.read(HERE, Call::get(&api.environment.resource_registry.below(&["resource", id]))).await?;
    let Some(published) = ask::object_or_none::<Published>(HERE, &answer)? else { return Ok(None) };
    let owner = published.has_competent_authority;
    let has_owner = [owner.organization, owner.orgcode].into_iter().flatten().any(|text| !text.trim().is_empty());
    // Of another resource, or of nobody: it says nothing of this one.
    if published.identifier.0 != id || !has_owner {
        return Err(ask::unexpected(HERE, &answer));
    }
    ask::json(HERE, &answer).map(Some)
}

/// Reads a policy as published; public. `None` when there is no resource or no policy.
///
/// # Errors
/// The registry does not answer as it should.
pub async fn policy(api: Api<'_>, id: &ResourceId) -> Result<Option<Vec<u8>>, ApiFault> {
    policy_of(api, id.bare()).await
}

/// Reads the published policy of any resource, also one that is not for a service of one's own, such as an app; public.
///
/// # Errors
/// The registry does not answer as it should.
pub async fn policy_of(api: Api<'_>, id: &str) -> Result<Option<Vec<u8>>, ApiFault> {
    use reqwest::header::ACCEPT;
    let address = api.environment.resource_registry.below(&["resource", id, "policy"]);
    let call = Call::get(&address).header(ACCEPT, "text/xml, application/xml, */*").expecting(Expected::Xml);
    let answer = api.read(HERE, call).await?;
    match answer.status {
        404 if !answer.is_html() => Ok(None),
        _ if !answer.is_success() => Err(refusal(HERE, &answer)),
        _ if answer.is_html() || answer.is_empty() => Err(ask::unexpected(HERE, &answer)),
        _ => Ok(Some(answer.body)),
    }
}

/// Finds the resources of one type of a service owner; public. Services of Altinn 2 are left out, migrated resources are not.
///
/// # Errors
/// The registry does not answer as it should.
pub async fn own(api: Api<'_>, code: &OrgCode, resource_type: &str) -> Result<OwnResources, ApiFault> {
    let query = [("resourceType", resource_type), ("orgCode", code.as_str())];
    let address = api.environment.resource_registry.below(&["resource", "Search"]).with_query(&query);
    let answer = api.read(HERE, long(Call::get(&address), LARGEST)).await?;
    let all: Vec<Found> = ask::objects(HERE, &answer)?;
    // A registry that is older than `orgCode` gives everybody's.
    let is_ours = |found: &&Found| {
        let owner = found.has_competent_authority.as_ref().and_then(|owner| owner.orgcode.as_deref());
        found.resource_type.0 == resource_type && owner.is_some_and(|owner| owner.eq_ignore_ascii_case(code.as_str()))
    };
    let ours = all.iter().filter(is_ours);
    let mut own: Vec<ResourceId> = ours.filter_map(|found| ResourceId::noted(&found.identifier.0).ok()).collect();
    own.sort();
    own.dedup();
    Ok(OwnResources(own))
}

/// Creates a resource, or finds it: looks first, and looks again when the registry says that the id is taken. Answers
/// the resource as the registry shows it.
///
/// # Errors
/// The refusal; also when the id is somebody else's, or was deleted and is spent, and when the registry does not show what
/// it created, or shows it otherwise.
pub async fn create(api: Api<'_>, token: &Token, definition: &ResourceDefinition) -> Result<Value, ApiFault> {
    if let Some(there) = read(api, &definition.identifier).await? {
        return ours(there, definition);
    }
    let address = api.environment.resource_registry.below(&["resource"]);
    let call = Call::post(&address).bearer(token.bearer()).json(definition).expecting(Expected::Done);
    let answer = api.write(HERE, call).await?;
    match answer.status {
        200..=299 => {
            ask::taken(HERE, &answer)?;
            kept(api, definition).await
        }
        409 => match read(api, &definition.identifier).await? {
            Some(there) => ours(there, definition),
            None => Err(refused(&answer)),
        },
        _ => Err(refused(&answer)),
    }
}

/// Reads back what was just created, and holds it against what was sent.
async fn kept(api: Api<'_>, definition: &ResourceDefinition) -> Result<Value, ApiFault> {
    let id = definition.identifier.bare();
    let not_kept = |what: String| ApiFault::NotKept { service: HERE, what };
    let there = read(api, &definition.identifier).await?.ok_or_else(|| not_kept(id.to_owned()))?;
    let there = ours(there, definition)?;
    let differs = found(&there, definition.has_competent_authority.organization, Some(definition)).differences;
    match differs.is_empty() {
        true => Ok(there),
        false => Err(not_kept(format!("{id}: {}", differs.into_keys().collect::<Vec<_>>().join(", ")))),
    }
}

fn ours(there: Value, definition: &ResourceDefinition) -> Result<Value, ApiFault> {
    if is_owned_by(&there, definition.has_competent_authority.organization) {
        return Ok(there);
    }
    Err(ApiFault::Refused(super::ServiceRefusal {
        service: HERE,
        status: 409,
        code: Some("OWNER".to_owned()),
        trace: None,
        message: format!("{} · {}", definition.identifier, competent(&there, "orgcode").unwrap_or_default()),
        more: None,
        wait: None,
    }))
}

/// Uploads a policy. The same bytes again are harmless, but make a new version: compare first.
///
/// # Errors
/// The refusal.
pub async fn upload_policy(api: Api<'_>, token: &Token, id: &ResourceId, xml: &[u8]) -> Result<(), ApiFault> {
    let call = Call::post(&resource(api, id).below(&["policy"])).bearer(token.bearer()).expecting(Expected::Done);
    let answer = api.write(HERE, call.file("policyFile", "policy.xml", "text/xml", xml)).await?;
    match answer.status {
        200..=299 => ask::taken(HERE, &answer),
        // Malformed XML and an outage look the same from here.
        500 if answer.is_empty() => Err(ApiFault::refused(HERE, &answer, Some("POLICY-500".to_owned()), String::new())),
        _ => Err(refused(&answer)),
    }
}

fn resource(api: Api<'_>, id: &ResourceId) -> Address {
    api.environment.resource_registry.below(&["resource", id.bare()])
}

/// What the registry says in words only gets a code of ours (Altinn/altinn-resource-registry,
/// `Controllers/ResourceController.cs`, 2026-08-10; Altinn/altinn-resource-registry, `Helpers/PolicyHelper.cs`,
/// 2026-08-10).
fn refused(answer: &HttpResponse) -> ApiFault {
    const WORDS: [(&str, &str); 8] = [
        ("contains rules for a different registry resource", "POLICY-OTHER-RESOURCE"),
        ("rule without reference to registry resource id", "POLICY-NO-RESOURCE"),
        ("unknown resource", "POLICY-UNKNOWN-RESOURCE"),
        ("policy file can not be null", "POLICY-FILE"),
        ("file stream can not be null", "POLICY-FILE"),
        ("upload of file to storage", "POLICY-FILE"),
        ("delete operation is not allowed", "DELETE"),
        ("invalidprefix", "PREFIX"),
    ];
    match refusal(HERE, answer) {
        ApiFault::Refused(mut refusal) => {
            let said = refusal.message.to_lowercase();
            let code = WORDS.iter().find(|(words, _)| said.contains(words)).map(|(_, code)| (*code).to_owned());
            refusal.code = refusal.code.or(code);
            ApiFault::Refused(refusal)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::resource_compare::tests::wanted;
    use super::super::test_support::TestService;
    use super::*;
    use serde_json::json;
    use wiremock::matchers::{body_json, method, path, query_param};
    use wiremock::{Mock, ResponseTemplate};

    const RESOURCE: &str = "/resource_registry/resource";

    async fn answer(place: &TestService, verb: &str, below: &str, answer: ResponseTemplate) {
        Mock::given(method(verb))
            .and(path(format!("{RESOURCE}{below}")))
            .respond_with(answer)
            .mount(&place.server)
            .await;
    }

    fn published(owner: &str) -> ResponseTemplate {
        let mut body = serde_json::to_value(wanted()).unwrap();
        body["hasCompetentAuthority"]["organization"] = owner.into();
        ResponseTemplate::new(200).set_body_json(body)
    }

    #[tokio::test]
    async fn a_resource_is_created_when_it_is_not_there() {
        let place = TestService::new().await;
        Mock::given(method("POST"))
            .and(path(RESOURCE))
            .and(body_json(wanted()))
            .respond_with(ResponseTemplate::new(201))
            .expect(3)
            .mount(&place.server)
            .await;
        let absent = async || {
            let answer = ResponseTemplate::new(404);
            let nothing = Mock::given(method("GET")).respond_with(answer).up_to_n_times(1).with_priority(1);
            nothing.mount(&place.server).await;
        };
        // What it took and does not show, or shows otherwise, was not created as far as anybody can tell.
        let fault = create(place.api(), &place.token(), &wanted()).await.unwrap_err();
        assert_eq!(fault.finding().code, "SERVICE-NOT-KEPT");
        let mut other = serde_json::to_value(wanted()).unwrap();
        other["title"]["nn"] = "Noko anna".into();
        Mock::given(method("GET"))
            .respond_with(ResponseTemplate::new(200).set_body_json(other))
            .up_to_n_times(1)
            .mount(&place.server)
            .await;
        absent().await;
        let fault = create(place.api(), &place.token(), &wanted()).await.unwrap_err();
        let ApiFault::NotKept { what, .. } = &fault else { panic!("{fault:?}") };
        assert_eq!(what, "ttd-vedtak: title");
        answer(&place, "GET", "/ttd-vedtak", published("991825827")).await;
        absent().await;
        for _ in ["now", "before"] {
            let there = create(place.api(), &place.token(), &wanted()).await.unwrap();
            assert_eq!(there["identifier"], "ttd-vedtak");
        }
    }

    #[tokio::test]
    async fn somebody_elses_id_is_never_written_to() {
        let place = TestService::new().await;
        answer(&place, "GET", "/ttd-vedtak", published("974760673")).await;
        let fault = create(place.api(), &place.token(), &wanted()).await.unwrap_err();
        assert_eq!(fault.finding().code, "RESOURCE-OTHER-OWNER");
        assert_eq!(place.http.calls(), 1, "it only looked");
    }

    #[tokio::test]
    async fn a_spent_id_and_a_missing_scope_are_told_apart() {
        for (status, said, code) in [
            (409, "The Resource already exist: ttd-vedtak", "RESOURCE-409"),
            (403, "", "RESOURCE-403"),
            (401, "", "RESOURCE-401"),
        ] {
            let place = TestService::new().await;
            answer(&place, "POST", "", ResponseTemplate::new(status).set_body_string(said)).await;
            let fault = create(place.api(), &place.token(), &wanted()).await.unwrap_err();
            assert_eq!(fault.finding().code, code);
        }
    }

    #[tokio::test]
    async fn own_resources_are_those_of_the_code() {
        let place = TestService::new().await;
        let of = |id: &str, code: &str, kind: &str| json!({"identifier": id, "resourceType": kind, "hasCompetentAuthority": {"orgcode": code}});
        let list = json!([
            of("ttd-b", "TTD", "CorrespondenceService"),
            of("ttd-a1", "ttd", "CorrespondenceService"),
            of("ttd-migratedcorrespondence-5229-1", "ttd", "CorrespondenceService"),
            of("se_5229_1", "ttd", "CorrespondenceService"),
            of("nav-a", "nav", "CorrespondenceService"),
            of("ttd-other", "ttd", "GenericAccessResource"),
        ]);
        Mock::given(path(format!("{RESOURCE}/Search")))
            .and(query_param("orgCode", "ttd"))
            .and(query_param("resourceType", "CorrespondenceService"))
            .respond_with(ResponseTemplate::new(200).set_body_json(list))
            .mount(&place.server)
            .await;
        let found = own(place.api(), &OrgCode::parse("ttd").unwrap(), "CorrespondenceService").await.unwrap();
        assert_eq!(
            found.0.iter().map(ResourceId::bare).collect::<Vec<_>>(),
            ["ttd-a1", "ttd-b", "ttd-migratedcorrespondence-5229-1"]
        );
    }

    #[tokio::test]
    async fn a_policy_is_read_as_it_is_and_its_upload_explained() {
        let place = TestService::new().await;
        let id = wanted().identifier;
        assert_eq!(policy(place.api(), &id).await.unwrap(), None);
        assert_eq!(read(place.api(), &id).await.unwrap(), None);
        let xml = "<Policy>æ</Policy>".as_bytes();
        answer(&place, "GET", "/ttd-vedtak/policy", ResponseTemplate::new(200).set_body_raw(xml, "text/xml")).await;
        assert_eq!(policy(place.api(), &id).await.unwrap().as_deref(), Some(xml));
        for (status, said, code) in [
            (400, "Policy not accepted: Contains rules for a different registry resource", "POLICY-OTHER-RESOURCE"),
            (400, "Policy not accepted: Contains rule without reference to registry resource id", "POLICY-NO-RESOURCE"),
            (400, "Unknown resource", "POLICY-UNKNOWN-RESOURCE"),
            (500, "", "POLICY-500"),
        ] {
            let place = TestService::new().await;
            answer(&place, "POST", "/ttd-vedtak/policy", ResponseTemplate::new(status).set_body_string(said)).await;
            let fault = upload_policy(place.api(), &place.token(), &id, xml).await.unwrap_err();
            assert_eq!(fault.finding().code, code);
        }
        answer(&place, "POST", "/ttd-vedtak/policy", ResponseTemplate::new(201)).await;
        upload_policy(place.api(), &place.token(), &id, xml).await.unwrap();
    }
}
