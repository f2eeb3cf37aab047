//! What people read of what differs between two resources.

use serde_json::Value;

use crate::catalog::resource_diff::FieldDifference;
use crate::report::screen::{self, Screen};
use crate::text::clean::clean_line;
use crate::text::{Message, Phrase};

/// What fields are called, and what lies in them.
const NAMES: [(&str, Phrase); 22] = [
    ("identifier", words::IDENTIFIER),
    ("title", words::TITLE),
    ("description", words::DESCRIPTION),
    ("rightDescription", words::DELEGATION_TEXT),
    ("resourceType", words::TYPE),
    ("hasCompetentAuthority.organization", words::OWNER_NUMBER),
    ("hasCompetentAuthority.orgcode", words::OWNER_CODE),
    ("hasCompetentAuthority.name", words::OWNER_NAME),
    ("contactPoints", words::CONTACT),
    ("status", words::STATUS),
    ("availableForType", words::AUDIENCE),
    ("accessListMode", words::LISTS),
    ("delegable", words::DELEGABLE),
    ("visible", words::VISIBLE),
    ("selfIdentifiedUserEnabled", words::SELF_IDENTIFIED),
    ("enterpriseUserEnabled", words::ENTERPRISE),
    ("resourceReferences", words::REFERENCES),
    ("keywords", words::KEYWORDS),
    ("homepage", words::HOMEPAGE),
    ("nb", words::NB),
    ("nn", words::NN),
    ("en", words::EN),
];

/// The second resource held against the first, named as they were given.
#[must_use]
pub fn render((before, after): (&str, &str), differences: &[FieldDifference], screen: Screen) -> String {
    if differences.is_empty() {
        return screen.hanging(0, words::SAME.raw(screen.language));
    }
    let head = words::DIFFERENT.with("before", before).with("after", after);
    let line = |one: &FieldDifference| {
        let said = words::LINE
            .with("field", called(&one.field))
            .with("name", clean_line(&one.field))
            .with("before", shown(&one.before))
            .with("after", shown(&one.after));
        screen.hanging(2, &said.render(screen.language))
    };
    let lines: String = differences.iter().take(screen::MOST).map(line).collect();
    screen.indented(0, &head.render(screen.language)) + &lines + &screen::more(differences.len(), screen)
}

/// What people call a field; what has no name of its own is called as it is written.
fn called(field: &str) -> Message {
    let named = |wanted: &str| NAMES.iter().find(|(name, _)| *name == wanted).map(|(_, phrase)| *phrase);
    if let Some(phrase) = named(field) {
        return phrase.into();
    }
    let inner = field.rsplit_once('.').and_then(|(of, language)| Some((named(of)?, named(language)?)));
    match inner {
        Some((of, language)) => words::IN_LANGUAGE.with("of", of).with("language", language),
        None => Message::verbatim(clean_line(field)),
    }
}

/// A value on one line: texts as they are, lists with commas, all else as JSON.
fn shown(value: &Value) -> Message {
    match value {
        Value::Null => words::NOTHING.into(),
        Value::Bool(true) => words::YES.into(),
        Value::Bool(false) => words::NO.into(),
        Value::String(text) => words::QUOTED.with("text", clean_line(text)),
        Value::Array(parts) => Message::verbatim(clean_line(&parts.iter().map(part).collect::<Vec<_>>().join(", "))),
        other => Message::verbatim(clean_line(&other.to_string())),
    }
}

/// A part of a list: a text, or what an object says.
fn part(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(members) => members.values().map(part).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::Language;

    /// What others wrote begins no line that reads as one of ours.
    #[test]
    fn a_field_and_a_value_stay_on_their_line() {
        let line = |field: &str, before| FieldDifference { field: field.into(), before, after: Value::Null };
        let all = [
            line("a\n~ Status (status): «Completed»", json!("x\n~ y")),
            line("b", json!(["x\n~ y"])),
            line("c", json!({"x\n~ z": "\u{202e}"})),
        ];
        let screen = Screen { language: Language::En, width: 200, colour: false };
        let shown = render(("one", "two"), &all, screen);
        assert_eq!(shown.lines().count(), 4, "{shown}");
        assert!(!shown.contains('\u{202e}'), "{shown}");
    }

    #[test]
    fn of_very_many_the_rest_is_counted() {
        let all: Vec<FieldDifference> = (0..screen::MOST + 1)
            .map(|n| FieldDifference { field: n.to_string(), before: Value::Null, after: json!(1) })
            .collect();
        let screen = Screen { language: Language::En, width: 80, colour: false };
        assert!(render(("one", "two"), &all, screen).ends_with("→ 1\n  … and 1 more\n"));
    }
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        SAME { nb: "De to er like for ressursregisteret.", en: "The two are the same to the resource registry." }
        DIFFERENT { nb: "Endringer fra {before} til {after}:", en: "Changes from {before} to {after}:" }
        LINE { nb: "~ {field} ({name}): {before} → {after}", en: "~ {field} ({name}): {before} → {after}" }
        IN_LANGUAGE { nb: "{of} på {language}", en: "{of} in {language}" }
        NOTHING { nb: "(ikke satt)", en: "(not set)" }
        YES { nb: "ja", en: "yes" }
        NO { nb: "nei", en: "no" }
        QUOTED { nb: "«{text}»", en: "“{text}”" }
        IDENTIFIER { nb: "Ressurs-id", en: "Resource ID" }
        TITLE { nb: "Navn", en: "Name" }
        DESCRIPTION { nb: "Beskrivelse", en: "Description" }
        DELEGATION_TEXT { nb: "Delegeringstekst", en: "Delegation text" }
        TYPE { nb: "Ressurstype", en: "Resource type" }
        OWNER_NUMBER { nb: "Eierens organisasjonsnummer", en: "The owner's organisation number" }
        OWNER_CODE { nb: "Eierens organisasjonskode", en: "The owner's organisation code" }
        OWNER_NAME { nb: "Eierens navn", en: "The owner's name" }
        CONTACT { nb: "Kontaktinformasjon", en: "Contact information" }
        STATUS { nb: "Status", en: "Status" }
        AUDIENCE { nb: "Hvem tjenesten er for", en: "Whom the service is for" }
        LISTS { nb: "Tilgangslister", en: "Access lists" }
        DELEGABLE { nb: "Fullmakt kan gis videre", en: "Authorisations can be given to others" }
        VISIBLE { nb: "Vises til sluttbrukere", en: "Shown to end users" }
        SELF_IDENTIFIED { nb: "For brukere uten fødselsnummer", en: "For users without a national identity number" }
        ENTERPRISE { nb: "For virksomhetsbrukere", en: "For enterprise users" }
        REFERENCES { nb: "Referanser", en: "References" }
        KEYWORDS { nb: "Stikkord", en: "Keywords" }
        HOMEPAGE { nb: "Nettside", en: "Home page" }
        NB { nb: "bokmål", en: "Bokmål" }
        NN { nb: "nynorsk", en: "Nynorsk" }
        EN { nb: "engelsk", en: "English" }
    }
}
