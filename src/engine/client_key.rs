//! The client's key outside the loop: `client key` makes or finds it and shows its public part.

use super::outcome::Learned;
use super::perform::Performer;
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use crate::catalog::codes::keys;
use crate::domain::PublicJwk;
use crate::finding::Finding;
use crate::record::key::is_of_client;
use crate::record::values::Told;
use crate::record::{Source, Topic, Value, t};
use crate::steps::effects::KeyRef;
use crate::steps::maskinporten_client::BITS;
use crate::steps::parts::client;

/// What is known of a client's key, and was seen with it.
const OF_KEY: [Topic; 5] = [Topic::KeyName, Topic::ClientKey, Topic::KeyOnClient, Topic::Token, Topic::ScopeOnClient];

impl Session<'_, Performer> {
    /// Makes the key of a work's client, or finds it, and answers its public part. With `new`, a key is made beside the one
    /// that the client has; the step then registers it.
    ///
    /// # Errors
    /// The state cannot be saved, or a newer version of the program wrote of that key. The inner error says why there is no key.
    pub fn client_key(&mut self, work: &StepRun, new: bool) -> Result<Result<PublicJwk, Box<Finding>>, EngineFault> {
        let client = self.brief(work).client().to_owned();
        // Looked at before a key is made that could not be noted.
        for topic in OF_KEY.into_iter().chain([Topic::PublicKey]) {
            self.check_readable(&work.place, topic, |key| key.is_none_or(|key| is_of_client(key, &client)))?;
        }
        if let Some(pasted) = self.brief(work).at(t::PublicKey, &client) {
            return Ok(Ok(pasted.clone()));
        }
        if client::is_suppliers(&self.brief(work)) {
            return Ok(Err(Box::new(Finding::new(&keys::KEY_OF_SUPPLIER, "client key"))));
        }
        if new {
            // Made before the old one is forgotten: where no key can be made, nothing is lost.
            let at = KeyRef { client: client.clone(), name: self.fresh_name(&client), place: None };
            let outcome = match self.performer.make_key(&at, self.key_bits.unwrap_or(BITS)) {
                Ok(outcome) => outcome,
                Err(finding) => return Ok(Err(finding)),
            };
            self.forget_key(work, &client)?;
            self.record_name(work, &client, at.name)?;
            for learned in outcome.learned {
                self.record(&work.place, learned)?;
            }
        }
        let name = match self.brief(work).at(t::KeyName, &client) {
            Some(name) => name.0.clone(),
            None => {
                let name = self.fresh_name(&client);
                self.record_name(work, &client, name.clone())?;
                name
            }
        };
        let at = KeyRef { client: client.clone(), name, place: None };
        if self.brief(work).at(t::ClientKey, &client).is_none() {
            let outcome = match self.performer.make_key(&at, self.key_bits.unwrap_or(BITS)) {
                Ok(outcome) => outcome,
                Err(finding) => return Ok(Err(finding)),
            };
            for learned in outcome.learned {
                self.record(&work.place, learned)?;
            }
        }
        // The store keeps no key ids, the state does.
        let kid = self.brief(work).at(t::ClientKey, &client).map(|key| key.kid.clone());
        let public = self.performer.public_key(&at);
        Ok(public.map(|public| PublicJwk { kid: kid.unwrap_or_else(|| public.kid.clone()), ..public }))
    }

    /// A name in the key store that nothing has yet.
    fn fresh_name(&self, client: &str) -> String {
        format!("{}-{client}-{}", self.environment.name, crate::world::keys::fresh_id().simple())
    }

    fn record_name(&mut self, work: &StepRun, client: &str, name: String) -> Result<(), EngineFault> {
        let (key, value) = (Some(client.to_owned()), Value::KeyName(Told(name)));
        let how = "altinn-onboard".to_owned();
        self.record(&work.place, Learned { key, value, source: Source::Made, how }).map(|_| ())
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
