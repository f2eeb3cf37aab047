//! The other products beside Correspondence: what each one's services ask (Altinn/altinn-studio,
//! `frontend/packages/policy-editor`, 2026-08-22; Altinn/altinn-broker, `Authorization/XacmlMappers.cs`, 2026-08-18;
//! Altinn/altinn-events, `Services/SubscriptionService.cs`, 2026-08-20).

use super::{Choices, EditorPolicy, Holders, Rules, correspondence};
use crate::policy::ids::attribute;

/// What a policy is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Product {
    /// Altinn Melding.
    Correspondence,
    /// Altinn Formidling.
    Broker,
    /// Altinn Varsling: who among the contact persons of an organisation is told.
    Notifications,
    /// Any other resource.
    Generic,
    /// Consent.
    Consent,
}

impl Product {
    /// All of them, the most common first.
    pub const ALL: [Self; 5] = [Self::Correspondence, Self::Broker, Self::Notifications, Self::Generic, Self::Consent];

    /// The word on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Correspondence => "correspondence",
            Self::Broker => "broker",
            Self::Notifications => "notifications",
            Self::Generic => "generic",
            Self::Consent => "consent",
        }
    }

    /// The product with this word; the Norwegian names of the products count too.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        let norwegian = match word.as_str() {
            "melding" => Some(Self::Correspondence),
            "formidling" => Some(Self::Broker),
            "varsling" => Some(Self::Notifications),
            "samtykke" => Some(Self::Consent),
            _ => None,
        };
        norwegian.or_else(|| Self::ALL.into_iter().find(|product| product.word() == word))
    }
}

/// Who may ask for consent: any organisation, or those on lists (`org:list`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Requesters {
    /// Any organisation.
    #[default]
    Organisations,
    /// Those on access lists, as `org:list`.
    Lists(Vec<String>),
}

impl Requesters {
    fn holders(&self) -> Holders {
        let roles = match self {
            Self::Organisations => vec![format!("{}:organization", attribute::PARTY_TYPE)],
            Self::Lists(lists) => lists.iter().map(|list| format!("{}:{list}", attribute::ACCESS_LIST)).collect(),
        };
        Holders { roles, packages: Vec::new() }
    }
}

/// Builds the policy of a product. `requesters` are of consent only.
#[must_use]
pub fn built(product: Product, choices: &Choices, requesters: &Requesters) -> EditorPolicy {
    let mut rules = Rules::of(choices);
    match product {
        Product::Correspondence => return correspondence(choices),
        // Who sends also receives: one rule, unless others send.
        Product::Broker if choices.writers.is_empty() => {
            rules.add("Kan sende, motta og abonnere på hendelser", &["read", "write", "subscribe"], &choices.readers);
        }
        Product::Broker => {
            rules.add("Kan motta og abonnere på hendelser", &["read", "subscribe"], &choices.readers);
            rules.add("Kan sende og abonnere på hendelser", &["write", "subscribe"], &choices.writers);
        }
        Product::Notifications => {
            rules.add("Kontaktpersoner som kan varsles", &["read"], &choices.readers);
            rules.add("Kan skrive", &["write"], &choices.writers);
        }
        Product::Generic => {
            rules.add("Kan lese", &["read"], &choices.readers);
            rules.add("Kan skrive", &["write"], &choices.writers);
        }
        Product::Consent => {
            rules.add("Kan be om samtykke", &["requestconsent"], &requesters.holders());
            rules.add("Kan gi samtykke", &["consent"], &choices.readers);
        }
    }
    rules.policy(choices.level)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::reachability::lets_somebody;
    use crate::policy::{parse, registry, write::to_xml};

    fn actions(product: Product, choices: &Choices) -> Vec<Vec<String>> {
        let policy = built(product, choices, &Requesters::default());
        policy.rules.into_iter().map(|rule| rule.actions).collect()
    }

    #[test]
    fn each_product_permits_what_its_services_ask() {
        let choices = Choices::new("ttd", "ttd-tjeneste");
        assert_eq!(actions(Product::Broker, &choices), [["read", "write", "subscribe"]]);
        assert_eq!(actions(Product::Notifications, &choices), [["read"]]);
        assert_eq!(actions(Product::Generic, &choices), [["read"]]);
        assert_eq!(actions(Product::Consent, &choices), [["requestconsent"], ["consent"]]);
        let writers = Holders { packages: Vec::new(), roles: vec!["dagl".into()] };
        let choices = Choices { writers, ..choices };
        assert_eq!(actions(Product::Broker, &choices), [["read", "subscribe"], ["write", "subscribe"]]);
        assert_eq!(actions(Product::Generic, &choices), [["read"], ["write"]]);
    }

    #[test]
    fn every_product_is_accepted_and_lets_somebody_in() {
        for product in Product::ALL {
            let file = to_xml(&built(product, &Choices::new("ttd", "ttd-tjeneste"), &Requesters::default()));
            assert!(registry::upload_verdict(&file, "ttd-tjeneste").is_accepted(), "{product:?}");
            assert!(lets_somebody(&parse(&file).unwrap(), None), "{product:?}");
            assert_eq!(Product::parse(product.word()), Some(product));
        }
    }

    #[test]
    fn consent_is_asked_for_by_organisations_or_by_those_on_lists() {
        let of = |requesters: &Requesters| {
            built(Product::Consent, &Choices::new("ttd", "ttd-samtykke"), requesters).rules[0].subject.clone()
        };
        assert_eq!(of(&Requesters::Organisations), ["urn:altinn:partytype:organization"]);
        let lists = Requesters::Lists(vec!["ttd:banker".into()]);
        assert_eq!(of(&lists), ["urn:altinn:access-list:ttd:banker"]);
    }
}
