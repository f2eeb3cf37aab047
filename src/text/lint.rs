//! What is wrong with a policy, and what to do: one finding a rule.

phrases! {
    DID_YOU_MEAN { nb: "Mente du {what}?", en: "Did you mean {what}?" }
    POL001 { nb: "Altinn kan ikke lese filen: {said}", en: "Altinn cannot read the file: {said}" }
    POL001_HELP { nb: "Filen må være velformet XML uten DOCTYPE, med Policy i navnerommet til XACML 3.0 som rotelement", en: "The file must be well-formed XML without DOCTYPE, with Policy in the XACML 3.0 namespace as its root" }
    POL001_LIMIT { nb: "Filen er større eller dypere enn dette verktøyet leser: {said}. Grensen er vår egen; Altinn kan ha en annen.", en: "The file is larger or deeper than this tool reads: {said}. The limit is our own; Altinn may have another." }
    POL001_LIMIT_HELP { nb: "Sjekk at det er riktig fil, eller del den opp", en: "Check that it is the right file, or split it" }
    POL002 { nb: "Noe som må være med, mangler: {said}", en: "Something that must be there is missing: {said}" }
    POL002_HELP { nb: "Legg til det som mangler, i rekkefølgen som skjemaet for XACML krever", en: "Add what is missing, in the order that the XACML schema demands" }
    POL003 { nb: "Et tomt Target må skrives som én tagg: {said}", en: "An empty Target must be written as one tag: {said}" }
    POL003_HELP { nb: "Skriv <Target/>. Skjemaet godtar <Target></Target>, men Altinn gjør det ikke", en: "Write <Target/>. The schema accepts <Target></Target>, but Altinn does not" }
    POL004 { nb: "Altinn støtter ikke PolicySet: {said}", en: "Altinn does not support PolicySet: {said}" }
    POL004_HELP { nb: "Skriv reglene i én Policy", en: "Write the rules in one Policy" }
    POL005 { nb: "Filen har ingen regler. Tom-regelen fra Studio slipper inn alle og avvises ved opplasting.", en: "The file has no rules. Studio's empty rule lets in everybody and is refused at upload." }
    POL005_HELP { nb: "Legg til minst én regel", en: "Add at least one rule" }
    POL010 { nb: "Altinn kjenner ikke kombineringsalgoritmen {id}, og svarer Indeterminate på alt: ingen slipper inn.", en: "Altinn does not know the combining algorithm {id} and answers Indeterminate to everything: nobody gets in." }
    POL010_OLD { nb: "{id} er 1.0-formen av en algoritme som finnes bare i 3.0. Siden 20. august 2026 svarer Altinn Indeterminate på alt: ingen slipper inn.", en: "{id} is the 1.0 form of an algorithm that exists only in 3.0. Since 20 August 2026 Altinn answers Indeterminate to everything: nobody gets in." }
    POL010_HELP { nb: "Bruk {id}", en: "Use {id}" }
    POL012 { nb: "Altinn kjenner ikke funksjonen {id}. Forespørsler som når hit, feiler.", en: "Altinn does not know the function {id}. Requests that come here fail." }
    POL012_HELP { nb: "Bruk {id}", en: "Use {id}" }
    POL016 { nb: "Vilkår på kategorien {id} blir ikke vurdert. Regelen slipper inn flere enn den ser ut til.", en: "Conditions on the category {id} are not looked at. The rule lets in more than it seems to." }
    POL017 { nb: "Regelen har to AnyOf for samme kategori. Altinn leser dem som «eller», ikke «og», og rettighetslisten bruker bare den siste.", en: "The rule has two AnyOf of one category. Altinn reads them as “or”, not “and”, and the list of rights uses only the last." }
    POL017_HELP { nb: "Sett alternativene i samme AnyOf, eller del opp i flere regler", en: "Put the alternatives into one AnyOf, or split the rule" }
    POL018 { nb: "Her blandes subjekt, ressurs og handling. Altinn leser dem hver for seg, og rettighetslisten feiler.", en: "Subject, resource and action are mixed here. Altinn reads them apart, and the list of rights fails." }
    POL018_HELP { nb: "Gi hver kategori sin egen AnyOf", en: "Give each category an AnyOf of its own" }
    POL019 { nb: "Her må flere subjekter gjelde samtidig. Studio gjør det om til «eller» ved neste lagring, og rettighetslisten tar det ikke med.", en: "Several subjects must hold at the same time here. Studio turns that into “or” at the next save, and the list of rights leaves it out." }
    POL020 { nb: "En AllOf kan bare ha én handling. Rettighetslisten feiler.", en: "An AllOf can have only one action. The list of rights fails." }
    POL020_HELP { nb: "Gi hver handling sin egen AllOf", en: "Give each action an AllOf of its own" }
    POL022 { nb: "Verdien har datatypen {id}. Tjenestene sender tekst, så den treffer aldri.", en: "The value has the data type {id}. Services send text, so it never matches." }
    POL022_HELP { nb: "Bruk http://www.w3.org/2001/XMLSchema#string", en: "Use http://www.w3.org/2001/XMLSchema#string" }
    POL023 { nb: "Verdien «{value}» har mellomrom eller linjeskift foran eller bak og treffer aldri.", en: "The value “{value}” has space before or after it and never matches." }
    POL023_HELP { nb: "Skriv verdien rett etter taggen, uten mellomrom", en: "Write the value right after the tag, without space" }
    POL024 { nb: "Regelen stenger ute. Da teller heller ikke fullmakter som er gitt, og Studio gjør den om til en regel som slipper inn.", en: "The rule shuts out. Then delegated rights do not count either, and Studio turns it into a rule that lets in." }
    POL024_HELP { nb: "Skriv regler bare om hvem som slipper inn", en: "Write rules only about who is let in" }
    POL030 { nb: "Regelen gjelder ressursen {value}, ikke {id}. Registeret avviser filen.", en: "The rule is about the resource {value}, not {id}. The registry refuses the file." }
    POL031 { nb: "Regelen viser ikke til ressursen. Registeret avviser filen.", en: "The rule does not refer to the resource. The registry refuses the file." }
    POL031_HELP { nb: "Legg til urn:altinn:resource med ressurs-id-en", en: "Add urn:altinn:resource with the resource id" }
    POL034 { nb: "«{value}» er ikke fylt ut. Det gjør bare publiseringen i Studio; ved direkte opplasting treffer regelen aldri.", en: "“{value}” is not filled in. Only publishing from Studio does that; with a direct upload the rule never matches." }
    POL034_HELP { nb: "Skriv koden til tjenesteeieren, eller publiser gjennom Studio", en: "Write the code of the service owner, or publish through Studio" }
    POL040 { nb: "Regelen sier ikke hvem den gjelder. Den slipper inn alle, og rettighetslisten feiler.", en: "The rule does not say who it is for. It lets in everybody, and the list of rights fails." }
    POL041 { nb: "Regelen sier ikke hvilken handling den gjelder. Den gjelder alle, og rettighetslisten feiler.", en: "The rule does not say which action it is for. It is for all, and the list of rights fails." }
    POL042 { nb: "Regelen sier ikke hvilken ressurs den gjelder. Registeret avviser den; i en app gjelder den alle steg.", en: "The rule does not say which resource it is for. The registry refuses it; in an app it holds in every task." }
    POL043 { nb: "Ingen fyller ut {id} for et subjekt, så det treffer aldri.", en: "Nothing fills in {id} for a subject, so it never matches." }
    POL044 { nb: "«{value}» sammenlignes bokstav for bokstav. Altinn sender små bokstaver, så det treffer aldri.", en: "“{value}” is compared letter by letter. Altinn sends lower case, so it never matches." }
    POL044_HELP { nb: "Bruk {id}", en: "Use {id}" }
    POL045 { nb: "Ingen regel bruker urn:altinn:rolecode. Da slår Altinn ikke opp roller, og {id} treffer aldri.", en: "No rule uses urn:altinn:rolecode. Then Altinn looks up no roles, and {id} never matches." }
    POL045_HELP { nb: "Skriv rollen med urn:altinn:rolecode, slik Studio gjør", en: "Write the role with urn:altinn:rolecode, as Studio does" }
    POL046 { nb: "Det finnes ingen tilgangspakke som heter {id}. Registeret godtar den, men ingen slipper inn.", en: "There is no access package called {id}. The registry accepts it, but nobody gets in." }
    POL047 { nb: "Tilgangspakken «{name}» kan ikke brukes i tilgangsregler.", en: "The access package “{name}” cannot be used in policies." }
    POL048 { nb: "Det finnes ingen rolle med koden {id}, så ingen slipper inn.", en: "There is no role with the code {id}, so nobody gets in." }
    POL049 { nb: "«{name}» ({id}) er en Altinn 2-rolle. Den gir tilgang til og med {date}.", en: "“{name}” ({id}) is an Altinn 2 role. It gives access up to and including {date}." }
    POL049_HELP { nb: "Legg til tilgangspakken {id} ({name})", en: "Add the access package {id} ({name})" }
    POL050 { nb: "Regelen har bare Altinn 2-roller. Etter {date} slipper ingen inn.", en: "The rule has only Altinn 2 roles. After {date} nobody gets in." }
    POL051 { nb: "Regelen har roller, men ingen tilgangspakke. Ansatte, regnskapsførere og systembrukere slipper ikke inn.", en: "The rule has roles but no access package. Employees, accountants and system users do not get in." }
    POL052 { nb: "Regelen slipper bare inn daglig leder. Enkeltpersonforetak, ansvarlige selskaper og konkursbo har ingen.", en: "The rule lets in only the general manager. Sole proprietorships, partnerships and bankruptcy estates have none." }
    POL052_HELP { nb: "Legg til lede, innh, dtso, dtpr, bobe og best", en: "Add lede, innh, dtso, dtpr, bobe and best" }
    POL060 { nb: "Ingen får «read». Mottakerne kan ikke åpne meldingene, og ingen kontaktperson varsles.", en: "Nobody may “read”. Recipients cannot open messages, and no contact person is notified." }
    POL061 { nb: "Ingen får «write». Bare tjenesteeieren selv kan sende.", en: "Nobody may “write”. Only the service owner can send." }
    POL062 { nb: "Ingen får «subscribe». Abonnement på hendelser blir aldri validert.", en: "Nobody may “subscribe”. Subscriptions to events are never validated." }
    POL065 { nb: "Ingen tjeneste spør om handlingen «{id}».", en: "No service asks for the action “{id}”." }
    POL066 { nb: "Pakken for taushetsbelagt post gjør hele ressursen taushetsbelagt. Alle meldinger må være det, og de andre i reglene kan likevel lese dem.", en: "The package for confidential mail makes the whole resource confidential. Every message must be, and the others in the rules can read them all the same." }
    POL066_HELP { nb: "Bruk pakken alene, eller lag en egen ressurs for taushetsbelagt post", en: "Use the package alone, or make a resource of its own for confidential mail" }
    POL069 { nb: "Registeret kan ikke lage rettighetslisten: {said}. Da avviser Altinn Melding alle meldinger.", en: "The registry cannot list the rights: {said}. Altinn Correspondence then refuses every message." }
    POL070 { nb: "Sikkerhetsnivå for sluttbrukere er ikke satt. Da gjelder nivå 0.", en: "No security level for end users is set. Level 0 then applies." }
    POL070_HELP { nb: "Sett nivå 3, eller 4 for sensitivt innhold", en: "Set level 3, or 4 for sensitive content" }
    POL071 { nb: "Sikkerhetsnivået «{value}» er ikke et tall fra 0 til 4.", en: "The security level “{value}” is not a number from 0 to 4." }
    POL072 { nb: "Sikkerhetsnivå {value} virker bare gjennom API: ID-porten gir minst 3.", en: "Security level {value} works only through API: ID-porten gives at least 3." }
    RESOURCE_NOT_JSON { nb: "Filen er ikke gyldig JSON: {said}", en: "The file is not valid JSON: {said}" }
    RESOURCE_NO_ID { nb: "Filen er ikke definisjonen av en ressurs: den mangler identifier.", en: "The file is not the definition of a resource: it has no identifier." }
}
