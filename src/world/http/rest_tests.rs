//! Answers that break off, and how they are gone on with.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use super::tests::text;
use super::*;

const WHOLE: &str = "0123456789abcdefghij";
const FIRST: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nAccept-Ranges: bytes\r\nETag: \"one\"\r\nContent-Length: 20\r\n\r\n0123456789";

/// A server that gives one answer a connection, in this order, and closes it; and what it was asked.
pub(super) fn giving(answers: Vec<String>) -> (Url, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let taken = Arc::clone(&asked);
    std::thread::spawn(move || {
        for answer in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let mut head = [0; 4096];
            let length = stream.read(&mut head).unwrap();
            taken.lock().unwrap().push(String::from_utf8_lossy(&head[..length]).to_lowercase());
            // Said before it is done, so that no later call is sent on a connection that is gone.
            let closing = answer.replacen("\r\n\r\n", "\r\nConnection: close\r\n\r\n", 1);
            let _ = stream.write_all(closing.as_bytes());
        }
    });
    (url, asked)
}

pub(super) fn part(first: usize, last: usize, whole: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 206 Partial Content\r\nContent-Type: text/plain\r\nETag: \"one\"\r\nContent-Range: bytes {first}-{last}/{whole}\r\nContent-Length: {length}\r\n\r\n{body}"
    )
}

/// What comes of a call that is made again as long as it breaks off, and what was asked.
async fn read(answers: Vec<String>) -> (Result<HttpResponse, HttpFault>, Vec<String>) {
    let tries = answers.len();
    let (url, asked) = giving(answers);
    let (http, call) = (Http::default(), text(&url).resuming());
    let mut last = http.send(call.clone()).await;
    for _ in 1..tries {
        assert!(
            last.as_ref().map_or_else(|fault| matches!(fault, HttpFault::Broken { .. }), |busy| busy.status == 503),
            "{last:?}"
        );
        last = http.send(call.clone()).await;
    }
    let asked = asked.lock().unwrap().clone();
    (last, asked)
}

#[tokio::test]
async fn only_the_rest_of_an_answer_that_broke_off_is_asked_for() {
    for whole in ["20", "*"] {
        let rest = vec![FIRST.to_owned(), part(10, 19, whole, "abcdefghij")];
        let (answer, asked) = read(rest).await;
        let answer = answer.unwrap();
        assert_eq!((answer.status, answer.body.as_slice()), (200, WHOLE.as_bytes()));
        assert!(!asked[0].contains("range:"), "{asked:?}");
        assert!(
            asked[1].contains("\r\nrange: bytes=10-\r\n") && asked[1].contains("\r\nif-range: \"one\"\r\n"),
            "{asked:?}"
        );
    }
    // Whoever is busy in between changes nothing.
    let busy = "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n".to_owned();
    let (answer, _) = read(vec![FIRST.to_owned(), busy, part(10, 19, "20", "abcdefghij")]).await;
    assert_eq!(answer.unwrap().body, WHOLE.as_bytes());
    // It may break off more than once.
    let again = part(10, 19, "20", "abcde").replace("Content-Length: 5", "Content-Length: 10");
    let (answer, asked) = read(vec![FIRST.to_owned(), again, part(15, 19, "20", "fghij")]).await;
    assert_eq!(answer.unwrap().body, WHOLE.as_bytes());
    assert!(asked[2].contains("\r\nrange: bytes=15-\r\n"), "{asked:?}");
}

#[tokio::test]
async fn what_has_changed_meanwhile_is_read_anew() {
    let other = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nETag: \"two\"\r\nContent-Length: 5\r\n\r\nother";
    let (answer, _) = read(vec![FIRST.to_owned(), other.to_owned()]).await;
    assert_eq!(answer.unwrap().body, b"other");
}

#[tokio::test]
async fn a_part_that_was_not_asked_for_is_never_taken_for_the_whole() {
    for wrong in [
        part(0, 9, "20", "0123456789"),
        part(11, 19, "20", "bcdefghij"),
        part(10, 18, "20", "abcdefghi"),
        part(10, 19, "20", "abc"),
        part(10, 19, "20", "abcdefghij").replace("Content-Range", "X-Range"),
    ] {
        let (answer, _) = read(vec![FIRST.to_owned(), wrong.clone()]).await;
        assert!(matches!(answer, Err(HttpFault::Broken { .. })), "{wrong}: {answer:?}");
    }
    let (url, _) = giving(vec![part(0, 9, "20", "0123456789")]);
    let fault = Http::default().send(text(&url)).await.unwrap_err();
    assert!(matches!(fault, HttpFault::Broken { .. }), "{fault:?}");
}

#[tokio::test]
async fn where_nothing_is_left_to_go_on_with_the_whole_is_read_anew() {
    // All of it came, but not that it is all.
    let whole = FIRST.replace("Content-Length: 20", "Transfer-Encoding: chunked");
    let first = whole.replace("0123456789", &format!("14\r\n{WHOLE}\r\n"));
    let none = "HTTP/1.1 416 No\r\nContent-Range: bytes */20\r\nContent-Length: 0\r\n\r\n".to_owned();
    let again = format!("{first}0\r\n\r\n");
    let (answer, asked) = read(vec![first, none.clone(), again]).await;
    assert_eq!(answer.unwrap().body, WHOLE.as_bytes());
    assert!(asked[1].contains("\r\nrange: bytes=20-\r\n") && !asked[2].contains("range:"), "{asked:?}");
    // Who was asked for no part has another reason to say so.
    let (answer, _) = read(vec![none]).await;
    assert_eq!(answer.unwrap().status, 416);
}

#[tokio::test]
async fn nothing_is_gone_on_with_that_may_be_another() {
    for first in [
        FIRST.replace("ETag: \"one\"", "ETag: W/\"one\""),
        FIRST.replace("ETag", "X-Tag"),
        FIRST.replace("Accept-Ranges: bytes", "Accept-Ranges: none"),
        FIRST.replace("0123456789", ""),
    ] {
        let (_, asked) = read(vec![first.clone(), FIRST.to_owned()]).await;
        assert!(!asked[1].contains("range:"), "{first}: {asked:?}");
    }
}
