//! The resource and its policy: read in public, created once, uploaded and read back.

use super::token::scopes;
use super::{Performer, finding};
use crate::api::{Token, resource_registry};
use crate::catalog::codes::{names, policies};
use crate::catalog::products;
use crate::domain::resource::ResourceDefinition;
use crate::domain::{OrgCode, OrgNumber, PolicyKind, ResourceId, sha256};
use crate::engine::outcome::{Outcome, Performed};
use crate::finding::Finding;
use crate::policy::compare::{Change, Difference, Fill, NormalizedPolicy};
use crate::policy::{self, EditorPolicy, PolicyFile, upload_checks};
use crate::record::values::{PolicySeen, ResourceSeen};
use crate::record::{Source, Topic, t};
use crate::steps::effects::{ClientCredentials, RegistryEffect};

const READ: &str = "GET resourceregistry/api/v1/resource/{id}";
const READ_POLICY: &str = "GET resourceregistry/api/v1/resource/{id}/policy";

impl Performer {
    /// Performs one of its effects.
    pub(super) async fn registry(&self, effect: &RegistryEffect) -> Performed {
        match effect {
            RegistryEffect::FindResources { code, resource_type } => self.find_resources(code, resource_type).await,
            RegistryEffect::ReadResource { id, owner, wanted } => {
                self.read_resource(id, *owner, wanted.as_deref()).await
            }
            RegistryEffect::ReadPolicy { id, wanted } => self.read_policy(id, wanted.as_deref()).await,
            RegistryEffect::CreateResource { credentials, definition } => {
                self.create_resource(credentials, definition).await
            }
            RegistryEffect::UploadPolicy { credentials, id, kind, policy } => {
                self.upload_policy(credentials, id, *kind, policy).await
            }
        }
    }

    async fn writing(&self, credentials: &ClientCredentials) -> Result<std::sync::Arc<Token>, Box<Finding>> {
        self.exchanged(credentials, &scopes(products::REGISTRY)).await
    }

    async fn find_resources(&self, code: &OrgCode, resource_type: &str) -> Performed {
        let own = resource_registry::own(self.api(), code, resource_type).await.map_err(finding)?;
        Ok(Outcome::default().seen(
            t::PublishedResources,
            Some(resource_type),
            own,
            "GET resourceregistry resource/Search",
        ))
    }

    async fn read_resource(&self, id: &ResourceId, owner: OrgNumber, wanted: Option<&ResourceDefinition>) -> Performed {
        let found = resource_registry::read(self.api(), id).await.map_err(finding)?;
        let Some(found) = found else {
            let seen = ResourceSeen { id: id.clone(), found: None };
            return Ok(Outcome::default().seen(t::ResourceSeen, None, seen, READ));
        };
        let ours = resource_registry::is_owned_by(&found, owner);
        let found = resource_registry::found(&found, owner, wanted);
        if !ours {
            let finding = Finding::new(&names::RESOURCE_FOREIGN, "--resource-id")
                .with("id", id.bare())
                .with("owner", found.owner.as_str());
            return Ok(Outcome::default().refuse(Topic::ResourceId, finding));
        }
        let seen = ResourceSeen { id: id.clone(), found: Some(found) };
        Ok(Outcome::default().seen(t::ResourceSeen, None, seen, READ))
    }

    async fn create_resource(&self, credentials: &ClientCredentials, definition: &ResourceDefinition) -> Performed {
        let id = &definition.identifier;
        let owner = definition.has_competent_authority.organization;
        // Look first: a run that was cut off between the call and the save finds its own resource here.
        if resource_registry::read(self.api(), id).await.map_err(finding)?.is_none() {
            let token = self.writing(credentials).await?;
            resource_registry::create(self.api(), &token, definition).await.map_err(finding)?;
        }
        self.read_resource(id, owner, Some(definition)).await.map(made)
    }

    async fn read_policy(&self, id: &ResourceId, wanted: Option<&EditorPolicy>) -> Performed {
        let published = resource_registry::policy(self.api(), id).await.map_err(finding)?;
        let seen = match published {
            None => PolicySeen { id: id.clone(), sha256: None, same: false, differences: Vec::new() },
            Some(bytes) => compared(id, &bytes, wanted)?,
        };
        Ok(Outcome::default().seen(t::PolicySeen, None, seen, READ_POLICY))
    }

    async fn upload_policy(
        &self,
        credentials: &ClientCredentials,
        id: &ResourceId,
        kind: PolicyKind,
        wanted: &EditorPolicy,
    ) -> Performed {
        let file = PolicyFile::of_model(wanted)
            .map_err(|refused| Box::new(upload_checks::Stop::Unreadable(refused.refusal).finding(id.bare())))?;
        self.upload_policy_file(credentials, id, Some(kind), &file).await?;
        self.read_policy(id, Some(wanted)).await.map(made)
    }

    /// Uploads a file, unless what is published means the same. What the platform would refuse, and what would let nobody
    /// in, is not sent.
    pub(in crate::engine) async fn upload_policy_file(
        &self,
        credentials: &ClientCredentials,
        id: &ResourceId,
        kind: Option<PolicyKind>,
        file: &PolicyFile,
    ) -> Result<(), Box<Finding>> {
        if let Some(stop) = upload_checks::stop(Ok(file), Some(id.bare()), kind) {
            return Err(Box::new(stop.finding(id.bare())));
        }
        let published = resource_registry::policy(self.api(), id).await.map_err(finding)?;
        let published = published.and_then(|bytes| policy::parse(&bytes).ok());
        let holds = published.is_some_and(|published| policy::same_meaning(&published, file.policy()));
        if !holds {
            let token = self.writing(credentials).await?;
            resource_registry::upload_policy(self.api(), &token, id, file.bytes()).await.map_err(finding)?;
        }
        Ok(())
    }
}

/// What is read back right after a write is our doing, also when a cache still shows what was before: the step then waits
/// for the cache instead of writing again.
fn made(mut outcome: Outcome) -> Outcome {
    for learned in &mut outcome.learned {
        learned.source = Source::Made;
    }
    outcome
}

/// A published policy held against what is wanted, by meaning.
fn compared(id: &ResourceId, bytes: &[u8], wanted: Option<&EditorPolicy>) -> Result<PolicySeen, Box<Finding>> {
    let refused = |refusal: &dyn std::fmt::Display| {
        Box::new(Finding::new(&policies::POLICY_UNREADABLE, id.bare()).with("reason", refusal.to_string()))
    };
    let published = policy::parse(bytes).map_err(|refusal| refused(&refusal))?;
    let fill = Fill::default();
    let differences = match wanted {
        None => Vec::new(),
        Some(wanted) => {
            let wanted = NormalizedPolicy::of_model(wanted, &fill).map_err(|refusal| refused(&refusal))?;
            wanted.differences(&NormalizedPolicy::of(&published, &fill))
        }
    };
    Ok(PolicySeen {
        id: id.clone(),
        sha256: Some(sha256::hex(bytes)),
        same: differences.is_empty(),
        differences: differences.iter().map(short).collect(),
    })
}

/// A difference without words of any language: the state keeps it, and both languages show it.
fn short(difference: &Difference) -> String {
    let sign = match difference.change {
        Change::Gained => "+",
        Change::Lost => "-",
        _ => "~",
    };
    let action = difference.action.as_deref().unwrap_or("*");
    let who = if difference.who.is_empty() { "*".to_owned() } else { difference.who.join(" & ") };
    format!("{sign} {action} {who}")
}
