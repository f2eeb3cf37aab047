//! Files that are sent, to servers that take their time, break off and lie.

use std::io::{Read as _, Write as _};
use std::time::Duration;

use url::Url;

use super::super::Settings;
use super::super::tests::server;
use super::super::transfer::tests::{DONE, content, drain, file_of, md5_of, unwatched, upload_to, watching};
use super::*;

#[tokio::test]
async fn a_file_is_sent_as_it_is_and_told_and_digested_on_the_way() {
    const LENGTH: usize = 300_000;
    let seen = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&seen);
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = Url::parse(&format!("http://{}/upload", listener.local_addr().unwrap())).unwrap();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut bytes = Vec::new();
        let mut buffer = [0; 4096];
        loop {
            let read = stream.read(&mut buffer).unwrap();
            bytes.extend_from_slice(&buffer[..read]);
            let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
            if end.is_some_and(|end| bytes.len() >= end + 4 + LENGTH) {
                break;
            }
        }
        *kept.lock().unwrap() = bytes;
        stream.write_all(DONE).unwrap();
    });
    let records = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&records);
    let observer = Arc::new(move |record: &CallRecord| noted.lock().unwrap().push(record.clone()));
    let http = Http::new(Settings { observers: vec![observer], ..Settings::default() });
    let (watcher, told) = watching();
    let (answer, went) = http.send_file(upload_to(&url), file_of(LENGTH), watcher).await.unwrap();
    assert_eq!((answer.status, went.bytes), (200, LENGTH as u64));
    let sent = content(file_of(LENGTH));
    assert_eq!(went.md5, md5_of(&sent));

    let seen = seen.lock().unwrap();
    let head = String::from_utf8_lossy(&seen[..seen.len() - LENGTH]).to_lowercase();
    assert!(head.contains("content-length: 300000\r\n") && !head.contains("transfer-encoding"), "{head}");
    assert!(seen.ends_with(&sent));
    let told = told.lock().unwrap();
    assert!(told.len() > 3 && told.windows(2).all(|two| two[0].done < two[1].done), "{told:?}");
    assert_eq!(told.last(), Some(&Progress { done: LENGTH as u64, whole: Some(LENGTH as u64) }));
    let records = records.lock().unwrap();
    assert_eq!((records.len(), records[0].sent_bytes, records[0].status), (1, LENGTH as u64, Some(200)));
}

/// 64 MB take longer here than any call may, and never stand still.
#[tokio::test]
async fn what_moves_may_take_long_and_what_stands_still_may_not() {
    const LENGTH: usize = 64 << 20;
    let big = || {
        let file = tempfile::tempfile().unwrap();
        file.set_len(LENGTH as u64).unwrap();
        file
    };
    let idle = Duration::from_millis(150);
    let mut arrived = None;
    // On a busy machine what moves may seem to stand still: then all is slower.
    for slower in 1..=6 {
        let (total, idle) = (Duration::from_millis(200) * slower, idle * slower);
        let slow = server(move |stream| {
            drain(stream, LENGTH - 4096, || std::thread::sleep(Duration::from_millis(4) * slower));
            let _ = stream.write_all(DONE);
        });
        let http = Http::new(Settings { total, idle, ..Settings::default() });
        let began = std::time::Instant::now();
        match http.send_file(upload_to(&slow), big(), unwatched()).await {
            Err(TransferFault::Http(HttpFault::Timeout { .. })) => {}
            sent => {
                let (answer, went) = sent.unwrap();
                assert_eq!((answer.status, went.bytes), (200, LENGTH as u64));
                assert!(began.elapsed() > total);
                arrived = Some(slower);
                break;
            }
        }
    }
    assert!(arrived.is_some());

    let http = Http::new(Settings { total: Duration::from_secs(9), idle, ..Settings::default() });
    let deaf = server(|_| std::thread::sleep(Duration::from_secs(5)));
    let fault = http.send_file(upload_to(&deaf), big(), unwatched()).await.unwrap_err();
    assert!(matches!(fault, TransferFault::Http(HttpFault::Timeout { after, .. }) if after == idle), "{fault:?}");
}

#[tokio::test]
async fn a_file_that_becomes_shorter_is_not_sent_as_if_it_were_whole() {
    let went = Mutex::default();
    let source = Arc::new(Source {
        piece: FilePiece { from: 0, length: 100, whole: 100 },
        around: <_>::default(),
        watcher: unwatched(),
        moved: Notify::new(),
        went,
    });
    let mut file = File::from_std(file_of(60));
    assert_eq!(source.piece(&mut file).await.unwrap().unwrap().len(), 60);
    assert_eq!(source.piece(&mut file).await.unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
}

#[tokio::test]
async fn a_refusal_of_a_file_is_read_as_that_of_any_call() {
    let refusal =
        "HTTP/1.1 403 X\r\nContent-Type: application/problem+json\r\nContent-Length: 13\r\n\r\n{\"status\":403";
    let url = server(move |stream| {
        drain(stream, 1, || ());
        let _ = stream.write_all(format!("{}}}", refusal.replace("Length: 13", "Length: 14")).as_bytes());
    });
    let (answer, _) = Http::default().send_file(upload_to(&url), file_of(5_000), unwatched()).await.unwrap();
    assert_eq!((answer.status, answer.body.as_slice()), (403, &b"{\"status\":403}"[..]));
}

#[tokio::test]
async fn a_file_goes_in_a_form_with_its_fields_before_it_and_only_the_file_is_told_and_digested() {
    const LENGTH: usize = 200_000;
    let fields = [("Recipients".to_owned(), "urn:æ".to_owned())];
    let form = FileForm::new(&fields, "attachments", "a.txt");
    let (before, after) = form.around();
    let (whole, expected) = (before.len() + LENGTH + after.len(), [before, &content(file_of(LENGTH)), after].concat());
    let seen = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&seen);
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = Url::parse(&format!("http://{}/upload", listener.local_addr().unwrap())).unwrap();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let (mut bytes, mut buffer) = (Vec::new(), [0; 4096]);
        loop {
            let read = stream.read(&mut buffer).unwrap();
            bytes.extend_from_slice(&buffer[..read]);
            let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
            if end.is_some_and(|end| bytes.len() >= end + 4 + whole) {
                break;
            }
        }
        *kept.lock().unwrap() = bytes;
        stream.write_all(DONE).unwrap();
    });
    let (watcher, told) = watching();
    let sent = Http::new(Settings::default()).send_form(upload_to(&url), &form, file_of(LENGTH), watcher).await;
    let (answer, went) = sent.unwrap();
    assert_eq!((answer.status, went.bytes, went.md5), (200, LENGTH as u64, md5_of(&content(file_of(LENGTH)))));
    let seen = seen.lock().unwrap();
    let head = String::from_utf8_lossy(&seen[..seen.len() - whole]).to_lowercase();
    assert!(head.contains(&format!("content-length: {whole}\r\n")), "{head}");
    assert!(head.contains(&format!("content-type: {}\r\n", form.media())), "{head}");
    assert!(seen.ends_with(&expected));
    assert_eq!(told.lock().unwrap().last(), Some(&Progress { done: LENGTH as u64, whole: Some(LENGTH as u64) }));
}
