//! The resource and its policy: read in public, created once, uploaded and read back.

use serde_json::Value;

use super::token::scopes;
use super::{Performer, finding};
use crate::api::{ApiFault, Token, resource_registry};
use crate::catalog::codes::{names, policies};
use crate::catalog::products;
use crate::catalog::scopes::RESOURCE_WRITE;
use crate::catalog::services::RemoteService;
use crate::domain::resource::ResourceDefinition;
use crate::domain::{NoticeResource, OrgCode, OrgNumber, PolicyKind, ResourceId, sha256};
use crate::engine::notice_reading::NoticeReading;
use crate::engine::outcome::{Outcome, Performed};
use crate::engine::published_policy::PolicyReading;
use crate::finding::{Finding, Meaning};
use crate::policy::compare::{Change, Difference, Fill, NormalizedPolicy};
use crate::policy::read::RefusalKind;
use crate::policy::{self, EditorPolicy, PolicyFile, upload_checks};
use crate::record::values::{NoticeReview, PolicyDoubts, PolicySeen, ResourceSeen};
use crate::record::{Source, Topic, t};
use crate::steps::effects::{ClientCredentials, RegistryEffect};
use crate::text::dates;

/// How a definition is known.
pub(in crate::engine) const READ: &str = "GET resourceregistry/api/v1/resource/{id}";
/// How a policy is known.
pub(in crate::engine) const READ_POLICY: &str = "GET resourceregistry/api/v1/resource/{id}/policy";

impl Performer {
    /// Performs one of its effects.
    pub(super) async fn registry(&self, effect: &RegistryEffect) -> Performed {
        match effect {
            RegistryEffect::FindResources { code, resource_type } => self.find_resources(code, resource_type).await,
            RegistryEffect::ReadResource { id, owner, wanted } => {
                self.read_resource(id, *owner, wanted.as_deref()).await
            }
            RegistryEffect::ReadPolicy { id, kind, wanted } => self.read_policy(id, *kind, wanted.as_deref()).await,
            RegistryEffect::ReviewNotice { id } => self.review_notice(id).await,
            RegistryEffect::CreateResource { credentials, definition } => {
                self.create_resource(credentials, definition).await
            }
            RegistryEffect::UploadPolicy { credentials, id, kind, policy } => {
                self.upload_policy(credentials, id, *kind, policy).await
            }
        }
    }

    pub(super) async fn writing(&self, credentials: &ClientCredentials) -> Result<std::sync::Arc<Token>, Box<Finding>> {
        self.exchanged(credentials, &scopes(products::REGISTRY)).await.map_err(|finding| {
            // A client that only sends, as for a resource that others made, was never meant to have it.
            let lacks = matches!(finding.code.means, Some(Meaning::ScopeNotOnClient | Meaning::ScopeNotGranted));
            if lacks { Box::new((*finding).next(words::WRITE_SCOPE.with("scope", RESOURCE_WRITE))) } else { finding }
        })
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
        if id.is_migrated() {
            let refused = Finding::new(&names::RESOURCE_ID_MIGRATED, Topic::ResourceId.id());
            return Ok(Outcome::default().refuse(Topic::ResourceId, refused));
        }
        let found = resource_registry::read(self.api(), id).await.map_err(finding)?;
        let Some(found) = found else {
            let seen = ResourceSeen { id: id.clone(), found: None };
            return Ok(Outcome::default().seen(t::ResourceSeen, None, seen, READ));
        };
        Ok(resource_found(id, &found, owner, wanted))
    }

    async fn create_resource(&self, credentials: &ClientCredentials, definition: &ResourceDefinition) -> Performed {
        let id = &definition.identifier;
        let owner = definition.has_competent_authority.organization;
        // Look first: a run that was cut off between the call and the save finds its own resource here.
        let known = resource_registry::read(self.api(), id).await.map_err(finding)?;
        let was_there = known.is_some();
        let there = match known {
            Some(there) => there,
            None => {
                let token = self.writing(credentials).await?;
                resource_registry::create(self.api(), &token, definition).await.map_err(finding)?
            }
        };
        Ok(made(resource_found(id, &there, owner, Some(definition))).already(was_there))
    }

    async fn read_policy(&self, id: &ResourceId, kind: PolicyKind, wanted: Option<&EditorPolicy>) -> Performed {
        let published = resource_registry::policy(self.api(), id).await.map_err(finding)?;
        // What was made here was held to the rules before it was uploaded; what others made is read critically.
        let read = published.as_ref().filter(|_| wanted.is_none());
        let read = read
            .map(|bytes| PolicyReading::of(bytes, (&self.environment.name, id), kind, dates::day(self.clock.now())));
        let outcome = policy_found(id, published.as_deref(), wanted, read.as_ref())?;
        let Some(PolicyReading { findings, lines, .. }) = read else { return Ok(outcome) };
        Ok(Outcome { findings, lines, ..outcome })
    }

    async fn review_notice(&self, id: &str) -> Performed {
        let Some(resource) = resource_registry::read_any(self.api(), id).await.map_err(finding)? else {
            let unknown = Finding::new(&names::NOTICE_RESOURCE, format!("--{}", Topic::NoticeResource.id()));
            return Ok(Outcome::default().refuse(Topic::NoticeResource, unknown.with("id", id)));
        };
        let kind = resource.get("resourceType").and_then(Value::as_str).and_then(PolicyKind::from_resource_type);
        let published = resource_registry::policy_of(self.api(), id).await.map_err(finding)?;
        let has_policy = published.is_some();
        let unreadable =
            |reason: String| Box::new(Finding::new(&policies::POLICY_UNREADABLE, id).with("reason", reason));
        let read = published.map(PolicyFile::read).transpose().map_err(|refusal| unreadable(refusal.to_string()))?;
        let today = dates::day(self.clock.now());
        let NoticeReading { readers, lines } =
            read.map(|file| NoticeReading::of(&file, id, kind, today)).unwrap_or_default();
        let seen = NoticeReview { id: NoticeResource::Id(id.to_owned()), has_policy, readers };
        Ok(Outcome { lines, ..Outcome::default().seen(t::NoticeReview, None, seen, READ_POLICY) })
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
        let was_there = self.upload_policy_file(credentials, id, Some(kind), &file).await?;
        let published = resource_registry::policy(self.api(), id).await.map_err(finding)?;
        let not_kept = || finding(ApiFault::NotKept { service: RemoteService::ResourceRegistry, what: policy_of(id) });
        let seen = compared(id, &published.ok_or_else(not_kept)?, Some(wanted))?;
        Ok(made(Outcome::default().seen(t::PolicySeen, None, seen, READ_POLICY)).already(was_there))
    }

    /// Uploads a file, unless what is published means the same. What the platform would refuse, and what would let nobody
    /// in, is not sent; nor is anything when what is published cannot be read: the registry publishes no such file, so that
    /// it is something else that answers. Answers whether it was published already.
    pub(in crate::engine) async fn upload_policy_file(
        &self,
        credentials: &ClientCredentials,
        id: &ResourceId,
        kind: Option<PolicyKind>,
        file: &PolicyFile,
    ) -> Result<bool, Box<Finding>> {
        if let Some(stop) = upload_checks::stop(Ok(file), Some(id.bare()), kind) {
            return Err(Box::new(stop.finding(id.bare())));
        }
        let published = resource_registry::policy(self.api(), id).await.map_err(finding)?;
        let holds = match published.map(|bytes| policy::parse(&bytes)) {
            Some(Ok(published)) => policy::same_meaning(&published, file.policy()),
            Some(Err(refusal)) if refusal.kind != RefusalKind::Limit => return Err(unreadable(id, &refusal)),
            Some(Err(_)) | None => false,
        };
        if !holds {
            let token = self.writing(credentials).await?;
            resource_registry::upload_policy(self.api(), &token, id, file.bytes()).await.map_err(finding)?;
        }
        Ok(holds)
    }
}

/// What the registry shows of a resource: a fact where it is ours, and else an id to be given anew.
pub(in crate::engine) fn resource_found(
    id: &ResourceId,
    there: &Value,
    owner: OrgNumber,
    wanted: Option<&ResourceDefinition>,
) -> Outcome {
    let found = resource_registry::found(there, owner, wanted);
    if !resource_registry::is_owned_by(there, owner) {
        // The test department has a code and no number.
        let whose = if found.owner.is_empty() { &found.owner_code } else { &found.owner };
        let finding =
            Finding::new(&names::RESOURCE_FOREIGN, "--resource-id").with("id", id.bare()).with("owner", whose.as_str());
        return Outcome::default().refuse(Topic::ResourceId, finding);
    }
    let seen = ResourceSeen { id: id.clone(), found: Some(found) };
    Outcome::default().seen(t::ResourceSeen, None, seen, READ)
}

/// What is published of a policy, or that nothing is, beside what is wanted; with what was doubted where it was read
/// critically.
pub(in crate::engine) fn policy_found(
    id: &ResourceId,
    published: Option<&[u8]>,
    wanted: Option<&EditorPolicy>,
    read: Option<&PolicyReading>,
) -> Performed {
    let seen = match published {
        None => PolicySeen { id: id.clone(), sha256: None, same: false, differences: Vec::new() },
        Some(bytes) => compared(id, bytes, wanted)?,
    };
    let outcome = Outcome::default().seen(t::PolicySeen, None, seen, READ_POLICY);
    let Some(read) = read else { return Ok(outcome) };
    let codes = read.findings.iter().map(|finding| finding.code.id.to_owned()).collect();
    Ok(outcome.seen(t::PolicyDoubts, None, PolicyDoubts { id: id.clone(), codes }, READ_POLICY))
}

fn unreadable(id: &ResourceId, refusal: &dyn std::fmt::Display) -> Box<Finding> {
    Box::new(Finding::new(&policies::POLICY_UNREADABLE, id.bare()).with("reason", refusal.to_string()))
}

/// The policy of a resource, as its address names it.
fn policy_of(id: &ResourceId) -> String {
    format!("{}/policy", id.bare())
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
    let published = policy::parse(bytes).map_err(|refusal| unreadable(id, &refusal))?;
    let fill = Fill::default();
    let differences = match wanted {
        None => Vec::new(),
        Some(wanted) => {
            let wanted = NormalizedPolicy::of_model(wanted, &fill).map_err(|refusal| unreadable(id, &refusal))?;
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

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        WRITE_SCOPE { nb: "Be servicedesk@altinn.no om scopet {scope}, og legg det til på klienten. Uten det endres ressursen i Altinn Studio", en: "Ask servicedesk@altinn.no for the scope {scope}, and add it to the client. Without it the resource is changed in Altinn Studio" }
    }
}
