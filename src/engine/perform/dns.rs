//! What the domains of an own sender hold in the DNS.

use super::Performer;
use crate::catalog::codes::dns as codes;
use crate::catalog::sender_records::{self, DKIM};
use crate::domain::sender_record::DnsTrouble;
use crate::engine::outcome::{Outcome, Performed};
use crate::finding::{Code, Finding};
use crate::record::t;
use crate::record::values::{DomainDns, SenderDns};
use crate::steps::effects::DnsEffect;
use crate::world::dns::{Dns, DnsFault, DnsKind};

impl Performer {
    /// Performs one of its effects. What cannot be read is an answer too: it keeps nobody from going on.
    pub(super) async fn dns(&self, effect: &DnsEffect) -> Performed {
        let DnsEffect::ReadSender { domains } = effect;
        Ok(read_all(&Dns::of(self.environment.dns), domains).await)
    }
}

async fn read_all(dns: &Dns, domains: &[String]) -> Outcome {
    let (mut seen, mut outcome) = (Vec::new(), Outcome::default());
    let mut gone: Option<DnsFault> = None;
    for domain in domains {
        // Who does not answer for one domain is not waited for at each.
        let read = match gone.clone() {
            Some(fault) => Err(fault),
            None => read(dns, domain).await,
        };
        let read = read.unwrap_or_else(|fault| {
            let (trouble, found) = trouble(&fault, domain);
            outcome.findings.push(found);
            gone = lasts(&fault).then_some(fault);
            DomainDns { domain: domain.clone(), missing: Vec::new(), dmarc: false, trouble: Some(trouble) }
        });
        if read.trouble == Some(DnsTrouble::NoDomain) {
            outcome.findings.push(finding(&codes::DNS_NO_DOMAIN, domain));
        } else if !read.missing.is_empty() {
            let records = sender_records::said(&read.missing);
            outcome.findings.push(finding(&codes::DNS_RECORDS, domain).with("records", records));
        } else if read.trouble.is_none() && !read.dmarc {
            outcome.lines.push(words::NO_DMARC.with("domain", domain.as_str()));
        }
        seen.push(read);
    }
    outcome.seen(t::SenderDns, None, SenderDns(seen), "TXT and CNAME in the DNS")
}

async fn read(dns: &Dns, domain: &str) -> Result<DomainDns, DnsFault> {
    let texts = dns.ask(domain, DnsKind::Txt).await?;
    let mut read = DomainDns { domain: domain.to_owned(), missing: Vec::new(), dmarc: false, trouble: None };
    if texts.is_unknown {
        return Ok(DomainDns { trouble: Some(DnsTrouble::NoDomain), ..read });
    }
    read.missing = sender_records::missing_in(&texts.records);
    for (selector, record) in DKIM {
        if dns.ask(&format!("{selector}.{domain}"), DnsKind::Cname).await?.records.is_empty() {
            read.missing.push(record);
        }
    }
    let dmarc = dns.ask(&format!("_dmarc.{domain}"), DnsKind::Txt).await?;
    read.dmarc = dmarc.records.iter().any(|text| sender_records::is_dmarc(text));
    Ok(read)
}

/// Whether the next domain would meet the same.
const fn lasts(fault: &DnsFault) -> bool {
    matches!(fault, DnsFault::NoServer | DnsFault::Timeout(_) | DnsFault::Unreachable(_))
}

fn trouble(fault: &DnsFault, domain: &str) -> (DnsTrouble, Finding) {
    let by = |code, server: &std::net::SocketAddr| finding(code, domain).with("server", server.to_string());
    match fault {
        DnsFault::NoServer => (DnsTrouble::NoServer, finding(&codes::DNS_NO_SERVER, domain)),
        DnsFault::Name(_) => (DnsTrouble::Name, finding(&codes::DNS_NAME, domain)),
        DnsFault::Timeout(server) => (DnsTrouble::Timeout, by(&codes::DNS_TIMEOUT, server)),
        DnsFault::Unreachable(server) => (DnsTrouble::Unreachable, by(&codes::DNS_UNREACHABLE, server)),
        DnsFault::Refused { server, said } => {
            (DnsTrouble::Refused, by(&codes::DNS_REFUSED, server).with("answer", *said))
        }
    }
}

fn finding(code: &'static Code, domain: &str) -> Finding {
    Finding::new(code, domain).with("domain", domain)
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        NO_DMARC { nb: "{domain} har ingen egen DMARC-oppføring. Altinn ber ikke om det, men mange mottakere gjør det", en: "{domain} has no DMARC record of its own. Altinn does not ask for one, but many recipients do" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::domain::sender_record::SenderRecord::{FirstKey, SecondKey, SpfInclude, Verification};
    use crate::record::Value;
    use hickory_proto::op::{Message, OpCode, ResponseCode};
    use hickory_proto::rr::rdata::{CNAME, TXT};
    use hickory_proto::rr::{Name, RData, Record};
    use std::net::{Ipv4Addr, SocketAddr};
    use tokio::net::UdpSocket;

    /// A DNS over UDP that knows some names, refuses one, and knows no others.
    async fn server() -> SocketAddr {
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let at = socket.local_addr().unwrap();
        let text = |text: &str| RData::TXT(TXT::new(vec![text.to_owned()]));
        let key = || RData::CNAME(CNAME(Name::from_ascii("key.ttd.no.").unwrap()));
        let spf = || text("v=spf1 include:spf.protection.outlook.com -all");
        let known = vec![
            ("ttd.no.", vec![spf(), text("ms-domain-verification=1")]),
            ("selector1-azurecomm-prod-net._domainkey.ttd.no.", vec![key()]),
            ("selector2-azurecomm-prod-net._domainkey.ttd.no.", vec![key()]),
            ("_dmarc.ttd.no.", vec![text("v=DMARC1; p=reject")]),
            ("half.no.", vec![text("v=spf1 -all")]),
            ("bare.no.", vec![spf(), text("ms-domain-verification=2")]),
            ("selector1-azurecomm-prod-net._domainkey.bare.no.", vec![key()]),
            ("selector2-azurecomm-prod-net._domainkey.bare.no.", vec![key()]),
            ("selector1-azurecomm-prod-net._domainkey.half.no.", vec![key()]),
        ];
        tokio::spawn(async move {
            let mut bytes = [0; 4096];
            while let Ok((length, from)) = socket.recv_from(&mut bytes).await {
                let asked = Message::from_vec(&bytes[..length]).unwrap();
                let name = asked.queries[0].name();
                let held = known.iter().find(|(known, _)| *known == name.to_ascii());
                let mut answer = Message::response(asked.metadata.id, OpCode::Query);
                answer.metadata.response_code = match held {
                    Some(_) => ResponseCode::NoError,
                    None if name.to_ascii() == "refused.no." => ResponseCode::Refused,
                    None => ResponseCode::NXDomain,
                };
                answer.add_query(asked.queries[0].clone());
                let held = held.iter().flat_map(|(_, held)| held.clone());
                answer.add_answers(held.map(|data| Record::from_rdata(name.clone(), 60, data)));
                socket.send_to(&answer.to_vec().unwrap(), from).await.unwrap();
            }
        });
        at
    }

    async fn reading(at: SocketAddr, domains: &[&str]) -> (Vec<DomainDns>, Vec<(&'static str, String)>, usize) {
        let domains: Vec<String> = domains.iter().map(|domain| (*domain).to_owned()).collect();
        let outcome = read_all(&Dns::of(Some(at)), &domains).await;
        let [Value::SenderDns(seen)] = &outcome.learned.iter().map(|fact| fact.value.clone()).collect::<Vec<_>>()[..]
        else {
            panic!("{outcome:?}")
        };
        let said = |finding: &Finding| (finding.code.id, finding.message.render(Language::En));
        (seen.0.clone(), outcome.findings.iter().map(said).collect(), outcome.lines.len())
    }

    #[tokio::test]
    async fn each_domain_is_read_and_what_it_lacks_is_named() {
        let at = server().await;
        let (seen, findings, _) = reading(at, &["ttd.no", "half.no", "gone.no", "refused.no", "a..b"]).await;
        let lacks: Vec<_> = seen.iter().map(|read| (read.missing.as_slice(), read.dmarc, read.trouble)).collect();
        let half = [Verification, SpfInclude, SecondKey];
        assert_eq!(
            lacks,
            [
                (&[][..], true, None),
                (&half[..], false, None),
                (&[][..], false, Some(DnsTrouble::NoDomain)),
                (&[][..], false, Some(DnsTrouble::Refused)),
                (&[][..], false, Some(DnsTrouble::Name)),
            ]
        );
        assert!(!half.contains(&FirstKey));
        let codes: Vec<_> = findings.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, ["DNS-RECORDS", "DNS-NO-DOMAIN", "DNS-REFUSED", "DNS-NAME"]);
        assert!(findings[0].1.contains("CNAME selector2-azurecomm-prod-net._domainkey"), "{findings:?}");
        assert!(findings[2].1.ends_with(&format!("{at} could not, or would not, answer for refused.no: REFUSED.")));
    }

    #[tokio::test]
    async fn what_altinn_does_not_ask_for_is_told_and_not_missing() {
        let (seen, findings, lines) = reading(server().await, &["bare.no", "ttd.no"]).await;
        assert!(seen.iter().all(|read| read.missing.is_empty() && read.trouble.is_none()), "{seen:?}");
        assert_eq!((findings.len(), lines), (0, 1));
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn a_server_that_is_not_there_is_asked_once_and_each_domain_is_told() {
        let gone = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap().local_addr().unwrap();
        let (seen, findings, _) = reading(gone, &["ttd.no", "nav.no"]).await;
        assert!(seen.iter().all(|read| read.trouble == Some(DnsTrouble::Unreachable)), "{seen:?}");
        assert_eq!(findings.iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["DNS-UNREACHABLE"; 2]);
    }
}
