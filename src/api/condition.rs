//! The operator's own address that says whether a notification is still needed, called from here much as Altinn will.

use url::Url;

use super::fault::http_finding;
use crate::catalog::services::RemoteService;
use crate::record::values::{ConditionProbe, ConditionVerdict};
use crate::world::http::{Call, Http};

/// Calls the address with `GET`, as Altinn does, but without a token: only Altinn can get the one that Altinn sends
/// (docs.altinn.no, Notifications, "Send Condition", read in November 2026). An address that checks who calls therefore
/// refuses; one that answers does so to anybody. What goes wrong is an answer too, by its code.
pub async fn probe(http: &Http, to: &Url) -> ConditionProbe {
    match http.send(Call::get_outside(to)).await {
        Ok(answer) => {
            let verdict = match answer.status {
                401 | 403 => ConditionVerdict::Guarded,
                200 => ConditionVerdict::Open,
                _ => ConditionVerdict::Failed,
            };
            ConditionProbe { verdict, answer: answer.status.to_string() }
        }
        Err(fault) => {
            let code = http_finding(RemoteService::Notifications, &fault).code.id;
            ConditionProbe { verdict: ConditionVerdict::Failed, answer: format!("{code}: {fault}") }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_support::TestService;
    use super::*;
    use crate::catalog::codes::network;
    use wiremock::matchers::{header, method};
    use wiremock::{Mock, ResponseTemplate};

    #[tokio::test]
    async fn what_the_address_answers_to_a_stranger_says_whether_it_checks_who_calls() {
        let place = TestService::new().await;
        let url = |to: &str| Url::parse(&format!("{}{to}", place.server.uri())).unwrap();
        for (status, verdict) in [
            (401, ConditionVerdict::Guarded),
            (403, ConditionVerdict::Guarded),
            (200, ConditionVerdict::Open),
            (204, ConditionVerdict::Failed),
            (404, ConditionVerdict::Failed),
            (500, ConditionVerdict::Failed),
        ] {
            // A gateway may answer with a page: only the status counts.
            let answer = ResponseTemplate::new(status).set_body_raw("<html></html>", "text/html");
            let call = Mock::given(method("GET")).and(header("content-type", "application/json"));
            call.respond_with(answer).up_to_n_times(1).mount(&place.server).await;
            assert_eq!(probe(&place.http, &url("/sak/1")).await.verdict, verdict, "{status}");
        }
        let sent = place.server.received_requests().await.unwrap();
        assert!(sent.iter().all(|request| !request.headers.contains_key("authorization")), "no token leaves");
        let none = probe(&place.http, &Url::parse("http://127.0.0.1:1/").unwrap()).await;
        assert_eq!(none.verdict, ConditionVerdict::Failed);
        assert!(none.answer.starts_with(network::NET_NO_CONNECTION.id), "{none:?}");
    }
}
