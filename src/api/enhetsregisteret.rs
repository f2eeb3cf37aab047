//! Enhetsregisteret: is a number a living main unit?

use serde_json::Value;

use super::Fault;
use super::ask::{Api, json_or_none};
use crate::catalog::services::Service;
use crate::domain::OrgNumber;
use crate::record::values::UnitSeen;
use crate::world::clean::clean_line;
use crate::world::http::Call;

/// What a number belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A main unit.
    Main {
        /// Registered name.
        name: String,
        /// Organisation form code, such as `ORGL` or `KOMM`.
        form: String,
        /// The day it was deleted. An organisation that was merged into another is deleted too; the register does not
        /// say into which.
        deleted: Option<String>,
        /// Under bankruptcy proceedings.
        bankrupt: bool,
    },
    /// A sub-unit.
    Sub {
        /// Registered name.
        name: String,
        /// Its main unit.
        parent: Option<OrgNumber>,
        /// The name of its main unit.
        parent_name: Option<String>,
    },
    /// Neither.
    Unknown,
}

impl Unit {
    /// What the state keeps of a main unit that lives; `None` for anything else.
    #[must_use]
    pub fn seen(&self, number: OrgNumber) -> Option<UnitSeen> {
        match self {
            Self::Main { name, form, deleted: None, bankrupt } => {
                Some(UnitSeen { number, name: name.clone(), form: form.clone(), bankrupt: *bankrupt })
            }
            _ => None,
        }
    }
}

/// Looks a number up, first among main units, then among sub-units.
///
/// # Errors
/// The register does not answer as it should.
pub async fn look_up(api: Api<'_>, number: OrgNumber) -> Result<Unit, Fault> {
    if let Some(main) = read(api, "enheter", number).await? {
        return Ok(Unit::Main {
            name: text(&main, "/navn").unwrap_or_default(),
            form: text(&main, "/organisasjonsform/kode").unwrap_or_default(),
            deleted: text(&main, "/slettedato"),
            bankrupt: main.get("konkurs").and_then(Value::as_bool).unwrap_or_default(),
        });
    }
    let Some(sub) = read(api, "underenheter", number).await? else { return Ok(Unit::Unknown) };
    let parent = text(&sub, "/overordnetEnhet").and_then(|number| OrgNumber::parse(&number).ok());
    let parent_name = match parent {
        Some(parent) => read(api, "enheter", parent).await?.and_then(|main| text(&main, "/navn")),
        None => None,
    };
    Ok(Unit::Sub { name: text(&sub, "/navn").unwrap_or_default(), parent, parent_name })
}

async fn read(api: Api<'_>, kind: &str, number: OrgNumber) -> Result<Option<Value>, Fault> {
    let address = api.environment.enhetsregisteret.below(&[kind, &number.to_string()]);
    let answer = api.read(Service::Enhetsregisteret, Call::get(&address)).await?;
    // 410: removed from the open register; what is left says that it is deleted, or nothing.
    if answer.status == 410 {
        let mut gone = answer.json().unwrap_or_else(|_| Value::Object(serde_json::Map::new()));
        if let Some(object) = gone.as_object_mut() {
            object.entry("slettedato").or_insert_with(|| "?".into());
        }
        return Ok(Some(gone));
    }
    json_or_none(Service::Enhetsregisteret, &answer)
}

fn text(value: &Value, path: &str) -> Option<String> {
    value.pointer(path).and_then(Value::as_str).map(clean_line)
}
