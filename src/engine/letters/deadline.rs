//! By when an answer to a letter is wanted.

use jiff::civil::Date;

use crate::catalog::letters::LetterKind;
use crate::record::values::Letter;
use crate::text::dates;

/// Working days in which an answer is wanted when nobody has set another day; a look at a message needs fewer.
pub(super) const fn answer_within(kind: LetterKind) -> u32 {
    match kind {
        LetterKind::L13 => 3,
        _ => 10,
    }
}

/// The day by which an answer to a letter is wanted that was sent: as was told, or as it stood in the letter.
#[must_use]
pub fn answer_wanted(kind: LetterKind, letter: &Letter) -> Option<Date> {
    let sent = letter.sent?;
    Some(letter.deadline.unwrap_or_else(|| dates::working_days_after(sent, answer_within(kind))))
}
