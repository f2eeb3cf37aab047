//! To whom a letter goes, and its subject.

use crate::catalog::letters::{LetterKind, Receiver};
use crate::catalog::scopes::is_automatic;
use crate::domain::Scope;
use crate::report::letter::Heading;
use crate::report::letter::data::LetterData;
use crate::text::Message;

/// Addresses and titles a letter from its values.
pub(super) fn heading(kind: LetterKind, key: String, data: &LetterData) -> Heading {
    let address = (kind == LetterKind::L10).then(|| data.details.get("supplier-email").cloned()).flatten();
    Heading { kind, key, receiver: receiver(kind, data), address, subject: subject(kind, data) }
}

/// To whom a letter of a kind goes.
pub(super) fn receiver(kind: LetterKind, data: &LetterData) -> Receiver {
    let entry = kind.entry();
    let other = |use_other: bool| match entry.otherwise {
        Some(other) if use_other => other,
        _ => entry.receiver,
    };
    match kind {
        LetterKind::L16 => went_to(data).unwrap_or(entry.receiver),
        LetterKind::L1 => {
            let mut scopes = data.environments.iter().flat_map(|environment| &environment.scopes);
            other(scopes.all(|line| Scope::parse(&line.scope).is_ok_and(|scope| is_automatic(&scope))))
        }
        LetterKind::L2 => other(data.studio.owner_unknown),
        LetterKind::L3 => other(data.studio.new_organisation),
        _ => entry.receiver,
    }
}

/// To whom the letter went that is reminded of.
fn went_to(data: &LetterData) -> Option<Receiver> {
    let key = &data.reminded.as_ref()?.key;
    let kind = LetterKind::parse(key.split('-').next()?)?;
    Some(receiver(kind, data))
}

/// The subject line of a letter of a kind.
pub(super) fn subject(kind: LetterKind, data: &LetterData) -> Message {
    let phrase = match kind {
        LetterKind::L2 if data.studio.owner_unknown => words::L2_SUBJECT_UNKNOWN,
        LetterKind::L3 if data.studio.new_organisation => words::L3_SUBJECT_NEW,
        LetterKind::L10 if data.operated == "supplier-client" => words::L10_SUBJECT_CLIENT,
        _ => kind.entry().subject,
    };
    let environments = match kind {
        LetterKind::L13 => &data.message.environment,
        _ => &data.environment_names,
    };
    let reminded = data.reminded.as_ref();
    Message::from(phrase)
        .with("organisation", data.organisation.name.as_str())
        .with("orgnr", data.organisation.number.as_str())
        .with("code", data.organisation.code.as_deref().unwrap_or_default())
        .with("environments", environments.as_str())
        .with("user", data.studio.user_name.as_str())
        .with("contact", data.contact.name.as_str())
        .with("service", data.service.as_str())
        .with("system", data.system.as_str())
        .with("resource", data.resource_ids.join(", "))
        .with("start", data.details.get("planned-start").cloned().unwrap_or_default())
        .with("reminded", reminded.map(|reminded| reminded.subject.clone()).unwrap_or_default())
        .with("sent", reminded.map(|reminded| reminded.sent.clone()).unwrap_or_default())
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        L2_SUBJECT_UNKNOWN { nb: "Hvem er administrator for {code} i Altinn Studio? – {organisation} ({orgnr})", en: "Who is the administrator of {code} in Altinn Studio? – {organisation} ({orgnr})" }
        L3_SUBJECT_NEW { nb: "Ny organisasjon i Altinn Studio – {organisation} ({orgnr})", en: "New organisation in Altinn Studio – {organisation} ({orgnr})" }
        L10_SUBJECT_CLIENT { nb: "Bestilling: Maskinporten-klient for {organisation} – {service} – {environments}", en: "Order: Maskinporten client for {organisation} – {service} – {environments}" }
    }
}
