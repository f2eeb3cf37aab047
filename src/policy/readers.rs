//! The words that name who may read: `package:{id}` and `role:{code}`, in flags, answers files and the state.

use super::build::{CONFIDENTIAL_POST, Holders};
use super::ids::attribute;
use crate::catalog::packages::{self, Package};
use crate::catalog::roles::{self, ALTINN2_ROLES_END, Role};
use crate::finding::Finding;
use crate::text::dates;
use crate::text::{Message, Phrase, policy as text};

/// What stands before the id of a package.
const PACKAGE: &str = "package:";
/// What stands before the code of a role.
const ROLE: &str = "role:";

/// The words for [`super::build::Holders::recipients`]: the ordinary package, then the register roles.
const ORDINARY: [&str; 8] = [
    "package:ordinaer-post-til-virksomheten",
    "role:dagl",
    "role:lede",
    "role:innh",
    "role:dtso",
    "role:dtpr",
    "role:bobe",
    "role:best",
];
const CONFIDENTIAL: &str = "package:post-til-virksomheten-med-taushetsbelagt-innhold";
const PERSON: &str = "role:priv";

/// Somebody who may read, known to the catalogue and allowed in a new policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Those who hold an access package.
    Package(&'static Package),
    /// Those who have a role.
    Role(&'static Role),
}

impl Reader {
    /// The word, in its one right form.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Package(package) => package_word(package),
            Self::Role(role) => role_word(role),
        }
    }

    /// The subject in the policy.
    #[must_use]
    pub fn urn(self) -> String {
        match self {
            Self::Package(package) => package.urn(),
            Self::Role(role) => role.urn(),
        }
    }

    /// The official name, with what it is.
    #[must_use]
    pub fn label(self) -> Message {
        match self {
            Self::Package(package) => text::READER_PACKAGE.with("name", package_name(package)),
            Self::Role(role) => text::READER_ROLE.with("name", role_name(role)),
        }
    }
}

/// Reads a word. `dagl` alone, or a package's id alone, is understood too.
///
/// # Errors
/// A finding that says what is wrong and what to write instead: unknown (with the nearest), a URN where an id belongs,
/// not for policies, or a role of Altinn 2, which ends.
pub fn parse_word(word: &str) -> Result<Reader, Finding> {
    let word = word.trim();
    if let Some(id) = word.strip_prefix(PACKAGE) {
        return package(word, id.trim());
    }
    if let Some(code) = word.strip_prefix(ROLE) {
        return role(word, code.trim());
    }
    if word.starts_with("urn:") {
        return Err(urn(word, word));
    }
    if packages::by_id(&word.to_lowercase()).is_some() {
        return package(word, word);
    }
    if roles::by_code(&word.to_lowercase()).is_some() {
        return role(word, word);
    }
    let finding = Finding::error("READER-UNKNOWN", word, text::READER_SHAPE.with("word", word));
    let meant = packages::did_you_mean(word).map(mean_package);
    Err(with_next(finding, meant.or_else(|| roles::did_you_mean(word).map(mean_role))))
}

/// Reads a word in any form: also a URN, as it stands in policies.
///
/// # Errors
/// See [`parse_word`].
pub fn any_form(word: &str) -> Result<Reader, Finding> {
    let word = word.trim();
    if !word.starts_with("urn:") {
        return parse_word(word);
    }
    let (id, value) = super::write::split_urn(word);
    let right = if id == attribute::ACCESS_PACKAGE {
        Some(format!("{PACKAGE}{value}"))
    } else {
        roles::by_attribute(id, value)
            .map(role_word)
            .or_else(|| attribute::is_role(id).then(|| format!("{ROLE}{value}")))
    };
    parse_word(right.as_deref().unwrap_or(word))
}

/// Reads all words; all findings at once when some are wrong.
///
/// # Errors
/// See [`parse_word`].
pub fn holders<'w>(words: impl IntoIterator<Item = &'w str>) -> Result<Holders, Vec<Finding>> {
    let (mut holders, mut findings) = (Holders::default(), Vec::new());
    for word in words {
        match parse_word(word) {
            Ok(Reader::Package(package)) => holders.packages.push(package.id.into()),
            Ok(Reader::Role(role)) => {
                let urn = role.urn();
                let code = urn.strip_prefix(attribute::ROLE_CODE).and_then(|rest| rest.strip_prefix(':'));
                holders.roles.push(code.map_or(urn.clone(), str::to_owned));
            }
            Err(finding) => findings.push(finding),
        }
    }
    if findings.is_empty() { Ok(holders) } else { Err(findings) }
}

/// What to call the word on screen: the official name when it is known, else the word itself.
#[must_use]
pub fn label(word: &str) -> Message {
    parse_word(word).map_or_else(|_| Message::verbatim(word), Reader::label)
}

/// The readers at organisations when nothing else is said, and persons for themselves if they receive too.
#[must_use]
pub fn default_words(confidential: bool, persons: bool) -> Vec<&'static str> {
    words_for(true, persons, confidential)
}

/// The readers when nothing else is said: of organisations, of persons, or of both.
#[must_use]
pub fn words_for(organisations: bool, persons: bool, confidential: bool) -> Vec<&'static str> {
    let mut words = Vec::new();
    if organisations && confidential {
        words.push(CONFIDENTIAL);
    } else if organisations {
        words.extend(ORDINARY);
    }
    if persons {
        words.push(PERSON);
    }
    words
}

/// Whether a word makes the whole resource confidential (facts: policy 3.5).
#[must_use]
pub fn is_confidential(word: &str) -> bool {
    matches!(parse_word(word), Ok(Reader::Package(package)) if package.id == CONFIDENTIAL_POST)
}

fn package(word: &str, id: &str) -> Result<Reader, Finding> {
    if id.starts_with("urn:") {
        return Err(urn(word, id));
    }
    match packages::by_id(&id.to_lowercase()) {
        Some(package) if package.uses.in_policies => Ok(Reader::Package(package)),
        Some(package) => Err(not_in_policies(word, package_name(package))),
        None => {
            let finding = Finding::error("READER-UNKNOWN", word, text::READER_UNKNOWN_PACKAGE.with("id", id));
            let other = roles::by_code(&id.to_lowercase()).map(mean_role);
            Err(with_next(finding, other.or_else(|| packages::did_you_mean(id).map(mean_package))))
        }
    }
}

fn role(word: &str, code: &str) -> Result<Reader, Finding> {
    if code.starts_with("urn:") {
        return Err(urn(word, code));
    }
    match roles::by_code(&code.to_lowercase()) {
        Some(role) if role.is_offered() => Ok(Reader::Role(role)),
        Some(role) if role.is_ending() => {
            let message = text::READER_ENDING.with("name", role_name(role)).with("id", role.code);
            let message = message.with("date", dates::said(ALTINN2_ROLES_END));
            let package = role.replaced_by().first().and_then(|id| packages::by_id(id));
            let use_package = |package| {
                text::READER_USE_PACKAGE.with("word", package_word(package)).with("name", package_name(package))
            };
            let next = package.map_or_else(|| text::READER_FIND_PACKAGE.into(), use_package);
            Err(Finding::error("READER-ALTINN2", word, message).next(next))
        }
        Some(role) => Err(not_in_policies(word, role_name(role))),
        None => {
            let finding = Finding::error("READER-UNKNOWN", word, text::READER_UNKNOWN_ROLE.with("id", code));
            let other = packages::by_id(&code.to_lowercase()).map(mean_package);
            Err(with_next(finding, other.or_else(|| roles::did_you_mean(code).map(mean_role))))
        }
    }
}

/// A URN is told apart from an id; when it names something known, the right word is given.
fn urn(word: &str, urn: &str) -> Finding {
    let finding = Finding::error("READER-URN", word, text::READER_URN.with("word", word));
    let (id, value) = super::write::split_urn(urn);
    let right = if id == attribute::ACCESS_PACKAGE {
        packages::by_id(&value.to_lowercase()).map(package_word)
    } else {
        roles::by_attribute(id, value).map(role_word)
    };
    with_next(finding, right.map(|word| text::READER_WRITE.with("word", word)))
}

fn not_in_policies(word: &str, name: Message) -> Finding {
    Finding::error("READER-NOT-IN-POLICIES", word, text::READER_NOT_IN_POLICIES.with("name", name))
}

fn with_next(finding: Finding, next: Option<Message>) -> Finding {
    match next {
        Some(next) => finding.next(next),
        None => finding.next(text::READER_FIND),
    }
}

fn mean_package(package: &'static Package) -> Message {
    text::READER_DID_YOU_MEAN.with("word", package_word(package)).with("name", package_name(package))
}

/// An ending role is named by what to use instead, when that is known.
fn mean_role(role: &'static Role) -> Message {
    let package = role.replaced_by().first().and_then(|id| packages::by_id(id));
    match package {
        Some(package) => mean_package(package),
        None => text::READER_DID_YOU_MEAN.with("word", role_word(role)).with("name", role_name(role)),
    }
}

fn package_word(package: &Package) -> String {
    format!("{PACKAGE}{}", package.id)
}

fn role_word(role: &Role) -> String {
    format!("{ROLE}{}", role.short_code())
}

/// The official name of a package.
#[must_use]
pub fn package_name(package: &'static Package) -> Message {
    Phrase { nb: package.nb, en: package.en }.into()
}

/// The official name of a role; one that has left the register has none in English.
#[must_use]
pub fn role_name(role: &'static Role) -> Message {
    Phrase { nb: role.nb, en: if role.en.is_empty() { role.nb } else { role.en } }.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    fn wrong(word: &str) -> (&'static str, String) {
        let finding = parse_word(word).unwrap_err();
        (finding.code, finding.next.map(|next| next.say(Language::Nb)).unwrap_or_default())
    }

    #[test]
    fn the_default_words_are_the_default_holders() {
        for (organisations, persons, confidential) in
            [(true, false, false), (true, true, false), (false, true, false), (true, false, true), (true, true, true)]
        {
            let words = words_for(organisations, persons, confidential);
            assert_eq!(holders(words).unwrap(), Holders::recipients(organisations, persons, confidential));
        }
        assert_eq!(default_words(true, false), ["package:post-til-virksomheten-med-taushetsbelagt-innhold"]);
        assert!(is_confidential(CONFIDENTIAL) && !is_confidential(ORDINARY[0]));
    }

    #[test]
    fn names_are_official_in_both_languages() {
        assert_eq!(label("role:dagl").say(Language::Nb), "Rollen «Daglig leder»");
        assert_eq!(
            label("ordinaer-post-til-virksomheten").say(Language::En),
            "The access package “Regular mail to business”"
        );
        assert_eq!(label("role:nobody").say(Language::Nb), "role:nobody");
    }

    #[test]
    fn every_form_of_a_code_becomes_one_word() {
        for word in ["role:daglig-leder", "DAGL", " role: dagl "] {
            assert_eq!(parse_word(word).unwrap().word(), "role:dagl", "{word}");
        }
        assert_eq!(parse_word("role:privatperson").unwrap().urn(), "urn:altinn:rolecode:priv");
    }

    #[test]
    fn unknown_words_are_answered_with_the_nearest() {
        let (code, next) = wrong("package:ordinær-post-til-virksomheten");
        assert_eq!((code, next.contains("package:ordinaer-post-til-virksomheten")), ("READER-UNKNOWN", true), "{next}");
        assert!(wrong("role:dalg").1.contains("role:dagl"));
        assert!(wrong("package:dagl").1.contains("role:dagl"));
        assert!(wrong("role:a-ordning").1.contains("package:a-ordning"));
        let (code, next) = wrong("zzzzzz");
        assert_eq!((code, next.contains("catalog show")), ("READER-UNKNOWN", true), "{next}");
    }

    #[test]
    fn urns_ending_roles_and_what_is_not_for_policies_are_refused() {
        assert_eq!(wrong("urn:altinn:rolecode:dagl"), ("READER-URN", "Skriv role:dagl".into()));
        assert_eq!(
            wrong("package:urn:altinn:accesspackage:a-ordning"),
            ("READER-URN", "Skriv package:a-ordning".into())
        );
        let (code, next) = wrong("role:a0236");
        assert_eq!((code, next.contains("package:ordinaer-post-til-virksomheten")), ("READER-ALTINN2", true));
        let said = parse_word("role:utinn").unwrap_err().message.say(Language::En);
        assert!(said.contains("2026-12-31"), "{said}");
        assert_eq!(wrong("package:hovedadministrator").0, "READER-NOT-IN-POLICIES");
        assert_eq!(wrong("role:stft").0, "READER-NOT-IN-POLICIES");
    }

    #[test]
    fn a_flag_takes_urns_too() {
        for (word, right) in [
            ("urn:altinn:rolecode:DAGL", "role:dagl"),
            ("urn:altinn:external-role:ccr:daglig-leder", "role:dagl"),
            ("urn:altinn:accesspackage:a-ordning", "package:a-ordning"),
            ("innh", "role:innh"),
        ] {
            assert_eq!(any_form(word).unwrap().word(), right, "{word}");
        }
        assert_eq!(any_form("urn:altinn:accesspackage:a-ordnin").unwrap_err().code, "READER-UNKNOWN");
        assert_eq!(any_form("urn:altinn:rolecode:dalg").unwrap_err().code, "READER-UNKNOWN");
        assert_eq!(any_form("urn:altinn:org:ttd").unwrap_err().code, "READER-URN");
    }

    #[test]
    fn all_wrong_words_are_named_at_once() {
        assert_eq!(holders(["role:dagl", "role:x", "urn:y"]).unwrap_err().len(), 2);
    }
}
