//! What a step reads to go on, it reads again to see whether that still holds: one construction for both.

use super::rehearsed::learn;
use super::*;
use crate::steps::effects::{BrokerEffect, LocalEffect, MessageEffect, NotificationEffect};

/// The effects of a move.
fn effects(next: Move) -> Vec<Effect> {
    match next {
        Move::Do(effects) => effects,
        Move::Wait(wait) => match wait.proof {
            Proof::Look(effects) => effects,
            Proof::Entry(_) | Proof::NotYet => Vec::new(),
        },
        Move::Ask(_) | Move::Blocked(_) | Move::NotNeeded(_) | Move::Done => Vec::new(),
    }
}

fn is_read(effect: &Effect) -> bool {
    effect.about().access == EffectAccess::Read
}

/// What a step does by itself to come to its next read.
fn goes_on(effect: &Effect) -> bool {
    let sends = matches!(
        effect,
        Effect::Message(MessageEffect::SendMessage { .. })
            | Effect::Notification(NotificationEffect::Order { .. })
            | Effect::Broker(BrokerEffect::StartTransfer { .. } | BrokerEffect::SendFile { .. })
    );
    sends || is_read(effect) || matches!(effect, Effect::Local(LocalEffect::Draw { .. }))
}

/// The name of an effect.
fn name(effect: &Effect) -> String {
    let all = format!("{effect:?}");
    all.split(['(', ')', ' ']).nth(1).unwrap_or_default().to_owned()
}

/// What a step reads once and never again.
const ONCE: [(&str, &str); 4] = [
    // It only proposes; what is published since decides nothing.
    ("resource", "FindResources"),
    // It posts the message that was sent meanwhile; what it shows of the sender, `tt02-party` looks at again.
    ("test-message", "DryRun"),
    // The file is compared once; whoever fetched it again would fetch gigabytes to see what was seen.
    ("test-transfer", "FetchFile"),
    // A row that was seen is proof; the feed forgets it after 90 days.
    ("test-notification", "FindInFeed"),
];

/// What a step only reads again: `next` writes it, and looks first while it writes.
const WRITTEN: [(&str, &str); 2] = [("maskinporten-client", "FindKey"), ("events", "ReadSubscription")];

/// Names of effects, each with its step.
type Named = BTreeSet<(&'static str, String)>;

/// Lets a step go on by itself; whatever it reads, its probe names when that is known.
fn follow(step: &dyn Step, mut bench: Bench, read: &mut Named, again: &mut Named) {
    let id = step.card().id;
    // The longest way of a step is the one of the message: access, dry run, key, sent, published.
    for _ in 0..6 {
        again.extend(step.probe(&bench.brief()).iter().map(|effect| (id, name(effect))));
        let effects = effects(step.next(&bench.brief()));
        for effect in effects.iter().filter(|effect| is_read(effect)) {
            read.insert((id, name(effect)));
            if ONCE.contains(&(id, name(effect).as_str())) {
                continue;
            }
            let mut after = bench.clone();
            learn(&mut after, std::slice::from_ref(effect));
            let probes = step.probe(&after.brief());
            assert!(probes.contains(effect), "{id} reads {effect:?}, and again only {probes:?}");
        }
        if !effects.iter().all(goes_on) || !learn(&mut bench, &effects) {
            return;
        }
    }
}

#[test]
fn what_a_step_reads_to_go_on_it_reads_again() {
    let (mut read, mut again) = (BTreeSet::new(), BTreeSet::new());
    for journey in JOURNEYS {
        let pool = pool(journey.product);
        let mut dice = Dice(0x0bad_cafe_0000_0003);
        for empty in [Bench::sandbox(), Bench::tt02(), Bench::production()] {
            let empty = empty.with(journey.product);
            for round in 0..600_u64 {
                let mut bench = empty.clone();
                dice.fill(&mut bench, &pool, round);
                // Each of the other values comes in its turn, so that no step's way hangs on a throw of the dice.
                if let Some((key, value, source)) = pool.other.iter().cycle().nth(usize::try_from(round / 2).unwrap()) {
                    bench.put(key.as_deref(), value.clone(), *source);
                }
                for step in steps(journey) {
                    follow(step, bench.clone(), &mut read, &mut again);
                }
            }
        }
    }
    let known =
        |list: &[(&'static str, &'static str)]| list.iter().map(|(id, name)| (*id, (*name).to_owned())).collect();
    assert_eq!(read.difference(&again).cloned().collect::<BTreeSet<_>>(), known(&ONCE));
    assert_eq!(again.difference(&read).cloned().collect::<BTreeSet<_>>(), known(&WRITTEN));
    assert!(read.len() > 10, "{read:?}");
}
