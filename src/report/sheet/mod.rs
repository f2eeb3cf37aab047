//! A sheet: sections with a table each, which is read on a screen or printed as a page.
//!
//! Who fills it says what stands in it, once; the renderers say how it looks.

pub mod html;
pub mod human;

use crate::text::{Message, Phrase};

/// A document of tables and sentences, laid out for the screen or as a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it is about.
    pub title: Message,
    /// What is most worth knowing, before the sections.
    pub summary: Vec<SheetLine>,
    /// The sections; those without rows and lines are left out.
    pub sections: Vec<Section>,
    /// What closes it: where the facts are from.
    pub closing: Vec<Message>,
}

/// One subject of a sheet: a table, sentences, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What it is about, on a line of its own.
    pub heading: Phrase,
    /// What it tells, and how it is to be read.
    pub intro: Option<Message>,
    /// Heads of the columns; the first is that of the rows' own heads.
    pub columns: Vec<Phrase>,
    /// The table.
    pub rows: Vec<TableRow>,
    /// What is said below the table, or instead of one.
    pub lines: Vec<SheetLine>,
}

impl Section {
    fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.lines.is_empty()
    }
}

/// What is said of one person, action or thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Whether it is as one wants it.
    pub mark: Mark,
    /// Whom or what it is about.
    pub head: Vec<Message>,
    /// One cell for each further column; each a list.
    pub cells: Vec<Vec<Message>>,
}

/// Something said on a line of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetLine {
    /// Whether it is as one wants it.
    pub mark: Mark,
    /// One sentence, or a few.
    pub text: Message,
}

impl SheetLine {
    /// A line.
    #[must_use]
    pub fn new(mark: Mark, text: impl Into<Message>) -> Self {
        Self { mark, text: text.into() }
    }
}

/// Whether something is as one wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is as one wants it.
    Good,
    /// It is not.
    Bad,
    /// It should be looked at.
    Look,
    /// Neither.
    Plain,
}

impl Mark {
    /// The symbol before the words.
    const fn symbol(self) -> &'static str {
        match self {
            Self::Good => "✓",
            Self::Bad => "✗",
            Self::Look => "!",
            Self::Plain => "·",
        }
    }
}

#[cfg(test)]
fn sample() -> Sheet {
    const HEADING: Phrase = crate::text::phrase!("Hvem kan lese", "Who can read");
    const WHO: Phrase = crate::text::phrase!("Hvem", "Who");
    const ROLES: Phrase = crate::text::phrase!("Roller", "Roles");
    let row = |mark, head: &str, cell: &str| TableRow {
        mark,
        head: vec![Message::verbatim(head)],
        cells: vec![vec![Message::verbatim(cell)]],
    };
    Sheet {
        title: Message::verbatim("Regler for <ttd>"),
        summary: vec![SheetLine::new(Mark::Look, Message::verbatim("Se opp"))],
        sections: vec![Section {
            heading: HEADING,
            intro: Some(Message::verbatim("Uten fullmakt.")),
            columns: vec![WHO, ROLES],
            rows: vec![row(Mark::Good, "AS", "Daglig leder"), row(Mark::Bad, "Privatperson", "ingen")],
            lines: vec![],
        }],
        closing: vec![Message::verbatim("Katalogen er fra i går.")],
    }
}
