//! The message on its way from the question to the recipient.

use super::super::testing::{Bench, RECIPIENT, answered, asked, look, number};
use super::*;
use crate::domain::attachment::Attachment;
use crate::domain::message::PublishDelay;
use crate::domain::transfer::FileToSend;
use crate::record::values::{AccessProbe, DryRun, MessageSeen};

fn ready_bench() -> Bench {
    let mut bench = Bench::sandbox();
    bench.owner();
    bench.service();
    bench.ready_client();
    bench.resource_published();
    bench.policy_published();
    bench.told(t::Confidential, false);
    bench.told(t::TestRecipient, number(RECIPIENT));
    bench
}

fn effect(next: Move) -> Effect {
    match next {
        Move::Do(effects) => effects.into_iter().next().unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn from_the_question_to_the_published_message() {
    let mut bench = ready_bench();
    let next = |bench: &Bench| TestMessage.next(&bench.brief());
    assert_eq!(asked(&next(&bench)), Some(Topic::Notify));
    bench.told(t::Notify, Notify::EmailPreferred);
    assert!(matches!(effect(next(&bench)), Effect::Message(MessageEffect::ProbeAccess { .. })));
    bench.seen(t::AccessProbe, AccessProbe { allowed: false });
    assert!(matches!(look(&next(&bench)).unwrap()[0], Effect::Message(MessageEffect::ProbeAccess { .. })));
    bench.seen(t::AccessProbe, AccessProbe { allowed: true });
    assert!(matches!(effect(next(&bench)), Effect::Message(MessageEffect::DryRun { .. })));
    bench.seen(t::DryRun, DryRun { passed: true, code: "1006".into() });
    assert!(matches!(effect(next(&bench)), Effect::Local(LocalEffect::Draw { topic: Topic::MessageKey, .. })));
    bench.made(t::MessageKey, uuid::Uuid::from_u128(1));
    assert!(matches!(effect(next(&bench)), Effect::Message(MessageEffect::SendMessage { .. })));
    bench.made(t::MessageSent, MessageSent { id: uuid::Uuid::from_u128(2), recipient: number(RECIPIENT) });
    assert!(matches!(look(&next(&bench)).unwrap()[0], Effect::Message(MessageEffect::FollowMessage { .. })));
    bench.seen(t::MessageSeen, MessageSeen { status: "Published".into(), delivered: true, publish: None });
    assert_eq!(next(&bench), Move::Done);
}

#[test]
fn a_sender_that_is_not_in_the_environment_is_the_desks_matter() {
    let mut bench = ready_bench();
    bench.told(t::Notify, Notify::None);
    bench.seen(t::AccessProbe, AccessProbe { allowed: true });
    bench.seen(t::DryRun, DryRun { passed: false, code: "4002".into() });
    bench.seen(t::OrgInEnvironment, Reachable::No);
    assert_eq!(TestMessage.next(&bench.brief()), Move::Blocked(vec![Topic::OrgInEnvironment]));
    assert!(dry_run(&bench.brief()).is_some());
}

#[test]
fn no_notice_is_offered_only_where_the_content_is_not_confidential() {
    let bench = ready_bench();
    let offered = |confidential| match question(&bench.brief(), confidential).kind {
        QuestionKind::Choice(choices) => choices.into_iter().map(|choice| choice.word).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(offered(false).len(), Notify::ALL.len());
    assert!(offered(false).contains(&Notify::None.word().to_owned()));
    assert_eq!(offered(true).len(), Notify::ALL.len() - 1);
    assert!(!offered(true).contains(&Notify::None.word().to_owned()));
}

#[test]
fn confidential_mail_must_be_notified_and_says_so_itself() {
    let mut bench = ready_bench();
    bench.told(t::Confidential, true);
    let IntakeQuestion::Question(question) = TestMessage.question(Topic::Notify, &bench.brief()) else { panic!() };
    assert_eq!(answered(&question, "none").unwrap_err().code, "NOTIFY-CONFIDENTIAL");
    bench.told(t::Notify, Notify::Email);
    assert!(message(&bench.brief()).unwrap().is_confidential);
}

#[test]
fn title_and_body_fit_the_service() {
    let mut bench = ready_bench();
    bench.told(t::Notify, Notify::None);
    let content = message(&bench.brief()).unwrap().content;
    assert!(content.message_title.contains("Vedtak") && content.message_title.chars().count() <= 255);
    assert!(content.message_body.contains("**Vedtak") && content.message_body.contains("\n\n- "));
}

#[test]
fn in_production_people_send_the_first_message_to_themselves() {
    let mut bench = Bench::production();
    bench.owner();
    bench.service();
    bench.ready_client();
    bench.resource_published();
    bench.policy_published();
    bench.told(t::Confidential, false);
    bench.told(t::Notify, Notify::None);
    let own = *bench.brief().get(t::OrgNumber).unwrap();
    bench.told(t::TestRecipient, own);
    // What is sent twice must be one message, so the key is drawn before the file is written.
    assert!(matches!(effect(TestMessage.next(&bench.brief())), Effect::Local(LocalEffect::Draw { .. })));
    assert!(TestMessage.file_to_send(&bench.brief()).is_none());
    bench.made(t::MessageKey, uuid::Uuid::from_u128(1));
    assert!(matches!(TestMessage.next(&bench.brief()), Move::Wait(wait) if wait.waiting.who == Actor::You));
    let (file, body) = TestMessage.file_to_send(&bench.brief()).unwrap();
    let body = serde_json::to_value(body).unwrap();
    assert_eq!(body["recipients"][0], own.urn());
    let said = |bench: &Bench| -> Vec<String> {
        TestMessage.walkthrough(&bench.brief()).iter().map(|click| click.render(Language::Nb)).collect()
    };
    assert!(said(&bench).iter().any(|click| click.contains(&file) && click.contains(&own.to_string())));
    assert!(!said(&bench).iter().any(|click| click.contains("ADVARSEL")));
    bench.told(t::TestRecipient, number("974760673"));
    assert!(said(&bench).iter().any(|click| click.contains("ADVARSEL")), "{:?}", said(&bench));
}

#[test]
fn a_message_waits_before_it_is_published_and_can_be_taken_back_until_then() {
    let sent = |bench: &mut Bench| {
        bench.told(t::Notify, Notify::None);
        bench.seen(t::AccessProbe, AccessProbe { allowed: true });
        bench.seen(t::DryRun, DryRun { passed: true, code: "1006".into() });
        bench.made(t::MessageKey, uuid::Uuid::from_u128(1));
        match effect(TestMessage.next(&bench.brief())) {
            Effect::Message(MessageEffect::SendMessage { delay, .. }) => delay.minutes(),
            other => panic!("{other:?}"),
        }
    };
    let mut bench = ready_bench();
    assert_eq!(sent(&mut bench), 0, "in a rehearsal nobody waits");
    bench.told(t::PublishDelay, PublishDelay::of_minutes(10).unwrap());
    assert_eq!(sent(&mut bench), 10);
    bench.environment.simulated = false;
    assert_eq!(sent(&mut bench), 10);
    bench.book = Bench::sandbox().book;
    bench.owner();
    bench.service();
    bench.ready_client();
    bench.resource_published();
    bench.policy_published();
    bench.told(t::Confidential, false);
    bench.told(t::TestRecipient, number(RECIPIENT));
    assert_eq!(sent(&mut bench), 5, "elsewhere there is a way out");

    bench.made(t::MessageSent, MessageSent { id: uuid::Uuid::from_u128(2), recipient: number(RECIPIENT) });
    let said = |bench: &Bench| match TestMessage.next(&bench.brief()) {
        Move::Wait(wait) => (wait.waiting.what.render(Language::En), wait.way_out),
        other => panic!("{other:?}"),
    };
    let mut seen = |status: &str, publish| {
        bench.seen(t::MessageSeen, MessageSeen { status: status.into(), delivered: false, publish });
        said(&bench)
    };
    let then = Bench::sandbox().brief().now + jiff::SignedDuration::from_mins(5);
    assert!(seen("Initialized", Some(then)).0.contains("try message --purge"));
    assert!(!seen("Initialized", None).0.contains("--purge"), "it is published any moment");
    let (what, way_out) = seen("PurgedByAltinn", Some(then));
    assert!(what.contains("deleted by Altinn") && way_out == Some("try message --again"), "{what}");
    // What this program took back it says, also when it has looked at it again.
    let purged = MessageSeen { status: "PurgedByAltinn".into(), delivered: false, publish: Some(then) };
    bench.made(t::MessageSeen, purged.clone());
    assert!(said(&bench).0.ends_with("was withdrawn"), "{}", said(&bench).0);
    bench.seen(t::MessageSeen, purged);
    assert!(said(&bench).0.ends_with("was withdrawn"), "{}", said(&bench).0);
}

#[test]
fn a_message_is_held_until_it_is_published_and_only_as_long_as_it_is_known() {
    let mut bench = ready_bench();
    assert_eq!(held::held(&bench.brief()), None);
    let id = uuid::Uuid::from_u128(2);
    bench.made(t::MessageSent, MessageSent { id, recipient: number(RECIPIENT) });
    assert_eq!(held::held(&bench.brief()), None, "it was published at once");
    bench.told(t::PublishDelay, PublishDelay::of_minutes(10).unwrap());
    assert_eq!(held::held(&bench.brief()).map(|(held, _)| held), Some(id), "nobody has looked at it yet");
    let now = bench.brief().now;
    let (later, before) = (now + jiff::SignedDuration::from_mins(5), now - jiff::SignedDuration::from_mins(1));
    for (status, publish, expected) in [
        ("Initialized", Some(later), Some((id, later))),
        ("ReadyForPublish", Some(later), Some((id, later))),
        ("ReadyForPublish", Some(before), None),
        ("ReadyForPublish", None, None),
        ("Published", Some(later), None),
        ("Failed", Some(later), None),
        ("PurgedByAltinn", Some(later), None),
    ] {
        let delivered = status == "Published";
        bench.seen(t::MessageSeen, MessageSeen { status: status.into(), delivered, publish });
        assert_eq!(held::held(&bench.brief()), expected, "{status} {publish:?}");
    }
}

#[test]
fn in_production_a_held_message_is_taken_back_by_hand() {
    let mut bench = Bench::production();
    bench.owner();
    bench.service();
    bench.ready_client();
    bench.resource_published();
    bench.policy_published();
    bench.told(t::Confidential, false);
    bench.told(t::Notify, Notify::None);
    bench.told(t::TestRecipient, number(RECIPIENT));
    let id = uuid::Uuid::from_u128(2);
    bench.told(t::MessageSent, MessageSent { id, recipient: number(RECIPIENT) });
    let then = bench.brief().now + jiff::SignedDuration::from_mins(5);
    bench.seen(t::MessageSeen, MessageSeen { status: "Initialized".into(), delivered: false, publish: Some(then) });
    for language in [Language::Nb, Language::En] {
        let Move::Wait(wait) = TestMessage.next(&bench.brief()) else { panic!() };
        let said = wait.waiting.what.render(language);
        assert!(said.contains("DELETE https://") && said.contains(&format!("/correspondence/{id}/purge")), "{said}");
        assert!(!said.contains("--purge"), "{said}");
    }
}

#[test]
fn a_reminder_follows_a_notification_and_takes_its_channel() {
    let mut bench = ready_bench();
    let asked = |bench: &Bench| match TestMessage.question(Topic::MessageReminder, &bench.brief()) {
        IntakeQuestion::Kept(question) => question,
        other => panic!("{other:?}"),
    };
    assert!(answered(&asked(&bench), "yes").is_ok(), "it is kept, whenever the other is chosen");
    bench.told(t::MessageReminder, true);
    let IntakeQuestion::Question(notify) = TestMessage.question(Topic::Notify, &bench.brief()) else { panic!() };
    assert_eq!(answered(&notify, "none").unwrap_err().code, "REMINDER-WITHOUT-NOTICE");
    bench.told(t::MessageReminder, false);
    bench.told(t::Notify, Notify::None);
    assert_eq!(answered(&asked(&bench), "yes").unwrap_err().code, "REMINDER-WITHOUT-NOTICE");
    assert!(answered(&asked(&bench), "no").is_ok());
    bench.told(t::Notify, Notify::SmsPreferred);
    assert!(answered(&asked(&bench), "yes").is_ok());
    let sent = |bench: &Bench| serde_json::to_value(message(&bench.brief()).unwrap().notification).unwrap();
    assert_eq!((&sent(&bench)["sendReminder"], sent(&bench).get("reminderNotificationChannel")), (&false.into(), None));
    bench.told(t::MessageReminder, true);
    assert_eq!(
        sent(&bench),
        serde_json::json!({ "notificationTemplate": "GenericAltinnMessage", "notificationChannel": "SmsPreferred",
                            "sendReminder": true, "reminderNotificationChannel": "SmsPreferred" })
    );
    // Whoever is not notified after all is not reminded either.
    bench.told(t::Notify, Notify::None);
    assert!(sent(&bench).is_null());
}

#[test]
fn that_nothing_can_be_forwarded_is_said_before_anything_is_sent() {
    let mut bench = ready_bench();
    let said = |bench: &Bench| -> Vec<String> {
        TestMessage.walkthrough(&bench.brief()).iter().map(|line| line.render(Language::En)).collect()
    };
    let levels =
        |bench: &Bench| -> Vec<String> { said(bench).into_iter().filter(|line| line.contains("1068")).collect() };
    assert!(matches!(&levels(&bench)[..], [line] if line.contains("level 3")), "{:?}", said(&bench));
    // Where the program sends it, it says so before that is confirmed.
    let foretold = TestMessage.foretold(&bench.brief());
    assert!(matches!(&foretold[..], [line] if line.render(Language::Nb).contains("1068")), "{foretold:?}");
    bench.told(t::Confidential, true);
    assert!(matches!(&levels(&bench)[..], [line] if line.contains("level 4")), "{:?}", said(&bench));
    // What the rules of a resource that was there before demand, its own review says.
    bench.told(t::ResourceChoice, crate::record::values::ResourceChoice::Existing);
    assert_eq!(levels(&bench), Vec::<String>::new());
}

#[test]
fn a_file_goes_with_the_message_and_is_shown_before_it_is_confirmed() {
    let mut bench = ready_bench();
    bench.told(t::Notify, Notify::None);
    bench.seen(t::AccessProbe, AccessProbe { allowed: true });
    bench.seen(t::DryRun, DryRun { passed: true, code: "1006".into() });
    bench.made(t::MessageKey, uuid::Uuid::from_u128(1));
    let file = FileToSend { name: "vedtak.pdf".into(), bytes: 1_500_000, md5: "0".repeat(32) };
    bench.seen(t::MessageAttachment, Attachment::new(file).unwrap());
    let sending = effect(TestMessage.next(&bench.brief()));
    let Effect::Message(MessageEffect::SendMessage { attachment: Some(named), message, .. }) = &sending else {
        panic!("{sending:?}")
    };
    assert_eq!(named.file().name, "vedtak.pdf");
    assert!(message.content.attachments.is_empty(), "it is put to the message where it is sent");
    let lines: Vec<String> = sending.details().iter().map(|line| line.render(Language::En)).collect();
    assert!(lines.iter().any(|line| line == "Attachment: vedtak.pdf (1500 kB)"), "{lines:?}");
    assert!(super::message(&bench.brief()).unwrap().content.attachments.is_empty(), "a person gets no file");

    bench.environment = Bench::production().environment;
    let said: Vec<String> =
        TestMessage.walkthrough(&bench.brief()).iter().map(|line| line.render(Language::En)).collect();
    let click = said.iter().find(|line| line.contains("vedtak.pdf")).unwrap_or_else(|| panic!("{said:?}"));
    assert!(click.contains("/attachment/ATTACHMENT/upload") && click.contains("existingAttachments"), "{click}");
}

#[test]
fn a_message_that_fails_with_its_file_says_why_and_the_way_out() {
    let mut bench = ready_bench();
    bench.told(t::Notify, Notify::None);
    bench.seen(t::AccessProbe, AccessProbe { allowed: true });
    bench.seen(t::DryRun, DryRun { passed: true, code: "1006".into() });
    bench.made(t::MessageKey, uuid::Uuid::from_u128(1));
    let id = uuid::Uuid::from_u128(2);
    bench.made(t::MessageSent, MessageSent { id, recipient: number(RECIPIENT) });
    let said = |bench: &Bench| match TestMessage.next(&bench.brief()) {
        Move::Wait(wait) => (wait.waiting.what.render(Language::En), wait.way_out),
        other => panic!("{other:?}"),
    };
    let message = |status: &str| MessageSeen { status: status.into(), delivered: false, publish: None };
    let file = |message, status: &str, reason: Option<&str>| AttachmentSeen {
        message,
        status: status.into(),
        reason: reason.map(str::to_owned),
    };
    bench.seen(t::MessageSeen, message("Initialized"));
    bench.seen(t::AttachmentSeen, file(id, "UploadProcessing", None));
    assert!(said(&bench).0.contains("being scanned for viruses (UploadProcessing)"), "{}", said(&bench).0);
    bench.seen(t::AttachmentSeen, file(id, "Failed", Some("Malware scan failed: Malicious")));
    bench.seen(t::MessageSeen, message("Failed"));
    let (what, way_out) = said(&bench);
    assert!(what.contains("Malware") && way_out == Some("try message --again"), "{what}");
    // What is known of the file of another message says nothing of this one.
    bench.seen(t::AttachmentSeen, file(uuid::Uuid::from_u128(9), "Failed", Some("Malware scan failed: Malicious")));
    let (what, way_out) = said(&bench);
    assert!(!what.contains("Malware") && what.contains("Failed") && way_out.is_some(), "{what}");
}
