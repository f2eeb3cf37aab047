//! What people read of an access list.

use super::ListShown;
use crate::report::screen::Screen;
use crate::text::Message;

/// The list, its connection, and a line for each member.
#[must_use]
pub fn render(shown: &ListShown, screen: Screen) -> String {
    let (list, id) = (shown.list.list.as_str(), shown.connection.id.bare());
    let mut lines: Vec<(usize, Message)> = Vec::new();
    match shown.list.name.as_deref() {
        None => lines.push((0, words::NO_LIST.with("list", list).with("owner", shown.owner.as_str()))),
        Some(name) => {
            let of = words::LIST.with("list", list).with("owner", shown.owner.as_str());
            lines.push((0, of.with("name", name)));
            lines.push((0, connection(shown)));
            let elsewhere = shown.connection.elsewhere.iter();
            lines.extend(elsewhere.map(|id| (0, words::ELSEWHERE.with("id", id.as_str()))));
        }
    }
    let mode = match shown.limited {
        Some(true) => words::ON,
        Some(false) => words::OFF,
        None => words::UNPUBLISHED,
    };
    lines.push((0, mode.with("id", id)));
    if shown.list.name.is_some() {
        let count = shown.members.members.len() + shown.members.others;
        lines.push((0, words::MEMBERS.with("count", count.to_string())));
    }
    for number in &shown.members.members {
        let name = shown.names.get(number).filter(|name| !name.is_empty());
        let line = match name {
            Some(name) => words::MEMBER.with("number", number.spaced()).with("name", name.as_str()),
            None => words::NAMELESS.with("number", number.spaced()),
        };
        lines.push((2, line));
    }
    if shown.members.others > 0 {
        lines.push((2, words::OTHERS.with("count", shown.members.others.to_string())));
    }
    lines.iter().map(|(indent, line)| screen.hanging(*indent, &line.render(screen.language))).collect()
}

fn connection(shown: &ListShown) -> Message {
    let (connection, id) = (&shown.connection, shown.connection.id.bare());
    if !connection.connected {
        return words::UNCONNECTED.with("id", id);
    }
    if connection.actions.is_empty() {
        return words::CONNECTED_ALL.with("id", id);
    }
    let actions = connection.actions.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    let connected = if connection.lets("subscribe") { words::CONNECTED } else { words::CONNECTED_WITHOUT };
    connected.with("id", id).with("actions", actions)
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        NO_LIST { nb: "Tilgangslisten {list} finnes ikke hos {owner}.", en: "{owner} has no access list {list}." }
        LIST { nb: "Tilgangsliste: {list} («{name}») hos {owner}", en: "Access list: {list} (“{name}”) of {owner}" }
        CONNECTED { nb: "Koblet til {id} for: {actions}", en: "Connected to {id} for: {actions}" }
        CONNECTED_WITHOUT { nb: "Koblet til {id} for: {actions}. Uten `subscribe` får ingen hendelser: altinn-onboard access-list connect", en: "Connected to {id} for: {actions}. Without `subscribe` nobody gets events: altinn-onboard access-list connect" }
        CONNECTED_ALL { nb: "Koblet til {id} for alle handlinger", en: "Connected to {id} for all actions" }
        UNCONNECTED { nb: "Ikke koblet til {id}", en: "Not connected to {id}" }
        ELSEWHERE { nb: "Også koblet til {id}", en: "Also connected to {id}" }
        ON { nb: "{id} er begrenset av tilgangslister: bare medlemmene slippes inn.", en: "{id} is limited by access lists: only the members get in." }
        OFF { nb: "{id} er ikke begrenset av tilgangslister: listen er ikke slått på.", en: "{id} is not limited by access lists: the list is not switched on." }
        UNPUBLISHED { nb: "{id} er ikke publisert her.", en: "{id} is not published here." }
        MEMBERS { nb: "Medlemmer: {count}", en: "Members: {count}" }
        MEMBER { nb: "{number} {name}", en: "{number} {name}" }
        NAMELESS { nb: "{number} (ikke i Enhetsregisteret)", en: "{number} (not in the Register of Legal Entities)" }
        OTHERS { nb: "{count} uten organisasjonsnummer", en: "{count} without an organisation number" }
    }
}
