//! Texts that several steps share.

phrases! {
    BY_HAND_TOKEN { nb: "Be systemet som har nøkkelen, hente et token for produksjon med scopet {scope}, og veksle det: GET {exchange}/exchange/maskinporten", en: "Have the system that holds the key get a token for production with the scope {scope}, and exchange it: GET {exchange}/exchange/maskinporten" }
    SUPPLIER_RUNS { nb: "leverandøren, som har nøkkelen, har kjørt `altinn-onboard step {step}`", en: "the supplier, who holds the key, has run `altinn-onboard step {step}`" }
    READERS_HELP { nb: "Vi anbefaler tilgangspakken «Ordinær post til virksomheten» sammen med enhetsregisterrollene: pakken når ansatte, systembrukere og regnskapsførere, rollene når også enkeltpersonforetak og bo. Velger dere bare daglig leder, stenges virksomheter uten daglig leder ute. Altinn 2-roller tilbys ikke; de slutter å virke 31. desember 2026.", en: "The recommended choice is the access package “Regular mail to business” together with the roles from the Register of Legal Entities: the package reaches employees, system users and accountants, and the roles also reach sole proprietors and estates. The managing director alone shuts out organisations that have none. Altinn 2 roles are not offered; they stop working on 31 December 2026." }
}
