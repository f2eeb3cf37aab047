//! The checklist: every step, its state, how that is known, and the single next command.
//!
//! The types are plain: whoever knows steps and facts fills them, [`human`] and [`json`] render them.

pub mod human;
pub mod json;
pub mod json_words;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::Product;
use crate::finding::{Finding, Severity};
use crate::record::{Actor, Topic, Value};
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

    /// Whether something is left for anybody.
    #[must_use]
    pub const fn is_left(self) -> bool {
        matches!(self, Self::Waiting | Self::Blocked | Self::ToDo)
    }
}

/// Why a step stands where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReasonCode {
    /// The last attempt failed, with this code of the registry.
    Failed(&'static str),
    /// A question is to be answered.
    AnswerMissing,
    /// The program can go on.
    Ready,
    /// Somebody has to act, and then the operator says so.
    WordMissing,
    /// Somebody has to act, and the service will show it.
    NotSeenYet,
    /// Somebody has to act, and nothing can show it yet.
    NotProvableYet,
    /// Other steps must give something first.
    Blocked,
    /// It does not concern this onboarding.
    NotNeeded,
}

/// How a fact is known, as a checklist tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowKnown {
    /// Read back from the service.
    Seen,
    /// Done by the program.
    Made,
    /// Shown by the supplier's report.
    ToldBySupplier,
    /// Told by whoever ran the program then: a role, since a colleague may read it.
    Told,
}

impl HowKnown {
    /// All, the strongest first: a tick is worth as much as its best proof.
    pub const ALL: [Self; 4] = [Self::Seen, Self::Made, Self::ToldBySupplier, Self::Told];

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> Phrase {
        match self {
            Self::Seen => words::SEEN,
            Self::Made => words::MADE,
            Self::ToldBySupplier => words::TOLD_BY_SUPPLIER,
            Self::Told => words::TOLD,
        }
    }
}

/// One fact of a step.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceLine {
    /// What is known.
    pub topic: Topic,
    /// Which of several.
    pub key: Option<String>,
    /// The value.
    pub value: Value,
    /// How it is known.
    pub source: HowKnown,
    /// Since when.
    pub at: Timestamp,
    /// The call that showed it, or the way in which it was told.
    pub how: String,
}

/// The letter that a wait points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterLine {
    /// Its key, such as `L1-2`.
    pub key: String,
    /// When it was sent.
    pub sent: Option<Date>,
    /// The receiver's case number.
    pub case_number: Option<String>,
    /// When an answer is wanted.
    pub deadline: Option<Date>,
}

/// On whom a step waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingLine {
    /// On whom.
    pub who: Actor,
    /// Since when.
    pub since: Option<Timestamp>,
    /// The letter, when one belongs to it.
    pub letter: Option<LetterLine>,
    /// What is waited for, as it will be then.
    pub what: Message,
    /// What will prove that it is over.
    pub proof: Message,
    /// What can be done meanwhile.
    pub meanwhile: Message,
}

/// A row of the table of differences between guide and service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListedDifference {
    /// Its number in the catalogue.
    pub number: u8,
    /// What differs, in a few words.
    pub text: Phrase,
}

/// Where one step of the journey stands, and what speaks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct StepLine {
    /// The step's id.
    pub id: &'static str,
    /// What is done in it, in the imperative.
    pub title: Phrase,
    /// Where it stands.
    pub state: StepState,
    /// Why: what it is blocked by, why it is not needed, what is to be done.
    pub reason: Option<Message>,
    /// The same for programs.
    pub reason_code: Option<ReasonCode>,
    /// What its tick rests on; empty when it is not done.
    pub evidence: Vec<EvidenceLine>,
    /// What is known of it besides, which proves nothing.
    pub known: Vec<EvidenceLine>,
    /// Since when it stands there.
    pub at: Option<Timestamp>,
    /// On whom it waits.
    pub waiting: Option<WaitingLine>,
    /// The steps that must give something first.
    pub blocked_by: Vec<&'static str>,
    /// The command that takes it on.
    pub command: Option<String>,
    /// How long it usually takes, by the calendar.
    pub usually: Phrase,
    /// Whether it can be begun now.
    pub can_start: Phrase,
    /// Whose turn it is when it neither waits nor is settled.
    pub turn: Actor,
    /// What a person clicks for it, in order.
    pub clicks: Vec<Message>,
    /// Where the guide and the service differ.
    pub differences: Vec<ListedDifference>,
}

/// Something that should be looked at soon, such as a key that ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is, and what helps.
    pub finding: Finding,
    /// When it is due, or was.
    pub due: Option<Date>,
}

/// The single next command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// What is to be typed.
    pub command: String,
    /// The step that asks for it.
    pub step: &'static str,
}

/// The checklist of one service in one environment.
#[derive(Clone, Debug, PartialEq)]
pub struct Checklist {
    /// The environment's name.
    pub environment: String,
    /// The service's handle.
    pub service: String,
    /// The product of Altinn that the service uses.
    pub product: Product,
    /// How people call the service: product, and the handle when it is another.
    pub title: Message,
    /// It stands in the rehearsal book: what is known is simulated.
    pub rehearsal: bool,
    /// The steps, in journey order.
    pub rows: Vec<StepLine>,
    /// What should be looked at soon.
    pub notices: Vec<Notice>,
    /// The single next command; none when nothing is left to do.
    pub next: Option<NextStep>,
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

    /// How many notices are of something that is wrong now, whatever the steps say.
    #[must_use]
    pub fn wrong(&self) -> usize {
        self.notices.iter().filter(|notice| notice.finding.severity == Severity::Error).count()
    }

    /// Whether the day of a notice has passed.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.notices.iter().filter_map(|notice| notice.due).any(|due| due < today)
    }
}

/// A checklist with every state in it, for the tests of the renderers.
#[cfg(test)]
pub(crate) fn sample() -> Checklist {
    use crate::text::phrase;

    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    let row = |id, title, state| StepLine {
        id,
        title,
        state,
        reason: None,
        reason_code: None,
        evidence: Vec::new(),
        known: Vec::new(),
        at: None,
        waiting: None,
        blocked_by: Vec::new(),
        command: None,
        usually: phrase!("en uke", "a week"),
        can_start: phrase!("Ja.", "Yes."),
        turn: Actor::You,
        clicks: Vec::new(),
        differences: Vec::new(),
    };
    Checklist {
        environment: "tt02".into(),
        service: "correspondence".into(),
        product: Product::Correspondence,
        title: phrase!("Altinn Melding", "Altinn Correspondence").into(),
        rehearsal: false,
        rows: vec![
            StepLine {
                evidence: vec![EvidenceLine {
                    topic: Topic::OrgNumber,
                    key: None,
                    value: Value::OrgNumber(crate::domain::OrgNumber::parse("991825827").unwrap()),
                    source: HowKnown::Seen,
                    at: at("2026-11-21T09:00:00Z"),
                    how: "GET https://data.brreg.no/enhetsregisteret/api/enheter/991825827".into(),
                }],
                at: Some(at("2026-11-21T09:00:00Z")),
                ..row(
                    "service-owner",
                    phrase!("Bli registrert som tjenesteeier hos Altinn", "Be registered as a service owner in Altinn"),
                    StepState::Done,
                )
            },
            StepLine {
                waiting: Some(WaitingLine {
                    who: Actor::AltinnDesk,
                    since: Some(at("2026-11-20T23:30:00Z")),
                    letter: Some(LetterLine { key: "L1".into(), sent: None, case_number: None, deadline: None }),
                    what: phrase!(
                        "Altinn har tildelt altinn:correspondence.write",
                        "Altinn has granted altinn:correspondence.write"
                    )
                    .into(),
                    proof: phrase!("et token med scopet", "a token with the scope").into(),
                    meanwhile: phrase!("Skriv tekstene.", "Write the texts.").into(),
                }),
                differences: vec![ListedDifference {
                    number: 13,
                    text: phrase!("be også om altinn:serviceowner", "ask for altinn:serviceowner too"),
                }],
                reason_code: Some(ReasonCode::NotSeenYet),
                command: Some("altinn-onboard step scopes".into()),
                ..row("scopes", phrase!("Få tilgang til scopes", "Get access to scopes"), StepState::Waiting)
            },
            StepLine {
                reason: Some(phrase!("mangler token", "a token is missing").into()),
                reason_code: Some(ReasonCode::Blocked),
                blocked_by: vec!["token"],
                ..row("test-message", phrase!("Send en testmelding", "Send a test message"), StepState::Blocked)
            },
            StepLine {
                reason_code: Some(ReasonCode::Ready),
                command: Some("altinn-onboard step policy".into()),
                ..row("policy", phrase!("Angi tilgangsregler", "Set the access rules"), StepState::ToDo)
            },
            StepLine {
                reason: Some(phrase!("kravet falt bort 16.10.2025", "the requirement ended on 2025-10-16").into()),
                reason_code: Some(ReasonCode::NotNeeded),
                ..row(
                    "whitelisting",
                    phrase!(
                        "Hvitlisting i produksjon (ikke lenger nødvendig)",
                        "Whitelisting in production (no longer needed)"
                    ),
                    StepState::NotNeeded,
                )
            },
        ],
        notices: Vec::new(),
        next: Some(NextStep { command: "altinn-onboard step policy".into(), step: "policy" }),
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        TOLD { nb: "Oppgitt av operatøren", en: "Told by the operator" }
        TOLD_BY_SUPPLIER { nb: "Vist av leverandørens rapport", en: "Shown by the supplier's report" }
        SEEN { nb: "Kontrollert mot tjenesten", en: "Verified with the service" }
        MADE { nb: "Utført av programmet", en: "Done by the program" }
    }
}
