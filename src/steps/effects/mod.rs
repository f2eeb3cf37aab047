//! What to do to the world, as data: one file a service. Each effect says in one match what it is in both languages, which
//! key it cannot do without, and whether it writes: the plan and the confirmation use the same words. In a second match
//! it says what came of it, from the facts that it brought. An effect that writes looks first and then acts; anything random that it sends is a fact that was saved before.
//!
//! `engine/perform/` has a file of the same name for each, which does it.

mod about;
pub mod access_list;
pub mod broker;
pub mod client;
pub mod credentials;
pub mod dns;
pub mod events;
pub mod files;
pub mod local;
pub mod message;
pub mod notification;
pub mod register;
pub mod registry;
mod result;
pub mod system_user;
pub mod token;

use crate::record::{Confirmation, Topic};
use crate::text::Message;

pub use about::{CONFIRM_MESSAGE, CONFIRM_PRODUCTION, CONFIRMATIONS, EffectAbout, EffectAccess};
pub use access_list::{AccessListEffect, NamedMembers};
pub use broker::{BrokerEffect, TransferWish};
pub use client::ClientEffect;
pub use credentials::{ClientCredentials, KeyRef, KeyToRegister, KnownKey, OtherKey};
pub use dns::DnsEffect;
pub use events::{EventsEffect, webhook_answer};
pub use files::FilesEffect;
pub use local::{Draw, LocalEffect};
pub use message::MessageEffect;
pub use notification::NotificationEffect;
pub use register::RegisterEffect;
pub use registry::RegistryEffect;
pub use result::{EffectBrought, EffectResult, ResultMark};
pub use system_user::SystemUserEffect;
pub use token::TokenEffect;

/// Declares the services, one row each, and who may stand for an effect.
macro_rules! services {
    ($( $(#[$doc:meta])* $name:ident($effect:ty) ),+ $(,)?) => {
        /// One thing to do.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Effect { $( $(#[$doc])* $name($effect) ),+ }

        $( impl From<$effect> for Effect {
            fn from(effect: $effect) -> Self {
                Self::$name(effect)
            }
        } )+

        impl Effect {
            /// Everything that can be said of it before it is done.
            #[must_use]
            pub fn about(&self) -> EffectAbout<'_> {
                match self { $( Self::$name(effect) => effect.about() ),+ }
            }

            /// What came of it, from what it brought.
            #[must_use]
            pub fn result(&self, brought: &EffectBrought<'_>) -> EffectResult {
                match self { $( Self::$name(effect) => effect.result(brought) ),+ }
            }
        }
    };
}

services! {
    /// What is known, and nothing outside it.
    Local(LocalEffect),
    /// The public registers of organisations.
    Register(RegisterEffect),
    /// The resource registry.
    Registry(RegistryEffect),
    /// Access lists, and the resources that they limit.
    AccessList(AccessListEffect),
    /// The system register, and system users.
    SystemUser(SystemUserEffect),
    /// The client and its key: the key store and the self-service API.
    Client(ClientEffect),
    /// Maskinporten and the exchange.
    Token(TokenEffect),
    /// Altinn Melding.
    Message(MessageEffect),
    /// Altinn Formidling.
    Broker(BrokerEffect),
    /// Altinn Varsling.
    Notification(NotificationEffect),
    /// Events and the receiving address.
    Events(EventsEffect),
    /// The DNS.
    Dns(DnsEffect),
    /// Files for people.
    Files(FilesEffect),
}

impl Effect {
    /// What it does, in one sentence.
    #[must_use]
    pub fn describe(&self) -> Message {
        self.about().words
    }

    /// The private key that it cannot do without.
    #[must_use]
    pub fn key(&self) -> Option<&KeyRef> {
        self.about().key
    }

    /// Whether it changes anything outside what is known, so that it is confirmed first.
    #[must_use]
    pub fn writes(&self) -> bool {
        matches!(self.about().access, EffectAccess::Write { .. })
    }

    /// Whether it changes something outside this machine. A key or a file that is made here is nobody else's yet.
    #[must_use]
    pub fn writes_outside(&self) -> bool {
        let here =
            matches!(self, Self::Files(_) | Self::Client(ClientEffect::MakeKey { .. } | ClientEffect::TakeKey { .. }));
        self.writes() && !here
    }

    /// Whether what it does can be undone.
    #[must_use]
    pub fn reversible(&self) -> bool {
        self.about().access != EffectAccess::Write { reversible: false }
    }

    /// What must be typed before it is done; its text lacks only the environment.
    #[must_use]
    pub fn confirmation(&self) -> Option<Confirmation> {
        self.about().confirmation
    }

    /// Whether it is shown before it is done, also to who has said yes to everything.
    #[must_use]
    pub fn shown_first(&self) -> bool {
        self.about().shown_first
    }

    /// What exactly is sent, or who gets what by it, a line each.
    #[must_use]
    pub fn details(&self) -> Vec<Message> {
        self.about().details
    }

    /// The address outside the environment that is called by it or because of it, and the answer that it comes from: that
    /// of a receiver of events, and the one that says whether a notification is still needed.
    #[must_use]
    pub const fn receiver(&self) -> Option<(Topic, &url::Url)> {
        match self {
            Self::Events(EventsEffect::ProbeWebhook(address) | EventsEffect::Subscribe { address, .. }) => {
                Some((Topic::EventsAddress, address))
            }
            Self::Notification(
                NotificationEffect::ProbeCondition(address)
                | NotificationEffect::Order { condition: Some(address), .. },
            ) => Some((Topic::ConditionAddress, address)),
            _ => None,
        }
    }

    /// Whether it touches only what is known.
    #[must_use]
    pub fn is_local(&self) -> bool {
        self.about().access == EffectAccess::Local
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn every_service_has_a_file_that_says_and_one_of_the_same_name_that_does() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let files = |folder: &str| -> BTreeSet<String> {
            std::fs::read_dir(root.join(folder))
                .unwrap()
                .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
                .filter(|name| !["mod", "about", "credentials", "result"].contains(&name.as_str()))
                .collect()
        };
        assert_eq!(files("steps/effects"), files("engine/perform"));
    }
}
