//! Files for people: what Altinn Studio wants, laid out as in its repository.

use super::about::EffectAbout;
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
}

mod words {
    use crate::text::phrases;

    phrases! {
        WRITE_FILES { nb: "Skriv filene som Altinn Studio trenger for {id}", en: "Write the files that Altinn Studio needs for {id}" }
    }
}
