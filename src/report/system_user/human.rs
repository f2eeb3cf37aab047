//! What people read of a system and its system users.

use super::{SystemUserShown, SystemUsersShown};
use crate::record::values::RequestStatus;
use crate::report::screen::Screen;
use crate::text::Message;

/// The system, and the lines of each organisation.
#[must_use]
pub fn render(shown: &SystemUsersShown, screen: Screen) -> String {
    let system = shown.system.system.as_str();
    let mut lines: Vec<(usize, Message)> = Vec::new();
    match &shown.system.found {
        None => lines.push((0, words::NO_SYSTEM.with("system", system))),
        Some(found) if found.deleted => lines.push((0, words::DELETED.with("system", system))),
        Some(found) => {
            lines.push((0, words::SYSTEM.with("system", system)));
            let (client, id) = (shown.client.as_str(), shown.resource.bare());
            let on_it = if found.clients.contains(client) { words::CLIENT } else { words::NO_CLIENT };
            lines.push((2, on_it.with("client", client)));
            let right = if found.resources.contains(id) { words::RIGHT } else { words::NO_RIGHT };
            lines.push((2, right.with("id", id)));
        }
    }
    for user in &shown.users {
        lines.extend(of_user(user));
    }
    if shown.users.is_empty() {
        lines.push((0, words::NOBODY.into()));
    }
    lines.iter().map(|(indent, line)| screen.hanging(*indent, &line.render(screen.language))).collect()
}

fn of_user(user: &SystemUserShown) -> Vec<(usize, Message)> {
    let mut lines = vec![(0, words::PARTY.with("orgnr", user.party.spaced()))];
    match &user.request {
        None if user.user.is_some() => {}
        None => lines.push((2, words::NOT_ASKED.into())),
        Some(found) => {
            lines.push((2, words::REQUEST.with("status", status(found.status))));
            let link = found.link.as_deref().filter(|_| found.status == RequestStatus::New);
            lines.extend(link.map(|link| (2, words::LINK.with("link", link))));
        }
    }
    lines.push((
        2,
        match user.user {
            Some(id) => words::USER.with("id", id.to_string()),
            None => words::NO_USER.into(),
        },
    ));
    lines
}

fn status(status: RequestStatus) -> Message {
    match status {
        RequestStatus::New => words::NEW,
        RequestStatus::Accepted => words::ACCEPTED,
        RequestStatus::Rejected => words::REJECTED,
        RequestStatus::Denied => words::DENIED,
        RequestStatus::Timedout => words::TIMED_OUT,
    }
    .into()
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        NO_SYSTEM { nb: "Systemet {system} er ikke registrert: altinn-onboard system-user register", en: "The system {system} is not registered: altinn-onboard system-user register" }
        DELETED { nb: "Systemet {system} er slettet; id-en er opptatt for alltid.", en: "The system {system} has been deleted; its ID stays taken for ever." }
        SYSTEM { nb: "System: {system}", en: "System: {system}" }
        CLIENT { nb: "Klienten {client} logger inn for det.", en: "The client {client} logs in for it." }
        NO_CLIENT { nb: "Klienten {client} står ikke på det: altinn-onboard system-user register", en: "The client {client} is not on it: altinn-onboard system-user register" }
        RIGHT { nb: "Systembrukerne kan få rettighet til {id}.", en: "Its system users can be given rights to {id}." }
        NO_RIGHT { nb: "Rettigheten til {id} mangler: altinn-onboard system-user register", en: "The right to {id} is missing: altinn-onboard system-user register" }
        PARTY { nb: "Virksomhet: {orgnr}", en: "Organisation: {orgnr}" }
        NOT_ASKED { nb: "Ikke spurt: altinn-onboard system-user request", en: "Not asked: altinn-onboard system-user request" }
        REQUEST { nb: "Forespørsel: {status}", en: "Request: {status}" }
        LINK { nb: "Godkjennes her: {link}", en: "To be approved here: {link}" }
        USER { nb: "Systembruker: {id}", en: "System user: {id}" }
        NO_USER { nb: "Ingen systembruker ennå", en: "No system user yet" }
        NOBODY { nb: "Avsender og mottaker er ikke valgt: altinn-onboard system-user request", en: "Sender and recipient are not chosen: altinn-onboard system-user request" }
        NEW { nb: "ny, ikke besvart (New)", en: "new, not answered (New)" }
        ACCEPTED { nb: "godkjent (Accepted)", en: "approved (Accepted)" }
        REJECTED { nb: "avslått (Rejected). Be på nytt: altinn-onboard system-user request --again", en: "rejected (Rejected). Ask again: altinn-onboard system-user request --again" }
        DENIED { nb: "nektet (Denied). Be på nytt: altinn-onboard system-user request --again", en: "denied (Denied). Ask again: altinn-onboard system-user request --again" }
        TIMED_OUT { nb: "utløpt (Timedout). Be på nytt: altinn-onboard system-user request --again", en: "expired (Timedout). Ask again: altinn-onboard system-user request --again" }
    }
}
