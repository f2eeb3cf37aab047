//! What is dated in the future: in a merge the newest holds, so a date ahead goes before everything that is done until then.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use crate::catalog::codes::states as codes;
use crate::finding::Finding;
use crate::record::{FactHistory, FactPlace, State};
use crate::text::clean::clean_line;
use crate::text::dates;

/// What is dated in the future, by more than clocks differ: no merge could tell it from what is newer.
pub(super) fn ahead(state: &State, today: Date) -> Vec<Finding> {
    let latest = today.saturating_add(2.days()).to_zoned(TimeZone::UTC).map_or(Timestamp::MAX, |day| day.timestamp());
    let ahead = |(place, history): (FactPlace<'_>, FactHistory<'_>)| {
        let taken_back = history.past.iter().filter_map(|past| past.taken_back);
        // What was replaced wins over nothing any more.
        let date = taken_back.chain(history.now.map(|now| now.at)).filter(|at| *at >= latest).max()?;
        let place = clean_line(&place.to_string());
        let finding = Finding::new(&codes::STATE_AHEAD, place.as_str()).with("place", place);
        Some(finding.with("date", dates::said_moment(date)))
    };
    state.histories().filter_map(ahead).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{OrgNumber, Product};
    use crate::record::{Evidence, Handle, Place, Source, TopicMarker as _, t};

    #[test]
    fn what_is_dated_beyond_tomorrow_is_told_whether_it_holds_or_was_taken_back() {
        let today = jiff::civil::date(2026, 12, 1);
        let told = |at: &str| {
            let environment = crate::domain::EnvironmentName::parse("tt02").unwrap();
            let place = Place { environment, service: Handle::parse("vedtak").unwrap() };
            let mut state = State::default();
            state.real.begin(&place, Product::Correspondence);
            let value = t::OrgNumber::wrap(OrgNumber::parse("991825827").unwrap());
            let evidence = Evidence { value, source: Source::Told, at: at.parse().unwrap(), how: "flag".into() };
            state.real.put(&place, None, evidence).unwrap();
            (state, place)
        };
        // Clocks differ, and so do days.
        assert_eq!(ahead(&told("2026-12-02T23:59:00Z").0, today), []);
        let (state, place) = told("2099-01-01T00:00:00Z");
        let found = ahead(&state, today);
        let codes: Vec<_> = found.iter().map(|finding| (finding.code.id, finding.subject.as_str())).collect();
        assert_eq!(codes, [("STATE-AHEAD", "books/real/organisation/org-number")]);
        // A merge goes by the day on which it was taken back.
        let withdrawn = |at: &str| {
            let (mut state, place) = (state.clone(), place.clone());
            state.real.withdraw(&place, crate::record::Topic::OrgNumber, None, None, at.parse().unwrap());
            ahead(&state, today).len()
        };
        assert_eq!((withdrawn("2026-12-01T00:00:00Z"), withdrawn("2099-01-02T00:00:00Z")), (0, 1));
        let (mut state, place) = told("2099-01-01T00:00:00Z");
        let value = t::OrgNumber::wrap(OrgNumber::parse("974760673").unwrap());
        let at = "2026-12-01T00:00:00Z".parse().unwrap();
        state.real.put(&place, None, Evidence { value, source: Source::Told, at, how: "flag".into() }).unwrap();
        assert_eq!(ahead(&state, today), [], "what was replaced wins over nothing any more");
    }
}
