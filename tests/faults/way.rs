//! Faults of the way to a service: nobody listens there, who listens shows a certificate that is not to be believed, or a
//! proxy in between lets nothing through.

use std::collections::BTreeSet;
use std::sync::Arc;

use altinn_onboard::door::engine::Perform as _;
use altinn_onboard::door::steps::Effect;
use altinn_onboard::door::steps::effects::{EventsEffect, NotificationEffect};
use altinn_onboard::door::world::http::{CaBundle, Proxies};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpSocket};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs::default_provider;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use url::Url;

use super::bench::{Seed, Way};
use super::calls::{Service, calls};
use super::expected::Expected;
use super::{HANGS, again, clean, judge, leaks, shown};

/// What is at the end of the way.
#[derive(Clone, Copy, Debug)]
enum End {
    Nobody,
    OtherName,
    Expired,
    UnknownIssuer,
    ProxyGone,
    ProxyForbids,
    ProxyWantsPassword,
}

const ENDS: [End; 7] = [
    End::Nobody,
    End::OtherName,
    End::Expired,
    End::UnknownIssuer,
    End::ProxyGone,
    End::ProxyForbids,
    End::ProxyWantsPassword,
];

/// What a proxy is opened with, and nobody may see.
const PASSWORD: &str = "canary-7f3a-proxy";

/// A server with a certificate of its own, and who issued it; it goes on until the test ends.
async fn secured(name: &str, last_year: i32) -> (String, CaBundle) {
    let (of_ca, key) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
    let mut ca = CertificateParams::new(Vec::new()).unwrap();
    ca.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let bundle = CaBundle::parse(ca.self_signed(&of_ca).unwrap().pem().as_bytes()).unwrap();
    let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    params.not_before = date_time_ymd(2020, 1, 1);
    params.not_after = date_time_ymd(last_year, 1, 1);
    let certificate = params.signed_by(&key, &Issuer::new(ca, of_ca)).unwrap();
    let config =
        ServerConfig::builder_with_provider(Arc::new(default_provider())).with_safe_default_protocol_versions();
    let key = PrivateKeyDer::Pkcs8(key.serialize_der().into());
    let config = config.unwrap().with_no_client_auth().with_single_cert(vec![certificate.der().clone()], key).unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("https://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move { acceptor.accept(client).await.map(drop) });
        }
    });
    (address, bundle)
}

/// An address at which nobody listens, and what keeps everybody else from it: its port is taken.
fn nobody() -> (String, TcpSocket) {
    let taken = TcpSocket::new_v4().unwrap();
    taken.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    (taken.local_addr().unwrap().to_string(), taken)
}

/// A proxy that answers every call so; it goes on until the test ends.
async fn proxy(answer: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move {
        while let Ok((mut client, _)) = listener.accept().await {
            tokio::spawn(async move {
                let _ = client.read(&mut [0; 4096]).await;
                let _ = client.write_all(answer.as_bytes()).await;
            });
        }
    });
    address
}

/// Where a service is said to be, how it is reached, the code of what is wrong, and what must be said of it.
struct Wrong {
    at: String,
    way: Way,
    code: &'static str,
    said: Vec<String>,
    /// Ports at which nobody listens while this lives.
    taken: Vec<TcpSocket>,
}

impl Wrong {
    /// The issuer is known where it is not the issuer that is wrong.
    async fn of(end: End) -> Self {
        match end {
            End::Nobody => {
                let (at, taken) = nobody();
                Self {
                    at: format!("http://{at}"),
                    way: Way::default(),
                    code: "NET-NO-CONNECTION",
                    said: vec!["nothing is listening".to_owned()],
                    taken: vec![taken],
                }
            }
            End::OtherName => Self::insecure(secured("other.example", 2100).await, true, "is for another name"),
            End::Expired => Self::insecure(secured("127.0.0.1", 2021).await, true, "expired"),
            End::UnknownIssuer => {
                Self::insecure(secured("127.0.0.1", 2100).await, false, "not trusted on this machine")
            }
            End::ProxyGone => {
                let (at, taken) = nobody();
                let mut gone = Self::behind(&at, "nothing is listening");
                gone.taken.push(taken);
                gone
            }
            End::ProxyForbids => {
                let page = "HTTP/1.1 403 X\r\nContent-Length: 18\r\n\r\n<html>\x1b[2J</html>";
                Self::behind(&proxy(page).await, "unsuccessful")
            }
            End::ProxyWantsPassword => {
                let wants = "HTTP/1.1 407 X\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n";
                Self::behind(&proxy(wants).await, "authorization required")
            }
        }
    }

    fn insecure((at, bundle): (String, CaBundle), is_trusted: bool, reason: &str) -> Self {
        let way = Way { ca_bundle: Some(bundle).filter(|_| is_trusted), ..Way::default() };
        Self { at, way, code: "NET-TLS", said: vec![reason.to_owned()], taken: Vec::new() }
    }

    /// A proxy of this machine is named as host and port.
    fn behind(proxy: &str, reason: &str) -> Self {
        let address = Url::parse(&format!("http://user:{PASSWORD}@{proxy}/")).unwrap();
        let way = Way { proxies: Proxies::through(address), ..Way::default() };
        let (at, taken) = nobody();
        let (at, said) = (format!("https://{at}"), vec![proxy.to_owned(), reason.to_owned()]);
        Self { at, way, code: "NET-PROXY", said, taken: vec![taken] }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_service_of_every_effect_at_the_end_of_a_wrong_way() {
    let seed = Seed::new().await;
    let clean = clean(&seed).await;
    let (mut count, mut wrong) = (0, Vec::new());
    for (number, clean) in clean.iter().enumerate() {
        let services: BTreeSet<Service> = {
            let place = seed.place().await;
            calls(&seed.effects(&place)[number]).1.iter().map(|call| call.service()).collect()
        };
        for service in services {
            for end in ENDS {
                let place = seed.place().await;
                let effect = seed.effects(&place).remove(number);
                let Wrong { at, way, code, said: wanted_words, taken: _taken } = Wrong::of(end).await;
                let (bent, wanted) = match service {
                    Service::Receiver => {
                        let url = Url::parse(&format!("{at}/receiver")).unwrap();
                        let bent = match &effect {
                            Effect::Notification(_) => NotificationEffect::ProbeCondition(url).into(),
                            _ => EventsEffect::ProbeWebhook(url).into(),
                        };
                        (bent, Expected::No)
                    }
                    _ => (effect.clone(), Expected::Code(code)),
                };
                let performer = place.elsewhere(service, &at, way);
                let Ok(came) = tokio::time::timeout(HANGS, performer.perform(&bent)).await else {
                    wrong.push(format!("{} {service:?} {end:?}: it hangs", clean.name));
                    continue;
                };
                let said = match &came {
                    Ok(outcome) => format!("{outcome:?}"),
                    Err(finding) => shown(finding),
                };
                let unsaid = wanted_words.iter().find(|words| !said.contains(words.as_str()));
                let silent = || unsaid.map(|words| format!("it does not say {words}: {said}"));
                let told = || said.contains(PASSWORD).then(|| format!("it tells the password: {said}"));
                let judged = judge(clean, wanted, &came).or_else(|| leaks(&place, &came)).or_else(silent).or_else(told);
                let judged = match judged {
                    Some(wrong) => Err(wrong),
                    None => again(&place, clean, &effect).await,
                };
                wrong.extend(judged.err().map(|reason| format!("{} {service:?} {end:?}: {reason}", clean.name)));
                count += 1;
            }
        }
    }
    println!("{count} wrong ways of {} effects", clean.len());
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}
