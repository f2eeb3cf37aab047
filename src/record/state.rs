//! The state: schema version, tool version, and the two books. It holds no secret and no person's number, so that it can
//! be committed to the team's repository.

use serde_json::{Map, Value as Json, json};

use super::book::{Book, Handle, Place, Service};
use super::facts::Facts;
use crate::domain::{EnvironmentName, Product};

/// The schema that this program writes.
pub const SCHEMA: u64 = 1;

/// What marks a state file as ours.
pub(super) const FORMAT: &str = "altinn-onboard";

/// Everything that the state file keeps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// What was done in simulated environments.
    pub rehearsal: Book,
    /// What is real.
    pub real: Book,
    /// The book last used: the rehearsal.
    pub last_was_rehearsal: bool,
}

/// Why a text is not a state that this program can take.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StateFault {
    /// Not JSON: cut short, or edited by hand.
    #[error("not valid JSON at line {line}, column {column}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// JSON, but of another program.
    #[error("a JSON file of something else")]
    Foreign,
    /// Written by a newer version of this program.
    #[error("schema {found} is newer than {SCHEMA}")]
    Newer {
        /// The schema that stands there.
        found: u64,
        /// The version of the program that wrote it.
        tool: String,
    },
    /// Ours, but something in it does not hold.
    #[error("`{place}`: {reason}")]
    Broken {
        /// Where, as a path with slashes.
        place: String,
        /// What is wrong.
        reason: String,
    },
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

    /// The text of the file.
    ///
    /// # Errors
    /// A value that cannot be written, which no type of the table has.
    pub fn write(&self, tool: &str) -> Result<String, serde_json::Error> {
        let json = json!({
            "format": FORMAT,
            "schema": SCHEMA,
            "tool": tool,
            "last": if self.last_was_rehearsal { "rehearsal" } else { "real" },
            "books": { "rehearsal": book_to_json(&self.rehearsal)?, "real": book_to_json(&self.real)? },
        });
        serde_json::to_string_pretty(&json).map(|text| text + "\n")
    }

    /// Reads the text of a file, of this schema or an older one.
    ///
    /// # Errors
    /// Why it cannot be taken.
    pub fn read(text: &str) -> Result<Self, StateFault> {
        let json: Json = serde_json::from_str(text)
            .map_err(|error| StateFault::NotJson { line: error.line(), column: error.column() })?;
        if json.get("format").and_then(Json::as_str) != Some(FORMAT) {
            return Err(StateFault::Foreign);
        }
        let schema = json.get("schema").and_then(Json::as_u64).ok_or(StateFault::Foreign)?;
        if schema > SCHEMA {
            let tool = json.get("tool").and_then(Json::as_str).unwrap_or_default().to_owned();
            return Err(StateFault::Newer { found: schema, tool });
        }
        // Schema 1 is the first; a migration from it will stand here, one function a version.
        let book = |name: &str| book_from_json(name, json.pointer(&format!("/books/{name}")));
        let last_was_rehearsal = json.get("last").and_then(Json::as_str) == Some("rehearsal");
        Ok(Self { rehearsal: book("rehearsal")?, real: book("real")?, last_was_rehearsal })
    }
}

fn book_to_json(book: &Book) -> Result<Json, serde_json::Error> {
    let mut environments = Map::new();
    for (name, facts) in &book.environments {
        environments.insert(name.to_string(), facts.to_json()?);
    }
    let mut services = Map::new();
    for (handle, service) in &book.services {
        services.insert(handle.to_string(), json!({ "product": service.product, "facts": service.facts.to_json()? }));
    }
    let mut deployments = Map::new();
    for (name, of) in &book.deployments {
        let mut below = Map::new();
        for (handle, facts) in of {
            below.insert(handle.to_string(), facts.to_json()?);
        }
        deployments.insert(name.to_string(), Json::Object(below));
    }
    let last =
        book.last.as_ref().map(|place| json!({ "environment": place.environment, "service": place.service.as_str() }));
    Ok(json!({
        "organisation": book.organisation.to_json()?,
        "environments": environments,
        "services": services,
        "deployments": deployments,
        "last": last,
    }))
}

fn book_from_json(name: &str, json: Option<&Json>) -> Result<Book, StateFault> {
    let broken = |place: String, reason: &str| StateFault::Broken { place, reason: reason.to_owned() };
    let json = json.ok_or_else(|| broken(format!("books/{name}"), "the book is missing"))?;
    let facts = |place: String, json: &Json| {
        Facts::from_json(json)
            .map_err(|(below, reason)| StateFault::Broken { place: format!("{place}/{below}"), reason })
    };
    let table = |key: &str| {
        json.get(key)
            .and_then(Json::as_object)
            .ok_or_else(|| broken(format!("books/{name}/{key}"), "an object belongs here"))
    };
    let environment =
        |text: &str| EnvironmentName::parse(text).map_err(|fault| broken(text.to_owned(), &fault.to_string()));
    let handle = |text: &str| Handle::parse(text).map_err(|fault| broken(text.to_owned(), &fault.to_string()));
    let mut book = Book {
        organisation: facts(format!("books/{name}/organisation"), json.get("organisation").unwrap_or(&Json::Null))?,
        ..Book::default()
    };
    for (key, json) in table("environments")? {
        book.environments.insert(environment(key)?, facts(format!("books/{name}/environments/{key}"), json)?);
    }
    for (key, json) in table("services")? {
        let place = format!("books/{name}/services/{key}");
        let product: Product = serde_json::from_value(json.get("product").cloned().unwrap_or_default())
            .map_err(|error| broken(format!("{place}/product"), &error.to_string()))?;
        let facts = facts(place, json.get("facts").unwrap_or(&Json::Null))?;
        book.services.insert(handle(key)?, Service { product, facts });
    }
    for (key, json) in table("deployments")? {
        let mut below = std::collections::BTreeMap::new();
        for (service, json) in json.as_object().into_iter().flatten() {
            below.insert(handle(service)?, facts(format!("books/{name}/deployments/{key}/{service}"), json)?);
        }
        book.deployments.insert(environment(key)?, below);
    }
    if let Some(last) = json.get("last").filter(|last| !last.is_null()) {
        let text = |key: &str| last.get(key).and_then(Json::as_str).unwrap_or_default();
        book.last = Some(Place { environment: environment(text("environment"))?, service: handle(text("service"))? });
    }
    Ok(book)
}

#[cfg(test)]
mod tests {
    use super::super::{Evidence, Source, t, topic::Known as _};
    use super::*;
    use crate::domain::OrgNumber;

    fn filled() -> State {
        let mut state = State::default();
        let place = Place {
            environment: EnvironmentName::parse("tt02").unwrap(),
            service: Handle::of(Product::Correspondence),
        };
        state.real.begin(&place, Product::Correspondence);
        let number = OrgNumber::parse("991825827").unwrap();
        let evidence = Evidence {
            value: t::OrgNumber::wrap(number),
            source: Source::Told,
            at: jiff::Timestamp::UNIX_EPOCH,
            how: "flag".into(),
        };
        assert!(state.real.put(&place, None, evidence));
        state
    }

    #[test]
    fn a_state_survives_the_file() {
        let state = filled();
        assert_eq!(State::read(&state.write("0.1.0").unwrap()).unwrap(), state);
    }

    #[test]
    fn each_kind_of_wrong_file_is_told_apart() {
        let text = filled().write("0.1.0").unwrap();
        assert!(matches!(State::read(text.get(..text.len() / 2).unwrap()), Err(StateFault::NotJson { .. })));
        assert_eq!(State::read("{\"schema\": 1}"), Err(StateFault::Foreign));
        let newer = text.replace("\"schema\": 1", "\"schema\": 7");
        assert!(matches!(State::read(&newer), Err(StateFault::Newer { found: 7, .. })));
        let broken = text.replace("991825827", "991825828");
        let Err(StateFault::Broken { place, .. }) = State::read(&broken) else { panic!("{broken}") };
        assert_eq!(place, "books/real/organisation/org-number");
    }
}
