//! A request from XML, as the platform's parser reads it (Altinn/altinn-authorization-tmp,
//! `Controllers/DecisionController.cs`, 2026-08-21).

use super::incoming::Incoming;
use super::request::{Attribute, AttributeValue, Attributes, Request};
use crate::policy::read::cursor::{Cursor, NodeKind};
use crate::policy::read::target::literal;
use crate::policy::read::{ParseRefusal, decode, document};

/// Reads an XACML request document.
///
/// # Errors
/// [`ParseRefusal`] with the platform's own message where it has one.
pub fn parse(bytes: &[u8]) -> Result<Incoming, ParseRefusal> {
    let text = decode(bytes)?;
    let document = document(&text)?;
    let mut cursor = Cursor::new(&document);
    let cursor = &mut cursor;

    cursor.demand("Request")?;
    cursor.required_bool("ReturnPolicyIdList")?;
    if cursor.required_bool("CombinedDecision")? {
        return Err(cursor.refuse("Multiple Decision Profile not implemented"));
    }
    cursor.open("Request")?;
    if cursor.is_start("RequestDefaults") {
        cursor.open("RequestDefaults")?;
        if !cursor.is_start("XPathVersion") {
            return Err(cursor.refuse("XPathVerison NotStartElement"));
        }
        cursor.element_text()?;
        cursor.close()?;
    }
    let categories = cursor.list("Attributes", true, attributes)?;
    if cursor.is_start("MultiRequests") {
        cursor.open("MultiRequests")?;
        cursor.list("RequestReference", true, |cursor| {
            cursor.open("RequestReference")?;
            cursor.list("AttributesReference", true, |cursor| {
                cursor.required("ReferenceId")?;
                cursor.advance();
                Ok(())
            })?;
            cursor.close()
        })?;
        cursor.close()?;
    }
    cursor.close()?;
    // The platform asks several things at once in JSON only: of XML it reads the references and decides all as one.
    Ok(Incoming { request: Request { categories }, references: Vec::new() })
}

fn attributes(cursor: &mut Cursor) -> Result<Attributes, ParseRefusal> {
    let category = cursor.required("Category")?;
    let id = cursor.xml_id();
    if cursor.kind() == NodeKind::Empty {
        cursor.advance();
        return Ok(Attributes { category, id, attributes: Vec::new() });
    }
    cursor.open("Attributes")?;
    if cursor.is_start("Content") {
        cursor.inner_xml();
    }
    let attributes = cursor.list("Attribute", false, |cursor| {
        let id = cursor.required("AttributeId")?;
        let include_in_result = cursor.required_bool("IncludeInResult")?;
        cursor.open("Attribute")?;
        let values = cursor.list("AttributeValue", true, |cursor| {
            let literal = literal(cursor)?;
            Ok(AttributeValue { data_type: literal.data_type, text: literal.text })
        })?;
        cursor.close()?;
        Ok(Attribute { id, values, include_in_result })
    })?;
    cursor.close()?;
    Ok(Attributes { category, id, attributes })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(head: &str, body: &str) -> Result<Incoming, ParseRefusal> {
        let namespace = crate::policy::ids::NAMESPACE;
        parse(format!("<Request xmlns='{namespace}' {head}>{body}</Request>").as_bytes())
    }

    #[test]
    fn attributes_and_references_are_read() {
        let body = "<Attributes Category='c' xml:id='a1'><Attribute AttributeId='i' IncludeInResult='true'>\
                    <AttributeValue DataType='t'>v</AttributeValue></Attribute></Attributes>\
                    <MultiRequests><RequestReference><AttributesReference ReferenceId='a1'/></RequestReference></MultiRequests>";
        let incoming = read("ReturnPolicyIdList='false' CombinedDecision='0'", body).unwrap();
        assert_eq!(incoming.parts().len(), 1);
        assert_eq!(incoming.request.first("c", "i"), Some("v"));
        assert_eq!(incoming.request.echoed(), 1);
    }

    #[test]
    fn references_do_not_split_a_request() {
        let one = |id: &str| {
            format!(
                "<Attributes Category='c' xml:id='{id}'><Attribute AttributeId='i' IncludeInResult='false'>\
                 <AttributeValue DataType='t'>{id}</AttributeValue></Attribute></Attributes>"
            )
        };
        let reference =
            |id: &str| format!("<RequestReference><AttributesReference ReferenceId='{id}'/></RequestReference>");
        let (attributes, references) = (one("a") + &one("b"), reference("a") + &reference("b"));
        let body = format!("{attributes}<MultiRequests>{references}</MultiRequests>");
        let parts = read("ReturnPolicyIdList='false' CombinedDecision='0'", &body).unwrap().parts();
        assert_eq!(parts.iter().map(|part| part.categories.len()).collect::<Vec<_>>(), [2]);
        let bare = format!("{attributes}<MultiRequests/>");
        assert!(read("ReturnPolicyIdList='false' CombinedDecision='0'", &bare).is_err());
    }

    #[test]
    fn combined_decisions_are_refused() {
        let refusal = read("ReturnPolicyIdList='false' CombinedDecision='true'", "").unwrap_err();
        assert_eq!(refusal.message, "Multiple Decision Profile not implemented");
        let refusal = read("ReturnPolicyIdList='false' CombinedDecision='false'", "").unwrap_err();
        assert_eq!(refusal.message, "A least 1 Attributes is required");
    }
}
