//! How several name what a policy means, and that the platform refuses it.

phrases! {
    NAME_AND { nb: "{one} og samtidig {other}", en: "{one} and at the same time {other}" }
    DO_ANYTHING { nb: "gjøre alt", en: "do everything" }
    NAME_ANY_RESOURCE { nb: "enhver ressurs", en: "any resource" }
    REFUSED { nb: "Plattformen avviser dette: {reason}", en: "The platform refuses this: {reason}" }
}
