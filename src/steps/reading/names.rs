//! Resource ids, client ids, addresses and contact points.

use url::Url;
use uuid::Uuid;

use crate::catalog::codes::names as codes;
use crate::catalog::environments;
pub use crate::catalog::resource_rules::no_id;
use crate::domain::client_id::ClientIdFault;
use crate::domain::contact::ContactFault;
use crate::domain::webhook::WebhookFault;
use crate::domain::{ClientId, ContactPoint, Environment, EnvironmentName, OrgCode, ResourceId, WebhookAddress};
use crate::finding::Finding;
use crate::record::Topic;
use crate::record::key::ClientName;
use crate::text::Message;

/// A client's local name, which also names its key's variable.
///
/// # Errors
/// Not a name, or one whose variable is that of an answer.
pub fn client_name(topic: Topic, answer: &str) -> Result<ClientName, Finding> {
    // `ALTINN_ONBOARD_KEY_NAME` and the like are answers.
    const TAKEN: [&str; 5] = ["name", "source", "file", "bits", "on-client"];
    let name = ClientName::parse(answer).ok().filter(|name| !TAKEN.contains(&name.as_str()));
    name.ok_or_else(|| Finding::new(&codes::CLIENT_NAME, topic.id()).with("found", answer))
}

/// A resource id; with a code, one that a new resource of that organisation may have.
///
/// # Errors
/// The rule that is broken.
pub fn resource_id(topic: Topic, answer: &str, code: Option<&OrgCode>) -> Result<ResourceId, Finding> {
    let id = ResourceId::parse(answer).map_err(|fault| {
        let finding = no_id(fault, topic.id());
        match (ResourceId::parse_urn(answer), code) {
            (Ok(id), _) => finding.next(words::RESOURCE_URN_NEXT.with("id", id.bare())),
            (Err(_), Some(code)) => finding.next(example(code, answer)),
            (Err(_), None) => finding,
        }
    })?;
    match code {
        Some(code) if !id.has_prefix_of(code) => {
            let finding = Finding::new(&codes::RESOURCE_ID_PREFIX, topic.id()).with("code", code.as_str());
            Err(finding.next(example(code, answer)))
        }
        _ => Ok(id),
    }
}

/// What the answer might become: made of its last part, so that a prefix that is refused is not proposed again.
fn example(code: &OrgCode, answer: &str) -> Message {
    let last = answer.rsplit(':').next().unwrap_or_default();
    let name = ["app_", "se_"].iter().find_map(|prefix| last.strip_prefix(prefix)).unwrap_or(last);
    // The code comes in front again; `TTD Vedtak` need not become `ttd-ttd-vedtak`.
    let own = name.get(..code.as_str().len()).filter(|start| start.eq_ignore_ascii_case(code.as_str()));
    let name = own.and_then(|own| name.get(own.len()..)?.strip_prefix(['-', '_', ' '])).unwrap_or(name);
    let proposal = ResourceId::propose(code, name).or_else(|| ResourceId::propose(code, "melding"));
    words::RESOURCE_NEXT.with("example", proposal.map_or_else(String::new, |id| id.to_string()))
}

/// A client id of this environment; the page of the client in the self-service portal is understood as well.
/// `elsewhere` are the ids that are known in other environments.
///
/// # Errors
/// The rule that is broken.
pub fn client_id(
    topic: Topic,
    answer: &str,
    environment: &Environment,
    elsewhere: &[(EnvironmentName, ClientId)],
) -> Result<ClientId, Finding> {
    let portal = environment.self_service_portal.to_string();
    let of = |code| Finding::new(code, topic.id());
    let last = Url::parse(answer).ok().filter(|url| url.path().len() > 1).and_then(|url| {
        let known = url.host_str()?.ends_with("samarbeid.digdir.no");
        known.then(|| url.path_segments()?.rfind(|segment| !segment.is_empty()).map(str::to_owned)).flatten()
    });
    let id = ClientId::parse(last.as_deref().unwrap_or(answer)).map_err(|fault| match fault {
        ClientIdFault::Form => of(&codes::CLIENT_ID_FORM).with("portal", portal.as_str()),
        ClientIdFault::OrgNumber => of(&codes::CLIENT_ID_ORG_NUMBER).with("portal", portal.as_str()),
        ClientIdFault::Urn => match environments::older_portal(answer) {
            Some(new) => of(&codes::CLIENT_ID_PORTAL).with("portal", new),
            None => of(&codes::CLIENT_ID_URN).with("portal", portal.as_str()),
        },
    })?;
    match elsewhere.iter().find(|(_, known)| *known == id) {
        Some((other, _)) => {
            let finding = of(&codes::CLIENT_ID_ENVIRONMENT).with("environment", environments::said(other.as_str()));
            Err(finding.with("portal", portal.as_str()))
        }
        None => Ok(id),
    }
}

/// The id of a message that somebody sent.
///
/// # Errors
/// No UUID.
pub fn message_id(topic: Topic, answer: &str) -> Result<Uuid, Finding> {
    // The answer as it was taken holds the recipient too.
    let id = answer.split(',').next().unwrap_or_default();
    Uuid::parse_str(id.trim()).map_err(|_| Finding::new(&codes::MESSAGE_ID_FORM, topic.id()).with("text", answer))
}

/// The id of a notification that somebody ordered.
///
/// # Errors
/// No UUID.
pub fn shipment_id(topic: Topic, answer: &str) -> Result<Uuid, Finding> {
    Uuid::parse_str(answer.trim())
        .map_err(|_| Finding::new(&codes::NOTIFICATION_ID_FORM, topic.id()).with("text", answer))
}

/// The number of a subscription that somebody made.
///
/// # Errors
/// No number above zero.
pub fn subscription_id(topic: Topic, answer: &str) -> Result<i64, Finding> {
    let id = answer.trim().parse().ok().filter(|id| *id > 0);
    id.ok_or_else(|| Finding::new(&codes::SUBSCRIPTION_ID_FORM, topic.id()).with("text", answer))
}

/// A public contact point.
///
/// # Errors
/// Another form, or one person's address.
pub fn contact(topic: Topic, answer: &str) -> Result<ContactPoint, Finding> {
    ContactPoint::parse(answer).map_err(|fault| match fault {
        ContactFault::Form => Finding::new(&codes::CONTACT_FORM, topic.id()),
        ContactFault::Personal(address) => Finding::new(&codes::CONTACT_PERSONAL, topic.id()).with("address", address),
    })
}

/// Where Altinn asks whether to send: as a receiver of events, but that nothing can be fetched instead.
///
/// # Errors
/// The rule that is broken.
pub fn asked_address(topic: Topic, answer: &str, simulated: bool) -> Result<WebhookAddress, Finding> {
    match webhook(topic, answer, simulated)? {
        WebhookAddress::Poll => Err(Finding::new(&codes::WEBHOOK_NOT_ABSOLUTE, topic.id())),
        address => Ok(address),
    }
}

/// Where events are to be sent: in a simulated environment to its own receiver, elsewhere to what the internet reaches.
///
/// # Errors
/// The rule that is broken.
pub fn webhook(topic: Topic, answer: &str, simulated: bool) -> Result<WebhookAddress, Finding> {
    let refuse = |code| Err(Finding::new(code, topic.id()));
    match WebhookAddress::parse(answer) {
        Err(WebhookFault::NotAbsolute) => refuse(&codes::WEBHOOK_NOT_ABSOLUTE),
        Err(WebhookFault::NotHttps) => refuse(&codes::WEBHOOK_NOT_HTTPS),
        Err(WebhookFault::Credentials) => refuse(&codes::WEBHOOK_CREDENTIALS),
        Ok(WebhookAddress::SandboxReceiver) if !simulated => refuse(&codes::WEBHOOK_SANDBOX),
        Ok(WebhookAddress::Url(_)) if simulated => refuse(&codes::WEBHOOK_REHEARSAL),
        Ok(address) if address.is_inner() => {
            Err(Finding::new(&codes::WEBHOOK_INNER, topic.id()).with("address", address.to_string()))
        }
        Ok(address) => Ok(address),
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        RESOURCE_URN_NEXT { nb: "Skriv {id}.", en: "Type {id}." }
        RESOURCE_NEXT { nb: "Prøv for eksempel {example}.", en: "Try, for example, {example}." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    fn tt02() -> Environment {
        environments::built_in(&EnvironmentName::parse("tt02").unwrap()).unwrap()
    }

    #[test]
    fn each_rule_of_a_resource_id_has_its_code() {
        let code = OrgCode::parse("ttd").unwrap();
        let refused = |answer: &str| resource_id(Topic::ResourceId, answer, Some(&code)).unwrap_err().code;
        assert_eq!(refused("urn:altinn:resource:ttd-vedtak"), "RESOURCE-ID-URN");
        assert_eq!(refused("TTD-Vedtak"), "RESOURCE-ID-PATTERN");
        assert_eq!(refused("app_ttd_vedtak"), "RESOURCE-ID-APP");
        assert_eq!(refused("se_1_2"), "RESOURCE-ID-SE");
        assert_eq!(refused("ttd-migratedcorrespondence"), "RESOURCE-ID-MIGRATED");
        assert_eq!(refused("ttd-migratedcorrespondence-5229-1"), "RESOURCE-ID-MIGRATED");
        let existing = resource_id(Topic::ResourceId, "skd-migratedcorrespondence-5229-1", None).unwrap_err();
        assert_eq!(existing.code, "RESOURCE-ID-MIGRATED", "nor as one that exists");
        assert_eq!(refused("skd-vedtak"), "RESOURCE-ID-PREFIX");
        assert!(resource_id(Topic::ResourceId, "ttd-vedtak", Some(&code)).is_ok());
        assert!(resource_id(Topic::ResourceId, "skd-vedtak", None).is_ok(), "an existing one needs no prefix");
    }

    #[test]
    fn what_is_refused_comes_with_what_would_do() {
        let code = OrgCode::parse("ttd").unwrap();
        let next = |answer: &str| {
            resource_id(Topic::ResourceId, answer, Some(&code)).unwrap_err().next.unwrap().render(Language::En)
        };
        assert_eq!(next("urn:altinn:resource:ttd-vedtak"), "Type ttd-vedtak.");
        assert_eq!(next("Vedtak om støtte"), "Try, for example, ttd-vedtak-om-stotte.");
        assert_eq!(next("app_vedtak"), "Try, for example, ttd-vedtak.");
        assert_eq!(next("app_ttd_vedtak"), "Try, for example, ttd-vedtak.");
        assert_eq!(next("TTD-Vedtak"), "Try, for example, ttd-vedtak.");
    }

    #[test]
    fn a_client_id_belongs_to_one_environment() {
        let production = EnvironmentName::parse("production").unwrap();
        let known = ClientId::parse("5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11").unwrap();
        let elsewhere = [(production, known)];
        let read = |answer: &str| client_id(Topic::ClientId, answer, &tt02(), &elsewhere);
        assert_eq!(read("5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11").unwrap_err().code, "CLIENT-ID-ENVIRONMENT");
        assert_eq!(read("991825827").unwrap_err().code, "CLIENT-ID-ORG-NUMBER");
        assert_eq!(read("urn:altinn:resource:x").unwrap_err().code, "CLIENT-ID-URN");
        assert_eq!(read("a b").unwrap_err().code, "CLIENT-ID-FORM");
        let page = "https://sjolvbetjening.test.samarbeid.digdir.no/clients/abc-123";
        assert_eq!(read(page).unwrap().as_str(), "abc-123", "the older portal is understood");
        let front = read("https://sjolvbetjening.test.samarbeid.digdir.no/").unwrap_err();
        assert!(front.message.render(Language::Nb).contains("https://selvbetjening.test.samarbeid.digdir.no"));
    }

    #[test]
    fn addresses_are_public_and_shared() {
        let contact_code = |answer| contact(Topic::ContactPoint, answer).err().map(|finding| finding.code.id);
        assert_eq!(contact_code("kari.nordmann@ttd.no"), Some("CONTACT-PERSONAL"));
        assert_eq!(contact_code("ttd"), Some("CONTACT-FORM"));
        let webhook_code =
            |answer, simulated| webhook(Topic::EventsAddress, answer, simulated).err().map(|finding| finding.code.id);
        assert_eq!(webhook_code("https://ttd.no/x", false), None);
        assert_eq!(webhook_code("http://ttd.no/x", false), Some("WEBHOOK-NOT-HTTPS"));
        assert_eq!(webhook_code("http://127.0.0.1:1/x", false), Some("WEBHOOK-INNER"));
        assert_eq!(webhook_code("https://10.0.0.1/x", false), Some("WEBHOOK-INNER"));
        assert_eq!(webhook_code("http://127.0.0.1:1/x", true), Some("WEBHOOK-REHEARSAL"));
        assert_eq!(webhook_code("https://ttd.no/x", true), Some("WEBHOOK-REHEARSAL"));
        assert_eq!(webhook_code("ttd.no/x", false), Some("WEBHOOK-NOT-ABSOLUTE"));
        assert_eq!(webhook_code("https://a:b@ttd.no/x", false), Some("WEBHOOK-CREDENTIALS"));
        assert_eq!(webhook_code("sandbox:receiver", false), Some("WEBHOOK-SANDBOX"));
        assert_eq!(webhook_code("sandbox:receiver", true), None);
    }
}
