//! Register as a service owner in Altinn Formidling: once for an organisation and an environment. Altinn then prepares a
//! storage, and no file can be sent before it is there.

use super::parts::waits::{act, by_hand, plans_only, wait};
use super::parts::{client, owner};
use super::{Acts, Brief, Card, Effect, Move, ProvingFact, SentByHand, Step, token};
use crate::catalog::letters::LetterKind;
use crate::catalog::scopes::SERVICE_OWNER;
use crate::catalog::stages::Stage;
use crate::domain::environment::PaceOf;
use crate::domain::transfer::NewBrokerOwner;
use crate::record::{Actor, Topic, t};
use crate::steps::effects::BrokerEffect;
use crate::text::{Message, steps as common};

/// The step.
pub struct BrokerServiceOwner;

/// What the step is; the command that does it alone knows it by this.
pub static CARD: Card = Card {
    id: "broker-service-owner",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Program,
    who: &[Actor::Machine, Actor::Supplier],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Published,
    differences: &[],
    needs: &[Card::TOKEN, &[Topic::OrgNumber, Topic::OrgListing, Topic::UnitSeen]],
    gives: &[Topic::BrokerOwnerSeen],
    asks: &[],
};

/// Under which name: the one of the public list of organisations, or the registered one.
fn name(brief: &Brief<'_>) -> Option<String> {
    let listed = owner::listing(brief).and_then(|listing| listing.name.as_ref()).map(|name| name.nb.clone());
    let number = brief.get(t::OrgNumber)?;
    let registered = || brief.get(t::UnitSeen).filter(|unit| unit.number == *number).map(|unit| unit.name.clone());
    listed.filter(|name| !name.trim().is_empty()).or_else(registered)
}

fn read(brief: &Brief<'_>) -> Option<Effect> {
    let credentials = token::credentials(brief)?;
    Some(BrokerEffect::ReadOwner { credentials }.into())
}

/// Whether the organisation is registered and its storage is there.
#[must_use]
pub fn ready(brief: &Brief<'_>) -> bool {
    brief.get(t::BrokerOwnerSeen).is_some_and(|seen| seen.name.is_some() && seen.storage)
}

impl Step for BrokerServiceOwner {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        if client::is_suppliers(brief) {
            return wait(brief, &CARD, Actor::Supplier, words::SUPPLIER).letter(LetterKind::L10).not_yet();
        }
        let (Some(credentials), Some(read)) = (client::credentials(brief), read(brief)) else {
            return Move::Blocked(vec![Topic::Token]);
        };
        match brief.get(t::BrokerOwnerSeen) {
            None => Move::Do(vec![read]),
            Some(seen) if seen.name.is_none() && plans_only(brief) => {
                by_hand(brief, &CARD, CARD.title).look(vec![read], PaceOf::Desk)
            }
            Some(seen) if seen.name.is_none() => match brief.get(t::OrgNumber).copied().zip(name(brief)) {
                Some((own, name)) => act(brief, &CARD, BrokerEffect::RegisterOwner { credentials, own, name }),
                None => Move::Blocked(vec![Topic::UnitSeen]),
            },
            Some(seen) if !seen.storage => wait(brief, &CARD, Actor::Machine, words::STORAGE)
                .since(Topic::BrokerOwnerSeen, None)
                .look(vec![read], PaceOf::Storage),
            Some(_) => Move::Done,
        }
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        read(brief).into_iter().collect()
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        brief.proofs(&[Topic::BrokerOwnerSeen])
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        if !plans_only(brief) || ready(brief) {
            return Vec::new();
        }
        let (exchange, base) = (owner::base(&brief.environment.authentication), owner::base(&brief.environment.broker));
        vec![
            common::BY_HAND_TOKEN.with("scope", SERVICE_OWNER).with("exchange", exchange.as_str()),
            words::WALK_SEND.with("base", base.as_str()).with("file", file(brief)),
            words::WALK_SEE.with("base", base.as_str()),
        ]
    }

    fn file_to_send(&self, brief: &Brief<'_>) -> Option<(String, SentByHand)> {
        let name = name(brief).filter(|_| plans_only(brief) && !ready(brief))?;
        Some((file(brief), SentByHand::BrokerOwner(NewBrokerOwner { name })))
    }
}

/// The file of the registration, where it is made by hand: it is the environment's, and no service's.
fn file(brief: &Brief<'_>) -> String {
    format!("{}-broker-owner.json", brief.environment.name)
}

/// What the step says.
mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Registrer dere som tjenesteeier i Formidling", en: "Register as a service owner in Broker" }
        WHY { nb: "Altinn klargjør et eget lager for filene deres når dere er registrert. Uten det kan ingen sende noe gjennom tjenesten.", en: "Altinn prepares a storage of your own once you are registered. Without it nobody can send anything through the service." }
        USUALLY { nb: "noen minutter", en: "minutes" }
        CAN_START { nb: "Ja, så snart klienten har scopet `altinn:serviceowner`.", en: "Yes, as soon as the client has the scope `altinn:serviceowner`." }
        MEANWHILE { nb: "Bestem tilgangsreglene og hvor store filene kan være.", en: "Decide the access rules and how large the files may be." }
        PROOF { nb: "Formidling viser registreringen og et lager med virussjekk.", en: "Broker shows the registration and a storage with virus scan." }
        SUPPLIER { nb: "leverandøren, som har nøkkelen, har registrert dere som tjenesteeier i Altinn Formidling", en: "the supplier, who holds the key, has registered you as a service owner in Altinn Broker" }
        STORAGE { nb: "lagringen klargjøres; det tar vanligvis noen minutter", en: "the storage is there; it usually takes some minutes to prepare" }
        WALK_SEND { nb: "Send filen {file} som JSON med tokenet: POST {base}/serviceowner. Svaret 409 (7002) betyr at dere er registrert fra før.", en: "Send the file {file} as JSON with the token: POST {base}/serviceowner. The answer 409 (7002) means that you are registered already." }
        WALK_SEE { nb: "Vent til listen over lagre har AltinnAzure med Ready; den er tom til da: GET {base}/serviceowner", en: "Wait until the list of storages has AltinnAzure with Ready; it is empty until then: GET {base}/serviceowner" }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, look};
    use super::*;
    use crate::domain::Product;
    use crate::record::values::{BrokerOwnerSeen, OperatedBy};

    fn bench(of: Bench) -> Bench {
        let mut bench = of.with(Product::Broker);
        bench.owner();
        bench.service();
        bench.ready_client();
        bench
    }

    fn seen(name: Option<&str>, storage: bool) -> BrokerOwnerSeen {
        BrokerOwnerSeen { name: name.map(str::to_owned), storage }
    }

    #[test]
    fn it_is_read_registered_and_waits_for_the_storage() {
        let mut bench = bench(Bench::sandbox());
        let next = |bench: &Bench| BrokerServiceOwner.next(&bench.brief());
        let effect = |next: Move| match next {
            Move::Do(effects) => effects.into_iter().next().unwrap(),
            other => panic!("{other:?}"),
        };
        assert!(matches!(effect(next(&bench)), Effect::Broker(BrokerEffect::ReadOwner { .. })));
        bench.seen(t::BrokerOwnerSeen, seen(None, false));
        let register = effect(next(&bench));
        // No call removes it: it is confirmed by the number of whoever is registered.
        assert!(!register.reversible());
        let confirmation = register.confirmation().unwrap();
        assert_eq!((confirmation.flag, confirmation.expected.as_str()), ("confirm-broker-owner", "991825827"));
        let Effect::Broker(BrokerEffect::RegisterOwner { name, .. }) = register else { panic!() };
        assert_eq!(name, "TESTDEPARTEMENTET");
        bench.made(t::BrokerOwnerSeen, seen(Some("X"), false));
        let proof = look(&next(&bench)).unwrap();
        assert!(matches!(proof[..], [Effect::Broker(BrokerEffect::ReadOwner { .. })]));
        assert!(matches!(next(&bench), Move::Wait(wait) if wait.pace == PaceOf::Storage));
        bench.seen(t::BrokerOwnerSeen, seen(Some("X"), true));
        assert_eq!(next(&bench), Move::Done);
    }

    #[test]
    fn without_a_token_it_is_blocked_and_with_the_suppliers_key_it_is_the_suppliers() {
        let mut bench = bench(Bench::sandbox());
        bench.unprove();
        assert_eq!(BrokerServiceOwner.next(&bench.brief()), Move::Blocked(vec![Topic::Token]));
        bench.told(t::OperatedBy, OperatedBy::SupplierKey);
        let next = BrokerServiceOwner.next(&bench.brief());
        assert!(matches!(next, Move::Wait(wait) if wait.waiting.who == Actor::Supplier));
    }

    #[test]
    fn in_production_people_register_by_a_file_and_numbered_clicks() {
        let mut bench = bench(Bench::production());
        bench.seen(t::BrokerOwnerSeen, seen(None, false));
        assert!(matches!(BrokerServiceOwner.next(&bench.brief()), Move::Wait(wait) if wait.waiting.who == Actor::You));
        let (file, body) = BrokerServiceOwner.file_to_send(&bench.brief()).unwrap();
        assert_eq!(serde_json::to_value(body).unwrap(), serde_json::json!({ "name": "TESTDEPARTEMENTET" }));
        let said: Vec<String> = BrokerServiceOwner
            .walkthrough(&bench.brief())
            .iter()
            .map(|click| click.render(crate::domain::Language::Nb))
            .collect();
        assert!(said[1].contains(&file) && said[1].contains("POST https://platform.altinn.no/broker/"), "{said:?}");
        bench.seen(t::BrokerOwnerSeen, seen(Some("X"), true));
        assert!(BrokerServiceOwner.walkthrough(&bench.brief()).is_empty());
        assert!(BrokerServiceOwner.file_to_send(&bench.brief()).is_none());
    }
}
