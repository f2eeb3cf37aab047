//! Choices among words, yes and no, and short texts.

use crate::catalog::codes::answers as codes;
use crate::domain::ThreeLanguages;
use crate::finding::Finding;
use crate::record::Topic;
use crate::record::values::Told;
use crate::text::clean::clean_line;
use crate::text::spelling;

/// Yes or no, in both languages.
///
/// # Errors
/// Neither.
pub fn yes_no(topic: Topic, answer: &str) -> Result<bool, Finding> {
    is_yes(answer).ok_or_else(|| Finding::new(&codes::YES_NO, topic.id()))
}

/// Whether it is a yes; `None` where it is neither that nor a no.
#[must_use]
pub fn is_yes(answer: &str) -> Option<bool> {
    match answer.to_lowercase().as_str() {
        "ja" | "j" | "yes" | "y" | "true" => Some(true),
        "nei" | "n" | "no" | "false" => Some(false),
        _ => None,
    }
}

/// One of several words; `read` knows which value a word stands for.
///
/// # Errors
/// Another word; one that is nearly right is proposed.
pub fn choice<T>(topic: Topic, answer: &str, words: &[&str], read: impl Fn(&str) -> Option<T>) -> Result<T, Finding> {
    read(answer).ok_or_else(|| {
        let all = words.join(", ");
        let finding = Finding::new(&codes::CHOICE_UNKNOWN, topic.id()).with("text", answer);
        match spelling::did_you_mean(answer, words.iter().copied()) {
            Some(near) => finding.next(said::CHOICE_NEAR.with("near", near).with("words", all)),
            None => finding.with("words", all),
        }
    })
}

/// A short text that is kept as it is told.
///
/// # Errors
/// Longer than `most` characters.
pub fn told(topic: Topic, answer: &str, most: usize) -> Result<Told, Finding> {
    length(topic, answer, most)?;
    Ok(Told(answer.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// `nb | nn | en`; Bokmål alone is a draft.
///
/// # Errors
/// Another form, or a part longer than `most` characters.
pub fn texts(topic: Topic, answer: &str, most: usize) -> Result<ThreeLanguages, Finding> {
    let texts = ThreeLanguages::parse(answer).ok_or_else(|| Finding::new(&codes::TEXTS_FORM, topic.id()))?;
    for part in [&texts.nb, &texts.nn, &texts.en] {
        // What steers a terminal is published as it is.
        if clean_line(part) != *part {
            return Err(Finding::new(&codes::TEXTS_FORM, topic.id()));
        }
        length(topic, part, most)?;
    }
    Ok(texts)
}

fn length(topic: Topic, answer: &str, most: usize) -> Result<(), Finding> {
    let found = answer.chars().count();
    if found <= most {
        return Ok(());
    }
    let finding = Finding::new(&codes::ANSWER_TOO_LONG, topic.id()).with("found", found.to_string());
    Err(finding.with("most", most.to_string()))
}

/// What this file alone says.
mod said {
    use crate::text::phrases;

    phrases! {
        CHOICE_NEAR { nb: "Mente du {near}? Valgene er: {words}.", en: "Did you mean {near}? The choices are: {words}." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::record::values::OperatedBy;

    #[test]
    fn a_word_that_is_nearly_right_is_proposed() {
        let words: Vec<&str> = OperatedBy::ALL.iter().map(|choice| choice.word()).collect();
        let read = |answer: &str| choice(Topic::OperatedBy, answer, &words, OperatedBy::parse);
        assert_eq!(read("Supplier-Key").unwrap(), OperatedBy::SupplierKey);
        let finding = read("suplier-key").unwrap_err();
        assert!(finding.next.unwrap().render(Language::En).starts_with("Did you mean supplier-key?"));
        assert_eq!(read("qqq").unwrap_err().code, "CHOICE-UNKNOWN");
    }

    #[test]
    fn texts_in_three_languages_may_be_drafts() {
        assert_eq!(texts(Topic::ServiceName, "Vedtak", 20).unwrap().missing(), ["nn", "en"]);
        assert_eq!(texts(Topic::ServiceName, "a|b|c|d", 20).unwrap_err().code, "TEXTS-FORM");
        assert_eq!(texts(Topic::ServiceName, "a | bbb", 2).unwrap_err().code, "ANSWER-TOO-LONG");
        for steering in ["a\u{1b}[31m | b", "a | \u{9b}2J", "\u{202e}a"] {
            assert_eq!(texts(Topic::ServiceName, steering, 20).unwrap_err().code, "TEXTS-FORM", "{steering:?}");
        }
    }

    #[test]
    fn yes_and_no_in_both_languages() {
        assert_eq!(yes_no(Topic::Confidential, "Ja"), Ok(true));
        assert_eq!(yes_no(Topic::Confidential, "no"), Ok(false));
        assert_eq!(yes_no(Topic::Confidential, "kanskje").unwrap_err().code, "YES-NO");
    }
}
