//! When the key of a client ends. Maskinporten takes a key for a year from its registration, or until its own `exp`
//! (felleslosninger/docs, `oidc_api_admin.md`, 2024-10-17).

use jiff::civil::Date;
use jiff::{Span, Timestamp};

use super::client;
use crate::finding::Severity;
use crate::record::key::DAYS_TAKEN;
use crate::record::values::ClientKey;
use crate::record::{Topic, t};
use crate::steps::Brief;
use crate::text::dates;

/// The last day on which the key of the client is taken, as far as it is known.
#[must_use]
pub fn last_day(brief: &Brief<'_>) -> Option<Date> {
    let name = brief.client();
    if !client::is_suppliers(brief) {
        return Some(brief.at(t::ClientKey, name)?.expires);
    }
    let own = brief.at(t::PublicKey, name)?.exp.and_then(|exp| Timestamp::from_second(exp).ok()).map(dates::day);
    let registered = brief.at(t::KeyOnClient, name).map(|on| on.0).or_else(|| registered_by_hand(brief));
    let year = registered.and_then(|day| day.checked_add(Span::new().days(DAYS_TAKEN)).ok());
    own.into_iter().chain(year).min()
}

/// The day by which a person had registered the supplier's key: the id of a client is told when it has its key.
fn registered_by_hand(brief: &Brief<'_>) -> Option<Date> {
    let told = |topic| brief.evidence(topic, Some(brief.client())).map(|evidence| evidence.at);
    Some(dates::day(told(Topic::ClientId)?.max(told(Topic::PublicKey)?)))
}

/// The keys of the client beside the newest that somebody may still use: those of whoever holds no newer one. Nobody told
/// who holds a key without a holder, so it counts.
#[must_use]
pub fn others_in_use<'a>(brief: &Brief<'a>) -> Vec<&'a ClientKey> {
    let keys = client::keys(brief);
    let is_newest = |one: &ClientKey| {
        let of_holder = keys.iter().filter(|other| other.holder.is_some() && other.holder == one.holder);
        of_holder.map(|other| other.expires).max().is_none_or(|last| last <= one.expires)
    };
    client::other_keys(brief).map(|(_, key)| key).filter(|key| is_newest(key)).collect()
}

/// How many days before its end a key is spoken of, and how much it matters by then: the last that holds.
const NEAR: [(i32, Severity); 3] = [(60, Severity::Note), (30, Severity::Warning), (7, Severity::Error)];

/// How much it matters that a key ends in so many days; nothing while it is long until then, and when it has ended.
#[must_use]
pub fn near_end(left: i32) -> Option<Severity> {
    NEAR.iter().filter(|(days, _)| (0..=*days).contains(&left)).map(|(_, severity)| *severity).next_back()
}

/// The last day of a key that has ended.
#[must_use]
pub fn ended(brief: &Brief<'_>) -> Option<Date> {
    last_day(brief).filter(|last| *last < dates::day(brief.now))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ClientId, PublicJwk};
    use crate::record::values::{OperatedBy, Signed};
    use crate::steps::testing::Bench;
    use jiff::civil::date;

    #[test]
    fn the_nearer_its_end_the_more_a_key_matters() {
        let steps = [(61, None), (60, Some(Severity::Note)), (31, Some(Severity::Note)), (30, Some(Severity::Warning))];
        let last = [(8, Some(Severity::Warning)), (7, Some(Severity::Error)), (0, Some(Severity::Error)), (-1, None)];
        for (left, severity) in steps.into_iter().chain(last) {
            assert_eq!(near_end(left), severity, "{left}");
        }
    }

    #[test]
    fn a_key_of_ours_ends_when_the_state_says_and_a_suppliers_with_the_first_of_two() {
        let mut bench = Bench::sandbox();
        assert_eq!(last_day(&bench.brief()), None);
        bench.owner();
        bench.ready_client();
        assert_eq!(last_day(&bench.brief()), Some(date(2027, 11, 20)));
        assert_eq!(ended(&bench.brief()), None);
        bench.now = "2027-11-20T12:00:00Z".parse().unwrap();
        assert_eq!(ended(&bench.brief()), None, "it is taken on its last day");
        bench.now = "2027-11-21T12:00:00Z".parse().unwrap();
        assert_eq!(ended(&bench.brief()), Some(date(2027, 11, 20)));

        let mut bench = Bench::sandbox();
        bench.told(t::OperatedBy, OperatedBy::SupplierKey);
        let key = |exp| PublicJwk::from_parts(&[255; 256], &[1, 0, 1], exp);
        bench.told_at(t::PublicKey, "main", key(None));
        assert_eq!(last_day(&bench.brief()), None, "nobody knows when it was registered");
        let registered_by = dates::day(bench.now).checked_add(Span::new().days(DAYS_TAKEN)).unwrap();
        bench.told_at(t::ClientId, "main", ClientId::parse("5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11").unwrap());
        assert_eq!(last_day(&bench.brief()), Some(registered_by), "by hand, and its id was told then");
        bench.made_at(t::KeyOnClient, "main", Signed(date(2026, 11, 19)));
        assert_eq!(last_day(&bench.brief()), Some(date(2027, 11, 19)));
        // 2027-01-15.
        bench.told_at(t::PublicKey, "main", key(Some(1_800_000_000)));
        assert_eq!(last_day(&bench.brief()), Some(date(2027, 1, 15)));
    }
}
