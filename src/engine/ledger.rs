//! The ledger of a command: what is known, and the file and the lock that keep it. The command owns it; one session at a
//! time borrows it.

use std::time::Duration;

use crate::domain::Product;
use crate::record::{Book, Place, State};
use crate::world::state_file::{PATIENCE, StateFile, StateFileFault};

/// What is known, and where it is kept.
pub struct Ledger {
    state: State,
    /// `None` keeps nothing: a plan, a look, a test.
    file: Option<StateFile>,
    /// Nothing is saved yet: answers that nobody typed are taken all together or not at all.
    held: bool,
    /// Something may have changed since the last save.
    changed: bool,
    /// The lock is given back: a person is waited for.
    rests: bool,
    /// How often something was taken in that others had saved.
    taken_in: u64,
}

impl Ledger {
    /// A state that is kept in its file, under its lock.
    #[must_use]
    pub const fn kept(file: StateFile, state: State) -> Self {
        Self { state, file: Some(file), held: false, changed: false, rests: false, taken_in: 0 }
    }

    /// A state that nothing is kept of.
    #[must_use]
    pub const fn unkept(state: State) -> Self {
        Self { state, file: None, held: false, changed: false, rests: false, taken_in: 0 }
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
                // A question that was broken off: what came meanwhile would be written over.
                if self.rests {
                    file.take_unchanged(PATIENCE)?;
                    self.rests = false;
                }
                file.save(&self.state)?;
                self.changed = false;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Gives the lock back while a person, or time, is waited for; what is not held back is saved before.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn rest(&mut self) -> Result<(), StateFileFault> {
        let rests = |ledger: &Self| ledger.file.as_ref().is_some_and(|file| file.rest(&ledger.state));
        self.rests = rests(self);
        if !self.rests {
            self.save_changes()?;
            self.rests = rests(self);
        }
        Ok(())
    }

    /// Takes the lock again within this time, and takes in what others saved meanwhile; answers whether there was anything.
    ///
    /// # Errors
    /// Somebody works with the file for longer, or what stands there now cannot be taken.
    pub fn take_again(&mut self, patience: Duration) -> Result<bool, StateFileFault> {
        let Some(file) = self.file.as_mut().filter(|_| self.rests) else { return Ok(false) };
        let theirs = file.take_again(patience)?;
        self.rests = false;
        let Some(theirs) = theirs else { return Ok(false) };
        // Where one worked last is kept for each user, not in the file.
        let last = std::mem::replace(&mut self.state, theirs).last;
        self.state.last = last;
        self.taken_in += 1;
        Ok(true)
    }

    /// How often something was taken in that others had saved.
    #[must_use]
    pub const fn taken_in(&self) -> u64 {
        self.taken_in
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

    #[test]
    fn what_others_save_during_a_rest_is_taken_in_and_what_is_not_saved_keeps_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let holder = Holder { user: "kari".into(), host: "vert".into(), pid: 7, since: jiff::Timestamp::UNIX_EPOCH };
        let path = folder.path().join("a.json");
        let open =
            || StateFile::open(&path, &Files::real(), &holder, true).map(|(file, state)| Ledger::kept(file, state));
        let place = |name: &str| {
            let environment = EnvironmentName::parse(name).unwrap();
            Place { environment, service: Handle::of(Product::Correspondence) }
        };
        let mut ledger = open().unwrap();
        ledger.begin(false, &place("tt02"), Product::Correspondence);
        ledger.rest().unwrap();
        let mut other = open().unwrap();
        other.begin(false, &place("production"), Product::Correspondence);
        other.save().unwrap();
        assert!(matches!(ledger.take_again(Duration::ZERO), Err(StateFileFault::Held { .. })));
        // A question that is broken off there leaves what the other saved.
        assert!(matches!(ledger.save(), Err(StateFileFault::Held { .. })));
        drop(other);
        // What came meanwhile is refused as often as one tries, and nobody is kept waiting for a lock that is not held.
        for _ in 0..2 {
            assert!(matches!(ledger.save(), Err(StateFileFault::Changed { gone: false, .. })));
            drop(open().unwrap());
        }
        let theirs = std::fs::read(&path).unwrap();
        std::fs::write(&path, "{").unwrap();
        for _ in 0..2 {
            assert!(matches!(ledger.take_again(Duration::ZERO), Err(StateFileFault::Content { .. })));
            assert!(!crate::world::lock::path_of(&path).exists(), "the lock is let go of");
        }
        std::fs::write(&path, theirs).unwrap();
        assert!(ledger.take_again(Duration::ZERO).unwrap());
        assert_eq!(ledger.book(false).begun().count(), 2);
        ledger.rest().unwrap();
        assert!(!ledger.take_again(Duration::ZERO).unwrap(), "nothing came");
        // What is held back is not saved, so that nobody may come between.
        ledger.hold();
        ledger.begin(true, &place("sandbox"), Product::Correspondence);
        ledger.rest().unwrap();
        assert!(matches!(open(), Err(StateFileFault::Held { .. })));
    }
}
