//! An explanation as JSON. The first keys are frozen: other programs read them.

use schemars::JsonSchema;
use serde::Serialize;

use super::json_words::{Asker, Confidentiality, Effect, Forwarding, Gate, QuestionId, Recipient, ResourceKind};
use super::organisation_json::{OrganisationJson, organisation};
use crate::catalog::{packages, roles};
use crate::domain::Language;
use crate::finding::Finding;
use crate::policy::apps::App;
use crate::policy::explain::{AttributePairs, Explanation, Grant, ServiceAnswer};
use crate::policy::rights::Right;
use crate::policy::rights_v2::RightV2;
use crate::report::decision_json::Decision;
use crate::report::finding_json::Severity;

/// The answer to `policy explain --format json`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Document {
    #[schemars(extend("const" = 1))]
    schema: u32,
    /// What the registry would raise, or why the policy cannot be parsed.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    flattened_rules: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rights: Option<Vec<RightJson>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subjects: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum_authentication_level: Option<i32>,
    #[serde(flatten)]
    further: Option<Further>,
    findings: Vec<FindingJson>,
    catalogue: Catalogue,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RightJson {
    key: String,
    action: String,
    resource: Vec<String>,
    subjects: Vec<Vec<String>>,
}

/// What else the explanation holds.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Further {
    resource_id: Option<String>,
    /// Ids of the apps that the policy is about, where they are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    apps: Vec<String>,
    r#type: Option<ResourceKind>,
    rights_v2: Vec<RightV2Json>,
    recipients: Vec<RecipientJson>,
    grants: Vec<GrantJson>,
    services: Option<Vec<ServiceJson>>,
    levels: Levels,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidentiality: Option<Confidentiality>,
    #[serde(skip_serializing_if = "Option::is_none")]
    forwarding: Option<Forwarding>,
    access_lists: Option<bool>,
    gates: Vec<Gate>,
    altinn2: Altinn2,
    /// Who gets in at the organisation of `--for-number`.
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<OrganisationJson>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RightV2Json {
    key: String,
    action: String,
    resource: Vec<String>,
    subjects: Vec<String>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RecipientJson {
    kind: Recipient,
    /// URNs of the roles that read without being given anything; empty is nobody.
    readers: Vec<String>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct GrantJson {
    effect: Effect,
    subjects: Vec<Vec<String>>,
    names: Vec<String>,
    may: Vec<MayJson>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct MayJson {
    actions: Vec<Vec<String>>,
    resources: Vec<Vec<String>>,
    conditional: bool,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ServiceJson {
    id: QuestionId,
    /// Id of the app that it is about, where the policy is about several.
    #[serde(skip_serializing_if = "Option::is_none")]
    app: Option<String>,
    service: String,
    actions: Vec<String>,
    lets_in: Vec<Vec<String>>,
    anybody: Vec<Asker>,
    level_too_low: Vec<Vec<String>>,
    checks_level: bool,
    /// The decision for somebody who has nothing.
    otherwise: Decision,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consequence: Option<String>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Levels {
    end_user: Option<i32>,
    organisation: Option<i32>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Altinn2 {
    ends: String,
    roles: Vec<&'static str>,
    readers: usize,
    dependent_readers: usize,
    /// Recipients where nobody reads any more once these roles have ended.
    recipients_lost: Vec<Recipient>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FindingJson {
    code: &'static str,
    severity: Severity,
    message: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    packages: String,
    roles: String,
}

/// Renders what was read of a policy.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(explanation: &Explanation, findings: &[Finding]) -> Result<String, serde_json::Error> {
    let listing = explanation.listing.as_ref();
    serde_json::to_string_pretty(&Document {
        schema: 1,
        error: listing.err().map(ToString::to_string),
        flattened_rules: listing.ok().map(|listing| listing.flattened_rules),
        rights: listing.ok().map(|listing| listing.rights.iter().map(right).collect()),
        subjects: Some(explanation.subjects.clone()),
        minimum_authentication_level: Some(explanation.level),
        further: Some(further(explanation)),
        findings: findings.iter().map(finding).collect(),
        catalogue: catalogue(),
    })
}

/// Renders what the platform says of a policy that cannot be read.
///
/// # Errors
/// As [`render`].
pub fn refused(said: String, findings: &[Finding]) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&Document {
        schema: 1,
        error: Some(said),
        flattened_rules: None,
        rights: None,
        subjects: None,
        minimum_authentication_level: None,
        further: None,
        findings: findings.iter().map(finding).collect(),
        catalogue: catalogue(),
    })
}

fn right(right: &Right) -> RightJson {
    let Right { key, action, resource, subjects } = right.clone();
    RightJson { key, action, resource, subjects }
}

fn right_v2(right: &RightV2) -> RightV2Json {
    let RightV2 { key, action, resource, subjects } = right.clone();
    RightV2Json { key, action, resource, subjects }
}

fn further(explanation: &Explanation) -> Further {
    let consequences = &explanation.consequences;
    let gates = [
        (consequences.never, Gate::UnknownAlgorithm),
        (consequences.no_role_code, Gate::NoRoleCode),
        (consequences.no_package, Gate::NoPackage),
        (consequences.denies, Gate::DenyRule),
    ];
    Further {
        resource_id: explanation.resource_id.clone(),
        apps: match explanation.apps.as_slice() {
            [] | [_] => Vec::new(),
            several => several.iter().map(App::resource_id).collect(),
        },
        r#type: explanation.kind.map(Into::into),
        rights_v2: explanation.rights_v2.iter().map(right_v2).collect(),
        recipients: explanation
            .reach
            .iter()
            .map(|(recipient, roles)| RecipientJson {
                kind: (*recipient).into(),
                readers: roles.iter().map(|role| role.urn()).collect(),
            })
            .collect(),
        grants: explanation.grants.iter().map(grant).collect(),
        services: explanation.answers.as_ref().map(|answers| answers.iter().map(service).collect()),
        levels: Levels { end_user: consequences.level, organisation: consequences.level_org },
        confidentiality: consequences.confidentiality.as_ref().and_then(|found| found.as_ref().ok()).map(Into::into),
        forwarding: consequences.forwarding.map(Into::into),
        access_lists: consequences.limited,
        gates: gates.into_iter().filter(|(shut, _)| *shut).map(|(_, gate)| gate).collect(),
        altinn2: Altinn2 {
            ends: roles::ALTINN2_ROLES_END.to_string(),
            roles: consequences.ending.iter().map(|role| role.code).collect(),
            readers: consequences.ending_readers.1,
            dependent_readers: consequences.ending_readers.0,
            recipients_lost: explanation.lost.iter().map(|recipient| (*recipient).into()).collect(),
        },
        organisation: explanation.at.as_ref().map(|at| organisation(at, consequences.limited)),
    }
}

fn grant(grant: &Grant) -> GrantJson {
    GrantJson {
        effect: grant.effect.into(),
        subjects: urns(&grant.who),
        names: grant.who.iter().map(|who| who.who().render(Language::En)).collect(),
        may: grant
            .may
            .iter()
            .map(|may| MayJson {
                actions: may
                    .actions
                    .iter()
                    .map(|terms| terms.0.iter().map(|(_, value)| value.clone()).collect())
                    .collect(),
                resources: urns(&may.places),
                conditional: may.conditional,
            })
            .collect(),
    }
}

fn service(answer: &ServiceAnswer) -> ServiceJson {
    let question = &answer.question;
    ServiceJson {
        id: question.id.into(),
        app: answer.app.as_ref().map(App::resource_id),
        service: question.service.raw(Language::En).to_owned(),
        actions: question.actions.clone(),
        lets_in: urns(&answer.lets_in),
        anybody: answer.anybody.iter().map(|asker| (*asker).into()).collect(),
        level_too_low: answer.too_low.iter().map(|(_, who)| who.urns()).collect(),
        checks_level: question.checks_level,
        otherwise: answer.otherwise.into(),
        reason: answer.why.as_ref().map(|why| why.render(Language::En)),
        consequence: (!answer.is_yes()).then(|| question.consequence.raw(Language::En).to_owned()),
    }
}

fn urns(terms: &[AttributePairs]) -> Vec<Vec<String>> {
    terms.iter().map(AttributePairs::urns).collect()
}

fn finding(finding: &Finding) -> FindingJson {
    FindingJson {
        code: finding.code.id,
        severity: finding.severity.into(),
        message: finding.message.render(Language::En),
    }
}

fn catalogue() -> Catalogue {
    Catalogue { packages: packages::AS_OF.to_string(), roles: roles::AS_OF.to_string() }
}
