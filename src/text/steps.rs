//! Texts that several steps share.

phrases! {
    PLANS_ONLY { nb: "dette er gjort for hånd, siden programmet ikke skriver til produksjon: {what}", en: "this is done by hand, since the program does not write in production: {what}" }
    SUPPLIER_RUNS { nb: "leverandøren, som har nøkkelen, har kjørt `altinn-onboard step {step}`", en: "the supplier, who holds the key, has run `altinn-onboard step {step}`" }
}
