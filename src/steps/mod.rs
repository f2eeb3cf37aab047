//! One file a step: pure functions from what is known to the next move (floor 2).
//!
//! A step touches nothing. What it wants done to the world is an [`Effect`], which is data; the engine performs it and
//! records what was learned. Read `card.rs`, `brief.rs`, `moves.rs` and `effects/`, then any step.

pub mod access_list;
pub mod api_key;
pub mod appearance;
pub mod brief;
pub mod broker_resource;
pub mod broker_service_owner;
pub mod card;
pub mod condition;
pub mod effects;
pub mod events;
pub mod gate;
pub mod go_live;
pub mod guidelines;
pub mod handover;
pub mod journeys;
pub mod maskinporten_client;
pub mod moves;
pub mod parties;
pub mod parts;
pub mod policy;
pub mod reading;
pub mod resource;
pub mod resource_admin;
pub mod resource_review;
pub mod scopes;
pub mod self_service_right;
pub mod senders;
pub mod service_owner;
pub mod studio_user;
pub mod system_user;
pub mod terms;
pub mod test_message;
pub mod test_notification;
pub mod test_recipient;
pub mod test_transfer;
pub mod token;
pub mod tt02_party;
pub mod whitelisting;

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

use crate::domain::message::NewMessages;
use crate::domain::subscription::NewSubscription;
use crate::domain::transfer::{BrokerConfiguration, NewBrokerOwner};
use crate::finding::Finding;
use crate::record::{Question, Topic};
use crate::text::Message;
use effects::KeyToRegister;

pub use brief::{Brief, ProvingFact, Together};
pub use card::{Acts, Card};
pub use effects::Effect;
pub use journeys::{Intake, Journey};
pub use moves::{Move, Proof, Wait};

/// A question of the intake, as it stands now.
#[derive(Clone, Debug, PartialEq)]
pub enum IntakeQuestion {
    /// It may be asked.
    Question(Box<Question>),
    /// It is not asked, since what is there is kept; who answers it has it changed.
    Kept(Box<Question>),
    /// Other answers have decided it: it is not asked.
    Decided,
    /// It cannot be put before this is known.
    HangsOn(Topic),
}

impl IntakeQuestion {
    /// A question that may be asked now.
    #[must_use]
    pub fn question(question: Question) -> Self {
        Self::Question(Box::new(question))
    }

    /// The question that an answer would be to, asked or not.
    #[must_use]
    pub fn answerable(self) -> Option<Box<Question>> {
        match self {
            Self::Question(question) | Self::Kept(question) => Some(question),
            Self::Decided | Self::HangsOn(_) => None,
        }
    }
}

/// The body of a call that a person makes.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
pub enum SentByHand {
    /// A subscription to events.
    Subscription(NewSubscription),
    /// A message.
    Message(Box<NewMessages>),
    /// A registration in Altinn Formidling.
    BrokerOwner(NewBrokerOwner),
    /// How a resource is set up there.
    BrokerConfiguration(BrokerConfiguration),
}

/// A step of a journey.
pub trait Step: Sync {
    /// What the step is, for people and for the checklist.
    fn card(&self) -> &'static Card;

    /// What is to be done next, from what is known. Pure: the same brief always gives the same move.
    fn next(&self, brief: &Brief<'_>) -> Move;

    /// What shows whether that which is known still holds: effects that only look; empty when there is nothing to look at.
    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        let _ = brief;
        Vec::new()
    }

    /// The facts that the tick rests on when the step is done: only what proves this step.
    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>>;

    /// The question of a topic that this step gives, whether or not it is answered already.
    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        let _ = (topic, brief);
        IntakeQuestion::Decided
    }

    /// What a person does in other people's screens, click by click, in order; empty when nobody clicks.
    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        let _ = brief;
        Vec::new()
    }

    /// What will come of that which the step does next, beyond what is shown of it: said before it is confirmed.
    fn foretold(&self, brief: &Brief<'_>) -> Vec<Message> {
        let _ = brief;
        Vec::new()
    }

    /// Why it is too late for what is asked of the step, by what was just seen: said instead of asking anybody to confirm it.
    fn too_late(&self, brief: &Brief<'_>) -> Option<Finding> {
        let _ = brief;
        None
    }

    /// The command that does it, where it is done only on request.
    fn own_command(&self) -> Option<&'static str> {
        None
    }

    /// What a person sends by hand, and the name of the file that it is written to.
    fn file_to_send(&self, brief: &Brief<'_>) -> Option<(String, SentByHand)> {
        let _ = brief;
        None
    }

    /// The public key that a person pastes on the way, and the name of the file that it is written to.
    fn key_to_paste(&self, brief: &Brief<'_>) -> Option<(KeyToRegister, String)> {
        let _ = brief;
        None
    }
}
