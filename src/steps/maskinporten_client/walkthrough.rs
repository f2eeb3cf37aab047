//! The clicks in Digdir's self-service, in both generations of the portal (docs.digdir.no, «Opprette
//! Maskinporten-klient», 2026).

use crate::catalog::environments;
use crate::domain::{Rules, Scope};
use crate::record::t;
use crate::record::values::{KeySource, OperatedBy};
use crate::steps::Brief;
use crate::steps::effects::KeyToRegister;
use crate::steps::parts::{client, display_name, needed, owner};
use crate::text::Message;

/// The clicks that are left; none when the program registers the client. Where the supplier uses its own, what is delegated
/// to it.
pub fn walkthrough(brief: &Brief<'_>) -> Vec<Message> {
    if brief.get(t::OperatedBy) == Some(&OperatedBy::SupplierClient) {
        return delegation(brief);
    }
    if brief.environment.admin_client.is_some() {
        return Vec::new();
    }
    let needed = Scope::listed(&needed::needed(brief));
    let mut clicks: Vec<Message> = Vec::new();
    if let (Rules::Test, Some(number)) = (brief.environment.rules, brief.get(t::OrgNumber)) {
        clicks.push(words::WALK_REAL.with("orgnr", number.spaced()));
    }
    clicks.push(words::WALK_OPEN.with("portal", owner::base(&brief.environment.self_service_portal)));
    if brief.at(t::ClientId, brief.client()).is_some() {
        clicks.push(words::WALK_LATER.with("scopes", needed));
        clicks.push(words::WALK_MISSING.into());
        return clicks;
    }
    clicks.push(match client::source(brief) {
        Some(KeySource::Paste) => words::WALK_PASTED.into(),
        _ if brief.at(t::ClientKey, brief.client()).is_none() => words::WALK_NO_KEY.with("file", file(brief)),
        _ => words::WALK_KEY.with("file", file(brief)),
    });
    clicks.push(words::WALK_NEW.with("name", display_name::of_client(brief)));
    clicks.push(words::WALK_SCOPES.with("scopes", needed));
    clicks.extend([words::WALK_NEW_KEY, words::WALK_PREVIOUS, words::WALK_ID, words::WALK_MISSING].map(Message::from));
    clicks
}

/// What the main administrator does where the supplier uses its own client (felleslosninger/docs,
/// `maskinporten_func_delegering.md`, 2024-10-17).
fn delegation(brief: &Brief<'_>) -> Vec<Message> {
    let number = brief.get(t::SupplierOrgNumber).map(|number| number.spaced()).unwrap_or_default();
    let name = brief.get(t::SupplierName).map(|name| name.0.clone()).unwrap_or_default();
    let environment = environments::said(brief.environment.name.as_str());
    let place = |phrase: crate::text::Phrase| phrase.with("environment", environment.clone());
    vec![
        place(words::WALK_DELEGATE).with("supplier", name).with("orgnr", number),
        words::WALK_DELEGATED_SCOPES.with("scopes", Scope::listed(&needed::needed(brief))),
        place(words::WALK_NOT_LISTED),
        words::WALK_THEN.into(),
    ]
}

/// The key that is put on the client by hand, as long as nothing shows that it is there.
pub fn key_to_paste(brief: &Brief<'_>) -> Option<(KeyToRegister, String)> {
    if brief.environment.admin_client.is_some() || brief.at(t::ClientId, brief.client()).is_some() {
        return None;
    }
    let key = match brief.at(t::PublicKey, brief.client()) {
        Some(pasted) => KeyToRegister::Pasted(Box::new(pasted.clone())),
        None => {
            brief.at(t::ClientKey, brief.client())?;
            KeyToRegister::Here(client::key_at(brief)?)
        }
    };
    Some((key, file(brief)))
}

/// The clicks that put a new key on a client beside the old one; its public part is in a file.
#[must_use]
pub fn add_key(brief: &Brief<'_>, id: &str, file: &str) -> Vec<Message> {
    let add = words::WALK_ADD_KEY.with("file", file);
    to_client(brief, id).into_iter().chain([add, words::WALK_ADD_PREVIOUS.into(), words::WALK_ROTATE.into()]).collect()
}

/// The clicks that take the old key off a client on which the new one stays.
#[must_use]
pub fn remove_key(brief: &Brief<'_>, id: &str, [old, new]: [&str; 2]) -> Vec<Message> {
    let remove = words::WALK_REMOVE_KEY.with("old", old).with("new", new);
    to_client(brief, id).into_iter().chain([remove, words::WALK_ROTATE.into()]).collect()
}

fn to_client(brief: &Brief<'_>, id: &str) -> [Message; 2] {
    let portal = owner::base(&brief.environment.self_service_portal);
    [words::WALK_OPEN.with("portal", portal), words::WALK_CLIENT.with("id", id)]
}

/// The file of the public key, beside the state.
fn file(brief: &Brief<'_>) -> String {
    format!("{}-{}.jwk.json", brief.environment.name, brief.client())
}

/// What the walkthrough says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        WALK_CLIENT { nb: "«Klienter»: åpne klienten med klient-ID {id}.", en: "“Klienter”: open the client with the client ID {id}." }
        WALK_ADD_KEY { nb: "«Nøkler» → «+ Legg til» → lim inn JWK-en fra {file} → «Lagre». Fjern ingen nøkkel ennå.", en: "“Nøkler” → “+ Legg til” → paste the JWK from {file} → “Lagre”. Do not remove any key yet." }
        WALK_ADD_PREVIOUS { nb: "Ser du den forrige utgaven av portalen: «Legg til» → «JWK eller PEM format» → «Lagre».", en: "If you see the previous portal: “Legg til” → “JWK eller PEM format” → “Lagre”." }
        WALK_REMOVE_KEY { nb: "«Nøkler»: fjern nøkkelen {old}. La {new} stå. Det kan ikke angres: systemer som fortsatt bruker den gamle, får ikke lenger token.", en: "“Nøkler”: remove the key {old}. Leave {new}. This cannot be undone: systems that still use the old one no longer get tokens." }
        WALK_ROTATE { nb: "Kjør samme kommando igjen, som viser med et token at det er gjort: altinn-onboard client key rotate", en: "Run the same command again, which shows with a token that it is done: altinn-onboard client key rotate" }
        WALK_DELEGATE { nb: "Logg inn i Altinn i {environment} for virksomheten, og deleger API-et (API-delegering) til {supplier} ({orgnr}). Hovedadministrator kan gjøre det.", en: "Log in to Altinn in {environment} for your organisation, and delegate the API (API delegation) to {supplier} ({orgnr}). The main administrator can do it." }
        WALK_DELEGATED_SCOPES { nb: "Delegeringen skal gi {scopes}. Virksomheten må være tildelt dem først.", en: "The delegation must give {scopes}. Your organisation must be granted them first." }
        WALK_NOT_LISTED { nb: "Finnes ikke scopet i listen i {environment}, kan det ikke delegeres. Da trengs en egen klient med leverandørens nøkkel: altinn-onboard change operated-by", en: "If the scope is not in the list in {environment}, it cannot be delegated. Then you need your own client with the supplier's key: altinn-onboard change operated-by" }
        WALK_THEN { nb: "Send leverandøren bestillingen, som har linjen de skal kjøre: altinn-onboard letter L10", en: "Send the supplier the order, which has the line for them to run: altinn-onboard letter L10" }
        WALK_REAL { nb: "VIKTIG: velg den reelle virksomheten {orgnr} når du logger inn, ikke en syntetisk. Feil valg her koster en uke.", en: "IMPORTANT: choose the real organisation {orgnr} when you log in, not a synthetic one. The wrong choice here costs a week." }
        WALK_OPEN { nb: "Åpne {portal} og logg inn med Ansattporten. Øverst til høyre skal virksomheten stå.", en: "Open {portal} and log in with Ansattporten. Your organisation should be shown at the top right." }
        WALK_NO_KEY { nb: "Kjør altinn-onboard resume, som lager nøkkelen og skriver den offentlige delen til {file}.", en: "Run altinn-onboard resume, which makes the key and writes its public part to {file}." }
        WALK_KEY { nb: "Ha den offentlige nøkkelen (JWK) klar: veiviseren skriver den til {file} og viser den. Vis den på nytt: altinn-onboard client key", en: "Have the public key (JWK) ready: the wizard writes it to {file} and shows it. Show it again: altinn-onboard client key" }
        WALK_PASTED { nb: "Ha leverandørens offentlige nøkkel (JWK) klar.", en: "Have the supplier's public key (JWK) ready." }
        WALK_NEW { nb: "«Klienter» → «Legg til klient» → «Maskinporten». Fyll ut «Visningsnavn» og «Beskrivelse» med «{name}»; la «Access token levetid» stå.", en: "“Klienter” → “Legg til klient” → “Maskinporten”. Fill in “Visningsnavn” and “Beskrivelse” with “{name}”; leave “Access token levetid” as it is." }
        WALK_SCOPES { nb: "«Legg til scope»: velg {scopes} → «Fullfør» → «Lagre endringer». Står det «Tilgang mangler», kan scopet likevel legges til senere.", en: "“Legg til scope”: choose {scopes} → “Fullfør” → “Lagre endringer”. Where it says “Tilgang mangler”, the scope can still be added later." }
        WALK_NEW_KEY { nb: "«Nøkler» → «+ Legg til» → lim inn JWK-en → «Lagre».", en: "“Nøkler” → “+ Legg til” → paste the JWK → “Lagre”." }
        WALK_PREVIOUS { nb: "Ser du den forrige utgaven av portalen: «Opprett klient» → «Legg til klient» → «Maskinporten» → «Legg til Maskinporten klient» med scopes → «Opprett»; så «Legg til» → «JWK eller PEM format» → «Lagre».", en: "If you see the previous portal: “Opprett klient” → “Legg til klient” → “Maskinporten” → “Legg til Maskinporten klient” with scopes → “Opprett”; then “Legg til” → “JWK eller PEM format” → “Lagre”." }
        WALK_ID { nb: "Klient-ID-en står på «Detaljer». Oppgi den her.", en: "The client ID is on “Detaljer”. Enter it here." }
        WALK_LATER { nb: "Scopes på en klient som finnes: «Scopes» → «+ Legg til» (forrige utgave: «Legg til» → «Send inn»): {scopes}", en: "Scopes on an existing client: “Scopes” → “+ Legg til” (previous portal: “Legg til” → “Send inn”): {scopes}" }
        WALK_MISSING { nb: "Finnes ikke scopet i listen: det er tildelt i det andre miljøet, ikke tildelt, allerede på klienten, eller et filter står på.", en: "If the scope is not in the list: it is granted in the other environment, not granted, already on the client, or a filter is on." }
    }
}
