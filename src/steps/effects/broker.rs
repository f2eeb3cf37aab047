//! Altinn Formidling: the service owner and the resource there, and a file that the organisation sends to itself, or that one
//! system user sends to another.

use jiff::Timestamp;
use uuid::Uuid;

use super::about::{CONFIRM_BROKER_OWNER, EffectAbout};
use super::credentials::ClientCredentials;
use super::result::{EffectBrought, EffectResult};
use crate::catalog::transfer_status;
use crate::domain::transfer::{Between, BrokerConfiguration};
use crate::domain::{FileSize, OrgNumber, ResourceId};
use crate::record::values::{TransferSeen, TransferStage, TransferStarted};
use crate::record::{Confirmation, t};
use crate::text::{Message, Phrase, spans};

/// Something to do in Altinn Formidling.
#[derive(Clone, Debug, PartialEq)]
pub enum BrokerEffect {
    /// See whether the organisation is registered, and whether its storage is there.
    ReadOwner {
        /// With which client.
        credentials: ClientCredentials,
    },
    /// Register the organisation as a service owner.
    RegisterOwner {
        /// With which client.
        credentials: ClientCredentials,
        /// Its number.
        own: OrgNumber,
        /// Under which name.
        name: String,
    },
    /// See how a resource is set up.
    ReadConfiguration {
        /// With which client.
        credentials: ClientCredentials,
        /// Which resource.
        id: ResourceId,
    },
    /// Set a resource up.
    Configure {
        /// With which client.
        credentials: ClientCredentials,
        /// Which resource.
        id: ResourceId,
        /// How.
        wanted: BrokerConfiguration,
    },
    /// Search on a resource: are we let in?
    ProbeTransfers {
        /// With which client.
        credentials: ClientCredentials,
        /// Which resource.
        id: ResourceId,
    },
    /// Begin a transfer, or find the one that was begun under this reference.
    StartTransfer {
        /// With which client.
        credentials: ClientCredentials,
        /// What is wanted.
        wish: TransferWish,
    },
    /// Send the file of a transfer.
    SendFile {
        /// With which client.
        credentials: ClientCredentials,
        /// Which transfer, and which file it was begun for.
        started: TransferStarted,
        /// In parts, so that it is gone on with where it broke off.
        in_parts: bool,
        /// Between whom it must go.
        ours: Between,
    },
    /// See what became of a transfer.
    FollowTransfer {
        /// With which client.
        credentials: ClientCredentials,
        /// Which transfer.
        id: Uuid,
        /// All of its file was sent.
        sent: bool,
    },
    /// Fetch the file of a transfer, and compare it with what was sent.
    FetchFile {
        /// With which client.
        credentials: ClientCredentials,
        /// Which transfer, and what was sent.
        started: TransferStarted,
        /// Between whom it must go.
        ours: Between,
    },
    /// Confirm that the file was fetched.
    ConfirmTransfer {
        /// With which client.
        credentials: ClientCredentials,
        /// Which transfer.
        id: Uuid,
        /// Between whom it must go.
        ours: Between,
    },
}

/// A transfer that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct TransferWish {
    /// Between whom, and on which resource.
    pub between: Between,
    /// The largest file that it takes, where that is known.
    pub largest: Option<FileSize>,
    /// Our own reference, drawn before.
    pub reference: Uuid,
    /// When it was drawn: no transfer of this reference is older.
    pub since: Timestamp,
}

impl BrokerEffect {
    /// With which client it is done.
    #[must_use]
    pub const fn credentials(&self) -> &ClientCredentials {
        match self {
            Self::ReadOwner { credentials }
            | Self::RegisterOwner { credentials, .. }
            | Self::ReadConfiguration { credentials, .. }
            | Self::Configure { credentials, .. }
            | Self::ProbeTransfers { credentials, .. }
            | Self::StartTransfer { credentials, .. }
            | Self::SendFile { credentials, .. }
            | Self::FollowTransfer { credentials, .. }
            | Self::FetchFile { credentials, .. }
            | Self::ConfirmTransfer { credentials, .. } => credentials,
        }
    }

    /// What it does.
    pub(super) fn about(&self) -> EffectAbout<'_> {
        match self {
            Self::ReadOwner { credentials } => EffectAbout::read(words::READ_OWNER).with(&credentials.key),
            Self::RegisterOwner { credentials, own, name } => {
                let about = words::REGISTER_OWNER.with("name", name.as_str());
                let about = EffectAbout::for_ever(about, registration_stays(*own));
                about.with(&credentials.key).showing(vec![words::STAYS.into(), words::STORAGE_COMES.into()])
            }
            Self::ReadConfiguration { credentials, id } => {
                EffectAbout::read(words::READ_CONFIGURATION.with("id", id.bare())).with(&credentials.key)
            }
            Self::Configure { credentials, id, wanted } => {
                let about = EffectAbout::write(words::CONFIGURE.with("id", id.bare()));
                about.with(&credentials.key).showing(settings(wanted))
            }
            Self::ProbeTransfers { credentials, id } => {
                EffectAbout::read(words::PROBE.with("id", id.bare())).with(&credentials.key)
            }
            Self::StartTransfer { credentials, wish } => {
                let Between { sender, recipient, id } = &wish.between;
                let about = words::START.with("id", id.bare()).with("sender", sender.spaced());
                EffectAbout::write(about.with("recipient", recipient.spaced())).with(&credentials.key)
            }
            Self::SendFile { credentials, started, .. } => {
                let about = words::SEND.with("name", started.file.name.as_str()).with("size", size(started));
                EffectAbout::write(about).with(&credentials.key)
            }
            Self::FollowTransfer { credentials, id, .. } => {
                EffectAbout::read(words::FOLLOW.with("id", id.to_string())).with(&credentials.key)
            }
            // All that it changes is that the service notes that the recipient has begun to fetch.
            Self::FetchFile { credentials, started, .. } => {
                EffectAbout::read(words::FETCH.with("name", started.file.name.as_str())).with(&credentials.key)
            }
            Self::ConfirmTransfer { credentials, id, .. } => {
                EffectAbout::write(words::CONFIRM.with("id", id.to_string())).with(&credentials.key)
            }
        }
    }

    /// How it stands now.
    pub(super) fn result(&self, brought: &EffectBrought<'_>) -> EffectResult {
        match self {
            Self::ReadOwner { .. } | Self::RegisterOwner { .. } => {
                let seen = brought.get(t::BrokerOwnerSeen);
                match seen.and_then(|seen| Some((seen.name.as_deref()?, seen.storage))) {
                    Some((name, true)) => EffectResult::good(words::OWNER_READY.with("name", name)),
                    Some((name, false)) => EffectResult::awaited(words::OWNER_WAITS.with("name", name)),
                    None => EffectResult::absent(words::NO_OWNER),
                }
            }
            Self::ReadConfiguration { id, .. } => {
                match brought.get(t::BrokerResourceSeen).and_then(|seen| seen.found.as_ref()) {
                    Some(_) => EffectResult::good(words::CONFIGURATION_READ.with("id", id.bare())),
                    None => EffectResult::absent(words::NOT_CONFIGURED.with("id", id.bare())),
                }
            }
            Self::Configure { id, .. } => {
                let (made, was_there) = (words::CONFIGURED, words::CONFIGURED_BEFORE);
                brought.made(made.with("id", id.bare()), was_there.with("id", id.bare()))
            }
            Self::ProbeTransfers { id, .. } => {
                let allowed = brought.get(t::AccessProbe).is_some_and(|probe| probe.allowed);
                let refused = words::NOT_LET_IN.with("id", id.bare()).with("code", brought.code("BRO-00006"));
                EffectResult::when(allowed, words::LET_IN.with("id", id.bare()), refused)
            }
            Self::StartTransfer { .. } => {
                let id = brought.get(t::TransferStarted).map(|started| started.id.to_string()).unwrap_or_default();
                brought.made(words::STARTED.with("id", id.clone()), words::STARTED_BEFORE.with("id", id))
            }
            Self::SendFile { started, .. } => became(started.id, brought.get(t::TransferSeen)),
            Self::FollowTransfer { id, .. } => became(*id, brought.get(t::TransferSeen)),
            // One that can no longer be fetched is told as it was seen.
            Self::FetchFile { started, .. } if brought.get(t::TransferFetched).is_none() => {
                became(started.id, brought.get(t::TransferSeen))
            }
            Self::FetchFile { started, .. } => {
                let fetched = words::FETCHED.with("name", started.file.name.as_str()).with("size", size(started));
                EffectResult::good(fetched.with("md5", started.file.md5.as_str()))
            }
            Self::ConfirmTransfer { id, ours, .. } => {
                let seen = brought.get(t::TransferSeen);
                match seen.map(TransferSeen::stage) {
                    Some(TransferStage::Confirmed) if ours.is_oneself() => EffectResult::good(words::LEVEL_A),
                    Some(TransferStage::Confirmed) => {
                        let said = words::LEVEL_B.with("sender", ours.sender.spaced());
                        EffectResult::good(said.with("recipient", ours.recipient.spaced()))
                    }
                    Some(TransferStage::Gone) => became(*id, seen),
                    _ => EffectResult::awaited(words::NOT_CONFIRMED),
                }
            }
        }
    }
}

/// What is asked before a service owner is registered.
fn registration_stays(own: OrgNumber) -> Confirmation {
    Confirmation {
        flag: CONFIRM_BROKER_OWNER.name,
        expected: own.to_string(),
        text: words::CONFIRM_BROKER_OWNER.with("orgnr", own.to_string()),
        help: words::STAYS.into(),
    }
}

/// What became of a transfer, in one line.
fn became(id: Uuid, seen: Option<&TransferSeen>) -> EffectResult {
    let status = transfer_status::said(seen.map(|seen| seen.status.as_str()).unwrap_or_default());
    let say = |phrase: Phrase| phrase.with("id", id.to_string()).with("status", status.clone());
    match seen.map(TransferSeen::stage) {
        Some(TransferStage::Published | TransferStage::Confirmed) => EffectResult::good(say(words::ARRIVED)),
        Some(TransferStage::Ended | TransferStage::Gone) => {
            let reason = seen.and_then(|seen| seen.reason.clone()).unwrap_or_default();
            EffectResult::bad(say(words::ENDED).with("reason", reason))
        }
        _ => EffectResult::awaited(say(words::ON_ITS_WAY)),
    }
}

/// How a resource is set up, a line each.
fn settings(wanted: &BrokerConfiguration) -> Vec<Message> {
    let purge = match wanted.purge_file_transfer_after_all_recipients_confirmed {
        true => words::PURGED.with("grace", spans::said(wanted.purge_file_transfer_grace_period)),
        false => words::NOT_PURGED.into(),
    };
    vec![
        words::LARGEST.with("size", wanted.max_file_transfer_size.to_string()),
        words::LIFETIME.with("lifetime", spans::said(wanted.file_transfer_time_to_live)),
        purge,
    ]
}

fn size(started: &TransferStarted) -> String {
    spans::bytes(started.file.bytes)
}

/// What these effects say.
mod words {
    use crate::text::phrases;

    phrases! {
        READ_OWNER { nb: "Se om dere er registrert som tjenesteeier i Altinn Formidling, og om lageret er klart", en: "See whether you are registered as a service owner in Altinn Broker, and whether the storage is ready" }
        REGISTER_OWNER { nb: "Registrer {name} som tjenesteeier i Altinn Formidling", en: "Register {name} as a service owner in Altinn Broker" }
        CONFIRM_BROKER_OWNER { nb: "{orgnr} registreres nå som tjenesteeier i Altinn Formidling i {environment}. Skriv {orgnr} for å bekrefte.", en: "{orgnr} is about to be registered as a service owner in Altinn Broker in {environment}. Type {orgnr} to confirm." }
        STAYS { nb: "Registreringen gjelder alle tjenestene deres i dette miljøet, og det finnes ikke noe kall som fjerner den.", en: "The registration is for all your services in this environment, and there is no call that removes it." }
        STORAGE_COMES { nb: "Altinn klargjør deretter et lager for filene; det tar noen minutter.", en: "Altinn then prepares storage for the files; it takes some minutes." }
        OWNER_READY { nb: "{name} er registrert som tjenesteeier i Altinn Formidling, og lageret er klart", en: "{name} is registered as a service owner in Altinn Broker, and the storage is ready" }
        OWNER_WAITS { nb: "{name} er registrert som tjenesteeier i Altinn Formidling; lagringen klargjøres", en: "{name} is registered as a service owner in Altinn Broker; the storage is being prepared" }
        NO_OWNER { nb: "Dere er ikke registrert som tjenesteeier i Altinn Formidling", en: "You are not registered as a service owner in Altinn Broker" }
        READ_CONFIGURATION { nb: "Se hvordan {id} er konfigurert i Altinn Formidling", en: "See how {id} is configured in Altinn Broker" }
        CONFIGURATION_READ { nb: "{id} er konfigurert i Altinn Formidling", en: "{id} is configured in Altinn Broker" }
        NOT_CONFIGURED { nb: "{id} er ikke konfigurert i Altinn Formidling", en: "{id} is not configured in Altinn Broker" }
        CONFIGURE { nb: "Konfigurer {id} i Altinn Formidling", en: "Configure {id} in Altinn Broker" }
        CONFIGURED { nb: "{id} er konfigurert i Altinn Formidling, og lest tilbake", en: "{id} has been configured in Altinn Broker, and read back" }
        CONFIGURED_BEFORE { nb: "{id} var konfigurert slik i Altinn Formidling fra før", en: "{id} was configured like this in Altinn Broker already" }
        LARGEST { nb: "Største fil: {size}", en: "Largest file: {size}" }
        LIFETIME { nb: "Lagringstid: {lifetime}", en: "Time to live: {lifetime}" }
        PURGED { nb: "Filen slettes {grace} etter at alle har bekreftet", en: "The file is purged {grace} after all recipients have confirmed" }
        NOT_PURGED { nb: "Filen slettes ikke når alle har bekreftet", en: "The file is not purged when all recipients have confirmed" }
        PROBE { nb: "Spør Altinn Formidling om dere har tilgang til {id}", en: "Ask Altinn Broker whether you have access to {id}" }
        LET_IN { nb: "Altinn Formidling gir dere tilgang til {id}", en: "Altinn Broker gives you access to {id}" }
        NOT_LET_IN { nb: "Altinn Formidling gir dere ikke tilgang til {id} ennå ({code})", en: "Altinn Broker does not give you access to {id} yet ({code})" }
        START { nb: "Opprett en filoverføring på {id} fra {sender} til {recipient}", en: "Begin a file transfer on {id} from {sender} to {recipient}" }
        STARTED { nb: "Filoverføringen {id} er opprettet", en: "The file transfer {id} has been begun" }
        STARTED_BEFORE { nb: "Filoverføringen {id} var opprettet fra før", en: "The file transfer {id} was begun already" }
        SEND { nb: "Last opp {name} ({size})", en: "Upload {name} ({size})" }
        FOLLOW { nb: "Se hva som har skjedd med filoverføringen {id}", en: "See what has happened to the file transfer {id}" }
        ARRIVED { nb: "Filoverføringen {id} er kommet fram: {status}", en: "The file transfer {id} has arrived: {status}" }
        ON_ITS_WAY { nb: "Filoverføringen {id} er ikke kommet fram ennå: {status}", en: "The file transfer {id} has not arrived yet: {status}" }
        ENDED { nb: "Filoverføringen {id} er avsluttet uten å komme fram: {status}. {reason}", en: "The file transfer {id} has ended without arriving: {status}. {reason}" }
        FETCH { nb: "Hent {name} og sammenlign den med filen som ble sendt", en: "Fetch {name} and compare it with the file that was sent" }
        FETCHED { nb: "{name} er hentet ({size}) og er den samme som ble sendt (MD5 {md5})", en: "{name} has been fetched ({size}) and is the one that was sent (MD5 {md5})" }
        CONFIRM { nb: "Bekreft at filen i filoverføringen {id} er hentet", en: "Confirm that the file of the file transfer {id} has been fetched" }
        NOT_CONFIRMED { nb: "Nedlastingen er ikke bekreftet ennå", en: "The download is not confirmed yet" }
        LEVEL_B { nb: "Nedlastingen er bekreftet. Prøven nådde nivå b: {sender} sendte til {recipient}, hver med sin systembruker.", en: "The download has been confirmed. The trial reached level b: {sender} sent to {recipient}, each by its system user." }
        LEVEL_A { nb: "Nedlastingen er bekreftet. Prøven nådde nivå a: dere sendte til dere selv. At to virksomheter når hverandre med systembrukere (nivå b), er ikke prøvd.", en: "The download has been confirmed. The trial reached level a: you sent to yourselves. That two organisations reach each other with system users (level b) has not been tried." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::result::ResultMark;
    use super::*;

    #[test]
    fn a_transfer_that_was_deleted_has_not_arrived() {
        let mark = |status: &str| {
            let seen = TransferSeen { id: Uuid::nil(), status: status.into(), sent: false, reason: None };
            became(Uuid::nil(), Some(&seen)).mark
        };
        assert_eq!((mark("Purged"), mark("Failed")), (ResultMark::Bad, ResultMark::Bad));
        assert_eq!((mark("AllConfirmedDownloaded"), mark("Published")), (ResultMark::Good, ResultMark::Good));
    }
}
