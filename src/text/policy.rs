//! Policies: who may do what, and what is wrong with how it is written.

phrases! {
    READER_UNKNOWN_PACKAGE { nb: "Det finnes ingen tilgangspakke som heter {id}.", en: "There is no access package called {id}." }
    READER_UNKNOWN_ROLE { nb: "Det finnes ingen rolle med koden {id}.", en: "There is no role with the code {id}." }
    READER_DID_YOU_MEAN { nb: "Mente du {word} ({name})?", en: "Did you mean {word} ({name})?" }
    READER_FIND { nb: "Finn id-en med «altinn-onboard catalog show --kind package» eller «--kind role»", en: "Find the id with “altinn-onboard catalog show --kind package” or “--kind role”" }
    READER_SHAPE { nb: "«{word}» er verken en tilgangspakke eller en rolle. Skriv package: eller role: foran, for eksempel package:ordinaer-post-til-virksomheten eller role:dagl.", en: "“{word}” is neither an access package nor a role. Write package: or role: in front, such as package:ordinaer-post-til-virksomheten or role:dagl." }
    READER_NOT_IN_POLICIES { nb: "«{name}» kan ikke brukes i tilgangsregler.", en: "“{name}” cannot be used in policies." }
    READER_ENDING { nb: "Rollen «{name}» ({id}) er en Altinn 2-rolle. Den gir tilgang til og med {date} og kan ikke velges i nye tilgangsregler.", en: "The role “{name}” ({id}) is an Altinn 2 role. It gives access up to and including {date} and cannot be chosen in new policies." }
    READER_USE_PACKAGE { nb: "Bruk tilgangspakken {word} ({name}) i stedet", en: "Use the access package {word} ({name}) instead" }
    READER_FIND_PACKAGE { nb: "Velg en tilgangspakke som dekker det samme", en: "Choose an access package that covers the same" }

    NAME_ANYBODY { nb: "hvem som helst", en: "anybody" }
    NAME_PACKAGE { nb: "den som har tilgangspakken «{name}»", en: "holders of the access package “{name}”" }
    NAME_ROLE { nb: "den som har rollen «{name}»", en: "holders of the role “{name}”" }
    NAME_ORG { nb: "tjenesteeieren {code}", en: "the service owner {code}" }
    NAME_ORGANISATION { nb: "virksomheten {orgnr}", en: "the organisation {orgnr}" }
    NAME_ACCESS_LIST { nb: "virksomheter på tilgangslisten {list}", en: "organisations on the access list {list}" }
    NAME_OTHER { nb: "den som har {urn}", en: "those with {urn}" }
    NAME_AND { nb: "{one} og samtidig {other}", en: "{one} and at the same time {other}" }
    NAME_ANY_ACTION { nb: "alt", en: "everything" }
    NAME_ANY_RESOURCE { nb: "enhver ressurs", en: "any resource" }

    DIFF_GAINED { nb: "{who} får gjøre «{action}» på {resource}", en: "{who} may do “{action}” on {resource}" }
    DIFF_LOST { nb: "{who} får ikke lenger gjøre «{action}» på {resource}", en: "{who} may no longer do “{action}” on {resource}" }
    DIFF_SHUT_OUT { nb: "{who} stenges ute fra «{action}» på {resource}", en: "{who} are shut out from “{action}” on {resource}" }
    DIFF_NOT_SHUT_OUT { nb: "{who} stenges ikke lenger ute fra «{action}» på {resource}", en: "{who} are no longer shut out from “{action}” on {resource}" }
    DIFF_APART { nb: "{line} ({detail})", en: "{line} ({detail})" }
    DIFF_APART_AND { nb: "{before}, {one}", en: "{before}, {one}" }
    DIFF_APART_EXACTLY { nb: "{urn} bokstav for bokstav", en: "{urn} letter by letter" }
    DIFF_APART_ANY_CASE { nb: "{urn} uten hensyn til store og små bokstaver", en: "{urn} in upper or lower case" }
    DIFF_APART_BY { nb: "{urn} sammenlignet med {function}", en: "{urn} compared by {function}" }
    DIFF_LEVEL { nb: "Sikkerhetsnivået for sluttbrukere går fra {before} til {after}", en: "The security level for end users goes from {before} to {after}" }
    DIFF_LEVEL_ORG { nb: "Sikkerhetsnivået for virksomheter går fra {before} til {after}", en: "The security level for organisations goes from {before} to {after}" }
    DIFF_NO_LEVEL { nb: "ingen krav", en: "none required" }
    DIFF_ALGORITHM { nb: "Reglene kombineres på en annen måte: {before} blir {after}", en: "The rules are combined in another way: {before} becomes {after}" }
    DIFF_ORDER { nb: "Rekkefølgen av regler som slipper inn og stenger ute, er en annen", en: "The order of rules that let in and shut out is another" }
    DIFF_OBLIGATIONS { nb: "Andre plikter enn sikkerhetsnivå er endret", en: "Obligations other than the security level have changed" }

    EXPLAIN_MAY { nb: "{who}: {action} på {resource}", en: "{who}: {action} on {resource}" }
    EXPLAIN_MAY_NOT { nb: "{who} stenges ute fra: {action} på {resource}", en: "{who} are shut out from: {action} on {resource}" }
    HELD_BY { nb: "Følger med rollen: {roles}", en: "Comes with the role: {roles}" }
    HELD_BY_NOBODY { nb: "Ingen har den automatisk. Den må gis ved fullmakt", en: "Nobody has it automatically. It must be given by power of attorney" }
    HELD_VIA { nb: "Følger av rollen: {roles}", en: "Follows from the role: {roles}" }
    HELD_IN { nb: "{role} (bare {form})", en: "{role} (only {form})" }
    LIST_AND_MORE { nb: "{before}, {name}", en: "{before}, {name}" }
    REACH_YES { nb: "{who}: kan leses av {roles} uten fullmakt", en: "{who}: can be read by {roles} without being given anything" }
    REACH_NOBODY { nb: "{who}: ingen har automatisk tilgang", en: "{who}: Nobody has access automatically" }
    RECIPIENT_AS { nb: "Aksjeselskap (AS)", en: "Limited company (AS)" }
    RECIPIENT_ENK { nb: "Enkeltpersonforetak (ENK)", en: "Sole proprietorship (ENK)" }
    RECIPIENT_ANS { nb: "Ansvarlig selskap (ANS)", en: "General partnership (ANS)" }
    RECIPIENT_MUNICIPALITY { nb: "Kommune", en: "Municipality" }
    RECIPIENT_BANKRUPTCY { nb: "Konkursbo", en: "Bankruptcy estate" }
    RECIPIENT_PERSON { nb: "Privatperson", en: "Private person" }
}
