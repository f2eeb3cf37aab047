//! Set up system users, only where they are wanted: of files for a sender and a recipient, to try the service as those will use
//! it; of messages for the owner itself, in whose name a supplier's system sends. A system is registered once and for ever, each
//! organisation is asked, an access manager there approves, and a token as the system user shows that it works; where nothing
//! can be sent on trial, a dry run with that token shows that it may send.
//!
//! Which role or package an approver must hold to give the right `write` on such a resource is unverified: the right to the
//! resource is asked for, as of files, and the dry run shows whether it was given.

mod cards;
mod known;
mod questions;
mod words;

use std::fmt;

pub use self::cards::CARD;
use self::cards::{CARD_OF_OWNER, CARD_REGISTERED};
use self::known::{KnownSystem, UserState};
use super::parts::system_users::{parties, parties_of, row};
use super::parts::waits::{act, by_hand, plans_only, wait};
use super::parts::{client, owner};
use super::{Brief, Card, Effect, IntakeQuestion, Move, ProvingFact, Step, access_list, test_message, token};
use crate::catalog::letters::LetterKind;
use crate::catalog::products::{self, SystemUserParties, SystemUsersRow};
use crate::domain::environment::PaceOf;
use crate::domain::system_user::{ActingAs, NewSystem, SystemId, SystemUserKey};
use crate::domain::{OrgNumber, ResourceId};
use crate::record::values::party_key;
use crate::record::{Actor, Topic, t};
use crate::steps::effects::{ClientCredentials, SystemUserEffect};
use crate::text::{Message, steps as common};

/// The step, or the part of it that only registers the system.
pub struct SystemUser {
    registers_only: bool,
    card: &'static Card,
}

impl fmt::Debug for SystemUser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.card.id)
    }
}

/// The whole step, for a service through which files go.
pub static SYSTEM_USER: SystemUser = SystemUser { registers_only: false, card: &CARD };
/// The whole step, for a service whose messages a supplier's system sends.
pub static SYSTEM_USER_OF_OWNER: SystemUser = SystemUser { registers_only: false, card: &CARD_OF_OWNER };
/// The system alone.
pub static SYSTEM_REGISTERED: SystemUser = SystemUser { registers_only: true, card: &CARD_REGISTERED };

/// The system, the resource and the organisations that this is about, as far as they are known.
#[must_use]
pub fn of(brief: &Brief<'_>) -> Option<(SystemId, ResourceId, Vec<SystemUserKey>)> {
    let known = known::system(brief)?;
    let keys = parties(brief).into_iter().filter_map(|party| known.key(party)).collect();
    Some((known.id.clone(), known.resource.clone(), keys))
}

/// Sender and recipient as system users, when they are wanted and a token was had as each of them.
#[must_use]
pub fn proven(brief: &Brief<'_>) -> Option<[ActingAs; 2]> {
    let known = known::system(brief).filter(|_| brief.get(t::SystemUserWanted) == Some(&true))?;
    let acting = |party: Option<&OrgNumber>| {
        let key = known.key(*party?).filter(|key| known.state(key) == UserState::Proven)?;
        Some(ActingAs { party: key.party, reference: key.reference })
    };
    let users = [acting(brief.get(t::SystemUserSender))?, acting(brief.get(t::SystemUserRecipient))?];
    // One that sends to itself tries nothing that the owner's own trial does not.
    let [sender, recipient] = users.each_ref().map(|user| user.party);
    (sender != recipient).then_some(users)
}

/// The requests of which nothing came, by their organisations.
#[must_use]
pub fn failed_requests(brief: &Brief<'_>) -> Vec<(OrgNumber, uuid::Uuid)> {
    let Some(known) = known::system(brief) else { return Vec::new() };
    let failed = parties(brief).into_iter().filter_map(|party| match known.state(&known.key(party)?) {
        UserState::Failed(found) => Some((party, found.id)),
        _ => None,
    });
    failed.collect()
}

impl Step for SystemUser {
    fn card(&self) -> &'static Card {
        self.card
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        match brief.get(t::SystemUserWanted) {
            None => return Move::ask(questions::wanted(brief)),
            Some(false) => {
                return Move::NotNeeded(match parties_of(brief) {
                    SystemUserParties::SenderAndRecipient => words::NOT_WANTED.into(),
                    SystemUserParties::ServiceOwner => words::OWN_NOT_WANTED.into(),
                });
            }
            Some(true) => {}
        }
        if client::is_suppliers(brief) {
            return wait(brief, self.card, Actor::Supplier, words::SUPPLIER).letter(LetterKind::L10).not_yet();
        }
        if plans_only(brief) {
            return by_hand(brief, self.card, self.card.title).not_yet();
        }
        if brief.get(t::ResourceId).is_none() {
            return Move::Blocked(vec![Topic::ResourceId]);
        }
        let Some(own) = brief.get(t::OrgNumber).copied() else { return Move::Blocked(vec![Topic::OrgNumber]) };
        if brief.get(t::SystemId).is_none() {
            return Move::ask(questions::system_id(brief));
        }
        if !self.registers_only && parties_of(brief) == SystemUserParties::SenderAndRecipient {
            if brief.get(t::SystemUserSender).is_none() {
                return Move::ask(questions::sender(brief));
            }
            if brief.get(t::SystemUserRecipient).is_none() {
                return Move::ask(questions::recipient(brief));
            }
        }
        // The register takes no right to what is not published.
        let Some(known) = known::system(brief).filter(|_| owner::published(brief)) else {
            return Move::Blocked(vec![Topic::ResourceSeen]);
        };
        let Some(credentials) = token::credentials(brief) else { return Move::Blocked(vec![Topic::Token]) };
        match known.seen() {
            None => return Move::Do(vec![read_system(&known, credentials)]),
            Some(seen) if seen.found.is_none() => return self.register(brief, &known, (own, credentials)),
            Some(seen) => {
                let holds = seen.found.as_ref().is_some_and(|found| found.holds(&credentials.id, known.resource));
                if !holds {
                    let (system, resource) = (known.id.clone(), known.resource.clone());
                    let extend = SystemUserEffect::ExtendSystem { credentials, system, resource };
                    return act(brief, self.card, extend);
                }
            }
        }
        if self.registers_only {
            return Move::Done;
        }
        self.users(brief, &known, &credentials)
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        let is_ours = brief.get(t::SystemUserWanted) == Some(&true) && !plans_only(brief);
        let known = known::system(brief).filter(|known| is_ours && known.seen().is_some());
        let (Some(known), Some(credentials)) = (known, token::credentials(brief)) else { return Vec::new() };
        let system = read_system(&known, credentials.clone());
        let keys = parties(brief).into_iter().filter_map(|party| known.key(party));
        let of_user = |key: SystemUserKey| {
            let state = known.state(&key);
            let request = (state != UserState::Unknown).then(|| read_request(&credentials, key.clone()));
            let proves = matches!(state, UserState::Unproven | UserState::Refused(_) | UserState::Proven);
            let proof = proves.then(|| prove(brief, &credentials, key).ok()).flatten();
            request.into_iter().chain(proof)
        };
        std::iter::once(system).chain(keys.flat_map(of_user)).collect()
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        let keys = parties(brief).into_iter().map(party_key);
        let proofs = keys.flat_map(|key| brief.proof(Topic::SystemUserProof, Some(&key)));
        brief.proofs(&[Topic::SystemSeen]).into_iter().chain(proofs).collect()
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        let is_wanted = brief.get(t::SystemUserWanted) == Some(&true);
        let are_two = parties_of(brief) == SystemUserParties::SenderAndRecipient;
        match topic {
            Topic::SystemUserWanted => IntakeQuestion::question(questions::wanted(brief)),
            _ if !is_wanted || client::is_suppliers(brief) || plans_only(brief) => IntakeQuestion::Decided,
            Topic::SystemId => IntakeQuestion::question(questions::system_id(brief)),
            Topic::SystemUserSender if are_two => IntakeQuestion::question(questions::sender(brief)),
            Topic::SystemUserRecipient if are_two => IntakeQuestion::question(questions::recipient(brief)),
            _ => IntakeQuestion::Decided,
        }
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        let is_wanted = brief.get(t::SystemUserWanted) == Some(&true);
        let (true, true, Some(id)) = (is_wanted, plans_only(brief), brief.get(t::ResourceId)) else {
            return Vec::new();
        };
        let base = owner::base(&brief.environment.authentication);
        let scopes = products::SYSTEM_USERS.join(" ");
        let as_user = row(brief).map(|row| row.scopes.join(" ")).unwrap_or_default();
        let (ask, prove) = match parties_of(brief) {
            SystemUserParties::SenderAndRecipient => (words::WALK_ASK, words::WALK_PROVE),
            SystemUserParties::ServiceOwner => (words::OWN_WALK_ASK, words::OWN_WALK_PROVE),
        };
        vec![
            words::WALK_AGAIN.into(),
            common::BY_HAND_TOKEN.with("scope", scopes).with("exchange", base.as_str()),
            words::WALK_REGISTER.with("base", base.as_str()).with("id", id.bare()),
            ask.with("base", base.as_str()).with("id", id.bare()),
            prove.with("base", base.as_str()).with("id", id.bare()).with("scope", as_user),
        ]
    }
}

impl SystemUser {
    fn register(
        &self,
        brief: &Brief<'_>,
        known: &KnownSystem<'_>,
        (own, credentials): (OrgNumber, ClientCredentials),
    ) -> Move {
        let Some(name) = brief.get(t::ServiceName) else { return Move::Blocked(vec![Topic::ServiceName]) };
        let new = NewSystem::new(known.id.clone(), own, name, (known.resource, &credentials.id));
        let (owner, new, resource) = (own, Box::new(new), known.resource.clone());
        act(brief, self.card, SystemUserEffect::RegisterSystem { credentials, owner, new, resource })
    }

    /// The system is there: the organisations are asked, and what they answer is followed until tokens show it.
    fn users(&self, brief: &Brief<'_>, known: &KnownSystem<'_>, credentials: &ClientCredentials) -> Move {
        // What the access rules do not name yet, nobody can give on.
        if !owner::policy_holds(brief) {
            return Move::Blocked(vec![Topic::PolicySeen]);
        }
        let keys: Vec<SystemUserKey> = parties(brief).into_iter().filter_map(|party| known.key(party)).collect();
        let of = |wanted: fn(&UserState) -> bool| -> Vec<SystemUserKey> {
            keys.iter().filter(|key| wanted(&known.state(key))).cloned().collect()
        };
        let unread = of(|state| *state == UserState::Unknown);
        if !unread.is_empty() {
            return Move::Do(unread.into_iter().map(|key| read_request(credentials, key)).collect());
        }
        let resource = known.resource.clone();
        let Some(SystemUsersRow { deeds, .. }) = row(brief) else {
            return Move::NotNeeded(words::NOT_WANTED.into());
        };
        if let Some(key) = of(|state| *state == UserState::NotAsked).into_iter().next() {
            let credentials = credentials.clone();
            return act(brief, self.card, SystemUserEffect::AskForSystemUser { credentials, key, resource, deeds });
        }
        for key in of(|state| matches!(state, UserState::Failed(_))) {
            let UserState::Failed(found) = known.state(&key) else { continue };
            let party = party_key(key.party);
            if brief.at(t::SystemUserRenewal, &party) == Some(&found.id) {
                let (credentials, old) = (credentials.clone(), found.id);
                return act(brief, self.card, SystemUserEffect::AskAgain { credentials, key, resource, deeds, old });
            }
            let said = crate::steps::effects::system_user::status_said(found.status);
            let what = words::FAILED.with("orgnr", key.party.spaced()).with("status", said);
            let pending = wait(brief, self.card, Actor::You, what).way_out("system-user request --again");
            return pending.since(Topic::SystemUserRequest, Some(&party)).not_yet();
        }
        let proofs = |keys: Vec<SystemUserKey>| -> Result<Vec<Effect>, Vec<Topic>> {
            keys.into_iter().map(|key| prove(brief, credentials, key)).collect()
        };
        let untried = of(|state| *state == UserState::Untried);
        if !untried.is_empty() {
            return proofs(untried).map_or_else(Move::Blocked, Move::Do);
        }
        let awaited = of(|state| matches!(state, UserState::Asked | UserState::Approved));
        if let Some(first) = awaited.first() {
            let names = awaited.iter().map(|key| key.party.spaced()).collect::<Vec<_>>().join(", ");
            let what = words::AWAITED.with("orgnrs", names).with("system", known.id.as_str());
            let pending = wait(brief, self.card, Actor::AccessManager, what).letter(LetterKind::L12);
            let pending = pending.since(Topic::SystemUserRequest, Some(&party_key(first.party)));
            let reads = awaited.into_iter().map(|key| read_request(credentials, key)).collect();
            return pending.look(reads, PaceOf::Desk);
        }
        for key in of(|state| matches!(state, UserState::Refused(_))) {
            let UserState::Refused(code) = known.state(&key) else { continue };
            let what = words::REFUSED.with("orgnr", key.party.spaced()).with("id", known.resource.bare());
            let pending = wait(
                brief,
                self.card,
                Actor::You,
                what.with("code", code).with("product", products::of(brief.product).name),
            );
            let pending = pending.since(Topic::SystemUserProof, Some(&party_key(key.party)));
            return proofs(vec![key]).map_or_else(Move::Blocked, |reads| pending.look(reads, PaceOf::Cache));
        }
        let unproven = of(|state| *state == UserState::Unproven);
        match unproven.first() {
            None => Move::Done,
            Some(first) => {
                let names = unproven.iter().map(|key| key.party.spaced()).collect::<Vec<_>>().join(", ");
                let what = words::UNPROVEN.with("orgnrs", names);
                let pending = wait(brief, self.card, Actor::Machine, what);
                let pending = pending.since(Topic::SystemUserSeen, Some(&party_key(first.party)));
                proofs(unproven).map_or_else(Move::Blocked, |reads| pending.look(reads, PaceOf::Key))
            }
        }
    }
}

fn read_system(known: &KnownSystem<'_>, credentials: ClientCredentials) -> Effect {
    SystemUserEffect::ReadSystem { credentials, system: known.id.clone() }.into()
}

fn read_request(credentials: &ClientCredentials, key: SystemUserKey) -> Effect {
    SystemUserEffect::ReadRequest { credentials: credentials.clone(), key }.into()
}

/// What shows that a system user works; what that still lacks, when it cannot be tried.
fn prove(brief: &Brief<'_>, credentials: &ClientCredentials, key: SystemUserKey) -> Result<Effect, Vec<Topic>> {
    let (scopes, credentials) = (row(brief).map(|row| row.scopes).unwrap_or_default(), credentials.clone());
    Ok(match parties_of(brief) {
        SystemUserParties::SenderAndRecipient => SystemUserEffect::ProveSystemUser { credentials, key, scopes }.into(),
        SystemUserParties::ServiceOwner => {
            // A list that is about to shut others out would make what is seen now untrue.
            if !access_list::holds(brief) {
                return Err(vec![Topic::ListSettled]);
            }
            let (message, recipient) = test_message::trial(brief)?;
            SystemUserEffect::TrySending { credentials, key, scopes, message, recipient }.into()
        }
    })
}

#[cfg(test)]
mod tests;
