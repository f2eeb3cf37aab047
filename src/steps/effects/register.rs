//! The public registers of organisations: Enhetsregisteret, and Altinn's list of service owners.

use super::about::EffectAbout;
use crate::domain::OrgNumber;

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
}

mod words {
    use crate::text::phrases;

    phrases! {
        LOOK_UP_UNIT { nb: "Slå opp {orgnr} i Enhetsregisteret", en: "Look {orgnr} up in Enhetsregisteret (the register of legal entities)" }
        LOOK_UP_ORG { nb: "Slå opp {orgnr} i Altinns liste over tjenesteeiere", en: "Look {orgnr} up in Altinn's list of service owners" }
    }
}
