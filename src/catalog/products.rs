//! The products, one row each: what they are called, what their services are in the resource registry, which scopes they
//! need and where they are. What is done for a product, and in which order, stands in its journey.
//!
//! Scopes: docs.altinn.no, "Get started" of Correspondence, Broker and Notifications, and the public scope lists of
//! Maskinporten, read in August 2026.

use super::policy_rules::{PolicyRule, PolicyRules, RuleHolders};
use super::production_differences::words as differs;
use super::scopes::{
    ACCESS_LIST_READ, ACCESS_LIST_WRITE, BROKER_READ, BROKER_WRITE, CORRESPONDENCE_WRITE, EVENTS_SUBSCRIBE,
    NOTIFICATIONS_CREATE, RESOURCE_WRITE, SERVICE_OWNER, SYSTEM_REGISTER_WRITE, SYSTEM_REQUEST_READ,
    SYSTEM_REQUEST_WRITE,
};
use crate::domain::{Address, Environment, PolicyKind, Product};
use crate::text::{Phrase, service_names as text};

/// What is true of a product of Altinn, wherever it is asked.
#[derive(Clone, Copy, Debug)]
pub struct ProductRow {
    /// The product that the row is about.
    pub product: Product,
    /// What it is called in commands, in both languages; the first is the one of machine output.
    pub words: &'static [&'static str],
    /// Its name, on the screen and in letters.
    pub name: Phrase,
    /// What somebody wants who needs it, as an answer to "what do you want to do?".
    pub wish: Phrase,
    /// Who can do without it, in one sentence.
    pub gate: Phrase,
    /// The type of its resources in the resource registry.
    pub resource_type: &'static str,
    /// What Altinn Studio calls that type; it is only in Norwegian there.
    pub type_in_studio: &'static str,
    /// What is proposed to be said where somebody authorises others for a service: in the program's languages, and in
    /// Nynorsk. `{name}` is the name of the service.
    pub delegation: [Phrase; 2],
    /// Whether both sides are organisations in any case, and nothing is confidential mail: neither is asked then.
    pub is_for_organisations: bool,
    /// The numbers of the published guides to it.
    pub guides: &'static [&'static str],
    /// How production differs from the test environment for it.
    pub in_production: &'static [Phrase],
    /// What the policies of its resources are for.
    pub policy_kind: PolicyKind,
    /// Of which rules these policies consist.
    pub policy_rules: PolicyRules,
    /// Whether a service has a resource of its own in any case; others may use one that is there.
    pub needs_resource: bool,
    /// Which scopes are needed for what.
    pub scopes: ProductScopes,
    /// How systems use its services as system users; `None` where none do.
    pub system_users: Option<SystemUsersRow>,
    /// Where its API is in an environment.
    pub address: fn(&Environment) -> &Address,
}

/// How systems use the services of a product as system users.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SystemUsersRow {
    /// What a token as one of them is asked for with.
    pub scopes: &'static [&'static str],
    /// For whom they act where the service is tried.
    pub parties: SystemUserParties,
    /// What they do in a service, as access managers read it.
    pub deeds: Phrase,
}

/// For whom system users act where a service is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SystemUserParties {
    /// One for an organisation that sends and one for another that receives: a file goes between them.
    SenderAndRecipient,
    /// One for the service owner itself: only in its name is anything sent, and what it may do a dry run shows.
    ServiceOwner,
}

/// The scopes of a product, by what they are for.
#[derive(Clone, Copy, Debug)]
pub struct ProductScopes {
    /// To call the product's own API.
    pub service: &'static [&'static str],
    /// To subscribe to events, when they are wanted.
    pub events: &'static [&'static str],
    /// To create a resource and upload its policy, when the program does it.
    pub registry: &'static [&'static str],
}

impl ProductRow {
    /// Whether the service owner takes part in its own service as everybody else does.
    #[must_use]
    pub fn owner_is_party(&self) -> bool {
        self.policy_rules.rules.iter().any(|rule| rule.holders == RuleHolders::OwnerAsParty)
    }

    /// Whether who sends as a system user needs a rule of its own that lets others than the service owner send.
    #[must_use]
    pub fn system_users_need_writers(&self) -> bool {
        self.system_users.is_some_and(|users| users.parties == SystemUserParties::ServiceOwner)
    }

    /// What those may do on whom an access list lets in: whatever the access rules may give them. Without `subscribe` no
    /// event about them is delivered to anybody (Altinn/altinn-authorization-tmp, `Controllers/DecisionController.cs`,
    /// 2026-08-21).
    pub fn listed_actions(&self) -> impl Iterator<Item = &'static str> + use<> {
        let rules = self.policy_rules.rules.iter();
        let own = rules.filter(|rule| !matches!(rule.holders, RuleHolders::Writers)).flat_map(|rule| rule.actions);
        own.copied()
    }
}

/// To read and write the organisation's subscriptions: without `altinn:serviceowner` they seem not to be there.
pub const EVENTS: &[&str] = &[SERVICE_OWNER, EVENTS_SUBSCRIBE];
/// To read and write access lists: the code of their owner comes into a token with `altinn:serviceowner`.
pub const ACCESS_LISTS: &[&str] = &[SERVICE_OWNER, ACCESS_LIST_READ, ACCESS_LIST_WRITE];
/// To look at them.
pub const ACCESS_LISTS_READ: &[&str] = &[SERVICE_OWNER, ACCESS_LIST_READ];
/// To register a system, and to ask for system users: each is granted on request.
pub const SYSTEM_USERS: &[&str] = &[SYSTEM_REGISTER_WRITE, SYSTEM_REQUEST_WRITE, SYSTEM_REQUEST_READ];
/// To write in the resource registry.
pub const REGISTRY: &[&str] = &[SERVICE_OWNER, RESOURCE_WRITE];

/// What a token is asked for with where nobody says what for.
pub const USUAL_SCOPES: &[&str] = CORRESPONDENCE.scopes.service;

/// Altinn Melding.
pub static CORRESPONDENCE: ProductRow = ProductRow {
    product: Product::Correspondence,
    words: &["correspondence", "melding"],
    name: text::CORRESPONDENCE,
    wish: words::CORRESPONDENCE_WISH,
    gate: words::CORRESPONDENCE_GATE,
    resource_type: "CorrespondenceService",
    type_in_studio: "meldingstjeneste",
    delegation: [words::DELEGATE_CORRESPONDENCE, words::DELEGATE_CORRESPONDENCE_NN],
    is_for_organisations: false,
    guides: &["000", "001", "002"],
    in_production: &[
        differs::NOTHING_CARRIES,
        differs::ID,
        differs::EVENTS,
        differs::ATTACHMENTS,
        differs::REMINDERS,
        differs::ISSUER,
        differs::SMS,
        differs::REAL,
    ],
    policy_kind: PolicyKind::Correspondence,
    policy_rules: PolicyRules {
        rules: &[
            PolicyRule { description: "Mottakere kan lese", actions: &["read"], holders: RuleHolders::Readers },
            PolicyRule {
                description: "Tjenesteeier kan abonnere på hendelser",
                actions: &["subscribe"],
                holders: RuleHolders::ServiceOwner,
            },
            PolicyRule { description: "Andre avsendere kan sende", actions: &["write"], holders: RuleHolders::Writers },
        ],
        without_writers: None,
    },
    needs_resource: true,
    scopes: ProductScopes { service: &[SERVICE_OWNER, CORRESPONDENCE_WRITE], events: EVENTS, registry: REGISTRY },
    system_users: Some(SystemUsersRow {
        // With `altinn:serviceowner` too the service owner is let past the decision point, and nothing of the system user is
        // looked at (Altinn/altinn-correspondence, `Altinn/Authorization/AltinnAuthorizationService.cs`, 2026-08-20).
        scopes: &[CORRESPONDENCE_WRITE],
        parties: SystemUserParties::ServiceOwner,
        deeds: words::CORRESPONDENCE_DEEDS,
    }),
    address: |environment| &environment.correspondence,
};

/// Altinn Varsling.
pub static NOTIFICATIONS: ProductRow = ProductRow {
    product: Product::Notifications,
    words: &["notifications", "varsling"],
    name: text::NOTIFICATIONS,
    wish: words::NOTIFICATIONS_WISH,
    gate: words::NOTIFICATIONS_GATE,
    resource_type: "GenericAccessResource",
    type_in_studio: "generisk tilgangsressurs",
    delegation: [words::DELEGATE_NOTIFICATIONS, words::DELEGATE_NOTIFICATIONS_NN],
    is_for_organisations: false,
    guides: &["003"],
    in_production: &[differs::NOTHING_CARRIES, differs::SMS, differs::REAL],
    policy_kind: PolicyKind::Generic,
    policy_rules: PolicyRules {
        rules: &[
            PolicyRule {
                description: "Kontaktpersoner som kan varsles",
                actions: &["read"],
                holders: RuleHolders::Readers,
            },
            PolicyRule { description: "Kan skrive", actions: &["write"], holders: RuleHolders::Writers },
        ],
        without_writers: None,
    },
    needs_resource: false,
    scopes: ProductScopes { service: &[NOTIFICATIONS_CREATE], events: EVENTS, registry: REGISTRY },
    system_users: None,
    address: |environment| &environment.notifications,
};

/// The service owner is let past nobody's rules: without one of its own it can neither try the service nor see its events
/// (Altinn/altinn-broker, `Altinn/Authorization/AltinnAuthorizationService.cs`, 2026-08-18).
const BROKER_OWNER: PolicyRule = PolicyRule {
    description: "Tjenesteeier kan prøve tjenesten og abonnere på hendelser",
    actions: &["read", "write", "subscribe"],
    holders: RuleHolders::OwnerAsParty,
};

/// Altinn Formidling.
pub static BROKER: ProductRow = ProductRow {
    product: Product::Broker,
    words: &["broker", "formidling"],
    name: text::BROKER,
    wish: words::BROKER_WISH,
    gate: words::BROKER_GATE,
    resource_type: "BrokerService",
    type_in_studio: "formidlingstjeneste",
    delegation: [words::DELEGATE_BROKER, words::DELEGATE_BROKER_NN],
    is_for_organisations: true,
    guides: &["004"],
    in_production: &[differs::NOTHING_CARRIES, differs::ID, differs::EVENTS, differs::SIZES, differs::REAL],
    policy_kind: PolicyKind::Broker,
    policy_rules: PolicyRules {
        rules: &[
            PolicyRule {
                description: "Kan motta og abonnere på hendelser",
                actions: &["read", "subscribe"],
                holders: RuleHolders::Readers,
            },
            PolicyRule {
                description: "Kan sende og abonnere på hendelser",
                actions: &["write", "subscribe"],
                holders: RuleHolders::Writers,
            },
            BROKER_OWNER,
        ],
        // Who sends also receives.
        without_writers: Some(&[
            PolicyRule {
                description: "Kan sende, motta og abonnere på hendelser",
                actions: &["read", "write", "subscribe"],
                holders: RuleHolders::Readers,
            },
            BROKER_OWNER,
        ]),
    },
    needs_resource: true,
    scopes: ProductScopes { service: &[SERVICE_OWNER, BROKER_WRITE, BROKER_READ], events: EVENTS, registry: REGISTRY },
    system_users: Some(SystemUsersRow {
        scopes: &[BROKER_WRITE, BROKER_READ],
        parties: SystemUserParties::SenderAndRecipient,
        deeds: words::BROKER_DEEDS,
    }),
    address: |environment| &environment.broker,
};

/// All products.
pub static ROWS: [&ProductRow; 3] = [&CORRESPONDENCE, &NOTIFICATIONS, &BROKER];

/// The row of a product.
#[must_use]
pub const fn of(product: Product) -> &'static ProductRow {
    match product {
        Product::Correspondence => &CORRESPONDENCE,
        Product::Notifications => &NOTIFICATIONS,
        Product::Broker => &BROKER,
    }
}

/// The product with this name in commands, in either language.
#[must_use]
pub fn named(text: &str) -> Option<Product> {
    let text = text.trim().to_lowercase();
    ROWS.iter().find(|row| row.words.contains(&text.as_str())).map(|row| row.product)
}

/// What this file alone says: how a product is chosen, and what is proposed to be said where somebody authorises others (the
/// registry wants three languages, and Nynorsk is not a language of the program).
mod words {
    use crate::text::phrases;

    phrases! {
        DELEGATE_CORRESPONDENCE { nb: "Gir tilgang til å lese meldinger fra tjenesten {name}", en: "Lets you read messages from the service {name}" }
        DELEGATE_CORRESPONDENCE_NN { nb: "Gir tilgang til å lese meldingar frå tenesta {name}", en: "Gir tilgang til å lese meldingar frå tenesta {name}" }
        DELEGATE_NOTIFICATIONS { nb: "Gir rett til å bli varslet av tjenesten {name}", en: "Lets you be notified by the service {name}" }
        DELEGATE_NOTIFICATIONS_NN { nb: "Gir rett til å bli varsla av tenesta {name}", en: "Gir rett til å bli varsla av tenesta {name}" }
        DELEGATE_BROKER { nb: "Gir tilgang til å sende og motta filer i tjenesten {name}", en: "Lets you send and receive files in the service {name}" }
        DELEGATE_BROKER_NN { nb: "Gir tilgang til å sende og ta imot filer i tenesta {name}", en: "Gir tilgang til å sende og ta imot filer i tenesta {name}" }
        CORRESPONDENCE_DEEDS { nb: "sende meldinger", en: "send messages" }
        BROKER_DEEDS { nb: "sende og hente filer", en: "send and fetch files" }
        CORRESPONDENCE_WISH { nb: "sende et brev", en: "send a letter" }
        CORRESPONDENCE_GATE { nb: "En melding legges i innboksen til virksomheter eller personer, og de varsles om den. Sender fagsystemet gjennom eFormidling eller SvarUt allerede, trenger dere ofte ingen egen tjeneste.", en: "A message is put in the inbox of organisations or persons, and they are notified of it. If the business system already sends through eFormidling or SvarUt, you often need no service of your own." }
        NOTIFICATIONS_WISH { nb: "si fra om noe", en: "tell somebody something" }
        NOTIFICATIONS_GATE { nb: "Et varsel på e-post eller SMS. Skal det bare si at det er kommet en melding, er det en del av meldingen: velg å sende et brev.", en: "A notification by e-mail or SMS. If it only says that a message has arrived, it is part of the message: choose to send a letter." }
        BROKER_WISH { nb: "sende filer", en: "send files" }
        BROKER_GATE { nb: "Filer mellom virksomheters systemer. Eier noen andre formidlingstjenesten, er dere avsender eller mottaker og trenger ikke dette.", en: "Files between the systems of organisations. If somebody else owns the broker service, you are a sender or recipient and do not need this." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_product_has_its_own_row_and_words() {
        let mut all: Vec<&str> = Vec::new();
        for row in ROWS {
            assert!(std::ptr::eq(of(row.product), row));
            assert_eq!(row.words.first(), Some(&row.product.word()));
            all.extend(row.words);
            assert_eq!(PolicyKind::from_resource_type(row.resource_type), Some(row.policy_kind));
        }
        all.sort_unstable();
        assert!(all.windows(2).all(|pair| pair[0] != pair[1]), "{all:?}");
    }

    #[test]
    fn products_are_known_by_both_names() {
        assert_eq!(named(" Melding "), Some(Product::Correspondence));
        assert_eq!(named("broker"), Some(Product::Broker));
        assert_eq!(named("meldinger"), None);
    }

    /// Where a product may be told from another: its row here, its journey, what the making of a policy alone asks for it,
    /// the deeds of its own service; and the door, where tests take a row from.
    const TELLING_APART: [&str; 8] = [
        "src/lib.rs",
        "src/catalog/products.rs",
        "src/domain/product.rs",
        "src/steps/journeys/",
        "src/steps/policy/purposes.rs",
        "src/engine/perform/broker.rs",
        "src/engine/perform/message.rs",
        "src/engine/perform/notification.rs",
    ];

    #[test]
    fn nobody_else_tells_one_product_from_another() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut folders = vec![root.join("src")];
        let mut read = 0;
        while let Some(folder) = folders.pop() {
            for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                let text = std::fs::read_to_string(&path).unwrap();
                read += 1;
                if let Some(line) = breach(&name, &text) {
                    panic!("{name}: `{line}`: what differs by product belongs in its row or its journey");
                }
            }
        }
        assert!(read > 100);
    }

    /// A line of the program, not of its tests, that names one product or its row.
    fn breach<'t>(name: &str, text: &'t str) -> Option<&'t str> {
        let of_tests = ["testing", "tests", "fixture"].iter().any(|word| name.contains(word));
        if of_tests || TELLING_APART.iter().any(|place| name.starts_with(place)) {
            return None;
        }
        let program = text.split("#[cfg(test)]").next().unwrap_or_default();
        let names = |line: &str| {
            let ends_a_word = |before: &str| before.ends_with(char::is_alphanumeric);
            let after = |mark: &'static str| {
                let places = line.match_indices(mark).filter_map(|(at, _)| line.split_at_checked(at));
                places
                    .filter(move |(before, _)| !ends_a_word(before))
                    .filter_map(move |(_, rest)| rest.strip_prefix(mark))
            };
            after("Product::")
                .chain(after("products::"))
                .any(|name| ROWS.iter().any(|row| name.to_lowercase().starts_with(row.product.word())))
        };
        program.lines().find(|line| names(line))
    }

    #[test]
    fn a_planted_match_is_found() {
        let planted =
            "fn f(p: Product) {\n    match p { Product::Broker => {} _ => {} }\n}\n#[cfg(test)]\nmod tests {}\n";
        assert!(breach("src/engine/checklist.rs", planted).is_some_and(|line| line.contains("Broker")));
        assert!(breach("src/policy/build/mod.rs", planted).is_some(), "policies too");
        assert!(breach("src/engine/plan.rs", "let scopes = products::BROKER.scopes;").is_some());
        assert_eq!(breach("src/engine/plan.rs", "let row = products::of(place.product);"), None);
        assert_eq!(breach("src/steps/journeys/broker.rs", planted), None);
        assert_eq!(breach("src/a.rs", "#[cfg(test)]\nmod tests { fn f() { Product::Broker; } }"), None);
    }
}
