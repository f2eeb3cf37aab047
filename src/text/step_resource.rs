//! Texts of the step resource.

phrases! {
    TITLE { nb: "Opprett en ressurs", en: "Create a resource" }
    WHY { nb: "Ressursen er tjenesten slik Altinn kjenner den: navn, type, eier og hvem den er for.", en: "The resource is the service as Altinn knows it: name, type, owner and whom it is for." }
    USUALLY { nb: "en time for tekstene, minutter for resten", en: "an hour for the texts, minutes for the rest" }
    CAN_START { nb: "Ja, tekstene og filene trenger ingen andre.", en: "Yes, the texts and files need nobody else." }
    MEANWHILE { nb: "Bestem tilgangsreglene, og få tekstene oversatt.", en: "Decide the access rules, and have the texts translated." }
    PROOF { nb: "Ressursregisteret viser den: type CorrespondenceService, riktig eier, versjon.", en: "The resource registry shows it: type CorrespondenceService, the right owner, a version." }
    NOT_HERE { nb: "ressursen {id} finnes i {environment}; er id-en feil, kjør `altinn-onboard resume --redo resource`", en: "the resource {id} exists in {environment}; if the id is wrong, run `altinn-onboard resume --redo resource`" }
    WRONG_TYPE { nb: "en ressurs av typen CorrespondenceService er valgt: {id} har typen {type} og kan ikke brukes til meldinger (`altinn-onboard resume --redo resource`)", en: "a resource of type CorrespondenceService is chosen: {id} is of type {type} and cannot be used for messages (`altinn-onboard resume --redo resource`)" }
    DIFFERS { nb: "{id} er som ønsket; den publiserte avviker i {fields}. Ingenting skrives over", en: "{id} is as wanted; the published one differs in {fields}. Nothing is overwritten" }
    DRAFT { nb: "teksten «{topic}» finnes på alle tre språk; {missing} mangler", en: "the text “{topic}” exists in all three languages; {missing} is missing" }
    PUBLISH { nb: "{id} er publisert fra Altinn Studio til {environment}", en: "{id} is published from Altinn Studio to {environment}" }
    WALK_1 { nb: "Åpne {studio}/resourceadm/{code}/{repository}/ og velg «Opprett ny ressurs» med id {id}, eller legg filene som programmet skrev, i repositoriet {repository} under {id}/.", en: "Open {studio}/resourceadm/{code}/{repository}/ and choose “Opprett ny ressurs” with id {id}, or put the files that the program wrote into the repository {repository} under {id}/." }
    WALK_2 { nb: "«Om ressursen»: Ressurstype meldingstjeneste; navn, beskrivelse, delegeringstekst og kontaktinformasjon som i filen.", en: "“Om ressursen”: resource type meldingstjeneste (correspondence service); name, description, delegation text and contact information as in the file." }
    WALK_3 { nb: "«Tilgangsregler»: som i policyfilen.", en: "“Tilgangsregler”: as in the policy file." }
    WALK_4 { nb: "«Publiser»: skriv versjonsnummer, last opp endringene, og velg «Publiser til {environment}». Er knappen grå, mangler du teamet.", en: "“Publiser”: write a version number, push the changes, and choose “Publiser til {environment}”. If the button is grey, you are not in the team." }
}
