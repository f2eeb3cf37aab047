//! A forward reader over a parsed document, with the operations and the quirks of the platform's `XmlReader`.

use roxmltree::{Document, Node};

use super::refusal::{ParseRefusal, RefusalKind};
use crate::policy::ids::NAMESPACE;
use crate::policy::xacml::Span;
use crate::text::markup;

/// What stands at the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::policy) enum NodeKind {
    /// Start of an element with an end tag.
    Start,
    /// Element written as one tag.
    Empty,
    /// End of an element.
    End,
    /// Text that is more than white space.
    Text,
    /// White space, comment or processing instruction: passed over when content is looked for.
    Filler,
    /// After the document.
    None,
}

impl NodeKind {
    /// Its name in .NET's texts.
    fn name(self) -> &'static str {
        match self {
            Self::Start | Self::Empty => "Element",
            Self::End => "EndElement",
            Self::Text => "Text",
            Self::Filler => "Whitespace",
            Self::None => "None",
        }
    }
}

/// Forward reader.
pub(in crate::policy) struct Cursor<'d, 'i> {
    events: Vec<(NodeKind, Node<'d, 'i>)>,
    at: usize,
    text: &'i str,
}

impl<'d, 'i> Cursor<'d, 'i> {
    pub(in crate::policy) fn new(document: &'d Document<'i>) -> Self {
        Self { events: events(document), at: 0, text: document.input_text() }
    }

    pub(in crate::policy) fn kind(&self) -> NodeKind {
        self.events.get(self.at).map_or(NodeKind::None, |event| event.0)
    }

    fn node(&self) -> Option<Node<'d, 'i>> {
        self.events.get(self.at).map(|event| event.1)
    }

    /// The place of what stands at the cursor.
    pub(in crate::policy) fn span(&self) -> Span {
        self.node().map_or(self.text.len()..self.text.len(), |node| node.range())
    }

    /// The qualified name at the cursor, empty for what has none. White space is not passed over.
    pub(in crate::policy) fn qualified_name(&self) -> &'i str {
        let source = match self.kind() {
            NodeKind::Start | NodeKind::Empty => self.text.get(self.span()).and_then(|source| source.strip_prefix('<')),
            _ => None,
        };
        source.and_then(|tag| tag.split(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').next()).unwrap_or("")
    }

    pub(in crate::policy) fn advance(&mut self) {
        self.at += 1;
    }

    /// Passes over filler and tells whether the XACML element `name` starts here.
    pub(in crate::policy) fn is_start(&mut self, name: &str) -> bool {
        self.skip_filler();
        matches!(self.kind(), NodeKind::Start | NodeKind::Empty)
            && self.node().map(|node| node.tag_name()).is_some_and(|tag| {
                // The names differ far more often than the namespaces, which begin alike.
                tag.name() == name && tag.namespace() == Some(NAMESPACE)
            })
    }

    /// Refuses unless the XACML element `name` starts here.
    pub(in crate::policy) fn demand(&mut self, name: &str) -> Result<(), ParseRefusal> {
        if self.is_start(name) { Ok(()) } else { Err(self.refuse(format!("Invalid XACML Policy {name} is missing"))) }
    }

    /// Steps into the element `name`; past it when it is written as one tag.
    pub(in crate::policy) fn open(&mut self, name: &str) -> Result<(), ParseRefusal> {
        self.skip_filler();
        if !matches!(self.kind(), NodeKind::Start | NodeKind::Empty) {
            return Err(self.wrong_node());
        }
        if !self.is_start(name) {
            let text = format!("Element '{name}' with namespace name '{NAMESPACE}' was not found.");
            return Err(self.refuse(text));
        }
        self.advance();
        Ok(())
    }

    /// Steps past the end tag that must stand here. Whose end tag it is, is not looked at.
    pub(in crate::policy) fn close(&mut self) -> Result<(), ParseRefusal> {
        self.skip_filler();
        if self.kind() != NodeKind::End {
            return Err(self.wrong_node());
        }
        self.advance();
        Ok(())
    }

    /// The text of the element here, and steps past it. Comments are left out; child elements are refused.
    pub(in crate::policy) fn element_text(&mut self) -> Result<String, ParseRefusal> {
        let mut text = String::new();
        if self.kind() == NodeKind::Start {
            loop {
                self.advance();
                match (self.kind(), self.node()) {
                    (NodeKind::Text | NodeKind::Filler, Some(node)) if node.is_text() => {
                        text.push_str(node.text().unwrap_or_default());
                    }
                    (NodeKind::Filler, _) => {}
                    (NodeKind::End, _) => break,
                    (kind, _) => {
                        let name = kind.name();
                        return Err(self.refuse(format!(
                            "Unexpected node type {name}. ReadElementContentAsString method can only be called on \
                             elements with simple or empty content."
                        )));
                    }
                }
            }
        }
        self.advance();
        Ok(text)
    }

    /// The markup inside the element here, and steps past it. Plain text comes escaped, as an XML writer leaves it.
    pub(in crate::policy) fn inner_xml(&mut self) -> String {
        let (kind, node) = (self.kind(), self.node());
        let mut inner = String::new();
        if let (NodeKind::Start, Some(node)) = (kind, node) {
            for child in node.children() {
                let source = self.text.get(child.range()).unwrap_or_default();
                match child.text().filter(|_| child.is_text() && !source.contains("<![CDATA[")) {
                    Some(text) => inner.push_str(&markup::escaped(text, markup::CONTENT)),
                    None => inner.push_str(source),
                }
            }
            while self.kind() != NodeKind::None && !(self.kind() == NodeKind::End && self.node() == Some(node)) {
                self.advance();
            }
        }
        self.advance();
        inner
    }

    /// An attribute without namespace; an empty one counts as absent.
    pub(in crate::policy) fn attribute(&self, name: &str) -> Option<String> {
        self.node()?.attribute(name).filter(|value| !value.is_empty()).map(str::to_owned)
    }

    /// The attribute `xml:id`; an empty one counts as absent.
    pub(in crate::policy) fn xml_id(&self) -> Option<String> {
        let node = self.node()?;
        node.attribute((roxmltree::NS_XML_URI, "id")).filter(|id| !id.is_empty()).map(str::to_owned)
    }

    /// An attribute that must be there.
    pub(in crate::policy) fn required(&self, name: &str) -> Result<String, ParseRefusal> {
        self.attribute(name).ok_or_else(|| self.refuse(format!("{name} IsNullOrEmpty")))
    }

    /// A boolean attribute that must be there.
    pub(in crate::policy) fn required_bool(&self, name: &str) -> Result<bool, ParseRefusal> {
        let value = self.required(name)?;
        match value.trim_matches([' ', '\t', '\r', '\n']) {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            _ => Err(ParseRefusal {
                message: format!("The string '{value}' is not a valid Boolean value."),
                kind: RefusalKind::Format,
                offset: Some(self.span().start),
            }),
        }
    }

    /// Reads `name` elements with `read` as long as they come; at least one when `at_least_one`.
    pub(in crate::policy) fn list<T>(
        &mut self,
        name: &str,
        at_least_one: bool,
        mut read: impl FnMut(&mut Self) -> Result<T, ParseRefusal>,
    ) -> Result<Vec<T>, ParseRefusal> {
        if at_least_one && !self.is_start(name) {
            return Err(self.refuse(format!("A least 1 {name} is required")));
        }
        let mut items = Vec::new();
        while self.is_start(name) {
            items.push(read(self)?);
        }
        Ok(items)
    }

    pub(in crate::policy) fn refuse(&self, message: impl Into<String>) -> ParseRefusal {
        ParseRefusal::xml(message, self.span().start)
    }

    fn wrong_node(&self) -> ParseRefusal {
        self.refuse(format!("'{}' is an invalid XmlNodeType.", self.kind().name()))
    }

    fn skip_filler(&mut self) {
        while self.kind() == NodeKind::Filler {
            self.advance();
        }
    }
}

fn events<'d, 'i>(document: &'d Document<'i>) -> Vec<(NodeKind, Node<'d, 'i>)> {
    let text = document.input_text();
    let source = |node: Node| text.get(node.range()).unwrap_or_default();
    let mut events = Vec::new();
    let mut next = document.root().first_child();
    while let Some(mut node) = next {
        let kind = if node.is_element() {
            if !node.has_children() && source(node).ends_with("/>") { NodeKind::Empty } else { NodeKind::Start }
        } else if node.text().filter(|_| node.is_text()).is_some_and(|t| {
            // A text without markup is as long as its source.
            let source = source(node);
            !t.bytes().all(|c| matches!(c, b' ' | b'\t' | b'\r' | b'\n'))
                || (source.len() != t.len() && source.contains("<![CDATA["))
        }) {
            NodeKind::Text
        } else {
            NodeKind::Filler
        };
        events.push((kind, node));
        next = node.first_child();
        if next.is_none() {
            if kind == NodeKind::Start {
                events.push((NodeKind::End, node));
            }
            next = node.next_sibling();
            while next.is_none() {
                let Some(parent) = node.parent_element() else { break };
                events.push((NodeKind::End, parent));
                next = parent.next_sibling();
                node = parent;
            }
        }
    }
    events
}
