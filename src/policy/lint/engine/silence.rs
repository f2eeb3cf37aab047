//! Rules that a team has silenced, each with its reason.
//!
//! A silence without a reason is refused: who reads it in two years must know why.

use serde::Deserialize;

use super::{Found, RULES};
use crate::text::{Message, lint_command as text};

/// What the platform refuses a file for: silenced, it would be refused all the same.
const REFUSED: [&str; 6] = ["POL001", "POL002", "POL003", "POL004", "POL030", "POL031"];

/// A rule that is silenced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// Code of the rule.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// In which files, as patterns from the folder of the configuration; everywhere when there are none.
    pub files: Vec<String>,
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
    let configuration: Configuration =
        toml::from_str(toml).map_err(|error| vec![text::CONFIG_TOML.with("reason", error.to_string())])?;
    let mut wrong = Vec::new();
    for row in &configuration.silence {
        if REFUSED.contains(&row.rule.as_str()) {
            wrong.push(text::CONFIG_REFUSED.with("rule", row.rule.as_str()));
        } else if !RULES.iter().any(|rule| rule.code == row.rule) {
            wrong.push(text::CONFIG_RULE.with("rule", row.rule.as_str()));
        }
        if row.reason.trim().is_empty() {
            wrong.push(text::CONFIG_REASON.with("rule", row.rule.as_str()));
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let silence = |row: Row| Silence { rule: row.rule, reason: row.reason.trim().to_owned(), files: row.files };
    Ok(configuration.silence.into_iter().map(silence).collect())
}

impl Silence {
    /// Whether the silence covers a finding in a file, whose path counts from the folder of the configuration.
    #[must_use]
    pub fn covers(&self, found: &Found, file: &str) -> bool {
        self.rule == found.code && (self.files.is_empty() || self.files.iter().any(|pattern| fits(pattern, file)))
    }
}

/// Whether a path fits a pattern: `*` stands for anything within a name, `**` for any folders.
fn fits(pattern: &str, path: &str) -> bool {
    match pattern.split_once('/') {
        Some(("**", rest)) => fits(rest, path) || path.split_once('/').is_some_and(|(_, below)| fits(pattern, below)),
        Some((name, rest)) => {
            path.split_once('/').is_some_and(|(first, below)| name_fits(name, first) && fits(rest, below))
        }
        None if pattern == "**" => true,
        None => !path.contains('/') && name_fits(pattern, path),
    }
}

fn name_fits(pattern: &str, name: &str) -> bool {
    let Some((before, after)) = pattern.split_once('*') else { return pattern == name };
    let Some(mut rest) = name.strip_prefix(before) else { return false };
    let mut parts = after.split('*').peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        let Some(at) = rest.find(part) else { return false };
        rest = rest.get(at + part.len()..).unwrap_or_default();
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    fn wrong(toml: &str) -> String {
        let wrong = parse(toml).unwrap_err();
        wrong.iter().map(|message| message.say(Language::En)).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_silence_has_a_rule_and_a_reason() {
        let read = parse("[[silence]]\nrule = 'POL051'\nreason = ' Only persons. '\nfiles = ['a/*.xml']").unwrap();
        let expected = Silence { rule: "POL051".into(), reason: "Only persons.".into(), files: vec!["a/*.xml".into()] };
        assert_eq!(read, [expected]);
        assert_eq!(parse(""), Ok(Vec::new()));
        let both = wrong("[[silence]]\nrule = 'POL999'\n[[silence]]\nrule='POL051'\nreason=' '");
        assert_eq!(both.lines().count(), 3, "{both}");
        assert!(wrong("[[silence]]\nrule = 'POL051'\nbecause = 'x'").contains("because"));
        assert!(!wrong("silence = 1").is_empty());
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
        ] {
            assert_eq!(fits(pattern, path), wanted, "{pattern} {path}");
        }
    }
}
