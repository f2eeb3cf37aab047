//! Faults of the way to a service: nobody listens there, or who listens shows a certificate that is not to be believed.

use std::collections::BTreeSet;
use std::sync::Arc;

use altinn_onboard::door::engine::Perform as _;
use altinn_onboard::door::steps::Effect;
use altinn_onboard::door::steps::effects::EventsEffect;
use altinn_onboard::door::world::http::CaBundle;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs::default_provider;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use url::Url;

use super::bench::Seed;
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
}

const ENDS: [End; 4] = [End::Nobody, End::OtherName, End::Expired, End::UnknownIssuer];

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

/// An address at which nobody listens any more.
async fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

/// The address, the certificates that the operator trusts, and what is said to be wrong: the issuer is known where it is
/// not the issuer that is wrong.
async fn address(end: End) -> (String, Option<CaBundle>, &'static str) {
    let trusted = |(address, bundle)| (address, Some(bundle));
    let ((address, bundle), reason) = match end {
        End::Nobody => ((nobody().await, None), "refused"),
        End::OtherName => (trusted(secured("other.example", 2100).await), "not valid for name"),
        End::Expired => (trusted(secured("127.0.0.1", 2021).await), "expired"),
        End::UnknownIssuer => ((secured("127.0.0.1", 2100).await.0, None), "UnknownIssuer"),
    };
    (address, bundle, reason)
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
                let (at, bundle, reason) = address(end).await;
                let (bent, wanted) = match service {
                    Service::Receiver => {
                        let url = Url::parse(&format!("{at}/receiver")).unwrap();
                        (Effect::from(EventsEffect::ProbeWebhook(url)), Expected::No)
                    }
                    _ if matches!(end, End::Nobody) => (effect.clone(), Expected::Code("NET-NO-CONNECTION")),
                    _ => (effect.clone(), Expected::Code("NET-TLS")),
                };
                let performer = place.elsewhere(service, &at, bundle);
                let Ok(came) = tokio::time::timeout(HANGS, performer.perform(&bent)).await else {
                    wrong.push(format!("{} {service:?} {end:?}: it hangs", clean.name));
                    continue;
                };
                let said = match &came {
                    Ok(outcome) => format!("{outcome:?}"),
                    Err(finding) => shown(finding),
                };
                let silent = || (!said.contains(reason)).then(|| format!("it does not say {reason}: {said}"));
                let judged = judge(clean, wanted, &came).or_else(|| leaks(&place, &came)).or_else(silent);
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
