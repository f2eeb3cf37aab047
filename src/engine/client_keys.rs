//! `client key list`: what is known of the keys of a client, and what self-service shows of them.

use super::perform::Performer;
use super::session::Session;
use super::step_run::StepRun;
use crate::finding::Finding;
use crate::record::t;
use crate::record::values::{ClientKey, KeyPlace};
use crate::report::client_keys::{ClientKeysShown, KeyShown, KeyWhere};
use crate::steps::Brief;
use crate::steps::parts::{client, key_end};
use crate::text::dates;

impl Session<'_, Performer> {
    /// The keys of a work's client: those that are known here, with what self-service shows of them, and those that only
    /// self-service knows.
    ///
    /// # Errors
    /// Self-service does not answer as it should.
    pub async fn keys_shown(&self, work: &StepRun) -> Result<ClientKeysShown, Box<Finding>> {
        let brief = self.brief(work);
        let id = brief.at(t::ClientId, brief.client()).cloned();
        let registered = match &id {
            Some(id) if self.environment.admin_client.is_some() => Some(self.performer.keys_on_client(id).await?),
            _ => None,
        };
        let here = client::key_at(&brief).map(|at| self.performer.keys_here(&at)).unwrap_or_default();
        let mut keys = known(&brief, &here);
        for key in &mut keys {
            let Some(registered) = &registered else { continue };
            let found = registered.iter().find(|seen| seen.kid == key.kid);
            key.registered = Some(found.is_some());
            key.ends = found.and_then(|seen| seen.ends).map(dates::day).or(key.ends);
        }
        let is_known = |kid: &str, keys: &[KeyShown]| keys.iter().any(|key| key.kid == kid);
        for seen in registered.iter().flatten() {
            if !is_known(&seen.kid, &keys) {
                let ends = seen.ends.map(dates::day);
                let (kid, registered) = (seen.kid.clone(), Some(true));
                keys.push(KeyShown { kid, holder: None, ends, used: false, place: None, registered });
            }
        }
        Ok(ClientKeysShown {
            client: brief.client().to_owned(),
            id,
            asked: registered.is_some(),
            keys,
            today: dates::day(brief.now),
        })
    }
}

/// The keys that the state knows, the newest first.
fn known(brief: &Brief<'_>, here: &[String]) -> Vec<KeyShown> {
    if let Some(pasted) = brief.at(t::PublicKey, brief.client()) {
        return vec![KeyShown {
            kid: pasted.kid.clone(),
            holder: brief.get(t::SupplierName).map(|name| name.0.clone()),
            ends: key_end::last_day(brief),
            used: true,
            place: Some(KeyWhere::Supplier),
            registered: None,
        }];
    }
    let newest = brief.at(t::ClientKey, brief.client()).map(|key| key.kid.as_str());
    let shown = |key: &ClientKey| KeyShown {
        kid: key.kid.clone(),
        holder: key.holder.clone(),
        ends: Some(key.expires),
        used: newest == Some(key.kid.as_str()),
        place: Some(match key.place {
            _ if here.contains(&key.kid) => KeyWhere::Here,
            KeyPlace::Env => KeyWhere::Variable,
            KeyPlace::Supplier => KeyWhere::Supplier,
            KeyPlace::ThisMachine | KeyPlace::File => KeyWhere::Elsewhere,
        }),
        registered: None,
    };
    client::keys(brief).into_iter().map(shown).collect()
}
