//! Files for people: what Altinn Studio wants, laid out as in its repository.

use super::about::EffectAbout;
use super::result::{EffectBrought, EffectResult};
use crate::domain::resource::ResourceDefinition;
use crate::policy::model::EditorPolicy;

/// Something to write on this machine.
#[derive(Clone, Debug, PartialEq)]
pub enum FilesEffect {
    /// Write the files that Studio wants.
    WriteFiles {
        /// Of which resource.
        definition: Box<ResourceDefinition>,
        /// Its policy, placeholders kept.
        policy: Box<EditorPolicy>,
    },
}

impl FilesEffect {
    /// What it writes.
    pub(super) fn about(&self) -> EffectAbout<'_> {
        match self {
            Self::WriteFiles { definition, .. } => {
                EffectAbout::write(words::WRITE_FILES.with("id", definition.identifier.bare()))
            }
        }
    }

    /// What is written; where, is shown below.
    pub(super) fn result(&self, _: &EffectBrought<'_>) -> EffectResult {
        match self {
            Self::WriteFiles { definition, .. } => {
                EffectResult::good(words::FILES_WRITTEN.with("id", definition.identifier.bare()))
            }
        }
    }
}

mod words {
    use crate::text::phrases;

    phrases! {
        FILES_WRITTEN { nb: "Filene som Altinn Studio trenger for {id}, er skrevet", en: "The files that Altinn Studio needs for {id} have been written" }
        WRITE_FILES { nb: "Skriv filene som Altinn Studio trenger for {id}", en: "Write the files that Altinn Studio needs for {id}" }
    }
}
