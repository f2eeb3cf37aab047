//! The calls that effects make, and what each of them must be answered with.

use altinn_onboard::door::steps::Effect;
use altinn_onboard::door::steps::effects::{
    BrokerEffect, ClientEffect, EventsEffect, FilesEffect, LocalEffect, MessageEffect, NotificationEffect,
    RegisterEffect, RegistryEffect, TokenEffect,
};

/// One call to one service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    Unit,
    SubUnit,
    Orgs,
    Search,
    Resource,
    CreateResource,
    Policy,
    UploadPolicy,
    OpenScopes,
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
    Details,
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
    Download,
    Confirm,
    Webhook,
    Other,
}

/// Whose call it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Service {
    Enhetsregisteret,
    OrgRegister,
    Registry,
    Digdir,
    Maskinporten,
    Authentication,
    Correspondence,
    Broker,
    Notifications,
    Events,
    Receiver,
}

/// What a good answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// An object, or a list that is never empty, with the members that it cannot be without.
    Json(&'static [&'static str]),
    /// A list that may be empty.
    List(&'static [&'static str]),
    Xml,
    /// A file.
    Bytes,
    /// A token, bare or as a JSON text.
    Token,
    /// No body: what was done is read back.
    Done,
    /// Whatever it is, it says something of who answers.
    Status,
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
            (["enhetsregisteret", "api", "underenheter", _], true) => Self::SubUnit,
            (["orgs", _], true) => Self::Orgs,
            (["resourceregistry", "api", "v1", "resource", "Search"], true) => Self::Search,
            (["resourceregistry", "api", "v1", "resource", _], true) => Self::Resource,
            (["resourceregistry", "api", "v1", "resource"], false) => Self::CreateResource,
            (["resourceregistry", "api", "v1", "resource", _, "policy"], true) => Self::Policy,
            (["resourceregistry", "api", "v1", "resource", _, "policy"], false) => Self::UploadPolicy,
            (["selvbetjening", "api", "v1", "scopes", "all"], true) => Self::OpenScopes,
            (["selvbetjening", "api", "v1", "clients"], true) => Self::Clients,
            (["selvbetjening", "api", "v1", "clients"], false) => Self::CreateClient,
            (["selvbetjening", "api", "v1", "clients", _], true) => Self::Client,
            (["selvbetjening", "api", "v1", "clients", _], false) => Self::ChangeClient,
            (["selvbetjening", "api", "v1", "clients", _, "jwks"], true) => Self::Keys,
            (["selvbetjening", "api", "v1", "clients", _, "jwks"], false) => Self::PutKeys,
            (["maskinporten", "token"], false) => Self::Token,
            (["authentication", ..], true) => Self::Exchange,
            (["correspondence", "api", "v1", "correspondence"], true) => Self::Messages,
            (["correspondence", "api", "v1", "correspondence"], false) => Self::PostMessage,
            (["correspondence", "api", "v1", "correspondence", _, "details"], true) => Self::Details,
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
            (["broker", "api", "v1", "filetransfer", _, "download"], true) => Self::Download,
            (["broker", "api", "v1", "filetransfer", _, "confirmdownload"], false) => Self::Confirm,
            (["_sandbox", "receiver"], false) => Self::Webhook,
            _ => Self::Other,
        }
    }

    pub fn service(self) -> Service {
        match self {
            Self::Unit | Self::SubUnit => Service::Enhetsregisteret,
            Self::Orgs => Service::OrgRegister,
            Self::Search | Self::Resource | Self::CreateResource | Self::Policy | Self::UploadPolicy => {
                Service::Registry
            }
            Self::OpenScopes
            | Self::Clients
            | Self::CreateClient
            | Self::Client
            | Self::ChangeClient
            | Self::Keys
            | Self::PutKeys => Service::Digdir,
            Self::Token => Service::Maskinporten,
            Self::Exchange => Service::Authentication,
            Self::Messages | Self::PostMessage | Self::Details => Service::Correspondence,
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
            | Self::Download
            | Self::Confirm => Service::Broker,
            Self::Webhook => Service::Receiver,
            Self::Other => unreachable!("no effect makes it"),
        }
    }

    /// Whether the call itself writes.
    pub fn writes(self) -> bool {
        matches!(
            self,
            Self::CreateResource
                | Self::UploadPolicy
                | Self::CreateClient
                | Self::ChangeClient
                | Self::PutKeys
                | Self::PostMessage
                | Self::PostOrder
                | Self::Subscribe
                | Self::PostOwner
                | Self::PutConfiguration
                | Self::PostTransfer
                | Self::Upload
                | Self::Confirm
        )
    }

    pub fn form(self) -> Form {
        const CLIENT: &[&str] = &["/client_id", "/client_name", "/scopes"];
        match self {
            Self::Unit => {
                Form::Json(&["/organisasjonsnummer", "/navn", "/organisasjonsform", "/organisasjonsform/kode"])
            }
            Self::Orgs => Form::Json(&["/orgs", "/orgs/ttd/name", "/orgs/ttd/orgnr"]),
            Self::Search => Form::List(&["/0/identifier", "/0/resourceType"]),
            Self::Resource => Form::Json(&["/identifier", "/resourceType", "/title", "/hasCompetentAuthority"]),
            Self::OpenScopes => Form::Json(&["/0/name"]),
            Self::Token => Form::Json(&["/access_token"]),
            Self::Clients => Form::List(&["/0/client_id", "/0/client_name", "/0/scopes"]),
            Self::CreateClient | Self::Client | Self::ChangeClient => Form::Json(CLIENT),
            Self::Keys => Form::Json(&["/keys", "/keys/0/kid"]),
            Self::Messages => Form::Json(&["/ids"]),
            Self::PostMessage => Form::Json(&["/correspondences", "/correspondences/0/correspondenceId"]),
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
            Self::Transfer => Form::Json(&["/fileTransferId", "/fileTransferStatus"]),
            Self::Download => Form::Bytes,
            Self::Exchange => Form::Token,
            Self::Policy => Form::Xml,
            Self::CreateResource | Self::UploadPolicy | Self::PutKeys => Form::Done,
            Self::PostOwner | Self::PutConfiguration | Self::Confirm => Form::Done,
            Self::Webhook => Form::Status,
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
    "RegisterClient" Effect::Client(ClientEffect::RegisterClient { .. }) => [Token, Clients, CreateClient, Clients]
    "AddScopes" Effect::Client(ClientEffect::AddScopes { .. }) => [Token, Client, ChangeClient, Client]
    "RegisterKey" Effect::Client(ClientEffect::RegisterKey { .. }) => [Token, Keys, PutKeys, Keys]
    "ReadOpenScopes" Effect::Token(TokenEffect::ReadOpenScopes) => [OpenScopes]
    "ProbeScope" Effect::Token(TokenEffect::ProbeScope { .. }) => [Token]
    "ProveToken" Effect::Token(TokenEffect::ProveToken { .. }) => [Token, Exchange]
    "ProbeAccess" Effect::Message(MessageEffect::ProbeAccess { .. }) => [Token, Exchange, Messages]
    "DryRun" Effect::Message(MessageEffect::DryRun { .. }) => [Token, Exchange, PostMessage]
    "SendMessage" Effect::Message(MessageEffect::SendMessage { .. }) => [Token, Exchange, PostMessage, Details]
    "FollowMessage" Effect::Message(MessageEffect::FollowMessage { .. }) => [Token, Exchange, Details]
    "ReadOwner" Effect::Broker(BrokerEffect::ReadOwner { .. }) => [Token, Exchange, Owner]
    "RegisterOwner" Effect::Broker(BrokerEffect::RegisterOwner { .. }) => [Token, Exchange, Owner, PostOwner, Owner]
    "ReadConfiguration" Effect::Broker(BrokerEffect::ReadConfiguration { .. }) => [Token, Exchange, Configuration]
    "Configure" Effect::Broker(BrokerEffect::Configure { .. }) =>
        [Token, Exchange, Configuration, PutConfiguration, Configuration]
    "ProbeTransfers" Effect::Broker(BrokerEffect::ProbeTransfers { .. }) => [Token, Exchange, Transfers]
    "StartTransfer" Effect::Broker(BrokerEffect::StartTransfer { .. }) =>
        [Token, Exchange, Transfers, PostTransfer, Transfer]
    "SendFile" Effect::Broker(BrokerEffect::SendFile { .. }) => [Token, Exchange, Transfer, Upload, Transfer]
    "FollowTransfer" Effect::Broker(BrokerEffect::FollowTransfer { .. }) => [Token, Exchange, Transfer]
    "FetchFile" Effect::Broker(BrokerEffect::FetchFile { .. }) => [Token, Exchange, Download]
    "ConfirmTransfer" Effect::Broker(BrokerEffect::ConfirmTransfer { .. }) =>
        [Token, Exchange, Transfer, Confirm, Transfer]
    "OrderNotification" Effect::Notification(NotificationEffect::Order { .. }) =>
        [Token, Exchange, PostOrder, Shipment]
    "FollowNotification" Effect::Notification(NotificationEffect::Follow { .. }) => [Token, Exchange, Shipment]
    "FindInFeed" Effect::Notification(NotificationEffect::FindInFeed { .. }) => [Token, Exchange, StatusFeed]
    "ProbeWebhook" Effect::Events(EventsEffect::ProbeWebhook(_)) => [Webhook]
    "Subscribe" Effect::Events(EventsEffect::Subscribe { .. }) => [Token, Exchange, Subscribe, Subscription]
    "ReadSubscription" Effect::Events(EventsEffect::ReadSubscription { .. }) => [Token, Exchange, Subscription]
    "ReadFeed" Effect::Events(EventsEffect::ReadFeed { .. }) => [Token, Exchange, Feed]
}
