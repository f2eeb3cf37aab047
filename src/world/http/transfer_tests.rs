//! Files that are sent and received, by servers that take their time, break off and lie.

use std::io::{Read as _, Seek as _, Write as _};
use std::net::TcpStream;
use std::sync::Mutex;
use std::time::Duration;

use super::super::rest_tests::{giving, part};
use super::super::tests::text;
use super::super::{Expected, Settings};
use super::*;
use url::Url;

const WHOLE: &str = "0123456789abcdefghij";
const FIRST: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nAccept-Ranges: bytes\r\nETag: \"one\"\r\nContent-Length: 20\r\n\r\n0123456789";
pub const DONE: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

/// A file of so many bytes, each told by its place, at its beginning.
pub fn file_of(bytes: usize) -> std::fs::File {
    let mut file = tempfile::tempfile().unwrap();
    let content: Vec<u8> = (0..bytes).map(|at| u8::try_from(at % 251).unwrap()).collect();
    file.write_all(&content).unwrap();
    file.rewind().unwrap();
    file
}

pub fn content(mut file: std::fs::File) -> Vec<u8> {
    let mut bytes = Vec::new();
    file.rewind().unwrap();
    file.read_to_end(&mut bytes).unwrap();
    bytes
}

pub fn upload_to(url: &Url) -> Call {
    Call::post_outside(url).expecting(Expected::Json)
}

pub fn md5_of(bytes: &[u8]) -> String {
    use md5::Digest as _;
    md5::Md5::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Who is told, and all that was told.
pub fn watching() -> (Watcher, Arc<Mutex<Vec<Progress>>>) {
    let told = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&told);
    (Arc::new(move |progress| kept.lock().unwrap().push(progress)), told)
}

pub fn unwatched() -> Watcher {
    Arc::new(|_| ())
}

/// Reads so many bytes of a body, with what is done before each megabyte.
pub fn drain(stream: &mut TcpStream, mut left: usize, pause: impl Fn()) {
    let mut piece = vec![0; 1 << 20];
    while left > 0 {
        pause();
        let read = stream.read(&mut piece).unwrap();
        assert_ne!(read, 0);
        left = left.saturating_sub(read);
    }
}

/// What comes of a file that is received, what then stands in it, and what was asked.
async fn received(
    answers: Vec<String>,
) -> (Result<(HttpResponse, Option<Transferred>), TransferFault>, Vec<u8>, Vec<String>) {
    let (url, asked) = giving(answers);
    let (http, file) = (Http::new(Settings { pause: Duration::from_millis(1), ..Settings::default() }), file_of(3));
    let result = http.receive_file(&text(&url).largest(20), Some(file.try_clone().unwrap()), unwatched()).await;
    let asked = asked.lock().unwrap().clone();
    (result, content(file), asked)
}

#[tokio::test]
async fn a_file_that_breaks_off_is_gone_on_with() {
    let cut = part(10, 19, "20", "abcdefghij").replace("abcdefghij", "abc");
    let (result, file, asked) = received(vec![FIRST.to_owned(), cut, part(13, 19, "*", "defghij")]).await;
    let (answer, came) = result.unwrap();
    let came = came.unwrap();
    assert_eq!((answer.status, came.bytes, file.as_slice()), (200, 20, WHOLE.as_bytes()));
    assert_eq!(came.md5, md5_of(WHOLE.as_bytes()));
    assert!(!asked[0].contains("range:"), "{asked:?}");
    for (asked, from) in asked[1..].iter().zip([10, 13]) {
        assert!(asked.contains(&format!("range: bytes={from}-\r\n")) && asked.contains("if-range: \"one\""), "{asked}");
    }
}

#[tokio::test]
async fn what_nobody_keeps_is_digested_alone() {
    let (url, asked) = giving(vec![FIRST.to_owned(), part(10, 19, "20", "abcdefghij")]);
    let http = Http::new(Settings { pause: Duration::from_millis(1), ..Settings::default() });
    let (_, came) = http.receive_file(&text(&url).largest(20), None, unwatched()).await.unwrap();
    assert_eq!(came.unwrap().md5, md5_of(WHOLE.as_bytes()));
    assert_eq!(asked.lock().unwrap().len(), 2);
}

/// Where the same is always given, a part needs no tag.
#[tokio::test]
async fn what_never_changes_is_gone_on_with_without_a_tag() {
    let bare = FIRST.replace("ETag: \"one\"\r\n", "");
    let whole = |asked: Arc<Mutex<Vec<String>>>| asked.lock().unwrap().clone();
    for is_unchanging in [true, false] {
        let (url, asked) = giving(vec![bare.clone(), part(10, 19, "20", "abcdefghij")]);
        let (http, file) = (Http::new(Settings { pause: Duration::from_millis(1), ..Settings::default() }), file_of(3));
        let call = if is_unchanging { text(&url).largest(20).unchanging() } else { text(&url).largest(20) };
        let result = http.receive_file(&call, Some(file.try_clone().unwrap()), unwatched()).await;
        let asked = whole(asked);
        if !is_unchanging {
            assert!(matches!(result, Err(TransferFault::Http(HttpFault::Broken { .. }))), "{result:?}");
            assert_eq!(asked.len(), 1);
            continue;
        }
        assert_eq!((result.unwrap().1.unwrap().bytes, content(file).as_slice()), (20, WHOLE.as_bytes()));
        assert!(asked[1].contains("range: bytes=10-\r\n") && !asked[1].contains("if-range"), "{asked:?}");
    }
}

#[tokio::test]
async fn another_file_in_its_place_is_read_from_the_beginning() {
    let other = FIRST.replace("\"one\"", "\"two\"").replace("0123456789", "ABCDEFGHIJKLMNOPQRST");
    let (result, file, _) = received(vec![FIRST.to_owned(), other]).await;
    let came = result.unwrap().1.unwrap();
    assert_eq!((came.bytes, file.as_slice()), (20, &b"ABCDEFGHIJKLMNOPQRST"[..]));
    assert_eq!(came.md5, md5_of(b"ABCDEFGHIJKLMNOPQRST"));
    // A part that was not asked for is none, and the whole is asked for anew.
    let whole = format!("{FIRST}abcdefghij");
    let (result, file, asked) = received(vec![FIRST.to_owned(), part(5, 14, "20", "56789abcde"), whole]).await;
    assert_eq!((result.unwrap().1.unwrap().bytes, file.as_slice()), (20, WHOLE.as_bytes()));
    assert!(asked[1].contains("range: bytes=10-") && !asked[2].contains("range:"), "{asked:?}");
}

#[tokio::test]
async fn what_is_no_file_is_not_written() {
    let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>";
    let (result, file, _) = received(vec![page.to_owned()]).await;
    assert!(matches!(result, Err(TransferFault::Http(HttpFault::Unexpected { .. }))), "{result:?}");
    assert_eq!(file, [0, 1, 2], "what stood there stands there");
    let missing = "HTTP/1.1 404 X\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\ngone";
    let (result, file, _) = received(vec![missing.to_owned()]).await;
    let (answer, came) = result.unwrap();
    assert_eq!((answer.status, came, file), (404, None, vec![0, 1, 2]));
    let elsewhere = "HTTP/1.1 302 X\r\nLocation: http://other.example/?secret\r\nContent-Length: 0\r\n\r\n";
    let (result, _, _) = received(vec![elsewhere.to_owned()]).await;
    let Err(TransferFault::Http(HttpFault::Redirected { to, .. })) = result else { panic!("{result:?}") };
    assert_eq!(to, "http://other.example/");
    let long = FIRST.replace("Content-Length: 20", "Content-Length: 21");
    let (result, _, _) = received(vec![long]).await;
    assert!(matches!(result, Err(TransferFault::Http(HttpFault::TooLarge { limit: 20, .. }))), "{result:?}");
    let endless = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n0123456789012345678901234567890";
    let (result, file, _) = received(vec![endless.to_owned()]).await;
    assert!(matches!(result, Err(TransferFault::Http(HttpFault::TooLarge { .. }))), "{result:?}");
    assert!(file.len() <= 20);
}

#[tokio::test]
async fn who_brings_nothing_is_not_asked_for_ever() {
    let cut = part(10, 19, "20", "abcdefghij").replace("abcdefghij", "");
    let (result, _, asked) = received([&[FIRST.to_owned()][..], &vec![cut; 9]].concat()).await;
    assert!(matches!(result, Err(TransferFault::Http(HttpFault::Broken { .. }))), "{result:?}");
    assert_eq!(asked.len(), 4);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_disk_that_is_full_is_told_as_what_it_is() {
    let (url, _) = giving(vec![format!("{FIRST}abcdefghij")]);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let fault = Http::default().receive_file(&text(&url), Some(full), unwatched()).await.unwrap_err();
    assert!(matches!(&fault, TransferFault::File(_)), "{fault:?}");
}
