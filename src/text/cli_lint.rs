//! Help of `policy lint`.

phrases! {
    ABOUT { nb: "Se etter feil i policyfiler: hva Altinn vil gjøre med dem, og hva som bør endres", en: "Look for faults in policy files: what Altinn will do with them, and what should be changed" }
    FILES { nb: "Filer eller mapper, også et helt {org}-resources-repositorium; - leser fra stdin", en: "Files or folders, also a whole {org}-resources repository; - reads stdin" }
    RESOURCE_ID { nb: "Id-en til ressursen, så svaret fra Ressursregisteret er med", en: "The id of the resource, to have the registry's answer too" }
    TYPE { nb: "Hva policyen er til: correspondence, broker, generic, consent eller app", en: "What the policy is for: correspondence, broker, generic, consent or app" }
    RESOURCE { nb: "Ressursfil (JSON) som id, type og tilgangslister leses fra", en: "Resource file (JSON) to read id, type and access lists from" }
    TODAY { nb: "Datoen det skal vurderes etter, som 2027-01-01", en: "The day to judge by, such as 2027-01-01" }
    FOR { nb: "studio: filen publiseres gjennom Studio, som fyller ut [org]", en: "studio: the file is published from Studio, which fills in [org]" }
    STRICT { nb: "Også advarsler gir avslutningskode 3", en: "Warnings give exit code 3 too" }
    FIX { nb: "Rett det som trygt kan rettes; endringene vises først", en: "Mend what can safely be mended; the changes are shown first" }
    FIX_YES { nb: "Skriv rettelsene uten å spørre", en: "Write what is mended without asking" }
    FIX_ORG { nb: "Organisasjonskoden som --fix setter inn for [org]", en: "The organisation code that --fix puts in the place of [org]" }
    CONFIG { nb: "Fil med regler som er dempet (ellers altinn-onboard-lint.toml i mappen eller over)", en: "File of silenced rules (else altinn-onboard-lint.toml in the folder or above)" }
}
