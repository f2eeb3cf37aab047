//! The resource registry: resources and their policies, read in public and written with a token.

use super::about::EffectAbout;
use super::credentials::ClientCredentials;
use crate::domain::resource::ResourceDefinition;
use crate::domain::{OrgCode, OrgNumber, PolicyKind, ResourceId};
use crate::policy::model::EditorPolicy;

/// Something to do in the resource registry.
#[derive(Clone, Debug, PartialEq)]
pub enum RegistryEffect {
    /// Find own resources of one type.
    FindResources {
        /// Whose.
        code: OrgCode,
        /// The `resourceType` that they must have.
        resource_type: &'static str,
    },
    /// Read a resource, and compare it with what is wanted.
    ReadResource {
        /// The id of the resource.
        id: ResourceId,
        /// Whose it must be.
        owner: OrgNumber,
        /// What is wanted, when it is ours to make.
        wanted: Option<Box<ResourceDefinition>>,
    },
    /// Read a policy, and compare it with what is wanted.
    ReadPolicy {
        /// Of which resource.
        id: ResourceId,
        /// What is wanted; `None` takes it as it is.
        wanted: Option<Box<EditorPolicy>>,
    },
    /// Create a resource in the registry, or find it there.
    CreateResource {
        /// With which client.
        credentials: ClientCredentials,
        /// All that is sent of the resource.
        definition: Box<ResourceDefinition>,
    },
    /// Upload a policy, unless the published one means the same.
    UploadPolicy {
        /// With which client.
        credentials: ClientCredentials,
        /// Of which resource.
        id: ResourceId,
        /// What the policy is for.
        kind: PolicyKind,
        /// The rules that are to hold, written as a file when they are sent.
        policy: Box<EditorPolicy>,
    },
}

impl RegistryEffect {
    /// What it does; an id that was used is used for ever.
    pub(super) fn about(&self) -> EffectAbout<'_> {
        match self {
            Self::FindResources { code, .. } => EffectAbout::read(words::FIND_RESOURCES.with("code", code.as_str())),
            Self::ReadResource { id, .. } => EffectAbout::read(words::READ_RESOURCE.with("id", id.bare())),
            Self::ReadPolicy { id, .. } => EffectAbout::read(words::READ_POLICY.with("id", id.bare())),
            Self::CreateResource { credentials, definition } => {
                EffectAbout::for_ever(words::CREATE_RESOURCE.with("id", definition.identifier.bare()))
                    .with(&credentials.key)
            }
            Self::UploadPolicy { credentials, id, .. } => {
                EffectAbout::write(words::UPLOAD_POLICY.with("id", id.bare())).with(&credentials.key)
            }
        }
    }
}

mod words {
    use crate::text::phrases;

    phrases! {
        FIND_RESOURCES { nb: "Finn meldingstjenester som {code} har publisert", en: "Find correspondence services that {code} has published" }
        READ_RESOURCE { nb: "Les ressursen {id} i ressursregisteret", en: "Read the resource {id} in the resource registry" }
        READ_POLICY { nb: "Les tilgangsreglene til {id}, slik de er publisert", en: "Read the access rules of {id} as published" }
        CREATE_RESOURCE { nb: "Opprett ressursen {id} i ressursregisteret", en: "Create the resource {id} in the resource registry" }
        UPLOAD_POLICY { nb: "Last opp tilgangsreglene til {id}", en: "Upload the access rules of {id}" }
    }
}
