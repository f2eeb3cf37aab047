//! What Altinn Melding's codes on attachments mean.
//!
//! Source: Altinn/altinn-correspondence `src/Altinn.Correspondence.Application/Errors.cs`, 2026-08-20.

use super::row::{ServiceCode, service_codes, shared};
use super::shared::{ATTACH_AGAIN, DOWN, NOTHING, REPORT, REPORT_WITH_TRACE};
use crate::catalog::services::RemoteService;

shared! {
    FILE_NAME { nb: "Gi filen et kort navn av bokstaver, sifre, bindestrek og punktum, med en filtype som godtas", en: "Give the file a short name of letters, digits, hyphens and full stops, with a type that is accepted" }
}

service_codes! { Some(RemoteService::Correspondence);
    "2000" 500 "CORR-2000"
        says { nb: "Altinn Melding får ikke svar fra ressursregisteret.", en: "Altinn Correspondence gets no answer from the resource registry." }
        next DOWN
    "2001" 404 "CORR-2001"
        says { nb: "Vedlegget finnes ikke i dette miljøet.", en: "The attachment does not exist in this environment." }
        next ATTACH_AGAIN
    "2002" 502 "CORR-2002"
        says { nb: "Opplastingen av vedlegget ble avbrutt hos Altinn.", en: "The upload of the attachment was interrupted at Altinn." }
        next { nb: "Last opp vedlegget en gang til", en: "Upload the attachment again" }
    "2003" 400 "CORR-2003"
        says { nb: "Vedlegget hører til en melding som er opprettet, og kan ikke lastes opp nå.", en: "The attachment belongs to a message that has been created, and cannot be uploaded now." }
        next ATTACH_AGAIN
    "2004" 400 "CORR-2004"
        says { nb: "Vedlegget er tomt eller for stort: høyst 2 GB i skjema, 50 GB som strøm.", en: "The attachment is empty or too large: 2 GB at most in a form, 50 GB as a stream." }
        next { nb: "Del filen, eller last den opp som strøm: POST attachment/ID/upload", en: "Split the file, or upload it as a stream: POST attachment/ID/upload" }
    "2005" 400 "CORR-2005"
        says { nb: "Vedlegget er lastet opp allerede, eller lastes opp nå.", en: "The attachment has already been uploaded, or is being uploaded." }
        next { nb: "Se statusen med GET attachment/ID. Et nytt innhold trenger et nytt vedlegg: POST attachment", en: "See the status with GET attachment/ID. New content needs a new attachment: POST attachment" }
    "2006" 400 "CORR-2006"
        says { nb: "Vedlegget er slettet.", en: "The attachment has been deleted." }
        next ATTACH_AGAIN
    "2007" 400 "CORR-2007"
        says { nb: "Vedlegget hører til minst én melding og kan ikke slettes.", en: "The attachment belongs to at least one message and cannot be deleted." }
        next { nb: "Slett meldingen først, så lenge den ikke er publisert", en: "Delete the message first, as long as it is not published" }
    "2008" 400 "CORR-2008"
        says { nb: "Sjekksummen stemmer ikke med filen som kom fram.", en: "The checksum does not match the file that arrived." }
        next { nb: "Regn ut MD5 av hele filen, og last den opp på nytt", en: "Compute the MD5 of the whole file, and upload it again" }
    "2009" 400 "CORR-2009"
        says { nb: "Altinn Melding finner ikke lageret til vedlegget.", en: "Altinn Correspondence cannot find the storage for the attachment." }
        next REPORT
    "2010" 400 "CORR-2010"
        says { nb: "Vedlegget mangler filnavn.", en: "The attachment has no file name." }
        next FILE_NAME
    "2011" 400 "CORR-2011"
        says { nb: "Filnavnet til vedlegget er for langt.", en: "The file name of the attachment is too long." }
        next FILE_NAME
    "2012" 400 "CORR-2012"
        says { nb: "Filnavnet til vedlegget har tegn som ikke godtas.", en: "The file name of the attachment contains characters that are not accepted." }
        next FILE_NAME
    "2013" 400 "CORR-2013"
        says { nb: "Filtypen godtas ikke som vedlegg.", en: "The file type is not accepted as an attachment." }
        next { nb: "Bruk en av typene som godtas, for eksempel .pdf, .docx, .xlsx, .txt, .xml, .json, .jpg, .png eller .zip", en: "Use one of the accepted types, such as .pdf, .docx, .xlsx, .txt, .xml, .json, .jpg, .png or .zip" }
    "2014" 451 "CORR-2014"
        says { nb: "Tjenesteeieren er ikke satt opp i Altinn Melding.", en: "The service owner is not set up in Altinn Correspondence." }
        next REPORT_WITH_TRACE
    "2015" 409 "CORR-2015"
        says { nb: "Vedlegget er flyttet fra Altinn 2 allerede.", en: "The attachment has already been moved from Altinn 2." }
        next NOTHING
    "2016" 400 "CORR-2016"
        says { nb: "Vedlegget hører til en publisert melding, og tjenesteeieren kan ikke lenger hente det.", en: "The attachment belongs to a published message, and the service owner can no longer fetch it." }
        next { nb: "Behold en egen kopi av det som sendes", en: "Keep your own copy of what is sent" }
    "2017" 400 "CORR-2017"
        says { nb: "Vedlegget utløper for tidlig: minst 14 dager i produksjon, minst 1 dag i testmiljøene.", en: "The attachment expires too soon: at least 14 days in production, at least 1 day in the test environments." }
        next { nb: "Sett expirationInDays til minst 14, så gjelder det samme i begge miljøer", en: "Set expirationInDays to at least 14, so that the same value works in both environments" }
    "2018" 400 "CORR-2018"
        says { nb: "Vedlegget er utløpt.", en: "The attachment has expired." }
        next ATTACH_AGAIN
    "2019" 400 "CORR-2019"
        says { nb: "Vedlegget er slettet og kan ikke hentes.", en: "The attachment has been deleted and cannot be fetched." }
        next ATTACH_AGAIN
    "2020" 400 "CORR-2020"
        says { nb: "Vedlegget er utløpt og kan ikke hentes.", en: "The attachment has expired and cannot be fetched." }
        next ATTACH_AGAIN
    "2021" 400 "CORR-2021"
        says { nb: "Filnavnet er reservert i Windows, slik som CON.txt.", en: "The file name is one that Windows reserves, such as CON.txt." }
        next FILE_NAME
    "2022" 408 "CORR-2022"
        says { nb: "Opplastingen tok for lang tid.", en: "The upload took too long." }
        next { nb: "Last opp vedlegget en gang til, fra et raskere nett", en: "Upload the attachment again, from a faster network" }
    "2023" 400 "CORR-2023"
        says { nb: "Vedleggene er for store til sammen.", en: "Together the attachments are too large." }
        next { nb: "Fordel vedleggene på flere meldinger", en: "Spread the attachments over several messages" }
}
