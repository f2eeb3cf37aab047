//! Questions to the DNS: over UDP, and over TCP where an answer is too long for it (RFC 1035, 4.2; RFC 6891; RFC 7766).
//!
//! Whoever answers is asked to find the answer himself, so that the server is the environment's own, or one of this
//! machine. Nothing vouches for what it says: it is enough to see what is missing, and never to trust somebody.

mod servers;
#[cfg(test)]
mod tests;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use hickory_proto::op::{Edns, Message, MessageType, OpCode, Query, ResponseCode};
use hickory_proto::rr::{Name, RData, RecordType};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpStream, UdpSocket};

use super::clock::within;

/// How often each server is asked before the next one is.
const TRIES: u8 = 2;

/// The longest answer over UDP: what goes through every network in one piece (DNS Flag Day 2020).
const LARGEST: u16 = 1232;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DnsKind {
    /// Texts.
    Txt,
    /// Another name that stands for this one.
    Cname,
}

/// What a name holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DnsAnswer {
    /// The records, each in one piece.
    pub records: Vec<String>,
    /// There is no such name, nor one below it.
    pub is_unknown: bool,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DnsFault {
    /// It is not known whom to ask.
    #[error("no DNS server is known")]
    NoServer,
    /// No name of the DNS.
    #[error("{0} is no name of the DNS")]
    Name(String),
    /// Nobody answered in time.
    #[error("{0} did not answer in time")]
    Timeout(SocketAddr),
    /// Nobody listens there, or the way to it is closed.
    #[error("{0} cannot be reached")]
    Unreachable(SocketAddr),
    /// It answered that it will not, or cannot, say.
    #[error("{server} answered {said}")]
    Refused {
        /// Who.
        server: SocketAddr,
        /// With what: `REFUSED`, `SERVFAIL` …
        said: &'static str,
    },
}

/// Who is asked, and how long is waited for each answer.
#[derive(Clone, Debug)]
pub struct Dns {
    servers: Vec<SocketAddr>,
    patience: Duration,
}

impl Dns {
    /// The server of an environment, or else those of this machine.
    #[must_use]
    pub fn of(server: Option<SocketAddr>) -> Self {
        let servers = server.map_or_else(servers::of_this_machine, |server| vec![server]);
        Self { servers, patience: Duration::from_secs(3) }
    }

    /// What a name holds of a kind.
    ///
    /// # Errors
    /// Nobody says.
    pub async fn ask(&self, name: &str, kind: DnsKind) -> Result<DnsAnswer, DnsFault> {
        let wanted = match kind {
            DnsKind::Txt => RecordType::TXT,
            DnsKind::Cname => RecordType::CNAME,
        };
        let mut fully = Name::from_utf8(name).map_err(|_| DnsFault::Name(name.to_owned()))?;
        fully.set_fqdn(true);
        let question = Query::query(fully, wanted);
        let mut fault = DnsFault::NoServer;
        for server in self.servers.iter().copied() {
            for _ in 0..TRIES {
                match self.exchange(server, &question).await {
                    Ok(answer) => return Ok(answer),
                    Err(another) => fault = another,
                }
                // Who answers that it will not answers the same again.
                if !matches!(fault, DnsFault::Timeout(_)) {
                    break;
                }
            }
        }
        Err(fault)
    }

    async fn exchange(&self, server: SocketAddr, question: &Query) -> Result<DnsAnswer, DnsFault> {
        // Drawn for each question: a stranger who answers first would have to guess it, and the port.
        let id = u16::from_be_bytes(first_two(uuid::Uuid::new_v4().into_bytes()));
        let mut asked = Message::new(id, MessageType::Query, OpCode::Query);
        asked.metadata.recursion_desired = true;
        asked.add_query(question.clone());
        let mut edns = Edns::new();
        edns.set_max_payload(LARGEST);
        asked.set_edns(edns);
        let bytes = asked.to_vec().map_err(|_| DnsFault::Name(question.name().to_string()))?;
        let unreachable = |_| DnsFault::Unreachable(server);
        let hangs = || Err(DnsFault::Timeout(server));
        let short = async { over_udp(server, &bytes, id, question).await.map_err(unreachable) };
        let mut answer = within(self.patience, short).await.unwrap_or_else(hangs)?;
        if answer.metadata.truncation {
            let long = async { over_tcp(server, &bytes, id, question).await.map_err(unreachable) };
            answer = within(self.patience, long).await.unwrap_or_else(hangs)?;
        }
        read(server, &answer, question)
    }
}

/// The first answer to the question; what else comes to the socket is not looked at.
async fn over_udp(server: SocketAddr, question: &[u8], id: u16, of: &Query) -> std::io::Result<Message> {
    let any: IpAddr = if server.is_ipv4() { Ipv4Addr::UNSPECIFIED.into() } else { Ipv6Addr::UNSPECIFIED.into() };
    let socket = UdpSocket::bind((any, 0)).await?;
    // Connected, so that only the server's answers arrive, and a port where nobody listens says so.
    socket.connect(server).await?;
    socket.send(question).await?;
    let mut bytes = vec![0; usize::from(u16::MAX)];
    loop {
        let length = socket.recv(&mut bytes).await?;
        if let Some(answer) = bytes.get(..length).and_then(|bytes| answer_to(bytes, id, of)) {
            return Ok(answer);
        }
    }
}

/// The same over TCP, where the length stands before it.
async fn over_tcp(server: SocketAddr, question: &[u8], id: u16, of: &Query) -> std::io::Result<Message> {
    let mut stream = TcpStream::connect(server).await?;
    let length = u16::try_from(question.len()).map_err(std::io::Error::other)?;
    stream.write_all(&[&length.to_be_bytes(), question].concat()).await?;
    let length = stream.read_u16().await?;
    let mut bytes = vec![0; usize::from(length)];
    stream.read_exact(&mut bytes).await?;
    answer_to(&bytes, id, of).ok_or_else(|| std::io::ErrorKind::InvalidData.into())
}

/// An answer to this very question, and no other.
fn answer_to(bytes: &[u8], id: u16, of: &Query) -> Option<Message> {
    let answer = Message::from_vec(bytes).ok()?;
    let is_its = answer.metadata.id == id && answer.metadata.message_type == MessageType::Response;
    let repeats = answer.queries.iter().any(|asked| asked.name() == of.name() && asked.query_type() == of.query_type());
    // Who does not understand the question need not repeat it.
    let is_no = answer.queries.is_empty() && answer.metadata.response_code != ResponseCode::NoError;
    (is_its && (repeats || is_no)).then_some(answer)
}

fn read(server: SocketAddr, answer: &Message, question: &Query) -> Result<DnsAnswer, DnsFault> {
    let said = match answer.metadata.response_code {
        ResponseCode::NoError => {
            let text = |strings: &[Box<[u8]>]| String::from_utf8_lossy(&strings.concat()).into_owned();
            let records = answer.answers.iter().filter_map(|record| match &record.data {
                RData::TXT(found) if question.query_type() == RecordType::TXT => Some(text(&found.txt_data)),
                RData::CNAME(found) if question.query_type() == RecordType::CNAME => Some(found.0.to_string()),
                _ => None,
            });
            return Ok(DnsAnswer { records: records.collect(), is_unknown: false });
        }
        ResponseCode::NXDomain => return Ok(DnsAnswer { records: Vec::new(), is_unknown: true }),
        ResponseCode::Refused => "REFUSED",
        ResponseCode::ServFail => "SERVFAIL",
        ResponseCode::FormErr => "FORMERR",
        ResponseCode::NotImp => "NOTIMP",
        _ => "OTHER",
    };
    Err(DnsFault::Refused { server, said })
}

fn first_two([first, second, ..]: [u8; 16]) -> [u8; 2] {
    [first, second]
}
