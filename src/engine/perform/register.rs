//! Who the organisation is: Enhetsregisteret, and Altinn's list of service owners.

use super::{Performer, finding};
use crate::api::enhetsregisteret::{self, Unit};
use crate::api::org_register;
use crate::catalog::codes::organisations;
use crate::domain::OrgNumber;
use crate::engine::outcome::{Outcome, Performed};
use crate::finding::Finding;
use crate::record::values::UnitSeen;
use crate::record::{Topic, t};
use crate::steps::effects::RegisterEffect;

impl Performer {
    /// Performs one of its effects.
    pub(super) async fn register(&self, effect: &RegisterEffect) -> Performed {
        match effect {
            RegisterEffect::LookUpUnit(number) => self.look_up_unit(*number).await,
            RegisterEffect::LookUpOrg(number) => self.look_up_org(*number).await,
        }
    }

    async fn look_up_unit(&self, number: OrgNumber) -> Performed {
        let unit = enhetsregisteret::look_up(self.api(), number).await.map_err(finding)?;
        let of = |code| Finding::new(code, "--org-number").with("orgnr", number.spaced());
        let refused = |finding| Ok(Outcome::default().refuse(Topic::OrgNumber, finding));
        match unit {
            Unit::Unknown => refused(of(&organisations::ORG_UNKNOWN)),
            Unit::Sub { name, parent, parent_name } => refused(
                of(&organisations::ORG_SUB_UNIT)
                    .with("name", name)
                    .with("parent", parent.map(OrgNumber::spaced).unwrap_or_default())
                    .with("parent_name", parent_name.unwrap_or_default()),
            ),
            // An organisation that was merged into another is deleted too; the register does not say into which.
            Unit::Main { name, deleted: Some(date), .. } => {
                refused(of(&organisations::ORG_DELETED).with("name", name).with("date", date))
            }
            Unit::Main { name, form, bankrupt, .. } => Ok(Outcome::default().seen(
                t::UnitSeen,
                None,
                UnitSeen { number, name, form, bankrupt },
                "GET enhetsregisteret/api/enheter/{orgnr}",
            )),
        }
    }

    async fn look_up_org(&self, number: OrgNumber) -> Performed {
        let listing = org_register::look_up(self.api(), number).await.map_err(finding)?;
        Ok(Outcome::default().seen(t::OrgListing, None, listing, "GET altinn-orgs.json"))
    }
}
