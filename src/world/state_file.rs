//! The state file: loaded under its lock, saved as a whole after every fact.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::files::{FileFault, FileFaultKind, Files, Mode, text_of};
use super::last_used::LastUsed;
use super::lock::{Holder, Lock, LockFault, LockRefusal};
use crate::catalog::codes::files as codes;
use crate::finding::Finding;
use crate::record::{Last, SCHEMA, State, StateFault};

/// The file's name in the working folder, when no other is given.
pub const USUAL_NAME: &str = "altinn-onboard.json";

/// Far above what a state of many services takes. What is longer is neither read nor written.
pub(super) const LARGEST: u64 = 16 * 1024 * 1024;

/// How long is waited for who just saves, before they are said to work with the file.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// The version that a file says it was written by.
const TOOL: &str = env!("CARGO_PKG_VERSION");

/// What is called after each save, with how many there have been: a test ends the process there.
pub type AfterSave = Arc<dyn Fn(u64) + Send + Sync>;

/// A state file that this process may write.
pub struct StateFile {
    path: PathBuf,
    files: Files,
    lock: Lock,
    holder: Holder,
    /// What stands in the file as far as this process knows: what it read, or saved last. Nothing while there is none.
    stands: Option<Vec<u8>>,
    saves: u64,
    after_save: Option<AfterSave>,
    /// Where it is kept where one worked last, and what is kept there.
    last: Option<(LastUsed, Last)>,
}

/// Why a state file could not be opened, read or saved. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum StateFileFault {
    /// There is none.
    #[error("`{}` does not exist", .0.display())]
    Missing(PathBuf),
    /// It is there but cannot be taken: newer, broken, or of another program.
    #[error("`{}`: {fault}", path.display())]
    Content {
        /// The file.
        path: PathBuf,
        /// What is wrong in it.
        fault: StateFault,
    },
    /// Somebody else works with it.
    #[error("`{}` is in use", path.display())]
    Held {
        /// The file.
        path: PathBuf,
        /// Who, when that is known.
        holder: Option<Holder>,
    },
    /// It cannot be locked.
    #[error("`{}` cannot be locked", path.display())]
    Lock {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        fault: LockRefusal,
    },
    /// Somebody who takes no lock has written in it, or removed it, since this process read or saved it.
    #[error("`{}` was changed by somebody else", path.display())]
    Changed {
        /// The file.
        path: PathBuf,
        /// It is not there any more.
        gone: bool,
    },
    /// The file system refused.
    #[error(transparent)]
    File(#[from] FileFault),
}

impl StateFile {
    /// Takes the file's lock, waiting a moment for who saves, and loads it. With `create`, a missing file is an empty state; it is written at the first
    /// save. A link is refused: whoever shares the folder could else choose what is written.
    ///
    /// # Errors
    /// Why it cannot be opened.
    pub fn open(path: &Path, files: &Files, holder: &Holder, create: bool) -> Result<(Self, State), StateFileFault> {
        let path = path.to_path_buf();
        // Looked at first, so that nothing is made beside what is refused.
        match files.look(&path) {
            Err(fault) => return Err(fault.into()),
            Ok(false) if !create => return Err(StateFileFault::Missing(path)),
            Ok(_) => {}
        }
        let lock = Lock::take_within(&path, holder, PATIENCE).map_err(|fault| lock_fault(&path, fault))?;
        files.remove_leftovers(&path);
        let (stands, state) = match load(&path, files) {
            Err(StateFileFault::Missing(_)) if create => (None, State::default()),
            other => other.map(|(bytes, state)| (Some(bytes), state))?,
        };
        let (files, holder) = (files.clone(), holder.clone());
        Ok((Self { path, files, lock, holder, stands, saves: 0, after_save: None, last: None }, state))
    }

    /// Loads the state to look at: takes no lock and writes nothing.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn read_only(path: &Path, files: &Files) -> Result<State, StateFileFault> {
        load(path, files).map(|(_, state)| state)
    }

    /// Calls `hook` after each save.
    #[must_use]
    pub fn after_save(mut self, hook: AfterSave) -> Self {
        self.after_save = Some(hook);
        self
    }

    /// Keeps in the user's cache where one worked last; `last` is what is kept there already.
    #[must_use]
    pub fn remembering(mut self, kept_in: LastUsed, last: Last) -> Self {
        self.last = Some((kept_in, last));
        self
    }

    /// Saves the state as a whole.
    ///
    /// # Errors
    /// Why it could not be saved; the file then holds what was saved last, or what somebody else wrote since.
    pub fn save(&mut self, state: &State) -> Result<(), StateFileFault> {
        if let Some((kept_in, last)) = &mut self.last
            && *last != state.last
        {
            kept_in.keep(&state.last, &self.files);
            last.clone_from(&state.last);
        }
        let text = state.write(TOOL).map_err(|error| FileFault {
            path: self.path.clone(),
            kind: FileFaultKind::Other,
            source: Some(error.into()),
        })?;
        if u64::try_from(text.len()).is_ok_and(|length| length > LARGEST) {
            return Err(FileFault { path: self.path.clone(), kind: FileFaultKind::TooLarge, source: None }.into());
        }
        self.check_unchanged()?;
        self.files.write(&self.path, text.as_bytes(), Mode::Ordinary)?;
        self.stands = Some(text.into_bytes());
        self.saves += 1;
        if let Some(hook) = &self.after_save {
            hook(self.saves);
        }
        Ok(())
    }

    /// Gives the lock back while a person is waited for, so that other commands can do their work; answers whether it was.
    /// It is kept while something is not saved: what came meanwhile would have to be merged with it.
    pub fn rest(&self, state: &State) -> bool {
        let text = state.write(TOOL).ok();
        let is_saved = text.is_some_and(|text| Some(text.as_bytes()) == self.stands.as_deref());
        if is_saved {
            self.lock.rest();
        }
        is_saved
    }

    /// Takes the lock again within this time, and answers what was saved in the meantime; nothing when nothing was.
    ///
    /// # Errors
    /// Somebody works with it for longer, or what stands there now cannot be taken.
    pub fn take_again(&mut self, patience: Duration) -> Result<Option<State>, StateFileFault> {
        let (bytes, state) = self.load_again(patience)?;
        if Some(&bytes) == self.stands.as_ref() {
            return Ok(None);
        }
        self.stands = Some(bytes);
        Ok(Some(state))
    }

    /// Takes the lock again within this time, if nothing was saved in the meantime; otherwise it is let go of.
    ///
    /// # Errors
    /// As [`Self::take_again`]; or something was saved, which who writes without having taken it in would write over.
    pub fn take_unchanged(&self, patience: Duration) -> Result<(), StateFileFault> {
        let (bytes, _) = self.load_again(patience)?;
        if Some(&bytes) == self.stands.as_ref() {
            return Ok(());
        }
        self.lock.rest();
        Err(StateFileFault::Changed { path: self.path.clone(), gone: false })
    }

    /// Takes the lock again and reads what stands there; where that cannot be taken the lock is let go of.
    fn load_again(&self, patience: Duration) -> Result<(Vec<u8>, State), StateFileFault> {
        let taken = self.lock.take_again(&self.path, &self.holder, patience);
        taken.map_err(|fault| lock_fault(&self.path, fault))?;
        let loaded = load(&self.path, &self.files).inspect_err(|_| self.lock.rest());
        loaded.map_err(|fault| match fault {
            StateFileFault::Missing(path) => StateFileFault::Changed { path, gone: true },
            other => other,
        })
    }

    /// The lock keeps out this program alone: Git and editors do not ask for it.
    fn check_unchanged(&self) -> Result<(), StateFileFault> {
        let gone = match self.files.read_own(&self.path, LARGEST) {
            Ok(bytes) if Some(&bytes) == self.stands.as_ref() => return Ok(()),
            Ok(_) => false,
            Err(fault) if fault.kind == FileFaultKind::NotFound && self.stands.is_none() => return Ok(()),
            Err(fault) if fault.kind == FileFaultKind::NotFound => true,
            Err(fault) if fault.kind == FileFaultKind::TooLarge => false,
            Err(fault) => return Err(fault.into()),
        };
        Err(StateFileFault::Changed { path: self.path.clone(), gone })
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How files are written here.
    #[must_use]
    pub const fn files(&self) -> &Files {
        &self.files
    }

    /// How many saves there have been.
    #[must_use]
    pub const fn saves(&self) -> u64 {
        self.saves
    }

    /// The lock, so that the Ctrl-C handler can release it.
    #[must_use]
    pub const fn lock(&self) -> &Lock {
        &self.lock
    }
}

/// What stands in the file, byte for byte, and what it says.
fn load(path: &Path, files: &Files) -> Result<(Vec<u8>, State), StateFileFault> {
    let bytes = match files.read_own(path, LARGEST) {
        Ok(bytes) => bytes,
        Err(fault) if fault.kind == FileFaultKind::NotFound => return Err(StateFileFault::Missing(path.to_path_buf())),
        Err(fault) => return Err(fault.into()),
    };
    let text = text_of(path, &bytes)?;
    let state = State::read(&text).map_err(|fault| StateFileFault::Content { path: path.to_path_buf(), fault })?;
    Ok((bytes, state))
}

fn lock_fault(path: &Path, fault: LockFault) -> StateFileFault {
    match fault {
        LockFault::Held(holder) => StateFileFault::Held { path: path.to_path_buf(), holder },
        LockFault::Refused(fault) => StateFileFault::Lock { path: path.to_path_buf(), fault },
    }
}

impl FileFault {
    /// What a person reads about it.
    #[must_use]
    pub fn finding(&self) -> Finding {
        let code = match self.kind {
            FileFaultKind::NotFound => &codes::FILE_NOT_FOUND,
            FileFaultKind::NoFolder => &codes::FOLDER_NOT_FOUND,
            FileFaultKind::Denied => &codes::FILE_DENIED,
            FileFaultKind::ReadOnly => &codes::FILE_READ_ONLY,
            FileFaultKind::DiskFull => &codes::FILE_DISK_FULL,
            FileFaultKind::IsFolder => &codes::FILE_IS_FOLDER,
            FileFaultKind::NotText => &codes::FILE_NOT_TEXT,
            FileFaultKind::TooLarge => &codes::FILE_TOO_LARGE,
            FileFaultKind::Limited => &codes::FILE_LIMITED,
            FileFaultKind::Link => &codes::FILE_LINK,
            FileFaultKind::Exists => &codes::FILE_KEPT,
            FileFaultKind::NotOrdinary => &codes::FILE_NOT_ORDINARY,
            FileFaultKind::Other => &codes::FILE_FAILED,
        };
        let subject = self.path.display().to_string();
        let target = self.target().unwrap_or_else(|| Path::new("?"));
        Finding::new(code, subject)
            .with_path("path", &self.path)
            .with("reason", self.reason())
            .with_path("target", target)
            .with_path("aside", &aside(&self.path))
    }

    /// The same where the program itself chose the place, so that no option names another: what stands there has to go.
    #[must_use]
    pub fn finding_of_our_place(&self) -> Finding {
        let finding = self.finding();
        match self.kind {
            FileFaultKind::Link | FileFaultKind::NotOrdinary => {
                finding.next(words::REMOVE).with_path("path", &self.path)
            }
            FileFaultKind::IsFolder => {
                let finding = finding.next(words::MOVE).with_path("path", &self.path);
                finding.with_path("aside", &aside(&self.path))
            }
            _ => finding,
        }
    }
}

/// Where people are told to move what stands in the way.
fn aside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".old");
    name.into()
}

impl StateFileFault {
    /// What a person reads about it: code, place, reason and the next command.
    #[must_use]
    pub fn finding(&self) -> Finding {
        let at = |code, path: &Path| Finding::new(code, path.display().to_string()).with_path("path", path);
        match self {
            Self::Missing(path) => at(&codes::STATE_MISSING, path),
            Self::Content { path, fault: StateFault::NotJson { line, column } } => {
                at(&codes::STATE_NOT_JSON, path).with("line", line.to_string()).with("column", column.to_string())
            }
            Self::Content { path, fault: StateFault::Conflict { line } } => {
                at(&codes::STATE_CONFLICT, path).with("line", line.to_string())
            }
            Self::Content { path, fault: StateFault::Foreign } => at(&codes::STATE_FOREIGN, path),
            Self::Content { path, fault: StateFault::Newer { found, tool } } => at(&codes::STATE_NEWER, path)
                .with("tool", super::clean::clean_line(tool))
                .with("found", found.to_string())
                .with("known", SCHEMA.to_string()),
            Self::Content { path, fault: StateFault::Broken { place, reason } } => at(&codes::STATE_BROKEN, path)
                .with("place", super::clean::clean_line(place))
                .with("reason", reason.clone()),
            Self::Changed { path, gone: false } => at(&codes::STATE_CHANGED, path),
            Self::Changed { path, gone: true } => {
                let finding = Finding::new(&codes::STATE_CHANGED, path.display().to_string());
                finding.saying(words::STATE_GONE).next(words::STATE_GONE_NEXT).with_path("path", path)
            }
            Self::Held { path, holder: None } => at(&codes::STATE_IN_USE, path),
            Self::Held { path, holder: Some(holder) } => at(&codes::STATE_IN_USE, path).saying(
                words::STATE_HELD
                    .with("path", path.display().to_string())
                    .with("user", super::clean::clean_line(&holder.user))
                    .with("host", super::clean::clean_line(&holder.host))
                    .with("pid", holder.pid.to_string())
                    .with("since", holder.since.to_string()),
            ),
            Self::Lock { path, fault } => fault.finding(path),
            Self::File(fault) => match fault.target() {
                Some(target) => fault.finding().next(words::STATE_LINK_NEXT).with_path("target", target),
                None => fault.finding(),
            },
        }
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        REMOVE { nb: "Fjern det som står der, og kjør kommandoen igjen: rm {path}", en: "Remove what is there, and run the command again: rm {path}" }
        MOVE { nb: "Flytt mappen som står der, og kjør kommandoen igjen: mv {path} {aside}", en: "Move the folder that is there, and run the command again: mv {path} {aside}" }
        STATE_GONE { nb: "Tilstandsfilen {path} er flyttet eller slettet av noen andre siden den sist ble lest eller lagret her. Den er ikke laget på nytt, og det siste svaret eller resultatet er ikke lagret.", en: "The state file {path} has been moved or deleted by somebody else since it was last read or saved here. It has not been created again, and the last answer or result has not been saved." }
        STATE_GONE_NEXT { nb: "Legg filen tilbake, fra versjonskontrollen (git checkout -- {path}) eller en sikkerhetskopi, og kjør altinn-onboard resume. Det siste svaret må gis på nytt.", en: "Put the file back, from version control (git checkout -- {path}) or a backup, and run altinn-onboard resume. The last answer must be given again." }
        STATE_LINK_NEXT { nb: "Oppgi filen selv, om det er den du mener: --state {target}", en: "Name the file itself, if that is the one you mean: --state {target}" }
        STATE_HELD { nb: "Tilstandsfilen {path} er i bruk av {user} på {host} (prosess {pid}) siden {since}.", en: "The state file {path} is in use by {user} on {host} (process {pid}) since {since}." }
    }
}

#[cfg(test)]
#[path = "state_file_tests.rs"]
mod tests;
