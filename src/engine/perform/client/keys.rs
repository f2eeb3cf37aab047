//! The keys that are registered on a client.

use super::super::token::TokenFault;
use super::super::{Performer, finding};
use crate::api::client_keys::{self, SeenKey};
use crate::api::maskinporten::is_key_unknown;
use crate::domain::{ClientId, PublicJwk, Scope};
use crate::finding::{Finding, Meaning};
use crate::steps::effects::{ClientCredentials, KeyRef};

impl Performer {
    /// The keys that self-service shows on a client.
    pub(in crate::engine) async fn keys_on_client(&self, id: &ClientId) -> Result<Vec<SeenKey>, Box<Finding>> {
        let session = self.administration().await?;
        client_keys::keys(self.api(), &session, id).await.map_err(finding)
    }

    /// Whether the newest key of a client is on this machine, and not only an older one; or why not.
    pub(in crate::engine) fn newest_key_is_here(&self, at: &KeyRef) -> Result<(), Box<Finding>> {
        self.key(at).map(drop)
    }

    /// Whether a client has room for one more key.
    pub(in crate::engine) async fn check_room_for_key(&self, id: &ClientId) -> Result<(), Box<Finding>> {
        let session = self.administration().await?;
        client_keys::room(self.api(), &session, id, self.clock.now()).await.map_err(finding)
    }

    /// Puts a key of this machine on a client, beside those that it has.
    pub(in crate::engine) async fn put_key_beside(&self, id: &ClientId, at: &KeyRef) -> Result<(), Box<Finding>> {
        let public = self.key(at)?.public();
        let session = self.administration().await?;
        client_keys::add_key(self.api(), &session, id, &public, self.clock.now()).await.map(drop).map_err(finding)
    }

    /// Takes a key off a client on which another stays.
    pub(in crate::engine) async fn remove_key(
        &self,
        id: &ClientId,
        gone: &str,
        stays: &PublicJwk,
    ) -> Result<(), Box<Finding>> {
        let session = self.administration().await?;
        client_keys::remove_key(self.api(), &session, id, (gone, stays)).await.map(drop).map_err(finding)
    }

    /// Whether Maskinporten takes a client's key: it gave a token, or refused a scope, which it does only to clients whose
    /// key it knows. A key that it knows and refuses is none, too.
    pub(in crate::engine) async fn takes_key(
        &self,
        credentials: &ClientCredentials,
        scopes: &[Scope],
    ) -> Result<TakenKey, Box<Finding>> {
        match self.token(credentials, scopes).await {
            Ok(_) => Ok(TakenKey::Yes),
            Err(TokenFault::Service(fault)) if is_key_unknown(&fault) => Ok(TakenKey::Unknown),
            Err(TokenFault::Service(fault)) => match fault.means() {
                Some(Meaning::ScopeNotOnClient | Meaning::ScopeNotGranted) => Ok(TakenKey::Yes),
                Some(Meaning::KeyRefused) => Ok(TakenKey::Refused(Box::new(fault.finding()))),
                _ => Err(finding(fault)),
            },
            Err(fault) => Err(fault.finding()),
        }
    }
}

/// Whether Maskinporten takes a key.
pub(in crate::engine) enum TakenKey {
    /// It does.
    Yes,
    /// It knows no such key of the client, or not yet.
    Unknown,
    /// It knows the key and takes it no more.
    Refused(Box<Finding>),
}
