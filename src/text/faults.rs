//! What is wrong with what was typed, or with the process.

phrases! {
    PRODUCT_BEGUN { nb: "Dette gjelder {product}.", en: "This is about {product}." }
    OWN_HOSTS { nb: "Miljøet {name} er beskrevet i en fil og bruker egne adresser, blant annet {host}.", en: "The environment {name} is described in a file and uses addresses of its own, among them {host}." }
    SANDBOX_KEY { nb: "Dette er en øvelse: alt skjer på denne maskinen, og nøkkelen som lages, er en engangsnøkkel i en fil.", en: "This is a rehearsal: everything happens on this machine, and the key that is made is a throw-away key in a file." }
    NOTHING_BEGUN_THERE { nb: "Ingenting er begynt der. Det som er begynt, er {begun}.", en: "Nothing is begun there. What is begun is {begun}." }
    NOTHING_BEGUN_THERE_NEXT { nb: "altinn-onboard init correspondence {flags}", en: "altinn-onboard init correspondence {flags}" }
    MISSING_VALUE { nb: "{found} trenger en verdi.", en: "{found} needs a value." }
    REPEATED { nb: "{found} kan bare oppgis én gang.", en: "{found} can be given once only." }
    UNKNOWN_ARGUMENT { nb: "«{found}» er ikke et valg her.", en: "“{found}” is not an option here." }
    UNKNOWN_COMMAND { nb: "«{found}» er ikke en kommando.", en: "“{found}” is not a command." }
    MISSING_ARGUMENT { nb: "Dette mangler: {found}", en: "This is missing: {found}" }
    INVALID_VALUE { nb: "«{value}» kan ikke stå ved {found}. Mulige verdier: {possible}", en: "“{value}” cannot stand at {found}. Possible values: {possible}" }
    CONFLICT { nb: "{found} kan ikke brukes sammen med {other}.", en: "{found} cannot be used together with {other}." }
    MISSING_ANSWERS { nb: "Disse svarene mangler. Gi dem som flagg, som miljøvariabler (ALTINN_ONBOARD_…) eller i en fil (--answers):", en: "These answers are missing. Give them as flags, as variables (ALTINN_ONBOARD_…) or in a file (--answers):" }
    INTERRUPTED { nb: "Avbrutt. Alt er lagret. Fortsett med: altinn-onboard resume", en: "Interrupted. Everything is saved. Go on with: altinn-onboard resume" }
    BROKEN_OFF { nb: "Avbrutt.", en: "Interrupted." }
    NOT_BEGUN { nb: "Avbrutt. Ingenting er skrevet.", en: "Interrupted. Nothing is written." }
    WRITTEN { nb: "Skrevet: {path}", en: "Written: {path}" }
    ASSERTION_WARNING { nb: "Filen {path} er en legitimasjon som gjelder i 60 sekunder: del den ikke.", en: "The file {path} is a credential for 60 seconds: do not share it." }
}
