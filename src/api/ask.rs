//! How every service is asked: with which bounds a call is repeated, and how a no is read.

use std::time::Duration;

use backon::{ExponentialBuilder, Retryable as _};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::ApiFault;
use crate::catalog::services::RemoteService;
use crate::domain::Environment;
use crate::world::clean::clean_line;
use crate::world::http::{Call, Http, HttpFault, HttpResponse, OwnLimits, hide};

/// How often a read is repeated at most.
const REPEATS: usize = 2;

/// The longest that we wait because a service asks us to; for longer, the operator decides.
const PATIENCE: Duration = Duration::from_secs(20);

/// How much of a service's words is kept.
const SAID: usize = 500;

/// One environment's services, asked over one client.
#[derive(Clone, Copy, Debug)]
pub struct Api<'a> {
    /// What sends the calls: it holds the limits of time and size, and logs.
    pub http: &'a Http,
    /// Whose addresses are called, and whose tokens may be sent.
    pub environment: &'a Environment,
}

/// An answer, or what happened instead, that may be asked for again.
enum Again {
    Busy(HttpResponse),
    Fault(HttpFault),
}

impl<'a> Api<'a> {
    /// The services of an environment.
    #[must_use]
    pub const fn new(http: &'a Http, environment: &'a Environment) -> Self {
        Self { http, environment }
    }

    /// Asks what can be asked again: repeats it when the service is busy or the answer broke off.
    pub(super) async fn read(self, service: RemoteService, call: Call) -> Result<HttpResponse, ApiFault> {
        self.repeat(service, || Ok(call.clone())).await
    }

    /// Asks for something that may be done only once. It is sent once; what repeats it must look first.
    pub(super) async fn write(self, service: RemoteService, call: Call) -> Result<HttpResponse, ApiFault> {
        self.http.send(call).await.map_err(ApiFault::http(service))
    }

    /// Asks with a call that is made anew for every attempt.
    pub(super) async fn repeat(
        self,
        service: RemoteService,
        call: impl Fn() -> Result<Call, ApiFault>,
    ) -> Result<HttpResponse, ApiFault> {
        let attempt = || async {
            let call = call().map_err(Err)?;
            match self.http.send(call).await {
                Ok(answer) if matches!(answer.status, 429 | 502..=504) => Err(Ok(Again::Busy(answer))),
                Ok(answer) => Ok(answer),
                Err(fault) => Err(Ok(Again::Fault(fault))),
            }
        };
        let pause = ExponentialBuilder::default().with_min_delay(self.http.pause()).with_max_times(REPEATS);
        let http = self.http.clone();
        let result = attempt
            .retry(pause)
            .sleep(move |time| http.sleep(time))
            .when(|again| {
                matches!(again, Ok(Again::Busy(_) | Again::Fault(HttpFault::Broken { .. } | HttpFault::Silent { .. })))
            })
            .adjust(|again, pause| match again {
                Ok(Again::Busy(HttpResponse { retry_after: Some(asked), .. })) if pause.is_some() => {
                    (*asked <= PATIENCE).then_some(*asked)
                }
                _ => pause,
            })
            .await;
        match result {
            Ok(answer) => Ok(answer),
            Err(Ok(Again::Busy(answer))) => Ok(answer),
            Err(Ok(Again::Fault(fault))) => Err(ApiFault::Http { service, fault }),
            Err(Err(fault)) => Err(fault),
        }
    }
}

/// A call for a list that is long: it may take its time on a slow line, as long as it does not stand still, and when it
/// breaks off only the rest is asked for, where the service can.
pub(super) fn long(call: Call, largest: usize) -> Call {
    call.largest(largest).resuming().limits(OwnLimits { times: Some(4), ..OwnLimits::default() })
}

/// The JSON of a 2xx, or the no.
pub(super) fn json<T: DeserializeOwned>(service: RemoteService, answer: &HttpResponse) -> Result<T, ApiFault> {
    if !answer.is_success() {
        return Err(refusal(service, answer));
    }
    answer.json().map_err(ApiFault::http(service))
}

/// The JSON object of a 2xx, or the no. A list, even one that holds what the members would be, is no object.
pub(super) fn object<T: DeserializeOwned>(service: RemoteService, answer: &HttpResponse) -> Result<T, ApiFault> {
    let object: Map<String, Value> = json(service, answer)?;
    serde_json::from_value(Value::Object(object)).map_err(|_| unexpected(service, answer))
}

/// The JSON list of objects of a 2xx, or the no. One that is not as it should be makes the whole list unbelievable: what
/// it stands for would be taken as absent.
pub(super) fn objects<T: DeserializeOwned>(service: RemoteService, answer: &HttpResponse) -> Result<Vec<T>, ApiFault> {
    let objects: Vec<Map<String, Value>> = json(service, answer)?;
    let read = |object| serde_json::from_value(Value::Object(object)).map_err(|_| unexpected(service, answer));
    objects.into_iter().map(read).collect()
}

/// The same as [`object`] where 404 means that there is none.
pub(super) fn object_or_none<T: DeserializeOwned>(
    service: RemoteService,
    answer: &HttpResponse,
) -> Result<Option<T>, ApiFault> {
    match answer.status {
        404 if !answer.is_html() => Ok(None),
        _ => object(service, answer).map(Some),
    }
}

/// The fault that a good answer is when its parts do not belong together.
pub(super) fn unexpected(service: RemoteService, answer: &HttpResponse) -> ApiFault {
    ApiFault::http(service)(answer.unexpected())
}

/// Whether a service has taken what was written, as far as it says so: any 2xx but a web page. Whether it is kept is seen
/// only where it is read back.
pub(super) fn taken(service: RemoteService, answer: &HttpResponse) -> Result<(), ApiFault> {
    match answer.is_success() {
        true if answer.is_html() => Err(unexpected(service, answer)),
        true => Ok(()),
        false => Err(refusal(service, answer)),
    }
}

/// A text that an answer must have, and that says something.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Filled(pub(super) String);

impl TryFrom<String> for Filled {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.trim().is_empty() { Err("nothing stands there") } else { Ok(Self(text)) }
    }
}

/// Reads a no: an RFC 9457 problem in one of the services' dialects, plain text, or nothing. A web page is no answer of a
/// service.
pub(super) fn refusal(service: RemoteService, answer: &HttpResponse) -> ApiFault {
    if answer.is_html() {
        return ApiFault::Http { service, fault: answer.unexpected() };
    }
    let Ok(problem) = answer.json::<Value>() else {
        return ApiFault::refused(service, answer, None, shortened(&answer.text()));
    };
    let trace = problem.get("traceId").or_else(|| problem.get("correlation_id")).and_then(Value::as_str);
    match ApiFault::refused(service, answer, code(&problem), words(&problem)) {
        ApiFault::Refused(mut refusal) => {
            refusal.trace = trace.map(clean_line).or(refusal.trace);
            ApiFault::Refused(refusal)
        }
        other => other,
    }
}

/// The code of a problem: `errorCode: 4001`, `code: "CORR-04001"` (both are met), `code: "RR-00002"`, or that of the
/// first validation error (RFC 9457, as Altinn/altinn-resource-registry answers, 2026-08-10;
/// Altinn/altinn-correspondence, `src/Altinn.Correspondence.Application/Errors.cs`, 2026-08-20).
fn code(problem: &Value) -> Option<String> {
    if let Some(number) = problem.get("errorCode").and_then(Value::as_u64) {
        return Some(number.to_string());
    }
    let text = |value: &Value| value.get("code").and_then(Value::as_str).map(clean_line);
    let own = text(problem)?;
    if let Some(number) = own.strip_prefix("CORR-") {
        return Some(number.trim_start_matches('0').to_owned());
    }
    match problem.pointer("/validationErrors/0").and_then(text) {
        Some(first) if own == "STD-00000" => Some(first),
        _ => Some(own),
    }
}

/// What a problem says: its detail or title, and what it says of each field.
fn words(problem: &Value) -> String {
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let mut said = Vec::new();
    said.extend(
        text(problem, "detail").or_else(|| text(problem, "error_description")).or_else(|| text(problem, "title")),
    );
    for error in problem.get("validationErrors").and_then(Value::as_array).into_iter().flatten() {
        let path = error.pointer("/paths/0").and_then(Value::as_str).unwrap_or_default();
        said.extend(text(error, "detail").or_else(|| text(error, "title")).map(|what| format!("{path} {what}")));
    }
    match problem.get("errors") {
        Some(Value::Object(fields)) => {
            for (field, what) in fields {
                let what = what.pointer("/0").and_then(Value::as_str).or(what.as_str()).unwrap_or_default();
                said.push(format!("{field}: {what}"));
            }
        }
        Some(Value::Array(errors)) => {
            for error in errors {
                let field = text(error, "fieldIdentifier").unwrap_or_default();
                said.push(format!("{field}: {}", text(error, "errorMessage").unwrap_or_default()));
            }
        }
        _ => {}
    }
    if let (true, Some(plain)) = (said.is_empty(), problem.as_str()) {
        said.push(plain.to_owned());
    }
    shortened(&hide(&clean_line(&said.join(" "))))
}

pub(super) fn shortened(text: &str) -> String {
    text.chars().take(SAID).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::test_support::{TestService, quick};
    use super::*;
    use crate::domain::Language;
    use crate::world::clock::Clock as _;
    use crate::world::http::{Http, Settings};
    use crate::world::step_clock::StepClock;
    use wiremock::matchers::any;
    use wiremock::{Mock, ResponseTemplate};

    const HERE: RemoteService = RemoteService::Correspondence;

    async fn refused(answer: ResponseTemplate) -> ApiFault {
        let place = TestService::new().await;
        Mock::given(any()).respond_with(answer).mount(&place.server).await;
        let answer = place.api().read(HERE, Call::get(&place.environment.correspondence)).await;
        answer.and_then(|answer| json::<Value>(HERE, &answer)).unwrap_err()
    }

    #[tokio::test]
    async fn a_busy_service_is_asked_again_and_a_write_never() {
        let place = TestService::new().await;
        let busy = || ResponseTemplate::new(503).insert_header("retry-after", "0");
        Mock::given(any()).respond_with(busy()).up_to_n_times(2).mount(&place.server).await;
        Mock::given(any()).respond_with(ResponseTemplate::new(200)).mount(&place.server).await;
        let call = Call::get(&place.environment.correspondence);
        assert_eq!(place.api().read(HERE, call.clone()).await.unwrap().status, 200);
        assert_eq!(place.http.calls(), 3);
        place.server.reset().await;
        Mock::given(any()).respond_with(busy()).mount(&place.server).await;
        assert_eq!(place.api().read(HERE, call).await.unwrap().status, 503, "and is left in the end");
        assert_eq!(place.http.calls(), 6);
        let write = Call::post(&place.environment.correspondence);
        assert_eq!(place.api().write(HERE, write).await.unwrap().status, 503);
        assert_eq!(place.http.calls(), 7);
    }

    #[tokio::test]
    async fn a_pause_that_is_asked_for_is_waited_by_the_clock() {
        let place = TestService::new().await;
        let busy = ResponseTemplate::new(503).insert_header("retry-after", "20");
        Mock::given(any()).respond_with(busy).up_to_n_times(1).mount(&place.server).await;
        Mock::given(any()).respond_with(ResponseTemplate::new(200)).mount(&place.server).await;
        let clock = Arc::new(StepClock::fixed(jiff::Timestamp::UNIX_EPOCH));
        let http = Http::new(Settings { clock: clock.clone(), ..quick() });
        let api = Api::new(&http, &place.environment);
        let call = Call::get(&place.environment.correspondence);
        assert_eq!(api.read(HERE, call).await.unwrap().status, 200);
        assert_eq!(clock.monotonic(), Duration::from_secs(20));
    }

    /// Asks a service that is busy once and says until when; how long was waited, and the answer in the end.
    async fn waited(until: &str) -> (Duration, HttpResponse) {
        let place = TestService::new().await;
        let busy = ResponseTemplate::new(429).insert_header("date", "Sat, 21 Nov 2026 11:50:49 GMT");
        let busy = busy.insert_header("retry-after", until);
        Mock::given(any()).respond_with(busy).up_to_n_times(1).mount(&place.server).await;
        Mock::given(any()).respond_with(ResponseTemplate::new(200)).mount(&place.server).await;
        // Our own clock is a month behind that of the service, by which its dates are read.
        let clock = Arc::new(StepClock::fixed("2026-10-21T11:50:49Z".parse().unwrap()));
        let http = Http::new(Settings { clock: clock.clone(), ..quick() });
        let answer = Api::new(&http, &place.environment).read(HERE, Call::get(&place.environment.events)).await;
        (clock.monotonic(), answer.unwrap())
    }

    #[tokio::test]
    async fn a_pause_until_a_date_is_waited_by_the_services_clock() {
        let (waited, answer) = waited("Sat, 21 Nov 2026 11:51:04 GMT").await;
        assert_eq!((waited, answer.status), (Duration::from_secs(15), 200));
        // What lies behind it, or says nothing, asks for no more than the usual.
        for text in ["Sat, 21 Nov 2026 11:00:00 GMT", "soon", "-5"] {
            let (waited, answer) = self::waited(text).await;
            assert!(waited <= quick().pause * 2 && answer.status == 200, "{text}: {waited:?}");
        }
    }

    #[tokio::test]
    async fn a_service_that_asks_for_a_long_wait_is_not_waited_for_and_its_wish_is_said() {
        for (text, said) in [
            ("3600", "60 min"),
            ("21", "21 s"),
            ("99999999999999999999999", "more than two weeks"),
            ("Sat, 21 Nov 2026 12:50:49 GMT", "60 min"),
            ("Fri, 31 Dec 9999 23:59:59 GMT", "more than two weeks"),
        ] {
            let (waited, answer) = waited(text).await;
            assert_eq!((waited, answer.status), (Duration::ZERO, 429), "{text}");
            let finding = refusal(HERE, &answer).finding();
            assert!(finding.message.render(Language::En).contains(said), "{text}: {finding:?}");
        }
    }

    #[tokio::test]
    async fn both_spellings_of_a_code_are_read_with_words_and_trace() {
        for body in [
            serde_json::json!({"detail": "No \u{1b}[2Jaccess", "errorCode": 4001, "traceId": "00-ab"}),
            serde_json::json!({"detail": "No access", "code": "CORR-04001", "traceId": "00-ab"}),
        ] {
            let fault = refused(ResponseTemplate::new(401).set_body_json(body)).await;
            let ApiFault::Refused(refusal) = &fault else { panic!("{fault:?}") };
            assert_eq!((refusal.code.as_deref(), refusal.message.as_str()), (Some("4001"), "No access"));
            assert_eq!(refusal.trace.as_deref(), Some("00-ab"));
            let finding = fault.finding();
            assert_eq!(finding.code, "CORR-4001");
            let said = finding.message.render(Language::Nb);
            assert!(said.contains("altinn:serviceowner") && said.contains("00-ab"), "{said}");
        }
    }

    #[tokio::test]
    async fn every_kind_of_validation_error_is_said() {
        let aspnet = serde_json::json!({"title": "Invalid", "errors": {"Title": ["Missing title in english en"]}});
        let altinn = serde_json::json!({"code": "STD-00000", "title": "V",
            "validationErrors": [{"code": "RR.VLD-00010", "title": "Owner", "paths": ["/$PATH/owner"]}]});
        let digdir = serde_json::json!({"errors": [{"fieldIdentifier": "use", "errorMessage": "must not be null"}]});
        for (body, code, words) in [
            (aspnet, None, "Invalid Title: Missing title in english en"),
            (altinn, Some("RR.VLD-00010"), "V /$PATH/owner Owner"),
            (digdir, None, "use: must not be null"),
        ] {
            let ApiFault::Refused(refusal) = refused(ResponseTemplate::new(400).set_body_json(body)).await else {
                panic!("a refusal")
            };
            assert_eq!((refusal.code.as_deref(), refusal.message.as_str()), (code, words));
        }
    }

    #[tokio::test]
    async fn a_web_page_is_a_proxy_and_nothing_is_nothing() {
        let page = ResponseTemplate::new(403).set_body_raw("<html>\u{1b}]0;x\u{7}Blocked", "text/html");
        let finding = refused(page).await.finding();
        assert_eq!(finding.code, "NET-HTML");
        let said = finding.message.render(Language::En);
        assert!(said.contains("127.0.0.1:") && said.contains("Blocked") && !said.contains('\u{1b}'), "{said}");
        assert_eq!(refused(ResponseTemplate::new(200)).await.finding().code, "NET-EMPTY");
        let other = ResponseTemplate::new(200).set_body_string("hei");
        assert_eq!(refused(other).await.finding().code, "NET-NOT-JSON");
        assert_eq!(refused(ResponseTemplate::new(403)).await.finding().code, "CORR-403");
    }

    #[tokio::test]
    async fn what_a_service_says_back_of_a_token_is_not_shown() {
        let text = "Bearer eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ.canary-7f3a is bad";
        let fault = refused(ResponseTemplate::new(400).set_body_string(text)).await;
        let shown = format!("{fault} {fault:?} {:?}", fault.finding());
        assert!(!shown.contains("canary") && shown.contains("is bad"), "{shown}");
    }
}
