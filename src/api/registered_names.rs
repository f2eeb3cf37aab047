//! What many organisations are called in Enhetsregisteret, asked together: `GET enheter?organisasjonsnummer=` and
//! `GET underenheter?organisasjonsnummer=`, numbers with commas between (documentation of Enhetsregisteret's API,
//! data.brreg.no, read in November 2026).

use std::collections::BTreeMap;

use serde::Deserialize;

use super::ApiFault;
use super::ask::{self, Api, Filled};
use crate::catalog::services::RemoteService;
use crate::domain::OrgNumber;
use crate::world::clean::clean_line;
use crate::world::http::Call;

const HERE: RemoteService = RemoteService::Enhetsregisteret;

/// As many numbers as stand in one address without making it longer than proxies take.
const AT_ONCE: usize = 200;

/// The register takes no longer names.
const LONGEST_NAME: usize = 180;

/// What a search brings; without hits the list is left out.
#[derive(Deserialize)]
struct Hits {
    #[serde(rename = "page")]
    _page: Page,
    #[serde(rename = "_embedded", default)]
    embedded: HitLists,
}

/// What shows that it is the answer to a search, also where nothing was found.
#[derive(Deserialize)]
struct Page {
    #[serde(rename = "totalElements")]
    _total: u64,
}

#[derive(Default, Deserialize)]
struct HitLists {
    #[serde(rename = "enheter", default)]
    main: Vec<Hit>,
    #[serde(rename = "underenheter", default)]
    sub: Vec<Hit>,
}

#[derive(Deserialize)]
struct Hit {
    #[serde(rename = "organisasjonsnummer")]
    number: OrgNumber,
    #[serde(rename = "navn")]
    name: Filled,
}

/// The names of organisations, main units and sub-units; empty where the register knows none. It is not asked for synthetic
/// ones, of which it knows nothing.
///
/// # Errors
/// The register does not answer as it should.
pub async fn look_up(api: Api<'_>, numbers: &[OrgNumber]) -> Result<BTreeMap<OrgNumber, String>, ApiFault> {
    let mut names: BTreeMap<OrgNumber, String> = numbers.iter().map(|number| (*number, String::new())).collect();
    for kind in ["enheter", "underenheter"] {
        let nameless = names.iter().filter(|(number, name)| name.is_empty() && number.can_be_real());
        let nameless: Vec<String> = nameless.map(|(number, _)| number.to_string()).collect();
        for part in nameless.chunks(AT_ONCE) {
            let (wanted, size) = (part.join(","), AT_ONCE.to_string());
            let query = [("organisasjonsnummer", wanted.as_str()), ("size", size.as_str())];
            let address = api.environment.enhetsregisteret.below(&[kind]).with_query(&query);
            let answer = api.read(HERE, Call::get(&address)).await?;
            let hits = ask::object::<Hits>(HERE, &answer)?.embedded;
            for Hit { number, name } in hits.main.into_iter().chain(hits.sub) {
                if let Some(known) = names.get_mut(&number) {
                    *known = clean_line(&name.0).chars().take(LONGEST_NAME).collect();
                }
            }
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::super::test_support::TestService;
    use super::*;
    use serde_json::json;
    use wiremock::matchers::{path, query_param};
    use wiremock::{Mock, ResponseTemplate};

    #[tokio::test]
    async fn main_units_are_looked_for_first_and_the_rest_among_sub_units() {
        let place = TestService::new().await;
        let number = |text: &str| OrgNumber::parse(text).unwrap();
        let hit = |kind: &str, number: &str| {
            let body = json!({ "_embedded": { kind: [{ "organisasjonsnummer": number, "navn": "X\u{1b}[2J AS" }] },
                               "page": { "totalElements": 1 } });
            ResponseTemplate::new(200).set_body_json(body)
        };
        Mock::given(path("/enhetsregisteret/enheter"))
            .and(query_param("organisasjonsnummer", "974760673,991825827"))
            .respond_with(hit("enheter", "991825827"))
            .expect(1)
            .mount(&place.server)
            .await;
        Mock::given(path("/enhetsregisteret/underenheter"))
            .and(query_param("organisasjonsnummer", "974760673"))
            .respond_with(ResponseTemplate::new(200).set_body_json(json!({ "page": { "totalElements": 0 } })))
            .expect(1)
            .mount(&place.server)
            .await;
        let asked = [number("991825827"), number("974760673"), number("310000019")];
        let names = look_up(place.api(), &asked).await.unwrap();
        let said: Vec<&str> = names.values().map(String::as_str).collect();
        assert_eq!(said, ["", "", "X AS"]);
    }
}
