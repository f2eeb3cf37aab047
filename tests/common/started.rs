//! Processes that no test leaves behind, also not one that fails.

use std::ops::{Deref, DerefMut};
use std::process::{Child, Command};

/// A process. Dropping it ends it.
pub struct Started(Child);

impl Started {
    /// Starts a command.
    pub fn new(command: &mut Command) -> Self {
        Self(command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}")))
    }
}

impl Deref for Started {
    type Target = Child;

    fn deref(&self) -> &Child {
        &self.0
    }
}

impl DerefMut for Started {
    fn deref_mut(&mut self) -> &mut Child {
        &mut self.0
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
