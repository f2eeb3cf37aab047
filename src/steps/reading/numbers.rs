//! Organisation numbers and dates.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::catalog::codes::{answers, organisations};
use crate::domain::org_number::OrgNumberFault;
use crate::domain::{OrgNumber, Rules};
use crate::finding::Finding;
use crate::record::Topic;
use crate::record::values::Signed;
use crate::text::dates;

/// Any organisation number.
///
/// # Errors
/// Which rule of the digits is broken.
pub fn org_number(topic: Topic, answer: &str) -> Result<OrgNumber, Finding> {
    organisation(topic.id(), answer)
}

/// Any organisation number, which `subject` was given.
///
/// # Errors
/// Which rule of the digits is broken.
pub fn organisation(subject: &'static str, answer: &str) -> Result<OrgNumber, Finding> {
    OrgNumber::parse(answer).map_err(|fault| {
        let of = |code| Finding::new(code, subject);
        match fault {
            OrgNumberFault::NotDigits => of(&organisations::ORG_NOT_DIGITS),
            OrgNumberFault::Length(found) => of(&organisations::ORG_LENGTH).with("found", found.to_string()),
            OrgNumberFault::CheckDigit { expected, found } => of(&organisations::ORG_CHECK_DIGIT)
                .with("expected", expected.to_string())
                .with("found", found.to_string()),
            OrgNumberFault::NoCheckDigit => of(&organisations::ORG_NO_CHECK_DIGIT),
        }
    })
}

/// The number of somebody who can be a service owner or a supplier: a real organisation, in every environment.
///
/// # Errors
/// The digits, or a synthetic number.
pub fn real_number(topic: Topic, answer: &str) -> Result<OrgNumber, Finding> {
    let number = org_number(topic, answer)?;
    if number.can_be_real() {
        return Ok(number);
    }
    Err(Finding::new(&organisations::ORG_SYNTHETIC, topic.id()))
}

/// The number of a recipient: synthetic under the rules of test, real in production.
///
/// # Errors
/// The digits, or a number of the other kind.
pub fn recipient(topic: Topic, answer: &str, rules: Rules) -> Result<OrgNumber, Finding> {
    let number = org_number(topic, answer)?;
    match (rules, number.can_be_real()) {
        (Rules::Test, false) | (Rules::Production, true) => Ok(number),
        (Rules::Test, true) => {
            Err(Finding::new(&organisations::RECIPIENT_REAL, topic.id()).with("orgnr", number.spaced()))
        }
        (Rules::Production, false) => {
            Err(Finding::new(&organisations::RECIPIENT_SYNTHETIC, topic.id()).with("orgnr", number.spaced()))
        }
    }
}

/// A day, as people write it: `today`, `i dag`, ISO, or `20.11.2026`.
#[must_use]
pub fn day(answer: &str, now: Timestamp) -> Option<Date> {
    let today = dates::day(now);
    match answer.trim().to_lowercase().as_str() {
        "today" | "i dag" | "idag" => Some(today),
        "yesterday" | "i går" | "igår" => today.yesterday().ok(),
        other => other.parse().ok().or_else(|| norwegian(other)),
    }
}

/// The day when something happened: `today`, `i dag`, ISO, or `20.11.2026`.
///
/// # Errors
/// Not a date, or a date to come.
pub fn signed(topic: Topic, answer: &str, now: Timestamp) -> Result<Signed, Finding> {
    let date = day(answer, now);
    let date = date.ok_or_else(|| Finding::new(&answers::DATE_FORM, topic.id()).with("text", answer))?;
    if is_to_come(date, now) {
        return Err(Finding::new(&answers::DATE_FUTURE, topic.id()).with("date", date.to_string()));
    }
    Ok(Signed(date))
}

/// Whether a day has not come yet. A late evening may be an hour ahead of today.
#[must_use]
pub fn is_to_come(date: Date, now: Timestamp) -> bool {
    dates::day(now).tomorrow().is_ok_and(|tomorrow| date > tomorrow)
}

/// `20.11.2026`, also without leading zeros.
fn norwegian(answer: &str) -> Option<Date> {
    let mut parts = answer.split('.').map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2026-11-20T12:00:00Z".parse().unwrap()
    }

    #[test]
    fn each_rule_of_the_digits_has_its_code() {
        let code = |answer: &str| real_number(Topic::OrgNumber, answer).unwrap_err().code;
        assert_eq!(code("99182582x"), "ORG-NOT-DIGITS");
        assert_eq!(code("99182582"), "ORG-LENGTH");
        assert_eq!(code("991825828"), "ORG-CHECK-DIGIT");
        assert_eq!(code("100000300"), "ORG-NO-CHECK-DIGIT");
        assert_eq!(code("310000019"), "ORG-SYNTHETIC");
        assert!(real_number(Topic::OrgNumber, "991 825 827").is_ok());
    }

    #[test]
    fn recipients_fit_the_rules_of_the_environment() {
        let code = |answer, rules| recipient(Topic::TestRecipient, answer, rules).err().map(|finding| finding.code.id);
        assert_eq!(code("310000019", Rules::Test), None);
        assert_eq!(code("991825827", Rules::Test), Some("RECIPIENT-REAL"));
        assert_eq!(code("991825827", Rules::Production), None);
        assert_eq!(code("310000019", Rules::Production), Some("RECIPIENT-SYNTHETIC"));
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        let read = |answer| signed(Topic::TermsSigned, answer, now()).map(|signed| signed.0.to_string());
        for answer in ["today", "i dag", "I dag", "2026-11-20", "20.11.2026"] {
            assert_eq!(read(answer).unwrap(), "2026-11-20", "{answer}");
        }
        assert_eq!(read("1.2.2026").unwrap(), "2026-02-01");
        assert_eq!(read("31.02.2026").unwrap_err().code, "DATE-FORM");
        assert_eq!(read("snart").unwrap_err().code, "DATE-FORM");
        assert_eq!(read("2027-01-01").unwrap_err().code, "DATE-FUTURE");
    }
}
