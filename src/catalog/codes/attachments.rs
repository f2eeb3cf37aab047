//! What this program says of a file that goes with a message through Altinn Melding.

use super::row::shared;
use crate::finding::code::codes;

shared! {
    OTHER { nb: "Oppgi en annen fil: altinn-onboard try message --message-attachment FIL", en: "Name another file: altinn-onboard try message --message-attachment FILE" }
    RENAMED { nb: "Gi filen et annet navn, og oppgi den på nytt: altinn-onboard try message --message-attachment FIL", en: "Rename the file, and name it again: altinn-onboard try message --message-attachment FILE" }
}

codes! {
    ATTACHMENT_EMPTY = "ATTACHMENT-EMPTY" [Error]
        says { nb: "Filen {path} er tom, og Altinn Melding tar ikke imot tomme vedlegg.", en: "The file {path} is empty, and Altinn Correspondence takes no empty attachments." }
        next OTHER
    ATTACHMENT_LARGE = "ATTACHMENT-LARGE" [Error]
        says { nb: "Filen {path} er på {bytes} byte. En melding som sendes med vedlegget i samme kall, tar høyst {largest} byte. Ingenting er sendt.", en: "The file {path} has {bytes} bytes. A message that is sent together with its attachment takes at most {largest} bytes. Nothing has been sent." }
        why { nb: "Større filer, inntil 50 GB, lastes opp for seg av fagsystemet (POST attachment), og meldingen viser til dem.", en: "Larger files, up to 50 GB, are uploaded separately by the business system (POST attachment), and the message refers to them." }
        next OTHER
    ATTACHMENT_NAME = "ATTACHMENT-NAME" [Error]
        says { nb: "Filen {path} har et navn som Altinn Melding ikke tar imot: det må ha 1–255 tegn, ingen av < > : \" / \\ | ? * og ingen styretegn, og ikke være et navn som Windows holder av, slik som CON.txt.", en: "The file {path} has a name that Altinn Correspondence does not take: it must have 1–255 characters, none of < > : \" / \\ | ? *, no control characters, and must not be a name that Windows reserves, such as CON.txt." }
        next RENAMED
    ATTACHMENT_TYPE = "ATTACHMENT-TYPE" [Error]
        says { nb: "Filen {path} er av en type som Altinn Melding ikke tar imot. Navnet må slutte på en av disse: {types}", en: "The file {path} is of a type that Altinn Correspondence does not take. Its name must end in one of these: {types}" }
        next OTHER
    ATTACHMENT_CHANGED = "ATTACHMENT-CHANGED" [Error]
        says { nb: "Filen {path} er ikke lenger den som var oppgitt for testmeldingen ({bytes} byte).", en: "The file {path} is no longer the one that was named for the test message ({bytes} bytes)." }
        why { nb: "Det som sendes, er det som ble vist og bekreftet. Altinn Melding avviser også en fil som ikke passer til sjekksummen.", en: "What is sent is what was shown and confirmed. Altinn Correspondence, too, refuses a file that does not match its checksum." }
        next { nb: "Oppgi den som den er nå: altinn-onboard try message --message-attachment {path}", en: "Name it as it is now: altinn-onboard try message --message-attachment {path}" }
    ATTACHMENT_NEEDED = "ATTACHMENT-NEEDED" [Error]
        says { nb: "Testmeldingen skal ha filen {name} som vedlegg, og denne kjøringen fikk ikke vite hvor den er.", en: "The test message is to have the file {name} attached, and this run was not told where it is." }
        next { nb: "Oppgi den: altinn-onboard try message --message-attachment {name}. Uten vedlegg: altinn-onboard try message --again", en: "Name it: altinn-onboard try message --message-attachment {name}. Without an attachment: altinn-onboard try message --again" }
    ATTACHMENT_TOO_LATE = "ATTACHMENT-TOO-LATE" [Error]
        says { nb: "Testmeldingen er sendt allerede, og kan ikke få filen {path} som vedlegg nå.", en: "The test message has been sent already, and cannot have the file {path} attached now." }
        next { nb: "Send en ny melding med vedlegget: altinn-onboard try message --again --message-attachment {path}", en: "Send a new message with the attachment: altinn-onboard try message --again --message-attachment {path}" }
}
