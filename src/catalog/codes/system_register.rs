//! What the codes of the system register and of system users mean.
//!
//! Source: Altinn/altinn-authentication `src/Core/Problems/Problem.cs` and `src/Core/Errors/ValidationErrors.cs`, 2026-07-17.

use super::row::{ServiceCode, service_codes, shared};
use super::shared::TOKEN;
use crate::catalog::services::RemoteService;

shared! {
    CUSTOMER { nb: "Kontroller organisasjonsnummeret til kunden. I TT02 finnes bare syntetiske virksomheter og dem servicedesken har lagt inn", en: "Check the organisation number of the customer. TT02 has only synthetic organisations and those that the service desk has added" }
    DELEGATE { nb: "Be kunden la en tilgangsstyrer som selv har tilgangen, godkjenne forespørselen", en: "Ask the customer to let an access manager who has the access approve the request" }
    LATER { nb: "Vent litt og prøv igjen. Hjelper det ikke, meld det til Altinn servicedesk med sporings-id-en (traceId)", en: "Wait a little and try again. If that does not help, report it to the Altinn service desk with the traceId" }
    RENEW { nb: "Slett forespørselen (DELETE systemuser/request/vendor/ID), avklar med kunden og lag en ny", en: "Delete the request (DELETE systemuser/request/vendor/ID), agree on it with the customer and make a new one" }
    REDIRECT { nb: "Legg adressen til i allowedRedirectUrls på systemet, eller utelat redirectUrl", en: "Add the address to allowedRedirectUrls of the system, or leave redirectUrl out" }
    AGENT { nb: "Bruk stiene med /agent for systembrukere for klienter, og stiene uten for vanlige systembrukere", en: "Use the paths with /agent for system users for clients, and the paths without it for ordinary ones" }
    PACKAGES { nb: "Velg tilgangspakker som finnes og står på systemet: altinn-onboard catalog show --kind package", en: "Choose access packages that exist and are on the system: altinn-onboard catalog show --kind package" }
    NOT_THE_FACILITATOR { nb: "Parten er ikke den som forvalter delegeringene.", en: "The party is not the one that manages the delegations." }
    FACILITATOR { nb: "Les klientene og delegeringene på nytt, og gjør det for virksomheten som forvalter dem", en: "Read the clients and delegations again, and do it for the organisation that manages them" }
    OTHER_CHOSEN { nb: "Forespørselen gjelder en annen virksomhet enn den som er valgt.", en: "The request is for a different organisation from the one chosen." }
    APPROVER { nb: "Be en tilgangsstyrer i virksomheten logge inn, velge den og åpne lenken (confirmUrl) på nytt", en: "Ask an access manager of the organisation to log in, choose it and open the link (confirmUrl) again" }
    TWICE { nb: "Oppgi hver av dem bare én gang", en: "List each of them only once" }
}

service_codes! { Some(RemoteService::SystemRegister);
    "AUTH-00000" 400 "AUTH-00000"
        says { nb: "Kunden finnes ikke i Altinns register i dette miljøet.", en: "The customer is not in Altinn's register in this environment." }
        next CUSTOMER
    "AUTH-00001" 400 "AUTH-00001"
        says { nb: "En av rettighetene finnes ikke, kan ikke delegeres eller står ikke på systemet.", en: "One of the rights does not exist, cannot be delegated or is not on the system." }
        next { nb: "Be bare om rettigheter som står på systemet, til ressurser som finnes og kan delegeres: altinn-onboard resource show ID", en: "Ask only for rights that are on the system, to resources that exist and can be delegated: altinn-onboard resource show ID" }
    "AUTH-00002" 400 "AUTH-00002"
        says { nb: "Delegeringen til systembrukeren gikk galt.", en: "The delegation to the system user failed." }
        next DELEGATE
    "AUTH-00003" 400 "AUTH-00003"
        says { nb: "Systembrukeren kunne ikke lages.", en: "The system user could not be created." }
        next LATER
    "AUTH-00004" 400 "AUTH-00004"
        says { nb: "Kunden har allerede en systembruker for dette systemet og denne referansen.", en: "The customer already has a system user for this system and this reference." }
        next { nb: "Ingenting å gjøre om den skal brukes. Skal den ha andre rettigheter: POST systemuser/changerequest/vendor", en: "Nothing to do if it is the one to use. To give it other rights: POST systemuser/changerequest/vendor" }
    "AUTH-00005" 400 "AUTH-00005"
        says { nb: "En feil hos Altinn som ikke skal forekomme.", en: "A fault at Altinn that should not occur." }
        next LATER
    "AUTH-00006" 400 "AUTH-00006"
        says { nb: "Forespørselen med denne referansen er godkjent allerede.", en: "The request with this reference has already been approved." }
        next { nb: "Bruk systembrukeren som finnes, eller be om endring: POST systemuser/changerequest/vendor", en: "Use the system user that exists, or ask for a change: POST systemuser/changerequest/vendor" }
    "AUTH-00007" 400 "AUTH-00007"
        says { nb: "En forespørsel med denne referansen venter på kunden.", en: "A request with this reference is waiting for the customer." }
        next { nb: "Send kunden lenken i confirmUrl, eller slett forespørselen og lag en ny", en: "Send the customer the link in confirmUrl, or delete the request and make a new one" }
    "AUTH-00008" 400 "AUTH-00008"
        says { nb: "Forespørselen med denne referansen er avslått.", en: "The request with this reference was denied." }
        next RENEW
    "AUTH-00009" 400 "AUTH-00009"
        says { nb: "Forespørselen med denne referansen er avvist av kunden.", en: "The request with this reference was rejected by the customer." }
        next RENEW
    "AUTH-00010" 404 "AUTH-00010"
        says { nb: "Forespørselen finnes ikke, eller den gjelder en annen leverandør.", en: "The request does not exist, or belongs to another supplier." }
        next { nb: "Finn den med GET systemuser/request/vendor/bysystem/SYSTEM-ID", en: "Find it with GET systemuser/request/vendor/bysystem/SYSTEM-ID" }
    "AUTH-00011" 404 "AUTH-00011"
        says { nb: "Systemet finnes ikke i registeret i dette miljøet, eller det tilhører en annen leverandør.", en: "The system is not in the register in this environment, or belongs to another supplier." }
        next { nb: "Se egne systemer med GET systemregister/vendor. TT02 og produksjon har hvert sitt register", en: "See your own systems with GET systemregister/vendor. TT02 and production each have their own register" }
    "AUTH-00012" 404 "AUTH-00012"
        says { nb: "Forespørselen kunne ikke lagres.", en: "The request could not be stored." }
        next LATER
    "AUTH-00013" 409 "AUTH-00013"
        says { nb: "Forespørselen er ikke lenger ny og kan ikke endres.", en: "The request is no longer new and cannot be changed." }
        next { nb: "Les statusen; lag en ny forespørsel om det trengs", en: "Read its status; make a new request if one is needed" }
    "AUTH-00014" 403 "AUTH-00014"
        says { nb: "Kontrollen av hva som kan delegeres, gikk galt.", en: "The check of what can be delegated failed." }
        next DELEGATE
    "AUTH-00015" 404 "AUTH-00015"
        says { nb: "Systembrukeren finnes ikke.", en: "The system user does not exist." }
        next { nb: "Finn den med GET systemuser/vendor/byquery, eller be kunden godkjenne forespørselen", en: "Find it with GET systemuser/vendor/byquery, or ask the customer to approve the request" }
    "AUTH-00016" 403 "AUTH-00016"
        says { nb: "Den som godkjenner, har ikke rollen som trengs for å gi tilgangen.", en: "The person who approves does not have the role needed to give the access." }
        next DELEGATE
    "AUTH-00017" 404 "AUTH-00017"
        says { nb: "Systemnavnet finnes ikke.", en: "The system name does not exist." }
        next { nb: "Se egne systemer med GET systemregister/vendor", en: "See your own systems with GET systemregister/vendor" }
    "AUTH-00018" 403 "AUTH-00018"
        says { nb: "Den som godkjenner, har ikke fått tilgangen selv.", en: "The person who approves has not been given the access." }
        next DELEGATE
    "AUTH-00019" 403 "AUTH-00019"
        says { nb: "Tjenesten er begrenset, og kunden har ikke fått tilgang til den.", en: "The service is limited, and the customer has not been given access to it." }
        next { nb: "Be tjenesteeieren legge kunden til på tilgangslisten", en: "Ask the service owner to add the customer to the access list" }
    "AUTH-00020" 403 "AUTH-00020"
        says { nb: "Den som godkjenner, er logget inn på et for lavt sikkerhetsnivå.", en: "The person who approves is logged in at too low a security level." }
        next { nb: "Be vedkommende logge inn med BankID eller tilsvarende (nivå 4)", en: "Ask them to log in with BankID or similar (level 4)" }
    "AUTH-00021" 400 "AUTH-00021"
        says { nb: "Adressen det skal sendes videre til (redirectUrl), står ikke på systemet.", en: "The address to redirect to (redirectUrl) is not on the system." }
        next REDIRECT
    "AUTH-00022" 400 "AUTH-00022"
        says { nb: "Rettighetene kunne ikke tas tilbake.", en: "The rights could not be withdrawn." }
        next LATER
    "AUTH-00023" 401 "AUTH-00023"
        says { nb: "Altinn ser ikke av tokenet hvilken leverandør som kaller.", en: "Altinn cannot tell from the token which supplier is calling." }
        next TOKEN
    "AUTH-00024" 403 "AUTH-00024"
        says { nb: "Dere kan ikke slette denne systembrukeren: den er ikke deres.", en: "You cannot delete this system user: it is not yours." }
        next { nb: "Be kunden slette den i Altinn", en: "Ask the customer to delete it in Altinn" }
    "AUTH-00025" 400 "AUTH-00025"
        says { nb: "Forespørselen gjelder ikke en systembruker for klienter.", en: "The request is not for a system user for clients." }
        next AGENT
    "AUTH-00026" 400 "AUTH-00026"
        says { nb: "Systemet har ingen adresser å sende videre til (allowedRedirectUrls).", en: "The system has no addresses to redirect to (allowedRedirectUrls)." }
        next REDIRECT
    "AUTH-00027" 400 "AUTH-00027"
        says { nb: "Tilgangspakken svarer ikke til noen rolle.", en: "The access package does not correspond to any role." }
        next PACKAGES
    "AUTH-00028" 400 "AUTH-00028"
        says { nb: "Kunden mangler i kallet, eller nummeret er ikke gyldig.", en: "The customer is missing from the call, or the number is not valid." }
        next CUSTOMER
    "AUTH-00030" 404 "AUTH-00030"
        says { nb: "Forespørselen om en systembruker for klienter finnes ikke.", en: "The request for a system user for clients does not exist." }
        next AGENT
    "AUTH-00031" 400 "AUTH-00031"
        says NOT_THE_FACILITATOR
        next FACILITATOR
    "AUTH-00032" 400 "AUTH-00032"
        says { nb: "Tildelingen finnes ikke.", en: "The assignment does not exist." }
        next FACILITATOR
    "AUTH-00033" 400 "AUTH-00033"
        says { nb: "Systembrukeren for klienter kunne ikke slettes.", en: "The system user for clients could not be deleted." }
        next LATER
    "AUTH-00034" 400 "AUTH-00034"
        says { nb: "Systembrukeren er ikke en systembruker for klienter.", en: "The system user is not one for clients." }
        next AGENT
    "AUTH-00035" 400 "AUTH-00035"
        says { nb: "Systembrukeren har klienter og kan ikke slettes ennå.", en: "The system user has clients and cannot be deleted yet." }
        next { nb: "Fjern klientene fra systembrukeren først, og slett den så", en: "Remove the clients from the system user first, and then delete it" }
    "AUTH-00036" 400 "AUTH-00036"
        says { nb: "Systembrukeren er for klienter, men her trengs en vanlig.", en: "The system user is for clients, and an ordinary one is needed here." }
        next AGENT
    "AUTH-00037" 400 "AUTH-00037"
        says { nb: "Det finnes flere tildelinger enn én.", en: "There is more than one assignment." }
        next LATER
    "AUTH-00038" 400 "AUTH-00038"
        says { nb: "Delegeringen finnes ikke.", en: "The delegation does not exist." }
        next FACILITATOR
    "AUTH-00039" 400 "AUTH-00039"
        says NOT_THE_FACILITATOR
        next FACILITATOR
    "AUTH-00040" 400 "AUTH-00040"
        says { nb: "Parten hører ikke til delegeringene.", en: "The party does not belong to the delegations." }
        next FACILITATOR
    "AUTH-00041" 403 "AUTH-00041"
        says OTHER_CHOSEN
        next APPROVER
    "AUTH-00042" 403 "AUTH-00042"
        says OTHER_CHOSEN
        next APPROVER
    "AUTH-00043" 401 "AUTH-00043"
        says { nb: "Klientene kan ikke hentes: ikke logget inn.", en: "The clients cannot be fetched: not logged in." }
        next APPROVER
    "AUTH-00044" 403 "AUTH-00044"
        says { nb: "Klientene kan ikke hentes: vedkommende har ikke lov til det.", en: "The clients cannot be fetched: this person is not allowed to do that." }
        next APPROVER
    "AUTH-00045" 400 "AUTH-00045"
        says { nb: "Klientene kan ikke hentes.", en: "The clients cannot be fetched." }
        next LATER
    "AUTH-00046" 400 "AUTH-00046"
        says { nb: "Systembrukeren kunne ikke legges til som rettighetshaver.", en: "The system user could not be added as a right holder." }
        next LATER
    "AUTH-00047" 400 "AUTH-00047"
        says { nb: "Systembrukeren kunne ikke registreres i tilgangsstyringen.", en: "The system user could not be reported to access management." }
        next LATER
    "AUTH-00048" 400 "AUTH-00048"
        says { nb: "Parten mangler uuid i registeret.", en: "The party has no uuid in the register." }
        next LATER
    "AUTH-00049" 400 "AUTH-00049"
        says { nb: "Kontrollen av hvilke tilgangspakker som kan gis, gikk galt.", en: "The check of which access packages can be given failed." }
        next DELEGATE
    "AUTH-00050" 400 "AUTH-00050"
        says { nb: "Tilgangspakken kunne ikke gis til systembrukeren.", en: "The access package could not be given to the system user." }
        next DELEGATE
    "AUTH-00051" 400 "AUTH-00051"
        says { nb: "En av tilgangspakkene er ikke gyldig.", en: "One of the access packages is not valid." }
        next PACKAGES
    "AUTH-00052" 400 "AUTH-00052"
        says { nb: "Den som godkjenner, kan ikke gi alle tilgangspakkene.", en: "The person who approves cannot give all of the access packages." }
        next DELEGATE
    "AUTH-00053" 400 "AUTH-00053"
        says { nb: "Systembrukeren kunne ikke fjernes som rettighetshaver.", en: "The system user could not be removed as a right holder." }
        next LATER
    "AUTH-00054" 400 "AUTH-00054"
        says { nb: "Tilgangspakkene til systembrukeren kan ikke hentes.", en: "The access packages of the system user cannot be fetched." }
        next LATER
    "AUTH-00055" 400 "AUTH-00055"
        says { nb: "Systembrukeren, eller en tilgangspakke på den, kunne ikke slettes.", en: "The system user, or an access package on it, could not be deleted." }
        next LATER
    "AUTH-00058" 400 "AUTH-00058"
        says { nb: "En systembruker for klienter trenger minst én tilgangspakke.", en: "A system user for clients needs at least one access package." }
        next PACKAGES
    "AUTH-00059" 400 "AUTH-00059"
        says { nb: "Forespørselen har verken rettigheter eller tilgangspakker.", en: "The request contains neither rights nor access packages." }
        next PACKAGES
    "AUTH-00061" 409 "AUTH-00061"
        says { nb: "Endringen med denne korrelasjons-id-en er behandlet allerede.", en: "The change with this correlation id has already been dealt with." }
        next { nb: "Send endringen på nytt med en ny correlation-id", en: "Send the change again with a new correlation-id" }
    "AUTH-00063" 400 "AUTH-00063"
        says { nb: "En av tilgangspakkene står ikke på systemet.", en: "One of the access packages is not on the system." }
        next PACKAGES
    "AUTH-00064" 400 "AUTH-00064"
        says { nb: "En av tilgangspakkene godtas ikke.", en: "One of the access packages is not accepted." }
        next PACKAGES
    "AUTH-00065" 400 "AUTH-00065"
        says { nb: "Tilgangspakken er ikke for klienter.", en: "The access package is not for clients." }
        next PACKAGES
    "AUTH.VLD-00000" 400 "AUTH-VLD-00000"
        says { nb: "Organisasjonsnummeret til leverandøren har feil form.", en: "The organisation number of the supplier has the wrong format." }
        next { nb: "Skriv vendor.ID som 0192:NUMMER med ni sifre", en: "Write vendor.ID as 0192:NUMBER with nine digits" }
    "AUTH.VLD-00001" 400 "AUTH-VLD-00001"
        says { nb: "System-id-en må begynne med leverandørens organisasjonsnummer.", en: "The system id must begin with the organisation number of the supplier." }
        next { nb: "Skriv id som NUMMER_NAVN, for eksempel 991825827_fagsystem", en: "Write id as NUMBER_NAME, such as 991825827_system" }
    "AUTH.VLD-00002" 400 "AUTH-VLD-00002"
        says { nb: "System-id-en er brukt før. Også id-ene til slettede systemer er opptatt for alltid.", en: "The system id has been used before. The ids of deleted systems also stay taken for ever." }
        next { nb: "Velg en ny id, eller endre det systemet som finnes: PUT systemregister/vendor/ID", en: "Choose a new id, or change the system that exists: PUT systemregister/vendor/ID" }
    "AUTH.VLD-00003" 400 "AUTH-VLD-00003"
        says { nb: "En av ressursene finnes ikke i ressursregisteret i dette miljøet.", en: "One of the resources is not in the resource registry in this environment." }
        next { nb: "Publiser ressursen først. altinn-onboard resource show ID viser om den finnes", en: "Publish the resource first. altinn-onboard resource show ID shows whether it exists" }
    "AUTH.VLD-00004" 400 "AUTH-VLD-00004"
        says { nb: "En klient-ID står på et annet system allerede.", en: "A client id is already on another system." }
        next { nb: "Fjern klient-ID-en fra det andre systemet, eller lag en ny klient: altinn-onboard client guide", en: "Remove the client id from the other system, or make a new client: altinn-onboard client guide" }
    "AUTH.VLD-00005" 400 "AUTH-VLD-00005"
        says { nb: "En av adressene det kan sendes videre til, er ikke gyldig.", en: "One of the addresses to redirect to is not valid." }
        next { nb: "Skriv allowedRedirectUrls som hele https-adresser", en: "Write allowedRedirectUrls as complete https addresses" }
    "AUTH.VLD-00006" 400 "AUTH-VLD-00006"
        says { nb: "En ressurs står to ganger i rights.", en: "A resource appears twice in rights." }
        next TWICE
    "AUTH.VLD-00007" 400 "AUTH-VLD-00007"
        says { nb: "En tilgangspakke står to ganger i accessPackages.", en: "An access package appears twice in accessPackages." }
        next TWICE
    "AUTH.VLD-00008" 400 "AUTH-VLD-00008"
        says { nb: "En tilgangspakke finnes ikke.", en: "An access package does not exist." }
        next PACKAGES
    "AUTH.VLD-00009" 400 "AUTH-VLD-00009"
        says { nb: "En ressurs-id i rights har feil form.", en: "A resource id in rights has the wrong format." }
        next { nb: "Skriv resource som id urn:altinn:resource med ressurs-id-en som value", en: "Write resource with the id urn:altinn:resource and the resource id as value" }
    "AUTH.VLD-00011" 400 "AUTH-VLD-00011"
        says { nb: "En klient-ID står to ganger i clientId.", en: "A client id appears twice in clientId." }
        next TWICE
    "AUTH.VLD-00012" 400 "AUTH-VLD-00012"
        says { nb: "System-id-en i adressen er en annen enn i innholdet.", en: "The system id in the address is different from the one in the body." }
        next { nb: "Bruk samme id i adressen og i innholdet", en: "Use the same id in the address and in the body" }
    "AUTH.VLD-00013" 400 "AUTH-VLD-00013"
        says { nb: "System-id-en har mellomrom.", en: "The system id contains spaces." }
        next { nb: "Skriv id uten mellomrom, med understrek eller bindestrek", en: "Write id without spaces, with underscores or hyphens" }
    "AUTH.VLD-00017" 400 "AUTH-VLD-00017"
        says { nb: "Ressurstypen kan ikke delegeres til en systembruker.", en: "A resource of this type cannot be delegated to a system user." }
        next { nb: "Bruk en ressurs av en type som kan delegeres, for eksempel CorrespondenceService, BrokerService eller GenericAccessResource", en: "Use a resource of a type that can be delegated, such as CorrespondenceService, BrokerService or GenericAccessResource" }
    "AUTH.VLD-00018" 400 "AUTH-VLD-00018"
        says { nb: "Et system med tilgangspakker for klienter kan ikke være synlig for alle (isVisible).", en: "A system with access packages for clients cannot be visible to all (isVisible)." }
        next { nb: "Sett isVisible til false, eller utelat pakkene for klienter", en: "Set isVisible to false, or leave out the packages for clients" }
    "" 403 "SYSTEM-REGISTER-403"
        says { nb: "Tokenet mangler scopet for systemregisteret, eller systemet tilhører en annen leverandør.", en: "The token lacks the scope for the system register, or the system belongs to another supplier." }
        next { nb: "altinn-onboard token viser scopes: altinn:authentication/systemregister.write og systemuser.request.write", en: "altinn-onboard token shows scopes: altinn:authentication/systemregister.write and systemuser.request.write" }
}
