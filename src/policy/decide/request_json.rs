//! A request from the JSON profile, as the platform's services send it and its reader reads it
//! (Altinn/altinn-authorization-tmp, `Controllers/DecisionController.cs` and
//! `Altinn.Authorization.ABAC/Utils/XacmlJsonXmlConverter.cs`, 2026-08-21).
//!
//! That reader is .NET's `System.Text.Json`: case in names does not matter, of members that come twice the last counts, and
//! a value of another type than the member's is an error wherever it stands, also a number for a text. By the external
//! door such a body is answered 400 and never comes to a decision.

use super::incoming::{Incoming, TOO_MANY_PARTS};
use super::json_body::{self, JsonCategory, JsonRequest, missing, shape};
use super::request::{Attribute, AttributeValue, Attributes, Request};
use crate::policy::ids::{category, data_type};
use crate::policy::read::LARGEST;
use crate::policy::uri;

pub use super::json_body::JsonRefusal;

/// Reads a request in the JSON profile.
///
/// # Errors
/// [`JsonRefusal`] where the platform refuses it.
pub fn parse(bytes: &[u8]) -> Result<Incoming, JsonRefusal> {
    if bytes.len() > LARGEST {
        return Err(JsonRefusal::TooLarge("Too large for this tool: more than 16 MiB"));
    }
    let json = json_body::read(bytes)?;
    let several = json.references.as_ref().is_some_and(|references| references.len() > 1);
    let incoming = if several { of_parts(&json)? } else { of_whole(&json)? };
    if incoming.is_bounded() { Ok(incoming) } else { Err(JsonRefusal::TooLarge(TOO_MANY_PARTS)) }
}

/// All of it as one question.
fn of_whole(json: &JsonRequest) -> Result<Incoming, JsonRefusal> {
    let mut request = Request::default();
    let groups = [
        (&json.subjects, Some(category::SUBJECT)),
        (&json.actions, Some(category::ACTION)),
        (&json.resources, Some(category::RESOURCE)),
        (&json.others, None),
    ];
    for (group, named) in groups {
        let mut named = named;
        for one in group.iter().flatten() {
            let one = one.as_ref().ok_or_else(|| shape("a category is null"))?;
            // A category that names another names it for those after it, too.
            named = one.category.as_deref().filter(|id| !id.is_empty()).or(named);
            request.categories.push(converted(one, named)?);
        }
    }
    Ok(Incoming { request, references: Vec::new() })
}

/// What the references put together. Only the three groups can be referred to; of resources with one id the last counts,
/// and what no reference names is not looked at.
fn of_parts(json: &JsonRequest) -> Result<Incoming, JsonRefusal> {
    let mut resources: Vec<(&str, &JsonCategory)> = Vec::new();
    for one in json.resources.as_ref().ok_or_else(|| shape("there is no Resource"))? {
        let one = one.as_ref().ok_or_else(|| shape("a Resource is null"))?;
        let id = one.id.as_deref().ok_or_else(|| missing("Id", "a Resource"))?;
        match resources.iter_mut().find(|(known, _)| *known == id) {
            Some(known) => known.1 = one,
            None => resources.push((id, one)),
        }
    }
    let mut references = Vec::new();
    let mut named = std::collections::BTreeSet::new();
    for reference in json.references.iter().flatten() {
        let ids = reference.as_ref().and_then(Option::as_ref);
        let ids = ids.ok_or_else(|| shape("a RequestReference has no ReferenceId"))?;
        let whole: Option<Vec<String>> = ids.iter().cloned().collect();
        let whole = whole.ok_or_else(|| missing("ReferenceId", "a RequestReference"))?;
        named.extend(whole.iter().cloned());
        references.push(whole);
    }
    let mut request = Request::default();
    let asked = !named.is_empty();
    for (group, name, category) in
        [(&json.subjects, "AccessSubject", category::SUBJECT), (&json.actions, "Action", category::ACTION)]
    {
        if !asked {
            break;
        }
        // Each reference is looked for among all of them.
        for one in group.as_ref().ok_or_else(|| missing(name, "the Request"))? {
            let Some((one, id)) = one.as_ref().and_then(|one| Some((one, one.id.as_ref()?))) else {
                return Err(shape(format!("an {name} has no Id, and references are looked for by it")));
            };
            if named.contains(id) {
                let category = one.category.as_deref().filter(|id| !id.is_empty()).or(Some(category));
                request.categories.push(converted(one, category)?);
            }
        }
    }
    for (_, one) in resources.iter().filter(|(id, _)| named.contains(*id)) {
        let category = one.category.as_deref().filter(|id| !id.is_empty()).or(Some(category::RESOURCE));
        request.categories.push(converted(one, category)?);
    }
    Ok(Incoming { request, references })
}

/// A category as XACML: values of one attribute stand together, and the first says whether it is echoed.
fn converted(one: &JsonCategory, category: Option<&str>) -> Result<Attributes, JsonRefusal> {
    let category = category.ok_or_else(|| missing("CategoryId", "a Category"))?;
    if !uri::is_absolute(category) {
        return Err(shape(format!("the CategoryId {category} is no URI")));
    }
    let mut attributes: Vec<Attribute> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for attribute in one.attributes.as_ref().ok_or_else(|| shape("a category has no Attribute"))? {
        let attribute = attribute.as_ref().ok_or_else(|| shape("an Attribute is null"))?;
        let id = attribute.id.as_deref().ok_or_else(|| missing("AttributeId", "an Attribute"))?;
        let place = *places.entry(id).or_insert(attributes.len());
        if place == attributes.len() {
            if !uri::is_absolute(id) {
                return Err(shape(format!("the AttributeId {id} is no URI")));
            }
            let include_in_result = attribute.include_in_result;
            attributes.push(Attribute { id: id.to_owned(), values: Vec::new(), include_in_result });
        }
        let data_type = data_type(attribute.data_type.as_deref())?.to_owned();
        let text = attribute.value.clone().ok_or_else(|| missing("Value", "an Attribute"))?;
        if let Some(known) = attributes.get_mut(place) {
            known.values.push(AttributeValue { data_type, text });
        }
    }
    Ok(Attributes { category: category.to_owned(), id: one.id.clone(), attributes })
}

fn data_type(named: Option<&str>) -> Result<&'static str, JsonRefusal> {
    match named {
        None | Some("" | "string" | data_type::STRING) => Ok(data_type::STRING),
        Some("anyURI" | data_type::ANY_URI) => Ok(data_type::ANY_URI),
        Some(data_type::INTEGER) => Ok(data_type::INTEGER),
        Some(other) => Err(JsonRefusal::Argument(format!("Given data type; {other}, is not supported."))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(attributes: &str) -> Result<Request, JsonRefusal> {
        parse(format!(r#"{{"Request":{{"Action":[{{"Attribute":[{attributes}]}}]}}}}"#).as_bytes())
            .map(|incoming| incoming.request)
    }

    fn is_shape<T>(read: Result<T, JsonRefusal>) -> bool {
        matches!(read, Err(JsonRefusal::Shape(_)))
    }

    fn is_argument<T>(read: Result<T, JsonRefusal>) -> bool {
        matches!(read, Err(JsonRefusal::Argument(_)))
    }

    #[test]
    fn parts_are_taken_from_two_references_or_more() {
        let json = |references: &str| {
            format!(
                r#"{{"Request":{{"AccessSubject":[{{"Id":"s","Attribute":[{{"AttributeId":"urn:i","Value":"1"}}]}}],
                "Action":[{{"Id":"a","Attribute":[]}},{{"Id":"b","Attribute":[]}}],"Resource":[],
                "MultiRequests":{{"RequestReference":[{references}]}}}}}}"#
            )
        };
        let sizes = |references: &str| {
            let incoming = parse(json(references).as_bytes()).unwrap();
            incoming.parts().iter().map(|part| part.categories.len()).collect::<Vec<_>>()
        };
        assert_eq!(sizes(r#"{"ReferenceId":["s","a"]},{"ReferenceId":["s","b"]}"#), [2, 2]);
        assert_eq!(sizes(r#"{"ReferenceId":["s","a"]}"#), [3]);
    }

    #[test]
    fn a_number_for_a_text_is_refused_as_a_boolean_is() {
        assert!(is_shape(one(r#"{"AttributeId":"urn:i","Value":7}"#)));
        assert!(is_shape(one(r#"{"AttributeId":"urn:i","Value":true}"#)));
        assert!(is_shape(one(r#"{"AttributeId":"urn:i","Value":["a"]}"#)));
        assert!(is_shape(one(r#"{"AttributeId":"urn:i","Value":"1","IncludeInResult":"true"}"#)));
        assert!(is_shape(one(r#"{"AttributeId":"urn:i","Value":"1","IncludeInResult":null}"#)));
        // Also where nothing is made of it.
        assert!(is_shape(one(r#"{"AttributeId":"urn:i","Value":"1","Issuer":1}"#)));
        assert!(is_shape(parse(br#"{"Request":{"RequestingMachine":[{"Id":1}]}}"#)));
        assert!(is_shape(parse(br#"{"Request":{"CombinedDecision":"true"}}"#)));
        assert!(one(r#"{"AttributeId":"urn:i","Value":"1","Unheard":1}"#).is_ok());
    }

    #[test]
    fn names_in_other_case_are_the_same_and_the_last_counts() {
        let request = one(r#"{"attributeId":"urn:j","VALUE":"first","Value":"second","value":"last"}"#).unwrap();
        assert_eq!(request.first(category::ACTION, "urn:j"), Some("last"));
        assert!(is_shape(one(r#"{"AttributeId":"urn:j","value":true,"Value":"exact"}"#)));
    }

    #[test]
    fn attributes_of_one_id_are_one_attribute() {
        let two = |first: bool, second: bool| {
            let attribute = |value: &str, echo: bool| {
                format!(r#"{{"AttributeId":"urn:i","Value":"{value}","IncludeInResult":{echo}}}"#)
            };
            let other = r#"{"AttributeId":"urn:j","Value":"x"}"#;
            one(&[attribute("1", first), other.to_owned(), attribute("2", second)].join(",")).unwrap()
        };
        let request = two(true, false);
        let attributes = &request.categories[0].attributes;
        assert_eq!(
            attributes.iter().map(|one| (one.id.as_str(), one.values.len())).collect::<Vec<_>>(),
            [("urn:i", 2), ("urn:j", 1)]
        );
        assert_eq!(request.echoed(), 1);
        assert_eq!(two(false, true).echoed(), 0, "the first says whether it is echoed");
    }

    #[test]
    fn what_is_missing_is_told_from_what_is_malformed() {
        assert!(is_argument(one(r#"{"Value":"1"}"#)));
        assert!(is_argument(one(r#"{"AttributeId":"urn:i"}"#)));
        assert!(is_argument(one(r#"{"AttributeId":"urn:i","Value":null}"#)));
        for kind in ["double", "integer"] {
            assert!(
                is_argument(one(&format!(r#"{{"AttributeId":"urn:i","Value":"1","DataType":"{kind}"}}"#))),
                "{kind}"
            );
        }
        assert!(is_argument(parse(br#"{"Request":{"Category":[{"Attribute":[]}]}}"#)));
        assert!(is_shape(one(r#"{"AttributeId":"i","Value":"1"}"#)), "no URI");
        assert!(is_shape(one("null")));
        for request in [r#"{"Action":[{}]}"#, r#"{"Action":[null]}"#, r#"{"Action":{}}"#] {
            assert!(is_shape(parse(format!(r#"{{"Request":{request}}}"#).as_bytes())), "{request}");
        }
        assert!(is_shape(parse(b"[]")) && is_shape(parse(b"null")) && is_shape(parse(br#"{"Request":null}"#)));
        assert!(matches!(parse(b"[}"), Err(JsonRefusal::NotJson(_))));
        let deep = format!(r#"{{"Request":{{}},"x":{}{}}}"#, "[".repeat(70), "]".repeat(70));
        assert!(is_shape(parse(deep.as_bytes())));
    }

    #[test]
    fn groups_that_the_platform_does_not_convert_say_nothing() {
        let json = br#"{"Request":{"CombinedDecision":true,"RecipientSubject":[{"Attribute":[{"AttributeId":"urn:i","Value":"1"}]}],
            "Category":[{"CategoryId":"urn:c","Attribute":[]},{"Attribute":[]}],
            "Action":[{"CategoryId":"urn:other","Attribute":[]},{"Attribute":[]}]}}"#;
        let request = parse(json).unwrap().request;
        let named: Vec<&str> = request.categories.iter().map(|one| one.category.as_str()).collect();
        assert_eq!(named, ["urn:other", "urn:other", "urn:c", "urn:c"]);
    }

    #[test]
    fn references_are_looked_for_by_id() {
        let ask = |subjects: &str, resources: &str, references: &str| {
            let json = format!(
                r#"{{"Request":{{"AccessSubject":{subjects},"Action":[{{"Id":"a","Attribute":[]}}],"Resource":{resources},
                "MultiRequests":{{"RequestReference":[{references}]}}}}}}"#
            );
            parse(json.as_bytes()).map(|incoming| incoming.parts())
        };
        let (named, twice) = (r#"{"ReferenceId":["s","a"]}"#, r#"{"ReferenceId":["s","a"]},{"ReferenceId":["r"]}"#);
        let subject = r#"[{"Id":"s","Attribute":[]}]"#;
        assert_eq!(
            ask(subject, "[]", twice).unwrap().iter().map(|part| part.categories.len()).collect::<Vec<_>>(),
            [2, 0]
        );
        // Without an id: of a subject something is called that is not there, of a resource an argument is missing.
        assert!(is_shape(ask(r#"[{"Attribute":[]}]"#, "[]", twice)));
        assert!(is_argument(ask(subject, r#"[{"Attribute":[]}]"#, twice)));
        assert!(ask(r#"[{"Attribute":[]}]"#, r#"[{"Attribute":[]}]"#, named).is_ok(), "one reference is none");
        assert!(is_shape(ask(subject, "null", twice)) && is_argument(ask("null", "[]", twice)));
        assert!(is_argument(ask(subject, "[]", r#"{"ReferenceId":["s"]},{"ReferenceId":[null]}"#)));
        assert!(is_shape(ask(subject, "[]", r#"{"ReferenceId":["s"]},{}"#)));
        // Of two resources with one id the last counts, and what nothing names is not looked at.
        let attribute = |id: &str| format!(r#"{{"Id":"r","Attribute":[{{"AttributeId":"{id}","Value":"1"}}]}}"#);
        let resources = format!(r#"[{},{},{{"Id":"x"}}]"#, attribute("no-uri"), attribute("urn:last"));
        let parts = ask(subject, &resources, twice).unwrap();
        assert_eq!(parts[1].first(category::RESOURCE, "urn:last"), Some("1"));
    }
}
