//! Set up the event subscription: call the address as Altinn will, subscribe with address and resource and nothing more,
//! and see it validated. Posting again triggers the validation call again, so waiting is trying.

use url::Url;

use super::parts::owner;
use super::parts::waits::{act, wait};
use super::parts::{asking, client};
use super::{Acts, Asked, Brief, Card, Effect, Move, Step, reading, token};
use crate::domain::WebhookAddress;
use crate::domain::environment::PaceOf;
use crate::record::values::SubscriptionSeen;
use crate::record::{Kind, Question, Role, Topic, t};
use crate::steps::effects::EventsEffect;
use crate::text::{questions as ask, step_events as text};

/// The step.
pub struct Events;

static CARD: Card = Card {
    id: "events",
    title: text::TITLE,
    why: text::WHY,
    acts: Acts::Program,
    who: &[Role::Network, Role::Machine, Role::Supplier],
    usually: text::USUALLY,
    meanwhile: text::MEANWHILE,
    proof: text::PROOF,
    can_start: text::CAN_START,
    guide: Some("11"),
    differences: &[4, 5],
    reversible: true,
    needs: &[
        Topic::OrgNumber,
        Topic::OperatedBy,
        Topic::KeySource,
        Topic::KeyName,
        Topic::ClientId,
        Topic::ClientKey,
        Topic::Token,
        Topic::ResourceChoice,
        Topic::ResourceId,
        Topic::PolicySeen,
    ],
    gives: &[Topic::EventsWanted, Topic::EventsAddress, Topic::WebhookProbe, Topic::SubscriptionSeen],
    asks: &[(Topic::EventsWanted, ask::EVENTS_WANTED), (Topic::EventsAddress, ask::EVENTS_ADDRESS)],
};

impl Step for Events {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        match brief.get(t::EventsWanted) {
            None => return Move::ask(wanted()),
            Some(false) => return Move::NotNeeded(text::NOT_WANTED.into()),
            Some(true) => {}
        }
        let Some(told) = brief.get(t::EventsAddress) else { return Move::ask(address(brief)) };
        if client::is_suppliers(brief) {
            return wait(brief, &CARD, Role::Supplier, text::SUPPLIER).letter("L10").not_yet();
        }
        let Some(url) = resolve(brief, told) else {
            return wait(brief, &CARD, Role::You, text::NO_RECEIVER).not_yet();
        };
        let probe = vec![Effect::Events(EventsEffect::ProbeWebhook(url.clone()))];
        match brief.get(t::WebhookProbe) {
            None => return Move::Do(probe),
            Some(answer) if !answer.ok => {
                let what = text::UNREACHABLE.with("url", told.to_string()).with("answer", answer.answer.as_str());
                let pending = wait(brief, &CARD, Role::Network, what).letter("L11");
                return pending.since(Topic::WebhookProbe, None).look(probe, PaceOf::Desk);
            }
            Some(_) => {}
        }
        let Some(credentials) = client::credentials(brief).filter(|_| token::proven(brief)) else {
            return Move::Blocked(vec![Topic::Token]);
        };
        let Some(id) = brief.get(t::ResourceId).filter(|_| owner::policy_holds(brief)).cloned() else {
            return Move::Blocked(vec![Topic::PolicySeen]);
        };
        let subscribe = EventsEffect::Subscribe { credentials, id, address: url.clone() };
        match brief.get(t::SubscriptionSeen) {
            None => act(brief, &CARD, subscribe),
            Some(seen) if seen.validated => Move::Done,
            Some(_) => wait(brief, &CARD, Role::Machine, text::NOT_VALIDATED.with("url", told.to_string()))
                .letter("L11")
                .since(Topic::SubscriptionSeen, None)
                .look(vec![subscribe.into()], PaceOf::Cache),
        }
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        if brief.get(t::EventsWanted) != Some(&true) {
            return Vec::new();
        }
        let address = brief.get(t::EventsAddress).and_then(|told| resolve(brief, told));
        let subscription = client::credentials(brief).zip(brief.get(t::SubscriptionSeen));
        let read =
            |(credentials, seen): (_, &SubscriptionSeen)| EventsEffect::ReadSubscription { credentials, id: seen.id };
        address.map(EventsEffect::ProbeWebhook).into_iter().chain(subscription.map(read)).map(Effect::from).collect()
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> Asked {
        match (topic, brief.get(t::EventsWanted)) {
            (Topic::EventsWanted, _) => Asked::question(wanted()),
            (Topic::EventsAddress, None) => Asked::HangsOn(Topic::EventsWanted),
            (Topic::EventsAddress, Some(true)) => Asked::question(address(brief)),
            _ => Asked::NotAsked,
        }
    }
}

/// Where events go: the receiver of a simulated environment has another address in every run, so the state keeps its name.
fn resolve(brief: &Brief<'_>, told: &WebhookAddress) -> Option<Url> {
    match told {
        WebhookAddress::SandboxReceiver => brief.environment.sandbox_receiver(),
        WebhookAddress::Url(url) => Some(url.clone()),
    }
}

fn wanted() -> Question {
    asking::yes_no(t::EventsWanted, ask::EVENTS_WANTED, ask::EVENTS_WANTED_HELP).proposing(Some("no"))
}

fn address(brief: &Brief<'_>) -> Question {
    let (simulated, plain_http) = (brief.environment.simulated, brief.environment.loopback_webhooks);
    let help = if simulated { ask::EVENTS_ADDRESS_SANDBOX_HELP } else { ask::EVENTS_ADDRESS_HELP };
    asking::ask(t::EventsAddress, ask::EVENTS_ADDRESS, help, Kind::Text, move |topic, answer| {
        reading::names::webhook(topic, answer, simulated, plain_http)
    })
    .proposing(simulated.then_some("sandbox:receiver"))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, asked, look};
    use super::*;
    use crate::record::values::{OperatedBy, WebhookProbe};

    fn wanting() -> Bench {
        let mut bench = Bench::sandbox();
        bench.owner();
        bench.service();
        bench.told(t::EventsWanted, true);
        bench.told(t::EventsAddress, WebhookAddress::SandboxReceiver);
        bench
    }

    #[test]
    fn who_wants_none_needs_none() {
        let mut bench = Bench::sandbox();
        assert_eq!(asked(&Events.next(&bench.brief())), Some(Topic::EventsWanted));
        bench.told(t::EventsWanted, false);
        assert!(matches!(Events.next(&bench.brief()), Move::NotNeeded(_)));
        assert_eq!(Events.question(Topic::EventsAddress, &bench.brief()), Asked::NotAsked);
    }

    #[test]
    fn the_address_is_tried_then_subscribed_until_it_is_validated() {
        let mut bench = wanting();
        let Move::Do(effects) = Events.next(&bench.brief()) else { panic!() };
        assert!(
            matches!(&effects[..], [Effect::Events(EventsEffect::ProbeWebhook(url))] if url.path() == "/_sandbox/receiver")
        );
        bench.seen(t::WebhookProbe, WebhookProbe { ok: false, answer: "503".into() });
        assert!(matches!(
            &look(&Events.next(&bench.brief())).unwrap()[..],
            [Effect::Events(EventsEffect::ProbeWebhook(_))]
        ));
        bench.seen(t::WebhookProbe, WebhookProbe { ok: true, answer: "200".into() });
        assert_eq!(Events.next(&bench.brief()), Move::Blocked(vec![Topic::Token]));
        bench.ready_client();
        bench.resource_published();
        bench.policy_published();
        assert!(matches!(Events.next(&bench.brief()), Move::Do(effects) if effects[0].writes()));
        bench.seen(t::SubscriptionSeen, SubscriptionSeen { id: 1, validated: false });
        assert!(matches!(
            &look(&Events.next(&bench.brief())).unwrap()[..],
            [Effect::Events(EventsEffect::Subscribe { .. })]
        ));
        bench.seen(t::SubscriptionSeen, SubscriptionSeen { id: 1, validated: true });
        assert_eq!(Events.next(&bench.brief()), Move::Done);
    }

    #[test]
    fn with_the_suppliers_key_the_supplier_subscribes() {
        let mut bench = wanting();
        bench.told(t::OperatedBy, OperatedBy::SupplierKey);
        assert!(matches!(Events.next(&bench.brief()), Move::Wait(wait) if wait.waiting.who == Role::Supplier));
    }
}
