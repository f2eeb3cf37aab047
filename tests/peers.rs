//! Other people's software judges our tokens: three JOSE libraries the signed request, Authlib the grant.

use std::process::Output;

use crate::common::peers::{Sandbox, Server, free_port, python, shared};
use crate::common::{Home, Run};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};

/// Runs a command that must do all its work.
fn done(home: &Home, arguments: &[&str]) -> Run {
    let run = home.run(arguments);
    assert_eq!(run.status, Some(0), "{arguments:?}\n{}\n{}", run.stdout, run.stderr);
    run
}

fn file(home: &Home, name: &str) -> Value {
    serde_json::from_str(&home.read(name)).unwrap()
}

/// A part of a JWT, read without asking whether it holds.
fn part(token: &str, at: usize) -> Value {
    let bytes = URL_SAFE_NO_PAD.decode(token.trim().split('.').nth(at).unwrap()).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

#[test]
fn three_jose_libraries_agree_on_the_signed_request_and_the_public_key() {
    let (Some(shared), Some(python)) = (shared(), python()) else { return };
    for bits in ["2048", "3072"] {
        let home = Home::new();
        let init = ["init", "correspondence", "--env", "sandbox", "--scenario", "instant", "--yes", "--key-bits", bits];
        done(&home, &init);
        let told = done(&home, &["token", "--assertion", "request.jwt", "--lang", "en"]).stderr;
        assert!(told.contains("credential") && told.contains("60 seconds"), "{told}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(home.work().join("request.jwt")).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        done(&home, &["client", "key", "--public", "public.jwk"]);

        let port = file(&home, "altinn-onboard.sandbox.json")["port"].as_u64().unwrap();
        let issuer = format!("http://127.0.0.1:{port}/maskinporten/");
        let script = shared.join("peers/verify_assertion.py");
        let judged = |audience: &str| -> Output {
            let arguments = [script.to_str().unwrap(), "request.jwt", "public.jwk", audience];
            home.command(&python, &arguments).output().unwrap()
        };
        let verdict = judged(&issuer);
        assert!(verdict.status.success(), "{bits} bits: {}", String::from_utf8_lossy(&verdict.stdout));
        assert!(!judged("https://test.maskinporten.no/").status.success(), "the judge takes another audience");
    }
}

/// An exchange that gives every token back as Altinn's own: the sandbox trusts only its own Maskinporten.
struct Exchange {
    server: wiremock::MockServer,
    runtime: tokio::runtime::Runtime,
}

impl Exchange {
    fn start() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let server = runtime.block_on(async {
            let server = wiremock::MockServer::start().await;
            wiremock::Mock::given(wiremock::matchers::path("/authentication/api/v1/exchange/maskinporten"))
                .respond_with(|request: &wiremock::Request| {
                    let bearer = request.headers["authorization"].to_str().unwrap().to_owned();
                    let mut claims = part(bearer.strip_prefix("Bearer ").unwrap(), 1);
                    claims["urn:altinn:org"] = "ttd".into();
                    claims["urn:altinn:authenticatemethod"] = "maskinporten".into();
                    let encoded = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
                    let token = format!("{}.{}.c2lnbmF0dXJl", encoded(&json!({"alg": "RS256"})), encoded(&claims));
                    wiremock::ResponseTemplate::new(200).set_body_string(token)
                })
                .mount(&server)
                .await;
            server
        });
        Self { server, runtime }
    }

    fn address(&self) -> String {
        format!("{}/authentication/api/v1", self.server.uri())
    }

    fn calls(&self) -> usize {
        self.runtime.block_on(self.server.received_requests()).unwrap().len()
    }
}

#[test]
fn authlib_grants_what_the_token_step_asks_for() {
    let (Some(shared), Some(python)) = (shared(), python()) else { return };
    let home = Home::new().with("AUTHLIB_INSECURE_TRANSPORT", "1");
    let sandbox = Sandbox::start(&home);
    let before = sandbox.described_as(&home, "own", &[]);
    done(&home, &["init", "correspondence", "--environments", &before, "--env", "own", "--yes"]);
    done(&home, &["client", "key", "--public", "public.jwk", "--environments", &before]);
    std::fs::write(home.work().join("keys.json"), json!({ "keys": [file(&home, "public.jwk")] }).to_string()).unwrap();
    let client =
        file(&home, "altinn-onboard.json")["books"]["rehearsal"]["environments"]["own"]["client-id"]["main"]["value"]
            .as_str()
            .unwrap()
            .to_owned();

    let port = free_port();
    let script = shared.join("peers/maskinporten_authlib.py");
    let mut authlib = home.command(
        &python,
        &[script.to_str().unwrap(), "--port", &port.to_string(), "--client-id", &client, "--jwks", "keys.json"],
    );
    for scope in ["serviceowner", "correspondence.write", "events.subscribe", "resourceregistry/resource.write"] {
        authlib.args(["--scope", &format!("altinn:{scope}")]);
    }
    let mut authlib = Server::start(authlib);
    authlib.until_it_listens(port);
    let exchange = Exchange::start();
    let issuer = format!("http://127.0.0.1:{port}/");
    let others = [("issuer", issuer.clone()), ("maskinporten", issuer.clone()), ("authentication", exchange.address())];
    let path = sandbox.described_as(&home, "own", &others);

    // Forgotten by hand: `--redo token` would also forget what hangs on it, and only tokens come from elsewhere now.
    let mut state = file(&home, "altinn-onboard.json");
    let known = state["books"]["rehearsal"]["environments"]["own"].as_object_mut().unwrap();
    assert!(known.remove("token").is_some());
    std::fs::write(home.work().join("altinn-onboard.json"), state.to_string()).unwrap();
    done(&home, &["step", "token", "--environments", &path, "--env", "own", "--yes"]);
    let state = file(&home, "altinn-onboard.json");
    let token = &state["books"]["rehearsal"]["environments"]["own"]["token"]["main"]["value"];
    assert_eq!((&token["consumer"], &token["exchanged"]), (&json!("991825827"), &json!(true)), "{token}");
    assert_eq!(exchange.calls(), 1);

    let direct = ["token", "--method", "direct", "--format", "json", "--environments", &path];
    let shown: Value = serde_json::from_str(&done(&home, &direct).stdout).unwrap();
    assert_eq!((&shown["consumer"], &shown["lifetime"]), (&json!("991825827"), &json!(119)), "{shown}");

    let refused = home.run(&[&direct[..], &["--scope", "altinn:broker.write"]].concat());
    assert_eq!(refused.status, Some(1), "{}", refused.stdout);
    assert!(refused.stderr.contains("MP-250"), "{}", refused.stderr);

    // Flask talks beside them.
    let calls =
        |said: &str| -> Vec<Value> { said.lines().filter_map(|line| serde_json::from_str(line).ok()).collect() };
    authlib.until("all calls are told", |said| calls(said).len() >= 3);
    let calls = calls(&authlib.said());
    let answers: Vec<_> = calls.iter().map(|call| call["answer"].as_u64().unwrap()).collect();
    assert_eq!(answers, [200, 200, 400]);
    for call in &calls {
        let claims = call["claims"].as_object().unwrap();
        let mut names: Vec<_> = claims.keys().map(String::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, ["aud", "exp", "iat", "iss", "jti", "scope"], "only the documented claims");
        assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 60);
        assert_eq!((&call["header"]["alg"], &claims["aud"]), (&json!("RS256"), &json!(issuer)));
    }
    assert_ne!(calls[0]["claims"]["jti"], calls[1]["claims"]["jti"]);
}
