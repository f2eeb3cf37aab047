//! Texts of the step resource-admin.

phrases! {
    TITLE { nb: "Aktiver ressursadministrasjonen", en: "Activate resource administration" }
    WHY { nb: "Ressurser i Altinn Studio ligger i et eget repositorium, og bare medlemmer av publiseringsteamene kan publisere.", en: "Resources in Altinn Studio lie in a repository of their own, and only members of the publish teams can publish." }
    USUALLY { nb: "én til fem dager (erfaring)", en: "one to five days (experience)" }
    CAN_START { nb: "Når organisasjonen finnes i Altinn Studio. Bestill team for TT02 og produksjon samtidig.", en: "When the organisation exists in Altinn Studio. Order teams for TT02 and production together." }
    MEANWHILE { nb: "Skriv tekstene på tre språk, og bestem tilgangsreglene.", en: "Write the texts in three languages, and decide the access rules." }
    PROOF { nb: "Dagene oppgis; en publisert ressurs viser det senere.", en: "The days are told; a published resource shows it later." }
    REPOSITORY { nb: "repositoriet {repository} finnes", en: "the repository {repository} exists" }
    TEAMS { nb: "teamet {team} finnes og har minst to medlemmer", en: "the team {team} exists and has at least two members" }
    WALK_1 { nb: "Åpne {studio}/repos/org/{code}/ og opprett repositoriet {repository}. Navnet må være nøyaktig slik.", en: "Open {studio}/repos/org/{code}/ and create the repository {repository}. The name must be exactly this." }
    WALK_2 { nb: "Åpne {studio}/repos/org/{code}/teams/ og opprett `Resources-Publish-TT02` og `Resources-Publish-PROD`, samt et ressursteam med skrivetilgang.", en: "Open {studio}/repos/org/{code}/teams/ and create `Resources-Publish-TT02` and `Resources-Publish-PROD`, and a resource team with write access." }
    WALK_3 { nb: "Legg til minst to medlemmer i hvert team: «View» → «Add Team Member», med brukernavn.", en: "Add at least two members to each team: “View” → “Add Team Member”, by user name." }
    WALK_4 { nb: "Gi ressursteamet repositoriet: «Innstillinger» → «Collaboration» → «Add Team».", en: "Give the resource team the repository: “Innstillinger” → “Collaboration” → “Add Team”." }
}
