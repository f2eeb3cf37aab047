//! What Altinn Varsling's codes mean.
//!
//! Source: Altinn/altinn-notifications `components/api/src/Altinn.Notifications.Core/Errors/Problems.cs`, 2026-07-24.

use super::row::{ServiceCode, service_codes};
use super::shared::TOKEN;
use crate::catalog::services::RemoteService;

service_codes! { Some(RemoteService::Notifications);
    "NOT-00001" 422 "NOT-00001"
        says { nb: "Altinn finner ingen varslingsadresse. For virksomheter slår Altinn bare opp offisielle adresser når varselet bestilles, ikke dem brukerne selv har registrert.", en: "Altinn finds no address to notify. For organisations only official addresses are looked up when the notification is ordered, not those that users have registered." }
        next { nb: "Oppgi adressen selv (recipientEmail eller recipientSms), eller be mottakeren registrere varslingsadresse i Altinn", en: "Give the address yourself (recipientEmail or recipientSms), or ask the recipient to register a notification address in Altinn" }
    "NOT-00002" 499 "NOT-00002"
        says { nb: "Forbindelsen ble brutt før varslingsordren var ferdig.", en: "The connection was broken before the order was complete." }
        next { nb: "Send den samme varslingsordren på nytt med samme idempotencyId: den blir ikke laget to ganger", en: "Send the same order again with the same idempotencyId: it will not be created twice" }
    "NOT-00003" 404 "NOT-00003"
        says { nb: "Varselet finnes ikke, eller det tilhører en annen virksomhet.", en: "The notification does not exist, or belongs to another organisation." }
        next { nb: "Kontroller shipmentId i svaret på varslingsordren, og miljøet", en: "Check shipmentId in the answer to the order, and the environment" }
    "NOT-00004" 503 "NOT-00004"
        says { nb: "Altinn Varsling får ikke kontakt med kontaktregisteret eller med tjenesten som sender ut varselet.", en: "Altinn Notifications cannot reach the contact register or the sending service." }
        next { nb: "Vent litt og send på nytt med samme idempotencyId", en: "Wait a little and send again with the same idempotencyId" }
    "" 400 "NOTIFICATIONS-400"
        says { nb: "Altinn Varsling godtar ikke varslingsordren. Svaret sier hvilket felt, under errors.", en: "Altinn Notifications does not accept the order. The answer says which field, under errors." }
        next { nb: "Rett feltet som er nevnt. Utelat requestedSendTime for å sende nå", en: "Correct the field that is named. Leave requestedSendTime out to send now" }
    "" 401 "NOTIFICATIONS-401"
        says { nb: "Altinn Varsling godtar ikke tokenet: det er ikke vekslet, det er utløpt, eller det er fra et annet miljø.", en: "Altinn Notifications does not accept the token: it is not exchanged, has expired, or is from another environment." }
        next TOKEN
    "" 403 "NOTIFICATIONS-403"
        says { nb: "Tokenet mangler scopet `altinn:serviceowner/notifications.create`, eller det har ingen organisasjonskode.", en: "The token lacks the scope `altinn:serviceowner/notifications.create`, or has no organisation code." }
        next { nb: "altinn-onboard scopes check viser hvilke scopes som mangler, og altinn-onboard token viser organisasjonskoden", en: "altinn-onboard scopes check shows which scopes are missing, and altinn-onboard token shows the organisation code" }
}
