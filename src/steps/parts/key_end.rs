//! When the key of a client ends. Maskinporten takes a key for a year from its registration, or until its own `exp`
//! (felleslosninger/docs, `oidc_api_admin.md`, 2024-10-17).

use jiff::civil::Date;
use jiff::{Span, Timestamp};

use super::client;
use crate::record::t;
use crate::record::values::ClientKey;
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
    let year = brief.at(t::KeyOnClient, name).and_then(|on| on.0.checked_add(Span::new().years(1)).ok());
    own.into_iter().chain(year).min()
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

/// The last day of a key that has ended.
#[must_use]
pub fn ended(brief: &Brief<'_>) -> Option<Date> {
    last_day(brief).filter(|last| *last < dates::day(brief.now))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PublicJwk;
    use crate::record::values::{OperatedBy, Signed};
    use crate::steps::testing::Bench;
    use jiff::civil::date;

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
        bench.made_at(t::KeyOnClient, "main", Signed(date(2026, 11, 20)));
        assert_eq!(last_day(&bench.brief()), Some(date(2027, 11, 20)));
        // 2027-01-15.
        bench.told_at(t::PublicKey, "main", key(Some(1_800_000_000)));
        assert_eq!(last_day(&bench.brief()), Some(date(2027, 1, 15)));
    }
}
