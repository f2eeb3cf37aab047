//! The door to the network, against servers that behave and servers that do not.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use wiremock::matchers::{header, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::super::step_clock::StepClock;
use super::*;
use crate::catalog::environments::built_in;
use crate::domain::{Environment, EnvironmentName, Secret};

fn outside(server: &MockServer, to: &str) -> Call {
    let mut call = Call::post_outside(&Url::parse(&format!("{}{to}", server.uri())).unwrap());
    call.method = reqwest::Method::GET;
    call
}

async fn serve(to: &str, answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(path(to)).respond_with(answer).mount(&server).await;
    server
}

/// A server that answers every connection with the same bytes and closes it.
fn raw(bytes: &'static [u8]) -> Url {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(bytes);
        }
    });
    url
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
async fn nobody_there_is_said_with_the_reason() {
    let url = {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap()
    };
    let fault = Http::default().send(Call::post_outside(&url)).await.unwrap_err();
    let HttpFault::NoConnection { host: at, reason } = fault else { panic!("{fault:?}") };
    assert_eq!(at, host(&url));
    assert!(!reason.is_empty());
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
    let server = serve("/x", ResponseTemplate::new(200).set_body_bytes(vec![b'a'; 2000])).await;
    let http = Http::new(Settings { largest: 1000, ..Settings::default() });
    let fault = http.send(outside(&server, "/x")).await.unwrap_err();
    assert!(matches!(fault, HttpFault::TooLarge { limit: 1000, .. }), "{fault:?}");
    assert_eq!(http.send(outside(&server, "/x").largest(2000)).await.unwrap().body.len(), 2000);
    // Without a length in the header the end is nowhere in sight.
    let endless = raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n400\r\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    let fault = Http::new(Settings { largest: 50, ..Settings::default() })
        .send(Call::post_outside(&endless))
        .await
        .unwrap_err();
    assert!(matches!(fault, HttpFault::TooLarge { limit: 50, .. }), "{fault:?}");
}

#[tokio::test]
async fn an_answer_that_breaks_off_or_is_no_http_is_said_so() {
    for bytes in [&b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"[..], &b"SSH-2.0-OpenSSH_9.6\r\n"[..], b""] {
        let fault = Http::default().send(Call::post_outside(&raw(bytes))).await.unwrap_err();
        assert!(matches!(fault, HttpFault::Broken { .. }), "{bytes:?}: {fault:?}");
    }
}

#[tokio::test]
async fn redirects_stay_on_their_host_and_never_carry_secrets() {
    let server = serve("/a", ResponseTemplate::new(302).insert_header("location", "/b")).await;
    Mock::given(path("/b")).respond_with(ResponseTemplate::new(200).set_body_string("b")).mount(&server).await;
    let away = ResponseTemplate::new(302).insert_header("location", "https://example.no/x");
    Mock::given(path("/away")).respond_with(away).mount(&server).await;
    let http = Http::default();
    assert_eq!(http.send(outside(&server, "/a")).await.unwrap().body, b"b");
    let fault = http.send(outside(&server, "/away")).await.unwrap_err();
    assert!(matches!(fault, HttpFault::Redirected { .. }), "{fault:?}");
    let key = Secret::from_text("canary-7f3a".to_owned());
    let fault = http.send(outside(&server, "/a").key("x-api-key", &key)).await.unwrap_err();
    assert!(matches!(fault, HttpFault::Redirected { .. }), "{fault:?}");
    let server = serve("/", ResponseTemplate::new(302).insert_header("location", "/")).await;
    let fault = http.send(outside(&server, "/")).await.unwrap_err();
    assert!(matches!(fault, HttpFault::Redirected { .. }), "a circle ends: {fault:?}");
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
async fn the_log_holds_method_host_path_and_status_and_no_more() {
    let server = serve("/x/y", ResponseTemplate::new(418).set_body_string("canary-body")).await;
    let lines = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&lines);
    let log: HttpLog = Arc::new(move |line| sink.lock().unwrap().push(line.to_owned()));
    let http = Http::new(Settings { log: Some(log), ..Settings::default() });
    let key = Secret::from_text("canary-7f3a".to_owned());
    let call = outside(&server, "/x/y?secret=canary-query").key("x-api-key", &key).json(&"canary-sent");
    http.send(call).await.unwrap();
    let host = host(&Url::parse(&server.uri()).unwrap());
    assert_eq!(*lines.lock().unwrap(), [format!("GET {host}/x/y 418")]);
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
