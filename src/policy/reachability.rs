//! Whether a policy lets anybody in at all: one that uploads without complaint may still let in nobody.
//!
//! Every permission is asked for as somebody who has exactly what it names would ask: with what Altinn would fill in
//! for them (Altinn/altinn-authorization-tmp, `Services/Implementation/ContextHandler.cs`, 2026-08-21), to the engine
//! itself. Who has nothing that anybody can have is not asked for.

use super::compare::{AttributeCondition, Comparison, Fill, NormalizedPolicy, Permission};
use super::decide::{Attribute, Request, decide};
use super::ids::{attribute, category};
use super::xacml::{Policy, RuleEffect};
use crate::catalog::{attributes, packages, roles};

/// So many are asked for; of a policy that refuses them all nothing is said, rather than waited for.
const MOST_ASKED: usize = 2_000;

/// Whether somebody may do something, or with `action` this.
#[must_use]
pub fn lets_somebody(policy: &Policy, action: Option<&str>) -> bool {
    let meaning = NormalizedPolicy::of(policy, &Fill::default());
    let roles_are_looked_up = policy.asks_subject_for(attribute::ROLE_CODE);
    let permits = meaning.permissions.iter().filter(|permission| permission.effect == RuleEffect::Permit);
    let askable =
        permits.filter_map(|permission| Some((permission, request(permission, action, roles_are_looked_up)?)));
    askable.enumerate().any(|(before, (permission, asked))| {
        // What compares otherwise than by equality cannot be asked for by its own value.
        let odd = permission
            .subject
            .iter()
            .chain(&permission.action)
            .chain(&permission.resource)
            .any(|term| is_odd(&term.how));
        before == MOST_ASKED || odd || decide(policy, &asked).is_permit()
    })
}

fn is_odd(how: &Comparison) -> bool {
    matches!(how, Comparison::By(function) if super::ids::function::IN_MATCH.contains(&function.as_str()))
}

/// The request of somebody who has what a permission names; `None` when nobody can have it.
fn request(permission: &Permission, action: Option<&str>, roles_are_looked_up: bool) -> Option<Request> {
    let mut subject = vec![Attribute::string(attribute::USER_ID, "1")];
    for term in &permission.subject {
        subject.push(Attribute::string(&term.attribute_id, held(term, roles_are_looked_up)?));
    }
    let named: Vec<&str> = permission.action.iter().map(|term| term.value.as_str()).collect();
    let asked = match (action, named.is_empty()) {
        (Some(wanted), false) if !named.iter().any(|name| name.eq_ignore_ascii_case(wanted)) => return None,
        (Some(wanted), _) => vec![Attribute::string(attribute::ACTION_ID, wanted)],
        (None, true) => vec![Attribute::string(attribute::ACTION_ID, "read")],
        (None, false) => named.into_iter().map(|name| Attribute::string(attribute::ACTION_ID, name)).collect(),
    };
    let resource = permission.resource.iter().map(|term| Attribute::string(&term.attribute_id, term.value.trim()));
    let mut request = Request::default();
    request.push(category::SUBJECT, subject);
    request.push(category::RESOURCE, resource);
    request.push(category::ACTION, asked);
    Some(request)
}

/// What Altinn fills in for somebody who has what a term names.
fn held(term: &AttributeCondition, roles_are_looked_up: bool) -> Option<String> {
    let value = term.value.trim();
    match term.attribute_id.as_str() {
        attribute::ACCESS_PACKAGE => packages::by_id(&value.to_lowercase()).map(|package| package.id.to_owned()),
        id if attribute::is_role(id) => {
            let known = roles::by_attribute(&term.attribute_id, value).is_some();
            (roles_are_looked_up && known).then(|| value.to_lowercase())
        }
        // Nobody is the service owner with a placeholder for a code.
        attribute::ORG if value.contains('[') => None,
        id => attributes::SUBJECT.contains(&id).then(|| value.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products::CORRESPONDENCE;
    use crate::policy::build::{Choices, built};
    use crate::policy::model::EditorPolicy;
    use crate::policy::{parse, write::to_xml};

    fn one(subject: &str) -> EditorPolicy {
        let mut model = built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"));
        model.rules.truncate(1);
        model.rules[0].access_packages.clear();
        model.rules[0].subject = vec![subject.to_owned()];
        model
    }

    fn lets(model: &EditorPolicy, action: Option<&str>) -> bool {
        lets_somebody(&parse(&to_xml(model)).unwrap(), action)
    }

    #[test]
    fn a_good_policy_lets_somebody_read_and_nobody_write() {
        let model = built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"));
        assert!(lets(&model, None) && lets(&model, Some("READ")) && lets(&model, Some("subscribe")));
        assert!(!lets(&model, Some("write")));
    }

    #[test]
    fn what_nobody_can_have_lets_in_nobody() {
        for (subject, somebody) in [
            ("urn:altinn:rolecode:DAGL", true),
            ("urn:altinn:rolecode:dalg", false),
            ("urn:altinn:external-role:ccr:daglig-leder", false),
            ("urn:altinn:accesspackage:hovedadministrator", true),
            ("urn:altinn:accesspackage:a-ordning", true),
            ("urn:altinn:accesspackage:x", false),
            ("urn:altinn:org:[org]", false),
            ("urn:altinn:org:ttd", true),
            ("urn:altinn:org:rolecode:DAGL", false),
            ("urn:altinn:organization:identifier-no:991825827", true),
        ] {
            assert_eq!(lets(&one(subject), None), somebody, "{subject}");
        }
    }

    #[test]
    fn the_engine_has_the_last_word() {
        let file = String::from_utf8(to_xml(&one("urn:altinn:rolecode:DAGL"))).unwrap();
        for (from, to) in [
            ("3.0:rule-combining-algorithm:deny-overrides", "1.0:rule-combining-algorithm:deny-overrides"),
            ("3.0:function:string-equal-ignore-case", "1.0:function:string-equal"),
            ("3.0:function:string-equal-ignore-case", "1.0:function:string-equal-ignore-case"),
            (">DAGL<", "> DAGL<"),
            ("Effect=\"Permit\"", "Effect=\"Deny\""),
        ] {
            let spoiled = parse(file.replacen(from, to, 1).as_bytes()).unwrap();
            assert!(!lets_somebody(&spoiled, None), "{to}");
        }
    }

    #[test]
    fn a_rule_without_subject_lets_in_everybody() {
        let mut model = one("urn:altinn:rolecode:dagl");
        model.rules[0].subject.clear();
        assert!(lets(&model, Some("read")));
        assert!(lets(&EditorPolicy::default(), Some("read")));
    }
}
