//! The sandbox's files: the world with its lock, and the key of the admin client.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use uuid::Uuid;

use super::SandboxFault;
use super::world_data::{SCHEMA, World};
use crate::text::reasons;
use crate::world::clock::RealClock;
use crate::world::files::{FileFault, FileFaultKind, FilePart, Files, GrowingFile, Mode};
use crate::world::lock::{Holder, Lock, LockFault};
use crate::world::process::Process;

/// The largest file that is read: a world of very many messages.
const LARGEST: u64 = 64 << 20;

/// Where a world is kept. Without a file everything is in memory, and the folder of the admin key goes when this does.
pub(super) struct Store {
    files: Files,
    world: Option<PathBuf>,
    key: PathBuf,
    closed: AtomicBool,
    lock: Mutex<Option<Lock>>,
    _folder: Option<tempfile::TempDir>,
}

impl Store {
    /// Opens the place and locks it.
    pub(super) fn open(world: Option<&Path>) -> Result<Self, SandboxFault> {
        let (files, closed) = (Files::real(), AtomicBool::new(false));
        let Some(world) = world else {
            let folder = tempfile::Builder::new().prefix("altinn-onboard-").tempdir();
            let folder = folder.map_err(SandboxFault::NoFolder)?;
            let key = folder.path().join("admin-key.pem");
            return Ok(Self { files, world: None, key, closed, lock: Mutex::new(None), _folder: Some(folder) });
        };
        // Others are told of the key by its whole path.
        let world = std::path::absolute(world).unwrap_or_else(|_| world.to_path_buf());
        files.look(&world)?;
        let lock = Lock::take(&world, &Holder::of(&Process::real(), &RealClock::start()));
        let lock = lock.map_err(|fault| match fault {
            LockFault::Held(_) => SandboxFault::InUse { path: world.clone() },
            LockFault::Refused(fault) => SandboxFault::NotLocked { path: world.clone(), fault },
        })?;
        files.remove_leftovers(&world);
        let key = world.with_extension("admin-key.pem");
        files.remove_leftovers(&key);
        Ok(Self { files, world: Some(world), key, closed, lock: Mutex::new(Some(lock)), _folder: None })
    }

    /// A place that another process has: nothing is written in it.
    pub(super) fn of_another(world: &Path) -> Self {
        let world = std::path::absolute(world).unwrap_or_else(|_| world.to_path_buf());
        let key = world.with_extension("admin-key.pem");
        let (closed, lock) = (AtomicBool::new(true), Mutex::new(None));
        Self { files: Files::real(), world: Some(world), key, closed, lock, _folder: None }
    }

    /// Reads the world; `None` when there is none yet.
    pub(super) fn load(&self) -> Result<Option<World>, SandboxFault> {
        let Some(path) = &self.world else { return Ok(None) };
        let Some(text) = there(self.files.read_own_text(path, LARGEST))? else { return Ok(None) };
        let not_a_world =
            |error: serde_json::Error| SandboxFault::NotAWorld { path: path.clone(), reason: reasons::of_json(&error) };
        // The schema is looked at first: a newer world is not called broken.
        let value: serde_json::Value = serde_json::from_str(&text).map_err(not_a_world)?;
        match value.get("schema").and_then(serde_json::Value::as_u64) {
            Some(found) if found > u64::from(SCHEMA) => {
                Err(SandboxFault::Newer { path: path.clone(), found, known: SCHEMA })
            }
            _ => serde_json::from_value(value).map(Some).map_err(not_a_world),
        }
    }

    /// Saves the world: it is whole on disk when this returns, or the old one is.
    pub(super) fn save(&self, world: &World) -> Result<(), SandboxFault> {
        let Some(path) = &self.world else { return Ok(()) };
        self.check_ours(path)?;
        let bytes = serde_json::to_vec(world)
            .map_err(|error| SandboxFault::NotAWorld { path: path.clone(), reason: reasons::of_json(&error) })?;
        Ok(self.files.write(path, &bytes, Mode::Private)?)
    }

    /// Whoever has closed it, or never had it, writes nothing there.
    fn check_ours(&self, path: &Path) -> Result<(), SandboxFault> {
        match self.closed.load(Ordering::SeqCst) {
            true => Err(SandboxFault::InUse { path: path.to_path_buf() }),
            false => Ok(()),
        }
    }

    /// Writes no more and lets go of the lock: another sandbox may have the world.
    pub(super) fn close(&self) {
        self.closed.store(true, Ordering::SeqCst);
        drop(self.lock.lock().unwrap_or_else(PoisonError::into_inner).take());
    }

    /// How often something was flushed to disk.
    pub(super) fn flushes(&self) -> u64 {
        self.files.flushes()
    }

    /// Where the admin client's key lies.
    pub(super) fn key_path(&self) -> &Path {
        &self.key
    }

    /// The admin client's key, PEM; `None` when there is none yet.
    pub(super) fn read_key(&self) -> Result<Option<String>, SandboxFault> {
        there(self.files.read_own_text(&self.key, LARGEST))
    }

    /// Writes the admin client's key, for its owner only.
    pub(super) fn write_key(&self, pem: &str) -> Result<(), SandboxFault> {
        self.check_ours(self.world.as_ref().unwrap_or(&self.key))?;
        Ok(self.files.write(&self.key, pem.as_bytes(), Mode::Private)?)
    }
}

/// The files of transfers lie beside the world, or beside the key where there is none.
impl Store {
    fn place_of(&self, id: Uuid) -> PathBuf {
        self.world.as_ref().unwrap_or(&self.key).with_extension(format!("{id}.transfer"))
    }

    /// Begins one, for its owner only.
    pub(super) fn begin_file(&self, id: Uuid) -> Result<GrowingFile, SandboxFault> {
        let place = self.place_of(id);
        self.check_ours(&place)?;
        Ok(self.files.grow(&place, Mode::Private)?)
    }

    fn place_of_part(&self, id: Uuid, part: usize) -> PathBuf {
        self.world.as_ref().unwrap_or(&self.key).with_extension(format!("{id}.{part}.transfer"))
    }

    /// Begins one of its parts.
    pub(super) fn begin_part(&self, id: Uuid, part: usize) -> Result<GrowingFile, SandboxFault> {
        let place = self.place_of_part(id, part);
        self.check_ours(&place)?;
        Ok(self.files.grow(&place, Mode::Private)?)
    }

    /// Opens one of its parts.
    pub(super) fn part(&self, id: Uuid, part: usize, length: u64) -> Result<FilePart, SandboxFault> {
        Ok(self.files.part(&self.place_of_part(id, part), 0, length)?)
    }

    /// Removes one of its parts.
    pub(super) fn forget_part(&self, id: Uuid, part: usize) {
        let _ = self.files.remove(&self.place_of_part(id, part));
    }

    /// Puts it in its place.
    pub(super) fn finish_file(&self, file: GrowingFile) -> Result<(), SandboxFault> {
        Ok(self.files.finish(file)?)
    }

    /// Opens a part of one.
    pub(super) fn part_of_file(&self, id: Uuid, first: u64, length: u64) -> Result<FilePart, SandboxFault> {
        Ok(self.files.part(&self.place_of(id), first, length)?)
    }

    /// Removes one.
    pub(super) fn forget_file(&self, id: Uuid) {
        let _ = self.files.remove(&self.place_of(id));
    }
}

/// Reads a text file that somebody named; `None` when it is not there.
pub(super) fn read(files: &Files, path: &Path) -> Result<Option<String>, SandboxFault> {
    there(files.read_text(path, LARGEST))
}

fn there(read: Result<String, FileFault>) -> Result<Option<String>, SandboxFault> {
    match read {
        Ok(text) => Ok(Some(text)),
        Err(fault) if fault.kind == FileFaultKind::NotFound => Ok(None),
        Err(fault) => Err(fault.into()),
    }
}
