//! What the step says.

use crate::text::phrases;

phrases! {
    TITLE { nb: "Sett opp tilgangsliste", en: "Set up an access list" }
    TITLE_CREATE { nb: "Opprett tilgangslisten", en: "Create the access list" }
    TITLE_MEMBERS { nb: "Legg til medlemmer på tilgangslisten", en: "Put members on the access list" }
    TITLE_CONNECT { nb: "Koble tilgangslisten til tjenesten", en: "Connect the access list to the service" }
    WHY { nb: "En tjeneste for bare utvalgte virksomheter begrenses av en tilgangsliste.", en: "A service for selected organisations only is limited by an access list." }
    USUALLY { nb: "en time når scopene eller teamet er på plass", en: "an hour once the scopes or the team are there" }
    CAN_START { nb: "Medlemmene kan samles nå. Listen lages når tokenet har scopene, eller når teamet `AccessLists-…` finnes, og slås på når ressursen er publisert.", en: "The members can be collected now. The list is made once the token has the scopes, or the team `AccessLists-…` exists, and is switched on when the resource is published." }
    MEANWHILE { nb: "Samle organisasjonsnumrene til medlemmene.", en: "Collect the organisation numbers of the members." }
    PROOF { nb: "Liste, medlemmer, kobling og ressurs leses tilbake; i Studio datoen dere oppgir.", en: "List, members, connection and resource are read back; in Studio the date that you give." }
    OPEN { nb: "Tjenesten er åpen for alle virksomheter.", en: "The service is open to all organisations." }
    PERSONS { nb: "Tjenesten er for privatpersoner, som ikke kan stå på tilgangslister.", en: "The service is for private persons, who cannot be on access lists." }
    EXISTING { nb: "Ressursen finnes; tilgangslisten hører til ressursen og endres ikke her.", en: "The resource exists; its access list belongs to it and is not changed here." }
    SUPPLIER { nb: "leverandøren, som har nøkkelen, har satt opp tilgangslisten", en: "the supplier, who holds the key, has set up the access list" }
    READY { nb: "tilgangslisten er opprettet, fylt, koblet til {id} og slått på, i den rekkefølgen", en: "the access list is created, filled, connected to {id} and switched on, in that order" }
    SETTLES { nb: "tilgangslisten {list} gjelder overalt for {id}; mellomlagrene hos Altinn holder på det gamle i inntil ti minutter", en: "the access list {list} holds everywhere for {id}; the caches at Altinn keep what was before for up to ten minutes" }
    WALK_1 { nb: "Åpne Altinn Studio: «Administrer tilgangslister» → «Opprett ny tilgangsliste». Det krever teamet {team}.", en: "Open Altinn Studio: “Administrer tilgangslister” → “Opprett ny tilgangsliste”. It needs the team {team}." }
    WALK_2 { nb: "«Søk for å legge til ny enhet eller underenhet»: legg til alle medlemmene.", en: "“Søk for å legge til ny enhet eller underenhet”: add all members." }
    WALK_3 { nb: "Koble listen til {id}.", en: "Connect the list to {id}." }
    WALK_4 { nb: "Slå på «Begrenset av tilgangslister» på ressursen helt til slutt, og publiser.", en: "Switch on “Begrenset av tilgangslister” on the resource last of all, and publish." }
    AUDIENCE { nb: "Kan alle virksomheter være mottakere, eller bare utvalgte?", en: "Can all organisations be recipients, or only selected ones?" }
    AUDIENCE_HELP { nb: "Bare utvalgte betyr en tilgangsliste i Altinn, som må ha medlemmer før den slås på. Den stenger alle privatpersoner ute og kan ikke kombineres med dem.", en: "Only selected ones means an access list in Altinn, which must have members before it is switched on. It shuts out every private person and cannot be combined with them." }
    AUDIENCE_ALL { nb: "åpen for alle virksomheter", en: "open to all organisations" }
    AUDIENCE_SELECTED { nb: "bare utvalgte virksomheter", en: "selected organisations only" }
    ACCESS_LIST_ID { nb: "Hva skal tilgangslisten ha som id?", en: "What ID should the access list have?" }
    ACCESS_LIST_ID_HELP { nb: "Små bokstaver, sifre, `-` og `_`, for eksempel godkjente-banker. En liste som finnes fra før med den id-en, brukes slik den er: medlemmene på den slippes inn. Navnet på tjenesten blir navnet på en ny liste.", en: "Small letters, digits, `-` and `_`, for example approved-banks. A list that exists already with that ID is used as it is: its members get in. The name of the service becomes the name of a new list." }
    LIST_MEMBERS { nb: "Hvilke virksomheter skal stå på tilgangslisten?", en: "Which organisations should be on the access list?" }
    LIST_MEMBERS_HELP { nb: "Organisasjonsnumre med komma mellom, eller ett på hver linje. Mange legges enklest til fra en fil senere: altinn-onboard access-list members FIL. Personer kan ikke stå på lister.", en: "Organisation numbers separated by commas, or one on each line. Many are most easily added from a file later: altinn-onboard access-list members FILE. Persons cannot be on lists." }
    LIST_MEMBERS_OWN_HELP { nb: "Organisasjonsnumre med komma mellom, eller ett på hver linje. Mange legges enklest til fra en fil senere: altinn-onboard access-list members FIL. Personer kan ikke stå på lister. Egen virksomhet legges til i tillegg, så dere kan prøve tjenesten selv.", en: "Organisation numbers separated by commas, or one on each line. Many are most easily added from a file later: altinn-onboard access-list members FILE. Persons cannot be on lists. Your own organisation is added besides, so that you can try the service yourselves." }
    ACCESS_LIST_READY { nb: "Når var tilgangslisten opprettet, fylt, koblet til og slått på? (dato)", en: "When was the access list created, filled, connected and switched on? (date)" }
    ACCESS_LIST_READY_HELP { nb: "Rekkefølgen er liste, medlemmer, kobling og til slutt «Begrenset av tilgangslister». Slås den på først, stenges alle ute. Skriv `i dag` eller en dato.", en: "The order is list, members, connection and, last, “Begrenset av tilgangslister”. If that is switched on first, it shuts everybody out. Write `today` or a date." }
}
