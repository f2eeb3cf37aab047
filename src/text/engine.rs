//! What the loop says: plans, confirmations, missing answers, refusals.

phrases! {
    CONTRADICTS { nb: "Det er allerede kjent som «{known}», og her står «{new}».", en: "It is known already as “{known}”, and here stands “{new}”." }
    CONTRADICTS_NEXT { nb: "Fjern svaret, eller begynn steget på nytt: altinn-onboard resume --redo {step}", en: "Remove the answer, or begin the step anew: altinn-onboard resume --redo {step}" }
    ANSWERS_NOT_TOML { nb: "Svarfilen er ikke gyldig TOML: {reason}", en: "The answers file is not valid TOML: {reason}" }
    ANSWERS_KIND { nb: "Her ventes en tekst, et tall, ja/nei eller en liste, ikke {kind}.", en: "A text, a number, yes/no or a list is expected here, not {kind}." }
    ANSWERS_UNKNOWN { nb: "«{key}» er ikke et emne som kan besvares.", en: "“{key}” is not a topic that can be answered." }
    DID_YOU_MEAN { nb: "Mente du «{word}»?", en: "Did you mean “{word}”?" }
    REFUSED_BEFORE { nb: "Dette svaret er avvist før ({code}).", en: "This answer was refused before ({code})." }
    REFUSED_BEFORE_NEXT { nb: "Gi et annet svar.", en: "Give another answer." }
    HANGS_ON { nb: "Kan først besvares når {other} er kjent.", en: "Can be answered only when {other} is known." }
    PRODUCTION_NOT_WRITTEN { nb: "Denne versjonen skriver ikke til produksjon: den planlegger, leser det som er åpent, og lager brev.", en: "This version does not write to production: it plans, reads what is public, and makes letters." }
    CONFIRMATION_MISSING { nb: "Steget {step} vil skrive, og ingen kan bekrefte det her. Godta alt som kan angres med --yes.", en: "The step {step} wants to write, and nobody can confirm it here. Accept all that can be undone with --yes." }
    WILL_DO { nb: "Dette vil bli gjort:", en: "This will be done:" }
    CANNOT_BE_UNDONE { nb: "Dette kan ikke angres.", en: "This cannot be undone." }
    DO_IT { nb: "Skal det gjøres nå?", en: "Shall it be done now?" }
    NOT_DRAWN { nb: "Programmet skulle velge en verdi for {topic}, men den kan ikke velges slik: {reason}", en: "The program was to draw a value for {topic}, but it cannot be drawn like that: {reason}" }
    NOTHING_LEARNED { nb: "«{effect}» ga ikke noe nytt. Det er en feil i programmet.", en: "“{effect}” taught nothing new. That is a fault in the program." }
    NOTHING_LEARNED_NEXT { nb: "Ingenting er ødelagt. Meld fra om feilen, og gå videre med: altinn-onboard resume", en: "Nothing is broken. Report the fault, and go on with: altinn-onboard resume" }
    PLAN_ASK { nb: "Spør: {question} ({flag})", en: "Ask: {question} ({flag})" }
    PLAN_READ { nb: "Les: {what}", en: "Read: {what}" }
    PLAN_WRITE { nb: "Gjør: {what}", en: "Do: {what}" }
    PLAN_WRITE_FOR_EVER { nb: "Gjør, og det kan ikke angres: {what}", en: "Do, and it cannot be undone: {what}" }
    PLAN_BLOCKED { nb: "Venter på andre steg: {topics}", en: "Waits for other steps: {topics}" }
    PLAN_DONE { nb: "Ingenting gjenstår.", en: "Nothing is left." }
    ARRIVED { nb: "Kommet siden sist:", en: "Arrived since last time:" }
    NOTHING_ARRIVED { nb: "Ingenting nytt har kommet siden sist.", en: "Nothing new has arrived since last time." }
    STILL_WAITING { nb: "Steg som fortsatt venter på noen andre: {count}", en: "Steps that still wait for somebody else: {count}" }
    TO_DO_ANSWER { nb: "Svar mangler ({flag}): {question}", en: "An answer is missing ({flag}): {question}" }
    TO_DO_ACT { nb: "Programmet kan gjøre dette nå.", en: "The program can do this now." }
    BLOCKED_BY { nb: "Mangler først: {topics}", en: "Needs first: {topics}" }
    ENTRY_FLAG { nb: "{said} (oppgis med {flag})", en: "{said} (told with {flag})" }
    LETTER_SENT { nb: "{letter} sendt {date}", en: "{letter} sent {date}" }
    LETTER_CASE { nb: "{letter}, saksnummer {number}", en: "{letter}, case number {number}" }
    WAITS_FOR { nb: "Dette venter på {who}, til {what}.", en: "This waits for {who}, until {what}." }
    BOTH { nb: "{before} · {next}", en: "{before} · {next}" }
    NAMED { nb: "«{title}»", en: "“{title}”" }
    FAILED_LAST { nb: "Feilet: {reason}", en: "Failed: {reason}" }
}
