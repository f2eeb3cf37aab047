//! Set up the event subscription: call the address as Altinn will, subscribe with address and resource and nothing more,
//! and see it validated. Posting again triggers the validation call again, so waiting is trying.

mod by_hand;

use crate::catalog::stages::Stage;
use url::Url;

use super::parts::owner;
use super::parts::waits::{act, plans_only, wait};
use super::parts::{asking, client};
use super::{Acts, Brief, Card, Effect, IntakeQuestion, Move, ProvingFact, SentByHand, Step, reading, token};
use crate::catalog::letters::LetterKind;
use crate::domain::environment::PaceOf;
use crate::domain::subscription::NewSubscription;
use crate::domain::{ResourceId, WebhookAddress};
use crate::record::values::SubscriptionSeen;
use crate::record::{Actor, Question, QuestionKind, Topic, t};
use crate::steps::effects::{ClientCredentials, EventsEffect, webhook_answer};
use crate::text::Message;

/// The step.
pub struct Events;

/// What the step is; the commands that do it alone know it by this.
pub static CARD: Card = Card {
    id: "events",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Program,
    who: &[Actor::Network, Actor::Machine, Actor::Supplier],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Live,
    differences: &[4, 5],
    needs: &[Card::TOKEN, &[Topic::OrgNumber, Topic::ResourceChoice, Topic::ResourceId, Topic::PolicySeen]],
    gives: &[Topic::EventsWanted, Topic::EventsAddress, Topic::WebhookProbe, Topic::SubscriptionSeen, Topic::FeedSeen],
    asks: &[
        (Topic::EventsWanted, words::EVENTS_WANTED),
        (Topic::EventsAddress, words::EVENTS_ADDRESS),
        (Topic::SubscriptionSeen, by_hand::words::SUBSCRIPTION_SEEN),
    ],
};

impl Step for Events {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        match brief.get(t::EventsWanted) {
            None => return Move::ask(wanted()),
            Some(false) => return Move::NotNeeded(words::NOT_WANTED.into()),
            Some(true) => {}
        }
        let Some(told) = brief.get(t::EventsAddress) else { return Move::ask(address(brief)) };
        if client::is_suppliers(brief) {
            return wait(brief, &CARD, Actor::Supplier, words::SUPPLIER).letter(LetterKind::L10).not_yet();
        }
        if *told == WebhookAddress::Poll {
            return fetched(brief);
        }
        let Some(url) = receiver(brief) else {
            return wait(brief, &CARD, Actor::You, words::NO_RECEIVER.with("address", told.to_string()))
                .way_out("resume --redo events")
                .not_yet();
        };
        let call = call(brief);
        match brief.get(t::WebhookProbe) {
            None => return Move::Do(call),
            Some(answer) if !answer.ok => {
                let what =
                    words::UNREACHABLE.with("url", told.to_string()).with("answer", webhook_answer(&answer.answer));
                let pending = wait(brief, &CARD, Actor::Network, what).letter(LetterKind::L11);
                return pending.since(Topic::WebhookProbe, None).look(call, PaceOf::Desk);
            }
            Some(_) => {}
        }
        let (credentials, id) = match allowed(brief) {
            Ok(allowed) => allowed,
            Err(missing) => return Move::Blocked(vec![missing]),
        };
        if plans_only(brief) {
            return by_hand::next(brief, &CARD, &url, (credentials, &id));
        }
        let subscribe = EventsEffect::Subscribe { credentials, id, address: url.clone() };
        match brief.get(t::SubscriptionSeen) {
            None => act(brief, &CARD, subscribe),
            Some(seen) if seen.validated => Move::Done,
            Some(_) => wait(brief, &CARD, Actor::Machine, words::NOT_VALIDATED.with("url", told.to_string()))
                .letter(LetterKind::L11)
                .since(Topic::SubscriptionSeen, None)
                .look(vec![subscribe.into()], PaceOf::Cache),
        }
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        if brief.get(t::EventsWanted) != Some(&true) {
            return Vec::new();
        }
        if brief.get(t::EventsAddress) == Some(&WebhookAddress::Poll) {
            let known = brief.get(t::FeedSeen).and_then(|_| allowed(brief).ok());
            return known.map(|(credentials, id)| feed(brief, credentials, id)).into_iter().collect();
        }
        let wish = receiver(brief).zip(brief.get(t::ResourceId)).map(|(url, id)| NewSubscription::new(url, id));
        let subscription = client::credentials(brief).zip(brief.get(t::SubscriptionSeen)).zip(wish);
        let read = |((credentials, seen), wish): ((_, &SubscriptionSeen), _)| {
            EventsEffect::ReadSubscription { credentials, id: seen.id, wish }.into()
        };
        call(brief).into_iter().chain(subscription.map(read)).collect()
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        match brief.get(t::EventsAddress) {
            Some(WebhookAddress::Poll) => brief.proofs(&[Topic::FeedSeen]),
            _ => brief.proofs(&[Topic::SubscriptionSeen]),
        }
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        if brief.get(t::EventsAddress) == Some(&WebhookAddress::Poll) && plans_only(brief) {
            return vec![words::WALK_POLL.into()];
        }
        receiver(brief).map(|url| by_hand::walkthrough(brief, &url)).unwrap_or_default()
    }

    fn file_to_send(&self, brief: &Brief<'_>) -> Option<(String, SentByHand)> {
        by_hand::file_to_send(brief, receiver(brief)?)
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        match (topic, brief.get(t::EventsWanted)) {
            (Topic::EventsWanted, _) => IntakeQuestion::question(wanted()),
            (Topic::EventsAddress, None) => IntakeQuestion::HangsOn(Topic::EventsWanted),
            (Topic::EventsAddress, Some(true)) => IntakeQuestion::question(address(brief)),
            (Topic::SubscriptionSeen, Some(true)) => by_hand::made(brief),
            _ => IntakeQuestion::Decided,
        }
    }
}

/// The client with which events are subscribed to and read, and the resource; otherwise what is missing.
fn allowed(brief: &Brief<'_>) -> Result<(ClientCredentials, ResourceId), Topic> {
    let credentials = token::credentials(brief).ok_or(Topic::Token)?;
    let id = brief.get(t::ResourceId).filter(|_| owner::policy_holds(brief)).cloned().ok_or(Topic::PolicySeen)?;
    Ok((credentials, id))
}

/// Without an address the events are fetched: first to see that they can be, then until the one of the test message is
/// there. Who may not see an event gets none, and no word of it, so that nothing less is proof.
fn fetched(brief: &Brief<'_>) -> Move {
    let (credentials, id) = match allowed(brief) {
        Ok(allowed) => allowed,
        Err(missing) => return Move::Blocked(vec![missing]),
    };
    let read = feed(brief, credentials, id);
    match (brief.get(t::FeedSeen), sent(brief)) {
        (None, _) => Move::Do(vec![read]),
        // That is no need of the step's: whoever sends another begins no subscription anew.
        (Some(_), None) => wait(brief, &CARD, Actor::You, words::NO_MESSAGE).not_yet(),
        (Some(seen), Some((_, id))) if seen.message == Some(id) => Move::Done,
        (Some(_), Some((sent, _))) => {
            wait(brief, &CARD, Actor::Machine, words::NOT_FETCHED).since(sent, None).look(vec![read], PaceOf::Publish)
        }
    }
}

/// What was sent on trial, and by which fact that is known.
fn sent(brief: &Brief<'_>) -> Option<(Topic, uuid::Uuid)> {
    let message = brief.get(t::MessageSent).map(|sent| (Topic::MessageSent, sent.id));
    message.or_else(|| brief.get(t::TransferStarted).map(|started| (Topic::TransferStarted, started.id)))
}

/// A look at the feed, for the event of what was sent on trial once there is one.
fn feed(brief: &Brief<'_>, credentials: ClientCredentials, id: ResourceId) -> Effect {
    let message = sent(brief).map(|(_, id)| id);
    let seen = brief.get(t::FeedSeen);
    // An event that was read is looked for from the beginning.
    let after = seen.filter(|seen| seen.message.is_none()).and_then(|seen| seen.last.clone());
    EventsEffect::ReadFeed { credentials, id, after, message }.into()
}

/// A call of the address, as Altinn will make it.
fn call(brief: &Brief<'_>) -> Vec<Effect> {
    receiver(brief).map(|url| EventsEffect::ProbeWebhook(url).into()).into_iter().collect()
}

/// Where events go: the receiver of a simulated environment has another address in every run, so the state keeps its name.
fn receiver(brief: &Brief<'_>) -> Option<Url> {
    let environment = brief.environment;
    brief.get(t::EventsAddress)?.callable(environment.simulated, || environment.sandbox_receiver())
}

fn wanted() -> Question {
    asking::yes_no(t::EventsWanted, words::EVENTS_WANTED, words::EVENTS_WANTED_HELP).proposing(Some("no"))
}

fn address(brief: &Brief<'_>) -> Question {
    let simulated = brief.environment.simulated;
    let help = if simulated { words::EVENTS_ADDRESS_SANDBOX_HELP } else { words::EVENTS_ADDRESS_HELP };
    asking::ask(t::EventsAddress, words::EVENTS_ADDRESS, help, QuestionKind::Text, move |topic, answer| {
        reading::names::webhook(topic, answer, simulated)
    })
    .proposing(simulated.then_some("sandbox:receiver"))
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Sett opp hendelsesabonnement", en: "Set up the event subscription" }
        WHY { nb: "Med hendelser får systemet vite når en melding eller en fil er publisert, lest eller bekreftet.", en: "With events the system learns when a message or a file is published, read or confirmed." }
        USUALLY { nb: "noen minutter, i tillegg til åpning i nettverket (erfaringsvis dager)", en: "minutes, plus a firewall opening (days, from experience)" }
        CAN_START { nb: "Adressen kan bestilles med en gang; abonnementet trenger token og tilgangsregler.", en: "The address can be ordered at once; the subscription needs a token and access rules." }
        MEANWHILE { nb: "Gjør klart til den første prøven.", en: "Get ready for the first trial." }
        PROOF { nb: "Abonnementet leses tilbake som validert.", en: "The subscription is read back as validated." }
        NOT_WANTED { nb: "Dere har valgt ikke å motta hendelser.", en: "You have chosen not to have events." }
        SUPPLIER { nb: "leverandøren, som har nøkkelen, har satt opp abonnementet", en: "the supplier, who holds the key, has set up the subscription" }
        UNREACHABLE { nb: "{url} svarer 2xx (siste svar: {answer})", en: "{url} answers 2xx (last answer: {answer})" }
        NOT_VALIDATED { nb: "valideringskallet til {url} er besvart", en: "the validation call to {url} is answered" }
        NO_MESSAGE { nb: "testmeldingen eller testfilen er sendt, så hendelsen om den kan hentes", en: "the test message or test file has been sent, so that the event about it can be fetched" }
        WALK_POLL { nb: "Når testmeldingen eller testfilen er sendt: altinn-onboard events poll viser hendelsen, tidligst etter et halvt minutt.", en: "Once the test message or test file has been sent: altinn-onboard events poll shows the event, after half a minute at the earliest." }
        NOT_FETCHED { nb: "hendelsen om det som ble sendt på prøve, kan hentes", en: "the event about what was sent on trial can be fetched" }
        NO_RECEIVER { nb: "det er oppgitt en adresse som kan brukes her, i stedet for {address}; oppgi den med `altinn-onboard resume --redo events`", en: "an address that can be used here is given, instead of {address}; give it with `altinn-onboard resume --redo events`" }
        EVENTS_WANTED { nb: "Vil dere motta hendelser, for eksempel når en melding er lest eller en fil er klar?", en: "Do you want events, such as when a message has been read or a file is ready?" }
        EVENTS_WANTED_HELP { nb: "Altinn kaller da en adresse hos dere for hver hendelse. Det krever scopet `altinn:events.subscribe`, en regel for egen virksomhet og en adresse som er åpen fra internett. Det kan legges til senere.", en: "Altinn then calls one of your addresses for every event. It needs the scope `altinn:events.subscribe`, a rule for your own organisation, and an address that can be reached from the internet. It can be added later." }
        EVENTS_ADDRESS { nb: "Til hvilken adresse skal hendelsene sendes?", en: "Which address should events be sent to?" }
        EVENTS_ADDRESS_HELP { nb: "En https-adresse som Altinn når fra internett, med sertifikat fra en offentlig utsteder. Adressen må svare 2xx på et valideringskall. Har dere ingen slik adresse, skriv `poll`: da henter dere hendelsene selv.", en: "An https address that Altinn can reach from the internet, with a certificate from a public authority. It must answer 2xx to a validation call. If you have no such address, type `poll`: you then fetch the events yourselves." }
        EVENTS_ADDRESS_SANDBOX_HELP { nb: "I øvingsmiljøet kan `sandbox:receiver` brukes: da tar øvingsmiljøet selv imot hendelsene. Skriv `poll` for å øve på å hente dem.", en: "In the sandbox you can use `sandbox:receiver`: the sandbox then receives the events itself. Type `poll` to practise fetching them." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Proof;
    use super::super::testing::{Bench, RECIPIENT, asked, look, number};
    use super::*;
    use crate::record::values::{FeedSeen, MessageSent, OperatedBy, WebhookProbe};

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
        assert_eq!(Events.question(Topic::EventsAddress, &bench.brief()), IntakeQuestion::Decided);
    }

    /// The state may be written by anybody, and the program would be made to call inside the operator's network.
    #[test]
    fn an_address_that_no_answer_could_give_is_not_called() {
        let url = |text: &str| WebhookAddress::parse(text).unwrap();
        let mut bench = wanting();
        for planted in ["http://127.0.0.1:16379/", "https://ttd.no/altinn"] {
            bench.told(t::EventsAddress, url(planted));
            assert_eq!(asked(&Events.next(&bench.brief())), None);
            assert!(matches!(Events.next(&bench.brief()), Move::Wait(_)), "{planted}");
            assert!(Events.probe(&bench.brief()).is_empty(), "{planted}");
        }
        let mut bench = Bench::tt02();
        bench.owner();
        bench.service();
        bench.told(t::EventsWanted, true);
        for (planted, is_called) in [("https://169.254.169.254/", false), ("https://ttd.no/altinn", true)] {
            bench.told(t::EventsAddress, url(planted));
            assert_eq!(matches!(Events.next(&bench.brief()), Move::Do(_)), is_called, "{planted}");
            assert_eq!(Events.probe(&bench.brief()).is_empty(), !is_called, "{planted}");
        }
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
    fn without_an_address_the_event_of_the_test_message_is_fetched() {
        let mut bench = wanting();
        bench.told(t::EventsAddress, WebhookAddress::Poll);
        assert_eq!(Events.next(&bench.brief()), Move::Blocked(vec![Topic::Token]));
        bench.ready_client();
        bench.resource_published();
        bench.policy_published();
        let after = |next: &Move| match next {
            Move::Do(effects) => effects.clone(),
            next => look(next).unwrap(),
        };
        let asks = |bench: &Bench| match &after(&Events.next(&bench.brief()))[..] {
            [Effect::Events(EventsEffect::ReadFeed { after, message, .. })] => (after.clone(), *message),
            other => panic!("{other:?}"),
        };
        assert_eq!(asks(&bench), (None, None));
        bench.seen(t::FeedSeen, FeedSeen { last: Some("e1".into()), message: None });
        assert!(matches!(Events.next(&bench.brief()), Move::Wait(wait) if wait.proof == Proof::NotYet));
        assert!(!CARD.needs(Topic::MessageSent), "another message takes no subscription back");
        let id = uuid::Uuid::from_u128(7);
        bench.made(t::MessageSent, MessageSent { id, recipient: number(RECIPIENT) });
        assert_eq!(asks(&bench), (Some("e1".into()), Some(id)));
        bench.seen(t::FeedSeen, FeedSeen { last: Some("e2".into()), message: Some(id) });
        assert_eq!(Events.next(&bench.brief()), Move::Done);
        // Looked at again, it is found again.
        let probe = Events.probe(&bench.brief());
        assert!(matches!(&probe[..], [Effect::Events(EventsEffect::ReadFeed { after: None, .. })]));
        // The event of another message proves nothing of this one.
        bench.made(t::MessageSent, MessageSent { id: uuid::Uuid::from_u128(8), recipient: number(RECIPIENT) });
        assert!(matches!(Events.next(&bench.brief()), Move::Wait(_)));
    }

    #[test]
    fn with_the_suppliers_key_the_supplier_subscribes() {
        let mut bench = wanting();
        bench.told(t::OperatedBy, OperatedBy::SupplierKey);
        assert!(matches!(Events.next(&bench.brief()), Move::Wait(wait) if wait.waiting.who == Actor::Supplier));
    }

    #[test]
    fn in_production_people_subscribe_by_a_file_and_numbered_clicks() {
        let mut bench = Bench::production();
        bench.owner();
        bench.service();
        bench.told(t::EventsWanted, true);
        bench.told(t::EventsAddress, WebhookAddress::parse("https://ttd.no/altinn").unwrap());
        let said: Vec<String> =
            Events.walkthrough(&bench.brief()).iter().map(|click| click.render(crate::domain::Language::Nb)).collect();
        assert_eq!(said.len(), 6);
        let (file, body) = Events.file_to_send(&bench.brief()).unwrap();
        let body = serde_json::to_value(body).unwrap();
        assert!(said[3].contains(&file) && said[3].contains("POST https://platform.altinn.no/events/"), "{said:?}");
        assert_eq!(body["endPoint"], "https://ttd.no/altinn");
        assert!(body["resourceFilter"].as_str().unwrap().starts_with("urn:altinn:resource:"));
        assert!(Events.walkthrough(&wanting().brief()).is_empty() && Events.file_to_send(&wanting().brief()).is_none());
    }
}
