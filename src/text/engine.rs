//! What the loop says: plans, confirmations, missing answers, refusals.

phrases! {
    DID_YOU_MEAN { nb: "Mente du «{word}»?", en: "Did you mean “{word}”?" }
    NEEDS_VERSION { nb: "Tilstanden har {fact}, som først versjon {version} av altinn-onboard kjenner. Oppdater programmet, og gå videre.", en: "The state holds {fact}, which altinn-onboard knows from version {version} on. Update the program, and go on." }
    NEEDS_NEWER { nb: "Tilstanden har {fact}, som bare en nyere versjon av altinn-onboard kjenner. Oppdater programmet, og gå videre.", en: "The state holds {fact}, which only a newer version of altinn-onboard knows. Update the program, and go on." }
    WILL_DO { nb: "Dette vil bli gjort:", en: "This will be done:" }
    CANNOT_BE_UNDONE { nb: "Dette kan ikke angres.", en: "This cannot be undone." }
    DO_IT { nb: "Skal det gjøres nå?", en: "Shall it be done now?" }
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
