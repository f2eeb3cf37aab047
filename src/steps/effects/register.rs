//! The public registers of organisations: Enhetsregisteret, and Altinn's list of service owners.

use super::about::EffectAbout;
use super::result::{EffectBrought, EffectResult};
use crate::catalog::organisation_forms;
use crate::domain::OrgNumber;
use crate::record::t;

/// Something to look up.
#[derive(Clone, Debug, PartialEq)]
pub enum RegisterEffect {
    /// Look a number up in Enhetsregisteret.
    LookUpUnit(OrgNumber),
    /// Look a number up in Altinn's list of organisations.
    LookUpOrg(OrgNumber),
}

impl RegisterEffect {
    /// What it looks up.
    pub(super) fn about(&self) -> EffectAbout<'_> {
        match self {
            Self::LookUpUnit(number) => EffectAbout::read(words::LOOK_UP_UNIT.with("orgnr", number.spaced())),
            Self::LookUpOrg(number) => EffectAbout::read(words::LOOK_UP_ORG.with("orgnr", number.spaced())),
        }
    }

    /// What the register says.
    pub(super) fn result(&self, brought: &EffectBrought<'_>) -> EffectResult {
        match self {
            Self::LookUpUnit(number) => match brought.get(t::UnitSeen) {
                Some(unit) => {
                    let found = if unit.bankrupt { words::UNIT_BANKRUPT } else { words::UNIT_FOUND };
                    let found = found.with("orgnr", number.spaced()).with("name", unit.name.as_str());
                    let found = found.with("form", organisation_forms::said(&unit.form));
                    if unit.bankrupt { EffectResult::bad(found) } else { EffectResult::good(found) }
                }
                None => EffectResult::absent(words::UNIT_ABSENT.with("orgnr", number.spaced())),
            },
            Self::LookUpOrg(number) => match brought.get(t::OrgListing).and_then(|listing| listing.code.as_ref()) {
                Some(code) => {
                    EffectResult::good(words::ORG_LISTED.with("orgnr", number.spaced()).with("code", code.as_str()))
                }
                None => EffectResult::absent(words::ORG_NOT_LISTED.with("orgnr", number.spaced())),
            },
        }
    }
}

mod words {
    use crate::text::phrases;

    phrases! {
        LOOK_UP_UNIT { nb: "Slå opp {orgnr} i Enhetsregisteret", en: "Look {orgnr} up in the Register of Legal Entities" }
        UNIT_FOUND { nb: "{orgnr} er {name} i Enhetsregisteret: {form}", en: "{orgnr} is {name} in the Register of Legal Entities: {form}" }
        UNIT_BANKRUPT { nb: "{orgnr} er {name} i Enhetsregisteret, under konkursbehandling: {form}", en: "{orgnr} is {name} in the Register of Legal Entities, under bankruptcy proceedings: {form}" }
        UNIT_ABSENT { nb: "{orgnr} finnes ikke i Enhetsregisteret", en: "{orgnr} is not in the Register of Legal Entities" }
        ORG_LISTED { nb: "{orgnr} står i Altinns liste over tjenesteeiere, med koden {code}", en: "{orgnr} is on Altinn's list of service owners, with the code {code}" }
        ORG_NOT_LISTED { nb: "{orgnr} står ikke i Altinns liste over tjenesteeiere", en: "{orgnr} is not on Altinn's list of service owners" }
        LOOK_UP_ORG { nb: "Slå opp {orgnr} i Altinns liste over tjenesteeiere", en: "Look {orgnr} up in Altinn's list of service owners" }
    }
}
