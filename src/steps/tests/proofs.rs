//! A tick rests on its evidence, and on nothing else.

use super::*;
use crate::record::FactScope;

/// A fact that a step names as its evidence.
type Proven = (Topic, Option<String>);

fn proof(step: &dyn Step, bench: &Bench) -> BTreeSet<Proven> {
    step.proven_by(&bench.brief()).iter().map(|fact| (fact.topic, fact.key.map(str::to_owned))).collect()
}

/// Everything that is known at the bench's place, and before it what was known there once.
fn known(bench: &Bench) -> Vec<Fact> {
    let scopes = [FactScope::Organisation, FactScope::Environment, FactScope::Service, FactScope::Deployment];
    let facts = scopes.into_iter().filter_map(|scope| bench.book.facts(scope, &bench.place));
    let all = facts.flat_map(|facts| {
        facts.iter().flat_map(|(topic, key, evidence)| {
            let past = facts.past(topic, key).map(|past| &past.evidence);
            past.chain([evidence]).map(move |evidence| (key, evidence))
        })
    });
    all.map(|(key, evidence)| (key.map(str::to_owned), evidence.value.clone(), evidence.source)).collect()
}

/// The same bench without some facts, as if nobody had ever known them.
fn without(bench: &Bench, gone: &[Proven]) -> Bench {
    let mut less = Bench { book: Default::default(), ..bench.clone() };
    less.book.begin(&bench.place, bench.product);
    for (key, value, source) in known(bench) {
        if !gone.contains(&(value.topic(), key.clone())) {
            less.put(key.as_deref(), value, source);
        }
    }
    less
}

/// Facts that have no part in a step's being done: whichever of the other proofs are known, it is as much done without them.
fn surplus(step: &dyn Step, bench: &Bench, proof: &BTreeSet<Proven>) -> Vec<Proven> {
    let is_done = |known: &[&Proven]| {
        let gone: Vec<Proven> = proof.iter().filter(|fact| !known.contains(fact)).cloned().collect();
        step.next(&without(bench, &gone).brief()) == Move::Done
    };
    let matters = |fact: &Proven| {
        let others: Vec<&Proven> = proof.iter().filter(|other| *other != fact).collect();
        assert!(others.len() < 12, "{} rests on too many facts to try all their subsets", step.card().id);
        // Alone it shows it, or nothing does without it: so it is with nearly all.
        let first = [0, (1_u32 << others.len()) - 1];
        first.into_iter().chain(0..1 << others.len()).any(|subset| {
            let chosen = others.iter().enumerate().filter(|(at, _)| subset >> at & 1 == 1);
            let mut known: Vec<&Proven> = chosen.map(|(_, other)| *other).collect();
            let before = is_done(&known);
            known.push(fact);
            !before && is_done(&known)
        })
    };
    proof.iter().filter(|fact| !matters(fact)).cloned().collect()
}

#[test]
fn a_fact_that_has_no_part_in_it_is_found_out() {
    let mut bench = Bench::tt02();
    bench.owner();
    let step: &dyn Step = &crate::steps::service_owner::ServiceOwner;
    let mut proof = proof(step, &bench);
    assert_eq!((step.next(&bench.brief()), surplus(step, &bench, &proof)), (Move::Done, vec![]));
    bench.seen(t::OpenScopes, OpenScopes(vec![]));
    proof.insert((Topic::OpenScopes, None));
    assert_eq!(surplus(step, &bench, &proof), [(Topic::OpenScopes, None)]);
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
                    let proof = proof(step, &bench);
                    assert!(!proof.is_empty(), "{id} is done, and nothing shows it");
                    let less = without(&bench, &Vec::from_iter(proof.clone()));
                    assert_ne!(step.next(&less.brief()), Move::Done, "{id} is done without {proof:?}");
                    // A single one has a part: nothing shows it without.
                    let idle = if proof.len() > 1 { surplus(step, &bench, &proof) } else { Vec::new() };
                    assert!(idle.is_empty(), "{id} is done, and {idle:?} have no part in it");
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
