//! Calls to the receivers of events: the validation call, and what happens to messages and files
//! (Altinn/altinn-correspondence, `Services/Enums/AltinnEventType.cs`, 2026-08-20; Altinn/altinn-events,
//! `Services/SubscriptionService.cs`, 2026-08-20).

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::feed;

use crate::domain::OrgNumber;
use crate::sandbox::broker;
use crate::sandbox::decision::may_be_told;
use crate::sandbox::state::Sandbox;
use crate::sandbox::world_data::{Message, StoredEvent, Subscription, World};

/// Seconds between attempts at a validation call, from the first on; after the last it stays unvalidated.
const ATTEMPTS: [u64; 6] = [0, 1, 5, 10, 30, 60];

/// The type of the event of a published message.
const PUBLISHED: &str = "no.altinn.correspondence.correspondencepublished";

/// Makes the validation call once and waits for its end.
pub(super) async fn validate_once(sandbox: &Arc<Sandbox>, id: i64) -> bool {
    let find = |world: &World| world.subscriptions.iter().find(|s| s.id == id).cloned();
    let Some(subscription) = sandbox.read(find) else { return true };
    let event = json!({
        "id": Uuid::new_v4(),
        "source": format!("{}/events/api/v1/subscriptions/{id}", sandbox.base),
        "type": "platform.events.validatesubscription",
        "specversion": "1.0",
        "time": sandbox.clock.service().to_string(),
    });
    if !sandbox.may_call(&subscription) || !sandbox.postman.deliver(&subscription.end_point, &event).await {
        return false;
    }
    if subscription.validated {
        return true;
    }
    let validated = sandbox.change(|world| {
        world.subscriptions.iter_mut().filter(|s| s.id == id).for_each(|s| s.validated = true);
        Ok(())
    });
    validated.is_ok()
}

/// Makes the validation call beside the answer, and again when it fails.
pub(super) fn validate_later(sandbox: &Arc<Sandbox>, id: i64) {
    let work = {
        let sandbox = Arc::clone(sandbox);
        async move {
            for pause in ATTEMPTS {
                sandbox.clock.sleep(Duration::from_secs(pause)).await;
                if validate_once(&sandbox, id).await {
                    break;
                }
            }
        }
    };
    until_stopped(sandbox, work);
}

/// Tells subscribers of a message when it is published.
pub(in crate::sandbox) fn announce_later(sandbox: &Arc<Sandbox>, id: Uuid) {
    let work = {
        let sandbox = Arc::clone(sandbox);
        async move {
            let Some(message) = sandbox.read(|world| world.message(id).cloned()) else { return };
            let left = message.publish.duration_since(sandbox.clock.wall());
            sandbox.clock.sleep(Duration::try_from(left).unwrap_or_default()).await;
            // Of a message that was taken back meanwhile nobody is told that it is published.
            let is_published = |message: &Message| message.purged.is_none() && !message.scan_fails;
            if sandbox.read(|world| world.message(id).is_some_and(is_published)) {
                announce(&sandbox, &message).await;
            }
        }
    };
    until_stopped(sandbox, work);
}

/// Tells subscribers of what happens to a file transfer, now and later.
pub(in crate::sandbox) fn announce_transfer(sandbox: &Arc<Sandbox>, id: Uuid) {
    let work = {
        let sandbox = Arc::clone(sandbox);
        async move {
            while let Some(transfer) = sandbox.read(|world| world.transfer(id).cloned()) {
                let now = sandbox.clock.wall();
                for event in broker::events_of(&transfer, (&sandbox.clock, &sandbox.base), now) {
                    let (event, is_new) = sandbox.note(|world| feed::register(world, event, now));
                    if is_new {
                        deliver(&sandbox, &event).await;
                    }
                }
                let Some(next) = transfer.steps.iter().map(|step| step.at).find(|at| *at > now) else {
                    sandbox.note(|world| {
                        let told = world.transfers.iter_mut().filter(|known| known.id == id);
                        told.for_each(|known| known.announced = known.steps.len() == transfer.steps.len());
                    });
                    return;
                };
                sandbox.clock.sleep(Duration::try_from(next.duration_since(now)).unwrap_or_default()).await;
            }
        }
    };
    until_stopped(sandbox, work);
}

/// Takes up what was under way when the sandbox stopped.
pub(in crate::sandbox) fn resume(sandbox: &Arc<Sandbox>) {
    let waiting: Vec<Uuid> = sandbox.read(|world| {
        world
            .messages
            .iter()
            .filter(|message| !message.announced && message.purged.is_none() && !message.scan_fails)
            .map(|message| message.id)
            .collect()
    });
    for id in waiting {
        announce_later(sandbox, id);
    }
    let transfers: Vec<Uuid> = sandbox.read(|world| {
        world.transfers.iter().filter(|transfer| !transfer.announced).map(|transfer| transfer.id).collect()
    });
    for id in transfers {
        announce_transfer(sandbox, id);
    }
    let unvalidated: Vec<i64> = sandbox.read(|world| {
        world.subscriptions.iter().filter(|subscription| !subscription.validated).map(|s| s.id).collect()
    });
    for id in unvalidated {
        validate_later(sandbox, id);
    }
}

/// The event of a message. It is told once: a receiver that was down in a rehearsal is seen at the validation call
/// already.
async fn announce(sandbox: &Arc<Sandbox>, message: &Message) {
    let now = sandbox.clock.wall();
    let (event, _) = sandbox.note(|world| feed::register(world, published(sandbox, message), now));
    deliver(sandbox, &event).await;
    // Not a writing call of anybody's: lost with a crash, the event is sent a second time, as Altinn's may be.
    sandbox.note(|world| {
        world.messages.iter_mut().filter(|known| known.id == message.id).for_each(|known| known.announced = true);
    });
}

/// One event to each subscriber whose filters fit.
async fn deliver(sandbox: &Arc<Sandbox>, event: &StoredEvent) {
    let body = Value::Object(event.event.clone());
    for subscriber in subscribers(sandbox, event) {
        sandbox.postman.deliver(&subscriber.end_point, &body).await;
    }
}

/// Who is told of an event: whose filters fit, and whom the access rules of the resource, and its access lists, let know of what
/// happens to that party.
fn subscribers(sandbox: &Sandbox, event: &StoredEvent) -> Vec<Subscription> {
    let (resource, subject) = (event.text("resource"), event.text("subject"));
    let cache = (&sandbox.clock, sandbox.scenarios.events_cache());
    let happening = format!("{resource} {subject} {}", event.text("type"));
    let fitting = sandbox.told.through(cache, &happening, |_| {
        let of = |world: &World| world.subscriptions.iter().filter(|one| fits(one, event)).map(|one| one.id).collect();
        Some(sandbox.read(of))
    });
    let fitting = fitting.unwrap_or_default();
    let known: Vec<Subscription> =
        sandbox.read(|world| world.subscriptions.iter().filter(|one| fitting.contains(&one.id)).cloned().collect());
    let party = subject.rsplit_once(':').and_then(|(_, number)| OrgNumber::parse(number).ok());
    let id = resource.strip_prefix("urn:altinn:resource:").unwrap_or(resource);
    let lets = |one: &Subscription| {
        let key = format!("{} {resource} {subject}", one.consumer);
        let may = sandbox.may_be_told.through(cache, &key, |_| Some(may_be_told(sandbox, &one.consumer, id, party)));
        may == Some(true)
    };
    known.into_iter().filter(|one| sandbox.may_call(one) && lets(one)).collect()
}

fn fits(subscription: &Subscription, event: &StoredEvent) -> bool {
    subscription.validated
        && subscription.resource_filter == event.text("resource")
        && subscription.subject_filter.as_ref().is_none_or(|subject| subject == event.text("subject"))
        && subscription.type_filter.as_ref().is_none_or(|kind| kind == event.text("type"))
}

fn published(sandbox: &Sandbox, message: &Message) -> Map<String, Value> {
    // The feed is written down, and nobody's number with it.
    let recipient = message.shown_recipient();
    let number = recipient.rsplit_once(':').map_or("", |(_, number)| number);
    let kind = if recipient.contains(":organization:") { "organisation" } else { "person" };
    let members = [
        ("specversion", json!("1.0")),
        ("id", json!(Uuid::new_v4())),
        ("type", json!(PUBLISHED)),
        ("source", json!(format!("{}/correspondence/api/v1/correspondence", sandbox.base))),
        ("subject", json!(recipient)),
        ("alternativesubject", json!(format!("/{kind}/{number}"))),
        ("resource", json!(format!("urn:altinn:resource:{}", message.resource))),
        ("resourceinstance", json!(message.id)),
        ("time", json!(sandbox.clock.as_shown(message.publish).to_string())),
    ];
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Runs beside the answers, and no longer than the sandbox.
fn until_stopped(sandbox: &Arc<Sandbox>, work: impl Future<Output = ()> + Send + 'static) {
    let mut stopping = sandbox.stopping.clone();
    tokio::spawn(async move {
        tokio::select! {
            () = work => {}
            _ = stopping.wait_for(|stop| *stop) => {}
        }
    });
}
