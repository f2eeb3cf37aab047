//! The test notification: the order, and what became of it.

use uuid::Uuid;

use super::token::scopes;
use super::{Performer, finding};
use crate::api::ApiFault;
use crate::api::condition;
use crate::api::notifications::{self, Shipment, TakenOrder};
use crate::catalog::codes::names;
use crate::catalog::codes::own_address::OWN_ADDRESS_MISSING;
use crate::catalog::products;
use crate::domain::notification::NewOrder;
use crate::engine::outcome::{Outcome, Performed};
use crate::engine::refusals::{Asked, LooksAt};
use crate::finding::Finding;
use crate::record::values::{NotificationListed, NotificationSeen, NotificationSent};
use crate::record::{Topic, t};
use crate::steps::effects::{ClientCredentials, NotificationEffect};

/// The code of a notification that does not exist, or is another organisation's.
const NOT_FOUND: &str = "NOT-00003";

/// What Altinn Varsling looks at.
const OF_SENDER: Asked<'_> = Asked { scopes: products::NOTIFICATIONS.scopes.service, looks_at: LooksAt::Code };

impl Performer {
    /// Performs one of its effects.
    pub(super) async fn notification(&self, effect: &NotificationEffect) -> Performed {
        match effect {
            NotificationEffect::Order { to: None, .. } => Err(Box::new(Finding::new(&OWN_ADDRESS_MISSING, "engine"))),
            NotificationEffect::ProbeCondition(url) => {
                let seen = condition::probe(&self.http, url).await;
                Ok(Outcome::default().seen(t::ConditionProbe, None, seen, "GET of the address, as a stranger"))
            }
            NotificationEffect::Order { credentials, text, key, to: Some(to), condition, .. } => {
                let token = self.notifying(credentials).await?;
                let body = NewOrder::to_one(text, to, *key).unless_needless(condition.clone());
                let taken = notifications::order(self.api(), &token, &body).await;
                let taken = self.or_why(taken, &token, OF_SENDER).await?;
                let sent = NotificationSent { order: Some(taken.order), shipment: taken.shipment };
                let how = "POST notifications/api/v1/future/orders";
                let made = match condition {
                    Some(_) => Outcome::default().made(t::ConditionSent, None, sent, how),
                    None => Outcome::default().made(t::NotificationSent, None, sent, how),
                };
                Ok(made.already(taken.was_there))
            }
            NotificationEffect::Follow { credentials, id, reference, condition, .. } => {
                let token = self.notifying(credentials).await?;
                let shown = notifications::shipment(self.api(), &token, *id).await;
                let followed = Followed { id: *id, reference, is_condition: condition.is_some() };
                followed.judged(shown, self.environment.is_real_production())
            }
            NotificationEffect::FindInFeed { credentials, id } => {
                let token = self.notifying(credentials).await?;
                let number = notifications::in_feed(self.api(), &token, *id).await.map_err(finding)?;
                let how = "GET notifications/api/v1/future/shipment/feed";
                Ok(Outcome::default().seen(t::NotificationListed, None, NotificationListed { number }, how))
            }
        }
    }

    /// Orders a notification that is no fact; what was taken is read back.
    pub(in crate::engine) async fn order_notice(
        &self,
        credentials: &ClientCredentials,
        order: &NewOrder,
    ) -> Result<TakenOrder, Box<Finding>> {
        let token = self.notifying(credentials).await?;
        self.or_why(notifications::order(self.api(), &token, order).await, &token, OF_SENDER).await
    }

    /// What has become of it.
    pub(in crate::engine) async fn notice(
        &self,
        credentials: &ClientCredentials,
        id: Uuid,
    ) -> Result<Shipment, Box<Finding>> {
        let token = self.notifying(credentials).await?;
        notifications::shipment(self.api(), &token, id).await.map_err(finding)
    }

    async fn notifying(
        &self,
        credentials: &ClientCredentials,
    ) -> Result<std::sync::Arc<crate::api::Token>, Box<Finding>> {
        self.exchanged(credentials, &scopes(products::NOTIFICATIONS.scopes.service)).await
    }
}

/// A notification that is followed.
struct Followed<'f> {
    id: Uuid,
    reference: &'f str,
    /// Its condition is to hold it back.
    is_condition: bool,
}

impl Followed<'_> {
    /// What a shipment says. In production a person ordered it and told its id, which is asked for again when it is
    /// another's; what the program ordered elsewhere is its own.
    fn judged(&self, shown: Result<Shipment, ApiFault>, is_told: bool) -> Performed {
        let sent = if self.is_condition { Topic::ConditionSent } else { Topic::NotificationSent };
        let refused = |wrong: Finding| Ok(Outcome::default().refuse(sent, wrong));
        let shown = match shown {
            Err(fault) if is_told && fault.code() == Some(NOT_FOUND) => return refused(*finding(fault)),
            shown => shown.map_err(finding)?,
        };
        if is_told && shown.reference.as_deref() != Some(self.reference) {
            let other = Finding::new(&names::NOTIFICATION_OTHER, sent.id());
            return refused(other.with("id", self.id.to_string()).with("reference", self.reference));
        }
        let (seen, how) = (NotificationSeen { status: shown.status }, "GET notifications/api/v1/future/shipment/{id}");
        Ok(match self.is_condition {
            true => Outcome::default().seen(t::ConditionSeen, None, seen, how),
            false => Outcome::default().seen(t::NotificationSeen, None, seen, how),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::ServiceRefusal;
    use crate::catalog::services::RemoteService;
    use crate::record::Value;

    #[test]
    fn a_told_id_of_another_notification_is_refused() {
        let followed = Followed { id: Uuid::from_u128(1), reference: "1", is_condition: false };
        let shown = |reference: Option<&str>| {
            Ok(Shipment { status: "Email_Delivered".into(), reference: reference.map(str::to_owned) })
        };
        let refusal = ServiceRefusal {
            service: RemoteService::Notifications,
            status: 404,
            code: Some(NOT_FOUND.into()),
            trace: None,
            message: String::new(),
            more: None,
            wait: None,
        };
        let unknown = || Err(ApiFault::Refused(refusal.clone()));
        for (read, code) in
            [(shown(None), "NOTIFICATION-OTHER"), (shown(Some("2")), "NOTIFICATION-OTHER"), (unknown(), "NOT-00003")]
        {
            let told = followed.judged(read, true).unwrap();
            assert_eq!(told.refused[0].finding.code, code);
            assert!(told.learned.is_empty());
        }
        for (reference, is_told) in [(Some("1"), true), (None, false)] {
            let seen = followed.judged(shown(reference), is_told).unwrap();
            let delivered = NotificationSeen { status: "Email_Delivered".into() };
            assert_eq!(seen.learned[0].value, Value::NotificationSeen(delivered));
        }
        assert!(followed.judged(unknown(), false).is_err());
    }
}
