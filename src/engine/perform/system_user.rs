//! Systems and system users: read, registered, asked for, taken back, and tried.

use std::sync::Arc;

use uuid::Uuid;

use super::token::{TokenFault, scopes};
use super::{Performer, finding};
use crate::api::{Token, system_register, system_users};
use crate::catalog::codes::systems::{SYSTEM_ID_BURNT, SYSTEM_USER_OTHER};
use crate::catalog::products;
use crate::domain::ResourceId;
use crate::domain::message::NewMessages;
use crate::domain::system_user::{ActingAs, SystemId, SystemUserKey};
use crate::engine::outcome::{Outcome, Performed};
use crate::finding::{Finding, Meaning};
use crate::record::values::{DryRun, SystemSeen, SystemUserProof, party_key};
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
            SystemUserEffect::AskForSystemUser { credentials, key, resource, .. } => {
                let token = self.systems(credentials).await?;
                self.ask_for_user(&token, key, resource).await
            }
            SystemUserEffect::AskAgain { credentials, key, resource, old, .. } => {
                let token = self.systems(credentials).await?;
                self.ask_again(&token, (key, resource), *old).await
            }
            SystemUserEffect::ProveSystemUser { credentials, key, scopes } => {
                self.prove_system_user(credentials, key, scopes).await
            }
            SystemUserEffect::TrySending { credentials, key, scopes, message, recipient } => {
                let body = NewMessages::dry_run((**message).clone(), *recipient);
                self.try_sending((credentials, key), scopes, &body).await
            }
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

    async fn prove_system_user(
        &self,
        credentials: &ClientCredentials,
        key: &SystemUserKey,
        needed: &'static [&'static str],
    ) -> Performed {
        let acting = acting_as(credentials, key);
        match self.token(&acting, &scopes(needed)).await {
            Ok(token) => Ok(shown(key, Some(user_in(&token, key)?), None)),
            Err(fault) => unknown_yet(key, fault),
        }
    }

    /// The token that is exchanged at Altinn keeps the system user, and the service asks whether that one may send.
    async fn try_sending(
        &self,
        (credentials, key): (&ClientCredentials, &SystemUserKey),
        needed: &'static [&'static str],
        body: &NewMessages,
    ) -> Performed {
        let (acting, needed) = (acting_as(credentials, key), scopes(needed));
        if let Err(fault) = self.token(&acting, &needed).await {
            return unknown_yet(key, fault);
        }
        let token = self.exchanged(&acting, &needed).await?;
        let user = user_in(&token, key)?;
        Ok(shown(key, Some(user), Some(self.judged(&token, body).await?)))
    }

    /// An exchanged token: whose systems they are, it says as the consumer.
    async fn systems(&self, credentials: &ClientCredentials) -> Result<Arc<Token>, Box<Finding>> {
        self.exchanged(credentials, &scopes(products::SYSTEM_USERS)).await
    }
}

/// The client as the system user of an organisation.
fn acting_as(credentials: &ClientCredentials, key: &SystemUserKey) -> ClientCredentials {
    credentials.clone().acting_as(ActingAs { party: key.party, reference: key.reference.clone() })
}

/// The system user in a token, when it is the one that was meant.
fn user_in(token: &Token, key: &SystemUserKey) -> Result<Uuid, Box<Finding>> {
    let meant = token.claims.system_user.as_ref().filter(|user| user.is_of(key));
    meant.map(|user| user.id).ok_or_else(|| {
        let other = Finding::new(&SYSTEM_USER_OTHER, "system-user").with("orgnr", key.party.spaced());
        Box::new(other.with("system", key.system.as_str()))
    })
}

/// What was seen of a system user by its token, and by what the service made of it.
fn shown(key: &SystemUserKey, user: Option<Uuid>, sends: Option<DryRun>) -> Outcome {
    let how = if sends.is_some() { "POST correspondence (1006 expected)" } else { "POST maskinporten/token" };
    let proof = SystemUserProof { system: key.system.clone(), reference: key.reference.clone(), user, sends };
    Outcome::default().seen(t::SystemUserProof, Some(&party_key(key.party)), proof, how)
}

/// Maskinporten does not know the system user, or something else is wrong.
fn unknown_yet(key: &SystemUserKey, fault: TokenFault) -> Performed {
    match fault {
        TokenFault::Service(fault) if fault.means() == Some(Meaning::SystemUserUnknown) => {
            Ok(shown(key, None, None).refused_with(fault.code()))
        }
        fault => Err(fault.finding()),
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
