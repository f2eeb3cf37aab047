//! The match functions that the platform implements (Altinn/altinn-authorization-tmp,
//! `Altinn.Authorization.ABAC/Xacml/AttributeMatcher.cs`, 2026-08-21).

use std::borrow::Cow;

use jiff::civil::{Date, DateTime, Time};

use super::decision::{EvaluationFault, PATTERN};
use super::pattern::{self, PatternFault};
use crate::policy::ids::function;
use crate::policy::uri;

/// Applies a function to one value of the policy and one of the request.
///
/// # Errors
/// [`EvaluationFault`] where the platform throws: an unknown function, or a value that is no URI, date, time or pattern;
/// and where this program cannot tell what a pattern finds.
pub fn value_matches(function: &str, policy: &str, request: &str) -> Result<bool, EvaluationFault> {
    match function {
        function::STRING_EQUAL | function::STRING_IS_IN => Ok(policy == request),
        function::STRING_EQUAL_IGNORE_CASE => Ok(equal_ignoring_case(policy, request)),
        function::ANY_URI_EQUAL => {
            for value in [policy, request] {
                if !uri::is_absolute(value) {
                    return Err(EvaluationFault::BadValue(value.into(), "URI"));
                }
            }
            Ok(uri::equal(policy, request))
        }
        function::INTEGER_EQUAL | function::INTEGER_ONE_AND_ONLY => {
            Ok(integer(policy).is_some_and(|number| integer(request) == Some(number)))
        }
        function::TIME_EQUAL => Ok(moment(policy)?.time == moment(request)?.time),
        function::DATE_EQUAL => Ok(moment(policy)?.date == moment(request)?.date),
        function::DATE_TIME_EQUAL => Ok(moment(policy)? == moment(request)?),
        function::STRING_REGEXP_MATCH => pattern::is_match(policy, request).map_err(|fault| match fault {
            PatternFault::Refused => EvaluationFault::BadValue(policy.into(), PATTERN),
            PatternFault::Unknown => EvaluationFault::Untold(policy.into()),
        }),
        _ => Err(EvaluationFault::UnknownFunction(function.into())),
    }
}

/// A character's simple upper case.
fn upper(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_uppercase();
    }
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(one), None) => one,
        _ => c, // one character becomes several (ß): no simple form
    }
}

/// The form in which texts that are equal without case are equal. Most texts have it already: lower case of ASCII.
pub(in crate::policy) fn folded(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    // No character has a small letter of ASCII for its upper case, so lowering these joins nothing more.
    Cow::Owned(text.chars().map(|c| upper(c).to_ascii_lowercase()).collect())
}

/// Ordinal comparison without case: each character by its simple upper case.
fn equal_ignoring_case(left: &str, right: &str) -> bool {
    left.eq_ignore_ascii_case(right)
        || (!(left.is_ascii() && right.is_ascii()) && left.chars().map(upper).eq(right.chars().map(upper)))
}

/// A 32-bit number as `int.TryParse` reads it: white space around it and a sign are allowed.
pub(super) fn integer(text: &str) -> Option<i32> {
    text.trim_matches([' ', '\t', '\n', '\r', '\u{B}', '\u{C}']).parse().ok()
}

/// A date, a time or both, moved to UTC. Without a date it is *today*: the same day for every value, and no other.
#[derive(PartialEq, Eq)]
struct Moment {
    date: Option<Date>,
    time: Time,
}

/// Reads the forms of XML Schema. `DateTime.Parse` knows more forms by culture; those are `unverified` and a fault.
fn moment(text: &str) -> Result<Moment, EvaluationFault> {
    let fault = || EvaluationFault::BadValue(text.into(), "date or time");
    let (value, offset) = without_offset(text.trim()).ok_or_else(fault)?;
    let (date, time) = match value.split_once(['T', ' ']) {
        Some((date, time)) => (Some(date), Some(time)),
        None if value.contains(':') => (None, Some(value)),
        None => (Some(value), None),
    };
    let date = date.map(|date| date.parse::<Date>().map_err(|_| fault())).transpose()?;
    let time = time.map_or(Ok(Time::midnight()), |time| time.parse::<Time>().map_err(|_| fault()))?;
    if offset == 0 {
        return Ok(Moment { date, time });
    }
    let shift = jiff::Span::new().minutes(-offset);
    match date {
        Some(date) => {
            let moved = DateTime::from_parts(date, time).checked_add(shift).map_err(|_| fault())?;
            Ok(Moment { date: Some(moved.date()), time: moved.time() })
        }
        None => Ok(Moment { date: None, time: time.wrapping_add(shift) }),
    }
}

/// Takes `Z` or `+hh:mm` off the end; minutes east of UTC.
fn without_offset(text: &str) -> Option<(&str, i64)> {
    if let Some(value) = text.strip_suffix(['Z', 'z']) {
        return Some((value, 0));
    }
    let Some((value, offset)) = text.len().checked_sub(6).and_then(|at| text.split_at_checked(at)) else {
        return Some((text, 0));
    };
    let sign = match offset.chars().next() {
        Some('+') => 1,
        Some('-') if offset.contains(':') => -1,
        _ => return Some((text, 0)),
    };
    let (hours, minutes) = offset.get(1..)?.split_once(':')?;
    Some((value, sign * (hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(function: &str, policy: &str, request: &str) -> bool {
        value_matches(function, policy, request).unwrap()
    }

    #[test]
    fn strings() {
        assert!(!holds(function::STRING_EQUAL, "DAGL", "dagl"));
        assert!(holds(function::STRING_EQUAL_IGNORE_CASE, "FFØR", "ffør"));
        assert!(!holds(function::STRING_EQUAL_IGNORE_CASE, "ffor", "ffør"));
        assert!(!holds(function::STRING_IS_IN, "admin", "superadmin"));
        assert!(holds(function::STRING_REGEXP_MATCH, "b", "abc"));
        assert!(value_matches(function::STRING_REGEXP_MATCH, "(", "abc").is_err());
    }

    #[test]
    fn folded_texts_are_equal_where_the_function_says_so() {
        let texts = [
            "dagl", "DAGL", "dAgL", "ffør", "FFØR", "ffor", "straße", "STRASSE", "ı", "i", "I", "ſ", "s", "K", "k", "",
        ];
        for left in texts {
            for right in texts {
                assert_eq!(folded(left) == folded(right), equal_ignoring_case(left, right), "{left} {right}");
            }
        }
    }

    #[test]
    fn numbers_are_32_bit_and_what_is_no_number_equals_nothing() {
        assert!(holds(function::INTEGER_EQUAL, " 007", "+7"));
        assert!(!holds(function::INTEGER_EQUAL, "x", "x"));
        assert!(!holds(function::INTEGER_EQUAL, "4294967296", "4294967296"));
    }

    #[test]
    fn dates_and_times() {
        assert!(holds(function::TIME_EQUAL, "2024-01-01T09:30:00", "09:30:00"));
        assert!(holds(function::TIME_EQUAL, "09:30:00Z", "11:30:00+02:00"));
        assert!(holds(function::TIME_EQUAL, "09:30:00Z", "11:00:00+01:30"));
        assert!(holds(function::DATE_EQUAL, "2024-01-01T23:30:00", "2024-01-01"));
        assert!(!holds(function::DATE_TIME_EQUAL, "2024-01-01T23:30:00", "2024-01-01T23:30:01"));
        assert!(holds(function::DATE_TIME_EQUAL, "2024-01-01T00:30:00+01:00", "2023-12-31T23:30:00Z"));
        assert!(value_matches(function::DATE_EQUAL, "soon", "2024-01-01").is_err());
    }

    #[test]
    fn what_throws() {
        assert!(value_matches(function::ANY_URI_EQUAL, "not a uri", "urn:a").is_err());
        let fault = value_matches("urn:oasis:names:tc:xacml:1.0:function:string-equal-ignore-case", "a", "a");
        assert!(matches!(fault, Err(EvaluationFault::UnknownFunction(_))));
    }
}
