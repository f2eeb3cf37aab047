//! Altinn Studio, as far as one can look in with an API key (Altinn/altinn-studio, `src/Designer/backend`, 2026-08-22).

use std::time::Duration;

use serde::Deserialize;

use super::ApiFault;
use super::ask::{self, Api, Filled};
use crate::catalog::services::RemoteService;
use crate::domain::Secret;
use crate::record::values::Reachable;
use crate::world::clean::clean_line;
use crate::world::http::{Call, Expected, OwnLimits};

const HERE: RemoteService = RemoteService::Studio;

/// How long a connection may take for Studio to count as reached: a wall that swallows calls gives no answer at all.
const SOON: Duration = Duration::from_secs(5);

/// Whose API key it is; `None` when Studio does not know the key.
///
/// # Errors
/// Studio does not answer as it should.
pub async fn user(api: Api<'_>, key: &Secret) -> Result<Option<String>, ApiFault> {
    #[derive(Deserialize)]
    struct User {
        username: Filled,
    }
    let address = api.environment.studio.below(&["designer", "api", "v1", "studio-oidc", "userinfo"]);
    let answer = api.read(HERE, Call::get(&address).key("x-api-key", key)).await?;
    if matches!(answer.status, 204 | 401) && !answer.is_html() {
        return Ok(None);
    }
    let User { username: Filled(name) } = ask::object(HERE, &answer)?;
    Ok(Some(clean_line(&name)))
}

/// Whether Studio can be reached from here.
pub async fn dashboard(api: Api<'_>) -> Reachable {
    let own = OwnLimits { connect: Some(SOON), ..OwnLimits::default() };
    let call = Call::get(&api.environment.studio).expecting(Expected::Status).limits(own);
    match api.read(HERE, call).await {
        Ok(answer) if answer.status < 500 => Reachable::Yes,
        // Sent on to the login: that is Studio, too.
        Err(ApiFault::Http { fault: crate::world::http::HttpFault::Redirected { .. }, .. }) => Reachable::Yes,
        _ => Reachable::No,
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_support::TestService;
    use super::*;
    use serde_json::json;
    use wiremock::matchers::{header, path};
    use wiremock::{Mock, ResponseTemplate};

    #[tokio::test]
    async fn a_key_belongs_to_a_user_or_to_nobody() {
        let place = TestService::new().await;
        Mock::given(path("/studio/designer/api/v1/studio-oidc/userinfo"))
            .and(header("x-api-key", "good"))
            .respond_with(ResponseTemplate::new(200).set_body_json(json!({"username": "kari"})))
            .mount(&place.server)
            .await;
        Mock::given(header("x-api-key", "bad")).respond_with(ResponseTemplate::new(204)).mount(&place.server).await;
        let key = |text: &str| Secret::from_text(text.to_owned());
        assert_eq!(user(place.api(), &key("good")).await.unwrap().as_deref(), Some("kari"));
        assert_eq!(user(place.api(), &key("bad")).await.unwrap(), None);
        assert_eq!(dashboard(place.api()).await, Reachable::Yes);
    }
}
