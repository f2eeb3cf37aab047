//! Decisions a second: the decision engine beside `cedar-policy` and `regorus`, on the same rules and requests.
//!
//! Run it on a quiet machine, from anywhere:
//!
//! ```sh
//! cargo run --release --manifest-path benches/peers/Cargo.toml
//! ```
//!
//! Each engine is used as its makers advise: the policy is read and made ready once, requests (and Cedar's entities) are
//! built before the clock starts, and only deciding is measured. For `regorus` both its interpreter and its virtual
//! machine run; the faster counts. First all engines answer every request, and the answers must be the same. Then they
//! take turns, several rounds, and the best round of each counts, so that what else the machine does disturbs least.
//!
//! The exit code is 1 when the engine does not decide at least five times as often as both, or when its cost per decision
//! grows as fast as the number of rules.

mod altinn;
mod cedar;
mod rego;
mod rules;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use rules::{Ask, Rule};

/// So many times as often as the peers.
const WANTED: f64 = 5.0;

const SIZES: [usize; 3] = [10, 100, 1000];

const ROUNDS: usize = 7;

/// How long one engine works in one round.
const TURN: Duration = Duration::from_millis(120);

/// An engine made ready with a policy and requests.
trait Engine {
    /// Its name in the table.
    fn name(&self) -> &'static str;
    /// Whether the request with this number is permitted.
    fn decide(&mut self, request: usize) -> bool;
}

/// Decisions a second in one turn.
fn turn(engine: &mut dyn Engine, requests: usize) -> f64 {
    let mut decided = 0_u64;
    let start = Instant::now();
    loop {
        for request in 0..requests {
            black_box(engine.decide(black_box(request)));
        }
        decided += requests as u64;
        let passed = start.elapsed();
        if passed >= TURN {
            return decided as f64 / passed.as_secs_f64();
        }
    }
}

/// Decisions a second of each engine, by name.
fn measure(rules: &[Rule], asks: &[Ask]) -> Vec<(&'static str, f64)> {
    let policy = altinn::policy(rules);
    let mut engines: Vec<Box<dyn Engine + '_>> = vec![
        Box::new(altinn::Ready::new(&policy, asks)),
        Box::new(altinn::Plain::new(&policy, asks)),
        Box::new(cedar::Cedar::new(rules, asks)),
        Box::new(rego::Interpreter::new(rules, asks)),
        Box::new(rego::Machine::new(rules, asks)),
    ];
    let wanted: Vec<bool> = asks.iter().map(|ask| rules::is_permitted(rules, ask)).collect();
    for engine in &mut engines {
        let got: Vec<bool> = (0..asks.len()).map(|request| engine.decide(request)).collect();
        assert_eq!(got, wanted, "{} answers differently", engine.name());
    }
    let permitted = wanted.iter().filter(|permitted| **permitted).count();
    println!("\n{} rules, {} requests, {permitted} permitted; all engines answer the same", rules.len(), asks.len());
    let mut best = vec![0.0_f64; engines.len()];
    for _ in 0..ROUNDS {
        for (engine, best) in engines.iter_mut().zip(&mut best) {
            *best = best.max(turn(engine.as_mut(), asks.len()));
        }
    }
    engines.iter().map(|engine| engine.name()).zip(best).collect()
}

fn main() -> ExitCode {
    let mut holds = true;
    let mut costs = Vec::new();
    for size in SIZES {
        let rules = rules::rules(size);
        let asks = rules::asks(size);
        let measured = measure(&rules, &asks);
        let ours = measured[0].1;
        println!("{:<28}{:>14}{:>14}{:>12}", "engine", "decisions/s", "ns/decision", "ours is ×");
        for (name, per_second) in &measured {
            println!("{name:<28}{per_second:>14.0}{:>14.0}{:>12.1}", 1e9 / per_second, ours / per_second);
        }
        let peer = |prefix: &str| {
            let of = measured.iter().filter(|(name, _)| name.starts_with(prefix));
            of.map(|(_, per_second)| *per_second).fold(0.0, f64::max)
        };
        for name in ["cedar", "regorus"] {
            let ratio = ours / peer(name);
            holds &= ratio >= WANTED;
            println!("{name}: × {ratio:.1} ({WANTED} wanted)");
        }
        costs.push((size, 1e9 / ours));
    }
    println!("\ncost per decision against the number of rules");
    for pair in costs.windows(2) {
        let (rules, cost) = (pair[1].0 as f64 / pair[0].0 as f64, pair[1].1 / pair[0].1);
        holds &= cost < rules;
        println!("from {} to {} rules: × {cost:.2} for × {rules:.0}", pair[0].0, pair[1].0);
    }
    if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
