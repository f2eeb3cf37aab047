//! From the editor model to the XML file, byte for byte as Studio writes it (Altinn/altinn-studio,
//! `PolicyAdmin/PolicyConverter.cs`, 2026-08-22).
//!
//! Studio can express no other effect than Permit, no condition, no rule obligation and no variable. Its bytes are those of
//! one particular XML writer (.NET's): what that one escapes, and how, is spelt out here.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;

use super::ids::{NAMESPACE, attribute, category, data_type, function, studio};
use super::model::{EditorPolicy, EditorRule};
use crate::text::markup;

/// Writes the policy file: UTF-8 with byte order mark, two spaces of indent, no line feed at the end.
///
/// An empty rule list becomes Studio's placeholder rule, which matches everything; [`super::registry`] refuses it.
#[must_use]
pub fn to_xml(policy: &EditorPolicy) -> Vec<u8> {
    let mut writer = Writer::new_with_indent("\u{FEFF}".as_bytes().to_vec(), b' ', 2);
    writer.config_mut().add_space_before_slash_in_empty_elements = true;
    let mut out = Out { writer, open: Vec::new() };
    out.event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
    let version = policy.version.as_deref().unwrap_or("1.0");
    out.open(
        "Policy",
        &[
            ("PolicyId", studio::POLICY_ID),
            ("Version", version),
            ("RuleCombiningAlgId", studio::DENY_OVERRIDES),
            ("xmlns:xacml", NAMESPACE),
        ],
    );
    out.empty("Target", &[]);
    if policy.rules.is_empty() {
        out.open("Rule", &[("RuleId", "1"), ("Effect", "Permit")]);
        out.leaf("Description", &[], "Empty rule. Not Valid");
        out.close();
    }
    for rule in &policy.rules {
        out.rule(rule);
    }
    out.levels(policy);
    out.close();
    out.writer.into_inner()
}

/// Splits `attribute-id:value` at the last colon, for an access list at the last but one, as Studio does.
///
/// A text without colon has an empty attribute id.
#[must_use]
pub fn split_urn(urn: &str) -> (&str, &str) {
    let list = urn.get(..attribute::ACCESS_LIST.len()).is_some_and(|p| p.eq_ignore_ascii_case(attribute::ACCESS_LIST));
    let (head, last) = split_at_last_colon(urn);
    if !list || head.is_empty() {
        return (head, last);
    }
    let id = split_at_last_colon(head).0;
    (id, urn.get(id.len() + 1..).unwrap_or(last))
}

/// Splits at the last colon; a text without has an empty head.
pub(in crate::policy) fn split_at_last_colon(urn: &str) -> (&str, &str) {
    urn.rsplit_once(':').unwrap_or(("", urn))
}

struct Out {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
}

impl Out {
    fn rule(&mut self, rule: &EditorRule) {
        self.open("Rule", &[("RuleId", &rule.rule_id), ("Effect", "Permit")]);
        if let Some(description) = &rule.description {
            self.leaf("Description", &[], description);
        }
        let subjects: Vec<Vec<_>> =
            rule.subject.iter().chain(&rule.access_packages).map(|urn| vec![split_urn(urn)]).collect();
        let resources: Vec<Vec<_>> =
            rule.resources.iter().map(|parts| parts.iter().map(|urn| split_at_last_colon(urn)).collect()).collect();
        let actions: Vec<Vec<_>> =
            rule.actions.iter().map(|name| vec![(attribute::ACTION_ID, name.as_str())]).collect();
        if subjects.is_empty() && resources.is_empty() && actions.is_empty() {
            self.empty("Target", &[]);
        } else {
            self.open("Target", &[]);
            self.any_of(category::SUBJECT, function::STRING_EQUAL_IGNORE_CASE, &subjects);
            self.any_of(category::RESOURCE, function::STRING_EQUAL, &resources);
            self.any_of(category::ACTION, function::STRING_EQUAL_IGNORE_CASE, &actions);
            self.close();
        }
        self.close();
    }

    fn any_of(&mut self, category: &str, function: &str, alternatives: &[Vec<(&str, &str)>]) {
        if alternatives.is_empty() {
            return;
        }
        self.open("AnyOf", &[]);
        for parts in alternatives {
            self.open("AllOf", &[]);
            for (id, value) in parts {
                self.open("Match", &[("MatchId", function)]);
                self.leaf("AttributeValue", &[("DataType", data_type::STRING)], value);
                let designator = [
                    ("AttributeId", *id),
                    ("Category", category),
                    ("DataType", data_type::STRING),
                    ("MustBePresent", "false"),
                ];
                self.empty("AttributeDesignator", &designator);
                self.close();
            }
            self.close();
        }
        self.close();
    }

    fn levels(&mut self, policy: &EditorPolicy) {
        let end_user = policy.required_authentication_level_end_user.as_deref().unwrap_or_default();
        let organisation = policy.required_authentication_level_org.as_deref().unwrap_or_default();
        if end_user.is_empty() && organisation.is_empty() {
            return;
        }
        self.open("ObligationExpressions", &[]);
        self.level(end_user, studio::OBLIGATION_END_USER, studio::ASSIGNMENT_END_USER, category::LEVEL_END_USER);
        let category = category::LEVEL_ORGANISATION;
        self.level(organisation, studio::OBLIGATION_ORGANISATION, studio::ASSIGNMENT_ORGANISATION, category);
        self.close();
    }

    fn level(&mut self, level: &str, obligation: &str, assignment: &str, category: &str) {
        if level.is_empty() {
            return;
        }
        self.open("ObligationExpression", &[("ObligationId", obligation), ("FulfillOn", "Permit")]);
        self.open("AttributeAssignmentExpression", &[("AttributeId", assignment), ("Category", category)]);
        self.leaf("AttributeValue", &[("DataType", data_type::INTEGER)], level);
        self.close();
        self.close();
    }

    fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.event(Event::Start(element(name, attributes)));
        self.open.push(name);
    }

    fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.event(Event::End(BytesEnd::new(prefixed(name))));
        }
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Empty(element(name, attributes)));
    }

    /// An element with text only, on one line; empty text gives an empty pair of tags.
    fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.event(Event::Start(element(name, attributes)));
        self.event(Event::Text(BytesText::from_escaped(text_of(text))));
        self.event(Event::End(BytesEnd::new(prefixed(name))));
    }

    fn event(&mut self, event: Event<'_>) {
        // Memory takes everything.
        let _ = self.writer.write_event(event);
    }
}

fn prefixed(name: &str) -> String {
    format!("xacml:{name}")
}

fn element(name: &str, attributes: &[(&str, &str)]) -> BytesStart<'static> {
    let mut start = BytesStart::new(prefixed(name));
    for (key, value) in attributes {
        start.push_attribute(Attribute { key: QName(key), value: attribute_of(value) });
    }
    start
}

/// Whether a text stands as it is wherever it is written, which nearly all do.
pub(in crate::policy) fn is_plain(text: &str) -> bool {
    // The two last characters that XML has no way to write begin with this byte.
    text.bytes().all(|byte| !matches!(byte, b'\0'..=0x1F | b'&' | b'<' | b'>' | b'"' | 0xEF))
}

/// Text between tags: every form of line end becomes a line feed, and a quotation mark stands as it is.
fn text_of(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    Cow::Owned(markup::escaped(&writable(&lines), markup::CONTENT))
}

/// The value of an attribute: white space other than blanks as character references.
fn attribute_of(value: &str) -> Cow<'_, str> {
    if is_plain(value) {
        return Cow::Borrowed(value);
    }
    let escaped = markup::escaped(&writable(value), markup::DOUBLE_QUOTED);
    Cow::Owned(escaped.replace('\t', "&#x9;").replace('\n', "&#xA;").replace('\r', "&#xD;"))
}

/// A text without what XML has no way to write: Studio fails on it, here it is left out.
fn writable(text: &str) -> String {
    let cannot =
        |c: &char| matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}');
    text.chars().filter(|c| !cannot(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_urn_is_split_at_its_last_colon() {
        assert_eq!(split_urn("urn:altinn:rolecode:dagl"), ("urn:altinn:rolecode", "dagl"));
        assert_eq!(split_urn("urn:altinn:access-list:ttd:banker"), ("urn:altinn:access-list", "ttd:banker"));
        assert_eq!(split_urn("urn:ALTINN:access-list:ttd:banker"), ("urn:ALTINN:access-list", "ttd:banker"));
        assert_eq!(split_urn("plain"), ("", "plain"));
    }

    #[test]
    fn text_and_attributes_are_escaped_each_in_its_way() {
        let rule = EditorRule {
            rule_id: "a\"<\n'".into(),
            description: Some("æ & <b> \"x\" 'y'\r\nz\u{1}".into()),
            ..EditorRule::default()
        };
        let xml = String::from_utf8(to_xml(&EditorPolicy { rules: vec![rule], ..EditorPolicy::default() })).unwrap();
        assert!(xml.contains(r#"RuleId="a&quot;&lt;&#xA;'""#), "{xml}");
        assert!(xml.contains("<xacml:Description>æ &amp; &lt;b&gt; \"x\" 'y'\nz</xacml:Description>"), "{xml}");
    }

    /// As .NET's writer does, in whose bytes Studio saves.
    #[test]
    fn each_element_stands_on_its_line_and_an_empty_list_is_not_one_tag() {
        let rule = EditorRule { rule_id: "r".into(), resources: vec![Vec::new()], ..EditorRule::default() };
        let xml = String::from_utf8(to_xml(&EditorPolicy { rules: vec![rule], ..EditorPolicy::default() })).unwrap();
        let target = "\n    <xacml:Target>\n      <xacml:AnyOf>\n        <xacml:AllOf>\n        </xacml:AllOf>\n      \
                      </xacml:AnyOf>\n    </xacml:Target>\n  </xacml:Rule>\n</xacml:Policy>";
        assert!(xml.ends_with(target), "{xml}");
        assert!(xml.contains("\n  <xacml:Target />\n  <xacml:Rule RuleId=\"r\" Effect=\"Permit\">"), "{xml}");
    }

    #[test]
    fn no_rules_become_the_placeholder_and_no_levels_no_obligations() {
        let xml = String::from_utf8(to_xml(&EditorPolicy::default())).unwrap();
        assert!(xml.starts_with("\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<xacml:Policy "));
        assert!(xml.contains("Empty rule. Not Valid"));
        assert!(!xml.contains("Obligation"));
        assert!(xml.ends_with("</xacml:Policy>"));
    }
}
