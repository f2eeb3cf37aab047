//! The table of everything that can be known: one row a topic, with its type, its id, its scope, what its keys are where
//! it has any, and the version and step that brought it where it came after schema 2.
//!
//! The row makes the enum variant, the typed marker in [`t`], the (de)serialisation and the JSON Schema. The order of the
//! rows is the order of the file.

use serde::Deserialize as _;
use serde_json::Value as Json;

use super::fact_scope::FactScope;
use super::key::{ClientName as LocalClientName, KeyKind};
use super::since::Since;
use super::values::{
    AccessProbe, AttachmentSeen, Audience, BrokerOwnerSeen, BrokerPart, BrokerResourceSeen, ClientKey, ClientUse,
    ConditionProbe, DryRun, FeedSeen, Holders, KeySource, Letter, ListConnectionSeen, ListMembers, ListMembersSeen,
    ListSeen, ListSettled, ListSwitched, MembersNamed, MessageSeen, MessageSent, NoticeReview, NotificationListed,
    NotificationSeen, NotificationSent, NotifiedParties, Notify, OpenScopes, OperatedBy, OrgListing, OwnResources,
    PolicyDoubts, PolicySeen, ProductionBy, Reachable, Recipients, ResourceBy, ResourceChoice, ResourceSeen, SenderDns,
    SendsToday, Signed, SubscriptionSeen, SupplierProof, SystemSeen, SystemUserProof, SystemUserRequestSeen,
    SystemUserSeen, TestChannel, TokenProof, Told, TransferFetched, TransferSeen, TransferStarted, UnitSeen,
    WebhookProbe, WrittenFiles,
};
use crate::domain::{
    AccessListId, ClientId, ContactPoint, FileSize, KeyStoreName, NoticeResource, OrgNumber, PublicJwk, ResourceId,
    ThreeLanguages, TimeSpan, WebhookAddress, attachment::Attachment, message::PublishDelay, own_sender::OwnSender,
    system_user::SystemId,
};

/// A typed marker of one topic: `facts.get(t::OrgNumber)`.
pub trait TopicMarker: Copy {
    /// The type of the fact.
    type Type: 'static;
    /// The row of the table that the marker stands for.
    const TOPIC: Topic;
    /// Wraps a value.
    fn wrap(value: Self::Type) -> Value;
    /// Opens a value of this topic.
    fn open(value: &Value) -> Option<&Self::Type>;
}

macro_rules! topics {
    ($( $(#[$doc:meta])* $name:ident: $type:ty = $id:literal, $scope:ident
        $(, by $key:ident)? $(, since $version:literal for $step:literal)? ; )+) => {
        /// One thing that can be known.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Topic { $( $(#[$doc])* $name ),+ }

        /// A fact's value, of the type that its topic has.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Value { $( $(#[$doc])* $name($type) ),+ }

        /// Typed markers, one a topic.
        pub mod t {
            $( $(#[$doc])* #[derive(Clone, Copy, Debug)] pub struct $name; )+
        }

        $( impl TopicMarker for t::$name {
            type Type = $type;
            const TOPIC: Topic = Topic::$name;
            fn wrap(value: $type) -> Value { Value::$name(value) }
            fn open(value: &Value) -> Option<&$type> {
                match value { Value::$name(value) => Some(value), _ => None }
            }
        } )+

        impl Topic {
            /// All topics, in the order of the table.
            pub const ALL: &[Self] = &[ $( Self::$name ),+ ];

            /// The topic's name in files, on the command line (`--{id}`) and in variables (`ALTINN_ONBOARD_{ID}`).
            #[must_use]
            pub const fn id(self) -> &'static str { match self { $( Self::$name => $id ),+ } }

            /// Where facts of this topic belong.
            #[must_use]
            pub const fn scope(self) -> FactScope { match self { $( Self::$name => FactScope::$scope ),+ } }

            /// What its keys are, where there is one fact per key instead of one.
            #[must_use]
            pub const fn key_kind(self) -> Option<KeyKind> {
                match self { $( Self::$name => topics!(@key $($key)?) ),+ }
            }

            /// The version that brought it, where that is later than schema 2.
            #[must_use]
            pub(super) const fn since(self) -> Option<Since> {
                match self { $( Self::$name => topics!(@since $($version $step)?) ),+ }
            }

            /// Reads a value of this topic.
            ///
            /// # Errors
            /// The value is not of the topic's type.
            pub fn read(self, json: &Json) -> Result<Value, serde_json::Error> {
                match self { $( Self::$name => <$type>::deserialize(json).map(Value::$name) ),+ }
            }

            /// The JSON Schema of a value of this topic.
            pub fn schema(self, generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                match self { $( Self::$name => generator.subschema_for::<$type>() ),+ }
            }
        }

        impl Value {
            /// The topic of the value.
            #[must_use]
            pub const fn topic(&self) -> Topic { match self { $( Self::$name(_) => Topic::$name ),+ } }

            /// The value as JSON.
            ///
            /// # Errors
            /// Never for the types of the table; the error is passed on rather than hidden.
            pub fn to_json(&self) -> Result<Json, serde_json::Error> {
                match self { $( Self::$name(value) => serde_json::to_value(value) ),+ }
            }
        }
    };
    (@key $key:ident) => { Some(KeyKind::$key) };
    (@key) => { None };
    (@since $version:literal $step:literal) => { Some(Since { version: $version, step: $step }) };
    (@since) => { None };
}

topics! {
    // The gate.
    /// Whether business systems already send through eFormidling or SvarUt.
    GateSendsToday: SendsToday = "gate-sends-today", Service;
    /// A service of one's own is wanted all the same.
    GateOwnAnyway: bool = "gate-own-anyway", Service;
    /// The notice follows a message, and is then a part of it.
    GateFollowsMessage: bool = "gate-follows-message", Service;
    /// Whose service the files go through.
    GateBrokerPart: BrokerPart = "gate-broker-part", Service;

    // The organisation.
    /// Organisation number of the service owner.
    OrgNumber: OrgNumber = "org-number", Organisation;
    /// The operator has seen the name and said yes.
    OrgConfirmed: bool = "org-confirmed", Organisation;
    /// What Enhetsregisteret says.
    UnitSeen: UnitSeen = "unit-seen", Organisation;
    /// What Altinn's list of organisations says.
    OrgListing: OrgListing = "org-listing", Organisation;
    /// The service-owner agreement is signed.
    AgreementSigned: Signed = "agreement-signed", Organisation;
    /// The terms of use of Digdir's common solutions are signed.
    TermsSigned: Signed = "terms-signed", Organisation;
    /// The self-service API said that they are not signed.
    TermsRefused: Signed = "terms-refused", Organisation;
    /// Who holds the right to self-service, told.
    SelfServiceRight: Signed = "self-service-right", Organisation;
    /// User name in Altinn Studio.
    StudioUserName: Told = "studio-user-name", Organisation;
    /// Member of the organisation in Altinn Studio.
    StudioMember: Signed = "studio-member", Organisation;
    /// `{org}-resources` exists.
    ResourceRepository: Signed = "resource-repository", Organisation;
    /// Letters, by kind and number (`L1`, `L1-2`).
    Letter: Letter = "letter", Organisation, by Letter;

    // The service.
    /// Who sets up and runs the sending system.
    OperatedBy: OperatedBy = "operated-by", Service;
    /// The supplier's name.
    SupplierName: Told = "supplier-name", Service;
    /// The supplier's organisation number.
    SupplierOrgNumber: OrgNumber = "supplier-org-number", Service;
    /// A new service, or an existing resource.
    ResourceChoice: ResourceChoice = "resource-choice", Service;
    /// Through Altinn Studio, or by the program.
    ResourceBy: ResourceBy = "resource-by", Service;
    /// Contents are confidential.
    Confidential: bool = "confidential", Service;
    /// Who receives.
    Recipients: Recipients = "recipients", Service;
    /// All organisations, or selected ones.
    Audience: Audience = "audience", Service;
    /// The service is tried by system users of a sender and a recipient.
    SystemUserWanted: bool = "system-user-wanted", Service;
    /// What the access list is known by.
    AccessListId: AccessListId = "access-list-id", Service;
    /// Who may read at the recipient.
    Readers: Holders = "readers", Service;
    /// Name of the service.
    ServiceName: ThreeLanguages = "service-name", Service;
    /// Wanted resource id.
    ResourceId: ResourceId = "resource-id", Service;
    /// Description of the service.
    Description: ThreeLanguages = "description", Service;
    /// Delegation text.
    DelegationText: ThreeLanguages = "delegation-text", Service;
    /// Public contact point.
    ContactPoint: ContactPoint = "contact-point", Service;
    /// Whether and how recipients are notified.
    Notify: Notify = "notify", Service;
    /// The largest file that may be sent.
    LargestFile: FileSize = "largest-file", Service;
    /// How long a file is kept.
    FileLifetime: TimeSpan = "file-lifetime", Service;
    /// How long a file is kept after everybody has confirmed.
    FileGrace: TimeSpan = "file-grace", Service;
    /// Senders, recipients and their suppliers have been told.
    PartiesTold: Signed = "parties-told", Service;
    /// Events are wanted.
    EventsWanted: bool = "events-wanted", Service;
    /// The product that access rules are made for, where they are made alone.
    PolicyProduct: Told = "product", Service;
    /// Code of the service owner, where access rules are made alone.
    PolicyOrg: Told = "org", Service;
    /// Who may write, besides the service owner.
    Writers: Holders = "writers", Service;
    /// The level that a user must have logged in with.
    PolicyLevel: Told = "level", Service;
    /// Who may ask for consent: `organizations`, or access lists as `org:list`.
    Requesters: Told = "request-by", Service;
    /// Where the file goes, where access rules are made alone.
    PolicyFile: Told = "output", Service;
    /// Who has read the guidelines for notifications.
    GuidelinesRead: Told = "guidelines-read", Service;
    /// Under which names and from which addresses notifications are sent.
    OwnSender: OwnSender = "own-sender", Service;
    /// A notification can become needless before it is sent.
    ConditionWanted: bool = "condition-wanted", Service;
    /// Who is notified.
    Notified: NotifiedParties = "notified", Service;
    /// The service that the notifications are about.
    NoticeResource: NoticeResource = "notice-resource", Service;

    // The environment.
    /// Who does in production what changes something there.
    ProductionBy: ProductionBy = "production-by", Environment;
    /// Publish teams exist and have members.
    PublishTeams: Signed = "publish-teams", Environment;
    /// The real organisation exists in this environment.
    OrgInEnvironment: Reachable = "org-in-environment", Environment;
    /// Scopes that are open to all.
    OpenScopes: OpenScopes = "open-scopes", Environment;
    /// Own resources of a type that are published here already.
    PublishedResources: OwnResources = "published-resources", Environment, by ResourceType;
    /// A client: purpose and holder.
    Client: ClientUse = "client", Environment, by Client;
    /// Where the key comes from: made here, pasted, or a file.
    KeySource: KeySource = "key-source", Environment, by Client;
    /// A client's display name, drawn before it is registered.
    ClientName: Told = "client-name", Environment, by Client;
    /// The name of a client's key in the key store, drawn before the key is made.
    KeyName: KeyStoreName = "key-name", Environment, by Client;
    /// A client's key.
    ClientKey: ClientKey = "client-key", Environment, by ClientKid;
    /// A client's public key that somebody else made.
    PublicKey: PublicJwk = "public-key", Environment, by Client;
    /// A client's id.
    ClientId: ClientId = "client-id", Environment, by Client;
    /// The key is registered on the client.
    KeyOnClient: Signed = "key-on-client", Environment, by ClientKid;
    /// A scope is added to a client.
    ScopeOnClient: bool = "scope-on-client", Environment, by ClientScope;
    /// A scope is granted to the organisation.
    ScopeGranted: bool = "scope-granted", Environment, by Scope;
    /// A token was had, with one scope or with all together.
    Token: TokenProof = "token", Environment, by ClientScope;
    /// The supplier's report that a token works.
    SupplierProof: SupplierProof = "supplier-proof", Environment, by Client;
    /// What the system is known by in the system register, for ever.
    SystemId: SystemId = "system-id", Environment;
    /// The system as registered.
    SystemSeen: SystemSeen = "system-seen", Environment;
    /// The service owner, as Altinn Formidling knows it.
    BrokerOwnerSeen: BrokerOwnerSeen = "broker-owner-seen", Environment;
    /// A recipient to test with.
    TestRecipient: OrgNumber = "test-recipient", Environment;

    // The deployment.
    /// Which client this service uses here.
    ClientUsed: LocalClientName = "client-used", Deployment;
    /// Files for the Studio way.
    FilesWritten: WrittenFiles = "files-written", Deployment;
    /// The resource as published.
    ResourceSeen: ResourceSeen = "resource-seen", Deployment;
    /// The policy as published.
    PolicySeen: PolicySeen = "policy-seen", Deployment;
    /// What is wrong with the published policy of a resource that exists.
    PolicyDoubts: PolicyDoubts = "policy-doubts", Deployment;
    /// May we read and send on the resource?
    AccessProbe: AccessProbe = "access-probe", Deployment;
    /// Sent to nobody: the service checked all but made nothing.
    DryRun: DryRun = "dry-run", Deployment;
    /// Whether the recipient of the test message is reminded of it.
    MessageReminder: bool = "message-reminder", Deployment;
    /// How long after it is sent the test message is published.
    PublishDelay: PublishDelay = "publish-delay", Deployment;
    /// Idempotency key of the test message, drawn before it is sent.
    MessageKey: uuid::Uuid = "message-key", Deployment;
    /// The file that goes with the test message, as it was when it was named.
    MessageAttachment: Attachment = "message-attachment", Deployment;
    /// The test message.
    MessageSent: MessageSent = "message-sent", Deployment;
    /// What became of it.
    MessageSeen: MessageSeen = "message-seen", Deployment;
    /// What became of its file.
    AttachmentSeen: AttachmentSeen = "attachment-seen", Deployment;
    /// How the resource is set up in Altinn Formidling.
    BrokerResourceSeen: BrokerResourceSeen = "broker-resource-seen", Deployment;
    /// Altinn has approved files of this size.
    SizeApproved: Signed = "size-approved", Deployment;
    /// Reference of the test transfer, drawn before it is begun.
    TransferReference: uuid::Uuid = "transfer-reference", Deployment;
    /// The test transfer.
    TransferStarted: TransferStarted = "transfer-started", Deployment;
    /// What became of it.
    TransferSeen: TransferSeen = "transfer-seen", Deployment;
    /// Its file was fetched and is the same.
    TransferFetched: TransferFetched = "transfer-fetched", Deployment;
    /// Where Altinn asks whether a notification is still needed.
    ConditionAddress: WebhookAddress = "condition-address", Deployment;
    /// How that address answered a stranger.
    ConditionProbe: ConditionProbe = "condition-probe", Deployment;
    /// Idempotency key of the notification that is to be held back, drawn before it is ordered.
    ConditionKey: uuid::Uuid = "condition-key", Deployment;
    /// The notification that is to be held back.
    ConditionSent: NotificationSent = "condition-sent", Deployment;
    /// What became of it.
    ConditionSeen: NotificationSeen = "condition-seen", Deployment;
    /// By which channel the operator tries a notification.
    TestChannel: TestChannel = "test-channel", Deployment;
    /// Idempotency key of the test notification, drawn before it is ordered.
    NotificationKey: uuid::Uuid = "notification-key", Deployment;
    /// The test notification.
    NotificationSent: NotificationSent = "notification-sent", Deployment;
    /// What became of it.
    NotificationSeen: NotificationSeen = "notification-seen", Deployment;
    /// Whether the feed of statuses tells of it.
    NotificationListed: NotificationListed = "notification-listed", Deployment;
    /// The operator has seen it arrive.
    NotificationReceived: bool = "notification-received", Deployment;
    /// Altinn has answered that the own sender is registered.
    SenderApproved: Signed = "sender-approved", Deployment;
    /// What the DNS says of the domains of the own sender.
    SenderDns: SenderDns = "sender-dns", Deployment;
    /// What was read of the service that the notifications are about.
    NoticeReview: NoticeReview = "notice-review", Deployment;
    /// Altinn has been told when the service starts in production.
    GoLiveTold: Signed = "go-live-told", Deployment;
    /// Recipients have been told who must be given access.
    RecipientsTold: Signed = "recipients-told", Deployment;
    /// Somebody looked at it in Arbeidsflate.
    AppearanceOk: bool = "appearance-ok", Deployment;
    /// Who looked.
    AppearanceBy: Told = "appearance-by", Deployment;
    /// Where events are sent.
    EventsAddress: WebhookAddress = "events-address", Deployment;
    /// How the address answered a call like Altinn's.
    WebhookProbe: WebhookProbe = "webhook-probe", Deployment;
    /// The subscription.
    SubscriptionSeen: SubscriptionSeen = "subscription-seen", Deployment;
    /// What was read of the feed, where no address receives the events.
    FeedSeen: FeedSeen = "feed-seen", Deployment;
    /// The access list exists, has members, is connected and switched on.
    AccessListReady: Signed = "access-list-ready", Deployment;
    /// Who is to be on the access list.
    ListMembers: ListMembers = "list-members", Deployment;
    /// Who is to be on it no more.
    ListLeavers: ListMembers = "list-leavers", Deployment;
    /// What they are called.
    MembersNamed: MembersNamed = "members-named", Deployment;
    /// The list as it is.
    ListSeen: ListSeen = "list-seen", Deployment;
    /// Who is on it.
    ListMembersSeen: ListMembersSeen = "list-members-seen", Deployment;
    /// What it lets its members do with the resource.
    ListConnectionSeen: ListConnectionSeen = "list-connection-seen", Deployment;
    /// Whether access lists limit the resource.
    ListSwitched: ListSwitched = "list-switched", Deployment;
    /// Everybody at Altinn knows what the list is.
    ListSettled: ListSettled = "list-settled", Deployment;
    /// Which organisation sends when the service is tried by system users.
    SystemUserSender: OrgNumber = "system-user-sender", Deployment;
    /// Which organisation receives then.
    SystemUserRecipient: OrgNumber = "system-user-recipient", Deployment;
    /// The request for a system user.
    SystemUserRequest: SystemUserRequestSeen = "system-user-request", Deployment, by Organisation;
    /// The request that is to be taken back and made anew.
    SystemUserRenewal: uuid::Uuid = "system-user-renewal", Deployment, by Organisation;
    /// The system user that came of it.
    SystemUserSeen: SystemUserSeen = "system-user-seen", Deployment, by Organisation;
    /// A token as that system user was had.
    SystemUserProof: SystemUserProof = "system-user-proof", Deployment, by Organisation;
    /// Where the key that is used in operation lies.
    HandoverKeyPlace: Told = "handover-key-place", Deployment;
    /// Who renews it, and when.
    HandoverRenewer: Told = "handover-renewer", Deployment;
    /// Who is alerted.
    HandoverAlertContact: Told = "handover-alert-contact", Deployment;
}

#[cfg(test)]
#[path = "topic_tests.rs"]
mod tests;
