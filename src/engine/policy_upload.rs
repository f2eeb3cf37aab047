//! `policy upload`: what is published, and the upload itself, by the same code as the step `policy`.

use serde_json::Value;

use super::perform::{Performer, finding};
use super::session::Session;
use super::step_run::StepRun;
use crate::api::resource_registry;
use crate::catalog::codes::keys;
use crate::domain::{PolicyKind, ResourceId};
use crate::finding::Finding;
use crate::policy::PolicyFile;
use crate::steps::parts::{client, owner};

/// A resource as it is published.
pub struct PublishedResource {
    /// What its policy is for; `None` when its type is not known here.
    pub kind: Option<PolicyKind>,
    /// Its policy, if it has one.
    pub policy: Option<Vec<u8>>,
}

impl Session<'_, Performer> {
    /// The organisation code of the service owner, when it is known.
    #[must_use]
    pub fn org_code(&self, work: &StepRun) -> Option<String> {
        owner::code(&self.brief(work)).map(ToString::to_string)
    }

    /// What is published now; `None` when the registry does not know the resource.
    ///
    /// # Errors
    /// The registry does not answer as it should.
    pub async fn standing(&self, id: &ResourceId) -> Result<Option<PublishedResource>, Box<Finding>> {
        let Some(resource) = resource_registry::read(self.performer.api(), id).await.map_err(finding)? else {
            return Ok(None);
        };
        let kind = resource.get("resourceType").and_then(Value::as_str).and_then(PolicyKind::from_resource_type);
        let policy = resource_registry::policy(self.performer.api(), id).await.map_err(finding)?;
        Ok(Some(PublishedResource { kind, policy }))
    }

    /// Uploads a policy file; what the platform would refuse, and what would let nobody in, is not sent.
    ///
    /// # Errors
    /// Why it was not uploaded.
    pub async fn upload_policy(
        &self,
        work: &StepRun,
        id: &ResourceId,
        kind: Option<PolicyKind>,
        file: &PolicyFile,
    ) -> Result<(), Box<Finding>> {
        let credentials = client::credentials(&self.brief(work))
            .ok_or_else(|| Box::new(Finding::new(&keys::NO_CLIENT, "policy upload")))?;
        self.performer.upload_policy_file(&credentials, id, kind, file).await.map(|_| ())
    }
}
