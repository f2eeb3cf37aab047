//! Looking at many policy files at once: which, with what known beside them, and how the answers are shown.

pub mod collect;
pub mod human;
pub mod mend;
pub mod sarif;
mod silences;

use std::path::PathBuf;
use std::sync::Arc;

use crate::finding::{Finding, Severity};
use crate::policy::lint::examine::{Examination, examine, too_large};
use crate::policy::lint::{Found, Options, sniff};
use crate::policy::read::LARGEST;
use crate::world::files::{FileFault, FileFaultKind, Files};
use crate::world::parallel;
pub use silences::Silences;

/// A file to look at.
#[derive(Clone, Debug)]
pub struct Job {
    /// Its name, as it is shown.
    pub name: String,
    /// Where it is; `None` for stdin.
    pub path: Option<PathBuf>,
    /// It was found in a folder, and only its beginning tells whether it is a policy.
    pub perhaps: bool,
    /// What is known beside it.
    pub options: Options,
    /// What the team has silenced where the file lies.
    pub silences: Option<Arc<Silences>>,
}

/// What was seen of a file.
#[derive(Clone, Debug)]
pub struct Looked<'b> {
    /// Everything that was asked of it.
    pub examined: Examination<'b>,
    /// For each finding, the silence that covers it.
    silenced_by: Vec<Option<usize>>,
}

impl Looked<'_> {
    /// The findings that nobody has silenced.
    pub fn shown(&self) -> impl Iterator<Item = &Found> {
        self.all().filter(|(_, silence)| silence.is_none()).map(|(found, _)| found)
    }

    /// All findings, each with the silence that covers it.
    pub fn all(&self) -> impl Iterator<Item = (&Found, Option<usize>)> {
        self.examined.findings.iter().zip(self.silenced_by.iter().copied())
    }
}

/// What came of a file.
#[derive(Clone, Debug)]
pub struct Answer<R> {
    /// As it is shown.
    pub shown: R,
    /// What was found, counted.
    pub tally: Tally,
    /// Why it could not be read.
    pub unread: Option<Finding>,
    /// Which silences were of use.
    used: Vec<(Arc<Silences>, usize)>,
}

/// Findings, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Files that were read.
    pub files: usize,
    /// Files that could not be read.
    pub unread: usize,
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
    /// Findings that were silenced.
    pub silenced: usize,
}

impl Tally {
    fn of(looked: &Looked<'_>) -> Self {
        let count = |severity| looked.shown().filter(|found| found.severity() == severity).count();
        Self {
            files: 1,
            unread: 0,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
            silenced: looked.silenced_by.iter().flatten().count(),
        }
    }

    /// The sum of two.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            files: self.files + other.files,
            unread: self.unread + other.unread,
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            notes: self.notes + other.notes,
            silenced: self.silenced + other.silenced,
        }
    }
}

/// Looks at every file, several at once, and shows each: `show` for one that was read, `unread` for one that was not.
/// What turns out to be no policy is left out.
pub fn each<R: Send>(
    files: &Files,
    jobs: &[Job],
    show: impl Fn(&Job, &Looked<'_>) -> R + Sync,
    unread: impl Fn(&Job, &Finding) -> R + Sync,
) -> Vec<Answer<R>> {
    let answers = parallel::map(jobs, |job| {
        let bytes = match read(files, job) {
            Ok(bytes) => Some(bytes),
            Err(fault) if fault.kind == FileFaultKind::TooLarge => None,
            Err(fault) => {
                let finding = fault.finding();
                let tally = Tally { unread: 1, ..Tally::default() };
                let shown = unread(job, &finding);
                return Some(Answer { shown, tally, unread: Some(finding), used: Vec::new() });
            }
        };
        if job.perhaps && bytes.as_ref().is_some_and(|bytes| !sniff::is_policy(bytes)) {
            return None;
        }
        let examined = bytes.as_ref().map_or_else(|| too_large(&job.options), |bytes| examine(bytes, &job.options));
        let looked = silenced(files, job, examined);
        let used = job.silences.iter().flat_map(|silences| {
            let used = looked.silenced_by.iter().flatten();
            used.map(|number| (Arc::clone(silences), *number))
        });
        let (tally, used) = (Tally::of(&looked), used.collect());
        Some(Answer { shown: show(job, &looked), tally, unread: None, used })
    });
    answers.into_iter().flatten().collect()
}

/// The silences that were of no use: each with the file that holds it.
#[must_use]
pub fn unused<R>(jobs: &[Job], answers: &[Answer<R>]) -> Vec<Finding> {
    let mut all: Vec<&Arc<Silences>> = Vec::new();
    for silences in jobs.iter().filter_map(|job| job.silences.as_ref()) {
        if !all.iter().any(|known| Arc::ptr_eq(known, silences)) {
            all.push(silences);
        }
    }
    let is_used = |silences: &Arc<Silences>, number: usize| {
        let mut used = answers.iter().flat_map(|answer| &answer.used);
        used.any(|(of, used)| Arc::ptr_eq(of, silences) && *used == number)
    };
    let unused = |silences: &Arc<Silences>| {
        let numbers = (0..silences.len()).filter(|number| !is_used(silences, *number));
        numbers.filter_map(|number| silences.unused(number)).collect::<Vec<_>>()
    };
    all.into_iter().flat_map(unused).collect()
}

fn read(files: &Files, job: &Job) -> Result<Vec<u8>, FileFault> {
    let limit = u64::try_from(LARGEST).unwrap_or(u64::MAX);
    match &job.path {
        None => files.read_input(limit),
        Some(path) => files.read(path, limit),
    }
}

fn silenced<'b>(files: &Files, job: &Job, examined: Examination<'b>) -> Looked<'b> {
    let by = |found: &Found| {
        let silences = job.silences.as_ref()?;
        silences.covering(found, job.path.as_deref(), files)
    };
    let silenced_by = examined.findings.iter().map(by).collect();
    Looked { examined, silenced_by }
}
