//! The environment description of a running sandbox.

use crate::domain::ClientId;
use crate::domain::environment::{AdminClient, Description, Rules, Webhooks};

use super::scenario::Scenario;
use super::state::Sandbox;

/// What the answers become when a supplier holds the key.
const SUPPLIER: [(&str, &str); 3] = [
    ("operated-by", "supplier-key"),
    ("supplier-name", "Øvelsesleverandøren AS"),
    ("supplier-org-number", "999999999"),
];

/// Describes the sandbox with the answers of its rehearsal.
pub(super) fn describe(sandbox: &Sandbox, answers: &[(String, String)]) -> Description {
    let base = &sandbox.base;
    let admin = sandbox.read(|world| world.admin.client_id.clone());
    let admin_client = ClientId::parse(&admin)
        .ok()
        .map(|client_id| AdminClient { client_id, key_file: sandbox.key_path().to_string_lossy().into_owned() });
    let mut answers: std::collections::BTreeMap<_, _> = answers.iter().cloned().collect();
    if sandbox.scenarios.on(Scenario::SupplierHoldsKey) {
        answers.extend(SUPPLIER.map(|(topic, answer)| (topic.to_owned(), answer.to_owned())));
    }
    if sandbox.scenarios.on(Scenario::SmsSimulated) {
        answers.insert("test-channel".to_owned(), "sms".to_owned());
        answers.remove("notification-received");
    }
    if sandbox.scenarios.on(Scenario::DnsMissing) {
        answers.insert("own-sender".to_owned(), "varsel@ttd.example".to_owned());
    }
    Description {
        rules: Rules::Test,
        simulated: true,
        issuer: sandbox.maskinporten_issuer(),
        maskinporten: format!("{base}/maskinporten/"),
        self_service_api: format!("{base}/selvbetjening/api/v1"),
        self_service_portal: format!("{base}/selvbetjening"),
        authentication: format!("{base}/authentication/api/v1"),
        access_management: Some(format!("{base}/accessmanagement/api/v1")),
        resource_registry: format!("{base}/resourceregistry/api/v1"),
        access_lists: format!("{base}/resourceregistry/api/v1/access-lists"),
        correspondence: format!("{base}/correspondence/api/v1"),
        broker: format!("{base}/broker/api/v1"),
        notifications: format!("{base}/notifications/api/v1"),
        events: format!("{base}/events/api/v1"),
        org_register: format!("{base}/orgs"),
        enhetsregisteret: format!("{base}/enhetsregisteret/api"),
        studio: format!("{base}/studio"),
        arbeidsflate: format!("{base}/arbeidsflate"),
        // The same port as over TCP.
        dns: base.strip_prefix("http://").filter(|_| sandbox.answers_dns).map(str::to_owned),
        webhooks: Webhooks { loopback_http: true },
        admin_client,
        pace: sandbox.scenarios.pace(),
        answers,
    }
}

/// The description as a file of environments, `[environments.sandbox]`.
pub(super) fn as_toml(description: &Description) -> String {
    let file = std::collections::BTreeMap::from([(
        "environments",
        std::collections::BTreeMap::from([("sandbox", description)]),
    )]);
    toml::to_string(&file).unwrap_or_default()
}
