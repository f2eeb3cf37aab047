//! JSON as the platform's reader sees it: members in their order, also those that come twice.

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// How deep that reader goes (`JsonSerializerOptions.MaxDepth` of .NET).
const DEEPEST: usize = 64;

/// A value. Of numbers only that they are some is kept: nothing in a request is one.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum JsonNode {
    /// `null`.
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number,
    /// A text.
    Text(String),
    /// A list.
    List(Vec<JsonNode>),
    /// The members, in order.
    Object(Vec<(String, JsonNode)>),
}

impl JsonNode {
    /// What it is, for somebody who expected something else.
    pub(super) const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    /// Whether the platform's reader stops before its deepest part.
    pub(super) fn is_too_deep(&self) -> bool {
        self.is_deeper_than(DEEPEST)
    }

    fn is_deeper_than(&self, levels: usize) -> bool {
        let Some(below) = levels.checked_sub(1) else { return matches!(self, Self::List(_) | Self::Object(_)) };
        match self {
            Self::List(items) => items.iter().any(|item| item.is_deeper_than(below)),
            Self::Object(members) => members.iter().any(|(_, member)| member.is_deeper_than(below)),
            _ => false,
        }
    }
}

impl<'de> Deserialize<'de> for JsonNode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = JsonNode;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<JsonNode, E> {
        Ok(JsonNode::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<JsonNode, E> {
        Ok(JsonNode::Bool(value))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<JsonNode, E> {
        Ok(JsonNode::Number)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<JsonNode, E> {
        Ok(JsonNode::Number)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<JsonNode, E> {
        Ok(JsonNode::Number)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<JsonNode, E> {
        Ok(JsonNode::Text(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<JsonNode, E> {
        Ok(JsonNode::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<JsonNode, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(JsonNode::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<JsonNode, A::Error> {
        let mut object = Vec::new();
        while let Some(member) = members.next_entry()? {
            object.push(member);
        }
        Ok(JsonNode::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_keep_their_order_and_depth_is_counted() {
        let node: JsonNode = serde_json::from_str(r#"{"b":1,"a":[null,true,"x"],"b":2.5}"#).unwrap();
        let JsonNode::Object(members) = &node else { panic!("{node:?}") };
        assert_eq!(members.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["b", "a", "b"]);
        let deep =
            |levels: usize| -> JsonNode { serde_json::from_str(&("[".repeat(levels) + &"]".repeat(levels))).unwrap() };
        assert!(!deep(DEEPEST).is_too_deep() && deep(DEEPEST + 1).is_too_deep());
    }
}
