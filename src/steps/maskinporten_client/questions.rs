//! The questions about the client, its key and who holds it.

use crate::domain::{ClientId, EnvironmentName};
use crate::record::values::{KeySource, OperatedBy};
use crate::record::{Kind, Question, Topic, t};
use crate::steps::parts::{asking, client};
use crate::steps::{Asked, Brief, reading};
use crate::text::{entries, questions as ask};

/// The question of a topic, as it stands now.
pub fn question(topic: Topic, brief: &Brief<'_>) -> Asked {
    let with_supplier = [OperatedBy::SupplierKey, OperatedBy::SupplierClient];
    let has_supplier = brief.get(t::OperatedBy).map(|operated| with_supplier.contains(operated));
    let of_supplier = |question: Question| match has_supplier {
        None => Asked::HangsOn(Topic::OperatedBy),
        Some(false) => Asked::NotAsked,
        Some(true) => Asked::question(question),
    };
    match topic {
        Topic::OperatedBy => Asked::question(operated_by()),
        Topic::SupplierName => of_supplier(supplier_name()),
        Topic::SupplierOrgNumber => of_supplier(supplier_number()),
        Topic::ClientUsed => Asked::question(client_used(brief)),
        Topic::KeySource => Asked::question(key_source(brief)),
        Topic::PublicKey => Asked::question(public_key(brief)),
        Topic::ClientId => Asked::question(client_id(brief)),
        _ => Asked::NotAsked,
    }
}

/// Who sets up and runs the sending system.
pub fn operated_by() -> Question {
    asking::choice(
        t::OperatedBy,
        ask::OPERATED_BY,
        ask::OPERATED_BY_HELP,
        &[
            (OperatedBy::Ourselves.word(), ask::OPERATED_OURSELVES),
            (OperatedBy::SupplierKey.word(), ask::OPERATED_SUPPLIER_KEY),
            (OperatedBy::SupplierClient.word(), ask::OPERATED_SUPPLIER_CLIENT),
            (OperatedBy::Unknown.word(), ask::OPERATED_UNKNOWN),
        ],
        OperatedBy::parse,
    )
    .proposing(Some(OperatedBy::Ourselves.word()))
}

/// The supplier's name.
pub fn supplier_name() -> Question {
    asking::told(t::SupplierName, ask::SUPPLIER_NAME, ask::SUPPLIER_NAME_HELP)
}

/// The supplier's organisation number.
pub fn supplier_number() -> Question {
    asking::ask(
        t::SupplierOrgNumber,
        ask::SUPPLIER_ORG_NUMBER,
        ask::SUPPLIER_ORG_NUMBER_HELP,
        Kind::Text,
        reading::numbers::org_number,
    )
}

/// Which of the environment's clients this service uses: only to say otherwise than `main`, such as when one service is run
/// by us and another by a supplier.
fn client_used(brief: &Brief<'_>) -> Question {
    asking::ask(t::ClientUsed, entries::CLIENT_USED, entries::CLIENT_USED_HELP, Kind::Text, reading::names::client_name)
        .proposing(Some(brief.client()))
}

/// Where the key comes from: only to say otherwise than what follows from who runs the system.
fn key_source(brief: &Brief<'_>) -> Question {
    let words = [
        (KeySource::Make.word(), entries::KEY_MAKE),
        (KeySource::Paste.word(), entries::KEY_PASTE),
        (KeySource::File.word(), entries::KEY_FILE),
    ];
    let mut question =
        asking::choice(t::KeySource, entries::KEY_SOURCE, entries::KEY_SOURCE_HELP, &words, KeySource::parse);
    question.text = entries::KEY_SOURCE.with("client", brief.client());
    question.proposing(client::source(brief).map(KeySource::word)).about(brief.client())
}

/// The public key that the supplier made.
pub fn public_key(brief: &Brief<'_>) -> Question {
    let text = entries::PUBLIC_KEY.with("client", brief.client());
    asking::ask(t::PublicKey, text, entries::PUBLIC_KEY_HELP, Kind::LongText, reading::keys::public_jwk)
        .about(brief.client())
        .later()
}

/// The id that the client got in the portal.
pub fn client_id(brief: &Brief<'_>) -> Question {
    let environment = brief.environment.clone();
    let text = entries::CLIENT_ID.with("client", brief.client()).with("environment", environment.name.as_str());
    let elsewhere = elsewhere(brief);
    asking::ask(t::ClientId, text, entries::CLIENT_ID_HELP, Kind::Text, move |topic, answer| {
        reading::names::client_id(topic, answer, &environment, &elsewhere)
    })
    .about(brief.client())
    .later()
}

/// The clients that are known in other environments.
fn elsewhere(brief: &Brief<'_>) -> Vec<(EnvironmentName, ClientId)> {
    let others = brief.book.environments.iter().filter(|(name, _)| **name != brief.environment.name);
    others.flat_map(|(name, facts)| facts.all(t::ClientId).map(|(_, id)| (name.clone(), id.clone()))).collect()
}
