//! Set up system users for a sender and a recipient: only when the owner wants to try the service as those will use it. A system
//! is registered once and for ever, each organisation is asked, an access manager there approves, and a token as the system
//! user shows that it works.

mod known;
mod words;

use std::fmt;

use self::known::{KnownSystem, UserState};
use super::parts::waits::{act, by_hand, plans_only, wait};
use super::parts::{asking, client, owner};
use super::{Acts, Brief, Card, Effect, IntakeQuestion, Move, ProvingFact, Step, reading, token};
use crate::catalog::letters::LetterKind;
use crate::domain::environment::PaceOf;
use crate::domain::system_user::{ActingAs, NewSystem, SystemId, SystemUserKey};
use crate::domain::{OrgNumber, ResourceId, Rules};
use crate::record::values::party_key;
use crate::record::{Actor, Question, QuestionKind, Topic, t};
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

/// The whole step.
pub static SYSTEM_USER: SystemUser = SystemUser { registers_only: false, card: &CARD };
/// The system alone.
pub static SYSTEM_REGISTERED: SystemUser = SystemUser { registers_only: true, card: &CARD_REGISTERED };

/// What the step is; the commands that do it alone know it by this.
pub static CARD: Card = Card {
    id: "system-user",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::PersonVerified,
    who: &[Actor::AccessManager, Actor::Machine, Actor::Supplier, Actor::You],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    differences: &[],
    needs: &[
        Topic::OrgNumber,
        Topic::OperatedBy,
        Topic::KeySource,
        Topic::KeyName,
        Topic::ClientId,
        Topic::ClientKey,
        Topic::Token,
        Topic::ServiceName,
        Topic::ResourceChoice,
        Topic::ResourceId,
        Topic::ResourceSeen,
        Topic::PolicySeen,
    ],
    gives: &[
        Topic::SystemUserWanted,
        Topic::SystemId,
        Topic::SystemSeen,
        Topic::SystemUserSender,
        Topic::SystemUserRecipient,
        Topic::SystemUserRequest,
        Topic::SystemUserRenewal,
        Topic::SystemUserSeen,
        Topic::SystemUserProof,
    ],
    asks: &[
        (Topic::SystemUserWanted, words::SYSTEM_USER_WANTED),
        (Topic::SystemId, words::SYSTEM_ID),
        (Topic::SystemUserSender, words::SYSTEM_USER_SENDER),
        (Topic::SystemUserRecipient, words::SYSTEM_USER_RECIPIENT),
    ],
};

static CARD_REGISTERED: Card = Card { title: words::TITLE_REGISTER, ..CARD };

/// The system, the resource and the organisations that this is about, as far as they are known.
#[must_use]
pub fn of(brief: &Brief<'_>) -> Option<(SystemId, ResourceId, Vec<SystemUserKey>)> {
    let known = known::system(brief)?;
    let parties = [brief.get(t::SystemUserSender), brief.get(t::SystemUserRecipient)];
    let keys = parties.into_iter().flatten().filter_map(|party| known.key(*party)).collect();
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
            None => return Move::ask(wanted()),
            Some(false) => return Move::NotNeeded(words::NOT_WANTED.into()),
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
            return Move::ask(system_id(brief));
        }
        if !self.registers_only {
            if brief.get(t::SystemUserSender).is_none() {
                return Move::ask(sender(brief));
            }
            if brief.get(t::SystemUserRecipient).is_none() {
                return Move::ask(recipient(brief));
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
            let proves = matches!(state, UserState::Unproven | UserState::Proven);
            let proof = proves.then(|| prove(&credentials, key));
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
        match topic {
            Topic::SystemUserWanted => IntakeQuestion::question(wanted()),
            _ if !is_wanted || client::is_suppliers(brief) || plans_only(brief) => IntakeQuestion::Decided,
            Topic::SystemId => IntakeQuestion::question(system_id(brief)),
            Topic::SystemUserSender => IntakeQuestion::question(sender(brief)),
            Topic::SystemUserRecipient => IntakeQuestion::question(recipient(brief)),
            _ => IntakeQuestion::Decided,
        }
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        let is_wanted = brief.get(t::SystemUserWanted) == Some(&true);
        let (true, true, Some(id)) = (is_wanted, plans_only(brief), brief.get(t::ResourceId)) else {
            return Vec::new();
        };
        let base = owner::base(&brief.environment.authentication);
        let scopes = crate::catalog::products::SYSTEM_USERS.join(" ");
        vec![
            words::WALK_AGAIN.into(),
            common::BY_HAND_TOKEN.with("scope", scopes).with("exchange", base.as_str()),
            words::WALK_REGISTER.with("base", base.as_str()).with("id", id.bare()),
            words::WALK_ASK.with("base", base.as_str()).with("id", id.bare()),
            words::WALK_PROVE.with("base", base.as_str()).with("id", id.bare()),
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
        if let Some(key) = of(|state| *state == UserState::NotAsked).into_iter().next() {
            let credentials = credentials.clone();
            return act(brief, self.card, SystemUserEffect::AskForSystemUser { credentials, key, resource });
        }
        for key in of(|state| matches!(state, UserState::Failed(_))) {
            let UserState::Failed(found) = known.state(&key) else { continue };
            let party = party_key(key.party);
            if brief.at(t::SystemUserRenewal, &party) == Some(&found.id) {
                let (credentials, old) = (credentials.clone(), found.id);
                return act(brief, self.card, SystemUserEffect::AskAgain { credentials, key, resource, old });
            }
            let said = crate::steps::effects::system_user::status_said(found.status);
            let what = words::FAILED.with("orgnr", key.party.spaced()).with("status", said);
            let pending = wait(brief, self.card, Actor::You, what).way_out("system-user request --again");
            return pending.since(Topic::SystemUserRequest, Some(&party)).not_yet();
        }
        let untried = of(|state| *state == UserState::Untried);
        if !untried.is_empty() {
            return Move::Do(untried.into_iter().map(|key| prove(credentials, key)).collect());
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
        let unproven = of(|state| *state == UserState::Unproven);
        match unproven.first() {
            None => Move::Done,
            Some(first) => {
                let names = unproven.iter().map(|key| key.party.spaced()).collect::<Vec<_>>().join(", ");
                let what = words::UNPROVEN.with("orgnrs", names);
                let pending = wait(brief, self.card, Actor::Machine, what);
                let pending = pending.since(Topic::SystemUserSeen, Some(&party_key(first.party)));
                pending.look(unproven.into_iter().map(|key| prove(credentials, key)).collect(), PaceOf::Key)
            }
        }
    }
}

/// Who sends and who receives, as far as that is known.
fn parties(brief: &Brief<'_>) -> Vec<OrgNumber> {
    let both = [brief.get(t::SystemUserSender), brief.get(t::SystemUserRecipient)];
    both.into_iter().flatten().copied().collect()
}

fn read_system(known: &KnownSystem<'_>, credentials: ClientCredentials) -> Effect {
    SystemUserEffect::ReadSystem { credentials, system: known.id.clone() }.into()
}

fn read_request(credentials: &ClientCredentials, key: SystemUserKey) -> Effect {
    SystemUserEffect::ReadRequest { credentials: credentials.clone(), key }.into()
}

fn prove(credentials: &ClientCredentials, key: SystemUserKey) -> Effect {
    SystemUserEffect::ProveSystemUser { credentials: credentials.clone(), key }.into()
}

fn wanted() -> Question {
    let (text, help) = (words::SYSTEM_USER_WANTED, words::SYSTEM_USER_WANTED_HELP);
    asking::yes_no(t::SystemUserWanted, text, help).proposing(Some("no"))
}

fn system_id(brief: &Brief<'_>) -> Question {
    let own = brief.get(t::OrgNumber).copied();
    let proposed = own.zip(brief.get(t::ResourceId)).map(|(own, id)| format!("{own}_{}", id.bare()));
    let read = move |topic: Topic, answer: &str| reading::systems::id(topic.id(), answer, own);
    asking::ask(t::SystemId, words::SYSTEM_ID, words::SYSTEM_ID_HELP, QuestionKind::Text, read).proposing(proposed)
}

fn sender(brief: &Brief<'_>) -> Question {
    let (own, rules) = (brief.get(t::OrgNumber).copied(), brief.environment.rules);
    let other = brief.get(t::SystemUserRecipient).copied();
    let read = move |topic: Topic, answer: &str| reading::systems::party(topic, answer, (own, other), rules);
    let (text, help) = (words::SYSTEM_USER_SENDER, party_help(rules));
    asking::ask(t::SystemUserSender, text, help, QuestionKind::Text, read)
}

fn recipient(brief: &Brief<'_>) -> Question {
    let (own, rules) = (brief.get(t::OrgNumber).copied(), brief.environment.rules);
    let other = brief.get(t::SystemUserSender).copied();
    let read = move |topic: Topic, answer: &str| reading::systems::party(topic, answer, (own, other), rules);
    let (text, help) = (words::SYSTEM_USER_RECIPIENT, party_help(rules));
    asking::ask(t::SystemUserRecipient, text, help, QuestionKind::Text, read)
}

fn party_help(rules: Rules) -> Message {
    match rules {
        Rules::Test => words::PARTY_HELP.into(),
        Rules::Production => words::PARTY_PRODUCTION_HELP.into(),
    }
}

#[cfg(test)]
mod tests;
