//! Send a test message: are we let in, does a dry run pass, then the message itself under a key that was saved before, so
//! that it is sent once whatever happens, and followed until it is published.

mod by_hand;
pub mod held;
pub mod purge;
pub mod words;

use super::parts::owner::{self, Making};
use super::parts::waits::{act, plans_only, wait};
use super::parts::{asking, client, notified};
use super::{
    Acts, Brief, Card, Effect, IntakeQuestion, Move, ProvingFact, SentByHand, Step, policy, reading, test_recipient,
    token,
};
use crate::catalog::codes::answers::{NOTIFY_CONFIDENTIAL, REMINDER_WITHOUT_NOTICE};
use crate::catalog::letters::LetterKind;
use crate::catalog::stages::Stage;
use crate::catalog::{attachment_status, message_status};
use crate::domain::environment::PaceOf;
use crate::domain::message::{CorrespondenceMessage, MessageContent, MessageNotification};
use crate::domain::{Language, OrgNumber};
use crate::finding::Finding;
use crate::record::values::{AttachmentSeen, MessageSent, Notify, Reachable};
use crate::record::{Actor, Question, QuestionKind, Topic, t};
use crate::steps::effects::{ClientCredentials, Draw, LocalEffect, MessageEffect};
use crate::text::{Message, Phrase, dates};

/// Sends another one.
const AGAIN: &str = "try message --again";

/// The step.
pub struct TestMessage;

static CARD: Card = Card {
    id: "test-message",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Program,
    who: &[Actor::Supplier, Actor::Machine, Actor::You],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Live,
    differences: &[11, 19],
    needs: &[
        Card::TOKEN,
        &[
            Topic::OrgNumber,
            Topic::ResourceChoice,
            Topic::ResourceId,
            Topic::ResourceSeen,
            Topic::PolicySeen,
            Topic::Confidential,
            Topic::ServiceName,
            Topic::TestRecipient,
            Topic::OrgInEnvironment,
        ],
    ],
    gives: &[
        Topic::Notify,
        Topic::MessageReminder,
        Topic::PublishDelay,
        Topic::AccessProbe,
        Topic::DryRun,
        Topic::MessageKey,
        Topic::MessageAttachment,
        Topic::MessageSent,
        Topic::MessageSeen,
        Topic::AttachmentSeen,
    ],
    asks: &[
        (Topic::Notify, words::NOTIFY),
        (Topic::MessageReminder, words::REMINDER),
        (Topic::PublishDelay, words::PUBLISH_DELAY),
        (Topic::MessageSent, by_hand::words::MESSAGE_SENT),
    ],
};

/// The test message, when all that it is made of is known. Recipients read it, so it is in Norwegian.
#[must_use]
pub fn message(brief: &Brief<'_>) -> Option<CorrespondenceMessage> {
    let resource_id = brief.get(t::ResourceId)?.clone();
    let title = brief.get(t::ResourceSeen).and_then(|seen| seen.found.as_ref()).map(|found| found.title.nb.clone());
    let name = brief.get(t::ServiceName).map(|name| name.nb.clone()).or(title)?;
    let say = |phrase: Phrase| phrase.with("name", name.clone()).render(Language::Nb);
    Some(CorrespondenceMessage {
        senders_reference: CorrespondenceMessage::reference_of_trials(&resource_id),
        resource_id,
        content: MessageContent {
            language: "nb",
            message_title: say(words::MESSAGE_TITLE),
            message_summary: say(words::MESSAGE_SUMMARY),
            message_body: say(words::MESSAGE_BODY),
            // A file is put to it where it is sent: it is read only then.
            attachments: Vec::new(),
        },
        requested_publish_time: None,
        is_confidential: *brief.get(t::Confidential)?,
        notification: notification(*brief.get(t::Notify)?, brief.get(t::MessageReminder) == Some(&true)),
    })
}

fn notification(notify: Notify, send_reminder: bool) -> Option<MessageNotification> {
    notified::channel(notify).map(|notification_channel| MessageNotification {
        notification_template: "GenericAltinnMessage",
        notification_channel,
        send_reminder,
        // Altinn takes the channel of the notification where none is given; said, it holds in every version.
        reminder_notification_channel: send_reminder.then_some(notification_channel),
    })
}

/// What is tried, and with whom, when both are known; otherwise what is missing.
///
/// # Errors
/// The topics that nothing is known of.
pub fn trial(brief: &Brief<'_>) -> Result<(Box<CorrespondenceMessage>, OrgNumber), Vec<Topic>> {
    match (message(brief), test_recipient::recipient(brief)) {
        (Some(message), Some(recipient)) => Ok((Box::new(message), recipient)),
        (_, None) => Err(vec![Topic::TestRecipient]),
        (None, _) if brief.get(t::Confidential).is_none() => Err(vec![Topic::Confidential]),
        (None, _) if brief.get(t::Notify).is_none() => Err(vec![Topic::Notify]),
        (None, _) => Err(vec![Topic::ServiceName]),
    }
}

/// What is needed for any call on the resource: a proven token, the resource, its rules, and a recipient.
fn ready(brief: &Brief<'_>) -> Result<(ClientCredentials, Box<CorrespondenceMessage>, OrgNumber), Vec<Topic>> {
    let mut missing = Vec::new();
    let (credentials, recipient) = (token::credentials(brief), test_recipient::recipient(brief));
    for (there, topic) in [
        (credentials.is_some(), Topic::Token),
        (owner::published(brief), Topic::ResourceSeen),
        (owner::policy_holds(brief), Topic::PolicySeen),
        (recipient.is_some(), Topic::TestRecipient),
    ] {
        if !there {
            missing.push(topic);
        }
    }
    match (credentials, message(brief), recipient) {
        (Some(credentials), Some(message), Some(recipient)) if missing.is_empty() => {
            Ok((credentials, Box::new(message), recipient))
        }
        _ if missing.is_empty() => Err(vec![Topic::ServiceName]),
        _ => Err(missing),
    }
}

/// Whether we are let in on the resource; nothing when we cannot log in.
fn access(brief: &Brief<'_>) -> Vec<Effect> {
    let credentials = token::credentials(brief);
    let on = credentials.zip(brief.get(t::ResourceId).cloned());
    on.map(|(credentials, id)| MessageEffect::ProbeAccess { credentials, id }.into()).into_iter().collect()
}

/// What became of the message that was sent.
fn follow(brief: &Brief<'_>) -> Vec<Effect> {
    let credentials = token::credentials(brief);
    let (Some(credentials), Some(sent), Some(id)) = (credentials, brief.get(t::MessageSent), brief.get(t::ResourceId))
    else {
        return Vec::new();
    };
    let (resource, recipient) = (id.clone(), sent.recipient);
    vec![MessageEffect::FollowMessage { credentials, id: sent.id, resource, recipient }.into()]
}

/// A message that was sent, until it is published.
fn followed(brief: &Brief<'_>, sent: &MessageSent) -> Move {
    let seen = brief.get(t::MessageSeen);
    if seen.is_some_and(|seen| seen.delivered) {
        return Move::Done;
    }
    if let Some(gone) = seen.filter(|seen| seen.is_taken_back()) {
        let say = |phrase: Phrase| phrase.with("id", sent.id.to_string());
        // Altinn deletes messages too, and calls them the same.
        let what = match held::was_taken_back_here(brief) {
            true => say(words::TAKEN_BACK),
            false => say(words::GONE).with("status", message_status::said(&gone.status)),
        };
        return wait(brief, &CARD, Actor::You, what).since(Topic::MessageSeen, None).way_out(AGAIN).not_yet();
    }
    let attachment = brief.get(t::AttachmentSeen).filter(|attachment| attachment.message == sent.id);
    if let Some(failed) = seen.filter(|seen| held::has_ended(seen)) {
        let say = |phrase: Phrase| phrase.with("id", sent.id.to_string());
        let what = match attachment.filter(|attachment| attachment.status == AttachmentSeen::FAILED) {
            Some(attachment) => {
                say(words::ATTACHMENT_FAILED).with("reason", attachment.reason.clone().unwrap_or_default())
            }
            None => say(words::FAILED).with("status", message_status::said(&failed.status)),
        };
        return wait(brief, &CARD, Actor::You, what).since(Topic::MessageSeen, None).way_out(AGAIN).not_yet();
    }
    let status = match seen {
        Some(seen) => message_status::said(&seen.status),
        None => words::SENT.into(),
    };
    let say = |phrase: Phrase| phrase.with("id", sent.id.to_string()).with("status", status);
    let what = match seen.and_then(|seen| seen.publish).filter(|publish| *publish > brief.now) {
        Some(publish) => {
            let held = say(words::HELD).with("moment", dates::said_moment(publish));
            held.with("how", held::taken_back_by(brief, sent.id))
        }
        None => match attachment.filter(|attachment| attachment.status == "UploadProcessing") {
            Some(attachment) => say(words::SCANNED).with("file", attachment_status::said(&attachment.status)),
            None => say(words::PUBLISHING),
        },
    };
    wait(brief, &CARD, Actor::Machine, what).since(Topic::MessageSent, None).look(follow(brief), PaceOf::Publish)
}

/// Whether the access rules are made here, so that what they demand is known.
fn makes_rules(brief: &Brief<'_>) -> bool {
    matches!(owner::making(brief), Ok(Making::Studio | Making::Program))
}

/// The dry run, when it can be made: it also shows whether the sender exists in the environment.
#[must_use]
pub fn dry_run(brief: &Brief<'_>) -> Option<Effect> {
    if plans_only(brief) {
        return None;
    }
    let (credentials, message, recipient) = ready(brief).ok()?;
    Some(Effect::Message(MessageEffect::DryRun { credentials, message, recipient }))
}

impl Step for TestMessage {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        match (brief.get(t::Notify), brief.get(t::Confidential)) {
            (Some(_), _) => {}
            (None, None) => return Move::Blocked(vec![Topic::Confidential]),
            (None, Some(confidential)) => return Move::ask(question(brief, *confidential)),
        }
        if client::is_suppliers(brief) {
            return wait(brief, &CARD, Actor::Supplier, words::SUPPLIER).letter(LetterKind::L10).not_yet();
        }
        let (credentials, message, recipient) = match ready(brief) {
            Ok(ready) => ready,
            Err(missing) => return Move::Blocked(missing),
        };
        // Even a dry run posts a message: where people do it all, nothing is tried.
        if plans_only(brief) {
            let sent = brief.get(t::MessageSent).map(|sent| followed(brief, sent));
            return sent.unwrap_or_else(|| by_hand::unsent(brief, &CARD, recipient));
        }
        let id = message.resource_id.clone();
        match brief.get(t::AccessProbe) {
            None => return Move::Do(access(brief)),
            Some(probed) if !probed.allowed => {
                let pending = wait(brief, &CARD, Actor::Machine, words::CACHE.with("id", id.bare()));
                return pending.since(Topic::PolicySeen, None).look(access(brief), PaceOf::Cache);
            }
            Some(_) => {}
        }
        let trial: Vec<Effect> = dry_run(brief).into_iter().collect();
        match brief.get(t::DryRun) {
            None => return Move::Do(trial),
            // The step tt02-party waits for the desk and tries again.
            Some(run) if !run.passed && brief.get(t::OrgInEnvironment) == Some(&Reachable::No) => {
                return Move::Blocked(vec![Topic::OrgInEnvironment]);
            }
            Some(run) if !run.passed => {
                let pending = wait(brief, &CARD, Actor::You, words::DRY_RUN.with("code", run.code.as_str()));
                return pending.since(Topic::DryRun, None).look(trial, PaceOf::Cache);
            }
            Some(_) => {}
        }
        let Some(key) = brief.get(t::MessageKey).copied() else {
            return Move::one(LocalEffect::Draw { topic: Topic::MessageKey, key: None, draw: Draw::Uuid });
        };
        match brief.get(t::MessageSent) {
            None => {
                let delay = held::delay(brief);
                let attachment = brief.get(t::MessageAttachment).cloned().map(Box::new);
                act(
                    brief,
                    &CARD,
                    MessageEffect::SendMessage { credentials, message, recipient, key, delay, attachment },
                )
            }
            Some(sent) => followed(brief, sent),
        }
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        let access = brief.get(t::AccessProbe).map(|_| access(brief));
        access.into_iter().flatten().chain(follow(brief)).collect()
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        brief.proofs(&[Topic::MessageSeen])
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        match (topic, brief.get(t::Confidential)) {
            (Topic::Notify, Some(confidential)) => IntakeQuestion::question(question(brief, *confidential)),
            (Topic::Notify, None) => IntakeQuestion::HangsOn(Topic::Confidential),
            // Whoever breaks off before the notification is chosen has said it nevertheless.
            (Topic::MessageReminder, _) => {
                IntakeQuestion::Kept(Box::new(reminder_question(brief.get(t::Notify).copied())))
            }
            (Topic::PublishDelay, _) if !plans_only(brief) => IntakeQuestion::Kept(Box::new(delay_question(brief))),
            (Topic::MessageSent, _) => by_hand::sent(brief),
            _ => IntakeQuestion::Decided,
        }
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        // Prediction: what will come of the message, before it is sent.
        let readers = makes_rules(brief).then(|| test_recipient::who_can_read(brief)).flatten();
        readers.into_iter().chain(self.foretold(brief)).chain(by_hand::walkthrough(brief)).collect()
    }

    fn foretold(&self, brief: &Brief<'_>) -> Vec<Message> {
        let level = policy::level(brief).filter(|_| makes_rules(brief));
        level.map(|level| words::FORWARDING.with("level", level.to_string())).into_iter().collect()
    }

    fn file_to_send(&self, brief: &Brief<'_>) -> Option<(String, SentByHand)> {
        by_hand::file_to_send(brief, message(brief)?)
    }
}

fn question(brief: &Brief<'_>, confidential: bool) -> Question {
    let reminds = brief.get(t::MessageReminder) == Some(&true);
    let offered = Notify::ALL.iter().filter(|notify| !confidential || **notify != Notify::None);
    let offered = offered.map(|notify| (notify.word(), notified::phrase(notified::channel(*notify))));
    let offered: Vec<_> = offered.collect();
    let kind: QuestionKind = asking::choices(&offered);
    asking::ask(t::Notify, words::NOTIFY, words::NOTIFY_HELP, kind, move |topic, answer| {
        let all: Vec<&str> = Notify::ALL.iter().map(|choice| choice.word()).collect();
        match reading::words::choice(topic, answer, &all, Notify::parse)? {
            Notify::None if confidential => Err(Finding::new(&NOTIFY_CONFIDENTIAL, topic.id())),
            Notify::None if reminds => Err(Finding::new(&REMINDER_WITHOUT_NOTICE, topic.id())),
            notify => Ok(notify),
        }
    })
    .proposing(Some(Notify::EmailPreferred.word()))
}

/// Nobody is asked for it: whoever wants a reminder says so.
fn reminder_question(notify: Option<Notify>) -> Question {
    let question = asking::ask(
        t::MessageReminder,
        words::REMINDER,
        words::REMINDER_HELP,
        QuestionKind::YesNo,
        move |topic, answer| match reading::words::yes_no(topic, answer)? {
            true if notify == Some(Notify::None) => Err(Finding::new(&REMINDER_WITHOUT_NOTICE, topic.id())),
            reminds => Ok(reminds),
        },
    );
    question.proposing(Some("no"))
}

/// Nobody is asked for it: whoever wants another delay says so.
fn delay_question(brief: &Brief<'_>) -> Question {
    let (text, help) = (words::PUBLISH_DELAY, words::PUBLISH_DELAY_HELP);
    let question = asking::ask(t::PublishDelay, text, help, QuestionKind::Text, reading::amounts::publish_delay);
    question.proposing(Some(held::delay(brief).minutes().to_string()))
}

#[cfg(test)]
mod tests;
