//! Policies spoiled by a small random change each, the same ones in every run.

use roxmltree::{Document, Node};

/// Values that are worth trying for any attribute or text.
const VALUES: &[&str] = &[
    "",
    " ",
    "Permit",
    "permit",
    " Permit ",
    "Deny",
    "true",
    " true",
    "False",
    "0",
    "1.0",
    "1.",
    ".1",
    "1..2",
    "1.0 ",
    "v1",
    "٣.٤",
    "*.2.+",
    "+.1",
    "-12",
    "+0012",
    "12a",
    "999999999999999999999999",
    "9999999999999999999999999",
    "0000000000000000000000000001",
    "urn:a:[b]",
    "urn:a:{b}",
    "a b",
    "%zz",
    "%41",
    "a%",
    "http://a:b@c:80/d?e#f",
    "http://a:/",
    "http://a:999999999999/",
    "http://[::1]/x",
    "http://[::1/x",
    "http://a#b#c",
    "#a[b]",
    "?a[b]",
    "a:b:c",
    "1a:b",
    ":a",
    "//a//b",
    "/a//b",
    "/",
    "//",
    "///",
    "æøå",
    "a&#9;b",
    "&#10;a",
    "a&#127;b",
    "&lt;&gt;\\^`|",
    "http://a@b@c/",
    "http://1.2.3.4.5:6/",
    "http:",
    "http:///a",
    "a?b#c",
    "x:?#",
    "urn:altinn:[org]",
    "http://a:80b/",
    "http://a:0/",
    "@:",
    "-a:b",
    "a+b:c",
    "a_b:c",
    "./a:b",
    "http://a:-1/",
    "http://a%4/",
    "http://%41/",
    "http://[v1.a]:1/",
    "http://[]/",
    "http://[a]b/",
    "en",
    "no-NO",
    "abcdefghi",
    "default",
    "preserve",
    "a.b-c",
    "9a",
    "a1",
];

/// Attributes that are worth trying on any element.
const ATTRIBUTES: &[&str] = &[
    "foo='a'",
    "xml:lang='no'",
    "xml:lang='a b'",
    "xml:lang=''",
    "xml:lang='x-klingon'",
    "xml:lang='123'",
    "xml:lang='no-1234567890'",
    "xml:space='preserve'",
    "xml:space=' default '",
    "xml:space='x'",
    "xml:base='a[b]'",
    "xml:base='a'",
    "xml:id='a'",
    "xml:id='æ'",
    "xml:id='1'",
    "xml:foo='x'",
    "xsi:nil='true'",
    "xsi:nil='x'",
    "xsi:nil='false'",
    "xsi:foo='x'",
    "xsi:type='p:RuleType'",
    "xsi:type='p:AttributeAssignmentType'",
    "xsi:type='p:AttributeValueType'",
    "xsi:type='p:PolicyType'",
    "xsi:type='p:RuleCombinerParametersType'",
    "xsi:type='p:DefaultsType'",
    "xsi:type='p:Nothing'",
    "xsi:type='q:RuleType'",
    "xsi:type='RuleType'",
    "xsi:type=' p:TargetType '",
    "xsi:schemaLocation='a b'",
    "xsi:schemaLocation='a'",
    "xsi:noNamespaceSchemaLocation='a'",
    "p:RuleId='x'",
    "Issuer='x'",
    "MaxDelegationDepth='-1'",
    "Version='1.0'",
    "Category='a'",
    "PolicyId='x'",
    "xmlns:z='a'",
];

/// Markup that is worth trying anywhere in an element.
const PIECES: &[&str] = &[
    "x",
    " ",
    "<!-- x -->",
    "<?x y?>",
    "<![CDATA[x]]>",
    "<![CDATA[ ]]>",
    "<![CDATA[]]>",
    "&#32;",
    "&amp;",
    "<foo/>",
    "<foo xmlns=''><p:Rule/></foo>",
    "<q:x xml:space='x'/>",
    "<q:x xsi:nil='x'/>",
    "<q:x xsi:type='p:TargetType'>a</q:x>",
    "<q:x><q:y a='b'>t</q:y></q:x>",
    "<p:Description>a</p:Description>",
    "<p:Description a='b'/>",
    "<p:Target/>",
    "<p:Target> </p:Target>",
    "<p:Target>x</p:Target>",
    "<p:Rule RuleId='' Effect='Permit'/>",
    "<p:AttributeValue DataType='a'><p:Target/></p:AttributeValue>",
    "<p:AttributeValue DataType='a'><foo/>x<foo/></p:AttributeValue>",
    "<p:AttributeValue DataType='a'><foo><p:Rule/></foo></p:AttributeValue>",
    "<p:Expression/>",
    "<p:Content><a/></p:Content>",
    "<p:Content>t</p:Content>",
    "<p:Content><a/>t<a/></p:Content>",
    "<p:Content><p:Rule/></p:Content>",
    "<p:VariableReference VariableId='a'/>",
    "<p:VariableReference VariableId='a'> </p:VariableReference>",
    "<p:VariableReference VariableId='a'><!-- --></p:VariableReference>",
    "<p:VariableReference VariableId='a'>x</p:VariableReference>",
    "<p:VariableDefinition VariableId=''><p:Function FunctionId='f'/></p:VariableDefinition>",
    "<p:PolicyIssuer/>",
    "<p:PolicyIssuer><p:Content><x/></p:Content><p:Attribute AttributeId='a' IncludeInResult=' 1 '><p:AttributeValue DataType=''/></p:Attribute></p:PolicyIssuer>",
    "<p:CombinerParameters/>",
    "<p:RuleCombinerParameters RuleIdRef='a'/>",
    "<p:PolicyDefaults><p:XPathVersion> a </p:XPathVersion></p:PolicyDefaults>",
    "<p:PolicyDefaults><p:XPathVersion>a b</p:XPathVersion></p:PolicyDefaults>",
    "<p:PolicyDefaults><p:XPathVersion/></p:PolicyDefaults>",
    "<p:PolicyDefaults/>",
    "<p:AdviceExpressions><p:AdviceExpression AdviceId='a' AppliesTo='Deny'/></p:AdviceExpressions>",
    "<p:ObligationExpressions/>",
    "<p:Policy/>",
    "<p:PolicyIdReference Version='1.*.+'>a b</p:PolicyIdReference>",
    "<p:PolicyIdReference LatestVersion='+.1'> a </p:PolicyIdReference>",
    "<p:Apply FunctionId='a'><p:Apply FunctionId='b'/></p:Apply>",
    "<p:Apply FunctionId='a'><p:Description/><p:AttributeValue DataType='b'>x</p:AttributeValue></p:Apply>",
    "<p:Condition><p:AttributeValue DataType='b'/></p:Condition>",
    "<p:AttributeDesignator Category='' AttributeId='' DataType='' MustBePresent='0'/>",
    "<p:AttributeSelector Category='' Path='' DataType='' MustBePresent='1' ContextSelectorId=' '/>",
];

/// A generator of numbers that is the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(sides).expect("few")).expect("few")
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len())]
    }
}

/// So many texts, each one of the seeds with one to three changes.
pub fn spoiled(seeds: &[String], count: usize) -> Vec<String> {
    let mut dice = Dice(20_261_120);
    let short: Vec<&str> = seeds.iter().map(String::as_str).filter(|seed| seed.len() < 20_000).collect();
    let mut texts = Vec::new();
    while texts.len() < count {
        let mut text = declared(dice.pick(&short));
        for _ in 0..=dice.roll(3) / 2 {
            if let Some(next) = change(&text, &mut dice) {
                text = next;
            }
        }
        texts.push(text);
    }
    texts
}

/// The text with the prefixes that the pieces use.
fn declared(text: &str) -> String {
    let name = Document::parse(text).ok().map(|document| {
        let root = document.root_element();
        let start = root.range().start;
        start + 1 + text[start + 1..].find(|c: char| c.is_whitespace() || c == '>' || c == '/').expect("a tag")
    });
    let Some(at) = name else { return text.to_owned() };
    let mut prefixes = String::new();
    for (prefix, address) in [
        ("p", "urn:oasis:names:tc:xacml:3.0:core:schema:wd-17"),
        ("q", "urn:other"),
        ("xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ] {
        if !text.contains(&format!("xmlns:{prefix}=")) {
            prefixes += &format!(" xmlns:{prefix}='{address}'");
        }
    }
    format!("{}{prefixes}{}", &text[..at], &text[at..])
}

fn change(text: &str, dice: &mut Dice) -> Option<String> {
    let document = Document::parse(text).ok()?;
    let elements: Vec<Node> = document.descendants().filter(Node::is_element).collect();
    let element = dice.pick(&elements);
    let range = element.range();
    let put =
        |range: std::ops::Range<usize>, new: &str| Some(format!("{}{new}{}", &text[..range.start], &text[range.end..]));
    let attributes: Vec<_> = element.attributes().collect();
    match dice.roll(9) {
        0 | 1 if !attributes.is_empty() => put(dice.pick(&attributes).range_value(), dice.pick(VALUES)),
        2 if !attributes.is_empty() => put(dice.pick(&attributes).range(), ""),
        3 if element.parent_element().is_some() => put(range, ""),
        4 => {
            let twice = text[range.clone()].repeat(2);
            put(range, &twice)
        }
        5 => {
            let name = 1 + text[range.start + 1..].find(|c: char| c.is_whitespace() || c == '>' || c == '/')?;
            put(range.start + name..range.start + name, &format!(" {} ", dice.pick(ATTRIBUTES)))
        }
        6 => {
            let children: Vec<Node> = element.children().collect();
            let place = if children.is_empty() { return None } else { dice.pick(&children).range() };
            let place = if dice.roll(2) == 0 { place.start } else { place.end };
            put(place..place, dice.pick(PIECES))
        }
        7 => {
            let other = dice.pick(&elements).range();
            let piece = text[other].to_owned();
            put(range.start..range.start, &piece)
        }
        _ => {
            let texts: Vec<Node> = element.children().filter(Node::is_text).collect();
            if texts.is_empty() { None } else { put(dice.pick(&texts).range(), dice.pick(VALUES)) }
        }
    }
}
