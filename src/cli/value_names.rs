//! What stands in the place of a value in help, in the language of the user.

use clap::Command;

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

/// Puts the names of the language into a tree of commands.
#[must_use]
pub fn put(command: Command, language: Language) -> Command {
    if language == Language::En {
        return command;
    }
    let command = command.mut_args(|arg| {
        let names = arg.get_value_names().unwrap_or_default();
        let own: Option<Vec<&'static str>> = names.iter().map(|name| in_norwegian(name)).collect();
        match own {
            Some(own) if !own.is_empty() => arg.value_names(own),
            _ => arg,
        }
    });
    command.mut_subcommands(|below| put(below, language))
}

fn in_norwegian(name: &str) -> Option<&'static str> {
    NAMES.iter().find(|(en, _)| *en == name).map(|(_, nb)| *nb)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::ffi::OsString;

    use super::super::commands::ROWS;
    use super::super::tree::tree;
    use super::*;

    #[test]
    fn every_name_of_a_value_is_there_in_norwegian_and_is_used() {
        let words = ROWS.iter().flat_map(|row| row.path.split(' '));
        let words: Vec<OsString> = ["altinn-onboard", "help"].into_iter().chain(words).map(OsString::from).collect();
        let mut used = BTreeSet::new();
        let mut left = vec![tree(Language::En, &words)];
        while let Some(command) = left.pop() {
            for arg in command.get_arguments().filter(|arg| arg.get_action().takes_values()) {
                used.extend(arg.get_value_names().unwrap_or_default().iter().map(ToString::to_string));
            }
            left.extend(command.get_subcommands().cloned());
        }
        let known: BTreeSet<String> = NAMES.iter().map(|(en, _)| (*en).to_owned()).collect();
        assert_eq!(used, known);
    }
}
