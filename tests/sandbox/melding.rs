//! Altinn Melding: each refusal with its code, in the order of the service.

use std::time::{Duration, Instant};

use altinn_onboard::door::catalog::products::CORRESPONDENCE;
use altinn_onboard::door::policy::build::{Choices, built};
use altinn_onboard::door::policy::write::to_xml;
use altinn_onboard::door::sandbox::Scenario;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::support::{RECIPIENT, RESOURCE, Rehearsal, SCOPES, answer, published};

#[tokio::test]
async fn melding_refuses_in_its_own_order() {
    let (sandbox, client, token) = published(&[]).await;
    let one = Rehearsal::message(&[RECIPIENT]);
    let (status, body) = sandbox.send("x", &one).await;
    assert_eq!((status, body), (StatusCode::UNAUTHORIZED, Value::Null));
    let scopeless = sandbox.exchanged(&client, SCOPES[0]).await;
    assert_eq!(sandbox.send(&scopeless, &one).await, (StatusCode::FORBIDDEN, Value::Null));
    let raw = sandbox.token(&client, SCOPES[1]).await;
    assert_eq!(sandbox.send(&raw, &one).await, (StatusCode::FORBIDDEN, Value::Null));
    let with_owner = sandbox.token(&client, &SCOPES[..2].join(" ")).await;
    assert_eq!(sandbox.send(&with_owner, &one).await.0, StatusCode::OK, "a raw token with both scopes is taken");
    // Without `altinn:serviceowner` the policy decides, and it has no rule for `write`.
    let without = sandbox.exchanged(&client, SCOPES[1]).await;
    assert_eq!(sandbox.send(&without, &one).await.1["errorCode"], 4001);

    let key = json!(uuid::Uuid::new_v4());
    let cases: [(&str, Value, u64, u16); 9] = [
        ("/correspondence/resourceId", json!("ttd-annet"), 1036, 400),
        ("/correspondence/isConfidential", json!(true), 1061, 400),
        ("/recipients", json!([RECIPIENT, RECIPIENT]), 1006, 400),
        ("/recipients", json!(["0192:987654325"]), 1029, 404),
        ("/correspondence/content/language", json!("sv"), 1023, 400),
        ("/correspondence/content/messageTitle", json!("<b>x</b>"), 1002, 400),
        ("/correspondence/content/messageBody", json!(""), 1021, 400),
        ("/idempotentKey", json!("00000000-0000-0000-0000-000000000000"), 1033, 400),
        ("/correspondence/content", Value::Null, 1019, 400),
    ];
    for (place, value, code, status) in cases {
        let mut wrong = one.clone();
        wrong["idempotentKey"] = Value::Null;
        *wrong.pointer_mut(place).unwrap() = value;
        let (found, body) = sandbox.send(&token, &wrong).await;
        assert_eq!((found.as_u16(), &body["errorCode"]), (status, &json!(code)), "{place}: {body}");
        assert_eq!(body["code"], format!("CORR-{code:05}"));
    }
    let mut several = Rehearsal::message(&[RECIPIENT, RECIPIENT]);
    several["idempotentKey"] = key;
    assert_eq!(sandbox.send(&token, &several).await.1["errorCode"], 1047);
    let (status, body) = sandbox.send(&token, &Rehearsal::message(&["310000019"])).await;
    assert_eq!((status, &body["validationErrors"][0]["code"]), (StatusCode::BAD_REQUEST, &json!("CORR.VLD-00000")));

    let url = format!("{}/correspondence", sandbox.at.correspondence);
    let get = async |query: &str| {
        let call = sandbox.call(Method::GET, &format!("{url}{query}"), &token);
        answer(call.send().await.unwrap()).await
    };
    assert_eq!(get("?resourceId=ttd-annet&role=Sender").await.1["errorCode"], 4001);
    assert_eq!(get(&format!("?resourceId={RESOURCE}")).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(get(&format!("/{}", uuid::Uuid::new_v4())).await.1["errorCode"], 1001);
    let html = sandbox.call(Method::GET, &url, &token).header("Accept", "text/html").send().await.unwrap();
    assert_eq!(html.status(), StatusCode::NOT_ACCEPTABLE);
}

#[tokio::test]
async fn wrong_type_missing_policy_and_confidential_mail() {
    let sandbox = Rehearsal::start(&[Scenario::Instant]).await;
    let client = sandbox.client(&SCOPES).await;
    let token = sandbox.exchanged(&client, &SCOPES.join(" ")).await;
    let mut body = Rehearsal::resource_body();
    body["resourceType"] = json!("GenericAccessResource");
    sandbox.publish(&token, &body).await;
    let mut message = Rehearsal::message(&[RECIPIENT]);
    assert_eq!(sandbox.send(&token, &message).await.1["errorCode"], 4010);
    sandbox
        .call(Method::PUT, &sandbox.registry(&format!("/{RESOURCE}")), &token)
        .json(&Rehearsal::resource_body())
        .send()
        .await
        .unwrap();
    assert_eq!(sandbox.send(&token, &message).await.0, StatusCode::INTERNAL_SERVER_ERROR);
    let xml = to_xml(&built(&CORRESPONDENCE.policy_rules, &Choices::confidential("ttd", RESOURCE)));
    assert_eq!(sandbox.upload(&token, xml).await.status(), StatusCode::CREATED);
    assert_eq!(sandbox.send(&token, &message).await.1["errorCode"], 1060);
    message["correspondence"]["isConfidential"] = json!(true);
    assert_eq!(sandbox.send(&token, &message).await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_real_organisation_may_be_missing_from_the_test_environment() {
    let (sandbox, _, token) = published(&[Scenario::NotInTt02]).await;
    let (_, body) = sandbox.send(&token, &Rehearsal::message(&[RECIPIENT, RECIPIENT])).await;
    assert_eq!(body["errorCode"], 4002);
}

#[tokio::test]
async fn confidential_mail_is_invisible_until_somebody_has_access() {
    for (scenarios, visible) in [(&[][..], true), (&[Scenario::ConfidentialInvisible][..], false)] {
        let sandbox = Rehearsal::start(&[scenarios, &[Scenario::Instant]].concat()).await;
        let client = sandbox.client(&SCOPES).await;
        let token = sandbox.exchanged(&client, &SCOPES.join(" ")).await;
        sandbox.publish(&token, &Rehearsal::resource_body()).await;
        sandbox
            .upload(&token, to_xml(&built(&CORRESPONDENCE.policy_rules, &Choices::confidential("ttd", RESOURCE))))
            .await;
        let mut message = Rehearsal::message(&[RECIPIENT]);
        message["correspondence"]["isConfidential"] = json!(true);
        assert_eq!(sandbox.send(&token, &message).await.0, StatusCode::OK);
        let page = sandbox.get(&sandbox.at.arbeidsflate).await.text().await.unwrap();
        assert_eq!(page.contains("Vedtak"), visible);
    }
}

#[tokio::test]
async fn a_message_can_be_taken_back_until_it_is_published() {
    let (sandbox, client, token) = published(&[]).await;
    let sent = async |minutes: i64| {
        let mut message = Rehearsal::message(&[RECIPIENT]);
        let then = jiff::Timestamp::now() + jiff::SignedDuration::from_mins(minutes);
        message["correspondence"]["requestedPublishTime"] = json!(then.to_string());
        message["idempotentKey"] = json!(uuid::Uuid::new_v4());
        let (status, body) = sandbox.send(&token, &message).await;
        assert_eq!(status, StatusCode::OK, "{body}");
        let id = body["correspondences"][0]["correspondenceId"].as_str().unwrap().to_owned();
        (id, message, then)
    };
    let url = |id: &str, what: &str| format!("{}/correspondence/{id}/{what}", sandbox.at.correspondence);
    let purge = async |id: &str, token: &str| {
        answer(sandbox.call(Method::DELETE, &url(id, "purge"), token).send().await.unwrap()).await
    };
    let status = async |id: &str| {
        let shown = answer(sandbox.call(Method::GET, &url(id, "details"), &token).send().await.unwrap()).await.1;
        (shown["status"].as_str().unwrap().to_owned(), shown["requestedPublishTime"].clone())
    };
    let (wrong, body, then) = sent(5).await;
    assert_eq!(status(&wrong).await, ("Initialized".into(), json!(then.to_string())));
    let scopeless = sandbox.exchanged(&client, SCOPES[0]).await;
    assert_eq!(purge(&wrong, &scopeless).await.0, StatusCode::FORBIDDEN);
    assert_eq!(purge(&uuid::Uuid::new_v4().to_string(), &token).await.1["errorCode"], 1001);
    assert_eq!(purge(&wrong, &token).await, (StatusCode::OK, json!(wrong)));
    assert_eq!(status(&wrong).await.0, "PurgedByAltinn");
    assert_eq!(purge(&wrong, &token).await.1["errorCode"], 1014);
    // The key that it was sent under is used for ever.
    assert_eq!(sandbox.send(&token, &body).await.1["errorCode"], 1034);
    let (other, ..) = sent(5).await;
    sandbox.pass(301);
    assert_eq!(status(&other).await.0, "Published", "by the sandbox's clock");
    let (found, body) = purge(&other, &token).await;
    assert_eq!((found, &body["errorCode"]), (StatusCode::BAD_REQUEST, &json!(1013)), "{body}");
    // Time changes nothing for what was taken back: nobody sees it, and nobody is told of it.
    assert_eq!(status(&wrong).await.0, "PurgedByAltinn");
    let feed = format!(
        "{}?resource=urn:altinn:resource:{RESOURCE}&after=0",
        sandbox.at.events.as_str().trim_end_matches('/').to_owned() + "/events"
    );
    let told = async || -> Vec<Value> {
        let events = answer(sandbox.call(Method::GET, &feed, &token).send().await.unwrap()).await.1;
        events.as_array().unwrap().iter().map(|event| event["resourceinstance"].clone()).collect()
    };
    let deadline = Instant::now() + Duration::from_secs(20);
    while told().await.is_empty() {
        assert!(Instant::now() < deadline, "nobody is told of the message that is published");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    // Both were due at once: whoever is told of the other would be told by now.
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(told().await, [json!(other)]);
}

#[tokio::test]
async fn a_reminder_wants_its_own_texts_and_waits_a_day() {
    let (sandbox, client, token) = published(&[]).await;
    let texts = json!({ "notificationTemplate": "CustomMessage", "notificationChannel": "EmailAndSms",
        "emailSubject": "a", "emailBody": "b", "smsBody": "c", "sendReminder": true });
    let sent = async |more: &Value| {
        let mut message = Rehearsal::message(&[RECIPIENT]);
        let mut notification = texts.clone();
        notification.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        message["correspondence"]["notification"] = notification;
        sandbox.send(&token, &message).await.1
    };
    let email = json!({ "reminderEmailSubject": "a", "reminderEmailBody": "b" });
    let with = |more: &Value, channel: &str| {
        let mut more = more.clone();
        more["reminderNotificationChannel"] = json!(channel);
        more
    };
    for (more, code) in [
        (with(&json!({}), "Email"), 3003),
        (with(&email, "Sms"), 3005),
        (with(&email, "EmailPreferred"), 3007),
        (with(&email, "SmsPreferred"), 3007),
        (with(&email, "EmailAndSms"), 3025),
        // Without a channel of its own it takes that of the notification.
        (email.clone(), 3025),
    ] {
        assert_eq!(sent(&more).await["errorCode"], code, "{more}");
    }
    assert!(sent(&json!({ "sendReminder": false })).await["correspondences"].is_array());
    let taken = sent(&with(&email, "Email")).await;
    let orders = &taken["correspondences"][0]["notifications"];
    assert_eq!((&orders[0]["isReminder"], &orders[1]["isReminder"]), (&json!(false), &json!(true)), "{taken}");
    let url = format!(
        "{}/correspondence/{}/details",
        sandbox.at.correspondence,
        taken["correspondences"][0]["correspondenceId"].as_str().unwrap()
    );
    let shown = async || {
        // A day later the token of before has ended.
        let token = sandbox.exchanged(&client, &SCOPES.join(" ")).await;
        let call = sandbox.call(Method::GET, &url, &token);
        answer(call.send().await.unwrap()).await.1["notifications"].clone()
    };
    let status = |shown: &Value| -> [String; 2] {
        [0, 1].map(|which| shown[which]["processingStatus"]["status"].as_str().unwrap().to_owned())
    };
    sandbox.pass(10);
    let first = shown().await;
    assert_eq!(first[1]["notificationChannel"], "Email");
    let at = |which: usize| first[which]["requestedSendTime"].as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
    assert_eq!(at(1).duration_since(at(0)), jiff::SignedDuration::from_hours(24));
    assert_eq!(status(&first), ["Completed", "Registered"]);
    sandbox.pass(24 * 60 * 60);
    assert_eq!(status(&shown().await), ["Completed", "Completed"]);
}

#[tokio::test]
async fn a_person_must_be_able_to_exist_and_must_not() {
    let completed = |nine: &str| {
        let all = (0..100).map(|check| format!("{nine}{check:02}"));
        all.into_iter().find(|number| altinn_onboard::door::domain::person::recognise(number).is_some())
    };
    let person = |date: &str| (100..1000).find_map(|n| completed(&format!("{date}{n}"))).unwrap();
    let (synthetic, real) = (person("018190"), person("010190"));
    for (scenarios, number, ignores, code) in [
        (&[][..], &synthetic, false, 0),
        (&[][..], &real, false, 1029),
        (&[Scenario::Reserved][..], &synthetic, false, 1030),
        (&[Scenario::Reserved][..], &synthetic, true, 0),
    ] {
        let (sandbox, _, token) = published(scenarios).await;
        for urn in [number.clone(), format!("urn:altinn:person:identifier-no:{number}")] {
            let mut message = Rehearsal::message(&[&urn]);
            message["correspondence"]["ignoreReservation"] = json!(ignores);
            let (status, body) = sandbox.send(&token, &message).await;
            assert_eq!(body["errorCode"].as_u64().unwrap_or_default(), code, "{status}");
            assert_eq!(
                status.as_u16(),
                [(0, 200), (1029, 404), (1030, 422)].into_iter().find(|row| row.0 == code).unwrap().1
            );
        }
        // A number whose check digits are wrong is no recipient at all.
        let last = number.bytes().last().unwrap();
        let wrong = format!("{}{}", &number[..10], char::from(if last == b'9' { b'0' } else { last + 1 }));
        let (status, body) = sandbox.send(&token, &Rehearsal::message(&[&wrong])).await;
        assert_eq!((status, &body["validationErrors"][0]["code"]), (StatusCode::BAD_REQUEST, &json!("CORR.VLD-00000")));
    }
}
