//! The words of the checklist and of findings on a screen.

phrases! {
    TITLE { nb: "Sjekkliste: {service} i {environment}", en: "Checklist: {service} in {environment}" }
    REHEARSAL { nb: "Øvelse: alt under er simulert, ingenting er bestilt eller opprettet hos Altinn.", en: "Rehearsal: everything below is simulated, nothing is ordered or created at Altinn." }
    BLOCKED { nb: "Blokkert", en: "Blocked" }
    SIMULATED_MARK { nb: "simulert", en: "simulated" }
    UNTIL { nb: "Venter til {what}", en: "Waiting until {what}" }
    SINCE { nb: "Siden {date}", en: "Since {date}" }
    SINCE_LETTER { nb: "Siden {date}, brev {letter}", en: "Since {date}, letter {letter}" }
    LETTER { nb: "Brev {letter}", en: "Letter {letter}" }
    LABELLED { nb: "{label}: {text}", en: "{label}: {text}" }
    GUIDE { nb: "Avvik fra veilederen, nr. {number}: {text}", en: "Differs from the guide, no. {number}: {text}" }
    GUIDE_NUMBERS { nb: "Avvik fra veilederen: nr. {numbers} (vises med --evidence)", en: "Differs from the guide: no. {numbers} (shown with --evidence)" }
    USUALLY { nb: "Tar vanligvis: {time}", en: "Usually takes: {time}" }
    CAN_START { nb: "Kan det begynne nå? {answer}", en: "Can it start now? {answer}" }
    TOTALS { nb: "{left} av {all} steg gjenstår: {counts}.", en: "{left} of {all} steps left: {counts}." }
    LISTED { nb: "{before}, {next}", en: "{before}, {next}" }
    NOTHING_LEFT { nb: "Ingenting gjenstår: {counts}.", en: "Nothing is left: {counts}." }
    COUNT_DONE { nb: "{count} ferdig", en: "{count} done" }
    COUNT_WAITING { nb: "{count} venter", en: "{count} waiting" }
    COUNT_BLOCKED { nb: "{count} blokkert", en: "{count} blocked" }
    COUNT_TO_DO { nb: "{count} kan gjøres nå", en: "{count} to do now" }
    COUNT_NOT_NEEDED { nb: "{count} ikke aktuelt", en: "{count} not applicable" }
    ROLE_YOU { nb: "Dette kan du gjøre nå", en: "What you can do now" }
    ROLE_OTHER { nb: "Ventes fra {who}", en: "Awaited from {who}" }
    ROLE_LATER { nb: "Senere, når noe annet er på plass", en: "Later, when something else is in place" }
    ROLE_SETTLED { nb: "Ferdig eller ikke aktuelt", en: "Done or not applicable" }
    NEXT { nb: "Neste", en: "Next" }
    ERROR { nb: "Feil", en: "Error" }
    WARNING { nb: "Advarsel", en: "Warning" }
    NOTE { nb: "Merk", en: "Note" }
}
