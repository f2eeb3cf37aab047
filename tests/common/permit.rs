//! How many programs run at once: tests run side by side, and some start hundreds.

use std::sync::{Condvar, Mutex, PoisonError};

/// How many have a permit now.
static TAKEN: Mutex<usize> = Mutex::new(0);

/// Rung when one is given back.
static GIVEN_BACK: Condvar = Condvar::new();

/// The right to run one program to its end. It is given back when this is dropped.
///
/// A thread takes one at a time, and none for a server or a terminal, which live as long as a test.
pub struct Permit(());

/// Waits for a permit: as many are given as the machine has cores, and never fewer than two.
pub fn take() -> Permit {
    let most = std::thread::available_parallelism().map_or(2, |cores| cores.get().max(2));
    let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
    let mut taken = GIVEN_BACK.wait_while(taken, |taken| *taken >= most).unwrap_or_else(PoisonError::into_inner);
    *taken += 1;
    Permit(())
}

impl Drop for Permit {
    fn drop(&mut self) {
        *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        GIVEN_BACK.notify_one();
    }
}
