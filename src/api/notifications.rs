//! Altinn Varsling: an order, what became of it, and the feed in which it is told (Altinn/altinn-notifications,
//! `components/api/src/Altinn.Notifications/Controllers/FutureOrdersController.cs`, 2026-07-24).

use serde::Deserialize;
use uuid::Uuid;

use super::ask::{self, Api, Filled, refusal};
use super::young_token::once_more;
use super::{ApiFault, Token};
use crate::catalog::notification_status::{self, StatusEnd};
use crate::catalog::services::RemoteService;
use crate::domain::Address;
use crate::domain::notification::NewOrder;
use crate::world::clean::clean_line;
use crate::world::http::{Call, HttpResponse};

const HERE: RemoteService = RemoteService::Notifications;

/// The largest page of the feed that the service gives (Altinn/altinn-notifications,
/// `Altinn.Notifications/Controllers/ShipmentController.cs`, 2026-07-24).
const LARGEST_PAGE: &str = "500";

/// An order that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenOrder {
    /// The id of the chain.
    pub order: Uuid,
    /// The id under which the notification is followed.
    pub shipment: Uuid,
    /// The ids under which its reminders are.
    pub reminders: Vec<Uuid>,
    /// It was ordered under the same key before.
    pub was_there: bool,
}

/// What has become of a notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shipment {
    /// A status in the service's own word.
    pub status: String,
    /// The reference that the sender gave it.
    pub reference: Option<String>,
}

/// `NotificationOrderChainResponseExt` of its OpenAPI document.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Receipt {
    notification_order_id: Uuid,
    notification: ReceiptOfOne,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ReceiptOfOne {
    shipment_id: Uuid,
    #[serde(default)]
    reminders: Vec<ReceiptOfReminder>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ReceiptOfReminder {
    shipment_id: Uuid,
}

/// `NotificationDeliveryManifestExt`: nobody's address is kept of it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Manifest {
    shipment_id: Uuid,
    senders_reference: Option<String>,
    status: Filled,
    recipients: Vec<ManifestRecipient>,
}

#[derive(Deserialize)]
struct ManifestRecipient {
    status: Filled,
}

impl Manifest {
    /// The status of the one recipient, or of the one of several that it went best with once all are at their end; of the
    /// order, as long as it has none.
    fn status(&self) -> String {
        let best = |recipient: &&ManifestRecipient| match notification_status::end(&recipient.status.0) {
            Some(StatusEnd::Delivered) => 0_u8,
            Some(StatusEnd::HandedOver) => 1,
            _ => 2,
        };
        let ended = |recipient: &ManifestRecipient| notification_status::end(&recipient.status.0).is_some();
        let one = match &self.recipients[..] {
            [one] => &one.status,
            several if several.iter().all(ended) => {
                several.iter().min_by_key(best).map_or(&self.status, |one| &one.status)
            }
            _ => &self.status,
        };
        clean_line(&one.0)
    }
}

/// A row of the feed, `StatusFeedExt`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct FeedRow {
    sequence_number: i64,
    shipment_id: Uuid,
}

/// Orders a notification under a key that was saved before; a key that was used gives the order that was made under it.
/// What was taken is read back.
///
/// # Errors
/// The refusal; also when the service does not show what it took: then the fault names it.
pub async fn order(api: Api<'_>, token: &Token, order: &NewOrder) -> Result<TakenOrder, ApiFault> {
    let call = Call::post(&future(api).below(&["orders"])).bearer(token.bearer()).json(order);
    // Repeating is safe: the key finds what was made.
    let answer = once_more(api, HERE, token, call, true).await?;
    if !answer.is_success() {
        return Err(refusal(HERE, &answer));
    }
    let made: Receipt = ask::object(HERE, &answer)?;
    let shipment = made.notification.shipment_id;
    let reminders = made.notification.reminders.into_iter().map(|reminder| reminder.shipment_id).collect();
    let was_there = answer.status == 200;
    match shown(api, token, shipment).await {
        Ok(_) => Ok(TakenOrder { order: made.notification_order_id, shipment, reminders, was_there }),
        Err(ApiFault::Refused(refusal)) if refusal.status == 404 => {
            Err(ApiFault::NotKept { service: HERE, what: shipment.to_string() })
        }
        Err(fault) => Err(fault),
    }
}

/// What has become of a notification.
///
/// # Errors
/// The refusal; 404 also for what is another organisation's.
pub async fn shipment(api: Api<'_>, token: &Token, id: Uuid) -> Result<Shipment, ApiFault> {
    let manifest = shown(api, token, id).await?;
    let reference = manifest.senders_reference.as_deref().map(clean_line);
    Ok(Shipment { status: manifest.status(), reference })
}

async fn shown(api: Api<'_>, token: &Token, id: Uuid) -> Result<Manifest, ApiFault> {
    let call = Call::get(&future(api).below(&["shipment", &id.to_string()])).bearer(token.bearer());
    let answer = once_more(api, HERE, token, call, true).await?;
    let manifest: Manifest = understood(&answer, ask::object)?;
    if manifest.shipment_id == id { Ok(manifest) } else { Err(ask::unexpected(HERE, &answer)) }
}

/// The number under which a notification stands in the feed; `None` when it is not among the newest. The newest come
/// first; of an old one nothing is said.
///
/// # Errors
/// The refusal.
pub async fn in_feed(api: Api<'_>, token: &Token, id: Uuid) -> Result<Option<i64>, ApiFault> {
    let query = [("pageSize", LARGEST_PAGE), ("orderBy", "desc")];
    let address = future(api).below(&["shipment", "feed"]).with_query(&query);
    let answer = once_more(api, HERE, token, Call::get(&address).bearer(token.bearer()), true).await?;
    let rows: Vec<FeedRow> = understood(&answer, ask::objects)?;
    Ok(rows.into_iter().find(|row| row.shipment_id == id).map(|row| row.sequence_number))
}

fn understood<T>(
    answer: &HttpResponse,
    read: impl FnOnce(RemoteService, &HttpResponse) -> Result<T, ApiFault>,
) -> Result<T, ApiFault> {
    if answer.is_success() { read(HERE, answer) } else { Err(refusal(HERE, answer)) }
}

fn future(api: Api<'_>) -> Address {
    api.environment.notifications.below(&["future"])
}

#[cfg(test)]
mod tests {
    use super::super::test_support::TestService;
    use super::*;
    use crate::domain::notification::NotificationText;
    use crate::domain::own_address::OwnAddress;
    use serde_json::{Value, json};
    use wiremock::matchers::{body_partial_json, method, path, query_param};
    use wiremock::{Mock, MockServer, ResponseTemplate};

    const ID: &str = "5c0d9d2a-0f1e-4a53-9a52-1f6b8a3c7d11";

    fn id() -> Uuid {
        Uuid::parse_str(ID).unwrap()
    }

    fn new_order() -> NewOrder {
        let text = NotificationText { senders_reference: "1".into(), subject: "Test".into(), body: "Hei".into() };
        NewOrder::to_one(&text, &OwnAddress::email("kari@ttd.no").unwrap(), Uuid::from_u128(7))
    }

    fn receipt() -> Value {
        json!({"notificationOrderId": Uuid::from_u128(2), "notification": {"shipmentId": ID, "sendersReference": "1"}})
    }

    fn manifest(status: &str, recipients: &Value) -> Value {
        json!({"shipmentId": ID, "sendersReference": "1", "type": "Notification", "status": status, "lastUpdate": "2026-11-20T10:00:00Z",
               "recipients": recipients})
    }

    async fn shows(server: &MockServer, answer: ResponseTemplate) {
        let of = Mock::given(method("GET")).and(path(format!("/notifications/future/shipment/{ID}")));
        of.respond_with(answer).up_to_n_times(1).mount(server).await;
    }

    #[tokio::test]
    async fn an_order_is_made_once_and_read_back() {
        for (status, was_there) in [(201, false), (200, true)] {
            let place = TestService::new().await;
            Mock::given(method("POST"))
                .and(path("/notifications/future/orders"))
                .and(body_partial_json(json!({"idempotencyId": Uuid::from_u128(7)})))
                .respond_with(ResponseTemplate::new(status).set_body_json(receipt()))
                .mount(&place.server)
                .await;
            let registered = manifest("Order_Registered", &json!([]));
            shows(&place.server, ResponseTemplate::new(200).set_body_json(registered)).await;
            let taken = order(place.api(), &place.token(), &new_order()).await.unwrap();
            assert_eq!(
                taken,
                TakenOrder { order: Uuid::from_u128(2), shipment: id(), reminders: Vec::new(), was_there }
            );
            // Nobody knows what was taken: that is named.
            let unknown = json!({"code": "NOT-00003", "title": "Shipment not found", "status": 404});
            shows(&place.server, ResponseTemplate::new(404).set_body_json(unknown)).await;
            let fault = order(place.api(), &place.token(), &new_order()).await.unwrap_err();
            assert_eq!(fault.finding().code, "SERVICE-NOT-KEPT");
        }
    }

    #[tokio::test]
    async fn a_refusal_is_told_by_its_code() {
        for (status, body, code) in [
            (422, json!({"code": "NOT-00001", "title": "Missing contact information for recipient(s)"}), "NOT-00001"),
            (400, json!({"title": "One or more validation errors occurred.", "errors": {}}), "NOTIFICATIONS-400"),
        ] {
            let place = TestService::new().await;
            let answer = ResponseTemplate::new(status).set_body_json(body);
            Mock::given(method("POST")).respond_with(answer).mount(&place.server).await;
            assert_eq!(order(place.api(), &place.token(), &new_order()).await.unwrap_err().finding().code, code);
        }
        let place = TestService::new().await;
        Mock::given(method("POST")).respond_with(ResponseTemplate::new(403)).mount(&place.server).await;
        let fault = order(place.api(), &place.token(), &new_order()).await.unwrap_err();
        assert_eq!(fault.finding().code, "NOTIFICATIONS-403", "without a word");
    }

    #[tokio::test]
    async fn a_notification_is_followed_by_its_one_recipient() {
        let place = TestService::new().await;
        let to = |status: &str| json!({"type": "Email", "destination": "kari@ttd.no", "status": status});
        for (order, recipients, said) in [
            ("Order_Processing", json!([]), "Order_Processing"),
            ("Order_Completed", json!([to("Email_Delivered")]), "Email_Delivered"),
            ("Order_Completed", json!([to("Email_Failed"), to("Email_Delivered")]), "Email_Delivered"),
            ("Order_Completed", json!([to("Email_Failed"), to("SMS_Accepted")]), "SMS_Accepted"),
            ("Order_Processed", json!([to("Email_Delivered"), to("Email_New")]), "Order_Processed"),
        ] {
            shows(&place.server, ResponseTemplate::new(200).set_body_json(manifest(order, &recipients))).await;
            let seen = shipment(place.api(), &place.token(), id()).await.unwrap();
            assert_eq!((seen.status.as_str(), seen.reference.as_deref()), (said, Some("1")));
        }
        let mut other = manifest("Order_Registered", &json!([]));
        other["shipmentId"] = json!(Uuid::from_u128(9));
        shows(&place.server, ResponseTemplate::new(200).set_body_json(other)).await;
        assert!(shipment(place.api(), &place.token(), id()).await.is_err(), "it is another's");
    }

    #[tokio::test]
    async fn the_newest_rows_of_the_feed_are_looked_through() {
        let place = TestService::new().await;
        let row = |number: i64, id: &str| json!({"sequenceNumber": number, "shipmentId": id, "status": "Order_Completed", "recipients": []});
        let rows = json!([row(12, &Uuid::from_u128(9).to_string()), row(11, ID)]);
        Mock::given(path("/notifications/future/shipment/feed"))
            .and(query_param("orderBy", "desc"))
            .and(query_param("pageSize", "500"))
            .respond_with(ResponseTemplate::new(200).set_body_json(rows))
            .mount(&place.server)
            .await;
        assert_eq!(in_feed(place.api(), &place.token(), id()).await.unwrap(), Some(11));
        assert_eq!(in_feed(place.api(), &place.token(), Uuid::from_u128(1)).await.unwrap(), None);
    }
}
