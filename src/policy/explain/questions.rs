//! What each service asks the platform, as far as the policy can be used for it (Altinn/altinn-correspondence,
//! `Authorization/AltinnAuthorizationService.cs`, 2026-08-20; Altinn/altinn-events, `Services/SubscriptionService.cs`,
//! 2026-08-20).
//!
//! "Add a question": one row in the table of its kind.

use super::asking::Asker;
use crate::domain::PolicyKind;
use crate::text::{Phrase, explain as text, words};

/// Which question it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionId {
    /// A recipient opens a message.
    RecipientOpens,
    /// Somebody lists messages or transfers.
    List,
    /// Somebody sends a message.
    SenderInitialises,
    /// The message is shown in a dialog.
    DialogApi,
    /// Contact persons are notified of a message.
    ContactPersons,
    /// Somebody sends files.
    SenderSends,
    /// A recipient downloads files.
    RecipientDownloads,
    /// Somebody searches for transfers.
    Search,
    /// An organisation asks for consent.
    RequestsConsent,
    /// A person consents.
    Consents,
    /// Somebody uses an app.
    App,
    /// Somebody subscribes to the events of an app.
    AppEvents,
    /// The owner's own system asks.
    Own,
    /// Somebody subscribes to events.
    Subscribe,
    /// Somebody subscribes to the events of one party.
    SubscribeOne,
    /// Somebody is notified.
    Notify,
}

/// A question that a service asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceQuestion {
    /// Stable name.
    pub id: QuestionId,
    /// Which service.
    pub service: Phrase,
    /// What somebody wants to do.
    pub what: Phrase,
    /// The actions it asks; of several either is enough.
    pub actions: Vec<String>,
    /// Who can come to it.
    pub askers: &'static [Asker],
    /// Which resource of the policy.
    pub about: AskedAbout,
    /// Whether it names a party.
    pub party: bool,
    /// Whether it names one message or transfer.
    pub instance: bool,
    /// Whether it looks at the level of who asks.
    pub checks_level: bool,
    /// Whether it is wrong when the answer is no for everybody.
    pub wrong_for_nobody: bool,
    /// What comes of it then.
    pub consequence: Phrase,
}

/// Which resource of the policy is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedAbout {
    /// The resource itself; an app in each of its states.
    Data,
    /// The events of an app.
    AppEvents,
}

const EVERYBODY: &[Asker] = &[Asker::Person, Asker::SystemUser, Asker::Organisation];
const PERSONS: &[Asker] = &[Asker::Person];
const MACHINES: &[Asker] = &[Asker::Organisation, Asker::SystemUser];
const ORGANISATIONS: &[Asker] = &[Asker::Organisation];
const REQUESTERS: &[Asker] = &[Asker::ConsentRequester];

/// The questions that are asked of a policy of this kind. `named` are the actions that the policy names itself: nobody but
/// the owner knows who asks for them, so they are all asked.
#[must_use]
pub fn questions(kind: Option<PolicyKind>, named: &[String]) -> Vec<ServiceQuestion> {
    match kind {
        Some(PolicyKind::Correspondence) => vec![
            row(QuestionId::RecipientOpens, words::CORRESPONDENCE, text::ASK_OPENS, &["read"], EVERYBODY)
                .instance()
                .bad(text::THEN_UNREADABLE),
            row(QuestionId::List, words::CORRESPONDENCE, text::ASK_LISTS, &["read", "write"], EVERYBODY)
                .bad(text::THEN_NO_LIST),
            row(QuestionId::SenderInitialises, words::CORRESPONDENCE, text::ASK_SENDS, &["write"], EVERYBODY)
                .fine(text::THEN_OWNER_SENDS),
            row(QuestionId::DialogApi, words::CORRESPONDENCE, text::ASK_DIALOG, &["write"], EVERYBODY)
                .fine(text::THEN_NO_DIALOG),
            row(QuestionId::ContactPersons, words::CORRESPONDENCE, text::ASK_NOTIFIED, &["read"], PERSONS)
                .any_level()
                .bad(text::THEN_NOT_NOTIFIED),
            subscribes(),
            subscribes_to_one(),
        ],
        Some(PolicyKind::Broker) => vec![
            row(QuestionId::SenderSends, words::BROKER, text::ASK_TRANSFERS, &["write"], MACHINES)
                .bad(text::THEN_NO_TRANSFER),
            row(QuestionId::RecipientDownloads, words::BROKER, text::ASK_DOWNLOADS, &["read"], MACHINES)
                .instance()
                .bad(text::THEN_NO_DOWNLOAD),
            row(QuestionId::Search, words::BROKER, text::ASK_SEARCHES, &["read", "write"], MACHINES)
                .bad(text::THEN_NO_LIST),
            subscribes(),
            subscribes_to_one(),
        ],
        Some(PolicyKind::Consent) => vec![
            row(QuestionId::RequestsConsent, text::CONSENT, text::ASK_CONSENT, &["requestconsent"], REQUESTERS)
                .no_party()
                .any_level()
                .bad(text::THEN_NO_CONSENT),
            row(QuestionId::Consents, text::CONSENT, text::ASK_CONSENTS, &["consent"], PERSONS)
                .bad(text::THEN_NO_CONSENTING),
        ],
        Some(PolicyKind::App) => own(QuestionId::App, text::APP, text::ASK_APP, named)
            .chain([
                ServiceQuestion {
                    about: AskedAbout::AppEvents,
                    ..row(QuestionId::AppEvents, text::EVENTS, text::ASK_APP_EVENTS, &["read"], MACHINES)
                }
                .any_level()
                .fine(text::THEN_NO_EVENTS),
                notified(),
            ])
            .collect(),
        Some(PolicyKind::Generic) | None => {
            own(QuestionId::Own, text::OWN_SYSTEM, text::ASK_OWN, named).chain([notified()]).collect()
        }
    }
}

fn own<'n>(
    id: QuestionId,
    service: Phrase,
    what: Phrase,
    named: &'n [String],
) -> impl Iterator<Item = ServiceQuestion> + 'n {
    named.iter().map(move |action| {
        ServiceQuestion { actions: vec![action.clone()], ..row(id, service, what, &[], EVERYBODY) }
            .fine(text::THEN_NOBODY)
    })
}

fn subscribes() -> ServiceQuestion {
    let question = row(QuestionId::Subscribe, text::EVENTS, text::ASK_SUBSCRIBES, &["subscribe"], ORGANISATIONS);
    question.no_party().any_level().fine(text::THEN_NO_EVENTS)
}

/// With a filter on the subject the party is named, so that packages and roles are looked up.
fn subscribes_to_one() -> ServiceQuestion {
    let question = row(QuestionId::SubscribeOne, text::EVENTS, text::ASK_SUBSCRIBES_ONE, &["subscribe"], EVERYBODY);
    question.any_level().fine(text::THEN_NO_EVENTS)
}

fn notified() -> ServiceQuestion {
    let question = row(QuestionId::Notify, words::NOTIFICATIONS, text::ASK_NOTIFIED, &["read"], PERSONS);
    question.any_level().fine(text::THEN_NOT_NOTIFIED)
}

fn row(id: QuestionId, service: Phrase, what: Phrase, actions: &[&str], askers: &'static [Asker]) -> ServiceQuestion {
    ServiceQuestion {
        id,
        service,
        what,
        actions: actions.iter().map(|action| (*action).to_owned()).collect(),
        askers,
        about: AskedAbout::Data,
        party: true,
        instance: false,
        checks_level: true,
        wrong_for_nobody: false,
        consequence: text::THEN_NOBODY,
    }
}

impl ServiceQuestion {
    fn instance(self) -> Self {
        Self { instance: true, ..self }
    }

    fn no_party(self) -> Self {
        Self { party: false, ..self }
    }

    fn any_level(self) -> Self {
        Self { checks_level: false, ..self }
    }

    fn bad(self, consequence: Phrase) -> Self {
        Self { wrong_for_nobody: true, consequence, ..self }
    }

    fn fine(self, consequence: Phrase) -> Self {
        Self { wrong_for_nobody: false, consequence, ..self }
    }
}
