//! The ledger of a command: what is known, and the file and the lock that keep it. The command owns it; one session at a
//! time borrows it.

use crate::domain::Product;
use crate::record::{Book, Place, State};
use crate::world::state_file::{StateFile, StateFileFault};

/// What is known, and where it is kept.
pub struct Ledger {
    state: State,
    /// `None` keeps nothing: a plan, a look, a test.
    file: Option<StateFile>,
    /// Nothing is saved yet: answers that nobody typed are taken all together or not at all.
    held: bool,
    /// Something may have changed since the last save.
    changed: bool,
}

impl Ledger {
    /// A state that is kept in its file, under its lock.
    #[must_use]
    pub const fn kept(file: StateFile, state: State) -> Self {
        Self { state, file: Some(file), held: false, changed: false }
    }

    /// A state that nothing is kept of.
    #[must_use]
    pub const fn unkept(state: State) -> Self {
        Self { state, file: None, held: false, changed: false }
    }

    /// What is known.
    #[must_use]
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// The book of rehearsals, or the real one.
    #[must_use]
    pub const fn book(&self, simulated: bool) -> &Book {
        self.state.book(simulated)
    }

    /// The book of rehearsals, or the real one, to write in.
    pub const fn book_mut(&mut self, simulated: bool) -> &mut Book {
        self.changed = true;
        self.state.book_mut(simulated)
    }

    /// Begins a service in an environment, if it is not begun, and remembers that one worked there last.
    pub fn begin(&mut self, simulated: bool, place: &Place, product: Product) {
        self.state.last.remember(simulated, place);
        self.book_mut(simulated).begin(place, product);
    }

    /// Holds back what is learned from now on, until it is released.
    pub const fn hold(&mut self) {
        self.held = true;
    }

    /// Saves what was held back, and everything from now on.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn release(&mut self) -> Result<(), StateFileFault> {
        self.held = false;
        self.save()
    }

    /// Saves the state, if it is kept and not held back.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn save(&mut self) -> Result<(), StateFileFault> {
        match &mut self.file {
            Some(file) if !self.held => {
                file.save(&self.state)?;
                self.changed = false;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Saves the state if anything may have changed: a round of reads that brought nothing costs no write.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn save_changes(&mut self) -> Result<(), StateFileFault> {
        if self.changed { self.save() } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::EnvironmentName;
    use crate::record::Handle;
    use crate::world::files::Files;
    use crate::world::lock::Holder;

    #[test]
    fn what_is_held_back_is_saved_when_it_is_released_and_what_did_not_change_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let holder = Holder { user: "kari".into(), host: "vert".into(), pid: 7, since: jiff::Timestamp::UNIX_EPOCH };
        let path = folder.path().join("a.json");
        let (file, state) = StateFile::open(&path, &Files::real(), &holder, true).unwrap();
        let mut ledger = Ledger::kept(file, state);
        let saves = |ledger: &Ledger| ledger.file.as_ref().map(StateFile::saves);
        ledger.hold();
        let environment = EnvironmentName::parse("tt02").unwrap();
        let place = Place { environment, service: Handle::of(Product::Correspondence) };
        ledger.begin(false, &place, Product::Correspondence);
        ledger.save().unwrap();
        assert_eq!((saves(&ledger), path.exists()), (Some(0), false));
        ledger.release().unwrap();
        ledger.save_changes().unwrap();
        assert_eq!(saves(&ledger), Some(1));
        ledger.book_mut(false);
        ledger.save_changes().unwrap();
        assert_eq!(saves(&ledger), Some(2));
    }
}
