//! What each service asks the platform, as far as the policy can be used for it (Altinn/altinn-correspondence,
//! `Authorization/AltinnAuthorizationService.cs`, 2026-08-20; Altinn/altinn-events, `Services/SubscriptionService.cs`,
//! 2026-08-20).
//!
//! "Add a question": one row in the table of its kind.

use super::asking::Asker;
use crate::domain::PolicyKind;
use crate::text::{Phrase, service_names};

/// What a service wants to know when it asks for a decision.
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
    /// The name of the service that asks.
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
    /// The resource `events` of an app, which subscribers are asked for.
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
            row(QuestionId::RecipientOpens, service_names::CORRESPONDENCE, words::ASK_OPENS, &["read"], EVERYBODY)
                .instance()
                .bad(words::THEN_UNREADABLE),
            row(QuestionId::List, service_names::CORRESPONDENCE, words::ASK_LISTS, &["read", "write"], EVERYBODY)
                .bad(words::THEN_NO_LIST),
            row(QuestionId::SenderInitialises, service_names::CORRESPONDENCE, words::ASK_SENDS, &["write"], EVERYBODY)
                .fine(words::THEN_OWNER_SENDS),
            row(QuestionId::DialogApi, service_names::CORRESPONDENCE, words::ASK_DIALOG, &["write"], EVERYBODY)
                .fine(words::THEN_NO_DIALOG),
            row(QuestionId::ContactPersons, service_names::CORRESPONDENCE, words::ASK_NOTIFIED, &["read"], PERSONS)
                .any_level()
                .bad(words::THEN_NOT_NOTIFIED),
            subscribes(),
            subscribes_to_one(),
        ],
        Some(PolicyKind::Broker) => vec![
            row(QuestionId::SenderSends, service_names::BROKER, words::ASK_TRANSFERS, &["write"], MACHINES)
                .bad(words::THEN_NO_TRANSFER),
            row(QuestionId::RecipientDownloads, service_names::BROKER, words::ASK_DOWNLOADS, &["read"], MACHINES)
                .instance()
                .bad(words::THEN_NO_DOWNLOAD),
            row(QuestionId::Search, service_names::BROKER, words::ASK_SEARCHES, &["read", "write"], MACHINES)
                .bad(words::THEN_NO_LIST),
            subscribes(),
            subscribes_to_one(),
        ],
        Some(PolicyKind::Consent) => vec![
            row(QuestionId::RequestsConsent, words::CONSENT, words::ASK_CONSENT, &["requestconsent"], REQUESTERS)
                .no_party()
                .any_level()
                .bad(words::THEN_NO_CONSENT),
            row(QuestionId::Consents, words::CONSENT, words::ASK_CONSENTS, &["consent"], PERSONS)
                .bad(words::THEN_NO_CONSENTING),
        ],
        Some(PolicyKind::App) => own(QuestionId::App, words::APP, words::ASK_APP, named)
            .chain([
                ServiceQuestion {
                    about: AskedAbout::AppEvents,
                    ..row(QuestionId::AppEvents, words::EVENTS, words::ASK_APP_EVENTS, &["read"], EVERYBODY)
                }
                .any_level()
                .fine(words::THEN_NO_EVENTS),
                notified(),
            ])
            .collect(),
        Some(PolicyKind::Generic) | None => {
            own(QuestionId::Own, words::OWN_SYSTEM, words::ASK_OWN, named).chain([notified()]).collect()
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
            .fine(words::THEN_NOBODY)
    })
}

fn subscribes() -> ServiceQuestion {
    let question = row(QuestionId::Subscribe, words::EVENTS, words::ASK_SUBSCRIBES, &["subscribe"], ORGANISATIONS);
    question.no_party().any_level().fine(words::THEN_NO_EVENTS)
}

/// With a filter on the subject the party is named, so that packages and roles are looked up.
fn subscribes_to_one() -> ServiceQuestion {
    let question = row(QuestionId::SubscribeOne, words::EVENTS, words::ASK_SUBSCRIBES_ONE, &["subscribe"], EVERYBODY);
    question.any_level().fine(words::THEN_NO_EVENTS)
}

fn notified() -> ServiceQuestion {
    let question = row(QuestionId::Notify, service_names::NOTIFICATIONS, words::ASK_NOTIFIED, &["read"], PERSONS);
    question.any_level().fine(words::THEN_NOT_NOTIFIED)
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
        consequence: words::THEN_NOBODY,
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

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        CONSENT { nb: "Samtykke", en: "Consent" }
        APP { nb: "Appen", en: "The app" }
        EVENTS { nb: "Altinn Events", en: "Altinn Events" }
        OWN_SYSTEM { nb: "Eget system", en: "Own system" }
        ASK_OPENS { nb: "mottakeren åpner, leser, bekrefter eller videresender en melding", en: "the recipient opens, reads, confirms or forwards a message" }
        ASK_LISTS { nb: "meldingene listes opp", en: "the messages are listed" }
        ASK_SENDS { nb: "andre enn tjenesteeieren sender, på vegne av tjenesteeieren", en: "somebody other than the service owner sends, on behalf of the service owner" }
        ASK_DIALOG { nb: "et sluttbrukersystem ser slett og bekreft i dialogen", en: "an end-user system sees delete and confirm in the dialog" }
        ASK_NOTIFIED { nb: "kontaktpersoner hos mottakeren blir varslet", en: "contact persons at the recipient are notified" }
        ASK_SUBSCRIBES { nb: "noen abonnerer på hendelser", en: "somebody subscribes to events" }
        ASK_SUBSCRIBES_ONE { nb: "noen abonnerer på hendelser for én part (subject-filter)", en: "somebody subscribes to the events of one party (subject filter)" }
        ASK_TRANSFERS { nb: "avsenderen sender en fil", en: "the sender sends a file" }
        ASK_DOWNLOADS { nb: "mottakeren laster ned og bekrefter en fil", en: "the recipient downloads and confirms a file" }
        ASK_SEARCHES { nb: "noen søker etter filoverføringer", en: "transfers are searched for" }
        ASK_CONSENT { nb: "en virksomhet ber om samtykke", en: "an organisation asks for consent" }
        ASK_CONSENTS { nb: "noen gir samtykke", en: "somebody gives consent" }
        ASK_APP { nb: "noen bruker appen", en: "somebody uses the app" }
        ASK_APP_EVENTS { nb: "noen abonnerer på appens hendelser", en: "somebody subscribes to the app's events" }
        ASK_OWN { nb: "systemet spør Altinn Autorisasjon", en: "the system asks Altinn Authorization" }

        THEN_UNREADABLE { nb: "Mottakeren får 401 eller 403 (4001), og meldingen kan ikke åpnes i Arbeidsflate.", en: "The recipient gets 401 or 403 (4001), and the message cannot be opened in Arbeidsflate." }
        THEN_NO_LIST { nb: "Listen er tom, eller forespørselen avvises.", en: "The list is empty or refused." }
        THEN_OWNER_SENDS { nb: "Bare tjenesteeieren selv kan sende, med scopet altinn:serviceowner. Det er ofte det man ønsker.", en: "Only the service owner itself can send, with the scope altinn:serviceowner. That is often what you want." }
        THEN_NO_DIALOG { nb: "API-klienter får ikke tilbud om slett og bekreft i dialogen. Endepunktene selv spør om read.", en: "API clients are not offered delete and confirm in the dialog. The endpoints themselves ask for read." }
        THEN_NOT_NOTIFIED { nb: "Ingen kontaktpersoner varsles. Virksomhetens egne varslingsadresser nås likevel.", en: "No contact person is notified. The organisation's own notification addresses are still reached." }
        THEN_NO_EVENTS { nb: "Abonnementet blir aldri validert. Lesing påvirkes ikke.", en: "The subscription is never validated. Reading is not affected." }
        THEN_NO_TRANSFER { nb: "Ingen kan sende (feil 6, NoAccessToResource). Det gjelder også tjenesteeieren.", en: "Nobody can send (error 6, NoAccessToResource), not even the service owner." }
        THEN_NO_DOWNLOAD { nb: "Ingen kan hente filer (feil 6, NoAccessToResource).", en: "Nobody can fetch files (error 6, NoAccessToResource)." }
        THEN_NO_CONSENT { nb: "Ingen kan be om samtykke.", en: "Nobody can ask for consent." }
        THEN_NO_CONSENTING { nb: "Ingen kan gi samtykke.", en: "Nobody can give consent." }
        THEN_NOBODY { nb: "Ingen får gjøre det uten å ha fått fullmakt til enkelttjenesten.", en: "Nobody may do it without being authorised for the single service." }
    }
}
