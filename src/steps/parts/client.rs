//! The client that a service uses in an environment: who holds its key, how it logs in, and whether it has been seen to.

use crate::domain::Scope;
use crate::record::key::{client_scope, is_of_client};
use crate::record::values::{ClientKey, KeyHolder, KeySource, OperatedBy};
use crate::record::{Book, Question, Source, Topic, TopicMarker as _, t};
use crate::steps::effects::{ClientCredentials, KeyRef, KnownKey, OtherKey, TokenEffect};
use crate::steps::parts::{asking, needed, proof_line};
use crate::steps::reading::keys::{self, Expected};
use crate::steps::{Brief, Effect, ProvingFact};
use crate::text::dates;

/// Where the key comes from: told, or what follows from who runs the system.
#[must_use]
pub fn source(brief: &Brief<'_>) -> Option<KeySource> {
    let told = brief.at(t::KeySource, brief.client()).copied();
    told.or(match brief.get(t::OperatedBy)? {
        OperatedBy::Ourselves => Some(KeySource::Make),
        OperatedBy::SupplierKey => Some(KeySource::Paste),
        OperatedBy::SupplierClient | OperatedBy::Unknown => None,
    })
}

/// Who holds the key of the client.
#[must_use]
pub fn holder(brief: &Brief<'_>) -> Option<KeyHolder> {
    match (brief.get(t::OperatedBy)?, source(brief)) {
        (OperatedBy::Unknown, _) => None,
        (OperatedBy::SupplierClient, _) | (_, Some(KeySource::Paste)) => Some(KeyHolder::Supplier),
        _ => Some(KeyHolder::Ourselves),
    }
}

/// Whether only the supplier can log in.
#[must_use]
pub fn is_suppliers(brief: &Brief<'_>) -> bool {
    holder(brief) == Some(KeyHolder::Supplier)
}

/// Where the key of the client is, once it has a name.
#[must_use]
pub fn key_at(brief: &Brief<'_>) -> Option<KeyRef> {
    let client = brief.client();
    let name = brief.at(t::KeyName, client)?.to_string();
    let key = brief.at(t::ClientKey, client);
    let others = other_keys(brief).filter_map(|(_, key)| {
        let alive = key.expires >= dates::day(brief.now);
        Some(OtherKey { name: key.name.as_ref().filter(|_| alive)?.to_string(), known: known(key) })
    });
    let others = others.collect();
    Some(KeyRef { client: client.to_owned(), name, place: key.map(|key| key.place), known: key.map(known), others })
}

fn known(key: &ClientKey) -> KnownKey {
    let ClientKey { kid, thumbprint, expires, holder, replaces, .. } = key.clone();
    KnownKey { kid, thumbprint, expires, holder, replaces: replaces.map(Box::new) }
}

/// The keys of the client beside the newest, by the keys of their facts.
pub fn other_keys<'a>(brief: &Brief<'a>) -> impl Iterator<Item = (&'a str, &'a ClientKey)> + use<'a> {
    let client = brief.client();
    let facts = brief.book.facts(Topic::ClientKey.scope(), brief.place);
    let all = facts.into_iter().flat_map(|facts| facts.of(Topic::ClientKey));
    all.filter_map(move |(key, evidence)| {
        let key = key.filter(|key| *key != client && is_of_client(key, client))?;
        Some((key, t::ClientKey::open(&evidence.value)?))
    })
}

/// All keys of the client, the newest first.
#[must_use]
pub fn keys<'a>(brief: &Brief<'a>) -> Vec<&'a ClientKey> {
    brief.at(t::ClientKey, brief.client()).into_iter().chain(other_keys(brief).map(|(_, key)| key)).collect()
}

/// What is needed to log in, when we hold the key.
#[must_use]
pub fn credentials(brief: &Brief<'_>) -> Option<ClientCredentials> {
    if holder(brief) != Some(KeyHolder::Ourselves) {
        return None;
    }
    let id = brief.at(t::ClientId, brief.client())?.clone();
    let kid = brief.at(t::ClientKey, brief.client())?.kid.clone();
    Some(ClientCredentials { id, kid, key: key_at(brief)?, consumer: None, acting: None })
}

/// A token for each scope alone, which shows whether it is granted and on the client; none when we cannot log in.
#[must_use]
pub fn ask_for(brief: &Brief<'_>, scopes: impl IntoIterator<Item = Scope>) -> Vec<Effect> {
    let Some(credentials) = credentials(brief) else { return Vec::new() };
    let ask = |scope| TokenEffect::ProbeScope { credentials: credentials.clone(), scope }.into();
    scopes.into_iter().map(ask).collect()
}

/// The key of facts about one scope on the client.
#[must_use]
pub fn scope_key(brief: &Brief<'_>, scope: &Scope) -> String {
    client_scope(brief.client(), scope)
}

/// Whether Maskinporten has been seen to know the client and its key: it gave a token, or refused a scope, which it
/// does only to clients that it knows.
#[must_use]
pub fn works(brief: &Brief<'_>) -> bool {
    let client = brief.client();
    if brief.at(t::Token, client).is_some() {
        return true;
    }
    needed::needed(brief).iter().any(|scope| {
        let key = scope_key(brief, scope);
        let seen = |topic| brief.evidence(topic, Some(&key)).is_some_and(|evidence| evidence.source == Source::Seen);
        seen(Topic::Token) || seen(Topic::ScopeOnClient)
    })
}

/// Whether a token for the organisation has been had in any environment of a book. This program has tokens only with keys
/// of ours: it shows that the terms of use are signed.
#[must_use]
pub fn had_token(book: &Book) -> bool {
    !tokens_had(book).is_empty()
}

/// The tokens for the organisation that have been had in any environment of a book, also with a key or a scope that is
/// not taken any more: what one of them showed of the organisation still holds.
#[must_use]
pub fn tokens_had(book: &Book) -> Vec<ProvingFact<'_>> {
    let number = book.organisation.get(t::OrgNumber);
    let is_own = |fact: &ProvingFact<'_>| {
        t::Token::open(&fact.evidence.value).is_some_and(|token| Some(&token.consumer) == number)
    };
    let ever = |facts| ProvingFact::of(facts, Topic::Token).chain(ProvingFact::before(facts, Topic::Token));
    book.environments.values().flat_map(ever).filter(is_own).collect()
}

/// Whether Maskinporten has been seen to know a client of ours in any environment of a book: somebody may register
/// clients.
#[must_use]
pub fn was_registered(book: &Book) -> bool {
    !registrations_seen(book).is_empty()
}

/// What showed that Maskinporten knows a client of ours, in any environment of a book.
#[must_use]
pub fn registrations_seen(book: &Book) -> Vec<ProvingFact<'_>> {
    let on_client = book.environments.values().flat_map(|facts| ProvingFact::of(facts, Topic::ScopeOnClient));
    let seen = on_client.filter(|fact| fact.evidence.source == Source::Seen);
    tokens_had(book).into_iter().chain(seen).collect()
}

/// What has shown that the client of a brief works: a token, or a scope that was refused to a client that is known; for a
/// supplier's, its report.
#[must_use]
pub fn working_proofs<'a>(brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
    let client = brief.client();
    if is_suppliers(brief) {
        return brief.proof(Topic::SupplierProof, Some(client));
    }
    let of_scopes = needed::needed(brief).into_iter().flat_map(|scope| {
        let key = scope_key(brief, &scope);
        [Topic::Token, Topic::ScopeOnClient].map(|topic| brief.proof(topic, Some(&key)))
    });
    let all = std::iter::once(brief.proof(Topic::Token, Some(client))).chain(of_scopes).flatten();
    all.filter(|fact| fact.evidence.source == Source::Seen).collect()
}

/// Needed scopes that the supplier's report does not show; all of them when there is no report.
#[must_use]
pub fn unproven_by_supplier(brief: &Brief<'_>) -> Vec<Scope> {
    let proof = brief.at(t::SupplierProof, brief.client());
    let shown = |scope: &Scope| proof.is_some_and(|proof| proof.scopes.contains(scope));
    needed::needed(brief).into_iter().filter(|scope| !shown(scope)).collect()
}

/// The entry of the supplier's report.
#[must_use]
pub fn proof_question(brief: &Brief<'_>) -> Question {
    let client = brief.client();
    let environment = brief.environment;
    let expected = Expected {
        environment: environment.name.clone(),
        issuer: environment.issuer.clone(),
        consumer: brief.get(t::OrgNumber).copied(),
        client: brief.at(t::ClientId, client).cloned(),
        scopes: needed::needed(brief),
        thumbprint: brief.at(t::PublicKey, client).map(crate::domain::PublicJwk::thumbprint),
        line: proof_line::of(brief),
        now: brief.now,
    };
    asking::ask(
        t::SupplierProof,
        words::SUPPLIER_PROOF,
        words::SUPPLIER_PROOF_HELP,
        crate::record::QuestionKind::LongText,
        move |topic, answer| keys::supplier_proof(topic, answer, &expected),
    )
    .about(client)
    .later()
}

/// What is asked of the supplier.
pub mod words {
    use crate::text::phrases;

    phrases! {
        SUPPLIER_PROOF { nb: "Lim inn leverandørens rapport om at tokenet virker", en: "Paste the supplier's report that the token works" }
        SUPPLIER_PROOF_HELP { nb: "Leverandøren kjører linjen i bestillingen (brev L10) i en tom mappe, med filen som har den private nøkkelen, og sender JSON-en som skrives ut. E-posten med JSON-en kan limes inn som den er. Den inneholder ingen hemmeligheter. Rapporten er ikke signert; den kontrolleres mot det som er kjent her.", en: "The supplier runs the line in the order (letter L10) in an empty folder, with the file that holds the private key, and sends the JSON that it prints. The e-mail with the JSON can be pasted as it is. It contains no secrets. The report is not signed; it is checked against what is known here." }
    }
}
