//! What is wrong with a file or its lock, and what to do.

phrases! {
    NOT_FOUND { nb: "Filen {path} finnes ikke.", en: "The file {path} does not exist." }
    CHECK_NAME { nb: "Kontroller navnet og mappen, og kjør kommandoen igjen.", en: "Check the name and the folder, and run the command again." }
    NAME_A_FILE { nb: "Oppgi en fil i mappen, og kjør kommandoen igjen.", en: "Name a file in the folder, and run the command again." }
    NO_FOLDER { nb: "{path} kan ikke skrives: mappen finnes ikke.", en: "{path} cannot be written: its folder does not exist." }
    MAKE_FOLDER { nb: "Lag mappen eller oppgi en annen, og kjør kommandoen igjen.", en: "Make the folder or name another, and run the command again." }
    DENIED { nb: "Filen {path} kan ikke leses: du mangler tilgang til den.", en: "The file {path} cannot be read: you lack access to it." }
    READ_ONLY { nb: "{path} kan ikke skrives: mappen er skrivebeskyttet for deg. Ingenting er endret.", en: "{path} cannot be written: you may not write in that folder. Nothing is changed." }
    DISK_FULL { nb: "{path} kan ikke skrives: disken er full. Det som sto der fra før, er uendret.", en: "{path} cannot be written: the disk is full. What stood there before is unchanged." }
    IS_FOLDER { nb: "{path} er en mappe, ikke en fil.", en: "{path} is a folder, not a file." }
    NOT_TEXT { nb: "{path} er ikke gyldig UTF-8-tekst.", en: "{path} is not valid UTF-8 text." }
    TOO_LARGE { nb: "{path} er større enn noen slik fil kan være.", en: "{path} is larger than any such file can be." }
    OTHER { nb: "{path} kan ikke leses eller skrives: {reason}", en: "{path} cannot be read or written: {reason}" }
    KIND_NOT_FOUND { nb: "filen finnes ikke", en: "not found" }
    KIND_NO_FOLDER { nb: "mappen finnes ikke", en: "its folder does not exist" }
    KIND_DENIED { nb: "du mangler tilgang til den", en: "may not be read" }
    KIND_READ_ONLY { nb: "mappen er skrivebeskyttet for deg", en: "the folder may not be written to" }
    KIND_DISK_FULL { nb: "disken er full", en: "the disk is full" }
    KIND_IS_FOLDER { nb: "det er en mappe", en: "is a folder" }
    KIND_NOT_TEXT { nb: "det er ikke gyldig UTF-8-tekst", en: "is not valid UTF-8 text" }
    KIND_TOO_LARGE { nb: "filen er for stor", en: "is too large" }
    KIND_OTHER { nb: "den lar seg ikke lese eller skrive", en: "cannot be read or written" }
    MAKE_ROOM { nb: "Frigjør plass, og kjør samme kommando igjen.", en: "Make room, and run the same command again." }
    OTHER_FOLDER { nb: "Kjør kommandoen i en mappe der du kan skrive, eller oppgi en annen fil med --state.", en: "Run the command in a folder where you may write, or name another file with --state." }

    STATE_MISSING { nb: "Her er det ikke begynt på noe: tilstandsfilen {path} finnes ikke.", en: "Nothing is begun here: the state file {path} does not exist." }
    STATE_BEGIN { nb: "Begynn med altinn-onboard init, eller oppgi filen med --state.", en: "Begin with altinn-onboard init, or name the file with --state." }
    STATE_NOT_JSON { nb: "Tilstandsfilen {path} er ødelagt: ugyldig JSON på linje {line}, kolonne {column}. Ingenting er endret.", en: "The state file {path} is broken: not valid JSON at line {line}, column {column}. Nothing is changed." }
    STATE_BROKEN { nb: "Tilstandsfilen {path} er ødelagt: {place}: {reason}. Ingenting er endret.", en: "The state file {path} is broken: {place}: {reason}. Nothing is changed." }
    STATE_REPAIR { nb: "Hent forrige utgave av filen fra versjonskontrollen eller en sikkerhetskopi.", en: "Fetch the former version of the file from version control or a backup." }
    STATE_FOREIGN { nb: "{path} hører til et annet program, og er ikke rørt.", en: "{path} belongs to another program, and is not touched." }
    STATE_OTHER_FILE { nb: "Oppgi en annen fil med --state.", en: "Name another file with --state." }
    STATE_NEWER { nb: "Tilstandsfilen {path} er skrevet av en nyere utgave av programmet ({tool}, skjema {found}); denne utgaven forstår til og med skjema {known}. Ingenting er endret.", en: "The state file {path} was written by a newer version of the program ({tool}, schema {found}); this version understands up to schema {known}. Nothing is changed." }
    STATE_UPGRADE { nb: "Ta i bruk den nyere utgaven av altinn-onboard.", en: "Use the newer version of altinn-onboard." }
    STATE_HELD { nb: "Tilstandsfilen {path} er i bruk av {user} på {host} (prosess {pid}) siden {since}.", en: "The state file {path} is in use by {user} on {host} (process {pid}) since {since}." }
    STATE_HELD_BY_SOMEBODY { nb: "Tilstandsfilen {path} er i bruk av noen andre.", en: "The state file {path} is in use by somebody else." }
    STATE_LATER { nb: "Vent til den er ferdig, eller avslutt den. altinn-onboard checklist kan leses imens.", en: "Wait until it has finished, or end it. altinn-onboard checklist can be read meanwhile." }

    PROFILE_BROKEN { nb: "Profilen {path} er ødelagt: {reason}", en: "The profile {path} is broken: {reason}" }
    PROFILE_PERSON_NUMBER { nb: "Profilen {path} inneholder et fødselsnummer eller D-nummer i feltet {field}. Slike numre lagres aldri her.", en: "The profile {path} holds a national identity number in the field {field}. Such numbers are never kept here." }
    PROFILE_REMOVE { nb: "Fjern nummeret fra filen.", en: "Remove the number from the file." }
}
