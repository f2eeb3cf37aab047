//! Get access to scopes: the union of what the services of this environment need. What is open to all or comes with being
//! a service owner is not asked for. Granted (to the organisation, by the owner of the scope) and added (to the client, by
//! ourselves) are two things: one token per scope tells them apart, MP-250 and MP-200.

use super::parts::client;
use super::parts::needed::needed;
use super::parts::waits::{Pending, wait};
use super::{Acts, Brief, Card, Effect, Move, ProvingFact, Step};
use crate::catalog::letters::LetterKind;
use crate::catalog::scopes as catalog;
use crate::catalog::stages::Stage;
use crate::domain::Scope;
use crate::domain::environment::PaceOf;
use crate::record::{Actor, Topic, t};
use crate::steps::effects::TokenEffect;
use crate::text::Message;
use crate::text::Phrase;

/// The step.
pub struct Scopes;

/// What the step is; the commands that do it alone know it by this.
pub static CARD: Card = Card {
    id: "scopes",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::PersonVerified,
    who: &[Actor::AltinnDesk],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Prepared,
    differences: &[13],
    needs: &[
        Card::TOKEN,
        &[
            Topic::EventsWanted,
            Topic::ResourceBy,
            Topic::Audience,
            Topic::SystemUserWanted,
            Topic::ResourceChoice,
            Topic::ScopeOnClient,
            Topic::SupplierProof,
        ],
    ],
    gives: &[Topic::OpenScopes, Topic::ScopeGranted],
    asks: &[],
};

/// What must be asked for: needed, neither open nor automatic, and not granted yet.
#[must_use]
pub fn to_request(brief: &Brief<'_>) -> Vec<Scope> {
    let open = brief.get(t::OpenScopes);
    let is_open = |scope: &Scope| open.is_some_and(|open| open.0.contains(scope));
    let granted = |scope: &Scope| brief.at(t::ScopeGranted, scope.as_str()) == Some(&true);
    needed(brief)
        .into_iter()
        .filter(|scope| !catalog::is_automatic(scope) && !is_open(scope) && !granted(scope))
        .collect()
}

/// Whether all needed scopes have been seen to be granted.
#[must_use]
pub fn all_granted(brief: &Brief<'_>) -> bool {
    needed(brief).iter().all(|scope| brief.at(t::ScopeGranted, scope.as_str()) == Some(&true))
}

impl Step for Scopes {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        if brief.get(t::OpenScopes).is_none() {
            return Move::one(TokenEffect::ReadOpenScopes);
        }
        if client::is_suppliers(brief) {
            return with_suppliers_key(brief);
        }
        let granted = |scope: &Scope| brief.at(t::ScopeGranted, scope.as_str()).copied();
        if all_granted(brief) {
            // Granted once, and since taken off the client: no token with it can be had.
            let off = |scope: &Scope| brief.at(t::ScopeOnClient, &client::scope_key(brief, scope)) == Some(&false);
            return if needed(brief).iter().any(off) { Move::Blocked(vec![Topic::ScopeOnClient]) } else { Move::Done };
        }
        if client::credentials(brief).is_none() || !client::works(brief) {
            let request = to_request(brief);
            return match request.is_empty() {
                true => Move::Blocked(vec![Topic::ClientId]),
                false => desk(brief, words::REQUESTED, &request).not_yet(),
            };
        }
        let on_client = |scope: &Scope| brief.at(t::ScopeOnClient, &client::scope_key(brief, scope)) != Some(&false);
        let needed = needed(brief);
        let unknown: Vec<Scope> =
            needed.iter().filter(|scope| granted(scope).is_none() && on_client(scope)).cloned().collect();
        if !unknown.is_empty() {
            return Move::Do(client::ask_for(brief, unknown));
        }
        let refused: Vec<Scope> = needed.into_iter().filter(|scope| granted(scope) == Some(false)).collect();
        match refused.first() {
            // What is left cannot be seen before it is on the client.
            None => Move::Blocked(vec![Topic::ScopeOnClient]),
            Some(first) => desk(brief, words::REFUSED, &refused)
                .since(Topic::ScopeGranted, Some(first.as_str()))
                .look(client::ask_for(brief, refused.clone()), PaceOf::Desk),
        }
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        let open = Effect::from(TokenEffect::ReadOpenScopes);
        std::iter::once(open).chain(client::ask_for(brief, needed(brief))).collect()
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        match all_granted(brief) {
            true => Vec::new(),
            false => [words::WALK_LETTER, words::WALK_SENT, words::WALK_ANSWERED].map(Message::from).into(),
        }
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        if client::is_suppliers(brief) {
            return brief.proof(Topic::SupplierProof, Some(brief.client()));
        }
        needed(brief).iter().flat_map(|scope| brief.proof(Topic::ScopeGranted, Some(scope.as_str()))).collect()
    }
}

fn desk<'a>(brief: &'a Brief<'a>, what: Phrase, scopes: &[Scope]) -> Pending<'a> {
    wait(brief, &CARD, Actor::AltinnDesk, what.with("scopes", Scope::listed(scopes))).letter(LetterKind::L1)
}

/// Nothing can be probed here; the supplier's report shows it.
fn with_suppliers_key(brief: &Brief<'_>) -> Move {
    let unproven = client::unproven_by_supplier(brief);
    let request: Vec<Scope> = to_request(brief).into_iter().filter(|scope| unproven.contains(scope)).collect();
    if unproven.is_empty() {
        Move::Done
    } else if request.is_empty() {
        wait(brief, &CARD, Actor::Supplier, words::SUPPLIER_OPEN.with("scopes", Scope::listed(&unproven)))
            .letter(LetterKind::L10)
            .not_yet()
    } else {
        desk(brief, words::SUPPLIER, &request).not_yet()
    }
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        WALK_LETTER { nb: "Hent brevet, og send det til servicedesk@altinn.no: altinn-onboard letter L1", en: "Get the letter, and send it to servicedesk@altinn.no: altinn-onboard letter L1" }
        WALK_SENT { nb: "Noter at det er sendt: altinn-onboard letter L1 --sent \"i dag\"", en: "Note that it has been sent: altinn-onboard letter L1 --sent today" }
        WALK_ANSWERED { nb: "Når svaret kommer, legg scopene til på klienten i selvbetjeningen, og kjør altinn-onboard resume, som prøver dem.", en: "When the answer comes, add the scopes to the client in self-service, and run altinn-onboard resume, which tries them." }
        TITLE { nb: "Få tilgang til scopes", en: "Get access to scopes" }
        WHY { nb: "Et scope må være tildelt virksomheten av den som eier det. Å legge det til på klienten er noe annet, og det gjør dere selv.", en: "A scope must be granted to your organisation by its owner. Adding it to the client is a separate thing, and you do that yourselves." }
        USUALLY { nb: "to til ti virkedager (erfaringsvis)", en: "two to ten working days (from experience)" }
        CAN_START { nb: "Ja. Be om test og produksjon i samme brev.", en: "Yes. Ask for test and production in the same letter." }
        MEANWHILE { nb: "Registrer klienten, gjør ferdig det som ikke trenger scopene, og øv i øvingsmiljøet.", en: "Register the client, finish what does not need the scopes, and rehearse in the sandbox." }
        PROOF { nb: "Ett token for hvert scope: bare et tildelt scope gir token.", en: "One token per scope: only a granted scope gives a token." }
        REQUESTED { nb: "Altinn tildeler {scopes}; det viser seg når klienten kan logge inn", en: "Altinn grants {scopes}; this shows once the client can log in" }
        REFUSED { nb: "Altinn tildeler {scopes} (MP-250: ikke tildelt ennå)", en: "Altinn grants {scopes} (MP-250: not granted yet)" }
        SUPPLIER { nb: "Altinn tildeler {scopes}; leverandørens rapport viser det", en: "Altinn grants {scopes}; the supplier's report shows it" }
        SUPPLIER_OPEN { nb: "Leverandørens rapport viser at {scopes} virker", en: "The supplier's report shows that {scopes} work" }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, look};
    use super::*;
    use crate::domain::Language;
    use crate::record::values::{OpenScopes, OperatedBy, ResourceBy, ResourceChoice};

    fn scope(text: &str) -> Scope {
        Scope::parse(text).unwrap()
    }

    fn probed(effects: &[Effect]) -> Vec<&str> {
        effects
            .iter()
            .map(|effect| match effect {
                Effect::Token(TokenEffect::ProbeScope { scope, .. }) => scope.as_str(),
                other => panic!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn what_is_open_or_automatic_is_not_asked_for() {
        let mut bench = Bench::sandbox();
        bench.told(t::EventsWanted, true);
        bench.told(t::ResourceChoice, ResourceChoice::New);
        bench.told(t::ResourceBy, ResourceBy::Program);
        assert_eq!(Scopes.next(&bench.brief()), Move::one(TokenEffect::ReadOpenScopes));
        bench.seen(t::OpenScopes, OpenScopes(vec![scope(catalog::EVENTS_SUBSCRIBE)]));
        assert_eq!(needed(&bench.brief()).len(), 4);
        assert_eq!(to_request(&bench.brief()), [scope(catalog::CORRESPONDENCE_WRITE), scope(catalog::RESOURCE_WRITE)]);
        let Move::Wait(wait) = Scopes.next(&bench.brief()) else { panic!() };
        assert_eq!(wait.waiting.letter.as_deref(), Some(LetterKind::L1.id()));
        let said = wait.waiting.what.render(Language::Nb);
        assert!(said.contains("correspondence.write") && !said.contains("events"), "{said}");
    }

    #[test]
    fn each_scope_is_probed_alone_and_granted_is_not_added() {
        let mut bench = Bench::sandbox();
        bench.seen(t::OpenScopes, OpenScopes(vec![]));
        bench.ready_client();
        bench.ungrant();
        bench.seen_at(t::Token, "main altinn:serviceowner", Bench::token_proof(super::super::testing::NUMBER));
        bench.seen_at(t::ScopeGranted, catalog::SERVICE_OWNER, true);
        let Move::Do(effects) = Scopes.next(&bench.brief()) else { panic!() };
        assert_eq!(probed(&effects), [catalog::CORRESPONDENCE_WRITE]);
        let key = format!("main {}", catalog::CORRESPONDENCE_WRITE);
        bench.seen_at(t::ScopeOnClient, &key, false);
        assert_eq!(Scopes.next(&bench.brief()), Move::Blocked(vec![Topic::ScopeOnClient]));
        bench.seen_at(t::ScopeOnClient, &key, true);
        bench.seen_at(t::ScopeGranted, catalog::CORRESPONDENCE_WRITE, false);
        let waiting = Scopes.next(&bench.brief());
        assert_eq!(probed(&look(&waiting).unwrap()), [catalog::CORRESPONDENCE_WRITE]);
        bench.seen_at(t::ScopeGranted, catalog::CORRESPONDENCE_WRITE, true);
        assert_eq!(Scopes.next(&bench.brief()), Move::Done);
    }

    #[test]
    fn with_the_suppliers_key_its_report_shows_the_scopes() {
        let mut bench = Bench::tt02();
        bench.seen(t::OpenScopes, OpenScopes(vec![]));
        bench.told(t::OperatedBy, OperatedBy::SupplierKey);
        assert!(matches!(Scopes.next(&bench.brief()), Move::Wait(_)));
        bench.supplier_proof();
        assert_eq!(Scopes.next(&bench.brief()), Move::Done);
    }
}
