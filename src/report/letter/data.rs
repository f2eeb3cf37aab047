//! What a letter is written from: plain values, already in the letter's language.

use std::collections::BTreeMap;

use serde::Serialize;

/// A person at work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Person {
    /// Full name.
    pub name: String,
    /// Work e-mail.
    pub email: String,
    /// Phone at work, as the person wrote it.
    pub phone: String,
    /// Role in the organisation, such as `fagansvarlig`.
    pub role: String,
}

/// An organisation as a letter names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LetterParty {
    /// Registered name.
    pub name: String,
    /// Number, in groups of three.
    pub number: String,
    /// Number, in one piece, as a system takes it.
    pub bare: String,
    /// Organisation form.
    pub form: String,
    /// What people call it.
    pub form_name: String,
    /// Organisation code.
    pub code: Option<String>,
}

/// A scope and a few words on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ScopeLine {
    /// The scope as it is asked for.
    pub scope: String,
    /// What it is for, why it is not asked for, or when it was tried.
    pub text: String,
}

/// An environment as a letter names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EnvironmentLines {
    /// `TT02`, `produksjon`.
    pub label: String,
    /// What is asked for here.
    pub scopes: Vec<ScopeLine>,
    /// All that the client needs here.
    pub needed: Vec<String>,
    /// What has been refused here.
    pub refused: Vec<ScopeLine>,
    /// What Digdir's self-service calls the client, as far as we decide that.
    pub client_name: Option<String>,
    /// The client, when it exists.
    pub client_id: Option<String>,
    /// What the supplier runs to show that its token works here.
    pub proof_line: String,
    /// Maskinporten's issuer.
    pub issuer: String,
    /// Where tokens are had.
    pub token: String,
    /// Where tokens are exchanged.
    pub exchange: String,
    /// Altinn.
    pub platform: String,
    /// The API of the service's product.
    pub service_address: String,
    /// Digdir's self-service.
    pub portal: String,
    /// Hosts that are called.
    pub hosts: Vec<String>,
    /// From where Altinn sends events, when that is known.
    pub source_address: Option<String>,
}

/// What is to be done in Altinn Studio.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Studio {
    /// User name of the contact person.
    pub user_name: String,
    /// `{code}-resources`.
    pub repository: String,
    /// Page of the organisation.
    pub organisation_url: String,
    /// Page of its teams.
    pub teams_url: String,
    /// The team that may write to the repository.
    pub resource_team: String,
    /// All teams.
    pub teams: Vec<String>,
    /// User names of the members of each team.
    pub members: Vec<String>,
    /// Nobody knows who owns the organisation.
    pub owner_unknown: bool,
    /// The organisation is not in Studio.
    pub new_organisation: bool,
}

/// The terms of Maskinporten that somebody signs for the organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TermsOfUse {
    /// The title of the document.
    pub name: String,
    /// The version that is signed, such as `1.8`.
    pub version: String,
    /// Of which day.
    pub date: String,
    /// Where.
    pub url: String,
}

/// Where events go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EventLines {
    /// They are wanted.
    pub wanted: bool,
    /// The receiving address.
    pub address: String,
}

/// What those who take part in file transfers must know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TransferLines {
    /// The largest file; empty when that is not known.
    pub largest: String,
    /// How long a file is kept; empty when that is not known.
    pub lifetime: String,
    /// Access packages and roles that give access, in words.
    pub holders: Vec<String>,
    /// Only for those on the list.
    pub selected: bool,
}

/// The test message.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MessageLines {
    /// Where it was sent.
    pub environment: String,
    /// What the recipient sees in the inbox.
    pub title: String,
    /// When.
    pub sent: String,
    /// To whom.
    pub recipient: String,
    /// The recipient is synthetic.
    pub synthetic: bool,
    /// Where recipients read.
    pub arbeidsflate: String,
}

/// A letter of the same kind that was sent before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Earlier {
    /// When.
    pub date: String,
    /// The receiver's case number.
    pub case: Option<String>,
}

/// The letter that is reminded of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reminded {
    /// Its key.
    pub key: String,
    /// Its subject line.
    pub subject: String,
    /// When it was sent.
    pub sent: String,
    /// When an answer was wanted.
    pub wanted: String,
    /// The receiver's case number.
    pub case: Option<String>,
    /// Why it was sent.
    pub why: String,
}

/// Mailboxes that a text mentions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Desks {
    /// Digdir's service desk.
    pub digdir: String,
}

/// Requests for system users, as a letter names them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SystemUserLines {
    /// In which environment.
    pub environment: String,
    /// Id of the system.
    pub system: String,
    /// The product of the service, by its name.
    pub product: String,
    /// What system users do in the service.
    pub deeds: String,
    /// Whom is asked, and where that is approved.
    pub requests: Vec<SystemUserRequestLine>,
}

/// One request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SystemUserRequestLine {
    /// Number of the organisation, in groups of three.
    pub party: String,
    /// Where it is approved.
    pub link: String,
    /// It is synthetic: somebody logs in for it by a test login.
    pub synthetic: bool,
}

/// Everything that a letter may say. What a kind does not use stays empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LetterData {
    /// Made in a rehearsal.
    pub practice: bool,
    /// Today.
    pub date: String,
    /// When an answer is wanted.
    pub deadline: String,
    /// Who writes.
    pub organisation: LetterParty,
    /// The contact person.
    pub contact: Person,
    /// Its employer, when that is not the organisation; otherwise empty.
    pub employer: String,
    /// Who answers in its place.
    pub deputy: Person,
    /// Own case number.
    pub our_reference: Option<String>,
    /// The letter before this one.
    pub earlier: Option<Earlier>,
    /// Products, joined.
    pub products: String,
    /// Name of the service.
    pub service: String,
    /// The system that sends.
    pub system: String,
    /// Wanted resource ids.
    pub resource_ids: Vec<String>,
    /// What is to be said of each environment that the letter is about.
    pub environments: Vec<EnvironmentLines>,
    /// Environments, joined.
    pub environment_names: String,
    /// Scopes that are not asked for, and why.
    pub not_asked: Vec<ScopeLine>,
    /// Who operates the system: the word of the choice.
    pub operated: String,
    /// The organisation that helps with the sending system; `None` where nobody is named.
    pub supplier: Option<LetterParty>,
    /// Altinn Studio.
    pub studio: Studio,
    /// For how long access is wanted.
    pub duration: String,
    /// Planned start.
    pub start: String,
    /// When the agreement was signed.
    pub agreement_signed: Option<String>,
    /// How the terms of use stand.
    pub terms_status: String,
    /// The terms of use.
    pub terms: TermsOfUse,
    /// Own senders of notifications.
    pub senders: String,
    /// Who is alerted.
    pub alert_contact: String,
    /// Who receives.
    pub recipients: String,
    /// Contents are confidential.
    pub confidential: bool,
    /// Hosts that only the one who does the onboarding calls.
    pub workplace_hosts: Vec<String>,
    /// Whether and where events are received.
    pub events: EventLines,
    /// The test message.
    pub message: MessageLines,
    /// File transfers.
    pub transfers: TransferLines,
    /// The requests for system users that wait for an answer.
    pub system_users: SystemUserLines,
    /// The form for new service owners.
    pub form_url: String,
    /// The letter that is reminded of; only in a reminder.
    pub reminded: Option<Reminded>,
    /// Mailboxes that a text mentions.
    pub desks: Desks,
    /// What only this kind needs, by id.
    pub details: BTreeMap<String, String>,
}
