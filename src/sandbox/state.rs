//! The running sandbox as its handlers see it.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use tokio::sync::watch;
use uuid::Uuid;

use super::admin;
use super::broker::BrokerCalls;
use super::cache::Cache;
use super::clock::SandboxClock;
use super::jose::TokenSigner;
use super::lookups::Lookups;
use super::notes::Notes;
use super::options::{SandboxFault, SandboxOptions};
use super::postman::Postman;
use super::problem::Reply;
use super::received::Received;
use super::scenario::{Scenario, Scenarios};
use super::store::Store;
use super::units::Units;
use super::world_data::{Admin, Resource, SCHEMA, Subscription, World};
use crate::world::files::{FilePart, GrowingFile};

/// Everything that handlers share.
pub(super) struct Sandbox {
    /// `http://127.0.0.1:PORT`, without slash at the end.
    pub(super) base: String,
    /// The DNS answers at the same port, over UDP.
    pub(super) answers_dns: bool,
    /// What goes wrong.
    pub(super) scenarios: Scenarios,
    /// The two clocks.
    pub(super) clock: SandboxClock,
    /// Signs Maskinporten's tokens.
    pub(super) maskinporten: TokenSigner,
    /// Signs Altinn's tokens.
    pub(super) altinn: TokenSigner,
    /// What the register knows of units besides the rule that any number is one.
    pub(super) units: Units,
    /// Pairs look-ups of a unit with look-ups in Altinn's list.
    pub(super) lookups: Lookups,
    /// What Correspondence remembers of the registry.
    pub(super) resources: Cache<Resource>,
    /// What the decision point remembers of the registry: policy files.
    pub(super) policies: Cache<String>,
    /// What the decision point remembers of who is on which list of a resource.
    pub(super) memberships: Cache<Vec<BTreeSet<String>>>,
    /// What Events remembers of who is to be told of a happening.
    pub(super) told: Cache<Vec<i64>>,
    /// What Events remembers of who may be told of it.
    pub(super) may_be_told: Cache<bool>,
    /// How often Altinn Formidling was called during the last minute.
    pub(super) broker_calls: BrokerCalls,
    /// What the sandbox's own receiver got.
    pub(super) received: Received,
    /// What was taken although the documentation forbids it.
    pub(super) notes: Notes,
    /// Carries events to their receivers.
    pub(super) postman: Postman,
    /// Turns true when the sandbox stops.
    pub(super) stopping: watch::Receiver<bool>,
    store: Store,
    world: Mutex<World>,
    /// The subscriptions that somebody has asked for since the start.
    asked_for: Mutex<BTreeSet<i64>>,
}

impl Sandbox {
    /// Opens the world, or makes one.
    pub(super) fn open(options: &SandboxOptions, stopping: watch::Receiver<bool>) -> Result<Self, SandboxFault> {
        let store = Store::open(options.data.as_deref())?;
        let world = store.load()?;
        let admin = admin::prepare(&store, world.as_ref().map(|world| world.admin.clone()))?;
        let world = match world {
            Some(world) => World { admin, ..world },
            None => new_world(admin)?,
        };
        Self::of(store, world, options, stopping)
    }

    /// The world that another process serves, at its address; one that has none yet is about to be served.
    pub(super) fn of_another(
        world: &Path,
        options: &SandboxOptions,
        stopping: watch::Receiver<bool>,
    ) -> Result<Self, SandboxFault> {
        let store = Store::of_another(world);
        let served = store.load()?.filter(|world| world.port != 0);
        let served = served.ok_or_else(|| SandboxFault::InUse { path: world.to_path_buf() })?;
        let base = format!("http://127.0.0.1:{}", served.port);
        Ok(Self { base, ..Self::of(store, served, options, stopping)? })
    }

    fn of(
        store: Store,
        world: World,
        options: &SandboxOptions,
        stopping: watch::Receiver<bool>,
    ) -> Result<Self, SandboxFault> {
        let told = options.answers.iter().filter(|(topic, _)| topic == "org-number").map(|(_, number)| number.as_str());
        let units = Units::open(options.seed_file.as_deref(), told)?;
        let signer = |key: &str| {
            let path = options.data.clone().unwrap_or_default();
            let key = STANDARD.decode(key).ok().and_then(|key| TokenSigner::from_pkcs8(&key));
            key.ok_or_else(|| SandboxFault::NotAWorld { path, reason: words::SIGNING_KEY.into() })
        };
        let scenarios = Scenarios::new(options.scenarios.iter().copied());
        Ok(Self {
            base: String::new(),
            answers_dns: true,
            clock: SandboxClock::new(options.clock.clone(), scenarios.on(Scenario::ClockSkew)),
            maskinporten: signer(&world.maskinporten_key)?,
            altinn: signer(&world.altinn_key)?,
            units,
            lookups: Lookups::default(),
            resources: Cache::default(),
            policies: Cache::default(),
            memberships: Cache::default(),
            told: Cache::default(),
            may_be_told: Cache::default(),
            broker_calls: BrokerCalls::default(),
            received: Received::default(),
            notes: Notes::new(options.notes.clone()),
            postman: Postman::default(),
            scenarios,
            stopping,
            store,
            world: Mutex::new(world),
            asked_for: Mutex::default(),
        })
    }

    /// Takes the address that it is served at, and rewrites its own addresses in the world to it.
    pub(super) fn settle(&mut self, port: u16, answers_dns: bool) -> Result<(), SandboxFault> {
        self.answers_dns = answers_dns;
        self.base = format!("http://127.0.0.1:{port}");
        let mut world = self.lock().clone();
        let old = format!("http://127.0.0.1:{}/", world.port);
        for subscription in &mut world.subscriptions {
            if let Some(path) = subscription.end_point.strip_prefix(&old) {
                subscription.end_point = format!("{}/{path}", self.base);
            }
        }
        world.port = port;
        self.store.save(&world)?;
        *self.lock() = world;
        Ok(())
    }

    /// The port that the world was served at last.
    pub(super) fn old_port(&self) -> Option<u16> {
        Some(self.lock().port).filter(|port| *port != 0)
    }

    /// Remembers that somebody has asked for a subscription, now and here.
    pub(super) fn ask_for(&self, subscription: i64) {
        self.asked_for.lock().unwrap_or_else(PoisonError::into_inner).insert(subscription);
    }

    /// Whether events of a subscription may be carried to its address. Whoever can write the world's file must not make
    /// this machine call what he likes: an address that only stands there is called when it is the sandbox's own
    /// receiver, any other one once somebody has subscribed again.
    pub(super) fn may_call(&self, subscription: &Subscription) -> bool {
        let asked_for = || self.asked_for.lock().unwrap_or_else(PoisonError::into_inner).contains(&subscription.id);
        subscription.end_point == format!("{}/_sandbox/receiver", self.base) || asked_for()
    }

    /// Looks at the world.
    pub(super) fn read<T>(&self, look: impl FnOnce(&World) -> T) -> T {
        look(&self.lock())
    }

    /// Changes the world and saves it; a change that refuses, or cannot be saved, leaves everything as it was.
    pub(super) fn change<T>(&self, change: impl FnOnce(&mut World) -> Result<T, Reply>) -> Result<T, Reply> {
        let mut world = self.lock();
        let mut next = world.clone();
        let result = change(&mut next)?;
        self.store.save(&next).map_err(|fault| Reply::not_saved(&fault.to_string()))?;
        *world = next;
        Ok(result)
    }

    /// Changes something that may be lost with a crash; it is saved with the next writing call.
    pub(super) fn note<T>(&self, change: impl FnOnce(&mut World) -> T) -> T {
        change(&mut self.lock())
    }

    /// Saves what was only noted, and lets go of the world.
    pub(super) fn close(&self) {
        // A world that cannot be saved now was saved at the last writing call.
        let _ = self.store.save(&self.lock());
        self.store.close();
    }

    /// Begins the file of a transfer, beside the world.
    pub(super) fn begin_file(&self, id: Uuid) -> Result<GrowingFile, SandboxFault> {
        self.store.begin_file(id)
    }

    /// Keeps the file of a transfer: it is whole on disk when this returns.
    pub(super) fn finish_file(&self, file: GrowingFile) -> Result<(), SandboxFault> {
        self.store.finish_file(file)
    }

    /// Begins a part of it that comes alone.
    pub(super) fn begin_part(&self, id: Uuid, part: usize) -> Result<GrowingFile, SandboxFault> {
        self.store.begin_part(id, part)
    }

    /// Such a part.
    pub(super) fn part(&self, id: Uuid, part: usize, length: u64) -> Result<FilePart, SandboxFault> {
        self.store.part(id, part, length)
    }

    /// Throws such a part away.
    pub(super) fn forget_part(&self, id: Uuid, part: usize) {
        self.store.forget_part(id, part);
    }

    /// A part of the file of a transfer.
    pub(super) fn part_of_file(&self, id: Uuid, first: u64, length: u64) -> Result<FilePart, SandboxFault> {
        self.store.part_of_file(id, first, length)
    }

    /// Throws the file of a transfer away; one that cannot be removed lies there for nobody.
    pub(super) fn forget_file(&self, id: Uuid) {
        self.store.forget_file(id);
    }

    /// How often the world was flushed to disk.
    pub(super) fn flushes(&self) -> u64 {
        self.store.flushes()
    }

    /// Where the admin client's key lies.
    pub(super) fn key_path(&self) -> &Path {
        self.store.key_path()
    }

    /// The `iss` of Maskinporten's tokens and the `aud` of grants; it hangs on the port.
    pub(super) fn maskinporten_issuer(&self) -> String {
        format!("{}/maskinporten/", self.base)
    }

    /// The `iss` of exchanged tokens; it hangs on the port.
    pub(super) fn altinn_issuer(&self) -> String {
        format!("{}/authentication/api/v1/openid/", self.base)
    }

    fn lock(&self) -> MutexGuard<'_, World> {
        // A change works on a copy, so a panic under the lock cannot leave half of one.
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A world in which nothing has happened yet.
fn new_world(admin: Admin) -> Result<World, SandboxFault> {
    Ok(World {
        schema: SCHEMA,
        port: 0,
        maskinporten_key: new_key()?,
        altinn_key: new_key()?,
        admin,
        acting: None,
        known: Vec::new(),
        clients: Vec::new(),
        refused: Default::default(),
        used_grants: Default::default(),
        resources: Vec::new(),
        messages: Vec::new(),
        orders: Vec::new(),
        subscriptions: Vec::new(),
        last_subscription: 0,
        feed: Vec::new(),
        broker_owners: Vec::new(),
        broker_resources: Vec::new(),
        transfers: Vec::new(),
        access_lists: Vec::new(),
        systems: Vec::new(),
        system_requests: Vec::new(),
    })
}

fn new_key() -> Result<String, SandboxFault> {
    TokenSigner::generate().map(|key| STANDARD.encode(key)).ok_or(SandboxFault::Key)
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        SIGNING_KEY { nb: "en signeringsnøkkel i den kan ikke leses", en: "a signing key in it cannot be read" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Who comes second while the first is still making the world writes nothing, not even a key.
    #[test]
    fn who_joins_a_world_that_is_not_served_yet_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let world = folder.path().join("a.sandbox.json");
        let first = Store::open(Some(&world)).unwrap();
        let files = || std::fs::read_dir(folder.path()).unwrap().count();
        let (before, (_, stopping)) = (files(), watch::channel(false));
        let options = SandboxOptions { data: Some(world.clone()), ..SandboxOptions::default() };
        let joined = Sandbox::of_another(&world, &options, stopping.clone());
        assert!(matches!(joined, Err(SandboxFault::InUse { .. })));
        assert_eq!(files(), before);

        let admin = admin::prepare(&first, None).unwrap();
        first.save(&World { port: 4711, ..new_world(admin).unwrap() }).unwrap();
        std::fs::remove_file(first.key_path()).unwrap();
        let joined = Sandbox::of_another(&world, &options, stopping).unwrap();
        assert_eq!(joined.base, "http://127.0.0.1:4711");
        assert!(!first.key_path().exists(), "the key is the other's to make");
        assert!(matches!(joined.store.write_key("x"), Err(SandboxFault::InUse { .. })));
    }
}
