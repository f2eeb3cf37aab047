//! A resource of the organisation held against what its kind needs: whether it can be taken over, what is wrong with it,
//! and who may do what.

use jiff::civil::Date;
use serde_json::Value;

use super::super::published_policy::PolicyReading;
use crate::api::resource_search::ListedResource;
use crate::catalog::codes::adoption as codes;
use crate::catalog::products::{self, ProductRow};
use crate::catalog::resource_rules::{Definition, broken, no_id};
use crate::catalog::roles::ALTINN2_ROLES_END;
use crate::domain::resource_id::is_migrated;
use crate::domain::{EnvironmentName, OrgCode, OrgNumber, PolicyKind, ResourceId};
use crate::finding::Finding;
use crate::policy;
use crate::policy::explain::reach::IKS_ENDED;
use crate::policy::let_in::LetIn;
use crate::policy::lint::{ALTINN2_ROLE, ONLY_ALTINN2_ROLES};
use crate::report::adopt::{Standing, most_urgent_first};
use crate::text::{Message, dates};

/// Whose resources these are, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// Where.
    pub environment: EnvironmentName,
    /// Its number.
    pub number: OrgNumber,
    /// Its code.
    pub code: OrgCode,
    /// Its name in Enhetsregisteret.
    pub name: String,
}

/// What a listing alone says of a resource.
#[derive(Clone, Debug)]
pub(super) enum Sort {
    /// It can be taken over, if it can be read.
    Service(&'static ProductRow, ResourceId),
    /// It cannot; whether its rules are read all the same, to see whether it is used for messages.
    Other(Standing, bool),
}

/// The kind of resource that messages were sent on before they had one of their own.
const GENERIC: &str = "GenericAccessResource";

/// The product whose services have resources of a type.
pub(super) fn product_of(resource_type: &str) -> Option<&'static ProductRow> {
    products::ROWS.into_iter().find(|row| row.needs_resource && row.resource_type == resource_type)
}

/// What a listing alone says of a resource. Migrated ones are told first: of them nothing else matters.
pub(super) fn sort(listed: &ListedResource, owner: &Owner) -> Sort {
    let row = product_of(&listed.resource_type);
    let other = |standing| Sort::Other(standing, false);
    if is_migrated(&listed.id) {
        return other(Standing::Migrated);
    }
    if listed.code != owner.code.as_str() {
        return other(Standing::OtherCode);
    }
    if listed.number != owner.number.to_string() {
        return other(Standing::OtherNumber);
    }
    match (row, ResourceId::parse(&listed.id)) {
        (Some(row), Ok(id)) => Sort::Service(row, id),
        (Some(_), Err(_)) => other(Standing::OtherId),
        (None, read) => Sort::Other(Standing::OtherType, listed.resource_type == GENERIC && read.is_ok()),
    }
}

/// What the listing says is wrong with a resource that cannot be taken over.
pub(super) fn of_listing(listed: &ListedResource, standing: Standing, owner: &Owner) -> Vec<Finding> {
    let id = listed.id.as_str();
    match standing {
        Standing::OtherCode => {
            let finding = Finding::new(&codes::ADOPT_OWNER_CODE, id).with("found", listed.code.as_str());
            let finding = finding.with("code", owner.code.as_str()).with("id", id);
            vec![finding.with("environment", owner.environment.as_str())]
        }
        Standing::OtherId => ResourceId::parse(id).err().map(|fault| no_id(fault, id)).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// A resource as it was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct ReadResource<'r> {
    /// Its bare id.
    pub id: &'r ResourceId,
    /// Its definition.
    pub definition: &'r Value,
    /// Its policy; none where none is published.
    pub policy: Option<&'r [u8]>,
}

/// What comes of judging it.
pub(super) struct Judged {
    /// What is wrong with it, the most urgent first.
    pub findings: Vec<Finding>,
    /// Who may do what.
    pub access: Vec<Message>,
    /// The rules as they were read critically; none where there are none.
    pub reading: Option<PolicyReading>,
    /// Whom they let in; none where they cannot be read.
    pub let_in: Option<LetIn>,
}

/// Judges a resource of a product, or with none one of another type.
pub(super) fn judged(
    read: ReadResource<'_>,
    row: Option<&'static ProductRow>,
    environment: &EnvironmentName,
    today: Date,
) -> Judged {
    let ReadResource { id, definition, policy } = read;
    let kind = row.map_or(PolicyKind::Generic, |row| row.policy_kind);
    let reading = policy.map(|bytes| PolicyReading::of(bytes, (environment, id), kind, today));
    let limited = are_lists_on(definition);
    let parsed = policy.and_then(|bytes| policy::parse(bytes).ok());
    let let_in = parsed.map(|policy| LetIn::of(&policy, id.bare(), kind, limited, today));
    let about = |finding: Finding| finding.with("environment", environment.as_str()).with("id", id.bare());
    let mut findings: Vec<Finding> = match (row, &let_in) {
        // Of what is taken for nothing it is only told that it is used for messages.
        (None, Some(let_in)) if let_in.is_for_mail() => {
            vec![about(Finding::new(&codes::ADOPT_MESSAGES_ON_GENERIC, id.bare()).with("type", GENERIC))]
        }
        (None, _) => Vec::new(),
        (Some(_), _) if policy.is_none() => vec![about(Finding::new(&codes::ADOPT_NO_POLICY, id.bare()))],
        (Some(_), let_in) => let_in.iter().flat_map(|let_in| of_readers(let_in, id)).map(about).collect(),
    };
    if row.is_some() {
        let told_already = |finding: &&Finding| match finding.code {
            // Each role that ends, and each rule that only has such: all of them are told at once.
            code if *code == ALTINN2_ROLE => true,
            code if *code == ONLY_ALTINN2_ROLES => findings.iter().any(|one| *one.code == codes::ADOPT_ONLY_ALTINN2),
            _ => false,
        };
        let of_policy = reading.iter().flat_map(|reading| reading.findings.iter().chain(&reading.doubtful));
        let of_policy: Vec<Finding> = of_policy.filter(|finding| !told_already(finding)).cloned().collect();
        findings.extend(of_policy);
        let of_resource = broken(definition, row).into_iter().map(|broken| broken.finding);
        let placed = |finding: Finding| Finding { subject: format!("{id}: {}", finding.subject), ..finding };
        findings.extend(of_resource.map(placed));
    }
    most_urgent_first(&mut findings);
    let access = reading.as_ref().filter(|_| row.is_some()).map(|reading| reading.lines.clone()).unwrap_or_default();
    Judged { findings, access, reading, let_in }
}

/// What is wrong with those whom the rules let in.
fn of_readers(let_in: &LetIn, id: &ResourceId) -> Vec<Finding> {
    let last = || dates::said(ALTINN2_ROLES_END);
    let ends = match (let_in.only_ending(), let_in.some_ending()) {
        (true, _) => Some(Finding::new(&codes::ADOPT_ONLY_ALTINN2, id.bare()).with("date", last())),
        (false, true) => Some(Finding::new(&codes::ADOPT_ALTINN2, id.bare()).with("date", last())),
        (false, false) => None,
    };
    let iks = || Finding::new(&codes::ADOPT_IKS, id.bare()).with("date", dates::said(IKS_ENDED));
    ends.into_iter().chain(let_in.iks_ended.then(iks)).collect()
}

/// Whether access lists limit a resource.
pub(super) fn are_lists_on(definition: &Value) -> bool {
    Definition::new(definition, None).is_some_and(|definition| definition.are_lists_on())
}
