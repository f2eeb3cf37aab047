//! Classes of characters, `[…]`.

use super::case;
use super::fault::PatternFault;
use super::rest::{Escape, Rest, literal};

/// Reads a class whose bracket has been read, and writes it over; with all forms of its letters where case is ignored.
pub(super) fn read(rest: &mut Rest<'_>, ignores_case: bool) -> Result<String, PatternFault> {
    let mut out = String::from(if rest.takes("^") { "[^" } else { "[" });
    let mut is_first = true;
    loop {
        let c = rest.next().ok_or(PatternFault::Refused)?;
        if c == ']' && !is_first {
            out.push(']');
            return Ok(out);
        }
        is_first = false;
        // What is taken away from a class, and the names of classes, have no such form here.
        if (c == '-' && rest.0.starts_with('[')) || (c == '[' && rest.0.starts_with(':')) {
            return Err(PatternFault::Unknown);
        }
        let one = if c == '\\' { rest.escape(ignores_case)? } else { Escape::One(c) };
        let low = match one {
            Escape::Set(set) => {
                out.push_str(&set);
                continue;
            }
            Escape::One(low) => low,
        };
        out.push_str(&literal(low));
        let high = high(rest, ignores_case)?;
        if let Some(high) = high {
            if high < low {
                return Err(PatternFault::Refused);
            }
            out.push('-');
            out.push_str(&literal(high));
        }
        if ignores_case {
            (low..=high.unwrap_or(low)).flat_map(case::others).for_each(|other| out.push_str(&literal(other)));
        }
    }
}

/// The other end of a range, when one follows.
fn high(rest: &mut Rest<'_>, ignores_case: bool) -> Result<Option<char>, PatternFault> {
    let mut ahead = rest.clone();
    if !ahead.takes("-") || ahead.0.starts_with(']') || ahead.0.is_empty() {
        return Ok(None);
    }
    if ahead.0.starts_with('[') {
        return Err(PatternFault::Unknown);
    }
    *rest = ahead;
    match rest.next().ok_or(PatternFault::Refused)? {
        '\\' => match rest.escape(ignores_case)? {
            Escape::One(high) => Ok(Some(high)),
            Escape::Set(_) => Err(PatternFault::Refused),
        },
        high => Ok(Some(high)),
    }
}
