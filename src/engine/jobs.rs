//! Jobs: what several steps want done, each once, for all that want it.

use std::collections::BTreeMap;

use super::step_run::StepRun;
use crate::steps::Effect;

/// An effect, and every step that wants it: two services of one environment may want the same.
#[derive(Clone)]
pub struct EffectJob {
    /// What is to be done.
    pub effect: Effect,
    /// For whom.
    pub wanted_by: Vec<StepRun>,
}

/// The jobs of several steps, in their order.
pub fn jobs<'a>(wanted: impl Iterator<Item = (&'a StepRun, &'a [Effect])>) -> Vec<EffectJob> {
    let mut jobs: Vec<EffectJob> = Vec::new();
    // Hundreds of services want hundreds of things: by its words each effect is found at once.
    let mut by_words: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (work, effects) in wanted {
        for effect in effects {
            let alike = by_words.entry(format!("{effect:?}")).or_default();
            let same = alike.iter().find(|at| jobs.get(**at).is_some_and(|job| job.effect == *effect)).copied();
            match same.and_then(|at| jobs.get_mut(at)) {
                Some(job) => job.wanted_by.push(work.clone()),
                None => {
                    alike.push(jobs.len());
                    jobs.push(EffectJob { effect: effect.clone(), wanted_by: vec![work.clone()] });
                }
            }
        }
    }
    jobs
}

#[cfg(test)]
mod tests {
    use super::super::testing::{number, step};
    use super::*;
    use crate::steps::Move;
    use crate::steps::effects::RegisterEffect;

    #[test]
    fn what_two_want_is_done_once_for_both() {
        let (one, other) = (step("a", &[], |_| Move::Done), step("b", &[], |_| Move::Done));
        let (first, second) = (
            Effect::from(RegisterEffect::LookUpUnit(number("991825827"))),
            Effect::from(RegisterEffect::LookUpUnit(number("974760673"))),
        );
        let (of_one, of_other) = ([first.clone(), second.clone()], [second.clone()]);
        let jobs = jobs([(&one, &of_one[..]), (&other, &of_other[..])].into_iter());
        let said: Vec<_> =
            jobs.iter().map(|job| (&job.effect, job.wanted_by.iter().map(StepRun::id).collect())).collect();
        assert_eq!(said, [(&first, vec!["a"]), (&second, vec!["a", "b"])]);
    }
}
