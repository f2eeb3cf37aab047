//! The async runtime: started only by a command that calls somebody.

use super::failure::Failure;
use super::faults;

/// Runs a future to its end; the runtime is started only here.
///
/// # Errors
/// The runtime cannot be started, or what the future says.
pub fn block_on<T>(future: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| Failure::failed(faults::runtime(&error)).caused_by(error))?;
    let result = runtime.block_on(future);
    runtime.shutdown_background();
    result
}
