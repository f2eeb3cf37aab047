//! Where keys come from, and whether more of them are on their way.

use std::io;
use std::time::Duration;

use console::{Key, Term};

/// Keys, one after the other.
pub(in crate::world::prompt) trait Keys: Send {
    /// Waits for the next key.
    fn next(&mut self) -> io::Result<Key>;

    /// Whether another key comes within a time.
    fn more(&mut self, within: Duration) -> bool;
}

/// The keys of a terminal.
pub(in crate::world::prompt) fn of(term: &Term) -> Box<dyn Keys> {
    #[cfg(unix)]
    return Box::new(Asked(term.clone()));
    #[cfg(not(unix))]
    {
        let term = term.clone();
        Box::new(ReadAhead::new(move || term.read_key_raw()))
    }
}

/// Keys of a system that says how much lies ready.
#[cfg(unix)]
struct Asked(Term);

#[cfg(unix)]
impl Keys for Asked {
    fn next(&mut self) -> io::Result<Key> {
        self.0.read_key_raw()
    }

    fn more(&mut self, within: Duration) -> bool {
        const STEP: Duration = Duration::from_millis(1);
        let mut left = within;
        loop {
            // Not by `poll`, which macOS does not answer for terminals.
            if rustix::io::ioctl_fionread(io::stdin()).is_ok_and(|count| count > 0) {
                return true;
            }
            if left.is_zero() {
                return false;
            }
            std::thread::sleep(STEP.min(left));
            left = left.saturating_sub(STEP);
        }
    }
}

/// Keys of a system that does not say what lies ready, such as Windows: they are read as they come, and lie here instead.
#[cfg(any(not(unix), test))]
pub(in crate::world::prompt) struct ReadAhead {
    read: std::sync::mpsc::Receiver<io::Result<Key>>,
    next: Option<io::Result<Key>>,
}

#[cfg(any(not(unix), test))]
impl ReadAhead {
    /// Keys that a function reads, which waits for each.
    pub(in crate::world::prompt) fn new(mut read: impl FnMut() -> io::Result<Key> + Send + 'static) -> Self {
        let (found, keys) = std::sync::mpsc::channel();
        // Without the thread the first key is asked for in vain, and that is said.
        let _ = std::thread::Builder::new().name("keys".to_owned()).spawn(move || {
            loop {
                let key = read();
                let ended = key.is_err();
                if found.send(key).is_err() || ended {
                    return;
                }
            }
        });
        Self { read: keys, next: None }
    }
}

#[cfg(any(not(unix), test))]
impl Keys for ReadAhead {
    fn next(&mut self) -> io::Result<Key> {
        let key = self.next.take().map_or_else(|| self.read.recv(), Ok);
        key.unwrap_or_else(|_| Err(io::ErrorKind::NotConnected.into()))
    }

    fn more(&mut self, within: Duration) -> bool {
        if self.next.is_none() {
            self.next = self.read.recv_timeout(within).ok();
        }
        self.next.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_ahead_comes_in_order_and_its_end_is_told() {
        let mut left = "ja".chars();
        let mut keys =
            ReadAhead::new(move || left.next().map(Key::Char).ok_or_else(|| io::ErrorKind::UnexpectedEof.into()));
        let wait = Duration::from_secs(5);
        assert!(keys.more(wait) && keys.more(Duration::ZERO));
        assert_eq!(keys.next().unwrap(), Key::Char('j'));
        assert_eq!(keys.next().unwrap(), Key::Char('a'));
        assert_eq!(keys.next().unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
        assert!(!keys.more(Duration::ZERO));
        assert_eq!(keys.next().unwrap_err().kind(), io::ErrorKind::NotConnected);
    }
}
