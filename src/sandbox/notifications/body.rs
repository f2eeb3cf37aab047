//! The body of an order, and the rules that hold before anything is looked up (Altinn/altinn-notifications,
//! `components/api/src/Altinn.Notifications/Validators`, 2026-07-24). Where a rule stands in the answer's `errors` is
//! *unverified*.

use jiff::Timestamp;
use serde_json::{Map, Value};
use url::Url;

use super::problems::Errors;
use super::recipient::{self, Recipient};
use crate::sandbox::problem::{Reply, field, text};

/// The kinds of recipients, of which a body names one.
const KINDS: [&str; 5] =
    ["recipientEmail", "recipientSms", "recipientPerson", "recipientOrganization", "recipientExternalIdentity"];

/// A body that holds to the rules.
pub(super) struct OrderBody {
    /// Idempotency key.
    pub(super) key: String,
    /// The notification first, then the reminders.
    pub(super) wanted: Vec<Wanted>,
}

/// One notification of a body.
pub(super) struct Wanted {
    /// The sender's own reference.
    pub(super) reference: Option<String>,
    /// When.
    pub(super) when: When,
    /// What is asked before it goes out.
    pub(super) condition: Option<String>,
    /// To whom.
    pub(super) recipient: Recipient,
}

/// When a notification goes out.
#[derive(Clone, Copy)]
pub(super) enum When {
    /// At once.
    Now,
    /// At a moment.
    At(Timestamp),
    /// Days after the first.
    Days(i64),
}

impl OrderBody {
    /// Reads the body: first what it cannot be without, then the rules; `now` is the service's.
    pub(super) fn read(body: &Map<String, Value>, now: Timestamp) -> Result<Self, Reply> {
        let reminders: Vec<&Map<String, Value>> = field(body, "reminders")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_object)
            .collect();
        let mut lacking = Errors::default();
        if text(body, "idempotencyId").is_none() {
            lacking.add("IdempotencyId", "The IdempotencyId field is required.");
        }
        required(body, "", &mut lacking);
        for (index, reminder) in reminders.iter().enumerate() {
            required(reminder, &format!("Reminders[{index}]."), &mut lacking);
        }
        lacking.end()?;

        let mut errors = Errors::default();
        let key = text(body, "idempotencyId").unwrap_or_default();
        if key.trim().is_empty() {
            errors.add("IdempotencyId", "IdempotencyId cannot be null or empty.");
        }
        let first = moment(body, "", now, &mut errors).map_or(When::Now, When::At);
        let mut wanted = Vec::new();
        wanted.extend(one(body, "", first, &mut errors));
        for (index, reminder) in reminders.iter().enumerate() {
            let place = format!("Reminders[{index}].");
            let days = field(reminder, "delayDays").and_then(Value::as_i64);
            let at = moment(reminder, &place, now, &mut errors);
            let when = match (days, field(reminder, "requestedSendTime").is_some()) {
                (Some(days), false) if days >= 1 => When::Days(days),
                (Some(_), false) => {
                    errors.add(&format!("{place}DelayDays"), "DelayDays must be at least 1 day.");
                    When::Now
                }
                (None, true) => at.map_or(When::Now, When::At),
                _ => {
                    errors.add(&place, "Either DelayDays or RequestedSendTime must be defined, but not both.");
                    When::Now
                }
            };
            wanted.extend(one(reminder, &place, when, &mut errors));
        }
        errors.end()?;
        Ok(Self { key: key.to_owned(), wanted })
    }
}

/// The members that the model cannot be without.
fn required(body: &Map<String, Value>, place: &str, lacking: &mut Errors) {
    let Some(recipient) = field(body, "recipient").and_then(Value::as_object) else {
        lacking.add(&format!("{place}Recipient"), "The Recipient field is required.");
        return;
    };
    let mut needs = |object: &Map<String, Value>, path: &str, names: &[&str]| {
        for name in names.iter().filter(|name| field(object, name).is_none()) {
            lacking.add(&format!("{place}{path}.{name}"), &format!("The {name} field is required."));
        }
    };
    for kind in KINDS {
        let Some(of_kind) = field(recipient, kind).and_then(Value::as_object) else { continue };
        let path = format!("Recipient.{kind}");
        needs(
            of_kind,
            &path,
            match kind {
                "recipientEmail" => &["emailAddress", "emailSettings"],
                "recipientSms" => &["phoneNumber", "smsSettings"],
                "recipientPerson" => &["nationalIdentityNumber", "channelSchema"],
                "recipientOrganization" => &["orgNumber", "channelSchema"],
                _ => &["externalIdentity", "channelSchema"],
            },
        );
        for (settings, names) in [("emailSettings", &["subject", "body"][..]), ("smsSettings", &["body"])] {
            if let Some(object) = field(of_kind, settings).and_then(Value::as_object) {
                needs(object, &format!("{path}.{settings}"), names);
            }
        }
    }
}

/// The moment that is asked for; a local time says nothing.
fn moment(body: &Map<String, Value>, place: &str, now: Timestamp, errors: &mut Errors) -> Option<Timestamp> {
    let wanted = field(body, "requestedSendTime")?;
    let path = format!("{place}RequestedSendTime");
    let Some(at) = wanted.as_str().and_then(|text| text.parse::<Timestamp>().ok()) else {
        errors.add(&path, "The requested send time value must have specified a time zone.");
        return None;
    };
    if at < now {
        errors.add(&path, "RequestedSendTime must be greater than or equal to now.");
    }
    Some(at)
}

/// One notification, when its rules hold.
fn one(body: &Map<String, Value>, place: &str, when: When, errors: &mut Errors) -> Option<Wanted> {
    let condition = text(body, "conditionEndpoint");
    if let Some(endpoint) = condition {
        let path = format!("{place}ConditionEndpoint");
        match Url::parse(endpoint) {
            Err(_) => errors.add(&path, "ConditionEndpoint must be a valid absolute URI or null."),
            Ok(url) if !matches!(url.scheme(), "http" | "https") => {
                errors.add(&path, "ConditionEndpoint must use http or https scheme.");
            }
            Ok(_) => {}
        }
    }
    let recipients = field(body, "recipient").and_then(Value::as_object)?;
    let named: Vec<&'static str> =
        KINDS.into_iter().filter(|kind| field(recipients, kind).is_some_and(Value::is_object)).collect();
    let [kind] = named[..] else {
        errors.add(&format!("{place}Recipient"), "Must have exactly one recipient.");
        return None;
    };
    let of_kind = field(recipients, kind).and_then(Value::as_object)?;
    let recipient = recipient::read(of_kind, kind, &format!("{place}Recipient.{kind}"), errors)?;
    Some(Wanted {
        reference: text(body, "sendersReference").map(str::to_owned),
        when,
        condition: condition.map(str::to_owned),
        recipient,
    })
}
