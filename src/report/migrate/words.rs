//! What is said of policies that leave the roles of Altinn 2.

use crate::text::phrases;

phrases! {
    TITLE { nb: "Ut av Altinn 2-rollene", en: "Moving away from the Altinn 2 roles" }
    NOBODY_CONCERNED { nb: "Ingen av reglene nevner Altinn 2-roller. Det er ingenting å gjøre.", en: "No rule names an Altinn 2 role. There is nothing to do." }
    CONCERNED { nb: "Policyer som nevner Altinn 2-roller: {count} av {all}. Rollene gir tilgang til og med {date}; etter det gir de ingen tilgang.", en: "Policies that name Altinn 2 roles: {count} of {all}. The roles give access up to and including {date}; after that they give no access." }
    TO_CHECK { nb: "Regler med et forslag som noen som kjenner tjenesten, må se over: {count}.", en: "Rules with a proposal that somebody who knows the service must check: {count}." }
    TO_CHOOSE { nb: "Regler uten noen kjent tilgangspakke: {count}. Velg en med --package ID, og se listen med «altinn-onboard catalog show --kind package».", en: "Rules for which no access package is known: {count}. Choose one with --package ID; “altinn-onboard catalog show --kind package” lists them." }
    BY_HAND { nb: "Regler som ikke er endret og må rettes for hånd: {count}.", en: "Rules that are not changed and must be corrected by hand: {count}." }
    UNREAD { nb: "Policyer som ikke kan leses: {count}. Vi vet ikke hva de inneholder.", en: "Policies that cannot be read: {count}. Nothing is known about them." }

    RULES { nb: "Hva som blir av hver regel", en: "What happens to each rule" }
    COLUMN_RULE { nb: "Regel", en: "Rule" }
    COLUMN_ENDS { nb: "Opphører", en: "Ends" }
    COLUMN_INSTEAD { nb: "I stedet", en: "Instead" }
    COLUMN_NEXT { nb: "Gjør dette", en: "Do this" }
    RULE { nb: "{service}, regel {number} (linje {line})", en: "{service}, rule {number} (line {line})" }
    ROLE { nb: "{name} ({id}): {grade}", en: "{name} ({id}): {grade}" }
    PACKAGE { nb: "tilgangspakken {name} ({id})", en: "the access package {name} ({id})" }
    PRESENT { nb: "tilgangspakken {name} ({id}), som regelen har fra før", en: "the access package {name} ({id}), which the rule already has" }
    REGISTERS { nb: "roller i registrene som pakken ikke når: {roles}", en: "roles in the registers that the package does not reach: {roles}" }
    OTHERS { nb: "alternativt {packages}", en: "alternatively {packages}" }
    NOTHING_INSTEAD { nb: "ingenting", en: "nothing" }

    GRADE_NAME { nb: "en pakke har samme navn", en: "a package has the same name" }
    GRADE_FIELD { nb: "en pakke dekker samme fagområde", en: "the same subject area" }
    GRADE_SEVERAL { nb: "flere pakker dekker fagområdet", en: "several packages cover the subject area" }
    GRADE_ANY { nb: "rollen gjaldt alle fagområder", en: "the role was for any subject area" }
    GRADE_NONE { nb: "ingen pakke som kan stå i en policy, svarer til den", en: "no package for policies corresponds to it" }

    DO_NOTHING { nb: "Ingenting: det som trengs, står der.", en: "Nothing: what is needed is already there." }
    DO_REPLACED { nb: "Skriv de nye reglene.", en: "Write the new rules." }
    DO_CHECK { nb: "Se om pakken passer til tjenesten, og skriv så de nye reglene.", en: "Check whether the package fits the service, then write the new rules." }
    DO_CHOOSE { nb: "Velg en tilgangspakke med --package ID. Uten den når regelen bare registrerte roller.", en: "Choose an access package with --package ID. Without one the rule reaches registered roles only." }
    DO_BY_HAND { nb: "Rett regelen for hånd: den stenger ute, krever flere roller samtidig, eller ville blitt åpen for alle.", en: "Correct the rule by hand: it shuts out, asks for several roles at once, or would be open to everybody." }

    NET { nb: "Hvem slipper inn uten fullmakt", en: "Who gets in by registration alone" }
    NET_INTRO { nb: "I dag, fra 1. januar 2027 om ingenting gjøres, og fra da av med de nye reglene. Regnet ut slik plattformen avgjør.", en: "Today, from 1 January 2027 if nothing is done, and from then on with the new rules. Worked out the way the platform decides." }
    COLUMN_WHO { nb: "Hvor", en: "Where" }
    COLUMN_TODAY { nb: "I dag", en: "Today" }
    COLUMN_UNDONE { nb: "Uten endring", en: "Without a change" }
    COLUMN_THEN { nb: "Med de nye reglene", en: "With the new rules" }
    WHERE { nb: "{who}: {action}", en: "{who}: {action}" }
    MANY_INTRO { nb: "Hvor ingen lenger slipper inn fra 1. januar 2027 om ingenting gjøres, og hva de nye reglene endrer på det. Regnet ut slik plattformen avgjør.", en: "Where nobody gets in any more from 1 January 2027 if nothing is done, and what the new rules change about that. Worked out the way the platform decides." }
    COLUMN_SERVICE { nb: "Tjeneste", en: "Service" }
    COLUMN_LOST { nb: "Ingen slipper inn uten endring", en: "Nobody left without a change" }
    AS_TODAY { nb: "de samme som i dag", en: "the same as today" }
    FEWER { nb: "færre enn i dag: {where}", en: "fewer than today: {where}" }
    NOBODY { nb: "ingen", en: "nobody" }

    ANEW { nb: "Hvem må få tilgang på nytt", en: "Who must be given access again" }
    ANEW_INTRO { nb: "Ingen policy forteller hvem som har fått en rolle av noen. De må få pakken innen {date}, av daglig leder, en hovedadministrator eller en tilgangsstyrer i sin egen virksomhet. --letter FIL skriver brevet til dem.", en: "No policy shows who has been given a role by somebody else. They must be given the package by {date}, by the managing director, a main administrator or an access manager in their own organisation. --letter FILE writes the letter to them." }
    COLUMN_ROLE { nb: "Alle som har fått rollen", en: "All who were given the role" }
    COLUMN_NEW { nb: "Må få", en: "Must be given" }
    COLUMN_SERVICES { nb: "Gjelder", en: "Concerns" }
    CHOOSE_FIRST { nb: "en pakke som dere først må velge", en: "a package that you must choose first" }

    CLOSING { nb: "Det finnes ingen offisiell tabell over hva som erstatter Altinn 2-roller. Forslagene bygger på de offisielle navnene på roller og pakker, fra {packages} og {roles}.", en: "There is no official table of what replaces Altinn 2 roles. The proposals are based on the official names of roles and packages, as of {packages} and {roles}." }
}
