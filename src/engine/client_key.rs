//! The client's key outside the loop: `client key` makes or finds it and shows its public part.

use super::outcome::Learned;
use super::perform::Performer;
use super::session::{EngineFault, Session, Work};
use crate::domain::PublicJwk;
use crate::record::values::Told;
use crate::record::{Source, Topic, Value, t};
use crate::report::Finding;
use crate::steps::effect::KeyAt;

/// The length of keys that are made here unless something else was wished, in bits (facts: maskinporten 3).
pub const BITS: usize = 2048;

impl Session<Performer> {
    /// Makes the key of a work's client, or finds it, and answers its public part. With `new`, a key is made beside the one
    /// that the client has; the step then registers it.
    ///
    /// # Errors
    /// The state cannot be saved. The inner error says why there is no key.
    pub fn client_key(&mut self, work: &Work, new: bool) -> Result<Result<PublicJwk, Box<Finding>>, EngineFault> {
        let client = self.brief(work).client().to_owned();
        if let Some(pasted) = self.brief(work).at(t::PublicKey, &client) {
            return Ok(Ok(pasted.clone()));
        }
        if new {
            let book = self.state.book_mut(self.environment.simulated);
            for topic in [Topic::KeyName, Topic::ClientKey, Topic::KeyOnClient, Topic::Token] {
                book.withdraw(&work.place, topic, Some(&client), None);
            }
            self.save()?;
        }
        let name = match self.brief(work).at(t::KeyName, &client) {
            Some(name) => name.0.clone(),
            None => {
                let name = format!("{}-{client}-{}", self.environment.name, crate::world::keys::fresh_id().simple());
                let value = Value::KeyName(Told(name.clone()));
                let how = "altinn-onboard".to_owned();
                self.record(&work.place, Learned { key: Some(client.clone()), value, source: Source::Made, how })?;
                name
            }
        };
        let known = self.brief(work).at(t::ClientKey, &client).is_some();
        let at = KeyAt { client: client.clone(), name, place: None };
        let made = if known { self.performer.find_key(&at) } else { self.performer.make_key(&at, BITS) };
        let outcome = match made {
            Ok(outcome) => outcome,
            Err(finding) => return Ok(Err(finding)),
        };
        for learned in outcome.learned {
            self.record(&work.place, learned)?;
        }
        Ok(self.performer.public_key(&at))
    }
}
