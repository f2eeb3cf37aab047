//! Maskinporten: the JWT grant, and how it says no (felleslosninger/docs, `maskinporten_protocol_jwtgrant.md`,
//! 2024-10-17).

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::json;

use super::ask::{self, Api};
use super::maskinporten_refusal::refusal;
use super::{ApiFault, Token};
use crate::catalog::services::RemoteService;
use crate::domain::system_user::ActingAs;
use crate::domain::{ClientId, Environment, OrgNumber, Scope, Secret};
use crate::finding::Meaning;
use crate::record::values::OpenScopes;
use crate::world::http::{Call, HttpFault};
use crate::world::keys::{AdmittedSigner, fresh_id};

/// How long an assertion lives. 120 seconds are allowed.
const LIFE: i64 = 60;

/// What a client asks for a token with.
#[derive(Clone, Debug)]
pub struct JwtGrant<'a> {
    /// Who asks: the `iss` of the grant.
    pub client_id: &'a ClientId,
    /// Under which id its key is registered.
    pub kid: &'a str,
    /// Its key.
    pub signer: &'a AdmittedSigner,
    /// The scopes asked for.
    pub scopes: &'a [Scope],
    /// For a supplier with a client of its own: the customer that has delegated the scopes to it.
    pub consumer: Option<OrgNumber>,
    /// As which system user the token is to act.
    pub acting: Option<&'a ActingAs>,
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
pub async fn metadata(api: Api<'_>) -> Result<Metadata, ApiFault> {
    let address = api.environment.maskinporten.below(&[".well-known", "oauth-authorization-server"]);
    let answer = api.read(RemoteService::Maskinporten, Call::get(&address)).await?;
    ask::object(RemoteService::Maskinporten, &answer)
}

#[derive(Deserialize)]
struct ListedScope {
    name: ask::Filled,
    #[serde(default)]
    accessible_for_all: Option<bool>,
    #[serde(default)]
    active: Option<bool>,
    #[serde(default)]
    allowed_integration_types: Option<Vec<String>>,
}

/// Reads the public list of scopes that any client may have (felleslosninger/docs, `oidc_api_admin_maskinporten.md`,
/// 2024-10-17).
///
/// # Errors
/// It does not answer as it should.
pub async fn open_scopes(api: Api<'_>) -> Result<OpenScopes, ApiFault> {
    const LARGEST: usize = 32 << 20;
    let query = [("accessible_for_all", "true"), ("integration_type", "maskinporten"), ("inactive", "false")];
    let address = api.environment.self_service_api.below(&["scopes", "all"]).with_query(&query);
    let answer = api.read(RemoteService::SelfService, ask::long(Call::get(&address), LARGEST)).await?;
    let listed: Vec<ListedScope> = ask::objects(RemoteService::SelfService, &answer)?;
    // The list of the whole country is never empty: nothing could be told from one that is.
    if listed.is_empty() {
        return Err(ask::unexpected(RemoteService::SelfService, &answer));
    }
    let fits = |scope: &ListedScope| {
        let for_maskinporten = scope
            .allowed_integration_types
            .as_ref()
            .is_none_or(|types| types.is_empty() || types.iter().any(|kind| kind == "maskinporten"));
        scope.accessible_for_all.unwrap_or(true) && scope.active.unwrap_or(true) && for_maskinporten
    };
    let mut scopes: Vec<Scope> =
        listed.iter().filter(|scope| fits(scope)).filter_map(|scope| Scope::parse(&scope.name.0).ok()).collect();
    // Only ours are kept: the list holds every public API of the country.
    scopes.retain(|scope| scope.as_str().starts_with("altinn:") || scope.as_str().starts_with("digdir:"));
    scopes.sort();
    scopes.dedup();
    Ok(OpenScopes(scopes))
}

/// The assertion of a grant, issued now: only documented claims, sixty seconds of life, an id that is never used again.
///
/// # Errors
/// The key cannot sign, or was admitted to another environment.
pub fn assertion(environment: &Environment, grant: &JwtGrant<'_>, now: Timestamp) -> Result<Secret, ApiFault> {
    if grant.signer.environment() != &environment.name {
        let (token, address) = (grant.signer.environment().clone(), environment.name.clone());
        return Err(ApiFault::http(RemoteService::Maskinporten)(HttpFault::WrongEnvironment { token, address }));
    }
    let scope = Scope::joined(grant.scopes, " ");
    let issued = now.as_second();
    let header = json!({ "alg": "RS256", "typ": "JWT", "kid": grant.kid });
    let mut claims = json!({
        "aud": environment.issuer,
        "iss": grant.client_id,
        "scope": scope,
        "iat": issued,
        "exp": issued + LIFE,
        "jti": fresh_id().to_string(),
    });
    if let (Some(consumer), Some(claims)) = (grant.consumer, claims.as_object_mut()) {
        claims.insert("consumer_org".to_owned(), consumer.to_string().into());
    }
    if let (Some(acting), Some(claims)) = (grant.acting, claims.as_object_mut()) {
        claims.insert("authorization_details".to_owned(), acting.claim());
    }
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
pub async fn token(api: Api<'_>, grant: &JwtGrant<'_>) -> Result<Token, ApiFault> {
    let offset = api.http.clock_offset_of(&api.environment.maskinporten).unwrap_or_default();
    match token_by_clock(api, grant, offset).await {
        Err(fault) if is_about_time(&fault) => match api.http.clock_offset_of(&api.environment.maskinporten) {
            Some(measured) if measured != offset => token_by_clock(api, grant, measured).await,
            _ => Err(fault),
        },
        other => other,
    }
}

async fn token_by_clock(api: Api<'_>, grant: &JwtGrant<'_>, offset: SignedDuration) -> Result<Token, ApiFault> {
    const FORM: [(&str, &str); 1] = [("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer")];
    let address = api.environment.maskinporten.below(&["token"]);
    let call = || {
        let now = api.http.now();
        let assertion = assertion(api.environment, grant, now.saturating_add(offset).unwrap_or(now))?;
        Ok(Call::post(&address).form(&FORM, ("assertion", &assertion)).hiding_answer())
    };
    let answer = api.repeat(RemoteService::Maskinporten, call).await?;
    if !answer.is_success() {
        return Err(refusal(&answer));
    }
    let granted: Granted = answer.json().map_err(ApiFault::http(RemoteService::Maskinporten))?;
    let token = Token::read(api.environment.name.clone(), Secret::from_text(granted.access_token));
    token.map_err(|_| ask::unexpected(RemoteService::Maskinporten, &answer))
}

fn is_about_time(fault: &ApiFault) -> bool {
    fault.means() == Some(Meaning::ClockWrong)
}

/// Whether the client has no such key, or has it but Maskinporten does not know it yet: then waiting helps.
#[must_use]
pub fn is_key_unknown(fault: &ApiFault) -> bool {
    fault.means() == Some(Meaning::KeyUnknown)
}

#[cfg(test)]
mod tests {
    use super::super::test_support::{TestService, claims, quick};
    use super::super::token::tests::compact;
    use super::*;
    use crate::domain::EnvironmentName;
    use crate::world::http::{Settings, SharedClock};
    use crate::world::step_clock::StepClock;
    use serde_json::Value;
    use std::collections::{BTreeMap, BTreeSet};
    use std::sync::Arc;
    use wiremock::matchers::{method, path};
    use wiremock::{Mock, ResponseTemplate};

    const CLIENT: &str = "5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11";

    fn claims_of(assertion: &str) -> Value {
        use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
        let payload = assertion.split('.').nth(1).unwrap();
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap()
    }

    /// Asks for a token with these answers, one after the other; gives the result and the claims of each assertion.
    async fn asked(settings: Settings, answers: Vec<ResponseTemplate>) -> (Result<Token, ApiFault>, Vec<Value>) {
        let place = TestService::with(settings).await;
        for answer in answers {
            Mock::given(method("POST"))
                .and(path("/maskinporten/token"))
                .respond_with(answer)
                .up_to_n_times(1)
                .mount(&place.server)
                .await;
        }
        let (signer, client) = (place.signer(), ClientId::parse(CLIENT).unwrap());
        let scopes = [Scope::parse("altinn:serviceowner").unwrap(), Scope::parse("altinn:events.subscribe").unwrap()];
        let grant = JwtGrant {
            client_id: &client,
            kid: signer.kid(),
            signer: &signer,
            scopes: &scopes,
            consumer: None,
            acting: None,
        };
        let result = token(place.api(), &grant).await;
        let sent = place.server.received_requests().await.unwrap();
        let claims = sent.iter().map(|request| {
            let form: BTreeMap<_, _> = url::form_urlencoded::parse(&request.body).into_owned().collect();
            assert_eq!(form["grant_type"], "urn:ietf:params:oauth:grant-type:jwt-bearer");
            claims_of(&form["assertion"])
        });
        (result, claims.collect())
    }

    fn granted() -> ResponseTemplate {
        let body = json!({"access_token": compact(&claims()), "token_type": "Bearer", "expires_in": 119});
        ResponseTemplate::new(200).set_body_json(body)
    }

    fn no(error: &str, text: &str, code: Option<&str>) -> ResponseTemplate {
        let mut body = json!({"error": error, "error_description": format!("{text} (trace_id: 0123abcd)")});
        if let Some(code) = code {
            body["error_uri"] = format!("https://test.maskinporten.no/errors/{code}").into();
        }
        ResponseTemplate::new(400).set_body_json(body)
    }

    #[tokio::test]
    async fn an_assertion_has_only_documented_claims() {
        let (result, sent) = asked(quick(), vec![granted()]).await;
        assert_eq!(result.unwrap().environment.as_str(), "mock");
        let claims = sent[0].as_object().unwrap();
        let names: Vec<&str> = claims.keys().map(String::as_str).collect();
        assert_eq!(names, ["aud", "iss", "scope", "iat", "exp", "jti"]);
        assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 60);
        assert_eq!(
            (claims["iss"].as_str().unwrap(), claims["scope"].as_str().unwrap()),
            (CLIENT, "altinn:serviceowner altinn:events.subscribe")
        );
        assert!(claims["aud"].as_str().unwrap().ends_with('/'));
    }

    #[tokio::test]
    async fn a_suppliers_own_client_names_the_customer_and_nobody_else_does() {
        let place = TestService::new().await;
        let (signer, client) = (place.signer(), ClientId::parse(CLIENT).unwrap());
        for consumer in [None, OrgNumber::parse("991825827").ok()] {
            let grant = JwtGrant {
                client_id: &client,
                kid: signer.kid(),
                signer: &signer,
                scopes: &[],
                consumer,
                acting: None,
            };
            let signed = assertion(&place.environment, &grant, Timestamp::UNIX_EPOCH).unwrap();
            let claims = claims_of(std::str::from_utf8(signed.expose()).unwrap());
            assert_eq!(claims.get("consumer_org"), consumer.map(|_| json!("991825827")).as_ref());
        }
    }

    #[tokio::test]
    async fn a_key_signs_for_no_other_environment() {
        let (place, mut other) = (TestService::new().await, TestService::new().await);
        other.environment.name = EnvironmentName::parse("other").unwrap();
        let (signer, client) = (other.signer(), ClientId::parse(CLIENT).unwrap());
        let grant = JwtGrant {
            client_id: &client,
            kid: signer.kid(),
            signer: &signer,
            scopes: &[],
            consumer: None,
            acting: None,
        };
        assert_eq!(token(place.api(), &grant).await.unwrap_err().finding().code, "NET-WRONG-ENVIRONMENT");
        assert!(place.server.received_requests().await.unwrap().is_empty());
    }

    #[tokio::test]
    async fn every_attempt_is_a_new_assertion() {
        let busy = || ResponseTemplate::new(503);
        let (result, sent) = asked(quick(), vec![busy(), busy(), granted()]).await;
        assert!(result.is_ok());
        let ids: BTreeSet<&str> = sent.iter().map(|claims| claims["jti"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), 3);
    }

    #[tokio::test]
    async fn a_clock_that_is_ten_minutes_wrong_is_corrected_by_the_refusal() {
        for (seconds, text) in [(600, "Invalid assertion. Issue time is after now."), (-600, "JWT is expired.")] {
            let clock: SharedClock = Arc::new(StepClock::fixed(
                Timestamp::now().saturating_add(SignedDuration::from_secs(seconds)).unwrap(),
            ));
            let settings = Settings { clock, ..quick() };
            let (result, sent) = asked(settings, vec![no("invalid_grant", text, None), granted()]).await;
            assert!(result.is_ok(), "{result:?}");
            let issued = sent[1]["iat"].as_i64().unwrap();
            assert!((issued - Timestamp::now().as_second()).abs() <= 3, "{issued}");
        }
        // With a right clock, the same refusal is not asked again.
        let refused = no("invalid_grant", "Issue time is after now.", None);
        let (result, sent) = asked(quick(), vec![refused]).await;
        assert_eq!((result.unwrap_err().finding().code.id, sent.len()), ("MP-CLOCK-FAST", 1));
    }

    #[tokio::test]
    async fn not_on_the_client_and_not_granted_are_two_things() {
        for (error, text, uri, code) in [
            ("invalid_scope", "Token request contains invalid scopes for client, x", Some("MP-200"), "MP-200"),
            ("invalid_scope", "Consumer has not been granted access to the scope x.", Some("MP-250"), "MP-250"),
            ("forbidden", "Consumer has not been granted access to the scope x.", None, "MP-250"),
            ("invalid_grant", "Unknown key identifier (kid) for client.", None, "MP-KID-UNKNOWN"),
            ("invalid_altinn_customer_configuration", "No system user.", None, "MP-303"),
        ] {
            let (result, _) = asked(quick(), vec![no(error, text, uri)]).await;
            let fault = result.unwrap_err();
            let ApiFault::Refused(refusal) = &fault else { panic!("{fault:?}") };
            assert_eq!((refusal.trace.as_deref(), refusal.message.as_str()), (Some("0123abcd"), text));
            assert_eq!(is_key_unknown(&fault), code == "MP-KID-UNKNOWN");
            assert_eq!(fault.finding().code, code);
        }
    }

    #[tokio::test]
    async fn odd_answers_are_told_without_what_may_be_a_token() {
        let page = ResponseTemplate::new(200).set_body_raw("<html>canary-7f3a</html>", "text/html");
        let other = ResponseTemplate::new(200).set_body_json(json!({"token": "canary-7f3a"}));
        let wrong = ResponseTemplate::new(200).set_body_json(json!({"access_token": "canary-7f3a"}));
        for (answer, code) in [(page, "NET-HTML"), (other, "NET-NOT-JSON"), (wrong, "NET-NOT-JSON")] {
            let fault = asked(quick(), vec![answer]).await.0.unwrap_err();
            assert_eq!(fault.finding().code, code);
            assert!(!format!("{fault:?}").contains("canary"), "{fault:?}");
        }
        let down = || ResponseTemplate::new(503);
        let fault = asked(quick(), vec![down(), down(), down()]).await.0.unwrap_err();
        assert_eq!(fault.finding().code, "SERVICE-DOWN");
    }

    #[tokio::test]
    async fn scopes_open_to_all_are_those_of_altinn_that_fit() {
        let place = TestService::new().await;
        let scope = |name: &str| json!({"name": name, "accessible_for_all": true, "active": true});
        let mut other = scope("altinn:portal/enduser");
        other["allowed_integration_types"] = json!(["idporten"]);
        let list = json!([scope("altinn:events.subscribe"), scope("nav:x"), other]);
        Mock::given(path("/self_service_api/scopes/all"))
            .respond_with(ResponseTemplate::new(200).set_body_json(list))
            .mount(&place.server)
            .await;
        let open = open_scopes(place.api()).await.unwrap();
        assert_eq!(open.0, [Scope::parse("altinn:events.subscribe").unwrap()]);
    }
}
