//! What stands in a rehearsal's letter where nobody has told anything: seen at once to be made up.

use crate::report::letter_data::{Contact, Deputy};

/// The contact person of a rehearsal; what the operator told is kept.
pub(super) fn contact(told: Option<&Contact>) -> Contact {
    let told = told.cloned().unwrap_or_default();
    let or = |told: String, made_up: &str| if told.trim().is_empty() { made_up.to_owned() } else { told };
    Contact {
        name: or(told.name, "Øyvind Øvelse"),
        email: or(told.email, "oyvind.ovelse@example.invalid"),
        phone: or(told.phone, "00 00 00 00"),
        role: or(told.role, "øvelsesleder"),
        company: told.company,
        deputy: Deputy {
            name: or(told.deputy.name, "Gunn Generalprøve"),
            email: or(told.deputy.email, "gunn.generalprove@example.invalid"),
            phone: or(told.deputy.phone, "00 00 00 01"),
        },
    }
}
