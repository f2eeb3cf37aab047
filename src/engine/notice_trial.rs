//! A notification that is tried with somebody else than the operator, or with a reminder: ordered and followed in one run,
//! and no fact. Whom it goes to is typed for the one call and kept nowhere. The key of the order is made of the day and of
//! what is ordered, so that the same command finds what it ordered before, and sends nothing twice.

use std::time::Duration;

use jiff::Timestamp;

use super::perform::Performer;
use super::run::Run;
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use super::token_command::TokenWish;
use super::trials::Following;
use crate::domain::notification::{NewOrder, NoticeRecipient, NotificationText};
use crate::domain::synthetic_person::SyntheticPerson;
use crate::domain::{Language, NoticeResource, OrgNumber, Rules};
use crate::finding::Finding;
use crate::record::t;
use crate::record::values::TestChannel;
use crate::report::notice_trial::{NoticeTrial, TriedNotice, TriedWith};
use crate::text::{Message, Phrase};
use crate::world::keys;

/// How long a reminder waits after the order: long enough for it to arrive before it is past.
const LEAD: Duration = Duration::from_secs(60);

/// The same in a rehearsal, whose services are on this machine.
const PRACTICE_LEAD: Duration = Duration::from_secs(2);

/// Whom it is tried with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrialTo {
    /// The operator, by the channel that was chosen.
    Own,
    /// An organisation.
    Organisation(OrgNumber),
    /// Somebody who does not exist.
    Person(SyntheticPerson),
}

/// What is tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrialWish {
    /// Whom it is tried with.
    pub to: TrialTo,
    /// With a reminder.
    pub reminder: bool,
    /// Once more, although it was ordered today.
    pub again: bool,
}

/// An order that is ready to be sent.
#[derive(Clone, Debug)]
pub struct ReadyTrial {
    with: TriedWith,
    order: NewOrder,
    reminder: Option<Reminder>,
    /// The same command does not find it again.
    once_more: bool,
    /// What is sent, and to whom, a line each.
    pub shown: Vec<Message>,
}

/// What reminds of it, and how long after it is sent: whoever reads first what is sent takes time.
#[derive(Clone, Debug)]
struct Reminder {
    text: NotificationText,
    to: NoticeRecipient,
    after: Duration,
}

impl ReadyTrial {
    /// The order as it is sent at a moment.
    fn sent_at(&self, now: Timestamp) -> NewOrder {
        let order = self.order.clone();
        match &self.reminder {
            None => order,
            Some(Reminder { text, to, after }) => {
                order.reminding(text, now.saturating_add(*after).unwrap_or(Timestamp::MAX), to)
            }
        }
    }
}

impl Session<'_, Performer> {
    /// Makes the order; what is missing for it otherwise.
    ///
    /// # Errors
    /// The terminal fails.
    pub fn ready_trial(
        &mut self,
        work: &StepRun,
        wish: &TrialWish,
    ) -> Result<Result<ReadyTrial, Vec<Finding>>, EngineFault> {
        let brief = self.brief(work);
        let channel = brief.get(t::TestChannel).copied().unwrap_or(TestChannel::Email);
        let about = match brief.get(t::NoticeResource) {
            Some(NoticeResource::Id(id)) => Some(format!("urn:altinn:resource:{id}")),
            _ => None,
        };
        let (with, to) = match &wish.to {
            TrialTo::Organisation(number) => (TriedWith::Organisation, NoticeRecipient::Organisation(*number, about)),
            TrialTo::Person(person) => (TriedWith::Person, NoticeRecipient::Person(person.clone())),
            TrialTo::Own => {
                let mut run = Run::default();
                match self.own_address(work, channel, &mut run)? {
                    Some(address) => (TriedWith::Own, NoticeRecipient::Address(address)),
                    None => return Ok(Err(run.missing)),
                }
            }
        };
        let say = |phrase: Phrase| phrase.raw(Language::Nb).to_owned();
        let reference = format!("altinn-onboard/{}/trial", work.place.service);
        let text = |subject, body| NotificationText { senders_reference: reference.clone(), subject, body };
        let first = text(say(words::SUBJECT), say(words::BODY));
        let key = if wish.again { keys::fresh_id() } else { self.key_of_today(work, &same_notice(&to, wish.reminder)) };
        let order = NewOrder::to(&first, &to, key);
        let mut shown = vec![whom(&to), words::TEXT.with("subject", first.subject.as_str()).with("body", first.body)];
        let reminder = wish.reminder.then(|| {
            let after = if self.environment.simulated { PRACTICE_LEAD } else { LEAD };
            let text = text(say(words::REMINDER_SUBJECT), say(words::REMINDER_BODY));
            let reminds = words::REMINDS.with("subject", text.subject.as_str()).with("body", text.body.as_str());
            shown.push(reminds.with("seconds", after.as_secs().to_string()));
            Reminder { text, to, after }
        });
        Ok(Ok(ReadyTrial { with, order, reminder, once_more: wish.again, shown }))
    }

    /// Orders it, and follows it and its reminder until both are at their end or patience is.
    ///
    /// # Errors
    /// Why it cannot be ordered, or be looked at.
    pub async fn try_notice(&mut self, work: &StepRun, ready: &ReadyTrial) -> Result<NoticeTrial, Box<Finding>> {
        let credentials = self.credentials(work, &TokenWish::default())?;
        let taken = self.performer.order_notice(&credentials, &ready.sent_at(self.clock.now())).await?;
        if taken.was_there {
            self.say(&words::WAS_THERE.into());
        }
        let ids = std::iter::once(taken.shipment).chain(taken.reminders);
        let notice = |(index, id)| TriedNotice { id, is_reminder: index > 0, status: String::new() };
        let simulates_sms = self.environment.rules == Rules::Test;
        let notices = ids.enumerate().map(notice).collect();
        let mut trial = NoticeTrial { with: ready.with, simulates_sms, notices };
        let following = if ready.once_more { words::FOLLOWING_ONCE } else { words::FOLLOWING };
        let mut looks = Following::default();
        loop {
            for notice in &mut trial.notices {
                notice.status = self.performer.notice(&credentials, notice.id).await?.status;
            }
            if !trial.is_under_way() || !self.looks_again(&mut looks, following).await {
                return Ok(trial);
            }
        }
    }
}

/// What makes a notification the same as another: whom it reaches, and whether it is reminded of.
fn same_notice(to: &NoticeRecipient, reminder: bool) -> String {
    let whom = match to {
        NoticeRecipient::Address(address) => address.to_string(),
        NoticeRecipient::Organisation(number, about) => format!("{number} {}", about.as_deref().unwrap_or_default()),
        NoticeRecipient::Person(person) => person.expose().to_owned(),
    };
    format!("{reminder}\n{whom}")
}

/// To whom, without a person's number.
fn whom(to: &NoticeRecipient) -> Message {
    match to {
        NoticeRecipient::Address(address) => words::TO.with("address", address.to_string()),
        NoticeRecipient::Organisation(number, _) => words::TO_ORGANISATION.with("number", number.spaced()),
        NoticeRecipient::Person(_) => words::TO_PERSON.into(),
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        TO { nb: "Til: {address}", en: "To: {address}" }
        TO_ORGANISATION { nb: "Til: adressene som Altinn har for {number}", en: "To: the addresses that Altinn has for {number}" }
        TO_PERSON { nb: "Til: adressene som kontaktregisteret har for den syntetiske personen", en: "To: the addresses that the contact register has for the synthetic person" }
        TEXT { nb: "Varsel: {subject}. {body}", en: "Notification: {subject}. {body}" }
        REMINDS { nb: "Revarsel etter {seconds} sekunder: {subject}. {body}", en: "Reminder after {seconds} seconds: {subject}. {body}" }
        WAS_THERE { nb: "Det samme er prøvd i dag. Ingenting sendes på nytt; her er det som ble sendt.", en: "The same was tried today. Nothing is sent again; this is what was sent." }
        FOLLOWING { nb: "Følger det til det er kommet fram eller har feilet. Ctrl-C slutter å vente; den samme kommandoen viser det igjen i dag.", en: "Following it until it has arrived or failed. Ctrl-C stops waiting; the same command shows it again today." }
        FOLLOWING_ONCE { nb: "Følger det til det er kommet fram eller har feilet. Ctrl-C slutter å vente; varselet går sin gang.", en: "Following it until it has arrived or failed. Ctrl-C stops waiting; the notification goes its way." }
        SUBJECT { nb: "Testvarsel fra altinn-onboard", en: "Test notification from altinn-onboard" }
        BODY { nb: "Dette er et testvarsel. Du trenger ikke gjøre noe.", en: "This is a test notification. You do not need to do anything." }
        REMINDER_SUBJECT { nb: "Påminnelse om testvarsel fra altinn-onboard", en: "Reminder of a test notification from altinn-onboard" }
        REMINDER_BODY { nb: "Dette er påminnelsen om testvarselet. Du trenger ikke gjøre noe.", en: "This is the reminder of the test notification. You do not need to do anything." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::own_address::OwnAddress;

    #[test]
    fn a_reminder_waits_from_when_it_is_sent_and_not_from_when_it_was_shown() {
        let text = NotificationText { senders_reference: "1".into(), subject: "Test".into(), body: "Hei".into() };
        let to = NoticeRecipient::Address(OwnAddress::email("kari@ttd.no").unwrap());
        let order = NewOrder::to(&text, &to, uuid::Uuid::from_u128(1));
        let reminder = Some(Reminder { text, to, after: LEAD });
        let ready = ReadyTrial { with: TriedWith::Own, order, reminder, once_more: false, shown: Vec::new() };
        let at = |now: &str| ready.sent_at(now.parse().unwrap()).reminders[0].requested_send_time.unwrap().to_string();
        assert_eq!(at("2026-11-20T10:00:00Z"), "2026-11-20T10:01:00Z");
        assert_eq!(at("2026-11-20T10:05:00Z"), "2026-11-20T10:06:00Z", "whoever thought about it for five minutes");
    }
}
