//! Whether a document holds to the XML schema of XACML 3.0, as xmllint judges it (Altinn/altinn-authorization-tmp,
//! `Altinn.Authorization.ABAC/Utils/XacmlParser.cs`, 2026-08-21).
//!
//! The platform does not ask the schema, and differs from it in both directions; other tools and other people's editors
//! do. The rules stand in `grammar.rs`, the forms of values in `value.rs`; here the document is walked.

mod grammar;
mod value;

use std::collections::BTreeSet;

use roxmltree::{Document, NS_XML_URI, Node, ParsingOptions};

use super::ids::NAMESPACE;
use super::read::{decode, document};
use grammar::{Content, Element, Part, Shape};
use value::Form;

/// Attributes by which a document speaks of its own schema; they may stand on every element.
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Where the types of XML Schema itself live.
const SCHEMA: &str = "http://www.w3.org/2001/XMLSchema";

/// How a piece of text begins in which nothing is markup.
const CDATA: &str = "<![CDATA[";

/// Elements nested deeper than this are refused by libxml2 before any schema is asked.
const DEEPEST: usize = 257;

/// No policy has a document type, so only small files that do are looked at: their tree takes long to build otherwise.
const LARGEST_WITH_DTD: usize = 1 << 17;

/// References times length of a text with entities that is still looked at.
const MOST_UNFOLDED: usize = 1 << 18;

/// The first place where the document does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// Byte offset in the text.
    pub offset: usize,
    /// Name of the element or attribute.
    pub name: String,
}

/// Whether the file of these bytes holds to the schema. What cannot be decoded or is not well-formed does not.
#[must_use]
pub fn holds(bytes: &[u8]) -> bool {
    let Ok(text) = decode(bytes) else { return false };
    match document(&text) {
        Ok(document) => check(&document).is_ok(),
        Err(_) => text.contains("<!DOCTYPE") && holds_with_dtd(&text),
    }
}

/// Judges a text that has a DOCTYPE, which the platform refuses and the schema does not.
#[must_use]
pub fn holds_with_dtd(text: &str) -> bool {
    // Each reference may unfold to a few hundred times the text: more than that is a bomb, and xmllint stops too.
    if text.len() > LARGEST_WITH_DTD || text.matches('&').count().saturating_mul(text.len()) > MOST_UNFOLDED {
        return false;
    }
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let Ok(document) = Document::parse_with_options(text, options) else { return false };
    !unfolds_content(&document) && check(&document).is_ok()
}

/// Whether content comes out of an entity: xmllint then gives up. In attributes it unfolds them.
fn unfolds_content(document: &Document) -> bool {
    let text = document.input_text();
    let root = document.root_element();
    root.descendants().any(|node| {
        let source = text.get(node.range()).unwrap_or_default();
        node.range().start < root.range().start || (node.is_text() && refers_to_entity(source))
    })
}

fn refers_to_entity(source: &str) -> bool {
    let known = ["lt;", "gt;", "amp;", "apos;", "quot;", "#"];
    !source.contains("<![CDATA[")
        && source.split('&').skip(1).any(|name| !known.iter().any(|known| name.starts_with(known)))
}

/// Judges a document.
///
/// # Errors
/// The first [`Breach`].
pub fn check(document: &Document) -> Result<(), Breach> {
    let root = document.root_element();
    let element = declared(root).ok_or_else(|| at(root))?;
    let cdata = document.input_text().contains(CDATA);
    Walk { ids: BTreeSet::new(), cdata }.element(root, Some(element), 1)
}

struct Walk<'d> {
    /// The values of `xml:id`, which stand once each.
    ids: BTreeSet<&'d str>,
    /// The text has CDATA somewhere.
    cdata: bool,
}

impl<'d> Walk<'d> {
    /// Judges an element by its declaration; one without is judged laxly: only what is known below it counts.
    fn element(&mut self, node: Node<'d, '_>, declared: Option<Element>, depth: usize) -> Result<(), Breach> {
        if depth > DEEPEST {
            return Err(at(node));
        }
        let Some(element) = typed(node, declared)? else {
            self.open_attributes(node)?;
            return self.anything(node, depth, 0, usize::MAX);
        };
        let shape = element.shape();
        self.attributes(node, shape)?;
        if self.cdata && matches!(shape.content, Content::Empty | Content::Elements(_)) && has_cdata(node) {
            return Err(at(node));
        }
        match &shape.content {
            Content::Empty => node.children().find(is_content).map_or(Ok(()), |child| Err(at(child))),
            Content::Value(form) => {
                if let Some(child) = node.children().find(Node::is_element) {
                    return Err(at(child));
                }
                let texts: Vec<&str> = node.children().filter(Node::is_text).filter_map(|text| text.text()).collect();
                if form.fits(&texts.concat()) { Ok(()) } else { Err(at(node)) }
            }
            Content::Elements(parts) => self.elements(node, parts, depth),
            Content::Anything(least, most) => self.anything(node, depth, *least, *most),
            Content::Abstract => Err(at(node)),
        }
    }

    fn elements(&mut self, node: Node<'d, '_>, parts: &[Part], depth: usize) -> Result<(), Breach> {
        let mut parts = parts.iter();
        let mut part = parts.next();
        let mut count = 0_u8;
        for child in node.children() {
            if child.is_text() && !child.text().is_none_or(value::is_white_space) {
                return Err(at(child));
            }
            if !child.is_element() {
                continue;
            }
            let element = declared(child).ok_or_else(|| at(child))?;
            loop {
                let Some(here) = part else { return Err(at(child)) };
                if here.one_of & element.bit() != 0 && (here.many || count == 0) {
                    count = 1;
                    break;
                }
                if count < here.least {
                    return Err(at(child));
                }
                part = parts.next();
                count = 0;
            }
            self.element(child, Some(element), depth + 1)?;
        }
        let missing = part.is_some_and(|part| count < part.least) || parts.any(|part| part.least > 0);
        if missing { Err(at(node)) } else { Ok(()) }
    }

    fn anything(&mut self, node: Node<'d, '_>, depth: usize, least: usize, most: usize) -> Result<(), Breach> {
        let mut count = 0;
        for child in node.children().filter(Node::is_element) {
            count += 1;
            if count > most {
                return Err(at(child));
            }
            self.element(child, declared(child), depth + 1)?;
        }
        if count < least { Err(at(node)) } else { Ok(()) }
    }

    fn attributes(&mut self, node: Node<'d, '_>, shape: &Shape) -> Result<(), Breach> {
        let mut required = shape.attributes.iter().filter(|known| known.required).count();
        for attribute in node.attributes() {
            let (name, text) = (attribute.name(), attribute.value());
            let wrong = || Err(Breach { offset: attribute.range().start, name: name.to_owned() });
            let known = match attribute.namespace() {
                None => shape.attributes.iter().find(|known| known.name == name),
                Some(NS_XML_URI) if name == "id" => shape.attributes.iter().find(|known| known.name == "xml:id"),
                Some(INSTANCE) if is_of_instance(name) => continue,
                Some(_) => None,
            };
            let holds = match known {
                Some(known) => {
                    required -= usize::from(known.required);
                    known.form.fits(text) && (known.form != Form::Id || self.ids.insert(value::trimmed(text)))
                }
                None => shape.open && self.open_attribute(attribute.namespace(), name, text),
            };
            if !holds {
                return wrong();
            }
        }
        if required == 0 { Ok(()) } else { Err(at(node)) }
    }

    /// Attributes of an element that the schema does not know.
    fn open_attributes(&mut self, node: Node<'d, '_>) -> Result<(), Breach> {
        for attribute in node.attributes() {
            let name = attribute.name();
            if !self.open_attribute(attribute.namespace(), name, attribute.value()) {
                return Err(Breach { offset: attribute.range().start, name: name.to_owned() });
            }
        }
        Ok(())
    }

    /// Where any attribute may stand, only those of XML itself have a form.
    fn open_attribute(&mut self, namespace: Option<&str>, name: &str, text: &'d str) -> bool {
        if namespace != Some(NS_XML_URI) {
            return true;
        }
        match name {
            "base" => Form::AnyUri.fits(text),
            "space" => matches!(value::trimmed(text), "default" | "preserve"),
            "id" => Form::Id.fits(text) && self.ids.insert(value::trimmed(text)),
            "lang" => value::trimmed(text).is_empty() || is_language(value::trimmed(text)),
            _ => true,
        }
    }
}

fn at(node: Node) -> Breach {
    Breach { offset: node.range().start, name: node.tag_name().name().to_owned() }
}

fn declared(node: Node) -> Option<Element> {
    let name = node.tag_name();
    if name.namespace() == Some(NAMESPACE) { Element::named(name.name()) } else { None }
}

/// The declaration that counts, when the element names a type of its own.
fn typed(node: Node, declared: Option<Element>) -> Result<Option<Element>, Breach> {
    if declared.is_some() && node.has_attribute((INSTANCE, "nil")) {
        return Err(at(node)); // no element of the schema may be nil
    }
    let Some(name) = node.attribute((INSTANCE, "type")) else { return Ok(declared) };
    let (prefix, local) = name.split_once(':').map_or((None, name), |(prefix, local)| (Some(prefix), local));
    let space = node.lookup_namespace_uri(prefix);
    let named = if space == Some(NAMESPACE) { Element::of_type(local) } else { None };
    match (declared, named) {
        (None, Some(named)) => Ok(Some(named)),
        (None, None) if space == Some(SCHEMA) => Ok(None),
        (Some(declared), Some(named)) if declared.may_be(named) => Ok(Some(named)),
        _ => Err(at(node)),
    }
}

fn is_of_instance(name: &str) -> bool {
    matches!(name, "type" | "nil" | "schemaLocation" | "noNamespaceSchemaLocation")
}

/// CDATA right inside an element counts as text there, even when it is empty or white space.
fn has_cdata(node: Node) -> bool {
    let text = node.document().input_text();
    let holds = |from: usize, to: usize| text.get(from..to).is_some_and(|gap| gap.contains(CDATA));
    let mut from = node.range().start;
    for child in node.children().filter(|child| !child.is_text()) {
        if holds(from, child.range().start) {
            return true;
        }
        from = child.range().end;
    }
    holds(from, node.range().end)
}

/// Content of an element that must have none.
fn is_content(node: &Node) -> bool {
    node.is_element() || node.is_text()
}

fn is_language(text: &str) -> bool {
    text.split('-').enumerate().all(|(index, part)| {
        (1..=8).contains(&part.len())
            && part.bytes().all(|c| c.is_ascii_alphabetic() || (index > 0 && c.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(head: &str, rule: &str) -> bool {
        holds(
            format!(
                "{head}<Policy xmlns='{NAMESPACE}' PolicyId='&a;' Version='1.0' RuleCombiningAlgId='a'><Target/>\
                 <Rule RuleId='1' Effect='Permit'>{rule}</Rule></Policy>"
            )
            .replace("&a;", if head.contains("ENTITY") { "&a;" } else { "a" })
            .as_bytes(),
        )
    }

    #[test]
    fn order_and_number_count() {
        assert!(policy("", "<Description/><Target/>"));
        assert!(!policy("", "<Target/><Description/>"));
        assert!(!policy("", "<Target/><Target/>"));
        assert!(!policy("", "<Target><AnyOf/></Target>"));
    }

    #[test]
    fn a_tree_may_be_as_deep_as_libxml2_reads() {
        let nested = |depth: usize| {
            let apply = "<Apply FunctionId='a'>".repeat(depth) + &"</Apply>".repeat(depth);
            policy("", &format!("<Condition>{apply}</Condition>"))
        };
        assert!(nested(254));
        assert!(!nested(255));
    }

    #[test]
    fn a_doctype_is_fine_and_an_entity_only_in_attributes() {
        assert!(policy("<!DOCTYPE Policy>", ""));
        let entity = "<!DOCTYPE Policy [<!ENTITY a 'urn:x'>]>";
        assert!(policy(entity, "<Description>&amp;</Description>"));
        assert!(!policy(entity, "<Description>&a;</Description>"));
    }

    #[test]
    fn a_bomb_of_entities_is_not_unfolded() {
        let long = "<!DOCTYPE Policy [<!ENTITY a 'urn:x'><!ENTITY b '".to_owned() + &"x".repeat(100_000) + "'>]>";
        assert!(!policy(&long, &"<!-- &b; -->".repeat(100)));
    }
}
