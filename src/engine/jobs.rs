//! Jobs: what several steps want done, each once, for all that want it.

use std::collections::BTreeMap;

use super::step_run::StepRun;
use crate::record::FactScope;
use crate::steps::Effect;
use crate::steps::effects::LocalEffect;

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
            let serves = |job: &EffectJob| {
                let is_here = || job.wanted_by.iter().any(|other| other.place == work.place);
                job.effect == *effect && (!is_drawn_for_one(effect) || is_here())
            };
            let same = alike.iter().find(|at| jobs.get(**at).is_some_and(serves)).copied();
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

/// Whether it draws what only one service may have: two messages under one idempotency key are one message.
fn is_drawn_for_one(effect: &Effect) -> bool {
    let Effect::Local(LocalEffect::Draw { topic, .. }) = effect else { return false };
    matches!(topic.scope(), FactScope::Service | FactScope::Deployment)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{number, step};
    use super::*;
    use crate::record::{Handle, Topic};
    use crate::steps::Move;
    use crate::steps::effects::{Draw, RegisterEffect};

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

    #[test]
    fn what_is_drawn_for_a_service_serves_no_other() {
        let (one, mut other) = (step("a", &[], |_| Move::Done), step("b", &[], |_| Move::Done));
        other.place.service = Handle::parse("other").unwrap();
        let drawn = |topic, draw| [Effect::from(LocalEffect::Draw { topic, key: None, draw })];
        let count = |effects: &[Effect]| jobs([(&one, effects), (&other, effects), (&one, effects)].into_iter()).len();
        assert_eq!(count(&drawn(Topic::MessageKey, Draw::Uuid)), 2, "a message has a key of its own");
        assert_eq!(count(&drawn(Topic::ClientName, Draw::Name("ttd".into()))), 1, "both use one client");
    }
}
