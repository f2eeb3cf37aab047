//! To whom a letter goes, and its subject.

use crate::catalog::letters::{Kind, Receiver};
use crate::catalog::scopes::is_automatic;
use crate::domain::Scope;
use crate::report::letter::Heading;
use crate::report::letter::data::LetterData;
use crate::text::{Message, letters as text};

/// Addresses and titles a letter from its values.
pub(super) fn heading(kind: Kind, key: String, data: &LetterData) -> Heading {
    let entry = kind.entry();
    let other = |use_other: bool| match entry.otherwise {
        Some(other) if use_other => other,
        _ => entry.receiver,
    };
    let receiver: Receiver = match kind {
        Kind::L1 => {
            let mut scopes = data.environments.iter().flat_map(|environment| &environment.scopes);
            other(scopes.all(|line| Scope::parse(&line.scope).is_ok_and(|scope| is_automatic(&scope))))
        }
        Kind::L2 => other(data.studio.owner_unknown),
        Kind::L3 => other(data.studio.new_organisation),
        _ => entry.receiver,
    };
    let address = (kind == Kind::L10).then(|| data.details.get("supplier-email").cloned()).flatten();
    Heading { kind, key, receiver, address, subject: subject(kind, data) }
}

fn subject(kind: Kind, data: &LetterData) -> Message {
    let phrase = match kind {
        Kind::L2 if data.studio.owner_unknown => text::L2_SUBJECT_UNKNOWN,
        Kind::L3 if data.studio.new_organisation => text::L3_SUBJECT_NEW,
        Kind::L10 if data.operated == "supplier-client" => text::L10_SUBJECT_CLIENT,
        _ => kind.entry().subject,
    };
    let environments = match kind {
        Kind::L13 => &data.message.environment,
        _ => &data.environment_names,
    };
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
}
