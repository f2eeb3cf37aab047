//! An organisation and its roles, as Enhetsregisteret openly shows them.

use crate::api::enhetsregisteret::{self, Unit};
use crate::api::{Api, registered_roles};
use crate::catalog::codes::organisations;
use crate::domain::OrgNumber;
use crate::domain::registered::{RegisteredOrganisation, names_a_person};
use crate::finding::Finding;
use crate::text::Phrase;

/// Why an organisation cannot be told of.
pub enum OrganisationFault {
    /// There is no such organisation, or none any more: that is the answer.
    Gone(Box<Finding>),
    /// The register does not answer as it should.
    Register(Box<Finding>),
}

/// Looks an organisation up with its roles; for a sub-unit the main unit, whose roles hold for it.
///
/// # Errors
/// It does not exist, or the register does not answer as it should.
pub async fn look_up(api: Api<'_>, number: OrgNumber) -> Result<RegisteredOrganisation, OrganisationFault> {
    let register = |fault: crate::api::ApiFault| OrganisationFault::Register(Box::new(fault.finding()));
    let unit = enhetsregisteret::look_up(api, number).await.map_err(register)?;
    let (main, sub_unit, unit) = match unit {
        Unit::Sub { parent: Some(parent), .. } => {
            (parent, Some(number), enhetsregisteret::look_up(api, parent).await.map_err(register)?)
        }
        unit => (number, None, unit),
    };
    let (name, form, bankrupt) = match unit {
        Unit::Main { name, form, deleted: None, bankrupt } => (name, form, bankrupt),
        Unit::Main { name, form, deleted: Some(date), .. } => {
            // Of what is deleted the register does not always say the form: it may be named after a person.
            let name = if form.is_empty() || names_a_person(&form) { String::new() } else { name };
            let finding = gone(&organisations::ORG_DELETED, main).with("name", name).with("date", date);
            return Err(OrganisationFault::Gone(Box::new(finding.next(words::DELETED_NEXT))));
        }
        // A sub-unit without a main unit, and one whose main unit is none: nobody has a role there.
        Unit::Sub { .. } | Unit::Unknown => {
            let next: Phrase = if main.can_be_real() { words::UNKNOWN_NEXT } else { words::SYNTHETIC_NEXT };
            return Err(OrganisationFault::Gone(Box::new(gone(&organisations::ORG_UNKNOWN, main).next(next))));
        }
    };
    let seen = registered_roles::look_up(api, main).await.map_err(register)?;
    Ok(RegisteredOrganisation {
        number: main,
        sub_unit,
        name: Some(name).filter(|name| !name.is_empty() && !names_a_person(&form)),
        form,
        bankrupt,
        roles: seen.roles,
        former: seen.former,
    })
}

fn gone(code: &'static crate::finding::Code, number: OrgNumber) -> Finding {
    Finding::new(code, "--for-number").with("orgnr", number.spaced())
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        DELETED_NEXT { nb: "En slettet virksomhet har ingen roller, og ingen slipper inn på vegne av den. Slå opp virksomheten som har overtatt.", en: "A deleted organisation has no roles, and nobody is let in on its behalf. Look up the organisation that took over." }
        UNKNOWN_NEXT { nb: "Slå opp nummeret på data.brreg.no og prøv igjen.", en: "Look the number up at data.brreg.no and try again." }
        SYNTHETIC_NEXT { nb: "Nummeret er syntetisk, og det åpne registeret har bare reelle virksomheter. Bruk --recipient for den organisasjonsformen det gjelder.", en: "The number is synthetic, and the open register contains only real organisations. Use --recipient for the organisation form in question." }
    }
}
