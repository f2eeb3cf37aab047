//! Pairs look-ups of a unit with look-ups in Altinn's list.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::Notify;

use crate::world::clock::within;

/// Pairs the look-up of a unit with the look-up of the same number in Altinn's list.
///
/// The list is one file that is fetched whole and must hold the number that is asked about, yet no request for it says
/// which. Enhetsregisteret is asked about the number at the same time, over another connection, so the list may be
/// fetched a moment before: it then waits for that look-up, a twentieth of a second at most.
#[derive(Default)]
pub(super) struct Lookups {
    units: AtomicU64,
    lists: AtomicU64,
    arrived: Notify,
}

impl Lookups {
    /// Notes the look-up of a unit.
    pub(super) fn unit_was_looked_up(&self) {
        self.units.fetch_add(1, Ordering::SeqCst);
        self.arrived.notify_waiters();
    }

    /// Waits for the look-up of a unit that no list was fetched for yet, a twentieth of a second at most.
    pub(super) async fn wait_for_unit(&self) {
        let newer = async {
            loop {
                let arrived = self.arrived.notified();
                if self.units.load(Ordering::SeqCst) > self.lists.load(Ordering::SeqCst) {
                    break;
                }
                arrived.await;
            }
        };
        // Without a look-up the list is answered as it is.
        let _ = within(Duration::from_millis(50), newer).await;
        self.lists.store(self.units.load(Ordering::SeqCst), Ordering::SeqCst);
    }
}
