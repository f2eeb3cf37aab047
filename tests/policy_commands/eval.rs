//! `policy eval`: every answer and exit code.

use serde_json::{Value, json};

use crate::common::screen::Screens;
use crate::common::{Home, Run};

const SUBJECT: &str = "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject";
const RESOURCE: &str = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource";
const ACTION: &str = "urn:oasis:names:tc:xacml:3.0:attribute-category:action";

/// A policy of one rule: these subjects may read the resource `ttd-brev`.
pub fn policy(subjects: &[(&str, &str)]) -> String {
    let one = |category: &str, id: &str, value: &str| {
        format!(
            "<AllOf><Match MatchId='urn:oasis:names:tc:xacml:3.0:function:string-equal-ignore-case'>\
             <AttributeValue DataType='http://www.w3.org/2001/XMLSchema#string'>{value}</AttributeValue>\
             <AttributeDesignator AttributeId='{id}' Category='{category}' \
             DataType='http://www.w3.org/2001/XMLSchema#string' MustBePresent='false'/></Match></AllOf>"
        )
    };
    let subjects: String = subjects.iter().map(|(id, value)| one(SUBJECT, id, value)).collect();
    let subjects = if subjects.is_empty() { subjects } else { format!("<AnyOf>{subjects}</AnyOf>") };
    let resource = one(RESOURCE, "urn:altinn:resource", "ttd-brev");
    let action = one(ACTION, "urn:oasis:names:tc:xacml:1.0:action:action-id", "read");
    format!(
        "<Policy xmlns='urn:oasis:names:tc:xacml:3.0:core:schema:wd-17' PolicyId='p' Version='1.0' RuleCombiningAlgId=\
         'urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:deny-overrides'><Target/><Rule RuleId='lese' \
         Effect='Permit'><Description>Den som leder, leser</Description><Target>{subjects}<AnyOf>{resource}</AnyOf>\
         <AnyOf>{action}</AnyOf></Target></Rule><ObligationExpressions><ObligationExpression ObligationId='o' \
         FulfillOn='Permit'><AttributeAssignmentExpression AttributeId='a' \
         Category='urn:altinn:minimum-authenticationlevel'><AttributeValue \
         DataType='http://www.w3.org/2001/XMLSchema#integer'>3</AttributeValue></AttributeAssignmentExpression>\
         </ObligationExpression></ObligationExpressions></Policy>"
    )
}

/// A JSON request: these subjects ask to read `ttd-brev` on behalf of a party.
fn request(subjects: &[(&str, &str)]) -> String {
    let attribute = |(id, value): &(&str, &str)| json!({"AttributeId": id, "Value": value, "IncludeInResult": true});
    let subjects: Vec<Value> = subjects.iter().map(attribute).collect();
    let resource = [("urn:altinn:resource", "ttd-brev"), ("urn:altinn:organization:identifier-no", "991825827")];
    let action = ("urn:oasis:names:tc:xacml:1.0:action:action-id", "read");
    json!({"Request": {
        "AccessSubject": [{"Id": "s", "Attribute": subjects}],
        "Resource": [{"Id": "r", "Attribute": resource.iter().map(attribute).collect::<Vec<_>>()}],
        "Action": [{"Id": "a", "Attribute": [attribute(&action)]}],
    }})
    .to_string()
}

fn home(files: &[(&str, &str)]) -> Home {
    let home = Home::dated();
    for (name, content) in files {
        std::fs::write(home.work().join(name), content).unwrap();
    }
    home
}

fn json_of(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"))
}

const DAGL: (&str, &str) = ("urn:altinn:rolecode", "dagl");
const USER: (&str, &str) = ("urn:altinn:userid", "1");

#[test]
fn a_request_is_decided_as_it_stands_and_the_shape_is_frozen() {
    let xml = "<Request xmlns='urn:oasis:names:tc:xacml:3.0:core:schema:wd-17' ReturnPolicyIdList='false' \
               CombinedDecision='false'><Attributes Category='c'/></Request>";
    let home = home(&[("p.xml", &policy(&[DAGL])), ("r.json", &request(&[DAGL])), ("r.xml", xml)]);
    let run = home.run(&["policy", "eval", "p.xml", "--request", "r.json", "--format", "json"]);
    let wanted = concat!(
        r#"{"schema":1,"results":[{"decision":"Permit","status":"urn:oasis:names:tc:xacml:1.0:status:ok","#,
        r#""obligations":[{"id":"o","assignments":[{"attributeId":"a","category":"urn:altinn:minimum-authenticationlevel","#,
        r#""dataType":"http://www.w3.org/2001/XMLSchema#integer","value":"3"}]}],"echoedAttributes":4,"rules":["lese"],"#,
        "\"gate\":null}]}\n"
    );
    assert_eq!((run.status, run.stdout.as_str()), (Some(0), wanted));
    let run = home.run(&["policy", "eval", "p.xml", "--request", "r.xml", "--format", "json"]);
    assert_eq!((run.status, &json_of(&run)["results"][0]["decision"]), (Some(4), &json!("NotApplicable")));
}

#[test]
fn what_the_platform_refuses_is_an_answer_and_what_it_never_sees_is_a_failure() {
    let home = home(&[
        ("p.xml", &policy(&[DAGL])),
        ("set.xml", "<PolicySet/>"),
        ("r.json", &request(&[DAGL])),
        ("list.json", "[]"),
        (
            "typed.json",
            r#"{"Request":{"Action":[{"Attribute":[{"AttributeId":"urn:i","Value":"1","DataType":"double"}]}]}}"#,
        ),
        ("half.xml", "<Request>"),
    ]);
    let eval = |policy: &str, request: &str, door: &str| {
        home.run(&["policy", "eval", policy, "--request", request, "--endpoint", door, "--format", "json"])
    };
    let syntax = "urn:oasis:names:tc:xacml:1.0:status:syntax-error";
    let processing = "urn:oasis:names:tc:xacml:1.0:status:processing-error";
    for (policy, request, door, status) in [
        ("set.xml", "r.json", "external", syntax),
        ("p.xml", "list.json", "external", syntax),
        ("p.xml", "typed.json", "internal", syntax),
        ("p.xml", "typed.json", "external", processing),
    ] {
        let run = eval(policy, request, door);
        let result = &json_of(&run)["results"];
        assert_eq!(run.status, Some(4), "{run:?}");
        assert_eq!(
            result,
            &json!([{"decision": "Indeterminate", "status": status, "obligations": [],
            "echoedAttributes": 0, "rules": [], "gate": null}])
        );
    }
    for (policy, request) in [("none.xml", "r.json"), ("p.xml", "none.json"), ("p.xml", "half.xml"), (".", "r.json")] {
        let run = eval(policy, request, "internal");
        assert_eq!((run.status, run.stdout.as_str()), (Some(1), ""), "{run:?}");
    }
    assert_eq!(home.run(&["policy", "eval", "p.xml"]).status, Some(2));
}

#[test]
fn facts_are_looked_up_behind_their_gates() {
    let facts =
        r#"{"resourceParty":{"partyId":"51","partyUuid":null},"roles":["dagl"],"accessPackages":["a-ordning"]}"#;
    let home = home(&[
        ("role.xml", &policy(&[DAGL])),
        ("name.xml", &policy(&[("urn:altinn:external-role:ccr", "daglig-leder")])),
        ("package.xml", &policy(&[("urn:altinn:accesspackage", "a-ordning")])),
        ("r.json", &request(&[USER])),
        ("org.json", &request(&[("urn:altinn:org", "ttd")])),
        ("nobody.json", &request(&[])),
        ("facts.json", facts),
        ("typo.json", r#"{"role":["dagl"]}"#),
        ("two.json", "[{},{}]"),
    ]);
    let eval = |policy: &str, request: &str, more: &[&str]| {
        let arguments = ["policy", "eval", policy, "--request", request, "--format", "json", "--facts", "facts.json"];
        home.run(&[&arguments[..], more].concat())
    };
    let answer = |policy: &str, request: &str| {
        let run = eval(policy, request, &[]);
        let result = json_of(&run)["results"][0].clone();
        assert_eq!(run.status == Some(0), result["decision"] == "Permit", "{run:?}");
        (result["decision"].as_str().unwrap().to_owned(), result["gate"].as_str().map(str::to_owned))
    };
    assert_eq!(answer("role.xml", "r.json"), ("Permit".into(), None));
    assert_eq!(answer("package.xml", "r.json"), ("Permit".into(), None));
    let (decision, gate) = answer("name.xml", "r.json");
    assert_eq!(decision, "NotApplicable");
    assert_eq!(gate.as_deref(), Some("no subject uses urn:altinn:rolecode, so no roles are looked up"));
    let (decision, gate) = answer("role.xml", "org.json");
    assert_eq!(decision, "NotApplicable");
    assert!(gate.unwrap().contains("names no user"));
    assert_eq!(answer("role.xml", "nobody.json").0, "Indeterminate");
    let lists = eval("role.xml", "r.json", &["--access-list-mode"]);
    assert_eq!(json_of(&lists)["results"][0]["decision"], "Deny");
    for facts in ["typo.json", "two.json", "r.json"] {
        let run = home.run(&["policy", "eval", "role.xml", "--request", "r.json", "--facts", facts]);
        assert_eq!(run.status, Some(2), "{run:?}");
    }
}

#[test]
fn delegations_are_tried_only_when_the_policy_says_nothing() {
    let deny = policy(&[]).replace("Effect='Permit'", "Effect='Deny'");
    let home = home(&[
        ("p.xml", &policy(&[DAGL])),
        ("deny.xml", &deny),
        ("d.xml", &policy(&[("urn:altinn:partyid", "77")]).replace("RuleId='lese'", "RuleId='delegert'")),
        ("r.json", &request(&[USER])),
        ("facts.json", r#"{"resourceParty":{"partyId":"51"},"delegationSubject":[["urn:altinn:partyid","77"]]}"#),
    ]);
    let eval = |policy: &str| {
        let files = ["--request", "r.json", "--facts", "facts.json", "--delegation", "d.xml", "--format", "json"];
        json_of(&home.run(&[&["policy", "eval", policy][..], &files].concat()))["results"][0].clone()
    };
    let hit = eval("p.xml");
    assert_eq!((&hit["decision"], &hit["rules"]), (&json!("Permit"), &json!(["delegert"])));
    assert_eq!(hit["obligations"].as_array().unwrap().len(), 2, "its own and the resource's: {hit}");
    let shut = eval("deny.xml");
    assert_eq!(shut["decision"], "Deny");
    assert!(shut["gate"].as_str().unwrap().starts_with("delegation policies"));
}

#[test]
fn a_multi_request_has_an_answer_for_each_part_or_one_for_all() {
    let references = |ids: &str| format!(r#""MultiRequests":{{"RequestReference":[{ids}]}},"Action""#);
    let with = |ids: &str| request(&[DAGL]).replacen(r#""Action""#, &references(ids), 1);
    let whole = r#"{"ReferenceId":["s","r","a"]}"#;
    let broken = policy(&[DAGL]).replace(
        "MatchId='urn:oasis:names:tc:xacml:3.0:function:string-equal-ignore-case'",
        "MatchId='urn:oasis:names:tc:xacml:1.0:function:string-equal-ignore-case'",
    );
    let home = home(&[
        ("p.xml", &policy(&[DAGL])),
        ("broken.xml", &broken),
        ("r.json", &with(&format!(r#"{whole},{{"ReferenceId":["s","r"]}}"#))),
        ("empty.json", &with(&format!(r#"{{"ReferenceId":[]}},{whole}"#))),
    ]);
    let decisions = |policy: &str, request: &str| {
        let run = home.run(&["policy", "eval", policy, "--request", request, "--format", "json"]);
        let results = json_of(&run)["results"].as_array().unwrap().clone();
        results.iter().map(|result| result["decision"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(decisions("p.xml", "r.json"), ["Permit", "NotApplicable"]);
    assert_eq!(decisions("broken.xml", "empty.json"), ["Indeterminate"]);
}

#[test]
fn who_asks_can_be_told_by_flags_and_the_level_never_changes_the_decision() {
    let home = home(&[("p.xml", &policy(&[DAGL]))]);
    let eval = |more: &[&str]| home.run(&[&["policy", "eval", "p.xml", "--lang", "en"][..], more].concat());
    assert_eq!(eval(&["--role", "dagl"]).status, Some(0));
    let low = eval(&["--role", "dagl", "--auth-level", "2", "--format", "json"]);
    let result = &json_of(&low)["results"][0];
    assert_eq!((low.status, &result["decision"]), (Some(4), &json!("Permit")));
    assert_eq!(result["caller"], json!({"allowed": false, "reason": "level 2 is too low; 3 is required"}));
    assert_eq!(eval(&["--role", "dagl", "--auth-level", "3"]).status, Some(0));
    assert_eq!(eval(&["--role", "dagl", "--auth-level", "7"]).status, Some(2));
    let mut screens = Screens::new("policy/eval-who-asks");
    for (flags, status) in [
        (&["--role", "dagl"][..], 0),
        (&["--role", "dalg"], 4),
        (&["--role", "dagl", "--auth-level", "2"], 4),
        (&["--role", "dagl", "--auth-level", "7"], 2),
        (&["--role", "dagl", "--request", "r.json"], 2),
    ] {
        for run in screens.run([&home, &home], &[&["policy", "eval", "p.xml"][..], flags].concat()) {
            assert_eq!(run.status, Some(status), "{run:?}");
        }
    }
    screens.check();
}

#[test]
fn stdin_is_read_for_one_file_only() {
    let home = home(&[("p.xml", &policy(&[("urn:altinn:rolecode", "dagl")]))]);
    let mut screens = Screens::new("policy/eval-input-twice");
    for arguments in [
        &["-", "--request", "-"][..],
        &["p.xml", "--request", "-", "--facts", "-"],
        &["-", "--role", "dagl", "--delegation", "-"],
    ] {
        for run in screens.run([&home, &home], &[&["policy", "eval"][..], arguments].concat()) {
            assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{run:?}");
        }
    }
    screens.check();
}

#[test]
fn a_party_on_an_access_list_is_let_in_and_others_hear_what_shuts_them_out() {
    let home = home(&[("p.xml", &policy(&[("urn:altinn:rolecode", "dagl")]))]);
    // The bare engine is not asked about lists.
    std::fs::write(home.work().join("r.json"), r#"{"Request":{}}"#).unwrap();
    let mut screens = Screens::new("policy/eval-access-lists");
    for (flags, status) in [
        (&["--role", "dagl"][..], 4),
        (&["--role", "dagl", "--access-list", "ttd:banker"], 0),
        (&["--role", "dagl", "--access-list", "banker"], 2),
        (&["--request", "r.json"], 2),
    ] {
        let arguments = [&["policy", "eval", "p.xml", "--access-list-mode"][..], flags].concat();
        for run in screens.run([&home, &home], &arguments) {
            assert_eq!(run.status, Some(status), "{run:?}");
        }
    }
    screens.check();
}

/// A file that is named is read or the command fails, and an option that changes nothing is not passed over.
#[test]
fn nothing_that_was_said_is_passed_over() {
    let list = policy(&[("urn:altinn:access-list", "ttd:banker")]);
    let home = home(&[
        ("p.xml", &policy(&[DAGL])),
        ("list.xml", &list),
        ("r.json", &request(&[DAGL])),
        ("refused.json", r#"{"Request":{"Action":[{}]}}"#),
    ]);
    let eval = |policy: &str, more: &str| {
        let line: Vec<&str> = ["policy", "eval", policy, "--lang", "en"].into_iter().chain(more.split(' ')).collect();
        home.run(&line)
    };
    for (line, status, said) in [
        ("--role dagl --facts nowhere.json", 2, "--facts"),
        ("--action read --facts nowhere.json", 2, "--facts"),
        ("--facts nowhere.json", 2, "--request"),
        ("--request r.json --facts nowhere.json", 1, "FILE-NOT-FOUND"),
        ("--request refused.json --facts nowhere.json", 1, "FILE-NOT-FOUND"),
        ("--role dagl --access-list ttd:banker", 2, "OPTION-NO-EFFECT"),
        ("--role dagl --system-user a0b1c2d3-0000-4000-8000-0123456789ab", 2, "OPTION-NO-EFFECT"),
        ("--request r.json --access-list ttd:banker", 2, "--access-list"),
    ] {
        let run = eval("p.xml", line);
        assert!(run.status == Some(status) && run.stderr.contains(said) && run.stdout.is_empty(), "{line}: {run:?}");
    }
    assert_eq!(
        eval("p.xml", "--role dagl --party 991825827 --access-list ttd:banker --access-list-mode").status,
        Some(0)
    );
    // Where the policy itself names lists, they are looked up without the mode.
    let consent = eval("list.xml", "--org 991825827 --access-list ttd:banker");
    assert_ne!(consent.status, Some(2), "{consent:?}");
}

/// A pattern that only .NET reads has an answer that is not known here; one that it refuses has the platform's.
#[test]
fn patterns_are_applied_as_dotnet_applies_them() {
    let matching = |pattern: &str| {
        let equal = "urn:oasis:names:tc:xacml:3.0:function:string-equal-ignore-case";
        let regexp = "urn:oasis:names:tc:xacml:1.0:function:string-regexp-match";
        policy(&[("urn:altinn:rolecode", pattern)]).replacen(equal, regexp, 1)
    };
    for (pattern, status, said) in [
        ("^(dagl|lede)$", 0, "Permit"),
        ("^[d&amp;&amp;x]agl$", 0, "Permit"),
        ("^lede$", 4, "NotApplicable"),
        ("(dagl", 4, "Indeterminate"),
        ("^(?!lede).*$", 1, "POLICY-UNTOLD"),
    ] {
        let home = home(&[("p.xml", &matching(pattern)), ("r.json", &request(&[DAGL]))]);
        let run = home.run(&["policy", "eval", "p.xml", "--request", "r.json", "--lang", "en"]);
        let all = format!("{}{}", run.stdout, run.stderr);
        assert!(run.status == Some(status) && all.contains(said), "{pattern}: {run:?}");
    }
}

/// A request of odd shape is read as the platform's reader reads it.
#[test]
fn a_request_of_odd_shape_is_read_as_the_platform_reads_it() {
    let good = request(&[DAGL]);
    let cases = [
        (good.replacen(r#""Value":"dagl""#, r#""Value":7"#, 1), 4, "syntax-error"),
        (good.replacen(r#""Value":"dagl""#, r#""Value":"lede","value":"dagl""#, 1), 0, "status:ok"),
        (
            good.replacen(r#""DataType""#, r#""X""#, 1).replacen(
                r#"{"Request":{"#,
                r#"{"Request":{"CombinedDecision":true,"#,
                1,
            ),
            0,
            "status:ok",
        ),
        (good.replacen(r#"{"Request":{"#, r#"{"Request":{"Category":[{"Attribute":[]}],"#, 1), 4, "syntax-error"),
    ];
    for (asked, status, said) in cases {
        assert!(asked != good, "{asked}");
        let home = home(&[("p.xml", &policy(&[DAGL])), ("r.json", &asked)]);
        let run = home.run(&["policy", "eval", "p.xml", "--request", "r.json", "--format", "json"]);
        assert!(run.status == Some(status) && run.stdout.contains(said), "{asked}: {run:?}");
    }
}
