//! What a checklist says on a screen.

use crate::text::phrases;

phrases! {
    TITLE { nb: "Sjekkliste: {service} i {environment}", en: "Checklist: {service} in {environment}" }
    REHEARSAL { nb: "Øvelse: alt under er simulert, ingenting er bestilt eller opprettet hos Altinn.", en: "Rehearsal: everything below is simulated; nothing has been ordered or created at Altinn." }
    BLOCKED { nb: "Blokkert", en: "Blocked" }
    SIMULATED_MARK { nb: "simulert", en: "simulated" }
    KNOWN_SO_FAR { nb: "Dette er også kjent, uten at det beviser steget:", en: "This is also known, but does not prove the step:" }
    SINCE { nb: "Siden {date}", en: "Since {date}" }
    SINCE_LETTER { nb: "Siden {date}, brev {letter}", en: "Since {date}, letter {letter}" }
    LETTER { nb: "Brev {letter}", en: "Letter {letter}" }
    GUIDE { nb: "Avvik fra veilederen, nr. {number}: {text}", en: "Differs from the guide, no. {number}: {text}" }
    GUIDE_NUMBERS { nb: "Avvik fra veilederen: nr. {numbers} (vises med --evidence)", en: "Differs from the guide: no. {numbers} (shown with --evidence)" }
    TOTALS { nb: "{left} av {all} steg gjenstår: {counts}.", en: "{left} of {all} steps left: {counts}." }
    STILL_WRONG { nb: "Alle steg er gjort; feil som må rettes: {wrong}. {counts}.", en: "Every step is done; errors to put right: {wrong}. {counts}." }
    NOTHING_LEFT { nb: "Ingenting gjenstår: {counts}.", en: "Nothing is left: {counts}." }
    COUNT_DONE { nb: "{count} ferdig", en: "{count} done" }
    COUNT_WAITING { nb: "{count} venter", en: "{count} waiting" }
    COUNT_BLOCKED { nb: "{count} blokkert", en: "{count} blocked" }
    COUNT_TO_DO { nb: "{count} kan gjøres nå", en: "{count} to do now" }
    COUNT_NOT_NEEDED { nb: "{count} ikke aktuelt", en: "{count} not applicable" }
    ROLE_YOU { nb: "Dette kan du gjøre nå", en: "What you can do now" }
    ROLE_OTHER { nb: "Ventes fra {who}", en: "Needed from {who}" }
    ROLE_LATER { nb: "Senere, når noe annet er på plass", en: "Later, when something else is in place" }
    AND_MORE { nb: "og {count} til", en: "and {count} more" }
    WHOLE_LIST { nb: "Hele listen: {list}", en: "The whole list: {list}" }
    WAITS_SINCE { nb: "Venter på {who} siden {date}", en: "Waiting for {who} since {date}" }
    LETTER_SENT_HERE { nb: "brev {letter}", en: "letter {letter}" }
    LETTER_NOT_SENT { nb: "brev {letter} (ikke sendt)", en: "letter {letter} (not sent)" }

    DONE { nb: "Ferdig", en: "Done" }
    WAITING { nb: "Venter på {who}", en: "Waiting for {who}" }
    TO_DO { nb: "Gjenstår", en: "To do" }
    NOT_NEEDED { nb: "Ikke aktuelt", en: "Not applicable" }
    NEXT_COMMAND { nb: "Neste kommando", en: "Next command" }
    PROOF { nb: "Dette viser beviset", en: "What will prove it" }
    MEANWHILE { nb: "Dette kan du gjøre imens", en: "What you can do meanwhile" }

    LETTER_SENT { nb: "{letter} sendt {date}", en: "{letter} sent {date}" }
    LETTER_CASE { nb: "{letter}, saksnummer {number}", en: "{letter}, case number {number}" }
}
