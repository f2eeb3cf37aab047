//! Help texts of `policy explain`.

phrases! {
    ABOUT { nb: "Forklar en policy: hvem slipper inn, hvem kan hva, og hva tjenestene får til svar", en: "Explain a policy: who is let in, who may do what, and what services are answered" }
    FILE { nb: "Policyfilen (XML); - leser fra stdin", en: "The policy file (XML); - reads from stdin" }
    RECIPIENT { nb: "Bare denne mottakeren: as, enk, ans, kommune, konkursbo eller person. At ingen der kan lese ordinær post, er en feil", en: "Only this recipient: as, enk, ans, kommune, konkursbo or person. That nobody there can read ordinary mail is an error" }
    RESOURCE_ID { nb: "Ressurs-id; ellers den som står i policyen", en: "Resource id; otherwise the one in the policy" }
    TYPE { nb: "Hva ressursen er: correspondence, broker, generic, consent eller app", en: "What the resource is: correspondence, broker, generic, consent or app" }
    RESOURCE { nb: "Ressursdefinisjonen (JSON): id, type, eier og tilgangslister leses av den", en: "The resource's definition (JSON): id, type, owner and access lists are read from it" }
}
