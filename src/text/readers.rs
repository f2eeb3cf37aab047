//! Names of the access packages and roles that are offered as readers.

phrases! {
    ORDINARY_POST { nb: "Ordinær post til virksomheten (tilgangspakke)", en: "Ordinary mail to the organisation (access package)" }
    CONFIDENTIAL_POST { nb: "Post til virksomheten med taushetsbelagt innhold (tilgangspakke)", en: "Mail to the organisation with confidential contents (access package)" }
    DAGL { nb: "Daglig leder", en: "Managing director" }
    LEDE { nb: "Styrets leder", en: "Chair of the board" }
    INNH { nb: "Innehaver", en: "Owner of a sole proprietorship" }
    DTSO { nb: "Deltaker med fullt ansvar", en: "Partner with full liability" }
    DTPR { nb: "Deltaker med delt ansvar", en: "Partner with shared liability" }
    BOBE { nb: "Bobestyrer", en: "Administrator of an estate in bankruptcy" }
    BEST { nb: "Bestyrende reder", en: "Managing shipowner" }
    KOMP { nb: "Komplementar", en: "General partner" }
    REPR { nb: "Norsk representant for utenlandsk enhet", en: "Norwegian representative of a foreign entity" }
    PRIV { nb: "Privatperson, for seg selv", en: "Private person, for himself or herself" }
}
