//! The state: the two books, and how the file holds them. It holds no secret and no person's number, so that it can be
//! committed to the team's repository.

use super::book::{Book, Place};
use super::fault::{StateFault, words};
use super::last::Last;
use super::members::{below, once, plain};
use super::newer::Newer;
use super::opened::{OpenedMember, find, needed, object, open};
use super::unknown::{UnknownMember, unknown, woven};
use super::version::SCHEMA;
use super::written::{Written, json};

/// What marks a state file as ours.
pub(super) const FORMAT: &str = "altinn-onboard";

/// The two books, and what is known of them besides.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// What was done in simulated environments.
    pub rehearsal: Book,
    /// What is real.
    pub real: Book,
    /// Where one worked last. Files of schema 1 hold it; later ones do not.
    pub last: Last,
    /// The version that gave the file its schema; `None` when this one does.
    pub(super) tool: Option<String>,
    /// Members of the file that only a newer version of the program knows.
    pub(super) unknown: Vec<UnknownMember>,
    /// Other books, which only a newer version of the program knows.
    pub(super) other_books: Vec<UnknownMember>,
}

/// The members of the file, in the order in which they are written.
const MEMBERS: [&str; 4] = ["format", "schema", "tool", "books"];
/// The two books.
pub(super) const BOOKS: [&str; 2] = ["rehearsal", "real"];
/// Where one worked last, in files of schema 1.
const LAST: &str = "last";

impl State {
    /// The book that an environment belongs to.
    #[must_use]
    pub const fn book(&self, simulated: bool) -> &Book {
        if simulated { &self.rehearsal } else { &self.real }
    }

    /// The book that an environment belongs to, to write in.
    pub const fn book_mut(&mut self, simulated: bool) -> &mut Book {
        if simulated { &mut self.rehearsal } else { &mut self.real }
    }

    /// Whether the book last used is the rehearsal's. Where nobody knows, as on a colleague's machine, it is the real one
    /// as soon as anything is begun there.
    #[must_use]
    pub fn was_rehearsal(&self) -> bool {
        let known = self.last.rehearsal.filter(|rehearsal| self.book(*rehearsal).begun().next().is_some());
        known.unwrap_or_else(|| self.real.begun().next().is_none())
    }

    /// The text of the file. The version that first wrote this schema stays in it: two colleagues whose programs differ
    /// do not write it to and fro.
    ///
    /// # Errors
    /// A fact that could not be read again.
    pub fn write(&self, tool: &str) -> Result<String, serde_json::Error> {
        let [format, schema, tool_member, books_member] = MEMBERS;
        let [rehearsal, real] = BOOKS;
        let books = vec![(rehearsal, self.rehearsal.written()?), (real, self.real.written()?)];
        let known = vec![
            (format, Written::Raw(json(FORMAT))),
            (schema, Written::Raw(SCHEMA.to_string())),
            (tool_member, Written::Raw(json(self.tool.as_deref().unwrap_or(tool)))),
            (books_member, woven(books, &self.other_books)),
        ];
        Ok(woven(known, &self.unknown).text())
    }

    /// Reads the text of a file, of this schema or an older one.
    ///
    /// # Errors
    /// Why it cannot be taken.
    pub fn read(text: &str) -> Result<Self, StateFault> {
        let document = match open(text) {
            Ok(members) => members,
            Err(error) if error.is_data() => return Err(StateFault::Foreign),
            Err(error) => return Err(not_json(text, &error)),
        };
        let is_ours = |member: &OpenedMember<'_>| plain::<String>(member.value.raw()).as_deref() == Some(FORMAT);
        if !document.iter().any(|member| member.name == "format" && is_ours(member)) {
            return Err(StateFault::Foreign);
        }
        once("", document.iter().map(|member| &*member.name))?;
        let [_, schema, tool, books] = MEMBERS;
        let found = plain::<u64>(needed("", &document, schema)?.raw()).filter(|found| *found > 0);
        let found = found.ok_or_else(|| StateFault::broken(schema, words::NO_SCHEMA))?;
        let wrote: Option<String> = match find(&document, tool) {
            Some(raw) => Some(plain(Some(raw)).ok_or_else(|| StateFault::broken(tool, words::NO_TEXT))?),
            None => None,
        };
        if found > SCHEMA {
            return Err(StateFault::Newer { found, tool: wrote.unwrap_or_default() });
        }
        // Schema 1 kept where one worked last. Its facts read as those of schema 2, which only adds to them.
        let former: &[&str] = if found == 1 { &[LAST] } else { &[] };
        let in_books = object(books, needed("", &document, books)?)?;
        let [rehearsal, real] = BOOKS;
        let book = |name| Book::read(&below(books, name), needed(books, in_books, name)?, former);
        Ok(Self {
            rehearsal: book(rehearsal)?,
            real: book(real)?,
            last: if found == 1 { last_of_schema_1(&document, in_books) } else { Last::default() },
            tool: wrote.filter(|_| found == SCHEMA),
            unknown: unknown("", &document, &[&MEMBERS, former].concat())?,
            other_books: unknown(books, in_books, &BOOKS)?,
        })
    }

    /// The schema of a file that was read, and the version that gave it its schema.
    #[must_use]
    pub fn head(text: &str) -> (u64, Option<String>) {
        let document = open(text).unwrap_or_default();
        let [_, schema, tool, _] = MEMBERS;
        (plain(find(&document, schema)).unwrap_or(SCHEMA), plain(find(&document, tool)))
    }

    /// What stands in either book with nothing to say where it comes from, with its place: it may be misspelt.
    #[must_use]
    pub fn unexplained(&self) -> Vec<(String, &Newer)> {
        let books = BOOKS.iter().zip([&self.rehearsal, &self.real]);
        books.flat_map(|(name, book)| book.unexplained(&below("books", name))).collect()
    }
}

fn last_of_schema_1(document: &[OpenedMember<'_>], books: &[OpenedMember<'_>]) -> Last {
    let place = |book: &str| plain::<Place>(find(object(book, needed("", books, book).ok()?).ok()?, LAST));
    let [rehearsal, real] = BOOKS;
    let mut last = Last::default();
    last.rehearsal = plain::<String>(find(document, LAST)).map(|book| book == rehearsal);
    last.note(true, place(rehearsal));
    last.note(false, place(real));
    last
}

/// Why a text is no JSON. Git's marks begin a line, which nothing within JSON does.
fn not_json(text: &str, error: &serde_json::Error) -> StateFault {
    let is_mark =
        |line: &str| line.starts_with("<<<<<<<") || line.starts_with(">>>>>>>") || line.starts_with("=======");
    match text.lines().position(is_mark) {
        Some(line) => StateFault::Conflict { line: line + 1 },
        None => StateFault::NotJson { line: error.line(), column: error.column() },
    }
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "state_newer_tests.rs"]
mod newer_tests;
