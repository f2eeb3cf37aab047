//! The same work on many things at once, on as many processors as there are.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Fewer things than this are not worth a thread of their own.
const WORTH_A_THREAD: usize = 8;

/// What `work` makes of each thing, in the order of the things.
pub fn map<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let helpers = processors.min(things.len() / WORTH_A_THREAD).saturating_sub(1);
    if helpers == 0 {
        return things.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut made = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(number) else { return made };
            made.push((number, work(thing)));
        }
    };
    let mut made = thread::scope(|scope| {
        let helping: Vec<_> = (0..helpers).map(|_| scope.spawn(take)).collect();
        let mut made = take();
        for helper in helping {
            match helper.join() {
                Ok(more) => made.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        made
    });
    made.sort_unstable_by_key(|(number, _)| *number);
    made.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_done_once_and_in_order() {
        for count in [0, 1, 7, 100] {
            let numbers: Vec<usize> = (0..count).collect();
            let doubled: Vec<usize> = numbers.iter().map(|number| number * 2).collect();
            assert_eq!(map(&numbers, |number| number * 2), doubled);
        }
    }
}
