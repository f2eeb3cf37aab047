//! Altinn's list of organisations: which code has a number?

use std::collections::BTreeMap;

use serde::Deserialize;

use super::ApiFault;
use super::ask::{self, Api};
use crate::catalog::services::RemoteService;
use crate::domain::{OrgCode, OrgNumber, ThreeLanguages};
use crate::record::values::OrgListing;
use crate::world::clean::clean_line;
use crate::world::http::Call;

const HERE: RemoteService = RemoteService::OrgRegister;

/// The list is read whole; it has about a hundred entries with logos and texts.
const LARGEST: usize = 32 << 20;

/// The list (Altinn/altinn-cdn, `orgs/altinn-orgs.schema.v1.json`, 2026-06-24): every entry has a name and `orgnr`.
#[derive(Deserialize)]
struct List {
    orgs: BTreeMap<String, Entry>,
}

#[derive(Deserialize)]
struct Entry {
    name: Names,
    orgnr: String,
    #[serde(default)]
    homepage: Option<String>,
    #[serde(default)]
    contact: Option<Contact>,
}

#[derive(Deserialize)]
struct Names {
    #[serde(default)]
    nb: String,
    #[serde(default)]
    nn: String,
    #[serde(default)]
    en: String,
}

#[derive(Deserialize)]
struct Contact {
    #[serde(default)]
    phone: Option<String>,
    #[serde(default)]
    url: Option<String>,
}

/// The number that official tests use for `ttd`, whose entry has none (Altinn/altinn-cdn, `orgs/altinn-orgs.json`,
/// 2026-06-24).
const TTD: &str = "991825827";

/// Looks a number up in the list. Being in the list does not prove that the organisation lives.
///
/// # Errors
/// The list cannot be read.
pub async fn look_up(api: Api<'_>, number: OrgNumber) -> Result<OrgListing, ApiFault> {
    let address = api.environment.org_register.below(&["altinn-orgs.json"]);
    let answer = api.read(HERE, ask::long(Call::get(&address), LARGEST)).await?;
    let list: List = ask::object(HERE, &answer)?;
    // Whoever is looked for among nobody would be told that he is no service owner.
    if list.orgs.values().all(|entry| OrgNumber::parse(&entry.orgnr).is_err()) {
        return Err(ask::unexpected(HERE, &answer));
    }
    let digits = number.to_string();
    let found = list
        .orgs
        .into_iter()
        .find(|(code, entry)| entry.orgnr == digits || (entry.orgnr.is_empty() && code == "ttd" && digits == TTD));
    let unlisted = OrgListing { number, code: None, name: None, phone: None, page: None };
    let Some((code, entry)) = found else { return Ok(unlisted) };
    let shown = |text: Option<String>| text.map(|text| clean_line(&text)).filter(|text| !text.is_empty());
    let (phone, page) = entry.contact.map_or((None, None), |contact| (contact.phone, contact.url));
    let name = ThreeLanguages {
        nb: clean_line(&entry.name.nb),
        nn: clean_line(&entry.name.nn),
        en: clean_line(&entry.name.en),
    };
    Ok(OrgListing {
        code: OrgCode::parse(&code).ok(),
        name: Some(name),
        phone: shown(phone),
        page: shown(page).or_else(|| shown(entry.homepage)),
        ..unlisted
    })
}

#[cfg(test)]
mod tests {
    use super::super::test_support::TestService;
    use super::*;
    use serde_json::json;
    use wiremock::matchers::path;
    use wiremock::{Mock, ResponseTemplate};

    async fn listing(orgs: serde_json::Value) -> OrgListing {
        let place = TestService::new().await;
        let answer = ResponseTemplate::new(200).set_body_json(json!({ "orgs": orgs }));
        Mock::given(path("/org_register/altinn-orgs.json")).respond_with(answer).mount(&place.server).await;
        look_up(place.api(), OrgNumber::parse("991825827").unwrap()).await.unwrap()
    }

    #[tokio::test]
    async fn a_number_has_a_code_whichever_environments_stand_there() {
        let name = json!({"nb": "Test", "nn": "Test", "en": "Test"});
        let found = listing(json!({
            "acn": {"name": name, "orgnr": "999999999", "environments": []},
            "K5001": {"name": name, "orgnr": "991825827", "environments": [], "contact": {"phone": "+4722"}},
        }))
        .await;
        assert_eq!(found.code.unwrap().as_str(), "k5001");
        assert_eq!((found.phone.as_deref(), found.page), (Some("+4722"), None));
    }

    #[tokio::test]
    async fn the_test_department_has_no_number_in_the_list() {
        let name = json!({"nb": "Testdepartementet"});
        let other = json!({"name": name, "orgnr": "974760673", "environments": []});
        let found = listing(json!({"ttd": {"name": name, "orgnr": "", "environments": ["tt02"]}, "brg": other})).await;
        assert_eq!(found.code.unwrap().as_str(), "ttd");
        assert_eq!(listing(json!({"brg": other})).await.code, None);
    }
}
