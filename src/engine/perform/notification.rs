//! The test notification: the order, and what became of it.

use uuid::Uuid;

use super::token::scopes;
use super::{Performer, finding};
use crate::api::notifications;
use crate::catalog::codes::own_address::OWN_ADDRESS_MISSING;
use crate::catalog::notification_status::{self, StatusEnd};
use crate::catalog::products;
use crate::domain::notification::NewOrder;
use crate::engine::outcome::{Outcome, Performed};
use crate::finding::Finding;
use crate::record::t;
use crate::record::values::{NotificationListed, NotificationSeen, NotificationSent};
use crate::steps::effects::{ClientCredentials, NotificationEffect};

impl Performer {
    /// Performs one of its effects.
    pub(super) async fn notification(&self, effect: &NotificationEffect) -> Performed {
        match effect {
            NotificationEffect::Order { to: None, .. } => Err(Box::new(Finding::new(&OWN_ADDRESS_MISSING, "engine"))),
            NotificationEffect::Order { credentials, text, channel, key, to: Some(to) } => {
                let token = self.notifying(credentials).await?;
                let body = NewOrder::to_one(text, to, *key);
                let taken = notifications::order(self.api(), &token, &body).await.map_err(finding)?;
                let sent = NotificationSent { order: taken.order, shipment: taken.shipment, channel: *channel };
                let how = "POST notifications/api/v1/future/orders";
                Ok(Outcome::default().made(t::NotificationSent, None, sent, how).already(taken.was_there))
            }
            NotificationEffect::Follow { credentials, id, perhaps_simulated } => {
                self.follow_notification(credentials, *id, *perhaps_simulated).await
            }
            NotificationEffect::FindInFeed { credentials, id } => {
                let token = self.notifying(credentials).await?;
                let number = notifications::in_feed(self.api(), &token, *id).await.map_err(finding)?;
                let how = "GET notifications/api/v1/future/shipment/feed";
                Ok(Outcome::default().seen(t::NotificationListed, None, NotificationListed { number }, how))
            }
        }
    }

    async fn notifying(
        &self,
        credentials: &ClientCredentials,
    ) -> Result<std::sync::Arc<crate::api::Token>, Box<Finding>> {
        self.exchanged(credentials, &scopes(products::NOTIFICATIONS.scopes.service)).await
    }

    async fn follow_notification(
        &self,
        credentials: &ClientCredentials,
        id: Uuid,
        perhaps_simulated: bool,
    ) -> Performed {
        let token = self.notifying(credentials).await?;
        let status = notifications::shipment(self.api(), &token, id).await.map_err(finding)?;
        let says_so = matches!(notification_status::end(&status), Some(StatusEnd::Delivered | StatusEnd::HandedOver));
        let seen = NotificationSeen { perhaps_simulated: perhaps_simulated && says_so, status };
        Ok(Outcome::default().seen(t::NotificationSeen, None, seen, "GET notifications/api/v1/future/shipment/{id}"))
    }
}
