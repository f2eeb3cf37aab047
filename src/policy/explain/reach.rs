//! Who at a recipient gets in by registration alone: before anybody has given anybody anything
//! (Altinn/altinn-studio-docs, `content/authorization/guides/resource-owner`, 2025-10-27).

use super::by_registration::{ByRegistration, request};
use crate::catalog::organisation_forms;
use crate::catalog::roles::{self, Role};
use crate::policy::decide::Attribute;
use crate::policy::enrich::{Endpoint, Listed, enrich};
use crate::policy::ids::category;
use crate::policy::terms::AttributePairs;
use crate::policy::xacml::Policy;
use crate::text::Phrase;
use jiff::civil::{Date, date};
use std::sync::LazyLock;

/// Role of a participant with shared responsibility.
pub const SHARED_RESPONSIBILITY: &str = "dtpr";

/// When participants with shared responsibility in an IKS stopped passing its rights on to those with a key role in the
/// participant (Altinn/altinn-authorization-tmp, `Queries/Connection/ConnectionQuery.cs`, 2026-07-09).
pub const IKS_ENDED: Date = date(2026, 7, 9);

/// A kind of recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// Aksjeselskap.
    Company,
    /// Enkeltpersonforetak.
    SoleProprietor,
    /// Ansvarlig selskap.
    Partnership,
    /// Selskap med delt ansvar.
    SharedPartnership,
    /// Norskregistrert utenlandsk foretak.
    ForeignEnterprise,
    /// Kommune.
    Municipality,
    /// Interkommunalt selskap.
    IntermunicipalCompany,
    /// Konkursbo.
    BankruptcyEstate,
    /// Privatperson.
    Person,
}

impl Recipient {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Company,
        Self::SoleProprietor,
        Self::Partnership,
        Self::SharedPartnership,
        Self::ForeignEnterprise,
        Self::Municipality,
        Self::IntermunicipalCompany,
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
            Self::SharedPartnership => "da",
            Self::ForeignEnterprise => "nuf",
            Self::Municipality => "kommune",
            Self::IntermunicipalCompany => "iks",
            Self::BankruptcyEstate => "konkursbo",
            Self::Person => "person",
        }
    }

    /// The kind with this word, or with the English one.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        match word.as_str() {
            "municipality" => Some(Self::Municipality),
            "bankruptcy" => Some(Self::BankruptcyEstate),
            other => Self::ALL.into_iter().find(|kind| kind.word() == other),
        }
    }

    /// What people call it, in a table.
    #[must_use]
    pub const fn name(self) -> Phrase {
        match self {
            Self::Company => organisation_forms::AS,
            Self::SoleProprietor => organisation_forms::ENK,
            Self::Partnership => organisation_forms::ANS,
            Self::SharedPartnership => organisation_forms::DA,
            Self::ForeignEnterprise => organisation_forms::NUF,
            Self::Municipality => organisation_forms::KOMM,
            Self::IntermunicipalCompany => organisation_forms::IKS,
            Self::BankruptcyEstate => organisation_forms::KBO,
            Self::Person => words::RECIPIENT_PERSON,
        }
    }

    /// Short codes of the roles that somebody usually has there.
    ///
    /// The participants of an intermunicipal company are municipalities, and since [`IKS_ENDED`] who has a key role in one
    /// of them has nothing in the company by it.
    const fn roles(self) -> &'static [&'static str] {
        match self {
            Self::Company => &["dagl", "lede"],
            Self::SoleProprietor => &["innh"],
            Self::Partnership => &["dtso", "dtpr"],
            Self::SharedPartnership => &[SHARED_RESPONSIBILITY],
            Self::ForeignEnterprise => &["dagl", "knuf", "repr"],
            Self::Municipality => &["dagl", "komk"],
            Self::IntermunicipalCompany => &["dagl", "lede"],
            Self::BankruptcyEstate => &["bobe"],
            Self::Person => &["priv"],
        }
    }

    /// The kind that an organisation of this form is, where it is one of them.
    #[must_use]
    pub fn of_form(form: &str) -> Option<Self> {
        match form {
            "AS" | "ASA" => Some(Self::Company),
            "ENK" => Some(Self::SoleProprietor),
            "ANS" => Some(Self::Partnership),
            "DA" => Some(Self::SharedPartnership),
            "NUF" => Some(Self::ForeignEnterprise),
            "KOMM" => Some(Self::Municipality),
            "IKS" => Some(Self::IntermunicipalCompany),
            "KBO" => Some(Self::BankruptcyEstate),
            _ => None,
        }
    }

    /// The form of organisation that some packages are held in alone.
    const fn form(self) -> Option<&'static str> {
        match self {
            Self::ForeignEnterprise => Some("NUF"),
            _ => None,
        }
    }
}

/// The roles at this kind of recipient that may do the action, at one of the places at least, without being given
/// anything; empty is nobody. Where access lists limit the resource (`limited`), an organisation is taken to be on one, and
/// a person never is. Roles of Altinn 2 come with others until they have `ended`.
#[must_use]
pub fn by_registration(
    policy: &Policy,
    places: &[AttributePairs],
    action: &str,
    recipient: Recipient,
    limited: bool,
    ended: bool,
) -> Vec<&'static Role> {
    let listed = match (limited, recipient) {
        (false, _) => Listed::NotUsed,
        (true, Recipient::Person) => Listed::No,
        (true, _) => Listed::Yes,
    };
    let known = recipient.roles().iter().filter_map(|code| roles::by_code(code));
    let may = |role: &&'static Role| {
        let alone = ByRegistration::new(&[*role], recipient.form(), listed, ended);
        alone.may(policy, places, action)
    };
    known.filter(may).collect()
}

/// What the platform fills in of a sole proprietor, for a policy; roles of Altinn 2 come with others until they have `ended`.
#[must_use]
pub fn sole_proprietor(policy: &Policy, ended: bool) -> Vec<Attribute> {
    // What the roles bring hangs on no policy, and is long to look up: once is enough, however many policies there are.
    static UNTIL: LazyLock<Vec<ByRegistration>> = LazyLock::new(|| each_role(Recipient::SoleProprietor, false));
    static SINCE: LazyLock<Vec<ByRegistration>> = LazyLock::new(|| each_role(Recipient::SoleProprietor, true));
    let known = if ended { &SINCE } else { &UNTIL };
    let nowhere = request(&AttributePairs::default(), "");
    let mut held: Vec<Attribute> = Vec::new();
    for alone in known.iter() {
        let filled = enrich(policy, &nowhere, alone, Endpoint::Internal);
        held.extend(filled.bag(category::SUBJECT).cloned());
    }
    held
}

/// Who has each of the roles at this kind of recipient, and no other.
fn each_role(recipient: Recipient, ended: bool) -> Vec<ByRegistration> {
    let known = recipient.roles().iter().filter_map(|code| roles::by_code(code));
    known.map(|role| ByRegistration::new(&[role], recipient.form(), Listed::NotUsed, ended)).collect()
}

/// What this file alone says.
mod words {
    crate::text::phrases! {
        RECIPIENT_PERSON { nb: "Privatperson", en: "Private person" }
    }
}
