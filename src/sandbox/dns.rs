//! The DNS of the sandbox, over UDP: every domain holds what Altinn asks for of a sender, and is whose who asks; in the
//! scenario about it, none does.

use std::sync::Arc;

use hickory_proto::op::{Message, MessageType, OpCode, ResponseCode};
use hickory_proto::rr::rdata::{CNAME, TXT};
use hickory_proto::rr::{Name, RData, Record, RecordType};
use tokio::net::UdpSocket;
use tokio::sync::watch;

use super::scenario::Scenario;
use super::state::Sandbox;
use crate::catalog::sender_records::{DKIM, SPF_INCLUDE, VERIFICATION};

/// How long an answer may be remembered, in seconds: not at all, so that a scenario can be left.
const LIFETIME: u32 = 0;

/// Answers until the sandbox stops.
pub(super) async fn serve(sandbox: Arc<Sandbox>, socket: UdpSocket, mut stopping: watch::Receiver<bool>) {
    let answering = async {
        let mut bytes = vec![0; usize::from(u16::MAX)];
        loop {
            // Somebody who went away before the answer came is nobody's fault, and is told at the next reading.
            let Ok((length, from)) = socket.recv_from(&mut bytes).await else { continue };
            let asked = bytes.get(..length).and_then(|bytes| Message::from_vec(bytes).ok());
            let answer = asked.and_then(|asked| answer(&asked, sandbox.scenarios.on(Scenario::DnsMissing)));
            if let Some(answer) = answer {
                let _ = socket.send_to(&answer, from).await;
            }
        }
    };
    tokio::select! {
        () = answering => {}
        _ = stopping.wait_for(|stop| *stop) => {}
    }
}

fn answer(asked: &Message, is_missing: bool) -> Option<Vec<u8>> {
    let question = asked.queries.first().filter(|_| asked.metadata.message_type == MessageType::Query)?;
    let mut answer = Message::response(asked.metadata.id, OpCode::Query);
    answer.metadata.response_code = ResponseCode::NoError;
    answer.metadata.recursion_desired = asked.metadata.recursion_desired;
    answer.metadata.recursion_available = true;
    answer.add_query(question.clone());
    let held = held(&question.name().to_ascii().to_lowercase(), question.query_type(), is_missing);
    answer.add_answers(held.into_iter().map(|data| Record::from_rdata(question.name().clone(), LIFETIME, data)));
    answer.to_vec().ok()
}

/// What a name holds.
fn held(name: &str, kind: RecordType, is_missing: bool) -> Vec<RData> {
    let text = |text: String| RData::TXT(TXT::new(vec![text]));
    let selector = DKIM.iter().find(|(selector, _)| name.starts_with(&format!("{selector}.")));
    match (kind, selector) {
        (RecordType::TXT, None) if is_missing && !name.starts_with('_') => vec![text("v=spf1 -all".to_owned())],
        (RecordType::TXT | RecordType::CNAME, _) if is_missing => Vec::new(),
        (RecordType::CNAME, Some((selector, _))) => {
            let leads = Name::from_ascii(format!("{selector}.azurecomm.example."));
            leads.into_iter().map(|leads| RData::CNAME(CNAME(leads))).collect()
        }
        (RecordType::TXT, None) if name.starts_with("_dmarc.") => vec![text("v=DMARC1; p=none".to_owned())],
        (RecordType::TXT, None) => {
            vec![text(format!("v=spf1 {SPF_INCLUDE} -all")), text(format!("{VERIFICATION}ovelse"))]
        }
        _ => Vec::new(),
    }
}
