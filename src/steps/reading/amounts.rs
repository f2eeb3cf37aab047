//! Sizes of files and lengths of time.

use crate::catalog::codes::answers::PUBLISH_DELAY_FORM;
use crate::catalog::codes::transfers;
use crate::domain::file_size::FileSizeFault;
use crate::domain::message::PublishDelay;
use crate::domain::{FileSize, TimeSpan};
use crate::finding::Finding;
use crate::record::Topic;
use crate::text::spans;

/// How many minutes a test message waits before it is published.
///
/// # Errors
/// No whole number, or too long.
pub fn publish_delay(topic: Topic, answer: &str) -> Result<PublishDelay, Finding> {
    let minutes = answer.trim().parse::<u8>().ok().and_then(PublishDelay::of_minutes);
    minutes.ok_or_else(|| {
        let finding = Finding::new(&PUBLISH_DELAY_FORM, topic.id()).with("text", answer);
        finding.with("most", PublishDelay::MOST.to_string())
    })
}

/// How large a file may be: `2 GB`, or bytes.
///
/// # Errors
/// The rule that is broken.
pub fn file_size(topic: Topic, answer: &str) -> Result<FileSize, Finding> {
    FileSize::parse(answer).map_err(|fault| {
        let code = match fault {
            FileSizeFault::Form => &transfers::SIZE_FORM,
            FileSizeFault::Zero => &transfers::SIZE_ZERO,
            FileSizeFault::TooLarge => &transfers::SIZE_TOO_LARGE,
        };
        Finding::new(code, topic.id()).with("text", answer)
    })
}

/// A length of time in which something is kept, of at most `longest`: none at all keeps nothing.
///
/// # Errors
/// Another form, none, or a longer time.
pub fn life(topic: Topic, answer: &str, longest: TimeSpan) -> Result<TimeSpan, Finding> {
    match time_span(topic, answer, longest)? {
        span if span.seconds() == 0 => Err(Finding::new(&transfers::SPAN_ZERO, topic.id())),
        span => Ok(span),
    }
}

/// A length of time of at most `longest`: as people write it (`30 days`, `30 dager`, `2 timer`), or after ISO 8601.
///
/// # Errors
/// Another form, or a longer time.
pub fn time_span(topic: Topic, answer: &str, longest: TimeSpan) -> Result<TimeSpan, Finding> {
    let span = TimeSpan::parse(&answer.to_uppercase()).ok().or_else(|| counted(answer));
    let span = span.ok_or_else(|| Finding::new(&transfers::SPAN_FORM, topic.id()).with("text", answer))?;
    if span <= longest {
        return Ok(span);
    }
    let finding = Finding::new(&transfers::SPAN_TOO_LONG, topic.id()).with("text", answer);
    Err(finding.with("longest", spans::said(longest)))
}

/// A number of days or hours.
fn counted(answer: &str) -> Option<TimeSpan> {
    let answer = answer.trim().to_lowercase();
    let letters = answer.find(char::is_alphabetic)?;
    let (count, unit) = answer.split_at_checked(letters)?;
    let count: u32 = count.trim().parse().ok()?;
    match unit.trim() {
        "d" | "day" | "days" | "dag" | "dager" | "døgn" => Some(TimeSpan::days(count)),
        "h" | "t" | "hour" | "hours" | "time" | "timer" => Some(TimeSpan::hours(count)),
        "w" | "week" | "weeks" | "uke" | "uker" => count.checked_mul(7).map(TimeSpan::days),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_write_it_and_held_to_its_limit() {
        let longest = TimeSpan::days(365);
        let read = |answer: &str| time_span(Topic::FileLifetime, answer, longest);
        for answer in ["P30D", "p30d", "30 dager", "30 days", "30d", "30 døgn", "PT720H"] {
            assert_eq!(read(answer), Ok(TimeSpan::days(30)), "{answer}");
        }
        assert_eq!((read("2 timer"), read("2h")), (Ok(TimeSpan::hours(2)), Ok(TimeSpan::hours(2))));
        assert_eq!(read("2 uker"), Ok(TimeSpan::days(14)));
        let code = |answer: &str| read(answer).unwrap_err().code.id;
        for answer in ["30", "en måned", "P1M", "-1 d", "1,5 d", "99999999999 d"] {
            assert_eq!(code(answer), "SPAN-FORM", "{answer}");
        }
        assert_eq!((code("366 dager"), code("P53W")), ("SPAN-TOO-LONG", "SPAN-TOO-LONG"));
    }

    #[test]
    fn a_delay_is_whole_minutes_up_to_an_hour() {
        let read = |answer: &str| publish_delay(Topic::PublishDelay, answer).map(PublishDelay::minutes);
        assert_eq!((read("0").unwrap(), read(" 5 ").unwrap(), read("60").unwrap()), (0, 5, 60));
        for wrong in ["61", "-1", "2.5", "fem", "", "300"] {
            assert_eq!(read(wrong).unwrap_err().code, "PUBLISH-DELAY-FORM", "{wrong}");
        }
    }

    #[test]
    fn a_file_is_kept_for_some_time() {
        let longest = TimeSpan::days(365);
        for answer in ["0 dager", "PT0S", "P0D", "0 h"] {
            let refused = life(Topic::FileLifetime, answer, longest);
            assert_eq!(refused.unwrap_err().code.id, "SPAN-ZERO", "{answer}");
            // After everybody has confirmed, it may go at once.
            assert_eq!(time_span(Topic::FileGrace, answer, longest), Ok(TimeSpan::days(0)), "{answer}");
        }
        assert_eq!(life(Topic::FileLifetime, "1 h", longest), Ok(TimeSpan::hours(1)));
    }

    #[test]
    fn a_size_is_at_least_a_byte_and_at_most_what_altinn_allows() {
        let code = |answer: &str| file_size(Topic::LargestFile, answer).err().map(|finding| finding.code.id);
        assert_eq!((code("2 GB"), code("50 GB"), code("1")), (None, None, None));
        assert_eq!(
            (code("stor"), code("0"), code("2 TB")),
            (Some("SIZE-FORM"), Some("SIZE-ZERO"), Some("SIZE-TOO-LARGE"))
        );
    }
}
