//! File transfers of the world in which every effect has something to do.

use altinn_onboard::door::domain::PolicyKind;
use altinn_onboard::door::engine::Outcome;
use altinn_onboard::door::record::values::TransferStarted;
use altinn_onboard::door::steps::Effect;
use altinn_onboard::door::steps::effects::{BrokerEffect, ClientCredentials, RegistryEffect};

use super::bench::key;
use crate::sandbox::twice::{configuration, of_files, ours, registration, started, wish};

/// Sets a resource for files up, and begins transfers on it: each goes on one step further than the one before.
pub async fn made(of: &impl Fn() -> ClientCredentials, done: &impl AsyncFn(Effect) -> Outcome) -> [TransferStarted; 3] {
    let (id, definition, policy) = of_files();
    let kind = PolicyKind::Broker;
    for effect in [
        Effect::from(RegistryEffect::CreateResource { credentials: of(), definition }),
        RegistryEffect::UploadPolicy { credentials: of(), id: id.clone(), kind, policy }.into(),
        registration(of(), "TTD").into(),
        BrokerEffect::Configure { credentials: of(), id: id.clone(), wanted: configuration() }.into(),
    ] {
        done(effect).await;
    }
    let mut all = Vec::new();
    for far in 0..3 {
        let begun = BrokerEffect::StartTransfer { credentials: of(), wish: wish(&id, key(10 + far)) };
        let begun = started(&done(begun.into()).await);
        let on = [
            BrokerEffect::SendFile { credentials: of(), started: begun.clone(), in_parts: false, ours: ours(&id) },
            BrokerEffect::FetchFile { credentials: of(), started: begun.clone(), ours: ours(&id) },
        ];
        for effect in on.into_iter().take(usize::try_from(far).unwrap()) {
            done(effect.into()).await;
        }
        all.push(begun);
    }
    all.try_into().unwrap()
}
