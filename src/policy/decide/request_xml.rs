//! A request from XML, as the platform's parser reads it (facts: policy 4.6).

use std::collections::{BTreeSet, HashMap};

use super::request::{Attribute, Attributes, Request, Value};
use crate::policy::read::cursor::{Cursor, Kind};
use crate::policy::read::target::literal;
use crate::policy::read::{Refusal, RefusalKind, decode, document};

/// Values in all parts of a multi request together. Each part has its own copy of what it refers to, so a small file
/// may ask for more than any memory holds. The services ask some hundred parts at most (facts: policy 4.6).
const MOST_VALUES: usize = 1_000_000;

/// What is said of a request beyond it. The platform may take it.
pub(super) const TOO_MANY_PARTS: &str =
    "Too large for this tool: the parts of the request hold more than a million values";

/// A request as it came, with its references when it asks several things at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Incoming {
    /// All attributes.
    pub request: Request,
    /// The ids that make up each part; used only when there are two or more.
    pub references: Vec<Vec<String>>,
}

impl Incoming {
    /// The requests to decide, in order: one for each reference when there are two or more, else all of it as one.
    #[must_use]
    pub fn parts(&self) -> Vec<Request> {
        if self.references.len() < 2 {
            return vec![self.request.clone()];
        }
        let named = self.named();
        let category = |at: usize| self.request.categories.get(at).cloned();
        let parts = self.references.iter().map(|ids| places(&named, ids));
        parts.map(|places| Request { categories: places.into_iter().filter_map(category).collect() }).collect()
    }

    /// Whether the parts together hold no more than [`MOST_VALUES`].
    pub(super) fn is_bounded(&self) -> bool {
        if self.references.len() < 2 {
            return true;
        }
        let named = self.named();
        let size =
            |category: &Attributes| 1 + category.attributes.iter().map(|one| 1 + one.values.len()).sum::<usize>();
        let sizes: Vec<usize> = self.request.categories.iter().map(size).collect();
        let mut left = MOST_VALUES;
        self.references.iter().all(|ids| {
            let of_part = places(&named, ids).iter().filter_map(|at| sizes.get(*at)).sum::<usize>();
            left = left.saturating_sub(of_part + 1);
            left > 0
        })
    }

    /// Where in the request the categories of each name stand.
    fn named(&self) -> HashMap<&str, Vec<usize>> {
        let mut named: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, category) in self.request.categories.iter().enumerate() {
            if let Some(id) = &category.id {
                named.entry(id).or_default().push(at);
            }
        }
        named
    }
}

/// Where the categories that a reference names stand, in the order of the request and each once.
fn places(named: &HashMap<&str, Vec<usize>>, ids: &[String]) -> BTreeSet<usize> {
    ids.iter().filter_map(|id| named.get(id.as_str())).flatten().copied().collect()
}

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
