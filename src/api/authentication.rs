//! Altinn Authentication: a Maskinporten token for an Altinn token.

use super::ask::{Api, refusal};
use super::{ApiFault, Token};
use crate::catalog::services::RemoteService;
use crate::domain::Secret;
use crate::world::http::{Call, Expected};

const HERE: RemoteService = RemoteService::Authentication;

/// Exchanges a token. The answer is the token itself, or a JSON text of it; one that says of itself that it was not
/// exchanged is another's.
///
/// # Errors
/// A bare 401 means many things (Altinn/altinn-authentication, `Controllers/AuthenticationController.cs`, 2026-07-17);
/// the token is judged before, so that what is left is told apart.
pub async fn exchange(api: Api<'_>, token: &Token) -> Result<Token, ApiFault> {
    let address = api.environment.authentication.below(&["exchange", "maskinporten"]);
    let call = Call::get(&address).bearer(token.bearer()).expecting(Expected::Text).hiding_answer();
    let answer = api.read(HERE, call).await?;
    if !answer.is_success() {
        return Err(refusal(HERE, &answer));
    }
    if answer.is_html() || answer.is_empty() {
        return Err(ApiFault::http(HERE)(answer.unexpected()));
    }
    let text = String::from_utf8_lossy(&answer.body);
    let bare = Secret::from_text(text.trim().trim_matches('"').to_owned());
    let refused = || ApiFault::refused(HERE, &answer, Some("NOT-A-TOKEN".to_owned()), String::new());
    let token = Token::read(api.environment.name.clone(), bare).map_err(|_| refused())?;
    if token.claims.exchanged { Ok(token) } else { Err(refused()) }
}

#[cfg(test)]
mod tests {
    use super::super::test_support::{TestService, claims};
    use super::super::token::tests::{compact, token};
    use super::*;
    use wiremock::matchers::{header_exists, path};
    use wiremock::{Mock, ResponseTemplate};

    async fn exchanged(answer: ResponseTemplate) -> Result<Token, ApiFault> {
        let place = TestService::new().await;
        Mock::given(path("/authentication/exchange/maskinporten"))
            .and(header_exists("authorization"))
            .respond_with(answer)
            .mount(&place.server)
            .await;
        exchange(place.api(), &place.token()).await
    }

    fn of_altinn() -> String {
        let mut claims = claims();
        claims["urn:altinn:authenticatemethod"] = "maskinporten".into();
        compact(&claims)
    }

    #[tokio::test]
    async fn a_token_that_was_not_exchanged_is_no_answer() {
        let fault = exchanged(ResponseTemplate::new(200).set_body_string(compact(&claims()))).await.unwrap_err();
        assert_eq!(fault.finding().code, "EXCHANGE-NOT-A-TOKEN");
    }

    #[tokio::test]
    async fn the_token_comes_bare_or_in_quotes() {
        for text in [of_altinn(), format!("\"{}\"\n", of_altinn())] {
            let token = exchanged(ResponseTemplate::new(200).set_body_string(text)).await.unwrap();
            assert_eq!(token.environment.as_str(), "mock");
            assert!(token.claims.consumer.is_some());
        }
    }

    #[tokio::test]
    async fn a_bare_401_says_all_that_it_may_mean() {
        let fault = exchanged(ResponseTemplate::new(401)).await.unwrap_err();
        assert_eq!(fault.finding().code, "EXCHANGE-401");
    }

    #[tokio::test]
    async fn what_is_no_token_is_not_shown() {
        let text = "canary-7f3a";
        let fault = exchanged(ResponseTemplate::new(200).set_body_string(text)).await.unwrap_err();
        assert_eq!(fault.finding().code, "EXCHANGE-NOT-A-TOKEN");
        assert!(!format!("{fault:?}").contains(text));
    }

    #[tokio::test]
    async fn a_token_of_another_environment_is_not_exchanged() {
        let place = TestService::new().await;
        let fault = exchange(place.api(), &token("production", &claims())).await.unwrap_err();
        assert_eq!((fault.finding().code.id, place.http.calls()), ("NET-WRONG-ENVIRONMENT", 0));
    }
}
