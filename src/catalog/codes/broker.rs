//! What Altinn Formidling's codes mean.
//!
//! Source: Altinn/altinn-broker `src/Altinn.Broker.Application/Errors.cs`, 2026-08-18.

use super::row::{ServiceCode, service_codes, shared};
use super::shared::{NO_STATISTICS, SCOPES, TOKEN};
use crate::catalog::services::RemoteService;

shared! {
    OWNER { nb: "Registrer virksomheten med et token som har altinn:serviceowner: POST serviceowner", en: "Register the organisation with a token that has altinn:serviceowner: POST serviceowner" }
    SIZE { nb: "Sett maxFileTransferSize til et antall byte mellom 1 og 50000000000, eller utelat det", en: "Set maxFileTransferSize to a number of bytes between 1 and 50000000000, or leave it out" }
    APPROVAL { nb: "Be Altinn om godkjenning på Slack eller servicedesk@altinn.no, eller hold filene under 50 GB med virussjekk", en: "Ask Altinn for approval on Slack or at servicedesk@altinn.no, or keep the files below 50 GB with a virus scan" }
    PARTY { nb: "La parten i requiredParty være avsender, eller den eneste mottakeren", en: "Let the party of requiredParty be the sender, or the only recipient" }
    LATER { nb: "Vent litt og prøv igjen. Hjelper det ikke, meld det til Altinn servicedesk med sporings-id-en", en: "Wait a little and try again. If that does not help, report it to the Altinn service desk with the trace ID" }
    STATISTICS { nb: "Oppgi year, month og eventuelt resourceId for en måned med overføringer", en: "Give year, month and, if you want, resourceId for a month with transfers" }
    STATISTICS_QUESTION { nb: "Forespørselen om statistikk godtas ikke.", en: "The request for statistics is not accepted." }
}

service_codes! { Some(RemoteService::Broker);
    "BRO-00001" 404 "BRO-00001"
        says { nb: "Filoverføringen finnes ikke i dette miljøet.", en: "The file transfer does not exist in this environment." }
        next { nb: "Kontroller id-en og miljøet: GET filetransfer viser dem som finnes", en: "Check the ID and the environment: GET filetransfer shows those that exist" }
    "BRO-00002" 400 "BRO-00002"
        says { nb: "Tjenesteeieren er ikke registrert i Altinn Formidling.", en: "The service owner is not registered in Altinn Broker." }
        next OWNER
    "BRO-00003" 400 "BRO-00003"
        says { nb: "Ingen fil er lastet opp til overføringen ennå.", en: "No file has been uploaded to the transfer yet." }
        next { nb: "Last opp filen: POST filetransfer/ID/upload", en: "Upload the file: POST filetransfer/ID/upload" }
    "BRO-00004" 409 "BRO-00004"
        says { nb: "En fil er allerede lastet opp, eller forsøkt lastet opp, til denne overføringen.", en: "A file has already been uploaded to this transfer, or an upload was attempted." }
        next { nb: "Opprett en ny overføring og last opp filen dit: POST filetransfer", en: "Create a new transfer and upload the file there: POST filetransfer" }
    "BRO-00005" 403 "BRO-00005"
        says { nb: "Ressursen finnes ikke i ressursregisteret, eller den har ingen eier der.", en: "The resource is not in the resource registry, or has no owner there." }
        next { nb: "altinn-onboard resource show viser om den er publisert, og hvem som eier den", en: "altinn-onboard resource show shows whether it is published, and who owns it" }
    "BRO-00006" 401 "BRO-00006" means BrokerNotLetIn
        says { nb: "Dere har ikke tilgang: ressursen er ikke satt opp i Altinn Formidling, tilgangsreglene sier nei, eller tokenet gjelder en annen enn eieren.", en: "Access is refused: the resource is not set up in Altinn Broker, the access rules say no, or the token is for an organisation other than the owner." }
        next { nb: "Spør først GET resource/ID hos Formidling (25 betyr ikke satt opp). Er den satt opp, se tilgangsreglene: altinn-onboard policy explain", en: "Call GET resource/ID at Broker first (25 means not set up). If it is set up, check the access rules: altinn-onboard policy explain" }
    "BRO-00007" 403 "BRO-00007"
        says { nb: "Filen kan ikke hentes ennå: den er ikke publisert.", en: "The file cannot be fetched yet: it is not published." }
        next { nb: "Vent til GET filetransfer/ID svarer Published", en: "Wait until GET filetransfer/ID answers Published" }
    "BRO-00008" 500 "BRO-00008"
        says { nb: "Opplastingen ble avbrutt hos Altinn.", en: "The upload was interrupted at Altinn." }
        next { nb: "Se GET filetransfer/ID/details, opprett en ny overføring og last opp en gang til", en: "Check GET filetransfer/ID/details, create a new transfer and upload the file again" }
    "BRO-00009" 400 "BRO-00009"
        says { nb: "Sjekksummen stemmer ikke med filen som kom fram. Overføringen er avsluttet.", en: "The checksum does not match the file that arrived. The transfer has ended." }
        next { nb: "Regn ut MD5 av hele filen med små bokstaver, og opprett en ny overføring", en: "Compute the MD5 of the whole file in lower case, and create a new transfer" }
    "BRO-00010" 400 "BRO-00010"
        says { nb: "Bare en publisert overføring kan bekreftes som mottatt; når alle har bekreftet, er den avsluttet.", en: "Only a published transfer can be confirmed as received; when all have confirmed, it has ended." }
        next { nb: "Se statusen: GET filetransfer/ID", en: "See the status: GET filetransfer/ID" }
    "BRO-00011" 400 "BRO-00011"
        says { nb: "Største filstørrelse kan ikke være negativ.", en: "The maximum file size cannot be negative." }
        next SIZE
    "BRO-00012" 400 "BRO-00012"
        says { nb: "Største filstørrelse kan ikke være null.", en: "The maximum file size cannot be zero." }
        next SIZE
    "BRO-00013" 400 "BRO-00013"
        says { nb: "Filer over 50 GB med virussjekk krever godkjenning i produksjon.", en: "Files over 50 GB with a virus scan need approval in production." }
        next APPROVAL
    "BRO-00014" 400 "BRO-00014"
        says { nb: "Lagringstiden for filoverføringer er ikke en varighet etter ISO 8601.", en: "The time to live of file transfers is not an ISO 8601 duration." }
        next { nb: "Skriv fileTransferTimeToLive som for eksempel P30D", en: "Write fileTransferTimeToLive as, for example, P30D" }
    "BRO-00015" 400 "BRO-00015"
        says { nb: "Filoverføringer kan lagres i høyst 365 dager.", en: "File transfers can live for 365 days at most." }
        next { nb: "Sett fileTransferTimeToLive til P365D eller mindre", en: "Set fileTransferTimeToLive to P365D or less" }
    "BRO-00016" 400 "BRO-00016"
        says { nb: "Filen er større enn ressursen tillater.", en: "The file is larger than the resource allows." }
        next { nb: "Send en mindre fil, eller øk maxFileTransferSize på ressursen: PUT resource/ID", en: "Send a smaller file, or raise the resource's maxFileTransferSize: PUT resource/ID" }
    "BRO-00017" 400 "BRO-00017"
        says { nb: "Tiden før sletting er ikke en varighet etter ISO 8601.", en: "The time before deletion is not an ISO 8601 duration." }
        next { nb: "Skriv purgeFileTransferGracePeriod som for eksempel PT2H", en: "Write purgeFileTransferGracePeriod as, for example, PT2H" }
    "BRO-00018" 400 "BRO-00018"
        says { nb: "Tiden før sletting kan være høyst 24 timer.", en: "The time before deletion can be 24 hours at most." }
        next { nb: "Sett purgeFileTransferGracePeriod til PT24H eller mindre", en: "Set purgeFileTransferGracePeriod to PT24H or less" }
    "BRO-00019" 400 "BRO-00019"
        says { nb: "Filen kan ikke bekreftes som mottatt før den er hentet.", en: "The file cannot be confirmed as received until it has been fetched." }
        next { nb: "Hent filen først: GET filetransfer/ID/download", en: "Fetch the file first: GET filetransfer/ID/download" }
    "BRO-00020" 400 "BRO-00020"
        says { nb: "Overføring uten virussjekk krever at ressursen er godkjent av Altinn.", en: "Transfers without a virus scan need a resource that Altinn has approved." }
        next APPROVAL
    "BRO-00021" 503 "BRO-00021"
        says { nb: "Lageret til tjenesteeieren er ikke klart ennå. Det lages i bakgrunnen.", en: "The service owner's storage is not ready yet. It is being prepared in the background." }
        next { nb: "Vent noen minutter til GET serviceowner viser lageret, og prøv igjen", en: "Wait a few minutes until GET serviceowner shows the storage, and try again" }
    "BRO-00022" 400 "BRO-00022"
        says { nb: "Største filstørrelse er over det Altinn Formidling noen gang tillater.", en: "The maximum file size is more than Altinn Broker ever allows." }
        next SIZE
    "BRO-00023" 400 "BRO-00023"
        says { nb: "useManifestFileShim krever koden og utgaven til tjenesten i Altinn 2.", en: "useManifestFileShim needs the code and the edition of the service in Altinn 2." }
        next { nb: "Oppgi externalServiceCodeLegacy og externalServiceEditionCodeLegacy, eller utelat useManifestFileShim", en: "Give externalServiceCodeLegacy and externalServiceEditionCodeLegacy, or leave out useManifestFileShim" }
    "BRO-00024" 400 "BRO-00024"
        says { nb: "Eieren av ressursen er ikke registrert som tjenesteeier i Altinn Formidling.", en: "The owner of the resource is not registered as a service owner in Altinn Broker." }
        next OWNER
    "BRO-00025" 400 "BRO-00025" means BrokerNotConfigured
        says { nb: "Ressursen er ikke satt opp i Altinn Formidling.", en: "The resource is not set up in Altinn Broker." }
        next { nb: "Sett den opp som eier: PUT resource/ID", en: "Set it up as its owner: PUT resource/ID" }
    "BRO-00026" 400 "BRO-00026"
        says { nb: "Ressursen krever at en bestemt part er avsender eller mottaker, og det er den ikke her.", en: "The resource requires a certain party to be the sender or the recipient, and here it is neither." }
        next PARTY
    "BRO-00027" 400 "BRO-00027"
        says { nb: "Ressursen krever en bestemt part, og da kan overføringen bare ha én mottaker.", en: "The resource requires a certain party, and then the transfer can have only one recipient." }
        next PARTY
    "BRO-00028" 400 "BRO-00028"
        says { nb: "En mottaker står ikke på ressursens tilgangsliste.", en: "A recipient is not on the access list of the resource." }
        next { nb: "Legg mottakeren på listen, og vent ti minutter: altinn-onboard step access-list", en: "Add the recipient to the list, and wait ten minutes: altinn-onboard step access-list" }
    "BRO-00029" 416 "BRO-00029"
        says { nb: "Den delen av filen dere ber om, finnes ikke.", en: "The part of the file that was asked for does not exist." }
        next { nb: "Be om et område innenfor filstørrelsen, eller hent hele filen uten Range", en: "Ask for a range within the file's size, or fetch the whole file without Range" }
    "BRO-00030" 503 "BRO-00030"
        says { nb: "Resultatet av virussjekken er ikke klart.", en: "The result of the virus scan is not ready." }
        next { nb: "Vent et minutt og prøv igjen", en: "Wait a minute and try again" }
    "BRO-07001" 400 "BRO-07001"
        says { nb: "Altinn Formidling ser ikke av tokenet hvilken virksomhet som kaller.", en: "Altinn Broker cannot tell from the token which organisation is calling." }
        next TOKEN
    "BRO-07002" 409 "BRO-07002" means BrokerOwnerKnown
        says { nb: "Tjenesteeieren er registrert allerede.", en: "The service owner is already registered." }
        next { nb: "Ingenting å gjøre: GET serviceowner viser den", en: "Nothing to do: GET serviceowner shows it" }
    "BRO-07003" 500 "BRO-07003"
        says { nb: "Registreringen av tjenesteeieren gikk galt hos Altinn.", en: "The registration of the service owner went wrong at Altinn." }
        next LATER
    "BRO-07004" 404 "BRO-07004"
        says { nb: "Virksomheten er ikke registrert som tjenesteeier i Altinn Formidling.", en: "The organisation is not registered as a service owner in Altinn Broker." }
        next OWNER
    "BRO-06001" 404 "BRO-06001"
        says { nb: "Det finnes ingen filoverføringer å lage statistikk av.", en: "There are no file transfers to make statistics from." }
        next STATISTICS
    "BRO-06002" 500 "BRO-06002"
        says NO_STATISTICS
        next LATER
    "BRO-06003" 400 "BRO-06003"
        says STATISTICS_QUESTION
        next STATISTICS
    "BRO-06004" 400 "BRO-06004"
        says STATISTICS_QUESTION
        next STATISTICS
    "BRO-06005" 400 "BRO-06005"
        says STATISTICS_QUESTION
        next STATISTICS
    "" 401 "BROKER-401"
        says { nb: "Altinn Formidling godtar ikke tokenet: det er utløpt, eller det er fra et annet miljø.", en: "Altinn Broker does not accept the token: it has expired, or is from another environment." }
        next TOKEN
    "" 403 "BROKER-403"
        says { nb: "Tokenet mangler scopet: `altinn:broker.write` for å sende, `altinn:broker.read` for å motta, `altinn:serviceowner` for å sette opp.", en: "The token lacks the scope: `altinn:broker.write` to send, `altinn:broker.read` to receive, `altinn:serviceowner` to set up." }
        next SCOPES
    "" 406 "BROKER-406"
        says { nb: "Altinn Formidling kan ikke svare i formatet dere ber om.", en: "Altinn Broker cannot answer in the format that was asked for." }
        next { nb: "Send Accept: application/json, eller utelat Accept", en: "Send Accept: application/json, or leave Accept out" }
}
