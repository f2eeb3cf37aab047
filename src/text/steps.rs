//! Texts that several steps share.

phrases! {
    BY_HAND_TOKEN { nb: "Be systemet som har nøkkelen, hente et token for produksjon med scopet {scope}, og veksle det: GET {exchange}/exchange/maskinporten", en: "Have the system that holds the key get a token for production with the scope {scope}, and exchange it: GET {exchange}/exchange/maskinporten" }
    SUPPLIER_RUNS { nb: "leverandøren, som har nøkkelen, har kjørt `altinn-onboard step {step}`", en: "the supplier, who holds the key, has run `altinn-onboard step {step}`" }
}
