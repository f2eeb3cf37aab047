//! Enhetsregisteret: is a number a living main unit?

use serde_json::Value;

use super::ApiFault;
use super::ask::{Api, json_or_none};
use crate::catalog::services::RemoteService;
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
pub async fn look_up(api: Api<'_>, number: OrgNumber) -> Result<Unit, ApiFault> {
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

async fn read(api: Api<'_>, kind: &str, number: OrgNumber) -> Result<Option<Value>, ApiFault> {
    let address = api.environment.enhetsregisteret.below(&[kind, &number.to_string()]);
    let answer = api.read(RemoteService::Enhetsregisteret, Call::get(&address)).await?;
    // 410: removed from the open register; what is left says that it is deleted, or nothing.
    if answer.status == 410 {
        let mut gone = answer.json().unwrap_or_else(|_| Value::Object(serde_json::Map::new()));
        if let Some(object) = gone.as_object_mut() {
            object.entry("slettedato").or_insert_with(|| "?".into());
        }
        return Ok(Some(gone));
    }
    json_or_none(RemoteService::Enhetsregisteret, &answer)
}

fn text(value: &Value, path: &str) -> Option<String> {
    value.pointer(path).and_then(Value::as_str).map(clean_line)
}

#[cfg(test)]
mod tests {
    use super::super::test_support::TestService;
    use super::*;
    use serde_json::json;
    use wiremock::matchers::path;
    use wiremock::{Mock, ResponseTemplate};

    fn number() -> OrgNumber {
        OrgNumber::parse("991825827").unwrap()
    }

    async fn register(units: &[(&str, u16, Value)]) -> Result<Unit, ApiFault> {
        let place = TestService::new().await;
        for (at, status, body) in units {
            let answer = ResponseTemplate::new(*status).set_body_json(body);
            Mock::given(path(format!("/enhetsregisteret/{at}"))).respond_with(answer).mount(&place.server).await;
        }
        look_up(place.api(), number()).await
    }

    #[tokio::test]
    async fn a_living_main_unit_is_what_the_state_keeps() {
        let body =
            json!({"navn": "TEST\u{202e}DEPARTEMENTET", "organisasjonsform": {"kode": "ORGL"}, "konkurs": false});
        let unit = register(&[("enheter/991825827", 200, body)]).await.unwrap();
        let seen = unit.seen(number()).unwrap();
        assert_eq!((seen.name.as_str(), seen.form.as_str()), ("TESTDEPARTEMENTET", "ORGL"));
    }

    #[tokio::test]
    async fn a_deleted_unit_is_no_living_one() {
        for (status, body) in [(200, json!({"navn": "A", "slettedato": "2020-01-01"})), (410, json!({"navn": "A"}))] {
            let unit = register(&[("enheter/991825827", status, body)]).await.unwrap();
            assert!(matches!(&unit, Unit::Main { deleted: Some(_), .. }), "{unit:?}");
            assert_eq!(unit.seen(number()), None);
        }
    }

    #[tokio::test]
    async fn a_sub_unit_names_its_main_unit() {
        let unit = register(&[
            ("underenheter/991825827", 200, json!({"navn": "AVD", "overordnetEnhet": "974760673"})),
            ("enheter/974760673", 200, json!({"navn": "HOVED"})),
        ])
        .await
        .unwrap();
        let parent = OrgNumber::parse("974760673").ok();
        assert_eq!(unit, Unit::Sub { name: "AVD".into(), parent, parent_name: Some("HOVED".into()) });
    }

    #[tokio::test]
    async fn unknown_is_known_and_an_outage_is_not_unknown() {
        assert_eq!(register(&[]).await.unwrap(), Unit::Unknown);
        let fault = register(&[("enheter/991825827", 500, json!({}))]).await.unwrap_err();
        assert!(fault.is_passing() && fault.finding().code == "SERVICE-DOWN", "{fault:?}");
    }
}
