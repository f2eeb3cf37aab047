//! Days as people in Norway count and write them.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::domain::Language;
use crate::text::{Message, Phrase};

/// Norway's rule, written out: the answer must not hang on the time zone files of the machine.
const NORWAY: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

/// The time zone of Norway.
#[must_use]
pub fn norway() -> TimeZone {
    TimeZone::posix(NORWAY).unwrap_or(TimeZone::UTC)
}

/// The day in Norway.
#[must_use]
pub fn day(at: Timestamp) -> Date {
    at.to_zoned(norway()).date()
}

/// As it is written to people: `20. november 2026`, `20 November 2026`.
#[must_use]
pub fn long(date: Date, language: Language) -> String {
    said(date).render(language)
}

/// The same within a message.
#[must_use]
pub fn said(date: Date) -> Message {
    // A date's month is 1 to 12.
    let month = usize::try_from(date.month()).ok().and_then(|month| MONTHS.get(month.saturating_sub(1)));
    let month = month.copied().unwrap_or(words::JANUARY);
    let year = format!("{:04}", date.year());
    words::DATE.with("day", date.day().to_string()).with("month", month).with("year", year)
}

/// The months' names, from January.
const MONTHS: [Phrase; 12] = [
    words::JANUARY,
    words::FEBRUARY,
    words::MARCH,
    words::APRIL,
    words::MAY,
    words::JUNE,
    words::JULY,
    words::AUGUST,
    words::SEPTEMBER,
    words::OCTOBER,
    words::NOVEMBER,
    words::DECEMBER,
];

/// A moment in a letter: `20. november 2026 kl. 14.05`, `20 November 2026 at 14:05`; Norwegian time.
#[must_use]
pub fn moment(at: Timestamp, language: Language) -> String {
    said_moment(at).render(language)
}

/// The same within a message.
#[must_use]
pub fn said_moment(at: Timestamp) -> Message {
    let local = at.to_zoned(norway());
    let two = |number: i8| format!("{number:02}");
    let hour = words::MOMENT.with("day", said(local.date())).with("hour", two(local.hour()));
    hour.with("minute", two(local.minute()))
}

/// So many working days later; public holidays count as working days, since the text only asks for a day.
#[must_use]
pub fn working_days_after(date: Date, days: u32) -> Date {
    let mut then = date;
    let mut left = days;
    while left > 0 {
        let Ok(next) = then.tomorrow() else { return then };
        then = next;
        if !matches!(then.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday) {
            left -= 1;
        }
    }
    then
}

/// What this file alone says.
mod words {
    phrases! {
        DATE { nb: "{day}. {month} {year}", en: "{day} {month} {year}" }
        MOMENT { nb: "{day} kl. {hour}.{minute}", en: "{day} at {hour}:{minute}" }
        JANUARY { nb: "januar", en: "January" }
        FEBRUARY { nb: "februar", en: "February" }
        MARCH { nb: "mars", en: "March" }
        APRIL { nb: "april", en: "April" }
        MAY { nb: "mai", en: "May" }
        JUNE { nb: "juni", en: "June" }
        JULY { nb: "juli", en: "July" }
        AUGUST { nb: "august", en: "August" }
        SEPTEMBER { nb: "september", en: "September" }
        OCTOBER { nb: "oktober", en: "October" }
        NOVEMBER { nb: "november", en: "November" }
        DECEMBER { nb: "desember", en: "December" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_late_evening_in_summer_is_the_next_day_in_norway() {
        assert_eq!(day("2026-06-30T22:30:00Z".parse().unwrap()), date(2026, 7, 1));
        assert_eq!(day("2026-11-20T22:30:00Z".parse().unwrap()), date(2026, 11, 20));
    }

    #[test]
    fn days_are_written_as_people_write_them() {
        let friday = date(2026, 11, 20);
        assert_eq!(long(friday, Language::Nb), "20. november 2026");
        assert_eq!(long(friday, Language::En), "20 November 2026");
        assert_eq!(long(date(2026, 3, 1), Language::Nb), "1. mars 2026");
        let noon = "2026-11-20T13:05:00Z".parse().unwrap();
        assert_eq!(moment(noon, Language::Nb), "20. november 2026 kl. 14.05");
        assert_eq!(moment(noon, Language::En), "20 November 2026 at 14:05");
        assert_eq!(working_days_after(friday, 1), date(2026, 11, 23));
        assert_eq!(working_days_after(friday, 10), date(2026, 12, 4));
    }
}
