//! The readers of decision requests, XML and JSON: no bytes make them panic, and what they read can be decided.
#![no_main]

use std::sync::LazyLock;

use altinn_onboard::door::catalog::products::CORRESPONDENCE;
use altinn_onboard::door::policy::build::{Choices, built};
use altinn_onboard::door::policy::decide::Incoming;
use altinn_onboard::door::policy::decide::{request_json, request_xml};
use altinn_onboard::door::policy::write::to_xml;
use altinn_onboard::door::policy::{Policy, decide, parse};
use libfuzzer_sys::fuzz_target;

/// A policy to ask.
static POLICY: LazyLock<Policy> = LazyLock::new(|| {
    parse(&to_xml(&built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"))))
        .expect("a policy of our own")
});

fuzz_target!(|bytes: &[u8]| {
    if let Ok(incoming) = request_xml::parse(bytes) {
        answer(&incoming);
    }
    if let Ok(incoming) = request_json::parse(bytes) {
        answer(&incoming);
    }
});

/// One decision for each part; the same request gets the same answer.
fn answer(incoming: &Incoming) {
    let parts = incoming.parts();
    assert_eq!(parts.len(), if incoming.references.len() < 2 { 1 } else { incoming.references.len() });
    for request in parts {
        assert_eq!(decide(&POLICY, &request), decide(&POLICY, &request));
    }
}
