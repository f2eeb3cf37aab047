//! All resources of an organisation in the registry, whatever their type: by its code, and by its number
//! (Altinn/altinn-resource-registry, `Controllers/ResourceController.cs`, 2026-08-10).

use serde::Deserialize;

use super::ApiFault;
use super::ask::{self, Api, Filled, long};
use crate::catalog::services::RemoteService;
use crate::domain::{OrgCode, OrgNumber};
use crate::world::clean::clean_line;
use crate::world::http::Call;

const HERE: RemoteService = RemoteService::ResourceRegistry;

/// Searches answer whole lists.
const LARGEST: usize = 32 << 20;

/// A resource as a search lists it: enough to know whose it is and what it is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ListedResource {
    /// Its bare id, also one that no service of one's own could have.
    pub id: String,
    /// `CorrespondenceService`, `Altinn2Service`, …
    pub resource_type: String,
    /// The owner's code, in small letters.
    pub code: String,
    /// The owner's number as it stands there; empty where none does.
    pub number: String,
}

/// By what an organisation is found as an owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnerKey<'a> {
    /// Its code in Altinn.
    Code(&'a OrgCode),
    /// Its organisation number.
    Number(OrgNumber),
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

/// Whose it is; the test department's have no number.
#[derive(Deserialize)]
struct Authority {
    #[serde(default)]
    organization: Option<String>,
    #[serde(default)]
    orgcode: Option<String>,
}

/// Lists what an owner has published, in the order of the ids; public. Apps and services of Altinn 2 are left out of it,
/// migrated resources are not.
///
/// # Errors
/// The registry does not answer as it should.
pub async fn owned(api: Api<'_>, owner: OwnerKey<'_>) -> Result<Vec<ListedResource>, ApiFault> {
    let (name, value) = match owner {
        OwnerKey::Code(code) => ("orgCode", code.to_string()),
        OwnerKey::Number(number) => ("organizationId", number.to_string()),
    };
    let query = [(name, value.as_str())];
    let address = api.environment.resource_registry.below(&["resource", "Search"]).with_query(&query);
    let answer = api.read(HERE, long(Call::get(&address), LARGEST)).await?;
    let all: Vec<Found> = ask::objects(HERE, &answer)?;
    // A registry that is older than the two questions gives everybody's.
    let mut own: Vec<ListedResource> = all.into_iter().map(listed).filter(|one| is_of(one, owner)).collect();
    own.sort();
    own.dedup_by(|one, other| one.id == other.id);
    Ok(own)
}

fn listed(found: Found) -> ListedResource {
    let owner = found.has_competent_authority;
    let part = |take: fn(&Authority) -> Option<&String>| {
        owner.as_ref().and_then(take).map(|text| clean_line(text)).unwrap_or_default()
    };
    ListedResource {
        id: clean_line(&found.identifier.0),
        resource_type: clean_line(&found.resource_type.0),
        code: part(|owner| owner.orgcode.as_ref()).to_lowercase(),
        number: part(|owner| owner.organization.as_ref()),
    }
}

fn is_of(one: &ListedResource, owner: OwnerKey<'_>) -> bool {
    match owner {
        OwnerKey::Code(code) => one.code == code.as_str(),
        OwnerKey::Number(number) => one.number == number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_support::TestService;
    use super::*;
    use serde_json::json;
    use wiremock::matchers::{path, query_param};
    use wiremock::{Mock, ResponseTemplate};

    #[tokio::test]
    async fn an_owner_is_found_by_its_code_and_by_its_number_whatever_the_type() {
        let place = TestService::new().await;
        let of = |id: &str, code: &str, number: &str, kind: &str| {
            json!({ "identifier": id, "resourceType": kind,
                    "hasCompetentAuthority": { "orgcode": code, "organization": number } })
        };
        let everybodys = json!([
            of("ttd-b", "TTD", "991825827", "BrokerService"),
            of("ttd-a", "ttd", "974760673", "CorrespondenceService"),
            of("nav-a", "nav", "991825827", "GenericAccessResource"),
            of("nav-b", "nav", "889640782", "CorrespondenceService"),
            { "identifier": "of-nobody", "resourceType": "Consent" },
        ]);
        for (name, value) in [("orgCode", "ttd"), ("organizationId", "991825827")] {
            Mock::given(path("/resource_registry/resource/Search"))
                .and(query_param(name, value))
                .respond_with(ResponseTemplate::new(200).set_body_json(&everybodys))
                .mount(&place.server)
                .await;
        }
        let ids = async |owner: OwnerKey<'_>| {
            let found = owned(place.api(), owner).await.unwrap();
            found.into_iter().map(|one| one.id).collect::<Vec<_>>()
        };
        let code = OrgCode::parse("ttd").unwrap();
        assert_eq!(ids(OwnerKey::Code(&code)).await, ["ttd-a", "ttd-b"]);
        let number = OrgNumber::parse("991825827").unwrap();
        assert_eq!(ids(OwnerKey::Number(number)).await, ["nav-a", "ttd-b"]);
    }
}
