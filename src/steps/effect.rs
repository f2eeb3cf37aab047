//! What to do to the world, as data.
//!
//! Every effect says what it is in both languages, whether it writes, and whether that can be undone: the plan, the
//! confirmation, the log and the checklist use the same words. An effect that writes looks first and then acts; anything
//! random that it sends is a fact that was saved before.

use url::Url;
use uuid::Uuid;

use crate::domain::message::Message as Melding;
use crate::domain::resource::ResourceDefinition;
use crate::domain::{ClientId, OrgCode, OrgNumber, PublicJwk, ResourceId, Scope};
use crate::policy::model::EditorPolicy;
use crate::record::values::KeyPlace;
use crate::record::{Topic, Value};
use crate::text::{Message, effects as text};

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Save a name or number that a later effect will send.
    Draw {
        /// What it is for.
        topic: Topic,
        /// The key, for keyed topics.
        key: Option<String>,
        /// What to draw.
        draw: Draw,
    },
    /// Save what follows from what is known.
    Conclude {
        /// The key, for keyed topics.
        key: Option<String>,
        /// The fact.
        value: Value,
    },
    /// Take answers back that turned out to be wrong, so that they are asked again; history keeps them with the code.
    TakeBack {
        /// The answer, and after it what followed from the answer.
        topics: Vec<Topic>,
        /// Why, as the code of a finding.
        code: &'static str,
    },
    /// Look a number up in Enhetsregisteret.
    LookUpUnit(OrgNumber),
    /// Look a number up in Altinn's list of organisations.
    LookUpOrg(OrgNumber),
    /// Read the list of scopes that are open to all.
    ReadOpenScopes,
    /// Find own correspondence resources.
    FindResources(OrgCode),
    /// Read a resource, and compare it with what is wanted.
    ReadResource {
        /// Which.
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
        /// What is wanted; `None` takes it as it is and says who can read.
        wanted: Option<Box<EditorPolicy>>,
    },
    /// Look whether this machine holds a client's private key.
    FindKey(KeyRef),
    /// Make a key, or find the one that was made under this name.
    MakeKey {
        /// Which client, under which name.
        at: KeyRef,
        /// 2048, 3072 or 4096.
        bits: usize,
    },
    /// Take over a private key from a file, into the key store.
    TakeKey {
        /// Which client, under which name.
        at: KeyRef,
    },
    /// Register a client by the self-service API, or find the one of this name.
    RegisterClient {
        /// Which client.
        client: String,
        /// Its display name, drawn before.
        name: String,
        /// Its scopes.
        scopes: Vec<Scope>,
    },
    /// Add scopes to a client by the self-service API.
    AddScopes {
        /// Which client.
        client: String,
        /// Its id.
        id: ClientId,
        /// All scopes that it shall have besides those that it has.
        scopes: Vec<Scope>,
    },
    /// Put a public key on a client by the self-service API, beside those that it has.
    RegisterKey {
        /// Which client.
        client: String,
        /// Its id.
        id: ClientId,
        /// Where the private part is, or the pasted public key.
        key: KeyRef,
        /// A public key that somebody else made.
        pasted: Option<Box<PublicJwk>>,
    },
    /// Ask for a token with one scope: tells "not on the client" from "not granted".
    ProbeScope {
        /// With which client.
        credentials: ClientCredentials,
        /// Which scope.
        scope: Scope,
    },
    /// Get a token with all scopes, exchange it, and judge its claims.
    ProveToken {
        /// With which client.
        credentials: ClientCredentials,
        /// Which scopes.
        scopes: Vec<Scope>,
        /// Whom it must act for.
        consumer: OrgNumber,
    },
    /// Create a resource in the registry, or find it there.
    CreateResource {
        /// With which client.
        credentials: ClientCredentials,
        /// The definition.
        definition: Box<ResourceDefinition>,
    },
    /// Upload a policy, unless the published one means the same.
    UploadPolicy {
        /// With which client.
        credentials: ClientCredentials,
        /// Of which resource.
        id: ResourceId,
        /// The policy.
        policy: Box<EditorPolicy>,
    },
    /// Write the files that Studio wants.
    WriteFiles {
        /// Of which resource.
        definition: Box<ResourceDefinition>,
        /// Its policy, placeholders kept.
        policy: Box<EditorPolicy>,
    },
    /// Search on the resource as sender: are we let in?
    ProbeAccess {
        /// With which client.
        credentials: ClientCredentials,
        /// Which resource.
        id: ResourceId,
    },
    /// Let the service judge a message without making one.
    DryRun {
        /// With which client.
        credentials: ClientCredentials,
        /// The message.
        message: Box<Melding>,
        /// To whom.
        recipient: OrgNumber,
    },
    /// Send a message, or find the one that was sent under this key.
    SendMessage {
        /// With which client.
        credentials: ClientCredentials,
        /// The message.
        message: Box<Melding>,
        /// To whom.
        recipient: OrgNumber,
        /// Idempotency key, drawn before.
        key: Uuid,
    },
    /// See what became of a message.
    FollowMessage {
        /// With which client.
        credentials: ClientCredentials,
        /// Which.
        id: Uuid,
    },
    /// Call the receiving address as Altinn will.
    ProbeWebhook(Url),
    /// Subscribe, or subscribe again, which triggers the validation call anew.
    Subscribe {
        /// With which client.
        credentials: ClientCredentials,
        /// Which resource.
        id: ResourceId,
        /// Where events go.
        address: Url,
    },
    /// See whether a subscription is validated.
    ReadSubscription {
        /// With which client.
        credentials: ClientCredentials,
        /// Its number.
        id: i64,
    },
}

/// What to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Draw {
    /// A UUID.
    Uuid,
    /// A name: the stem and a short random tail.
    Name(String),
}

/// Where a client's private key is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyRef {
    /// The client's local name.
    pub client: String,
    /// The name in the key store, drawn before.
    pub name: String,
    /// Where it is, when that is known already.
    pub place: Option<KeyPlace>,
}

/// Everything that is needed to log a client in at Maskinporten.
#[derive(Clone, Debug, PartialEq)]
pub struct ClientCredentials {
    /// The client's id.
    pub id: ClientId,
    /// Its key id.
    pub kid: String,
    /// Its private key.
    pub key: KeyRef,
}

impl Effect {
    /// Whether it changes anything outside this machine, or makes or takes a key here.
    #[must_use]
    pub const fn writes(&self) -> bool {
        match self {
            Self::MakeKey { .. }
            | Self::TakeKey { .. }
            | Self::RegisterClient { .. }
            | Self::AddScopes { .. }
            | Self::RegisterKey { .. }
            | Self::CreateResource { .. }
            | Self::UploadPolicy { .. }
            | Self::WriteFiles { .. }
            | Self::SendMessage { .. }
            | Self::Subscribe { .. } => true,
            Self::Draw { .. }
            | Self::Conclude { .. }
            | Self::TakeBack { .. }
            | Self::LookUpUnit(_)
            | Self::LookUpOrg(_)
            | Self::ReadOpenScopes
            | Self::FindResources(_)
            | Self::ReadResource { .. }
            | Self::ReadPolicy { .. }
            | Self::FindKey(_)
            | Self::ProbeScope { .. }
            | Self::ProveToken { .. }
            | Self::ProbeAccess { .. }
            | Self::DryRun { .. }
            | Self::FollowMessage { .. }
            | Self::ProbeWebhook(_)
            | Self::ReadSubscription { .. } => false,
        }
    }

    /// The private key that it cannot do without.
    #[must_use]
    pub const fn key(&self) -> Option<&KeyRef> {
        match self {
            Self::ProbeScope { credentials, .. }
            | Self::ProveToken { credentials, .. }
            | Self::CreateResource { credentials, .. }
            | Self::UploadPolicy { credentials, .. }
            | Self::ProbeAccess { credentials, .. }
            | Self::DryRun { credentials, .. }
            | Self::SendMessage { credentials, .. }
            | Self::FollowMessage { credentials, .. }
            | Self::Subscribe { credentials, .. }
            | Self::ReadSubscription { credentials, .. } => Some(&credentials.key),
            Self::RegisterKey { key, pasted: None, .. } => Some(key),
            Self::RegisterKey { .. }
            | Self::Draw { .. }
            | Self::Conclude { .. }
            | Self::TakeBack { .. }
            | Self::LookUpUnit(_)
            | Self::LookUpOrg(_)
            | Self::ReadOpenScopes
            | Self::FindResources(_)
            | Self::ReadResource { .. }
            | Self::ReadPolicy { .. }
            | Self::FindKey(_)
            | Self::MakeKey { .. }
            | Self::TakeKey { .. }
            | Self::RegisterClient { .. }
            | Self::AddScopes { .. }
            | Self::WriteFiles { .. }
            | Self::ProbeWebhook(_) => None,
        }
    }

    /// Whether what it does can be undone.
    #[must_use]
    pub const fn reversible(&self) -> bool {
        !matches!(self, Self::CreateResource { .. } | Self::SendMessage { .. })
    }

    /// Whether it touches only this machine.
    #[must_use]
    pub const fn is_local(&self) -> bool {
        matches!(
            self,
            Self::Draw { .. }
                | Self::Conclude { .. }
                | Self::TakeBack { .. }
                | Self::FindKey(_)
                | Self::MakeKey { .. }
                | Self::TakeKey { .. }
                | Self::WriteFiles { .. }
        )
    }

    /// What it does, in one sentence.
    #[must_use]
    pub fn describe(&self) -> Message {
        match self {
            Self::Draw { topic, .. } => text::DRAW.with("topic", topic.id()),
            Self::Conclude { value, .. } => text::CONCLUDE.with("topic", value.topic().id()),
            Self::TakeBack { topics, .. } => {
                text::TAKE_BACK.with("topics", topics.iter().map(|topic| topic.id()).collect::<Vec<_>>().join(", "))
            }
            Self::LookUpUnit(number) => text::LOOK_UP_UNIT.with("orgnr", number.spaced()),
            Self::LookUpOrg(number) => text::LOOK_UP_ORG.with("orgnr", number.spaced()),
            Self::ReadOpenScopes => text::READ_OPEN_SCOPES.into(),
            Self::FindResources(code) => text::FIND_RESOURCES.with("code", code.as_str()),
            Self::ReadResource { id, .. } => text::READ_RESOURCE.with("id", id.bare()),
            Self::ReadPolicy { id, .. } => text::READ_POLICY.with("id", id.bare()),
            Self::FindKey(at) => text::FIND_KEY.with("client", at.client.as_str()),
            Self::MakeKey { at, bits } => {
                text::MAKE_KEY.with("client", at.client.as_str()).with("bits", bits.to_string())
            }
            Self::TakeKey { at } => text::TAKE_KEY.with("client", at.client.as_str()),
            Self::RegisterClient { name, scopes, .. } => {
                text::REGISTER_CLIENT.with("name", name.as_str()).with("scopes", listed(scopes))
            }
            Self::AddScopes { id, scopes, .. } => {
                text::ADD_SCOPES.with("id", id.as_str()).with("scopes", listed(scopes))
            }
            Self::RegisterKey { id, .. } => text::REGISTER_KEY.with("id", id.as_str()),
            Self::ProbeScope { scope, .. } => text::PROBE_SCOPE.with("scope", scope.as_str()),
            Self::ProveToken { scopes, .. } => text::PROVE_TOKEN.with("scopes", listed(scopes)),
            Self::CreateResource { definition, .. } => text::CREATE_RESOURCE.with("id", definition.identifier.bare()),
            Self::UploadPolicy { id, .. } => text::UPLOAD_POLICY.with("id", id.bare()),
            Self::WriteFiles { definition, .. } => text::WRITE_FILES.with("id", definition.identifier.bare()),
            Self::ProbeAccess { id, .. } => text::PROBE_ACCESS.with("id", id.bare()),
            Self::DryRun { recipient, .. } => text::DRY_RUN.with("orgnr", recipient.spaced()),
            Self::SendMessage { recipient, .. } => text::SEND_MESSAGE.with("orgnr", recipient.spaced()),
            Self::FollowMessage { id, .. } => text::FOLLOW_MESSAGE.with("id", id.to_string()),
            Self::ProbeWebhook(url) => text::PROBE_WEBHOOK.with("url", url.as_str()),
            Self::Subscribe { id, address, .. } => text::SUBSCRIBE.with("id", id.bare()).with("url", address.as_str()),
            Self::ReadSubscription { id, .. } => text::READ_SUBSCRIPTION.with("id", id.to_string()),
        }
    }
}

fn listed(scopes: &[Scope]) -> String {
    scopes.iter().map(Scope::as_str).collect::<Vec<_>>().join(", ")
}
