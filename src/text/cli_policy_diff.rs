//! Help texts of `policy diff`, `policy fetch` and `policy upload`.

phrases! {
    DIFF { nb: "Sammenlign tilgangsregler etter hva de betyr: hvem får mer, og hvem får mindre", en: "Compare policies by what they mean: who gains and who loses what" }
    BEFORE { nb: "Fra disse: en fil, - for stdin, eller MILJØ:RESSURS-ID for de publiserte reglene", en: "From this: a file, - for stdin, or ENV:RESOURCE-ID for the published policy" }
    AFTER { nb: "Til disse: en fil, - for stdin, eller MILJØ:RESSURS-ID for de publiserte reglene", en: "To this: a file, - for stdin, or ENV:RESOURCE-ID for the published policy" }
    ORG { nb: "Organisasjonskoden som fylles ut for [org]", en: "The organisation code that is filled in for [org]" }
    FETCH { nb: "Hent de publiserte tilgangsreglene til en ressurs", en: "Fetch the published policy of a resource" }
    FETCHED { nb: "MILJØ:RESSURS-ID, eller RESSURS-ID med --env", en: "ENV:RESOURCE-ID, or RESOURCE-ID with --env" }
    OUTPUT { nb: "Filen som skal skrives; uten den, eller med -, til stdout", en: "The file to write; without it, or with -, to stdout" }
    UPLOAD { nb: "Last opp en policyfil: kontroller, vis endringen, spør, last opp og les tilbake", en: "Upload a policy file: check, show the change, ask, upload and read back" }
    FILE { nb: "Policyfilen, eller - for stdin", en: "The policy file, or - for stdin" }
    RESOURCE_ID { nb: "Ressursen som filen gjelder for", en: "The resource that the file is for" }
    CONFIRM { nb: "Bekrefter ressurs-id-en en gang til; må til i produksjon", en: "Confirms with the resource id once more; needed in production" }
}
