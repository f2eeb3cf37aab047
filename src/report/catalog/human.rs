//! The catalogue on a screen: what it holds and how old it is, what was looked up, and what Altinn's own lists say
//! otherwise.

use crate::catalog::environments;
use crate::catalog::listing::{CatalogItem, ItemKind};
use crate::catalog::metadata::{Metadata, MetadataChange};
use crate::report::screen::{Screen, Tone};
use crate::text::dates;
use crate::text::{Message, Phrase};

/// How many things of each kind there are and when their sources were read.
#[must_use]
pub fn overview(rows: &[CatalogItem], refreshed: Option<&Metadata>, screen: Screen) -> String {
    let mut out = String::new();
    for kind in ItemKind::ALL {
        let count = rows.iter().filter(|row| row.kind == kind).count();
        let date = dates::long(kind.as_of(), screen.language);
        let line = words::COUNT.with("count", count.to_string()).with("what", plural(kind)).with("date", date);
        out.push_str(&screen.hanging(0, &line.render(screen.language)));
    }
    out.push_str(&screen.indented(0, &age(refreshed).render(screen.language)));
    out.push_str(&screen.indented(0, words::HOW.raw(screen.language)));
    out
}

/// What was looked up, one block a row.
#[must_use]
pub fn found(rows: &[&CatalogItem], screen: Screen) -> String {
    let say = |message: Message| message.render(screen.language);
    let mut out = String::new();
    for row in rows {
        out.push_str(&screen.marked(0, Tone::Strong, &format!("{}:", row.id), &names(row, screen)));
        let mut more: Vec<String> = Vec::new();
        more.extend(row.area.map(|area| say(words::AREA.with("area", area))));
        if !row.held_by.is_empty() {
            more.push(say(words::HELD_BY.with("roles", row.held_by.join(", "))));
        }
        if !row.in_policies {
            more.push(words::NOT_IN_POLICIES.raw(screen.language).to_owned());
        }
        more.extend(row.ends.map(|end| say(words::ENDS.with("date", dates::long(end, screen.language)))));
        for line in more {
            out.push_str(&screen.hanging(2, &line));
        }
    }
    out
}

/// What Altinn's own lists say otherwise than the built-in ones.
#[must_use]
pub fn changes(changes: &[MetadataChange], screen: Screen) -> String {
    let lines = changes.iter().map(|change| {
        let (mark, message) = match change {
            MetadataChange::New { urn, name } => {
                ("+", words::NEW.with("urn", urn.as_str()).with("name", name.as_str()))
            }
            MetadataChange::Gone { urn } => ("-", words::GONE.with("urn", urn.as_str())),
            MetadataChange::Renamed { urn, before, now } => (
                "~",
                words::RENAMED.with("urn", urn.as_str()).with("before", before.as_str()).with("now", now.as_str()),
            ),
            MetadataChange::Uses { urn, of, now } => {
                let phrase = if *now { words::MAY } else { words::MAY_NOT };
                ("~", phrase.with("urn", urn.as_str()).with("use", of.word()))
            }
        };
        screen.marked(0, Tone::Calm, mark, &message.render(screen.language))
    });
    lines.collect()
}

/// How old the lists are that everything is judged by.
#[must_use]
pub fn age(refreshed: Option<&Metadata>) -> Message {
    let Some(metadata) = refreshed else { return words::NEVER_REFRESHED.into() };
    let differing = match metadata.changes().len() {
        0 => words::DIFFERING_NONE.into(),
        1 => words::DIFFERING_ONE.into(),
        count => words::DIFFERING_MANY.with("count", count.to_string()),
    };
    of(metadata, words::REFRESHED).with("differing", differing)
}

/// Which lists hold when newer ones cannot be had.
#[must_use]
pub fn holding(refreshed: Option<&Metadata>) -> Message {
    refreshed.map_or_else(|| words::HOLDS_BUILT_IN.into(), |metadata| of(metadata, words::HOLDS_KEPT))
}

fn of(metadata: &Metadata, phrase: Phrase) -> Message {
    phrase
        .with("date", dates::said(dates::day(metadata.read)))
        .with("environment", environments::said(&metadata.environment))
}

const fn plural(kind: ItemKind) -> Phrase {
    match kind {
        ItemKind::Package => words::PACKAGES,
        ItemKind::Role => words::ROLES,
        ItemKind::Action => words::ACTIONS,
        ItemKind::Attribute => words::ATTRIBUTES,
        ItemKind::Algorithm => words::ALGORITHMS,
        ItemKind::Function => words::FUNCTIONS,
    }
}

/// The name in the language of the screen, then the other.
fn names(row: &CatalogItem, screen: Screen) -> String {
    let (own, other) = match screen.language {
        crate::domain::Language::Nb => (row.nb, row.en),
        crate::domain::Language::En => (row.en, row.nb),
    };
    [own, other].into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        PACKAGES { nb: "tilgangspakker", en: "access packages" }
        ROLES { nb: "roller", en: "roles" }
        ACTIONS { nb: "handlinger", en: "actions" }
        ATTRIBUTES { nb: "attributter for hvem", en: "attributes of subjects" }
        ALGORITHMS { nb: "kombineringsalgoritmer", en: "combining algorithms" }
        FUNCTIONS { nb: "sammenligningsfunksjoner", en: "match functions" }
        COUNT { nb: "{count} {what}, lest fra kilden {date}", en: "{count} {what}, read from the source on {date}" }
        HOW { nb: "Søk med ord: altinn-onboard catalog show post", en: "Search by words: altinn-onboard catalog show post" }
        NEVER_REFRESHED { nb: "Listene er de innebygde. altinn-onboard catalog refresh henter Altinns egne.", en: "The lists are the built-in ones. altinn-onboard catalog refresh fetches Altinn's own." }
        REFRESHED { nb: "Altinns egne lister ble hentet {date} fra {environment}; {differing} annerledes der.", en: "Altinn's own lists were fetched on {date} from {environment}; {differing} there." }
        DIFFERING_NONE { nb: "ingenting er", en: "nothing differs" }
        DIFFERING_ONE { nb: "1 ting er", en: "1 thing differs" }
        DIFFERING_MANY { nb: "{count} ting er", en: "{count} things differ" }
        AREA { nb: "Område: {area}", en: "Area: {area}" }
        HELD_BY { nb: "Følger av: {roles}", en: "Comes with: {roles}" }
        NOT_IN_POLICIES { nb: "Kan ikke stå i tilgangsregler", en: "Cannot be used in access rules" }
        ENDS { nb: "Virker til og med {date}", en: "Works until {date}" }
        HOLDS_BUILT_IN { nb: "De innebygde listene gjelder.", en: "The built-in lists apply." }
        HOLDS_KEPT { nb: "Listene fra {environment}, hentet {date}, gjelder fortsatt.", en: "The lists of {environment}, fetched on {date}, still apply." }
        NEW { nb: "ny: {urn} ({name})", en: "new: {urn} ({name})" }
        GONE { nb: "borte: {urn}", en: "gone: {urn}" }
        RENAMED { nb: "nytt navn: {urn} heter «{now}», før «{before}»", en: "new name: {urn} is called “{now}”, formerly “{before}”" }
        MAY { nb: "{urn}: {use} er nå tillatt", en: "{urn}: {use} is now allowed" }
        MAY_NOT { nb: "{urn}: {use} er ikke lenger tillatt", en: "{urn}: {use} is no longer allowed" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::listing::{find, rows};
    use crate::domain::Language;

    fn screen(width: usize) -> Screen {
        Screen { language: Language::Nb, width, colour: false }
    }

    #[test]
    fn the_overview_dates_every_kind_and_fits_forty_columns() {
        let out = overview(&rows(), None, screen(40));
        assert!(out.contains("223 tilgangspakker, lest fra kilden 21.\n  august 2026\n"), "{out}");
        assert!(out.lines().all(|line| line.chars().count() <= 40), "{out}");
    }

    #[test]
    fn a_row_says_its_names_who_holds_it_and_when_it_ends() {
        let rows = rows();
        let out = found(&find("a0236", &rows)[..1], screen(100));
        assert!(out.starts_with("urn:altinn:rolecode:a0236: Post/arkiv"), "{out}");
        assert!(out.contains("Følger av: ") && out.contains("31. desember 2026"), "{out}");
    }
}
