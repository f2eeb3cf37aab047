//! The order package of a session: laid out, and saved as files.
//!
//! A letter that nobody has sent is not a fact: it follows from what is known, and is written anew when that changes. The
//! state keeps it from the moment somebody tells something of it: that it was sent, a reference, a case number. So two
//! runs that know the same leave the same state, however often they were cut off.

use std::path::PathBuf;

use jiff::civil::Date;

use super::letter_context::{FOLDER, LetterFolder};
use super::letters::{self, Draft, LetterRequest};
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use crate::catalog::letters::LetterKind;
use crate::domain::Environment;
use crate::record::values::Letter;
use crate::record::{Evidence, Place, Source, Topic, t, topic::TopicMarker};
use crate::report::letter::Rendered;
use crate::report::letter::package::{self, PackageDetail};
use crate::report::screen;
use crate::world::files::{FileFault, Mode};

/// The order package as it is shown.
pub struct OrderPackage {
    /// Its text.
    pub text: String,
    /// Why its letters are not saved; the text then does not say that they are.
    pub unsaved: Option<FileFault>,
}

/// What is told of a letter after it was made.
#[derive(Clone, Debug, Default)]
pub struct Noted {
    /// Sent on.
    pub sent: Option<Date>,
    /// When an answer is wanted.
    pub deadline: Option<Date>,
    /// Our own case number.
    pub our_reference: Option<String>,
    /// The receiver's case number.
    pub case_number: Option<String>,
}

impl<P> Session<'_, P> {
    /// The letters that the record calls for.
    #[must_use]
    pub fn drafts(&self, place: &Place) -> Vec<Draft> {
        let environments: Vec<&Environment> = self.letter_context.environments.iter().collect();
        letters::due(&self.request(place, &environments))
    }

    /// What letters are written from.
    #[must_use]
    pub fn request<'a>(&'a self, place: &'a Place, environments: &'a [&'a Environment]) -> LetterRequest<'a> {
        LetterRequest {
            book: self.book(),
            environments,
            place,
            profile: &self.letter_context.profile,
            now: self.clock.now(),
            language: self.language,
        }
    }

    /// Lays out every letter that can be known by now, and saves them as files. `None` when no letter is called for.
    #[must_use]
    pub fn order_package(&self, place: &Place, works: &[StepRun], detail: PackageDetail) -> Option<OrderPackage> {
        let drafts = self.drafts(place);
        if drafts.is_empty() {
            return None;
        }
        let environments: Vec<&Environment> = self.letter_context.environments.iter().collect();
        let title = |id: &str| works.iter().find(|work| work.id() == id).map(|work| work.step.card().title);
        let package = letters::package(&drafts, &self.request(place, &environments), title);
        let saved = self.save_letters(drafts.iter().filter_map(|draft| draft.letter.as_ref().ok()));
        let screen = screen::Screen::coloured(self.language, self.screen.width());
        let folder = saved.as_ref().ok().map(|_| self.letters_folder());
        Some(OrderPackage { text: package::render(&package, folder.as_deref(), detail, screen), unsaved: saved.err() })
    }

    /// Saves the letters of these places again, each once, when more is known than when they were shown; says which.
    ///
    /// # Errors
    /// A letter cannot be saved.
    pub fn renew_letters(&mut self, places: &[Place]) -> Result<(), EngineFault> {
        let environments: Vec<&Environment> = self.letter_context.environments.iter().collect();
        let requests: Vec<LetterRequest<'_>> = places.iter().map(|place| self.request(place, &environments)).collect();
        let written = self.save_letters(letters::latest(&requests).iter()).map_err(EngineFault::File)?;
        for path in written {
            self.say(&words::WRITTEN.with("path", path.display().to_string()));
        }
        Ok(())
    }

    /// Saves letters as files; answers those that were not there as they are now.
    fn save_letters<'l>(&self, letters: impl Iterator<Item = &'l Rendered>) -> Result<Vec<PathBuf>, FileFault> {
        let Some(folder) = &self.letter_context.folder else { return Ok(Vec::new()) };
        let LetterFolder { named, below, replaces, files } = folder;
        // All or none: what is in the way of one is found before the first is written.
        let mut due = Vec::new();
        for letter in letters {
            let (name, text) = (below.join(letter.file_name()), letter.as_file());
            if files.is_to_write(&named.join(&name), text.as_bytes(), *replaces)? {
                due.push((name, text));
            }
        }
        let write = |(name, text): (PathBuf, String)| files.write_below(named, &name, text.as_bytes(), Mode::Ordinary);
        due.into_iter().map(write).collect()
    }

    /// The true place of the letters.
    fn letters_folder(&self) -> String {
        self.letter_context.folder.as_ref().map_or_else(
            || FOLDER.to_owned(),
            |folder| folder.files.true_place(&folder.named.join(&folder.below)).display().to_string(),
        )
    }

    /// Notes what became of a letter, and answers which; `None` when there is no such letter. A plain kind means the letter
    /// that is due when it is told as sent, and otherwise the newest: a case number comes after the letter.
    ///
    /// # Errors
    /// The state cannot be saved, or a newer version of the program wrote of a letter of that kind.
    pub fn note_letter(
        &mut self,
        place: &Place,
        (kind, key): (LetterKind, &str),
        noted: Noted,
    ) -> Result<Option<String>, EngineFault> {
        let environments: Vec<&Environment> = self.letter_context.environments.iter().collect();
        let Draft { key: due, fact, covered, .. } = letters::draft(kind, &self.request(place, &environments));
        let newest = self.book().newest_letter(kind.id()).map(|(key, _)| key.to_owned());
        let fact = fact.filter(|_| !covered);
        let key = match (key == kind.id(), noted.sent.is_some() && fact.is_some()) {
            (false, _) => key.to_owned(),
            (true, true) => due.clone(),
            // Told as sent once more, it is still the same letter.
            (true, false) => newest.unwrap_or_else(|| due.clone()),
        };
        // Which letter is the newest nobody can say, while there is one of the kind that cannot be read.
        self.check_readable(place, Topic::Letter, |key| {
            key.is_some_and(|key| key.split_once('-').map_or(key, |(kind, _)| kind) == kind.id())
        })?;
        // It may have been sent although it is no longer due, and before it was ever recorded.
        let known = self.book().organisation.at(t::Letter, Some(&key)).cloned();
        let Some(known) = known.or_else(|| fact.filter(|_| due == key)) else { return Ok(None) };
        let letter = Letter {
            sent: noted.sent.or(known.sent),
            deadline: noted.deadline.or(known.deadline),
            our_reference: noted.our_reference.or_else(|| known.our_reference.clone()),
            case_number: noted.case_number.or_else(|| known.case_number.clone()),
            ..known
        };
        let value = t::Letter::wrap(letter);
        let evidence = Evidence { value, source: Source::Told, at: self.clock.now(), how: "flag".to_owned() };
        self.book_mut().put(place, Some(key.clone()), evidence)?;
        self.save()?;
        Ok(Some(key))
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        WRITTEN { nb: "Brev skrevet: {path}", en: "Letter written: {path}" }
    }
}
