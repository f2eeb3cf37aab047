//! How large and how deep a document may be before reading begins.
//!
//! The limits are ours: the platform may read what is refused here. None of them is near what a policy or a request
//! needs (the largest real policy known has 0.2 MB), and without them a small hostile file would take hours or all
//! memory: the tree that is built of a document compares every attribute of an element with every other, copies the
//! namespaces in scope at each declaration, and what comes after walks nested elements by recursion.

use super::refusal::{ParseRefusal, RefusalKind};
use crate::policy::ids::category;
use crate::policy::xacml::Rule;

/// Bytes of a file. A policy of Studio's form has room for some 30 000 matches in it.
pub const LARGEST: usize = 16 << 20;

/// Tags and comments: the tree takes about 100 bytes for each, and for the texts between them. The largest file of
/// Studio's form has half as many.
const MOST_NODES: usize = 500_000;

/// Attributes in the whole document; XACML's elements have at most six, and each takes about 100 bytes.
const MOST_ATTRIBUTES: usize = 2_000_000;

/// Elements within each other, as many as libxml2 reads. A match stands six deep, and an `Apply` seldom five within each
/// other.
const DEEPEST: usize = 257;

/// Attributes of one element: each is compared with all others.
const MOST_ON_ELEMENT: usize = 256;

/// Namespaces declared by an element and those around it: each declaration copies and compares them all.
const MOST_NAMESPACES: usize = 64;

/// Combinations of subject, resource and action in the whole policy, counted by their matches, which the list of rights and
/// comparing spell out.
/// The largest real policy known has 377; a rule of three lists makes their product of them, so a small file can have
/// more than any memory.
const MOST_COMBINATIONS: usize = 100_000;

/// Refuses a text that is too large, or would be too slow to read. Whether it is well-formed is not asked: where it is
/// not, reading ends there.
pub(super) fn check(text: &str) -> Result<(), ParseRefusal> {
    if text.len() > LARGEST {
        return Err(size());
    }
    let count = |wanted: u8| memchr::memchr_iter(wanted, text.as_bytes()).count();
    let is_long = text.len() > MOST_NODES;
    if is_long && (count(b'<') > MOST_NODES || count(b'=') > MOST_ATTRIBUTES) {
        return Err(refuse(format!("more than {MOST_NODES} elements or {MOST_ATTRIBUTES} attributes"), 0));
    }
    let mut scan = Scan { text, at: 0, namespaces: Vec::new() };
    while scan.tag()?.is_some() {}
    Ok(())
}

fn is_declaration(name: &str) -> bool {
    name.strip_prefix("xmlns").is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
}

/// Adds up the combinations of a policy's rules.
#[derive(Default)]
pub(super) struct Combinations(usize);

impl Combinations {
    /// Adds a rule.
    pub(super) fn add(&mut self, rule: &Rule) -> Result<(), ParseRefusal> {
        let of = |wanted: &str| {
            let named = rule.all_of().filter(|all_of| {
                let mut categories = all_of.matches.iter().map(|one| one.designator().map(|of| of.category.as_str()));
                categories.any(|category| category.is_none_or(|category| category == wanted))
            });
            // A long alternative is spelt out whole in every combination.
            named.map(|all_of| all_of.matches.len()).sum::<usize>().max(1)
        };
        let of_rule = of(category::SUBJECT).saturating_mul(of(category::RESOURCE)).saturating_mul(of(category::ACTION));
        self.0 = self.0.saturating_add(of_rule);
        if self.0 > MOST_COMBINATIONS {
            let what = format!("more than {MOST_COMBINATIONS} combinations of subject, resource and action");
            return Err(refuse(what, rule.span.start));
        }
        Ok(())
    }
}

/// The refusal of what is larger than [`LARGEST`].
pub(super) fn size() -> ParseRefusal {
    refuse(format!("more than {} MiB", LARGEST >> 20), 0)
}

fn refuse(what: String, offset: usize) -> ParseRefusal {
    ParseRefusal { message: format!("Too large for this tool: {what}"), kind: RefusalKind::Limit, offset: Some(offset) }
}

/// Walks from tag to tag.
struct Scan<'t> {
    text: &'t str,
    at: usize,
    /// For each open element, the namespaces declared by it and those around it.
    namespaces: Vec<usize>,
}

impl<'t> Scan<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Steps past the next `end`; `None` when there is none.
    fn past(&mut self, end: &str) -> Option<()> {
        self.at += self.rest().find(end)? + end.len();
        Some(())
    }

    /// The same for one byte, in which nearly all markup ends.
    fn past_byte(&mut self, end: u8) -> Option<()> {
        self.at += memchr::memchr(end, self.rest().as_bytes())? + 1;
        Some(())
    }

    /// Steps past the next piece of markup; `None` at the end, and where reading will stop.
    fn tag(&mut self) -> Result<Option<()>, ParseRefusal> {
        let Some(found) = memchr::memchr(b'<', self.rest().as_bytes()) else { return Ok(None) };
        self.at += found;
        let rest = self.rest();
        Ok(match rest.as_bytes().get(1) {
            Some(b'!') if rest.starts_with("<!--") => self.past("-->"),
            Some(b'!') if rest.starts_with("<![CDATA[") => self.past("]]>"),
            Some(b'?') => self.past("?>"),
            Some(b'/') => {
                self.namespaces.pop();
                self.past_byte(b'>')
            }
            // A document type is refused, and nothing after it is read.
            Some(b'!') | None => None,
            Some(_) => self.start_tag()?,
        })
    }

    fn start_tag(&mut self) -> Result<Option<()>, ParseRefusal> {
        let start = self.at;
        let (mut attributes, mut declared) = (0, 0);
        loop {
            let rest = self.rest();
            let stop = memchr::memchr3(b'"', b'\'', b'>', rest.as_bytes());
            let Some((before, stop)) = stop.and_then(|stop| Some((rest.get(..stop)?, rest.as_bytes().get(stop)?)))
            else {
                return Ok(None);
            };
            self.at += before.len() + 1;
            if *stop == b'>' {
                let namespaces = self.namespaces.last().copied().unwrap_or(0) + declared;
                if namespaces > MOST_NAMESPACES {
                    return Err(refuse(format!("more than {MOST_NAMESPACES} namespaces"), start));
                }
                if !before.ends_with('/') {
                    self.namespaces.push(namespaces);
                }
                if self.namespaces.len() > DEEPEST {
                    return Err(refuse(format!("elements more than {DEEPEST} levels deep"), start));
                }
                return Ok(Some(()));
            }
            attributes += 1;
            let name = before.trim_end_matches(|c: char| c == '=' || c.is_ascii_whitespace());
            let begins = name.bytes().rposition(|byte| byte.is_ascii_whitespace()).map_or(0, |at| at + 1);
            declared += usize::from(name.get(begins..).is_some_and(is_declaration));
            if attributes > MOST_ON_ELEMENT {
                return Err(refuse(format!("more than {MOST_ON_ELEMENT} attributes on an element"), start));
            }
            if self.past_byte(*stop).is_none() {
                return Ok(None);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> String {
        check(text).map_or_else(|refusal| refusal.message, |()| String::new())
    }

    #[test]
    fn depth_is_counted_over_open_elements_only() {
        let nested = |levels: usize| format!("{}{}", "<a b='>' c=\"/>\">".repeat(levels), "</a>".repeat(levels));
        assert_eq!(refusal(&nested(DEEPEST)), "");
        assert!(refusal(&nested(DEEPEST + 1)).contains("levels deep"));
        assert!(refusal(&"<a>".repeat(10_000)).contains("levels deep"));
        assert_eq!(refusal(&format!("<a>{}</a>", "<b/><b></b><!-- <c> --><![CDATA[<d>]]><?x <e>?>".repeat(1000))), "");
    }

    #[test]
    fn attributes_and_namespaces_are_counted() {
        let attributes = |n: usize| format!("<a {}/>", (0..n).map(|n| format!("b{n}='' ")).collect::<String>());
        assert_eq!(refusal(&attributes(MOST_ON_ELEMENT)), "");
        assert!(refusal(&attributes(MOST_ON_ELEMENT + 1)).contains("attributes on an element"));
        assert_eq!(refusal(&format!("<a xmlns='x'>{}</a>", "<b xmlns='y' xmlnsb='' x:xmlns=''/>".repeat(1000))), "");
        assert!(refusal(&"<x:a \n xmlns:b = 'c'>".repeat(MOST_NAMESPACES + 1)).contains("namespaces"));
    }

    #[test]
    fn size_is_limited() {
        assert!(refusal(&"x".repeat(LARGEST + 1)).contains("16 MiB"));
        assert!(refusal(&"<a/>".repeat(MOST_NODES + 1)).contains("elements"));
        assert!(refusal(&"=".repeat(MOST_ATTRIBUTES + 1)).contains("attributes"));
    }

    #[test]
    fn combinations_are_counted_over_all_rules() {
        let list = |category: &str, n: usize| {
            let one = format!(
                "<AllOf><Match MatchId='f'><AttributeValue DataType='t'>v</AttributeValue><AttributeDesignator \
                 AttributeId='a' Category='{category}' DataType='t' MustBePresent='false'/></Match></AllOf>"
            );
            format!("<AnyOf>{}</AnyOf>", one.repeat(n))
        };
        let policy = |subjects: usize, rules: usize| {
            let lists = [(category::SUBJECT, subjects), (category::RESOURCE, 10), (category::ACTION, 10)];
            let target: String = lists.into_iter().map(|(category, n)| list(category, n)).collect();
            let rule = format!("<Rule RuleId='r' Effect='Permit'><Target>{target}</Target></Rule>");
            let namespace = crate::policy::ids::NAMESPACE;
            let head = format!("<Policy xmlns='{namespace}' PolicyId='p' RuleCombiningAlgId='a'><Target/>");
            super::super::parse::parse_text(&format!("{head}{}</Policy>", rule.repeat(rules)))
                .map(|policy| policy.rules.len())
        };
        assert_eq!(policy(100, 10), Ok(10));
        assert!(policy(100, 11).unwrap_err().message.contains("combinations"));
        assert_eq!(policy(1001, 1).unwrap_err().kind, RefusalKind::Limit);
    }

    #[test]
    fn what_is_not_well_formed_is_left_to_the_reader() {
        for text in ["", "<", "<a", "<a b='", "<!DOCTYPE <a>", "<!-- <a>", "</a></a>", "<![CDATA[", "<?"] {
            assert_eq!(refusal(text), "", "{text}");
        }
    }
}
