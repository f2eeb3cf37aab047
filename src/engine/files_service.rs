//! What Altinn Formidling shows of a service, for the command that only looks.

use super::perform::Performer;
use super::session::Session;
use super::step_run::StepRun;
use super::token_command::TokenWish;
use crate::domain::ResourceId;
use crate::finding::Finding;
use crate::report::broker::FilesService;

impl Session<'_, Performer> {
    /// The service owner, and a resource as it is set up.
    ///
    /// # Errors
    /// Why they cannot be read.
    pub async fn files_service(&self, work: &StepRun, id: ResourceId) -> Result<FilesService, Box<Finding>> {
        self.performer.files_service(&self.credentials(work, &TokenWish::default())?, id).await
    }
}
