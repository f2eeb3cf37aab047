//! What is no policy, or too much of one: one clear finding in bounded time, never a crash.

use std::fmt::Write as _;
use std::fs::File;
use std::time::Duration;

use crate::common::{Home, Run};

/// No refusal takes longer, also not in a build without optimisation on a busy machine.
const BOUND: Duration = Duration::from_secs(15);

const NAMESPACE: &str = "urn:oasis:names:tc:xacml:3.0:core:schema:wd-17";

/// How a command answers a policy that cannot be read.
struct Command {
    /// Its words; `FILE` is the file.
    words: &'static [&'static str],
    /// The exit code.
    exit: i32,
    /// The code of the finding stands on stdout, in a result that comes in any case; else on stderr.
    is_result: bool,
}

const COMMANDS: &[Command] = &[
    Command { words: &["policy", "explain", "FILE"], exit: 3, is_result: false },
    Command { words: &["policy", "model", "FILE"], exit: 1, is_result: false },
];

impl Command {
    fn run(&self, home: &Home, file: &str) -> Run {
        let words: Vec<&str> = self.words.iter().map(|word| if *word == "FILE" { file } else { *word }).collect();
        let run = home.run(&words);
        assert!(run.took < BOUND, "{words:?} took {:?}", run.took);
        run
    }

    fn refuses(&self, home: &Home, file: &str, code: &str) {
        let run = self.run(home, file);
        let said = if self.is_result { &run.stdout } else { &run.stderr };
        let shown: String = said.chars().take(2000).collect();
        assert_eq!(run.status, Some(self.exit), "{:?} {file}: {shown}", self.words);
        assert!(said.contains(code), "{:?} {file}: {code} is not in {shown}", self.words);
        assert!(said.len() < 20_000, "{:?} {file} says {} bytes", self.words, said.len());
    }
}

fn policy(rules: &str) -> String {
    format!(
        "<Policy xmlns='{NAMESPACE}' PolicyId='urn:p' Version='1.0' RuleCombiningAlgId='urn:a'><Target/>{rules}</Policy>"
    )
}

fn write(home: &Home, name: &str, bytes: impl AsRef<[u8]>) {
    std::fs::write(home.work().join(name), bytes).unwrap();
}

/// Writes every bad file; name and code of the finding.
fn files(home: &Home) -> Vec<(&'static str, &'static str)> {
    let mut files = Vec::new();
    let mut add = |name: &'static str, code: &'static str, bytes: &[u8]| {
        write(home, name, bytes);
        files.push((name, code));
    };
    add("empty.xml", "POL001", b"");
    add("prose.xml", "POL001", "Dette er ikke XML, bare ord på norsk.".as_bytes());
    add("latin1.xml", "POL001", &[b"<?xml version='1.0'?><a>".as_slice(), &[0xE6, 0xF8, 0xE5], b"</a>"].concat());
    add("half-a-unit.xml", "POL001", &[0xFF, 0xFE, b'<', 0, b'a']);
    add("doctype.xml", "POL001", format!("<!DOCTYPE Policy>{}", policy("")).as_bytes());
    let bomb = "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;'>]><a>&c;</a>";
    add("bomb.xml", "POL001", bomb.as_bytes());
    add("set.xml", "POL004", format!("<PolicySet xmlns='{NAMESPACE}'/>").as_bytes());
    add("other-namespace.xml", "POL001", policy("").replace(NAMESPACE, "urn:other").as_bytes());
    add("no-namespace.xml", "POL001", policy("").replace(NAMESPACE, "").as_bytes());
    add("deep.xml", "POL001", "<a>".repeat(10_000).as_bytes());
    let (open, close) = ("<Apply FunctionId='f'>".repeat(10_000), "</Apply>".repeat(10_000));
    let condition = format!("<Rule RuleId='r' Effect='Permit'><Condition>{open}{close}</Condition></Rule>");
    add("deep-condition.xml", "POL001", policy(&condition).as_bytes());
    let scopes: String = (0..3000).fold(String::new(), |mut scopes, n| {
        let _ = write!(scopes, "<a xmlns:n{n}='urn:{n}'>");
        scopes
    });
    add("namespaces.xml", "POL001", scopes.as_bytes());
    let attributes: String = (0..500_000).fold(String::from("<a"), |mut attributes, n| {
        let _ = write!(attributes, " b{n}=''");
        attributes
    });
    add("attributes.xml", "POL001", attributes.as_bytes());
    add("combinations.xml", "POL001", policy(&product(2000)).as_bytes());
    add(
        "million-rules.xml",
        "POL001",
        policy(&"<Rule RuleId='r' Effect='Permit'></Rule>".repeat(1_000_000)).as_bytes(),
    );
    add("short-rules.xml", "POL001", policy(&"<Rule RuleId='r' Effect='Permit'></Rule>".repeat(101_000)).as_bytes());
    // Holes take no room.
    File::create(home.work().join("huge.xml")).unwrap().set_len(200 << 20).unwrap();
    files.push(("huge.xml", "POL001"));
    files
}

/// A rule whose three lists have `n` alternatives each.
fn product(n: usize) -> String {
    let list = |category: &str| {
        let one = format!(
            "<AllOf><Match MatchId='urn:f'><AttributeValue DataType='urn:t'>v</AttributeValue><AttributeDesignator \
             AttributeId='urn:i' Category='urn:oasis:names:tc:xacml:{category}' DataType='urn:t' MustBePresent='false'/>\
             </Match></AllOf>"
        );
        format!("<AnyOf>{}</AnyOf>", one.repeat(n))
    };
    let categories =
        ["1.0:subject-category:access-subject", "3.0:attribute-category:resource", "3.0:attribute-category:action"];
    let lists: String = categories.into_iter().map(list).collect();
    format!("<Rule RuleId='r' Effect='Permit'><Target>{lists}</Target></Rule>")
}

#[test]
fn every_command_refuses_what_is_no_policy() {
    let home = Home::in_memory();
    let files = files(&home);
    for command in COMMANDS {
        for (file, code) in &files {
            command.refuses(&home, file, code);
        }
    }
}

/// What is too large for us is no answer of the platform's; everything else that it refuses is one.
#[test]
fn eval_and_explain_answer_for_the_platform_only_where_they_know() {
    let home = Home::in_memory();
    let asked = ["--role", "dagl", "--action", "read", "--resource-id", "ttd-brev"];
    for (file, code) in files(&home) {
        let eval = home.run(&[&["policy", "eval", file][..], &asked].concat());
        let explain = home.run(&["policy", "explain", file, "--lang", "en"]);
        assert!(eval.took.max(explain.took) < BOUND, "{file} took {:?} and {:?}", eval.took, explain.took);
        let is_ours = ["deep", "namespaces", "attributes", "combinations", "million", "short", "huge"]
            .iter()
            .any(|name| file.starts_with(name));
        assert_eq!(eval.status, Some(if is_ours { 1 } else { 4 }), "{file}: {eval:?}");
        assert!(matches!(explain.status, Some(1 | 3)), "{file}: {explain:?}");
        let said = explain.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(said.contains("The limit is our own"), is_ours, "{file} {code}: {said}");
    }
}

/// A request that is no request, or too much of one.
#[test]
fn eval_refuses_what_is_no_request() {
    let home = Home::in_memory();
    let flags = ["policy", "new", "--yes", "--resource-id", "ttd-brev", "--output", "brev.xml"];
    assert_eq!(home.run(&flags).status, Some(0));
    write(&home, "deep.json", "[".repeat(1_000_000));
    let value = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let request = |value: &str| {
        format!(r#"{{"Request":{{"Action":[{{"Attribute":[{{"AttributeId":"a","Value":{value}}}]}}]}}}}"#)
    };
    write(&home, "deep-value.json", request(&value));
    write(&home, "text.json", "hei");
    write(&home, "empty.json", "");
    write(&home, "deep.xml", "<a>".repeat(10_000));
    write(&home, "bomb.xml", "<!DOCTYPE a [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><a>&b;</a>");
    let part = r#"{"ReferenceId":["a"]}"#;
    let parts = vec![part; 100_000].join(",");
    let attribute = vec![r#"{"AttributeId":"a","Value":"b"}"#; 1_000].join(",");
    let many = format!(
        r#"{{"Request":{{"Action":[{{"Id":"a","Attribute":[{attribute}]}}],"MultiRequests":{{"RequestReference":[{parts}]}}}}}}"#
    );
    write(&home, "parts.json", many);
    File::create(home.work().join("huge.json")).unwrap().set_len(200 << 20).unwrap();
    for file in
        ["deep.json", "deep-value.json", "text.json", "empty.json", "deep.xml", "bomb.xml", "parts.json", "huge.json"]
    {
        let run = home.run(&["policy", "eval", "brev.xml", "--request", file]);
        assert!(run.took < BOUND, "{file} took {:?}", run.took);
        assert!(matches!(run.status, Some(1 | 4)), "{file}: {:?} {}", run.status, run.stderr);
        assert!(run.stdout.len() + run.stderr.len() < 20_000, "{file}");
    }
}

#[test]
fn a_limit_of_our_own_is_called_so() {
    let home = Home::in_memory();
    write(&home, "deep.xml", "<a>".repeat(10_000));
    File::create(home.work().join("huge.xml")).unwrap().set_len(200 << 20).unwrap();
    for command in COMMANDS {
        for file in ["deep.xml", "huge.xml"] {
            let run = command.run(&home, file);
            let said = format!("{} {}", run.stdout, run.stderr).split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(said.contains("Grensen er vår egen") || said.contains("The limit is our own"), "{run:?}");
        }
    }
}

#[test]
fn a_folder_and_a_missing_file_are_named() {
    let home = Home::in_memory();
    std::fs::create_dir(home.work().join("folder.xml")).unwrap();
    for command in COMMANDS {
        for file in ["folder.xml", "missing.xml"] {
            let run = command.run(&home, file);
            assert!(matches!(run.status, Some(1..=3)), "{run:?}");
            assert!(run.stderr.contains(file) || run.stdout.contains(file), "{run:?}");
        }
    }
}

#[test]
fn utf_16_is_read_and_a_note_says_so() {
    let home = Home::in_memory();
    let flags = ["policy", "new", "--yes", "--resource-id", "ttd-brev", "--output", "brev.xml"];
    assert_eq!(home.run(&flags).status, Some(0));
    let text = home.read("brev.xml").replacen("utf-8", "utf-16", 1);
    let wide = text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    write(&home, "wide.xml", wide);
    for command in COMMANDS {
        let run = command.run(&home, "wide.xml");
        assert!(run.stderr.contains("UTF-16"), "{run:?}");
        assert!(!run.stderr.contains("POL001") && !run.stdout.contains("POL001"), "{run:?}");
    }
}

/// Terminal commands that XML may hold (C1) and turned writing come from a file that anybody may have written.
#[test]
fn what_a_policy_says_cannot_command_the_terminal() {
    let home = Home::new();
    let made = ["policy", "new", "--resource-id", "ttd-brev", "--yes", "--output", "good.xml"];
    assert_eq!(home.run(&made).status, Some(0));
    let good = home.read("good.xml");
    let evil = good.replace("ruleid:1\"", "ruleid:1\u{9b}2J\"").replace(">dagl<", ">dagl\u{9b}31m\u{202e}<");
    let evil = evil.replace(">read<", ">read\u{9d}0;x\u{9c}<");
    assert_ne!(good, evil);
    std::fs::write(home.work().join("evil.xml"), evil).unwrap();
    let commands: [&[&str]; 6] = [
        &["lint", "evil.xml"],
        &["lint", "evil.xml", "--fix"],
        &["explain", "evil.xml"],
        &["eval", "evil.xml", "--role", "dagl", "--action", "read"],
        &["diff", "evil.xml", "good.xml"],
        &["model", "evil.xml", "--losses"],
    ];
    for command in commands {
        let run = home.run(&[&["policy"], command].concat());
        let said = run.stdout + &run.stderr;
        assert!(
            !said.is_empty() && !said.contains(['\u{9b}', '\u{9c}', '\u{9d}', '\u{202e}']),
            "{command:?}: {said:?}"
        );
    }
}
