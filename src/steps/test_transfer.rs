//! Send a test file: the organisation sends a file to itself, fetches it, compares the two and confirms. That is level a.
//! Level b, two organisations with system users, is another step's.

use jiff::SignedDuration;

use super::parts::waits::{act, by_hand, plans_only, wait};
use super::parts::{client, owner};
use super::{Acts, Brief, Card, Effect, Move, ProvingFact, Step, broker_resource, broker_service_owner, token};
use crate::catalog::letters::LetterKind;
use crate::catalog::scopes::{BROKER_READ, BROKER_WRITE};
use crate::catalog::transfer_status;
use crate::domain::environment::PaceOf;
use crate::record::values::{TransferSeen, TransferStage};
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
    differences: &[8],
    needs: &[
        Topic::OrgNumber,
        Topic::OperatedBy,
        Topic::KeySource,
        Topic::KeyName,
        Topic::ClientId,
        Topic::ClientKey,
        Topic::Token,
        Topic::ResourceChoice,
        Topic::ResourceId,
        Topic::PolicySeen,
        Topic::BrokerOwnerSeen,
        Topic::BrokerResourceSeen,
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
    let credentials = client::credentials(brief).filter(|_| token::proven(brief));
    let missing = [
        (credentials.is_none(), Topic::Token),
        (!owner::policy_holds(brief), Topic::PolicySeen),
        (!broker_service_owner::ready(brief), Topic::BrokerOwnerSeen),
        (!broker_resource::holds(brief), Topic::BrokerResourceSeen),
    ];
    let missing: Vec<Topic> = missing.into_iter().filter(|(lacks, _)| *lacks).map(|(_, topic)| topic).collect();
    credentials.filter(|_| missing.is_empty()).ok_or(missing)
}

/// Are we let in?
fn access(brief: &Brief<'_>) -> Vec<Effect> {
    let credentials = client::credentials(brief).filter(|_| token::proven(brief));
    let on = credentials.zip(brief.get(t::ResourceId).cloned());
    on.map(|(credentials, id)| BrokerEffect::ProbeTransfers { credentials, id }.into()).into_iter().collect()
}

/// What became of the transfer that was begun.
fn follow(brief: &Brief<'_>) -> Vec<Effect> {
    let credentials = client::credentials(brief).filter(|_| token::proven(brief));
    let begun = credentials.zip(brief.get(t::TransferStarted)).filter(|_| brief.get(t::TransferSeen).is_some());
    begun
        .map(|(credentials, started)| BrokerEffect::FollowTransfer { credentials, id: started.id }.into())
        .into_iter()
        .collect()
}

/// What is wanted of a transfer, once its reference is drawn.
fn wish(brief: &Brief<'_>) -> Option<TransferWish> {
    let drawn = brief.evidence(Topic::TransferReference, None)?.at;
    Some(TransferWish {
        id: brief.get(t::ResourceId)?.clone(),
        largest: broker_resource::found(brief).and_then(|found| found.largest),
        own: *brief.get(t::OrgNumber)?,
        reference: *brief.get(t::TransferReference)?,
        since: drawn.checked_sub(SLACK).unwrap_or(drawn),
    })
}

/// Whether the organisation has sent a file to itself, and has it back.
#[must_use]
pub fn arrived(brief: &Brief<'_>) -> bool {
    let confirmed = brief.get(t::TransferSeen).is_some_and(|seen| seen.stage() == TransferStage::Confirmed);
    confirmed && brief.get(t::TransferFetched).is_some()
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
        let Some(wish) = wish(brief) else {
            return Move::one(LocalEffect::Draw { topic: Topic::TransferReference, key: None, draw: Draw::Uuid });
        };
        let Some(started) = brief.get(t::TransferStarted).cloned() else {
            return act(brief, &CARD, BrokerEffect::StartTransfer { credentials, wish });
        };
        let seen = brief.get(t::TransferSeen);
        match seen.map_or(TransferStage::Begun, TransferSeen::stage) {
            TransferStage::Begun => act(brief, &CARD, BrokerEffect::SendFile { credentials, started }),
            TransferStage::Processed => {
                let status = seen.map(|seen| transfer_status::said(&seen.status));
                let status = status.unwrap_or_else(|| Message::verbatim(String::new()));
                let what = words::PROCESSED.with("id", started.id.to_string()).with("status", status);
                let pending = wait(brief, &CARD, Actor::Machine, what).since(Topic::TransferStarted, None);
                pending.look(follow(brief), PaceOf::Publish)
            }
            TransferStage::Published if brief.get(t::TransferFetched).is_none() => {
                Move::one(BrokerEffect::FetchFile { credentials, started })
            }
            TransferStage::Published => {
                act(brief, &CARD, BrokerEffect::ConfirmTransfer { credentials, id: started.id })
            }
            TransferStage::Confirmed if arrived(brief) => Move::Done,
            TransferStage::Confirmed => {
                let what = words::CONFIRMED_ELSEWHERE.with("id", started.id.to_string());
                wait(brief, &CARD, Actor::You, what).since(Topic::TransferSeen, None).not_yet()
            }
            TransferStage::Ended => {
                let reason = seen.and_then(|seen| seen.reason.clone()).unwrap_or_default();
                let what = words::ENDED.with("id", started.id.to_string()).with("reason", reason);
                wait(brief, &CARD, Actor::You, what).since(Topic::TransferSeen, None).not_yet()
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
        PROOF { nb: "Filen er hentet, er den samme som ble sendt, og nedlastingen er bekreftet (nivå a: dere til dere selv).", en: "The file has been fetched, is the one that was sent, and the download is confirmed (level a: you to yourselves)." }
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
mod tests {
    use super::super::testing::{Bench, look};
    use super::*;
    use crate::domain::transfer::FileToSend;
    use crate::domain::{FileSize, Product, TimeSpan};
    use crate::record::values::{
        AccessProbe, BrokerOwnerSeen, BrokerResourceFound, BrokerResourceSeen, OperatedBy, TransferFetched,
        TransferStarted,
    };

    fn bench(of: Bench) -> Bench {
        let mut bench = of.with(Product::Broker);
        bench.owner();
        bench.service();
        bench.ready_client();
        bench.resource_published();
        bench.policy_published();
        bench.told(t::LargestFile, FileSize::USUAL);
        bench.told(t::FileLifetime, TimeSpan::days(30));
        bench.told(t::FileGrace, TimeSpan::hours(2));
        bench.seen(t::BrokerOwnerSeen, BrokerOwnerSeen { name: Some("X".into()), storage: true });
        let found = BrokerResourceFound {
            largest: Some(FileSize::USUAL),
            lifetime: Some(TimeSpan::days(30)),
            purged: true,
            grace: Some(TimeSpan::hours(2)),
            required_party: None,
        };
        let id = bench.brief().get(t::ResourceId).unwrap().clone();
        bench.seen(t::BrokerResourceSeen, BrokerResourceSeen { id, found: Some(found) });
        bench
    }

    fn effect(next: Move) -> Effect {
        match next {
            Move::Do(effects) => effects.into_iter().next().unwrap(),
            other => panic!("{other:?}"),
        }
    }

    fn seen(status: &str) -> TransferSeen {
        TransferSeen { status: status.into(), reason: None }
    }

    fn begun(bench: &mut Bench) {
        bench.seen(t::AccessProbe, AccessProbe { allowed: true });
        bench.made(t::TransferReference, uuid::Uuid::from_u128(1));
        let file = FileToSend { name: "a.txt".into(), bytes: 1, md5: "ab".into() };
        bench.made(t::TransferStarted, TransferStarted { id: uuid::Uuid::from_u128(2), file });
    }

    #[test]
    fn from_the_access_to_the_confirmed_download() {
        let mut bench = bench(Bench::sandbox());
        let next = |bench: &Bench| TestTransfer.next(&bench.brief());
        assert!(matches!(effect(next(&bench)), Effect::Broker(BrokerEffect::ProbeTransfers { .. })));
        bench.seen(t::AccessProbe, AccessProbe { allowed: false });
        assert!(matches!(look(&next(&bench)).unwrap()[0], Effect::Broker(BrokerEffect::ProbeTransfers { .. })));
        bench.seen(t::AccessProbe, AccessProbe { allowed: true });
        assert!(matches!(
            effect(next(&bench)),
            Effect::Local(LocalEffect::Draw { topic: Topic::TransferReference, .. })
        ));
        bench.made(t::TransferReference, uuid::Uuid::from_u128(1));
        let Effect::Broker(BrokerEffect::StartTransfer { wish, .. }) = effect(next(&bench)) else { panic!() };
        assert_eq!((wish.largest, wish.own), (Some(FileSize::USUAL), *bench.brief().get(t::OrgNumber).unwrap()));
        assert!(wish.since < bench.now, "the clocks may differ");
        begun(&mut bench);
        assert!(matches!(effect(next(&bench)), Effect::Broker(BrokerEffect::SendFile { .. })));
        bench.made(t::TransferSeen, seen("UploadProcessing"));
        assert!(matches!(look(&next(&bench)).unwrap()[0], Effect::Broker(BrokerEffect::FollowTransfer { .. })));
        bench.seen(t::TransferSeen, seen("Published"));
        assert!(matches!(effect(next(&bench)), Effect::Broker(BrokerEffect::FetchFile { .. })));
        bench.seen(t::TransferFetched, TransferFetched { bytes: 1, md5: "ab".into() });
        assert!(matches!(effect(next(&bench)), Effect::Broker(BrokerEffect::ConfirmTransfer { .. })));
        bench.made(t::TransferSeen, seen("AllConfirmedDownloaded"));
        assert_eq!(next(&bench), Move::Done);
        assert!(arrived(&bench.brief()));
    }

    #[test]
    fn an_upload_that_broke_off_is_begun_again_and_one_that_failed_needs_another_transfer() {
        let mut bench = bench(Bench::sandbox());
        begun(&mut bench);
        bench.seen(t::TransferSeen, seen("UploadStarted"));
        assert!(matches!(effect(TestTransfer.next(&bench.brief())), Effect::Broker(BrokerEffect::SendFile { .. })));
        for status in ["Failed", "Cancelled", "Purged"] {
            bench.seen(t::TransferSeen, seen(status));
            let Move::Wait(wait) = TestTransfer.next(&bench.brief()) else { panic!("{status}") };
            let what = wait.waiting.what.render(crate::domain::Language::En);
            assert!(what.contains("try transfer --again"), "{status}: {what}");
        }
    }

    #[test]
    fn each_thing_that_is_missing_is_named() {
        let whole = bench(Bench::sandbox());
        for topic in [Topic::PolicySeen, Topic::BrokerOwnerSeen, Topic::BrokerResourceSeen] {
            let mut bench = whole.clone();
            bench.book.forget(&bench.place, topic, bench.now);
            assert_eq!(TestTransfer.next(&bench.brief()), Move::Blocked(vec![topic]));
        }
        let mut bench = whole;
        bench.told(t::OperatedBy, OperatedBy::SupplierKey);
        assert!(matches!(TestTransfer.next(&bench.brief()), Move::Wait(wait) if wait.waiting.who == Actor::Supplier));
    }

    #[test]
    fn in_production_people_send_the_first_file_to_themselves() {
        let bench = bench(Bench::production());
        assert!(matches!(TestTransfer.next(&bench.brief()), Move::Wait(wait) if wait.waiting.who == Actor::You));
        let said: Vec<String> = TestTransfer
            .walkthrough(&bench.brief())
            .iter()
            .map(|click| click.render(crate::domain::Language::Nb))
            .collect();
        assert_eq!(said.len(), 6);
        assert!(said[3].contains("0192:991825827") && said[5].contains("confirmdownload"), "{said:?}");
    }
}
