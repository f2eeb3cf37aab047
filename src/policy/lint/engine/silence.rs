//! Rules that a team has silenced, each with its reason.
//!
//! A silence without a reason is refused: who reads it in two years must know why.

use regex::RegexSet;
use serde::Deserialize;

use super::{Found, RuleCheck};
use crate::policy::lint::RULES;
use crate::text::{Message, reasons};

/// A rule that is silenced.
#[derive(Clone, Debug)]
pub struct Silence {
    /// Code of the rule.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// In which files, from the folder of the configuration; everywhere when there is no pattern.
    files: RegexSet,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Configuration {
    #[serde(default)]
    silence: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    rule: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    files: Vec<String>,
}

/// Reads a configuration.
///
/// # Errors
/// What is wrong with it: all of it.
pub fn parse(toml: &str) -> Result<Vec<Silence>, Vec<Message>> {
    let configuration: Configuration = toml::from_str(toml)
        .map_err(|error| vec![words::CONFIG_TOML.with("reason", reasons::of_toml_at(&error, toml))])?;
    let mut wrong = Vec::new();
    for row in &configuration.silence {
        match RULES.iter().find(|rule| rule.code.id == row.rule) {
            Some(rule) if rule.is_refused => wrong.push(words::CONFIG_REFUSED.with("rule", row.rule.as_str())),
            Some(rule) if matches!(rule.check, RuleCheck::Policy(_)) => {}
            _ => wrong.push(words::CONFIG_RULE.with("rule", row.rule.as_str())),
        }
        if row.reason.trim().is_empty() {
            wrong.push(words::CONFIG_REASON.with("rule", row.rule.as_str()));
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let silence = |row: Row| {
        let files = matcher(&row.files)
            .map_err(|error| vec![words::CONFIG_TOML.with("reason", reasons::said(&error.to_string()))])?;
        Ok(Silence { rule: row.rule, reason: row.reason.trim().to_owned(), files })
    };
    configuration.silence.into_iter().map(silence).collect()
}

impl Silence {
    /// Whether the silence covers a finding in a file, whose path counts from the folder of the configuration.
    #[must_use]
    pub fn covers(&self, found: &Found, file: &str) -> bool {
        self.rule == found.code.id && (self.files.is_empty() || self.files.is_match(file))
    }
}

/// The patterns as one matcher: `*` stands for anything within a name, `**` for any folders, and every other character
/// for itself.
fn matcher(patterns: &[String]) -> Result<RegexSet, regex::Error> {
    const NAME: &str = "[^/]*";
    let regular = |pattern: &String| {
        let plain = regex::escape(pattern);
        // Whole folders first: none of them, or each with its stroke.
        let folders = plain.replace(r"/\*\*/", "/(?:.*/)?");
        let folders = match folders.strip_prefix(r"\*\*/") {
            Some(rest) => format!("(?:.*/)?{rest}"),
            None => folders,
        };
        format!("^(?s:{})$", folders.replace(r"\*\*", ".*").replace(r"\*", NAME))
    };
    RegexSet::new(patterns.iter().map(regular))
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        CONFIG_TOML { nb: "Oppsettet kan ikke leses: {reason}", en: "The configuration cannot be read: {reason}" }
        CONFIG_RULE { nb: "{rule} er ikke en regel som kan dempes.", en: "{rule} is not a rule that can be silenced." }
        CONFIG_REFUSED { nb: "{rule} kan ikke dempes: Altinn avviser filen uansett.", en: "{rule} cannot be silenced: Altinn refuses the file anyway." }
        CONFIG_REASON { nb: "Regelen {rule} dempes uten begrunnelse.", en: "The rule {rule} is silenced without a reason." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    fn wrong(toml: &str) -> String {
        let wrong = parse(toml).unwrap_err();
        wrong.iter().map(|message| message.render(Language::En)).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_silence_has_a_rule_and_a_reason() {
        let read = parse("[[silence]]\nrule = 'POL051'\nreason = ' Only persons. '\nfiles = ['a/*.xml']").unwrap();
        let [silence] = read.as_slice() else { panic!("{read:?}") };
        assert_eq!((silence.rule.as_str(), silence.reason.as_str()), ("POL051", "Only persons."));
        assert!(silence.files.is_match("a/b.xml") && !silence.files.is_match("b/b.xml"));
        assert!(parse("").is_ok_and(|none| none.is_empty()));
        let both = wrong("[[silence]]\nrule = 'POL999'\n[[silence]]\nrule='POL051'\nreason=' '");
        assert_eq!(both.lines().count(), 3, "{both}");
        assert!(wrong("[[silence]]\nrule = 'POL051'\nbecause = 'x'").contains("because"));
        assert!(wrong("\nsilence = 1").contains("line 2"));
        assert!(wrong("[[silence]]\nrule='POL001'\nreason='x'").contains("POL001"));
        assert!(wrong("[[silence]]\nrule='POL031'\nreason='x'").contains("refuses"));
    }

    #[test]
    fn patterns_are_of_names_and_folders() {
        for (pattern, path, wanted) in [
            ("a.xml", "a.xml", true),
            ("a.xml", "b/a.xml", false),
            ("*.xml", "a.xml", true),
            ("*.xml", "b/a.xml", false),
            ("**/a.xml", "a.xml", true),
            ("**/a.xml", "b/c/a.xml", true),
            ("b/**", "b/c/a.xml", true),
            ("b/*/a*.xml", "b/c/abc.xml", true),
            ("*a*b*", "xaxxbx", true),
            ("*a*b", "xaxxbx", false),
            ("a*a", "a", false),
            ("**", "a/b.xml", true),
            ("[org]?.xml", "[org]?.xml", true),
            ("[org].xml", "o.xml", false),
            ("{a,b}.xml", "a.xml", false),
        ] {
            assert_eq!(matcher(&[pattern.to_owned()]).unwrap().is_match(path), wanted, "{pattern} {path}");
        }
    }
}
