//! How a sandbox is started, and why it is not.

use std::path::PathBuf;
use std::sync::Arc;

use super::Scenario;
use super::notes::NoteHook;
use crate::domain::Language;
use crate::text::Message;
use crate::world::clock::Clock;
use crate::world::files::FileFault;
use crate::world::lock::LockRefusal;

/// How to start a sandbox.
#[derive(Clone, Debug, Default)]
pub struct SandboxOptions {
    /// The file that keeps the world; `None` keeps it in memory only.
    pub data: Option<PathBuf>,
    /// Where another process of this machine serves the world already, its server is used.
    pub joins: bool,
    /// The port to listen on; `None` takes the one of the world file, or any.
    pub port: Option<u16>,
    /// What goes wrong.
    pub scenarios: Vec<Scenario>,
    /// What a person would tell, by topic: the `[answers]` of the description.
    pub answers: Vec<(String, String)>,
    /// A file with units that differ from what the register would make up (see `registers::seed`).
    pub seed_file: Option<PathBuf>,
    /// The machine's clock, when it is not the real one.
    pub clock: Option<Arc<dyn Clock>>,
    /// Who is told what was taken although the documentation forbids it.
    pub notes: Option<NoteHook>,
}

/// Why a sandbox does not start.
#[derive(Debug, thiserror::Error)]
pub enum SandboxFault {
    /// The wanted port cannot be had.
    #[error("port {port} cannot be listened on")]
    Port {
        /// The port that was asked for.
        port: u16,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileFault),
    /// No folder can be made for the admin client's key.
    #[error("no folder for temporary files can be made")]
    NoFolder(#[source] std::io::Error),
    /// The lock beside the world file cannot be taken.
    #[error("{path} cannot be locked")]
    NotLocked {
        /// The world file.
        path: PathBuf,
        /// Why.
        #[source]
        fault: LockRefusal,
    },
    /// The world is in use by another sandbox.
    #[error("another sandbox uses {path}")]
    InUse {
        /// The world file.
        path: PathBuf,
    },
    /// The world file is not one.
    #[error("{path} is not a world of the sandbox: {}", .reason.render(Language::En))]
    NotAWorld {
        /// The world file.
        path: PathBuf,
        /// What is wrong with it.
        reason: Message,
    },
    /// The world file comes from a newer version of the program.
    #[error("{path} has schema {found}, this version knows {known}")]
    Newer {
        /// The world file.
        path: PathBuf,
        /// Its schema.
        found: u64,
        /// The newest that is known.
        known: u32,
    },
    /// The file of units is not one.
    #[error("{path} is not a file of units: {}", .reason.render(Language::En))]
    NotUnits {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: Message,
    },
    /// No key could be made.
    #[error("the cryptographic library could not make a key")]
    Key,
}
