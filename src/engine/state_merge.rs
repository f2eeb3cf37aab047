//! Merges three state files, as Git asks for it, and says what came of it.

use std::path::Path;

use jiff::civil::Date;

use super::state_ahead::ahead;
use crate::catalog::codes::states as codes;
use crate::catalog::products;
use crate::domain::Product;
use crate::finding::{Code, Finding};
use crate::record::merge::{Conflict, Merged, Note, Unmergeable, merge};
use crate::record::{Evidence, FactHistory, FactPlace, State};
use crate::report::known;
use crate::text::Phrase;
use crate::text::clean::clean_line;
use crate::world::files::{FileFault, FileFaultKind, Files};
use crate::world::lock::Holder;
use crate::world::state_file::{StateFile, StateFileFault};
use crate::world::state_text;

/// The three files, as they are named to Git's driver: `%O %A %B %P`.
#[derive(Clone, Copy, Debug)]
pub struct MergedFiles<'p> {
    /// What both come from.
    pub base: &'p Path,
    /// The one, which takes the result.
    pub ours: &'p Path,
    /// The other.
    pub theirs: &'p Path,
    /// What people call the file: Git's own names are those of copies that are gone afterwards.
    pub known_as: &'p Path,
}

/// What a merge found: conflicts, which somebody must look at, and the rest.
#[derive(Debug, Default)]
pub struct MergeFindings {
    /// The file loads, and holds all of it.
    pub conflicts: Vec<Finding>,
    /// What is good to know.
    pub notes: Vec<Finding>,
}

impl MergedFiles<'_> {
    /// Merges, and writes the result over ours, under its lock. A file that is the result already is not written.
    ///
    /// # Errors
    /// Which of the three cannot be used, and why; ours is as it was.
    pub fn merge(self, files: &Files, holder: &Holder, today: Date) -> Result<MergeFindings, Vec<Finding>> {
        let Self { base, ours, theirs, known_as } = self;
        let by_git = known_as != ours;
        let refused = |side: Phrase, path: &Path, fault: &StateFileFault| {
            let finding = Finding::new(&codes::STATE_NOT_MERGED, known_as.display().to_string());
            let finding = if by_git { finding } else { finding.next(words::AGAIN) };
            let finding = finding.with("side", side).with("path", path.display().to_string());
            // The copies that Git names are gone when somebody reads this.
            let why = if by_git { of_file(fault).next(words::AT_ITS_SOURCE) } else { of_file(fault) };
            vec![finding.with("ours", known_as.display().to_string()), why]
        };
        let origin = state_text::origin(base, files).map_err(|fault| refused(words::BASE, base, &fault))?;
        let other = state_text::named(theirs, files).map_err(|fault| refused(words::THEIRS, theirs, &fault))?;
        let opened = StateFile::open(ours, files, holder, false);
        let (mut file, state) = opened.map_err(|fault| refused(words::OURS, ours, &fault))?;
        let merged = merge(&origin, &state, &other).map_err(|fault| vec![unmergeable(&fault, known_as)])?;
        if merged.state != state {
            file.save(&merged.state).map_err(|fault| refused(words::OURS, ours, &fault))?;
        }
        let mut found = MergeFindings::of(&merged);
        // Whatever is dated so wins over all that is newer.
        found.notes.splice(0..0, ahead(&merged.state, today));
        Ok(found)
    }
}

impl MergeFindings {
    fn of(merged: &Merged) -> Self {
        Self {
            conflicts: merged.conflicts.iter().map(conflict).collect(),
            notes: merged.notes.iter().map(note).collect(),
        }
    }
}

/// A file that is not there is no onboarding that has not begun.
fn of_file(fault: &StateFileFault) -> Finding {
    match fault {
        StateFileFault::Missing(path) => {
            FileFault { path: path.clone(), kind: FileFaultKind::NotFound, source: None }.finding()
        }
        other => other.finding(),
    }
}

fn unmergeable(fault: &Unmergeable, known_as: &Path) -> Finding {
    let at = |code, place: &str| {
        let finding = Finding::new(code, clean_line(place)).with("place", clean_line(place));
        finding.with("ours", known_as.display().to_string())
    };
    match fault {
        Unmergeable::Newer { place, since } => {
            at(&codes::STATE_MERGE_NEWER, place).with("since", since.as_deref().map_or_else(|| "?".into(), clean_line))
        }
        Unmergeable::Taken { place } => at(&codes::STATE_MERGE_TAKEN, place),
    }
}

fn conflict(conflict: &Conflict) -> Finding {
    match conflict {
        Conflict::TwoMade { place, holds, also } => beside(&codes::STATE_TWO_MADE, place, Some(holds), also),
        Conflict::Organisations { holds, other } => Finding::new(&codes::STATE_TWO_ORGANISATIONS, "org-number")
            .with("holds", value(holds))
            .with("other", value(other)),
        Conflict::Products { name, keeps, moved, to, .. } => {
            let called = |product: Product| products::of(product).name;
            let finding = Finding::new(&codes::STATE_TWO_PRODUCTS, name.as_str()).with("name", name.as_str());
            finding.with("keeps", called(*keeps)).with("moved", called(*moved)).with("to", to.as_str())
        }
    }
}

fn note(note: &Note) -> Finding {
    match note {
        Note::BothTold { place, holds, other } => Finding::new(&codes::STATE_BOTH_TOLD, clean_line(place))
            .with("topic", holds.value.topic().id())
            .with("holds", value(holds))
            .with("other", value(other)),
        Note::TakenBack { place, lost } => Finding::new(&codes::STATE_TAKEN_BACK, clean_line(place))
            .with("topic", lost.value.topic().id())
            .with("lost", value(lost))
            .with("lost_how", known::since(lost)),
        Note::Kept { place } => Finding::new(&codes::STATE_KEPT, clean_line(place)),
    }
}

/// A remote thing that stands beside another of the same name, at a place of the file.
pub(super) fn beside(code: &'static Code, place: &str, holds: Option<&Evidence>, also: &Evidence) -> Finding {
    let finding = Finding::new(code, clean_line(place)).with("topic", also.value.topic().id());
    let finding = finding.with("also", name(also)).with("also_how", known::since(also));
    match holds {
        Some(holds) => finding.with("holds", name(holds)).with("holds_how", known::since(holds)),
        None => finding.with("holds", words::NOTHING),
    }
}

/// What a remote thing is called where it was made.
fn name(evidence: &Evidence) -> String {
    evidence.value.remote_id().map_or_else(|| value(evidence), |id| clean_line(&id))
}

fn value(evidence: &Evidence) -> String {
    clean_line(&evidence.value.typed())
}

/// Whether something stands in a state beside something else, as a conflict that nobody has dealt with.
pub(super) fn standing_beside(state: &State) -> Vec<Finding> {
    let of = |(place, history): (FactPlace<'_>, FactHistory<'_>)| {
        let finding = move |also| beside(&codes::STATE_ALSO_MADE, &place.to_string(), history.now, also);
        history.also_made.iter().map(finding).collect::<Vec<_>>()
    };
    state.histories().flat_map(of).collect()
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        AGAIN { nb: "Årsaken står under. Rett den, og slå sammen på nytt.", en: "The reason is below. Correct it, and merge again." }
        AT_ITS_SOURCE { nb: "Rett filen på den grenen som den kommer fra, og commit den", en: "Correct the file on the branch that it comes from, and commit it" }
        BASE { nb: "den felles opprinnelsen (BASE)", en: "the common origin (BASE)" }
        OURS { nb: "vår side (OURS)", en: "our side (OURS)" }
        THEIRS { nb: "den andre siden (THEIRS)", en: "the other side (THEIRS)" }
        NOTHING { nb: "noe som er tatt tilbake", en: "something that was taken back" }
    }
}
