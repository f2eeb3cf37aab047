//! Texts of the step access-list.

phrases! {
    TITLE { nb: "Sett opp tilgangsliste", en: "Set up an access list" }
    WHY { nb: "En tjeneste for bare utvalgte virksomheter begrenses av en tilgangsliste.", en: "A service for selected organisations only is limited by an access list." }
    USUALLY { nb: "en time når teamet er på plass", en: "an hour once the team is there" }
    CAN_START { nb: "Listen kan lages når teamet `AccessLists-…` finnes; den slås på når ressursen er publisert.", en: "The list can be made when the team `AccessLists-…` exists; it is switched on when the resource is published." }
    MEANWHILE { nb: "Samle organisasjonsnumrene til medlemmene.", en: "Collect the organisation numbers of the members." }
    PROOF { nb: "Dagen oppgis.", en: "The day is told." }
    OPEN { nb: "Tjenesten er åpen for alle virksomheter.", en: "The service is open to all organisations." }
    PERSONS { nb: "Tjenesten er for privatpersoner, som ikke kan stå på tilgangslister.", en: "The service is for private persons, who cannot be on access lists." }
    EXISTING { nb: "Ressursen finnes; tilgangslisten hører til den og endres ikke her.", en: "The resource exists; its access list belongs to it and is not changed here." }
    READY { nb: "tilgangslisten er opprettet, fylt, koblet til {id} og slått på, i den rekkefølgen", en: "the access list is created, filled, connected to {id} and switched on, in that order" }
    WALK_1 { nb: "Åpne Altinn Studio: «Administrer tilgangslister» → «Opprett ny tilgangsliste». Det krever teamet {team}.", en: "Open Altinn Studio: “Administrer tilgangslister” → “Opprett ny tilgangsliste”. It needs the team {team}." }
    WALK_2 { nb: "«Søk for å legge til ny enhet eller underenhet»: legg til alle medlemmene.", en: "“Søk for å legge til ny enhet eller underenhet”: add all members." }
    WALK_3 { nb: "Koble listen til {id}.", en: "Connect the list to {id}." }
    WALK_4 { nb: "Slå på «Begrenset av tilgangslister» på ressursen helt til slutt, og publiser.", en: "Switch on “Begrenset av tilgangslister” on the resource last of all, and publish." }
}
