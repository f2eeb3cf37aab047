//! Looking again at what is known: a check calls the services each time, says what they say now, and records it. What no
//! longer holds is no longer done.

use std::collections::BTreeSet;

use super::missing_keys;
use super::outcome::Perform;
use super::reads::Said;
use super::run::Run;
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use crate::finding::{Finding, Meaning};
use crate::record::key::client_scope;
use crate::record::{Topic, t};
use crate::steps::effects::TokenEffect;
use crate::steps::{Effect, Move, Proof};
use crate::text::clean::clean_line;

impl<P: Perform> Session<'_, P> {
    /// Looks again at all that these steps know, side by side. What cannot be looked at fails its step: nobody is told that
    /// it still holds.
    ///
    /// # Errors
    /// As [`Self::drive`].
    pub async fn probe(&mut self, works: &[StepRun], run: &mut Run) -> Result<(), EngineFault> {
        let probes = |work: &StepRun| match work.next(&self.brief(work)) {
            // Of what this onboarding does not need, nothing is looked at.
            Move::NotNeeded(_) => Vec::new(),
            _ => work.step.probe(&self.brief(work)),
        };
        let moves: Vec<(StepRun, Move)> = works.iter().map(|work| (work.clone(), Move::Do(probes(work)))).collect();
        self.settle_trust(moves.iter().map(|(work, next)| (work, next)), run)?;
        self.settle_receivers(moves.iter().map(|(_, next)| next), run)?;
        let able = moves
            .into_iter()
            .filter(|(work, next)| !run.has_failed(work) && !matches!(next, Move::Do(probes) if probes.is_empty()));
        let (lacking, able): (Vec<_>, Vec<_>) = able.partition(|(_, next)| missing_keys::needs_lacking_key(next, run));
        // What needs a key that is not used here waits for another run; that was said.
        if run.missing.is_empty() && !lacking.is_empty() {
            return Err(EngineFault::Left);
        }
        lacking.iter().for_each(|(work, _)| run.put_off_step(work));
        let wanted: Vec<(StepRun, Vec<Effect>)> = able
            .into_iter()
            .filter_map(|(work, next)| match next {
                Move::Do(probes) => Some((work, probes)),
                _ => None,
            })
            .collect();
        let jobs = super::jobs::jobs(wanted.iter().map(|(work, probes)| (work, probes.as_slice())));
        let results = self.perform_all(&jobs).await;
        for (job, result) in jobs.iter().zip(results) {
            let disproved = result.as_ref().err().map(|finding| disproved(&job.effect, finding)).unwrap_or_default();
            self.record_result((&job.wanted_by, &job.effect), result, run, Said::Always)?;
            let now = self.clock.now();
            for (work, (topic, key)) in job.wanted_by.iter().flat_map(|work| disproved.iter().map(move |at| (work, at)))
            {
                self.book_mut().withdraw(&work.place, *topic, Some(key), None, now);
            }
        }
        self.ledger.save_changes()?;
        // What was just looked at is not looked at once more.
        for (work, probes) in &wanted {
            if let Move::Wait(wait) = work.next(&self.brief(work))
                && let Proof::Look(effects) = wait.proof
                && effects.iter().all(|effect| probes.contains(effect))
            {
                run.first_look(work, &effects);
            }
        }
        for work in works.iter().filter(|work| !run.has_failed(work)).cloned().collect::<Vec<_>>() {
            if let Some(finding) = work.step.too_late(&self.brief(&work)) {
                self.show(&finding);
                run.fail(&work, finding);
            }
        }
        Ok(())
    }
}

impl<P> Session<'_, P> {
    /// Says who is to be told that something is wrong, as far as that is known: each once.
    pub fn tell_whom_to_alert(&mut self, works: &[StepRun]) {
        let asking = works.iter().filter(|work| work.step.card().asks(Topic::HandoverAlertContact));
        let contacts = asking.filter_map(|work| self.brief(work).get(t::HandoverAlertContact).map(|who| who.0.clone()));
        for who in contacts.collect::<BTreeSet<String>>() {
            self.say(&words::ALERTED.with("who", clean_line(&who)));
        }
    }
}

/// What a refusal of Maskinporten shows not to hold any more: the tokens that were had.
fn disproved(effect: &Effect, finding: &Finding) -> Vec<(Topic, String)> {
    if !finding.code.means.is_some_and(Meaning::takes_token_back) {
        return Vec::new();
    }
    match effect {
        Effect::Token(TokenEffect::ProveToken { credentials, .. }) => {
            vec![(Topic::Token, credentials.key.client.clone())]
        }
        Effect::Token(TokenEffect::ProbeScope { credentials, scope }) => {
            let client = &credentials.key.client;
            let of_both = client_scope(client, scope);
            vec![(Topic::Token, client.clone()), (Topic::Token, of_both.clone()), (Topic::ScopeOnClient, of_both)]
        }
        _ => Vec::new(),
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        ALERTED { nb: "Gi beskjed til {who}", en: "Tell {who}" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::codes;
    use crate::catalog::services::RemoteService::Maskinporten;
    use crate::steps::parts::client;
    use crate::steps::testing::Bench;

    /// What a token showed does not outlive the client, the key or the scope; a wrong clock shows nothing of them.
    #[test]
    fn the_row_of_a_refusal_says_whether_a_token_still_holds() {
        let mut bench = Bench::tt02();
        bench.owner();
        bench.ready_client();
        let scope = crate::domain::Scope::parse("altinn:serviceowner").unwrap();
        let effect = client::ask_for(&bench.brief(), [scope]).remove(0);
        for (code, holds) in [
            ("MP-100", false),
            ("MP-121", false),
            ("MP-124", false),
            ("MP-200", false),
            ("MP-250", false),
            ("MP-251", false),
            ("MP-KID", false),
            ("MP-130", true),
            ("MP-IAT", true),
            ("MP-011", true),
        ] {
            let row = codes::find(Maskinporten, Some(code), 400).unwrap();
            assert_eq!(disproved(&effect, &Finding::new(&row.code, "token")).is_empty(), holds, "{code}");
        }
    }
}
