//! Texts that several steps share.

phrases! {
    PLANS_ONLY { nb: "produksjon settes opp for hånd: denne versjonen planlegger bare i produksjon og gjør ikke dette selv ({what})", en: "production is set up by hand: this version only plans in production and does not do this itself ({what})" }
    SUPPLIER_RUNS { nb: "leverandøren, som har nøkkelen, har kjørt `altinn-onboard step {step}`", en: "the supplier, who holds the key, has run `altinn-onboard step {step}`" }
}
