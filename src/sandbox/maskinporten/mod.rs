//! Maskinporten: metadata, keys, and the token endpoint.

mod assertion;
mod refusal;

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use super::notes::Note;
use super::problem::{HandlerResult, Reply};
use super::scenario::Scenario;
use super::state::Sandbox;
use super::system_register::SystemUser;
use super::{admin, scopes};
use crate::domain::OrgNumber;
use crate::world::clean::clean_line;
use assertion::Assertion;
pub(super) use refusal::TokenRefusal;

/// What a client may ask for by this endpoint.
const JWT_BEARER: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";

/// The fields of the form.
const FIELDS: [&str; 2] = ["grant_type", "assertion"];

/// Seconds that a token lives when the client does not say.
const LIFETIME: i64 = 120;

/// `GET .well-known/oauth-authorization-server` (RFC 8414).
pub(super) async fn metadata(State(sandbox): State<Arc<Sandbox>>) -> HandlerResult {
    let issuer = sandbox.maskinporten_issuer();
    Ok(Reply::ok(&json!({
        "issuer": issuer,
        "token_endpoint": format!("{issuer}token"),
        "jwks_uri": format!("{issuer}jwk"),
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        "grant_types_supported": [JWT_BEARER],
        "token_endpoint_auth_signing_alg_values_supported": ["RS256", "RS384", "RS512"],
        "authorization_details_types_supported": ["urn:altinn:systemuser"],
    })))
}

/// `GET jwk`.
pub(super) async fn keys(State(sandbox): State<Arc<Sandbox>>) -> HandlerResult {
    Ok(Reply::ok(&sandbox.maskinporten.jwks()))
}

/// `POST token`.
pub(super) async fn token(State(sandbox): State<Arc<Sandbox>>, headers: HeaderMap, body: Bytes) -> HandlerResult {
    let grant = read_form(&sandbox, &headers, &body).and_then(|assertion| judge(&sandbox, &assertion));
    let grant = grant.map_err(|refusal| refusal.reply(&sandbox.maskinporten_issuer()))?;
    let refused: Vec<&String> = grant.scopes.iter().filter(|scope| !is_granted(&sandbox, grant.org, scope)).collect();
    if let Some(first) = refused.first() {
        note_refusals(&sandbox, grant.org, &refused)?;
        return Err(TokenRefusal::not_granted(first).reply(&sandbox.maskinporten_issuer()));
    }
    remember_grants(&sandbox, &grant);
    issue(&sandbox, &grant)
}

/// A grant that held: who asks for what.
struct TokenGrant {
    client_id: String,
    /// Whom the token acts for.
    org: OrgNumber,
    /// Who acts, when it was delegated.
    supplier: Option<OrgNumber>,
    /// The system user that acts, and at which customer.
    system_user: Option<(OrgNumber, SystemUser)>,
    scopes: Vec<String>,
    lifetime: i64,
}

fn read_form(sandbox: &Sandbox, headers: &HeaderMap, body: &[u8]) -> Result<String, TokenRefusal> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.to_ascii_lowercase().starts_with("application/x-www-form-urlencoded") {
        return Err(TokenRefusal::request("The request must be form encoded"));
    }
    let value = |name: &str| {
        let pair = url::form_urlencoded::parse(body).find(|(key, _)| key == name);
        pair.map(|(_, value)| value.into_owned())
    };
    match value("grant_type").as_deref() {
        Some(JWT_BEARER) => {}
        Some(_) => return Err(TokenRefusal::request("Unsupported grant type")),
        None => return Err(TokenRefusal::request("Missing parameter grant_type")),
    }
    // Some of Altinn's own collections post `alg` too: what is not asked for is passed over.
    for (name, _) in url::form_urlencoded::parse(body).filter(|(name, _)| !FIELDS.contains(&name.as_ref())) {
        sandbox.notes.add(Note::FormField(clean_line(&name)));
    }
    value("assertion").ok_or_else(|| TokenRefusal::request("Missing parameter assertion"))
}

/// Checks a grant: form, client, key, signature, audience, times, single use, scopes on the client.
fn judge(sandbox: &Sandbox, text: &str) -> Result<TokenGrant, TokenRefusal> {
    let assertion = Assertion::parse(text)?;
    let client = sandbox.read(|world| Login::find(world, &sandbox.units, assertion.issuer()));
    let client = client.ok_or_else(TokenRefusal::client_not_found)?;
    for note in assertion.notes(&sandbox.maskinporten_issuer()) {
        sandbox.notes.add(note);
    }
    let key = client.key(sandbox, assertion.kid()?)?;
    assertion.check_signature(&key)?;
    let now = sandbox.clock.service().as_second();
    assertion.check_audience(&sandbox.maskinporten_issuer(), &sandbox.base)?;
    let expires = assertion.check_times(now)?;
    let unused = sandbox.note(|world| {
        world.used_grants.retain(|_, end| *end >= now);
        world.used_grants.insert(format!("{} {}", client.id, assertion.single_use()), expires).is_none()
    });
    if !unused {
        return Err(TokenRefusal::used_before());
    }
    let scopes = assertion.scopes()?;
    if let Some(scope) = scopes.iter().find(|scope| !client.scopes.contains(*scope)) {
        return Err(TokenRefusal::not_on_client(scope));
    }
    if !client.is_for_maskinporten {
        return Err(TokenRefusal::wrong_kind_of_client());
    }
    let is_delegated = sandbox.scenarios.on(Scenario::ScopesDelegated);
    let consumer = assertion.check_consumer(client.org, is_delegated)?;
    let system_user = match assertion.system_user()? {
        None => None,
        Some((party, reference)) => {
            let found = sandbox.system_user(&client.id, party, reference).ok_or_else(TokenRefusal::no_system_user)?;
            Some((party, found))
        }
    };
    Ok(TokenGrant {
        client_id: client.id,
        org: consumer.unwrap_or(client.org),
        supplier: consumer.map(|_| client.org),
        system_user,
        scopes,
        lifetime: client.lifetime,
    })
}

/// A client that logs in.
struct Login {
    id: String,
    org: OrgNumber,
    scopes: Vec<String>,
    keys: Vec<super::world_data::ClientKey>,
    lifetime: i64,
    is_for_maskinporten: bool,
    is_admin: bool,
}

impl Login {
    fn find(world: &super::world_data::World, units: &super::units::Units, id: &str) -> Option<Self> {
        if world.admin.client_id == id {
            // Given out with the sandbox, it acts for whoever is being onboarded, and its key never grows old.
            let org = world.acting.or_else(|| units.default_organisation())?;
            let key = super::world_data::ClientKey { jwk: world.admin.key.clone(), created: Timestamp::UNIX_EPOCH };
            return Some(Self {
                id: id.to_owned(),
                org,
                scopes: admin::SCOPES.map(str::to_owned).to_vec(),
                keys: vec![key],
                lifetime: LIFETIME,
                is_for_maskinporten: true,
                is_admin: true,
            });
        }
        let client = world.client(id).filter(|client| client.active)?;
        let lifetime = client.body.get("access_token_lifetime").and_then(Value::as_i64);
        let kind = client.body.get("integration_type").and_then(Value::as_str);
        Some(Self {
            id: id.to_owned(),
            org: client.org,
            scopes: client.scopes.clone(),
            keys: client.keys.clone(),
            // The owner of every scope here caps it at an hour.
            lifetime: lifetime.unwrap_or(LIFETIME).clamp(1, 3600),
            is_for_maskinporten: kind == Some("maskinporten"),
            is_admin: false,
        })
    }

    /// The key under a key id: known by now, and not past its year.
    fn key(&self, sandbox: &Sandbox, kid: &str) -> Result<crate::domain::PublicJwk, TokenRefusal> {
        let key = self.keys.iter().find(|key| key.jwk.kid == kid).ok_or_else(TokenRefusal::unknown_key)?;
        if self.is_admin {
            return Ok(key.jwk.clone());
        }
        if !sandbox.clock.has_passed(key.created, sandbox.scenarios.key_delay()) {
            return Err(TokenRefusal::unknown_key());
        }
        let now = sandbox.clock.service().as_second();
        if super::self_service::keys::expires(key) <= now {
            return Err(TokenRefusal::expired_key());
        }
        Ok(key.jwk.clone())
    }
}

fn is_granted(sandbox: &Sandbox, org: OrgNumber, scope: &str) -> bool {
    sandbox.read(|world| scopes::is_granted(world, &sandbox.scenarios, &sandbox.clock, org, scope))
}

/// The service desk starts on what was refused for the first time.
fn note_refusals(sandbox: &Sandbox, org: OrgNumber, refused: &[&String]) -> Result<(), Reply> {
    let new = sandbox.read(|world| refused.iter().any(|scope| scopes::first_refused(world, org, scope).is_none()));
    if !new {
        return Ok(());
    }
    let now = sandbox.clock.wall();
    sandbox.change(|world| {
        let desk = world.refused.entry(org).or_default();
        for scope in refused {
            desk.entry((*scope).clone()).or_insert(now);
        }
        Ok(())
    })
}

/// What a desk granted at once stays granted, also when the sandbox runs on without that scenario.
fn remember_grants(sandbox: &Sandbox, grant: &TokenGrant) {
    sandbox.note(|world| {
        let asked = world.refused.entry(grant.org).or_default();
        for scope in grant.scopes.iter().filter(|scope| scopes::grant(scope) == Some(scopes::ScopeGrant::Desk)) {
            // Asked for long ago, as it were: no desk is slower.
            asked.entry(scope.clone()).or_insert(Timestamp::UNIX_EPOCH);
        }
    });
}

fn issue(sandbox: &Sandbox, grant: &TokenGrant) -> HandlerResult {
    let now = sandbox.clock.service().as_second();
    let scope = grant.scopes.join(" ");
    let mut claims = json!({
        "scope": scope,
        "iss": sandbox.maskinporten_issuer(),
        "client_amr": "private_key_jwt",
        "token_type": "Bearer",
        "exp": now + grant.lifetime,
        "iat": now,
        "client_id": grant.client_id,
        "jti": Uuid::new_v4(),
        "consumer": { "authority": "iso6523-actorid-upis", "ID": grant.org.iso6523() },
    });
    if let (Some(supplier), Some(claims)) = (grant.supplier, claims.as_object_mut()) {
        // Felleslosninger/docs, `maskinporten_func_delegering.md`, 2024-10-17.
        claims.insert("supplier".into(), json!({ "authority": "iso6523-actorid-upis", "ID": supplier.iso6523() }));
        claims.insert("delegation_source".into(), format!("{}/", sandbox.base).into());
    }
    if let (Some((party, user)), Some(claims)) = (&grant.system_user, claims.as_object_mut()) {
        // Felleslosninger/docs, `maskinporten_func_systembruker.md`, 2024-10-17.
        let details = json!([{
            "type": "urn:altinn:systemuser",
            "systemuser_id": [user.id],
            "systemuser_org": { "authority": "iso6523-actorid-upis", "ID": party.iso6523() },
            "system_id": user.system,
        }]);
        claims.insert("authorization_details".into(), details);
    }
    let claims = claims.as_object().cloned().unwrap_or_default();
    let token = sandbox.maskinporten.sign(&claims).ok_or_else(|| Reply::empty(StatusCode::SERVICE_UNAVAILABLE))?;
    let body =
        json!({ "access_token": token, "token_type": "Bearer", "expires_in": grant.lifetime - 1, "scope": scope });
    Ok(Reply::ok(&body).with(header::CACHE_CONTROL, "no-store"))
}
