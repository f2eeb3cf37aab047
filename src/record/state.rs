//! The state: the two books, and how the file holds them. It holds no secret and no person's number, so that it can be
//! committed to the team's repository.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::book::{Book, Handle, Place, Service};
use super::facts::Facts;
use super::fault::StateFault;
use super::last::Last;
use super::members::{find, members};
use super::version::SCHEMA;
use crate::domain::EnvironmentName;

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
    tool: Option<String>,
}

/// The file, in the order in which it is written.
#[derive(Serialize)]
struct StateDocument<'s> {
    format: &'s str,
    schema: u64,
    tool: &'s str,
    books: Books<'s>,
}

#[derive(Serialize)]
struct Books<'s> {
    rehearsal: &'s Book,
    real: &'s Book,
}

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
        let books = Books { rehearsal: &self.rehearsal, real: &self.real };
        let tool = self.tool.as_deref().unwrap_or(tool);
        let document = StateDocument { format: FORMAT, schema: SCHEMA, tool, books };
        serde_json::to_string_pretty(&document).map(|text| text + "\n")
    }

    /// Reads the text of a file, of this schema or an older one.
    ///
    /// # Errors
    /// Why it cannot be taken.
    pub fn read(text: &str) -> Result<Self, StateFault> {
        let document: &RawValue = serde_json::from_str(text)
            .map_err(|error| StateFault::NotJson { line: error.line(), column: error.column() })?;
        let document = members("", document).map_err(|_| StateFault::Foreign)?;
        if plain::<String>(find(&document, "format")).as_deref() != Some(FORMAT) {
            return Err(StateFault::Foreign);
        }
        let schema = plain(find(&document, "schema")).ok_or(StateFault::Foreign)?;
        let tool: Option<String> = plain(find(&document, "tool"));
        if schema > SCHEMA {
            return Err(StateFault::Newer { found: schema, tool: tool.unwrap_or_default() });
        }
        let books = member("books", find(&document, "books"))?;
        let (rehearsal, real) = (find(&books, "rehearsal"), find(&books, "real"));
        let mut state = Self { rehearsal: book("rehearsal", rehearsal)?, real: book("real", real)?, ..Self::default() };
        match schema {
            // Schema 1 kept where one worked last. Its facts read as those of schema 2, which only adds to them.
            ..=1 => state.last = last_of_schema_1(&document, rehearsal, real),
            _ => state.tool = tool,
        }
        Ok(state)
    }
}

fn last_of_schema_1(document: &[(String, &RawValue)], rehearsal: Option<&RawValue>, real: Option<&RawValue>) -> Last {
    let place = |book: Option<&RawValue>| plain::<Place>(find(&members("", book?).ok()?, "last"));
    let mut last = Last::default();
    last.rehearsal = plain::<String>(find(document, "last")).map(|book| book == "rehearsal");
    last.note(true, place(rehearsal));
    last.note(false, place(real));
    last
}

/// A value that may be left out or of another form.
fn plain<T: DeserializeOwned>(raw: Option<&RawValue>) -> Option<T> {
    serde_json::from_str(raw?.get()).ok()
}

/// The members of an object that must be there.
fn member<'t>(place: &str, raw: Option<&'t RawValue>) -> Result<Vec<(String, &'t RawValue)>, StateFault> {
    members(place, raw.ok_or_else(|| StateFault::broken(place, "it is missing"))?)
}

fn book(name: &str, raw: Option<&RawValue>) -> Result<Book, StateFault> {
    let place = format!("books/{name}");
    let parts = member(&place, raw)?;
    let below = |part: &str| {
        let place = format!("{place}/{part}");
        let members = member(&place, find(&parts, part))?;
        Ok(members.into_iter().map(move |(key, raw)| (format!("{place}/{key}"), key, raw)))
    };
    let at = format!("{place}/organisation");
    let organisation = find(&parts, "organisation").ok_or_else(|| StateFault::broken(&at, "it is missing"))?;
    let mut book = Book { organisation: Facts::read(&at, organisation)?, ..Book::default() };
    for (at, key, raw) in below("environments")? {
        book.environments.insert(environment(&at, &key)?, Facts::read(&at, raw)?);
    }
    for (at, key, raw) in below("services")? {
        book.services.insert(handle(&at, &key)?, service(&at, raw)?);
    }
    for (at, key, raw) in below("deployments")? {
        let of = book.deployments.entry(environment(&at, &key)?).or_default();
        for (key, raw) in members(&at, raw)? {
            let at = format!("{at}/{key}");
            of.insert(handle(&at, &key)?, Facts::read(&at, raw)?);
        }
    }
    Ok(book)
}

fn service(place: &str, raw: &RawValue) -> Result<Service, StateFault> {
    let parts = members(place, raw)?;
    let part = |name: &str| {
        let at = format!("{place}/{name}");
        find(&parts, name).map(|raw| (at.clone(), raw)).ok_or_else(|| StateFault::broken(at, "it is missing"))
    };
    let (at, raw) = part("product")?;
    let product = serde_json::from_str::<serde_json::Value>(raw.get()).and_then(serde_json::from_value);
    let product = product.map_err(|error| StateFault::broken(at, error))?;
    let (at, raw) = part("facts")?;
    // What stands at the facts of a service stands at the service, in every message.
    let facts = Facts::read(at.trim_end_matches("/facts"), raw)?;
    Ok(Service { product, facts })
}

fn environment(place: &str, name: &str) -> Result<EnvironmentName, StateFault> {
    EnvironmentName::parse(name).map_err(|fault| StateFault::broken(place, fault))
}

fn handle(place: &str, name: &str) -> Result<Handle, StateFault> {
    Handle::parse(name).map_err(|fault| StateFault::broken(place, fault))
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
