//! Parsed types with one constructor each: inside the program a value of these types cannot be wrong (floor 0).
//!
//! Constructors answer with a small *fault* enum of their own, never with a sentence: what people read is made of faults
//! on a higher floor, in both languages.

pub mod access_list;
pub mod attachment;
pub mod client_id;
pub mod contact;
pub mod environment;
pub mod file_size;
pub mod inner;
pub mod key_store_name;
pub mod language;
pub mod message;
pub mod notice_resource;
pub mod notification;
pub mod org_code;
pub mod org_number;
pub mod own_address;
pub mod own_sender;
pub mod person;
pub mod policy_kind;
pub mod product;
pub mod public_jwk;
pub mod registered;
pub mod resource;
pub mod resource_id;
pub mod scope;
pub mod secret;
pub mod secret_form;
pub mod sender_record;
pub mod sha256;
pub mod subscription;
pub mod synthetic_person;
pub mod system_user;
pub mod time_span;
pub mod transfer;
pub mod webhook;

pub use access_list::{AccessListId, AccessListRef};
pub use client_id::ClientId;
pub use contact::ContactPoint;
pub use environment::{Address, Environment, EnvironmentName, Rules};
pub use file_size::FileSize;
pub use key_store_name::KeyStoreName;
pub use language::{Language, ThreeLanguages};
pub use notice_resource::NoticeResource;
pub use org_code::OrgCode;
pub use org_number::OrgNumber;
pub use policy_kind::PolicyKind;
pub use product::Product;
pub use public_jwk::PublicJwk;
pub use resource_id::ResourceId;
pub use scope::Scope;
pub use secret::Secret;
pub use secret_form::SecretForm;
pub use time_span::TimeSpan;
pub use webhook::WebhookAddress;

/// Implements serde by way of `Display` and the type's one constructor, so that a file cannot hold a wrong value.
macro_rules! serde_by_text {
    ($type:ty) => {
        $crate::domain::serde_by_text!($type, parse);
    };
    ($type:ty, $read:ident) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                <$type>::$read(&text).map_err(|fault| serde::de::Error::custom(fault.to_string()))
            }
        }
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string" })
            }
        }
    };
}
pub(crate) use serde_by_text;
