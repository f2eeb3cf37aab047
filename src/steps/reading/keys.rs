//! Public keys that somebody else made, and the supplier's report that a token works.

use jiff::{Timestamp, ToSpan as _};

use crate::catalog::codes::pasted as codes;
use crate::domain::environment::kept_issuer;
use crate::domain::public_jwk::JwkFault;
use crate::domain::{ClientId, EnvironmentName, OrgNumber, PublicJwk, Scope};
use crate::finding::Finding;
use crate::record::Topic;
use crate::record::values::SupplierProof;
use crate::text::Message;

/// A public RSA JWK; nothing of a private one is kept or repeated.
///
/// # Errors
/// The rule that is broken.
pub fn public_jwk(topic: Topic, answer: &str) -> Result<PublicJwk, Finding> {
    PublicJwk::parse(answer).map_err(|fault| {
        let of = |code| Finding::new(code, topic.id());
        match fault {
            JwkFault::Private => of(&codes::JWK_PRIVATE),
            JwkFault::NotAnObject => of(&codes::JWK_NOT_AN_OBJECT),
            JwkFault::NotRsa => of(&codes::JWK_NOT_RSA),
            JwkFault::Member(member) => of(&codes::JWK_MEMBER).with("member", member),
            JwkFault::TooShort(bits) => of(&codes::JWK_TOO_SHORT).with("bits", bits.to_string()),
        }
    })
}

/// The schema of the report that this version understands.
pub const PROOF_SCHEMA: u32 = 1;

/// What a supplier's report must agree with.
#[derive(Clone, Debug)]
pub struct Expected {
    /// The environment that the token must be from.
    pub environment: EnvironmentName,
    /// The `iss` that Maskinporten has there.
    pub issuer: String,
    /// Whom the token must act for.
    pub consumer: Option<OrgNumber>,
    /// The client, when its id is known.
    pub client: Option<ClientId>,
    /// The scopes that are needed.
    pub scopes: Vec<Scope>,
    /// Thumbprint of the key that was pasted, if one was.
    pub thumbprint: Option<String>,
    /// The line that the supplier runs, where the report is none or does not agree.
    pub line: Message,
    /// When the report is read; one from more than a day later is refused.
    pub now: Timestamp,
}

/// The report in a text: as it was printed, or in an e-mail, where it may be quoted and written with a mail program's own
/// quotation marks and blanks. Of several, the one of the environment, else the first.
fn report_in(text: &str, environment: &EnvironmentName) -> Option<SupplierProof> {
    let unquoted = || {
        let lines = text.lines().map(|line| line.trim_start_matches(['>', '|', ' ', '\t', '\u{a0}']));
        let joined = lines.collect::<Vec<_>>().join("\n");
        joined.replace(['“', '”', '„', '«', '»'], "\"").replace('\u{a0}', " ")
    };
    let found = reports(text);
    let mut found = if found.is_empty() { reports(&unquoted()) } else { found };
    let own = found.iter().position(|proof| proof.environment == *environment).unwrap_or_default();
    (!found.is_empty()).then(|| found.swap_remove(own))
}

/// The places of a text at which an object is looked for: a report has one, and what has more is no letter.
const MOST_OBJECTS: usize = 200;

fn reports(text: &str) -> Vec<SupplierProof> {
    let begins = text.match_indices('{').take(MOST_OBJECTS).filter_map(|(at, _)| text.get(at..));
    let read = |rest: &str| serde_json::Deserializer::from_str(rest).into_iter().next()?.ok();
    begins.filter_map(read).collect()
}

/// The report of `token --proof`, also among other text, checked for consistency with what is known here.
///
/// # Errors
/// The first thing that does not agree.
pub fn supplier_proof(topic: Topic, answer: &str, expected: &Expected) -> Result<SupplierProof, Finding> {
    let refuse = |code| Finding::new(code, topic.id()).with("line", expected.line.clone());
    let proof = report_in(answer, &expected.environment).ok_or_else(|| refuse(&codes::PROOF_FORM))?;
    let differ = |code, found: String, wanted: String| refuse(code).with("found", found).with("expected", wanted);
    if proof.schema != PROOF_SCHEMA {
        let finding = refuse(&codes::PROOF_SCHEMA).with("found", proof.schema.to_string());
        return Err(finding.with("known", PROOF_SCHEMA.to_string()));
    }
    if proof.environment != expected.environment {
        let (found, wanted) = (proof.environment.to_string(), expected.environment.to_string());
        return Err(differ(&codes::PROOF_ENVIRONMENT, found, wanted));
    }
    if proof.issuer != expected.issuer {
        return Err(differ(&codes::PROOF_ISSUER, proof.issuer, expected.issuer.clone()));
    }
    if let Some(consumer) = expected.consumer.filter(|consumer| *consumer != proof.consumer) {
        return Err(differ(&codes::PROOF_CONSUMER, proof.consumer.spaced(), consumer.spaced()));
    }
    if let Some(client) = expected.client.as_ref().filter(|client| **client != proof.client_id) {
        return Err(differ(&codes::PROOF_CLIENT, proof.client_id.to_string(), client.to_string()));
    }
    let missing: Vec<&str> =
        expected.scopes.iter().filter(|scope| !proof.scopes.contains(scope)).map(Scope::as_str).collect();
    if !missing.is_empty() {
        return Err(refuse(&codes::PROOF_SCOPES).with("missing", missing.join(", ")));
    }
    if let Some(thumbprint) = expected.thumbprint.as_ref().filter(|known| **known != proof.thumbprint) {
        return Err(differ(&codes::PROOF_KEY, proof.thumbprint, thumbprint.clone()));
    }
    // The supplier's clock and ours may differ; a day is no clock error.
    if expected.now.checked_add(24.hours()).is_ok_and(|tomorrow| proof.time > tomorrow) {
        return Err(refuse(&codes::PROOF_TIME).with("found", proof.time.to_string()));
    }
    Ok(SupplierProof { issuer: kept_issuer(proof.issuer), ..proof })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn expected() -> Expected {
        Expected {
            environment: EnvironmentName::parse("tt02").unwrap(),
            issuer: "https://test.maskinporten.no/".into(),
            consumer: OrgNumber::parse("991825827").ok(),
            client: ClientId::parse("abc-123").ok(),
            scopes: vec![Scope::parse("altinn:serviceowner").unwrap()],
            thumbprint: Some("tp".into()),
            line: Message::verbatim("altinn-onboard token --proof --env tt02 …"),
            now: "2026-11-20T12:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn a_report_must_agree_in_everything() {
        let good = json!({
            "schema": 1, "environment": "tt02", "issuer": "https://test.maskinporten.no/", "clientId": "abc-123",
            "scopes": ["altinn:serviceowner", "altinn:correspondence.write"], "consumer": "991825827",
            "time": "2026-11-20T11:59:00Z", "thumbprint": "tp",
        });
        let read = |json: &serde_json::Value| supplier_proof(Topic::SupplierProof, &json.to_string(), &expected());
        assert!(read(&good).is_ok());
        for (member, value, code) in [
            ("schema", json!(2), "PROOF-SCHEMA"),
            ("environment", json!("production"), "PROOF-ENVIRONMENT"),
            ("issuer", json!("https://maskinporten.no/"), "PROOF-ISSUER"),
            ("consumer", json!("974760673"), "PROOF-CONSUMER"),
            ("clientId", json!("other-1"), "PROOF-CLIENT"),
            ("scopes", json!([]), "PROOF-SCOPES"),
            ("thumbprint", json!("other"), "PROOF-KEY"),
            ("time", json!("2027-01-01T00:00:00Z"), "PROOF-TIME"),
            ("consumer", json!("974760674"), "PROOF-FORM"),
        ] {
            let mut wrong = good.clone();
            wrong[member] = value;
            assert_eq!(read(&wrong).unwrap_err().code, code);
        }
    }

    #[test]
    fn a_report_is_found_in_an_e_mail_and_prose_is_answered_with_the_line() {
        let report = |environment: &str| {
            format!(
                "{{\n  \"schema\": 1,\n  \"environment\": \"{environment}\",\n  \"issuer\": \
                 \"https://test.maskinporten.no/\",\n  \"clientId\": \"abc-123\",\n  \"scopes\": \
                 [\"altinn:serviceowner\"],\n  \"consumer\": \"991825827\",\n  \"time\": \
                 \"2026-11-20T11:59:00Z\",\n  \"thumbprint\": \"tp\"\n}}"
            )
        };
        let read = |text: &str| supplier_proof(Topic::SupplierProof, text, &expected());
        let own = report("tt02");
        let wanted = read(&own).unwrap();
        let quoted: String = own.lines().map(|line| format!("> > {line}\n")).collect();
        for text in [
            format!("Hei!\n\nHer er {{rapporten}} dere ba om:\n{own}\n\nVennlig hilsen\nKari {{drift}}"),
            format!("{}\n{own}\n", report("production")),
            format!("On Friday you wrote:\n{quoted}\nRegards"),
            own.replace('"', "”").replace(' ', "\u{a0}"),
        ] {
            assert_eq!(read(&text), Ok(wanted.clone()), "{text}");
        }
        let cut = own.trim_end_matches(['}', '"', 'p', 't', '\n', ' ']);
        for text in ["Hei, tokenet virker fint hos oss!", cut, r#"{"access_token": "x"}"#, "", "{"] {
            let finding = read(text).unwrap_err();
            assert_eq!(finding.code, "PROOF-FORM", "{text}");
            let next = finding.next.unwrap().render(crate::domain::Language::En);
            assert!(next.ends_with("altinn-onboard token --proof --env tt02 …"), "{next}");
        }
        assert_eq!(read(&report("production")).unwrap_err().code, "PROOF-ENVIRONMENT");
        // Neither braces without end nor a report deep among them keep anybody waiting.
        assert_eq!(read(&"{".repeat(200_000)).unwrap_err().code, "PROOF-FORM");
    }

    #[test]
    fn a_private_key_is_refused_and_not_repeated() {
        let private = r#"{"kty":"RSA","n":"0vx7","e":"AQAB","d":"c2VjcmV0"}"#;
        let finding = public_jwk(Topic::PublicKey, private).unwrap_err();
        assert_eq!(finding.code, "JWK-PRIVATE");
        assert!(!format!("{finding:?}").contains("c2VjcmV0"));
        assert_eq!(public_jwk(Topic::PublicKey, r#"{"kty":"EC"}"#).unwrap_err().code, "JWK-NOT-RSA");
        assert_eq!(public_jwk(Topic::PublicKey, "hei").unwrap_err().code, "JWK-NOT-AN-OBJECT");
    }
}
