//! What the sandbox keeps of an order of notifications.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A chain: the notification, and its reminders.
#[derive(Clone, Serialize, Deserialize)]
pub(in crate::sandbox) struct Order {
    /// Its id, which the service calls `notificationOrderId`.
    pub(in crate::sandbox) id: Uuid,
    /// The code of the organisation whose it is.
    pub(in crate::sandbox) org: String,
    /// Idempotency key, as it was sent.
    pub(in crate::sandbox) key: String,
    /// The notification first, then the reminders in the order of the body.
    pub(in crate::sandbox) shipments: Vec<Shipment>,
}

/// What goes out at one time.
#[derive(Clone, Serialize, Deserialize)]
pub(in crate::sandbox) struct Shipment {
    /// Its id.
    pub(in crate::sandbox) id: Uuid,
    /// It reminds of the first.
    pub(in crate::sandbox) reminder: bool,
    /// The sender's own reference.
    pub(in crate::sandbox) reference: Option<String>,
    /// Ordered.
    pub(in crate::sandbox) created: Timestamp,
    /// When it is to go out.
    pub(in crate::sandbox) due: Timestamp,
    /// When it has been handed to those who send.
    pub(in crate::sandbox) picked: Timestamp,
    /// To whom.
    pub(in crate::sandbox) targets: Vec<Target>,
    /// What is asked before it goes out.
    #[serde(default)]
    pub(in crate::sandbox) condition: Option<Condition>,
}

/// An address that a shipment goes to.
#[derive(Clone, Serialize, Deserialize)]
pub(in crate::sandbox) struct Target {
    /// By SMS; else by e-mail.
    pub(in crate::sandbox) sms: bool,
    /// The address or number.
    pub(in crate::sandbox) destination: String,
    /// When it is sent: later than the shipment is due for an SMS at night.
    pub(in crate::sandbox) sent: Timestamp,
    /// When it has arrived.
    pub(in crate::sandbox) arrives: Timestamp,
    /// Why it does not arrive: the end of the status, such as `RecipientReserved`.
    pub(in crate::sandbox) fails: Option<String>,
}

/// A send condition.
#[derive(Clone, Serialize, Deserialize)]
pub(in crate::sandbox) struct Condition {
    /// The address that is asked.
    pub(in crate::sandbox) endpoint: String,
    /// It has been asked.
    #[serde(default)]
    pub(in crate::sandbox) asked: bool,
    /// What it answered; a failure counts as yes.
    pub(in crate::sandbox) sends: Option<bool>,
}
