//! What the codes of access lists mean, what the registry says of them without one, and what this program says of who is to
//! be on a list.
//!
//! Source: Altinn/altinn-resource-registry `src/Altinn.ResourceRegistry.Core/Errors` and
//! `Controllers/AccessListsController.cs`, 2026-08-10.

use super::row::{ServiceCode, service_codes, shared};
use super::shared::TOKEN;
use crate::catalog::services::RemoteService;
use crate::finding::code::codes;

shared! {
    SHOW { nb: "Se hva som står der: altinn-onboard access-list show", en: "See what is there: altinn-onboard access-list show" }
    MEMBERS { nb: "Legg til medlemmer med POST members, høyst 100 i hvert kall; altinn-onboard access-list members deler opp selv", en: "Add members with POST members, 100 at most in each call; altinn-onboard access-list members divides them itself" }
    PARTIES { nb: "Skriv parter som urn:altinn:organization:identifier-no:NUMMER, i data", en: "Write parties as urn:altinn:organization:identifier-no:NUMBER, in data" }
    MEMBER_AGAIN { nb: "Rett det, og kjør på nytt: altinn-onboard access-list members FIL", en: "Correct it, and run again: altinn-onboard access-list members FILE" }
    LIST_SCOPES { nb: "Prøv scopene ett for ett: altinn-onboard scopes check. Eieren er den organisasjonskoden som står i tokenet: altinn-onboard token --decode", en: "Try the scopes one by one: altinn-onboard scopes check. The owner is the organisation code in the token: altinn-onboard token --decode" }
}

service_codes! { Some(RemoteService::AccessLists);
    "RR-00000" 501 "RR-00000"
        says { nb: "Medlemmer kan ikke hentes sammen med tilgangslistene.", en: "Members cannot be fetched together with the access lists." }
        next { nb: "Hent medlemmene for seg: GET access-lists/EIER/LISTE/members", en: "Fetch the members separately: GET access-lists/OWNER/LIST/members" }
    "RR-00001" 400 "RR-00001" means PartyUnknown
        says { nb: "En av virksomhetene finnes ikke i dette miljøet, og da endres ingenting av det som ble sendt.", en: "One of the organisations does not exist in this environment, and then nothing of what was sent is changed." }
        next { nb: "Ta bort den som ikke finnes: altinn-onboard access-list members sier hvilken det er", en: "Leave out the one that does not exist: altinn-onboard access-list members says which one it is" }
    "RR-00002" 400 "RR-00002"
        says { nb: "Ressursen er ikke publisert i dette miljøet, eller den mangler organisasjonsnummer eller organisasjonskode.", en: "The resource is not published in this environment, or lacks its organisation number or organisation code." }
        next { nb: "Publiser ressursen først: altinn-onboard step resource", en: "Publish the resource first: altinn-onboard step resource" }
    "RR-00004" 403 "RR-00004"
        says { nb: "Ressursen tilhører en annen virksomhet enn eieren av tilgangslisten.", en: "The resource belongs to another organisation than the owner of the access list." }
        next { nb: "Koble listen til en ressurs som er deres egen: altinn-onboard resource show", en: "Connect the list to a resource of your own: altinn-onboard resource show" }
    "RR.VLD-00000" 400 "RR-VLD-00000"
        says { nb: "En tilgangsliste kan få høyst 100 medlemmer når den skrives på nytt.", en: "An access list can be given 100 members at most when it is replaced." }
        next MEMBERS
    "RR.VLD-00001" 400 "RR-VLD-00001"
        says { nb: "Høyst 100 medlemmer kan legges til eller fjernes i ett kall.", en: "At most 100 members can be added or removed in one call." }
        next MEMBERS
    "RR.VLD-00002" 400 "RR-VLD-00002"
        says { nb: "include=resources krever en ressurs.", en: "include=resources needs a resource." }
        next { nb: "Legg til resource=ID i søket", en: "Add resource=ID to the query" }
    "RR.VLD-00003" 400 "RR-VLD-00003"
        says { nb: "Kallet trenger minst én part.", en: "The call needs at least one party." }
        next PARTIES
    "RR.VLD-00004" 400 "RR-VLD-00004"
        says { nb: "En part er ikke en gyldig URN.", en: "A party is not a valid URN." }
        next PARTIES
    "RR.VLD-00006" 400 "RR-VLD-00006"
        says { nb: "Kallet har for mange parter.", en: "The call contains too many parties." }
        next MEMBERS
    "RR.VLD-00010" 400 "RR-VLD-00010"
        says { nb: "Eieren av en tilgangsliste oppgis med organisasjonskode, ikke organisasjonsnummer.", en: "The owner of an access list is given by organisation code, not by organisation number." }
        next { nb: "Se koden: altinn-onboard token --decode viser den som urn:altinn:org", en: "See the code: altinn-onboard token --decode shows it as urn:altinn:org" }
    "" 400 "ACCESS-LIST-400"
        says { nb: "Ressursregisteret godtar ikke endringen av tilgangslisten.", en: "The resource registry does not accept the change of the access list." }
        next SHOW
    "" 401 "ACCESS-LIST-401"
        says { nb: "Ressursregisteret godtar ikke tokenet: det er ikke vekslet, det er utløpt, eller det er fra et annet miljø.", en: "The resource registry does not accept the token: it is not exchanged, has expired, or is from another environment." }
        next TOKEN
    "" 403 "ACCESS-LIST-403"
        says { nb: "Klienten mangler scopet `altinn:resourceregistry/accesslist.write` eller `accesslist.read`, eller den tilhører en annen virksomhet enn eieren av tilgangslisten.", en: "The client lacks the scope `altinn:resourceregistry/accesslist.write` or `accesslist.read`, or belongs to an organisation other than the owner of the access list." }
        next LIST_SCOPES
    "" 404 "ACCESS-LIST-404"
        says { nb: "Tilgangslisten finnes ikke i dette miljøet.", en: "The access list does not exist in this environment." }
        next { nb: "Opprett den: altinn-onboard access-list create", en: "Create it: altinn-onboard access-list create" }
    "" 412 "ACCESS-LIST-412" means ListChanged
        says { nb: "Noen andre har endret tilgangslisten imens. Det som ble lest, gjelder ikke lenger, og ingenting ble skrevet.", en: "Somebody else has changed the access list meanwhile. What was read no longer holds, and nothing was written." }
        next { nb: "Kjør den samme kommandoen en gang til; den leser listen på nytt først. altinn-onboard access-list show viser den", en: "Run the same command once more; it reads the list anew first. altinn-onboard access-list show shows it" }
}

codes! {
    LIST_ID_FORM = "LIST-ID-FORM" [Error]
        says { nb: "En tilgangsliste kjennes på en id med a–z, 0–9, `_` og `-`, som begynner med en bokstav eller et siffer.", en: "An access list is known by an ID of a–z, 0–9, `_` and `-`, which begins with a letter or a digit." }
        next { nb: "Skriv for eksempel godkjente-banker", en: "Write for example approved-banks" }
    LIST_ID_LENGTH = "LIST-ID-LENGTH" [Error]
        says { nb: "Id-en til en tilgangsliste har 2–100 tegn.", en: "The ID of an access list has 2–100 characters." }
        next { nb: "Velg en kortere eller lengre id, for eksempel godkjente-banker", en: "Choose a shorter or longer ID, for example approved-banks" }
    LIST_MEMBERS_NONE = "LIST-MEMBERS-NONE" [Error]
        says { nb: "Det står ingen medlemmer der, og en liste uten medlemmer stenger alle ute.", en: "There are no members there, and a list without members shuts everybody out." }
        next { nb: "Skriv ett organisasjonsnummer på hver linje, og kjør på nytt: altinn-onboard access-list members FIL", en: "Write one organisation number on each line, and run again: altinn-onboard access-list members FILE" }
    LIST_MEMBER_PERSON = "LIST-MEMBER-PERSON" [Error]
        says { nb: "Linje {line} har et nummer med elleve sifre. Personer kan ikke stå på tilgangslister, og nummeret gjentas ikke her.", en: "Line {line} has a number of eleven digits. Persons cannot be on access lists, and the number is not repeated here." }
        next { nb: "Ta bort personer: de stenges ute av enhver tilgangsliste. Kjør så på nytt: altinn-onboard access-list members FIL", en: "Leave out persons: every access list shuts them out. Then run again: altinn-onboard access-list members FILE" }
    LIST_MEMBER_NUMBER = "LIST-MEMBER-NUMBER" [Error]
        says { nb: "Linje {line} har ikke et gyldig organisasjonsnummer: {reason}.", en: "Line {line} has no valid organisation number: {reason}." }
        next MEMBER_AGAIN
    LIST_MEMBER_TWICE = "LIST-MEMBER-TWICE" [Error]
        says { nb: "{member} står både på linje {first} og på linje {line}.", en: "{member} stands both on line {first} and on line {line}." }
        next MEMBER_AGAIN
    LIST_MEMBER_UNKNOWN = "LIST-MEMBER-UNKNOWN" [Error]
        says { nb: "Altinn kjenner ikke {members} i dette miljøet. De andre medlemmene som ble sendt, er lagt til.", en: "Altinn does not know {members} in this environment. The other members that were sent have been added." }
        why { nb: "Syntetiske virksomheter finnes bare i testmiljøet, og ekte virksomheter finnes der bare når de er opprettet.", en: "Synthetic organisations exist in the test environment only, and real ones exist there only once they have been created." }
        next { nb: "Rett nummeret, eller ta det bort: altinn-onboard access-list members --remove NUMMER", en: "Correct the number, or leave it out: altinn-onboard access-list members --remove NUMBER" }
}
