//! The question who may read at the recipient: what is offered, what is proposed, and what was answered.

use crate::catalog::{packages, roles};
use crate::finding::Finding;
use crate::policy::build;
use crate::policy::readers::{self, Holder};
use crate::record::values::{Holders, Recipients};
use crate::record::{Choice, Topic};

/// The choices of the question: those of the default first, then every package and role that a policy may name. Roles of
/// Altinn 2 are not among them.
#[must_use]
pub fn choices() -> Vec<Choice> {
    let packages = packages::search("").into_iter().map(Holder::Package);
    let roles = roles::search("").into_iter().map(Holder::Role);
    let choice = |holder: Holder| Choice { word: holder.word(), label: holder.entry() };
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

/// Reads words joined by commas, each in any form that [`readers::parse`] understands.
///
/// # Errors
/// A word that stands for nothing that a new policy can name.
pub fn read(topic: Topic, answer: &str) -> Result<Holders, Finding> {
    let mut words: Vec<String> = Vec::new();
    let parts = answer.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.collect();
    for part in if parts.is_empty() { vec![answer] } else { parts } {
        let holder = readers::parse(part).map_err(|finding| Finding { subject: topic.id().to_owned(), ..finding })?;
        let word = holder.word();
        if !words.contains(&word) {
            words.push(word);
        }
    }
    Ok(Holders(words))
}

/// The words as the policy wants them.
#[must_use]
pub fn to_policy(holders: &Holders) -> build::Holders {
    readers::to_policy(holders.0.iter().filter_map(|word| Holder::named(word)))
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
    fn other_spellings_are_understood_and_the_same_is_kept_once() {
        let words = read(
            Topic::Readers,
            "role:daglig-leder, urn:altinn:rolecode:DAGL; dagl, urn:altinn:accesspackage:ordinaer-post-til-virksomheten",
        );
        assert_eq!(words.unwrap().0, ["role:dagl", "package:ordinaer-post-til-virksomheten"]);
    }

    #[test]
    fn what_a_policy_cannot_use_is_refused_with_what_was_meant() {
        let refused = |answer: &str| read(Topic::Readers, answer).unwrap_err();
        let near = |answer: &str| refused(answer).next.unwrap().render(Language::En);
        assert_eq!(
            (refused("package:finnes-ikke").code.id, refused(",").code.id),
            ("READER-UNKNOWN", "READER-UNKNOWN")
        );
        assert_eq!(refused("role:a0236").code, "READER-ALTINN2");
        assert_eq!(refused("role:stft").subject, "readers");
        assert!(near("package:ordinaerposttilvirksomheten").contains("package:ordinaer-post-til-virksomheten"));
    }
}
