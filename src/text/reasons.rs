//! Why something outside did not work, in few words that follow a colon: what the operating system, the network and the
//! readers of files say in English alone, and in words of their own trade.

use std::error::Error;
use std::io::{self, ErrorKind};

use super::{Message, MessageValue};

/// What the operating system said.
#[must_use]
pub fn of_io(error: &io::Error) -> Message {
    of_kind(error.kind()).unwrap_or_else(|| said(&error.to_string()))
}

/// The kinds that people meet; the system has many more.
fn of_kind(kind: ErrorKind) -> Option<Message> {
    let phrase = match kind {
        ErrorKind::NotFound => words::NOT_FOUND,
        ErrorKind::PermissionDenied => words::DENIED,
        ErrorKind::ReadOnlyFilesystem => words::READ_ONLY,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => words::DISK_FULL,
        ErrorKind::FileTooLarge => words::TOO_LARGE,
        ErrorKind::AlreadyExists => words::EXISTS,
        ErrorKind::IsADirectory => words::IS_FOLDER,
        ErrorKind::NotADirectory => words::NO_FOLDER,
        ErrorKind::DirectoryNotEmpty => words::NOT_EMPTY,
        ErrorKind::InvalidFilename => words::FILE_NAME,
        ErrorKind::ConnectionRefused => words::CONNECTION_REFUSED,
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => words::CONNECTION_RESET,
        ErrorKind::UnexpectedEof => words::ENDED,
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => words::UNREACHABLE,
        ErrorKind::AddrInUse => words::PORT_IN_USE,
        ErrorKind::AddrNotAvailable => words::NO_ADDRESS,
        ErrorKind::TimedOut => words::TIMED_OUT,
        ErrorKind::Unsupported => words::UNSUPPORTED,
        ErrorKind::OutOfMemory => words::OUT_OF_MEMORY,
        ErrorKind::ResourceBusy | ErrorKind::WouldBlock => words::BUSY,
        ErrorKind::NotConnected => words::NOT_CONNECTED,
        ErrorKind::Interrupted => words::INTERRUPTED,
        ErrorKind::WriteZero => words::WRITE_ZERO,
        _ => return None,
    };
    Some(phrase.into())
}

/// That a name leads nowhere.
#[must_use]
pub fn no_name() -> Message {
    words::NAME_UNKNOWN.into()
}

/// What lay below when a connection was not made, or did not last: the innermost that has words, from the whole chain.
#[must_use]
pub fn of_chain(error: &(dyn Error + 'static)) -> Message {
    let mut next = Some(error);
    let mut innermost = String::new();
    let mut of_name = false;
    let mut kind = None;
    while let Some(error) = next {
        innermost = error.to_string();
        of_name |= innermost.starts_with("dns error");
        let io = error.downcast_ref::<io::Error>();
        kind = io.and_then(|io| of_kind(io.kind())).or(kind);
        // An io error names what is inside the one that it wraps as its source, not that one itself.
        next = match io.and_then(io::Error::get_ref) {
            Some(wrapped) => Some(wrapped as &(dyn Error + 'static)),
            None => error.source(),
        };
    }
    if of_name {
        return no_name();
    }
    of_words(&innermost, &OF_CONNECTIONS).or(kind).unwrap_or_else(|| said(&innermost))
}

/// What a reader of TOML found, where the line stands elsewhere.
#[must_use]
pub fn of_toml(error: &toml::de::Error) -> Message {
    of_reader(error.message())
}

/// The same with its place in the text. The reader's own picture of the place would quote the line, and the text may be
/// anything.
#[must_use]
pub fn of_toml_at(error: &toml::de::Error, text: &str) -> Message {
    let what = of_toml(error);
    let Some(span) = error.span() else { return what };
    let (line, column) = super::places::Places::new(text).of(span.start);
    words::AT_PLACE.with("what", what).with("line", line.to_string()).with("column", column.to_string())
}

/// What a reader of JSON found. The place stands elsewhere, or at its end.
#[must_use]
pub fn of_json(error: &serde_json::Error) -> Message {
    let said = error.to_string();
    let place = (error.line() > 0).then(|| format!(" at line {} column {}", error.line(), error.column()));
    let what = of_reader(place.as_deref().and_then(|place| said.strip_suffix(place)).unwrap_or(&said));
    match error.line() {
        0 => what,
        line => {
            words::AT_PLACE.with("what", what).with("line", line.to_string()).with("column", error.column().to_string())
        }
    }
}

fn of_reader(text: &str) -> Message {
    let first_line = text.lines().next().unwrap_or_default();
    let named = |start: &str| {
        let (name, _) = first_line.strip_prefix(start)?.split_once('`')?;
        Some(name.to_owned())
    };
    for (start, phrase) in [
        ("unknown field `", words::UNKNOWN_FIELD),
        ("missing field `", words::MISSING_FIELD),
        ("duplicate field `", words::TWICE_FIELD),
        ("unknown variant `", words::UNKNOWN_WORD),
    ] {
        if let Some(name) = named(start) {
            return match first_line.split_once("expected one of ").or_else(|| first_line.split_once("expected ")) {
                Some((_, known)) => {
                    words::OF_THESE.with("what", phrase.with("name", name)).with("known", alternatives(known))
                }
                None => phrase.with("name", name),
            };
        }
    }
    of_words(first_line, &OF_READERS).unwrap_or_else(|| said(text))
}

/// Names as readers list them, "`a`, `b`" and "`a` or `b`", in the language of the sentence.
fn alternatives(listed: &str) -> MessageValue {
    match listed.rsplit_once(" or ") {
        Some((before, next)) => words::EITHER.with("before", before).with("next", next).into(),
        None => listed.into(),
    }
}

fn of_words(text: &str, known: &[(&str, super::Phrase)]) -> Option<Message> {
    let found = known.iter().find(|(part, _)| text.contains(part));
    found.map(|(_, phrase)| (*phrase).into())
}

/// What nobody here has words for, in those that were used, so that it can be looked up.
#[must_use]
pub fn said(text: &str) -> Message {
    words::SAID.with("said", super::clean::clean_line(text))
}

/// Parts of what rustls, hyper and the system's name service say, and what it means.
const OF_CONNECTIONS: [(&str, super::Phrase); 17] = [
    ("UnknownIssuer", words::TLS_ISSUER),
    ("certificate not valid for name", words::TLS_NAME),
    ("NotValidForName", words::TLS_NAME),
    ("Expired", words::TLS_EXPIRED),
    ("certificate expired", words::TLS_EXPIRED),
    ("NotValidYet", words::TLS_TOO_EARLY),
    ("certificate not valid yet", words::TLS_TOO_EARLY),
    ("Revoked", words::TLS_REVOKED),
    ("invalid peer certificate", words::TLS_CERTIFICATE),
    ("corrupt message", words::TLS_NO_TLS),
    ("received corrupt", words::TLS_NO_TLS),
    ("fatal alert", words::TLS_REFUSED),
    ("peer is incompatible", words::TLS_REFUSED),
    ("failed to lookup address", words::NAME_UNKNOWN),
    ("connection closed before message completed", words::ENDED),
    ("invalid HTTP version", words::NO_HTTP),
    ("end of file before message", words::ENDED),
];

/// Parts of what the readers of TOML and JSON say, and what it means.
const OF_READERS: [(&str, super::Phrase); 16] = [
    ("duplicate key", words::TWICE),
    ("invalid type", words::WRONG_TYPE),
    ("invalid value", words::WRONG_VALUE),
    ("invalid length", words::WRONG_VALUE),
    ("recursion limit", words::TOO_DEEP),
    ("string values must be quoted", words::NO_QUOTES),
    ("invalid boolean", words::NO_QUOTES),
    ("key with no value", words::NO_VALUE),
    ("expected `=`", words::NO_VALUE),
    ("EOF while parsing", words::ENDS_EARLY),
    ("unclosed", words::ENDS_EARLY),
    ("trailing characters", words::MORE_AFTER),
    ("trailing comma", words::COMMA),
    ("expected value", words::NO_JSON_VALUE),
    ("expected ident", words::NO_JSON_VALUE),
    ("control character", words::CONTROL),
];

phrases! {
    PART_MISSING { nb: "en del mangler", en: "a part is missing" }
    ANOTHER_PART { nb: "det kom en annen del enn den som ble bedt om", en: "it sent another part than the one asked for" }
}

/// What this file alone says.
mod words {
    phrases! {
        NOT_FOUND { nb: "det finnes ikke", en: "it does not exist" }
        DENIED { nb: "du mangler tilgang", en: "you do not have access" }
        READ_ONLY { nb: "filsystemet kan bare leses", en: "the file system is read-only" }
        DISK_FULL { nb: "disken er full", en: "the disk is full" }
        TOO_LARGE { nb: "filen blir for stor", en: "the file becomes too large" }
        EXISTS { nb: "det finnes fra før", en: "it exists already" }
        IS_FOLDER { nb: "det er en mappe", en: "it is a folder" }
        NO_FOLDER { nb: "en del av stien er ikke en mappe", en: "a part of the path is not a folder" }
        NOT_EMPTY { nb: "mappen er ikke tom", en: "the folder is not empty" }
        FILE_NAME { nb: "navnet kan ikke være navnet på en fil", en: "the name cannot be that of a file" }
        CONNECTION_REFUSED { nb: "ingen tar imot på den porten", en: "nothing is listening on that port" }
        CONNECTION_RESET { nb: "forbindelsen ble brutt fra den andre siden", en: "the other side broke the connection" }
        ENDED { nb: "forbindelsen tok slutt før alt var kommet", en: "the connection ended before everything had arrived" }
        UNREACHABLE { nb: "nettverket har ingen vei dit", en: "the network has no route to it" }
        NAME_UNKNOWN { nb: "navnet finnes ikke i DNS, eller DNS svarer ikke", en: "the name is not in DNS, or DNS does not answer" }
        PORT_IN_USE { nb: "porten er i bruk", en: "the port is in use" }
        NO_ADDRESS { nb: "adressen finnes ikke på denne maskinen", en: "the address is not on this machine" }
        TIMED_OUT { nb: "det tok for lang tid", en: "it took too long" }
        UNSUPPORTED { nb: "systemet støtter det ikke", en: "the system does not support it" }
        OUT_OF_MEMORY { nb: "maskinen har ikke mer minne", en: "the machine is out of memory" }
        BUSY { nb: "det er opptatt akkurat nå", en: "it is busy at the moment" }
        NOT_CONNECTED { nb: "det er ikke lenger noe i den andre enden", en: "there is nothing at the other end any more" }
        INTERRUPTED { nb: "det ble avbrutt", en: "it was interrupted" }
        WRITE_ZERO { nb: "ikke alt kunne skrives", en: "not everything could be written" }

        TLS_ISSUER { nb: "sertifikatet er ikke utstedt av noen som denne maskinen stoler på", en: "the certificate's issuer is not trusted on this machine" }
        TLS_NAME { nb: "sertifikatet gjelder et annet navn", en: "the certificate is for another name" }
        TLS_EXPIRED { nb: "sertifikatet er utløpt", en: "the certificate has expired" }
        TLS_TOO_EARLY { nb: "sertifikatet gjelder ikke ennå; kontroller også klokken på maskinen", en: "the certificate is not valid yet; check the machine's clock too" }
        TLS_REVOKED { nb: "sertifikatet er trukket tilbake", en: "the certificate has been revoked" }
        TLS_CERTIFICATE { nb: "sertifikatet er ikke gyldig", en: "the certificate is not valid" }
        TLS_NO_TLS { nb: "det som svarer, snakker ikke TLS", en: "what answers does not speak TLS" }
        TLS_REFUSED { nb: "den andre siden avviste TLS-forbindelsen", en: "the other side refused the TLS connection" }
        NO_HTTP { nb: "det som svarer, snakker ikke HTTP", en: "what answers does not speak HTTP" }

        UNKNOWN_FIELD { nb: "`{name}` hører ikke hjemme her", en: "`{name}` does not belong here" }
        MISSING_FIELD { nb: "`{name}` mangler", en: "`{name}` is missing" }
        TWICE_FIELD { nb: "`{name}` er oppgitt to ganger", en: "`{name}` is given twice" }
        UNKNOWN_WORD { nb: "`{name}` er ikke et av ordene som kan stå her", en: "`{name}` is not one of the words allowed here" }
        TWICE { nb: "den samme nøkkelen er oppgitt to ganger", en: "the same key is given twice" }
        WRONG_TYPE { nb: "verdien er av feil type", en: "the value is of the wrong type" }
        WRONG_VALUE { nb: "verdien er ikke gyldig", en: "the value is not valid" }
        TOO_DEEP { nb: "det har for mange nivåer inni hverandre", en: "it is nested too deeply" }
        NO_QUOTES { nb: "tekst må stå i anførselstegn", en: "text must be in quotation marks" }
        NO_VALUE { nb: "det mangler et likhetstegn og en verdi", en: "an equals sign and a value are missing" }
        ENDS_EARLY { nb: "det slutter for tidlig", en: "it ends too early" }
        MORE_AFTER { nb: "det står mer etter slutten", en: "more follows after the end" }
        COMMA { nb: "det står et komma for mye", en: "there is a comma too many" }
        NO_JSON_VALUE { nb: "her skulle det stått en verdi", en: "a value is expected here" }
        CONTROL { nb: "en tekst inneholder et tegn som ikke kan stå der", en: "a text contains a character that is not allowed there" }
        OF_THESE { nb: "{what}; det kan stå {known}", en: "{what}; expected: {known}" }
        EITHER { nb: "{before} eller {next}", en: "{before} or {next}" }
        AT_PLACE { nb: "{what} (linje {line}, kolonne {column})", en: "{what} (line {line}, column {column})" }
        SAID { nb: "meldingen var «{said}»", en: "the message was “{said}”" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    #[test]
    fn what_may_stand_there_is_named_in_the_language_of_the_sentence() {
        let said = both(&of_reader("unknown field `x`, expected `a` or `b` at line 1"));
        assert!(said[0].contains("`a` eller `b`") && said[1].contains("`a` or `b`"), "{said:?}");
    }

    fn both(message: &Message) -> [String; 2] {
        [Language::Nb, Language::En].map(|language| message.render(language))
    }

    #[test]
    fn each_kind_of_the_system_has_words_in_both_languages() {
        for kind in [
            ErrorKind::NotFound,
            ErrorKind::PermissionDenied,
            ErrorKind::ReadOnlyFilesystem,
            ErrorKind::StorageFull,
            ErrorKind::QuotaExceeded,
            ErrorKind::FileTooLarge,
            ErrorKind::AlreadyExists,
            ErrorKind::IsADirectory,
            ErrorKind::NotADirectory,
            ErrorKind::DirectoryNotEmpty,
            ErrorKind::ConnectionRefused,
            ErrorKind::ConnectionReset,
            ErrorKind::ConnectionAborted,
            ErrorKind::BrokenPipe,
            ErrorKind::UnexpectedEof,
            ErrorKind::HostUnreachable,
            ErrorKind::NetworkUnreachable,
            ErrorKind::AddrInUse,
            ErrorKind::AddrNotAvailable,
            ErrorKind::TimedOut,
            ErrorKind::Unsupported,
            ErrorKind::OutOfMemory,
            ErrorKind::ResourceBusy,
        ] {
            let [nb, en] = both(&of_io(&kind.into()));
            assert_ne!(nb, en, "{kind:?}");
            assert!(!nb.contains(&io::Error::from(kind).to_string()), "{kind:?}: {nb}");
        }
        let [nb, en] = both(&of_io(&io::Error::other("the moon is in the wrong phase")));
        assert_eq!(nb, "meldingen var «the moon is in the wrong phase»", "what has no words is quoted as such");
        assert_eq!(en, "the message was “the moon is in the wrong phase”");
    }

    #[derive(Debug, thiserror::Error)]
    #[error("{what}")]
    struct Layer {
        what: &'static str,
        source: Option<Box<dyn Error + Send + Sync>>,
    }

    fn layer(what: &'static str, source: impl Into<Box<dyn Error + Send + Sync>>) -> Layer {
        Layer { what, source: Some(source.into()) }
    }

    #[test]
    fn a_connection_that_failed_says_why_in_words() {
        let below = |what| Layer { what, source: None };
        for (error, nb) in [
            (
                layer("error sending request", layer("tcp connect", io::Error::from(ErrorKind::ConnectionRefused))),
                "ingen tar imot på den porten",
            ),
            (
                layer("client error", layer("dns error", io::Error::other("Name or service not known"))),
                "navnet finnes ikke i DNS, eller DNS svarer ikke",
            ),
            (
                layer(
                    "client error",
                    io::Error::new(ErrorKind::InvalidData, below("invalid peer certificate: UnknownIssuer")),
                ),
                "sertifikatet er ikke utstedt av noen som denne maskinen stoler på",
            ),
            (
                layer(
                    "client error",
                    io::Error::new(
                        ErrorKind::InvalidData,
                        below("invalid peer certificate: certificate expired: verification time 1 (UNIX)"),
                    ),
                ),
                "sertifikatet er utløpt",
            ),
            (
                layer("client error", below("received corrupt message of type InvalidContentType")),
                "det som svarer, snakker ikke TLS",
            ),
            (
                layer("client error", below("connection closed before message completed")),
                "forbindelsen tok slutt før alt var kommet",
            ),
            (layer("client error", below("invalid HTTP version parsed")), "det som svarer, snakker ikke HTTP"),
            (layer("client error", below("something new")), "meldingen var «something new»"),
        ] {
            assert_eq!(of_chain(&error).render(Language::Nb), nb, "{error:?}");
        }
    }

    #[test]
    fn what_is_no_toml_says_why_in_words() {
        #[derive(Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct File {
            #[allow(dead_code)]
            name: String,
        }
        for (text, nb) in [
            ("name = ttd", "tekst må stå i anførselstegn"),
            ("name", "det mangler et likhetstegn og en verdi"),
            ("name = \"a\"\nname = \"b\"", "den samme nøkkelen er oppgitt to ganger"),
            ("nmae = \"a\"", "`nmae` hører ikke hjemme her; det kan stå `name`"),
            ("", "`name` mangler"),
            ("name = 1", "verdien er av feil type"),
        ] {
            let error = toml::from_str::<File>(text).unwrap_err();
            assert_eq!(of_toml(&error).render(Language::Nb), nb, "{text}: {}", error.message());
        }
        let text = "\n\nname = 1";
        let error = toml::from_str::<File>(text).unwrap_err();
        assert_eq!(of_toml_at(&error, text).render(Language::Nb), "verdien er av feil type (linje 3, kolonne 8)");
    }

    #[test]
    fn what_is_no_json_says_why_and_where() {
        for (text, nb) in [
            ("{\"a\": ", "det slutter for tidlig (linje 1, kolonne 6)"),
            ("{\"a\": x}", "her skulle det stått en verdi (linje 1, kolonne 7)"),
            ("{} {}", "det står mer etter slutten (linje 1, kolonne 4)"),
            ("{\"a\": 1,}", "det står et komma for mye (linje 1, kolonne 9)"),
        ] {
            let error = serde_json::from_str::<serde_json::Value>(text).unwrap_err();
            assert_eq!(of_json(&error).render(Language::Nb), nb, "{text}: {error}");
        }
    }
}
