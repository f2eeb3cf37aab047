//! What the sheet of `policy explain` says: a policy in plain words.

use crate::text::phrases;

phrases! {
    TITLE { nb: "Hva tilgangsreglene for {id} betyr", en: "What the access rules of {id} mean" }
    TITLE_UNKNOWN { nb: "Hva tilgangsreglene i {file} betyr", en: "What the access rules in {file} mean" }

    REACH { nb: "Hvem kan lese uten fullmakt", en: "Who can read by registration alone" }
    REACH_CONSENT { nb: "Hvem kan gi samtykke uten fullmakt", en: "Who can give consent by registration alone" }
    REACH_INTRO { nb: "Bare ut fra registrerte roller og det som følger med dem, før noen har gitt fullmakter.", en: "By registered roles and what comes with them, before anybody has authorised anybody." }
    REACH_IKS { nb: "Interkommunalt selskap (IKS): deltakere med delt ansvar er kommuner, og siden {date} får den som har nøkkelrolle i en deltaker, ikke lenger tilgang for selskapet.", en: "Intermunicipal company (IKS): participants with shared responsibility are municipalities, and since {date} those with a key role in a participant no longer have access for the company." }
    REACH_INTRO_APPS { nb: "I minst én av appene, bare ut fra registrerte roller og det som følger med dem, før noen har gitt fullmakter.", en: "In at least one of the apps, by registered roles and what comes with them, before anybody has authorised anybody." }
    REACH_LIMITED { nb: "Ressursen er begrenset av tilgangslister: en virksomhet må dessuten stå på en liste, og privatpersoner slipper aldri inn.", en: "The resource is limited by access lists: an organisation must also be on a list, and private persons are never let in." }
    SYSTEMS_ONLY { nb: "Formidling svarer bare systemer: systembrukere med en tilgangspakke, og virksomheten selv med eget token. En rolle alene slipper ingen inn der.", en: "Broker answers systems only: system users with an access package, and the organisation itself with its own token. A role alone lets nobody in there." }
    COLUMN_RECIPIENT { nb: "Mottaker", en: "Recipient" }
    COLUMN_ROLES { nb: "Kan lese", en: "Can read" }
    COLUMN_CONSENTS { nb: "Kan gi samtykke", en: "Can give consent" }
    NOBODY { nb: "ingen", en: "nobody" }

    GRANTS { nb: "Hvem kan gjøre hva", en: "Who may do what" }
    COLUMN_WHO { nb: "Hvem", en: "Who" }
    COLUMN_MAY { nb: "Kan", en: "May" }
    COLUMN_HELD { nb: "Uten fullmakt", en: "Without being authorised" }
    MAY { nb: "{actions}: {places}", en: "{actions}: {places}" }
    MAY_NOT { nb: "stengt ute, kan ikke {actions}: {places}", en: "shut out, cannot {actions}: {places}" }
    MAY_IF { nb: "{may} (på vilkår)", en: "{may} (on a condition)" }
    ACTION { nb: "{name} ({id})", en: "{name} ({id})" }
    AND_MORE { nb: "… og {count} til", en: "… and {count} more" }
    NO_RULES { nb: "Ingen av reglene gir noen tilgang.", en: "No rule gives anybody anything." }

    ANSWERS { nb: "Hva tjenestene spør om, og svaret de får", en: "What the services ask, and the answer they get" }
    ANSWERS_INTRO { nb: "Svarene er regnet ut slik plattformen selv avgjør, for hver av dem reglene nevner.", en: "The answers are worked out the way the platform itself decides, for each of those whom the rules name." }
    ANSWERS_LIMITED { nb: "Virksomheten det gjelder, er regnet som medlem av en tilgangsliste for handlingen. Når andre enn tjenesteeieren sender, er det tjenesteeierens egen virksomhet som må stå på listen, for handlingen `write` (skrive).", en: "The organisation in question is assumed to be on an access list for the action. When somebody other than the service owner sends, it is the service owner's own organisation that must be on the list, for write." }
    ANSWERS_TOO_MANY { nb: "Reglene nevner for mange til at svarene regnes ut for hver av dem.", en: "The rules name too many to work out the answers for each of them." }
    ANSWERS_NO_TYPE { nb: "Ressurstypen er ikke oppgitt. Med --type eller --resource vises spørsmålene tjenesten faktisk stiller.", en: "The resource type is not given. With --type or --resource the questions that the service really asks are shown." }
    COLUMN_QUESTION { nb: "Spørsmål", en: "Question" }
    COLUMN_LETS_IN { nb: "Ja til", en: "Yes to" }
    COLUMN_WHY { nb: "Nei til alle", en: "No to all" }
    COLUMN_THEN { nb: "Konsekvens", en: "Consequence" }
    COLUMN_LEVEL { nb: "Sikkerhetsnivå", en: "Security level" }
    QUESTION_OF_APP { nb: "{what}, i {app}", en: "{what}, in {app}" }
    SEVERAL_APPS { nb: "Filen gjelder flere apper: {apps}. En app publiseres med regler bare for seg selv.", en: "The file is about several apps: {apps}. An app is deployed with rules for that app only." }
    QUESTION { nb: "{number}. {service}: {what} ({actions})", en: "{number}. {service}: {what} ({actions})" }
    SAME { nb: "de samme som i spørsmål {number}", en: "the same as in question {number}" }
    OR { nb: "{one} eller {other}", en: "{one} or {other}" }
    ANYBODY_PERSON { nb: "enhver person", en: "any person" }
    ANYBODY_SYSTEM { nb: "enhver systembruker", en: "any system user" }
    ANYBODY_ORGANISATION { nb: "enhver virksomhet", en: "any organisation" }
    LEVEL_SEEN { nb: "den som spør, må ha nivå {level}", en: "whoever asks must have level {level}" }
    LEVEL_NOT_SEEN { nb: "kontrolleres ikke", en: "is not checked" }
    LEVEL_TOO_LOW { nb: "{who} ville sluppet inn, men et token fra Maskinporten regnes som nivå 3", en: "{who} would be let in, but a token from Maskinporten counts as level 3" }
    LEVEL_TOO_LOW_SYSTEM { nb: "systembrukere med {who} stenges ute: et token fra Maskinporten regnes som nivå 3", en: "system users with {who} are shut out: a token from Maskinporten counts as level 3" }

    NOT_ASKED_OWNER { nb: "Tjenesteeierens egen sending, med scopet altinn:serviceowner, kontrolleres aldri mot reglene.", en: "The service owner's own sending, with the scope altinn:serviceowner, is never tried against the rules." }
    NOT_ASKED_PUBLISH { nb: "Ingen trenger publish: Melding publiserer hendelsene selv.", en: "Nobody needs publish: Correspondence publishes the events itself." }
    ON_BEHALF { nb: "Den som sender for tjenesteeieren, må ha rollen eller tilgangspakken for tjenesteeierens egen virksomhet.", en: "Whoever sends for the service owner must hold the role or the access package for the service owner's own organisation." }
    SINGLE { nb: "Den som får fullmakt til enkelttjenesten, slipper også inn, så lenge ingen regel stenger ute.", en: "Whoever is authorised for the single service is let in too, as long as no rule shuts them out." }
    SINGLE_DENIED { nb: "En regel stenger ute. Den stenger også for fullmakt til enkelttjenesten.", en: "A rule shuts out. It also shuts out those authorised for the single service." }

    LEVELS { nb: "Sikkerhetsnivå", en: "Security level" }
    LEVEL_NONE { nb: "Ingen krav til sluttbrukere. Også den som er registrert med e-post (nivå 0), slipper inn.", en: "Nothing is required of end users. Those registered by e-mail (level 0) are let in too." }
    LEVEL_0 { nb: "Sluttbrukere: nivå 0. Også den som er registrert med e-post, slipper inn.", en: "End users: level 0. Those registered by e-mail are let in too." }
    LEVEL_LOW { nb: "Sluttbrukere: nivå {level}. Har bare virkning for API: ID-porten gir alltid minst nivå 3.", en: "End users: level {level}. It has an effect only for APIs: ID-porten always gives at least level 3." }
    LEVEL_3 { nb: "Sluttbrukere: nivå 3 (MinID). Et token fra Maskinporten regnes som nivå 3.", en: "End users: level 3 (MinID). A token from Maskinporten counts as level 3." }
    LEVEL_4 { nb: "Sluttbrukere: nivå 4 (BankID, Buypass, Commfides). Et token fra Maskinporten regnes som nivå 3 og er ikke nok.", en: "End users: level 4 (BankID, Buypass, Commfides). A token from Maskinporten counts as level 3 and is not enough." }
    LEVEL_ODD { nb: "Sluttbrukere: nivå {level}, som ikke finnes. Ingen har det.", en: "End users: level {level}, which does not exist. Nobody has it." }
    LEVEL_ORG_RELAXES { nb: "Virksomheter: nivå {level}. Det senker kravet for tjenesteeiere med vekslet token, men ikke for andre.", en: "Organisations: level {level}. It relaxes the requirement for service owners with an exchanged token, and for nobody else." }
    LEVEL_ORG_SAME { nb: "Virksomheter: nivå {level}. Det har ingen virkning: nivået for virksomheter kan bare senke kravet til sluttbrukere.", en: "Organisations: level {level}. It has no effect: the level for organisations can only relax what is required of end users." }

    CORRESPONDENCE { nb: "Taushetsbelagt post og videresending", en: "Confidential mail and forwarding" }
    CONFIDENTIAL { nb: "Taushetsbelagt: isConfidential må være true i hver melding (ellers feil 1060), også for dem som slipper inn med vanlig pakke eller rolle.", en: "Confidential: isConfidential must be true in every message (otherwise error 1060), also for those who get in through an ordinary package or role." }
    CONFIDENTIAL_NEEDS { nb: "Mottakeren må ha daglig leder, styreleder, innehaver, deltaker med delt eller fullt ansvar, bestyrende reder eller komplementar på hovedenheten (ellers feil 1044).", en: "The recipient must have a managing director, chair of the board, owner, participant with shared or full responsibility, managing shipowner or general partner at its main unit (otherwise error 1044)." }
    EXPLICIT { nb: "Bare de som har fått tilgang enkeltvis (pakken eksplisitt), kan lese.", en: "Only those who were given access one by one (the package eksplisitt) can read." }
    NOT_CONFIDENTIAL { nb: "Ikke taushetsbelagt: isConfidential kan ikke være true (feil 1061).", en: "Not confidential: isConfidential cannot be true (error 1061)." }
    FORWARDING_ALLOWED { nb: "Meldinger kan sendes med allowForwarding: det laveste nivået er 0.", en: "Messages can be sent with allowForwarding: the lowest level is 0." }
    FORWARDING_REFUSED { nb: "allowForwarding gir feil 1068: det laveste nivået som står i reglene, er {level}, og det må være 0.", en: "allowForwarding gives error 1068: the lowest level in the rules is {level}, and it must be 0." }
    FORWARDING_FAILS { nb: "allowForwarding feiler: det står ikke noe nivå i reglene, og Melding trenger et tall.", en: "allowForwarding fails: there is no level in the rules, and Correspondence needs a number." }

    DELEGATION { nb: "Reglene slipper bare inn bestemte personer eller parter. Slik lagrer plattformen fullmakter ved siden av ressursens egne regler.", en: "The rules let in only certain persons or parties. This is how the platform stores authorisations beside the resource's own rules." }
    NEVER { nb: "Ingen slipper noen gang inn: plattformen kjenner ikke måten reglene kombineres på, og svarer Indeterminate på alt.", en: "Nobody is ever let in: the platform does not know the way the rules are combined, and answers Indeterminate to everything." }
    NO_ROLE_CODE { nb: "Rollene her blir aldri slått opp: ingen regel bruker urn:altinn:rolecode. Én slik regel er nok.", en: "The roles here are never looked up: no rule uses urn:altinn:rolecode. One such rule is enough." }
    NO_PACKAGE { nb: "Ingen regel bruker tilgangspakker: systembrukere slipper ikke inn, og ansatte kan bare få fullmakt til enkelttjenesten.", en: "No rule uses access packages: system users are not let in, and employees can only be authorised for the single service." }
    ENDING { nb: "Altinn 2-roller virker til og med {date}: {roles}. Av {all} som får lese etter reglene, slipper {count} inn på denne måten.", en: "Altinn 2 roles work up to and including {date}: {roles}. Can read through these roles: {count} of the {all} that the rules let read." }
    ENDING_LOST { nb: "Når Altinn 2-rollene slutter å virke, kan ingen lese uten fullmakt hos: {who}.", en: "When the Altinn 2 roles stop working, nobody can read without being authorised at: {who}." }
    ENDED { nb: "Altinn 2-roller virket til og med {date}: {roles}. Av {all} som fikk lese etter reglene, har {count} mistet tilgangen.", en: "Altinn 2 roles worked up to and including {date}: {roles}. Have lost access: {count} of the {all} that the rules let read." }
    LIMITED { nb: "Begrenset av tilgangslister (accessListMode): privatpersoner stenges ute, og en virksomhet må stå på en av ressursens lister for handlingen.", en: "Limited by access lists (accessListMode): private persons are shut out, and an organisation must be on one of the resource's lists for the action." }
    LIMITED_SENDER { nb: "Skal andre enn tjenesteeieren sende, må tjenesteeierens egen virksomhet stå på listen for handlingen `write` (skrive).", en: "If somebody other than the service owner is to send, the service owner's own organisation must be on the list for write." }
    LIMITED_UNKNOWN { nb: "Reglene sier ikke om ressursen er begrenset av tilgangslister. Det står i ressursen selv: --resource FIL.", en: "The rules do not say whether the resource is limited by access lists. The resource itself does: --resource FILE." }
    OTHER { nb: "Verdt å vite", en: "Worth knowing" }

    CATALOGUE { nb: "Tilgangspakkene er som de var {packages}, rollene som de var {roles}.", en: "The access packages are as they were on {packages}, the roles as they were on {roles}." }
}
