//! What a command wants of the steps that it walks.

use crate::domain::Environment;
use crate::engine::list_members::MembersWish;
use crate::record::Topic;
use crate::steps::Step;

/// What a command wants of the steps.
#[derive(Clone, Debug, Default)]
pub struct WalkOptions {
    /// One step alone.
    pub only: Option<&'static str>,
    /// Ask the intake first.
    pub intake: bool,
    /// Tell first what has arrived.
    pub arrivals: bool,
    /// Look at everything again, and do nothing.
    pub looks: bool,
    /// Take the services to production, stage by stage, from this environment.
    pub promotes: Option<Environment>,
    /// Show all that would be done, and do nothing.
    pub plans: bool,
    /// Begin this step anew.
    pub redo: Option<String>,
    /// Correct an answer first.
    pub change: Option<ChangeWish>,
    /// The command that does the one step, as it is typed, where it offers to do it again.
    pub command: Option<String>,
    /// Do the one step again, although it is done.
    pub again: bool,
    /// The part that is done of the one step.
    pub part: Option<StepPart>,
    /// What is wanted of that part.
    pub wish: PartWish,
}

/// A part of a step, or nothing where the whole of it is meant, as the journey of the service has it.
#[derive(Clone, Copy)]
pub struct StepPart(pub Option<&'static dyn Step>);

impl std::fmt::Debug for StepPart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.map_or("whole", |part| part.card().id))
    }
}

/// What a command wants of a part of a step.
#[derive(Clone, Debug, Default)]
pub struct PartWish {
    /// Who is to be on an access list, or off it.
    pub members: Option<MembersWish>,
    /// Requests for system users of which nothing came are to be made anew.
    pub renews: bool,
}

/// Which answer is to be corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeWish {
    /// This one.
    Topic(Topic),
    /// Those of these that are given beforehand.
    Given(&'static [Topic]),
    /// The one that is chosen.
    Chosen,
}
