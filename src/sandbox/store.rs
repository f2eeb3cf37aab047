//! The sandbox's files: the world with its lock, and the key of the admin client.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::SandboxFault;
use super::world_data::{SCHEMA, World};

/// Where a world is kept. The lock is held as long as this lives; without a file everything is in memory, and the
/// folder of the admin key goes when this does.
pub(super) struct Store {
    world: Option<PathBuf>,
    key: PathBuf,
    flushes: AtomicU64,
    _lock: Option<File>,
    _folder: Option<tempfile::TempDir>,
}

impl Store {
    /// Opens the place and locks it.
    pub(super) fn open(world: Option<&Path>) -> Result<Self, SandboxFault> {
        let flushes = AtomicU64::new(0);
        let Some(world) = world else {
            let folder = tempfile::Builder::new().prefix("altinn-onboard-").tempdir();
            let folder = folder.map_err(|source| file_fault(&PathBuf::from("."), "written", source))?;
            let key = folder.path().join("admin-key.pem");
            return Ok(Self { world: None, key, flushes, _lock: None, _folder: Some(folder) });
        };
        let lock = lock(&world.with_extension("json.lock"), world)?;
        let key = world.with_extension("admin-key.pem");
        Ok(Self { world: Some(world.to_owned()), key, flushes, _lock: Some(lock), _folder: None })
    }

    /// Reads the world; `None` when there is none yet.
    pub(super) fn load(&self) -> Result<Option<World>, SandboxFault> {
        let Some(path) = &self.world else { return Ok(None) };
        let Some(text) = read(path)? else { return Ok(None) };
        let not_a_world =
            |error: serde_json::Error| SandboxFault::NotAWorld { path: path.clone(), reason: error.to_string() };
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
        let written = serde_json::to_vec(world).map_err(std::io::Error::from).and_then(|bytes| replace(path, &bytes));
        self.flushes.fetch_add(1, Ordering::Relaxed);
        written.map_err(|source| file_fault(path, "written", source))
    }

    /// How often the world was flushed to disk.
    pub(super) fn flushes(&self) -> u64 {
        self.flushes.load(Ordering::Relaxed)
    }

    /// Where the admin client's key lies.
    pub(super) fn key_path(&self) -> &Path {
        &self.key
    }

    /// The admin client's key, PEM; `None` when there is none yet.
    pub(super) fn read_key(&self) -> Result<Option<String>, SandboxFault> {
        read(&self.key)
    }

    /// Writes the admin client's key, for its owner only.
    pub(super) fn write_key(&self, pem: &str) -> Result<(), SandboxFault> {
        replace(&self.key, pem.as_bytes()).map_err(|source| file_fault(&self.key, "written", source))
    }
}

/// Reads a text file; `None` when it is not there.
pub(super) fn read(path: &Path) -> Result<Option<String>, SandboxFault> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(file_fault(path, "read", source)),
    }
}

fn file_fault(path: &Path, what: &'static str, source: std::io::Error) -> SandboxFault {
    SandboxFault::File { path: path.to_owned(), what, source }
}

fn lock(path: &Path, world: &Path) -> Result<File, SandboxFault> {
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(path);
    let file = file.map_err(|source| file_fault(path, "locked", source))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(SandboxFault::InUse { path: world.to_owned() }),
        Err(fs::TryLockError::Error(source)) => Err(file_fault(path, "locked", source)),
    }
}

/// Writes a temporary file beside the target (0600), flushes it, puts it in the target's place and flushes the folder.
fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
