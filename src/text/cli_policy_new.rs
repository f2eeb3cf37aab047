//! Help texts of `policy new`.

phrases! {
    MODEL { nb: "Lag filen av en modell fra policyeditoren (JSON), eller - for stdin", en: "Make the file from a model of the policy editor (JSON), or - for stdin" }
    FOR { nb: "studio: behold [org], som Altinn Studio fyller ut ved publisering", en: "studio: keep [org], which Altinn Studio fills in when it publishes" }
    READ_BY { nb: "Hvem som skal kunne lese: tilgangspakker og roller, for eksempel ordinaer-post-til-virksomheten dagl", en: "Who shall be able to read: access packages and roles, such as ordinaer-post-til-virksomheten dagl" }
    WRITE_BY { nb: "Hvem andre som skal kunne skrive: tilgangspakker og roller", en: "Who else shall be able to write: access packages and roles" }
    OUTPUT { nb: "Filen som skal skrives; - skriver nøyaktig de samme bytene til stdout", en: "The file to write; - writes exactly the same bytes to stdout" }
}
