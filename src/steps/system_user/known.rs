//! What is known of the system and of its users.

use crate::catalog::products::SystemUserParties;
use crate::domain::system_user::{ExternalRef, SystemId, SystemUserKey};
use crate::domain::{OrgNumber, ResourceId};
use crate::record::t;
use crate::record::values::{OfSystemUser as _, RequestFound, RequestStatus, SystemSeen, party_key};
use crate::steps::Brief;
use crate::steps::parts::system_users::parties_of;

/// What is known of the system that the answers name: nothing of another one.
pub struct KnownSystem<'a> {
    brief: Brief<'a>,
    /// Its id.
    pub id: &'a SystemId,
    /// The resource of the service.
    pub resource: &'a ResourceId,
}

/// How far one system user has come.
#[derive(Clone, Debug, PartialEq)]
pub enum UserState {
    /// Nobody has looked.
    Unknown,
    /// The organisation was not asked.
    NotAsked,
    /// It has not answered.
    Asked,
    /// It has approved, and there is no system user yet.
    Approved,
    /// Nothing comes of the request.
    Failed(RequestFound),
    /// There is a system user, and nobody has had a token as it.
    Untried,
    /// Maskinporten does not know it.
    Unproven,
    /// A token shows it, and the service does not let it send: by this code.
    Refused(String),
    /// A token shows it, and where a message is judged on trial, that passed.
    Proven,
}

/// Which system it is, when it and the resource are known.
pub fn system<'a>(brief: &Brief<'a>) -> Option<KnownSystem<'a>> {
    Some(KnownSystem { brief: *brief, id: brief.get(t::SystemId)?, resource: brief.get(t::ResourceId)? })
}

impl<'a> KnownSystem<'a> {
    /// What the register was seen to hold.
    pub fn seen(&self) -> Option<&'a SystemSeen> {
        self.brief.get(t::SystemSeen).filter(|seen| seen.system == *self.id)
    }

    /// Whether a message is judged as the system user would send it.
    fn tries_sending(&self) -> bool {
        parties_of(&self.brief) == SystemUserParties::ServiceOwner
    }

    /// The system user of an organisation for this service: the resource is the reference, so that each service has its own.
    pub fn key(&self, party: OrgNumber) -> Option<SystemUserKey> {
        let reference = ExternalRef::parse(self.resource.bare()).ok()?;
        Some(SystemUserKey { system: self.id.clone(), party, reference })
    }

    /// How far a system user has come.
    pub fn state(&self, key: &SystemUserKey) -> UserState {
        let party = party_key(key.party);
        let user = self.brief.at(t::SystemUserSeen, &party).filter(|seen| seen.is_about(key));
        if let Some(id) = user.and_then(|seen| seen.id) {
            let proof = self.brief.at(t::SystemUserProof, &party).filter(|proof| proof.is_about(key));
            return match proof {
                None => UserState::Untried,
                Some(proof) if proof.user != Some(id) => UserState::Unproven,
                Some(proof) => match &proof.sends {
                    Some(run) if !run.passed => UserState::Refused(run.code.clone()),
                    None if self.tries_sending() => UserState::Untried,
                    _ => UserState::Proven,
                },
            };
        }
        match self.brief.at(t::SystemUserRequest, &party).filter(|seen| seen.is_about(key)) {
            None => UserState::Unknown,
            Some(seen) => match &seen.found {
                None => UserState::NotAsked,
                Some(found) if found.status.has_failed() => UserState::Failed(found.clone()),
                Some(found) if found.status == RequestStatus::Accepted => UserState::Approved,
                Some(_) => UserState::Asked,
            },
        }
    }
}
