//! The checklist: every step, its state, how that is known, and the single next command.
//!
//! The types are plain: whoever knows steps and facts fills them, [`human`] and [`json`] render them.

pub mod human;
pub mod json;

use jiff::Timestamp;

use crate::text::{Message, Phrase};

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepState {
    /// It holds.
    Done,
    /// Somebody else must act, or the operator must tell something.
    Waiting,
    /// Other steps must give something first.
    Blocked,
    /// It can be done now.
    ToDo,
    /// It does not concern this onboarding; the reason says why.
    NotNeeded,
}

impl StepState {
    /// All states, in the order in which they are counted.
    pub const ALL: [Self; 5] = [Self::Done, Self::Waiting, Self::ToDo, Self::Blocked, Self::NotNeeded];

    /// The word in machine output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Waiting => "waiting",
            Self::Blocked => "blocked",
            Self::ToDo => "to-do",
            Self::NotNeeded => "not-needed",
        }
    }

    /// Whether something is left for anybody.
    #[must_use]
    pub const fn is_left(self) -> bool {
        matches!(self, Self::Waiting | Self::Blocked | Self::ToDo)
    }
}

/// How one fact of a step is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceLine {
    /// The fact, in a few words.
    pub what: Message,
    /// How it is known: a phrase of [`crate::text::words`], such as `SEEN`.
    pub source: Phrase,
    /// Since when.
    pub at: Timestamp,
    /// The call that showed it, or the way in which it was told.
    pub how: String,
}

/// On whom a step waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingLine {
    /// On whom: a phrase of [`crate::text::roles`].
    pub who: Phrase,
    /// Since when.
    pub since: Option<Timestamp>,
    /// The letter, with its date and case number when they are known.
    pub letter: Option<Message>,
    /// What is waited for, as it will be then.
    pub what: Message,
    /// What will prove that it is over.
    pub proof: Message,
    /// What can be done meanwhile.
    pub meanwhile: Message,
}

/// A row of the table of differences between guide and service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its number in the catalogue.
    pub number: u8,
    /// What differs, in a few words.
    pub text: Phrase,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepLine {
    /// The step's id.
    pub id: &'static str,
    /// Its title.
    pub title: Phrase,
    /// Where it stands.
    pub state: StepState,
    /// Why: what it is blocked by, why it is not needed, what is to be done.
    pub reason: Option<Message>,
    /// How it is known.
    pub evidence: Vec<EvidenceLine>,
    /// Since when it stands there.
    pub at: Option<Timestamp>,
    /// On whom it waits.
    pub waiting: Option<WaitingLine>,
    /// Whose turn it is when it neither waits nor is settled: a phrase of [`crate::text::roles`].
    pub turn: Phrase,
    /// Where the guide and the service differ.
    pub differences: Vec<Difference>,
}

/// The checklist of one service in one environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checklist {
    /// The environment's name.
    pub environment: String,
    /// The service's handle.
    pub service: String,
    /// How people call the service: product, and the handle when it is another.
    pub title: Message,
    /// It stands in the rehearsal book: what is known is simulated.
    pub rehearsal: bool,
    /// The steps, in journey order.
    pub rows: Vec<StepLine>,
    /// The single next command; none when nothing is left to do.
    pub next: Option<String>,
}

impl Checklist {
    /// How many steps stand so.
    #[must_use]
    pub fn count(&self, state: StepState) -> usize {
        self.rows.iter().filter(|row| row.state == state).count()
    }

    /// How many steps are left for anybody.
    #[must_use]
    pub fn left(&self) -> usize {
        self.rows.iter().filter(|row| row.state.is_left()).count()
    }
}

/// A checklist with every state in it, for the tests of the renderers.
#[cfg(test)]
pub(crate) fn sample() -> Checklist {
    use crate::text::{roles, words};
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    let row = |id, nb, en, state| StepLine {
        id,
        title: Phrase { nb, en },
        state,
        reason: None,
        evidence: Vec::new(),
        at: None,
        waiting: None,
        turn: roles::YOU,
        differences: Vec::new(),
    };
    Checklist {
        environment: "tt02".into(),
        service: "correspondence".into(),
        title: Phrase { nb: "Altinn Melding", en: "Altinn Correspondence" }.into(),
        rehearsal: false,
        rows: vec![
            StepLine {
                evidence: vec![EvidenceLine {
                    what: Phrase { nb: "Enhetsregisteret", en: "Enhetsregisteret" }.into(),
                    source: words::SEEN,
                    at: at("2026-11-21T09:00:00Z"),
                    how: "GET https://data.brreg.no/enhetsregisteret/api/enheter/991825827".into(),
                }],
                at: Some(at("2026-11-21T09:00:00Z")),
                ..row(
                    "service-owner",
                    "Bli registrert som tjenesteeier hos Altinn",
                    "Be registered as a service owner in Altinn",
                    StepState::Done,
                )
            },
            StepLine {
                waiting: Some(WaitingLine {
                    who: roles::ALTINN_DESK,
                    since: Some(at("2026-11-20T23:30:00Z")),
                    letter: Some(Message::verbatim("L1")),
                    what: Phrase {
                        nb: "Altinn har tildelt altinn:correspondence.write",
                        en: "Altinn has granted altinn:correspondence.write",
                    }
                    .into(),
                    proof: Phrase { nb: "et token med scopet", en: "a token with the scope" }.into(),
                    meanwhile: Phrase { nb: "Skriv tekstene.", en: "Write the texts." }.into(),
                }),
                differences: vec![Difference {
                    number: 13,
                    text: Phrase { nb: "be også om altinn:serviceowner", en: "ask for altinn:serviceowner too" },
                }],
                ..row("scopes", "Få tilgang til scopes", "Get access to scopes", StepState::Waiting)
            },
            StepLine {
                reason: Some(Phrase { nb: "mangler token", en: "a token is missing" }.into()),
                ..row("test-message", "Send en testmelding", "Send a test message", StepState::Blocked)
            },
            row("policy", "Angi tilgangsregler", "Set the access rules", StepState::ToDo),
            StepLine {
                reason: Some(
                    Phrase { nb: "kravet falt bort 16.10.2025", en: "the requirement ended on 2025-10-16" }.into(),
                ),
                ..row(
                    "whitelisting",
                    "Hvitlisting i produksjon (ikke lenger nødvendig)",
                    "Whitelisting in production (no longer needed)",
                    StepState::NotNeeded,
                )
            },
        ],
        next: Some("altinn-onboard step policy".into()),
    }
}
