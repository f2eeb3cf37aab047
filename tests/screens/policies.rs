//! What is told of a policy: explain, eval, test, diff, model, new.

use super::Pair;
use crate::common::screen::Screens;

/// A policy for ordinary mail, one for files, one that differs in a role, and files that are none.
fn pair() -> Pair {
    let pair = Pair::new();
    let make = |flags: &[&str]| {
        let run = pair.nb.run(&[&["policy", "new", "--yes"], flags].concat());
        assert_eq!(run.status, Some(0), "{run:?}");
        run.stdout
    };
    let policy = make(&["--product", "correspondence", "--resource-id", "ttd-vedtak"]);
    let files = make(&["--product", "broker", "--resource-id", "ttd-filer", "--read-by", "dagl"]);
    pair.write("policy.xml", &policy);
    pair.write("files.xml", files);
    pair.write("komp.xml", policy.replacen(">dagl<", ">komp<", 1));
    pair.write("ids.xml", policy.replacen("ruleid:1", "ruleid:9", 1));
    pair.write("org.xml", policy.replace(">ttd<", ">[org]<"));
    let rich = policy.replacen(">dagl<", ">a0236<", 1).replacen(">bobe<", ">priv<", 1);
    pair.write("rich.xml", rich.replacen("#integer\">3<", "#integer\">4<", 1));
    pair.write("deny.xml", policy.replacen("Effect=\"Permit\"", "Effect=\"Deny\"", 1));
    pair.write("unlistable.xml", {
        let (before, rest) = policy.split_once("<xacml:AnyOf>").unwrap();
        let (_, after) = rest.split_once("</xacml:AnyOf>").unwrap();
        format!("{before}{after}")
    });
    let deny = policy.replacen("Effect=\"Permit\"", "Effect=\"Deny\"", 1);
    pair.write("lossy.xml", deny.replacen("MustBePresent=\"false\"", "MustBePresent=\"true\"", 3));
    pair.write("no-policy.xml", "<Policy/>");
    pair.write("resource.json", RESOURCE);
    pair.write("cases.toml", CASES);
    pair.write("cases.jsonl", ROWS);
    pair.write("slip.toml", "[[case]]\nrolle = 'dagl'\n");
    pair.write("request.json", REQUEST);
    pair.write("facts.json", r#"{"roles":["dagl"],"accessPackages":[]}"#);
    pair
}

const RESOURCE: &str = r#"{"identifier":"ttd-vedtak","resourceType":"CorrespondenceService","accessListMode":"Enabled","hasCompetentAuthority":{"organization":"991825827","orgcode":"ttd"}}"#;

const CASES: &str = r#"policy = "policy.xml"

[[case]]
name = "the general manager reads"
role = "dagl"
action = "read"
expect = "permit"
level = 3

[[case]]
name = "the accountant reads"
role = "regn"
action = "read"
expect = "permit"

[[case]]
name = "elsewhere"
policy = "none.xml"
role = "dagl"
expect = "permit"
"#;

const ROWS: &str = r#"{"policy":"policy.xml","subject":[["urn:altinn:rolecode","dagl"]],"resource":[["urn:altinn:resource","ttd-vedtak"]],"action":[["urn:oasis:names:tc:xacml:1.0:action:action-id","read"]],"decision":"Permit"}
{"policy":"policy.xml","subject":[["urn:altinn:rolecode","dagl"]],"resource":[["urn:altinn:resource","ttd-vedtak"]],"action":[["urn:oasis:names:tc:xacml:1.0:action:action-id","read"]],"decision":"Deny"}
"#;

const REQUEST: &str = r#"{"Request":{"AccessSubject":[{"Attribute":[{"AttributeId":"urn:altinn:rolecode","Value":"dagl"}]}],"Action":[{"Attribute":[{"AttributeId":"urn:oasis:names:tc:xacml:1.0:action:action-id","Value":"read"}]}],"Resource":[{"Attribute":[{"AttributeId":"urn:altinn:resource","Value":"ttd-vedtak"}]}]}}"#;

#[test]
fn explain() {
    let pair = pair();
    pair.show_all(
        Screens::new("policy/explain").with_days(),
        &[
            "policy explain policy.xml --type correspondence",
            "policy explain files.xml --type broker",
            "policy explain rich.xml --recipient as",
            "policy explain rich.xml --recipient enk --type correspondence",
            "policy explain rich.xml --resource resource.json --recipient person",
        ],
    );
    pair.show_all(
        Screens::new("policy/explain-refused").with_days(),
        &[
            "policy explain policy.xml --recipient stiftelse",
            "policy explain unlistable.xml",
            "policy explain no-policy.xml",
            "policy explain none.xml",
            "policy explain no-policy.xml --format json",
            "policy explain unlistable.xml --format json",
        ],
    );
    pair.shows("json/explain", "policy explain rich.xml --format json --type correspondence");
    // Fetched on this day; the catalogue's days beside it are marked too.
    pair.show_all(
        Screens::new("policy/explain-for-number"),
        &[
            "policy explain policy.xml --type correspondence --env sandbox --for-number 991825827",
            "policy explain rich.xml --resource resource.json --env sandbox --for-number 991825827",
            "policy explain files.xml --type broker --env sandbox --for-number 991825827",
            "policy explain policy.xml --for-number 991825827",
            "policy explain policy.xml --env sandbox --for-number 310000019",
            "policy explain policy.xml --for-number 99182582",
            "policy explain policy.xml --for-number 991825827 --recipient as",
            "policy explain policy.xml --look-up",
        ],
    );
    pair.shows(
        "json/explain-for-number",
        "policy explain policy.xml --type correspondence --env sandbox --for-number 991825827 --format json",
    );
    pair.show_all(Screens::new("policy/explain-page").with_days(), &["policy explain rich.xml --format html"]);
}

#[test]
fn eval_and_test() {
    let pair = pair();
    pair.show_all(
        Screens::new("policy/eval"),
        &[
            "policy eval policy.xml --role dagl",
            "policy eval policy.xml --role regn --action read",
            "policy eval policy.xml --package ordinaer-post-til-virksomheten --auth-level 2",
            "policy eval files.xml --org ttd --action write",
            "policy eval policy.xml --request request.json",
            "policy eval policy.xml --request request.json --facts facts.json --endpoint external",
            "policy eval policy.xml --role dagl --action raed",
            "policy eval policy.xml --role dagl --access-list-mode",
            "policy eval policy.xml --system-user nobody",
            "policy eval policy.xml --subject wrong",
            "policy eval no-policy.xml --role dagl",
            "policy eval none.xml --role dagl",
            "policy eval policy.xml",
        ],
    );
    pair.show_all(
        Screens::new("json/eval"),
        &[
            "policy eval policy.xml --role dagl --format json",
            "policy eval policy.xml --role regn --format json",
            "policy eval policy.xml --request request.json --facts facts.json --format json",
        ],
    );
    pair.show_all(
        Screens::new("policy/test"),
        &[
            "policy test cases.toml",
            "policy test cases.jsonl",
            "policy test slip.toml",
            "policy test none.toml",
            "policy test request.json",
        ],
    );
    pair.shows("json/test", "policy test cases.toml --format json");
}

#[test]
fn diff_and_model() {
    let pair = pair();
    pair.show_all(
        Screens::new("policy/diff"),
        &[
            "policy diff policy.xml policy.xml",
            "policy diff policy.xml ids.xml",
            "policy diff policy.xml komp.xml",
            "policy diff policy.xml files.xml",
            "policy diff policy.xml rich.xml",
            "policy diff policy.xml deny.xml",
            "policy diff policy.xml org.xml",
            "policy diff policy.xml org.xml --org ttd",
            "policy diff policy.xml no-policy.xml",
            "policy diff policy.xml none.xml",
            "policy diff - -",
            "policy diff policy.xml policy.xml --org t-d",
        ],
    );
    pair.show_all(
        Screens::new("json/diff"),
        &["policy diff policy.xml rich.xml --format json", "policy diff policy.xml ids.xml --format json"],
    );
    pair.shows("json/model", "policy model rich.xml");
    pair.show_all(
        Screens::new("policy/losses-several"),
        &["policy model lossy.xml --losses", "policy model lossy.xml"],
    );
    pair.shows("json/model-losses", "policy model lossy.xml --losses --format json");
    pair.show_all(
        Screens::new("policy/losses"),
        &[
            "policy model policy.xml --losses",
            "policy model deny.xml --losses",
            "policy model deny.xml --losses --format json",
            "policy model no-policy.xml",
            "policy model none.xml",
        ],
    );
}

#[test]
fn new() {
    let pair = Pair::new();
    pair.show_all(
        Screens::new("policy/new"),
        &[
            "policy new --product correspondence --resource-id ttd-vedtak --yes",
            "policy new --product broker --resource-id ttd-filer --read-by dagl --send-by role:lede --yes",
            "policy new --no-input",
            "policy new --product post --resource-id ttd-vedtak --yes",
            "policy new --product correspondence --resource-id TTD --yes",
            "policy new --product correspondence --resource-id ttd-vedtak --readers nobody-knows --yes",
            "policy new --product correspondence --resource-id ttd-vedtak --yes --output p.xml",
            "policy new --product correspondence --resource-id ttd-vedtak --yes --output p.xml",
            "policy new --product correspondence --resource-id ttd-vedtak --yes --output p.xml --force",
        ],
    );
}
