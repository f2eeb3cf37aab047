//! Against responders on this machine: right answers, wrong ones, and none.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use hickory_proto::rr::Record;
use hickory_proto::rr::rdata::{CNAME, TXT};
use tokio::net::TcpListener;

use super::*;

type Answers = Box<dyn Fn(Message, usize) -> Vec<Message> + Send>;

fn asking(server: SocketAddr) -> Dns {
    Dns { servers: vec![server], patience: Duration::from_millis(300) }
}

/// Answers each question over UDP, as the function says; counts the questions.
async fn responder(answers: Answers) -> (SocketAddr, Arc<AtomicUsize>) {
    let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let (at, count) = (socket.local_addr().unwrap(), Arc::new(AtomicUsize::new(0)));
    let counted = Arc::clone(&count);
    tokio::spawn(async move {
        let mut bytes = [0; 4096];
        while let Ok((length, from)) = socket.recv_from(&mut bytes).await {
            let number = counted.fetch_add(1, Ordering::SeqCst);
            for answer in answers(Message::from_vec(&bytes[..length]).unwrap(), number) {
                socket.send_to(&answer.to_vec().unwrap(), from).await.unwrap();
            }
        }
    });
    (at, count)
}

fn response(asked: &Message, code: ResponseCode, data: Vec<RData>) -> Message {
    let mut answer = Message::response(asked.metadata.id, OpCode::Query);
    answer.metadata.response_code = code;
    answer.add_queries(asked.queries.clone());
    let name = asked.queries[0].name().clone();
    answer.add_answers(data.into_iter().map(|data| Record::from_rdata(name.clone(), 60, data)));
    answer
}

fn txt(parts: &[&str]) -> RData {
    RData::TXT(TXT::new(parts.iter().map(|part| (*part).to_owned()).collect()))
}

fn cname(to: &str) -> RData {
    RData::CNAME(CNAME(Name::from_ascii(to).unwrap()))
}

#[tokio::test]
async fn texts_come_in_one_piece_and_only_what_was_asked_for_counts() {
    let (at, _) = responder(Box::new(|asked, _| {
        assert!(asked.metadata.recursion_desired && asked.max_payload() == LARGEST);
        vec![response(&asked, ResponseCode::NoError, vec![cname("a.ttd.no."), txt(&["v=spf1 ", "-all"]), txt(&["x"])])]
    }))
    .await;
    let texts = asking(at).ask("ttd.no", DnsKind::Txt).await.unwrap();
    assert_eq!(texts, DnsAnswer { records: vec!["v=spf1 -all".into(), "x".into()], is_unknown: false });
    let names = asking(at).ask("blåbær.no", DnsKind::Cname).await.unwrap();
    assert_eq!(names.records, ["a.ttd.no."]);
    assert_eq!(asking(at).ask("a..b", DnsKind::Txt).await, Err(DnsFault::Name("a..b".into())));
}

#[tokio::test]
async fn an_answer_of_somebody_else_is_passed_over() {
    let (at, _) = responder(Box::new(|asked, _| {
        let right = response(&asked, ResponseCode::NoError, vec![txt(&["right"])]);
        let mut forged = response(&asked, ResponseCode::NoError, vec![txt(&["forged"])]);
        forged.metadata.id = forged.metadata.id.wrapping_add(1);
        let mut other = forged.clone();
        other.metadata.id = right.metadata.id;
        other.queries = vec![Query::query(Name::from_ascii("other.no.").unwrap(), RecordType::TXT)];
        vec![forged, other, right]
    }))
    .await;
    assert_eq!(asking(at).ask("ttd.no", DnsKind::Txt).await.unwrap().records, ["right"]);
}

#[tokio::test]
async fn what_a_server_says_no_to_is_told_by_its_word() {
    for (code, said) in [(ResponseCode::Refused, "REFUSED"), (ResponseCode::ServFail, "SERVFAIL")] {
        let (at, count) = responder(Box::new(move |asked, _| vec![response(&asked, code, vec![])])).await;
        let fault = asking(at).ask("ttd.no", DnsKind::Txt).await.unwrap_err();
        assert_eq!((fault, count.load(Ordering::SeqCst)), (DnsFault::Refused { server: at, said }, 1));
    }
    let (at, _) = responder(Box::new(|asked, _| vec![response(&asked, ResponseCode::NXDomain, vec![])])).await;
    assert!(asking(at).ask("ttd.no", DnsKind::Txt).await.unwrap().is_unknown);
    let (at, _) = responder(Box::new(|asked, _| vec![response(&asked, ResponseCode::NoError, vec![])])).await;
    assert_eq!(asking(at).ask("ttd.no", DnsKind::Txt).await, Ok(DnsAnswer::default()));
}

#[tokio::test]
async fn who_does_not_answer_is_asked_twice_and_then_the_next_one() {
    let (silent, asked) = responder(Box::new(|_, _| vec![])).await;
    let fault = asking(silent).ask("ttd.no", DnsKind::Txt).await.unwrap_err();
    assert_eq!((fault, asked.load(Ordering::SeqCst)), (DnsFault::Timeout(silent), 2));
    let (slow, _) = responder(Box::new(|asked, number| match number {
        0 => vec![],
        _ => vec![response(&asked, ResponseCode::NoError, vec![txt(&["late"])])],
    }))
    .await;
    assert_eq!(asking(slow).ask("ttd.no", DnsKind::Txt).await.unwrap().records, ["late"]);
    let (good, _) =
        responder(Box::new(|asked, _| vec![response(&asked, ResponseCode::NoError, vec![txt(&["good"])])])).await;
    let dns = Dns { servers: vec![silent, good], ..asking(good) };
    assert_eq!(dns.ask("ttd.no", DnsKind::Txt).await.unwrap().records, ["good"]);
    assert_eq!(Dns { servers: vec![], ..dns }.ask("ttd.no", DnsKind::Txt).await, Err(DnsFault::NoServer));
}

#[cfg(unix)]
#[tokio::test]
async fn a_port_where_nobody_listens_is_told_at_once() {
    let gone = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap().local_addr().unwrap();
    assert_eq!(asking(gone).ask("ttd.no", DnsKind::Txt).await, Err(DnsFault::Unreachable(gone)));
}

#[tokio::test]
async fn an_answer_that_is_too_long_is_fetched_over_tcp() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let at = listener.local_addr().unwrap();
    let socket = UdpSocket::bind(at).await.unwrap();
    tokio::spawn(async move {
        let mut bytes = [0; 4096];
        while let Ok((length, from)) = socket.recv_from(&mut bytes).await {
            let asked = Message::from_vec(&bytes[..length]).unwrap();
            let mut answer = response(&asked, ResponseCode::NoError, vec![]);
            answer.metadata.truncation = true;
            socket.send_to(&answer.to_vec().unwrap(), from).await.unwrap();
        }
    });
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut bytes = vec![0; usize::from(stream.read_u16().await.unwrap())];
        stream.read_exact(&mut bytes).await.unwrap();
        let asked = Message::from_vec(&bytes).unwrap();
        let long = "x".repeat(200);
        let data = (0..20).map(|_| txt(&[&long])).collect();
        let answer = response(&asked, ResponseCode::NoError, data).to_vec().unwrap();
        stream.write_u16(u16::try_from(answer.len()).unwrap()).await.unwrap();
        stream.write_all(&answer).await.unwrap();
        // Nobody else is answered: the second question meets a closed door.
    });
    let dns = asking(at);
    assert_eq!(dns.ask("ttd.no", DnsKind::Txt).await.unwrap().records.len(), 20);
    assert_eq!(dns.ask("ttd.no", DnsKind::Txt).await, Err(DnsFault::Unreachable(at)));
}
