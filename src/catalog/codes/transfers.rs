//! What this program says of files that are sent through Altinn Formidling, and of how large and how old they may be.

use super::row::shared;
use crate::finding::code::codes;

shared! {
    SIZE { nb: "Skriv for eksempel 2 GB eller 500 MB, eller et antall byte", en: "Write for example 2 GB or 500 MB, or a number of bytes" }
    AGAIN { nb: "Send den som den er nå, i en ny overføring: altinn-onboard try transfer {path} --again", en: "Send it as it is now, in a new transfer: altinn-onboard try transfer {path} --again" }
    OTHER { nb: "Oppgi en annen fil: altinn-onboard try transfer FIL", en: "Name another file: altinn-onboard try transfer FILE" }
}

codes! {
    SIZE_FORM = "SIZE-FORM" [Error]
        says { nb: "«{text}» er ikke en filstørrelse.", en: "“{text}” is not a file size." }
        next SIZE
    SIZE_ZERO = "SIZE-ZERO" [Error]
        says { nb: "Største filstørrelse kan ikke være null.", en: "The maximum file size cannot be zero." }
        next SIZE
    SIZE_TOO_LARGE = "SIZE-TOO-LARGE" [Error]
        says { nb: "«{text}» er mer enn Altinn Formidling tillater for noen fil (1677 GB).", en: "“{text}” is more than Altinn Broker allows for any file (1677 GB)." }
        next { nb: "Velg en mindre størrelse; over 50 GB krever i tillegg godkjenning fra Altinn i produksjon", en: "Choose a smaller size; above 50 GB also needs Altinn's approval in production" }
    SPAN_FORM = "SPAN-FORM" [Error]
        says { nb: "«{text}» er ikke et tidsrom. Måneder og år har ikke fast lengde og kan ikke brukes.", en: "“{text}” is not a length of time. Months and years have no fixed length and cannot be used." }
        next { nb: "Skriv for eksempel 30 dager eller 2 timer, eller P30D eller PT2H", en: "Write for example 30 days or 2 hours, or P30D or PT2H" }
    SPAN_ZERO = "SPAN-ZERO" [Error]
        says { nb: "En fil kan ikke ha null i lagringstid: den slettes før noen kan hente den.", en: "A file cannot have a time to live of zero: it is purged before anybody can fetch it." }
        next { nb: "Skriv for eksempel 30 dager, eller P30D", en: "Write for example 30 days, or P30D" }
    SPAN_TOO_LONG = "SPAN-TOO-LONG" [Error]
        says { nb: "«{text}» er lengre enn Altinn Formidling tillater ({longest}).", en: "“{text}” is longer than Altinn Broker allows ({longest})." }
        next { nb: "Velg {longest} eller mindre", en: "Choose {longest} or less" }
    TRANSFER_FILE_EMPTY = "TRANSFER-FILE-EMPTY" [Error]
        says { nb: "Filen {path} er tom, og en tom fil viser ikke at noe kommer fram.", en: "The file {path} is empty, and an empty file does not show that anything arrives." }
        next OTHER
    TRANSFER_FILE_LARGE = "TRANSFER-FILE-LARGE" [Error]
        says { nb: "Filen {path} er på {bytes} byte, og ressursen tar imot filer på høyst {largest}. Ingenting er sendt.", en: "The file {path} has {bytes} bytes, and the resource takes files of at most {largest}. Nothing has been sent." }
        next { nb: "Send en mindre fil, eller øk grensen: altinn-onboard change largest-file", en: "Send a smaller file, or raise the limit: altinn-onboard change largest-file" }
    TRANSFER_FILE_NAME = "TRANSFER-FILE-NAME" [Error]
        says { nb: "Filen {path} har et navn som Altinn Formidling ikke tar imot: det må ha 1–255 tegn og ingen styretegn eller skråstreker.", en: "The file {path} has a name that Altinn Broker does not take: it must have 1–255 characters, and neither control characters nor slashes." }
        next { nb: "Gi filen et annet navn, og send den på nytt: altinn-onboard try transfer FIL", en: "Rename the file, and send it again: altinn-onboard try transfer FILE" }
    TRANSFER_FILE_CHANGED = "TRANSFER-FILE-CHANGED" [Error]
        says { nb: "Filen {path} er ikke lenger den samme som da overføringen {id} ble opprettet.", en: "The file {path} is no longer the one for which the transfer {id} was begun." }
        next AGAIN
    TRANSFER_FILE_NEEDED = "TRANSFER-FILE-NEEDED" [Error]
        says { nb: "Overføringen {id} er opprettet for filen {name}, som ikke er oppgitt i denne kjøringen.", en: "The transfer {id} was begun for the file {name}, which this run was not given." }
        next { nb: "Oppgi den: altinn-onboard try transfer {name}. Har du den ikke lenger, begynn på nytt: altinn-onboard try transfer --again", en: "Name it: altinn-onboard try transfer {name}. If you no longer have it, begin anew: altinn-onboard try transfer --again" }
    TRANSFER_NOT_OURS = "TRANSFER-NOT-OURS" [Error]
        says { nb: "Overføringen {id} går ikke fra {sender} til {recipient} på {resource}. Ingenting er sendt, hentet eller bekreftet.", en: "The transfer {id} does not go from {sender} to {recipient} on {resource}. Nothing has been sent, fetched or confirmed." }
        why { nb: "ID-en står i tilstandsfilen, som flere kan skrive i. Prøven sender bare til dere selv, eller mellom de to systembrukerne.", en: "The ID stands in the state file, which others can write to. The trial sends only to yourselves, or between the two system users." }
        next { nb: "Begynn en ny overføring: altinn-onboard try transfer --again", en: "Begin a new transfer: altinn-onboard try transfer --again" }
    TRANSFER_DIFFERS = "TRANSFER-DIFFERS" [Error]
        says { nb: "Filen som kom tilbake fra overføringen {id}, er ikke den som ble sendt: MD5 er {found}, ikke {expected}. Nedlastingen er ikke bekreftet.", en: "The file that came back from the transfer {id} is not the one that was sent: its MD5 is {found}, not {expected}. The download has not been confirmed." }
        next { nb: "Prøv en gang til: altinn-onboard try transfer. Skjer det igjen, meld det til servicedesk@altinn.no med id-en", en: "Try once more: altinn-onboard try transfer. If it happens again, report it to servicedesk@altinn.no with the ID" }
}
