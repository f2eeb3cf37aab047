//! What `policy diff`, `policy fetch` and `policy upload` say.

phrases! {
    SAME_BYTES { nb: "De to er like, byte for byte.", en: "The two are the same, byte for byte." }
    SAME_MEANING { nb: "De to betyr det samme. Bare teksten er ulik: {what}.", en: "The two mean the same. Only the text differs: {what}." }
    DIFFERENT { nb: "Fra {before} til {after}:", en: "From {before} to {after}:" }
    LIST_AND { nb: "{before}, {name}", en: "{before}, {name}" }

    NOT_PUBLISHED { nb: "{id} har ingen publiserte tilgangsregler i {environment}.", en: "{id} has no published policy in {environment}." }
    NOT_PUBLISHED_NEXT { nb: "Kontroller ressurs-id-en med «altinn-onboard resource show {id} --env {environment}»", en: "Check the resource id with “altinn-onboard resource show {id} --env {environment}”" }
    NOT_AN_ID { nb: "«{found}» er ikke en ressurs-id: den har minst fire av a–z, 0–9, _ og -.", en: "“{found}” is no resource id: it has at least four of a–z, 0–9, _ and -." }
    INPUT_TWICE { nb: "Bare én av filene kan leses fra stdin.", en: "Only one of the files can be read from stdin." }

    FILLED_IN { nb: "[org] er fylt ut med {code}, slik Altinn Studio gjør ved publisering.", en: "[org] was filled in with {code}, as Altinn Studio does when it publishes." }
    NO_CODE { nb: "Filen har plassholderen [org], og ressursregisteret fyller den ikke ut.", en: "The file has the placeholder [org], and the registry does not fill it in." }
    NO_CODE_NEXT { nb: "Oppgi organisasjonskoden med --org", en: "Give the organisation code with --org" }
    UPLOAD_UNKNOWN { nb: "Ressursen {id} finnes ikke i {environment}. Opprett den før tilgangsreglene.", en: "The resource {id} does not exist in {environment}. Create it before its policy." }
    UPLOAD_UNKNOWN_NEXT { nb: "altinn-onboard step resource --env {environment}", en: "altinn-onboard step resource --env {environment}" }
    UPLOAD_FIRST { nb: "{id} har ingen tilgangsregler i {environment} fra før. Filen gir dette:", en: "{id} has no policy in {environment} yet. The file gives this:" }
    UPLOAD_CHANGES { nb: "{id} har tilgangsregler i {environment}. Filen endrer dem slik:", en: "{id} has a policy in {environment}. The file changes it like this:" }
    UPLOAD_SAME { nb: "De publiserte tilgangsreglene til {id} i {environment} sier det samme. Ingenting er lastet opp.", en: "The published policy of {id} in {environment} says the same. Nothing has been uploaded." }
    UPLOAD_ASK { nb: "Last opp tilgangsreglene til {id} i {environment}?", en: "Upload the policy of {id} in {environment}?" }
    UPLOAD_REPLACES { nb: "De nye reglene erstatter de gamle. De gamle kan hentes først med «altinn-onboard policy fetch {environment}:{id}».", en: "The new rules replace the old. The old can be fetched first with “altinn-onboard policy fetch {environment}:{id}”." }
    UPLOAD_PRODUCTION { nb: "Dette er produksjon. Skriv ressurs-id-en {id} for å laste opp.", en: "This is production. Type the resource id {id} to upload." }
    UPLOAD_CONFIRM_MISSING { nb: "Opplasting til produksjon må bekreftes med ressurs-id-en.", en: "An upload to production must be confirmed with the resource id." }
    UPLOAD_CONFIRM_NEXT { nb: "Legg til --confirm-resource-id {id}", en: "Add --confirm-resource-id {id}" }
    UPLOAD_CONFIRM_OTHER { nb: "--confirm-resource-id sier {found}, og --resource-id sier {id}. Ingenting er lastet opp.", en: "--confirm-resource-id says {found}, and --resource-id says {id}. Nothing has been uploaded." }
    UPLOAD_CONFIRM_OTHER_NEXT { nb: "Oppgi den samme ressurs-id-en to ganger", en: "Give the same resource id twice" }
    UPLOAD_STOPPED_NEXT { nb: "Ingenting er lastet opp. Se hva som må rettes: altinn-onboard policy lint {file} --resource-id {id}", en: "Nothing has been uploaded. See what must be mended: altinn-onboard policy lint {file} --resource-id {id}" }
    UPLOAD_YES_MISSING { nb: "Ingen kan bekrefte opplastingen her.", en: "Nobody is here to confirm the upload." }
    UPLOAD_YES_NEXT { nb: "Legg til --yes", en: "Add --yes" }
    UPLOAD_LEFT { nb: "Ingenting er lastet opp.", en: "Nothing has been uploaded." }
    UPLOADED { nb: "Tilgangsreglene til {id} er lastet opp til {environment} og lest tilbake: de sier det samme som filen. Mellomlagre hos Altinn kan ta inntil 12 minutter.", en: "The policy of {id} was uploaded to {environment} and read back: it says the same as the file. Caches at Altinn can take up to 12 minutes." }
    UPLOADED_OTHER { nb: "Tilgangsreglene til {id} er lastet opp til {environment}, men det som leses tilbake, er et annet. Mellomlagre hos Altinn kan ta inntil 12 minutter. Ulikt ennå:", en: "The policy of {id} was uploaded to {environment}, but what is read back is another. Caches at Altinn can take up to 12 minutes. Still different:" }
}
