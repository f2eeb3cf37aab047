//! What `events list` says.

phrases! {
    NONE { nb: "Ingen hendelsesabonnement.", en: "No event subscriptions." }
    LINE { nb: "{id}: {resource} til {address}, {state}", en: "{id}: {resource} to {address}, {state}" }
    VALIDATED { nb: "validert", en: "validated" }
    NOT_VALIDATED { nb: "ikke validert", en: "not validated" }
}
