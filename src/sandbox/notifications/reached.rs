//! Who is reached by a notification (Altinn/altinn-notifications,
//! `components/api/src/Altinn.Notifications.Core/Services/ContactPointService.cs`, 2026-07-24). The sandbox knows nobody:
//! whoever is looked up has made-up addresses, or none.

use axum::http::StatusCode;
use jiff::Timestamp;

use super::order::Target;
use super::problems::problem;
use super::recipient::Recipient;
use super::status;
use crate::sandbox::problem::Reply;
use crate::sandbox::scenario::Scenario;
use crate::sandbox::state::Sandbox;
use crate::text::dates;

/// Where somebody is notified who gave no address.
const MADE_UP: [&str; 2] = ["mottaker@example.invalid", "+4799999999"];

/// The hours in which an SMS is sent that waits for the day, in Norway (Altinn/altinn-notifications,
/// `Altinn.Notifications.Core/Configuration/NotificationConfig.cs`, 2026-07-24).
const DAY: std::ops::Range<i8> = 9..17;

/// The addresses of a recipient; 422 where there are none.
pub(super) fn targets(sandbox: &Sandbox, recipient: &Recipient, due: Timestamp) -> Result<Vec<Target>, Reply> {
    let given = matches!(recipient.kind, "recipientEmail" | "recipientSms");
    if !given && sandbox.scenarios.on(Scenario::ContactMissing) {
        let title = "Missing contact information for recipient(s)";
        return Err(problem(StatusCode::UNPROCESSABLE_ENTITY, "NOT-00001", title));
    }
    // A person who has opted out is taken at first, and refused when it is sent.
    let reserved = recipient.kind == "recipientPerson"
        && !recipient.ignores_reservation
        && sandbox.scenarios.on(Scenario::Reserved);
    let target = |sms: bool| {
        let [email, number] = MADE_UP;
        let made_up = if sms { number } else { email };
        let sent = if sms && recipient.daytime { by_day(due) } else { due };
        Target {
            sms,
            destination: if given { recipient.whom.clone() } else { made_up.to_owned() },
            sent,
            arrives: status::arrives(sandbox, sent),
            fails: reserved.then(|| "RecipientReserved".to_owned()),
        }
    };
    Ok(match recipient.channel {
        "Sms" | "SmsPreferred" => vec![target(true)],
        "EmailAndSms" => vec![target(false), target(true)],
        _ => vec![target(false)],
    })
}

/// The moment, or the next morning.
fn by_day(due: Timestamp) -> Timestamp {
    let local = due.to_zoned(dates::norway());
    if DAY.contains(&local.hour()) {
        return due;
    }
    let date = if local.hour() < DAY.start { Ok(local.date()) } else { local.date().tomorrow() };
    let morning = date.ok().and_then(|date| date.at(DAY.start, 0, 0, 0).to_zoned(dates::norway()).ok());
    morning.map_or(due, |morning| morning.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_sms_that_waits_for_the_day_goes_out_between_nine_and_five_in_norway() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        for (due, sent) in [
            ("2026-11-20T08:00:00Z", "2026-11-20T08:00:00Z"),
            ("2026-11-20T15:59:00Z", "2026-11-20T15:59:00Z"),
            ("2026-11-20T16:00:00Z", "2026-11-21T08:00:00Z"),
            ("2026-11-20T03:00:00Z", "2026-11-20T08:00:00Z"),
            ("2026-06-30T22:30:00Z", "2026-07-01T07:00:00Z"),
        ] {
            assert_eq!(by_day(at(due)), at(sent), "{due}");
        }
    }
}
