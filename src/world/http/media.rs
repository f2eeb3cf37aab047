//! What an answer must say that it is before its body is read.

/// What a good answer to a call is, by its media type (RFC 9110, 8.3). No service that is called leaves the type out where it
/// sends a body, so none is missed anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// JSON: `application/json`, `text/json`, or a type that ends in `+json`, such as `application/problem+json`.
    Json,
    /// XML: `text/xml`, `application/xml`, or a type that ends in `+xml`.
    Xml,
    /// A bare text, or a JSON text of it: so comes an exchanged token.
    Text,
    /// A file, whatever is in it: `application/octet-stream`.
    Bytes,
    /// What was asked is done, and the body says nothing more: anything but a web page.
    Done,
    /// The status says all: the body is not read.
    Status,
}

impl Expected {
    /// Whether a body of this type may be read as what is expected.
    pub(super) fn takes(self, media: Option<&str>) -> bool {
        let Some(kind) = media.map(essence) else { return matches!(self, Self::Done | Self::Status) };
        let json = matches!(kind.as_str(), "application/json" | "text/json") || kind.ends_with("+json");
        match self {
            Self::Json => json,
            Self::Xml => matches!(kind.as_str(), "text/xml" | "application/xml") || is_xml_based(&kind),
            Self::Text => json || kind == "text/plain",
            Self::Bytes => kind == "application/octet-stream",
            Self::Done => !is_page(&kind),
            Self::Status => true,
        }
    }
}

/// A media type without its parameters, in small letters.
fn essence(media: &str) -> String {
    media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// XHTML is a page, and not a document of ours.
fn is_xml_based(kind: &str) -> bool {
    kind.ends_with("+xml") && !is_page(kind)
}

/// Whether a media type is that of web pages.
pub(super) fn is_page(media: &str) -> bool {
    media.to_ascii_lowercase().contains("html")
}

#[cfg(test)]
mod tests {
    use super::Expected::{Bytes, Done, Json, Status, Text, Xml};

    #[test]
    fn a_body_is_what_its_type_says() {
        for (media, taken) in [
            (Some("application/json; charset=utf-8"), &[Json, Text, Done, Status][..]),
            (Some("Application/Problem+JSON"), &[Json, Text, Done, Status]),
            (Some("application/vnd.brreg.enhetsregisteret.enhet.v2+json;charset=UTF-8"), &[Json, Text, Done, Status]),
            (Some("text/json"), &[Json, Text, Done, Status]),
            (Some("text/xml"), &[Xml, Done, Status]),
            (Some("application/xacml+xml"), &[Xml, Done, Status]),
            (Some("text/plain"), &[Text, Done, Status]),
            (Some("application/octet-stream"), &[Bytes, Done, Status]),
            (Some("text/html; charset=utf-8"), &[Status]),
            (Some("application/xhtml+xml"), &[Status]),
            (Some("application/jsonp"), &[Done, Status]),
            (Some(""), &[Done, Status]),
            (None, &[Done, Status]),
        ] {
            for expected in [Json, Xml, Text, Bytes, Done, Status] {
                assert_eq!(expected.takes(media), taken.contains(&expected), "{media:?} as {expected:?}");
            }
        }
    }
}
