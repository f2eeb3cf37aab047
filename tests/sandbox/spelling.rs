//! Requests in every spelling that the real services take: paths, ids, JSON, forms and `Accept`.

use altinn_onboard::door::sandbox::Scenario;
use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use super::support::{ORG, RECIPIENT, RESOURCE, Rehearsal, SCOPES, answer, published};

#[tokio::test]
async fn paths_of_the_platform_are_read_without_case_and_slashes() {
    let (sandbox, client, token) = published(&[]).await;
    let base = sandbox.running.base.to_string();
    for path in [
        "resourceregistry/api/v1/resource/ttd-vedtak",
        "ResourceRegistry/API/V1/Resource/ttd-vedtak/",
        "/resourceregistry//api/v1/resource//ttd-vedtak",
        "resourceregistry/api/v1/resource/ttd-vedtak/POLICY/",
        "resourceregistry/api/v1/resource/search/?id=vedtak",
        "Resourceregistry/api/v1/Resource/ResourceList",
    ] {
        let found = sandbox.get(&format!("{base}{path}")).await;
        assert_eq!(found.status(), StatusCode::OK, "{path}");
    }
    // The id is the id, whatever stands around it.
    let other = sandbox.get(&format!("{base}resourceregistry/api/v1/resource/TTD-vedtak")).await;
    assert_eq!(other.status(), StatusCode::NOT_FOUND);

    let raw = sandbox.token(&client, SCOPES[1]).await;
    let call = sandbox.call(Method::GET, &format!("{base}Authentication/api/v1/Exchange/MASKINPORTEN/"), &raw);
    assert_eq!(call.send().await.unwrap().status(), StatusCode::OK);

    let hook = sandbox.receiver();
    let wish = json!({ "endPoint": hook, "resourceFilter": format!("urn:altinn:resource:{RESOURCE}") });
    let url = format!("{base}events/api/v1/subscriptions/");
    let (status, made) = answer(sandbox.call(Method::POST, &url, &token).json(&wish).send().await.unwrap()).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    for path in [format!("events/api/v1/subscriptions//{}", made["id"]), "Events/api/v1/subscriptions//".into()] {
        let call = sandbox.call(Method::GET, &format!("{base}{path}"), &token);
        assert_eq!(call.send().await.unwrap().status(), StatusCode::OK, "{path}");
    }
    // Maskinporten and Enhetsregisteret are other houses.
    for path in ["Maskinporten/jwk", "maskinporten/jwk/", &format!("enhetsregisteret/api/enheter/{ORG}/")] {
        assert_eq!(sandbox.get(&format!("{base}{path}")).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn an_id_that_is_none_gets_the_services_own_answer() {
    let (sandbox, _, token) = published(&[]).await;
    let base = sandbox.running.base.to_string();
    let get = async |path: &str, token: &str| {
        answer(sandbox.call(Method::GET, &format!("{base}{path}"), token).send().await.unwrap()).await
    };
    for id in ["abc", "99999999999999", "1.5", "%FF"] {
        let path = format!("events/api/v1/subscriptions/{id}");
        let (status, body) = get(&path, &token).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{id}: {body}");
        assert!(body["errors"]["id"][0].as_str().is_some_and(|text| text.ends_with("is not valid.")), "{id}: {body}");
        assert_eq!(get(&path, "x").await.0, StatusCode::UNAUTHORIZED, "who calls is looked at first");
    }
    for id in ["abc", "urn:uuid:6f1d0a52-3c1b-4f0e-9d53-0a1c2b3d4e5f", "%FF"] {
        let (status, body) = get(&format!("correspondence/api/v1/correspondence/{id}"), &token).await;
        assert_eq!((status, &body["validationErrors"][0]["code"]), (StatusCode::BAD_REQUEST, &json!("CORR.VLD-00000")));
    }
    assert_eq!(get("resourceregistry/api/v1/resource/%FF", "").await, (StatusCode::NOT_FOUND, Value::Null));

    let (_, sent) = sandbox.send(&token, &Rehearsal::message(&[RECIPIENT])).await;
    let id: Uuid = sent["correspondences"][0]["correspondenceId"].as_str().unwrap().parse().unwrap();
    for id in [id.to_string().to_uppercase(), id.simple().to_string(), format!("%7B{id}%7D")] {
        let found = get(&format!("correspondence/api/v1/correspondence/{id}"), &token).await;
        assert_eq!(found.0, StatusCode::OK, "{id}: {}", found.1);
    }
}

#[tokio::test]
async fn json_is_read_as_dotnet_reads_it() {
    let sandbox = Rehearsal::start(&[Scenario::Instant]).await;
    let client = sandbox.client(&SCOPES).await;
    let token = sandbox.exchanged(&client, &SCOPES.join(" ")).await;
    let mut body = Rehearsal::resource_body();
    for (member, value) in [
        ("resourceType", json!("64")),
        ("accessListMode", json!(0)),
        ("availableForType", json!([1, "2", "bankruptcyestate"])),
        ("nobodyKnowsThis", json!({ "x": [1] })),
    ] {
        body[member] = value;
    }
    let upper: serde_json::Map<String, Value> =
        body.as_object().unwrap().iter().map(|(name, value)| (name.to_uppercase(), value.clone())).collect();
    let text = serde_json::to_string(&upper).unwrap();
    let url = sandbox.registry("");
    let sent = sandbox.call(Method::POST, &url, &token).header("Content-Type", "Application/JSON; charset=utf-8");
    assert_eq!(sent.body(format!("\u{feff}{text}")).send().await.unwrap().status(), StatusCode::CREATED);
    let shown = sandbox.get(&sandbox.registry(&format!("/{RESOURCE}"))).await.json::<Value>().await.unwrap();
    assert_eq!(
        (&shown["resourceType"], &shown["accessListMode"]),
        (&json!("CorrespondenceService"), &json!("Disabled"))
    );
    assert_eq!(shown["availableForType"], json!(["LegalEntityEnterprise", "Company", "BankruptcyEstate"]));
    for wrong in [json!(63), json!("Melding"), json!(true), json!(-1)] {
        body["resourceType"] = wrong.clone();
        assert_eq!(sandbox.publish(&token, &body).await.status(), StatusCode::BAD_REQUEST, "{wrong}");
    }
}

#[tokio::test]
async fn words_of_messages_are_read_by_number_too() {
    let (sandbox, _, token) = published(&[]).await;
    let mut message = Rehearsal::message(&[RECIPIENT]);
    let part = &mut message["correspondence"];
    part["notification"] = json!({ "NotificationTemplate": "0", "notificationChannel": 4, "emailSubject": "x" });
    assert_eq!(sandbox.send(&token, &message).await.1["errorCode"], 3024, "e-mail and SMS are asked for");
    message["correspondence"]["notification"] = json!({ "notificationTemplate": 1, "notificationChannel": "2" });
    for moment in ["2099-12-01", "2099-12-01T12:00:00", "2099-12-01T12:00:00+01:00"] {
        message["correspondence"]["dueDateTime"] = json!(moment);
        let (status, sent) = sandbox.send(&token, &message).await;
        assert_eq!(status, StatusCode::OK, "{moment}: {sent}");
        let id = sent["correspondences"][0]["correspondenceId"].as_str().unwrap();
        let details = format!("{}/correspondence/{id}/details", sandbox.at.correspondence);
        let (_, shown) = answer(sandbox.call(Method::GET, &details, &token).send().await.unwrap()).await;
        assert_eq!(shown["notifications"][0]["notificationChannel"], "EmailPreferred");
    }
    let search = async |query: &str| {
        let url = format!("{}/correspondence?ResourceID={RESOURCE}&{query}", sandbox.at.correspondence);
        answer(sandbox.call(Method::GET, &url, &token).send().await.unwrap()).await
    };
    for (query, found) in [
        ("role=Sender", 3),
        ("Role=1", 3),
        ("ROLE=recipientandsender&status=2", 3),
        ("role=2&Status=published", 3),
        ("role=1&status=0", 0),
        ("role=0", 0),
    ] {
        let (status, body) = search(query).await;
        assert_eq!((status, body["ids"].as_array().unwrap().len()), (StatusCode::OK, found), "{query}: {body}");
    }
    assert_eq!(search("role=3").await.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn accept_must_name_what_there_is_or_everything() {
    let (sandbox, _, token) = published(&[]).await;
    let url = format!("{}/correspondence?role=Sender", sandbox.at.correspondence);
    for (accept, status) in [
        ("application/json", 200),
        ("*/*", 200),
        ("text/html, application/json;q=0.5", 200),
        ("Application/JSON", 200),
        ("application/*", 406),
        ("text/plain", 406),
        ("application/json-seq", 406),
    ] {
        let found = sandbox.call(Method::GET, &url, &token).header("Accept", accept).send().await.unwrap();
        assert_eq!(found.status().as_u16(), status, "{accept}");
        if status == 406 {
            let said = found.text().await.unwrap();
            assert!(said.ends_with("Supported Accept headers are: application/json, */*."), "{said}");
        }
    }
    // None at all is all of them. The client sends `*/*` by itself, so this one is sent by hand.
    let answer = without_accept(&sandbox, &url, &token).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

async fn without_accept(sandbox: &Rehearsal, url: &str, token: &str) -> String {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let at = url::Url::parse(url).unwrap();
    let mut stream = tokio::net::TcpStream::connect(("127.0.0.1", sandbox.running.base.port().unwrap())).await.unwrap();
    let path = &url[url.find(at.path()).unwrap()..];
    let call = format!("GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\r\n");
    stream.write_all(call.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn a_message_comes_by_form_too_in_every_spelling_of_the_fields() {
    let (sandbox, _, token) = published(&[]).await;
    let url = format!("{}/correspondence/upload", sandbox.at.correspondence);
    let fields = [
        ("Correspondence.ResourceId", RESOURCE),
        ("correspondence.sendersReference", "1"),
        ("correspondence.IsConfidential", "false"),
        ("Correspondence.Content.Language", "nb"),
        ("Correspondence.content.messageTitle", "Vedtak"),
        ("correspondence.content.messageSummary", "Kort"),
        ("correspondence.content.messageBody", "Hei"),
        ("correspondence.content.attachments[0].fileName", "vedtak.pdf"),
        ("correspondence.content.attachments[0].sendersReference", "1"),
        ("Recipients[0]", RECIPIENT),
        ("alg", "x"),
        ("", "x"),
    ];
    let form = |prefix: &str, file: &str| {
        let named = |name: &str| if name.is_empty() { String::new() } else { format!("{prefix}{name}") };
        let form = fields.iter().fold(Form::new(), |form, (name, value)| form.text(named(name), *value));
        form.part("attachments", Part::bytes(b"PDF".to_vec()).file_name(file.to_owned()))
    };
    let send =
        async |form: Form| answer(sandbox.call(Method::POST, &url, &token).multipart(form).send().await.unwrap()).await;
    for prefix in ["", "request.", "Request."] {
        let (status, sent) = send(form(prefix, "vedtak.pdf")).await;
        assert_eq!(status, StatusCode::OK, "{prefix}: {sent}");
        assert_eq!(sent["attachmentIds"].as_array().unwrap().len(), 1);
        let id = sent["correspondences"][0]["correspondenceId"].as_str().unwrap();
        let shown = format!("{}/correspondence/{id}", sandbox.at.correspondence);
        let (_, shown) = answer(sandbox.call(Method::GET, &shown, &token).send().await.unwrap()).await;
        let attachment = &shown["content"]["attachments"][0];
        assert_eq!((&attachment["id"], &attachment["fileName"]), (&sent["attachmentIds"][0], &json!("vedtak.pdf")));
    }
    assert_eq!(send(form("", "annet.pdf")).await.1["errorCode"], 1005);
    let json = sandbox.call(Method::POST, &url, &token).json(&Rehearsal::message(&[RECIPIENT]));
    assert_eq!(json.send().await.unwrap().status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let create = format!("{}/correspondence", sandbox.at.correspondence);
    let by_form = sandbox.call(Method::POST, &create, &token).multipart(form("", "vedtak.pdf"));
    assert_eq!(by_form.send().await.unwrap().status(), StatusCode::UNSUPPORTED_MEDIA_TYPE, "as at Altinn");
}
