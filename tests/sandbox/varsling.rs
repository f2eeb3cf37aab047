//! Altinn Varsling: an order in the order of its checks, where it stands over time, and the feed.

use altinn_onboard::door::sandbox::{SandboxOptions, Scenario};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::support::{Rehearsal, answer};

const CREATE: &str = "altinn:serviceowner/notifications.create";

struct Varsling {
    sandbox: Rehearsal,
    token: String,
}

impl Varsling {
    async fn start(scenarios: &[Scenario]) -> Self {
        let options = SandboxOptions { scenarios: scenarios.to_vec(), ..SandboxOptions::default() };
        let sandbox = Rehearsal::with(options).await;
        let client = sandbox.client(&[CREATE]).await;
        let token = sandbox.exchanged(&client, CREATE).await;
        Self { sandbox, token }
    }

    async fn order(&self, body: &Value) -> (StatusCode, Value) {
        let url = format!("{}/future/orders", self.sandbox.at.notifications);
        answer(self.sandbox.call(Method::POST, &url, &self.token).json(body).send().await.unwrap()).await
    }

    async fn get(&self, path: &str) -> (StatusCode, Value) {
        let url = format!("{}/future/shipment/{path}", self.sandbox.at.notifications);
        answer(self.sandbox.call(Method::GET, &url, &self.token).send().await.unwrap()).await
    }

    /// Orders it and answers the id to follow it by.
    async fn ordered(&self, body: &Value) -> String {
        let (status, made) = self.order(body).await;
        assert_eq!(status, StatusCode::CREATED, "{made}");
        made["notification"]["shipmentId"].as_str().unwrap().to_owned()
    }
}

fn texts() -> Value {
    json!({ "subject": "Frist", "body": "Fristen er fredag." })
}

fn by_email(key: &str) -> Value {
    json!({ "idempotencyId": key, "sendersReference": "1",
            "recipient": { "recipientEmail": { "emailAddress": "kari@ttd.no", "emailSettings": texts() } } })
}

fn to(key: &str, kind: &str, member: &str, number: &str) -> Value {
    json!({ "idempotencyId": key, "recipient": { kind: {
        member: number, "channelSchema": "EmailPreferred", "emailSettings": texts(), "smsSettings": { "body": "Hei" } } } })
}

fn by_sms(key: &str, policy: &Value) -> Value {
    json!({ "idempotencyId": key, "recipient": { "recipientSms": {
        "phoneNumber": "+4799999999", "smsSettings": { "body": "Hei", "sendingTimePolicy": policy } } } })
}

#[tokio::test]
async fn an_order_is_refused_in_the_order_of_the_service() {
    let varsling = Varsling::start(&[Scenario::OrgNotInList, Scenario::ContactMissing]).await;
    let url = format!("{}/future/orders", varsling.sandbox.at.notifications);
    let bare = varsling.sandbox.call(Method::POST, &url, "x").json(&json!({})).send().await.unwrap();
    assert_eq!(answer(bare).await, (StatusCode::UNAUTHORIZED, Value::Null));
    let other = varsling.sandbox.client(&["altinn:serviceowner"]).await;
    let scopeless = varsling.sandbox.exchanged(&other, "altinn:serviceowner").await;
    let refused = varsling.sandbox.call(Method::POST, &url, &scopeless).json(&json!({})).send().await.unwrap();
    assert_eq!(answer(refused).await, (StatusCode::FORBIDDEN, Value::Null));
    // What the model cannot be without comes before the rules, and those before the claim of the organisation.
    let (status, lacking) = varsling.order(&json!({ "idempotencyId": "" })).await;
    assert_eq!((status, lacking["errors"].as_object().unwrap().len()), (StatusCode::BAD_REQUEST, 1), "{lacking}");
    let (status, empty) = varsling.order(&by_email("")).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert_eq!(empty["errors"]["IdempotencyId"][0], "IdempotencyId cannot be null or empty.");
    assert_eq!(varsling.order(&by_email("a")).await, (StatusCode::FORBIDDEN, Value::Null), "no organisation code");
    assert_eq!(varsling.get("5c0d9d2a-0f1e-4a53-9a52-1f6b8a3c7d11").await, (StatusCode::FORBIDDEN, Value::Null));
    assert_eq!(varsling.get("x").await, (StatusCode::NOT_FOUND, Value::Null), "no route");
}

#[tokio::test]
async fn every_rule_of_the_body_has_its_words() {
    let varsling = Varsling::start(&[]).await;
    let email = "/recipient/recipientEmail";
    let with = |mut body: Value, place: &str, value: Value| {
        let (parent, name) = place.rsplit_once('/').unwrap();
        body.pointer_mut(parent).unwrap()[name] = value;
        body
    };
    let settings = |name: &str| format!("{email}/emailSettings/{name}");
    let cases = [
        (with(by_email("a"), "/requestedSendTime", json!("2099-01-01T10:00:00")), "must have specified a time zone"),
        (with(by_email("a"), "/requestedSendTime", json!("2020-01-01T10:00:00Z")), "greater than or equal to now"),
        (with(by_email("a"), "/conditionEndpoint", json!("ttd.no/sjekk")), "valid absolute URI"),
        (with(by_email("a"), "/conditionEndpoint", json!("ftp://ttd.no/sjekk")), "http or https scheme"),
        (with(by_email("a"), &format!("{email}/emailAddress"), json!("kari")), "Invalid email address format."),
        (
            with(by_email("a"), &settings("sendingTimePolicy"), json!("Daytime")),
            "Email only supports send time anytime",
        ),
        (with(by_email("a"), &settings("subject"), json!(" ")), "must not be empty"),
        (
            with(by_sms("a", &json!("Anytime")), "/recipient/recipientSms/phoneNumber", json!("99999999")),
            "valid mobile",
        ),
        (
            with(
                by_email("a"),
                "/recipient/recipientSms",
                by_sms("a", &json!(null))["recipient"]["recipientSms"].clone(),
            ),
            "exactly one recipient",
        ),
        (to("a", "recipientOrganization", "orgNumber", "12345"), "must be 9 digits long"),
        (
            with(
                to("a", "recipientOrganization", "orgNumber", "310000019"),
                "/recipient/recipientOrganization/resourceId",
                json!("ttd-vedtak"),
            ),
            "ResourceId must have a valid syntax.",
        ),
        (
            with(
                to("a", "recipientOrganization", "orgNumber", "310000019"),
                "/recipient/recipientOrganization/resourceAction",
                json!("read"),
            ),
            "without a ResourceId",
        ),
        (with(by_email("a"), "/reminders", json!([{ "recipient": by_email("a")["recipient"] }])), "but not both"),
    ];
    for (body, words) in cases {
        let (status, refused) = varsling.order(&body).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{body}");
        assert!(refused["errors"].to_string().contains(words), "{words}: {refused}");
    }
    assert_eq!(varsling.sandbox.counts().await["notificationOrder"], 0);
}

#[tokio::test]
async fn a_key_that_was_used_gives_the_first_answer_whatever_the_body() {
    let varsling = Varsling::start(&[Scenario::Instant]).await;
    let (status, first) = varsling.order(&by_email("a")).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_eq!(first["notification"]["sendersReference"], "1");
    let (status, again) = varsling.order(&by_sms("a", &json!("Anytime"))).await;
    assert_eq!((status, again), (StatusCode::OK, first));
    assert_eq!(varsling.order(&by_email("b")).await.0, StatusCode::CREATED);
    assert_eq!(varsling.sandbox.counts().await["notificationOrder"], 2);
}

#[tokio::test]
async fn a_notification_is_ordered_handed_on_and_delivered_and_then_stands_in_the_feed() {
    let varsling = Varsling::start(&[]).await;
    let id = varsling.ordered(&by_email("a")).await;
    let stands = async || varsling.get(&id).await.1;
    let shown = stands().await;
    assert_eq!((&shown["status"], &shown["recipients"]), (&json!("Order_Processing"), &json!([])), "{shown}");
    assert_eq!((&shown["type"], &shown["sendersReference"]), (&json!("Notification"), &json!("1")));
    assert_eq!(varsling.get("feed").await.1, json!([]));
    varsling.sandbox.pass(1);
    let shown = stands().await;
    let recipient = &shown["recipients"][0];
    assert_eq!(
        (&shown["status"], &recipient["status"]),
        (&json!("Order_Processed"), &json!("Email_Sending")),
        "{shown}"
    );
    assert_eq!((&recipient["type"], &recipient["destination"]), (&json!("Email"), &json!("kari@ttd.no")));
    varsling.sandbox.pass(1);
    let shown = stands().await;
    let states = (&shown["status"], &shown["recipients"][0]["status"]);
    assert_eq!(states, (&json!("Order_Completed"), &json!("Email_Delivered")));
    let second = varsling.ordered(&by_email("b")).await;
    varsling.sandbox.pass(2);
    let (_, feed) = varsling.get("feed").await;
    let rows: Vec<(i64, &str)> = feed.as_array().unwrap().iter().map(row).collect();
    assert_eq!(rows, [(1, id.as_str()), (2, second.as_str())]);
    assert_eq!(feed[0]["shipmentType"], "Notification");
    for (query, ids) in [
        ("feed?seq=1", vec![second.as_str()]),
        ("feed?orderBy=desc&pageSize=1", vec![second.as_str()]),
        ("feed?pageSize=1", vec![id.as_str()]),
        ("feed?seq=2", vec![]),
    ] {
        let (_, page) = varsling.get(query).await;
        assert_eq!(page.as_array().unwrap().iter().map(|one| row(one).1).collect::<Vec<_>>(), ids, "{query}");
    }
    assert_eq!(varsling.get("feed?seq=-1").await.0, StatusCode::BAD_REQUEST);
    let (status, unknown) = varsling.get("5c0d9d2a-0f1e-4a53-9a52-1f6b8a3c7d11").await;
    assert_eq!((status, &unknown["code"]), (StatusCode::NOT_FOUND, &json!("NOT-00003")));
    assert_eq!(unknown["type"], "urn:altinn:error:NOT-00003");
}

fn row(row: &Value) -> (i64, &str) {
    (row["sequenceNumber"].as_i64().unwrap(), row["shipmentId"].as_str().unwrap())
}

#[tokio::test]
async fn a_reminder_is_a_shipment_of_its_own_days_later() {
    let varsling = Varsling::start(&[Scenario::Instant]).await;
    let mut body = by_email("a");
    body["reminders"] = json!([{ "delayDays": 7, "recipient": body["recipient"] }]);
    let (_, made) = varsling.order(&body).await;
    let reminder = made["notification"]["reminders"][0]["shipmentId"].as_str().unwrap();
    let (_, shown) = varsling.get(reminder).await;
    assert_eq!((&shown["type"], &shown["status"]), (&json!("Reminder"), &json!("Order_Registered")));
}

#[tokio::test]
async fn an_sms_that_may_wait_for_the_day_does_and_one_that_may_not_goes_at_once() {
    let varsling = Varsling::start(&[Scenario::Instant]).await;
    let now = varsling.ordered(&by_sms("a", &json!("Anytime"))).await;
    assert_eq!(varsling.get(&now).await.1["recipients"][0]["status"], "SMS_Delivered");
    let by_day = varsling.ordered(&by_sms("b", &Value::Null)).await;
    let shown = varsling.get(&by_day).await.1;
    let hour = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap()).hour();
    let expected = if (9..17).contains(&hour) { "SMS_Delivered" } else { "SMS_New" };
    assert_eq!(shown["recipients"][0]["status"], expected, "{shown}");
}

#[tokio::test]
async fn who_is_looked_up_may_have_no_address_or_have_opted_out() {
    let person = ("recipientPerson", "nationalIdentityNumber", "01899998765");
    let organisation = ("recipientOrganization", "orgNumber", "310000019");
    let varsling = Varsling::start(&[Scenario::Instant, Scenario::ContactMissing]).await;
    for (kind, member, number) in [person, organisation] {
        let (status, refused) = varsling.order(&to("a", kind, member, number)).await;
        assert_eq!((status, &refused["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("NOT-00001")), "{refused}");
    }
    assert_eq!(varsling.order(&by_email("a")).await.0, StatusCode::CREATED, "one's own address is not looked up");

    let varsling = Varsling::start(&[Scenario::Instant, Scenario::Reserved]).await;
    let status = async |body: &Value| {
        let id = varsling.ordered(body).await;
        varsling.get(&id).await.1["recipients"][0]["status"].clone()
    };
    let (kind, member, number) = person;
    assert_eq!(status(&to("a", kind, member, number)).await, "Email_Failed_RecipientReserved");
    let mut all_the_same = to("b", kind, member, number);
    all_the_same["recipient"][kind]["ignoreReservation"] = json!(true);
    assert_eq!(status(&all_the_same).await, "Email_Delivered");
    let (kind, member, number) = organisation;
    assert_eq!(status(&to("c", kind, member, number)).await, "Email_Delivered", "only persons opt out");
}
