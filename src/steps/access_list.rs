//! Set up an access list: only when the service is for selected organisations. List, members, connection, and only then
//! switched on, because the other order shuts everybody out. By API where the program makes the resource: read, made, read
//! back; otherwise by walkthrough in Altinn Studio, and told.

mod known;
mod words;

use crate::catalog::stages::Stage;
use std::collections::BTreeSet;

use self::known::KnownList;
use super::parts::waits::{act, plans_only, wait};
use super::parts::{asking, client, owner};
use super::{Acts, Brief, Card, Effect, IntakeQuestion, Move, ProvingFact, Step, reading, token};
use crate::catalog::codes::answers::AUDIENCE_PERSONS;
use crate::catalog::letters::LetterKind;
use crate::catalog::products;
use crate::domain::environment::PaceOf;
use crate::domain::{AccessListRef, OrgNumber, ResourceId};
use crate::finding::Finding;
use crate::record::values::{Audience, ListMembers, Recipients, SubscriptionSeen};
use crate::record::{Actor, Question, QuestionKind, Topic, t};
use crate::steps::effects::{AccessListEffect, ClientCredentials};
use crate::text::Message;

/// The step, or a part of it: each part holds those before it.
#[derive(Debug)]
pub struct AccessList {
    until: ListPart,
    card: &'static Card,
}

/// How far the list has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum ListPart {
    /// It is there.
    Made,
    /// Its members are on it.
    Filled,
    /// It is connected to the resource.
    Connected,
    /// It limits the resource, everywhere.
    On,
}

/// The whole step.
pub static ACCESS_LIST: AccessList = AccessList { until: ListPart::On, card: &CARD };
/// The list alone.
pub static LIST_MADE: AccessList = AccessList { until: ListPart::Made, card: &CARD_MADE };
/// The list with its members.
pub static LIST_FILLED: AccessList = AccessList { until: ListPart::Filled, card: &CARD_FILLED };
/// The list with its members, connected to the resource.
pub static LIST_CONNECTED: AccessList = AccessList { until: ListPart::Connected, card: &CARD_CONNECTED };

/// What the step is; the commands that do it alone know it by this.
pub static CARD: Card = Card {
    id: "access-list",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::PersonVerified,
    who: &[Actor::StudioOwner, Actor::Machine, Actor::Supplier, Actor::You],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Live,
    differences: &[15],
    needs: &[
        Card::TOKEN,
        &[
            Topic::OrgNumber,
            Topic::Recipients,
            Topic::ServiceName,
            Topic::ResourceChoice,
            Topic::ResourceBy,
            Topic::ResourceId,
            Topic::ResourceSeen,
            Topic::PolicySeen,
            Topic::EventsWanted,
            Topic::EventsAddress,
            Topic::SubscriptionSeen,
            Topic::SystemUserWanted,
            Topic::SystemUserSender,
            Topic::SystemUserRecipient,
        ],
    ],
    gives: &[
        Topic::Audience,
        Topic::AccessListId,
        Topic::ListMembers,
        Topic::ListLeavers,
        Topic::MembersNamed,
        Topic::ListSeen,
        Topic::ListMembersSeen,
        Topic::ListConnectionSeen,
        Topic::ListSwitched,
        Topic::ListSettled,
        Topic::AccessListReady,
    ],
    asks: &[
        (Topic::Audience, words::AUDIENCE),
        (Topic::AccessListId, words::ACCESS_LIST_ID),
        (Topic::ListMembers, words::LIST_MEMBERS),
        (Topic::AccessListReady, words::ACCESS_LIST_READY),
    ],
};

static CARD_MADE: Card = Card { title: words::TITLE_CREATE, ..CARD };
static CARD_FILLED: Card = Card { title: words::TITLE_MEMBERS, ..CARD };
static CARD_CONNECTED: Card = Card { title: words::TITLE_CONNECT, ..CARD };

/// Why there is no list, when that is decided before anybody is asked.
fn without_list(brief: &Brief<'_>) -> Option<Message> {
    if owner::making(brief) == Ok(owner::Making::Exists) {
        return Some(words::EXISTING.into());
    }
    (owner::recipients(brief) == Some(Recipients::Persons)).then(|| words::PERSONS.into())
}

/// Whether the program makes it, as it makes the resource.
fn is_by_program(brief: &Brief<'_>) -> bool {
    owner::making(brief) == Ok(owner::Making::Program) && !plans_only(brief)
}

/// Which list this is about, and which resource, where the program has made one or is about to.
#[must_use]
pub fn of(brief: &Brief<'_>) -> Option<(AccessListRef, ResourceId)> {
    known::list(brief).map(|known| (known.list, known.id.clone()))
}

/// Whether the list holds everywhere, or there is none to wait for. What people do in Altinn Studio, nobody waits for.
#[must_use]
pub fn holds(brief: &Brief<'_>) -> bool {
    let is_ours = brief.get(t::Audience) == Some(&Audience::Selected)
        && is_by_program(brief)
        && brief.get(t::AccessListReady).is_none();
    !is_ours || known::list(brief).is_some_and(|known| known.is_on() == Some(true) && known.is_settled())
}

impl Step for AccessList {
    fn card(&self) -> &'static Card {
        self.card
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        if let Some(reason) = without_list(brief) {
            return Move::NotNeeded(reason);
        }
        let Some(recipients) = owner::recipients(brief) else {
            return Move::Blocked(vec![Topic::Recipients]);
        };
        match brief.get(t::Audience) {
            None => return Move::ask(audience(recipients)),
            Some(Audience::All) => return Move::NotNeeded(words::OPEN.into()),
            Some(Audience::Selected) => {}
        }
        if brief.get(t::AccessListReady).is_some() {
            return Move::Done;
        }
        match owner::making(brief) {
            Err(missing) => Move::Blocked(vec![missing]),
            Ok(_) if is_by_program(brief) => self.by_program(brief),
            Ok(_) => by_studio(brief),
        }
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        let is_looked_for = brief.get(t::Audience) == Some(&Audience::Selected) && is_by_program(brief);
        let Some(known) = known::list(brief).filter(|_| is_looked_for) else { return Vec::new() };
        let credentials = token::credentials(brief).filter(|_| known.exists().is_some());
        let read = credentials.map(|credentials| read(&known, credentials));
        // The names are shown to whoever confirms, and stand in a state that others write to.
        let named = brief.get(t::MembersNamed).filter(|named| !named.0.is_empty() && read.is_some());
        let named = named.map(|named| AccessListEffect::NameMembers(named.0.keys().copied().collect()).into());
        let settled = known.is_settled().then(|| settled(&known)).flatten();
        read.into_iter().chain(named).chain(settled).collect()
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        match brief.get(t::AccessListReady) {
            Some(_) => brief.proofs(&[Topic::AccessListReady]),
            None => brief.proofs(&[Topic::ListMembersSeen, Topic::ListConnectionSeen, Topic::ListSwitched]),
        }
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        let selected = brief.get(t::Audience) == Some(&Audience::Selected);
        match topic {
            Topic::Audience if without_list(brief).is_some() => IntakeQuestion::Decided,
            Topic::Audience => match owner::recipients(brief) {
                None => IntakeQuestion::HangsOn(Topic::Recipients),
                Some(recipients) => IntakeQuestion::question(audience(recipients)),
            },
            Topic::AccessListReady => IntakeQuestion::question(ready(brief)),
            Topic::AccessListId | Topic::ListMembers if without_list(brief).is_some() || !selected => {
                IntakeQuestion::Decided
            }
            Topic::AccessListId if is_by_program(brief) => IntakeQuestion::question(list_id(brief)),
            Topic::ListMembers if is_by_program(brief) => IntakeQuestion::question(members(brief)),
            _ => IntakeQuestion::Decided,
        }
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        let (Some(Audience::Selected), Some(id)) = (brief.get(t::Audience), brief.get(t::ResourceId)) else {
            return Vec::new();
        };
        if is_by_program(brief) {
            return Vec::new();
        }
        let team = format!("AccessLists-{}", owner::studio_environment(brief.environment.rules));
        vec![
            words::WALK_1.with("team", team),
            words::WALK_2.into(),
            words::WALK_3.with("id", id.bare()),
            words::WALK_4.into(),
        ]
    }
}

/// People do it in Altinn Studio.
fn by_studio(brief: &Brief<'_>) -> Move {
    let Some(id) = brief.get(t::ResourceId).filter(|_| owner::published(brief)) else {
        return Move::Blocked(vec![Topic::ResourceSeen]);
    };
    wait(brief, &CARD, Actor::StudioOwner, words::READY.with("id", id.bare())).entry(ready(brief))
}

impl AccessList {
    /// The program does it: what is there is read, what is missing is made, and the last is what shuts others out.
    fn by_program(&self, brief: &Brief<'_>) -> Move {
        if brief.get(t::AccessListId).is_none() {
            return Move::ask(list_id(brief));
        }
        let Some(wanted) = known::wanted(brief) else { return Move::ask(members(brief)) };
        if client::is_suppliers(brief) {
            return wait(brief, self.card, Actor::Supplier, words::SUPPLIER).letter(LetterKind::L10).not_yet();
        }
        let Some(known) = known::list(brief).filter(|_| owner::published(brief)) else {
            return Move::Blocked(vec![Topic::ResourceSeen]);
        };
        let Some(credentials) = token::credentials(brief) else { return Move::Blocked(vec![Topic::Token]) };
        let Some(exists) = known.exists() else { return Move::Do(vec![read(&known, credentials)]) };
        if !exists {
            let name =
                brief.get(t::ServiceName).map(|name| name.nb.clone()).unwrap_or_else(|| known.list.id.to_string());
            let list = known.list.clone();
            return act(brief, self.card, AccessListEffect::CreateList { credentials, list, name });
        }
        if self.until == ListPart::Made {
            return Move::Done;
        }
        let (Some(on_it), Some(connection), Some(is_on)) = (known.members(), known.connection(), known.is_on()) else {
            return Move::Do(vec![read(&known, credentials)]);
        };
        let nameless = nameless(brief, wanted.iter().chain(&on_it.members));
        if !nameless.is_empty() {
            return Move::one(AccessListEffect::NameMembers(nameless));
        }
        if wanted.is_empty() && on_it.members.is_empty() && on_it.others == 0 {
            // A list without members shuts everybody out.
            return Move::ask(members(brief));
        }
        if let Some(effect) = membership(brief, &known, (&wanted, &on_it.members), &credentials) {
            return act(brief, self.card, effect);
        }
        if self.until == ListPart::Filled {
            return Move::Done;
        }
        let actions = known::actions(brief);
        let (list, id) = (known.list.clone(), known.id.clone());
        if !actions.iter().all(|action| connection.lets(action)) {
            return act(brief, self.card, AccessListEffect::Connect { credentials, list, id, actions });
        }
        if self.until == ListPart::Connected {
            return Move::Done;
        }
        // A list that is on refuses a subscription that names no party; and without access rules nobody gets in at all.
        if !owner::policy_holds(brief) {
            return Move::Blocked(vec![Topic::PolicySeen]);
        }
        if lacks_subscription(brief) {
            return Move::Blocked(vec![Topic::SubscriptionSeen]);
        }
        if !is_on {
            let members = known::named(brief, on_it.members.iter().copied());
            let others = on_it.others;
            return act(brief, self.card, AccessListEffect::SwitchOn { credentials, list, id, members, others });
        }
        match settled(&known).filter(|_| !known.is_settled()) {
            None => Move::Done,
            Some(look) => {
                let what = words::SETTLES.with("list", known.list.id.as_str()).with("id", known.id.bare());
                let pending = wait(brief, self.card, Actor::Machine, what).since(Topic::ListSwitched, None);
                // Somebody may change it in Altinn Studio meanwhile.
                pending.look(vec![look, read(&known, credentials)], PaceOf::Cache)
            }
        }
    }
}

fn read(known: &KnownList<'_>, credentials: ClientCredentials) -> Effect {
    AccessListEffect::ReadList { credentials, list: known.list.clone(), id: known.id.clone() }.into()
}

fn settled(known: &KnownList<'_>) -> Option<Effect> {
    Some(AccessListEffect::SeeSettled { id: known.id.clone(), since: known.since()? }.into())
}

/// Whose names were not looked up: those that are known are asked for again, so that one answer has them all.
fn nameless<'n>(brief: &Brief<'_>, numbers: impl Iterator<Item = &'n OrgNumber>) -> BTreeSet<OrgNumber> {
    let all: BTreeSet<OrgNumber> = numbers.copied().collect();
    let named = brief.get(t::MembersNamed);
    let lacks = all.iter().any(|number| named.is_none_or(|named| !named.0.contains_key(number)));
    if lacks { all } else { BTreeSet::new() }
}

/// What must change of who is on it: whom nobody named stays.
fn membership(
    brief: &Brief<'_>,
    known: &KnownList<'_>,
    (wanted, on_it): (&BTreeSet<OrgNumber>, &BTreeSet<OrgNumber>),
    credentials: &ClientCredentials,
) -> Option<AccessListEffect> {
    let (credentials, list) = (credentials.clone(), known.list.clone());
    let missing: Vec<OrgNumber> = wanted.difference(on_it).copied().collect();
    if !missing.is_empty() {
        let members = known::named(brief, missing);
        let elsewhere = known.connection().map(|seen| seen.elsewhere.clone()).unwrap_or_default();
        return Some(AccessListEffect::AddMembers { credentials, list, members, elsewhere });
    }
    let leaving: Vec<OrgNumber> = brief.get(t::ListLeavers)?.0.intersection(on_it).copied().collect();
    let members = known::named(brief, leaving);
    (!members.is_empty()).then_some(AccessListEffect::RemoveMembers { credentials, list, members })
}

/// Whether events are to be sent somewhere and nobody has subscribed yet.
fn lacks_subscription(brief: &Brief<'_>) -> bool {
    let sent_on = brief.get(t::EventsWanted) == Some(&true)
        && brief.get(t::EventsAddress) != Some(&crate::domain::WebhookAddress::Poll);
    sent_on && brief.get(t::SubscriptionSeen).is_none_or(|seen: &SubscriptionSeen| !seen.validated)
}

fn audience(recipients: Recipients) -> Question {
    let words = [(Audience::All.word(), words::AUDIENCE_ALL), (Audience::Selected.word(), words::AUDIENCE_SELECTED)];
    let all: Vec<&'static str> = words.iter().map(|(word, _)| *word).collect();
    asking::ask(t::Audience, words::AUDIENCE, words::AUDIENCE_HELP, asking::choices(&words), move |topic, answer| {
        match reading::words::choice(topic, answer, &all, Audience::parse)? {
            Audience::Selected if recipients != Recipients::Organisations => {
                Err(Finding::new(&AUDIENCE_PERSONS, topic.id()))
            }
            audience => Ok(audience),
        }
    })
    .proposing(Some(Audience::All.word()))
}

fn list_id(brief: &Brief<'_>) -> Question {
    let proposed = brief.get(t::ResourceId).map(|id| id.bare().to_owned());
    let (text, help) = (words::ACCESS_LIST_ID, words::ACCESS_LIST_ID_HELP);
    let read = |topic: Topic, answer: &str| reading::lists::id(topic.id(), answer);
    asking::ask(t::AccessListId, text, help, QuestionKind::Text, read).proposing(proposed)
}

fn members(brief: &Brief<'_>) -> Question {
    let help = match products::of(brief.product).owner_is_party() {
        true => words::LIST_MEMBERS_OWN_HELP,
        false => words::LIST_MEMBERS_HELP,
    };
    let read = |topic: Topic, answer: &str| reading::lists::members(topic.id(), answer).map(ListMembers);
    asking::ask(t::ListMembers, words::LIST_MEMBERS, help, QuestionKind::LongText, read)
}

fn ready(brief: &Brief<'_>) -> Question {
    asking::day(t::AccessListReady, words::ACCESS_LIST_READY, words::ACCESS_LIST_READY_HELP, brief)
}

#[cfg(test)]
mod tests;
