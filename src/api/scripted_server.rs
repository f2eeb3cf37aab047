//! A server for tests that misbehaves in one way at a time, below what any library would let it do.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// An answer that is none.
pub(super) const OTHER: &str = "canary-4e1c";

/// How the server misbehaves when the call comes that it waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// It says nothing.
    Mute,
    /// It begins, and says no more.
    Still,
    /// It answers `{}` under this type.
    Typed(Option<&'static str>),
    /// It answers [`OTHER`] under a type that nobody waits for.
    Other,
    /// It sends the call on.
    SentOn(String),
    /// It is busy.
    Busy,
    /// It says that much is coming.
    Long,
}

/// What the server does: how it answers calls with this method, and all others.
#[derive(Clone)]
pub(super) struct Script {
    pub(super) method: &'static str,
    pub(super) before: Option<&'static str>,
    pub(super) mode: Mode,
}

pub(super) fn serve(script: &Arc<Mutex<Script>>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let script = Arc::clone(script);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let script = script.lock().unwrap().clone();
            std::thread::spawn(move || answer(stream.unwrap(), &script));
        }
    });
    base
}

fn answer(mut stream: TcpStream, script: &Script) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let (mut first, mut length) = (String::new(), 0);
    let _ = reader.read_line(&mut first);
    for line in reader.by_ref().lines().map_while(Result::ok).take_while(|line| !line.is_empty()) {
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
    }
    let _ = reader.take(length).read_to_end(&mut Vec::new());
    let close = "Connection: close\r\n";
    let said = match &script.mode {
        _ if !first.starts_with(&format!("{} ", script.method)) => match script.before {
            Some(body) => {
                let length = body.len();
                format!(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{close}Content-Length: {length}\r\n\r\n{body}"
                )
            }
            None => format!("HTTP/1.1 404 Not Found\r\n{close}Content-Length: 0\r\n\r\n"),
        },
        _ if first.contains("/sent-on") => format!("HTTP/1.1 404 Not Found\r\n{close}Content-Length: 0\r\n\r\n"),
        Mode::Mute => String::new(),
        Mode::Still => {
            // Of each type at once, so that every call begins to read.
            "HTTP/1.1 418 No\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{".to_owned()
        }
        Mode::Typed(media) => {
            let media = media.map(|media| format!("Content-Type: {media}\r\n")).unwrap_or_default();
            format!("HTTP/1.1 200 OK\r\n{media}{close}Content-Length: 2\r\n\r\n{{}}")
        }
        Mode::Other => {
            let length = OTHER.len();
            format!("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n{close}Content-Length: {length}\r\n\r\n{OTHER}")
        }
        Mode::SentOn(to) => format!("HTTP/1.1 307 On\r\nLocation: {to}\r\n{close}Content-Length: 0\r\n\r\n"),
        Mode::Busy => format!("HTTP/1.1 503 Busy\r\nRetry-After: 0\r\n{close}Content-Length: 0\r\n\r\n"),
        Mode::Long => format!("HTTP/1.1 418 No\r\n{close}Content-Length: 900000000\r\n\r\n"),
    };
    let _ = stream.write_all(said.as_bytes());
    if matches!(script.mode, Mode::Mute | Mode::Still) {
        // Until the caller has had enough.
        let _ = stream.read(&mut [0]);
    }
}
