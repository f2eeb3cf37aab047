//! The door to the network, against servers that behave and servers that do not.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;

use wiremock::matchers::{header, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::super::step_clock::StepClock;
use super::*;
use crate::catalog::environments::built_in;
use crate::domain::Language;
use crate::domain::{Environment, EnvironmentName, Secret};

pub(super) fn outside(server: &MockServer, to: &str) -> Call {
    let mut call = Call::post_outside(&Url::parse(&format!("{}{to}", server.uri())).unwrap());
    call.method = reqwest::Method::GET;
    call.expecting(Expected::Text)
}

pub(super) async fn serve(to: &str, answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(path(to)).respond_with(answer).mount(&server).await;
    server
}

/// A server that does the same with every connection, once it has read what was sent.
pub(super) fn server(deed: impl Fn(&mut TcpStream) + Send + Sync + 'static) -> Url {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
    let deed = Arc::new(deed);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let (mut stream, deed) = (stream.unwrap(), Arc::clone(&deed));
            std::thread::spawn(move || {
                let _ = stream.read(&mut [0; 4096]);
                deed(&mut stream);
            });
        }
    });
    url
}

/// A server that answers every connection with the same bytes and closes it: bytes that do not say so serve one call
/// alone, since a second one may be sent on the connection that is just being closed.
fn raw(bytes: &'static [u8]) -> Url {
    server(move |stream| drop(stream.write_all(bytes)))
}

/// A server that begins its answer, and goes on with the same bytes for ever, with a pause before each time.
fn dripping(head: &'static str, bytes: &'static [u8], pause: Duration) -> Url {
    server(move |stream| {
        let _ = stream.write_all(head.as_bytes());
        while stream.write_all(bytes).is_ok() {
            std::thread::sleep(pause);
        }
    })
}

const BEGUN: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 1000000\r\n\r\n";

/// A call that wants a text.
pub(super) fn text(to: &Url) -> Call {
    Call::post_outside(to).expecting(Expected::Text)
}

fn real(name: &str) -> Environment {
    built_in(&EnvironmentName::parse(name).unwrap()).unwrap()
}

#[tokio::test]
async fn a_token_of_another_environment_is_never_sent() {
    let (tt02, production) = (real("tt02"), real("production"));
    let secret = Secret::from_text("canary-7f3a".to_owned());
    let http = Http::default();
    let bearer = Bearer { environment: &tt02.name, secret: &secret };
    let fault = http.send(Call::get(&production.correspondence).bearer(bearer)).await.unwrap_err();
    assert_eq!(fault, HttpFault::WrongEnvironment { token: tt02.name.clone(), address: production.name });
    let outside = Url::parse("https://example.no/").unwrap();
    let fault = http.send(Call::post_outside(&outside).bearer(bearer)).await.unwrap_err();
    assert!(matches!(fault, HttpFault::Unwritable(_)));
    assert_eq!(http.calls(), 0);
}

#[tokio::test]
async fn we_say_who_we_are_and_count() {
    let server = MockServer::start().await;
    let here = method("GET");
    Mock::given(here)
        .and(header("user-agent", USER_AGENT))
        .respond_with(ResponseTemplate::new(200))
        .expect(2)
        .mount(&server)
        .await;
    let http = Http::default();
    for _ in 0..2 {
        assert_eq!(http.send(outside(&server, "/x")).await.unwrap().status, 200);
    }
    assert_eq!(http.clone().calls(), 2);
}

#[tokio::test]
async fn a_server_that_hangs_is_left() {
    let server = serve("/x", ResponseTemplate::new(200).set_delay(Duration::from_secs(30))).await;
    let total = Duration::from_millis(100);
    let fault = Http::new(Settings { total, ..Settings::default() }).send(outside(&server, "/x")).await.unwrap_err();
    assert!(matches!(fault, HttpFault::Timeout { after, .. } if after == total), "{fault:?}");
}

#[tokio::test]
async fn an_answer_that_stands_still_is_left_and_a_call_may_say_when() {
    let still = dripping(BEGUN, b"a", Duration::from_secs(5));
    let (idle, sooner) = (Duration::from_millis(60), Duration::from_millis(30));
    let http = Http::new(Settings { idle, ..Settings::default() });
    let fault = http.send(text(&still)).await.unwrap_err();
    assert!(matches!(fault, HttpFault::Silent { after, .. } if after == idle), "{fault:?}");
    let own = OwnLimits { idle: Some(sooner), ..OwnLimits::default() };
    let fault = http.send(text(&still).limits(own)).await.unwrap_err();
    assert!(matches!(fault, HttpFault::Silent { after, .. } if after == sooner), "{fault:?}");
}

#[tokio::test]
async fn an_answer_that_drips_is_left_in_the_end_and_a_long_one_later() {
    let drip = dripping(BEGUN, b"a", Duration::from_millis(5));
    let total = Duration::from_millis(50);
    let http = Http::new(Settings { total, ..Settings::default() });
    let fault = http.send(text(&drip)).await.unwrap_err();
    assert!(matches!(fault, HttpFault::Timeout { after, .. } if after == total), "{fault:?}");
    let server = serve("/x", ResponseTemplate::new(200).set_delay(Duration::from_millis(75))).await;
    assert!(http.send(outside(&server, "/x")).await.is_err());
    let own = OwnLimits { times: Some(3), ..OwnLimits::default() };
    assert_eq!(http.send(outside(&server, "/x").limits(own)).await.unwrap().status, 200);
}

#[tokio::test]
async fn a_connection_has_a_limit_of_its_own_and_a_call_may_set_another() {
    // It is there, and never gets to the point.
    let mute = server(|stream| drop(stream.read(&mut [0; 4096])));
    let secure = Url::parse(&mute.as_str().replace("http:", "https:")).unwrap();
    let (connect, sooner) = (Duration::from_millis(120), Duration::from_millis(60));
    let http = Http::new(Settings { connect, ..Settings::default() });
    let fault = http.send(Call::post_outside(&secure)).await.unwrap_err();
    assert!(matches!(fault, HttpFault::Timeout { after, .. } if after == connect), "{fault:?}");
    let own = OwnLimits { connect: Some(sooner), ..OwnLimits::default() };
    let fault = http.send(Call::post_outside(&secure).limits(own)).await.unwrap_err();
    assert!(matches!(fault, HttpFault::Timeout { after, .. } if after == sooner), "{fault:?}");
}

#[tokio::test]
async fn a_body_is_read_only_when_it_is_of_the_type_that_is_expected() {
    let http = Http::default();
    let body = ResponseTemplate::new(200);
    for (media, body, what) in [
        ("application/json", "{}", None),
        ("application/problem+json; charset=utf-8", "{}", None),
        ("text/plain", "{}", Some(Came::Other)),
        ("application/octet-stream", "{}", Some(Came::Other)),
        ("text/html", "Log in", Some(Came::Html)),
        ("text/plain", "", None),
        ("text/html", " \n", None),
    ]
    .map(|(media, text, what)| (media, body.clone().set_body_raw(text, media), what))
    {
        let server = serve("/x", body.clone()).await;
        let call = || outside(&server, "/x").expecting(Expected::Json);
        let fault = http.send(call()).await.err();
        let found = fault.as_ref().map(|fault| match fault {
            HttpFault::Unexpected { what, media: said, .. } if said.as_deref() == Some(media) => *what,
            other => panic!("{media}: {other:?}"),
        });
        assert_eq!(found, what, "{media}");
        // A no is read whatever it is, as a service says it.
        let server = serve("/x", ResponseTemplate::new(404).set_body_raw("Unable to find it", media)).await;
        let answer = http.send(outside(&server, "/x").expecting(Expected::Json)).await.unwrap();
        assert_eq!((answer.status, answer.text().as_str()), (404, "Unable to find it"), "{media}");
    }
    let untyped = raw(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
    let fault = http.send(Call::post_outside(&untyped).expecting(Expected::Json)).await.unwrap_err();
    assert!(matches!(fault, HttpFault::Unexpected { what: Came::Other, media: None, .. }), "{fault:?}");
    assert_eq!(http.send(Call::post_outside(&untyped).expecting(Expected::Done)).await.unwrap().body, b"{}");
}

#[tokio::test]
async fn of_a_page_only_the_start_is_read_whatever_it_says_that_it_is() {
    const PAGE: &[u8] = b"<!DOCTYPE html><html><head><title>Log in here first</title></head><body>canary";
    for head in [
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900000000\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n",
        "HTTP/1.1 403 No\r\nContent-Type: text/html\r\nContent-Length: 900000000\r\n\r\n",
    ] {
        let endless = dripping(head, PAGE, Duration::ZERO);
        let answer = Http::default().send(Call::post_outside(&endless).expecting(Expected::Json)).await;
        let (fault, read) = match answer {
            Err(fault) => (fault, 0),
            Ok(answer) => (answer.unexpected(), answer.body.len()),
        };
        assert!(read <= 2048, "{head}: {read}");
        let HttpFault::Unexpected { what: Came::Html, start, .. } = fault else { panic!("{head}: {fault:?}") };
        assert!(start.contains("Log in here first"), "{start}");
    }
    // A page that nobody reads is nobody's business.
    let endless = dripping(BEGUN, PAGE, Duration::ZERO);
    let answer = Http::default().send(Call::post_outside(&endless)).await.unwrap();
    assert_eq!((answer.status, answer.body.len()), (200, 0));
}

#[tokio::test]
async fn of_an_answer_that_may_be_a_secret_nothing_is_quoted() {
    for (media, body) in [("text/html", "<html>canary-7f3a"), ("application/json", "{\"canary-7f3a\": 1}")] {
        let server = serve("/x", ResponseTemplate::new(200).set_body_raw(body, media)).await;
        let sent = Http::default().send(outside(&server, "/x").hiding_answer()).await;
        let fault = sent.and_then(|answer| answer.json::<u8>()).unwrap_err();
        assert!(matches!(&fault, HttpFault::Unexpected { start, .. } if start.is_empty()), "{fault:?}");
    }
}

#[tokio::test]
async fn nobody_there_is_said_with_the_reason() {
    let url = {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap()
    };
    let fault = Http::default().send(Call::post_outside(&url)).await.unwrap_err();
    let HttpFault::NoConnection { host: at, reason } = fault else { panic!("{fault:?}") };
    assert_eq!(at, host(&url));
    assert_eq!(reason.render(Language::Nb), "ingen tar imot på den porten");
}

#[tokio::test]
async fn a_server_that_is_not_secure_is_told_from_one_that_is_not_there() {
    let plain = raw(b"HTTP/1.1 400 Bad Request\r\n\r\n");
    let secure = Url::parse(&plain.as_str().replace("http:", "https:")).unwrap();
    let fault = Http::default().send(Call::post_outside(&secure)).await.unwrap_err();
    assert!(matches!(fault, HttpFault::Tls { .. }), "{fault:?}");
}

#[tokio::test]
async fn an_answer_that_is_too_long_is_not_read() {
    let server = serve("/x", ResponseTemplate::new(200).set_body_string("a".repeat(2000))).await;
    let http = Http::new(Settings { largest: 1000, ..Settings::default() });
    let fault = http.send(outside(&server, "/x")).await.unwrap_err();
    assert!(matches!(fault, HttpFault::TooLarge { limit: 1000, .. }), "{fault:?}");
    assert_eq!(http.send(outside(&server, "/x").largest(2000)).await.unwrap().body.len(), 2000);
    // Without a length in the header the end is nowhere in sight.
    let endless = raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n400\r\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    let fault = Http::new(Settings { largest: 50, ..Settings::default() }).send(text(&endless)).await.unwrap_err();
    assert!(matches!(fault, HttpFault::TooLarge { limit: 50, .. }), "{fault:?}");
}

#[tokio::test]
async fn an_answer_that_breaks_off_or_is_no_http_is_said_so() {
    for bytes in [
        &b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nhalf"[..],
        &b"SSH-2.0-OpenSSH_9.6\r\n"[..],
        b"",
    ] {
        let fault = Http::default().send(text(&raw(bytes))).await.unwrap_err();
        assert!(matches!(fault, HttpFault::Broken { .. }), "{bytes:?}: {fault:?}");
    }
}

#[tokio::test]
async fn redirects_stay_on_their_host_and_never_carry_secrets() {
    let server = serve("/a", ResponseTemplate::new(302).insert_header("location", "/b")).await;
    Mock::given(path("/b")).respond_with(ResponseTemplate::new(200).set_body_string("b")).mount(&server).await;
    let away = ResponseTemplate::new(302).insert_header("location", "https://example.no/x?code=canary#canary");
    Mock::given(path("/away")).respond_with(away).mount(&server).await;
    let http = Http::default();
    assert_eq!(http.send(outside(&server, "/a")).await.unwrap().body, b"b");
    let fault = http.send(outside(&server, "/away")).await.unwrap_err();
    let HttpFault::Redirected { to, .. } = fault else { panic!("{fault:?}") };
    assert_eq!(to, "https://example.no/x", "without the query, in which a login keeps what is secret");
    let key = Secret::from_text("canary-7f3a".to_owned());
    let fault = http.send(outside(&server, "/a").key("x-api-key", &key)).await.unwrap_err();
    assert!(matches!(fault, HttpFault::Redirected { .. }), "{fault:?}");
    let server = serve("/", ResponseTemplate::new(302).insert_header("location", "/")).await;
    let fault = http.send(outside(&server, "/")).await.unwrap_err();
    assert!(matches!(fault, HttpFault::Redirected { .. }), "a circle ends: {fault:?}");
    let token = "/eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ.c2ln";
    let server = serve(token, ResponseTemplate::new(302).insert_header("location", token)).await;
    let fault = http.send(outside(&server, token)).await.unwrap_err();
    assert!(matches!(&fault, HttpFault::Redirected { to, .. } if to == "/(…)"), "{fault:?}");
}

#[tokio::test]
async fn a_call_that_is_sent_on_has_the_time_of_one() {
    let after = Duration::from_millis(60);
    let on = |to: &str| ResponseTemplate::new(302).insert_header("location", to).set_delay(after);
    let server = serve("/a", on("/b")).await;
    Mock::given(path("/b")).respond_with(on("/c")).mount(&server).await;
    Mock::given(path("/c")).respond_with(ResponseTemplate::new(200).set_delay(after)).mount(&server).await;
    let http = Http::new(Settings { total: after * 2, ..Settings::default() });
    let fault = http.send(outside(&server, "/a")).await.unwrap_err();
    assert_eq!(fault, HttpFault::Timeout { host: host(&Url::parse(&server.uri()).unwrap()), after: after * 2 });
}

#[test]
fn what_lasts_longer_may_connect_and_stand_still_for_longer_and_nothing_shrinks() {
    let of = |seconds| {
        let Settings { connect, idle, total, .. } = Settings::default().lasting(Duration::from_secs(seconds));
        [connect.as_secs(), idle.as_secs(), total.as_secs()]
    };
    assert_eq!([of(1), of(30), of(90)], [[10, 15, 1], [10, 15, 30], [30, 45, 90]]);
}

#[tokio::test]
async fn the_clock_is_measured_to_the_second() {
    let at = |offset: i64| -> SharedClock {
        Arc::new(StepClock::fixed(Timestamp::now().saturating_add(SignedDuration::from_secs(-offset)).unwrap()))
    };
    let server = serve("/x", ResponseTemplate::new(200)).await;
    for (ours_is_slow_by, measured) in [(600, 600), (-600, -600), (1, 0)] {
        let http = Http::new(Settings { clock: at(ours_is_slow_by), ..Settings::default() });
        assert_eq!(http.clock_offset(), None);
        http.send(outside(&server, "/x")).await.unwrap();
        let offset = http.clock_offset().unwrap();
        assert!((offset.as_secs() - measured).abs() <= 2, "{offset:?}");
        assert_eq!(offset.is_zero(), measured == 0);
    }
    // What a cache gives bears the date of when it was made.
    let kept = ResponseTemplate::new(200).insert_header("age", "3600");
    let server = serve("/kept", kept).await;
    let http = Http::default();
    http.send(outside(&server, "/kept")).await.unwrap();
    assert_eq!(http.clock_offset(), None);
}

#[tokio::test]
async fn a_file_is_sent_as_the_form_that_servers_read() {
    let server = serve("/x", ResponseTemplate::new(201)).await;
    let http = Http::default();
    let call = Call::post_outside(&Url::parse(&format!("{}/x", server.uri())).unwrap());
    http.send(call.file("policyFile", "policy.xml", "text/xml", "<æ/>".as_bytes())).await.unwrap();
    let received = server.received_requests().await.unwrap().remove(0);
    let media = received.headers.get("content-type").unwrap().to_str().unwrap().to_owned();
    let boundary = media.strip_prefix("multipart/form-data; boundary=").unwrap();
    let body = String::from_utf8(received.body).unwrap();
    assert_eq!(
        body,
        format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"policyFile\"; filename=\"policy.xml\"\r\n\
             Content-Type: text/xml\r\n\r\n<æ/>\r\n--{boundary}--\r\n"
        )
    );
}
