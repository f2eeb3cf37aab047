//! Altinn Events: subscriptions on a resource (Altinn/altinn-events, `Controllers/SubscriptionController.cs`,
//! 2026-08-20).

use jiff::Timestamp;
use serde::Deserialize;
use url::Url;

use super::ask::{self, Api, Filled, refusal};
use super::{ApiFault, ServiceRefusal, Token};
use crate::catalog::services::RemoteService;
use crate::domain::subscription::NewSubscription;
use crate::domain::{Address, OrgNumber, ResourceId, person};
use crate::record::values::SubscriptionSeen;
use crate::world::clean::clean_line;
use crate::world::http::{Call, Expected, HttpResponse};

const HERE: RemoteService = RemoteService::Events;

/// A subscription as Events shows it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Shown")]
pub struct Subscription {
    /// Its number.
    pub id: i64,
    /// Where events are sent.
    pub end_point: String,
    /// URN of the resource.
    pub resource_filter: Option<String>,
    /// The one event type, when it is limited to one.
    pub type_filter: Option<String>,
    /// Whose it is: `/org/ttd`.
    pub consumer: Option<String>,
    /// The validation call was answered.
    pub validated: bool,
}

/// The form of the answer: what is empty is left out of it (Altinn/altinn-events, `Models/Subscription.cs`, 2026-08-20).
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    id: i64,
    end_point: Filled,
    #[serde(default)]
    resource_filter: Option<String>,
    #[serde(default)]
    type_filter: Option<String>,
    #[serde(default)]
    consumer: Option<String>,
    validated: bool,
}

impl TryFrom<Shown> for Subscription {
    type Error = &'static str;

    fn try_from(shown: Shown) -> Result<Self, Self::Error> {
        let Shown { id, end_point: Filled(end_point), resource_filter, type_filter, consumer, validated } = shown;
        if id < 1 {
            return Err("numbers of subscriptions begin at 1");
        }
        Ok(Self { id, end_point, resource_filter, type_filter, consumer, validated })
    }
}

impl Subscription {
    /// What the state keeps of it.
    #[must_use]
    pub const fn seen(&self) -> SubscriptionSeen {
        SubscriptionSeen { id: self.id, validated: self.validated }
    }

    /// Whether it is what was wished for.
    #[must_use]
    pub fn is_wish(&self, wish: &NewSubscription) -> bool {
        let to = Url::parse(&self.end_point).ok();
        to.as_ref() == Some(&wish.end_point) && self.resource_filter.as_ref() == Some(&wish.resource_filter)
    }
}

/// Subscribes, and reads back what was made. The same wish again gives the same subscription, and makes Events call the
/// address anew.
///
/// # Errors
/// The refusal; an empty 403 is the scope, a worded one the policy. Also when Events does not show the subscription
/// afterwards, or shows another.
pub async fn subscribe(api: Api<'_>, token: &Token, wish: &NewSubscription) -> Result<Subscription, ApiFault> {
    let call = Call::post(&subscriptions(api)).bearer(token.bearer()).json(wish);
    // Repeating is safe: an identical subscription is found, not made twice.
    let made = understood(&api.read(HERE, call).await?)?;
    let kept = read(api, token, made.id).await?.filter(|kept| kept.is_wish(wish));
    let what = || format!("{} ({})", made.id, wish.resource_filter);
    kept.ok_or_else(|| ApiFault::NotKept { service: HERE, what: what() })
}

/// Reads one subscription; `None` when it is gone.
///
/// # Errors
/// The refusal.
pub async fn read(api: Api<'_>, token: &Token, id: i64) -> Result<Option<Subscription>, ApiFault> {
    let call = Call::get(&subscriptions(api).below(&[&id.to_string()])).bearer(token.bearer());
    let answer = api.read(HERE, call).await?;
    match answer.status {
        403 => Err(of_another(&answer)),
        404 => ask::object_or_none(HERE, &answer),
        _ => match understood(&answer)? {
            found if found.id == id => Ok(Some(found)),
            _ => Err(ask::unexpected(HERE, &answer)),
        },
    }
}

/// The refusal of one subscription: it is another consumer's.
fn of_another(answer: &HttpResponse) -> ApiFault {
    match refused(answer) {
        ApiFault::Refused(refusal) => {
            ApiFault::Refused(ServiceRefusal { code: Some("403-OTHER".to_owned()), ..refusal })
        }
        other => other,
    }
}

/// Deletes one subscription, and looks that it is gone; answers whether there was one. Events that are on their way already,
/// or that Altinn's cache of subscriptions still lets through, come for up to an hour.
///
/// # Errors
/// The refusal. Also when Events still shows it afterwards.
pub async fn delete(api: Api<'_>, token: &Token, id: i64) -> Result<bool, ApiFault> {
    let call = Call::delete(&subscriptions(api).below(&[&id.to_string()])).bearer(token.bearer());
    // Repeating is safe: what is gone is not found, and a number is given once. The answer is empty.
    let answer = api.read(HERE, call.expecting(Expected::Done)).await?;
    match answer.status {
        404 => return ask::object_or_none::<Subscription>(HERE, &answer).map(|_| false),
        403 => return Err(of_another(&answer)),
        _ if !answer.is_success() => return Err(refused(&answer)),
        _ => {}
    }
    match read(api, token, id).await? {
        None => Ok(true),
        Some(_) => Err(ApiFault::NotKept { service: HERE, what: format!("DELETE {id}") }),
    }
}

/// Lists the subscriptions of the caller, also those that are not validated.
///
/// # Errors
/// The refusal.
pub async fn list(api: Api<'_>, token: &Token) -> Result<Vec<Subscription>, ApiFault> {
    #[derive(Deserialize)]
    struct List {
        subscriptions: Vec<Subscription>,
    }
    let answer = api.read(HERE, Call::get(&subscriptions(api)).bearer(token.bearer())).await?;
    if !answer.is_success() {
        return Err(refused(&answer));
    }
    ask::object::<List>(HERE, &answer).map(|list| list.subscriptions)
}

/// Something that happened, as the feed shows it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "CloudEvent")]
pub struct FeedEvent {
    /// Its id; the next page begins behind it.
    pub id: String,
    /// What happened: `no.altinn.correspondence.correspondencepublished`.
    pub kind: String,
    /// When.
    pub time: Option<Timestamp>,
    /// To whom: a URN, without the number of a person.
    pub subject: Option<String>,
    /// What it is about: the id of a message, or of a file transfer.
    pub instance: Option<String>,
}

/// CloudEvents 1.0, with Altinn's extensions (Altinn/altinn-events, `Controllers/EventsController.cs`, 2026-08-20).
#[derive(Deserialize)]
struct CloudEvent {
    specversion: Filled,
    id: Filled,
    #[serde(rename = "type")]
    kind: Filled,
    #[serde(default)]
    time: Option<Timestamp>,
    #[serde(default)]
    subject: Option<String>,
    #[serde(default)]
    resourceinstance: Option<String>,
}

impl TryFrom<CloudEvent> for FeedEvent {
    type Error = &'static str;

    fn try_from(event: CloudEvent) -> Result<Self, Self::Error> {
        let CloudEvent { specversion, id, kind, time, subject, resourceinstance } = event;
        if !specversion.0.starts_with("1.") {
            return Err("a CloudEvent of version 1 belongs here");
        }
        let line = |text: Filled| clean_line(&text.0);
        // It is kept in a state that others read, and stands in commands.
        if id.0.len() > LONGEST_ID || !id.0.chars().all(|c| c.is_ascii_graphic()) || person::is_in(&id.0) {
            return Err("an id of an event belongs here");
        }
        let subject = subject.and_then(|subject| without_person(&subject)).map(|subject| clean_line(&subject));
        let instance = resourceinstance.map(|instance| clean_line(&instance));
        Ok(Self { id: line(id), kind: line(kind), time, subject, instance })
    }
}

/// A subject without its number, unless that is an organisation's.
fn without_person(subject: &str) -> Option<String> {
    let (kind, number) = subject.rsplit_once(':')?;
    Some(if OrgNumber::parse(number).is_ok() { subject.to_owned() } else { kind.to_owned() })
}

/// The ids of Altinn's events are UUIDs.
const LONGEST_ID: usize = 200;

/// No event has this id: what is read after it begins at the beginning.
const BEGINNING: &str = "0";

/// The largest page that Events gives (Altinn/altinn-events, `Controllers/EventsController.cs`, 2026-08-20).
pub const LARGEST_PAGE: u16 = 1000;

/// Reads a page of what has happened to a resource, oldest first: what comes after an event, or from the beginning
/// when none is named. An event is there half a minute after it happened at the earliest. What the caller may not see is left
/// out after the page was counted, so that a page may be short, or empty, with more behind it.
///
/// # Errors
/// The refusal.
pub async fn feed(
    api: Api<'_>,
    token: &Token,
    resource: &ResourceId,
    (after, size): (Option<&str>, u16),
) -> Result<Vec<FeedEvent>, ApiFault> {
    let after = after.unwrap_or(BEGINNING);
    let (resource, size) = (resource.urn(), size.clamp(1, LARGEST_PAGE).to_string());
    let query = [("resource", resource.as_str()), ("after", after), ("size", size.as_str())];
    let address = api.environment.events.below(&["events"]).with_query(&query);
    let answer = api.read(HERE, Call::get(&address).bearer(token.bearer())).await?;
    if !answer.is_success() {
        return Err(refused(&answer));
    }
    ask::objects(HERE, &answer)
}

fn subscriptions(api: Api<'_>) -> Address {
    api.environment.events.below(&["subscriptions"])
}

fn understood(answer: &HttpResponse) -> Result<Subscription, ApiFault> {
    if answer.is_success() { ask::object(HERE, answer) } else { Err(refused(answer)) }
}

/// Events says no in words or not at all; the order of its checks makes each mean one thing (Altinn/altinn-events,
/// `Controllers/SubscriptionController.cs`, 2026-08-20).
fn refused(answer: &HttpResponse) -> ApiFault {
    match refusal(HERE, answer) {
        ApiFault::Refused(mut refusal) => {
            let said = refusal.message.to_lowercase();
            let code = match refusal.status {
                403 if said.is_empty() => Some("403-EMPTY"),
                403 if said.contains("not authorized to create a subscription") => Some("403-POLICY"),
                400 if said.contains("endpoint") => Some("400-ENDPOINT"),
                400 if said.contains("resource filter") => Some("400-URN"),
                400 if said.contains("filter") => Some("400-FILTER"),
                _ => None,
            };
            refusal.code = code.map(str::to_owned).or(refusal.code);
            ApiFault::Refused(refusal)
        }
        other => other,
    }
}

#[cfg(test)]
#[path = "events_tests.rs"]
mod tests;
