//! What the state learns of a service that is taken over: all of it seen, and nothing told. What a service knows already
//! stays as it is.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::outcome::{Learned, Outcome, Performed};
use super::super::perform::{READ_POLICY, READ_RESOURCE, policy_found, resource_found};
use super::judged::{Judged, ReadResource, are_lists_on};
use crate::catalog::products::ProductRow;
use crate::domain::resource::PartyType;
use crate::domain::{ContactPoint, OrgCode, OrgNumber, ResourceId, ThreeLanguages};
use crate::record::book::Service;
use crate::record::values::{Audience, Holders, ListSwitched, Recipients, ResourceChoice};
use crate::record::{Book, FactScope, Handle, Place, TopicMarker, t};
use crate::world::clean::clean_line;

/// Everything that the two reads show of a service.
///
/// # Errors
/// The policy cannot be read.
pub(super) fn learned(
    read: ReadResource<'_>,
    row: &'static ProductRow,
    owner: OrgNumber,
    judged: &Judged,
) -> Performed {
    let ReadResource { id, definition, policy } = read;
    let resource = resource_found(id, definition, owner, None);
    let rules = policy_found(id, policy, None, judged.reading.as_ref())?;
    let both = Outcome { learned: resource.learned.into_iter().chain(rules.learned).collect(), ..resource };
    let mut seen = Seen(both);
    seen.of(t::ResourceChoice, Some(ResourceChoice::Existing));
    seen.of(t::ResourceId, Some(id.clone()));
    seen.of(t::ServiceName, texts(definition, "title"));
    seen.of(t::Description, texts(definition, "description"));
    seen.of(t::DelegationText, texts(definition, "rightDescription"));
    seen.of(t::ContactPoint, contact(definition));
    let on = are_lists_on(definition);
    seen.of(t::Audience, Some(if on { Audience::Selected } else { Audience::All }));
    seen.of(t::ListSwitched, Some(ListSwitched { id: id.clone(), on }));
    // Of such a product everybody knows it: nobody is asked.
    if !row.is_for_organisations {
        seen.of(t::Recipients, recipients(definition));
        let confidential = judged.let_in.as_ref().map(|let_in| let_in.is_confidential());
        seen.rules(t::Confidential, confidential);
    }
    let readers = judged.let_in.as_ref().filter(|let_in| !let_in.is_confidential());
    seen.rules(t::Readers, readers.and_then(|let_in| let_in.words()).map(Holders));
    Ok(seen.0)
}

/// What was seen, in the order in which it is told.
struct Seen(Outcome);

impl Seen {
    /// What the definition shows.
    fn of<K: TopicMarker>(&mut self, topic: K, value: Option<K::Type>) {
        self.put(topic, value, READ_RESOURCE);
    }

    /// What the rules show.
    fn rules<K: TopicMarker>(&mut self, topic: K, value: Option<K::Type>) {
        self.put(topic, value, READ_POLICY);
    }

    fn put<K: TopicMarker>(&mut self, topic: K, value: Option<K::Type>, how: &str) {
        if let Some(value) = value {
            self.0 = std::mem::take(&mut self.0).seen(topic, None, value, how);
        }
    }
}

/// A text in three languages; none where Bokmål is missing.
fn texts(definition: &Value, name: &str) -> Option<ThreeLanguages> {
    let text = |language: &str| {
        let text = definition.get(name)?.get(language)?.as_str().map(clean_line)?;
        // A bar parts the languages where a text is answered.
        Some(text.replace('|', "/"))
    };
    let all =
        ThreeLanguages { nb: text("nb")?, nn: text("nn").unwrap_or_default(), en: text("en").unwrap_or_default() };
    (!all.nb.is_empty()).then_some(all)
}

/// The first contact point, where it is one that could be answered.
fn contact(definition: &Value) -> Option<ContactPoint> {
    let first = definition.get("contactPoints")?.as_array()?.first()?;
    let parts = ["email", "telephone", "contactPage"].map(|name| first.get(name).and_then(Value::as_str));
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect();
    ContactPoint::parse(&parts.join(", ")).ok()
}

/// For whom the service is, by the kinds of parties that it is available for.
fn recipients(definition: &Value) -> Option<Recipients> {
    let named: BTreeSet<PartyType> = definition
        .get("availableForType")?
        .as_array()?
        .iter()
        .filter_map(|kind| serde_json::from_value(kind.clone()).ok())
        .collect();
    let persons = named.contains(&PartyType::PrivatePerson);
    let organisations = [PartyType::LegalEntityEnterprise, PartyType::Company].iter().any(|one| named.contains(one));
    match (organisations, persons) {
        (true, false) => Some(Recipients::Organisations),
        (false, true) => Some(Recipients::Persons),
        (true, true) => Some(Recipients::Both),
        (false, false) => None,
    }
}

/// What of it is new to a place: an answer of the service, and whatever is known of another environment, stays.
pub(super) fn unknown(book: &Book, place: &Place, learned: Vec<Learned>) -> Vec<Learned> {
    let is_new = |one: &Learned| {
        let topic = one.value.topic();
        topic.scope() != FactScope::Service || book.evidence(topic, one.key.as_deref(), place).is_none()
    };
    learned.into_iter().filter(is_new).collect()
}

/// The service of a book that has this resource, of the product.
pub(super) fn service_of(book: &Book, row: &ProductRow, id: &ResourceId) -> Option<Handle> {
    let of = |service: &Service| service.product == row.product && service.facts.get(t::ResourceId) == Some(id);
    book.services.iter().find(|(_, service)| of(service)).map(|(handle, _)| handle.clone())
}

/// A name for a service that no other has: what its id says behind the owner's code.
pub(super) fn proposed(book: &Book, code: &OrgCode, id: &ResourceId, row: &ProductRow) -> Handle {
    let bare = id.bare();
    let short = bare.strip_prefix(code.as_str()).map(|rest| rest.trim_start_matches(['-', '_'])).unwrap_or(bare);
    let word = short.replace('_', "-");
    let word = word.trim_matches('-');
    let named = |text: &str| Handle::parse(text).ok().filter(|handle| !book.services.contains_key(handle));
    let cut = |room: usize| word.get(..room).unwrap_or(word).trim_end_matches('-');
    let numbered = (2_u32..).map(|number| format!("{}-{number}", cut(LONGEST - NUMBER)));
    let all = std::iter::once(cut(LONGEST).to_owned()).chain(numbered.take(MOST_NUMBERS));
    all.filter_map(|text| named(&text)).next().unwrap_or_else(|| Handle::of(row.product))
}

/// The longest local name.
const LONGEST: usize = 40;
/// Room for what tells two of one name apart.
const NUMBER: usize = 6;
/// More services of one name than anybody has.
const MOST_NUMBERS: usize = 9999;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products::CORRESPONDENCE;
    use crate::domain::{EnvironmentName, Product};
    use serde_json::json;

    #[test]
    fn a_service_is_named_after_its_id_and_no_two_alike() {
        let code = OrgCode::parse("ttd").unwrap();
        let mut book = Book::default();
        let mut name = |id: &str| {
            let handle = proposed(&book, &code, &ResourceId::parse(id).unwrap(), &CORRESPONDENCE);
            let environment = EnvironmentName::parse("tt02").unwrap();
            book.begin(&Place { environment, service: handle.clone() }, Product::Correspondence);
            handle.to_string()
        };
        assert_eq!(name("ttd-vedtak_om-stotte"), "vedtak-om-stotte");
        assert_eq!(name("ttd_vedtak-om_stotte"), "vedtak-om-stotte-2");
        assert_eq!(name("vedtak-om-stotte"), "vedtak-om-stotte-3");
        let long = "a".repeat(60);
        assert_eq!(name(&format!("ttd-{long}")).len(), LONGEST);
        assert_eq!(name(&format!("ttd-{long}b")).len(), LONGEST - NUMBER + 2);
        assert_eq!(name("ttd-"), "correspondence", "an id that says nothing else");
    }

    #[test]
    fn what_the_registry_shows_is_read_as_it_would_be_answered() {
        let definition = json!({
            "title": { "nb": "Vedtak | nytt", "nn": "Vedtak", "en": "Decision" },
            "description": { "nb": " " },
            "contactPoints": [{ "category": "x", "email": "post@ttd.no", "telephone": "", "contactPage": "" }],
            "availableForType": ["PrivatePerson", "LegalEntityEnterprise", "Nonsense"],
        });
        assert_eq!(texts(&definition, "title").unwrap().nb, "Vedtak / nytt");
        assert_eq!(texts(&definition, "description"), None);
        assert_eq!(texts(&definition, "rightDescription"), None);
        assert_eq!(contact(&definition).unwrap().email.as_deref(), Some("post@ttd.no"));
        assert_eq!(recipients(&definition), Some(Recipients::Both));
        assert_eq!(recipients(&json!({ "availableForType": ["Company"] })), Some(Recipients::Organisations));
        assert_eq!(recipients(&json!({ "availableForType": [] })), None);
    }
}
