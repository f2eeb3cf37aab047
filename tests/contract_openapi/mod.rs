//! Prism stands between the program and the sandbox, and holds every call and answer of the journeys against the published
//! OpenAPI documents of Altinn Melding, Altinn Varsling, Altinn Formidling, Altinn Events, Altinn Authentication and the
//! resource registry.
//!
//! Most documents are of October 2025. Where the services have moved on, the deviation is named here with the fact that
//! justifies it. A deviation that is not named fails the test, and so does one that is named and no longer met.

mod judge;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use self::judge::{Judge, Verdicts};
use crate::common::Home;
use crate::common::peers::{Sandbox, prism, shared};

/// A service's call and its answer, what Prism says of it, and the fact that justifies it.
type Deviation = (&'static str, &'static str, &'static str);

const DEVIATIONS: &[Deviation] = &[
    (
        "correspondence: POST /correspondence/upload → 200",
        "request.body.Correspondence.SendersReference: Reserved characters used in request body",
        "Prism wants the parts of a form encoded as in an address; OpenAPI 3.0.3 wants that of URL-encoded forms alone",
    ),
    (
        "correspondence: POST /correspondence/upload → 200",
        "request.body.Correspondence.Content.MessageBody: Reserved characters used in request body",
        "Prism wants the parts of a form encoded as in an address; OpenAPI 3.0.3 wants that of URL-encoded forms alone",
    ),
    (
        "registry: POST /resource → 201",
        "request.body.accessListMode: type",
        "an integer in the document; enums are strings on the wire (Altinn/altinn-resource-registry, 2026-08-10)",
    ),
    (
        "registry: POST /resource → 201",
        "request.body.accessListMode: enum",
        "0 and 1 in the document; `Disabled` and `Enabled` on the wire (Altinn/altinn-resource-registry, 2026-08-10)",
    ),
    (
        "registry: POST /resource → 201",
        "response: Unable to match the returned status code with those defined in the document: 200,401,403",
        "what was created is answered 201 (Altinn/altinn-resource-registry, 2026-08-10)",
    ),
    (
        "registry: GET /resource/{id} → 200",
        "response.body.accessListMode: type",
        "an integer in the document; enums are strings on the wire (Altinn/altinn-resource-registry, 2026-08-10)",
    ),
    (
        "registry: GET /resource/{id} → 200",
        "response.body.accessListMode: enum",
        "0 and 1 in the document; `Disabled` and `Enabled` on the wire (Altinn/altinn-resource-registry, 2026-08-10)",
    ),
    (
        "registry: GET /resource/{id} → 200",
        "response.body: additionalProperties",
        "not in the document: `versionId`, which the registry counts and shows (Altinn/altinn-resource-registry, 2026-08-10)",
    ),
    (
        "registry: GET /resource/{id} → 404",
        "response: Unable to match the returned status code with those defined in the document: 200",
        "a resource that does not exist is answered 404 (Altinn/altinn-resource-registry, 2026-08-10)",
    ),
    (
        "registry: GET /resource/{id}/policy → 404",
        "response: Unable to match the returned status code with those defined in the document: 200",
        "a policy that does not exist is answered 404 (Altinn/altinn-resource-registry, 2026-08-10)",
    ),
    (
        "registry: POST /resource/{id}/policy → 201",
        "response: Unable to match the returned status code with those defined in the document: 200,401,403",
        "a policy that was taken is answered 201 (Altinn/altinn-resource-registry, 2026-08-10)",
    ),
    (
        "notifications: GET /future/shipment/{id} → 200",
        "response.body.recipients.0: additionalProperties",
        "not in the document: `type`, which tells e-mail and SMS apart (Altinn/altinn-notifications, 2026-07-24)",
    ),
    (
        "notifications: GET /future/shipment/feed → 200",
        "response.body.0.recipients.0: additionalProperties",
        "not in the document: `type`, which tells e-mail and SMS apart (Altinn/altinn-notifications, 2026-07-24)",
    ),
    (
        "broker: POST /serviceowner → 200",
        "request.body: required",
        "`deletionTime` is required in the document, and no part of the service any more (Altinn/altinn-broker, 2026-08-18)",
    ),
    (
        "broker: GET /resource/{id} → 400",
        "response: Unable to match the returned status code with those defined in the document: 200,401,403",
        "a resource that is not set up is answered 400 with code 25 (Altinn/altinn-broker, 2026-08-18)",
    ),
    (
        "broker: PUT /resource/{id} → 204",
        "response: Unable to match the returned status code with those defined in the document: 200,400,401,403",
        "what was set up is answered 204 (Altinn/altinn-broker, 2026-08-18)",
    ),
    (
        "broker: POST /filetransfer → 200",
        "request.body.sender: pattern",
        "only `0192:` in the document; the service takes the URN of an organisation too (Altinn/altinn-broker, 2026-08-18)",
    ),
    (
        "broker: POST /filetransfer/{id}/upload → 200",
        "request: No supported content types, but request included a non-empty body",
        "the document has no body for an upload, which is `application/octet-stream` (Altinn/altinn-broker, 2026-08-18)",
    ),
    (
        "broker: GET /filetransfer/{id} → 200",
        "response.body: additionalProperties",
        "not in the document: `published`, when the file could first be fetched (Altinn/altinn-broker, 2026-08-18)",
    ),
    (
        "broker: POST /filetransfer/{id}/confirmdownload → 204",
        "response: Unable to match the returned status code with those defined in the document: 200,400,401,403,404",
        "what was confirmed is answered 204 (Altinn/altinn-broker, 2026-08-18)",
    ),
    (
        "events: POST /subscriptions → 201",
        "response.body: additionalProperties",
        "not in the document: `includeSubunits` (Altinn/altinn-events, 2026-08-20)",
    ),
    (
        "events: GET /subscriptions/{id} → 200",
        "response.body: additionalProperties",
        "not in the document: `includeSubunits` (Altinn/altinn-events, 2026-08-20)",
    ),
];

/// What the journeys must have called, or the judges have seen too little.
const CALLED: &[&str] = &[
    "correspondence: POST /correspondence → 200",
    "correspondence: POST /correspondence/upload → 200",
    "correspondence: GET /correspondence/{id}/details → 200",
    "registry: POST /resource → 201",
    "registry: POST /resource/{id}/policy → 201",
    "registry: GET /resource/{id}/policy → 200",
    "registry: GET /resource/Search → 200",
    "notifications: POST /future/orders → 201",
    "notifications: GET /future/shipment/{id} → 200",
    "notifications: GET /future/shipment/feed → 200",
    "broker: POST /serviceowner → 200",
    "broker: PUT /resource/{id} → 204",
    "broker: POST /filetransfer → 200",
    "broker: POST /filetransfer/{id}/upload → 200",
    "broker: GET /filetransfer/{id}/download → 200",
    "broker: POST /filetransfer/{id}/confirmdownload → 204",
    "events: POST /subscriptions → 201",
    "events: GET /subscriptions/{id} → 200",
    "authentication: GET /exchange/maskinporten → 200",
];

#[test]
fn a_whole_journey_holds_to_the_published_documents() {
    let (Some(shared), Some(prism)) = (shared(), prism()) else { return };
    let home = Home::new();
    let documents = home.work().join("documents");
    let patched = Command::new("bash").arg(shared.join("peers/openapi-patches.sh")).arg(&documents).output().unwrap();
    assert!(patched.status.success(), "{}", String::from_utf8_lossy(&patched.stderr));

    for service in ["altinn-notifications", "altinn-platform-events", "altinn-platform-authentication"] {
        let base = service.rsplit('-').next().unwrap();
        below_its_base(&documents.join(format!("{service}-v1.json")), &format!("/{base}/api/v1"));
    }

    let sandbox = Sandbox::start(&home);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let judge = |document: &str| Judge::start(&runtime, &prism, &documents.join(document), sandbox.port());
    let melding = judge("altinn-correspondence-v1.json");
    let registry = judge("altinn-resource-registry-v1.json");
    let varsling = judge("altinn-notifications-v1.json");
    let formidling = judge("altinn-broker-v1.json");
    let events = judge("altinn-platform-events-v1.json");
    let authentication = judge("altinn-platform-authentication-v1.json");
    let registry_base = format!("{}/resourceregistry/api/v1", registry.address);
    let others = [
        ("correspondence", format!("{}/correspondence/api/v1", melding.address)),
        ("notifications", format!("{}/notifications/api/v1", varsling.address)),
        ("broker", format!("{}/broker/api/v1", formidling.address)),
        ("events", format!("{}/events/api/v1", events.address)),
        ("authentication", format!("{}/authentication/api/v1", authentication.address)),
        ("access_lists", format!("{registry_base}/access-lists")),
        ("resource_registry", registry_base),
    ];
    let environments = sandbox.described_as(&home, "judged", &others);

    for product in ["correspondence", "notifications", "broker"] {
        let run = home.run(&["init", product, "--environments", &environments, "--env", "judged", "--yes"]);
        assert_eq!(run.status, Some(0), "{}\n{}", run.stdout, run.stderr);
    }
    // Another message, which comes with a file.
    std::fs::write(home.work().join("vedtak.txt"), "Vedtak").unwrap();
    let with_file = ["try", "message", "--again", "--message-attachment=vedtak.txt", "--service=correspondence"];
    let run = home.run(&[&with_file[..], &["--environments", &environments, "--env", "judged", "--yes"]].concat());
    assert_eq!(run.status, Some(0), "{}\n{}", run.stdout, run.stderr);

    let judges = [
        ("correspondence", melding),
        ("registry", registry),
        ("notifications", varsling),
        ("broker", formidling),
        ("events", events),
        ("authentication", authentication),
    ];
    let mut verdicts = Verdicts::new();
    for (service, judge) in &judges {
        // The receiver of the sandbox stands below the address of Events, and in nobody's document.
        let own = judge.verdicts().into_iter().filter(|(call, _)| !call.contains("/_sandbox"));
        verdicts.extend(own.map(|(call, says)| (format!("{service}: {call}"), says)));
    }
    for call in CALLED {
        assert!(verdicts.contains_key(*call), "{call} is not among {:?}", verdicts.keys());
    }
    let met: BTreeSet<(&str, &str)> =
        verdicts.iter().flat_map(|(call, says)| says.iter().map(|says| (call.as_str(), says.as_str()))).collect();
    let named: BTreeSet<(&str, &str)> = DEVIATIONS.iter().map(|(call, says, _)| (*call, *says)).collect();
    assert_eq!(met, named, "what differs from the documents, and what is named");
    println!("{} calls judged, {} deviations, all named", verdicts.len(), met.len());
}

/// Prism looks for the whole path, and the document of Altinn Varsling has its first part in the address of the server.
fn below_its_base(document: &Path, base: &str) {
    let mut json: Value = serde_json::from_str(&std::fs::read_to_string(document).unwrap()).unwrap();
    let paths = std::mem::take(json["paths"].as_object_mut().unwrap());
    json["paths"] = paths.into_iter().map(|(path, methods)| (format!("{base}{path}"), methods)).collect();
    json.as_object_mut().unwrap().remove("servers");
    std::fs::write(document, json.to_string()).unwrap();
}

#[test]
fn what_prism_says_is_read_by_call_and_place() {
    let header = r#"[{"location":["response","body","title"],"severity":"Error","code":"type","message":"…"},
                     {"location":["response"],"severity":"Warning","message":"no such status"}]"#;
    assert_eq!(judge::violations(header), ["response.body.title: type", "response: no such status"]);
    assert_eq!(judge::without_values("/resourceregistry/api/v1/resource/ttd-x/policy"), "/resource/{id}/policy");
}
