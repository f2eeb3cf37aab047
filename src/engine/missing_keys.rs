//! A colleague goes on with the same state on another machine: the state knows a client whose private key is not here.
//! That is told at once, with what can be done about it, and what needs no token goes on.

use super::perform::Performer;
use super::run::Run;
use super::session::Session;
use super::step_run::StepRun;
use super::used_secret::UsedSecret;
use crate::finding::Finding;
use crate::steps::effects::{ClientEffect, KeyRef, KeyToRegister};
use crate::steps::{Effect, Move, Proof, parts};

impl Session<'_, Performer> {
    /// Looks for the key of each client that is still needed, before anything else is done, and tells which are not here.
    /// A key file that was given is taken over, when it is that key.
    pub fn look_for_keys(&mut self, works: &[StepRun], run: &mut Run) {
        let mut looked: Vec<KeyRef> = Vec::new();
        // The keys of ours that are known, and whether the file that was given is used for another, or is told of.
        let (mut known, mut file_is_used) = (Vec::new(), false);
        for (work, next) in self.next_moves(works.iter()) {
            let brief = self.brief(work);
            match parts::client::key_at(&brief).filter(|at| at.known.is_some()) {
                _ if parts::client::is_suppliers(&brief) => {}
                Some(at) => known.push(at),
                None => file_is_used = true,
            }
            let left = !matches!(next, Move::Done | Move::NotNeeded(_));
            let Some(at) = parts::client::key_at(&brief).filter(|at| left && !looked.contains(at)) else { continue };
            let is_ours = !parts::client::is_suppliers(&brief);
            if is_ours && at.known.is_some() {
                match self.performer.have_key(&at) {
                    Ok(used) => {
                        file_is_used |= used;
                        if self.performer.newest_key_is_here(&at).is_err() {
                            run.lack_newest_key(&at.client);
                        }
                    }
                    Err(finding) => {
                        file_is_used = true;
                        self.show(&finding);
                        run.lack_key(&at.client);
                    }
                }
            }
            looked.push(at);
        }
        if !file_is_used && let Err(finding) = self.performer.check_key_file(&known) {
            self.show(&finding);
            known.iter().for_each(|at| run.lack_key(&at.client));
        }
    }
}

impl Session<'_, Performer> {
    /// Looks, before everything is looked at again, whether the keys for that are here. What needs one that is not fails, told
    /// once a key; the rest goes on.
    pub fn look_for_used_keys(&mut self, works: &[StepRun], run: &mut Run) {
        let mut looked: Vec<(KeyRef, Option<Box<Finding>>)> = Vec::new();
        for work in works {
            let brief = self.brief(work);
            let needed: Vec<KeyRef> = work.step.probe(&brief).iter().filter_map(Effect::key).cloned().collect();
            for at in needed {
                let known = looked.iter().position(|(known, _)| known.client == at.client);
                let known = known.unwrap_or_else(|| {
                    let lacks = self.performer.have_key(&at).err();
                    if let Some(finding) = &lacks {
                        self.show(finding);
                    }
                    looked.push((at, lacks));
                    looked.len() - 1
                });
                if let Some((_, Some(finding))) = looked.get(known) {
                    run.fail(work, (**finding).clone());
                }
            }
        }
    }
}

/// Whether a move needs a key that is not here, one that is not used here, or an address that is not called; looking for a
/// proof does, too.
pub(super) fn needs_lacking_key(next: &Move, run: &Run) -> bool {
    let effects = effects(next);
    let withheld = effects.iter().flat_map(UsedSecret::of).any(|secret| run.withholds(&secret))
        || effects.iter().filter_map(Effect::receiver).any(|(_, address)| run.withholds_call(address));
    let lacks = |key: &KeyRef| run.lacks_key(&key.client);
    withheld || effects.iter().any(|effect| effect.key().is_some_and(lacks) || registers_lacking_key(effect, run))
}

/// The clients that get a key of this machine as the next thing.
pub(super) fn registering<'m>(moves: impl Iterator<Item = &'m Move>, run: &Run) -> Vec<String> {
    let here = moves.filter(|next| !needs_lacking_key(next, run)).flat_map(|next| match next {
        Move::Do(effects) => effects.as_slice(),
        _ => &[],
    });
    let clients = here.filter_map(|effect| match effect {
        Effect::Client(ClientEffect::RegisterKey { key: KeyToRegister::Here(at), .. }) => Some(at.client.clone()),
        _ => None,
    });
    clients.collect()
}

/// Whether a move logs in as one of some clients.
pub(super) fn uses_key_of(next: &Move, clients: &[String]) -> bool {
    effects(next).iter().filter_map(Effect::key).any(|key| clients.contains(&key.client))
}

/// What a move does, or looks at.
fn effects(next: &Move) -> &[Effect] {
    match next {
        Move::Do(effects) => effects,
        Move::Wait(wait) => match &wait.proof {
            Proof::Look(effects) => effects,
            Proof::Entry(_) | Proof::NotYet => &[],
        },
        Move::Ask(_) | Move::Blocked(_) | Move::NotNeeded(_) | Move::Done => &[],
    }
}

/// Whether it puts the newest key on the client, and that is on the machine of whoever made it.
fn registers_lacking_key(effect: &Effect, run: &Run) -> bool {
    match effect {
        Effect::Client(ClientEffect::RegisterKey { key: KeyToRegister::Here(at), .. }) => {
            run.lacks_newest_key(&at.client)
        }
        _ => false,
    }
}
