//! The organisation and the service, as the steps need to know them.

use crate::catalog::products;
use crate::domain::{OrgCode, OrgNumber, ResourceId, Rules};
use crate::record::values::{OrgListing, OwnResources, Recipients, ResourceBy, ResourceChoice};
use crate::record::{Topic, t};
use crate::steps::Brief;
use crate::steps::parts::waits::plans_only;

/// The number that the operator has confirmed.
#[must_use]
pub fn confirmed(brief: &Brief<'_>) -> Option<OrgNumber> {
    brief.get(t::OrgNumber).filter(|_| brief.get(t::OrgConfirmed) == Some(&true)).copied()
}

/// What the list of organisations says of the number that is known now.
#[must_use]
pub fn listing<'a>(brief: &Brief<'a>) -> Option<&'a OrgListing> {
    let number = brief.get(t::OrgNumber)?;
    brief.get(t::OrgListing).filter(|listing| listing.number == *number)
}

/// Who receives: answered, or true of every service of the product.
#[must_use]
pub fn recipients(brief: &Brief<'_>) -> Option<Recipients> {
    match products::of(brief.product).is_for_organisations {
        true => Some(Recipients::Organisations),
        false => brief.get(t::Recipients).copied(),
    }
}

/// Whether the contents are confidential mail: answered, or out of the question for the product.
#[must_use]
pub fn confidential(brief: &Brief<'_>) -> Option<bool> {
    match products::of(brief.product).is_for_organisations {
        true => Some(false),
        false => brief.get(t::Confidential).copied(),
    }
}

/// The organisation code, when the number is in the list.
#[must_use]
pub fn code<'a>(brief: &Brief<'a>) -> Option<&'a OrgCode> {
    listing(brief)?.code.as_ref()
}

/// The organisation code for texts, or what stands for it.
#[must_use]
pub fn code_text(brief: &Brief<'_>) -> String {
    code(brief).map_or_else(|| "{orgkode}".to_owned(), ToString::to_string)
}

/// `{code}-resources`, the repository that Altinn Studio wants.
#[must_use]
pub fn repository(brief: &Brief<'_>) -> String {
    format!("{}-resources", code_text(brief))
}

/// `TT02` or `PROD`, as teams in Altinn Studio are named.
#[must_use]
pub const fn studio_environment(rules: Rules) -> &'static str {
    match rules {
        Rules::Test => "TT02",
        Rules::Production => "PROD",
    }
}

/// The organisation's resources of the product's type that are published already, when they were looked for;
/// without those that were migrated.
#[must_use]
pub fn own_resources<'a>(brief: &Brief<'a>) -> Option<Vec<&'a ResourceId>> {
    published_resources(brief).map(|all| all.0.iter().filter(|id| !id.is_migrated()).collect())
}

/// Those of them that the migration from Altinn 2 made: no new service may use one.
#[must_use]
pub fn migrated_resources<'a>(brief: &Brief<'a>) -> Vec<&'a ResourceId> {
    let all = published_resources(brief).into_iter().flat_map(|all| &all.0);
    all.filter(|id| id.is_migrated()).collect()
}

fn published_resources<'a>(brief: &Brief<'a>) -> Option<&'a OwnResources> {
    brief.at(t::PublishedResources, products::of(brief.product).resource_type)
}

/// An address without the slash at its end, for putting a path behind it.
#[must_use]
pub fn base(address: &crate::domain::Address) -> String {
    address.to_string().trim_end_matches('/').to_owned()
}

/// How the resource comes to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Making {
    /// It exists already.
    Exists,
    /// A person makes it in Altinn Studio.
    Studio,
    /// The program makes it.
    Program,
}

/// How the resource comes to be here, or what must be answered first.
///
/// # Errors
/// The topic that is not known yet.
pub fn making(brief: &Brief<'_>) -> Result<Making, Topic> {
    match (brief.get(t::ResourceChoice), brief.get(t::ResourceBy)) {
        (None, _) => Err(Topic::ResourceChoice),
        (Some(ResourceChoice::Existing), _) => Ok(Making::Exists),
        // Where the program writes nothing, a person makes it, whoever makes the resource elsewhere.
        (Some(ResourceChoice::New), _) if plans_only(brief) => Ok(Making::Studio),
        (Some(ResourceChoice::New), None) => Err(Topic::ResourceBy),
        (Some(ResourceChoice::New), Some(ResourceBy::Studio)) => Ok(Making::Studio),
        (Some(ResourceChoice::New), Some(ResourceBy::Program)) => Ok(Making::Program),
    }
}

/// Whether the resource is published here as what it must be.
#[must_use]
pub fn published(brief: &Brief<'_>) -> bool {
    let (Some(id), Some(seen)) = (brief.get(t::ResourceId), brief.get(t::ResourceSeen)) else { return false };
    let wanted = products::of(brief.product).resource_type;
    let fits = seen.found.as_ref().is_some_and(|found| found.resource_type == wanted && found.differences.is_empty());
    seen.id == *id && fits
}

/// Whether the published access rules are those that are wanted.
#[must_use]
pub fn policy_holds(brief: &Brief<'_>) -> bool {
    let (Some(id), Some(seen)) = (brief.get(t::ResourceId), brief.get(t::PolicySeen)) else { return false };
    seen.id == *id && seen.sha256.is_some() && (seen.same || making(brief) == Ok(Making::Exists))
}
