//! The configuration of a folder: which rules a team has silenced there.

use std::path::{Path, PathBuf};

use crate::catalog::codes::policies as codes;
use crate::finding::Finding;
use crate::policy::lint::Found;
use crate::policy::lint::silence::{self, Silence};
use crate::world::files::Files;

/// The name of the configuration, in the folder of the files or above.
pub(super) const NAME: &str = "altinn-onboard-lint.toml";

/// Longer than any configuration.
const LARGEST: u64 = 1 << 20;

/// What stands in a configuration.
#[derive(Debug)]
pub struct Silences {
    path: PathBuf,
    /// Where the patterns of files count from.
    folder: PathBuf,
    all: Vec<Silence>,
}

impl Silences {
    /// Reads a configuration.
    ///
    /// # Errors
    /// It cannot be read, or does not hold.
    pub fn read(files: &Files, path: &Path) -> Result<Self, Vec<Finding>> {
        let toml = files.read_found_text(path, LARGEST).map_err(|fault| vec![fault.finding()])?;
        let subject = path.display().to_string();
        let wrong = |message| Finding::new(&codes::LINT_CONFIG, subject.as_str()).saying(message);
        let all = silence::parse(&toml).map_err(|wrongs| wrongs.into_iter().map(wrong).collect::<Vec<_>>())?;
        let real = files.true_place(path);
        let folder = real.parent().map(Path::to_path_buf).unwrap_or_default();
        Ok(Self { path: path.to_path_buf(), folder, all })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The first silence that covers a finding in a file.
    pub(super) fn covering(&self, found: &Found, file: Option<&Path>, files: &Files) -> Option<usize> {
        if !self.all.iter().any(|silence| silence.rule == found.code.id) {
            return None;
        }
        let file = file.map(|file| self.relative(file, files)).unwrap_or_default();
        self.all.iter().position(|silence| silence.covers(found, &file))
    }

    /// Why a silence is there.
    pub(super) fn reason(&self, number: usize) -> &str {
        self.all.get(number).map_or("", |silence| silence.reason.as_str())
    }

    /// That a silence was of no use.
    pub(super) fn unused(&self, number: usize) -> Option<Finding> {
        let rule = self.all.get(number)?.rule.as_str();
        Some(Finding::new(&codes::LINT_UNUSED, self.path.display().to_string()).with("rule", rule))
    }

    fn relative(&self, file: &Path, files: &Files) -> String {
        let real = files.true_place(file);
        let below = real.strip_prefix(&self.folder).unwrap_or(&real);
        below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
    }
}
