//! The file of the record of trust: `trust.toml` in the user's data folder, never in the state, which is shared.

use std::path::{Path, PathBuf};

use super::files::{FileFault, FileFaultKind, Files, Mode};
#[cfg(unix)]
use super::keys;
use super::process::Folders;
use crate::catalog::codes::trust as codes;
use crate::domain::Language;
use crate::finding::Finding;
use crate::record::trust::{TRUST_SCHEMA, TrustRecord};
use crate::text::{Message, MessageValue, reasons};

/// Thousands of environments and keys take less.
const LARGEST: u64 = 4 << 20;

/// Where the record is kept; nowhere for a user without a home.
#[derive(Clone, Default)]
pub struct TrustFile {
    path: Option<PathBuf>,
    files: Files,
}

/// Why the record cannot be used. It is never taken for an empty one.
#[derive(Debug, thiserror::Error)]
pub enum TrustFault {
    /// Not TOML, not a record, or one of a newer form.
    #[error("`{}`: {}", path.display(), reason.render(Language::En))]
    Broken {
        /// The file.
        path: PathBuf,
        /// What the reader said.
        reason: Message,
    },
    /// Other users can change the file, or put another in its place.
    #[error("`{}` can be changed by others", .0.display())]
    OpenToOthers(PathBuf),
    /// The user has no home, so that there is nowhere to keep it.
    #[error("there is no home folder")]
    NoHome,
    /// The file system refused.
    #[error(transparent)]
    File(#[from] FileFault),
}

impl TrustFile {
    /// The file of a user.
    #[must_use]
    pub fn new(folders: Option<&Folders>, files: &Files) -> Self {
        Self { path: folders.map(|folders| folders.data.join("trust.toml")), files: files.clone() }
    }

    /// Reads the record; one that is not there is empty.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn read(&self) -> Result<TrustRecord, TrustFault> {
        let Some(path) = &self.path else { return Ok(TrustRecord::default()) };
        let text = match self.files.read_own_text(path, LARGEST) {
            Err(fault) if fault.kind == FileFaultKind::NotFound => return Ok(TrustRecord::default()),
            other => other?,
        };
        check_closed(path)?;
        let broken = |reason: Message| TrustFault::Broken { path: path.clone(), reason };
        // Only the reader's own words: the line that it points at may hold what nobody should see.
        let record: TrustRecord = toml::from_str(&text).map_err(|error| broken(reasons::of_toml_at(&error, &text)))?;
        if record.schema > TRUST_SCHEMA {
            return Err(broken(words::NEWER.with("schema", record.schema.to_string())));
        }
        Ok(record)
    }

    /// Changes the record as it stands now, since another run may have changed it meanwhile, and answers what it holds
    /// then. What changes nothing writes nothing.
    ///
    /// # Errors
    /// It cannot be read, or not be written.
    pub fn change(&self, change: impl FnOnce(&mut TrustRecord)) -> Result<TrustRecord, TrustFault> {
        let before = self.read()?;
        let mut record = before.clone();
        change(&mut record);
        if record == before {
            return Ok(record);
        }
        let path = self.path.as_ref().ok_or(TrustFault::NoHome)?;
        let text = toml::to_string(&record)
            .map_err(|error| TrustFault::Broken { path: path.clone(), reason: reasons::said(&error.to_string()) })?;
        if let Some(folder) = path.parent() {
            self.files.create_folder(folder, Mode::Private)?;
        }
        self.files.write(path, text.as_bytes(), Mode::Private)?;
        Ok(record)
    }
}

impl TrustFault {
    /// Whether the record is simply out of reach, as in a job that may not write: nothing says that it is not sound.
    #[must_use]
    pub const fn is_out_of_reach(&self) -> bool {
        matches!(
            self,
            Self::NoHome
                | Self::File(FileFault {
                    kind: FileFaultKind::Denied
                        | FileFaultKind::ReadOnly
                        | FileFaultKind::NoFolder
                        | FileFaultKind::DiskFull,
                    ..
                })
        )
    }

    /// What a person reads about it.
    #[must_use]
    pub fn finding(&self) -> Finding {
        let of = |code, path: &Path| {
            let path = path.display().to_string();
            Finding::new(code, path.as_str()).with("path", path)
        };
        match self {
            Self::Broken { path, reason } => of(&codes::TRUST_BROKEN, path).with("reason", reason.clone()),
            Self::OpenToOthers(path) => of(&codes::TRUST_OPEN_TO_OTHERS, path),
            Self::NoHome => Finding::new(&codes::TRUST_NOT_KEPT, "trust.toml").with("reason", self.reason()),
            Self::File(fault) => fault.finding(),
        }
    }

    /// Why nothing can be kept, in few words.
    #[must_use]
    pub fn reason(&self) -> MessageValue {
        match self {
            Self::NoHome => words::NO_HOME.into(),
            Self::File(fault) => {
                words::FILE.with("path", fault.path.display().to_string()).with("reason", fault.reason()).into()
            }
            Self::Broken { path, reason } => {
                words::FILE.with("path", path.display().to_string()).with("reason", reason.clone()).into()
            }
            Self::OpenToOthers(path) => words::OPEN.with("path", path.display().to_string()).into(),
        }
    }
}

/// Who can write the file, or its folder, could give keys to environments.
#[cfg(unix)]
fn check_closed(path: &Path) -> Result<(), TrustFault> {
    use std::os::unix::fs::MetadataExt as _;
    const OTHERS_WRITE: u32 = 0o022;
    for place in path.ancestors().take(2) {
        let known = std::fs::metadata(place).map_err(|error| FileFault::reading(place, error))?;
        // Its owner can give himself every right to it.
        let is_foreign = keys::is_foreign(known.uid(), rustix::process::geteuid().as_raw());
        if is_foreign || known.mode() & OTHERS_WRITE != 0 {
            return Err(TrustFault::OpenToOthers(place.to_path_buf()));
        }
    }
    Ok(())
}

/// Elsewhere the user's own folder is closed by the system.
#[cfg(not(unix))]
const fn check_closed(_: &Path) -> Result<(), TrustFault> {
    Ok(())
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        FILE { nb: "{path}: {reason}", en: "{path}: {reason}" }
        NEWER { nb: "den er laget av en nyere versjon (skjema {schema})", en: "it was made by a newer version (schema {schema})" }
        OPEN { nb: "{path} kan endres av andre", en: "{path} can be changed by others" }
        NO_HOME { nb: "brukeren har ingen hjemmemappe", en: "the user has no home folder" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::environments;
    use crate::domain::EnvironmentName;

    struct Bench {
        folder: tempfile::TempDir,
    }

    impl Bench {
        fn new() -> Self {
            Self { folder: tempfile::tempdir().unwrap() }
        }

        fn path(&self) -> PathBuf {
            self.folder.path().join("altinn-onboard/trust.toml")
        }

        fn file(&self, files: &Files) -> TrustFile {
            TrustFile { path: Some(self.path()), files: files.clone() }
        }

        /// Writes the file as somebody else could have.
        fn write(&self, text: &str) {
            let files = Files::real();
            files.create_folder(self.path().parent().unwrap(), Mode::Private).unwrap();
            files.write(&self.path(), text.as_bytes(), Mode::Private).unwrap();
        }
    }

    fn bind(record: &mut TrustRecord) {
        let tt02 = environments::built_in(&EnvironmentName::parse("tt02").unwrap()).unwrap();
        record.bind(&tt02, "abc");
    }

    #[test]
    fn the_record_is_made_when_it_is_needed_and_is_the_users_alone() {
        let bench = Bench::new();
        let file = bench.file(&Files::real());
        assert_eq!(file.read().unwrap(), TrustRecord::default());
        file.change(|_| {}).unwrap();
        assert!(!bench.path().exists(), "nothing to keep");
        let kept = file.change(bind).unwrap();
        assert_eq!(file.read().unwrap(), kept);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&bench.path()), mode(bench.path().parent().unwrap())), (0o600, 0o700));
        }
        let before = std::fs::metadata(bench.path()).unwrap().modified().unwrap();
        file.change(bind).unwrap();
        assert_eq!(std::fs::metadata(bench.path()).unwrap().modified().unwrap(), before, "written once");
    }

    #[test]
    fn what_another_run_wrote_meanwhile_is_kept() {
        let bench = Bench::new();
        let (one, other) = (bench.file(&Files::real()), bench.file(&Files::real()));
        one.read().unwrap();
        other.change(bind).unwrap();
        let production = environments::built_in(&EnvironmentName::parse("production").unwrap()).unwrap();
        one.change(|record| record.bind(&production, "def")).unwrap();
        let text = std::fs::read_to_string(bench.path()).unwrap();
        assert!(text.contains("abc") && text.contains("def"), "{text}");
    }

    #[test]
    fn a_broken_record_is_never_taken_for_an_empty_one() {
        let bench = Bench::new();
        let file = bench.file(&Files::real());
        for (text, code) in [
            ("<<<<<<< HEAD", "TRUST-BROKEN"),
            ("", "TRUST-BROKEN"),
            ("schema = 2", "TRUST-BROKEN"),
            ("schema = 1\n[keys.abc]\nenvironments = \"canary-1\"", "TRUST-BROKEN"),
            ("schema = 1\n[environments.lab]\nname = \"lab\"", "TRUST-BROKEN"),
        ] {
            bench.write(text);
            for fault in [file.read().unwrap_err(), file.change(bind).unwrap_err()] {
                assert!(!fault.is_out_of_reach(), "{text}");
                assert_eq!(fault.finding().code, code, "{text}");
            }
            assert_eq!(std::fs::read_to_string(bench.path()).unwrap(), text, "not written over");
        }
        std::fs::write(bench.path(), [0xff, 0xfe]).unwrap();
        assert_eq!(file.read().unwrap_err().finding().code, "FILE-NOT-TEXT");
    }

    #[cfg(unix)]
    #[test]
    fn a_record_that_others_can_change_is_not_used() {
        use std::os::unix::fs::PermissionsExt as _;
        let bench = Bench::new();
        let file = bench.file(&Files::real());
        file.change(bind).unwrap();
        let folder = bench.path().parent().unwrap().to_path_buf();
        for (place, mode, open) in [
            (bench.path(), 0o644, false),
            (bench.path(), 0o620, true),
            (bench.path(), 0o602, true),
            (folder.clone(), 0o755, false),
            (folder.clone(), 0o770, true),
            (folder, 0o707, true),
        ] {
            let before = std::fs::metadata(&place).unwrap().permissions();
            std::fs::set_permissions(&place, std::fs::Permissions::from_mode(mode)).unwrap();
            match file.read() {
                Err(TrustFault::OpenToOthers(named)) => assert!(open && named == place, "{mode:o}"),
                other => assert!(!open && other.is_ok(), "{mode:o}"),
            }
            std::fs::set_permissions(&place, before).unwrap();
        }
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_out_of_reach_and_nothing_worse() {
        use crate::world::files::disk::Stage;
        let bench = Bench::new();
        let full = bench.file(&Files::failing(Stage::Write, std::io::ErrorKind::ReadOnlyFilesystem));
        assert!(full.change(bind).unwrap_err().is_out_of_reach());
        let homeless = TrustFile { path: None, files: Files::real() };
        assert_eq!(homeless.read().unwrap(), TrustRecord::default());
        let fault = homeless.change(bind).unwrap_err();
        assert!(fault.is_out_of_reach() && *fault.finding().code == *"TRUST-NOT-KEPT");
    }
}
