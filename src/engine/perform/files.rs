//! The files that Altinn Studio wants, laid out as in the repository `{org}-resources`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Performer;
use crate::catalog::codes::program;
use crate::domain::resource::ResourceDefinition;
use crate::domain::sha256;
use crate::engine::outcome::{Outcome, Performed};
use crate::finding::Finding;
use crate::policy::{self, EditorPolicy};
use crate::record::t;
use crate::record::values::WrittenFiles;
use crate::steps::effects::FilesEffect;
use crate::text::reasons;
use crate::world::files::{FileFault, Mode};

impl Performer {
    /// Performs one of its effects.
    pub(super) fn files(&self, effect: &FilesEffect) -> Performed {
        match effect {
            FilesEffect::WriteFiles { definition, policy } => self.write_files(definition, policy),
        }
    }

    fn write_files(&self, definition: &ResourceDefinition, policy: &EditorPolicy) -> Performed {
        let id = definition.identifier.bare();
        let json = serde_json::to_string_pretty(definition)
            .map_err(|error| Box::new(Finding::new(&program::FILES, id).with("reason", reasons::of_json(&error))))?;
        let folder = PathBuf::from(id);
        let files = [
            (folder.join(format!("{id}_resource.json")), json.into_bytes()),
            (folder.join(format!("{id}_policy.xml")), policy::write::to_xml(policy)),
        ];
        let finding = |fault: FileFault| Box::new(fault.finding());
        // A team works on these files: what it changed is not overwritten, and neither is written when one cannot be.
        for (name, bytes) in &files {
            self.files.is_to_write(&self.folder.join(name), bytes, false).map_err(finding)?;
        }
        let (mut written, mut places) = (BTreeMap::new(), Vec::new());
        for (name, bytes) in files {
            places.push(self.files.write_below(&self.folder, &name, &bytes, Mode::Ordinary).map_err(finding)?);
            written.insert(name.to_string_lossy().into_owned(), sha256::hex(&bytes));
        }
        Ok(Outcome::default().made(t::FilesWritten, None, WrittenFiles(written), "files").at(places))
    }
}
