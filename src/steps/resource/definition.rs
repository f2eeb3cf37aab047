//! The definition of a new resource, made of what was answered.

use crate::catalog::products;
use crate::domain::resource::{CompetentAuthority, PartyType, RegistryContact, ResourceDefinition};
use crate::domain::{OrgCode, ThreeLanguages};
use crate::record::t;
use crate::record::values::{Audience, Recipients};
use crate::steps::Brief;
use crate::steps::parts::owner;

/// The definition, when all that it is made of is known and no text is a draft any more.
#[must_use]
pub fn definition(brief: &Brief<'_>) -> Option<ResourceDefinition> {
    let code = owner::code(brief)?;
    let complete = |text: &ThreeLanguages| text.missing().is_empty();
    Some(ResourceDefinition {
        identifier: brief.get(t::ResourceId)?.clone(),
        title: brief.get(t::ServiceName).filter(|text| complete(text))?.clone(),
        description: brief.get(t::Description).filter(|text| complete(text))?.clone(),
        right_description: brief.get(t::DelegationText).filter(|text| complete(text))?.clone(),
        resource_type: products::of(brief.product).resource_type,
        has_competent_authority: authority(brief, code)?,
        // The category is free text; recipients read Norwegian there.
        contact_points: vec![RegistryContact::new("Brukerstøtte", brief.get(t::ContactPoint)?)],
        delegable: true,
        visible: true,
        status: "Completed",
        available_for_type: parties(owner::recipients(brief)?),
        // Switched on last, when the list has members: earlier it would shut everybody out
        // (Altinn/altinn-resource-registry, `Controllers/AccessListsController.cs`, 2026-08-10). Whether it is on is then no
        // matter of the definition; nothing said is off.
        access_list_mode: (brief.get(t::Audience) != Some(&Audience::Selected)).then_some("Disabled"),
        self_identified_user_enabled: false,
        enterprise_user_enabled: false,
    })
}

fn authority(brief: &Brief<'_>, code: &OrgCode) -> Option<CompetentAuthority> {
    let listing = owner::listing(brief)?;
    let registered = || {
        let name = brief.get(t::UnitSeen).filter(|unit| unit.number == listing.number)?.name.clone();
        Some(ThreeLanguages { nb: name.clone(), nn: name.clone(), en: name })
    };
    let name = listing.name.clone().filter(|name| name.missing().is_empty()).or_else(registered)?;
    Some(CompetentAuthority { organization: listing.number, orgcode: code.clone(), name })
}

fn parties(recipients: Recipients) -> Vec<PartyType> {
    let organisations = [PartyType::LegalEntityEnterprise, PartyType::Company, PartyType::BankruptcyEstate];
    match recipients {
        Recipients::Organisations => organisations.into(),
        Recipients::Persons => vec![PartyType::PrivatePerson],
        Recipients::Both => std::iter::once(PartyType::PrivatePerson).chain(organisations).collect(),
    }
}
