//! The keys of a client in Digdir's self-service API: the whole set at once (felleslosninger/docs, `oidc_api_admin.md`,
//! 2024-10-17).

use jiff::{Span, Timestamp};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::ask::{self, Api};
use super::self_service::clients;
use super::{ApiFault, Token};
use crate::catalog::services::RemoteService;
use crate::domain::{Address, ClientId, PublicJwk};
use crate::record::key::DAYS_TAKEN;
use crate::world::http::{Call, Expected};

const HERE: RemoteService = RemoteService::SelfService;

/// Keys that a client may have.
const KEYS_AT_MOST: usize = 5;

/// A registered key of any kind; what is not read of it is sent back as it stands.
#[derive(Deserialize)]
#[serde(try_from = "Map<String, Value>")]
struct RawKey {
    kid: String,
    whole: Map<String, Value>,
}

impl TryFrom<Map<String, Value>> for RawKey {
    type Error = &'static str;

    fn try_from(whole: Map<String, Value>) -> Result<Self, Self::Error> {
        let kid = whole.get("kid").and_then(Value::as_str).filter(|kid| !kid.is_empty()).ok_or("a key has an id")?;
        Ok(Self { kid: kid.to_owned(), whole })
    }
}

impl RawKey {
    fn is(&self, key: &PublicJwk) -> bool {
        let member = |name: &str| self.whole.get(name).and_then(Value::as_str);
        self.kid == key.kid && member("n") == Some(&key.n) && member("e") == Some(&key.e)
    }
}

/// When a registered key ends: by its own `exp`, and a year after it was registered last, whichever comes first
/// (felleslosninger/docs, `maskinporten_feilsoking.md`, 2024-10-17: registering it again renews it).
fn ends(key: &Map<String, Value>) -> Option<Timestamp> {
    let registered = ["created", "last_updated"].into_iter().filter_map(|member| moment(key.get(member)?)).max();
    let year = registered.and_then(|at| at.checked_add(Span::new().hours(DAYS_TAKEN * 24)).ok());
    own_end(key).into_iter().chain(year).min()
}

/// The end that the API itself gives a key.
fn own_end(key: &Map<String, Value>) -> Option<Timestamp> {
    Timestamp::from_second(key.get("exp")?.as_i64()?).ok()
}

/// A moment in one of the forms that have been seen; any other says nothing.
fn moment(value: &Value) -> Option<Timestamp> {
    match value {
        Value::Number(seconds) => Timestamp::from_second(seconds.as_i64()?).ok(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// A key that is registered on a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenKey {
    /// Its id, as whoever registered it chose.
    pub kid: String,
    /// The RFC 7638 thumbprint; absent where it is of a kind that is not read here.
    pub thumbprint: Option<String>,
    /// When Maskinporten stops taking it, where the API tells.
    pub ends: Option<Timestamp>,
}

/// The keys of a client, in the order of the API.
///
/// # Errors
/// The set cannot be read, all of it.
pub async fn keys(api: Api<'_>, session: &Token, id: &ClientId) -> Result<Vec<SeenKey>, ApiFault> {
    let seen = |key: RawKey| {
        // As it is registered: what is removed by it must be what was shown by it.
        let (kid, ends) = (key.kid.clone(), ends(&key.whole));
        let public = PublicJwk::try_from(Value::Object(key.whole)).ok();
        SeenKey { kid, thumbprint: public.map(|public| public.thumbprint()), ends }
    };
    Ok(raw_keys(api, session, id).await?.into_iter().map(seen).collect())
}

/// All keys of a client, or the fault: the set is replaced as a whole, so that one that is not seen would be removed.
async fn raw_keys(api: Api<'_>, session: &Token, id: &ClientId) -> Result<Vec<RawKey>, ApiFault> {
    #[derive(Deserialize)]
    struct KeySet {
        keys: Vec<RawKey>,
    }
    // A client without keys has an empty set or none; which of them is unverified. One answer that there is none may be a
    // slip, and the set that is written afterwards would lose the client's keys: it is believed when it is said twice.
    for _ in 0..2 {
        let answer = api.read(HERE, Call::get(&jwks(api, id)).bearer(session.bearer())).await?;
        if let Some(set) = ask::object_or_none::<KeySet>(HERE, &answer)? {
            return Ok(set.keys);
        }
    }
    Ok(Vec::new())
}

/// The keys of a client after one was put on it.
#[derive(Debug)]
pub struct RegisteredKeys {
    /// All RSA keys that the client has.
    pub keys: Vec<PublicJwk>,
    /// When the key that was put there ends, where the API tells.
    pub ends: Option<Timestamp>,
    /// The key was there already.
    pub was_there: bool,
}

/// Puts a key on a client, beside those that it has: the API replaces the whole set, so the others are sent again. Never
/// removes one that works: those that had ended by `now` are not sent again. Answers what the client has then, as it is read back.
///
/// # Errors
/// The client has five keys already, another key has the same id, the API refuses, or does not show the key afterwards.
pub async fn add_key(
    api: Api<'_>,
    session: &Token,
    id: &ClientId,
    key: &PublicJwk,
    now: Timestamp,
) -> Result<RegisteredKeys, ApiFault> {
    let registered = |keys: Vec<RawKey>, was_there| RegisteredKeys {
        ends: keys.iter().find(|known| known.is(key)).and_then(|known| ends(&known.whole)),
        keys: keys.into_iter().filter_map(|key| PublicJwk::try_from(Value::Object(key.whole)).ok()).collect(),
        was_there,
    };
    let mut all = raw_keys(api, session, id).await?;
    if let Some(known) = all.iter().find(|known| known.kid == key.kid) {
        return if known.is(key) { Ok(registered(all, true)) } else { Err(own_refusal(409, "KID-TAKEN")) };
    }
    all.retain(|known| !has_ended(known, now));
    if all.len() >= KEYS_AT_MOST {
        return Err(own_refusal(409, "KEYS-FULL"));
    }
    let mut set = sendable(all);
    set.push(json!(key));
    let kept = replace(api, session, id, &set).await?;
    match kept.iter().any(|kept| kept.is(key)) {
        true => Ok(registered(kept, false)),
        false => Err(ApiFault::NotKept { service: HERE, what: key.kid.clone() }),
    }
}

/// Whether a client has room for one more key, once those that have ended are left out.
///
/// # Errors
/// It has not, or its keys cannot be read.
pub async fn room(api: Api<'_>, session: &Token, id: &ClientId, now: Timestamp) -> Result<(), ApiFault> {
    let alive = raw_keys(api, session, id).await?.iter().filter(|key| !has_ended(key, now)).count();
    if alive < KEYS_AT_MOST { Ok(()) } else { Err(own_refusal(409, "KEYS-FULL")) }
}

/// Takes one key off a client on which another stays; answers whether it was gone already. What is there is read before and
/// afterwards.
///
/// # Errors
/// The key that is to stay is not there: then none is removed. Or the API refuses, or shows the key afterwards.
pub async fn remove_key(
    api: Api<'_>,
    session: &Token,
    id: &ClientId,
    (gone, stays): (&str, &PublicJwk),
) -> Result<bool, ApiFault> {
    let mut all = raw_keys(api, session, id).await?;
    if !all.iter().any(|known| known.is(stays)) || gone == stays.kid {
        return Err(own_refusal(409, "NEW-KEY-GONE"));
    }
    if !all.iter().any(|known| known.kid == gone) {
        return Ok(true);
    }
    all.retain(|known| known.kid != gone);
    let kept = replace(api, session, id, &sendable(all)).await?;
    match kept.iter().any(|kept| kept.is(stays)) && !kept.iter().any(|kept| kept.kid == gone) {
        true => Ok(false),
        false => Err(ApiFault::NotKept { service: HERE, what: gone.to_owned() }),
    }
}

/// Whether a key had ended by a moment, by what the API itself says of its end.
fn has_ended(key: &RawKey, now: Timestamp) -> bool {
    own_end(&key.whole).is_some_and(|end| end < now)
}

/// Keys as they are sent again.
fn sendable(mut all: Vec<RawKey>) -> Vec<Value> {
    for known in &mut all {
        known.whole.remove("created");
        known.whole.remove("last_updated");
        // Registered before `use` became compulsory.
        known.whole.entry("use").or_insert_with(|| "sig".into());
    }
    all.into_iter().map(|known| Value::Object(known.whole)).collect()
}

/// Replaces the whole set; answers what is there afterwards.
async fn replace(api: Api<'_>, session: &Token, id: &ClientId, set: &[Value]) -> Result<Vec<RawKey>, ApiFault> {
    let call = Call::post(&jwks(api, id)).bearer(session.bearer()).json(&json!({ "keys": set }));
    // The body is the set, or a text: what counts is what is there afterwards.
    ask::taken(HERE, &api.write(HERE, call.expecting(Expected::Done)).await?)?;
    raw_keys(api, session, id).await
}

fn jwks(api: Api<'_>, id: &ClientId) -> Address {
    clients(api).below(&[id.as_str(), "jwks"])
}

/// A no of our own, given before the API could do harm.
fn own_refusal(status: u16, code: &str) -> ApiFault {
    ApiFault::Refused(super::ServiceRefusal {
        service: HERE,
        status,
        code: Some(code.to_owned()),
        trace: None,
        message: String::new(),
        more: None,
        wait: None,
    })
}
