//! Keys of a client: their true end.

use altinn_onboard::door::engine::Perform as _;
use altinn_onboard::door::record::Value;
use altinn_onboard::door::steps::effects::{ClientEffect, KeyRef, KeyToRegister, KnownKey};
use jiff::civil::date;

use super::twice::{Bench, with_client};

/// A key from elsewhere may have been registered long before it was taken over here.
#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_is_on_the_client_ends_when_self_service_says() {
    let mut bench = Bench::new().await;
    let credentials = with_client(&mut bench).await;
    let known = |expires| {
        let known = KnownKey {
            kid: credentials.kid.clone(),
            thumbprint: None,
            expires,
            holder: Some("drift".into()),
            replaces: None,
        };
        KeyRef { known: Some(known), ..credentials.key.clone() }
    };
    // What is learned of a key that is thought to end on a day.
    let learned = async |thought| {
        let (client, id) = (credentials.key.client.clone(), credentials.id.clone());
        let key = KeyToRegister::Here(known(thought));
        let effect = ClientEffect::RegisterKey { client, id, key };
        let learned = bench.performer().perform(&effect.into()).await.unwrap().learned;
        learned.into_iter().find_map(|fact| match fact.value {
            Value::ClientKey(key) => Some((key.expires, key.holder)),
            _ => None,
        })
    };
    let (seen, holder) = learned(date(2099, 1, 1)).await.unwrap();
    let days = jiff::Zoned::now().date().until(seen).unwrap().get_days();
    assert!((364..=366).contains(&days) && holder.as_deref() == Some("drift"), "{seen}");
    assert_eq!(learned(seen).await, None, "what was right is not learned anew");
}
