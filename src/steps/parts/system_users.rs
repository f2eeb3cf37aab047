//! Who has system users of a service, by its product.

use crate::catalog::products::{self, SystemUserParties, SystemUsersRow};
use crate::domain::OrgNumber;
use crate::record::t;
use crate::steps::Brief;

/// How systems use the services of the product.
#[must_use]
pub fn row(brief: &Brief<'_>) -> Option<SystemUsersRow> {
    products::of(brief.product).system_users
}

/// For whom they act.
#[must_use]
pub fn parties_of(brief: &Brief<'_>) -> SystemUserParties {
    row(brief).map_or(SystemUserParties::SenderAndRecipient, |row| row.parties)
}

/// For whom there are to be system users, as far as that is known.
#[must_use]
pub fn parties(brief: &Brief<'_>) -> Vec<OrgNumber> {
    match parties_of(brief) {
        SystemUserParties::SenderAndRecipient => {
            let both = [brief.get(t::SystemUserSender), brief.get(t::SystemUserRecipient)];
            both.into_iter().flatten().copied().collect()
        }
        SystemUserParties::ServiceOwner => brief.get(t::OrgNumber).copied().into_iter().collect(),
    }
}
