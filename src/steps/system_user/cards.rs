//! What the step is, by for whom the system users are.

use super::words;
use crate::catalog::stages::Stage;
use crate::record::{Actor, Topic};
use crate::steps::{Acts, Card};

/// What the step is; the commands that do it alone know it by this.
pub static CARD: Card = Card {
    id: "system-user",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::PersonVerified,
    who: &[Actor::AccessManager, Actor::Machine, Actor::Supplier, Actor::You],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Published,
    differences: &[],
    needs: &[
        Card::TOKEN,
        &[
            Topic::OrgNumber,
            Topic::ServiceName,
            Topic::ResourceChoice,
            Topic::ResourceId,
            Topic::ResourceSeen,
            Topic::PolicySeen,
        ],
    ],
    gives: &[
        Topic::SystemUserWanted,
        Topic::SystemId,
        Topic::SystemSeen,
        Topic::SystemUserSender,
        Topic::SystemUserRecipient,
        Topic::SystemUserRequest,
        Topic::SystemUserRenewal,
        Topic::SystemUserSeen,
        Topic::SystemUserProof,
    ],
    asks: &[
        (Topic::SystemUserWanted, words::SYSTEM_USER_WANTED),
        (Topic::SystemId, words::SYSTEM_ID),
        (Topic::SystemUserSender, words::SYSTEM_USER_SENDER),
        (Topic::SystemUserRecipient, words::SYSTEM_USER_RECIPIENT),
    ],
};

/// What it is where a supplier's system sends in the owner's name.
pub static CARD_OF_OWNER: Card = Card {
    title: words::OWN_TITLE,
    why: words::OWN_WHY,
    usually: words::OWN_USUALLY,
    // A list that shuts it out is switched on before it is asked for.
    stage: Stage::Live,
    meanwhile: words::OWN_MEANWHILE,
    proof: words::OWN_PROOF,
    needs: &[
        Card::TOKEN,
        Card::LIST,
        &[
            Topic::OrgNumber,
            Topic::ServiceName,
            Topic::ResourceChoice,
            Topic::ResourceBy,
            Topic::ResourceId,
            Topic::ResourceSeen,
            Topic::Confidential,
            Topic::Writers,
            Topic::PolicySeen,
            Topic::TestRecipient,
            Topic::Notify,
            Topic::MessageReminder,
            Topic::Audience,
        ],
    ],
    gives: &[
        Topic::SystemUserWanted,
        Topic::SystemId,
        Topic::SystemSeen,
        Topic::SystemUserRequest,
        Topic::SystemUserRenewal,
        Topic::SystemUserSeen,
        Topic::SystemUserProof,
    ],
    asks: &[(Topic::SystemUserWanted, words::OWN_WANTED), (Topic::SystemId, words::SYSTEM_ID)],
    ..CARD
};

/// What its first part is.
pub static CARD_REGISTERED: Card = Card { title: words::TITLE_REGISTER, ..CARD };
