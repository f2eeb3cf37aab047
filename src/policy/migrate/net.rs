//! Who gets in by registration: today, once the roles have ended and nothing was done, and with the new policy.

use crate::catalog::roles::Role;
use crate::policy::Policy;
use crate::policy::explain::KnownResource;
use crate::policy::explain::reach::{Recipient, by_registration};
use crate::policy::lint::LintOptions;
use crate::policy::read::parse_text;

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    /// `read`.
    Read,
    /// `write`.
    Write,
    /// `subscribe`.
    Subscribe,
}

impl Access {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Read, Self::Write, Self::Subscribe];

    /// The id of the action.
    #[must_use]
    pub const fn action(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Subscribe => "subscribe",
        }
    }
}

/// Who at one kind of recipient may do something by registration; empty is nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetEffect {
    /// Where.
    pub recipient: Recipient,
    /// Does what.
    pub access: Access,
    /// As the policy is, as long as the roles give access.
    pub today: Vec<&'static Role>,
    /// As the policy is, once they have ended.
    pub undone: Vec<&'static Role>,
    /// With the new policy, once they have ended.
    pub then: Vec<&'static Role>,
}

impl NetEffect {
    /// Somebody gets in today, and nobody would once the roles have ended.
    #[must_use]
    pub fn is_lost_undone(&self) -> bool {
        !self.today.is_empty() && self.undone.is_empty()
    }

    /// Those who get in today and do not with the new policy.
    pub fn lost(&self) -> impl Iterator<Item = &'static Role> + '_ {
        self.today.iter().copied().filter(|role| !self.then.contains(role))
    }

    /// Whether anything changes on the way.
    #[must_use]
    pub fn changes(&self) -> bool {
        self.today != self.undone || self.today != self.then
    }
}

/// The resource, and the effect of a new text.
pub(super) fn effect(policy: &Policy, text: &str, options: &LintOptions) -> (Option<String>, Vec<NetEffect>) {
    let known = KnownResource::of(policy, options);
    let new = parse_text(text).ok();
    let places = known.asked_at_all();
    let readers = |policy: &Policy, recipient, access: Access, ended| {
        by_registration(policy, &places, access.action(), recipient, known.limited, ended)
    };
    let mut net = Vec::new();
    for recipient in Recipient::ALL {
        for access in Access::ALL {
            let one = NetEffect {
                recipient,
                access,
                today: readers(policy, recipient, access, false),
                undone: readers(policy, recipient, access, true),
                then: new.as_ref().map(|new| readers(new, recipient, access, true)).unwrap_or_default(),
            };
            if !(one.today.is_empty() && one.then.is_empty()) {
                net.push(one);
            }
        }
    }
    (known.resource_id, net)
}
