//! Enhetsregisteret: who holds which role in an organisation.
//!
//! The register gives names and days of birth. They are read to tell one person from another, and end here: nothing above
//! this file ever has them.

use serde::Deserialize;

use super::ApiFault;
use super::ask::{self, Api, Filled};
use crate::catalog::services::RemoteService;
use crate::domain::OrgNumber;
use crate::domain::registered::{RegisteredRole, RoleHolder};
use crate::world::clean::clean_line;
use crate::world::http::Call;

const HERE: RemoteService = RemoteService::Enhetsregisteret;

/// The roles of an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RolesSeen {
    /// Who holds which.
    pub roles: Vec<RegisteredRole>,
    /// How many entries count for nothing.
    pub former: usize,
}

/// The answer (`GET enheter/{number}/roller`, documentation of Enhetsregisteret's API; Altinn/altinn-support-dashboard,
/// `frontend/altinn-support-dashboard.client/src/models/models.ts`, 2026-11-29).
#[derive(Deserialize)]
struct Answer {
    #[serde(rename = "rollegrupper")]
    groups: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    #[serde(rename = "roller")]
    roles: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(rename = "type")]
    kind: Kind,
    #[serde(rename = "person", default)]
    person: Option<Person>,
    #[serde(rename = "enhet", default)]
    organisation: Option<Unit>,
    #[serde(rename = "fratraadt", default)]
    resigned: Option<bool>,
    #[serde(rename = "avregistrert", default)]
    deregistered: Option<bool>,
}

#[derive(Deserialize)]
struct Kind {
    #[serde(rename = "kode")]
    code: Filled,
    #[serde(rename = "beskrivelse", default)]
    title: Option<String>,
}

#[derive(Deserialize)]
struct Person {
    #[serde(rename = "fodselsdato", default)]
    born: Option<String>,
    #[serde(rename = "navn", default)]
    name: Option<Name>,
    #[serde(rename = "erDoed", default)]
    dead: Option<bool>,
}

#[derive(PartialEq, Eq, Deserialize)]
struct Name {
    #[serde(rename = "fornavn", default)]
    first: Option<String>,
    #[serde(rename = "mellomnavn", default)]
    middle: Option<String>,
    #[serde(rename = "etternavn", default)]
    last: Option<String>,
}

#[derive(Deserialize)]
struct Unit {
    #[serde(rename = "erSlettet", default)]
    deleted: Option<bool>,
}

/// No organisation has more roles than this: each is held against all others.
const MOST: usize = 2_000;

/// Who was met before: day of birth and name, in the order in which they are numbered.
type Met = Vec<(Option<String>, Option<Name>)>;

/// Reads the roles of a main unit. One that has none, and one that was taken out of the register, has an empty list.
///
/// # Errors
/// The register does not answer as it should.
pub async fn look_up(api: Api<'_>, number: OrgNumber) -> Result<RolesSeen, ApiFault> {
    let address = api.environment.enhetsregisteret.below(&["enheter", &number.to_string(), "roller"]);
    // It holds names of persons: nothing of it is quoted.
    let answer = api.read(HERE, Call::get(&address).hiding_answer()).await?;
    if answer.status == 410 && !answer.is_html() {
        return Ok(RolesSeen::default());
    }
    let Some(found) = ask::object_or_none::<Answer>(HERE, &answer)? else { return Ok(RolesSeen::default()) };
    if found.groups.iter().map(|group| group.roles.len()).sum::<usize>() > MOST {
        return Err(ask::unexpected(HERE, &answer));
    }
    let (mut seen, mut met) = (RolesSeen::default(), Met::new());
    for entry in found.groups.into_iter().flat_map(|group| group.roles) {
        match holder(entry.person, entry.organisation, &mut met) {
            Some(holder) if entry.resigned != Some(true) && entry.deregistered != Some(true) => {
                let code = clean_line(&entry.kind.code.0).to_lowercase();
                let title = entry.kind.title.map(|title| clean_line(&title)).filter(|title| !title.is_empty());
                let title = title.unwrap_or_else(|| clean_line(&entry.kind.code.0));
                seen.roles.push(RegisteredRole { code, title, holder });
            }
            _ => seen.former += 1,
        }
    }
    Ok(seen)
}

/// Who holds it, where that is somebody who can: neither a dead person nor a deleted organisation.
fn holder(person: Option<Person>, organisation: Option<Unit>, met: &mut Met) -> Option<RoleHolder> {
    match (person, organisation) {
        (Some(Person { dead: Some(true), .. }), _) | (None, Some(Unit { deleted: Some(true) }) | None) => None,
        (Some(person), _) => {
            let who = (person.born, person.name);
            // Of whom nothing is said, nobody knows whether it is the same.
            let known = met.iter().position(|other| *other == who && (who.0.is_some() || who.1.is_some()));
            Some(RoleHolder::Person(known.unwrap_or_else(|| {
                met.push(who);
                met.len() - 1
            })))
        }
        (None, Some(_)) => Some(RoleHolder::Organisation),
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_support::TestService;
    use super::*;
    use serde_json::{Value, json};
    use wiremock::matchers::path;
    use wiremock::{Mock, ResponseTemplate};

    async fn read(status: u16, body: Value) -> Result<RolesSeen, ApiFault> {
        let place = TestService::new().await;
        let answer = ResponseTemplate::new(status).set_body_json(body);
        let at = path("/enhetsregisteret/enheter/991825827/roller");
        Mock::given(at).respond_with(answer).expect(1).mount(&place.server).await;
        look_up(place.api(), OrgNumber::parse("991825827").unwrap()).await
    }

    fn role(code: &str, holder: Value) -> Value {
        let mut entry = json!({"type": {"kode": code, "beskrivelse": "Rollen"}, "fratraadt": false, "rekkefolge": 0});
        entry.as_object_mut().unwrap().extend(holder.as_object().unwrap().clone());
        entry
    }

    fn person(last: &str) -> Value {
        json!({"person": {"fodselsdato": "1970-01-01", "navn": {"fornavn": "Kari", "etternavn": last}, "erDoed": false}})
    }

    fn groups(roles: Vec<Value>) -> Value {
        json!({"rollegrupper": [{"type": {"kode": "STYR"}, "sistEndret": "2024-01-01", "roller": roles}]})
    }

    #[tokio::test]
    async fn the_same_person_is_counted_once_and_has_no_name() {
        let firm = json!({"enhet": {"organisasjonsnummer": "974760673", "navn": ["REVISOR AS"], "erSlettet": false}});
        let roles = vec![
            role("DAGL", person("Kanari")),
            role("LEDE", person("Kanari")),
            role("MEDL", person("Annen")),
            role("FFØR", firm),
        ];
        let seen = read(200, groups(roles)).await.unwrap();
        let held: Vec<_> = seen.roles.iter().map(|role| (role.code.as_str(), role.holder)).collect();
        let expected = [
            ("dagl", RoleHolder::Person(0)),
            ("lede", RoleHolder::Person(0)),
            ("medl", RoleHolder::Person(1)),
            ("ffør", RoleHolder::Organisation),
        ];
        assert_eq!((held.as_slice(), seen.former), (expected.as_slice(), 0));
        let shown = format!("{seen:?}");
        assert!(!shown.contains("Kanari") && !shown.contains("1970") && !shown.contains("REVISOR"), "{shown}");
    }

    #[tokio::test]
    async fn who_cannot_act_any_more_is_counted_apart() {
        let with = |mut entry: Value, key: &str| {
            entry[key] = json!(true);
            entry
        };
        let roles = vec![
            with(role("DAGL", person("En")), "fratraadt"),
            with(role("LEDE", person("To")), "avregistrert"),
            role("NEST", json!({"person": {"erDoed": true}})),
            role("REVI", json!({"enhet": {"erSlettet": true}})),
            role("REGN", json!({})),
            role("MEDL", json!({"person": {"erDoed": false}})),
            role("MEDL", json!({"person": {"erDoed": false}})),
        ];
        let seen = read(200, groups(roles)).await.unwrap();
        let held: Vec<_> = seen.roles.iter().map(|role| role.holder).collect();
        assert_eq!((held.len(), seen.former), (2, 5));
        assert_ne!(held[0], held[1], "nobody knows that they are the same");
    }

    #[tokio::test]
    async fn none_is_none_and_odd_answers_are_errors() {
        for (status, body) in [(404, json!({})), (410, json!({})), (200, json!({"rollegrupper": []}))] {
            assert_eq!(read(status, body).await.unwrap(), RolesSeen::default(), "{status}");
        }
        for odd in
            [json!({"rollegrupper": {}}), groups(vec![json!({"person": {}})]), groups(vec![role(" ", json!({}))])]
        {
            assert_eq!(read(200, odd.clone()).await.unwrap_err().finding().code, "NET-NOT-JSON", "{odd}");
        }
        // Neither a name nor anything else of what is odd is repeated.
        let odd = json!({"person": {"navn": {"fornavn": 7, "etternavn": "Kanari"}}});
        let finding = read(200, groups(vec![role("DAGL", odd)])).await.unwrap_err().finding();
        assert!(!finding.message.render(crate::domain::Language::En).contains("Kanari"), "{finding:?}");
        // What no organisation has is no answer.
        let many = |count| groups((0..count).map(|code: usize| role(&format!("{code}"), person("En"))).collect());
        assert_eq!(read(200, many(MOST)).await.unwrap().roles.len(), MOST);
        assert_eq!(read(200, many(MOST + 1)).await.unwrap_err().finding().code, "NET-NOT-JSON");
        let fault = read(500, json!({})).await.unwrap_err();
        assert!(fault.is_passing(), "{fault:?}");
        // What the register says is foreign text.
        let mut odd = role("DA\u{1b}[2JGL", person("En"));
        odd["type"]["beskrivelse"] = json!("Daglig\u{202e} leder\n");
        let seen = read(200, groups(vec![odd])).await.unwrap();
        assert!(!seen.roles[0].code.contains('\u{1b}') && seen.roles[0].title == "Daglig leder", "{seen:?}");
    }
}
