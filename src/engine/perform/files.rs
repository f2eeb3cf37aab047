//! The files that Altinn Studio wants, laid out as in the repository `{org}-resources`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

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

/// Far above what a message takes.
const LARGEST_BODY: u64 = 1 << 20;

fn not_made(name: &Path, error: &serde_json::Error) -> Box<Finding> {
    Box::new(Finding::new(&program::FILES, name.display().to_string()).with("reason", reasons::of_json(error)))
}

/// Whether two bodies have the same fields, at every depth, whatever they say. A message may go without notification.
fn has_fields_of(own: &Value, other: &Value) -> bool {
    let (Value::Object(own), Value::Object(other)) = (own, other) else {
        return std::mem::discriminant(own) == std::mem::discriminant(other);
    };
    let is_known = |key: &str, value: &Value| match (own.get(key), other.get(key)) {
        (Some(own), Some(other)) => has_fields_of(own, other),
        _ => key == "notification" && value.is_object(),
    };
    own.iter().chain(other).all(|(key, value)| is_known(key, value))
}

impl Performer {
    /// Performs one of its effects.
    pub(super) fn files(&self, effect: &FilesEffect) -> Performed {
        match effect {
            FilesEffect::WriteFiles { definition, policy } => self.write_files(definition, policy),
        }
    }

    /// Writes the public part of a key. What a file of that name held before is replaced when it was a public key too.
    pub(in crate::engine) fn public_key_file(
        &self,
        key: &KeyToRegister,
        name: &Path,
    ) -> Result<(PathBuf, String), Box<Finding>> {
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

    /// Writes what is sent by hand. What it was before an answer changed, or before somebody wrote in it, is replaced, and
    /// kept under another name: where, is answered too.
    pub(super) fn body_file(&self, name: &Path, body: &SentByHand) -> Result<(PathBuf, Option<PathBuf>), Box<Finding>> {
        let text = serde_json::to_string_pretty(body).map_err(|error| not_made(name, &error))?;
        let text = format!("{text}\n");
        let before = self.files.read_own_text(&self.folder.join(name), LARGEST_BODY).ok();
        let read = |text: &str| serde_json::from_str::<Value>(text).ok();
        let values = before.as_deref().and_then(read).zip(read(&text));
        let other = before.filter(|before| *before != text);
        let replaced = other.filter(|_| values.is_some_and(|(before, now)| has_fields_of(&before, &now)));
        let kept =
            replaced.as_deref().map(|before| self.file_beside(&self.free_name(name), before, false)).transpose()?;
        Ok((self.file_beside(name, &text, replaced.is_some())?, kept))
    }

    /// A name beside another that nothing has yet: `message.old-1.json` for `message.json`.
    fn free_name(&self, name: &Path) -> PathBuf {
        let name_of = |number: u32| name.with_extension(format!("old-{number}.json"));
        let is_free = |name: &PathBuf| !self.files.exists(&self.folder.join(name));
        (1..u32::MAX).map(name_of).find(is_free).unwrap_or_else(|| name.to_path_buf())
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use url::Url;

    use super::*;
    use crate::catalog::environments;
    use crate::domain::message::{CorrespondenceMessage, NewMessages};
    use crate::domain::subscription::NewSubscription;
    use crate::domain::{OrgNumber, ResourceId};
    use crate::world::clock::RealClock;
    use crate::world::files::Files;
    use crate::world::http::{Http, Settings};
    use crate::world::keys::{Keeping, KeyStore};

    fn performer(folder: &Path) -> Performer {
        let (http, environment) = (Http::new(Settings::default()), environments::resting_sandbox().unwrap());
        let keys = KeyStore::new(Keeping::File, folder, Arc::new(|_| None));
        Performer::new(http, environment, keys, Files::real(), folder.to_path_buf(), Arc::new(RealClock::start()))
    }

    fn message(recipient: &str) -> SentByHand {
        let message = CorrespondenceMessage::example("ttd-vedtak");
        let to = OrgNumber::parse(recipient).unwrap();
        SentByHand::Message(Box::new(NewMessages::to_one(message, to, uuid::Uuid::from_u128(1))))
    }

    fn subscription(address: &str) -> SentByHand {
        let resource = ResourceId::parse("ttd-vedtak").unwrap();
        SentByHand::Subscription(NewSubscription::new(Url::parse(address).unwrap(), &resource))
    }

    #[test]
    fn what_somebody_wrote_in_a_body_is_kept_under_another_name() {
        let folder = tempfile::tempdir().unwrap();
        let performer = performer(folder.path());
        let name = Path::new("body.json");
        let body = message("310000019");
        performer.body_file(name, &body).unwrap();
        for (number, word) in [(1, "Avslag"), (2, "Klage")] {
            let edited = std::fs::read_to_string(folder.path().join(name)).unwrap().replace("Prøve", word);
            std::fs::write(folder.path().join(name), &edited).unwrap();
            let (_, kept) = performer.body_file(name, &body).unwrap();
            let kept = kept.unwrap();
            assert_eq!(kept.file_name().unwrap().to_str(), Some(format!("body.old-{number}.json").as_str()));
            assert_eq!(std::fs::read_to_string(kept).unwrap(), edited);
        }
    }

    #[test]
    fn what_is_sent_by_hand_follows_a_changed_answer_and_other_files_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let performer = performer(folder.path());
        let name = Path::new("body.json");
        let path = folder.path().join(name);
        for [before, after] in [
            [message("310000019"), message("310000027")],
            [subscription("https://a.ttd.no/"), subscription("https://b.ttd.no/")],
        ] {
            let _ = std::fs::remove_file(&path);
            performer.body_file(name, &before).unwrap();
            performer.body_file(name, &after).unwrap();
            let wanted = format!("{}\n", serde_json::to_string_pretty(&after).unwrap());
            assert_eq!(std::fs::read_to_string(&path).unwrap(), wanted);
            // Once it is what it should be, nothing more is kept.
            assert_eq!(performer.body_file(name, &after).unwrap(), (path.clone(), None));
            let added = wanted.replacen('{', "{\"dueDateTime\": \"2027-01-01\",", 1);
            for other in ["hello", "{}", "[]", &added] {
                std::fs::write(&path, other).unwrap();
                assert_eq!(performer.body_file(name, &after).unwrap_err().code.id, "FILE-KEPT", "{other}");
            }
        }
    }
}
