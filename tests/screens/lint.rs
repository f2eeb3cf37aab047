//! `policy lint` of one policy a rule: every sentence that the linter has, in both languages and in every form.

use altinn_onboard::door::catalog::products::CORRESPONDENCE;
use altinn_onboard::door::policy::build::{Choices, built};
use altinn_onboard::door::policy::model::EditorPolicy;
use altinn_onboard::door::policy::write::to_xml;

use super::Pair;
use crate::common::screen::Screens;

/// What is done to a good policy so that one rule speaks; others may speak with it.
enum Change {
    /// A text is replaced once.
    Text(&'static str, &'static str),
    /// The model is changed.
    Model(fn(&mut EditorPolicy)),
}
use Change::{Model, Text};

const ROWS: &[(&str, Change)] = &[
    ("POL003", Text("urn:oasis:names:tc:xacml:3.0:core:schema:wd-17", "urn:other")),
    ("POL005", Model(|model| model.rules.clear())),
    ("POL010", Text("3.0:rule-combining", "1.0:rule-combining")),
    ("POL011", Text("deny-overrides", "permit-unless-deny")),
    ("POL012", Text("3.0:function:string-equal-ignore", "1.0:function:string-equal-ignore")),
    (
        "POL013",
        Text(
            "</xacml:Rule>",
            "<xacml:Condition><xacml:AttributeValue DataType=\"http://www.w3.org/2001/XMLSchema#boolean\">true</xacml:AttributeValue></xacml:Condition></xacml:Rule>",
        ),
    ),
    ("POL016", Text("attribute-category:action", "attribute-category:environment")),
    ("POL017", Text("</xacml:AllOf>\n        <xacml:AllOf>", "</xacml:AllOf></xacml:AnyOf><xacml:AnyOf><xacml:AllOf>")),
    ("POL018", Text("1.0:subject-category:access-subject", "3.0:attribute-category:action")),
    ("POL019", Text("</xacml:AllOf>\n        <xacml:AllOf>", "")),
    ("POL021", Text("MustBePresent=\"false\"", "MustBePresent=\"true\"")),
    ("POL022", Text("XMLSchema#string\">dagl", "XMLSchema#anyURI\">dagl")),
    ("POL023", Text(">dagl<", ">dagl\n<")),
    ("POL024", Text("Effect=\"Permit\"", "Effect=\"deny\"")),
    ("POL025", Text("FulfillOn=\"Permit\"", "FulfillOn=\"Deny\"")),
    ("POL026", Model(|model| model.rules[1].rule_id = model.rules[0].rule_id.clone())),
    ("POL030", Text(">ttd-melding<", ">ttd-annen<")),
    ("POL031", Model(|model| model.rules[0].resources = vec![vec!["urn:altinn:task:x".into()]])),
    ("POL032", Model(|model| model.rules[0].resources.push(vec!["urn:altinn:task:sign".into()]))),
    ("POL033", Text(">ttd-melding<", ">ttd-Melding<")),
    ("POL034", Model(|model| model.rules[1].subject = vec!["urn:altinn:org:[org]".into()])),
    ("POL035", Model(|model| model.rules[0].resources[0].push("urn:altinn:serviceresource:x".into()))),
    ("POL040", Model(|model| (model.rules[0].subject, model.rules[0].access_packages) = (vec![], vec![]))),
    ("POL041", Model(|model| model.rules[0].actions.clear())),
    ("POL042", Model(|model| model.rules[0].resources.clear())),
    ("POL043", Text("\"urn:altinn:rolecode\"", "\"urn:altinn:org:rolecode\"")),
    ("POL045", Model(|model| model.rules[0].subject = vec!["urn:altinn:external-role:ccr:daglig-leder".into()])),
    ("POL046", Text(">ordinaer-post-til-virksomheten<", ">ordinaerposttilvirksomheten<")),
    ("POL047", Text(">ordinaer-post-til-virksomheten<", ">hovedadministrator<")),
    ("POL048", Text(">dagl<", ">daglig-leder<")),
    ("POL049", Model(|model| model.rules[0].subject.push("urn:altinn:rolecode:A0236".into()))),
    ("POL050", Model(|model| model.rules[1].subject = vec!["urn:altinn:rolecode:a0236".into()])),
    ("POL051", Model(|model| model.rules[0].access_packages.clear())),
    (
        "POL052",
        Model(|model| {
            model.rules[0].subject.truncate(1);
            model.rules[0].access_packages = vec!["urn:altinn:accesspackage:konkursbo-lesetilgang".into()];
        }),
    ),
    ("POL053", Model(|model| model.rules[0].subject.push("urn:altinn:role:privatperson".into()))),
    ("POL054", Model(|model| model.rules[1].subject = vec!["urn:altinn:organization:identifier-no:991825828".into()])),
    ("POL055", Model(|model| model.rules[1].subject = vec!["urn:altinn:access-list:ttd:banker".into()])),
    ("POL056", Text(">dagl<", ">urn:digitaltdodsbo:formuesfullmakt<")),
    ("POL057", Model(|model| model.rules[1].subject = vec!["urn:altinn:org:DAGL".into()])),
    ("POL060", Model(|model| model.rules[0].actions = vec!["sign".into()])),
    ("POL061", Model(|model| model.rules[2].actions = vec!["sign".into()])),
    ("POL062", Model(|model| model.rules[1].actions = vec!["sign".into()])),
    ("POL065", Text(">read<", ">open<")),
    (
        "POL066",
        Model(|model| model.rules[0].access_packages.push(package("innboks-taushetsbelagt-post-til-virksomheten"))),
    ),
    ("POL067", Model(|model| model.rules[0].access_packages.push(package("eksplisitt")))),
    ("POL069", Model(|model| model.rules[1].subject.clear())),
    ("POL070", Model(|model| model.required_authentication_level_end_user = None)),
    ("POL071", Text("#integer\">3<", "#integer\">high<")),
    ("POL072", Model(|model| model.required_authentication_level_end_user = Some("2".into()))),
    ("POL073", Model(|model| model.required_authentication_level_org = Some("4".into()))),
    ("POL074", Text(" Category=\"urn:altinn:minimum-authenticationlevel\"", "")),
    ("POL075", Text("urn:altinn:obligation:authenticationLevel1", "urn:altinn:obligation:1")),
    ("POL080", Text("Effect=\"Permit\"", "Effect=\"Deny\"")),
    ("POL081", Text("Version=\"1.0\"", "Version=\"v1\"")),
    ("POL082", Text("encoding=\"utf-8\"", "encoding=\"UTF-8\"")),
    ("POL090", Text("XMLSchema#string\" MustBePresent", "XMLSchema#anyURI\" MustBePresent")),
    ("POL091", Text("MustBePresent=\"false\"", "MustBePresent=\"false\" Issuer=\"brreg\"")),
    (
        "POL092",
        Text(
            "urn:oasis:names:tc:xacml:3.0:function:string-equal-ignore-case",
            "urn:oasis:names:tc:xacml:1.0:function:integer-equal",
        ),
    ),
    (
        "POL093",
        Text(
            "urn:oasis:names:tc:xacml:3.0:function:string-equal-ignore-case",
            "urn:oasis:names:tc:xacml:1.0:function:string-is-in",
        ),
    ),
    ("POL094", Model(|model| model.rules[1].subject = vec!["urn:altinn:access-list:ttd/banker".into()])),
];

fn package(name: &str) -> String {
    format!("urn:altinn:accesspackage:{name}")
}

fn good() -> EditorPolicy {
    let mut model = built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"));
    let mut send = model.rules[1].clone();
    send.actions = vec!["write".into()];
    send.rule_id = "urn:altinn:resource:ttd-melding:ruleid:3".into();
    model.rules.push(send);
    model
}

/// One file a row, the good one, and files that cannot be read as policies.
fn pair() -> Pair {
    let pair = Pair::new();
    let good = String::from_utf8(to_xml(&good())).unwrap();
    for home in pair.homes() {
        std::fs::create_dir(home.work().join("rules")).unwrap();
    }
    for (code, change) in ROWS {
        let spoilt = match change {
            Text(from, to) => good.replacen(from, to, 1),
            Model(change) => {
                let mut model = self::good();
                change(&mut model);
                String::from_utf8(to_xml(&model)).unwrap()
            }
        };
        assert_ne!(spoilt, good, "{code}");
        pair.write(&format!("rules/{code}.xml"), spoilt);
    }
    let dtd = "<!DOCTYPE a [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><a>&b;</a>";
    pair.write("rules/bomb.xml", dtd);
    pair.write("rules/empty.xml", "");
    pair.write("rules/latin.xml", [b'<', 0xE6, b'>']);
    pair.write("rules/set.xml", "<PolicySet xmlns='urn:oasis:names:tc:xacml:3.0:core:schema:wd-17'/>");
    let wide: Vec<u8> = good.encode_utf16().flat_map(u16::to_le_bytes).collect();
    pair.write("rules/wide.xml", wide);
    pair.write("good.xml", &good);
    let spoilt = good.replacen("3.0:rule-combining", "1.0:rule-combining", 1).replacen(">dagl<", ">DAGL<", 1);
    let spoilt = spoilt.replacen("3.0:function:string-equal-ignore-case", "1.0:function:string-equal", 1);
    pair.write("spoilt.xml", spoilt.replacen(">ttd<", ">[org]<", 1));
    pair
}

/// What every command here is given besides its file.
const FLAGS: &str = "--today 2026-11-20 --resource-id ttd-melding";

#[test]
fn every_rule_in_every_form() {
    let pair = pair();
    let all = |form: &str| format!("policy lint rules {FLAGS} --type correspondence{form}");
    pair.show_all(Screens::new("lint/human").with_days(), &[&all("")]);
    pair.show_all(Screens::new("json/lint").with_days(), &[&all(" --format json")]);
    pair.show_all(Screens::new("json/lint-sarif").with_days(), &[&all(" --format sarif")]);
    let kinds =
        ["app", "broker", "consent", "generic"].map(|kind| format!("policy lint good.xml {FLAGS} --type {kind}"));
    pair.show_all(Screens::new("lint/kinds").with_days(), &kinds.each_ref().map(String::as_str));
    // What is said only where no id is told, and of apps.
    let two = String::from_utf8(to_xml(&good())).unwrap().replacen(">ttd-melding<", ">ttd-melding-2<", 1);
    pair.write("two.xml", two);
    let mut app = good();
    for rule in &mut app.rules {
        rule.resources = vec![vec!["urn:altinn:org:[ORG]".into(), "urn:altinn:app:[APP]".into()]];
    }
    app.rules[2].subject = vec!["urn:altinn:rolecode:regn".into()];
    pair.write("app.xml", String::from_utf8(to_xml(&app)).unwrap());
    let alone = ["two.xml", "app.xml"].map(|file| format!("policy lint {file} --today 2026-11-20"));
    pair.show_all(Screens::new("lint/alone").with_days(), &alone.each_ref().map(String::as_str));
    let late = "policy lint rules/POL049.xml rules/POL050.xml --today 2027-01-01";
    pair.show_all(Screens::new("lint/late").with_days(), &[late]);
}

#[test]
fn what_is_mended_silenced_and_refused() {
    let pair = pair();
    let fix = format!("policy lint spoilt.xml {FLAGS} --fix");
    let lines = [
        format!("policy lint good.xml {FLAGS}"),
        format!("policy lint spoilt.xml {FLAGS} --strict"),
        fix.clone(),
        format!("{fix} --org ttd --yes"),
        format!("{fix} --yes"),
        "policy lint none.xml".to_owned(),
        "policy lint good.xml --today soon".to_owned(),
        "policy lint good.xml --type post".to_owned(),
        "policy lint good.xml --config none.toml".to_owned(),
        "policy lint - --fix --yes".to_owned(),
        "policy lint".to_owned(),
    ];
    pair.show_all(Screens::new("lint/fix").with_days(), &lines.each_ref().map(String::as_str));
    pair.write("altinn-onboard-lint.toml", "[[silence]]\nrule = \"POL052\"\nreason = \"agreed\"\n");
    let silenced = format!("policy lint rules/POL052.xml {FLAGS} --type correspondence");
    pair.show_all(Screens::new("lint/silenced").with_days(), &[&silenced, &format!("{silenced} --format json")]);
    pair.write("altinn-onboard-lint.toml", "[[silence]]\nrule = \"POL030\"\nreason = \"agreed\"\n");
    pair.show_all(Screens::new("lint/silenced-wrongly").with_days(), &[&silenced]);
}
