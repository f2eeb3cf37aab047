//! What is known of Altinn Varsling in the tests of all steps.

use super::*;
use crate::domain::sender_record::{DnsTrouble, SenderRecord};

pub fn review(id: &str, has_policy: bool, readers: &[&str]) -> Fact {
    let readers = readers.iter().map(|word| (*word).to_owned()).collect();
    let review = NoticeReview { id: NoticeResource::Id(id.into()), has_policy, readers };
    (None, Value::NoticeReview(review), Source::Seen)
}

pub fn condition_probe(verdict: ConditionVerdict) -> ConditionProbe {
    ConditionProbe { verdict, answer: "401".into() }
}

pub fn dns(missing: &[SenderRecord], trouble: Option<DnsTrouble>) -> Fact {
    let read = DomainDns { domain: "ttd.no".into(), missing: missing.to_vec(), dmarc: true, trouble };
    (None, Value::SenderDns(SenderDns(vec![read])), Source::Seen)
}

pub fn condition_sent() -> Fact {
    let sent = NotificationSent { order: None, shipment: uuid::Uuid::from_u128(7) };
    (None, Value::ConditionSent(sent), Source::Made)
}

pub fn condition_seen(status: &str) -> Fact {
    (None, Value::ConditionSeen(NotificationSeen { status: status.into() }), Source::Seen)
}

pub fn sent() -> Fact {
    let (order, shipment) = (uuid::Uuid::from_u128(4), uuid::Uuid::from_u128(5));
    (None, Value::NotificationSent(NotificationSent { order: Some(order), shipment }), Source::Made)
}

pub fn seen(status: &str) -> Fact {
    let seen = NotificationSeen { status: status.into() };
    (None, Value::NotificationSeen(seen), Source::Seen)
}
