//! The files that Altinn Studio wants, laid out as in the repository `{org}-resources`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Performer;
use crate::catalog::codes::program;
use crate::domain::resource::ResourceDefinition;
use crate::domain::{PublicJwk, sha256};
use crate::engine::outcome::{Outcome, Performed};
use crate::finding::Finding;
use crate::policy::{self, EditorPolicy};
use crate::record::t;
use crate::record::values::WrittenFiles;
use crate::report::key::json;
use crate::steps::SentByHand;
use crate::steps::effects::{FilesEffect, KeyToRegister};
use crate::text::reasons;
use crate::world::files::{FileFault, Mode};

/// Far above what a public key takes.
const LARGEST_KEY: u64 = 64 * 1024;

fn not_made(name: &Path, error: &serde_json::Error) -> Box<Finding> {
    Box::new(Finding::new(&program::FILES, name.display().to_string()).with("reason", reasons::of_json(error)))
}

impl Performer {
    /// Performs one of its effects.
    pub(super) fn files(&self, effect: &FilesEffect) -> Performed {
        match effect {
            FilesEffect::WriteFiles { definition, policy } => self.write_files(definition, policy),
        }
    }

    /// Writes the public part of a key. What a file of that name held before is replaced when it was a public key too.
    pub(super) fn public_key_file(&self, key: &KeyToRegister, name: &Path) -> Result<(PathBuf, String), Box<Finding>> {
        let public = match key {
            KeyToRegister::Here(at) => self.public_key(at)?,
            KeyToRegister::Pasted(public) => (**public).clone(),
        };
        let text = json::render(&public).map_err(|error| not_made(name, &error))?;
        let text = format!("{text}\n");
        let before = self.files.read_own_text(&self.folder.join(name), LARGEST_KEY).ok();
        let is_key = before.is_some_and(|before| PublicJwk::parse(&before).is_ok());
        Ok((self.file_beside(name, &text, is_key)?, text))
    }

    /// Writes what is sent by hand.
    pub(super) fn body_file(&self, name: &Path, body: &SentByHand) -> Result<PathBuf, Box<Finding>> {
        let text = serde_json::to_string_pretty(body).map_err(|error| not_made(name, &error))?;
        self.file_beside(name, &format!("{text}\n"), false)
    }

    /// Writes a file beside the state. What others have changed there is kept, unless it may be replaced.
    pub(super) fn file_beside(&self, name: &Path, text: &str, replaces: bool) -> Result<PathBuf, Box<Finding>> {
        let finding = |fault: FileFault| Box::new(fault.finding());
        self.files.is_to_write(&self.folder.join(name), text.as_bytes(), replaces).map_err(finding)?;
        self.files.write_below(&self.folder, name, text.as_bytes(), Mode::Ordinary).map_err(finding)
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
