//! Systems and system users: read, registered, asked for, taken back, and tried.

use std::sync::Arc;

use uuid::Uuid;

use super::token::{TokenFault, scopes};
use super::{Performer, finding};
use crate::api::{Token, system_register, system_users};
use crate::catalog::codes::systems::{SYSTEM_ID_BURNT, SYSTEM_USER_OTHER};
use crate::catalog::products;
use crate::domain::ResourceId;
use crate::domain::system_user::{ActingAs, SystemId, SystemUserKey};
use crate::engine::outcome::{Outcome, Performed};
use crate::finding::{Finding, Meaning};
use crate::record::values::{SystemSeen, SystemUserProof, party_key};
use crate::record::{Topic, t};
use crate::report::system_user::{SystemUserShown, SystemUsersShown};
use crate::steps::effects::{ClientCredentials, SystemUserEffect};

const SYSTEM: &str = "GET authentication/api/v1/systemregister/vendor/{id}";
const REQUEST: &str = "GET authentication/api/v1/systemuser/request/vendor/byexternalref/{system}/{org}/{ref}";
const USER: &str = "GET authentication/api/v1/systemuser/vendor/byquery";

impl Performer {
    /// Performs one of its effects.
    pub(super) async fn system_user(&self, effect: &SystemUserEffect) -> Performed {
        match effect {
            SystemUserEffect::ReadSystem { credentials, system } => {
                let token = self.systems(credentials).await?;
                let seen = system_register::read(self.api(), &token, system).await.map_err(finding)?;
                Ok(unless_burnt(Outcome::default().seen(t::SystemSeen, None, seen.clone(), SYSTEM), &seen))
            }
            SystemUserEffect::RegisterSystem { credentials, new, .. } => {
                let token = self.systems(credentials).await?;
                let (seen, was_there) = system_register::register(self.api(), &token, new).await.map_err(finding)?;
                let how = "POST and GET authentication/api/v1/systemregister/vendor";
                let outcome = Outcome::default().made(t::SystemSeen, None, seen.clone(), how).already(was_there);
                Ok(unless_burnt(outcome, &seen))
            }
            SystemUserEffect::ExtendSystem { credentials, system, resource } => {
                let token = self.systems(credentials).await?;
                let wanted = (&credentials.id, resource);
                let extended = system_register::extend(self.api(), &token, system, wanted).await;
                let (seen, was_there) = extended.map_err(finding)?;
                let how = "PUT and GET authentication/api/v1/systemregister/vendor/{id}";
                let outcome = Outcome::default().made(t::SystemSeen, None, seen.clone(), how).already(was_there);
                Ok(unless_burnt(outcome, &seen))
            }
            SystemUserEffect::ReadRequest { credentials, key } => {
                let token = self.systems(credentials).await?;
                self.request_and_user(&token, key).await
            }
            SystemUserEffect::AskForSystemUser { credentials, key, resource } => {
                let token = self.systems(credentials).await?;
                self.ask_for_user(&token, key, resource).await
            }
            SystemUserEffect::AskAgain { credentials, key, resource, old } => {
                let token = self.systems(credentials).await?;
                self.ask_again(&token, (key, resource), *old).await
            }
            SystemUserEffect::ProveSystemUser { credentials, key } => self.prove_system_user(credentials, key).await,
        }
    }

    /// The system and its users as they are now, for the command that only looks.
    ///
    /// # Errors
    /// Why they cannot be read.
    pub(in crate::engine) async fn system_users_shown(
        &self,
        credentials: &ClientCredentials,
        (system, resource): (&SystemId, &ResourceId),
        keys: &[SystemUserKey],
    ) -> Result<SystemUsersShown, Box<Finding>> {
        let token = self.systems(credentials).await?;
        let system = system_register::read(self.api(), &token, system).await.map_err(finding)?;
        let mut users = Vec::new();
        for key in keys {
            let request = system_users::request(self.api(), &token, key).await.map_err(finding)?;
            let user = system_users::find(self.api(), &token, key).await.map_err(finding)?;
            users.push(SystemUserShown { party: key.party, request: request.found, user: user.id });
        }
        Ok(SystemUsersShown { system, client: credentials.id.clone(), resource: resource.clone(), users })
    }

    async fn request_and_user(&self, token: &Token, key: &SystemUserKey) -> Performed {
        let party = party_key(key.party);
        let request = system_users::request(self.api(), token, key).await.map_err(finding)?;
        let user = system_users::find(self.api(), token, key).await.map_err(finding)?;
        Ok(Outcome::default().seen(t::SystemUserRequest, Some(&party), request, REQUEST).seen(
            t::SystemUserSeen,
            Some(&party),
            user,
            USER,
        ))
    }

    async fn ask_for_user(&self, token: &Token, key: &SystemUserKey, resource: &ResourceId) -> Performed {
        // Whoever has a system user already is not asked for another: the service would refuse it.
        let before = system_users::find(self.api(), token, key).await.map_err(finding)?;
        let (request, was_there) = match before.id {
            Some(_) => (system_users::request(self.api(), token, key).await.map_err(finding)?, true),
            None => system_users::ask(self.api(), token, key, resource).await.map_err(finding)?,
        };
        let party = party_key(key.party);
        let user = system_users::find(self.api(), token, key).await.map_err(finding)?;
        let how = "POST authentication/api/v1/systemuser/request/vendor";
        let outcome = Outcome::default().made(t::SystemUserRequest, Some(&party), request, how);
        Ok(outcome.seen(t::SystemUserSeen, Some(&party), user, USER).already(was_there))
    }

    async fn ask_again(&self, token: &Token, (key, resource): (&SystemUserKey, &ResourceId), old: Uuid) -> Performed {
        let before = system_users::request(self.api(), token, key).await.map_err(finding)?;
        // Only the request that nothing came of is taken back: what the customer has approved meanwhile, or is asked now, stays.
        let is_old = before.found.as_ref().is_some_and(|found| found.is_failed(old));
        if is_old {
            system_users::take_back(self.api(), token, (key, old)).await.map_err(finding)?;
        }
        self.ask_for_user(token, key, resource).await
    }

    async fn prove_system_user(&self, credentials: &ClientCredentials, key: &SystemUserKey) -> Performed {
        let acting = ActingAs { party: key.party, reference: key.reference.clone() };
        let credentials = credentials.clone().acting_as(acting);
        let party = party_key(key.party);
        let proof = |user| SystemUserProof { system: key.system.clone(), reference: key.reference.clone(), user };
        let how = "POST maskinporten/token";
        match self.token(&credentials, &scopes(products::AS_SYSTEM_USER)).await {
            Ok(token) => {
                let claim = token.claims.system_user.as_ref();
                let is_meant = claim.filter(|user| user.is_of(key));
                let Some(user) = is_meant else {
                    let other = Finding::new(&SYSTEM_USER_OTHER, "system-user").with("orgnr", key.party.spaced());
                    return Err(Box::new(other.with("system", key.system.as_str())));
                };
                Ok(Outcome::default().seen(t::SystemUserProof, Some(&party), proof(Some(user.id)), how))
            }
            Err(TokenFault::Service(fault)) if fault.means() == Some(Meaning::SystemUserUnknown) => {
                let outcome = Outcome::default().seen(t::SystemUserProof, Some(&party), proof(None), how);
                Ok(outcome.refused_with(fault.code()))
            }
            Err(fault) => Err(fault.finding()),
        }
    }

    /// An exchanged token: whose systems they are, it says as the consumer.
    async fn systems(&self, credentials: &ClientCredentials) -> Result<Arc<Token>, Box<Finding>> {
        self.exchanged(credentials, &scopes(products::SYSTEM_USERS)).await
    }
}

/// A deleted system holds its id for ever: another must be chosen.
fn unless_burnt(outcome: Outcome, seen: &SystemSeen) -> Outcome {
    let is_burnt = seen.found.as_ref().is_some_and(|found| found.deleted);
    match is_burnt {
        true => {
            let burnt = Finding::new(&SYSTEM_ID_BURNT, Topic::SystemId.id()).with("system", seen.system.as_str());
            outcome.refuse(Topic::SystemId, burnt)
        }
        false => outcome,
    }
}
