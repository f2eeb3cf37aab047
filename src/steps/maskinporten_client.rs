//! Register the Maskinporten client and its key. Made here and registered by the self-service API where the environment
//! has an administration client, by walkthrough elsewhere; or with the supplier's public key; or not at all, when the
//! supplier uses its own client. A token shows that client, key and organisation belong together.

pub mod questions;
pub mod walkthrough;

use super::parts::waits::{act, wait};
use super::parts::{client, display_name, key_end, needed, owner};
use super::{Acts, Brief, Card, Effect, IntakeQuestion, Move, ProvingFact, Step, terms};
use crate::catalog::letters::LetterKind;
use crate::catalog::stages::Stage;
use crate::domain::environment::PaceOf;
use crate::domain::{ClientId, Scope};
use crate::record::values::{ClientUse, KeySource, OperatedBy};
use crate::record::{Actor, Source, Topic, Value, t};
use crate::steps::effects::{ClientEffect, Draw, KeyToRegister, LocalEffect};
use crate::text::{Message, dates};

/// The step.
pub struct MaskinportenClient;

/// What the step is; the commands that do it alone know it by this.
pub static CARD: Card = Card {
    id: "maskinporten-client",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::PersonVerified,
    who: &[Actor::You, Actor::Supplier, Actor::MainAdministrator, Actor::Machine],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Prepared,
    differences: &[],
    needs: &[&[
        Topic::OrgNumber,
        Topic::OrgConfirmed,
        Topic::SelfServiceRight,
        Topic::TermsSigned,
        Topic::EventsWanted,
        Topic::ResourceBy,
        Topic::Audience,
        Topic::SystemUserWanted,
        Topic::ResourceChoice,
        Topic::ScopeGranted,
        Topic::SupplierProof,
    ]],
    gives: &[
        Topic::ProductionBy,
        Topic::OperatedBy,
        Topic::SupplierName,
        Topic::SupplierOrgNumber,
        Topic::ClientUsed,
        Topic::Client,
        Topic::KeySource,
        Topic::KeyName,
        Topic::ClientKey,
        Topic::PublicKey,
        Topic::ClientName,
        Topic::ClientId,
        Topic::KeyOnClient,
        Topic::ScopeOnClient,
        Topic::Token,
    ],
    asks: &[
        (Topic::ProductionBy, questions::words::PRODUCTION_BY),
        (Topic::OperatedBy, questions::words::OPERATED_BY),
        (Topic::SupplierName, questions::words::SUPPLIER_NAME),
        (Topic::SupplierOrgNumber, questions::words::SUPPLIER_ORG_NUMBER),
        (Topic::ClientUsed, questions::words::CLIENT_USED),
        (Topic::KeySource, questions::words::KEY_SOURCE_GENERAL),
        (Topic::PublicKey, questions::words::PUBLIC_KEY_GENERAL),
        (Topic::ClientId, questions::words::CLIENT_ID_GENERAL),
    ],
};

/// The length of keys that are made here unless something else was wished, in bits (felleslosninger/docs,
/// `oidc_api_admin.md`, 2024-10-17).
pub const BITS: usize = 2048;

impl Step for MaskinportenClient {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        let Some(operated) = brief.get(t::OperatedBy).copied() else {
            return Move::ask(questions::operated_by());
        };
        if operated == OperatedBy::Unknown {
            let pending = wait(brief, &CARD, Actor::You, words::DECIDE).letter(LetterKind::L10);
            return pending.since(Topic::OperatedBy, None).entry(questions::operated_by());
        }
        if matches!(operated, OperatedBy::SupplierKey | OperatedBy::SupplierClient) {
            if brief.get(t::SupplierName).is_none() {
                return Move::ask(questions::supplier_name());
            }
            if brief.get(t::SupplierOrgNumber).is_none() {
                return Move::ask(questions::supplier_number(brief));
            }
        }
        match client::source(brief).filter(|_| operated != OperatedBy::SupplierClient) {
            None => {
                let scopes = Scope::listed(&needed::needed(brief));
                until_supplier_reports(brief, words::SUPPLIER_CLIENT.with("scopes", scopes))
            }
            Some(KeySource::Paste) => with_pasted_key(brief),
            Some(source @ (KeySource::Make | KeySource::File)) => with_own_key(brief, source),
        }
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        if client::is_suppliers(brief) {
            return Vec::new();
        }
        let known = brief.at(t::ClientKey, brief.client()).is_some();
        let key = client::key_at(brief).filter(|_| known).map(|at| ClientEffect::FindKey(at).into());
        key.into_iter().chain(client::ask_for(brief, needed::needed(brief))).collect()
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        client::working_proofs(brief)
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        questions::question(topic, brief)
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        walkthrough::walkthrough(brief)
    }

    fn key_to_paste(&self, brief: &Brief<'_>) -> Option<(KeyToRegister, String)> {
        walkthrough::key_to_paste(brief)
    }
}

/// The supplier logs in, so only its report shows that it works; the step `token` takes the report.
fn until_supplier_reports(brief: &Brief<'_>, what: Message) -> Move {
    match client::unproven_by_supplier(brief).is_empty() {
        true => Move::Done,
        false => wait(brief, &CARD, Actor::Supplier, what).letter(LetterKind::L10).not_yet(),
    }
}

fn with_pasted_key(brief: &Brief<'_>) -> Move {
    let name = brief.client();
    let Some(public) = brief.at(t::PublicKey, name) else {
        let pending = wait(brief, &CARD, Actor::Supplier, words::SUPPLIER_KEY).letter(LetterKind::L10);
        return pending.entry(questions::public_key(brief));
    };
    let id = match registered(brief) {
        Ok(id) => id,
        Err(next) => return next,
    };
    if brief.environment.admin_client.is_some() && brief.at(t::KeyOnClient, name).is_none() {
        let (client, key) = (name.to_owned(), KeyToRegister::Pasted(Box::new(public.clone())));
        return act(brief, &CARD, ClientEffect::RegisterKey { client, id, key });
    }
    if let Some(day) = key_end::ended(brief) {
        let what = words::SUPPLIERS_KEY_ENDED.with("date", dates::said(day));
        return wait(brief, &CARD, Actor::Supplier, what).letter(LetterKind::L10).not_yet();
    }
    if let Some(lacking) = lacking_scopes(brief, &id) {
        return lacking;
    }
    until_supplier_reports(brief, words::SUPPLIER_PROOF.with("id", id.as_str()))
}

fn with_own_key(brief: &Brief<'_>, source: KeySource) -> Move {
    let name = brief.client();
    let Some(at) = client::key_at(brief) else {
        let draw = Draw::Name(format!("{}-{name}", brief.environment.name));
        return Move::one(LocalEffect::Draw { topic: Topic::KeyName, key: Some(name.to_owned()), draw });
    };
    if brief.at(t::ClientKey, name).is_none() {
        let effect = match source {
            KeySource::File => Effect::Client(ClientEffect::TakeKey { at }),
            KeySource::Make | KeySource::Paste => Effect::Client(ClientEffect::MakeKey { at, bits: BITS }),
        };
        return act(brief, &CARD, effect);
    }
    let id = match registered(brief) {
        Ok(id) => id,
        Err(next) => return next,
    };
    if brief.environment.admin_client.is_some() && brief.at(t::KeyOnClient, name).is_none() {
        let (client, key) = (name.to_owned(), KeyToRegister::Here(at));
        return act(brief, &CARD, ClientEffect::RegisterKey { client, id, key });
    }
    if client::credentials(brief).is_none() {
        return Move::Blocked(vec![Topic::OperatedBy]);
    }
    if let Some(day) = key_end::ended(brief) {
        return wait(brief, &CARD, Actor::You, words::KEY_ENDED.with("date", dates::said(day))).not_yet();
    }
    if !client::works(brief) {
        // Given or refused, one token shows that Maskinporten knows client and key.
        let look = client::ask_for(brief, needed::needed(brief).into_iter().take(1));
        let since = wait(brief, &CARD, Actor::Machine, words::PROPAGATING).since(Topic::ClientId, Some(name));
        return since.look(look, PaceOf::Key);
    }
    lacking_scopes(brief, &id).unwrap_or(Move::Done)
}

/// The id of the client, or what must be done to have one, also who it is for.
fn registered(brief: &Brief<'_>) -> Result<ClientId, Move> {
    let name = brief.client();
    let id = match brief.at(t::ClientId, name) {
        Some(id) => id.clone(),
        None => return Err(register(brief)),
    };
    match (brief.at(t::Client, name), client::holder(brief)) {
        (None, Some(holder)) => {
            let supplier = brief.get(t::SupplierName).map(|supplier| supplier.0.clone());
            let used = ClientUse { purpose: brief.product.word().to_owned(), holder, supplier };
            Err(Move::one(LocalEffect::Derive { key: Some(name.to_owned()), value: Value::Client(used) }))
        }
        _ => Ok(id),
    }
}

fn register(brief: &Brief<'_>) -> Move {
    let name = brief.client();
    if owner::confirmed(brief).is_none() {
        return Move::Blocked(vec![Topic::OrgConfirmed]);
    }
    if terms::refused_since(&brief.book.organisation, brief.now) {
        return Move::Blocked(vec![Topic::TermsSigned]);
    }
    if brief.environment.admin_client.is_none() {
        let entry = questions::client_id(brief);
        return match brief.get(t::SelfServiceRight) {
            Some(_) => wait(brief, &CARD, Actor::You, words::REGISTER).entry(entry),
            None => wait(brief, &CARD, Actor::MainAdministrator, words::RIGHT).letter(LetterKind::L4).entry(entry),
        };
    }
    let Some(display) = brief.at(t::ClientName, name) else {
        let draw = Draw::DisplayName(display_name::of_client(brief));
        return Move::one(LocalEffect::Draw { topic: Topic::ClientName, key: Some(name.to_owned()), draw });
    };
    let (client, name, scopes) = (name.to_owned(), display.0.clone(), needed::needed(brief));
    act(brief, &CARD, ClientEffect::RegisterClient { client, name, scopes })
}

/// What to do about needed scopes that are not on the client.
fn lacking_scopes(brief: &Brief<'_>, id: &ClientId) -> Option<Move> {
    let by_api = brief.environment.admin_client.is_some();
    let lacks = |scope: &Scope| match brief.at(t::ScopeOnClient, &client::scope_key(brief, scope)) {
        Some(on_client) => !on_client,
        // Registered by ourselves, every scope on it is known; registered by hand, it is still to be seen.
        None => by_api,
    };
    let lacking: Vec<Scope> = needed::needed(brief).into_iter().filter(lacks).collect();
    if lacking.is_empty() {
        return None;
    }
    let added = |scope: &Scope| was_added(brief, scope);
    if by_api && !lacking.iter().all(added) {
        let (client, id) = (brief.client().to_owned(), id.clone());
        let scopes = lacking.into_iter().filter(|scope| !added(scope)).collect();
        return Some(act(brief, &CARD, ClientEffect::AddScopes { client, id, scopes }));
    }
    // Only who holds the key sees what is on the client.
    client::credentials(brief)?;
    let what = words::ADD_SCOPES.with("scopes", Scope::listed(&lacking)).with("client", named(brief, id));
    let look = client::ask_for(brief, lacking);
    // Added already but not seen: Maskinporten needs a moment. Otherwise a person must add them.
    let (who, pace) = if by_api { (Actor::Machine, PaceOf::Key) } else { (Actor::You, PaceOf::Desk) };
    Some(wait(brief, &CARD, who, what).look(look, pace))
}

/// The client by what people find it by in the portal: the name that it was registered with, else its id.
fn named(brief: &Brief<'_>, id: &ClientId) -> String {
    brief.at(t::ClientName, brief.client()).map_or_else(|| id.to_string(), |name| name.0.clone())
}

/// Whether we added a scope that was afterwards seen to be missing: adding again would teach nothing.
fn was_added(brief: &Brief<'_>, scope: &Scope) -> bool {
    let key = client::scope_key(brief, scope);
    brief.book.facts(Topic::ScopeOnClient.scope(), brief.place).is_some_and(|facts| {
        facts
            .past(Topic::ScopeOnClient, Some(&key))
            .any(|past| past.evidence.source == Source::Made && past.evidence.value == Value::ScopeOnClient(true))
    })
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Registrer Maskinporten-klient med nødvendige scopes", en: "Register the Maskinporten client with the required scopes" }
        WHY { nb: "Klienten og nøkkelen er det systemet logger inn med. Test og produksjon har hver sin.", en: "The client and its key are what the system logs in with. Test and production each have their own." }
        USUALLY { nb: "en halv time når fullmakten er på plass", en: "half an hour once the authorisation is there" }
        CAN_START { nb: "Nøkkelen kan lages med en gang; klienten trenger bruksvilkår og fullmakt.", en: "The key can be made at once; the client needs the terms and the authorisation." }
        MEANWHILE { nb: "Gjør ferdig det som ikke trenger klienten, og øv i øvingsmiljøet.", en: "Finish what does not need the client, and rehearse in the sandbox." }
        PROOF { nb: "Et token med denne klienten og nøkkelen, eller leverandørens rapport.", en: "A token with this client and key, or the supplier's report." }
        DECIDE { nb: "det er avklart hvem som setter opp og drifter systemet", en: "it is decided who sets up and runs the system" }
        SUPPLIER_CLIENT { nb: "dere har delegert {scopes} til leverandøren i Altinn i dette miljøet, og leverandøren har sendt rapport om at tokenet virker for dere", en: "you have delegated {scopes} to the supplier in Altinn in this environment, and the supplier has sent the report showing that the token works for you" }
        SUPPLIER_KEY { nb: "leverandøren har sendt den offentlige nøkkelen (JWK)", en: "the supplier has sent the public key (JWK)" }
        SUPPLIER_PROOF { nb: "leverandøren har fått klient-ID-en {id} av dere og sendt rapport om at tokenet virker", en: "you have given the supplier the client ID {id}, and they have sent the report showing that the token works" }
        REGISTER { nb: "klienten er registrert i selvbetjeningen, og klient-ID-en er oppgitt", en: "the client is registered in self-service, and the client ID is given" }
        RIGHT { nb: "noen med fullmakt har registrert klienten, og klient-ID-en er oppgitt", en: "somebody with the authorisation has registered the client, and the client ID is given" }
        KEY_ENDED { nb: "klienten har en ny nøkkel: den forrige utløp {date} (altinn-onboard client key --new, og så altinn-onboard resume)", en: "the client has a new key: the previous one expired on {date} (altinn-onboard client key --new, then altinn-onboard resume)" }
        SUPPLIERS_KEY_ENDED { nb: "leverandøren har sendt en ny offentlig nøkkel: den forrige utløp {date} (oppgi den med altinn-onboard resume --redo maskinporten-client)", en: "the supplier has sent a new public key: the previous one expired on {date} (give it with altinn-onboard resume --redo maskinporten-client)" }
        PROPAGATING { nb: "Maskinporten kjenner nøkkelen (som regel etter noen minutter)", en: "Maskinporten knows the key (usually after a few minutes)" }
        ADD_SCOPES { nb: "{scopes} er lagt til på klienten {client}", en: "{scopes} are added to the client {client}" }
    }
}

#[cfg(test)]
mod tests;
