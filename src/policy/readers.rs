//! The words that name who holds something: `package:{id}` and `role:{code}`, in flags, answers files and the state. One
//! parser for them all: `--readers`, `--read-by` and their like, and `--role` and `--package` of a question.

use super::build::Holders;
use super::ids::attribute;
use super::naming::{self, package_name, role_name};
use super::write::split_urn;
use crate::catalog::codes::readers as codes;
use crate::catalog::packages::{self, Package};
use crate::catalog::roles::{self, ALTINN2_ROLES_END, Role};
use crate::finding::Finding;
use crate::text::Message;
use crate::text::dates;

/// What stands before the id of a package.
const PACKAGE: &str = "package:";
/// What stands before the code of a role.
const ROLE: &str = "role:";

/// Those who hold something, known to the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// Those who hold an access package.
    Package(&'static Package),
    /// Those who have a role.
    Role(&'static Role),
}

impl Holder {
    /// The holder that a word names, in any form: `package:a-ordning`, `role:dagl`, either without what stands in front,
    /// another code of the role, or a URN as it stands in policies. Case does not matter.
    ///
    /// Whether a new policy may name it is another question: see [`parse`].
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        match WrittenHolder::of(word) {
            WrittenHolder::Package(id) => package(id),
            WrittenHolder::Role(code) => role(code),
            WrittenHolder::Bare(word) => package(word).or_else(|| role(word)),
            WrittenHolder::Other => None,
        }
    }

    /// The word, in its one right form.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Package(package) => format!("{PACKAGE}{}", package.id),
            Self::Role(role) => format!("{ROLE}{}", role.short_code()),
        }
    }

    /// The official name.
    #[must_use]
    pub fn name(self) -> Message {
        match self {
            Self::Package(package) => package_name(package),
            Self::Role(role) => role_name(role),
        }
    }

    /// The official name, and whether it is a package or a role.
    #[must_use]
    pub fn entry(self) -> Message {
        match self {
            Self::Package(package) => naming::package_entry(package),
            Self::Role(role) => naming::role_entry(role),
        }
    }

    /// Whether a new policy may name it.
    #[must_use]
    pub fn is_offered(self) -> bool {
        match self {
            Self::Package(package) => package.uses.in_policies,
            Self::Role(role) => role.is_offered(),
        }
    }

    /// What to name instead, where that is known: the package that replaces a role of Altinn 2.
    fn instead(self) -> Option<Self> {
        match self {
            Self::Role(role) if role.is_ending() => {
                let package = role.replaced_by().first().and_then(|id| packages::by_id(id)).map(Self::Package);
                package.filter(|package| package.is_offered())
            }
            _ => None,
        }
    }
}

/// The code that a word names a role by, known or not, without what stands in front; as it stands where it has nothing.
#[must_use]
pub fn role_code(word: &str) -> String {
    match (role_named(word), WrittenHolder::of(word)) {
        (Some(role), _) => role.short_code().to_owned(),
        (None, WrittenHolder::Role(code) | WrittenHolder::Bare(code)) => code.to_owned(),
        (None, _) => word.trim().to_owned(),
    }
}

/// The role that a word names: one without anything in front is a role here, whichever package has the same name.
#[must_use]
pub fn role_named(word: &str) -> Option<&'static Role> {
    match WrittenHolder::of(word) {
        WrittenHolder::Role(code) | WrittenHolder::Bare(code) => roles::by_code(&code.to_lowercase()),
        WrittenHolder::Package(_) | WrittenHolder::Other => None,
    }
}

/// The id that a word names a package by, known or not, without what stands in front.
#[must_use]
pub fn package_id(word: &str) -> String {
    match WrittenHolder::of(word) {
        WrittenHolder::Package(id) | WrittenHolder::Bare(id) => {
            packages::by_id(&id.to_lowercase()).map_or(id, |known| known.id)
        }
        WrittenHolder::Role(_) | WrittenHolder::Other => word.trim(),
    }
    .to_owned()
}

/// Reads a word that a new policy shall name, in any form that [`Holder::named`] understands.
///
/// # Errors
/// A finding that says what is wrong and what to write instead: unknown (with the nearest), not for policies, or a role
/// of Altinn 2, which ends. What it proposes is never refused itself.
pub fn parse(word: &str) -> Result<Holder, Finding> {
    let word = word.trim();
    match Holder::named(word) {
        Some(holder) if holder.is_offered() => Ok(holder),
        Some(Holder::Role(role)) if role.is_ending() => Err(ending(word, role)),
        Some(holder) => Err(Finding::new(&codes::READER_NOT_IN_POLICIES, word).with("name", holder.name())),
        None => Err(unknown(word)),
    }
}

/// The holders as a policy names them: roles by their short code where there is one, as Studio writes them.
#[must_use]
pub fn to_policy(holders: impl IntoIterator<Item = Holder>) -> Holders {
    let mut all = Holders::default();
    for holder in holders {
        match holder {
            Holder::Package(package) => all.packages.push(package.id.to_owned()),
            Holder::Role(role) if role.legacy.is_none() => all.roles.push(role.urn()),
            Holder::Role(role) => all.roles.push(role.short_code().to_owned()),
        }
    }
    all
}

/// How a word is written.
enum WrittenHolder<'w> {
    /// As the id of a package.
    Package(&'w str),
    /// As the code of a role.
    Role(&'w str),
    /// As an id or a code alone.
    Bare(&'w str),
    /// As another URN.
    Other,
}

impl<'w> WrittenHolder<'w> {
    fn of(word: &'w str) -> Self {
        let word = word.trim();
        if let Some(id) = strip(word, PACKAGE) {
            return Self::Package(id);
        }
        if let Some(code) = strip(word, ROLE) {
            return Self::Role(code);
        }
        if strip(word, "urn:").is_none() {
            return Self::Bare(word);
        }
        // The attribute is written in lower case, whatever the value is.
        let known = [attribute::ACCESS_PACKAGE].into_iter().chain(attribute::ROLES);
        let found = known.filter_map(|id| Some((id, strip(word, id)?.strip_prefix(':')?))).next();
        match found {
            Some((attribute::ACCESS_PACKAGE, id)) => Self::Package(id),
            Some((_, code)) => Self::Role(code),
            None => Self::Other,
        }
    }
}

/// What comes after a beginning, whose case does not matter.
fn strip<'w>(word: &'w str, beginning: &str) -> Option<&'w str> {
    let head = word.get(..beginning.len())?;
    head.eq_ignore_ascii_case(beginning).then(|| word.get(beginning.len()..).unwrap_or_default().trim())
}

fn package(id: &str) -> Option<Holder> {
    packages::by_id(&id.to_lowercase()).map(Holder::Package)
}

fn role(code: &str) -> Option<Holder> {
    roles::by_code(&code.to_lowercase()).map(Holder::Role)
}

fn ending(word: &str, role: &'static Role) -> Finding {
    let finding = Finding::new(&codes::READER_ALTINN2, word).with("name", role_name(role)).with("id", role.code);
    let finding = finding.with("date", dates::said(ALTINN2_ROLES_END));
    match Holder::Role(role).instead() {
        Some(package) => {
            finding.next(words::READER_USE_PACKAGE.with("word", package.word()).with("name", package.name()))
        }
        None => finding,
    }
}

fn unknown(word: &str) -> Finding {
    let (message, near) = match WrittenHolder::of(word) {
        WrittenHolder::Package(id) => (
            words::READER_UNKNOWN_PACKAGE.with("id", id),
            role(id).or_else(|| near_package(id)).or_else(|| near_role(id)),
        ),
        WrittenHolder::Role(code) => (
            words::READER_UNKNOWN_ROLE.with("id", code),
            package(code).or_else(|| near_role(code)).or_else(|| near_package(code)),
        ),
        WrittenHolder::Bare(word) => {
            (codes::READER_UNKNOWN.sentence.with("word", word), near_package(word).or_else(|| near_role(word)))
        }
        WrittenHolder::Other => {
            let (_, value) = split_urn(word);
            (codes::READER_UNKNOWN.sentence.with("word", word), package(value).or_else(|| role(value)))
        }
    };
    // An ending role is named by what to use instead.
    let near = near.and_then(|near| if near.is_offered() { Some(near) } else { near.instead() });
    let finding = Finding::new(&codes::READER_UNKNOWN, word).saying(message);
    match near {
        Some(near) => finding.next(words::READER_DID_YOU_MEAN.with("word", near.word()).with("name", near.name())),
        None => finding,
    }
}

fn near_package(id: &str) -> Option<Holder> {
    packages::did_you_mean(id).or_else(|| packages::begins_like(id)).map(Holder::Package)
}

fn near_role(code: &str) -> Option<Holder> {
    roles::did_you_mean(code).map(Holder::Role)
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        READER_UNKNOWN_PACKAGE { nb: "Det finnes ingen tilgangspakke som heter {id}.", en: "There is no access package called {id}." }
        READER_UNKNOWN_ROLE { nb: "Det finnes ingen rolle med koden {id}.", en: "There is no role with the code {id}." }
        READER_DID_YOU_MEAN { nb: "Mente du {word} ({name})?", en: "Did you mean {word} ({name})?" }
        READER_USE_PACKAGE { nb: "Bruk tilgangspakken {word} ({name}) i stedet", en: "Use the access package {word} ({name}) instead" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    fn wrong(word: &str) -> (&'static str, String) {
        let finding = parse(word).unwrap_err();
        (finding.code.id, finding.next.map(|next| next.render(Language::Nb)).unwrap_or_default())
    }

    #[test]
    fn every_form_of_a_code_becomes_one_word() {
        for (word, right) in [
            ("role:daglig-leder", "role:dagl"),
            ("DAGL", "role:dagl"),
            (" Role: dagl ", "role:dagl"),
            ("role:privatperson", "role:priv"),
            ("innh", "role:innh"),
            ("a-ordning", "package:a-ordning"),
            ("urn:altinn:rolecode:DAGL", "role:dagl"),
            ("urn:altinn:external-role:ccr:daglig-leder", "role:dagl"),
            ("urn:altinn:accesspackage:a-ordning", "package:a-ordning"),
        ] {
            assert_eq!(parse(word).unwrap().word(), right, "{word}");
        }
    }

    #[test]
    fn unknown_words_are_answered_with_the_nearest() {
        let (code, next) = wrong("package:ordinær-post-til-virksomheten");
        assert_eq!((code, next.contains("package:ordinaer-post-til-virksomheten")), ("READER-UNKNOWN", true), "{next}");
        assert!(wrong("role:dalg").1.contains("role:dagl"));
        assert!(wrong("package:dagl").1.contains("role:dagl"));
        assert!(wrong("role:a-ordning").1.contains("package:a-ordning"));
        assert!(wrong("urn:altinn:org:dagl").1.contains("role:dagl"));
        for word in ["zzzzzz", "urn:altinn:org:ttd", "role:stft", "package:hovedadministrator"] {
            assert!(wrong(word).1.contains("catalog show"), "{word}: {}", wrong(word).1);
        }
    }

    #[test]
    fn ending_roles_and_what_is_not_for_policies_are_refused() {
        let (code, next) = wrong("role:a0236");
        assert_eq!((code, next.contains("package:ordinaer-post-til-virksomheten")), ("READER-ALTINN2", true));
        let said = parse("role:utinn").unwrap_err().message.render(Language::En);
        assert!(said.contains("31 December 2026"), "{said}");
        assert_eq!(wrong("package:hovedadministrator").0, "READER-NOT-IN-POLICIES");
        assert_eq!(wrong("role:stft").0, "READER-NOT-IN-POLICIES");
    }

    #[test]
    fn a_proposal_is_never_refused_itself() {
        let known = roles::all().flat_map(|role| [role.code, role.short_code()]);
        let known = known.chain(packages::ALL.iter().map(|package| package.id));
        // Every one would take long: each unknown word is held against the whole catalogue.
        for code in known.step_by(7).flat_map(|code| [code.to_owned(), format!("{code}x")]) {
            for word in [code.clone(), format!("role:{code}"), format!("package:{code}")] {
                let Err(finding) = parse(&word) else { continue };
                let next = finding.next.unwrap().render(Language::En);
                let proposed = next.split([' ', '?']).find(|part| part.starts_with(ROLE) || part.starts_with(PACKAGE));
                assert!(proposed.is_none_or(|proposed| parse(proposed).is_ok()), "{word}: {next}");
            }
        }
    }

    #[test]
    fn who_asks_has_any_role_and_a_word_alone_is_what_its_flag_is_for() {
        assert_eq!(role_code("role:stft"), "stft");
        assert_eq!(role_code("urn:altinn:external-role:ccr:daglig-leder"), "dagl");
        assert_eq!(role_code("Unheard"), "Unheard");
        assert_eq!(role_named("package:a-ordning"), None);
        assert_eq!(package_id("package:A-Ordning"), "a-ordning");
        assert_eq!(package_id("urn:altinn:accesspackage:a-ordning"), "a-ordning");
        assert_eq!(package_id("x"), "x");
    }

    #[test]
    fn a_policy_names_roles_by_their_short_code() {
        let words = ["role:daglig-leder", "package:a-ordning", "urn:altinn:external-role:cra:helfo-fastlege"];
        let holders = to_policy(words.iter().filter_map(|word| Holder::named(word)));
        assert_eq!(holders.packages, ["a-ordning"]);
        assert_eq!(holders.roles, ["dagl", "urn:altinn:external-role:cra:helfo-fastlege"]);
    }
}
