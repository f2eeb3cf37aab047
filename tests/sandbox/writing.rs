//! Which effects write.

use altinn_onboard::door::steps::Effect;
use altinn_onboard::door::steps::effects::{
    AccessListEffect, BrokerEffect, ClientEffect, DnsEffect, EventsEffect, FilesEffect, LocalEffect, MessageEffect,
    NotificationEffect, RegisterEffect, RegistryEffect, SystemUserEffect, TokenEffect,
};

/// The name of an effect that writes. A new effect does not compile before it is said here whether it does.
pub fn writing(effect: &Effect) -> Option<&'static str> {
    match effect {
        Effect::AccessList(
            AccessListEffect::NameMembers(_) | AccessListEffect::ReadList { .. } | AccessListEffect::SeeSettled { .. },
        ) => None,
        Effect::SystemUser(
            SystemUserEffect::ReadSystem { .. }
            | SystemUserEffect::ReadRequest { .. }
            | SystemUserEffect::ProveSystemUser { .. }
            | SystemUserEffect::TrySending { .. },
        ) => None,
        Effect::SystemUser(SystemUserEffect::RegisterSystem { .. }) => Some("RegisterSystem"),
        Effect::SystemUser(SystemUserEffect::ExtendSystem { .. }) => Some("ExtendSystem"),
        Effect::SystemUser(SystemUserEffect::AskForSystemUser { .. }) => Some("AskForSystemUser"),
        Effect::SystemUser(SystemUserEffect::AskAgain { .. }) => Some("AskAgain"),
        Effect::AccessList(AccessListEffect::CreateList { .. }) => Some("CreateList"),
        Effect::AccessList(AccessListEffect::AddMembers { .. }) => Some("AddMembers"),
        Effect::AccessList(AccessListEffect::RemoveMembers { .. }) => Some("RemoveMembers"),
        Effect::AccessList(AccessListEffect::Connect { .. }) => Some("Connect"),
        Effect::AccessList(AccessListEffect::SwitchOn { .. }) => Some("SwitchOn"),
        Effect::Local(LocalEffect::Draw { .. } | LocalEffect::Derive { .. } | LocalEffect::TakeBack { .. })
        | Effect::Register(RegisterEffect::LookUpOrg(_) | RegisterEffect::LookUpUnit(_))
        | Effect::Registry(
            RegistryEffect::FindResources { .. }
            | RegistryEffect::ReadResource { .. }
            | RegistryEffect::ReadPolicy { .. }
            | RegistryEffect::ReviewNotice { .. },
        )
        | Effect::Client(ClientEffect::FindKey(_))
        | Effect::Token(
            TokenEffect::ReadOpenScopes | TokenEffect::ProbeScope { .. } | TokenEffect::ProveToken { .. },
        )
        | Effect::Message(
            MessageEffect::ProbeAccess { .. } | MessageEffect::DryRun { .. } | MessageEffect::FollowMessage { .. },
        )
        | Effect::Notification(
            NotificationEffect::Follow { .. }
            | NotificationEffect::FindInFeed { .. }
            | NotificationEffect::ProbeCondition(_),
        )
        | Effect::Events(
            EventsEffect::ProbeWebhook(_) | EventsEffect::ReadSubscription { .. } | EventsEffect::ReadFeed { .. },
        ) => None,
        Effect::Dns(DnsEffect::ReadSender { .. }) => None,
        Effect::Broker(
            BrokerEffect::ReadOwner { .. }
            | BrokerEffect::ReadConfiguration { .. }
            | BrokerEffect::ProbeTransfers { .. }
            | BrokerEffect::FollowTransfer { .. }
            | BrokerEffect::FetchFile { .. },
        ) => None,
        Effect::Broker(BrokerEffect::RegisterOwner { .. }) => Some("RegisterOwner"),
        Effect::Broker(BrokerEffect::Configure { .. }) => Some("Configure"),
        Effect::Broker(BrokerEffect::StartTransfer { .. }) => Some("StartTransfer"),
        Effect::Broker(BrokerEffect::SendFile { .. }) => Some("SendFile"),
        Effect::Broker(BrokerEffect::ConfirmTransfer { .. }) => Some("ConfirmTransfer"),
        Effect::Client(ClientEffect::MakeKey { .. }) => Some("MakeKey"),
        Effect::Client(ClientEffect::TakeKey { .. }) => Some("TakeKey"),
        Effect::Client(ClientEffect::RegisterClient { .. }) => Some("RegisterClient"),
        Effect::Client(ClientEffect::AddScopes { .. }) => Some("AddScopes"),
        Effect::Client(ClientEffect::RegisterKey { .. }) => Some("RegisterKey"),
        Effect::Registry(RegistryEffect::CreateResource { .. }) => Some("CreateResource"),
        Effect::Registry(RegistryEffect::UploadPolicy { .. }) => Some("UploadPolicy"),
        Effect::Message(MessageEffect::SendMessage { .. }) => Some("SendMessage"),
        Effect::Message(MessageEffect::PurgeMessage { .. }) => Some("PurgeMessage"),
        Effect::Notification(NotificationEffect::Order { .. }) => Some("OrderNotification"),
        Effect::Events(EventsEffect::Subscribe { .. }) => Some("Subscribe"),
        Effect::Files(FilesEffect::WriteFiles { .. }) => Some("WriteFiles"),
    }
}
