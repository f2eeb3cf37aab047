//! As TOML: a table a text, a line a language, the question above it.

use std::fmt::Write as _;

use crate::domain::{Language, ThreeLanguages};
use crate::text::Phrase;
use crate::text::clean::clean_line;

/// One text.
pub struct TextTable {
    /// The id of its topic, which is the name of its table.
    pub id: &'static str,
    /// What is asked for.
    pub question: Phrase,
    /// As it is known; empty where nobody has written it.
    pub texts: ThreeLanguages,
}

/// Renders texts.
#[must_use]
pub fn render(tables: &[TextTable], language: Language) -> String {
    let mut file = format!("# {}\n", words::HEAD.raw(language));
    for TextTable { id, question, texts } in tables {
        let _ = writeln!(file, "\n# {}\n[{id}]", question.raw(language));
        for (name, text) in [("nb", &texts.nb), ("nn", &texts.nn), ("en", &texts.en)] {
            let _ = writeln!(file, "{name} = {}", toml::Value::String(clean_line(text)));
        }
    }
    file
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        HEAD { nb: "Tekstene på bokmål (nb), nynorsk (nn) og engelsk (en). Les dem inn med: altinn-onboard texts import FIL", en: "The texts in Bokmål (nb), Nynorsk (nn) and English (en). Read them in with: altinn-onboard texts import FILE" }
    }
}
