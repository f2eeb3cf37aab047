//! The letter that nobody has answered, for the one that reminds of it.

use super::deadline::answer_wanted;
use super::heading::subject;
use super::needed::{SentLetter, overdue, sent};
use super::request::LetterRequest;
use crate::catalog::letter_details::REMINDS;
use crate::record::key::LetterKey;
use crate::report::letter::data::{LetterData, Reminded};
use crate::text::dates;

/// Which letter is reminded of: the one that was named, or the one whose answer has been missing longest.
pub(super) fn reminded<'a>(request: &LetterRequest<'a>) -> Option<SentLetter<'a>> {
    let told = request.profile.details.get(REMINDS.id).and_then(|told| LetterKey::parse(told.trim()));
    match told {
        Some(key) => sent(request).into_iter().find(|(_, known, _)| *known == key.to_string()),
        None => overdue(request),
    }
}

/// What a reminder says of the letter; its data are those of that letter's kind.
pub(super) fn lines((kind, key, letter): SentLetter<'_>, data: &LetterData, request: &LetterRequest<'_>) -> Reminded {
    let long = |day: Option<jiff::civil::Date>| day.map(|day| dates::long(day, request.language)).unwrap_or_default();
    Reminded {
        key: key.to_owned(),
        subject: subject(kind, data).render(request.language),
        sent: long(letter.sent),
        wanted: long(answer_wanted(kind, letter)),
        case: letter.case_number.clone(),
        why: kind.entry().why.raw(request.language).to_owned(),
    }
}
