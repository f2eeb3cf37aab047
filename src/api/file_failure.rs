//! Why a file did not go or come.

use super::ApiFault;
use crate::catalog::services::RemoteService;
use crate::world::http::TransferFault;

/// Why a file was not sent or fetched.
#[derive(Debug, thiserror::Error)]
pub enum FileFailure {
    /// The service said no, or could not be asked.
    #[error(transparent)]
    Api(#[from] ApiFault),
    /// The file cannot be read or written.
    #[error("the file cannot be read or written")]
    File(#[source] std::io::Error),
}

impl FileFailure {
    /// What a failure means at a service.
    pub(super) fn of(service: RemoteService) -> impl Fn(TransferFault) -> Self {
        move |fault| match fault {
            TransferFault::Http(fault) => Self::Api(ApiFault::http(service)(fault)),
            TransferFault::File(fault) => Self::File(fault),
        }
    }
}
