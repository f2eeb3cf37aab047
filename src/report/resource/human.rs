//! What people read of a resource.

use crate::domain::resource_id;
use crate::record::values::ResourceFound;
use crate::report::screen::Screen;
use crate::text::Message;

/// What the registry has, below the resource's name in Bokmål.
#[must_use]
pub fn render(id: &str, found: &ResourceFound, screen: Screen) -> String {
    let lines = [
        (words::ID, id.to_owned()),
        (words::TYPE, found.resource_type.clone()),
        (words::OWNER, format!("{} {}", found.owner, found.owner_code)),
        (words::VERSION, found.version.to_string()),
        (words::TITLE, found.title.to_string()),
    ];
    let line = |(label, value)| {
        let said = words::LINE.with("label", label).with("value", value);
        screen.hanging(0, &said.render(screen.language))
    };
    let migrated = resource_id::is_migrated(id).then(|| Message::from(words::MIGRATED).render(screen.language));
    let migrated = migrated.map(|said| screen.hanging(0, &said));
    std::iter::once(screen.heading(&found.title.nb)).chain(lines.into_iter().map(line)).chain(migrated).collect()
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        LINE { nb: "{label}: {value}", en: "{label}: {value}" }
        MIGRATED { nb: "Ressursen er bare for meldinger som er flyttet fra Altinn 2, aldri for nye.", en: "The resource is only for messages moved from Altinn 2, never for new ones." }
        ID { nb: "Ressurs-id", en: "Resource ID" }
        TYPE { nb: "Ressurstype", en: "Resource type" }
        OWNER { nb: "Eier", en: "Owner" }
        VERSION { nb: "Versjon", en: "Version" }
        TITLE { nb: "Navn (bokmål | nynorsk | engelsk)", en: "Name (Bokmål | Nynorsk | English)" }
    }
}
