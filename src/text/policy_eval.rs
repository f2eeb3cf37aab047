//! What `policy eval` and `policy test` say of decisions.

phrases! {
    REFUSED { nb: "Plattformen avviser dette: {reason}", en: "The platform refuses this: {reason}" }
}
