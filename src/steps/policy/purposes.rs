//! What a policy may be made for alone, one row each: the products, any other resource, and consent. What is true of a
//! product comes from its own row.

use crate::catalog::policy_rules::{self, PolicyRules};
use crate::catalog::products::{self, ProductRow};
use crate::domain::PolicyKind;
use crate::finding::Code;
use crate::policy::build;
use crate::policy::lint::NO_PACKAGE;
use crate::record::values::Recipients;
use crate::steps::parts::readers;
use crate::text::{Phrase, steps as common};

/// What a policy is made for.
pub struct Purpose {
    /// The words on the command line, in both languages; the first is the one of machine output.
    pub words: &'static [&'static str],
    /// What people choose it by.
    pub name: Phrase,
    /// What the linter takes such a policy for.
    pub kind: PolicyKind,
    /// Of which rules it consists.
    pub rules: &'static PolicyRules,
    /// How it is asked who gets in; `None` where the journey's own questions are asked, with all that comes before them.
    pub readers: Option<ReadersQuestion>,
    /// Whether it is asked who may ask for consent.
    pub has_requesters: bool,
    /// Rules of the linter that say what is meant so, where those are others than for a product.
    pub meant: &'static [&'static Code],
}

/// The question who gets in.
pub struct ReadersQuestion {
    /// The question.
    pub text: Phrase,
    /// What may be answered.
    pub help: Phrase,
    /// What is proposed.
    pub proposal: fn() -> String,
}

/// All of them, the most common first.
pub static PURPOSES: [Purpose; 5] = [
    of_product(&products::CORRESPONDENCE, None),
    of_product(
        &products::BROKER,
        Some(ReadersQuestion {
            text: words::READERS_BROKER,
            help: words::READERS_BROKER_HELP,
            // System users have no roles: only packages reach those who send and receive by API.
            proposal: || format!("package:{}", build::ORDINARY_POST),
        }),
    ),
    of_product(
        &products::NOTIFICATIONS,
        Some(ReadersQuestion {
            text: words::READERS_NOTIFICATIONS,
            help: common::READERS_HELP,
            proposal: || readers::proposal(Recipients::Organisations),
        }),
    ),
    Purpose {
        words: &["generic"],
        name: words::GENERIC,
        kind: PolicyKind::Generic,
        rules: &policy_rules::GENERIC,
        readers: Some(ReadersQuestion {
            text: words::READERS_GENERIC,
            help: common::READERS_HELP,
            proposal: || readers::proposal(Recipients::Organisations),
        }),
        has_requesters: false,
        meant: &[],
    },
    Purpose {
        words: &["consent", "samtykke"],
        name: words::CONSENT,
        kind: PolicyKind::Consent,
        rules: &policy_rules::CONSENT,
        readers: Some(ReadersQuestion {
            text: words::READERS_CONSENT,
            help: words::READERS_CONSENT_HELP,
            proposal: || {
                let roles = build::REGISTER_ROLES.map(|code| format!("role:{code}")).join(",");
                format!("role:{},{roles}", build::PRIVATE_PERSON)
            },
        }),
        has_requesters: true,
        // Packages are for those who act for others; who consents has a role, or is the person.
        meant: &[&NO_PACKAGE],
    },
];

const fn of_product(row: &'static ProductRow, readers: Option<ReadersQuestion>) -> Purpose {
    Purpose {
        words: row.words,
        name: row.name,
        kind: row.policy_kind,
        rules: &row.policy_rules,
        readers,
        has_requesters: false,
        meant: &[],
    }
}

impl Purpose {
    /// The one with this word, in either language.
    #[must_use]
    pub fn named(word: &str) -> Option<&'static Self> {
        let word = word.trim().to_lowercase();
        PURPOSES.iter().find(|purpose| purpose.words.contains(&word.as_str()))
    }

    /// The word of machine output.
    #[must_use]
    pub fn word(&self) -> &'static str {
        self.words.first().copied().unwrap_or_default()
    }
}

/// What they are called where they are no products, and who gets in.
pub mod words {
    use crate::text::phrases;

    phrases! {
        GENERIC { nb: "en annen ressurs", en: "another resource" }
        CONSENT { nb: "samtykke", en: "consent" }
        READERS_BROKER { nb: "Hvem skal kunne sende og motta filer? (tilgangspakker og roller)", en: "Who should be able to send and receive files? (access packages and roles)" }
        READERS_BROKER_HELP { nb: "Formidling brukes gjennom API av systembrukere, og de får bare tilgang gjennom tilgangspakker.", en: "System users use Broker through APIs, and only access packages reach system users." }
        READERS_NOTIFICATIONS { nb: "Hvilke kontaktpersoner hos virksomheten skal varsles? (tilgangspakker og roller)", en: "Which contact persons at the organisation should be notified? (access packages and roles)" }
        READERS_GENERIC { nb: "Hvem skal kunne lese? (tilgangspakker og roller)", en: "Who should be able to read? (access packages and roles)" }
        READERS_CONSENT { nb: "Hvem skal kunne gi samtykke? (tilgangspakker og roller)", en: "Who should be able to give consent? (access packages and roles)" }
        READERS_CONSENT_HELP { nb: "Privatpersoner samtykker for seg selv med rollen priv; for virksomheter den som har en rolle der.", en: "Private persons consent for themselves with the role priv; for organisations, those who have a role there give consent." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::build::{Choices, Holders, Requesters, built};
    use crate::policy::reachability::lets_somebody;
    use crate::policy::{parse, registry, write::to_xml};

    fn actions(word: &str, choices: &Choices) -> Vec<Vec<String>> {
        let policy = built(Purpose::named(word).unwrap().rules, choices);
        policy.rules.into_iter().map(|rule| rule.actions).collect()
    }

    #[test]
    fn each_permits_what_its_services_ask() {
        let choices = Choices::new("ttd", "ttd-tjeneste");
        assert_eq!(actions("correspondence", &choices), [["read"], ["subscribe"]]);
        assert_eq!(actions("broker", &choices), [["read", "write", "subscribe"]; 2]);
        assert_eq!(actions("notifications", &choices), [["read"]]);
        assert_eq!(actions("generic", &choices), [["read"]]);
        assert_eq!(actions("consent", &choices), [["requestconsent"], ["consent"]]);
        let writers = Holders { packages: Vec::new(), roles: vec!["dagl".into()] };
        let choices = Choices { writers, ..choices };
        assert_eq!(actions("correspondence", &choices), [["read"], ["subscribe"], ["write"]]);
        let own = vec!["read", "write", "subscribe"];
        assert_eq!(actions("broker", &choices), [vec!["read", "subscribe"], vec!["write", "subscribe"], own]);
        assert_eq!(actions("generic", &choices), [["read"], ["write"]]);
    }

    #[test]
    fn every_policy_is_accepted_lets_somebody_in_and_has_a_word() {
        for purpose in &PURPOSES {
            let file = to_xml(&built(purpose.rules, &Choices::new("ttd", "ttd-tjeneste")));
            assert!(registry::upload_verdict(&file, "ttd-tjeneste").is_accepted(), "{}", purpose.word());
            assert!(lets_somebody(&parse(&file).unwrap(), None), "{}", purpose.word());
            for word in purpose.words {
                assert!(Purpose::named(word).is_some_and(|named| std::ptr::eq(named, purpose)), "{word}");
            }
        }
    }

    #[test]
    fn every_product_is_something_that_a_policy_is_made_for() {
        for row in products::ROWS {
            let purpose = Purpose::named(row.product.word()).unwrap();
            assert_eq!((purpose.words, purpose.kind), (row.words, row.policy_kind));
        }
    }

    #[test]
    fn consent_is_asked_for_by_organisations_or_by_those_on_lists() {
        let of = |requesters: Requesters| {
            let choices = Choices { requesters, ..Choices::new("ttd", "ttd-samtykke") };
            built(&policy_rules::CONSENT, &choices).rules[0].subject.clone()
        };
        assert_eq!(of(Requesters::Organisations), ["urn:altinn:partytype:organization"]);
        let lists = Requesters::Lists(vec!["ttd:banker".into()]);
        assert_eq!(of(lists), ["urn:altinn:access-list:ttd:banker"]);
    }
}
