//! The async runtime: started only by a command that calls somebody.

use super::failure::Failure;
use super::faults;
use crate::world::parallel::can_start_threads;

/// Threads of the runtime: the embedded sandbox answers while the program waits.
const WORKERS: usize = 2;

/// Runs a future to its end; the runtime is started only here.
///
/// # Errors
/// The runtime cannot be started, or what the future says.
pub fn block_on<T>(future: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    // The runtime takes it for given that there are threads, and falls where the system has none to give.
    can_start_threads(WORKERS).map_err(|error| Failure::failed(faults::runtime(&error)).caused_by(error))?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(WORKERS)
        .enable_all()
        .build()
        .map_err(|error| Failure::failed(faults::runtime(&error)).caused_by(error))?;
    let result = runtime.block_on(future);
    runtime.shutdown_background();
    result
}
