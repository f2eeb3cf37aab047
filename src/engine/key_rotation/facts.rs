//! What the state knows of a rotation: which two keys, which of them is used, and how long the old one stays.

use jiff::SignedDuration;

use super::Rotation;
use crate::engine::perform::Performer;
use crate::engine::session::{EngineFault, Session};
use crate::engine::step_run::StepRun;
use crate::record::key::client_kid;
use crate::record::values::{ClientKey, Signed};
use crate::record::{Evidence, Source, Topic, TopicMarker as _, t};
use crate::steps::parts::client;
use crate::text::dates;

impl Session<'_, Performer> {
    /// The rotation that was begun, as it stands in the state.
    pub(super) fn rotation(&self, work: &StepRun) -> Option<Rotation> {
        let brief = self.brief(work);
        let name = brief.at(t::KeyName, brief.client());
        // The name of the newest is a fact of its own.
        let named = |key: &ClientKey| ClientKey { name: key.name.clone().or_else(|| name.cloned()), ..key.clone() };
        let keys: Vec<ClientKey> = client::keys(&brief).into_iter().map(named).collect();
        let used = brief.at(t::ClientKey, brief.client()).map(|key| key.kid.as_str());
        let pair = |new: &ClientKey| {
            let replaced = new.replaces.clone().filter(|replaced| replaced.kid != new.kid)?;
            let old = keys.iter().find(|key| key.kid == replaced.kid)?;
            // Where a third key has come into use since, neither of the two takes its place.
            let is_used = |key: &ClientKey| used == Some(key.kid.as_str());
            if !is_used(old) && !is_used(new) {
                return None;
            }
            Some((old.clone(), new.clone(), replaced))
        };
        let (old, new, replaced) = keys.iter().find_map(pair)?;
        let id = brief.at(t::ClientId, brief.client())?.clone();
        Some(Rotation { client: brief.client().to_owned(), id, old, new, replaced })
    }

    /// Remembers that the old key stays longer, or less long, than was said before.
    pub(super) fn change_grace(
        &mut self,
        work: &StepRun,
        rotation: &mut Rotation,
        grace: SignedDuration,
    ) -> Result<(), EngineFault> {
        let grace = grace.as_secs().unsigned_abs();
        if rotation.replaced.grace == grace {
            return Ok(());
        }
        rotation.replaced.grace = grace;
        rotation.new.replaces = Some(rotation.replaced.clone());
        match rotation.replaced.since {
            Some(_) => {
                self.put_key(work, rotation.client.clone(), ClientKey { name: None, ..rotation.new.clone() })?;
            }
            None => self.put_key(work, rotation.beside(), rotation.new.clone())?,
        }
        self.save()
    }

    pub(super) fn note_registered(
        &mut self,
        work: &StepRun,
        rotation: &Rotation,
        source: Source,
        how: &str,
    ) -> Result<(), EngineFault> {
        let at = self.clock.now();
        let value = t::KeyOnClient::wrap(Signed(dates::day(at)));
        let evidence = Evidence { value, source, at, how: how.to_owned() };
        self.book_mut().put(&work.place, Some(rotation.beside()), evidence)?;
        self.save()
    }

    /// Moves the facts: the new key is the one that is used, and the old one stands beside it until it goes. In one save, so
    /// that there is always one that works. Answers whether the old key was known under its client.
    pub(super) fn move_to_new(&mut self, work: &StepRun, rotation: &mut Rotation) -> Result<bool, EngineFault> {
        let now = self.clock.now();
        rotation.replaced.since = Some(now);
        let client = rotation.client.clone();
        let (beside, old_key) = (rotation.beside(), client_kid(&client, &rotation.old.kid));
        let evidence =
            |topic: Topic, key: &str, session: &Self| session.book().evidence(topic, Some(key), &work.place).cloned();
        let on_client = [(&client, &old_key), (&beside, &client)]
            .map(|(from, to)| (evidence(Topic::KeyOnClient, from, self), to.clone()));
        let names = [evidence(Topic::KeyName, &client, self), evidence(Topic::ClientKey, &client, self)];
        let [Some(old_name), Some(known)] = names else { return Ok(false) };
        let new_name = rotation.new.name.clone();
        rotation.new.replaces = Some(rotation.replaced.clone());
        let old = Evidence { value: t::ClientKey::wrap(rotation.old.clone()), ..known };
        let book = self.book_mut();
        for (topic, key) in [(Topic::ClientKey, &beside), (Topic::KeyOnClient, &beside), (Topic::KeyOnClient, &client)]
        {
            book.withdraw(&work.place, topic, Some(key), None, now);
        }
        book.put(&work.place, Some(old_key), old)?;
        if let Some(name) = new_name {
            let value = t::KeyName::wrap(name);
            book.put(&work.place, Some(client.clone()), Evidence { value, ..old_name })?;
        }
        for (evidence, to) in on_client {
            if let Some(evidence) = evidence {
                book.put(&work.place, Some(to), evidence)?;
            }
        }
        self.put_key(work, client, ClientKey { name: None, ..rotation.new.clone() })?;
        self.save().map(|()| true)
    }

    pub(super) fn put_key(&mut self, work: &StepRun, key: String, value: ClientKey) -> Result<(), EngineFault> {
        let (at, how) = (self.clock.now(), "altinn-onboard client key rotate".to_owned());
        let evidence = Evidence { value: t::ClientKey::wrap(value), source: Source::Made, at, how };
        self.book_mut().put(&work.place, Some(key), evidence)?;
        Ok(())
    }

    /// The old key is known no more, and the rotation is over.
    pub(super) fn withdraw_old(&mut self, work: &StepRun, rotation: &Rotation) -> Result<(), EngineFault> {
        let (now, old) = (self.clock.now(), client_kid(&rotation.client, &rotation.old.kid));
        for topic in [Topic::ClientKey, Topic::KeyOnClient] {
            self.book_mut().withdraw(&work.place, topic, Some(&old), None, now);
        }
        self.put_key(work, rotation.client.clone(), ClientKey { name: None, replaces: None, ..rotation.new.clone() })?;
        self.save()
    }
}
