//! Who may read at the recipient: access packages and roles by word (`package:…`, `role:…`), as they are offered, typed
//! and put into the policy.

use crate::catalog::{packages, roles};
use crate::finding::Finding;
use crate::policy::build;
use crate::record::values::{Holders, Recipients};
use crate::record::{Choice, Topic};
use crate::text::{Message, Phrase, input as text, readers as names};

/// One that a new policy may name.
#[derive(Clone, Copy)]
enum Reader {
    Package(&'static packages::Package),
    Role(&'static roles::Role),
}

impl Reader {
    fn word(self) -> String {
        match self {
            Self::Package(package) => format!("package:{}", package.id),
            Self::Role(role) => format!("role:{}", role.short_code()),
        }
    }

    fn label(self) -> Message {
        match self {
            Self::Package(package) => names::PACKAGE.with("name", Phrase { nb: package.nb, en: package.en }),
            Self::Role(role) => names::ROLE.with("name", Phrase { nb: role.nb, en: role.en }),
        }
    }
}

/// The choices of the question: those of the default first, then every package and role that a policy may name. Roles of
/// Altinn 2 are not among them.
#[must_use]
pub fn choices() -> Vec<Choice> {
    let packages = packages::search("").into_iter().map(Reader::Package);
    let roles = roles::search("").into_iter().map(Reader::Role);
    let choice = |reader: Reader| Choice { word: reader.word(), label: reader.label() };
    let mut all: Vec<Choice> = packages.chain(roles).map(choice).collect();
    let usual = [proposal(Recipients::Both), format!("package:{}", build::CONFIDENTIAL_POST)].join(",");
    let rank = |word: &str| usual.split(',').position(|known| known == word).unwrap_or(usize::MAX);
    all.sort_by_key(|choice| rank(&choice.word));
    all
}

/// What is proposed for recipients of a kind: the words of the default policy.
#[must_use]
pub fn proposal(recipients: Recipients) -> String {
    let (organisations, persons) = (recipients != Recipients::Persons, recipients != Recipients::Organisations);
    let holders = build::Holders::recipients(organisations, persons, false);
    let packages = holders.packages.iter().map(|code| format!("package:{code}"));
    packages.chain(holders.roles.iter().map(|code| format!("role:{code}"))).collect::<Vec<_>>().join(",")
}

/// Reads words joined by commas; URNs and Altinn's longer names of roles are understood.
///
/// # Errors
/// A word that stands for nothing that a new policy can name, or for a role of Altinn 2.
pub fn read(topic: Topic, answer: &str) -> Result<Holders, Finding> {
    let mut words: Vec<String> = Vec::new();
    for part in answer.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        let word = read_one(topic, &part.to_lowercase())?.word();
        if !words.contains(&word) {
            words.push(word);
        }
    }
    if words.is_empty() { Err(unknown(topic, answer, None)) } else { Ok(Holders(words)) }
}

fn read_one(topic: Topic, part: &str) -> Result<Reader, Finding> {
    const URNS: [(&str, &str); 4] = [
        ("urn:altinn:accesspackage:", "package"),
        ("urn:altinn:rolecode:", "role"),
        ("urn:altinn:external-role:ccr:", "role"),
        ("urn:altinn:role:", "role"),
    ];
    let named = URNS.iter().find_map(|(urn, kind)| Some((*kind, part.strip_prefix(urn)?)));
    match named.or_else(|| part.split_once(':')) {
        Some(("package", id)) => match packages::by_id(id) {
            Some(package) if package.uses.in_policies => Ok(Reader::Package(package)),
            _ => Err(unknown(topic, part, packages::did_you_mean(id).map(Reader::Package))),
        },
        Some(("role", code)) => match roles::by_code(code) {
            Some(role) if role.is_offered() => Ok(Reader::Role(role)),
            Some(role) if role.is_ending() => Err(Finding::error(
                "READERS-ALTINN-2",
                topic.id(),
                text::READERS_ALTINN_2.with("text", part.to_owned()),
            )
            .next(text::READERS_NEXT)),
            _ => Err(unknown(topic, part, roles::did_you_mean(code).map(Reader::Role))),
        },
        // Without a kind in front it may still be plain what was meant.
        _ => {
            let role = roles::by_code(part).filter(|role| role.is_offered()).map(Reader::Role);
            Err(unknown(topic, part, role.or_else(|| packages::by_id(part).map(Reader::Package))))
        }
    }
}

fn unknown(topic: Topic, part: &str, near: Option<Reader>) -> Finding {
    let finding = Finding::error("READERS-UNKNOWN", topic.id(), text::READERS_UNKNOWN.with("text", part.to_owned()));
    match near {
        Some(near) => finding.next(text::READERS_NEAR.with("near", near.word()).with("name", near.label())),
        None => finding.next(text::READERS_NEXT),
    }
}

/// The words as the policy wants them: roles by their short code where there is one, as Studio writes them.
#[must_use]
pub fn to_policy(holders: &Holders) -> build::Holders {
    let of = |kind: &'static str| holders.0.iter().filter_map(move |word| word.strip_prefix(kind)?.strip_prefix(':'));
    let role = |code: &str| match roles::by_code(code) {
        Some(role) if role.legacy.is_none() => role.urn(),
        _ => code.to_owned(),
    };
    build::Holders { packages: of("package").map(str::to_owned).collect(), roles: of("role").map(role).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    #[test]
    fn the_proposal_is_the_default_of_the_policy() {
        let read = |recipients| to_policy(&read(Topic::Readers, &proposal(recipients)).unwrap());
        assert_eq!(read(Recipients::Organisations), build::Holders::recipients(true, false, false));
        assert_eq!(read(Recipients::Persons), build::Holders::recipients(false, true, false));
        assert_eq!(read(Recipients::Both), build::Holders::recipients(true, true, false));
    }

    #[test]
    fn the_usual_ones_are_offered_first_and_altinn_2_never() {
        let choices = choices();
        assert_eq!(choices[0].word, "package:ordinaer-post-til-virksomheten");
        assert_eq!(choices[1].word, "role:dagl");
        assert!(choices.len() > 200);
        for choice in &choices {
            assert!(read(Topic::Readers, &choice.word).is_ok(), "{}", choice.word);
        }
    }

    #[test]
    fn other_spellings_are_understood() {
        let words = read(
            Topic::Readers,
            "role:daglig-leder, urn:altinn:rolecode:DAGL; urn:altinn:accesspackage:ordinaer-post-til-virksomheten",
        );
        assert_eq!(words.unwrap().0, ["role:dagl", "package:ordinaer-post-til-virksomheten"]);
    }

    #[test]
    fn what_a_policy_cannot_use_is_refused_with_what_was_meant() {
        let refused = |answer: &str| read(Topic::Readers, answer).unwrap_err();
        let near = |answer: &str| refused(answer).next.unwrap().say(Language::En);
        assert_eq!(refused("package:finnes-ikke").code, "READERS-UNKNOWN");
        assert_eq!(refused("role:a0236").code, "READERS-ALTINN-2");
        assert_eq!(refused(",").code, "READERS-UNKNOWN");
        assert!(near("dagl").contains("role:dagl"), "{}", near("dagl"));
        assert!(near("package:ordinaerposttilvirksomheten").contains("package:ordinaer-post-til-virksomheten"));
    }
}
