//! What became of a notification that was tried with somebody, and of its reminder.

pub mod human;
pub mod json;

use uuid::Uuid;

use crate::catalog::notification_status::{self, StatusEnd};

/// Whom it was tried with. Nobody's number or address is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TriedWith {
    /// The operator.
    Own,
    /// An organisation.
    Organisation,
    /// A synthetic person.
    Person,
}

/// A notification, or a reminder of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriedNotice {
    /// The id under which it is followed.
    pub id: Uuid,
    /// It reminds of the other.
    pub is_reminder: bool,
    /// What the service says of it.
    pub status: String,
}

/// What a trial came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeTrial {
    /// Whom it was tried with.
    pub with: TriedWith,
    /// An SMS may only be simulated here, whatever the service says of it.
    pub simulates_sms: bool,
    /// The notification, then its reminder.
    pub notices: Vec<TriedNotice>,
}

/// How one of them ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TriedEnd {
    /// It is under way.
    UnderWay,
    /// It has arrived.
    Arrived,
    /// Who carries it has it.
    HandedOver,
    /// It is reported, but may be a simulation.
    PerhapsSimulated,
    /// It has not arrived.
    NotArrived,
}

impl NoticeTrial {
    /// How one of them ended.
    #[must_use]
    pub fn end(&self, notice: &TriedNotice) -> TriedEnd {
        match notification_status::end(&notice.status) {
            None => TriedEnd::UnderWay,
            Some(StatusEnd::Failed | StatusEnd::NotSent) => TriedEnd::NotArrived,
            Some(_) if self.simulates_sms && notification_status::is_of_sms(&notice.status) => {
                TriedEnd::PerhapsSimulated
            }
            Some(StatusEnd::Delivered) => TriedEnd::Arrived,
            Some(StatusEnd::HandedOver) => TriedEnd::HandedOver,
        }
    }

    /// Whether all that could be seen is well.
    #[must_use]
    pub fn is_well(&self) -> bool {
        let well = |notice| matches!(self.end(notice), TriedEnd::Arrived | TriedEnd::HandedOver);
        self.notices.iter().all(well)
    }

    /// Whether something is still under way.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.notices.iter().any(|notice| self.end(notice) == TriedEnd::UnderWay)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::report::screen::Screen;

    fn trial(statuses: &[&str]) -> NoticeTrial {
        let notice = |(index, status): (usize, &&str)| TriedNotice {
            id: Uuid::from_u128(index as u128),
            is_reminder: index > 0,
            status: (*status).to_owned(),
        };
        NoticeTrial {
            with: TriedWith::Person,
            simulates_sms: true,
            notices: statuses.iter().enumerate().map(notice).collect(),
        }
    }

    #[test]
    fn each_is_said_as_it_ended_and_all_must_be_well() {
        for (statuses, well, under_way) in [
            (&["Email_Delivered", "Email_Succeeded"][..], true, false),
            (&["Email_Delivered", "Order_Registered"], false, true),
            (&["Email_Failed_RecipientReserved"], false, false),
            (&["SMS_Delivered"], false, false),
        ] {
            let trial = trial(statuses);
            assert_eq!((trial.is_well(), trial.is_under_way()), (well, under_way), "{statuses:?}");
        }
        let said = human::render(
            &trial(&["Email_Failed_RecipientReserved", "SMS_Delivered"]),
            Screen::coloured(Language::En, 100),
        );
        for part in
            ["The notification 0", "opted out", "(Email_Failed_RecipientReserved)", "The reminder 0", "simulation"]
        {
            assert!(said.contains(part), "{part}: {said}");
        }
        let json = json::render(&trial(&["Email_Delivered"])).unwrap();
        assert!(json.contains(r#""with":"person""#) && json.contains(r#""end":"arrived""#), "{json}");
    }
}
