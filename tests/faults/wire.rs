//! A proxy before a sandbox that bends the answer to one call.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::calls::Call;

/// 256 KiB of spaces, packed; a bomb is many of these in a row.
const PACKED: &str = "H4sIAAAAAAACA+3BMQEAAADCoCrrn9LbDkABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAALwBNKAvkgAABAA=";

/// Something that no screen may get.
pub const ESCAPES: &str = "\u{1b}]0;PWNED\u{7}\u{202e}\u{9b}31m";

/// What is done to an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    ResetBefore,
    ResetMidway,
    SlowHead,
    SlowBody,
    Endless,
    GzipBomb,
    Truncated,
    Deep,
    EmptyObject,
    EmptyList,
    True,
    Page,
    Empty,
    NoContent,
    InvalidUtf8,
    Escapes,
    OtherType,
    Missing(&'static str),
    WrongType(&'static str),
    Status(u16),
    BusyFor(&'static str),
    Redirect,
}

impl Fault {
    /// All that is done to every call.
    pub const ALL: &'static [Self] = &[
        Self::ResetBefore,
        Self::ResetMidway,
        Self::SlowHead,
        Self::SlowBody,
        Self::Endless,
        Self::GzipBomb,
        Self::Truncated,
        Self::Deep,
        Self::EmptyObject,
        Self::EmptyList,
        Self::True,
        Self::Page,
        Self::Empty,
        Self::NoContent,
        Self::InvalidUtf8,
        Self::Escapes,
        Self::OtherType,
        Self::Status(401),
        Self::Status(403),
        Self::Status(404),
        Self::Status(409),
        Self::Status(412),
        Self::Status(422),
        Self::Status(428),
        Self::Status(429),
        Self::BusyFor("3600"),
        Self::BusyFor("Fri, 31 Dec 9999 23:59:59 GMT"),
        Self::Status(500),
        Self::Status(502),
        Self::Status(503),
        Self::Status(504),
        Self::Redirect,
    ];

    /// It bends what the service says, so that the service must have said it.
    pub const fn bends(self) -> bool {
        matches!(self, Self::Truncated | Self::OtherType | Self::Missing(_) | Self::WrongType(_))
    }
}

/// Which call is bent how.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub call: Call,
    /// How many calls of the kind are left alone before.
    pub skip: usize,
    pub fault: Fault,
    /// The service gets the call, and its answer is put aside.
    pub done: bool,
}

#[derive(Default)]
pub struct Seen {
    pub calls: Vec<Call>,
    /// How often a call was bent.
    pub bent: usize,
    /// What was sent or answered that nobody may see.
    pub secrets: Vec<String>,
    plan: Option<Plan>,
}

pub struct Proxy {
    pub base: String,
    pub seen: Arc<Mutex<Seen>>,
}

impl Proxy {
    /// Stands before a service at `host:port`.
    pub async fn before(target: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::<Mutex<Seen>>::default();
        let shared = Arc::clone(&seen);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (target, seen) = (target.clone(), Arc::clone(&shared));
                tokio::spawn(async move { serve(client, &target, &seen).await });
            }
        });
        Self { base, seen }
    }

    /// From now on, or no more.
    pub fn plan(&self, plan: Option<Plan>) {
        let mut seen = self.seen.lock().unwrap();
        (seen.plan, seen.calls) = (plan, Vec::new());
    }
}

/// Method, path, the whole request as it is passed on, and its body.
struct Request {
    line: String,
    whole: Vec<u8>,
    text: String,
}

async fn serve(mut client: TcpStream, target: &str, seen: &Mutex<Seen>) -> Option<()> {
    let request = read(&mut client).await?;
    let call = Call::of(&request.line);
    let plan = {
        let mut seen = seen.lock().unwrap();
        seen.secrets.extend(secrets(&request.text));
        let before = seen.calls.iter().filter(|before| **before == call).count();
        seen.calls.push(call);
        let plan = seen.plan.filter(|plan| plan.call == call && before >= plan.skip);
        seen.bent += usize::from(plan.is_some());
        plan
    };
    let Some(plan) = plan else {
        let answer = pass_on(target, &request.whole).await?;
        seen.lock().unwrap().secrets.extend(secrets(&String::from_utf8_lossy(&answer)));
        return client.write_all(&answer).await.ok();
    };
    let real = match plan.done || plan.fault.bends() {
        true => pass_on(target, &request.whole).await?,
        false => Vec::new(),
    };
    if plan.fault.bends() && !(real.starts_with(b"HTTP/1.1 2")) {
        // What is no good answer has no form to be bent.
        seen.lock().unwrap().bent -= 1;
        return client.write_all(&real).await.ok();
    }
    bend(client, plan.fault, &real).await
}

async fn read(client: &mut TcpStream) -> Option<Request> {
    let mut bytes = Vec::new();
    let (head, length) = loop {
        if client.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
        let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { continue };
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let length = header(&head, "content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        break (head, end + 4 + length);
    };
    while bytes.len() < length {
        if client.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    }
    let kept = head.lines().filter(|line| !line.to_ascii_lowercase().starts_with("connection:"));
    let passed = kept.collect::<Vec<_>>().join("\r\n");
    let body = &bytes[head.len() + 4..];
    let whole = [format!("{passed}\r\nConnection: close\r\n\r\n").as_bytes(), body].concat();
    let line = head.lines().next()?.to_owned();
    Some(Request { line, whole, text: String::from_utf8_lossy(&bytes).into_owned() })
}

fn header<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    let named = |line: &'h str| line.split_once(':').filter(|(found, _)| found.eq_ignore_ascii_case(name));
    head.lines().find_map(named).map(|(_, value)| value.trim())
}

async fn pass_on(target: &str, request: &[u8]) -> Option<Vec<u8>> {
    let mut service = TcpStream::connect(target).await.ok()?;
    service.write_all(request).await.ok()?;
    let mut answer = Vec::new();
    service.read_to_end(&mut answer).await.ok()?;
    Some(answer)
}

/// Signatures and keys, by which a text is recognised that nobody may see.
fn secrets(text: &str) -> Vec<String> {
    let in_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let tokens = text.split(|c| !in_token(c)).filter(|word| word.starts_with("eyJ") && word.matches('.').count() == 2);
    tokens.filter_map(|token| token.rsplit('.').next().map(str::to_owned)).collect()
}

fn answer(status: u16, media: Option<&str>, more: &str, body: &[u8]) -> Vec<u8> {
    let media = media.map(|media| format!("Content-Type: {media}\r\n")).unwrap_or_default();
    let length = if status == 204 { String::new() } else { format!("Content-Length: {}\r\n", body.len()) };
    let head = format!("HTTP/1.1 {status} X\r\n{media}{length}{more}Connection: close\r\n\r\n");
    [head.as_bytes(), body].concat()
}

/// Head and body of what the service said.
fn parts(real: &[u8]) -> (String, Vec<u8>) {
    let end = real.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    (String::from_utf8_lossy(&real[..end]).into_owned(), real[end + 4..].to_vec())
}

async fn bend(mut client: TcpStream, fault: Fault, real: &[u8]) -> Option<()> {
    const JSON: Option<&str> = Some("application/json");
    const HEAD: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{";
    const LONG: Duration = Duration::from_secs(3);
    let status = |status, more: &str| {
        let body = json!({ "title": "No", "status": status }).to_string();
        answer(status, Some("application/problem+json"), more, body.as_bytes())
    };
    let bytes = match fault {
        Fault::ResetBefore => return None,
        Fault::ResetMidway => {
            client.write_all(HEAD).await.ok()?;
            client.flush().await.ok()?;
            return None;
        }
        Fault::SlowHead => {
            client.write_all(b"HTTP/1.1 200 OK\r\nX-Slow: ").await.ok()?;
            tokio::time::sleep(LONG).await;
            return None;
        }
        Fault::SlowBody => {
            client.write_all(HEAD).await.ok()?;
            tokio::time::sleep(LONG).await;
            return None;
        }
        Fault::Endless => {
            let head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
            client.write_all(head).await.ok()?;
            let piece = format!("10000\r\n{}\r\n", "x".repeat(0x10000));
            loop {
                client.write_all(piece.as_bytes()).await.ok()?;
            }
        }
        Fault::GzipBomb => {
            let bomb = STANDARD.decode(PACKED).unwrap().repeat(64);
            answer(200, JSON, "Content-Encoding: gzip\r\n", &bomb)
        }
        Fault::Truncated => {
            let (head, body) = parts(real);
            answer(200, header(&head, "content-type"), "", &body[..body.len() * 2 / 3])
        }
        Fault::OtherType => answer(200, Some("application/octet-stream"), "", &parts(real).1),
        Fault::Deep => answer(200, JSON, "", format!("{}{}", "[".repeat(20_000), "]".repeat(20_000)).as_bytes()),
        Fault::EmptyObject => answer(200, JSON, "", b"{}"),
        Fault::EmptyList => answer(200, JSON, "", b"[]"),
        Fault::True => answer(200, JSON, "", b"true"),
        Fault::Page => answer(200, Some("text/html"), "", format!("<html>{ESCAPES}Log in</html>").as_bytes()),
        Fault::Empty => answer(200, None, "", b""),
        Fault::NoContent => answer(204, None, "", b""),
        Fault::InvalidUtf8 => answer(200, JSON, "", b"{\"name\":\"\xff\xfe\xc3\x28\"}"),
        Fault::Escapes => {
            let said = format!("D{ESCAPES}");
            let body = json!({ "title": said, "detail": said, "error": said, "error_description": said,
                               "errors": { said.clone(): [said] } });
            let body = body.to_string();
            answer(400, Some("application/problem+json"), "", body.as_bytes())
        }
        Fault::Missing(member) => bent(real, member, None),
        Fault::WrongType(member) => bent(real, member, Some(())),
        Fault::Status(code) => status(code, ""),
        Fault::BusyFor(time) => status(429, &format!("Retry-After: {time}\r\n")),
        Fault::Redirect => answer(307, None, "Location: http://127.0.0.2:9/steal?with=secret\r\n", b""),
    };
    client.write_all(&bytes).await.ok()?;
    client.shutdown().await.ok()
}

/// The service's own answer without a member, or with one of another type.
fn bent(real: &[u8], member: &str, other: Option<()>) -> Vec<u8> {
    let (head, body) = parts(real);
    let mut value: Value = serde_json::from_slice(&body).unwrap();
    let (object, name) = member.rsplit_once('/').unwrap();
    let object = value.pointer_mut(object).and_then(Value::as_object_mut).unwrap_or_else(|| panic!("{member}"));
    let was = object.remove(name).unwrap_or_else(|| panic!("{member} is not in the answer"));
    if other.is_some() {
        let wrong = if was.is_string() { json!(7) } else { json!("x") };
        object.insert(name.to_owned(), wrong);
    }
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    answer(status, header(&head, "content-type"), "", value.to_string().as_bytes())
}
