//! Maskinporten: the JWT grant, and how it says no (facts: maskinporten 2).

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::{Value, json};

use super::ask::{self, Api, shortened};
use super::{Fault, Token};
use crate::catalog::services::Service;
use crate::domain::{ClientId, Environment, Scope, Secret};
use crate::record::values::OpenScopes;
use crate::world::clean::clean_line;
use crate::world::http::{Answer, Call, HttpFault, hide};
use crate::world::keys::{Signer, fresh_id};

/// How long an assertion lives. 120 seconds are allowed.
const LIFE: i64 = 60;

/// What a client asks for a token with.
#[derive(Clone, Debug)]
pub struct Grant<'a> {
    /// The client.
    pub client_id: &'a ClientId,
    /// Under which id its key is registered.
    pub kid: &'a str,
    /// Its key.
    pub signer: &'a Signer,
    /// The scopes asked for.
    pub scopes: &'a [Scope],
}

/// What Maskinporten says of itself (RFC 8414).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Metadata {
    /// The `aud` of grants.
    pub issuer: String,
    /// Where tokens are had.
    pub token_endpoint: String,
    /// Its keys.
    #[serde(default)]
    pub jwks_uri: Option<String>,
}

/// Reads the metadata: is Maskinporten there, and is it the one of this environment?
///
/// # Errors
/// It does not answer as it should.
pub async fn metadata(api: Api<'_>) -> Result<Metadata, Fault> {
    let address = api.environment.maskinporten.below(&[".well-known", "oauth-authorization-server"]);
    let answer = api.read(Service::Maskinporten, Call::get(&address)).await?;
    ask::json(Service::Maskinporten, &answer)
}

#[derive(Deserialize)]
struct ListedScope {
    name: String,
    #[serde(default)]
    accessible_for_all: Option<bool>,
    #[serde(default)]
    active: Option<bool>,
    #[serde(default)]
    allowed_integration_types: Option<Vec<String>>,
}

/// Reads the public list of scopes that any client may have (facts: maskinporten 4.3).
///
/// # Errors
/// It does not answer as it should.
pub async fn open_scopes(api: Api<'_>) -> Result<OpenScopes, Fault> {
    const LARGEST: usize = 32 << 20;
    let query = [("accessible_for_all", "true"), ("integration_type", "maskinporten"), ("inactive", "false")];
    let address = api.environment.self_service_api.below(&["scopes", "all"]).with_query(&query);
    let answer = api.read(Service::SelfService, Call::get(&address).largest(LARGEST)).await?;
    let listed: Vec<ListedScope> = ask::json(Service::SelfService, &answer)?;
    let fits = |scope: &ListedScope| {
        let for_maskinporten = scope
            .allowed_integration_types
            .as_ref()
            .is_none_or(|types| types.is_empty() || types.iter().any(|kind| kind == "maskinporten"));
        scope.accessible_for_all.unwrap_or(true) && scope.active.unwrap_or(true) && for_maskinporten
    };
    let mut scopes: Vec<Scope> =
        listed.iter().filter(|scope| fits(scope)).filter_map(|scope| Scope::parse(&scope.name).ok()).collect();
    // Only ours are kept: the list holds every public API of the country.
    scopes.retain(|scope| scope.as_str().starts_with("altinn:") || scope.as_str().starts_with("digdir:"));
    scopes.sort();
    scopes.dedup();
    Ok(OpenScopes(scopes))
}

/// The assertion of a grant, issued now: only documented claims, sixty seconds of life, an id that is never used again.
///
/// # Errors
/// The key cannot sign.
pub fn assertion(environment: &Environment, grant: &Grant<'_>, now: Timestamp) -> Result<Secret, Fault> {
    let scope = grant.scopes.iter().map(Scope::as_str).collect::<Vec<_>>().join(" ");
    let issued = now.as_second();
    let header = json!({ "alg": "RS256", "typ": "JWT", "kid": grant.kid });
    let claims = json!({
        "aud": environment.issuer,
        "iss": grant.client_id,
        "scope": scope,
        "iat": issued,
        "exp": issued + LIFE,
        "jti": fresh_id().to_string(),
    });
    Ok(grant.signer.sign_rs256(&header, &claims)?)
}

#[derive(Deserialize)]
struct Granted {
    access_token: String,
}

/// Gets a token. The assertion is made anew for every attempt, by Maskinporten's clock where that has been measured; when
/// Maskinporten refuses because of the clock, its own time is in that answer and the next attempt uses it.
///
/// # Errors
/// The refusal with its code, or what happened instead.
pub async fn token(api: Api<'_>, grant: &Grant<'_>) -> Result<Token, Fault> {
    let offset = api.http.clock_offset_of(&api.environment.maskinporten).unwrap_or_default();
    match token_by_clock(api, grant, offset).await {
        Err(fault) if is_about_time(&fault) => match api.http.clock_offset_of(&api.environment.maskinporten) {
            Some(measured) if measured != offset => token_by_clock(api, grant, measured).await,
            _ => Err(fault),
        },
        other => other,
    }
}

async fn token_by_clock(api: Api<'_>, grant: &Grant<'_>, offset: SignedDuration) -> Result<Token, Fault> {
    const FORM: [(&str, &str); 1] = [("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer")];
    let address = api.environment.maskinporten.below(&["token"]);
    let call = || {
        let now = api.http.now();
        let assertion = assertion(api.environment, grant, now.saturating_add(offset).unwrap_or(now))?;
        Ok(Call::post(&address).form(&FORM, ("assertion", &assertion)))
    };
    let answer = api.repeat(Service::Maskinporten, call).await?;
    if !answer.is_success() {
        return Err(refusal(&answer));
    }
    let granted: Granted = answer.json().map_err(|fault| Fault::http(Service::Maskinporten)(silent(fault)))?;
    let read = Token::read(api.environment.name.clone(), Secret::from_text(granted.access_token));
    read.map_err(|_| Fault::http(Service::Maskinporten)(silent(answer.unexpected())))
}

/// A good answer of an unexpected form may hold a token in any place: none of it is shown.
pub(super) fn silent(fault: HttpFault) -> HttpFault {
    match fault {
        HttpFault::Unexpected { host, status, what, start: _ } => {
            HttpFault::Unexpected { host, status, what, start: String::new() }
        }
        other => other,
    }
}

fn is_about_time(fault: &Fault) -> bool {
    ["MP-130", "MP-IAT"].iter().any(|code| fault.is(code))
}

/// Whether the client has no such key, or has it but Maskinporten does not know it yet: then waiting helps.
#[must_use]
pub fn is_key_unknown(fault: &Fault) -> bool {
    fault.is("MP-KID")
}

#[derive(Deserialize)]
struct Refused {
    #[serde(default)]
    error: String,
    #[serde(default)]
    error_description: String,
    #[serde(default)]
    error_uri: Option<String>,
}

/// Reads a no: the code in `error_uri`, else in the text, else what the text says (facts: maskinporten 2.4 to 2.6).
fn refusal(answer: &Answer) -> Fault {
    let Ok(said) = answer.json::<Refused>() else { return ask::refusal(Service::Maskinporten, answer) };
    let description = hide(&clean_line(&said.error_description));
    let (message, trace) = without_trace(&description);
    let code = said
        .error_uri
        .as_deref()
        .and_then(code_in)
        .or_else(|| code_in(&description))
        .or_else(|| by_words(&said.error, &description).map(str::to_owned));
    let message = if message.is_empty() { clean_line(&said.error) } else { message };
    match Fault::refused(Service::Maskinporten, answer, code, shortened(&message)) {
        Fault::Refused(mut refusal) => {
            refusal.trace = trace.or(refusal.trace);
            refusal.more = said.error_uri.map(|uri| clean_line(&uri));
            Fault::Refused(refusal)
        }
        other => other,
    }
}

/// `MP-250` in an address or a text.
fn code_in(text: &str) -> Option<String> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).find_map(|word| {
        let number = word.strip_prefix("MP-")?;
        (number.len() == 3 && number.bytes().all(|b| b.is_ascii_digit())).then(|| word.to_owned())
    })
}

/// Takes `(trace_id: …)` or the older `(correlation id: …)` from the end of a description.
fn without_trace(description: &str) -> (String, Option<String>) {
    for mark in ["(trace_id:", "(correlation id:"] {
        if let Some((before, after)) = description.split_once(mark) {
            let trace = after.split(')').next().unwrap_or_default().trim();
            return (before.trim().to_owned(), (!trace.is_empty()).then(|| trace.to_owned()));
        }
    }
    (description.trim().to_owned(), None)
}

/// Our own code for what is said without one. The order matters: the last is part of most of the others.
fn by_words(error: &str, description: &str) -> Option<&'static str> {
    const WORDS: [(&str, &str); 19] = [
        ("requires pre-registered jwk and no key identifier", "MP-KID-MISSING"),
        ("unknown key identifier", "MP-KID"),
        ("issue time is", "MP-IAT"),
        ("too long lifetime", "MP-LIFETIME"),
        ("jwt is expired", "MP-130"),
        ("jwt has expired", "MP-130"),
        ("expired key", "MP-121"),
        ("invalid jwt signature", "MP-124"),
        ("invalid jwt header x5c", "MP-123"),
        ("grant is used before", "MP-012"),
        ("invalid scopes for client", "MP-200"),
        ("not allowed for maskinporten", "MP-201"),
        ("has not been granted access to the scope", "MP-250"),
        ("has not delegated access", "MP-251"),
        ("combination consumer_org", "MP-CONSUMER-ORG"),
        ("invalid jwt claim aud", "MP-110"),
        ("invalid jwt claim", "MP-CLAIM"),
        ("client not found", "MP-100"),
        ("invalid assertion", "MP-ASSERTION"),
    ];
    let lower = description.to_lowercase();
    let by_name = match error {
        "invalid_altinn_customer_configuration" => Some("MP-303"),
        "invalid_target" => Some("MP-TARGET"),
        _ => None,
    };
    by_name.or_else(|| WORDS.iter().find(|(words, _)| lower.contains(words)).map(|(_, code)| *code))
}

/// The claims of an assertion, for showing; its signature is never shown.
#[must_use]
pub fn claims_of(assertion: &Secret) -> Option<Value> {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    let payload = assertion.expose_text()?.split('.').nth(1)?;
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_wherever_it_stands() {
        assert_eq!(code_in("https://test.maskinporten.no/errors/MP-250").as_deref(), Some("MP-250"));
        assert_eq!(code_in("Invalid (MP-121), again").as_deref(), Some("MP-121"));
        assert_eq!(code_in("MP-25 MP-2500 XMP-250"), None);
    }

    #[test]
    fn what_is_said_without_a_code_is_understood() {
        let code = |text: &str| by_words("invalid_grant", text);
        let unknown = "Invalid assertion. Client authentication failed. Unknown key identifier (kid) for client.";
        assert_eq!(code(unknown), Some("MP-KID"));
        assert_eq!(code("Invalid assertion. Issue time is after now"), Some("MP-IAT"));
        assert_eq!(code("Invalid assertion"), Some("MP-ASSERTION"));
        assert_eq!(code("Something new"), None);
        assert_eq!(by_words("invalid_altinn_customer_configuration", ""), Some("MP-303"));
    }

    #[test]
    fn the_trace_is_taken_out_of_the_words() {
        let (words, trace) = without_trace("Expired key. (trace_id: 0123abcd)");
        assert_eq!((words.as_str(), trace.as_deref()), ("Expired key.", Some("0123abcd")));
        assert_eq!(without_trace("Expired key.").1, None);
    }
}
