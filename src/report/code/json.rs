//! What programs read of codes: schema 1. Ids are stable; texts are for people.

use schemars::JsonSchema;
use serde::Serialize;

use super::said::said;
use crate::catalog::codes::{CodeEntry, CodeOrigin};
use crate::catalog::services::RemoteService;
use crate::domain::Language;
use crate::report::finding_json::Severity;
use crate::report::frozen::frozen;
use crate::text::Phrase;

/// The schema of the document.
const SCHEMA: u32 = 1;

/// Codes and what they mean.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Codes {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u32,
    /// The codes, those of a place together.
    codes: Vec<Code>,
}

/// A code.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Code {
    /// Stable id.
    code: &'static str,
    /// Where it belongs.
    source: CodeSource,
    /// Whose code it is, when it is a service's.
    service: Option<ServiceWord>,
    /// What the service itself says, when it says a code.
    own: Option<&'static str>,
    /// The HTTP status that it comes with, when it always comes with the same.
    http_status: Option<u16>,
    /// The severities that a finding of it may have, the usual one first.
    severities: Vec<Severity>,
    /// What is wrong; `…` stands for what only a finding knows.
    meaning: Both,
    /// Why, or what comes of it.
    why: Option<Both>,
    /// What helps.
    next: Both,
}

/// Where a code belongs.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum CodeSource {
    /// A service, or any service.
    Service,
    /// This program.
    Program,
    /// A rule of the policy linter.
    Lint,
}

frozen! {
    /// A remote service.
    ServiceWord of RemoteService {
        /// Maskinporten.
        "maskinporten" Maskinporten = RemoteService::Maskinporten,
        /// Digdir's self-service API.
        "self-service" SelfService = RemoteService::SelfService,
        /// Altinn Authentication: the exchange.
        "authentication" Authentication = RemoteService::Authentication,
        /// Altinn Access Management.
        "access-management" AccessManagement = RemoteService::AccessManagement,
        /// Altinn's resource registry.
        "resource-registry" ResourceRegistry = RemoteService::ResourceRegistry,
        /// The access lists of service owners.
        "access-lists" AccessLists = RemoteService::AccessLists,
        /// Altinn Melding.
        "correspondence" Correspondence = RemoteService::Correspondence,
        /// Altinn Events.
        "events" Events = RemoteService::Events,
        /// Altinn Varsling.
        "notifications" Notifications = RemoteService::Notifications,
        /// Altinn Formidling.
        "broker" Broker = RemoteService::Broker,
        /// The system register, and system users.
        "system-register" SystemRegister = RemoteService::SystemRegister,
        /// Altinn's list of organisations.
        "org-register" OrgRegister = RemoteService::OrgRegister,
        /// Enhetsregisteret.
        "enhetsregisteret" Enhetsregisteret = RemoteService::Enhetsregisteret,
        /// Altinn Studio.
        "studio" Studio = RemoteService::Studio,
        /// The operator's own receiver.
        "webhook" Webhook = RemoteService::Webhook,
    }
}

/// A text in both languages.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Both {
    /// Norwegian Bokmål.
    nb: String,
    /// English.
    en: String,
}

impl Both {
    fn of(phrase: Phrase) -> Self {
        Self { nb: said(phrase, Language::Nb), en: said(phrase, Language::En) }
    }
}

/// Renders rows.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(entries: &[CodeEntry]) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&Codes { schema: SCHEMA, codes: entries.iter().map(Code::of).collect() })
}

impl Code {
    fn of(entry: &CodeEntry) -> Self {
        let code = entry.code;
        let (source, service) = match entry.source {
            CodeOrigin::Service(service) => (CodeSource::Service, Some(service.into())),
            CodeOrigin::AnyService => (CodeSource::Service, None),
            CodeOrigin::Program => (CodeSource::Program, None),
            CodeOrigin::Lint => (CodeSource::Lint, None),
        };
        Self {
            code: code.id,
            source,
            service,
            own: entry.said.map(|said| said.own).filter(|own| !own.is_empty()),
            http_status: entry.said.map(|said| said.status).filter(|status| *status != 0),
            severities: code.severities.iter().map(|severity| (*severity).into()).collect(),
            meaning: Both::of(code.sentence),
            why: code.why.map(Both::of),
            next: Both::of(code.next),
        }
    }
}
