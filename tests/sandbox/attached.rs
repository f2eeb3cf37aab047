//! A message that comes with a file: what Altinn Melding refuses of it, what becomes of it, and what can happen to the file
//! between its naming and its arrival.

use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use altinn_onboard::door::domain::attachment::Attachment;
use altinn_onboard::door::domain::message::PublishDelay;
use altinn_onboard::door::domain::transfer::FileToSend;
use altinn_onboard::door::domain::{OrgNumber, ResourceId};
use altinn_onboard::door::engine::{Outcome, Perform as _};
use altinn_onboard::door::policy::build::{Choices, built};
use altinn_onboard::door::record::Value as Fact;
use altinn_onboard::door::sandbox::Scenario;
use altinn_onboard::door::steps::effects::{ClientCredentials, MessageEffect, RegistryEffect};
use altinn_onboard::door::world::http::Progress;
use altinn_onboard::door::{catalog::products::CORRESPONDENCE, domain::PolicyKind};
use md5::Digest as _;
use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use super::support::{RECIPIENT, RESOURCE, Rehearsal, SCOPES, answer, published};
use super::twice::{Bench, definition, message, with_client};

/// A file as it is when it is named.
pub fn attachment(name: &str, content: &[u8]) -> Attachment {
    Attachment::new(FileToSend { name: name.into(), bytes: content.len() as u64, md5: md5_of(content) }).unwrap()
}

fn md5_of(content: &[u8]) -> String {
    md5::Md5::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What is told of one file in a form.
struct Described<'a> {
    name: &'a str,
    checksum: String,
}

/// What is told, what comes, and the number of the refusal.
type Case<'a> = (Vec<Described<'a>>, Vec<(&'a str, &'a [u8])>, u64);

/// Sends a message with files by a form; what is said of them, and what comes, may differ.
async fn sent(
    sandbox: &Rehearsal,
    token: &str,
    described: &[Described<'_>],
    files: &[(&str, &[u8])],
    more: &[(&str, &str)],
) -> (StatusCode, Value) {
    let mut form = Form::new();
    for (name, value) in [
        ("Correspondence.ResourceId", RESOURCE),
        ("Correspondence.SendersReference", "1"),
        ("Correspondence.Content.Language", "nb"),
        ("Correspondence.Content.MessageTitle", "Vedtak"),
        ("Correspondence.Content.MessageSummary", "Vedtak"),
        ("Correspondence.Content.MessageBody", "Vedtak"),
        ("Recipients", RECIPIENT),
    ]
    .iter()
    .chain(more)
    {
        form = form.text((*name).to_owned(), (*value).to_owned());
    }
    for (number, of) in described.iter().enumerate() {
        let at = format!("Correspondence.Content.Attachments[{number}]");
        form = form.text(format!("{at}.FileName"), of.name.to_owned());
        form = form.text(format!("{at}.SendersReference"), "1");
        form = form.text(format!("{at}.Checksum"), of.checksum.clone());
    }
    for (name, content) in files {
        form = form.part("attachments", Part::bytes(content.to_vec()).file_name((*name).to_owned()));
    }
    let url = format!("{}/correspondence/upload", sandbox.at.correspondence);
    answer(sandbox.call(Method::POST, &url, token).multipart(form).send().await.unwrap()).await
}

fn of<'a>(name: &'a str, content: &[u8]) -> Described<'a> {
    Described { name, checksum: md5_of(content) }
}

#[tokio::test]
async fn melding_refuses_files_in_its_own_order() {
    let (sandbox, _, token) = published(&[]).await;
    let file = ("a.txt", &b"Vedtak"[..]);
    let good = || of("a.txt", b"Vedtak");
    let long = format!("{}.txt", "a".repeat(252));
    let cases: [Case<'_>; 11] = [
        (vec![of("a.exe", b"x")], vec![("a.exe", b"x")], 2013),
        (vec![of("a|.txt", b"x")], vec![("a|.txt", b"x")], 2012),
        (vec![of("nul.txt", b"x")], vec![("nul.txt", b"x")], 2021),
        (vec![of(" ", b"x")], vec![file], 2010),
        (vec![of(&long, b"x")], vec![file], 2011),
        (vec![good()], vec![], 1005),
        (vec![], vec![file], 1005),
        (vec![of("b.txt", b"Vedtak")], vec![file], 1005),
        (vec![of("a.txt", b"")], vec![("a.txt", b"")], 2004),
        (vec![of("a.txt", b"another")], vec![file], 2008),
        ((0..101).map(|_| good()).collect(), vec![], 1038),
    ];
    for (described, files, code) in cases {
        let (status, body) = sent(&sandbox, &token, &described, &files, &[]).await;
        assert_eq!((status.as_u16(), &body["errorCode"]), (400, &json!(code)), "{body}");
    }
    let (_, body) = sent(&sandbox, &token, &[good()], &[file], &[("Correspondence.IsConfidential", "true")]).await;
    assert_eq!(body["errorCode"], 1061, "the message is judged before its file");
    let wrong = Described { name: "a.txt", checksum: "no digest".into() };
    assert_eq!(sent(&sandbox, &token, &[wrong], &[file], &[]).await.1["validationErrors"][0]["code"], "CORR.VLD-00000");
    assert_eq!(sandbox.counts().await["message"], 0, "nothing was made of all that");

    let key = Uuid::new_v4().to_string();
    let with_key = [("IdempotentKey", key.as_str())];
    // Of two files of other places each is found by its name.
    let (two, files) = ([of("b.txt", b"2"), of("a.txt", b"Vedtak")], [file, ("b.txt", &b"2"[..])]);
    let (status, body) = sent(&sandbox, &token, &two, &files, &with_key).await;
    assert_eq!((status, body["attachmentIds"].as_array().unwrap().len()), (StatusCode::OK, 2), "{body}");
    assert_eq!(sent(&sandbox, &token, &two, &files, &with_key).await.1["errorCode"], 1034);
}

/// What is shown of a message and its file, at once and when its time has come.
async fn shown(scenarios: &[Scenario]) -> [(Value, Value, Value); 2] {
    let (sandbox, client, token) = published(scenarios).await;
    let later = (jiff::Timestamp::now() + jiff::SignedDuration::from_mins(50)).to_string();
    let later = [("Correspondence.RequestedPublishTime", later.as_str())];
    let (_, body) = sent(&sandbox, &token, &[of("a.txt", b"x")], &[("a.txt", b"x")], &later).await;
    let id = body["correspondences"][0]["correspondenceId"].as_str().unwrap().to_owned();
    let look = async || {
        // The first token has run out by then.
        let token = sandbox.exchanged(&client, &SCOPES.join(" ")).await;
        let url = format!("{}/correspondence/{id}/details", sandbox.at.correspondence);
        let (_, mut seen) = answer(sandbox.call(Method::GET, &url, &token).send().await.unwrap()).await;
        let mut file = seen["content"]["attachments"][0].take();
        (seen["status"].take(), file["status"].take(), file["statusText"].take())
    };
    let first = look().await;
    sandbox.pass(3_600);
    [first, look().await]
}

#[tokio::test]
async fn a_message_is_published_once_its_file_is_scanned_and_fails_with_it() {
    let [first, last] = shown(&[]).await;
    assert_eq!((first.0, first.1), (json!("Initialized"), json!("UploadProcessing")));
    assert_eq!((last.0, last.1), (json!("Published"), json!("Published")));
    let [_, last] = shown(&[Scenario::ScanFails]).await;
    assert_eq!((last.0, last.1), (json!("Failed"), json!("Failed")));
    assert!(last.2.as_str().unwrap().contains("Malware"), "{}", last.2);
}

/// A service that messages are sent in, and a folder with a file.
struct Sender {
    bench: Bench,
    credentials: ClientCredentials,
    path: PathBuf,
    named: Attachment,
    key: Uuid,
}

const CONTENT: &[u8] = b"Dette er vedlegget.";

impl Sender {
    async fn ready() -> Self {
        let mut bench = Bench::new().await;
        let credentials = with_client(&mut bench).await;
        let definition = Box::new(definition());
        let id = definition.identifier.clone();
        let policy = Box::new(built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", RESOURCE)));
        let kind = PolicyKind::Correspondence;
        bench.twice(RegistryEffect::CreateResource { credentials: credentials.clone(), definition }).await;
        let upload = RegistryEffect::UploadPolicy { credentials: credentials.clone(), id, kind, policy };
        bench.twice(upload).await;
        let path = bench.folder.path().join("vedtak.txt");
        fs::write(&path, CONTENT).unwrap();
        Self { bench, credentials, path, named: attachment("vedtak.txt", CONTENT), key: Uuid::new_v4() }
    }

    async fn send_from(&self, path: Option<PathBuf>) -> Result<Outcome, &'static str> {
        let performer = self.bench.performer().with_attachment(path);
        let effect = MessageEffect::SendMessage {
            credentials: self.credentials.clone(),
            message: message(&ResourceId::parse(RESOURCE).unwrap()),
            recipient: OrgNumber::parse("310000019").unwrap(),
            key: self.key,
            delay: PublishDelay::AT_ONCE,
            attachment: Some(Box::new(self.named.clone())),
        };
        performer.perform(&effect.into()).await.map_err(|finding| finding.code.id)
    }

    async fn send(&self) -> Result<Outcome, &'static str> {
        self.send_from(Some(self.path.clone())).await
    }
}

fn sent_id(outcome: &Outcome) -> Uuid {
    match &outcome.learned[..] {
        [fact] => match fact.value {
            Fact::MessageSent(sent) => sent.id,
            ref other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_sent_is_found_again_and_needs_no_file_then() {
    let sender = Sender::ready().await;
    assert_eq!(sender.send_from(None).await.unwrap_err(), "ATTACHMENT-NEEDED");
    let first = sender.send().await.unwrap();
    fs::remove_file(&sender.path).unwrap();
    for path in [None, Some(sender.path.clone())] {
        let second = sender.send_from(path).await.unwrap();
        assert_eq!((sent_id(&second), second.was_there), (sent_id(&first), true));
    }
    let follow = MessageEffect::FollowMessage {
        credentials: sender.credentials.clone(),
        id: sent_id(&first),
        resource: ResourceId::parse(RESOURCE).unwrap(),
        recipient: OrgNumber::parse("310000019").unwrap(),
    };
    let seen = sender.bench.performer().perform(&follow.into()).await.unwrap();
    let of_file = seen.learned.iter().find_map(|fact| match &fact.value {
        Fact::AttachmentSeen(seen) => Some((seen.message, seen.status.clone())),
        _ => None,
    });
    assert_eq!(of_file, Some((sent_id(&first), "Published".to_owned())));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_file_than_the_one_that_was_named_is_not_sent() {
    let sender = Sender::ready().await;
    for (content, code) in [(&b"Dette er et annet."[..], "ATTACHMENT-CHANGED"), (&b""[..], "ATTACHMENT-EMPTY")] {
        fs::write(&sender.path, content).unwrap();
        assert_eq!(sender.send().await.unwrap_err(), code);
    }
    fs::remove_file(&sender.path).unwrap();
    assert_eq!(sender.send().await.unwrap_err(), "FILE-NOT-FOUND");
    fs::create_dir(&sender.path).unwrap();
    assert!(sender.send().await.is_err(), "a folder is no file");
    fs::remove_dir(&sender.path).unwrap();
    fs::File::create(&sender.path).unwrap().set_len(Attachment::MOST + 1).unwrap();
    assert_eq!(sender.send().await.unwrap_err(), "ATTACHMENT-LARGE", "and nobody has looked through it");
    // As it was, it goes.
    fs::remove_file(&sender.path).unwrap();
    fs::write(&sender.path, CONTENT).unwrap();
    assert!(!sender.send().await.unwrap().was_there);
}

/// What changes while it is sent is refused by the service, and said to have changed; no message is made.
#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_changes_while_it_is_sent_makes_no_message() {
    let mut sender = Sender::ready().await;
    let content = vec![b'a'; 3 << 20];
    fs::write(&sender.path, &content).unwrap();
    sender.named = attachment("vedtak.txt", &content);
    let (path, length) = (sender.path.clone(), content.len() as u64);
    let changed = Arc::new(Mutex::new(false));
    let watcher = Arc::new(move |_: &altinn_onboard::door::text::Message, progress: Progress| {
        let mut changed = changed.lock().unwrap();
        if progress.done > length / 4 && !std::mem::replace(&mut *changed, true) {
            fs::write(&path, vec![b'b'; 3 << 20]).unwrap();
        }
    });
    let effect = MessageEffect::SendMessage {
        credentials: sender.credentials.clone(),
        message: message(&ResourceId::parse(RESOURCE).unwrap()),
        recipient: OrgNumber::parse("310000019").unwrap(),
        key: sender.key,
        delay: PublishDelay::AT_ONCE,
        attachment: Some(Box::new(sender.named.clone())),
    };
    let performer = sender.bench.performer().with_transfer(None, Some(watcher));
    let performer = performer.with_attachment(Some(sender.path.clone()));
    let came = performer.perform(&effect.into()).await.map_err(|finding| finding.code.id);
    assert_eq!(came.unwrap_err(), "ATTACHMENT-CHANGED");
    fs::write(&sender.path, &content).unwrap();
    assert!(!sender.send().await.unwrap().was_there, "the key is free");
}
