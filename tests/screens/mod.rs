//! What people and programs read, whole: one snapshot a command, below `tests/snapshots`.

mod adoption;
mod codes;
mod forgotten;
mod help;
mod journey;
mod letters;
mod lint;
mod network;
mod policies;
mod promotions;
mod resources;
mod states;
mod waiting;

use crate::common::Home;
use crate::common::screen::Screens;

/// Two homes that go the same way, one in each language: what one command writes, the next one finds.
struct Pair {
    nb: Home,
    en: Home,
}

impl Pair {
    fn new() -> Self {
        Self { nb: Home::dated(), en: Home::dated() }
    }

    fn homes(&self) -> [&Home; 2] {
        [&self.nb, &self.en]
    }

    /// Holds one command against the snapshot `name`.
    fn shows(&self, name: &str, line: &str) {
        self.show_all(Screens::new(name), &[line]);
    }

    /// Holds several commands against one snapshot.
    fn show_all(&self, mut screens: Screens, lines: &[&str]) {
        for line in lines {
            screens.run(self.homes(), &line.split_whitespace().collect::<Vec<_>>());
        }
        screens.check();
    }

    /// Writes the same file for both.
    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        for home in self.homes() {
            std::fs::write(home.work().join(name), text.as_ref()).unwrap();
        }
    }
}
