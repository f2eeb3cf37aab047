//! The body of `POST notifications/api/v1/future/orders` (Altinn/altinn-notifications,
//! `components/api/src/Altinn.Notifications/Models/NotificationOrderChainRequestExt.cs`, 2026-07-24). The form is Altinn's.

use serde_json::{Map, Value, json};

use super::NoticeTemplate;
use crate::record::values::NotifiedParties;
use crate::text::Phrase;

/// When the reminder goes out.
const DAYS: u8 = 7;

/// Renders it.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(template: &NoticeTemplate<'_>) -> Result<String, serde_json::Error> {
    let said = |phrase: Phrase| phrase.raw(template.language).to_owned();
    let condition = template.condition.map_or_else(|| said(words::CONDITION), str::to_owned);
    let mut order = Map::new();
    order.insert("idempotencyId".into(), said(words::KEY).into());
    order.insert("sendersReference".into(), said(words::REFERENCE).into());
    if template.asks_first {
        order.insert("conditionEndpoint".into(), condition.clone().into());
    }
    order.insert("recipient".into(), recipient(template, words::SUBJECT, words::BODY));
    let reminder = json!({
        "sendersReference": said(words::REFERENCE),
        "delayDays": DAYS,
        "conditionEndpoint": condition,
        "recipient": recipient(template, words::REMINDER_SUBJECT, words::REMINDER_BODY),
    });
    order.insert("reminders".into(), json!([reminder]));
    serde_json::to_string_pretty(&order)
}

fn recipient(template: &NoticeTemplate<'_>, subject: Phrase, body: Phrase) -> Value {
    let from = template.organisation.unwrap_or_else(|| words::ORGANISATION.raw(template.language));
    let fill = |phrase: Phrase| phrase.with("organisation", from).render(template.language);
    let mut email = Map::new();
    if let Some(address) = template.sender_address {
        email.insert("senderEmailAddress".into(), address.into());
    }
    email.insert("subject".into(), fill(subject).into());
    email.insert("body".into(), fill(body).into());
    email.insert("contentType".into(), "Plain".into());
    email.insert("sendingTimePolicy".into(), "Anytime".into());
    if template.whom == NotifiedParties::Addresses {
        let address = words::ADDRESS.raw(template.language);
        return json!({ "recipientEmail": { "emailAddress": address, "emailSettings": email } });
    }
    let mut sms = Map::new();
    if let Some(name) = template.sender_name {
        sms.insert("sender".into(), name.into());
    }
    sms.insert("body".into(), fill(body).into());
    sms.insert("sendingTimePolicy".into(), "Daytime".into());
    let (kind, member, digits) = match template.whom {
        NotifiedParties::Persons => ("recipientPerson", "nationalIdentityNumber", 11),
        _ => ("recipientOrganization", "orgNumber", 9),
    };
    let mut of_kind = Map::new();
    of_kind.insert(member.into(), "0".repeat(digits).into());
    of_kind.insert("channelSchema".into(), "EmailPreferred".into());
    if let Some(resource) = template.resource {
        of_kind.insert("resourceId".into(), format!("urn:altinn:resource:{resource}").into());
    }
    of_kind.insert("emailSettings".into(), email.into());
    of_kind.insert("smsSettings".into(), sms.into());
    Value::Object(Map::from_iter([(kind.to_owned(), Value::Object(of_kind))]))
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        KEY { nb: "SETT-INN-nøkkel-for-saken-og-mottakeren", en: "INSERT-key-of-the-case-and-the-recipient" }
        REFERENCE { nb: "SETT-INN-saksnummer", en: "INSERT-case-number" }
        CONDITION { nb: "https://sett-inn.example/sak/er-ikke-apnet", en: "https://insert.example/case/is-not-opened" }
        ORGANISATION { nb: "SETT-INN-virksomhet", en: "INSERT-organisation" }
        ADDRESS { nb: "sett-inn@adresse.example", en: "insert@address.example" }
        SUBJECT { nb: "Nytt brev fra {organisation}", en: "New letter from {organisation}" }
        BODY { nb: "Det er kommet et brev fra {organisation}. Logg inn på SETT-INN-sted for å lese det.", en: "There is a letter from {organisation}. Log in at INSERT-place to read it." }
        REMINDER_SUBJECT { nb: "Påminnelse om brev fra {organisation}", en: "Reminder of a letter from {organisation}" }
        REMINDER_BODY { nb: "Brevet fra {organisation} er ikke åpnet. Logg inn på SETT-INN-sted for å lese det.", en: "The letter from {organisation} has not been opened. Log in at INSERT-place to read it." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    fn rendered(whom: NotifiedParties, asks_first: bool) -> Value {
        let template = NoticeTemplate {
            whom,
            organisation: Some("TTD"),
            resource: Some("ttd-vedtak"),
            sender_address: Some("varsel@ttd.no"),
            sender_name: Some("TTD"),
            condition: None,
            asks_first,
            language: Language::Nb,
        };
        serde_json::from_str(&render(&template).unwrap()).unwrap()
    }

    #[test]
    fn what_is_known_stands_in_both_and_only_the_reminder_is_always_asked_of() {
        let order = rendered(NotifiedParties::Organisations, false);
        let reminder = &order["reminders"][0];
        assert_eq!((&reminder["delayDays"], order.get("conditionEndpoint")), (&json!(7), None));
        assert_eq!(reminder["conditionEndpoint"], "https://sett-inn.example/sak/er-ikke-apnet");
        for one in [&order["recipient"], &reminder["recipient"]] {
            let one = &one["recipientOrganization"];
            assert_eq!(
                (&one["orgNumber"], &one["resourceId"]),
                (&json!("000000000"), &json!("urn:altinn:resource:ttd-vedtak"))
            );
            assert_eq!(one["emailSettings"]["senderEmailAddress"], "varsel@ttd.no");
            assert_eq!(one["smsSettings"]["sender"], "TTD");
        }
        assert_eq!(rendered(NotifiedParties::Organisations, true)["conditionEndpoint"], reminder["conditionEndpoint"]);
        let persons = rendered(NotifiedParties::Persons, false);
        assert_eq!(persons["recipient"]["recipientPerson"]["nationalIdentityNumber"], "00000000000");
        let fixed = rendered(NotifiedParties::Addresses, false);
        assert!(fixed["recipient"]["recipientEmail"]["emailSettings"]["subject"].as_str().unwrap().contains("TTD"));
    }
}
