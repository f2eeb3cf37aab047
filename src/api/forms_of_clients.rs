//! What the functions of clients and their keys make of an answer that is none; `forms_tests.rs` asks them.

use jiff::Timestamp;

use super::forms_of_systems::Function;
use super::forms_tests::client;
use super::{client_keys, self_service};
use crate::domain::{PublicJwk, Scope};

/// The functions, and the forms that each may take for an answer.
pub(super) const FUNCTIONS: &[Function] = &[
    ("self_service::create_client", &[], |at| {
        Box::pin(async { self_service::create_client(at.api(), &at.token(), "mine", "why", &scopes()).await.map(drop) })
    }),
    ("self_service::add_scopes", &[], |at| {
        Box::pin(async { self_service::add_scopes(at.api(), &at.token(), &client(), &scopes()).await.map(drop) })
    }),
    ("client_keys::add_key", &[], |at| {
        Box::pin(async { client_keys::add_key(at.api(), &at.token(), &client(), &key(), now()).await.map(drop) })
    }),
    ("client_keys::keys", &[], |at| {
        Box::pin(async { client_keys::keys(at.api(), &at.token(), &client()).await.map(drop) })
    }),
    ("client_keys::room", &[], |at| {
        Box::pin(async { client_keys::room(at.api(), &at.token(), &client(), now()).await })
    }),
    ("client_keys::remove_key", &[], |at| {
        Box::pin(async { client_keys::remove_key(at.api(), &at.token(), &client(), ("old", &key())).await.map(drop) })
    }),
];

fn now() -> Timestamp {
    Timestamp::UNIX_EPOCH
}

fn scopes() -> [Scope; 1] {
    [Scope::parse("altinn:serviceowner").unwrap()]
}

fn key() -> PublicJwk {
    PublicJwk::from_parts(&[200; 256], &[1, 0, 1], None)
}
