//! Texts of the step studio-user.

phrases! {
    TITLE { nb: "Opprett bruker i Altinn Studio", en: "Create a user in Altinn Studio" }
    WHY { nb: "Ressursen lages i Altinn Studio, og der må du være medlem av virksomhetens organisasjon.", en: "The resource is made in Altinn Studio, where you must be a member of your organisation." }
    USUALLY { nb: "én til fem dager (erfaring)", en: "one to five days (experience)" }
    CAN_START { nb: "Brukeren kan lages med en gang; medlemskapet venter på eieren av organisasjonen.", en: "The user can be made at once; membership waits for the owner of the organisation." }
    MEANWHILE { nb: "Skriv tekstene på tre språk, og øv i øvingsmiljøet.", en: "Write the texts in three languages, and rehearse in the sandbox." }
    PROOF { nb: "Brukernavnet og dagen oppgis.", en: "The user name and the day are told." }
    USER { nb: "du har en bruker i Altinn Studio", en: "you have a user in Altinn Studio" }
    MEMBER { nb: "{user} er medlem av virksomhetens organisasjon i Altinn Studio", en: "{user} is a member of your organisation in Altinn Studio" }
    BY_PROGRAM { nb: "Programmet lager ressursen gjennom API-et, så ingen trenger Altinn Studio.", en: "The program makes the resource through the API, so nobody needs Altinn Studio." }
    EXISTING { nb: "Ressursen finnes allerede, så ingenting lages i Altinn Studio.", en: "The resource exists already, so nothing is made in Altinn Studio." }
    WALK_1 { nb: "Åpne {studio} og logg inn med Ansattporten.", en: "Open {studio} and log in with Ansattporten." }
    WALK_2 { nb: "Velg et brukernavn. Det vises for andre og kan ikke endres.", en: "Choose a user name. Others see it, and it cannot be changed." }
    WALK_3 { nb: "Send brukernavnet til eieren av organisasjonen (brev L2). Kjenner ingen eieren: skriv til tjenesteeier@altinn.no.", en: "Send the user name to the owner of the organisation (letter L2). If nobody knows the owner: write to tjenesteeier@altinn.no." }
}
