//! A tick rests on its evidence, and on nothing else.

use super::*;
use crate::record::FactScope;

/// Everything that is known at the bench's place.
fn known(bench: &Bench) -> Vec<Fact> {
    let scopes = [FactScope::Organisation, FactScope::Environment, FactScope::Service, FactScope::Deployment];
    let facts = scopes.into_iter().filter_map(|scope| bench.book.facts(scope, &bench.place));
    let all = facts.flat_map(crate::record::Facts::iter);
    all.map(|(_, key, evidence)| (key.map(str::to_owned), evidence.value.clone(), evidence.source)).collect()
}

/// The same bench without some facts, as if nobody had ever known them.
fn without(bench: &Bench, gone: &[(Topic, Option<String>)]) -> Bench {
    let mut less = Bench { book: Default::default(), ..bench.clone() };
    less.book.begin(&bench.place, bench.product);
    for (key, value, source) in known(bench) {
        if !gone.contains(&(value.topic(), key.clone())) {
            less.put(key.as_deref(), value, source);
        }
    }
    less
}

#[test]
fn a_finished_step_has_evidence_and_is_not_finished_without_it() {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for journey in JOURNEYS {
        let pool = pool(journey.product);
        let mut dice = Dice(0x0dd_ba11_0000_0007);
        for empty in [Bench::sandbox(), Bench::tt02(), Bench::production()] {
            let empty = empty.with(journey.product);
            for round in 0..300_u64 {
                let mut bench = empty.clone();
                dice.fill(&mut bench, &pool, round);
                for step in steps(journey).filter(|step| step.next(&bench.brief()) == Move::Done) {
                    let id = step.card().id;
                    seen.insert(id);
                    let brief = bench.brief();
                    let proof: Vec<_> =
                        step.proven_by(&brief).iter().map(|fact| (fact.topic, fact.key.map(str::to_owned))).collect();
                    assert!(!proof.is_empty(), "{id} is done, and nothing shows it");
                    let less = without(&bench, &proof);
                    assert_ne!(step.next(&less.brief()), Move::Done, "{id} is done without {proof:?}");
                }
            }
        }
    }
    assert!(seen.len() > 12, "{seen:?}");
}

#[test]
fn the_list_of_open_scopes_proves_no_scope_and_a_key_no_client() {
    let mut bench = Bench::tt02();
    bench.owner();
    bench.service();
    bench.told(t::OperatedBy, OperatedBy::SupplierKey);
    bench.seen(t::OpenScopes, OpenScopes(vec![Scope::parse(catalog::EVENTS_SUBSCRIBE).unwrap()]));
    bench.supplier_proof();
    let of = |step: &dyn Step, bench: &Bench| -> Vec<Topic> {
        step.proven_by(&bench.brief()).iter().map(|fact| fact.topic).collect()
    };
    assert_eq!(of(&crate::steps::scopes::Scopes, &bench), [Topic::SupplierProof]);
    let mut bench = Bench::sandbox();
    bench.owner();
    bench.service();
    bench.told(t::OperatedBy, OperatedBy::Ourselves);
    bench.own_key();
    assert_eq!(of(&crate::steps::maskinporten_client::MaskinportenClient, &bench), []);
}
