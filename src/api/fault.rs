//! What a service said no to, or why it could not be asked.

use std::time::Duration;

use crate::catalog::codes::{self, ServiceCode, network};
use crate::catalog::services::RemoteService;
use crate::finding::{Finding, Meaning};
use crate::text::Message;
use crate::world::http::{Came, HttpFault, HttpResponse, ProxyTrouble};
use crate::world::keys::KeyFault;

/// Why a call to a service did not give what it was to give.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApiFault {
    /// The service could not be asked, or its answer could not be read.
    #[error("{}: {fault}", .service.name())]
    Http {
        /// The service that was asked; its name begins what people read.
        service: RemoteService,
        /// What happened.
        fault: HttpFault,
    },
    /// The service answered no.
    #[error("{0}")]
    Refused(ServiceRefusal),
    /// The service said yes to what was written, and does not show it when it is read back.
    #[error("{} does not show {what}, which it took", .service.name())]
    NotKept {
        /// The service that was asked.
        service: RemoteService,
        /// What was written, by its name there.
        what: String,
    },
    /// The key could not sign.
    #[error("{0}")]
    Key(KeyFault),
}

/// A service's no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceRefusal {
    /// The service that was asked; its name begins what people read.
    pub service: RemoteService,
    /// HTTP status.
    pub status: u16,
    /// The code: the service's own (`4001`, `MP-250`), or ours for what it says without one (`MP-KID`, `403-EMPTY`).
    pub code: Option<String>,
    /// The id that the service's support asks for.
    pub trace: Option<String>,
    /// What it said, cleaned; empty when it said nothing.
    pub message: String,
    /// Where it explains itself, when it says so.
    pub more: Option<String>,
    /// How long it asks us to wait before the next call, when it says so.
    pub wait: Option<Duration>,
}

impl std::fmt::Display for ServiceRefusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} answered {}", self.service.name(), self.status)?;
        if let Some(code) = &self.code {
            write!(f, " {code}")?;
        }
        if !self.message.is_empty() {
            write!(f, ": {}", self.message)?;
        }
        Ok(())
    }
}

impl ApiFault {
    /// A fault of the way to a service.
    pub fn http(service: RemoteService) -> impl Fn(HttpFault) -> Self {
        move |fault| Self::Http { service, fault }
    }

    /// The no of an answer with the code that was found in it.
    #[must_use]
    pub fn refused(service: RemoteService, answer: &HttpResponse, code: Option<String>, message: String) -> Self {
        let trace = answer.trace.clone();
        Self::Refused(ServiceRefusal {
            service,
            status: answer.status,
            code,
            trace,
            message,
            more: None,
            wait: answer.retry_after,
        })
    }

    /// The service that it is about.
    #[must_use]
    pub const fn service(&self) -> Option<RemoteService> {
        match self {
            Self::Http { service, .. } | Self::NotKept { service, .. } => Some(*service),
            Self::Refused(refusal) => Some(refusal.service),
            Self::Key(_) => None,
        }
    }

    /// The code of a refusal.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Refused(refusal) => refusal.code.as_deref(),
            _ => None,
        }
    }

    /// What the program concludes from the code of a refusal.
    #[must_use]
    pub fn means(&self) -> Option<Meaning> {
        match self {
            Self::Refused(refusal) => refusal.row()?.code.means,
            _ => None,
        }
    }

    /// HTTP status, when there was an answer.
    #[must_use]
    pub const fn status(&self) -> Option<u16> {
        match self {
            Self::Refused(refusal) => Some(refusal.status),
            Self::Http { fault: HttpFault::Unexpected { status, .. }, .. } => Some(*status),
            _ => None,
        }
    }

    /// Whether the same may go well a little later, without anybody doing anything.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        match self {
            Self::Http { fault, .. } => fault.is_passing(),
            Self::Refused(refusal) => matches!(refusal.status, 429 | 500..=599),
            Self::NotKept { .. } | Self::Key(_) => false,
        }
    }

    /// The fault as a finding: a stable code, what is wrong and why, and the next command.
    #[must_use]
    pub fn finding(&self) -> Finding {
        match self {
            Self::Http { service, fault } => http_finding(*service, fault),
            Self::Refused(refusal) => refusal.finding(),
            Self::NotKept { service, what } => Finding::new(&network::SERVICE_NOT_KEPT, service.name())
                .with("service", service.said())
                .with("what", what.as_str()),
            Self::Key(fault) => fault.finding(),
        }
    }
}

impl From<KeyFault> for ApiFault {
    fn from(fault: KeyFault) -> Self {
        Self::Key(fault)
    }
}

impl ServiceRefusal {
    fn row(&self) -> Option<&'static ServiceCode> {
        codes::find(self.service, self.code.as_deref(), self.status)
    }

    fn finding(&self) -> Finding {
        let code = self.row().map_or(&network::SERVICE_REFUSED, |row| &row.code);
        let said = match (self.message.is_empty(), &self.code) {
            (true, _) => Message::from(words::SAID_NOTHING),
            (false, Some(code)) => {
                words::SAID_WITH_CODE.with("code", code.as_str()).with("said", self.message.as_str())
            }
            (false, None) => words::SAID.with("said", self.message.as_str()),
        };
        let trace = match &self.trace {
            Some(trace) => words::TRACE.with("trace", trace.as_str()),
            None => Message::verbatim(String::new()),
        };
        let message = words::ANSWER
            .with("service", self.service.said())
            .with("status", self.status.to_string())
            .with("why", code.sentence)
            .with("said", said)
            .with("wait", self.wait.map_or_else(|| Message::verbatim(String::new()), waiting))
            .with("trace", trace);
        Finding::new(code, self.service.name()).saying(message)
    }
}

/// What a pause is said as: a service may ask for one that no calendar has.
fn waiting(pause: Duration) -> Message {
    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;
    let number = |unit| pause.as_secs().div_ceil(unit).to_string();
    let said = match pause.as_secs() {
        0..=120 => words::SECONDS.with("number", number(1)),
        121..=7200 => words::MINUTES.with("number", number(MINUTE)),
        7201..=1_209_600 => words::HOURS.with("number", number(HOUR)),
        _ => Message::from(words::WEEKS),
    };
    words::WAIT.with("wait", said)
}

/// What is said of a call that gave no usable answer.
pub(super) fn http_finding(service: RemoteService, fault: &HttpFault) -> Finding {
    let at = |code, host: &str| Finding::new(code, host).with("service", service.said()).with("host", host);
    match fault {
        HttpFault::WrongEnvironment { token, address } => Finding::new(&network::NET_WRONG_ENVIRONMENT, service.name())
            .with("token", token.as_str())
            .with("address", address.as_str()),
        HttpFault::NoConnection { host, reason } => {
            at(&network::NET_NO_CONNECTION, host).with("reason", reason.clone())
        }
        HttpFault::Proxy { host, proxy, reason } => {
            at(&network::NET_PROXY, host).with("proxy", proxy.as_str()).with("reason", reason.clone())
        }
        HttpFault::ProxyUnreadable { variable, trouble } => {
            let trouble = match trouble {
                ProxyTrouble::NoAddress => words::NO_ADDRESS,
                ProxyTrouble::Socks => words::SOCKS,
            };
            Finding::new(&network::NET_PROXY_UNREADABLE, *variable).with("variable", *variable).with("trouble", trouble)
        }
        HttpFault::Tls { host, reason } => at(&network::NET_TLS, host).with("reason", reason.clone()),
        HttpFault::Timeout { host, after } => {
            at(&network::NET_TIMEOUT, host).with("seconds", after.as_secs().max(1).to_string())
        }
        HttpFault::Silent { host, after } => {
            at(&network::NET_SILENT, host).with("seconds", after.as_secs().max(1).to_string())
        }
        HttpFault::Broken { host, reason } => at(&network::NET_BROKEN, host).with("reason", reason.clone()),
        HttpFault::TooLarge { host, limit } => at(&network::NET_TOO_LARGE, host).with("limit", limit.to_string()),
        HttpFault::Redirected { host, to } => at(&network::NET_REDIRECTED, host).with("to", to.as_str()),
        HttpFault::Unexpected { host, status, what, media, start } => {
            let code = match what {
                Came::Html => &network::NET_HTML,
                Came::Empty => &network::NET_EMPTY,
                Came::Other => &network::NET_NOT_JSON,
                Came::Without(_) => &network::NET_NO_HEADER,
            };
            // Of what may be a token nothing is quoted.
            let begins = match start.as_str() {
                "" => Message::verbatim(""),
                start => words::BEGINS.with("start", start),
            };
            let header = if let Came::Without(header) = what { header } else { "" };
            let finding =
                at(code, host).with("status", status.to_string()).with("start", begins).with("header", header);
            match media {
                Some(media) => finding.with("media", media.as_str()),
                None => finding.with("media", words::NO_TYPE),
            }
        }
        HttpFault::Unwritable(reason) => Finding::new(&network::NET_UNWRITABLE, service.name())
            .with("service", service.said())
            .with("reason", reason.clone()),
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        BEGINS { nb: " Svaret begynner: «{start}».", en: " It begins: “{start}”." }
        ANSWER { nb: "Svaret fra {service} var {status}. {why} {said}{wait}{trace}", en: "The answer from {service} was {status}. {why} {said}{wait}{trace}" }
        SAID { nb: "Tjenestens egne ord: «{said}».", en: "In the service's own words: “{said}”." }
        SAID_WITH_CODE { nb: "Tjenestens egne ord ({code}): «{said}».", en: "In the service's own words ({code}): “{said}”." }
        SAID_NOTHING { nb: "Svaret hadde ingen tekst.", en: "The answer contained no text." }
        WAIT { nb: " Tjenesten ber om {wait} pause før neste kall.", en: " The service asks for a pause of {wait} before the next call." }
        SECONDS { nb: "{number} s", en: "{number} s" }
        MINUTES { nb: "{number} min", en: "{number} min" }
        HOURS { nb: "{number} t", en: "{number} h" }
        WEEKS { nb: "mer enn to ukers", en: "more than two weeks" }
        NO_TYPE { nb: "uten innholdstype", en: "without a content type" }
        NO_ADDRESS { nb: "det som står der, er ikke en adresse", en: "what is written there is not an address" }
        SOCKS { nb: "programmet støtter ikke SOCKS-proxyer", en: "the program does not support SOCKS proxies" }
        TRACE { nb: " Sporings-id til brukerstøtte: {trace}.", en: " Trace ID for support: {trace}." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{EnvironmentName, Language};
    use crate::world::keys::fault::{Closed, PrivateFault};

    fn refusal(service: RemoteService, status: u16, code: Option<&str>) -> ApiFault {
        ApiFault::Refused(ServiceRefusal {
            service,
            status,
            code: code.map(str::to_owned),
            trace: Some("0123abcd".to_owned()),
            message: "Their {words}".to_owned(),
            more: None,
            wait: None,
        })
    }

    /// One of every kind.
    fn faults() -> Vec<ApiFault> {
        let (host, reason) = ("h:1".to_owned(), Message::verbatim("why"));
        let name = |text| EnvironmentName::parse(text).unwrap();
        let unexpected = |what| HttpFault::Unexpected {
            host: "h:1".to_owned(),
            status: 200,
            what,
            media: None,
            start: "start".to_owned(),
        };
        let http = [
            HttpFault::WrongEnvironment { token: name("tt02"), address: name("production") },
            HttpFault::NoConnection { host: host.clone(), reason: reason.clone() },
            HttpFault::Proxy { host: host.clone(), proxy: "p:2".to_owned(), reason: reason.clone() },
            HttpFault::ProxyUnreadable { variable: "HTTPS_PROXY", trouble: ProxyTrouble::NoAddress },
            HttpFault::ProxyUnreadable { variable: "ALL_PROXY", trouble: ProxyTrouble::Socks },
            HttpFault::Tls { host: host.clone(), reason: reason.clone() },
            HttpFault::Timeout { host: host.clone(), after: Duration::from_millis(20) },
            HttpFault::Silent { host: host.clone(), after: Duration::from_millis(20) },
            HttpFault::Broken { host: host.clone(), reason: reason.clone() },
            HttpFault::TooLarge { host: host.clone(), limit: 9 },
            HttpFault::Redirected { host, to: "there".to_owned() },
            unexpected(Came::Html),
            unexpected(Came::Empty),
            unexpected(Came::Other),
            unexpected(Came::Without("Upload-Offset")),
            HttpFault::Unwritable(reason.clone()),
        ];
        let keys = [
            KeyFault::NoKeyStore(reason.clone()),
            KeyFault::Locked(reason.clone()),
            KeyFault::Unreadable { path: "/a".into(), reason: reason.clone() },
            KeyFault::Unwritable { path: "/a".into(), reason },
            KeyFault::OpenToOthers { path: "/a".into(), wanted: Closed::File },
            KeyFault::OpenToOthers { path: "/a".into(), wanted: Closed::Folder },
            KeyFault::OfAnother("/a".into()),
            KeyFault::NotAKey { origin: "/a".to_owned(), fault: PrivateFault::TooShort(1024) },
            KeyFault::NotAKey { origin: "/a".to_owned(), fault: PrivateFault::Member("p") },
            KeyFault::NameTaken("a".to_owned()),
            KeyFault::OnlyRead("A".to_owned()),
            KeyFault::NotKept("a".to_owned()),
            KeyFault::Name("../a".to_owned()),
            KeyFault::Bits(1024),
            KeyFault::Crypto("sign"),
        ];
        let rows = codes::OF_SERVICES.iter();
        let rows = rows.map(|row| refusal(row.service.unwrap_or(RemoteService::Events), row.status, Some(row.own)));
        let of = |fault| ApiFault::Http { service: RemoteService::Events, fault };
        let not_kept = ApiFault::NotKept { service: RemoteService::SelfService, what: "k".to_owned() };
        let other = [refusal(RemoteService::Events, 418, None), refusal(RemoteService::Studio, 429, None), not_kept];
        http.map(of).into_iter().chain(keys.map(ApiFault::Key)).chain(rows).chain(other).collect()
    }

    #[test]
    fn every_fault_says_what_is_wrong_and_what_to_do_in_both_languages() {
        for fault in faults() {
            let finding = fault.finding();
            for language in [Language::Nb, Language::En] {
                let next = finding.next.as_ref().map(|next| next.render(language)).unwrap_or_default();
                let said = format!("{} {next}", finding.message.render(language)).replace("Their {words}", "");
                assert!(!said.contains('{') && !said.contains('}'), "{}: {said}", finding.code);
            }
            assert!(finding.next.is_some(), "{}", finding.code);
            assert!(!finding.subject.is_empty());
        }
    }

    #[test]
    fn a_refusal_shows_code_words_and_trace() {
        let said = refusal(RemoteService::Correspondence, 401, Some("4001")).finding().message.render(Language::En);
        for part in ["401", "4001", "Their {words}", "0123abcd", "altinn:serviceowner"] {
            assert!(said.contains(part), "{part}: {said}");
        }
        let unknown = refusal(RemoteService::Maskinporten, 400, Some("MP-999")).finding();
        assert_eq!(unknown.code, "SERVICE-REFUSED");
        assert!(unknown.message.render(Language::Nb).contains("MP-999"));
    }

    #[test]
    fn a_pause_that_is_asked_for_is_said() {
        let asked = |seconds| {
            let ApiFault::Refused(mut refusal) = refusal(RemoteService::Events, 429, None) else { panic!("a refusal") };
            refusal.wait = seconds;
            ApiFault::Refused(refusal).finding().message.render(Language::En)
        };
        for (seconds, said) in [(0, "0 s"), (90, "90 s"), (600, "10 min"), (86_400, "24 h"), (u64::MAX, "two weeks")] {
            let shown = asked(Some(Duration::from_secs(seconds)));
            assert!(shown.contains(said) && shown.contains("pause"), "{seconds}: {shown}");
        }
        assert!(!asked(None).contains("pause"));
    }

    #[test]
    fn what_passes_by_itself_is_told_from_what_somebody_must_mend() {
        assert!(refusal(RemoteService::Events, 503, None).is_passing());
        assert!(!refusal(RemoteService::Events, 403, None).is_passing());
        let host = "h".to_owned();
        let hangs = HttpFault::Timeout { host, after: Duration::from_secs(1) };
        assert!(ApiFault::http(RemoteService::Events)(hangs).is_passing());
    }
}
