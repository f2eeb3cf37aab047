//! `client key list`: what is known of the keys of a client, and what self-service shows of them.

use super::perform::Performer;
use super::session::Session;
use super::step_run::StepRun;
use crate::api::client_keys::SeenKey;
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
        let mut others: Vec<&SeenKey> = registered.iter().flatten().collect();
        for key in keys.iter_mut().filter(|_| registered.is_some()) {
            let found = others.iter().position(|seen| is_it(&brief, &key.kid, seen)).map(|at| others.remove(at));
            key.registered = Some(found.is_some());
            key.ends = found.and_then(|seen| seen.ends).map(dates::day).or(key.ends);
        }
        keys.extend(others.into_iter().map(|seen| KeyShown {
            kid: seen.kid.clone(),
            holder: None,
            ends: seen.ends.map(dates::day),
            used: false,
            place: None,
            registered: Some(true),
        }));
        // A key that is not on the client yet is passed over.
        let able = |kid: &&String| keys.iter().all(|key| key.kid != **kid || key.registered != Some(false));
        let used = here.iter().find(able).cloned();
        if let Some(key) = keys.iter_mut().find(|key| used.as_ref() == Some(&key.kid)) {
            key.used = true;
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

/// Whether what self-service shows under an id is the key that is known here: an id may be given to another.
fn is_it(brief: &Brief<'_>, kid: &str, seen: &SeenKey) -> bool {
    let known = client::keys(brief).into_iter().find(|key| key.kid == kid);
    let other = known.and_then(|key| key.thumbprint.as_ref()).zip(seen.thumbprint.as_ref());
    seen.kid == kid && other.is_none_or(|(ours, theirs)| ours == theirs)
}

/// The keys that the state knows, the newest first.
fn known(brief: &Brief<'_>, here: &[String]) -> Vec<KeyShown> {
    if let Some(pasted) = brief.at(t::PublicKey, brief.client()) {
        return vec![KeyShown {
            kid: pasted.kid.clone(),
            holder: brief.get(t::SupplierName).map(|name| name.0.clone()),
            ends: key_end::last_day(brief),
            used: false,
            place: Some(KeyWhere::Supplier),
            registered: None,
        }];
    }
    let shown = |key: &ClientKey| KeyShown {
        kid: key.kid.clone(),
        holder: key.holder.clone(),
        ends: Some(key.expires),
        used: false,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::steps::testing::Bench;

    #[test]
    fn another_key_under_the_same_id_is_another() {
        let mut bench = Bench::sandbox();
        bench.owner();
        bench.ready_client();
        let known = (*client::keys(&bench.brief()).first().unwrap()).clone();
        let seen = |kid: &str, thumbprint: Option<&str>| SeenKey {
            kid: kid.to_owned(),
            thumbprint: thumbprint.map(str::to_owned),
            ends: None,
        };
        for (ours, theirs, is_same) in [
            (None, Some("b"), true),
            (Some("a"), None, true),
            (Some("a"), Some("a"), true),
            (Some("a"), Some("b"), false),
        ] {
            let thumbprint = ours.map(str::to_owned);
            bench.made_at(t::ClientKey, "main", ClientKey { thumbprint, ..known.clone() });
            assert_eq!(is_it(&bench.brief(), &known.kid, &seen(&known.kid, theirs)), is_same, "{ours:?} {theirs:?}");
        }
        assert!(!is_it(&bench.brief(), &known.kid, &seen("another", Some("a"))));
    }
}
