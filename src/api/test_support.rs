//! What the tests of all services share: an environment whose addresses are one mock server.

use std::time::Duration;

use serde_json::{Value, json};
use wiremock::MockServer;

use super::{Api, Token, token::tests::token};
use crate::catalog::environments;
use crate::domain::Environment;
use crate::world::http::{Http, Settings};

/// A mock server with a client and an environment for it.
pub(in crate::api) struct TestService {
    pub(in crate::api) server: MockServer,
    pub(in crate::api) http: Http,
    pub(in crate::api) environment: Environment,
}

impl TestService {
    pub(in crate::api) async fn new() -> Self {
        Self::with(quick()).await
    }

    pub(in crate::api) async fn with(settings: Settings) -> Self {
        let server = MockServer::start().await;
        let environment = environment(&server.uri());
        Self { http: Http::new(settings), environment, server }
    }

    pub(in crate::api) fn api(&self) -> Api<'_> {
        Api::new(&self.http, &self.environment)
    }

    /// A token of this environment with a canary for a signature.
    pub(in crate::api) fn token(&self) -> Token {
        token(self.environment.name.as_str(), &claims())
    }
}

/// Hardly a pause before a read is repeated. The bounds of a call stay: no server here hangs, and one that is merely slow
/// is not to fail a test.
pub(in crate::api) fn quick() -> Settings {
    Settings { pause: Duration::from_millis(1), ..Settings::default() }
}

pub(in crate::api) fn claims() -> Value {
    let now = Http::default().now().as_second();
    json!({
        "iss": "https://test.maskinporten.no/", "scope": "altinn:serviceowner",
        "consumer": {"authority": "iso6523-actorid-upis", "ID": "0192:991825827"}, "iat": now, "exp": now + 120,
    })
}

/// Every address has its own first segment: `/correspondence`, `/events`, …
pub(in crate::api) fn environment(base: &str) -> Environment {
    // The issuer of the tokens that the tests make ends in a slash.
    let text = environments::simulated("mock", base).replace(&format!("{base}/issuer"), &format!("{base}/"));
    environments::read(&text).unwrap().remove(0)
}
