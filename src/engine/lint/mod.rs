//! Looking at many policy files at once: which, with what known beside them, and how the answers are shown.

pub mod collect;
pub mod fix;
mod silences;

use std::path::PathBuf;
use std::sync::Arc;

use crate::finding::Finding;
use crate::policy::lint::examine::{Examination, examine, too_large};
use crate::policy::lint::{Found, LintOptions, sniff};
use crate::policy::read::LARGEST;
use crate::report::lint::{LintedFile, Tally};
use crate::world::files::{FileFault, FileFaultKind, Files};
use crate::world::parallel;
pub use silences::Silences;

/// A file to look at.
#[derive(Clone, Debug)]
pub struct LintJob {
    /// Its name, as it is shown.
    pub name: String,
    /// Where it is; `None` for stdin.
    pub path: Option<PathBuf>,
    /// It was found in a folder, and only its beginning tells whether it is a policy.
    pub perhaps: bool,
    /// What is known beside it.
    pub options: LintOptions,
    /// What the team has silenced where the file lies.
    pub silences: Option<Arc<Silences>>,
}

/// What came of a file.
#[derive(Clone, Debug)]
pub struct FileResult<R> {
    /// As it is shown.
    pub shown: R,
    /// What was found, counted.
    pub tally: Tally,
    /// Why it could not be read.
    pub unread: Option<Finding>,
    /// Which silences were of use.
    used: Vec<(Arc<Silences>, usize)>,
}

/// Looks at every file, several at once, and shows each: `show` for one that was read, `unread` for one that was not.
/// What turns out to be no policy is left out.
pub fn each<R: Send>(
    files: &Files,
    jobs: &[LintJob],
    show: impl Fn(&LintJob, &LintedFile<'_>) -> R + Sync,
    unread: impl Fn(&LintJob, &Finding) -> R + Sync,
) -> Vec<FileResult<R>> {
    let answers = parallel::map(jobs, |job| {
        let bytes = match read(files, job) {
            Ok(bytes) => Some(bytes),
            Err(fault) if fault.kind == FileFaultKind::TooLarge => None,
            Err(fault) => {
                let finding = fault.finding();
                let tally = Tally { unread: 1, ..Tally::default() };
                let shown = unread(job, &finding);
                return Some(FileResult { shown, tally, unread: Some(finding), used: Vec::new() });
            }
        };
        if job.perhaps && bytes.as_ref().is_some_and(|bytes| !sniff::is_policy(bytes)) {
            return None;
        }
        let examined = bytes.as_ref().map_or_else(|| too_large(&job.options), |bytes| examine(bytes, &job.options));
        let silenced_by = silenced_by(files, job, &examined);
        let of_job = |number: usize| job.silences.as_deref().map(|silences| silences.reason(number));
        let silenced = silenced_by.iter().map(|number| number.and_then(of_job)).collect();
        let file = LintedFile { name: &job.name, examined: &examined, silenced };
        let used = silenced_by.iter().flatten().zip(job.silences.iter().cycle());
        let used = used.map(|(number, silences)| (Arc::clone(silences), *number)).collect();
        Some(FileResult { shown: show(job, &file), tally: Tally::of(&file), unread: None, used })
    });
    answers.into_iter().flatten().collect()
}

/// The silences that were of no use: each with the file that holds it.
#[must_use]
pub fn unused<R>(jobs: &[LintJob], answers: &[FileResult<R>]) -> Vec<Finding> {
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

/// The bytes of a file or of stdin.
pub(super) fn read(files: &Files, job: &LintJob) -> Result<Vec<u8>, FileFault> {
    let limit = u64::try_from(LARGEST).unwrap_or(u64::MAX);
    match &job.path {
        None => files.read_input(limit),
        Some(path) => files.read(path, limit),
    }
}

/// For each finding, the number of the silence that covers it.
fn silenced_by(files: &Files, job: &LintJob, examined: &Examination<'_>) -> Vec<Option<usize>> {
    let by = |found: &Found| {
        let silences = job.silences.as_ref()?;
        silences.covering(found, job.path.as_deref(), files)
    };
    examined.findings.iter().map(by).collect()
}
