//! How many of a thing, with the thing in the singular and the plural.

use super::{Message, Phrase};

/// One of a thing, or `{count}` of it.
#[must_use]
pub fn counted(count: impl TryInto<u64> + ToString + Copy, one: Phrase, many: Phrase) -> Message {
    if count.try_into().is_ok_and(|count| count == 1) { one.into() } else { many.with("count", count.to_string()) }
}

/// So many organisations.
#[must_use]
pub fn organisations(count: usize) -> Message {
    counted(count, words::ORGANISATION, words::ORGANISATIONS)
}

/// What this file alone says.
mod words {
    phrases! {
        ORGANISATION { nb: "1 virksomhet", en: "1 organisation" }
        ORGANISATIONS { nb: "{count} virksomheter", en: "{count} organisations" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    #[test]
    fn one_is_said_in_the_singular_and_everything_else_in_the_plural() {
        let said = |count| organisations(count).render(Language::Nb);
        assert_eq!([0, 1, 2].map(said), ["0 virksomheter", "1 virksomhet", "2 virksomheter"]);
    }
}
