//! Enhetsregisteret: is a number a living main unit?

use serde::Deserialize;

use super::ApiFault;
use super::ask::{self, Api, Filled};
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

const HERE: RemoteService = RemoteService::Enhetsregisteret;

/// A unit as the register shows it; every one has a name and a form, also one that is deleted (`GET enheter/{number}`,
/// documentation of Enhetsregisteret's API).
#[derive(Deserialize)]
struct Registered {
    #[serde(rename = "organisasjonsnummer")]
    number: OrgNumber,
    #[serde(rename = "navn")]
    name: Filled,
    #[serde(rename = "organisasjonsform")]
    form: Form,
    #[serde(rename = "slettedato", default)]
    deleted: Option<String>,
    #[serde(rename = "konkurs", default)]
    bankrupt: Option<bool>,
    #[serde(rename = "overordnetEnhet", default)]
    parent: Option<OrgNumber>,
}

#[derive(Deserialize)]
struct Form {
    #[serde(rename = "kode")]
    code: Filled,
}

/// What is left of a unit that was taken out of the open register: its name may be gone too.
#[derive(Default, Deserialize)]
struct Removed {
    #[serde(rename = "navn", default)]
    name: Option<String>,
    #[serde(rename = "slettedato", default)]
    deleted: Option<String>,
}

/// Looks a number up, first among main units, then among sub-units.
///
/// # Errors
/// The register does not answer as it should.
pub async fn look_up(api: Api<'_>, number: OrgNumber) -> Result<Unit, ApiFault> {
    if let Some(main) = read(api, "enheter", number).await? {
        return Ok(main);
    }
    let Some(sub) = read(api, "underenheter", number).await? else { return Ok(Unit::Unknown) };
    let Unit::Sub { name, parent: Some(parent), .. } = sub else { return Ok(sub) };
    let parent_name = match read(api, "enheter", parent).await? {
        // One that was taken out of the register may have lost its name.
        Some(Unit::Main { name, .. }) if !name.is_empty() => Some(name),
        _ => None,
    };
    Ok(Unit::Sub { name, parent: Some(parent), parent_name })
}

/// A living main unit that was found by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedUnit {
    /// Its number.
    pub number: OrgNumber,
    /// Registered name.
    pub name: String,
    /// Organisation form code.
    pub form: String,
    /// Where it is registered, as the register writes it.
    pub place: String,
}

/// How many hits are shown: whoever does not see his own types more of the name.
const MOST_HITS: usize = 12;

/// The register takes no longer names.
const LONGEST_NAME: usize = 180;

/// What a search brings; without hits the list is left out (`GET enheter?navn=`, documentation of Enhetsregisteret's API,
/// data.brreg.no, read in November 2026).
#[derive(Deserialize)]
struct Hits {
    #[serde(rename = "page")]
    _page: Page,
    #[serde(rename = "_embedded", default)]
    embedded: Option<HitList>,
}

/// What shows that it is the answer to a search, also where nothing was found.
#[derive(Deserialize)]
struct Page {
    #[serde(rename = "totalElements")]
    _total: u64,
}

#[derive(Deserialize)]
struct HitList {
    #[serde(rename = "enheter", default)]
    units: Vec<Hit>,
}

#[derive(Deserialize)]
struct Hit {
    #[serde(flatten)]
    registered: Registered,
    #[serde(rename = "forretningsadresse", default)]
    address: Option<BusinessAddress>,
}

#[derive(Deserialize)]
struct BusinessAddress {
    #[serde(rename = "kommune", default)]
    municipality: Option<String>,
}

/// Finds living main units by their name.
///
/// # Errors
/// The register does not answer as it should.
pub async fn named(api: Api<'_>, name: &str) -> Result<Vec<NamedUnit>, ApiFault> {
    let size = MOST_HITS.to_string();
    let query = [("navn", name), ("size", size.as_str())];
    let address = api.environment.enhetsregisteret.below(&["enheter"]).with_query(&query);
    let answer = api.read(HERE, Call::get(&address)).await?;
    let Some(hits) = ask::object_or_none::<Hits>(HERE, &answer)? else { return Ok(Vec::new()) };
    let units = hits.embedded.into_iter().flat_map(|list| list.units);
    let living = units.filter(|unit| unit.registered.deleted.is_none());
    let named = living.map(|Hit { registered, address }| NamedUnit {
        number: registered.number,
        name: clean_line(&registered.name.0).chars().take(LONGEST_NAME).collect(),
        form: clean_line(&registered.form.code.0),
        place: clean_line(&address.and_then(|address| address.municipality).unwrap_or_default()),
    });
    // As many as were asked for, whatever came.
    Ok(named.take(MOST_HITS).collect())
}

async fn read(api: Api<'_>, kind: &str, number: OrgNumber) -> Result<Option<Unit>, ApiFault> {
    let address = api.environment.enhetsregisteret.below(&[kind, &number.to_string()]);
    let answer = api.read(HERE, Call::get(&address)).await?;
    if answer.status == 410 && !answer.is_html() {
        let removed: Removed = answer.json().unwrap_or_default();
        let shown = |text: Option<String>| text.map(|text| clean_line(&text));
        return Ok(Some(Unit::Main {
            name: shown(removed.name).unwrap_or_default(),
            form: String::new(),
            deleted: Some(shown(removed.deleted).unwrap_or_else(|| "?".to_owned())),
            bankrupt: false,
        }));
    }
    let Some(unit) = ask::object_or_none::<Registered>(HERE, &answer)? else { return Ok(None) };
    if unit.number != number {
        return Err(ask::unexpected(HERE, &answer));
    }
    let name = clean_line(&unit.name.0);
    Ok(Some(match kind {
        "underenheter" => Unit::Sub { name, parent: unit.parent, parent_name: None },
        _ => Unit::Main {
            name,
            form: clean_line(&unit.form.code.0),
            deleted: unit.deleted.map(|date| clean_line(&date)),
            bankrupt: unit.bankrupt.unwrap_or_default(),
        },
    }))
}

#[cfg(test)]
mod tests {
    use super::super::test_support::TestService;
    use super::*;
    use serde_json::{Value, json};
    use wiremock::matchers::path;
    use wiremock::{Mock, ResponseTemplate};

    fn number() -> OrgNumber {
        OrgNumber::parse("991825827").unwrap()
    }

    /// A unit as the register shows it, besides what a test says of it.
    fn unit(number: &str, name: &str, mut more: Value) -> Value {
        let form = json!({"kode": "ORGL", "beskrivelse": "Organisasjonsledd"});
        let common = json!({"organisasjonsnummer": number, "navn": name, "organisasjonsform": form});
        more.as_object_mut().unwrap().extend(common.as_object().unwrap().clone());
        more
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
        let body = unit("991825827", "TEST\u{202e}DEPARTEMENTET", json!({"konkurs": false}));
        let unit = register(&[("enheter/991825827", 200, body)]).await.unwrap();
        let seen = unit.seen(number()).unwrap();
        assert_eq!((seen.name.as_str(), seen.form.as_str()), ("TESTDEPARTEMENTET", "ORGL"));
    }

    #[tokio::test]
    async fn a_deleted_unit_is_no_living_one() {
        let deleted = unit("991825827", "A", json!({"slettedato": "2020-01-01"}));
        for (status, body) in [(200, deleted), (410, json!({"navn": "A"})), (410, json!({}))] {
            let unit = register(&[("enheter/991825827", status, body)]).await.unwrap();
            assert!(matches!(&unit, Unit::Main { deleted: Some(_), .. }), "{unit:?}");
            assert_eq!(unit.seen(number()), None);
        }
    }

    #[tokio::test]
    async fn a_sub_unit_names_its_main_unit() {
        let unit = register(&[
            ("underenheter/991825827", 200, unit("991825827", "AVD", json!({"overordnetEnhet": "974760673"}))),
            ("enheter/974760673", 200, unit("974760673", "HOVED", json!({}))),
        ])
        .await
        .unwrap();
        let parent = OrgNumber::parse("974760673").ok();
        assert_eq!(unit, Unit::Sub { name: "AVD".into(), parent, parent_name: Some("HOVED".into()) });
    }

    #[tokio::test]
    async fn a_main_unit_that_lost_its_name_has_none() {
        let sub = unit("991825827", "AVD", json!({"overordnetEnhet": "974760673"}));
        for removed in [json!({}), json!({"navn": " "})] {
            let of = [("underenheter/991825827", 200, sub.clone()), ("enheter/974760673", 410, removed)];
            let Unit::Sub { parent, parent_name, .. } = register(&of).await.unwrap() else { panic!("a sub-unit") };
            assert_eq!((parent, parent_name), (OrgNumber::parse("974760673").ok(), None));
        }
    }

    #[tokio::test]
    async fn unknown_is_known_and_an_outage_is_not_unknown() {
        assert_eq!(register(&[]).await.unwrap(), Unit::Unknown);
        let fault = register(&[("enheter/991825827", 500, json!({}))]).await.unwrap_err();
        assert!(fault.is_passing() && fault.finding().code == "SERVICE-DOWN", "{fault:?}");
    }
}
