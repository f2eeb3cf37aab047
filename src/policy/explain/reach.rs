//! Who at a recipient gets in by registration alone: before anybody has given anybody anything (facts: policy 5).

use crate::catalog::packages;
use crate::catalog::roles::{self, Role};
use crate::policy::decide::Request;
use crate::policy::enrich::{Directory, Endpoint, Party, Subject, answer, every_form};
use crate::policy::ids::attribute;
use crate::policy::xacml::Policy;
use crate::text::{Phrase, policy as text};

/// A kind of recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// Aksjeselskap.
    Company,
    /// Enkeltpersonforetak.
    SoleProprietor,
    /// Ansvarlig selskap.
    Partnership,
    /// Kommune.
    Municipality,
    /// Konkursbo.
    BankruptcyEstate,
    /// Privatperson.
    Person,
}

impl Recipient {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Company,
        Self::SoleProprietor,
        Self::Partnership,
        Self::Municipality,
        Self::BankruptcyEstate,
        Self::Person,
    ];

    /// The word on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Company => "as",
            Self::SoleProprietor => "enk",
            Self::Partnership => "ans",
            Self::Municipality => "municipality",
            Self::BankruptcyEstate => "bankruptcy",
            Self::Person => "person",
        }
    }

    /// The kind with this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word().eq_ignore_ascii_case(word.trim()))
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> Phrase {
        match self {
            Self::Company => text::RECIPIENT_AS,
            Self::SoleProprietor => text::RECIPIENT_ENK,
            Self::Partnership => text::RECIPIENT_ANS,
            Self::Municipality => text::RECIPIENT_MUNICIPALITY,
            Self::BankruptcyEstate => text::RECIPIENT_BANKRUPTCY,
            Self::Person => text::RECIPIENT_PERSON,
        }
    }

    /// Short codes of the roles that somebody usually has there.
    const fn roles(self) -> &'static [&'static str] {
        match self {
            Self::Company => &["dagl", "lede"],
            Self::SoleProprietor => &["innh"],
            Self::Partnership => &["dtso", "dtpr"],
            Self::Municipality => &["dagl", "komk"],
            Self::BankruptcyEstate => &["bobe"],
            Self::Person => &["priv"],
        }
    }
}

/// The roles at this kind of recipient that may do the action without being given anything; empty is nobody.
#[must_use]
pub fn by_registration(policy: &Policy, resource_id: &str, action: &str, recipient: Recipient) -> Vec<&'static Role> {
    let known = recipient.roles().iter().filter_map(|code| roles::by_code(code));
    let may = |role: &&'static Role| {
        let request = Request::new([(attribute::USER_ID, "1")], action, resource_id, Some((attribute::PARTY_ID, "2")));
        answer(policy, &request, &Alone(role), Endpoint::Internal).is_permit()
    };
    known.filter(may).collect()
}

/// Somebody with one role, what comes with it, and nothing else.
struct Alone(&'static Role);

impl Directory for Alone {
    fn party(&self, _: &str, _: &str) -> Option<Party> {
        None
    }

    fn roles(&self, _: &str, _: &Party) -> Vec<(String, String)> {
        let given = self.0.gives().flat_map(|role| every_form(role.short_code()));
        every_form(self.0.short_code()).into_iter().chain(given).collect()
    }

    fn packages(&self, _: Subject<'_>, _: &Party) -> Vec<String> {
        let held = packages::ALL.iter().filter(|package| {
            package.held_by.iter().any(|holding| {
                holding.access
                    && holding.form.is_none()
                    && holding.provider == self.0.provider
                    && holding.role == self.0.code
            })
        });
        held.map(|package| package.id.to_owned()).collect()
    }
}
