//! What letters need besides the record: who writes them, what they are about, and where they are kept.

use std::path::PathBuf;

use crate::domain::Environment;
use crate::world::profile::Profile;

/// The folder of the letters, beside the state file.
pub const FOLDER: &str = "letters";

/// What letters need besides the record.
#[derive(Clone, Debug, Default)]
pub struct LetterContext {
    /// The contact person and the deputy, and details that only single letters need.
    pub profile: Profile,
    /// The environments that letters are about; TT02 and production together when they are real.
    pub environments: Vec<Environment>,
    /// Where letters are saved; nowhere in a plan.
    pub folder: Option<PathBuf>,
}
