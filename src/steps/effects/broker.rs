//! Altinn Formidling: the service owner and the resource there, and a file that the organisation sends to itself.

use jiff::Timestamp;
use uuid::Uuid;

use super::about::EffectAbout;
use super::credentials::ClientCredentials;
use super::result::{EffectBrought, EffectResult};
use crate::catalog::transfer_status;
use crate::domain::transfer::BrokerConfiguration;
use crate::domain::{FileSize, OrgNumber, ResourceId};
use crate::record::t;
use crate::record::values::{TransferSeen, TransferStage, TransferStarted};
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
    /// Begin a transfer to the organisation itself, or find the one that was begun under this reference.
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
    },
    /// See what became of a transfer.
    FollowTransfer {
        /// With which client.
        credentials: ClientCredentials,
        /// Which transfer.
        id: Uuid,
    },
    /// Fetch the file of a transfer, and compare it with what was sent.
    FetchFile {
        /// With which client.
        credentials: ClientCredentials,
        /// Which transfer, and what was sent.
        started: TransferStarted,
    },
    /// Confirm that the file was fetched.
    ConfirmTransfer {
        /// With which client.
        credentials: ClientCredentials,
        /// Which transfer.
        id: Uuid,
    },
}

/// A transfer that an organisation wants to itself.
#[derive(Clone, Debug, PartialEq)]
pub struct TransferWish {
    /// On which resource.
    pub id: ResourceId,
    /// The largest file that it takes, where that is known.
    pub largest: Option<FileSize>,
    /// Who sends, and receives.
    pub own: OrgNumber,
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
            Self::RegisterOwner { credentials, name } => {
                let about = EffectAbout::write(words::REGISTER_OWNER.with("name", name.as_str()));
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
                let about = words::START.with("id", wish.id.bare()).with("orgnr", wish.own.spaced());
                EffectAbout::write(about).with(&credentials.key)
            }
            Self::SendFile { credentials, started } => {
                let about = words::SEND.with("name", started.file.name.as_str()).with("size", size(started));
                EffectAbout::write(about).with(&credentials.key)
            }
            Self::FollowTransfer { credentials, id } => {
                EffectAbout::read(words::FOLLOW.with("id", id.to_string())).with(&credentials.key)
            }
            // All that it changes is that the service notes that the recipient has begun to fetch.
            Self::FetchFile { credentials, started } => {
                EffectAbout::read(words::FETCH.with("name", started.file.name.as_str())).with(&credentials.key)
            }
            Self::ConfirmTransfer { credentials, id } => {
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
            Self::FetchFile { started, .. } => {
                let fetched = words::FETCHED.with("name", started.file.name.as_str()).with("size", size(started));
                EffectResult::good(fetched.with("md5", started.file.md5.as_str()))
            }
            Self::ConfirmTransfer { .. } => {
                let confirmed =
                    brought.get(t::TransferSeen).is_some_and(|seen| seen.stage() == TransferStage::Confirmed);
                EffectResult::when(confirmed, words::LEVEL_A, words::NOT_CONFIRMED)
            }
        }
    }
}

/// What became of a transfer, in one line.
fn became(id: Uuid, seen: Option<&TransferSeen>) -> EffectResult {
    let status = transfer_status::said(seen.map(|seen| seen.status.as_str()).unwrap_or_default());
    let say = |phrase: Phrase| phrase.with("id", id.to_string()).with("status", status.clone());
    match seen.map(TransferSeen::stage) {
        Some(TransferStage::Published | TransferStage::Confirmed) => EffectResult::good(say(words::ARRIVED)),
        Some(TransferStage::Ended) => {
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
        START { nb: "Opprett en filoverføring på {id} fra {orgnr} til {orgnr}", en: "Begin a file transfer on {id} from {orgnr} to {orgnr}" }
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
        LEVEL_A { nb: "Nedlastingen er bekreftet. Prøven nådde nivå a: dere sendte til dere selv. At to virksomheter når hverandre med systembrukere (nivå b), er ikke prøvd.", en: "The download has been confirmed. The trial reached level a: you sent to yourselves. That two organisations reach each other with system users (level b) has not been tried." }
    }
}
