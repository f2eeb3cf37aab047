//! The letters of an onboarding: to whom, why, and what must be known before one can be written.
//!
//! Altinn's two mailboxes: Altinn/altinn-studio,
//! `frontend/packages/shared/src/getInTouch/providers/EmailContactProvider.ts`, 2026-11-29. Which of them takes which kind
//! of letter, and how long an answer takes, is *unverified*.

mod entry;
mod words;

pub use entry::{Channel, LetterEntry, Receiver};

use super::letter_details::{
    AGREEMENT_MAILBOX, ANSWERS_QUESTIONS, DNS_CONTACT, DNS_RECORDS, ERROR_TIME, FIRST_DAY, HOME_PAGE, HOW_STOPPED,
    INVOICE, LARGEST_DISPATCH, LISTED_NAMES, LOGO, NOTIFIED_BY, NUMBERS_UNTIL, OPERATIONS_MAILBOX, PHONE_NUMBERS,
    PLANNED_START, PUBLIC_CONTACT, SECURITY_MAILBOX, SIGNATORY, STUDIO_COLLEAGUE, TECHNICAL_MAILBOX, TRACE_ID, VOLUME,
    WANTED_CODES,
};
use crate::text::roles;

/// What a letter asks for; the numbers are those of the list of letters, with gaps for journeys to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LetterKind {
    /// Scope request.
    L1,
    /// Access to the organisation in Altinn Studio.
    L2,
    /// Repository and teams in Altinn Studio.
    L3,
    /// Authorisation for self-service.
    L4,
    /// Whitelisting, only after error 4008.
    L5,
    /// Service-owner agreement.
    L6,
    /// Terms of use.
    L7,
    /// Real organisation number in TT02.
    L8,
    /// Phone numbers that get real SMS in TT02.
    L9,
    /// Order to the supplier.
    L10,
    /// Network.
    L11,
    /// Approval of system users.
    L12,
    /// Look at the test message.
    L13,
    /// Going live.
    L14,
    /// To recipients: who must be given access, and by which day.
    L15,
    /// Reminder of a letter that nobody has answered.
    L16,
    /// To senders, recipients and their suppliers.
    L18,
    /// Own sender of notifications.
    L17,
}

impl LetterKind {
    /// All kinds, those that take longest first: the order of the order package.
    pub const ALL: [Self; 18] = [
        Self::L16,
        Self::L6,
        Self::L7,
        Self::L4,
        Self::L1,
        Self::L8,
        Self::L17,
        Self::L2,
        Self::L3,
        Self::L10,
        Self::L11,
        Self::L12,
        Self::L13,
        Self::L9,
        Self::L18,
        Self::L15,
        Self::L14,
        Self::L5,
    ];

    /// Those that name the user of Altinn Studio: they are not written before there is one.
    pub const NAMING_STUDIO_USER: [Self; 3] = [Self::L2, Self::L3, Self::L6];

    /// Reads `L1`, `l1`, or the slug of the file name (`scopes`).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        Self::ALL.into_iter().find(|kind| kind.id().eq_ignore_ascii_case(text) || kind.entry().slug == text)
    }

    /// The id, as in the state and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::L1 => "L1",
            Self::L2 => "L2",
            Self::L3 => "L3",
            Self::L4 => "L4",
            Self::L5 => "L5",
            Self::L6 => "L6",
            Self::L7 => "L7",
            Self::L8 => "L8",
            Self::L9 => "L9",
            Self::L10 => "L10",
            Self::L11 => "L11",
            Self::L12 => "L12",
            Self::L13 => "L13",
            Self::L14 => "L14",
            Self::L15 => "L15",
            Self::L16 => "L16",
            Self::L18 => "L18",
            Self::L17 => "L17",
        }
    }

    /// What the catalogue says of it.
    #[must_use]
    pub const fn entry(self) -> &'static LetterEntry {
        match self {
            Self::L1 => &L1,
            Self::L2 => &L2,
            Self::L3 => &L3,
            Self::L4 => &L4,
            Self::L5 => &L5,
            Self::L6 => &L6,
            Self::L7 => &L7,
            Self::L8 => &L8,
            Self::L9 => &L9,
            Self::L10 => &L10,
            Self::L11 => &L11,
            Self::L12 => &L12,
            Self::L13 => &L13,
            Self::L14 => &L14,
            Self::L15 => &L15,
            Self::L16 => &L16,
            Self::L18 => &L18,
            Self::L17 => &L17,
        }
    }
}

/// Altinn's service desk: scopes, TT02, products.
pub const ALTINN_DESK: &str = "servicedesk@altinn.no";
/// Altinn's mailbox for service owners: agreement, organisation in Studio, default scopes.
pub const SERVICE_OWNERS: &str = "tjenesteeier@altinn.no";
/// Digdir's service desk: terms of use, portal, Maskinporten errors.
pub const DIGDIR_DESK: &str = "servicedesk@digdir.no";
/// The form in which one becomes a service owner.
pub const BECOME_SERVICE_OWNER: &str = "https://digdir.apps.altinn.no/digdir/bli-tjenesteeier";
/// Where the terms of use of Maskinporten begin.
pub const TERMS: &str = "https://samarbeid.digdir.no/maskinporten/konsument/119";
/// Version of the terms of use, and its date (samarbeid.digdir.no, the terms of use of 2026-01-05).
pub const TERMS_VERSION: (&str, [i16; 3]) = ("1.8", [2026, 1, 5]);

const STUDIO_OWNER: Receiver = Receiver { who: roles::STUDIO_OWNER, channel: Channel::Internal };
const OF_SERVICE_OWNERS: Receiver = Receiver { who: roles::ALTINN_DESK, channel: Channel::Mailbox(SERVICE_OWNERS) };
const OF_DESK: Receiver = Receiver { who: roles::ALTINN_DESK, channel: Channel::Mailbox(ALTINN_DESK) };

static L1: LetterEntry = LetterEntry {
    slug: "scopes",
    title: words::L1_TITLE,
    receiver: OF_DESK,
    // Scopes that come with being a service owner, when they do not show.
    otherwise: Some(OF_SERVICE_OWNERS),
    subject: words::L1_SUBJECT,
    why: words::L1_WHY,
    usually: words::DAYS_FEW,
    steps: &["scopes"],
    details: &[],
};

static L2: LetterEntry = LetterEntry {
    slug: "studio-access",
    title: words::L2_TITLE,
    receiver: STUDIO_OWNER,
    otherwise: Some(OF_SERVICE_OWNERS),
    subject: words::L2_SUBJECT,
    why: words::L2_WHY,
    usually: words::DAYS_FEW,
    steps: &["studio-user"],
    details: &[],
};

static L3: LetterEntry = LetterEntry {
    slug: "studio-teams",
    title: words::L3_TITLE,
    receiver: STUDIO_OWNER,
    otherwise: Some(OF_SERVICE_OWNERS),
    subject: words::L3_SUBJECT,
    why: words::L3_WHY,
    usually: words::DAYS_FEW,
    steps: &["resource-admin"],
    details: &[STUDIO_COLLEAGUE],
};

static L4: LetterEntry = LetterEntry {
    slug: "self-service-right",
    title: words::L4_TITLE,
    receiver: Receiver { who: roles::MAIN_ADMINISTRATOR, channel: Channel::Internal },
    otherwise: None,
    subject: words::L4_SUBJECT,
    why: words::L4_WHY,
    usually: words::DAYS_FEW,
    steps: &["self-service-right", "maskinporten-client"],
    details: &[],
};

static L5: LetterEntry = LetterEntry {
    slug: "whitelisting",
    title: words::L5_TITLE,
    receiver: OF_DESK,
    otherwise: None,
    subject: words::L5_SUBJECT,
    why: words::L5_WHY,
    usually: words::DAYS_FEW,
    steps: &["whitelisting"],
    details: &[ERROR_TIME, TRACE_ID, PLANNED_START, VOLUME],
};

static L6: LetterEntry = LetterEntry {
    slug: "service-owner",
    title: words::L6_TITLE,
    receiver: Receiver {
        who: roles::ALTINN_DESK,
        channel: Channel::Form { address: BECOME_SERVICE_OWNER, mailbox: SERVICE_OWNERS },
    },
    otherwise: None,
    subject: words::L6_SUBJECT,
    why: words::L6_WHY,
    usually: words::WEEKS,
    steps: &["service-owner"],
    details: &[
        LISTED_NAMES,
        WANTED_CODES,
        HOME_PAGE,
        LOGO,
        PUBLIC_CONTACT,
        SIGNATORY,
        AGREEMENT_MAILBOX,
        TECHNICAL_MAILBOX,
        SECURITY_MAILBOX,
        OPERATIONS_MAILBOX,
        INVOICE,
        VOLUME,
        LARGEST_DISPATCH,
    ],
};

static L7: LetterEntry = LetterEntry {
    slug: "terms",
    title: words::L7_TITLE,
    receiver: Receiver { who: roles::SIGNATORY, channel: Channel::Internal },
    otherwise: None,
    subject: words::L7_SUBJECT,
    why: words::L7_WHY,
    usually: words::DAYS_MANY,
    steps: &["terms", "maskinporten-client"],
    details: &[],
};

static L8: LetterEntry = LetterEntry {
    slug: "tt02-party",
    title: words::L8_TITLE,
    receiver: OF_DESK,
    otherwise: None,
    subject: words::L8_SUBJECT,
    why: words::L8_WHY,
    usually: words::DAYS_FEW,
    steps: &["tt02-party", "test-message"],
    details: &[],
};

static L9: LetterEntry = LetterEntry {
    slug: "sms-numbers",
    title: words::L9_TITLE,
    receiver: OF_SERVICE_OWNERS,
    otherwise: None,
    subject: words::L9_SUBJECT,
    why: words::L9_WHY,
    usually: words::DAYS_FEW,
    steps: &["test-message", "test-notification"],
    details: &[PHONE_NUMBERS, NUMBERS_UNTIL],
};

static L10: LetterEntry = LetterEntry {
    slug: "supplier",
    title: words::L10_TITLE,
    receiver: Receiver { who: roles::SUPPLIER, channel: Channel::Supplier },
    otherwise: None,
    subject: words::L10_SUBJECT,
    why: words::L10_WHY,
    usually: words::DAYS_MANY,
    steps: &["maskinporten-client", "token"],
    details: &[],
};

static L11: LetterEntry = LetterEntry {
    slug: "network",
    title: words::L11_TITLE,
    receiver: Receiver { who: roles::NETWORK, channel: Channel::Internal },
    otherwise: None,
    subject: words::L11_SUBJECT,
    why: words::L11_WHY,
    usually: words::DAYS_MANY,
    steps: &["events"],
    details: &[],
};

static L12: LetterEntry = LetterEntry {
    slug: "system-access",
    title: words::L12_TITLE,
    receiver: Receiver { who: roles::ACCESS_MANAGER, channel: Channel::Parties },
    otherwise: None,
    subject: words::L12_SUBJECT,
    why: words::L12_WHY,
    usually: words::DAYS_FEW,
    steps: &["system-user"],
    details: &[],
};

static L13: LetterEntry = LetterEntry {
    slug: "test-message",
    title: words::L13_TITLE,
    receiver: Receiver { who: roles::TEST_RECIPIENT, channel: Channel::Internal },
    otherwise: None,
    subject: words::L13_SUBJECT,
    why: words::L13_WHY,
    usually: words::DAY,
    steps: &["appearance"],
    details: &[],
};

static L14: LetterEntry = LetterEntry {
    slug: "going-live",
    title: words::L14_TITLE,
    receiver: OF_DESK,
    otherwise: None,
    subject: words::L14_SUBJECT,
    why: words::L14_WHY,
    usually: words::DAYS_FEW,
    steps: &["go-live"],
    details: &[PLANNED_START, FIRST_DAY, LARGEST_DISPATCH, NOTIFIED_BY, ANSWERS_QUESTIONS, HOW_STOPPED],
};

static L15: LetterEntry = LetterEntry {
    slug: "recipients",
    title: words::L15_TITLE,
    receiver: Receiver { who: roles::RECIPIENTS, channel: Channel::Parties },
    otherwise: None,
    subject: words::L15_SUBJECT,
    why: words::L15_WHY,
    usually: words::WEEKS,
    steps: &["go-live"],
    details: &[PLANNED_START, ANSWERS_QUESTIONS],
};

/// It goes to whom the first letter went.
static L16: LetterEntry = LetterEntry {
    slug: "reminder",
    title: words::L16_TITLE,
    receiver: OF_DESK,
    otherwise: None,
    subject: words::L16_SUBJECT,
    why: words::L16_WHY,
    usually: words::DAYS_FEW,
    steps: &["handover"],
    details: &[],
};

static L18: LetterEntry = LetterEntry {
    slug: "parties",
    title: words::L18_TITLE,
    receiver: Receiver { who: roles::PARTIES, channel: Channel::Parties },
    otherwise: None,
    subject: words::L18_SUBJECT,
    why: words::L18_WHY,
    usually: words::WEEKS,
    steps: &["parties"],
    details: &[],
};

static L17: LetterEntry = LetterEntry {
    slug: "senders",
    title: words::L17_TITLE,
    receiver: OF_SERVICE_OWNERS,
    otherwise: None,
    subject: words::L17_SUBJECT,
    why: words::L17_WHY,
    usually: words::WEEKS,
    steps: &["senders"],
    details: &[VOLUME, DNS_RECORDS, DNS_CONTACT],
};

#[cfg(test)]
mod tests;
