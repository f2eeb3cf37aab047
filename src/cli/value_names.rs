//! What stands in the place of a value in help, in the language of the user.

use crate::domain::Language;

/// The names of values in English, as the commands have them, and in Bokmål.
const NAMES: &[(&str, &str)] = &[
    ("A", "A"),
    ("ACTION", "HANDLING"),
    ("ADDRESS", "ADRESSE"),
    ("ANSWER", "SVAR"),
    ("ATTRIBUTE=VALUE", "ATTRIBUTT=VERDI"),
    ("B", "B"),
    ("BASE", "BASE"),
    ("CASES", "PRØVER"),
    ("CODE", "KODE"),
    ("DATE", "DATO"),
    ("DOOR", "DØR"),
    ("DURATION", "VARIGHET"),
    ("ENV", "MILJØ"),
    ("ENV:RESOURCE-ID", "MILJØ:RESSURS-ID"),
    ("FILE", "FIL"),
    ("FINGERPRINT", "FINGERAVTRYKK"),
    ("FOLDER", "MAPPE"),
    ("FORMAT", "FORMAT"),
    ("HANDLE", "NAVN"),
    ("ID", "ID"),
    ("ID=TEXT", "ID=TEKST"),
    ("KIND", "SLAG"),
    ("LANG", "SPRÅK"),
    ("LIST", "LISTE"),
    ("MEMBER", "MEDLEM"),
    ("METHOD", "METODE"),
    ("N", "N"),
    ("NAME", "NAVN"),
    ("NAMES", "NAVN"),
    ("NUMBER", "NUMMER"),
    ("ORG", "ORG"),
    ("ORG:ID", "ORG:ID"),
    ("OURS", "OURS"),
    ("PACKAGE|ROLE", "PAKKE|ROLLE"),
    ("PARTY", "PART"),
    ("PATH", "STI"),
    ("PLACE", "STED"),
    ("PRODUCT", "PRODUKT"),
    ("RECIPIENT", "MOTTAKER"),
    ("REF", "REF"),
    ("ROLE", "ROLLE"),
    ("SCOPE", "SCOPE"),
    ("SERVICE", "TJENESTE"),
    ("STEP", "STEG"),
    ("STEPS", "STEG"),
    ("STUDIO", "STUDIO"),
    ("SYSTEM", "SYSTEM"),
    ("TEXT", "TEKST"),
    ("THEIRS", "THEIRS"),
    ("TOPIC", "EMNE"),
    ("TYPE", "TYPE"),
    ("UUID", "UUID"),
    ("WHAT", "HVA"),
    ("WHEN", "NÅR"),
    ("WHOM", "HVEM"),
    ("WORD", "ORD"),
];

/// The name of a value in the language.
#[must_use]
pub fn said(name: &'static str, language: Language) -> &'static str {
    match language {
        Language::En => name,
        Language::Nb => NAMES.iter().find(|(en, _)| *en == name).map_or(name, |(_, nb)| nb),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::ffi::OsString;

    use super::super::commands::ROWS;
    use super::super::tree::tree;
    use super::*;

    /// The names of values in the whole tree, each with the argument that takes it.
    fn names(language: Language) -> Vec<(String, Vec<String>)> {
        let words = ROWS.iter().flat_map(|row| row.path.split(' '));
        let words: Vec<OsString> = ["altinn-onboard", "help"].into_iter().chain(words).map(OsString::from).collect();
        let (mut found, mut left) = (Vec::new(), vec![tree(language, &words)]);
        while let Some(command) = left.pop() {
            for arg in command.get_arguments().filter(|arg| arg.get_action().takes_values()) {
                let names = arg.get_value_names().unwrap_or_default().iter().map(ToString::to_string);
                found.push((format!("{} {}", command.get_name(), arg.get_id()), names.collect()));
            }
            left.extend(command.get_subcommands().cloned());
        }
        found
    }

    #[test]
    fn every_name_of_a_value_is_there_in_norwegian_and_is_used() {
        let used: BTreeSet<String> = names(Language::En).into_iter().flat_map(|(_, names)| names).collect();
        let known: BTreeSet<String> = NAMES.iter().map(|(en, _)| (*en).to_owned()).collect();
        assert_eq!(used, known);
    }

    #[test]
    fn every_argument_names_its_value_in_the_language() {
        let in_norwegian = |name: &String| NAMES.iter().find(|(en, _)| en == name).map(|(_, nb)| (*nb).to_owned());
        for ((arg, english), (_, norwegian)) in names(Language::En).into_iter().zip(names(Language::Nb)) {
            let expected: Option<Vec<String>> = english.iter().map(in_norwegian).collect();
            assert_eq!(Some(norwegian), expected, "{arg}");
        }
    }
}
