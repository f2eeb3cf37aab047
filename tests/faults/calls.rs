//! The calls that effects make, and what each of them must be answered with.

use altinn_onboard::door::steps::Effect;
use altinn_onboard::door::steps::effects::{
    AccessListEffect, BrokerEffect, ClientEffect, DnsEffect, EventsEffect, FilesEffect, LocalEffect, MessageEffect,
    NotificationEffect, RegisterEffect, RegistryEffect, SystemUserEffect, TokenEffect,
};

pub use super::form::Form;
pub use super::service::Service;

/// One call to one service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    Unit,
    Units,
    SubUnit,
    Orgs,
    Search,
    Resource,
    CreateResource,
    Policy,
    UploadPolicy,
    PutResource,
    List,
    PutList,
    Members,
    PostMembers,
    DropMembers,
    Connections,
    PutConnection,
    OpenScopes,
    System,
    PostSystem,
    PutSystem,
    SystemRequest,
    PostSystemRequest,
    DropSystemRequest,
    SystemUser,
    Token,
    Exchange,
    Clients,
    CreateClient,
    Client,
    ChangeClient,
    Keys,
    PutKeys,
    Messages,
    PostMessage,
    PostForm,
    Details,
    PurgeMessage,
    PostOrder,
    Shipment,
    StatusFeed,
    Subscribe,
    Subscription,
    Feed,
    Owner,
    PostOwner,
    Configuration,
    PutConfiguration,
    Transfers,
    PostTransfer,
    Transfer,
    Upload,
    PartsThere,
    BeginParts,
    SendPart,
    Download,
    Confirm,
    Webhook,
    Condition,
    Other,
}

impl Call {
    /// By the first line of a request.
    pub fn of(line: &str) -> Self {
        let mut words = line.split(' ');
        let (method, target) = (words.next().unwrap(), words.next().unwrap());
        let path = target.split('?').next().unwrap();
        let is_get = method == "GET";
        let segments: Vec<&str> = path.trim_matches('/').split('/').collect();
        match (&segments[..], is_get) {
            (["enhetsregisteret", "api", "enheter", _], true) => Self::Unit,
            (["enhetsregisteret", "api", "enheter"], true) => Self::Units,
            (["enhetsregisteret", "api", "underenheter", _], true) => Self::SubUnit,
            (["orgs", _], true) => Self::Orgs,
            (["resourceregistry", "api", "v1", "resource", "Search"], true) => Self::Search,
            (["resourceregistry", "api", "v1", "resource", _], true) => Self::Resource,
            (["resourceregistry", "api", "v1", "resource"], false) => Self::CreateResource,
            (["resourceregistry", "api", "v1", "resource", _, "policy"], true) => Self::Policy,
            (["resourceregistry", "api", "v1", "resource", _, "policy"], false) => Self::UploadPolicy,
            (["resourceregistry", "api", "v1", "resource", _], false) => Self::PutResource,
            (["resourceregistry", "api", "v1", "access-lists", _, _], true) => Self::List,
            (["resourceregistry", "api", "v1", "access-lists", _, _], false) => Self::PutList,
            (["resourceregistry", "api", "v1", "access-lists", _, _, "members"], true) => Self::Members,
            (["resourceregistry", "api", "v1", "access-lists", _, _, "members"], false) => match method {
                "DELETE" => Self::DropMembers,
                _ => Self::PostMembers,
            },
            (["resourceregistry", "api", "v1", "access-lists", _, _, "resource-connections"], true) => {
                Self::Connections
            }
            (["resourceregistry", "api", "v1", "access-lists", _, _, "resource-connections", _], false) => {
                Self::PutConnection
            }
            (["selvbetjening", "api", "v1", "scopes", "all"], true) => Self::OpenScopes,
            (["selvbetjening", "api", "v1", "clients"], true) => Self::Clients,
            (["selvbetjening", "api", "v1", "clients"], false) => Self::CreateClient,
            (["selvbetjening", "api", "v1", "clients", _], true) => Self::Client,
            (["selvbetjening", "api", "v1", "clients", _], false) => Self::ChangeClient,
            (["selvbetjening", "api", "v1", "clients", _, "jwks"], true) => Self::Keys,
            (["selvbetjening", "api", "v1", "clients", _, "jwks"], false) => Self::PutKeys,
            (["maskinporten", "token"], false) => Self::Token,
            (["authentication", "api", "v1", "systemregister", "vendor"], false) => Self::PostSystem,
            (["authentication", "api", "v1", "systemregister", "vendor", _], true) => Self::System,
            (["authentication", "api", "v1", "systemregister", "vendor", _], false) => Self::PutSystem,
            (["authentication", "api", "v1", "systemuser", "request", "vendor"], false) => Self::PostSystemRequest,
            (["authentication", "api", "v1", "systemuser", "request", "vendor", _], false) => Self::DropSystemRequest,
            (["authentication", "api", "v1", "systemuser", "request", ..], true) => Self::SystemRequest,
            (["authentication", "api", "v1", "systemuser", "vendor", "byquery"], true) => Self::SystemUser,
            (["authentication", ..], true) => Self::Exchange,
            (["correspondence", "api", "v1", "correspondence"], true) => Self::Messages,
            (["correspondence", "api", "v1", "correspondence"], false) => Self::PostMessage,
            (["correspondence", "api", "v1", "correspondence", "upload"], false) => Self::PostForm,
            (["correspondence", "api", "v1", "correspondence", _, "details"], true) => Self::Details,
            (["correspondence", "api", "v1", "correspondence", _, "purge"], false) => Self::PurgeMessage,
            (["notifications", "api", "v1", "future", "orders"], false) => Self::PostOrder,
            (["notifications", "api", "v1", "future", "shipment", "feed"], true) => Self::StatusFeed,
            (["notifications", "api", "v1", "future", "shipment", _], true) => Self::Shipment,
            (["events", "api", "v1", "subscriptions"], false) => Self::Subscribe,
            (["events", "api", "v1", "subscriptions", _], true) => Self::Subscription,
            (["events", "api", "v1", "events"], true) => Self::Feed,
            (["broker", "api", "v1", "serviceowner"], true) => Self::Owner,
            (["broker", "api", "v1", "serviceowner"], false) => Self::PostOwner,
            (["broker", "api", "v1", "resource", _], true) => Self::Configuration,
            (["broker", "api", "v1", "resource", _], false) => Self::PutConfiguration,
            (["broker", "api", "v1", "filetransfer"], true) => Self::Transfers,
            (["broker", "api", "v1", "filetransfer"], false) => Self::PostTransfer,
            (["broker", "api", "v1", "filetransfer", _], true) => Self::Transfer,
            (["broker", "api", "v1", "filetransfer", _, "upload"], false) => Self::Upload,
            (["broker", "api", "v1", "filetransfer", "upload", "tus", _], false) => match method {
                "HEAD" => Self::PartsThere,
                "PATCH" => Self::SendPart,
                _ => Self::BeginParts,
            },
            (["broker", "api", "v1", "filetransfer", _, "download"], true) => Self::Download,
            (["broker", "api", "v1", "filetransfer", _, "confirmdownload"], false) => Self::Confirm,
            (["_sandbox", "receiver"], false) => Self::Webhook,
            (["_sandbox", "condition"], true) => Self::Condition,
            _ => Self::Other,
        }
    }

    pub fn service(self) -> Service {
        match self {
            Self::Unit | Self::Units | Self::SubUnit => Service::Enhetsregisteret,
            Self::Orgs => Service::OrgRegister,
            Self::Search
            | Self::Resource
            | Self::CreateResource
            | Self::Policy
            | Self::UploadPolicy
            | Self::PutResource => Service::Registry,
            Self::List
            | Self::PutList
            | Self::Members
            | Self::PostMembers
            | Self::DropMembers
            | Self::Connections
            | Self::PutConnection => Service::Lists,
            Self::System
            | Self::PostSystem
            | Self::PutSystem
            | Self::SystemRequest
            | Self::PostSystemRequest
            | Self::DropSystemRequest
            | Self::SystemUser => Service::Systems,
            Self::OpenScopes
            | Self::Clients
            | Self::CreateClient
            | Self::Client
            | Self::ChangeClient
            | Self::Keys
            | Self::PutKeys => Service::Digdir,
            Self::Token => Service::Maskinporten,
            Self::Exchange => Service::Authentication,
            Self::Messages | Self::PostMessage | Self::PostForm => Service::Correspondence,
            Self::Details | Self::PurgeMessage => Service::Correspondence,
            Self::PostOrder | Self::Shipment | Self::StatusFeed => Service::Notifications,
            Self::Subscribe | Self::Subscription | Self::Feed => Service::Events,
            Self::Owner
            | Self::PostOwner
            | Self::Configuration
            | Self::PutConfiguration
            | Self::Transfers
            | Self::PostTransfer
            | Self::Transfer
            | Self::Upload
            | Self::PartsThere
            | Self::BeginParts
            | Self::SendPart
            | Self::Download
            | Self::Confirm => Service::Broker,
            Self::Webhook | Self::Condition => Service::Receiver,
            Self::Other => unreachable!("no effect makes it"),
        }
    }

    /// Whether the call itself writes.
    pub fn writes(self) -> bool {
        matches!(
            self,
            Self::CreateResource
                | Self::UploadPolicy
                | Self::PutResource
                | Self::PutList
                | Self::PostMembers
                | Self::DropMembers
                | Self::PutConnection
                | Self::PostSystem
                | Self::PutSystem
                | Self::PostSystemRequest
                | Self::DropSystemRequest
                | Self::CreateClient
                | Self::ChangeClient
                | Self::PutKeys
                | Self::PostMessage
                | Self::PostForm
                | Self::PurgeMessage
                | Self::PostOrder
                | Self::Subscribe
                | Self::PostOwner
                | Self::PutConfiguration
                | Self::PostTransfer
                | Self::Upload
                | Self::BeginParts
                | Self::SendPart
                | Self::Confirm
        )
    }

    pub fn form(self) -> Form {
        const CLIENT: &[&str] = &["/client_id", "/client_name", "/scopes"];
        match self {
            Self::Unit => {
                Form::Json(&["/organisasjonsnummer", "/navn", "/organisasjonsform", "/organisasjonsform/kode"])
            }
            Self::Units => Form::Json(&["/page", "/page/totalElements", "/_embedded/enheter/0/navn"]),
            Self::List => Form::Json(&["/identifier", "/name"]),
            Self::Members => Form::Json(&["/data", "/links", "/data/0/id"]),
            Self::Connections => Form::Json(&["/data", "/links", "/data/0/resourceIdentifier"]),
            Self::System => Form::Json(&["/id"]),
            Self::SystemRequest | Self::PostSystemRequest => {
                Form::Json(&["/id", "/systemId", "/partyOrgNo", "/status"])
            }
            Self::SystemUser => Form::Json(&["/id", "/systemId", "/reporteeOrgNo"]),
            Self::PostSystem | Self::PutSystem | Self::DropSystemRequest | Self::PurgeMessage => Form::Done,
            Self::Orgs => Form::Json(&["/orgs", "/orgs/ttd/name", "/orgs/ttd/orgnr"]),
            Self::Search => Form::List(&["/0/identifier", "/0/resourceType"]),
            Self::Resource => Form::Json(&["/identifier", "/resourceType", "/title", "/hasCompetentAuthority"]),
            Self::OpenScopes => Form::Json(&["/0/name"]),
            Self::Token => Form::Json(&["/access_token"]),
            Self::Clients => Form::List(&["/0/client_id", "/0/client_name", "/0/scopes"]),
            Self::CreateClient | Self::Client | Self::ChangeClient => Form::Json(CLIENT),
            Self::Keys => Form::Json(&["/keys", "/keys/0/kid"]),
            Self::Messages => Form::Json(&["/ids"]),
            Self::PostMessage | Self::PostForm => {
                Form::Json(&["/correspondences", "/correspondences/0/correspondenceId"])
            }
            Self::Details => Form::Json(&["/correspondenceId", "/resourceId", "/status"]),
            Self::PostOrder => Form::Json(&["/notificationOrderId", "/notification", "/notification/shipmentId"]),
            Self::Shipment => Form::Json(&["/shipmentId", "/status", "/recipients"]),
            Self::StatusFeed => Form::List(&["/0/sequenceNumber", "/0/shipmentId"]),
            Self::Subscribe | Self::Subscription => Form::Json(&["/id", "/endPoint", "/validated"]),
            Self::Feed => Form::List(&["/0/specversion", "/0/id", "/0/type"]),
            Self::Owner => Form::Json(&["/name", "/storageProviders"]),
            Self::Configuration => Form::Json(&["/purgeFileTransferAfterAllRecipientsConfirmed"]),
            Self::Transfers => Form::List(&[]),
            Self::PostTransfer | Self::Upload => Form::Json(&["/fileTransferId"]),
            Self::Transfer => Form::Json(&["/fileTransferId", "/fileTransferStatus", "/resourceId", "/sender"]),
            Self::Download => Form::Bytes,
            Self::Exchange => Form::Token,
            Self::Policy => Form::Xml,
            Self::CreateResource | Self::UploadPolicy | Self::PutKeys | Self::PutResource => Form::Done,
            Self::PutList | Self::PostMembers | Self::DropMembers | Self::PutConnection => Form::Done,
            Self::PostOwner | Self::PutConfiguration | Self::Confirm | Self::BeginParts => Form::Done,
            Self::PartsThere | Self::SendPart => Form::Head,
            Self::Webhook | Self::Condition => Form::Status,
            Self::SubUnit | Self::Other => unreachable!("no effect of the table makes it"),
        }
    }
}

/// Declares the calls of each effect. A new effect does not compile before they are said.
macro_rules! effects {
    ($( $name:literal $pattern:pat => [$($call:ident),*] )+) => {
        /// The name of an effect, and its calls in their order; none when it calls nobody.
        pub fn calls(effect: &Effect) -> (&'static str, &'static [Call]) {
            match effect { $( $pattern => ($name, &[$(Call::$call),*]) ),+ }
        }

        /// Every effect with its calls.
        pub const EFFECTS: &[(&str, &[Call])] = &[ $( ($name, &[$(Call::$call),*]) ),+ ];
    };
}

effects! {
    "Draw" Effect::Local(LocalEffect::Draw { .. }) => []
    "Derive" Effect::Local(LocalEffect::Derive { .. }) => []
    "TakeBack" Effect::Local(LocalEffect::TakeBack { .. }) => []
    "FindKey" Effect::Client(ClientEffect::FindKey(_)) => []
    "MakeKey" Effect::Client(ClientEffect::MakeKey { .. }) => []
    "TakeKey" Effect::Client(ClientEffect::TakeKey { .. }) => []
    "ReadSender" Effect::Dns(DnsEffect::ReadSender { .. }) => []
    "WriteFiles" Effect::Files(FilesEffect::WriteFiles { .. }) => []
    "LookUpUnit" Effect::Register(RegisterEffect::LookUpUnit(_)) => [Unit]
    "LookUpOrg" Effect::Register(RegisterEffect::LookUpOrg(_)) => [Orgs]
    "FindResources" Effect::Registry(RegistryEffect::FindResources { .. }) => [Search]
    "ReadResource" Effect::Registry(RegistryEffect::ReadResource { .. }) => [Resource]
    "ReadPolicy" Effect::Registry(RegistryEffect::ReadPolicy { .. }) => [Policy]
    "ReviewNotice" Effect::Registry(RegistryEffect::ReviewNotice { .. }) => [Resource, Policy]
    "CreateResource" Effect::Registry(RegistryEffect::CreateResource { .. }) =>
        [Resource, Token, Exchange, Resource, CreateResource, Resource]
    "UploadPolicy" Effect::Registry(RegistryEffect::UploadPolicy { .. }) =>
        [Policy, Token, Exchange, UploadPolicy, Policy]
    "NameMembers" Effect::AccessList(AccessListEffect::NameMembers(_)) => [Units]
    "ReadList" Effect::AccessList(AccessListEffect::ReadList { .. }) =>
        [Resource, Token, Exchange, List, Members, Connections]
    "CreateList" Effect::AccessList(AccessListEffect::CreateList { .. }) => [Token, Exchange, List, PutList, List]
    "AddMembers" Effect::AccessList(AccessListEffect::AddMembers { .. }) =>
        [Token, Exchange, Members, PostMembers, Members]
    "RemoveMembers" Effect::AccessList(AccessListEffect::RemoveMembers { .. }) =>
        [Token, Exchange, Members, DropMembers, Members]
    "Connect" Effect::AccessList(AccessListEffect::Connect { .. }) =>
        [Token, Exchange, Connections, PutConnection, Connections]
    "SwitchOn" Effect::AccessList(AccessListEffect::SwitchOn { .. }) =>
        [Token, Exchange, Members, Connections, Token, Exchange, Resource, PutResource, Resource]
    "SeeSettled" Effect::AccessList(AccessListEffect::SeeSettled { .. }) => [Resource]
    "ReadSystem" Effect::SystemUser(SystemUserEffect::ReadSystem { .. }) => [Token, Exchange, System]
    "RegisterSystem" Effect::SystemUser(SystemUserEffect::RegisterSystem { .. }) =>
        [Token, Exchange, System, PostSystem, System]
    "ExtendSystem" Effect::SystemUser(SystemUserEffect::ExtendSystem { .. }) =>
        [Token, Exchange, System, PutSystem, System]
    "ReadRequest" Effect::SystemUser(SystemUserEffect::ReadRequest { .. }) =>
        [Token, Exchange, SystemRequest, SystemUser]
    "AskForSystemUser" Effect::SystemUser(SystemUserEffect::AskForSystemUser { .. }) =>
        [Token, Exchange, SystemUser, SystemRequest, PostSystemRequest, SystemRequest, SystemUser]
    "AskAgain" Effect::SystemUser(SystemUserEffect::AskAgain { .. }) =>
        [Token, Exchange, SystemRequest, DropSystemRequest, SystemRequest, SystemUser, SystemRequest,
         PostSystemRequest, SystemRequest, SystemUser]
    "TrySending" Effect::SystemUser(SystemUserEffect::TrySending { .. }) => [Token, Exchange, PostMessage]
    "ProveSystemUser" Effect::SystemUser(SystemUserEffect::ProveSystemUser { .. }) => [Token]
    "RegisterClient" Effect::Client(ClientEffect::RegisterClient { .. }) => [Token, Clients, CreateClient, Clients]
    "AddScopes" Effect::Client(ClientEffect::AddScopes { .. }) => [Token, Client, ChangeClient, Client]
    "RegisterKey" Effect::Client(ClientEffect::RegisterKey { .. }) => [Token, Keys, PutKeys, Keys]
    "ReadOpenScopes" Effect::Token(TokenEffect::ReadOpenScopes) => [OpenScopes]
    "ProbeScope" Effect::Token(TokenEffect::ProbeScope { .. }) => [Token]
    "ProveToken" Effect::Token(TokenEffect::ProveToken { .. }) => [Token, Exchange]
    "ProbeAccess" Effect::Message(MessageEffect::ProbeAccess { .. }) => [Token, Exchange, Messages]
    "DryRun" Effect::Message(MessageEffect::DryRun { .. }) => [Token, Exchange, PostMessage]
    "SendMessage with a file" Effect::Message(MessageEffect::SendMessage { attachment: Some(_), .. }) =>
        [Token, Exchange, Messages, PostForm, Details]
    "SendMessage" Effect::Message(MessageEffect::SendMessage { .. }) => [Token, Exchange, PostMessage, Details]
    "PurgeMessage" Effect::Message(MessageEffect::PurgeMessage { .. }) =>
        [Token, Exchange, Details, PurgeMessage, Details]
    "FollowMessage" Effect::Message(MessageEffect::FollowMessage { .. }) => [Token, Exchange, Details]
    "ReadOwner" Effect::Broker(BrokerEffect::ReadOwner { .. }) => [Token, Exchange, Owner]
    "RegisterOwner" Effect::Broker(BrokerEffect::RegisterOwner { .. }) => [Token, Exchange, Owner, PostOwner, Owner]
    "ReadConfiguration" Effect::Broker(BrokerEffect::ReadConfiguration { .. }) => [Token, Exchange, Configuration]
    "Configure" Effect::Broker(BrokerEffect::Configure { .. }) =>
        [Token, Exchange, Configuration, PutConfiguration, Configuration]
    "ProbeTransfers" Effect::Broker(BrokerEffect::ProbeTransfers { .. }) => [Token, Exchange, Transfers]
    "StartTransfer" Effect::Broker(BrokerEffect::StartTransfer { .. }) =>
        [Token, Exchange, Transfers, PostTransfer, Transfer]
    "SendFile in parts" Effect::Broker(BrokerEffect::SendFile { in_parts: true, .. }) =>
        [Token, Exchange, Transfer, PartsThere, BeginParts, SendPart, Transfer]
    "SendFile" Effect::Broker(BrokerEffect::SendFile { .. }) => [Token, Exchange, Transfer, Upload, Transfer]
    "FollowTransfer" Effect::Broker(BrokerEffect::FollowTransfer { .. }) => [Token, Exchange, Transfer]
    "FetchFile" Effect::Broker(BrokerEffect::FetchFile { .. }) => [Token, Exchange, Transfer, Download]
    "ConfirmTransfer" Effect::Broker(BrokerEffect::ConfirmTransfer { .. }) =>
        [Token, Exchange, Transfer, Confirm, Transfer]
    "OrderNotification" Effect::Notification(NotificationEffect::Order { .. }) =>
        [Token, Exchange, PostOrder, Shipment]
    "FollowNotification" Effect::Notification(NotificationEffect::Follow { .. }) => [Token, Exchange, Shipment]
    "FindInFeed" Effect::Notification(NotificationEffect::FindInFeed { .. }) => [Token, Exchange, StatusFeed]
    "ProbeCondition" Effect::Notification(NotificationEffect::ProbeCondition(_)) => [Condition]
    "ProbeWebhook" Effect::Events(EventsEffect::ProbeWebhook(_)) => [Webhook]
    "Subscribe" Effect::Events(EventsEffect::Subscribe { .. }) => [Token, Exchange, Subscribe, Subscription]
    "ReadSubscription" Effect::Events(EventsEffect::ReadSubscription { .. }) => [Token, Exchange, Subscription]
    "ReadFeed" Effect::Events(EventsEffect::ReadFeed { .. }) => [Token, Exchange, Feed]
}
