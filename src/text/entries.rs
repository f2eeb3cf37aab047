//! Entries: what exists only when somebody has acted, and is told then.

phrases! {
    AGREEMENT_SIGNED { nb: "Når ble avtalen om å være tjenesteeier signert? (dato)", en: "When was the service-owner agreement signed? (date)" }
    AGREEMENT_SIGNED_HELP { nb: "Dagen da begge parter hadde signert. Skriv `i dag` eller en dato. La være å svare hvis det ikke er skjedd.", en: "The day when both parties had signed. Write `today` or a date. Do not answer if it has not happened." }
    TERMS_SIGNED { nb: "Når ble bruksvilkårene for Digdirs fellesløsninger signert? (dato)", en: "When were the terms of use of Digdir's common solutions signed? (date)" }
    TERMS_SIGNED_HELP { nb: "Signeres på Samarbeidsportalen av en som kan binde virksomheten. Avtalen med Altinn er en annen avtale. Skriv `i dag` eller en dato.", en: "Signed on Samarbeidsportalen by somebody who can bind the organisation. The agreement with Altinn is another one. Write `today` or a date." }
    SELF_SERVICE_RIGHT { nb: "Når fikk den som skal registrere klienten, fullmakten? (dato)", en: "When was the one who shall register the client authorised? (date)" }
    SELF_SERVICE_RIGHT_HELP { nb: "Fullmakten heter «Selvbetjening av klienter i ID-porten/Maskinporten», tidligere «Selvbetjening av integrasjoner i ID-porten/Maskinporten». Skriv `i dag` eller en dato; navn på personer lagres ikke.", en: "The authorisation is called «Selvbetjening av klienter i ID-porten/Maskinporten», earlier «Selvbetjening av integrasjoner i ID-porten/Maskinporten». Write `today` or a date; names of persons are not kept." }
    STUDIO_USER_NAME { nb: "Hvilket brukernavn har du i Altinn Studio?", en: "What is your user name in Altinn Studio?" }
    STUDIO_USER_NAME_HELP { nb: "Brukernavnet står øverst til høyre i Altinn Studio. Folk legges til i organisasjonen med brukernavn, ikke med e-postadresse, så kontoen må finnes først.", en: "The user name stands at the top right in Altinn Studio. People are added to the organisation by user name, not by e-mail address, so the account must exist first." }
    STUDIO_MEMBER { nb: "Når ble du medlem av organisasjonen i Altinn Studio? (dato)", en: "When did you become a member of the organisation in Altinn Studio? (date)" }
    STUDIO_MEMBER_HELP { nb: "Du er medlem når du kan velge organisasjonen i menyen øverst til høyre. Skriv `i dag` eller en dato.", en: "You are a member when you can choose the organisation in the menu at the top right. Write `today` or a date." }
    RESOURCE_REPOSITORY { nb: "Når ble repositoriet {repository} opprettet? (dato)", en: "When was the repository {repository} created? (date)" }
    RESOURCE_REPOSITORY_HELP { nb: "Navnet må være nøyaktig dette. Det er på plass når ressursdashbordet åpner seg for organisasjonen. Skriv `i dag` eller en dato.", en: "The name must be exactly this. It is there when the resource dashboard opens for the organisation. Write `today` or a date." }
    PUBLISH_TEAMS { nb: "Når hadde teamet {team} minst to medlemmer? (dato)", en: "When did the team {team} have at least two members? (date)" }
    PUBLISH_TEAMS_HELP { nb: "Bare medlemmer av teamet kan publisere. Med to medlemmer stanser ikke én ferie produksjonen. Skriv `i dag` eller en dato.", en: "Only members of the team can publish. With two members one holiday does not stop production. Write `today` or a date." }
    ORG_IN_ENVIRONMENT { nb: "Finnes virksomheten i {environment}?", en: "Does the organisation exist in {environment}?" }
    ORG_IN_ENVIRONMENT_HELP { nb: "Reelle virksomheter finnes ikke i testmiljøet før servicedesken har opprettet dem. Svar ja når servicedesken har bekreftet det.", en: "Real organisations do not exist in the test environment until the service desk has created them. Answer yes when the desk has confirmed it." }
    KEY_SOURCE { nb: "Hvor kommer nøkkelen til klienten {client} fra?", en: "Where does the key of the client {client} come from?" }
    KEY_SOURCE_HELP { nb: "Lages den her, ligger den private delen i nøkkellageret på denne maskinen. Har noen andre laget den, limes bare den offentlige delen inn. En nøkkel som finnes i en fil, kan tas over.", en: "If it is made here, the private part lies in the key store of this machine. If somebody else made it, only the public part is pasted. A key that exists in a file can be taken over." }
    KEY_MAKE { nb: "lages her", en: "made here" }
    KEY_PASTE { nb: "offentlig nøkkel (JWK) fra leverandøren", en: "public key (JWK) from the supplier" }
    KEY_FILE { nb: "finnes i en fil", en: "exists in a file" }
    PUBLIC_KEY { nb: "Lim inn den offentlige nøkkelen (JWK) til klienten {client}", en: "Paste the public key (JWK) of the client {client}" }
    PUBLIC_KEY_HELP { nb: "Ett JSON-objekt med `kty`, `n` og `e`, slik leverandøren sendte det. RSA på minst 2048 bit. En privat nøkkel avvises og lagres ikke.", en: "One JSON object with `kty`, `n` and `e`, as the supplier sent it. RSA of at least 2048 bits. A private key is refused and not kept." }
    CLIENT_ID { nb: "Hvilken klient-ID fikk klienten {client} i {environment}?", en: "Which client ID did the client {client} get in {environment}?" }
    CLIENT_ID_HELP { nb: "Den står på fanen «Detaljer» når klienten er lagret. Klienter i test og produksjon har hver sin ID.", en: "It stands on the tab «Detaljer» when the client has been saved. Clients in test and production have different IDs." }
    SUPPLIER_PROOF { nb: "Lim inn leverandørens rapport om at tokenet virker", en: "Paste the supplier's report that the token works" }
    SUPPLIER_PROOF_HELP { nb: "Leverandøren kjører `altinn-onboard token --proof --env {environment}` med nøkkelen sin og sender JSON-en som skrives ut. Den inneholder ingen hemmeligheter. Rapporten er ikke signert; den kontrolleres mot det som er kjent her.", en: "The supplier runs `altinn-onboard token --proof --env {environment}` with its key and sends the JSON that is printed. It holds no secrets. The report is not signed; it is checked against what is known here." }
    CONFIRM_RESOURCE_ID { nb: "Ressursen {id} opprettes nå i {environment}. Id-en kan aldri endres eller brukes på nytt. Skriv {id} for å bekrefte.", en: "The resource {id} is about to be created in {environment}. The id can never be changed or used again. Type {id} to confirm." }
    CONFIRM_RESOURCE_ID_HELP { nb: "En id som er brukt én gang, er brukt for alltid, også om ressursen slettes. I produksjon kan en ressurs ikke slettes.", en: "An id that has been used once is used for ever, even if the resource is deleted. In production a resource cannot be deleted." }
    APPEARANCE_OK { nb: "Så meldingen ut som den skulle i Arbeidsflate?", en: "Did the message look as it should in Arbeidsflate?" }
    APPEARANCE_OK_HELP { nb: "Se på tittel, avsender, tekst, lenker og visning på telefon. Svar først når noen har vært inne og sett.", en: "Look at title, sender, text, links and the view on a phone. Answer only when somebody has been there and looked." }
    APPEARANCE_BY { nb: "Hvem så på meldingen? (rolle, ikke navn)", en: "Who looked at the message? (role, not name)" }
    APPEARANCE_BY_HELP { nb: "For eksempel «tjenesteansvarlig» eller «kollega i kundesenteret». Navn på personer lagres ikke.", en: "For example «business owner» or «a colleague in customer service». Names of persons are not kept." }
    ACCESS_LIST_READY { nb: "Når var tilgangslisten opprettet, fylt, koblet til og slått på? (dato)", en: "When was the access list created, filled, connected and switched on? (date)" }
    ACCESS_LIST_READY_HELP { nb: "Rekkefølgen er liste, medlemmer, kobling og til slutt «Begrenset av tilgangslister». Slås den på først, stenges alle ute. Skriv `i dag` eller en dato.", en: "The order is list, members, connection and last «Begrenset av tilgangslister». Switched on first, it shuts everybody out. Write `today` or a date." }
    HANDOVER_KEY_PLACE { nb: "Hvor ligger nøkkelen som brukes i drift?", en: "Where does the key that is used in operation lie?" }
    HANDOVER_KEY_PLACE_HELP { nb: "For eksempel «nøkkelhvelvet til driftsavdelingen» eller «hos leverandøren». En nøkkel på en bærbar maskin er bare for prøving.", en: "For example «the vault of the operations department» or «at the supplier». A key on a laptop is for trials only." }
    HANDOVER_RENEWER { nb: "Hvem bytter nøkkelen, og når?", en: "Who renews the key, and when?" }
    HANDOVER_RENEWER_HELP { nb: "Rolle og måned, ikke navn. Maskinporten godtar en nøkkel i høyst ett år fra den ble registrert.", en: "Role and month, not a name. Maskinporten takes a key for at most a year from its registration." }
    HANDOVER_ALERT_CONTACT { nb: "Hvor skal varsler om driften gå?", en: "Where shall alerts about operations go?" }
    HANDOVER_ALERT_CONTACT_HELP { nb: "En felles postkasse eller vakttelefon. Registrer den også som varslingspunkt på Samarbeidsportalen.", en: "A shared mailbox or duty phone. Register it as the alert contact on Samarbeidsportalen as well." }
}
