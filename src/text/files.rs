//! What is wrong with a file or its lock, and what to do.

phrases! {
    KIND_NOT_FOUND { nb: "filen finnes ikke", en: "not found" }
    KIND_NO_FOLDER { nb: "mappen finnes ikke", en: "its folder does not exist" }
    KIND_DENIED { nb: "du mangler tilgang til den", en: "may not be read" }
    KIND_READ_ONLY { nb: "mappen er skrivebeskyttet for deg", en: "the folder may not be written to" }
    KIND_DISK_FULL { nb: "disken er full", en: "the disk is full" }
    KIND_IS_FOLDER { nb: "det er en mappe", en: "is a folder" }
    KIND_NOT_TEXT { nb: "det er ikke gyldig UTF-8-tekst", en: "is not valid UTF-8 text" }
    KIND_TOO_LARGE { nb: "filen er for stor", en: "is too large" }
    KIND_OTHER { nb: "den lar seg ikke lese eller skrive", en: "cannot be read or written" }

    STATE_HELD { nb: "Tilstandsfilen {path} er i bruk av {user} på {host} (prosess {pid}) siden {since}.", en: "The state file {path} is in use by {user} on {host} (process {pid}) since {since}." }
}
