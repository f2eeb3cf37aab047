//! Whether access lists limit a resource: one member of its definition, of which the registry takes only the whole
//! (Altinn/altinn-resource-registry, `Controllers/ResourceController.cs`, 2026-08-10).

use serde_json::Value;

use super::ask::{self, Api};
use super::{ApiFault, Token, resource_registry};
use crate::catalog::resource_rules::Definition;
use crate::catalog::services::RemoteService;
use crate::domain::ResourceId;
use crate::world::http::{Call, Expected};

const HERE: RemoteService = RemoteService::ResourceRegistry;

/// The member, and what switches it on.
const MODE: &str = "accessListMode";
const ON: &str = "Enabled";

/// What the registry counts or fills in itself.
const ITS_OWN: [&str; 3] = ["versionId", "authorizationReference", MODE];

/// Whether access lists limit a resource; public. `None` when the registry does not know it.
///
/// # Errors
/// The registry does not answer as it should.
pub async fn read(api: Api<'_>, id: &ResourceId) -> Result<Option<bool>, ApiFault> {
    Ok(resource_registry::read(api, id).await?.as_ref().map(is_on))
}

/// Has access lists limit a resource, unless they do: all that is published of it is read, the one member is changed, all of it
/// is written back and compared. Answers whether they did before.
///
/// # Errors
/// The refusal; also when the registry does not know the resource, or shows another one than it took.
pub async fn switch_on(api: Api<'_>, token: &Token, id: &ResourceId) -> Result<bool, ApiFault> {
    let not_kept = |what: String| ApiFault::NotKept { service: HERE, what };
    let there = || async { resource_registry::read(api, id).await?.ok_or_else(|| not_kept(id.bare().to_owned())) };
    let published = there().await?;
    if is_on(&published) {
        return Ok(true);
    }
    let mut wanted = published;
    if let Some(members) = wanted.as_object_mut() {
        members.insert(MODE.to_owned(), ON.into());
    }
    let address = api.environment.resource_registry.below(&["resource", id.bare()]);
    let call = Call::put(&address).bearer(token.bearer()).json(&wanted).expecting(Expected::Done);
    ask::taken(HERE, &api.write(HERE, call).await?)?;
    let kept = there().await?;
    let mut differs = differences(&wanted, &kept);
    if !is_on(&kept) {
        differs.push(MODE.to_owned());
    }
    match differs.is_empty() {
        true => Ok(false),
        false => Err(not_kept(format!("{}: {}", id.bare(), differs.join(", ")))),
    }
}

fn is_on(resource: &Value) -> bool {
    Definition::new(resource, None).is_some_and(|definition| definition.are_lists_on())
}

/// The members that are not as they were sent. One that was nothing may be absent.
fn differences(sent: &Value, kept: &Value) -> Vec<String> {
    let (Some(sent), Some(kept)) = (sent.as_object(), kept.as_object()) else { return Vec::new() };
    let names = sent.keys().chain(kept.keys().filter(|name| !sent.contains_key(*name)));
    let of = |of: &serde_json::Map<String, Value>, name: &str| of.get(name).cloned().unwrap_or(Value::Null);
    let differs = |name: &&String| !ITS_OWN.contains(&name.as_str()) && of(sent, name) != of(kept, name);
    names.filter(differs).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::super::resource_compare::tests::wanted;
    use super::super::test_support::TestService;
    use super::*;
    use serde_json::json;
    use wiremock::matchers::{body_json, method, path};
    use wiremock::{Mock, ResponseTemplate};

    const RESOURCE: &str = "/resource_registry/resource/ttd-vedtak";

    fn published(mode: &str, version: u64) -> Value {
        let mut body = serde_json::to_value(wanted()).unwrap();
        body["accessListMode"] = mode.into();
        body["versionId"] = version.into();
        body["keywords"] = json!([{ "word": "vedtak", "language": "nb" }]);
        body
    }

    async fn shows(place: &TestService, body: Value, times: u64) {
        let answer = ResponseTemplate::new(200).set_body_json(body);
        let mock = Mock::given(method("GET")).and(path(RESOURCE)).respond_with(answer);
        mock.up_to_n_times(times).mount(&place.server).await;
    }

    #[tokio::test]
    async fn one_member_is_changed_and_all_others_are_written_back_as_they_were() {
        let place = TestService::new().await;
        let id = wanted().identifier;
        shows(&place, published("Disabled", 3), 1).await;
        shows(&place, published("Enabled", 4), 9).await;
        Mock::given(method("PUT"))
            .and(path(RESOURCE))
            .and(body_json(published("Enabled", 3)))
            .respond_with(ResponseTemplate::new(200))
            .expect(1)
            .mount(&place.server)
            .await;
        assert!(!switch_on(place.api(), &place.token(), &id).await.unwrap());
        assert!(switch_on(place.api(), &place.token(), &id).await.unwrap(), "it was on, and nothing is written");
        assert_eq!(read(place.api(), &id).await.unwrap(), Some(true));
    }

    #[tokio::test]
    async fn what_came_back_otherwise_is_named() {
        for (name, other) in [("title", json!({ "nb": "Annet" })), ("keywords", Value::Null)] {
            let place = TestService::new().await;
            shows(&place, published("Disabled", 3), 1).await;
            let mut kept = published("Enabled", 4);
            kept[name] = other;
            if name == "title" {
                shows(&place, kept, 9).await;
            } else {
                kept.as_object_mut().unwrap().remove(name);
                shows(&place, kept, 9).await;
            }
            Mock::given(method("PUT")).respond_with(ResponseTemplate::new(200)).mount(&place.server).await;
            let fault = switch_on(place.api(), &place.token(), &wanted().identifier).await.unwrap_err();
            let ApiFault::NotKept { what, .. } = &fault else { panic!("{fault:?}") };
            assert_eq!(what, &format!("ttd-vedtak: {name}"));
        }
    }
}
