//! The same work on many things at once, on as many processors as there are.

use std::io;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread::{self, JoinHandle};

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
        // Where the system has no more threads to give, this one does it all.
        let helping: Vec<_> =
            (0..helpers).map_while(|_| thread::Builder::new().spawn_scoped(scope, take).ok()).collect();
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

/// Whether so many more threads can be had now.
///
/// # Errors
/// What the system says.
pub fn can_start_threads(count: usize) -> io::Result<()> {
    all_start(count, |wait| thread::Builder::new().spawn(wait))
}

fn all_start(
    count: usize,
    mut start: impl FnMut(Box<dyn FnOnce() + Send>) -> io::Result<JoinHandle<()>>,
) -> io::Result<()> {
    let (keep, wait) = mpsc::channel::<()>();
    let wait = Arc::new(Mutex::new(wait));
    let started: io::Result<Vec<_>> = (0..count)
        .map(|_| {
            let wait = Arc::clone(&wait);
            // Each lives until all were started: one after the other they would fit where they do not together.
            start(Box::new(move || drop(wait.lock().map(|wait| wait.recv()))))
        })
        .collect();
    drop(keep);
    started.map(|threads| threads.into_iter().for_each(|thread| drop(thread.join())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_are_asked_for_and_given_back() {
        can_start_threads(3).unwrap();
        let ended = Arc::new(AtomicUsize::new(0));
        for (may, wanted) in [(3, 3), (2, 3)] {
            ended.store(0, Ordering::SeqCst);
            let mut begun = 0;
            let result = all_start(wanted, |wait| {
                // Whoever was started before is there as long as more are asked for.
                assert_eq!(ended.load(Ordering::SeqCst), 0);
                if begun == may {
                    return Err(io::ErrorKind::WouldBlock.into());
                }
                begun += 1;
                let ended = Arc::clone(&ended);
                thread::Builder::new().spawn(move || {
                    wait();
                    ended.fetch_add(1, Ordering::SeqCst);
                })
            });
            assert_eq!((begun, result.is_ok()), (may, may == wanted));
            if result.is_ok() {
                assert_eq!(ended.load(Ordering::SeqCst), wanted, "they are given back");
            }
        }
    }

    #[test]
    fn everything_is_done_once_and_in_order() {
        for count in [0, 1, 7, 100] {
            let numbers: Vec<usize> = (0..count).collect();
            let doubled: Vec<usize> = numbers.iter().map(|number| number * 2).collect();
            assert_eq!(map(&numbers, |number| number * 2), doubled);
        }
    }
}
