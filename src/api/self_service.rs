//! Digdir's self-service API: clients and their keys (felleslosninger/docs, `oidc_api_admin.md`, 2024-10-17;
//! Altinn/altinn-studio, `src/Runtime/operator/schemas/spec.json`, 2026-08-22).

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::ask::{self, Api, Filled, long};
use super::maskinporten::{self, JwtGrant};
use super::{ApiFault, Token};
use crate::catalog::services::RemoteService;
use crate::domain::{Address, ClientId, Scope};
use crate::world::clean::clean_line;
use crate::world::http::{Call, HttpResponse};
use crate::world::keys::AdmittedSigner;

const HERE: RemoteService = RemoteService::SelfService;

/// Our code for the refusal of an organisation that has not signed the terms of use. *Unverified*: the API's own words
/// for it are known from what users report.
const TERMS: &str = "TERMS";

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
    /// It, or all that was to be added to it, was there already.
    pub was_there: bool,
}

/// Gets the administration client's token.
///
/// # Errors
/// Maskinporten's refusal.
pub async fn session(api: Api<'_>, client_id: &ClientId, signer: &AdmittedSigner) -> Result<Token, ApiFault> {
    const SCOPES: [&str; 3] = ["idporten:dcr.read", "idporten:dcr.modify", "idporten:dcr.write"];
    let scopes: Vec<Scope> = SCOPES.iter().filter_map(|scope| Scope::parse(scope).ok()).collect();
    maskinporten::token(
        api,
        &JwtGrant { client_id, kid: signer.kid(), signer, scopes: &scopes, consumer: None, acting: None },
    )
    .await
}

/// A client as the API shows it. Every client has an id; one of Maskinporten has a name and scopes, without which it
/// would not have been registered.
#[derive(Deserialize)]
struct Shown {
    client_id: Filled,
    #[serde(default)]
    client_name: Option<Filled>,
    #[serde(default)]
    integration_type: Option<String>,
    #[serde(default)]
    scopes: Option<Vec<String>>,
    #[serde(default)]
    active: Option<bool>,
}

impl Shown {
    fn is_of_maskinporten(&self) -> bool {
        self.integration_type.as_deref().is_none_or(|kind| kind == "maskinporten")
    }

    fn registered(self) -> Option<RegisteredClient> {
        Some(RegisteredClient {
            id: ClientId::parse(&self.client_id.0).ok()?,
            name: clean_line(&self.client_name?.0),
            scopes: self.scopes?.iter().filter_map(|scope| Scope::parse(scope).ok()).collect(),
            active: self.active.unwrap_or(true),
            was_there: false,
        })
    }
}

/// Finds the active Maskinporten client with a display name. The first of several, in the order of the API.
///
/// # Errors
/// The list cannot be read, all of it: a client that is not seen would be made a second time.
pub async fn find_client(api: Api<'_>, session: &Token, name: &str) -> Result<Option<RegisteredClient>, ApiFault> {
    const LARGEST: usize = 32 << 20;
    let call = long(Call::get(&clients(api)).bearer(session.bearer()).hiding_answer(), LARGEST);
    let answer = api.read(HERE, call).await?;
    let mut found = None;
    for client in ask::objects::<Shown>(HERE, &answer)? {
        if client.is_of_maskinporten() {
            let client = client.registered().ok_or_else(|| ask::unexpected(HERE, &answer))?;
            found = found.or((client.active && client.name == name).then_some(client));
        }
    }
    Ok(found)
}

/// Registers a client, or finds the active one of this name: the name is drawn and saved before, so that a call whose
/// answer was lost is not made twice. What was registered is read back.
///
/// # Errors
/// The refusal; also when the API does not show what it registered.
pub async fn create_client(
    api: Api<'_>,
    session: &Token,
    name: &str,
    description: &str,
    scopes: &[Scope],
) -> Result<RegisteredClient, ApiFault> {
    if let Some(known) = find_client(api, session, name).await? {
        return Ok(RegisteredClient { was_there: true, ..known });
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
    let made = understood(&signed(api.write(HERE, call).await?)?)?;
    // In the list: not every variant of the API shows a client by its id.
    let kept = find_client(api, session, name).await?.filter(|kept| kept.id == made.id);
    kept.ok_or_else(|| ApiFault::NotKept { service: HERE, what: name.to_owned() })
}

/// Adds scopes to a client, besides those that it has. Nothing is written when it has them all; what was written is read
/// back.
///
/// # Errors
/// The refusal; also when there is no such client, and when the API does not show the scopes afterwards.
pub async fn add_scopes(
    api: Api<'_>,
    session: &Token,
    id: &ClientId,
    scopes: &[Scope],
) -> Result<RegisteredClient, ApiFault> {
    let at = clients(api).below(&[id.as_str()]);
    let read = async || api.read(HERE, Call::get(&at).bearer(session.bearer()).hiding_answer()).await;
    let lacking = |client: &RegisteredClient| -> Vec<String> {
        scopes.iter().filter(|scope| !client.scopes.contains(scope)).map(Scope::to_string).collect()
    };
    let answer = read().await?;
    let client = the_client(&answer, id)?;
    let missing = lacking(&client);
    if missing.is_empty() {
        return Ok(RegisteredClient { was_there: true, ..client });
    }
    let mut whole: Map<String, Value> = ask::json(HERE, &answer)?;
    if let Some(Value::Array(known)) = whole.get_mut("scopes") {
        known.extend(missing.into_iter().map(Value::String));
    }
    for member in READ_ONLY {
        whole.remove(member);
    }
    let call = Call::put(&at).bearer(session.bearer()).json(&whole).hiding_answer();
    understood(&api.write(HERE, call).await?)?;
    let kept = the_client(&read().await?, id)?;
    match lacking(&kept) {
        missing if missing.is_empty() => Ok(kept),
        missing => Err(ApiFault::NotKept { service: HERE, what: missing.join(", ") }),
    }
}

/// An answer, unless it says that the terms of use are not signed.
fn signed(answer: HttpResponse) -> Result<HttpResponse, ApiFault> {
    let said = answer.text();
    let missing =
        said.contains("PRECONDITION_REQUIRED") || said.to_lowercase().contains("har ikke signert bruksvilkår");
    if (400..500).contains(&answer.status) && !answer.is_html() && missing {
        return Err(ApiFault::refused(HERE, &answer, Some(TERMS.to_owned()), ask::shortened(&clean_line(&said))));
    }
    Ok(answer)
}

pub(super) fn clients(api: Api<'_>) -> Address {
    api.environment.self_service_api.below(&["clients"])
}

fn understood(answer: &HttpResponse) -> Result<RegisteredClient, ApiFault> {
    let shown = ask::object::<Shown>(HERE, answer)?;
    shown.registered().ok_or_else(|| ask::unexpected(HERE, answer))
}

fn the_client(answer: &HttpResponse, id: &ClientId) -> Result<RegisteredClient, ApiFault> {
    let client = understood(answer)?;
    if client.id == *id { Ok(client) } else { Err(ask::unexpected(HERE, answer)) }
}
