//! Send a test file, fetch it, compare the two and confirm. At level a the organisation sends to itself; at level b, where two
//! system users were had tokens for, the one sends to the other.

use crate::catalog::stages::Stage;
use jiff::SignedDuration;

use super::parts::waits::{act, by_hand, plans_only, wait};
use super::parts::{client, owner};
use super::{
    Acts, Brief, Card, Effect, Move, ProvingFact, Step, access_list, broker_resource, broker_service_owner,
    system_user, token,
};
use crate::catalog::letters::LetterKind;
use crate::catalog::scopes::{BROKER_READ, BROKER_WRITE};
use crate::catalog::transfer_status;
use crate::domain::environment::PaceOf;
use crate::domain::system_user::ActingAs;
use crate::domain::transfer::Between;
use crate::record::values::{TransferParties, TransferSeen, TransferStage, TransferStarted};
use crate::record::{Actor, Topic, t};
use crate::steps::effects::{BrokerEffect, ClientCredentials, Draw, LocalEffect, TransferWish};
use crate::text::{Message, steps as common};

/// The step.
pub struct TestTransfer;

static CARD: Card = Card {
    id: "test-transfer",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Program,
    who: &[Actor::Machine, Actor::You, Actor::Supplier],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Live,
    differences: &[8],
    needs: &[
        Card::TOKEN,
        Card::LIST,
        &[
            Topic::OrgNumber,
            Topic::ResourceChoice,
            Topic::ResourceId,
            Topic::PolicySeen,
            Topic::BrokerOwnerSeen,
            Topic::BrokerResourceSeen,
            Topic::Audience,
            Topic::ResourceBy,
            Topic::SystemUserWanted,
            Topic::SystemId,
            Topic::SystemUserSender,
            Topic::SystemUserRecipient,
            Topic::SystemUserSeen,
            Topic::SystemUserProof,
        ],
    ],
    gives: &[
        Topic::AccessProbe,
        Topic::TransferReference,
        Topic::TransferStarted,
        Topic::TransferSeen,
        Topic::TransferFetched,
    ],
    asks: &[],
};

/// How far the clock here may be from that of the service, when a transfer is looked for by the time it was begun.
const SLACK: SignedDuration = SignedDuration::from_hours(24);

/// With which client, when all is there that a transfer needs; otherwise what is missing.
fn ready(brief: &Brief<'_>) -> Result<ClientCredentials, Vec<Topic>> {
    let credentials = token::credentials(brief);
    let missing = [
        (credentials.is_none(), Topic::Token),
        (!owner::policy_holds(brief), Topic::PolicySeen),
        (!broker_service_owner::ready(brief), Topic::BrokerOwnerSeen),
        (!broker_resource::holds(brief), Topic::BrokerResourceSeen),
        // A file that went through before would show nothing of the list.
        (!access_list::holds(brief), Topic::ListSettled),
    ];
    let missing: Vec<Topic> = missing.into_iter().filter(|(lacks, _)| *lacks).map(|(_, topic)| topic).collect();
    credentials.filter(|_| missing.is_empty()).ok_or(missing)
}

/// Are we let in?
fn access(brief: &Brief<'_>) -> Vec<Effect> {
    let credentials = token::credentials(brief);
    let on = credentials.zip(brief.get(t::ResourceId).cloned());
    on.map(|(credentials, id)| BrokerEffect::ProbeTransfers { credentials, id }.into()).into_iter().collect()
}

/// What became of the transfer that was begun, until all have confirmed: after that it is deleted, as it is when its time
/// runs out, and what was seen to go well stays seen.
fn follow(brief: &Brief<'_>) -> Vec<Effect> {
    let credentials = token::credentials(brief).zip(trial(brief)).map(|(own, trial)| trial.sending(own));
    let begun = credentials.zip(started(brief)).filter(|_| seen(brief).is_some() && !confirmed(brief));
    let sent = seen(brief).is_some_and(|seen| seen.sent);
    begun
        .map(|(credentials, started)| BrokerEffect::FollowTransfer { credentials, id: started.id, sent }.into())
        .into_iter()
        .collect()
}

/// Who sends the file and who receives it, and as whom each logs in.
struct Trial {
    between: Between,
    /// The two as system users, at level b.
    users: Option<[ActingAs; 2]>,
}

impl Trial {
    fn sending(&self, own: ClientCredentials) -> ClientCredentials {
        self.as_user(own, 0)
    }

    fn receiving(&self, own: ClientCredentials) -> ClientCredentials {
        self.as_user(own, 1)
    }

    fn as_user(&self, own: ClientCredentials, which: usize) -> ClientCredentials {
        match self.users.as_ref().and_then(|users| users.get(which)) {
            None => own,
            Some(user) => own.acting_as(user.clone()),
        }
    }

    fn parties(&self) -> Option<TransferParties> {
        let Between { sender, recipient, .. } = self.between;
        self.users.is_some().then_some(TransferParties { sender, recipient })
    }
}

/// Level b where both system users are there; otherwise level a.
fn trial(brief: &Brief<'_>) -> Option<Trial> {
    let (own, id) = (*brief.get(t::OrgNumber)?, brief.get(t::ResourceId)?.clone());
    let Some(users) = system_user::proven(brief) else {
        return Some(Trial { between: Between::oneself(own, id), users: None });
    };
    let [sender, recipient] = users.each_ref().map(|user| user.party);
    Some(Trial { between: Between { sender, recipient, id }, users: Some(users) })
}

/// The transfer that was begun at the level that is tried.
fn started<'a>(brief: &Brief<'a>) -> Option<&'a TransferStarted> {
    let parties = trial(brief)?.parties();
    brief.get(t::TransferStarted).filter(|started| started.parties == parties)
}

/// What is wanted of a transfer, once its reference is drawn.
fn wish(brief: &Brief<'_>) -> Option<TransferWish> {
    let drawn = brief.evidence(Topic::TransferReference, None)?.at;
    let (trial, reference) = (trial(brief)?, *brief.get(t::TransferReference)?);
    Some(TransferWish {
        largest: broker_resource::found(brief).and_then(|found| found.largest),
        // Each level is found again by a reference of its own; both are of the one that was drawn.
        reference: if trial.users.is_some() { uuid::Uuid::from_u128(reference.as_u128() ^ 1) } else { reference },
        between: trial.between,
        since: drawn.checked_sub(SLACK).unwrap_or(drawn),
    })
}

/// Nothing comes of this transfer any more; another can be sent.
fn failed(brief: &Brief<'_>, what: Message) -> Move {
    let pending = wait(brief, &CARD, Actor::You, what).way_out("try transfer --again");
    pending.since(Topic::TransferSeen, None).not_yet()
}

/// Whether a file has been sent and fetched, at the level that is tried.
#[must_use]
pub fn arrived(brief: &Brief<'_>) -> bool {
    confirmed(brief) && fetched(brief)
}

/// Whether all recipients were seen to have confirmed.
fn confirmed(brief: &Brief<'_>) -> bool {
    seen(brief).is_some_and(|seen| seen.stage() == TransferStage::Confirmed)
}

/// What was seen of the transfer that was begun: what was seen of another says nothing of it.
fn seen<'a>(brief: &Brief<'a>) -> Option<&'a TransferSeen> {
    let begun = started(brief)?;
    brief.get(t::TransferSeen).filter(|seen| seen.id == begun.id)
}

/// Whether the file that was sent came back by the transfer that was begun.
fn fetched(brief: &Brief<'_>) -> bool {
    let begun = started(brief);
    brief.get(t::TransferFetched).zip(begun).is_some_and(|(fetched, begun)| fetched.id == begun.id)
}

impl Step for TestTransfer {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        if client::is_suppliers(brief) {
            return wait(brief, &CARD, Actor::Supplier, words::SUPPLIER).letter(LetterKind::L10).not_yet();
        }
        let credentials = match ready(brief) {
            Ok(credentials) => credentials,
            Err(missing) => return Move::Blocked(missing),
        };
        if plans_only(brief) {
            return by_hand(brief, &CARD, CARD.title).not_yet();
        }
        match brief.get(t::AccessProbe) {
            None => return Move::Do(access(brief)),
            Some(probed) if !probed.allowed => {
                let id = brief.get(t::ResourceId).map(|id| id.bare().to_owned()).unwrap_or_default();
                let pending = wait(brief, &CARD, Actor::Machine, words::CACHE.with("id", id));
                return pending.since(Topic::PolicySeen, None).look(access(brief), PaceOf::Cache);
            }
            Some(_) => {}
        }
        let (Some(wish), Some(trial)) = (wish(brief), trial(brief)) else {
            return Move::one(LocalEffect::Draw { topic: Topic::TransferReference, key: None, draw: Draw::Uuid });
        };
        let (sending, receiving) = (trial.sending(credentials.clone()), trial.receiving(credentials));
        let Some(started) = started(brief).cloned() else {
            return act(brief, &CARD, BrokerEffect::StartTransfer { credentials: sending, wish });
        };
        let ours = wish.between;
        let seen = seen(brief);
        match seen.map_or(TransferStage::Begun, TransferSeen::stage) {
            TransferStage::Begun => {
                let in_parts = started.file.goes_in_parts();
                act(brief, &CARD, BrokerEffect::SendFile { credentials: sending, started, in_parts, ours })
            }
            TransferStage::Processed => {
                let status = seen.map(|seen| transfer_status::said(&seen.status));
                let status = status.unwrap_or_else(|| Message::verbatim(String::new()));
                let what = words::PROCESSED.with("id", started.id.to_string()).with("status", status);
                let pending = wait(brief, &CARD, Actor::Machine, what).since(Topic::TransferStarted, None);
                pending.look(follow(brief), PaceOf::Publish)
            }
            TransferStage::Published if !fetched(brief) => {
                Move::one(BrokerEffect::FetchFile { credentials: receiving, started, ours })
            }
            TransferStage::Published => {
                act(brief, &CARD, BrokerEffect::ConfirmTransfer { credentials: receiving, id: started.id, ours })
            }
            TransferStage::Confirmed if arrived(brief) => Move::Done,
            TransferStage::Confirmed => {
                let what = words::CONFIRMED_ELSEWHERE.with("id", started.id.to_string());
                failed(brief, what)
            }
            TransferStage::Gone => {
                let status =
                    seen.map_or_else(|| Message::verbatim(String::new()), |seen| transfer_status::said(&seen.status));
                let what = words::ENDED.with("id", started.id.to_string()).with("reason", status);
                failed(brief, what)
            }
            TransferStage::Ended => {
                let reason = seen.and_then(|seen| seen.reason.clone()).unwrap_or_default();
                let what = words::ENDED.with("id", started.id.to_string()).with("reason", reason);
                failed(brief, what)
            }
        }
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        let access = brief.get(t::AccessProbe).map(|_| access(brief));
        access.into_iter().flatten().chain(follow(brief)).collect()
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        brief.proofs(&[Topic::TransferSeen, Topic::TransferFetched])
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        let (true, Some(id), Some(own)) = (plans_only(brief), brief.get(t::ResourceId), brief.get(t::OrgNumber)) else {
            return Vec::new();
        };
        let (exchange, base) = (owner::base(&brief.environment.authentication), owner::base(&brief.environment.broker));
        let scopes = format!("{BROKER_WRITE} {BROKER_READ}");
        vec![
            words::WALK_OWN.with("orgnr", own.spaced()),
            words::WALK_CACHE.into(),
            common::BY_HAND_TOKEN.with("scope", scopes).with("exchange", exchange.as_str()),
            words::WALK_BEGIN.with("base", base.as_str()).with("id", id.bare()).with("orgnr", own.to_string()),
            words::WALK_SEND.with("base", base.as_str()),
            words::WALK_FETCH.with("base", base.as_str()),
        ]
    }
}

/// What the step says.
mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Send en testfil", en: "Send a test file" }
        WHY { nb: "En fil som kommer tilbake uendret, viser at tjenesten, lageret, tilgangsreglene og tokenet virker sammen.", en: "A file that comes back unchanged shows that the service, the storage, the access rules and the token work together." }
        USUALLY { nb: "noen minutter", en: "minutes" }
        CAN_START { nb: "Når tjenesten er konfigurert og lageret er klart.", en: "When the service is configured and the storage is ready." }
        MEANWHILE { nb: "Skriv til avsenderne og mottakerne: altinn-onboard letter L18", en: "Write to the senders and recipients: altinn-onboard letter L18" }
        PROOF { nb: "Filen er hentet, er den samme som ble sendt, og nedlastingen er bekreftet (nivå a: dere til dere selv; nivå b: mellom to systembrukere).", en: "The file has been fetched, is the one that was sent, and the download is confirmed (level a: you to yourselves; level b: between two system users)." }
        SUPPLIER { nb: "leverandøren, som har nøkkelen, har sendt en testfil", en: "the supplier, who holds the key, has sent a test file" }
        CACHE { nb: "Altinn Formidling gir dere tilgang til {id}; det kan ta inntil 12 minutter før mellomlageret hos Altinn er oppdatert", en: "Altinn Broker gives you access to {id}; the cache at Altinn can take up to 12 minutes to update" }
        PROCESSED { nb: "filen i overføringen {id} er klar til nedlasting; den er nå {status}", en: "the file of the transfer {id} is ready for download; it is now {status}" }
        ENDED { nb: "en ny testfil er sendt: altinn-onboard try transfer --again. Overføringen {id} kom ikke fram. {reason}", en: "a new test file has been sent: altinn-onboard try transfer --again. The transfer {id} did not arrive. {reason}" }
        CONFIRMED_ELSEWHERE { nb: "en ny testfil er sendt: altinn-onboard try transfer --again. Overføringen {id} er bekreftet uten at filen ble sammenlignet her", en: "a new test file has been sent: altinn-onboard try transfer --again. The transfer {id} was confirmed without the file having been compared here" }
        WALK_OWN { nb: "Den første filen går fra dere til dere selv, {orgnr}, aldri til en annen virksomhet.", en: "The first file goes from you to yourselves, {orgnr}, never to another organisation." }
        WALK_CACHE { nb: "Vent 12 minutter etter at ressurs og tilgangsregler ble publisert.", en: "Wait 12 minutes after the resource and the access rules were published." }
        WALK_BEGIN { nb: "POST {base}/filetransfer med JSON: fileName, resourceId {id}, sendersFileTransferReference, sender og recipients 0192:{orgnr}, checksum (MD5 av filen med små bokstaver). Noter fileTransferId i svaret: sendes kallet to ganger, blir det to overføringer.", en: "POST {base}/filetransfer with JSON: fileName, resourceId {id}, sendersFileTransferReference, sender and recipients 0192:{orgnr}, checksum (MD5 of the file in lower case). Note fileTransferId in the answer: if the call is sent twice, there are two transfers." }
        WALK_SEND { nb: "Send filen som application/octet-stream: POST {base}/filetransfer/ID/upload. Følg den til fileTransferStatus er Published: GET {base}/filetransfer/ID", en: "Send the file as application/octet-stream: POST {base}/filetransfer/ID/upload. Follow it until fileTransferStatus is Published: GET {base}/filetransfer/ID" }
        WALK_FETCH { nb: "Hent den (GET {base}/filetransfer/ID/download), sammenlign MD5, og bekreft først da: POST {base}/filetransfer/ID/confirmdownload", en: "Fetch it (GET {base}/filetransfer/ID/download), compare the MD5, and only then confirm: POST {base}/filetransfer/ID/confirmdownload" }
    }
}

#[cfg(test)]
mod tests;
