//! The order package of a session: shown, saved as files, and noted in the state.

use std::path::PathBuf;

use super::letters::{self, Draft, Request};
use super::session::{EngineFault, Session, Work};
use crate::domain::Environment;
use crate::record::{Evidence, Place, Source, t, topic::Known};
use crate::report::human;
use crate::report::package::{self, Detail};
use crate::text::letters as text;
use crate::world::files::Mode;
use crate::world::profile::Profile;

/// The folder of the letters, beside the state file.
pub const FOLDER: &str = "letters";

/// What letters need besides the record.
#[derive(Clone, Debug, Default)]
pub struct Post {
    /// The contact person and her deputy, and details that only single letters need.
    pub profile: Profile,
    /// The environments that letters are about; TT02 and production together when they are real.
    pub environments: Vec<Environment>,
    /// Where letters are saved; nowhere in a plan.
    pub folder: Option<PathBuf>,
}

impl<P> Session<P> {
    /// The letters that the record calls for.
    #[must_use]
    pub fn drafts(&self, place: &Place) -> Vec<Draft> {
        let environments: Vec<&Environment> = self.post.environments.iter().collect();
        letters::due(&self.request(place, &environments))
    }

    /// What letters are written from.
    #[must_use]
    pub fn request<'a>(&'a self, place: &'a Place, environments: &'a [&'a Environment]) -> Request<'a> {
        Request {
            book: self.book(),
            environments,
            place,
            profile: &self.post.profile,
            now: self.clock.now(),
            language: self.language,
        }
    }

    /// Whether the order package was shown in an earlier run: then its letters are noted.
    #[must_use]
    pub fn is_ordered(&self) -> bool {
        self.book().organisation.all(t::Letter).next().is_some()
    }

    /// Lays out every letter that can be known by now, saves them as files, and notes them in the state. `None` when no
    /// letter is called for.
    ///
    /// # Errors
    /// The state or a letter cannot be saved.
    pub fn order_package(
        &mut self,
        place: &Place,
        works: &[Work],
        detail: Detail,
    ) -> Result<Option<String>, EngineFault> {
        let drafts = self.drafts(place);
        if drafts.is_empty() {
            return Ok(None);
        }
        let environments: Vec<&Environment> = self.post.environments.iter().collect();
        let title = |id: &str| works.iter().find(|work| work.id() == id).map(|work| work.step.card().title);
        let package = letters::package(&drafts, &self.request(place, &environments), title);
        let folder = self.save_letters(&drafts)?;
        let screen = human::Screen { language: self.language, width: self.screen.width(), colour: true };
        let shown = package::render(&package, &folder, detail, screen);
        self.note_letters(place, drafts)?;
        Ok(Some(shown))
    }

    /// Writes the letters anew that ask for more than they did, or that nobody could write before. What a letter asked
    /// for and has come meanwhile is left in it: it may lie in somebody's drafts.
    ///
    /// # Errors
    /// The state or a letter cannot be saved.
    pub fn refresh_letters(&mut self, place: &Place) -> Result<(), EngineFault> {
        let mut grown = self.drafts(place);
        let noted = &self.book().organisation;
        grown.retain(|draft| match (&draft.fact, noted.at(t::Letter, Some(&draft.key))) {
            (Some(fact), Some(before)) => fact.asks.iter().any(|ask| !before.asks.contains(ask)),
            (Some(_), None) => true,
            (None, _) => false,
        });
        if grown.is_empty() {
            return Ok(());
        }
        self.save_letters(&grown)?;
        for draft in &grown {
            let said = text::WRITTEN_ANEW.with("key", draft.key.as_str()).with("title", draft.kind.entry().title);
            self.say_item("✎", &said);
        }
        self.note_letters(place, grown)
    }

    /// Saves letters as files; answers the folder as people see it.
    fn save_letters(&self, drafts: &[Draft]) -> Result<String, EngineFault> {
        let Some(folder) = &self.post.folder else { return Ok(FOLDER.to_owned()) };
        let written: Vec<_> = drafts.iter().filter_map(|draft| draft.letter.as_ref().ok()).collect();
        if let Some(file) = &self.file
            && !written.is_empty()
        {
            let files = file.files();
            files.create_folder(folder, Mode::Ordinary).map_err(EngineFault::File)?;
            for letter in written {
                let path = folder.join(letter.file_name());
                files.write(&path, letter.as_file().as_bytes(), Mode::Ordinary).map_err(EngineFault::File)?;
            }
        }
        Ok(folder.display().to_string())
    }

    /// Notes in the state which letters were made, so that waits can point to them.
    ///
    /// # Errors
    /// The state cannot be saved.
    pub fn note_letters(&mut self, place: &Place, drafts: Vec<Draft>) -> Result<(), EngineFault> {
        let now = self.clock.now();
        let book = self.state.book_mut(self.environment.simulated);
        for Draft { key, fact, .. } in drafts {
            let Some(letter) = fact else { continue };
            let value = t::Letter::wrap(letter);
            book.put(place, Some(key), Evidence { value, source: Source::Made, at: now, how: "letter".to_owned() });
        }
        self.save()
    }
}
