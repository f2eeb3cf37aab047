//! The fault table: every effect that calls out, with each of its calls answered in every wrong way. For each: the right
//! code with a next command, no hang, no secret on the screen, no false success, nothing made twice when the effect is done
//! again, and then the same as if nothing had been wrong.

mod attached;
mod bench;
mod calls;
mod expected;
mod form;
mod lists;
mod service;
mod systems;
mod transfers;
mod way;
mod wire;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use altinn_onboard::door::domain::Language;
use altinn_onboard::door::engine::{Outcome, Perform as _};
use altinn_onboard::door::finding::Finding;
use altinn_onboard::door::steps::Effect;
use futures::StreamExt as _;
use serde_json::Value;

use bench::{Place, ROOMY, Seed, TIGHT};
use calls::{Call, EFFECTS, Form, calls};
use expected::{Expected, expected, is_idle, loses};
use wire::{Fault, Plan};

/// Longer than any case takes, however busy the machine is.
const HANGS: Duration = Duration::from_secs(30);

/// What comes of an effect when nothing is wrong.
pub struct Clean {
    name: &'static str,
    facts: Vec<String>,
    holds: Value,
}

/// Which facts came, without their values: ids are drawn by the services.
fn facts(outcome: &Outcome) -> Vec<String> {
    let learned = outcome.learned.iter();
    learned.map(|fact| format!("{} {:?} {:?}", fact.value.topic().id(), fact.key, fact.source)).collect()
}

/// Performs every effect without a fault: what it learns, what the services hold then, and that it makes the calls that the
/// table says.
async fn clean(seed: &Seed) -> Vec<Clean> {
    let count = seed.effects(&seed.place().await).len();
    let mut all = Vec::new();
    for number in 0..count {
        let place = seed.place().await;
        let effect = seed.effects(&place).remove(number);
        let (name, wanted) = calls(&effect);
        let outcome = place.performer(ROOMY).perform(&effect).await;
        let outcome = outcome.unwrap_or_else(|finding| panic!("{name}: {finding:?}"));
        assert_eq!(place.proxy.seen.lock().unwrap().calls, wanted, "{name} makes these calls");
        assert!(outcome.refused.is_empty() && !outcome.learned.is_empty(), "{name}: {outcome:?}");
        all.push(Clean { name, facts: facts(&outcome), holds: place.holds().await });
    }
    let named: BTreeSet<&str> = all.iter().map(|clean| clean.name).collect();
    let calling = EFFECTS.iter().filter(|(_, calls)| !calls.is_empty()).map(|(name, _)| *name);
    assert_eq!(named, calling.collect(), "every effect that calls somebody is in the table");
    all
}

/// All that can be wrong with one call.
fn faults(call: Call) -> Vec<Fault> {
    let members = match call.form() {
        Form::Json(members) | Form::List(members) => members,
        _ => &[],
    };
    let of_member = members.iter().flat_map(|member| [Fault::Missing(member), Fault::WrongType(member)]);
    Fault::ALL.iter().copied().chain(of_member).collect()
}

/// Every case: the number of the effect, and what is wrong.
fn cases(effects: &[Effect]) -> Vec<(usize, Plan)> {
    let mut cases = Vec::new();
    for (number, effect) in effects.iter().enumerate() {
        let wanted = calls(effect).1;
        for (at, call) in wanted.iter().enumerate() {
            let skip = wanted[..at].iter().filter(|before| *before == call).count();
            for fault in faults(*call) {
                // The service may have done what it was asked before the answer went wrong, or not.
                let variants: &[bool] = if call.writes() && !fault.bends() { &[false, true] } else { &[false] };
                for done in variants {
                    let plan = Plan { call: *call, skip, fault, done: *done };
                    if !is_idle(effect, &plan) {
                        cases.push((number, plan));
                    }
                }
            }
        }
    }
    cases
}

/// Everything that a finding shows.
pub fn shown(finding: &Finding) -> String {
    let next = finding.next.as_ref();
    let of = |language| {
        let next = next.map(|next| next.render(language)).unwrap_or_default();
        format!("{} {} {next}", finding.subject, finding.message.render(language))
    };
    format!("{} {}", of(Language::Nb), of(Language::En))
}

/// What is wrong with what came of a case; nothing when it is as it must be.
fn judge(clean: &Clean, wanted: Expected, came: &Result<Outcome, Box<Finding>>) -> Option<String> {
    let said = |code: &str, finding: &Finding| {
        let has_next = finding.next.as_ref().is_some_and(|next| !next.render(Language::En).trim().is_empty());
        match finding.code.id == code && has_next {
            true => None,
            false => Some(format!("{} instead of {code}: {}", finding.code.id, shown(finding))),
        }
    };
    match (wanted, came) {
        (Expected::Code(code), Err(finding)) => said(code, finding),
        (Expected::Refused(code), Ok(outcome)) if outcome.learned.is_empty() && outcome.refused.len() == 1 => {
            said(code, &outcome.refused[0].finding)
        }
        (Expected::Same, Ok(outcome)) if facts(outcome) == clean.facts && outcome.refused.is_empty() => None,
        (Expected::No, Ok(outcome)) if outcome.refused.is_empty() => None,
        (wanted, Ok(outcome)) => Some(format!("{wanted:?} was wanted, it learned {:?}", outcome.learned)),
        (wanted, Err(finding)) => Some(format!("{wanted:?} was wanted, it says {}", shown(finding))),
    }
}

/// What of a case must not be on a screen.
fn leaks(place: &Place, came: &Result<Outcome, Box<Finding>>) -> Option<String> {
    let text = match came {
        Ok(outcome) => format!("{outcome:?}"),
        Err(finding) => shown(finding),
    };
    let is_bad = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
    if text.contains(is_bad) || text.contains("with=secret") {
        return Some(format!("it shows what it should not: {text:?}"));
    }
    let seen = place.proxy.seen.lock().unwrap();
    let secret = seen.secrets.iter().find(|secret| secret.len() > 20 && text.contains(secret.as_str()));
    secret.map(|_| "it shows a token or an assertion".to_owned())
}

async fn case(seed: &Seed, clean: &Clean, number: usize, plan: Plan) -> Result<(), String> {
    let is_slow = matches!(plan.fault, Fault::SlowHead | Fault::SlowBody);
    for attempt in 1..=8 {
        let limit = if is_slow { TIGHT * attempt } else { ROOMY };
        let place = seed.place().await;
        let effect = seed.effects(&place).remove(number);
        place.proxy.plan(Some(plan));
        let came = tokio::time::timeout(HANGS, place.performer(limit).perform(&effect)).await;
        let came = came.map_err(|_| "it hangs".to_owned())?;
        let bent = place.proxy.seen.lock().unwrap().bent;
        if is_slow && (bent == 0 || is_early(expected(&effect, &plan), &came)) {
            // What is healthy took longer than a case waits: the machine is busy, and the next waits longer.
            continue;
        }
        if bent == 0 {
            return Err(format!("it was never reached: {came:?}"));
        }
        let wrong = judge(clean, expected(&effect, &plan), &came).or_else(|| leaks(&place, &came));
        if let Some(wrong) = wrong {
            return Err(wrong);
        }
        return match again(&place, clean, &effect).await {
            Err(_) if loses(&plan) => Ok(()),
            result => result,
        };
    }
    Err("it was never reached in time".to_owned())
}

/// A limit was reached, and not the one that was to be reached.
fn is_early(wanted: Expected, came: &Result<Outcome, Box<Finding>>) -> bool {
    let Err(finding) = came else { return false };
    ["NET-TIMEOUT", "NET-SILENT"].contains(&finding.code.id) && wanted != Expected::Code(finding.code.id)
}

/// Without the fault all goes well, and nothing is there twice.
pub async fn again(place: &Place, clean: &Clean, effect: &Effect) -> Result<(), String> {
    place.proxy.plan(None);
    let again = place.performer(ROOMY).perform(effect).await;
    let again = again.map_err(|finding| format!("it does not recover: {}", shown(&finding)))?;
    if facts(&again) != clean.facts {
        return Err(format!("it learns {:?} when it is done again", facts(&again)));
    }
    match place.holds().await {
        holds if holds == clean.holds => Ok(()),
        holds => Err(format!("the services hold {holds}")),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_wrong_answer_to_every_call_of_every_effect() {
    let began = Instant::now();
    let seed = Arc::new(Seed::new().await);
    let clean = Arc::new(clean(&seed).await);
    let cases = cases(&seed.effects(&seed.place().await));
    let count = cases.len();
    let results = futures::stream::iter(cases.into_iter().map(|(number, plan)| {
        let (seed, clean) = (Arc::clone(&seed), Arc::clone(&clean));
        async move {
            let run = tokio::spawn(async move { case(&seed, &clean[number], number, plan).await });
            (number, plan, run.await.unwrap())
        }
    }));
    let results: Vec<_> = results.buffer_unordered(8).collect().await;
    let mut by_effect: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (number, plan, result) in &results {
        *by_effect.entry(clean[*number].name).or_default() += 1;
        if let Err(reason) = result {
            wrong.push(format!("{} {plan:?}: {reason}", clean[*number].name));
        }
    }
    wrong.sort();
    println!("{count} wrong answers to {} effects in {:.0?}: {by_effect:?}", clean.len(), began.elapsed());
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}
