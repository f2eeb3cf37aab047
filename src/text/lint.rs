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
    POL010_HELP { nb: "Bruk {id}", en: "Use {id}" }
    POL010_NEW { nb: "{id} finnes i standarden, men Altinn kjenner bare 1.0-formen, og svarer Indeterminate på alt: ingen slipper inn.", en: "{id} is in the standard, but Altinn knows only its 1.0 form and answers Indeterminate to everything: nobody gets in." }
    POL010_OLD { nb: "{id} er 1.0-formen av en algoritme som finnes bare i 3.0. Siden 20. august 2026 svarer Altinn Indeterminate på alt: ingen slipper inn.", en: "{id} is the 1.0 form of an algorithm that exists only in 3.0. Since 20 August 2026 Altinn answers Indeterminate to everything: nobody gets in." }
    POL011 { nb: "Altinn følger kombineringsalgoritmen {id}, men Studio bytter den ut med deny-overrides ved neste lagring.", en: "Altinn follows the combining algorithm {id}, but Studio replaces it with deny-overrides at the next save." }
    POL011_CLOSED { nb: "{id} svarer Deny når ingen regel slipper inn. Da teller ikke fullmakter som er gitt.", en: "{id} answers Deny when no rule lets in. Delegated rights then do not count." }
    POL011_OPEN { nb: "{id} slipper inn alle som ingen regel stenger ute, uansett hva de ber om.", en: "{id} lets in everybody whom no rule shuts out, whatever they ask for." }
    POL012 { nb: "Altinn kjenner ikke funksjonen {id}. Forespørsler som når hit, feiler.", en: "Altinn does not know the function {id}. Requests that come here fail." }
    POL012_HELP { nb: "Bruk {id}", en: "Use {id}" }
    POL013_COUNT { nb: "Altinn spør bare om antallet er likt et heltall, uansett hvilken funksjon som står ytterst.", en: "Altinn only asks whether the count equals a whole number, whatever the outermost function is." }
    POL013_FUNCTION { nb: "Altinn har ikke funksjonen {id} i vilkår. Den hoppes over, eller forespørsler som når hit, feiler.", en: "Altinn has no function {id} in conditions. It is passed over, or requests that come here fail." }
    POL013_HELP { nb: "Skriv regelen uten vilkår, eller med én funksjon, én verdi og ett attributt", en: "Write the rule without a condition, or with one function, one value and one attribute" }
    POL013_NEVER { nb: "Vilkåret er ingen sammenligning. Altinn svarer at regelen ikke gjelder, uansett hva som står der.", en: "The condition is no comparison. Altinn answers that the rule does not apply, whatever stands there." }
    POL013_SELECTOR { nb: "Altinn kan ikke vurdere AttributeSelector. Hver forespørsel feiler, og registeret svarer 500 ved opplasting.", en: "Altinn cannot evaluate AttributeSelector. Every request fails, and the registry answers 500 at upload." }
    POL013_SELECTOR_HELP { nb: "Bruk AttributeDesignator", en: "Use AttributeDesignator" }
    POL013_SHAPE { nb: "Altinn kan ikke vurdere et vilkår bygd slik. Forespørsler som når hit, feiler eller får feil svar.", en: "Altinn cannot evaluate a condition of this form. Requests that come here fail or get a wrong answer." }
    POL014 { nb: "Regelen har et vilkår. Studio fjerner det ved neste lagring, og da slipper regelen inn flere.", en: "The rule has a condition. Studio removes it at the next save, and the rule then lets in more." }
    POL014_HELP { nb: "Skriv vilkåret som en del av Target hvis det lar seg gjøre", en: "Write the condition as part of Target if that can be done" }
    POL014_UNCOUNTED { nb: "{id} skal feile når det er flere verdier, men Altinn teller dem ikke: én som passer, er nok.", en: "{id} should fail when there are several values, but Altinn does not count them: one that fits is enough." }
    POL015 { nb: "Altinn ser ikke på Target for hele filen. Reglene gjelder for flere enn det som står her.", en: "Altinn does not look at the Target of the whole file. The rules hold for more than what stands here." }
    POL015_HELP { nb: "Skriv avgrensningen i hver regel, og la Target for filen stå tom: <Target/>", en: "Write the limit in each rule, and leave the Target of the file empty: <Target/>" }
    POL016 { nb: "Vilkår på kategorien {id} blir ikke vurdert. Regelen slipper inn flere enn den ser ut til.", en: "Conditions on the category {id} are not looked at. The rule lets in more than it seems to." }
    POL016_HELP { nb: "Skriv vilkåret på hvem, ressurs eller handling, eller fjern det", en: "Write the condition on who, resource or action, or remove it" }
    POL017 { nb: "Regelen har to AnyOf for samme kategori. Altinn leser dem som «eller», ikke «og», og rettighetslisten bruker bare den siste.", en: "The rule has two AnyOf of one category. Altinn reads them as “or”, not “and”, and the list of rights uses only the last." }
    POL017_HELP { nb: "Sett alternativene i samme AnyOf, eller del opp i flere regler", en: "Put the alternatives into one AnyOf, or split the rule" }
    POL017_SAME { nb: "Regelen sier det samme to ganger for samme kategori. Altinn leser dem som «eller»; her blir svaret det samme.", en: "The rule says the same thing twice for one category. Altinn reads them as “or”; here the answer is the same." }
    POL018 { nb: "Her blandes hvem, ressurs og handling. Altinn leser dem hver for seg, og rettighetslisten feiler.", en: "Subject, resource and action are mixed here. Altinn reads them apart, and the list of rights fails." }
    POL018_HELP { nb: "Gi hver kategori sin egen AnyOf", en: "Give each category an AnyOf of its own" }
    POL018_SAME { nb: "Her blandes hvem, ressurs og handling. Altinn leser dem hver for seg og svarer likevel det samme, men rettighetslisten feiler.", en: "Subject, resource and action are mixed here. Altinn reads them apart and answers the same all the same, but the list of rights fails." }
    POL019 { nb: "Her må flere roller eller pakker gjelde samtidig. Studio gjør det om til «eller» ved neste lagring, og rettighetslisten tar det ikke med.", en: "Several roles or packages must hold at the same time here. Studio turns that into “or” at the next save, and the list of rights leaves it out." }
    POL019_HELP { nb: "Gi hver rolle eller pakke sin egen AllOf hvis én er nok", en: "Give each role or package an AllOf of its own if one is enough" }
    POL020 { nb: "Her må det bes om flere handlinger på én gang. Tjenestene spør om én, så regelen slipper ingen inn, og rettighetslisten feiler.", en: "Several actions must be asked for at once here. Services ask for one, so the rule lets nobody in, and the list of rights fails." }
    POL020_HELP { nb: "Gi hver handling sin egen AllOf", en: "Give each action an AllOf of its own" }
    POL021 { nb: "Regelen krever at {id} er med. Mangler det i en forespørsel, svarer Altinn Indeterminate for hele filen, også der andre regler slipper inn.", en: "The rule demands {id}. When a request lacks it, Altinn answers Indeterminate for the whole file, also where other rules let in." }
    POL021_HELP { nb: "Skriv MustBePresent=\"false\". Med flere alternativer er det uansett det siste som avgjør om noe mangler", en: "Write MustBePresent=\"false\". Among several alternatives it is the last that decides whether something is missing" }
    POL021_WHO { nb: "Regelen krever {id} av den som spør. Den som mangler det, får Indeterminate, og da teller ikke fullmakter som er gitt.", en: "The rule demands {id} of the one who asks. Whoever lacks it gets Indeterminate, and delegated rights then do not count." }
    POL022 { nb: "Verdien har datatypen {id}. Tjenestene sender tekst, så den treffer aldri.", en: "The value has the data type {id}. Services send text, so it never matches." }
    POL022_HELP { nb: "Bruk http://www.w3.org/2001/XMLSchema#string", en: "Use http://www.w3.org/2001/XMLSchema#string" }
    POL023 { nb: "Verdien «{value}» har mellomrom eller linjeskift foran eller bak og treffer aldri.", en: "The value “{value}” has space before or after it and never matches." }
    POL023_HELP { nb: "Skriv verdien rett etter taggen, uten mellomrom", en: "Write the value right after the tag, without space" }
    POL024 { nb: "Regelen stenger ute. Da teller heller ikke fullmakter som er gitt, Studio gjør den om til en regel som slipper inn, og eldre verktøy for lokal test ser den ikke.", en: "The rule shuts out. Then delegated rights do not count either, Studio turns it into a rule that lets in, and older tools for local tests do not see it." }
    POL024_HELP { nb: "Skriv regler bare om hvem som slipper inn", en: "Write rules only about who is let in" }
    POL025_ADVICE { nb: "Altinn gir ikke videre råd (AdviceExpression).", en: "Altinn does not pass on advice (AdviceExpression)." }
    POL025_ADVICE_HELP { nb: "Fjern rådet: ingen leser det", en: "Remove the advice: nobody reads it" }
    POL025_DENY { nb: "Altinn gir ikke videre forpliktelser ved Deny.", en: "Altinn does not pass on obligations on Deny." }
    POL025_HELP { nb: "Sett den under ObligationExpressions for hele filen, med FulfillOn=\"Permit\"", en: "Put it under ObligationExpressions of the whole file, with FulfillOn=\"Permit\"" }
    POL025_LEVEL { nb: "Altinn gir ikke videre forpliktelser som står i en regel. Sikkerhetsnivået her blir aldri krevd.", en: "Altinn does not pass on obligations that stand in a rule. The security level here is never demanded." }
    POL025_RULE { nb: "Altinn gir ikke videre forpliktelser som står i en regel.", en: "Altinn does not pass on obligations that stand in a rule." }
    POL026 { nb: "Flere regler har id-en {id}. Da er det uklart hvilken en feilmelding gjelder.", en: "Several rules have the id {id}. It is then unclear which one an error message is about." }
    POL026_FORM { nb: "Regelen har id-en {id}. Studio nummererer etter id-er som slutter på :ruleid: og et tall, og begynner på nytt.", en: "The rule has the id {id}. Studio numbers by ids that end in :ruleid: and a number, and starts afresh." }
    POL026_FORM_HELP { nb: "Bruk formen urn:altinn:resource:ressurs-id:ruleid:1", en: "Use the form urn:altinn:resource:resource-id:ruleid:1" }
    POL026_HELP { nb: "Gi hver regel sitt eget nummer", en: "Give each rule a number of its own" }
    POL030 { nb: "Regelen gjelder ressursen {value}, ikke {id}. Registeret avviser filen: «{said}».", en: "The rule is about the resource {value}, not {id}. The registry refuses the file: “{said}”." }
    POL030_HELP { nb: "Skriv {id}, eller last filen opp på den ressursen den gjelder", en: "Write {id}, or upload the file to the resource that it is about" }
    POL031 { nb: "Regelen viser ikke til ressursen. Registeret avviser filen: «{said}».", en: "The rule does not refer to the resource. The registry refuses the file: “{said}”." }
    POL031_HELP { nb: "Legg til urn:altinn:resource med ressurs-id-en", en: "Add urn:altinn:resource with the resource id" }
    POL032 { nb: "Dette alternativet nevner ikke ressursen. Registeret godtar det fordi et annet gjør det, men rettighetslisten får en rettighet uten ressurs.", en: "This alternative does not name the resource. The registry accepts it because another does, but the list of rights gets a right to no resource." }
    POL032_HELP { nb: "Legg til urn:altinn:resource i alternativet", en: "Add urn:altinn:resource to the alternative" }
    POL033 { nb: "«{value}» kan ikke være en ressurs-id: den har minst fire tegn av a–z, 0–9, _ og -.", en: "“{value}” cannot be a resource id: it has at least four of a–z, 0–9, _ and -." }
    POL033_HELP { nb: "Skriv ressurs-id-en slik den står i registeret", en: "Write the resource id as it stands in the registry" }
    POL033_URN { nb: "«{value}» er en URN. Her står ressurs-id-en alene.", en: "“{value}” is a URN. Here the resource id stands alone." }
    POL034 { nb: "«{value}» er ikke fylt ut. Det gjør bare publiseringen i Studio; ved direkte opplasting treffer regelen aldri.", en: "“{value}” is not filled in. Only publishing from Studio does that; with a direct upload the rule never matches." }
    POL034_FILLED_IN { nb: "«{value}» fylles ut når filen publiseres i Studio eller appen rulles ut. Last den ikke opp direkte.", en: "“{value}” is filled in when the file is published from Studio or the app is deployed. Do not upload it directly." }
    POL034_HELP { nb: "Skriv koden til tjenesteeieren, eller publiser gjennom Studio", en: "Write the code of the service owner, or publish through Studio" }
    POL035 { nb: "Ingen tjeneste sender {id} om en ressurs, så regelen treffer aldri.", en: "No service sends {id} about a resource, so the rule never matches." }
    POL035_HELP { nb: "Bruk urn:altinn:resource, eller et attributt i deres eget navnerom", en: "Use urn:altinn:resource, or an attribute in a namespace of your own" }
    POL040 { nb: "Regelen sier ikke hvem den gjelder. Den slipper inn alle, og rettighetslisten feiler.", en: "The rule does not say who it is for. It lets in everybody, and the list of rights fails." }
    POL040_HELP { nb: "Legg til rollene eller tilgangspakkene som skal slippe inn", en: "Add the roles or access packages that shall get in" }
    POL041 { nb: "Regelen sier ikke hvilken handling den gjelder. Den gjelder alle, og rettighetslisten feiler.", en: "The rule does not say which action it is for. It is for all, and the list of rights fails." }
    POL041_HELP { nb: "Legg til handlingene, for eksempel read", en: "Add the actions, such as read" }
    POL042 { nb: "Regelen sier ikke hvilken ressurs den gjelder. Registeret avviser den; i en app gjelder den alle steg.", en: "The rule does not say which resource it is for. The registry refuses it; in an app it holds in every task." }
    POL043 { nb: "Ingen fyller ut {id} om den som spør, så det treffer aldri.", en: "Nothing fills in {id} about the one who asks, so it never matches." }
    POL043_HELP { nb: "Bruk et attributt som Altinn fyller ut, for eksempel urn:altinn:accesspackage", en: "Use an attribute that Altinn fills in, such as urn:altinn:accesspackage" }
    POL043_SENT { nb: "Altinn fyller ikke ut {id}. Det treffer bare når tjenesten som spør, sender det selv.", en: "Altinn does not fill in {id}. It matches only when the service that asks sends it itself." }
    POL044 { nb: "«{value}» sammenlignes bokstav for bokstav. Altinn sender små bokstaver, så det treffer aldri.", en: "“{value}” is compared letter by letter. Altinn sends lower case, so it never matches." }
    POL044_HELP { nb: "Bruk {id}", en: "Use {id}" }
    POL045 { nb: "Ingen regel bruker urn:altinn:rolecode. Da slår Altinn ikke opp roller, og {id} treffer aldri.", en: "No rule uses urn:altinn:rolecode. Then Altinn looks up no roles, and {id} never matches." }
    POL045_HELP { nb: "Skriv rollen med urn:altinn:rolecode, slik Studio gjør", en: "Write the role with urn:altinn:rolecode, as Studio does" }
    POL046 { nb: "Det finnes ingen tilgangspakke som heter {id}. Registeret godtar den, men ingen slipper inn.", en: "There is no access package called {id}. The registry accepts it, but nobody gets in." }
    POL046_HELP { nb: "Velg en tilgangspakke som kan brukes i tilgangsregler", en: "Choose an access package that may be used in policies" }
    POL047 { nb: "Tilgangspakken «{name}» kan ikke brukes i tilgangsregler.", en: "The access package “{name}” cannot be used in policies." }
    POL048 { nb: "Det finnes ingen rolle med koden {id}, så ingen slipper inn.", en: "There is no role with the code {id}, so nobody gets in." }
    POL048_EMPTY { nb: "Her står det en rolle uten kode. Den slipper ingen inn.", en: "Here stands a role without a code. It lets nobody in." }
    POL048_HELP { nb: "Velg en rolle fra Enhetsregisteret, eller en tilgangspakke", en: "Choose a role from the Register of Legal Entities, or an access package" }
    POL049 { nb: "«{name}» ({id}) er en Altinn 2-rolle. Den gir tilgang til og med {date}.", en: "“{name}” ({id}) is an Altinn 2 role. It gives access up to and including {date}." }
    POL049_HELP { nb: "Legg til tilgangspakken {id} ({name})", en: "Add the access package {id} ({name})" }
    POL049_OTHER_HELP { nb: "Legg til en tilgangspakke for fagområdet", en: "Add an access package for the field" }
    POL050 { nb: "Regelen har bare Altinn 2-roller. Etter {date} slipper ingen inn.", en: "The rule has only Altinn 2 roles. After {date} nobody gets in." }
    POL050_HELP { nb: "Legg til tilgangspakker i regelen", en: "Add access packages to the rule" }
    POL051 { nb: "Regelen har roller, men ingen tilgangspakke. Ansatte, regnskapsførere og systembrukere slipper ikke inn.", en: "The rule has roles but no access package. Employees, accountants and system users do not get in." }
    POL051_HELP { nb: "Legg til tilgangspakken som passer til tjenesten", en: "Add the access package that fits the service" }
    POL052 { nb: "Av rollene fra Enhetsregisteret slipper bare daglig leder inn. Enkeltpersonforetak, ansvarlige selskaper og konkursbo har ingen.", en: "Of the roles from the Register of Legal Entities only the managing director gets in. Sole proprietorships, partnerships and bankruptcy estates have none." }
    POL052_HELP { nb: "Legg til lede, innh, dtso, dtpr, bobe og best", en: "Add lede, innh, dtso, dtpr, bobe and best" }
    POL053 { nb: "Rettighetslisten i versjon 2 tar ikke med urn:altinn:role:{id}. Rettigheten kan ikke finnes i tilgangsstyringen.", en: "Version 2 of the list of rights leaves out urn:altinn:role:{id}. The right cannot be found in access management." }
    POL053_HELP { nb: "Bruk urn:altinn:rolecode eller en tilgangspakke", en: "Use urn:altinn:rolecode or an access package" }
    POL054 { nb: "Regelen slipper inn {who}, og ingen andre ved dette vilkåret.", en: "The rule lets in {who}, and nobody else by this condition." }
    POL054_NUMBER { nb: "«{value}» er ikke et organisasjonsnummer, så ingen slipper inn.", en: "“{value}” is not an organisation number, so nobody gets in." }
    POL054_NUMBER_HELP { nb: "Rett nummeret: ni sifre, der det siste er et kontrollsiffer", en: "Correct the number: nine digits, of which the last is a check digit" }
    POL055 { nb: "{id} slås opp bare når noen ber om samtykke, så her treffer det aldri.", en: "{id} is looked up only when somebody asks for consent, so it never matches here." }
    POL055_HELP { nb: "Skal tjenesten begrenses av tilgangslister, slås det på i ressursen (accessListMode), ikke her", en: "If access lists shall limit the service, turn it on in the resource (accessListMode), not here" }
    POL056 { nb: "«{value}» har kolon. Studio deler ved det siste og skriver noe annet ved neste lagring.", en: "“{value}” has a colon. Studio splits at the last one and writes something else at the next save." }
    POL056_HELP { nb: "Rediger filen utenfor Studio", en: "Edit the file outside Studio" }
    POL059 { nb: "Bare roller slipper inn, og tilgangslister er ikke slått på: den som har rollen i en hvilken som helst virksomhet, kan bruke tjenesten.", en: "Only roles let in, and access lists are not turned on: whoever has the role in any organisation can use the service." }
    POL059_HELP { nb: "Slå på accessListMode i ressursen når tjenesten er for bestemte virksomheter", en: "Turn on accessListMode in the resource when the service is for certain organisations" }
    POL060 { nb: "Ingen får «read». Mottakerne kan ikke åpne meldingene, og ingen kontaktperson varsles.", en: "Nobody may “read”. Recipients cannot open messages, and no contact person is notified." }
    POL060_HELP { nb: "Legg til en regel med read for mottakerne", en: "Add a rule with read for the recipients" }
    POL061 { nb: "Ingen får «write». Tjenesteeieren trenger det ikke for å sende selv, men ingen andre kan sende.", en: "Nobody may “write”. The service owner does not need it to send, but nobody else can send." }
    POL061_HELP { nb: "Legg til en regel med write hvis en leverandør eller en person skal sende", en: "Add a rule with write if a supplier or a person shall send" }
    POL062 { nb: "Ingen får «subscribe». Abonnement på hendelser blir aldri validert.", en: "Nobody may “subscribe”. Subscriptions to events are never validated." }
    POL062_HELP { nb: "Legg til en regel med subscribe for tjenesteeieren (urn:altinn:org)", en: "Add a rule with subscribe for the service owner (urn:altinn:org)" }
    POL063_HELP { nb: "Legg til en regel med {id}", en: "Add a rule with {id}" }
    POL063_READ { nb: "Ingen får «read». Mottakerne kan ikke hente filer.", en: "Nobody may “read”. Recipients cannot fetch files." }
    POL063_WRITE { nb: "Ingen får «write». Ingen kan sende filer, heller ikke tjenesteeieren.", en: "Nobody may “write”. Nobody can send files, the service owner included." }
    POL064 { nb: "Ingen får «{id}». Samtykke krever både «requestconsent» og «consent».", en: "Nobody may “{id}”. Consent needs both “requestconsent” and “consent”." }
    POL064_HELP { nb: "Lag to regler: én for hvem som kan be om samtykke, og én for hvem som kan gi det", en: "Make two rules: one for who may ask for consent, and one for who may give it" }
    POL064_OTHER { nb: "«{id}» hører til samtykke. Studio fjerner handlingen fra andre ressurser.", en: "“{id}” belongs to consent. Studio removes the action from other resources." }
    POL064_OTHER_HELP { nb: "Fjern handlingen, eller gjør ressursen til en samtykkeressurs", en: "Remove the action, or make the resource one for consent" }
    POL065 { nb: "Ingen tjeneste spør om handlingen «{id}».", en: "No service asks for the action “{id}”." }
    POL065_HELP { nb: "Bruk en handling som tjenesten spør om, for eksempel read eller write", en: "Use an action that the service asks for, such as read or write" }
    POL066 { nb: "Pakken for taushetsbelagt post gjør hele ressursen taushetsbelagt. Alle meldinger må være det, og de andre i reglene kan likevel lese dem.", en: "The package for confidential mail makes the whole resource confidential. Every message must be, and the others in the rules can read them all the same." }
    POL066_HELP { nb: "Bruk pakken alene, eller lag en egen ressurs for taushetsbelagt post", en: "Use the package alone, or make a resource of its own for confidential mail" }
    POL067 { nb: "Pakken for taushetsbelagt post gjør ressursen taushetsbelagt: hver melding må ha isConfidential = true, ellers svarer Altinn 1060.", en: "The package for confidential mail makes the resource confidential: every message must have isConfidential = true, or Altinn answers 1060." }
    POL067_EXPLICIT { nb: "Pakken «eksplisitt» gjør at bare de som har fått fullmakt til nettopp denne tjenesten, slipper inn. isConfidential kan være både true og false.", en: "The package “eksplisitt” lets in only those who were given this very service. isConfidential may be either true or false." }
    POL068 { nb: "Meldingene skal kunne videresendes, men sikkerhetsnivået er {value}. Altinn svarer 1068.", en: "The messages shall be forwarded, but the security level is {value}. Altinn answers 1068." }
    POL068_HELP { nb: "Sett sikkerhetsnivå 0, eller send uten allowForwarding", en: "Set security level 0, or send without allowForwarding" }
    POL068_NONE { nb: "Meldingene skal kunne videresendes, men filen har ikke noe sikkerhetsnivå. Da feiler Altinn Melding når den leser den.", en: "The messages shall be forwarded, but the file has no security level. Altinn Correspondence then fails to read it." }
    POL069 { nb: "Registeret kan ikke lage rettighetslisten: {said}. Da avviser Altinn Melding alle meldinger.", en: "The registry cannot list the rights: {said}. Altinn Correspondence then refuses every message." }
    POL069_HELP { nb: "Gi regelen én AnyOf for hvem, én for ressurs og én for handling", en: "Give the rule one AnyOf for who, one for the resource and one for the action" }
    POL070 { nb: "Sikkerhetsnivå for sluttbrukere er ikke satt. Da gjelder nivå 0.", en: "No security level for end users is set. Level 0 then applies." }
    POL070_HELP { nb: "Sett nivå 3, eller 4 for sensitivt innhold", en: "Set level 3, or 4 for sensitive content" }
    POL071 { nb: "Sikkerhetsnivået «{value}» er ikke et tall fra 0 til 4.", en: "The security level “{value}” is not a number from 0 to 4." }
    POL071_HELP { nb: "Skriv et tall fra 0 til 4, vanligvis 3", en: "Write a number from 0 to 4, usually 3" }
    POL072 { nb: "Sikkerhetsnivå {value} virker bare gjennom API: ID-porten gir minst 3.", en: "Security level {value} works only through API: ID-porten gives at least 3." }
    POL072_HELP { nb: "Sett nivå 3 hvis personer skal logge inn", en: "Set level 3 if people shall log in" }
    POL073 { nb: "Sikkerhetsnivå {value} for virksomheter blir aldri krevd: det kan bare gjøre kravet lavere enn {other}, som gjelder sluttbrukere.", en: "Security level {value} for organisations is never demanded: it can only lower the {other} that holds for end users." }
    POL073_ALONE { nb: "Sikkerhetsnivå er satt bare for virksomheter. Alene blir det aldri krevd.", en: "A security level is set only for organisations. Alone it is never demanded." }
    POL073_HELP { nb: "Sett samme nivå for begge", en: "Set the same level for both" }
    POL074 { nb: "Forpliktelsen mangler Category. Tjenestene og Studio feiler når de leser den.", en: "The obligation has no Category. Services and Studio fail when they read it." }
    POL074_HELP { nb: "For sikkerhetsnivå: Category=\"urn:altinn:minimum-authenticationlevel\"", en: "For a security level: Category=\"urn:altinn:minimum-authenticationlevel\"" }
    POL074_VALUE { nb: "Forpliktelsen har ikke en fast verdi. Altinn sender den tom.", en: "The obligation has no fixed value. Altinn sends it empty." }
    POL074_VALUE_HELP { nb: "Skriv verdien i AttributeValue", en: "Write the value in AttributeValue" }
    POL075 { nb: "«{value}» virker, men Studio skriver {id}.", en: "“{value}” works, but Studio writes {id}." }
    POL081_ID { nb: "PolicyId «{value}» er ikke en gyldig URI. Altinn godtar den, men det gjør ikke strenge XML-verktøy.", en: "PolicyId “{value}” is not a valid URI. Altinn accepts it, but strict XML tools do not." }
    POL081_ID_HELP { nb: "Skriv en id uten hakeparenteser og mellomrom", en: "Write an id without square brackets and spaces" }
    POL081_VERSION { nb: "Version «{value}» er ikke tall med punktum mellom. Altinn godtar den, men det gjør ikke strenge XML-verktøy.", en: "Version “{value}” is not numbers with dots between. Altinn accepts it, but strict XML tools do not." }
    POL081_VERSION_HELP { nb: "Skriv for eksempel 1.0", en: "Write 1.0, for example" }
    POL082 { nb: "Herfra er filen skrevet på en annen måte enn Studio gjør. Neste lagring der endrer linjer som ingen har rørt.", en: "From here the file is written in another way than Studio's. The next save there changes lines that nobody has touched." }
    POL082_HELP { nb: "Ingenting må gjøres. Skal filen inn i Studio, er første lagring lettere å lese som en egen endring", en: "Nothing has to be done. If the file goes into Studio, its first save is easier to read as a change of its own" }
    POL082_MARK { nb: "Filen mangler merket for byterekkefølge (BOM) som Studio begynner med. Neste lagring der endrer linjer som ingen har rørt.", en: "The file lacks the byte order mark (BOM) that Studio begins with. The next save there changes lines that nobody has touched." }
    POL090 { nb: "Attributtet hentes som {id}, men verdien er {other}. Altinn ser bare på verdien; andre XACML-verktøy avviser det.", en: "The attribute is fetched as {id}, but the value is {other}. Altinn looks only at the value; other XACML tools refuse it." }
    POL090_HELP { nb: "Skriv samme DataType begge steder", en: "Write the same DataType in both places" }
    POL091 { nb: "Altinn ser ikke på Issuer («{id}»). Regelen treffer uansett hvem som sier det.", en: "Altinn does not look at Issuer (“{id}”). The rule matches whoever says it." }
    POL091_HELP { nb: "Fjern Issuer", en: "Remove Issuer" }
    POL092 { nb: "Funksjonen {id} kan ikke lese «{value}». Forespørsler som når hit, feiler.", en: "The function {id} cannot read “{value}”. Requests that come here fail." }
    POL092_HELP { nb: "Rett verdien, eller bruk string-equal", en: "Correct the value, or use string-equal" }
    POL092_NUMBER { nb: "Funksjonen {id} kan ikke lese «{value}» som et heltall på 32 bit, så den treffer aldri.", en: "The function {id} cannot read “{value}” as a 32-bit whole number, so it never matches." }
    POL093 { nb: "Altinn sammenligner bare om verdiene er like, selv om {id} sier noe annet.", en: "Altinn only compares whether the values are equal, although {id} says otherwise." }
    POL094 { nb: "«{value}» er ikke en tilgangsliste på formen eier:liste, så den treffer aldri.", en: "“{value}” is not an access list in the form owner:list, so it never matches." }
    POL094_HELP { nb: "Skriv organisasjonskoden, kolon og navnet på listen", en: "Write the organisation code, a colon and the name of the list" }
    RESOURCE_NOT_JSON { nb: "Filen er ikke gyldig JSON: {said}", en: "The file is not valid JSON: {said}" }
    RESOURCE_NO_ID { nb: "Filen er ikke definisjonen av en ressurs: den mangler identifier.", en: "The file is not the definition of a resource: it has no identifier." }
}
