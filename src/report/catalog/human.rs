//! The catalogue on a screen: what it holds and how old it is, what was looked up, and what Altinn's own lists say
//! otherwise.

use crate::catalog::listing::{CatalogItem, ItemKind};
use crate::catalog::metadata::{Metadata, MetadataChange};
use crate::report::screen::{Screen, Tone};
use crate::text::dates;
use crate::text::{Message, Phrase, catalog as text};

/// How many things of each kind there are and when their sources were read.
#[must_use]
pub fn overview(rows: &[CatalogItem], refreshed: Option<&Metadata>, screen: Screen) -> String {
    let mut out = String::new();
    for kind in ItemKind::ALL {
        let count = rows.iter().filter(|row| row.kind == kind).count();
        let date = dates::short(kind.as_of(), screen.language);
        let line = text::COUNT.with("count", count.to_string()).with("what", plural(kind)).with("date", date);
        out.push_str(&screen.hanging(0, &line.render(screen.language)));
    }
    out.push_str(&screen.indented(0, &age(refreshed).render(screen.language)));
    out.push_str(&screen.indented(0, text::HOW.raw(screen.language)));
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
        more.extend(row.area.map(|area| say(text::AREA.with("area", area))));
        if !row.held_by.is_empty() {
            more.push(say(text::HELD_BY.with("roles", row.held_by.join(", "))));
        }
        if !row.in_policies {
            more.push(text::NOT_IN_POLICIES.raw(screen.language).to_owned());
        }
        more.extend(row.ends.map(|end| say(text::ENDS.with("date", dates::short(end, screen.language)))));
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
            MetadataChange::New { urn, name } => ("+", text::NEW.with("urn", urn.as_str()).with("name", name.as_str())),
            MetadataChange::Gone { urn } => ("-", text::GONE.with("urn", urn.as_str())),
            MetadataChange::Renamed { urn, before, now } => {
                ("~", text::RENAMED.with("urn", urn.as_str()).with("before", before.as_str()).with("now", now.as_str()))
            }
            MetadataChange::Uses { urn, of, now } => {
                let phrase = if *now { text::MAY } else { text::MAY_NOT };
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
    let Some(metadata) = refreshed else { return text::NEVER_REFRESHED.into() };
    let differing = match metadata.changes().len() {
        0 => text::DIFFERING_NONE.into(),
        1 => text::DIFFERING_ONE.into(),
        count => text::DIFFERING_MANY.with("count", count.to_string()),
    };
    of(metadata, text::REFRESHED).with("differing", differing)
}

/// Which lists hold when newer ones cannot be had.
#[must_use]
pub fn holding(refreshed: Option<&Metadata>) -> Message {
    refreshed.map_or_else(|| text::HOLDS_BUILT_IN.into(), |metadata| of(metadata, text::HOLDS_KEPT))
}

fn of(metadata: &Metadata, phrase: Phrase) -> Message {
    phrase.with("date", dates::said(dates::day(metadata.read))).with("environment", metadata.environment.as_str())
}

const fn plural(kind: ItemKind) -> Phrase {
    match kind {
        ItemKind::Package => text::PACKAGES,
        ItemKind::Role => text::ROLES,
        ItemKind::Action => text::ACTIONS,
        ItemKind::Attribute => text::ATTRIBUTES,
        ItemKind::Algorithm => text::ALGORITHMS,
        ItemKind::Function => text::FUNCTIONS,
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
        assert!(out.contains("223 tilgangspakker, lest fra kilden\n") && out.contains("21.08.2026"), "{out}");
        assert!(out.lines().all(|line| line.chars().count() <= 40), "{out}");
    }

    #[test]
    fn a_row_says_its_names_who_holds_it_and_when_it_ends() {
        let rows = rows();
        let out = found(&find("a0236", &rows)[..1], screen(100));
        assert!(out.starts_with("urn:altinn:rolecode:a0236: Post/arkiv"), "{out}");
        assert!(out.contains("Følger av: ") && out.contains("31.12.2026"), "{out}");
    }
}
