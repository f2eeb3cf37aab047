//! A length of time, as services take and give it.

use super::serde_by_text;

/// Seconds in a day, an hour and a minute.
const DAY: u64 = 24 * HOUR;
const HOUR: u64 = 60 * MINUTE;
const MINUTE: u64 = 60;

/// A length of time in whole seconds: written after ISO 8601 (`P30D`, `PT2H`), and read in that form or in .NET's
/// (`30.00:00:00`). Months and years are none, as their length differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeSpan(u64);

/// Why a text is not a length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a length of time is written as P30D or PT2H")]
pub struct NotATimeSpan;

impl TimeSpan {
    /// So many days.
    #[must_use]
    pub const fn days(days: u32) -> Self {
        Self(days as u64 * DAY)
    }

    /// So many hours.
    #[must_use]
    pub const fn hours(hours: u32) -> Self {
        Self(hours as u64 * HOUR)
    }

    /// How long it is, in seconds.
    #[must_use]
    pub const fn seconds(self) -> u64 {
        self.0
    }

    /// How many whole days it is, when it is no other length.
    #[must_use]
    pub const fn whole_days(self) -> Option<u64> {
        if self.0.is_multiple_of(DAY) { Some(self.0 / DAY) } else { None }
    }

    /// How many whole hours it is, when it is no other length.
    #[must_use]
    pub const fn whole_hours(self) -> Option<u64> {
        if self.0.is_multiple_of(HOUR) { Some(self.0 / HOUR) } else { None }
    }

    /// Reads ISO 8601: weeks, days, hours, minutes and seconds, each at most once and in that order.
    ///
    /// # Errors
    /// Another form.
    pub fn parse(text: &str) -> Result<Self, NotATimeSpan> {
        Self::of_iso(text).ok_or(NotATimeSpan)
    }

    fn of_iso(text: &str) -> Option<Self> {
        let (date, time) = match text.strip_prefix('P')?.split_once('T') {
            Some((date, time)) => (date, Some(time)),
            None => (text.strip_prefix('P')?, None),
        };
        let of_date = parts(date, &[('W', 7 * DAY), ('D', DAY)])?;
        let of_time = match time {
            Some("") => return None,
            Some(time) => parts(time, &[('H', HOUR), ('M', MINUTE), ('S', 1)])?,
            None if date.is_empty() => return None,
            None => 0,
        };
        of_date.checked_add(of_time).map(Self)
    }

    /// Reads what .NET writes: `[d.]hh:mm:ss`, with a fraction of a second that is left out (Altinn/altinn-broker,
    /// `src/Altinn.Broker.API/Models/ResourceExt.cs`, 2026-08-18).
    #[must_use]
    pub fn parse_net(text: &str) -> Option<Self> {
        let (days, clock) = match text.split_once(':')?.0.split_once('.') {
            Some((days, _)) => (number(days)?, text.split_once('.')?.1),
            None => (0, text),
        };
        let clock = clock.split_once('.').map_or(clock, |(whole, _)| whole);
        let mut fields = clock.split(':').map(number);
        let (hours, minutes, seconds) = (fields.next()??, fields.next()??, fields.next()??);
        if fields.next().is_some() || hours > 23 || minutes > 59 || seconds > 59 {
            return None;
        }
        let of_days = days.checked_mul(DAY)?;
        of_days.checked_add(hours * HOUR + minutes * MINUTE + seconds).map(Self)
    }
}

/// The sum of `12D` and the like, by their units in their order.
fn parts(text: &str, units: &[(char, u64)]) -> Option<u64> {
    let (mut rest, mut sum) = (text, 0_u64);
    for (unit, length) in units {
        if let Some((count, after)) = rest.split_once(*unit) {
            sum = sum.checked_add(number(count)?.checked_mul(*length)?)?;
            rest = after;
        }
    }
    rest.is_empty().then_some(sum)
}

/// Digits and nothing else.
fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

impl std::fmt::Display for TimeSpan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (days, clock) = (self.0 / DAY, self.0 % DAY);
        f.write_str("P")?;
        if days > 0 {
            write!(f, "{days}D")?;
        }
        if clock == 0 && days > 0 {
            return Ok(());
        }
        f.write_str("T")?;
        let fields = [(clock / HOUR, 'H'), (clock % HOUR / MINUTE, 'M'), (clock % MINUTE, 'S')];
        for (count, unit) in fields.into_iter().filter(|(count, _)| *count > 0) {
            write!(f, "{count}{unit}")?;
        }
        if clock == 0 { f.write_str("0S") } else { Ok(()) }
    }
}

serde_by_text!(TimeSpan);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_is_read_and_written_in_its_shortest_form() {
        for (text, written) in [
            ("P30D", "P30D"),
            ("PT2H", "PT2H"),
            ("P1DT12H", "P1DT12H"),
            ("P2W", "P14D"),
            ("PT36H", "P1DT12H"),
            ("PT90M", "PT1H30M"),
            ("PT0S", "PT0S"),
            ("P0D", "PT0S"),
        ] {
            assert_eq!(TimeSpan::parse(text).unwrap().to_string(), written, "{text}");
        }
        for text in [
            "",
            "P",
            "PT",
            "P1DT",
            "30D",
            "P1Y",
            "P1M",
            "PD",
            "P-1D",
            "P1.5D",
            "P1H",
            "PT1D",
            "PT2S1H",
            "p30d",
            "P99999999999999999999D",
        ] {
            assert_eq!(TimeSpan::parse(text), Err(NotATimeSpan), "{text}");
        }
    }

    #[test]
    fn dotnet_is_read_as_the_same_length() {
        for (net, iso) in [
            ("30.00:00:00", "P30D"),
            ("02:00:00", "PT2H"),
            ("00:00:00", "PT0S"),
            ("1.12:30:05", "P1DT12H30M5S"),
            ("02:00:00.5000000", "PT2H"),
        ] {
            assert_eq!(TimeSpan::parse_net(net), TimeSpan::parse(iso).ok(), "{net}");
        }
        for text in ["", "2:00", "P30D", "24:00:00", "00:60:00", "-1.00:00:00", "1.2.03:00:00", "aa:00:00"] {
            assert_eq!(TimeSpan::parse_net(text), None, "{text}");
        }
    }

    #[test]
    fn whole_days_and_hours_are_told() {
        assert_eq!((TimeSpan::days(30).whole_days(), TimeSpan::hours(2).whole_days()), (Some(30), None));
        assert_eq!((TimeSpan::hours(2).whole_hours(), TimeSpan::days(1).seconds()), (Some(2), 86_400));
    }
}
