//! What is checked of a new message, in the service's order (Altinn/altinn-correspondence,
//! `InitializeCorrespondences/InitializeCorrespondenceValidationHelper.cs`, 2026-08-20; Altinn/altinn-correspondence,
//! `Authorization/AltinnAuthorizationService.cs`, 2026-08-20).

use serde_json::{Map, Value};

use super::attachments;
use super::errors::CorrespondenceFault;
use super::form::FormFile;
use super::model::{CHANNELS, MessagesBody, RecipientKind, TEMPLATES};
use crate::domain::OrgNumber;
use crate::policy::rights::{self, Confidentiality};
use crate::policy::{Policy, parse};
use crate::sandbox::access::Caller;
use crate::sandbox::decision::{AccessQuestion, correspondence_lets};
use crate::sandbox::problem::{Reply, field, text, word_of};
use crate::sandbox::registers::is_in_environment;
use crate::sandbox::resource_registry::{cached_policy, cached_resource};
use crate::sandbox::scenario::Scenario;
use crate::sandbox::state::Sandbox;
use crate::sandbox::world_data::Resource;

/// Checks everything; nothing is made before all of it held.
pub(super) fn check(sandbox: &Sandbox, caller: &Caller, new: &MessagesBody, files: &[FormFile]) -> Result<(), Reply> {
    check_key(sandbox, caller, new)?;
    let resource = cached_resource(sandbox, &new.resource);
    let owned = resource.and_then(|resource| Some((resource.owner()?, resource)));
    let (owner, resource) = owned.ok_or_else(|| CorrespondenceFault::RESOURCE_UNKNOWN.reply())?;
    let write = AccessQuestion { resource: &new.resource, actions: &["write"], party: Some(owner) };
    if !is_owner(caller, owner) && !correspondence_lets(sandbox, caller, &write) {
        return Err(CorrespondenceFault::NO_ACCESS.reply());
    }
    if resource.kind() != "CorrespondenceService" {
        return Err(CorrespondenceFault::RESOURCE_TYPE.reply());
    }
    if !is_in_environment(sandbox, caller.org) {
        return Err(CorrespondenceFault::CALLER_PARTY_UNKNOWN.reply());
    }
    check_policy(sandbox, &resource, new)?;
    check_recipients(sandbox, new)?;
    if new.flag("isConfirmationNeeded") && new.moment("dueDateTime").is_none() {
        return Err(CorrespondenceFault::DUE_DATE_REQUIRED.reply());
    }
    check_reservation(sandbox, new)?;
    check_dates(sandbox, new)?;
    check_content(new.content())?;
    if new.existing_attachments > 0 {
        return Err(CorrespondenceFault::ATTACHMENT_NOT_FOUND.reply());
    }
    attachments::check(new, files)?;
    check_reply_options(&new.message)?;
    check_notification(&new.message)?;
    attachments::store(new, files)
}

/// The service owner is let past the decision point: the token says `altinn:serviceowner` and is the owner's. Whether a system
/// user acts in it is not looked at.
pub(super) fn is_owner(caller: &Caller, owner: OrgNumber) -> bool {
    caller.is_service_owner() && caller.consumer == owner
}

fn check_key(sandbox: &Sandbox, caller: &Caller, new: &MessagesBody) -> Result<(), Reply> {
    let Some(key) = new.key else { return Ok(()) };
    if key.is_nil() {
        return Err(CorrespondenceFault::KEY_INVALID.reply());
    }
    if new.recipients.len() > 1 {
        return Err(CorrespondenceFault::KEY_WITH_SEVERAL.reply());
    }
    let used = sandbox
        .read(|world| world.messages.iter().any(|message| message.key == Some(key) && message.sender == caller.org));
    if used { Err(CorrespondenceFault::KEY_USED.reply()) } else { Ok(()) }
}

/// Confidentiality and forwarding follow from the policy; without one nothing can be sent.
fn check_policy(sandbox: &Sandbox, resource: &Resource, new: &MessagesBody) -> Result<(), Reply> {
    let policy = cached_policy(sandbox, &resource.id).and_then(|xml| parse(xml.as_bytes()).ok());
    let policy = policy.ok_or_else(|| CorrespondenceFault::RIGHTS_FAILED.reply())?;
    // Shapes that the registry takes at upload and cannot flatten fail here, at every message.
    let rights = rights::listing(&policy).map_err(|_| CorrespondenceFault::RIGHTS_FAILED.reply())?;
    let is_confidential = rights::confidentiality(&rights) == Confidentiality::Confidential;
    match (is_confidential, new.flag("isConfidential")) {
        (true, false) => return Err(CorrespondenceFault::CONFIDENTIAL_WITHOUT_FLAG.reply()),
        (false, true) => return Err(CorrespondenceFault::FLAG_WITHOUT_CONFIDENTIAL.reply()),
        _ => {}
    }
    if new.flag("allowForwarding") && lowest_level(&policy).is_some_and(|level| level > 0) {
        return Err(CorrespondenceFault::FORWARDING_WITH_LEVEL.reply());
    }
    Ok(())
}

/// The lowest number under any obligation, the organisation's level included.
fn lowest_level(policy: &Policy) -> Option<i64> {
    let assignments = policy.obligations.iter().flat_map(|obligation| &obligation.assignments);
    let number = |value: &crate::policy::xacml::Expression| match value {
        crate::policy::xacml::Expression::Literal(literal) => literal.text.trim().parse().ok(),
        _ => None,
    };
    assignments.filter_map(|assignment| number(&assignment.value)).min()
}

fn check_recipients(sandbox: &Sandbox, new: &MessagesBody) -> Result<(), Reply> {
    let mut seen = std::collections::BTreeSet::new();
    if !new.recipients.iter().all(|recipient| seen.insert(&recipient.urn)) {
        return Err(CorrespondenceFault::DUPLICATE_RECIPIENTS.reply());
    }
    let is_unknown = |who: RecipientKind| match who {
        RecipientKind::Organisation(number) => !is_in_environment(sandbox, number),
        RecipientKind::NobodysNumber => true,
        RecipientKind::Person { synthetic } => !synthetic,
        RecipientKind::SelfRegistered => false,
    };
    let unknown = new.recipients.iter().filter(|recipient| is_unknown(recipient.who));
    let unknown: Vec<&str> = unknown.map(|recipient| recipient.urn.as_str()).collect();
    if unknown.is_empty() { Ok(()) } else { Err(CorrespondenceFault::RECIPIENT_UNKNOWN.about(&unknown.join(", "))) }
}

/// One person who has opted out is refused; among several, the others get it.
fn check_reservation(sandbox: &Sandbox, new: &MessagesBody) -> Result<(), Reply> {
    let alone = matches!(&new.recipients[..], [one] if matches!(one.who, RecipientKind::Person { .. }));
    match alone && sandbox.scenarios.on(Scenario::Reserved) && !new.flag("ignoreReservation") {
        true => Err(CorrespondenceFault::RECIPIENT_RESERVED.reply()),
        false => Ok(()),
    }
}

fn check_dates(sandbox: &Sandbox, new: &MessagesBody) -> Result<(), Reply> {
    let Some(due) = new.moment("dueDateTime") else { return Ok(()) };
    if due < sandbox.clock.service() {
        return Err(CorrespondenceFault::DUE_BEFORE_TODAY.reply());
    }
    match new.moment("requestedPublishTime") {
        Some(publish) if due < publish => Err(CorrespondenceFault::DUE_BEFORE_PUBLISH.reply()),
        _ => Ok(()),
    }
}

fn check_content(content: Option<&Map<String, Value>>) -> Result<(), Reply> {
    let content = content.ok_or_else(|| CorrespondenceFault::CONTENT_MISSING.reply())?;
    let part = |name: &str| text(content, name).unwrap_or_default();
    let (title, summary, body) = (part("messageTitle"), part("messageSummary"), part("messageBody"));
    let checks = [
        (title.trim().is_empty(), CorrespondenceFault::TITLE_EMPTY),
        (title.chars().count() > 255, CorrespondenceFault::TITLE_TOO_LONG),
        (has_html(title), CorrespondenceFault::TITLE_NOT_PLAIN),
        (summary.chars().count() > 255, CorrespondenceFault::SUMMARY_LENGTH),
        (has_html(summary), CorrespondenceFault::SUMMARY_NOT_PLAIN),
        (body.trim().is_empty(), CorrespondenceFault::BODY_EMPTY),
        (body.chars().count() > 30_000, CorrespondenceFault::BODY_TOO_LONG),
        (has_html(body), CorrespondenceFault::BODY_NOT_MARKDOWN),
        (!matches!(part("language"), "nb" | "nn" | "en"), CorrespondenceFault::LANGUAGE),
    ];
    checks.into_iter().find(|(broken, _)| *broken).map_or(Ok(()), |(_, fault)| Err(fault.reply()))
}

/// A tag, opening or closing.
fn has_html(text: &str) -> bool {
    text.split('<').skip(1).any(|after| {
        let name = after.strip_prefix('/').unwrap_or(after);
        // `<https://…>` is an address in Markdown, not a tag.
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
        let word: String = name.chars().take_while(char::is_ascii_alphanumeric).collect();
        is_name && after.contains('>') && !name.get(word.len()..).is_some_and(|rest| rest.starts_with([':', '@', '.']))
    })
}

fn check_reply_options(message: &Map<String, Value>) -> Result<(), Reply> {
    let options = field(message, "replyOptions").and_then(Value::as_array).into_iter().flatten();
    for option in options.filter_map(Value::as_object) {
        if !text(option, "linkURL").is_some_and(|link| link.starts_with("https://") && link.len() <= 255) {
            return Err(CorrespondenceFault::REPLY_OPTIONS.reply());
        }
    }
    Ok(())
}

fn check_notification(message: &Map<String, Value>) -> Result<(), Reply> {
    let Some(notification) = field(message, "notification").and_then(Value::as_object) else { return Ok(()) };
    let word =
        |name: &str, words: &[(&'static str, u64)]| field(notification, name).and_then(|value| word_of(value, words));
    if word("notificationTemplate", &TEMPLATES) != Some("CustomMessage") {
        return Ok(());
    }
    let has = |name: &str| text(notification, name).is_some_and(|text| !text.is_empty());
    let channel = word("notificationChannel", &CHANNELS).unwrap_or("Email");
    let sent = NoticeTexts { email: has("emailSubject") && has("emailBody"), sms: has("smsBody") };
    sent.suffice(channel, TEXTS_MISSING)?;
    if field(notification, "sendReminder").and_then(Value::as_bool) != Some(true) {
        return Ok(());
    }
    let email = has("reminderEmailSubject") && has("reminderEmailBody");
    let reminds = NoticeTexts { email, sms: has("reminderSmsBody") };
    // Without a channel of its own it takes that of the notification.
    reminds.suffice(word("reminderNotificationChannel", &CHANNELS).unwrap_or(channel), REMINDER_TEXTS_MISSING)
}

/// Which texts a notification of one's own words has.
struct NoticeTexts {
    email: bool,
    sms: bool,
}

/// What is said when texts are missing: by e-mail, by SMS, by the one that is preferred, by both.
type Missing = [CorrespondenceFault; 4];

const TEXTS_MISSING: Missing = [
    CorrespondenceFault::MISSING_EMAIL,
    CorrespondenceFault::MISSING_SMS,
    CorrespondenceFault::MISSING_PREFERRED,
    CorrespondenceFault::MISSING_EMAIL_AND_SMS,
];

const REMINDER_TEXTS_MISSING: Missing = [
    CorrespondenceFault::MISSING_EMAIL_REMINDER,
    CorrespondenceFault::MISSING_SMS_REMINDER,
    CorrespondenceFault::MISSING_PREFERRED_REMINDER,
    CorrespondenceFault::MISSING_EMAIL_AND_SMS_REMINDER,
];

impl NoticeTexts {
    /// Whether a channel has the texts that it needs.
    fn suffice(&self, channel: &str, [by_email, by_sms, by_preferred, by_both]: Missing) -> Result<(), Reply> {
        let both = self.email && self.sms;
        match channel {
            "Email" if !self.email => Err(by_email.reply()),
            "Sms" if !self.sms => Err(by_sms.reply()),
            "EmailPreferred" | "SmsPreferred" if !both => Err(by_preferred.reply()),
            "EmailAndSms" if !both => Err(by_both.reply()),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::has_html;

    #[test]
    fn a_tag_is_told_from_an_address_and_a_sign() {
        assert!(has_html("Hei <b>du</b>"));
        assert!(has_html("</p>"));
        assert!(!has_html("3 < 4 og 5 > 4"));
        assert!(!has_html("se <https://ttd.no>"));
    }
}
