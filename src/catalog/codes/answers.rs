//! Why an answer cannot be right, whoever gave it and wherever it stands.

use super::row::shared;
use super::shared::SECRET;
use crate::finding::code::codes;

shared! {
    HOW { nb: "Oppgi svarene som flagg, som miljøvariabler (ALTINN_ONBOARD_…) eller i en fil: --answers FIL", en: "Give the answers as flags, as variables (ALTINN_ONBOARD_…) or in a file: --answers FILE" }
    TOML { nb: "Skriv ett svar på hver linje: org-number = \"991825827\"", en: "Write one answer on each line: org-number = \"991825827\"" }
}

codes! {
    ANSWER_EMPTY = "ANSWER-EMPTY" [Error]
        says { nb: "Svaret er tomt.", en: "The answer is empty." }
        next { nb: "Skriv et svar, eller utelat det for å bli spurt", en: "Give an answer, or leave it out to be asked" }
    ANSWER_TOO_LONG = "ANSWER-TOO-LONG" [Error]
        says { nb: "Svaret har {found} tegn; det er plass til {most}.", en: "The answer has {found} characters; there is room for {most}." }
        next { nb: "Kort svaret ned til {most} tegn", en: "Shorten the answer to {most} characters" }
    ANSWER_MISSING = "ANSWER-MISSING" [Error]
        says { nb: "Et svar mangler.", en: "An answer is missing." }
        next HOW
    ANSWER_HANGS = "ANSWER-HANGS" [Error]
        says { nb: "Kan først besvares når {other} er kjent.", en: "Can be answered only when {other} is known." }
        next HOW
    ENTRY_MISSING = "ENTRY-MISSING" [Error]
        says { nb: "Noe som først er kjent når noen andre har gjort sitt, er ikke oppgitt.", en: "Something that is known only after somebody else has acted has not been given." }
        next { nb: "Oppgi det med flagget når det er kjent, og se hva som venter: altinn-onboard checklist", en: "Give it with the flag once it is known, and see what is waiting: altinn-onboard checklist" }
    ANSWER_CONTRADICTS = "ANSWER-CONTRADICTS" [Error]
        says { nb: "Svaret er fra før «{known}», men her står «{new}».", en: "It is already known as “{known}”, but this says “{new}”." }
        next { nb: "Fjern svaret her, eller rett det som er kjent: altinn-onboard change {topic}", en: "Leave the answer out here, or correct what is known: altinn-onboard change {topic}" }
    CHANGE_NOT_ASKED = "CHANGE-NOT-ASKED" [Error]
        says { nb: "Dette spørres det ikke om nå, så det er ikke noe svar å rette.", en: "This is not asked for now, so there is no answer to correct." }
        next { nb: "Se hva som er svart: altinn-onboard change", en: "See what has been answered: altinn-onboard change" }
    ANSWER_REFUSED_BEFORE = "ANSWER-REFUSED-BEFORE" [Error]
        says { nb: "Dette svaret er avvist før ({code}).", en: "This answer was refused before ({code})." }
        next { nb: "Gi et annet svar. Hvorfor: altinn-onboard explain {code}. Er svaret likevel riktig, gi det på nytt med {flag}, så prøver programmet igjen", en: "Give another answer. Why: altinn-onboard explain {code}. If the answer is right after all, give it again with {flag}, and it will be tried again" }
    ANSWER_NOT_OF_PRODUCT = "ANSWER-NOT-OF-PRODUCT" [Error]
        says { nb: "Dette har ingen virkning for {product}.", en: "This has no effect for {product}." }
        next { nb: "Utelat flagget, eller velg et annet produkt med --product", en: "Leave the flag out, or choose another product with --product" }
    ANSWERS_NOT_TOML = "ANSWERS-NOT-TOML" [Error]
        says { nb: "Svarfilen er ikke gyldig TOML: {reason}", en: "The answers file is not valid TOML: {reason}" }
        next TOML
    ANSWERS_KIND = "ANSWERS-KIND" [Error]
        says { nb: "Her må svaret være en tekst, et tall, ja/nei eller en liste, ikke {kind}.", en: "A text, a number, yes/no or a list is expected here, not {kind}." }
        next TOML
    ANSWERS_UNKNOWN_KEY = "ANSWERS-UNKNOWN-KEY" [Error]
        says { nb: "«{key}» er ikke et emne som kan besvares.", en: "“{key}” is not a topic that can be answered." }
        next { nb: "Emnene har samme navn som flaggene i altinn-onboard init --help, uten --", en: "The topics have the same names as the flags in altinn-onboard init --help, without --" }
    TEXTS_UNKNOWN_KEY = "TEXTS-UNKNOWN-KEY" [Error]
        says { nb: "«{key}» er verken en av tekstene til tjenesten eller et av språkene i en tekst. Ingenting er lest inn.", en: "“{key}” is neither one of the service's texts nor a language of one. Nothing was imported." }
        next { nb: "Tekstene er {known}, hver med linjene nb, nn og en", en: "The texts are {known}, each with the lines nb, nn and en" }
    REMINDER_WITHOUT_NOTICE = "REMINDER-WITHOUT-NOTICE" [Error]
        says { nb: "Uten varsel er det ikke noe å sende revarsel om.", en: "Without a notification there is nothing to remind of." }
        next { nb: "Velg et varsel først: altinn-onboard change notify", en: "Choose a notification first: altinn-onboard change notify" }
    PUBLISH_DELAY_FORM = "PUBLISH-DELAY-FORM" [Error]
        says { nb: "«{text}» er ikke et helt antall minutter fra 0 til {most}.", en: "“{text}” is not a whole number of minutes from 0 to {most}." }
        next { nb: "Oppgi minuttene som et tall: --publish-delay 5, eller --publish-delay 0 for å publisere med en gang", en: "Give the minutes as a number: --publish-delay 5, or --publish-delay 0 to publish at once" }
    PERSON_NUMBER = "PERSON-NUMBER" [Error]
        says { nb: "Svaret inneholder et fødselsnummer eller D-nummer. Det lagres aldri, heller ikke når det er syntetisk.", en: "The answer contains a national identity number. Such numbers are never kept, not even synthetic ones." }
        next { nb: "Svar uten nummeret. Gi opplysninger om personer muntlig eller i en sikker kanal.", en: "Answer without it; give people's numbers orally or through a secure channel." }
    SECRET_IN_ANSWER = "SECRET-IN-ANSWER" [Error]
        says { nb: "Svaret inneholder noe som ser ut som {form}. Det er ikke lagret.", en: "The answer contains what looks like {form}. It has not been saved." }
        next SECRET
    HOST_SWITCHED_OFF = "HOST-SWITCHED-OFF" [Error]
        says { nb: "{found} er slått av.", en: "{found} is switched off." }
        next { nb: "Bruk {instead}.", en: "Use {instead}." }
    YES_NO = "YES-NO" [Error]
        says { nb: "Svar ja eller nei.", en: "Answer yes or no." }
        next { nb: "Skriv ja eller nei", en: "Write yes or no" }
    CHOICE_UNKNOWN = "CHOICE-UNKNOWN" [Error]
        says { nb: "«{text}» er ikke blant valgene.", en: "“{text}” is not among the choices." }
        next { nb: "Velg ett av: {words}.", en: "Choose one of: {words}." }
    TEXTS_FORM = "TEXTS-FORM" [Error]
        says { nb: "Skriv bokmål, nynorsk og engelsk skilt med `|`; bokmål kan ikke være tomt.", en: "Write Bokmål, Nynorsk and English separated by `|`; Bokmål cannot be empty." }
        next { nb: "For eksempel: Vedtak om støtte | Vedtak om stønad | Decision on support", en: "For example: Vedtak om støtte | Vedtak om stønad | Decision on support" }
    DATE_FORM = "DATE-FORM" [Error]
        says { nb: "«{text}» er ikke en dato. Skriv `i dag`, 2026-11-20 eller 20.11.2026.", en: "“{text}” is not a date. Write `today`, 2026-11-20 or 20.11.2026." }
        next { nb: "Oppgi dagen det skjedde", en: "Give the day when it happened" }
    DATE_FUTURE = "DATE-FUTURE" [Error]
        says { nb: "{date} er fram i tid. Her skal dagen det skjedde, stå.", en: "{date} has not come yet. The day when it happened belongs here." }
        next { nb: "Oppgi datoen når det har skjedd", en: "Give the day when it happened, once it has come" }
    CONFIRM_ID = "CONFIRM-ID" [Error]
        says { nb: "Det som er skrevet, er ikke {expected}.", en: "What was typed is not {expected}." }
        next { nb: "Skriv {expected} nøyaktig, eller la være: ingenting er opprettet.", en: "Type {expected} exactly, or leave it: nothing has been created." }
    AUDIENCE_PERSONS = "AUDIENCE-PERSONS" [Error]
        says { nb: "Tilgangslister tar bare virksomheter: med privatpersoner blant mottakerne ville alle personer blitt stengt ute.", en: "Access lists can contain organisations only: with private persons among the recipients, every one of them would be shut out." }
        next { nb: "Svar `all`, eller velg bare virksomheter som mottakere.", en: "Answer `all`, or choose organisations only as recipients." }
    NOTIFY_CONFIDENTIAL = "NOTIFY-CONFIDENTIAL" [Error]
        says { nb: "Mottakeren må varsles om taushetsbelagt post: meldingen er usynlig til noen hos mottakeren har fått tilgang.", en: "Confidential mail must be notified: the message is invisible until somebody at the recipient has been given access." }
        next { nb: "Velg en annen varslingskanal enn `none`.", en: "Choose another channel than `none`." }
    REQUESTERS = "REQUESTERS" [Error]
        says { nb: "«{found}» er verken `organizations` eller en eller flere tilgangslister.", en: "“{found}” is neither organizations nor access lists." }
        next { nb: "Skriv `organizations`, eller lister som `ttd:banker` med komma mellom.", en: "Type organizations, or lists such as ttd:banks separated by commas." }
}
