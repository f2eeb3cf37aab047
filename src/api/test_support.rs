//! What the tests of all services share: an environment whose addresses are one mock server.

use std::sync::OnceLock;
use std::time::Duration;

use serde_json::{Value, json};
use wiremock::MockServer;

use super::{Api, Token, token::tests::token};
use crate::catalog::environments;
use crate::domain::Environment;
use crate::record::trust::{Decision, Signing, TrustRecord};
use crate::world::http::{Http, Settings};
use crate::world::keys::{AdmittedSigner, Signer};

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

    /// A key that may sign in this environment.
    pub(in crate::api) fn signer(&self) -> AdmittedSigner {
        admitted(&self.environment)
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

/// A key that may sign in an environment of these tests: all its addresses are on this machine. One key for all, since
/// making one takes as long as some of the tests.
pub(in crate::api) fn admitted(environment: &Environment) -> AdmittedSigner {
    static SIGNER: OnceLock<Signer> = OnceLock::new();
    let signer = SIGNER.get_or_init(|| Signer::generate(2048).unwrap()).clone();
    let thumbprint = signer.public().thumbprint();
    let signing = Signing { environment, thumbprint: &thumbprint, elsewhere: None };
    let Decision::Admitted(admission) = TrustRecord::default().decide(signing) else { panic!("it needs no trust") };
    AdmittedSigner::new(signer, &admission).unwrap()
}
