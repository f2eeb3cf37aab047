//! What people read of a service as Altinn Formidling has it.

use super::FilesService;
use crate::report::screen::Screen;
use crate::text::{Message, spans};

/// The service owner and the resource, a line for each thing.
#[must_use]
pub fn render(shown: &FilesService, screen: Screen) -> String {
    let mut lines: Vec<Message> = Vec::new();
    match &shown.owner.name {
        None => lines.push(words::NO_OWNER.into()),
        Some(name) => {
            lines.push(words::OWNER.with("name", name.as_str()));
            lines.push(if shown.owner.storage { words::STORAGE } else { words::NO_STORAGE }.into());
        }
    }
    let id = shown.resource.id.bare();
    match &shown.resource.found {
        None => lines.push(words::NOT_CONFIGURED.with("id", id)),
        Some(found) => {
            let never = || Message::from(words::NOT_SAID);
            lines.push(words::RESOURCE.with("id", id));
            let largest = found.largest.map_or_else(never, |size| Message::verbatim(size.to_string()));
            lines.push(words::LARGEST.with("size", largest));
            lines.push(words::LIFETIME.with("time", found.lifetime.map_or_else(never, spans::said)));
            lines.push(match (found.purged, found.grace) {
                (true, grace) => words::PURGED.with("time", grace.map_or_else(never, spans::said)),
                (false, _) => words::KEPT.into(),
            });
            lines.extend(found.required_party.as_deref().map(|party| words::REQUIRED.with("party", party)));
        }
    }
    lines.iter().map(|line| screen.hanging(0, &line.render(screen.language))).collect()
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        NO_OWNER { nb: "Tjenesteeieren er ikke registrert i Altinn Formidling.", en: "The service owner is not registered in Altinn Broker." }
        OWNER { nb: "Tjenesteeier: {name}", en: "Service owner: {name}" }
        STORAGE { nb: "Lager med virusskanning: klart", en: "Storage with virus scan: ready" }
        NO_STORAGE { nb: "Lager med virusskanning: ikke klart ennå", en: "Storage with virus scan: not ready yet" }
        NOT_CONFIGURED { nb: "{id} er ikke konfigurert i Altinn Formidling.", en: "{id} is not configured in Altinn Broker." }
        RESOURCE { nb: "Ressurs: {id}", en: "Resource: {id}" }
        LARGEST { nb: "Største fil: {size}", en: "Largest file: {size}" }
        LIFETIME { nb: "En fil blir liggende i: {time}", en: "A file is kept for: {time}" }
        PURGED { nb: "Når alle har bekreftet, slettes filen etter: {time}", en: "When all have confirmed, the file is deleted after: {time}" }
        KEPT { nb: "Filen blir liggende også når alle har bekreftet.", en: "The file is kept even when all have confirmed." }
        REQUIRED { nb: "Må være med i hver overføring: {party}", en: "Must take part in every transfer: {party}" }
        NOT_SAID { nb: "ikke oppgitt", en: "not given" }
    }
}
