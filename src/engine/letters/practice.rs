//! What stands in a rehearsal's letter where nobody has told anything: seen at once to be made up.

use crate::report::letter::data::Person;

/// The contact person of a rehearsal; what the operator told is kept.
pub(super) fn contact(told: Person) -> Person {
    filled(told, "Øyvind Øvelse", "oyvind.ovelse@example.invalid", "00 00 00 00", "øvelsesleder")
}

/// Who answers in its place.
pub(super) fn deputy(told: Person) -> Person {
    filled(told, "Gunn Generalprøve", "gunn.generalprove@example.invalid", "00 00 00 01", "sufflør")
}

fn filled(told: Person, name: &str, email: &str, phone: &str, role: &str) -> Person {
    let or = |told: String, made_up: &str| if told.trim().is_empty() { made_up.to_owned() } else { told };
    Person {
        name: or(told.name, name),
        email: or(told.email, email),
        phone: or(told.phone, phone),
        role: or(told.role, role),
    }
}
