//! The keys that are registered on a client.

use super::super::{Performer, finding};
use crate::api::self_service::{self, SeenKey};
use crate::domain::ClientId;
use crate::finding::Finding;

impl Performer {
    /// The keys that self-service shows on a client.
    pub(in crate::engine) async fn keys_on_client(&self, id: &ClientId) -> Result<Vec<SeenKey>, Box<Finding>> {
        let session = self.administration().await?;
        self_service::keys(self.api(), &session, id).await.map_err(finding)
    }
}
