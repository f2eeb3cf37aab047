//! What a colleague reads who has the state file but not the key.

phrases! {
    NEW_KEY { nb: "Den nye nøkkelen legges på klienten ved siden av dem den har: altinn-onboard resume", en: "The new key is put on the client beside those that it has: altinn-onboard resume" }
}
