//! Who may read at the recipient: access packages and roles by word, as they are offered, typed and put into the policy.

use crate::policy::build;
use crate::record::values::{Holders, Recipients};
use crate::record::{Choice, Topic};
use crate::report::Finding;
use crate::text::{Message, Phrase, input as text, readers as names};

/// One that is offered.
struct Offer {
    /// `package` or `role`.
    kind: &'static str,
    /// The code in words and, for a role, in policies (its legacy code, which Studio writes too).
    code: &'static str,
    /// Another name for the same, as Altinn's newer URNs spell it.
    also: &'static str,
    /// Its name.
    name: Phrase,
}

/// What is offered besides what may be typed. Roles of Altinn 2 are not among them.
const OFFERS: [Offer; 12] = [
    offer("package", build::ORDINARY_POST, "", names::ORDINARY_POST),
    offer("package", build::CONFIDENTIAL_POST, "", names::CONFIDENTIAL_POST),
    offer("role", "dagl", "daglig-leder", names::DAGL),
    offer("role", "lede", "styreleder", names::LEDE),
    offer("role", "innh", "innehaver", names::INNH),
    offer("role", "dtso", "deltaker-fullt-ansvar", names::DTSO),
    offer("role", "dtpr", "deltaker-delt-ansvar", names::DTPR),
    offer("role", "bobe", "bostyrer", names::BOBE),
    offer("role", "best", "bestyrende-reder", names::BEST),
    offer("role", "komp", "komplementar", names::KOMP),
    offer("role", "repr", "norsk-representant", names::REPR),
    offer("role", "priv", "privatperson", names::PRIV),
];

const fn offer(kind: &'static str, code: &'static str, also: &'static str, name: Phrase) -> Offer {
    Offer { kind, code, also, name }
}

impl Offer {
    fn word(&self) -> String {
        format!("{}:{}", self.kind, self.code)
    }
}

/// The choices of the question.
#[must_use]
pub fn choices() -> Vec<Choice> {
    OFFERS.iter().map(|offer| Choice { word: offer.word(), label: Message::from(offer.name) }).collect()
}

/// What is proposed for recipients of a kind: the words of the default policy.
#[must_use]
pub fn proposal(recipients: Recipients) -> String {
    let holders =
        build::Holders::recipients(recipients != Recipients::Persons, recipients != Recipients::Organisations, false);
    let packages = holders.packages.iter().map(|code| format!("package:{code}"));
    packages.chain(holders.roles.iter().map(|code| format!("role:{code}"))).collect::<Vec<_>>().join(",")
}

/// Reads words joined by commas; URNs and Altinn's longer names are understood.
///
/// # Errors
/// A word that stands for nothing that a policy can use, or for a role of Altinn 2.
pub fn read(topic: Topic, answer: &str) -> Result<Holders, Finding> {
    let mut words: Vec<String> = Vec::new();
    for part in answer.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        let word = read_one(topic, &part.to_lowercase())?;
        if !words.contains(&word) {
            words.push(word);
        }
    }
    if words.is_empty() {
        return Err(Finding::error(
            "READERS-UNKNOWN",
            topic.id(),
            text::READERS_UNKNOWN.with("text", answer.to_owned()),
        )
        .next(text::READERS_NEXT));
    }
    Ok(Holders(words))
}

fn read_one(topic: Topic, part: &str) -> Result<String, Finding> {
    let refuse = |code, phrase: Phrase| {
        Err(Finding::error(code, topic.id(), phrase.with("text", part.to_owned())).next(text::READERS_NEXT))
    };
    const URNS: [(&str, &str); 4] = [
        ("urn:altinn:accesspackage:", "package"),
        ("urn:altinn:rolecode:", "role"),
        ("urn:altinn:external-role:ccr:", "role"),
        ("urn:altinn:role:", "role"),
    ];
    let named = URNS.iter().find_map(|(urn, kind)| Some((*kind, part.strip_prefix(urn)?)));
    let Some((kind, code)) = named.or_else(|| part.split_once(':')) else {
        return refuse("READERS-UNKNOWN", text::READERS_UNKNOWN);
    };
    let offered = OFFERS.iter().find(|offer| offer.kind == kind && (offer.code == code || offer.also == code));
    match offered {
        Some(offer) => Ok(offer.word()),
        None if kind == "role" && is_altinn_2(code) => refuse("READERS-ALTINN-2", text::READERS_ALTINN_2),
        None => refuse("READERS-UNKNOWN", text::READERS_UNKNOWN),
    }
}

/// Whether a role code is of Altinn 2's own kind: `a0236` and its like, and the few with names (facts: policy 2.2).
fn is_altinn_2(code: &str) -> bool {
    const NAMED: [&str; 9] = ["utinn", "regna", "loper", "siskd", "signe", "admai", "hadm", "kladm", "apiadm"];
    let numbered =
        code.strip_prefix('a').is_some_and(|rest| rest.len() >= 4 && rest.bytes().all(|b| b.is_ascii_digit()));
    numbered || NAMED.contains(&code)
}

/// The words as the policy wants them.
#[must_use]
pub fn to_policy(holders: &Holders) -> build::Holders {
    let of = |kind: &str| {
        let prefix = format!("{kind}:");
        holders.0.iter().filter_map(|word| word.strip_prefix(&prefix)).map(str::to_owned).collect()
    };
    build::Holders { packages: of("package"), roles: of("role") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_proposal_is_the_default_of_the_policy() {
        let read = |recipients| to_policy(&read(Topic::Readers, &proposal(recipients)).unwrap());
        assert_eq!(read(Recipients::Organisations), build::Holders::recipients(true, false, false));
        assert_eq!(read(Recipients::Persons), build::Holders::recipients(false, true, false));
        assert_eq!(read(Recipients::Both), build::Holders::recipients(true, true, false));
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
    fn what_a_policy_cannot_use_is_refused() {
        let code = |answer| read(Topic::Readers, answer).unwrap_err().code;
        assert_eq!(code("dagl"), "READERS-UNKNOWN");
        assert_eq!(code("package:finnes-ikke"), "READERS-UNKNOWN");
        assert_eq!(code("role:a0236"), "READERS-ALTINN-2");
        assert_eq!(code(","), "READERS-UNKNOWN");
    }
}
