//! The system register and system users: a system, requests to organisations, and what comes of them.

use uuid::Uuid;

use super::about::{CONFIRM_SYSTEM_ID, EffectAbout};
use super::credentials::ClientCredentials;
use super::result::{EffectBrought, EffectResult};
use crate::domain::message::CorrespondenceMessage;
use crate::domain::system_user::{NewSystem, SystemId, SystemUserKey};
use crate::domain::{OrgNumber, ResourceId};
use crate::record::values::{RequestFound, RequestStatus};
use crate::record::{Confirmation, t};
use crate::text::{Message, Phrase};

/// Something to do with systems and system users.
#[derive(Clone, Debug, PartialEq)]
pub enum SystemUserEffect {
    /// Read a system.
    ReadSystem {
        /// With which client.
        credentials: ClientCredentials,
        /// Which system.
        system: SystemId,
    },
    /// Register a system, or find it there.
    RegisterSystem {
        /// With which client.
        credentials: ClientCredentials,
        /// Whose it is.
        owner: OrgNumber,
        /// The body that is sent.
        new: Box<NewSystem>,
        /// To which resource its system users can be given rights.
        resource: ResourceId,
    },
    /// Put the client on a system, and give it a right.
    ExtendSystem {
        /// With which client.
        credentials: ClientCredentials,
        /// Which system.
        system: SystemId,
        /// Which resource.
        resource: ResourceId,
    },
    /// See what has become of the request for a system user, and whether there is one.
    ReadRequest {
        /// With which client.
        credentials: ClientCredentials,
        /// Which system user.
        key: SystemUserKey,
    },
    /// Ask an organisation for a system user.
    AskForSystemUser {
        /// With which client.
        credentials: ClientCredentials,
        /// Which system user.
        key: SystemUserKey,
        /// To which resource it is to have rights.
        resource: ResourceId,
        /// What it does there.
        deeds: Phrase,
    },
    /// Take a request back of which nothing came, and make it anew.
    AskAgain {
        /// With which client.
        credentials: ClientCredentials,
        /// Which system user.
        key: SystemUserKey,
        /// To which resource it is to have rights.
        resource: ResourceId,
        /// What it does there.
        deeds: Phrase,
        /// The request of which nothing came.
        old: Uuid,
    },
    /// Get a token as a system user.
    ProveSystemUser {
        /// With which client; it acts as the system user in the token.
        credentials: ClientCredentials,
        /// Which system user.
        key: SystemUserKey,
        /// What the token is asked for with.
        scopes: &'static [&'static str],
    },
    /// Get a token as a system user, and let the service judge a message with it without making one.
    TrySending {
        /// With which client; it acts as the system user in the token.
        credentials: ClientCredentials,
        /// Which system user.
        key: SystemUserKey,
        /// What the token is asked for with.
        scopes: &'static [&'static str],
        /// What would be sent, apart from to whom.
        message: Box<CorrespondenceMessage>,
        /// To whom.
        recipient: OrgNumber,
    },
}

impl SystemUserEffect {
    /// What it does.
    pub(super) fn about(&self) -> EffectAbout<'_> {
        match self {
            Self::ReadSystem { credentials, system } => {
                EffectAbout::read(words::READ_SYSTEM.with("system", system.as_str())).with(&credentials.key)
            }
            Self::RegisterSystem { credentials, owner, new, resource } => {
                let say = |phrase: Phrase| phrase.with("system", new.id.as_str());
                let confirmation = Confirmation {
                    flag: CONFIRM_SYSTEM_ID.name,
                    expected: new.id.to_string(),
                    text: say(words::CONFIRM),
                    help: words::CONFIRM_HELP.into(),
                };
                let about = EffectAbout::for_ever(say(words::REGISTER).with("orgnr", owner.spaced()), confirmation);
                let details = [
                    say(words::FOR_EVER),
                    words::RIGHT.with("id", resource.bare()),
                    words::CLIENT.with("client", credentials.id.as_str()),
                ];
                about.with(&credentials.key).showing(details.into())
            }
            Self::ExtendSystem { credentials, system, resource } => {
                let details = [
                    words::RIGHT.with("id", resource.bare()),
                    words::CLIENT.with("client", credentials.id.as_str()),
                    words::REST_STAYS.into(),
                ];
                EffectAbout::write(words::EXTEND.with("system", system.as_str()))
                    .with(&credentials.key)
                    .showing(details.into())
            }
            Self::ReadRequest { credentials, key } => {
                EffectAbout::read(words::READ_REQUEST.with("orgnr", key.party.spaced())).with(&credentials.key)
            }
            Self::AskForSystemUser { credentials, key, resource, deeds } => {
                let about = words::ASK.with("orgnr", key.party.spaced()).with("system", key.system.as_str());
                let details = [may(resource, *deeds), words::APPROVED_BY.into()];
                EffectAbout::write(about).with(&credentials.key).showing(details.into())
            }
            Self::AskAgain { credentials, key, resource, deeds, .. } => {
                let about = words::ASK_AGAIN.with("orgnr", key.party.spaced());
                let details = [words::OLD_LINK.into(), may(resource, *deeds), words::APPROVED_BY.into()];
                EffectAbout::write(about).with(&credentials.key).showing(details.into())
            }
            Self::ProveSystemUser { credentials, key, .. } => {
                EffectAbout::read(words::PROVE.with("orgnr", key.party.spaced())).with(&credentials.key)
            }
            Self::TrySending { credentials, key, .. } => {
                EffectAbout::read(words::TRY.with("orgnr", key.party.spaced())).with(&credentials.key)
            }
        }
    }

    /// How it stands now.
    pub(super) fn result(&self, brought: &EffectBrought<'_>) -> EffectResult {
        match self {
            Self::ReadSystem { system, .. } => self.seen(system, brought),
            Self::RegisterSystem { new, .. } => {
                let say = |phrase: Phrase| phrase.with("system", new.id.as_str());
                brought.made(say(words::REGISTERED), say(words::REGISTERED_BEFORE))
            }
            Self::ExtendSystem { system, resource, .. } => {
                let say = |phrase: Phrase| phrase.with("system", system.as_str()).with("id", resource.bare());
                brought.made(say(words::EXTENDED), say(words::EXTENDED_BEFORE))
            }
            Self::ReadRequest { key, .. } => of_request(brought, &key.party.spaced()),
            Self::AskForSystemUser { key, .. } | Self::AskAgain { key, .. } => {
                let party = key.party.spaced();
                let found = brought.get(t::SystemUserRequest).and_then(|seen| seen.found.as_ref());
                let is_open = found.is_some_and(|found| found.status == RequestStatus::New);
                let asked = if matches!(self, Self::AskAgain { .. }) { words::ASKED_ANEW } else { words::ASKED };
                match is_open {
                    true => brought.made(asked.with("orgnr", &*party), words::ASKED_BEFORE.with("orgnr", &*party)),
                    // Somebody was quick.
                    false => of_request(brought, &party),
                }
            }
            Self::ProveSystemUser { key, .. } | Self::TrySending { key, .. } => {
                let proof = brought.get(t::SystemUserProof);
                let has_one = proof.is_some_and(|proof| proof.user.is_some());
                let say = |phrase: Phrase| phrase.with("orgnr", key.party.spaced());
                match proof.and_then(|proof| proof.sends.as_ref()) {
                    Some(run) if run.passed => EffectResult::good(say(words::MAY_SEND)),
                    Some(run) => EffectResult::bad(say(words::MAY_NOT_SEND).with("code", run.code.as_str())),
                    None => {
                        let code = brought.code("MP-303");
                        EffectResult::when(has_one, say(words::PROVEN), say(words::NOT_PROVEN).with("code", code))
                    }
                }
            }
        }
    }

    fn seen(&self, system: &SystemId, brought: &EffectBrought<'_>) -> EffectResult {
        let say = |phrase: Phrase| phrase.with("system", system.as_str());
        match brought.get(t::SystemSeen).and_then(|seen| seen.found.as_ref()) {
            None => EffectResult::absent(say(words::NO_SYSTEM)),
            Some(found) if found.deleted => EffectResult::bad(say(words::DELETED)),
            Some(found) => {
                let resources = found.resources.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
                EffectResult::good(say(words::SYSTEM).with("resources", resources))
            }
        }
    }
}

/// What access is asked for.
fn may(resource: &ResourceId, deeds: Phrase) -> Message {
    words::MAY.with("id", resource.bare()).with("deeds", Message::from(deeds))
}

/// A system user, or how far the request for it has come.
fn of_request(brought: &EffectBrought<'_>, party: &str) -> EffectResult {
    match brought.get(t::SystemUserSeen).is_some_and(|seen| seen.id.is_some()) {
        true => EffectResult::good(words::HAS_USER.with("orgnr", party)),
        false => request(brought.get(t::SystemUserRequest).and_then(|seen| seen.found.as_ref()), party),
    }
}

/// A request as it is, in one line.
fn request(found: Option<&RequestFound>, party: &str) -> EffectResult {
    let say = |phrase: Phrase| phrase.with("orgnr", party);
    match found.map(|found| found.status) {
        None => EffectResult::absent(say(words::NO_REQUEST)),
        Some(status) => {
            let said = say(words::REQUEST).with("status", status_said(status));
            if status.has_failed() { EffectResult::bad(said) } else { EffectResult::good(said) }
        }
    }
}

/// A status as people read it, with the word of the service.
#[must_use]
pub fn status_said(status: RequestStatus) -> Message {
    let phrase = match status {
        RequestStatus::New => words::STATUS_NEW,
        RequestStatus::Accepted => words::STATUS_ACCEPTED,
        RequestStatus::Rejected => words::STATUS_REJECTED,
        RequestStatus::Denied => words::STATUS_DENIED,
        RequestStatus::Timedout => words::STATUS_TIMED_OUT,
    };
    phrase.into()
}

/// What these effects say.
mod words {
    use crate::text::phrases;

    phrases! {
        READ_SYSTEM { nb: "Les systemet {system} i systemregisteret", en: "Read the system {system} in the system register" }
        NO_SYSTEM { nb: "Systemet {system} er ikke registrert", en: "The system {system} is not registered" }
        DELETED { nb: "Systemet {system} er slettet, og id-en er opptatt for alltid", en: "The system {system} has been deleted, and its ID stays taken for ever" }
        SYSTEM { nb: "Systemet {system} er registrert, med rettighet til: {resources}", en: "The system {system} is registered, with rights to: {resources}" }
        REGISTER { nb: "Registrer systemet {system} for {orgnr} i systemregisteret", en: "Register the system {system} of {orgnr} in the system register" }
        FOR_EVER { nb: "System-id-en {system} er brukt for alltid i dette miljøet: også når systemet slettes, kan den aldri brukes på nytt.", en: "The system ID {system} is used for ever in this environment: even when the system is deleted, it can never be used again." }
        RIGHT { nb: "Systembrukerne kan få rettighet til {id}.", en: "Its system users can be given rights to {id}." }
        CLIENT { nb: "Klienten som logger inn for systemet: {client}. En klient kan stå på ett system.", en: "The client that logs in for the system: {client}. A client can be on one system." }
        CONFIRM { nb: "System-id-en {system} kan aldri brukes på nytt i {environment}. Skriv {system} for å bekrefte.", en: "The system ID {system} can never be used again in {environment}. Type {system} to confirm." }
        CONFIRM_HELP { nb: "Vil dere ha en annen id, lar dere linjen stå tom, og velger den: altinn-onboard change system-id", en: "If you want another ID, leave the line empty and choose it: altinn-onboard change system-id" }
        REGISTERED { nb: "Systemet {system} er registrert og lest tilbake", en: "The system {system} has been registered and read back" }
        REGISTERED_BEFORE { nb: "Systemet {system} var registrert fra før", en: "The system {system} was registered already" }
        EXTEND { nb: "Legg klienten og rettigheten til på systemet {system}", en: "Put the client and the right on the system {system}" }
        REST_STAYS { nb: "Resten av systemet skrives tilbake som det er.", en: "The rest of the system is written back as it is." }
        EXTENDED { nb: "Systemet {system} har rettigheten til {id} og klienten, og er lest tilbake", en: "The system {system} has the right to {id} and the client, and has been read back" }
        EXTENDED_BEFORE { nb: "Systemet {system} hadde rettigheten til {id} og klienten fra før", en: "The system {system} had the right to {id} and the client already" }
        READ_REQUEST { nb: "Se om {orgnr} har godkjent forespørselen om systembruker", en: "See whether {orgnr} has approved the request for a system user" }
        NO_REQUEST { nb: "{orgnr} er ikke spurt om en systembruker", en: "{orgnr} has not been asked for a system user" }
        REQUEST { nb: "Forespørselen til {orgnr}: {status}", en: "The request to {orgnr}: {status}" }
        HAS_USER { nb: "{orgnr} har en systembruker for systemet", en: "{orgnr} has a system user for the system" }
        ASK { nb: "Be {orgnr} om en systembruker for systemet {system}", en: "Ask {orgnr} for a system user for the system {system}" }
        MAY { nb: "Systembrukeren får {deeds} i {id} for virksomheten.", en: "The system user may {deeds} in {id} for the organisation." }
        APPROVED_BY { nb: "En tilgangsstyrer hos virksomheten godkjenner den med en lenke, innen 180 dager (brev L12).", en: "An access manager of the organisation approves it by a link, within 180 days (letter L12)." }
        ASKED { nb: "{orgnr} er spurt om en systembruker; lenken for godkjenning står i brev L12", en: "{orgnr} has been asked for a system user; the link for the approval is in letter L12" }
        ASKED_BEFORE { nb: "{orgnr} var spurt om en systembruker fra før", en: "{orgnr} had been asked for a system user already" }
        ASK_AGAIN { nb: "Trekk forespørselen til {orgnr} tilbake, og be på nytt", en: "Take the request to {orgnr} back, and ask again" }
        OLD_LINK { nb: "Den gamle lenken virker ikke lenger; virksomheten får en ny.", en: "The old link no longer works; the organisation gets a new one." }
        ASKED_ANEW { nb: "{orgnr} er spurt på nytt; den nye lenken står i brev L12", en: "{orgnr} has been asked again; the new link is in letter L12" }
        PROVE { nb: "Hent et token som systembrukeren til {orgnr}", en: "Get a token as the system user of {orgnr}" }
        PROVEN { nb: "Maskinporten gir token som systembrukeren til {orgnr}", en: "Maskinporten gives a token as the system user of {orgnr}" }
        NOT_PROVEN { nb: "Maskinporten kjenner ikke systembrukeren til {orgnr} ennå ({code})", en: "Maskinporten does not know the system user of {orgnr} yet ({code})" }
        TRY { nb: "Hent et token som systembrukeren til {orgnr}, og prøvekjør en melding med det: ingenting opprettes", en: "Get a token as the system user of {orgnr}, and dry-run a message with it: nothing is created" }
        MAY_SEND { nb: "Systembrukeren til {orgnr} har token, og prøvekjøringen gikk gjennom med det; ingenting ble opprettet", en: "The system user of {orgnr} has a token, and the dry run passed with it; nothing was created" }
        MAY_NOT_SEND { nb: "Systembrukeren til {orgnr} har token, men prøvekjøringen ble avvist ({code}); ingenting ble opprettet", en: "The system user of {orgnr} has a token, but the dry run was refused ({code}); nothing was created" }
        STATUS_NEW { nb: "venter på godkjenning (New)", en: "waits for approval (New)" }
        STATUS_ACCEPTED { nb: "godkjent (Accepted)", en: "approved (Accepted)" }
        STATUS_REJECTED { nb: "avslått av virksomheten (Rejected)", en: "rejected by the organisation (Rejected)" }
        STATUS_DENIED { nb: "nektet (Denied)", en: "denied (Denied)" }
        STATUS_TIMED_OUT { nb: "utløpt uten svar (Timedout)", en: "expired without an answer (Timedout)" }
    }
}
