//! A request from XML, as the platform's parser reads it (facts: policy 4.6).

pub use super::incoming::Incoming;
use super::incoming::TOO_MANY_PARTS;
use super::request::{Attribute, Attributes, Request, Value};
use crate::policy::read::cursor::{Cursor, Kind};
use crate::policy::read::target::literal;
use crate::policy::read::{Refusal, RefusalKind, decode, document};

/// Reads an XACML request document.
///
/// # Errors
/// [`Refusal`] with the platform's own message where it has one.
pub fn parse(bytes: &[u8]) -> Result<Incoming, Refusal> {
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
    let mut references = Vec::new();
    if cursor.is_start("MultiRequests") {
        cursor.open("MultiRequests")?;
        references = cursor.list("RequestReference", true, |cursor| {
            cursor.open("RequestReference")?;
            let ids = cursor.list("AttributesReference", true, |cursor| {
                let id = cursor.required("ReferenceId")?;
                cursor.advance();
                Ok(id)
            })?;
            cursor.close()?;
            Ok(ids)
        })?;
        cursor.close()?;
    }
    cursor.close()?;
    let incoming = Incoming { request: Request { categories }, references };
    if !incoming.is_bounded() {
        return Err(Refusal { kind: RefusalKind::Limit, ..cursor.refuse(TOO_MANY_PARTS) });
    }
    Ok(incoming)
}

fn attributes(cursor: &mut Cursor) -> Result<Attributes, Refusal> {
    let category = cursor.required("Category")?;
    let id = cursor.xml_id();
    if cursor.kind() == Kind::Empty {
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
            Ok(Value { data_type: literal.data_type, text: literal.text })
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

    fn read(head: &str, body: &str) -> Result<Incoming, Refusal> {
        let namespace = crate::policy::ids::NAMESPACE;
        parse(format!("<Request xmlns='{namespace}' {head}>{body}</Request>").as_bytes())
    }

    #[test]
    fn attributes_and_references_are_read() {
        let body = "<Attributes Category='c' xml:id='a1'><Attribute AttributeId='i' IncludeInResult='true'>\
                    <AttributeValue DataType='t'>v</AttributeValue></Attribute></Attributes>\
                    <MultiRequests><RequestReference><AttributesReference ReferenceId='a1'/></RequestReference></MultiRequests>";
        let incoming = read("ReturnPolicyIdList='false' CombinedDecision='0'", body).unwrap();
        assert_eq!(incoming.references, [["a1"]]);
        assert_eq!(incoming.request.first("c", "i"), Some("v"));
        assert_eq!(incoming.request.echoed(), 1);
    }

    #[test]
    fn parts_are_bounded() {
        let attribute = "<Attribute AttributeId='i' IncludeInResult='true'><AttributeValue DataType='t'/></Attribute>";
        let many = |references: usize| {
            let attributes = format!("<Attributes Category='c' xml:id='a'>{}</Attributes>", attribute.repeat(1000));
            let reference = "<RequestReference><AttributesReference ReferenceId='a'/></RequestReference>";
            let references = format!("<MultiRequests>{}</MultiRequests>", reference.repeat(references));
            read("ReturnPolicyIdList='false' CombinedDecision='0'", &format!("{attributes}{references}"))
        };
        assert_eq!(many(400).unwrap().parts().len(), 400);
        let refusal = many(600).unwrap_err();
        assert_eq!((refusal.kind, refusal.message.as_str()), (RefusalKind::Limit, TOO_MANY_PARTS));
    }

    #[test]
    fn combined_decisions_are_refused() {
        let refusal = read("ReturnPolicyIdList='false' CombinedDecision='true'", "").unwrap_err();
        assert_eq!(refusal.message, "Multiple Decision Profile not implemented");
        let refusal = read("ReturnPolicyIdList='false' CombinedDecision='false'", "").unwrap_err();
        assert_eq!(refusal.message, "A least 1 Attributes is required");
    }
}
