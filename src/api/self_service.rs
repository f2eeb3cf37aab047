//! Digdir's self-service API: clients and their keys (felleslosninger/docs, `oidc_api_admin.md`, 2024-10-17;
//! Altinn/altinn-studio, `src/Runtime/operator/schemas/spec.json`, 2026-08-22).

use serde_json::{Map, Value, json};

use super::ask::{Api, json, long, refusal};
use super::maskinporten::{self, JwtGrant};
use super::{ApiFault, Token};
use crate::catalog::services::RemoteService;
use crate::domain::{Address, ClientId, PublicJwk, Scope};
use crate::world::clean::clean_line;
use crate::world::http::{Call, Expected, HttpResponse};
use crate::world::keys::Signer;

const HERE: RemoteService = RemoteService::SelfService;

/// Keys that a client may have.
const KEYS_AT_MOST: usize = 5;

/// What the API itself sets and does not take back.
const READ_ONLY: [&str; 6] = ["created", "last_updated", "jwks", "jwks_uri", "onbehalfof", "client_secret"];

/// A client as registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisteredClient {
    /// The id that Maskinporten gave it; the `iss` of its grants.
    pub id: ClientId,
    /// Its display name.
    pub name: String,
    /// The scopes on it now; a text there that is no scope is left out.
    pub scopes: Vec<Scope>,
    /// It can get tokens.
    pub active: bool,
}

/// Gets the administration client's token.
///
/// # Errors
/// Maskinporten's refusal.
pub async fn session(api: Api<'_>, client_id: &ClientId, signer: &Signer) -> Result<Token, ApiFault> {
    const SCOPES: [&str; 3] = ["idporten:dcr.read", "idporten:dcr.modify", "idporten:dcr.write"];
    let scopes: Vec<Scope> = SCOPES.iter().filter_map(|scope| Scope::parse(scope).ok()).collect();
    maskinporten::token(api, &JwtGrant { client_id, kid: signer.kid(), signer, scopes: &scopes }).await
}

/// Finds the active Maskinporten client with a display name. The first of several, in the order of the API.
///
/// # Errors
/// The list cannot be read.
pub async fn find_client(api: Api<'_>, session: &Token, name: &str) -> Result<Option<RegisteredClient>, ApiFault> {
    const LARGEST: usize = 32 << 20;
    let call = long(Call::get(&clients(api)).bearer(session.bearer()).hiding_answer(), LARGEST);
    let all: Vec<Map<String, Value>> = json(HERE, &api.read(HERE, call).await?)?;
    let of_maskinporten =
        |client: &Map<String, Value>| client.get("integration_type").is_none_or(|kind| kind == "maskinporten");
    let mut found = all
        .iter()
        .filter(|client| client.get("client_name").and_then(Value::as_str) == Some(name) && of_maskinporten(client))
        .filter_map(read_client);
    Ok(found.find(|client| client.active))
}

/// Registers a client, or finds the active one of this name: the name is drawn and saved before, so that a call whose
/// answer was lost is not made twice.
///
/// # Errors
/// The refusal.
pub async fn create_client(
    api: Api<'_>,
    session: &Token,
    name: &str,
    description: &str,
    scopes: &[Scope],
) -> Result<RegisteredClient, ApiFault> {
    if let Some(known) = find_client(api, session, name).await? {
        return Ok(known);
    }
    let body = json!({
        "client_name": name,
        "description": description,
        "integration_type": "maskinporten",
        "application_type": "web",
        "token_endpoint_auth_method": "private_key_jwt",
        "grant_types": ["urn:ietf:params:oauth:grant-type:jwt-bearer"],
        "scopes": scopes,
    });
    let call = Call::post(&clients(api)).bearer(session.bearer()).json(&body).hiding_answer();
    let answer = api.write(HERE, call).await?;
    understood(&answer)
}

/// Adds scopes to a client, besides those that it has. Nothing is written when it has them all.
///
/// # Errors
/// The refusal; also when there is no such client.
pub async fn add_scopes(
    api: Api<'_>,
    session: &Token,
    id: &ClientId,
    scopes: &[Scope],
) -> Result<RegisteredClient, ApiFault> {
    let call = Call::get(&clients(api).below(&[id.as_str()])).bearer(session.bearer()).hiding_answer();
    let mut whole: Map<String, Value> = json(HERE, &api.read(HERE, call).await?)?;
    let known: Vec<String> = whole
        .get("scopes")
        .and_then(Value::as_array)
        .map(|scopes| scopes.iter().filter_map(Value::as_str).map(str::to_owned).collect())
        .unwrap_or_default();
    let missing: Vec<String> =
        scopes.iter().map(Scope::to_string).filter(|scope| !known.iter().any(|known| known == scope)).collect();
    if let (true, Some(client)) = (missing.is_empty(), read_client(&whole)) {
        return Ok(client);
    }
    whole.insert("scopes".to_owned(), json!(known.into_iter().chain(missing).collect::<Vec<_>>()));
    for member in READ_ONLY {
        whole.remove(member);
    }
    let call = Call::put(&clients(api).below(&[id.as_str()])).bearer(session.bearer()).json(&whole).hiding_answer();
    understood(&api.write(HERE, call).await?)
}

/// The public keys of a client, as registered; what cannot be read as an RSA key is left out.
///
/// # Errors
/// They cannot be read.
pub async fn keys(api: Api<'_>, session: &Token, id: &ClientId) -> Result<Vec<PublicJwk>, ApiFault> {
    let keys = raw_keys(api, session, id).await?;
    Ok(keys.into_iter().filter_map(|key| PublicJwk::try_from(Value::Object(key)).ok()).collect())
}

async fn raw_keys(api: Api<'_>, session: &Token, id: &ClientId) -> Result<Vec<Map<String, Value>>, ApiFault> {
    let call = Call::get(&jwks(api, id)).bearer(session.bearer());
    let answer = api.read(HERE, call).await?;
    let set: Option<Value> = super::ask::json_or_none(HERE, &answer)?;
    let keys = set.as_ref().and_then(|set| set.get("keys").unwrap_or(set).as_array()).into_iter().flatten();
    Ok(keys.filter_map(Value::as_object).cloned().collect())
}

/// Puts a key on a client, beside those that it has: the API replaces the whole set, so the others are sent again. Never
/// removes one. Answers all keys that the client has then.
///
/// # Errors
/// The client has five keys already, another key has the same id, or the API refuses.
pub async fn add_key(
    api: Api<'_>,
    session: &Token,
    id: &ClientId,
    key: &PublicJwk,
) -> Result<Vec<PublicJwk>, ApiFault> {
    let mut all = raw_keys(api, session, id).await?;
    let member = |key: &Map<String, Value>, name: &str| key.get(name).and_then(Value::as_str).map(str::to_owned);
    if let Some(known) = all.iter().find(|known| member(known, "kid").as_deref() == Some(&key.kid)) {
        if member(known, "n").as_deref() == Some(&key.n) {
            return keys(api, session, id).await;
        }
        return Err(own_refusal(409, "KID-TAKEN"));
    }
    if all.len() >= KEYS_AT_MOST {
        return Err(own_refusal(409, "KEYS-FULL"));
    }
    for known in &mut all {
        known.remove("created");
        known.remove("last_updated");
        // Registered before `use` became compulsory.
        known.entry("use").or_insert_with(|| "sig".into());
    }
    let mut set: Vec<Value> = all.into_iter().map(Value::Object).collect();
    set.push(json!(key));
    let call = Call::post(&jwks(api, id)).bearer(session.bearer()).json(&json!({ "keys": set }));
    let answer = api.write(HERE, call.expecting(Expected::Done)).await?;
    if !answer.is_success() {
        return Err(refusal(HERE, &answer));
    }
    keys(api, session, id).await
}

fn clients(api: Api<'_>) -> Address {
    api.environment.self_service_api.below(&["clients"])
}

fn jwks(api: Api<'_>, id: &ClientId) -> Address {
    clients(api).below(&[id.as_str(), "jwks"])
}

fn understood(answer: &HttpResponse) -> Result<RegisteredClient, ApiFault> {
    let body: Map<String, Value> = json(HERE, answer)?;
    read_client(&body).ok_or_else(|| ApiFault::http(HERE)(answer.unexpected()))
}

fn read_client(client: &Map<String, Value>) -> Option<RegisteredClient> {
    let scopes = client.get("scopes").and_then(Value::as_array).into_iter().flatten();
    Some(RegisteredClient {
        id: ClientId::parse(client.get("client_id")?.as_str()?).ok()?,
        name: clean_line(client.get("client_name").and_then(Value::as_str).unwrap_or_default()),
        scopes: scopes.filter_map(Value::as_str).filter_map(|scope| Scope::parse(scope).ok()).collect(),
        active: client.get("active").and_then(Value::as_bool).unwrap_or(true),
    })
}

/// A no of our own, given before the API could do harm.
fn own_refusal(status: u16, code: &str) -> ApiFault {
    ApiFault::Refused(super::ServiceRefusal {
        service: HERE,
        status,
        code: Some(code.to_owned()),
        trace: None,
        message: String::new(),
        more: None,
        wait: None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::test_support::TestService;
    use super::*;
    use wiremock::matchers::{body_json, method, path};
    use wiremock::{Mock, ResponseTemplate};

    const ID: &str = "5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11";

    fn id() -> ClientId {
        ClientId::parse(ID).unwrap()
    }

    fn scopes(texts: &[&str]) -> Vec<Scope> {
        texts.iter().map(|text| Scope::parse(text).unwrap()).collect()
    }

    fn registered(name: &str, active: bool) -> Value {
        json!({"client_id": ID, "client_name": name, "integration_type": "maskinporten", "active": active,
               "scopes": ["altinn:serviceowner"], "created": "2026-01-01", "client_secret": "canary-7f3a",
               "access_token_lifetime": 120})
    }

    async fn answer(place: &TestService, verb: &str, below: &str, status: u16, body: Value) {
        Mock::given(method(verb))
            .and(path(format!("/self_service_api/clients{below}")))
            .respond_with(ResponseTemplate::new(status).set_body_json(body))
            .mount(&place.server)
            .await;
    }

    async fn sent(place: &TestService, verb: &str) -> Vec<Value> {
        let requests = place.server.received_requests().await.unwrap();
        let of_verb = requests.iter().filter(|request| request.method.as_str() == verb);
        of_verb.map(|request| serde_json::from_slice(&request.body).unwrap()).collect()
    }

    fn key(kid: &str, n: &str) -> PublicJwk {
        PublicJwk { kid: kid.into(), ..PublicJwk::from_parts(&[n.as_bytes(), &[200; 256]].concat(), &[1, 0, 1], None) }
    }

    #[tokio::test]
    async fn a_client_is_registered_once_under_its_name() {
        let place = TestService::new().await;
        answer(&place, "GET", "", 200, json!([registered("other", true), registered("mine", false)])).await;
        Mock::given(method("POST"))
            .and(body_json(json!({
                "client_name": "mine", "description": "why", "integration_type": "maskinporten",
                "application_type": "web", "token_endpoint_auth_method": "private_key_jwt",
                "grant_types": ["urn:ietf:params:oauth:grant-type:jwt-bearer"], "scopes": ["altinn:serviceowner"],
            })))
            .respond_with(ResponseTemplate::new(201).set_body_json(registered("mine", true)))
            .mount(&place.server)
            .await;
        let wanted = scopes(&["altinn:serviceowner"]);
        let made = create_client(place.api(), &place.token(), "mine", "why", &wanted).await.unwrap();
        assert_eq!((made.id, made.scopes), (id(), wanted.clone()));
        let found = create_client(place.api(), &place.token(), "other", "why", &wanted).await.unwrap();
        assert_eq!((found.name.as_str(), sent(&place, "POST").await.len()), ("other", 1));
    }

    #[tokio::test]
    async fn scopes_are_added_beside_those_that_are_there() {
        let place = TestService::new().await;
        answer(&place, "GET", &format!("/{ID}"), 200, registered("mine", true)).await;
        answer(&place, "PUT", &format!("/{ID}"), 200, registered("mine", true)).await;
        add_scopes(place.api(), &place.token(), &id(), &scopes(&["altinn:serviceowner"])).await.unwrap();
        assert_eq!(sent(&place, "PUT").await, Vec::<Value>::new(), "nothing is missing");
        add_scopes(place.api(), &place.token(), &id(), &scopes(&["altinn:events.subscribe"])).await.unwrap();
        let body = sent(&place, "PUT").await.remove(0);
        assert_eq!(body["scopes"], json!(["altinn:serviceowner", "altinn:events.subscribe"]));
        assert_eq!(body["access_token_lifetime"], 120, "what others have set stays");
        assert!(body.get("created").is_none() && body.get("client_secret").is_none());
    }

    #[tokio::test]
    async fn a_key_is_added_and_no_other_is_lost() {
        let place = TestService::new().await;
        let (old, new) = (key("old", "a"), key("new", "b"));
        let mut stored = json!(old);
        stored["created"] = "2026-01-01".into();
        stored.as_object_mut().unwrap().remove("use");
        answer(&place, "GET", &format!("/{ID}/jwks"), 200, json!({"keys": [stored], "created": "x"})).await;
        answer(&place, "POST", &format!("/{ID}/jwks"), 201, json!({"keys": []})).await;
        let (api, token) = (place.api(), place.token());
        add_key(api, &token, &id(), &old).await.unwrap();
        assert_eq!(sent(&place, "POST").await, Vec::<Value>::new(), "it is there already");
        add_key(api, &token, &id(), &new).await.unwrap();
        assert_eq!(sent(&place, "POST").await, [json!({"keys": [old, new]})]);
        let fault = add_key(api, &token, &id(), &key("old", "c")).await.unwrap_err();
        assert_eq!(fault.finding().code, "SELF-SERVICE-KID-TAKEN");
    }

    #[tokio::test]
    async fn a_client_with_five_keys_is_left_as_it_is() {
        let place = TestService::new().await;
        let five: Vec<PublicJwk> = ["1", "2", "3", "4", "5"].iter().map(|n| key(n, n)).collect();
        answer(&place, "GET", &format!("/{ID}/jwks"), 200, json!({ "keys": five })).await;
        let fault = add_key(place.api(), &place.token(), &id(), &key("6", "6")).await.unwrap_err();
        assert_eq!(fault.finding().code, "SELF-SERVICE-KEYS-FULL");
        assert_eq!(sent(&place, "POST").await, Vec::<Value>::new());
    }

    #[tokio::test]
    async fn a_refusal_names_its_field() {
        let place = TestService::new().await;
        answer(&place, "GET", "", 200, json!([])).await;
        let body = json!({"status": 400, "correlation_id": "ab12",
                          "errors": [{"fieldIdentifier": "scopes", "errorMessage": "unknown"}]});
        answer(&place, "POST", "", 400, body).await;
        let fault = create_client(place.api(), &place.token(), "mine", "why", &[]).await.unwrap_err();
        let ApiFault::Refused(refusal) = &fault else { panic!("{fault:?}") };
        assert_eq!((refusal.message.as_str(), refusal.trace.as_deref()), ("scopes: unknown", Some("ab12")));
        assert_eq!(fault.finding().code, "SELF-SERVICE-400");
    }
}
