//! Lengths of time and sizes, as people read them.

use crate::domain::{FileSize, TimeSpan};
use crate::text::Message;
use crate::text::counts::counted;

/// A length of time in the largest unit that it is whole in; what is no whole number of hours stands as the services write
/// it.
#[must_use]
pub fn said(span: TimeSpan) -> Message {
    match (span.whole_days(), span.whole_hours()) {
        (Some(0), _) => words::AT_ONCE.into(),
        (Some(days), _) => counted(days, words::DAY, words::DAYS),
        (None, Some(hours)) => counted(hours, words::HOUR, words::HOURS),
        (None, None) => Message::verbatim(span.to_string()),
    }
}

/// The length of a file.
#[must_use]
pub fn bytes(bytes: u64) -> String {
    FileSize::new(bytes).map_or_else(|_| format!("{bytes} B"), |size| size.to_string())
}

/// About how much that is, in the largest unit of which there are ten.
#[must_use]
pub fn about(bytes: u64) -> String {
    let units = [("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)];
    let unit = units.into_iter().find(|(_, unit)| bytes >= 10 * unit);
    unit.map_or_else(|| format!("{bytes} B"), |(name, unit)| format!("{} {name}", bytes / unit))
}

/// What this file alone says.
mod words {
    phrases! {
        AT_ONCE { nb: "straks", en: "immediately" }
        DAY { nb: "ett døgn", en: "one day" }
        DAYS { nb: "{count} døgn", en: "{count} days" }
        HOUR { nb: "én time", en: "one hour" }
        HOURS { nb: "{count} timer", en: "{count} hours" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    #[test]
    fn a_length_is_said_in_its_largest_unit() {
        let said = |text: &str| said(TimeSpan::parse(text).unwrap()).render(Language::En);
        assert_eq!((said("P30D"), said("PT24H")), ("30 days".to_owned(), "one day".to_owned()));
        assert_eq!((said("PT2H"), said("PT60M")), ("2 hours".to_owned(), "one hour".to_owned()));
        assert_eq!((said("PT90M"), said("PT0S")), ("PT1H30M".to_owned(), "immediately".to_owned()));
        let some = [0, 9_999, 10_000, 1_234_567_890, 12_345_678_901].map(about);
        assert_eq!(some, ["0 B", "9999 B", "10 kB", "1234 MB", "12 GB"]);
        assert_eq!((bytes(0), bytes(2_000_000_000)), ("0 B".to_owned(), "2 GB".to_owned()));
    }
}
