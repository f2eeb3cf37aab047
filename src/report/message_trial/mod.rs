//! What became of a message that was tried with a person. Nobody's number is told.

pub mod human;
pub mod json;

use uuid::Uuid;

/// What a trial came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageTrial {
    /// The id under which the service knows it.
    pub id: Uuid,
    /// What the service says of it.
    pub status: String,
    /// It reached the recipient.
    pub delivered: bool,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageEnd {
    /// It is under way.
    UnderWay,
    /// It has arrived.
    Arrived,
    /// It has not arrived, and will not.
    NotArrived,
}

impl MessageTrial {
    /// How it ended.
    #[must_use]
    pub fn end(&self) -> MessageEnd {
        match self.status.as_str() {
            _ if self.delivered => MessageEnd::Arrived,
            "Reserved" | "Failed" | "PurgedByAltinn" | "PurgedByRecipient" => MessageEnd::NotArrived,
            _ => MessageEnd::UnderWay,
        }
    }

    /// Whether it is still under way.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.end() == MessageEnd::UnderWay
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::report::screen::Screen;

    #[test]
    fn it_is_said_as_it_ended() {
        for (status, delivered, end, mark) in [
            ("Published", true, "arrived", "✓"),
            ("Initialized", false, "under-way", "…"),
            ("Reserved", false, "not-arrived", "✗"),
        ] {
            let trial = MessageTrial { id: Uuid::from_u128(1), status: status.to_owned(), delivered };
            let json = json::render(&trial).unwrap();
            assert!(json.contains(&format!(r#""status":"{status}","end":"{end}""#)), "{json}");
            let said = human::render(&trial, Screen::coloured(Language::En, 100));
            assert!(said.contains(mark) && said.contains(&format!("({status})")), "{said}");
        }
    }
}
