//! `client key rotate`: a new key beside the old one, and the old one away when a token with the new one has been had and
//! everybody has had time to move. Every part is saved before the next, so that it goes on where it ended.

mod facts;

use jiff::{SignedDuration, Timestamp};

use super::perform::{Performer, TakenKey};
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use crate::catalog::codes::keys as codes;
use crate::catalog::codes::policies::OPTION_NO_EFFECT;
use crate::domain::{ClientId, KeyStoreName, sha256};
use crate::finding::Finding;
use crate::record::key::client_kid;
use crate::record::values::{ClientKey, ReplacedKey};
use crate::record::{Confirmation, Source, Topic, TopicMarker as _, t};
use crate::steps::effects::{ClientCredentials, KeyRef, KeyToRegister, KnownKey};
use crate::steps::maskinporten_client::{BITS, walkthrough};
use crate::steps::parts::{client, needed};
use crate::text::{Message, Phrase, dates};

/// The flag that confirms that the old key is removed.
pub const CONFIRM_KEY: &str = "confirm-key";

/// How long the old key stays when nobody says otherwise: systems must have time to get the new one.
const GRACE: SignedDuration = SignedDuration::from_hours(24);

/// What the operator wishes of a rotation.
#[derive(Clone, Debug, Default)]
pub struct RotationWish {
    /// How long the old key stays once the new one works; what was said when the rotation began, else a day, and nothing
    /// in a rehearsal.
    pub grace: Option<SignedDuration>,
    /// Who holds the new key: a role; else whoever holds the old one.
    pub holder: Option<String>,
}

/// How far a rotation has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Rotated {
    /// The old key is gone.
    Done,
    /// A person does the next part in the portal: the clicks, and the public key for it.
    ByHand(Vec<Message>),
    /// Maskinporten does not know the new key yet.
    NotKnownYet,
    /// The old key stays until then.
    Until(Timestamp),
    /// Nobody confirmed that the old key is removed.
    Kept,
}

/// What came of a part: it went well, or why not.
type Part<T> = Result<Result<T, Box<Finding>>, EngineFault>;

/// Goes on with what went well; what did not is answered.
macro_rules! well {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(finding) => return Ok(Err(finding)),
        }
    };
}

/// A rotation: which client, and the two keys.
struct Rotation {
    client: String,
    id: ClientId,
    old: ClientKey,
    new: ClientKey,
    replaced: ReplacedKey,
}

impl Rotation {
    /// The key of the fact about the new key as long as it stands beside the old one.
    fn beside(&self) -> String {
        client_kid(&self.client, &self.new.kid)
    }
}

impl Session<'_, Performer> {
    /// Rotates the key of a work's client, or goes on with a rotation, as far as it comes now.
    ///
    /// # Errors
    /// The state cannot be saved, the terminal fails, or what cannot be undone is not confirmed. The inner error says why
    /// it cannot go on.
    pub async fn rotate_key(&mut self, work: &StepRun, wish: &RotationWish) -> Part<Rotated> {
        for topic in [Topic::KeyName, Topic::ClientKey, Topic::KeyOnClient] {
            self.check_readable(&work.place, topic, |_| true)?;
        }
        if client::is_suppliers(&self.brief(work)) {
            return Ok(Err(Box::new(Finding::new(&codes::KEY_OF_SUPPLIER, "client key rotate"))));
        }
        let mut rotation = match self.rotation(work) {
            Some(rotation) => {
                // The new key is made already, and the same command goes on.
                let is_other_holder = wish.holder.is_some() && wish.holder != rotation.new.holder;
                let is_other_length = self.key_bits.is_some_and(|bits| bits != rotation.new.bits);
                let late = [("--holder", is_other_holder), ("--key-bits", is_other_length)];
                if let Some((option, _)) = late.into_iter().find(|(_, is_late)| *is_late) {
                    let finding = Finding::new(&OPTION_NO_EFFECT, option).with("option", option);
                    return Ok(Err(Box::new(finding.with("reason", words::MADE_ALREADY))));
                }
                rotation
            }
            None => well!(self.begin_rotation(work, wish).await?),
        };
        if let Some(grace) = wish.grace {
            self.change_grace(work, &mut rotation, grace)?;
        }
        let is_registered = self.brief(work).at(t::KeyOnClient, &rotation.beside()).is_some();
        if !is_registered
            && rotation.replaced.since.is_none()
            && let Some(clicks) = well!(self.register_beside(work, &rotation).await?)
        {
            return Ok(Ok(Rotated::ByHand(clicks)));
        }
        if rotation.replaced.since.is_none() {
            if !well!(self.works_with_new(work, &rotation).await) {
                return Ok(Ok(Rotated::NotKnownYet));
            }
            if !self.move_to_new(work, &mut rotation)? {
                return Ok(Err(Box::new(Finding::new(&codes::NO_CLIENT, "client key rotate"))));
            }
            self.say_item("✓", &words::MOVED.with("kid", rotation.new.kid.as_str()));
        }
        // What cannot be counted is not over.
        let until = end_of_grace(&rotation.replaced).unwrap_or(Timestamp::MAX);
        if !self.has_waited(until).await {
            return Ok(Ok(Rotated::Until(until)));
        }
        self.remove_old(work, &rotation).await
    }

    /// Whether the program itself puts keys on the client, or a person does.
    fn registers_keys(&self) -> bool {
        self.environment.admin_client.is_some() && !self.environment.is_real_production()
    }

    /// Makes the new key, beside the old one. Nothing is made where it would have no room on the client.
    async fn begin_rotation(&mut self, work: &StepRun, wish: &RotationWish) -> Part<Rotation> {
        let brief = self.brief(work);
        let client = brief.client().to_owned();
        let known = brief.at(t::ClientId, &client).cloned().zip(client::key_at(&brief));
        let old = brief.at(t::ClientKey, &client).cloned();
        let old = old.map(|key| ClientKey { name: brief.at(t::KeyName, &client).cloned(), ..key });
        let (Some((id, at)), Some(old)) = (known, old) else {
            return Ok(Err(Box::new(Finding::new(&codes::NO_CLIENT, "client key rotate"))));
        };
        // Whose key is elsewhere rotates it there: from here it would only be taken away.
        well!(self.performer.newest_key_is_here(&at));
        if self.registers_keys() {
            well!(self.performer.check_room_for_key(&id).await.map_err(|finding| of_full(*finding)));
        }
        let grace = wish.grace.unwrap_or(if self.environment.simulated { SignedDuration::ZERO } else { GRACE });
        // The name follows from the old key: whoever was cut off finds the key that was made.
        let after = sha256::hex(old.kid.as_bytes());
        let after = after.get(..32).unwrap_or_default();
        let name = KeyStoreName::of(&[self.environment.name.as_str(), &client, after]);
        let place = KeyRef { client: client.clone(), name: name.to_string(), place: None, known: None, others: vec![] };
        let made = well!(self.performer.make_key(&place, self.key_bits.unwrap_or(BITS)));
        let Some(made) = made.learned.into_iter().find_map(|fact| t::ClientKey::open(&fact.value).cloned()) else {
            return Ok(Err(Box::new(Finding::new(&codes::NO_CLIENT, "client key rotate"))));
        };
        let replaced = ReplacedKey { kid: old.kid.clone(), grace: grace.as_secs().unsigned_abs(), since: None };
        let holder = wish.holder.clone().or_else(|| old.holder.clone());
        let new = ClientKey { name: Some(name), holder, replaces: Some(replaced.clone()), ..made };
        let rotation = Rotation { client, id, old, new, replaced };
        self.put_key(work, rotation.beside(), rotation.new.clone())?;
        self.save()?;
        self.say_item("✓", &words::MADE.with("kid", rotation.new.kid.as_str()));
        Ok(Ok(rotation))
    }

    /// Puts the new key on the client beside the others; where a person does that, the clicks, unless a token with it shows
    /// that it is there.
    async fn register_beside(&mut self, work: &StepRun, rotation: &Rotation) -> Part<Option<Vec<Message>>> {
        if !self.registers_keys() {
            return match well!(self.takes_new(work, rotation).await) {
                true => {
                    self.note_registered(work, rotation, Source::Seen, "POST maskinporten/token")?;
                    Ok(Ok(None))
                }
                false => {
                    let file = format!("{}-{}-new.jwk.json", self.environment.name, rotation.client);
                    let key = KeyToRegister::Here(place_of(rotation, &rotation.new));
                    let (path, _) = well!(self.performer.public_key_file(&key, std::path::Path::new(&file)));
                    let id = (rotation.id.as_str(), path.display().to_string());
                    Ok(Ok(Some(walkthrough::add_key(&self.brief(work), id.0, &id.1))))
                }
            };
        }
        well!(
            self.performer
                .put_key_beside(&rotation.id, &place_of(rotation, &rotation.new))
                .await
                .map_err(|f| of_full(*f))
        );
        self.note_registered(work, rotation, Source::Made, "POST self-service clients/{id}/jwks")?;
        self.say_item("✓", &words::REGISTERED.with("id", rotation.id.as_str()));
        Ok(Ok(None))
    }

    /// Whether a token was had with the new key alone: looked for until it is known or patience is at its end.
    async fn works_with_new(&mut self, work: &StepRun, rotation: &Rotation) -> Result<bool, Box<Finding>> {
        let mut waited = std::time::Duration::ZERO;
        loop {
            if self.takes_new(work, rotation).await? {
                return Ok(true);
            }
            if waited >= self.patience {
                return Ok(false);
            }
            if waited.is_zero() {
                self.say(&words::PROPAGATING.into());
            }
            let pause = std::time::Duration::from_secs(self.environment.pace.key.clamp(1, 15));
            self.clock.sleep(pause).await;
            waited = waited.saturating_add(pause);
        }
    }

    /// Whether Maskinporten takes the new key; an error where it knows it and refuses it.
    async fn takes_new(&self, work: &StepRun, rotation: &Rotation) -> Result<bool, Box<Finding>> {
        match self.taken(work, rotation, &rotation.new).await? {
            TakenKey::Yes => Ok(true),
            TakenKey::Unknown => Ok(false),
            TakenKey::Refused(finding) => Err(finding),
        }
    }

    /// What Maskinporten says to the client with one key and no other.
    async fn taken(&self, work: &StepRun, rotation: &Rotation, key: &ClientKey) -> Result<TakenKey, Box<Finding>> {
        let scopes: Vec<_> = needed::needed(&self.brief(work)).into_iter().take(1).collect();
        let credentials = ClientCredentials {
            id: rotation.id.clone(),
            kid: key.kid.clone(),
            key: place_of(rotation, key),
            consumer: None,
            acting: None,
        };
        self.performer.takes_key(&credentials, &scopes).await
    }

    /// Waits until a moment that is near enough.
    async fn has_waited(&mut self, until: Timestamp) -> bool {
        let left = until.duration_since(self.clock.now());
        let Ok(left) = std::time::Duration::try_from(left) else { return true };
        if left > self.patience {
            return false;
        }
        if !left.is_zero() {
            self.say(&words::GRACE.with("until", dates::said_moment(until)));
            self.clock.sleep(left).await;
        }
        true
    }

    /// Takes the old key off the client. That cannot be undone: whoever still uses it gets no more tokens.
    async fn remove_old(&mut self, work: &StepRun, rotation: &Rotation) -> Part<Rotated> {
        let (old, new) = (rotation.old.kid.as_str(), rotation.new.kid.as_str());
        if !self.registers_keys() {
            return match well!(self.taken(work, rotation, &rotation.old).await) {
                // One that is known and not taken any more, because it has ended for example, stands there still.
                TakenKey::Yes | TakenKey::Refused(_) => {
                    let clicks = walkthrough::remove_key(&self.brief(work), rotation.id.as_str(), [old, new]);
                    Ok(Ok(Rotated::ByHand(clicks)))
                }
                TakenKey::Unknown => self.forget_old(work, rotation, words::REMOVED),
            };
        }
        let on_client = well!(self.performer.keys_on_client(&rotation.id).await);
        // Nothing is taken off the client but what was confirmed under this very id.
        if on_client.iter().all(|key| key.kid != old) {
            return self.forget_old(work, rotation, words::NOT_THERE);
        }
        if !self.may_remove(rotation)? {
            return Ok(Ok(Rotated::Kept));
        }
        let public = well!(self.performer.public_key(&place_of(rotation, &rotation.new)));
        well!(self.performer.remove_key(&rotation.id, old, &public).await);
        self.forget_old(work, rotation, words::REMOVED)
    }

    /// Whether it is confirmed here and now. In a rehearsal a yes to everything stands for it.
    fn may_remove(&mut self, rotation: &Rotation) -> Result<bool, EngineFault> {
        let (old, id) = (rotation.old.kid.as_str(), rotation.id.as_str());
        if self.environment.simulated && self.answers.yes && !self.answers.confirmations.contains_key(CONFIRM_KEY) {
            return Ok(true);
        }
        let holder = rotation.old.holder.as_deref().map(crate::text::clean::clean_line);
        let help = match holder {
            Some(holder) => words::REMOVE_HELD.with("holder", holder),
            None => words::REMOVE_HELP.into(),
        };
        self.is_confirmed_here(&Confirmation {
            flag: CONFIRM_KEY,
            expected: old.to_owned(),
            text: words::REMOVE.with("kid", old).with("id", id),
            help,
        })
    }

    /// The old key is known no more, and the rotation is over.
    fn forget_old(&mut self, work: &StepRun, rotation: &Rotation, seen: Phrase) -> Part<Rotated> {
        self.withdraw_old(work, rotation)?;
        self.say_item("✓", &seen.with("kid", rotation.old.kid.as_str()));
        Ok(Ok(Rotated::Done))
    }
}

/// Where one of the two keys is, and no other of the client.
fn place_of(rotation: &Rotation, key: &ClientKey) -> KeyRef {
    let ClientKey { kid, thumbprint, expires, holder, replaces, .. } = key.clone();
    let known = Some(KnownKey { kid, thumbprint, expires, holder, replaces: replaces.map(Box::new) });
    let name = key.name.as_ref().map(ToString::to_string).unwrap_or_default();
    KeyRef { client: rotation.client.clone(), name, place: Some(key.place), known, others: Vec::new() }
}

/// When the old key may go.
fn end_of_grace(replaced: &ReplacedKey) -> Option<Timestamp> {
    let grace = SignedDuration::from_secs(i64::try_from(replaced.grace).ok()?);
    replaced.since?.checked_add(grace).ok()
}

/// A client that has all the keys it may have: one is to go before a new one comes.
fn of_full(finding: Finding) -> Box<Finding> {
    let is_full = finding.code.id == "SELF-SERVICE-KEYS-FULL";
    Box::new(if is_full { finding.next(words::MAKE_ROOM) } else { finding })
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        MADE { nb: "Ny nøkkel er laget på denne maskinen: {kid}", en: "A new key has been made on this machine: {kid}" }
        REGISTERED { nb: "Den nye nøkkelen er lagt til på klienten {id}, ved siden av den gamle", en: "The new key has been added to the client {id}, beside the old one" }
        PROPAGATING { nb: "Venter på at Maskinporten kjenner den nye nøkkelen. Den gamle virker imens.", en: "Waiting for Maskinporten to know the new key. The old one works meanwhile." }
        MOVED { nb: "Et token med den nye nøkkelen virket. Programmet bruker nå {kid}", en: "A token with the new key worked. The program now uses {kid}" }
        GRACE { nb: "Den gamle nøkkelen blir stående til {until}, så alle rekker å bytte.", en: "The old key stays until {until}, so that everybody has time to change." }
        REMOVE { nb: "Skriv nøkkel-id-en {kid} for å fjerne den gamle nøkkelen fra klienten {id} i {environment}.", en: "Type the key ID {kid} to remove the old key from the client {id} in {environment}." }
        REMOVE_HELP { nb: "Systemer som fortsatt bruker den, får ikke lenger token. Det kan ikke angres.", en: "Systems that still use it no longer get tokens. This cannot be undone." }
        REMOVE_HELD { nb: "Den er hos: {holder}. Systemer som fortsatt bruker den, får ikke lenger token. Det kan ikke angres.", en: "It is held by: {holder}. Systems that still use it no longer get tokens. This cannot be undone." }
        REMOVED { nb: "Den gamle nøkkelen er borte fra klienten: {kid}", en: "The old key is gone from the client: {kid}" }
        NOT_THERE { nb: "Den gamle nøkkelen står ikke på klienten: {kid}", en: "The old key is not on the client: {kid}" }
        MADE_ALREADY { nb: "den nye nøkkelen er laget allerede", en: "the new key has been made already" }
        MAKE_ROOM { nb: "Se nøklene (altinn-onboard client key list), fjern en som ikke er i bruk, på fanen «Nøkler» i selvbetjeningen, og kjør altinn-onboard client key rotate", en: "See the keys (altinn-onboard client key list), remove one that is not in use, on the tab “Nøkler” (Keys) in self-service, and run altinn-onboard client key rotate" }
    }
}
