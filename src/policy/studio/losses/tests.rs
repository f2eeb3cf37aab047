use super::super::to_model;
use super::*;
use crate::catalog::products::CORRESPONDENCE;
use crate::policy::build::{Choices, built};
use crate::policy::{parse, same_meaning, write::to_xml};

fn file() -> String {
    String::from_utf8(to_xml(&built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding")))).unwrap()
}

/// The losses of a good policy with a text replaced once.
fn replaced(from: &str, to: &str) -> Vec<(What, AccessChange)> {
    let file = file();
    assert!(file.contains(from), "{from}");
    let policy = parse(file.replacen(from, to, 1).as_bytes()).unwrap();
    let found: Vec<_> = losses(&policy).iter().map(|loss| (loss.what, loss.access)).collect();
    let back = parse(&to_xml(&to_model(&policy).unwrap())).unwrap();
    let changes = found.iter().any(|(_, access)| *access != AccessChange::Same);
    assert_eq!(same_meaning(&policy, &back), !changes, "{found:?}");
    found
}

#[test]
fn what_studio_wrote_loses_nothing() {
    assert_eq!(losses(&parse(file().as_bytes()).unwrap()), []);
}

#[test]
fn what_a_deny_or_an_and_becomes_is_said() {
    assert_eq!(replaced("Effect=\"Permit\"", "Effect=\"Deny\""), [(What::Effect, AccessChange::Widens)]);
    let and = replaced("</xacml:AllOf>\n        <xacml:AllOf>", "");
    assert_eq!(and, [(What::SubjectsTogether, AccessChange::Widens)]);
}

#[test]
fn what_nobody_evaluates_is_lost_without_a_change() {
    assert_eq!(replaced("urn:altinn:policyid:1", "urn:x:1"), [(What::PolicyId, AccessChange::Same)]);
    let described = "<xacml:Description>x</xacml:Description><xacml:Target />";
    assert_eq!(replaced("<xacml:Target />", described), [(What::Description, AccessChange::Same)]);
    assert_eq!(replaced(":authenticationLevel1", ":level"), [(What::ObligationId, AccessChange::Same)]);
    assert_eq!(replaced(":deny-overrides", ":permit-overrides"), [(What::CombiningAlgorithm, AccessChange::Same)]);
    let split = "</xacml:AllOf></xacml:AnyOf><xacml:AnyOf>\n        <xacml:AllOf>";
    assert_eq!(replaced("</xacml:AllOf>\n        <xacml:AllOf>", split), [(What::Grouping, AccessChange::Same)]);
}

#[test]
fn other_functions_types_and_presence_change_who_gets_in() {
    let data = "\">\n            <xacml:AttributeValue DataType=\"http://www.w3.org/2001/XMLSchema#string\">";
    let [ignoring, exact] = [function::STRING_EQUAL_IGNORE_CASE, function::STRING_EQUAL].map(|it| it.to_owned() + data);
    // Roles, actions and ids of resources are asked for in lower case alone.
    assert_eq!(replaced(&ignoring, &exact), [(What::Function, AccessChange::Same)]);
    assert_eq!(replaced(&exact, &ignoring), [(What::Function, AccessChange::Same)]);
    let upper = replaced(&format!("{ignoring}dagl"), &format!("{exact}DAGL"));
    assert_eq!(upper, [(What::Function, AccessChange::Widens)]);
    assert_eq!(
        replaced("MustBePresent=\"false\"", "MustBePresent=\"true\""),
        [(What::MustBePresent, AccessChange::Widens)]
    );
    let typed = replaced("DataType=\"http://www.w3.org/2001/XMLSchema#string\">", "DataType=\"urn:x\">");
    assert_eq!(typed, [(What::DataType, AccessChange::Widens)]);
}

#[test]
fn a_value_with_a_colon_ends_up_in_the_attribute_id() {
    assert_eq!(replaced(">dagl<", ">urn:x:dagl<"), [(What::Colon, AccessChange::Narrows)]);
    let list = file().replacen("urn:altinn:rolecode", "urn:altinn:access-list", 1).replacen(">dagl<", ">ttd:x<", 1);
    assert_eq!(losses(&parse(list.as_bytes()).unwrap()), []);
    let list = list.replacen(">ttd:x<", ">x<", 1);
    assert_eq!(losses(&parse(list.as_bytes()).unwrap())[0].what, What::Colon);
}

#[test]
fn the_last_level_is_kept() {
    let second = "<xacml:ObligationExpressions>";
    let expression = "<xacml:ObligationExpression ObligationId=\"urn:altinn:obligation:authenticationLevel1\" \
         FulfillOn=\"Permit\"><xacml:AttributeAssignmentExpression AttributeId=\"urn:altinn:obligation1-assignment1\" \
         Category=\"urn:altinn:minimum-authenticationlevel\"><xacml:AttributeValue \
         DataType=\"http://www.w3.org/2001/XMLSchema#integer\">4</xacml:AttributeValue>\
         </xacml:AttributeAssignmentExpression></xacml:ObligationExpression>";
    let found = replaced(second, &format!("{second}{expression}"));
    assert_eq!(found, [(What::Level, AccessChange::Widens)]);
}
