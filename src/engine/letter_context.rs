//! What letters need besides the record: who writes them, what they are about, and where they are kept.

use std::path::PathBuf;

use crate::domain::Environment;
use crate::world::files::Files;
use crate::world::profile::Profile;

/// The folder of the letters, beside the state file.
pub const FOLDER: &str = "letters";

/// Where letters are saved.
#[derive(Clone)]
pub struct LetterFolder {
    /// What the operator named: it may be reached by a link, what lies below it may not.
    pub named: PathBuf,
    /// The folder below it, if any.
    pub below: PathBuf,
    /// Letters are renewed there; else what stands there with other content is kept.
    pub replaces: bool,
    /// How files are written.
    pub files: Files,
}

/// What letters need besides the record.
#[derive(Clone, Default)]
pub struct LetterContext {
    /// The contact person and the deputy, and details that only single letters need.
    pub profile: Profile,
    /// Where the profile is kept; nowhere for a user without a home.
    pub profile_file: Option<(PathBuf, Files)>,
    /// The environments that letters are about; TT02 and production together when they are real.
    pub environments: Vec<Environment>,
    /// Where letters are saved; nowhere in a test.
    pub folder: Option<LetterFolder>,
}
