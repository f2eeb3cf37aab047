//! What is wrong with a file, the state file and the profile among them.

use super::row::shared;
use crate::finding::code::codes;

shared! {
    STATE_REPAIR { nb: "Hent forrige utgave av filen fra versjonskontrollen eller en sikkerhetskopi.", en: "Get the previous version of the file from version control or a backup." }
}

codes! {
    FILE_NOT_FOUND = "FILE-NOT-FOUND" [Error]
        says { nb: "Filen {path} finnes ikke.", en: "The file {path} does not exist." }
        next { nb: "Kontroller navnet og mappen, og kjør kommandoen igjen.", en: "Check the name and the folder, and run the command again." }
    FOLDER_NOT_FOUND = "FOLDER-NOT-FOUND" [Error]
        says { nb: "{path} kan ikke skrives: mappen finnes ikke.", en: "{path} cannot be written: its folder does not exist." }
        next { nb: "Lag mappen eller oppgi en annen, og kjør kommandoen igjen.", en: "Make the folder or name another, and run the command again." }
    FILE_DENIED = "FILE-DENIED" [Error, Warning]
        says { nb: "Filen {path} kan ikke leses: du mangler tilgang til den.", en: "The file {path} cannot be read: you lack access to it." }
        next { nb: "Gi deg selv tilgang: chmod u+r {path}", en: "Give yourself access: chmod u+r {path}" }
    FILE_READ_ONLY = "FILE-READ-ONLY" [Error]
        says { nb: "{path} kan ikke skrives: mappen er skrivebeskyttet for deg. Ingenting er endret.", en: "{path} cannot be written: you are not allowed to write in that folder. Nothing has been changed." }
        next { nb: "Kjør kommandoen i en mappe der du kan skrive, eller oppgi en annen fil med --state.", en: "Run the command in a folder where you may write, or name another file with --state." }
    FILE_DISK_FULL = "FILE-DISK-FULL" [Error]
        says { nb: "{path} kan ikke skrives: disken er full. Det som sto der fra før, er uendret.", en: "{path} cannot be written: the disk is full. What was there before is unchanged." }
        next { nb: "Frigjør plass, og kjør samme kommando igjen.", en: "Make room, and run the same command again." }
    FILE_IS_FOLDER = "FILE-IS-FOLDER" [Error, Warning]
        says { nb: "{path} er en mappe, ikke en fil.", en: "{path} is a folder, not a file." }
        next { nb: "Oppgi en fil i mappen, og kjør kommandoen igjen.", en: "Name a file in the folder, and run the command again." }
    FILE_NOT_TEXT = "FILE-NOT-TEXT" [Error]
        says { nb: "{path} er ikke gyldig UTF-8-tekst.", en: "{path} is not valid UTF-8 text." }
        next { nb: "Lagre filen som UTF-8, i et redigeringsprogram eller med iconv", en: "Save the file as UTF-8, in an editor or with iconv" }
    FILE_TOO_LARGE = "FILE-TOO-LARGE" [Error, Warning]
        says { nb: "{path} er for stor til å være en slik fil.", en: "{path} is larger than any such file can be." }
        next { nb: "Kontroller at det er riktig fil: ls -l {path}", en: "Check that it is the right file: ls -l {path}" }
    FILE_LIMITED = "FILE-LIMITED" [Error]
        says { nb: "{path} kan ikke skrives: den blir lengre enn skallet lar et program skrive (ulimit -f). Det som sto der fra før, er uendret.", en: "{path} cannot be written: it would be longer than the shell lets a program write (ulimit -f). What was there before is unchanged." }
        next { nb: "Øk grensen med ulimit -f unlimited, og kjør samme kommando igjen.", en: "Raise the limit with ulimit -f unlimited, and run the same command again." }
    FILE_LINK = "FILE-LINK" [Error, Warning]
        says { nb: "{path} er en lenke til {target}. Lenker følges ikke her, og ingenting er endret.", en: "{path} is a link to {target}. Links are not followed here, and nothing has been changed." }
        why { nb: "Den som kan legge en lenke i en delt mappe, kunne ellers få programmet til å skrive over hvilken som helst fil du kan skrive.", en: "Whoever can put a link in a shared folder could otherwise have the program overwrite any file that you can write." }
        next { nb: "Oppgi {target} selv, eller fjern lenken: rm {path}", en: "Name {target} itself, or remove the link: rm {path}" }
    FILE_NOT_ORDINARY = "FILE-NOT-ORDINARY" [Error, Warning]
        says { nb: "{path} er ikke en vanlig fil, men en FIFO, en socket eller en enhet. Den er ikke rørt.", en: "{path} is not an ordinary file but a FIFO, a socket or a device. It has not been touched." }
        next { nb: "Se hva det er: ls -l {path}. Fjern det, eller oppgi en annen fil", en: "See what it is: ls -l {path}. Remove it, or name another file" }
    FILE_FAILED = "FILE-FAILED" [Error, Warning]
        says { nb: "{path} kan ikke leses eller skrives: {reason}", en: "{path} cannot be read or written: {reason}" }
        next { nb: "Se filen og mappen: ls -ld {path}. Ligger den på en nettverksdisk, kontroller at den er tilkoblet", en: "Check the file and its folder: ls -ld {path}. If it is on a network drive, check that the drive is there" }
    FILE_EXISTS = "FILE-EXISTS" [Error]
        says { nb: "Filen finnes allerede og blir ikke skrevet over. Bruk --force om den skal erstattes.", en: "The file already exists and is not overwritten. Use --force to replace it." }
        next { nb: "Legg til --force for å erstatte den, eller velg et annet navn med {flag}", en: "Add --force to replace it, or choose another name with {flag}" }
    FILE_KEPT = "FILE-KEPT" [Error]
        says { nb: "{path} finnes fra før, og er ikke skrevet over.", en: "{path} already exists and has not been overwritten." }
        next { nb: "Se om noen trenger den. Flytt den, og kjør kommandoen igjen: mv -i {path} {aside}", en: "Check whether anybody needs it. Move it, and run the command again: mv -i {path} {aside}" }
    STATE_MISSING = "STATE-MISSING" [Error]
        says { nb: "Her er det ikke begynt på noe: tilstandsfilen {path} finnes ikke.", en: "Nothing has been started here: the state file {path} does not exist." }
        next { nb: "Begynn med altinn-onboard init, eller oppgi filen med --state.", en: "Start with altinn-onboard init, or name the file with --state." }
    STATE_NOT_JSON = "STATE-NOT-JSON" [Error]
        says { nb: "Tilstandsfilen {path} er ødelagt: ugyldig JSON på linje {line}, kolonne {column}. Ingenting er endret.", en: "The state file {path} is broken: not valid JSON at line {line}, column {column}. Nothing has been changed." }
        next STATE_REPAIR
    STATE_BROKEN = "STATE-BROKEN" [Error]
        says { nb: "Tilstandsfilen {path} er ødelagt: {place}: {reason}. Ingenting er endret.", en: "The state file {path} is broken: {place}: {reason}. Nothing has been changed." }
        next STATE_REPAIR
    STATE_CONFLICT = "STATE-CONFLICT" [Error]
        says { nb: "Tilstandsfilen {path} har konfliktmerker fra Git: det første står på linje {line}. Ingenting er endret.", en: "The state file {path} has marks of a merge conflict from Git: the first is on line {line}. Nothing has been changed." }
        next { nb: "La dette programmet slå sammen de to: altinn-onboard state install-merge-driver, kjør linjen som den viser, og så git checkout -m {path}", en: "Let this program merge the two: altinn-onboard state install-merge-driver, run the line that it shows, and then git checkout -m {path}" }
    STATE_CHANGED = "STATE-CHANGED" [Error]
        says { nb: "Tilstandsfilen {path} er endret av noen andre siden den sist ble lest eller lagret her, for eksempel av git pull eller et redigeringsprogram. Den er ikke skrevet over, og det siste svaret eller resultatet er ikke lagret.", en: "The state file {path} has been changed by somebody else since it was last read or saved here, for example by git pull or an editor. It has not been overwritten, and the last answer or result has not been saved." }
        next { nb: "Gå videre fra det som står der nå: altinn-onboard resume. Det siste svaret må gis på nytt.", en: "Continue from what is there now: altinn-onboard resume. The last answer must be given again." }
    STATE_UNKNOWN_FACT = "STATE-UNKNOWN-FACT" [Warning]
        says { nb: "Tilstandsfilen har {place}, som denne utgaven av programmet ikke kjenner. Det blir stående, men brukes ikke.", en: "The state file has {place}, which this version of the program does not know. It is kept, but not used." }
        next { nb: "Kontroller skrivemåten i filen, eller ta i bruk utgaven av altinn-onboard som skrev det.", en: "Check the spelling in the file, or use the version of altinn-onboard that wrote it." }
    STATE_FACT_NEWER = "STATE-FACT-NEWER" [Error]
        says { nb: "Tilstanden har {fact}, som bare en nyere versjon av altinn-onboard kjenner. Det er ikke skrevet over.", en: "The state contains {fact}, which only a newer version of altinn-onboard knows. It has not been overwritten." }
        next { nb: "Ta i bruk den nyere utgaven av altinn-onboard, og kjør kommandoen med den.", en: "Use the newer version of altinn-onboard, and run the command with it." }
    STATE_FOREIGN = "STATE-FOREIGN" [Error]
        says { nb: "{path} hører til et annet program, og er ikke rørt.", en: "{path} belongs to another program, and has not been touched." }
        next { nb: "Oppgi en annen fil med --state.", en: "Name another file with --state." }
    STATE_NEWER = "STATE-NEWER" [Error]
        says { nb: "Tilstandsfilen {path} er skrevet av en nyere utgave av programmet ({tool}, skjema {found}); denne utgaven forstår til og med skjema {known}. Ingenting er endret.", en: "The state file {path} was written by a newer version of the program ({tool}, schema {found}); this version understands up to schema {known}. Nothing has been changed." }
        next { nb: "Ta i bruk den nyere utgaven av altinn-onboard.", en: "Use the newer version of altinn-onboard." }
    STATE_IN_USE = "STATE-IN-USE" [Error]
        says { nb: "Tilstandsfilen {path} er i bruk av noen andre.", en: "The state file {path} is in use by somebody else." }
        next { nb: "Vent til den er ferdig, eller avslutt den. altinn-onboard checklist kan leses imens.", en: "Wait until the other run has finished, or end it. altinn-onboard checklist can be read meanwhile." }
    LOCK_OF_ANOTHER = "LOCK-OF-ANOTHER" [Error]
        says { nb: "Låsefilen {path} tilhører {owner} og er fra {since}. Du får ikke åpne den, så det er ikke mulig å se om noen arbeider der. Ingenting er endret.", en: "The lock file {path} belongs to {owner} and is from {since}. You may not open it, so it is impossible to tell whether somebody is working there. Nothing has been changed." }
        next { nb: "Spør {owner} om altinn-onboard fortsatt kjører der. Hvis ikke, må {owner} eller en administrator fjerne filen: rm {path}", en: "Ask {owner} whether altinn-onboard is still running there. If it is not, {owner} or an administrator must remove the file: rm {path}" }
    LOCK_FOREIGN = "LOCK-FOREIGN" [Error]
        says { nb: "{path} står der låsefilen skal være, men er ikke laget av dette programmet. Den er ikke rørt.", en: "{path} is where the lock file belongs, but this program did not create it. It has not been touched." }
        next { nb: "Se hva det er: cat -v {path}. Er det ingenting noen trenger, så fjern det: rm {path}", en: "See what it is: cat -v {path}. If nobody needs it, remove it: rm {path}" }
    LOCK_NONE = "LOCK-NONE" [Error]
        says { nb: "Filsystemet kan ikke låse {path}: {reason}. Uten lås kan to kjøringer ødelegge for hverandre, så ingenting er endret.", en: "The file system cannot lock {path}: {reason}. Without a lock two runs could spoil each other's work, so nothing has been changed." }
        next { nb: "Flytt {file} til en lokal disk, og oppgi den med --state. Du kan fortsatt lese den her: altinn-onboard checklist", en: "Move {file} to a local disk, and name it with --state. You can still read it here: altinn-onboard checklist" }
    PROFILE_BROKEN = "PROFILE-BROKEN" [Error]
        says { nb: "Profilen {path} er ødelagt: {reason}", en: "The profile {path} is broken: {reason}" }
        next { nb: "Slett den (rm {path}), og oppgi kontaktpersonen på nytt: altinn-onboard letter L1 --contact-name NAVN", en: "Delete it (rm {path}), and give the contact person again: altinn-onboard letter L1 --contact-name NAME" }
    PROFILE_PERSON_NUMBER = "PROFILE-PERSON-NUMBER" [Error]
        says { nb: "Profilen {path} inneholder et fødselsnummer eller D-nummer i feltet {field}. Slike numre lagres aldri her.", en: "The profile {path} contains a national identity number in the field {field}. Such numbers are never kept here." }
        next { nb: "Fjern nummeret fra filen.", en: "Remove the number from the file." }
}
