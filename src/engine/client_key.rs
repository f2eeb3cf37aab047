//! The client's key outside the loop: `client key` makes or finds it and shows its public part.

use super::outcome::{Learned, Performed};
use super::perform::Performer;
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use crate::catalog::codes::keys;
use crate::domain::{KeyStoreName, PublicJwk};
use crate::finding::Finding;
use crate::record::key::{client_kid, is_of_client};
use crate::record::values::{ClientKey, KeySource};
use crate::record::{Book, Evidence, Source, Topic, TopicMarker as _, Value, t};
use crate::steps::effects::KeyRef;
use crate::steps::maskinporten_client::BITS;
use crate::steps::parts::{client, key_end};

/// What is known of a client's key, and was seen with it.
const OF_KEY: [Topic; 5] = [Topic::KeyName, Topic::ClientKey, Topic::KeyOnClient, Topic::Token, Topic::ScopeOnClient];

impl Session<'_, Performer> {
    /// Makes the key of a work's client, or finds it, and answers its public part. With `new`, a key is made beside the one
    /// that the client has; the step then registers it. `holder` is the role of whoever holds a key that is made.
    ///
    /// # Errors
    /// The state cannot be saved, or a newer version of the program wrote of that key. The inner error says why there is no key.
    pub fn client_key(
        &mut self,
        work: &StepRun,
        new: bool,
        holder: Option<&str>,
    ) -> Result<Result<PublicJwk, Box<Finding>>, EngineFault> {
        let client = self.brief(work).client().to_owned();
        match self.known_key(work)? {
            Some(known) if !new || self.is_of_others(work, &client) => return Ok(known),
            _ => {}
        }
        if new {
            // Made before the old one is forgotten: where no key can be made, nothing is lost.
            let name = self.fresh_name(&client);
            let at =
                KeyRef { client: client.clone(), name: name.to_string(), place: None, known: None, others: Vec::new() };
            let outcome = match self.had_key(&at) {
                Ok(outcome) => outcome,
                Err(finding) => return Ok(Err(finding)),
            };
            self.put_aside(work, &client)?;
            self.record_name(work, &client, name)?;
            for learned in outcome.learned {
                self.record(&work.place, held_by(learned, holder))?;
            }
        }
        let name = match self.brief(work).at(t::KeyName, &client) {
            Some(name) => name.to_string(),
            None => {
                let name = self.fresh_name(&client);
                self.record_name(work, &client, name.clone())?;
                name.to_string()
            }
        };
        let at = KeyRef { client: client.clone(), name, place: None, known: None, others: Vec::new() };
        if self.brief(work).at(t::ClientKey, &client).is_none() {
            let outcome = match self.chosen_key(work, &at) {
                Ok(outcome) => outcome,
                Err(finding) => return Ok(Err(finding)),
            };
            for learned in outcome.learned {
                self.record(&work.place, held_by(learned, holder))?;
            }
        }
        Ok(self.public_part(work, &at))
    }

    /// All keys of the client, the newest first, each with whether it is on this machine.
    #[must_use]
    pub fn client_keys(&self, work: &StepRun) -> Vec<(ClientKey, bool)> {
        let brief = self.brief(work);
        let here = client::key_at(&brief).map(|at| self.performer.keys_here(&at)).unwrap_or_default();
        client::keys(&brief).into_iter().map(|key| (key.clone(), here.contains(&key.kid))).collect()
    }

    /// The public part of a client's key that is known already; `None` where one is to be made. Writes nothing.
    ///
    /// # Errors
    /// A newer version of the program wrote of that key. The inner error says why it cannot be shown: also that the key
    /// file that was named holds another.
    pub fn known_client_key(&self, work: &StepRun) -> Result<Option<Result<PublicJwk, Box<Finding>>>, EngineFault> {
        let known = self.known_key(work)?;
        let same = |public| match client::key_at(&self.brief(work)) {
            Some(at) => self.performer.check_key_file(&[at]).map(|()| public),
            None => Ok(public),
        };
        Ok(known.map(|known| known.and_then(same)))
    }

    fn known_key(&self, work: &StepRun) -> Result<Option<Result<PublicJwk, Box<Finding>>>, EngineFault> {
        let client = self.brief(work).client().to_owned();
        // What a newer version wrote of the key may be that there is another, or none.
        for topic in OF_KEY.into_iter().chain([Topic::PublicKey]) {
            self.check_readable(&work.place, topic, |key| key.is_none_or(|key| is_of_client(key, &client)))?;
        }
        let brief = self.brief(work);
        if let Some(pasted) = brief.at(t::PublicKey, &client) {
            return Ok(Some(Ok(pasted.clone())));
        }
        if client::is_suppliers(&brief) {
            return Ok(Some(Err(Box::new(Finding::new(&keys::KEY_OF_SUPPLIER, "client key")))));
        }
        let (Some(name), Some(_)) = (brief.at(t::KeyName, &client), brief.at(t::ClientKey, &client)) else {
            return Ok(None);
        };
        let at = KeyRef { client, name: name.to_string(), place: None, known: None, others: Vec::new() };
        Ok(Some(self.public_part(work, &at)))
    }

    /// The key of a place that has none yet, from where somebody chose. Where that is a file, none is made in its stead.
    fn chosen_key(&self, work: &StepRun, at: &KeyRef) -> Performed {
        match client::source(&self.brief(work)) {
            Some(KeySource::File) => self.performer.take_key(at),
            _ => self.had_key(at),
        }
    }

    /// The key of a place that has none yet: taken over from the file that was given, or made.
    fn had_key(&self, at: &KeyRef) -> Performed {
        match self.performer.has_key_file() {
            true => self.performer.take_key(at),
            false => self.performer.make_key(at, self.key_bits.unwrap_or(BITS)),
        }
    }

    /// Whether the private part is somebody else's: no key is made beside it.
    fn is_of_others(&self, work: &StepRun, client: &str) -> bool {
        let brief = self.brief(work);
        brief.at(t::PublicKey, client).is_some() || client::is_suppliers(&brief)
    }

    /// The public part, from the store, under the id that the state has for it: the store keeps none.
    fn public_part(&self, work: &StepRun, at: &KeyRef) -> Result<PublicJwk, Box<Finding>> {
        let known = client::key_at(&self.brief(work));
        self.performer.public_key(known.as_ref().unwrap_or(at))
    }

    /// A name in the key store that nothing has yet.
    fn fresh_name(&self, client: &str) -> KeyStoreName {
        let fresh = crate::world::keys::fresh_id().simple().to_string();
        KeyStoreName::of(&[self.environment.name.as_str(), client, &fresh])
    }

    fn record_name(&mut self, work: &StepRun, client: &str, name: KeyStoreName) -> Result<(), EngineFault> {
        let (key, value) = (Some(client.to_owned()), Value::KeyName(name));
        let how = "altinn-onboard".to_owned();
        self.record(&work.place, Learned { key, value, source: Source::Made, how }).map(|_| ())
    }

    /// Makes room for a new key of a client. The one that it has stays, by its id, with all that was seen with it, as long as
    /// it can be used; where it cannot, the new one must show by itself that it is on the client and has its scopes.
    fn put_aside(&mut self, work: &StepRun, client: &str) -> Result<(), EngineFault> {
        let brief = self.brief(work);
        let registered = brief.at(t::KeyOnClient, client).copied();
        let alive = key_end::ended(&brief).is_none() || client::key_at(&brief).is_some_and(|at| !at.others.is_empty());
        let usable = alive && (registered.is_some() || client::works(&brief));
        let old = brief.at(t::ClientKey, client).cloned().zip(brief.at(t::KeyName, client).cloned());
        let Some((old, name)) = old.filter(|_| usable) else { return self.forget_key(work, client) };
        self.move_aside(work, client, old, name)
    }

    /// Before a step is begun anew on this machine that makes keys: where the newest key of its client is somebody else's, it
    /// stays as a key of the client beside the one that will be made here.
    ///
    /// # Errors
    /// The state cannot be saved.
    pub fn spare_others_keys(&mut self, works: &[StepRun], step: &str) -> Result<(), EngineFault> {
        let makes_keys = |work: &&StepRun| work.id() == step && work.step.card().gives.contains(&Topic::ClientKey);
        works.iter().filter(makes_keys).try_for_each(|work| self.spare_others_key(work))
    }

    fn spare_others_key(&mut self, work: &StepRun) -> Result<(), EngineFault> {
        let brief = self.brief(work);
        let client = brief.client().to_owned();
        let is_elsewhere = !client::is_suppliers(&brief)
            && client::key_at(&brief)
                .is_some_and(|at| at.known.is_some() && self.performer.newest_key_is_here(&at).is_err());
        let known = brief.at(t::ClientKey, &client).cloned().zip(brief.at(t::KeyName, &client).cloned());
        match known.filter(|_| is_elsewhere) {
            Some((key, name)) => self.move_aside(work, &client, key, name),
            None => Ok(()),
        }
    }

    /// Keeps the newest key of a client under its id, so that another can be the newest.
    fn move_aside(
        &mut self,
        work: &StepRun,
        client: &str,
        old: ClientKey,
        name: KeyStoreName,
    ) -> Result<(), EngineFault> {
        let now = self.clock.now();
        let one = client_kid(client, &old.kid);
        let evidence = |topic, book: &Book| book.evidence(topic, Some(client), &work.place).cloned();
        let book = self.book_mut();
        let mut moved = Vec::new();
        if let Some(known) = evidence(Topic::ClientKey, book) {
            moved.push(Evidence { value: t::ClientKey::wrap(ClientKey { name: Some(name), ..old }), ..known });
        }
        moved.extend(evidence(Topic::KeyOnClient, book));
        for topic in [Topic::KeyName, Topic::ClientKey, Topic::KeyOnClient] {
            book.withdraw(&work.place, topic, Some(client), None, now);
        }
        for evidence in moved {
            book.put(&work.place, Some(one.clone()), evidence)?;
        }
        self.save()
    }

    /// Forgets the key of a client, and everything that was seen with it: the new one must show by itself that it is on
    /// the client and has its scopes.
    fn forget_key(&mut self, work: &StepRun, client: &str) -> Result<(), EngineFault> {
        let now = self.clock.now();
        let book = self.book_mut();
        for topic in OF_KEY {
            let Some(facts) = book.facts(topic.scope(), &work.place) else { continue };
            let keys = facts.of(topic).filter_map(|(key, _)| key);
            let keys: Vec<String> = keys.filter(|key| is_of_client(key, client)).map(str::to_owned).collect();
            for key in keys {
                book.withdraw(&work.place, topic, Some(&key), None, now);
            }
        }
        self.save()
    }
}

/// What was learned of a key, with who holds it.
fn held_by(mut learned: Learned, holder: Option<&str>) -> Learned {
    if let (Value::ClientKey(key), Some(holder)) = (&mut learned.value, holder) {
        key.holder = Some(holder.to_owned());
    }
    learned
}
