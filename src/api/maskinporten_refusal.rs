//! How Maskinporten says no: with a code, or in words only.

use serde::Deserialize;

use super::ApiFault;
use super::ask::{self, shortened};
use crate::catalog::services::RemoteService;
use crate::world::clean::clean_line;
use crate::world::http::{HttpResponse, hide};

#[derive(Deserialize)]
struct Refused {
    #[serde(default)]
    error: String,
    #[serde(default)]
    error_description: String,
    #[serde(default)]
    error_uri: Option<String>,
}

impl Refused {
    /// Whether it has any of the members that an error of OAuth has (RFC 6749, 5.2); what has none is a problem like that
    /// of other services.
    fn is_of_oauth(&self) -> bool {
        !self.error.is_empty() || !self.error_description.is_empty() || self.error_uri.is_some()
    }
}

/// Reads a no: the code in `error_uri`, else in the text, else what the text says (felleslosninger/docs,
/// `maskinporten_feilsoking.md`, 2024-10-17).
pub(super) fn refusal(answer: &HttpResponse) -> ApiFault {
    let Some(said) = answer.json::<Refused>().ok().filter(Refused::is_of_oauth) else {
        return ask::refusal(RemoteService::Maskinporten, answer);
    };
    let description = hide(&clean_line(&said.error_description));
    let (message, trace) = without_trace(&description);
    let code = said
        .error_uri
        .as_deref()
        .and_then(code_in)
        .or_else(|| code_in(&description))
        .or_else(|| by_words(&said.error, &description).map(str::to_owned));
    let message = if message.is_empty() { clean_line(&said.error) } else { message };
    match ApiFault::refused(RemoteService::Maskinporten, answer, code, shortened(&message)) {
        ApiFault::Refused(mut refusal) => {
            refusal.trace = trace.or(refusal.trace);
            refusal.more = said.error_uri.map(|uri| clean_line(&uri));
            ApiFault::Refused(refusal)
        }
        other => other,
    }
}

/// `MP-250` in an address or a text.
fn code_in(text: &str) -> Option<String> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).find_map(|word| {
        let number = word.strip_prefix("MP-")?;
        (number.len() == 3 && number.bytes().all(|b| b.is_ascii_digit())).then(|| word.to_owned())
    })
}

/// Takes `(trace_id: …)` or the older `(correlation id: …)` from the end of a description.
fn without_trace(description: &str) -> (String, Option<String>) {
    for mark in ["(trace_id:", "(correlation id:"] {
        if let Some((before, after)) = description.split_once(mark) {
            let trace = after.split(')').next().unwrap_or_default().trim();
            return (before.trim().to_owned(), (!trace.is_empty()).then(|| trace.to_owned()));
        }
    }
    (description.trim().to_owned(), None)
}

/// Our own code for what is said without one. The order matters: the last is part of most of the others.
fn by_words(error: &str, description: &str) -> Option<&'static str> {
    const WORDS: [(&str, &str); 19] = [
        ("requires pre-registered jwk and no key identifier", "MP-KID-MISSING"),
        ("unknown key identifier", "MP-KID"),
        ("issue time is", "MP-IAT"),
        ("too long lifetime", "MP-LIFETIME"),
        ("jwt is expired", "MP-130"),
        ("jwt has expired", "MP-130"),
        ("expired key", "MP-121"),
        ("invalid jwt signature", "MP-124"),
        ("invalid jwt header x5c", "MP-123"),
        ("grant is used before", "MP-012"),
        ("invalid scopes for client", "MP-200"),
        ("not allowed for maskinporten", "MP-201"),
        ("has not been granted access to the scope", "MP-250"),
        ("has not delegated access", "MP-251"),
        ("combination consumer_org", "MP-CONSUMER-ORG"),
        ("invalid jwt claim aud", "MP-110"),
        ("invalid jwt claim", "MP-CLAIM"),
        ("client not found", "MP-100"),
        ("invalid assertion", "MP-ASSERTION"),
    ];
    let lower = description.to_lowercase();
    let by_name = match error {
        "invalid_altinn_customer_configuration" => Some("MP-303"),
        "invalid_target" => Some("MP-TARGET"),
        _ => None,
    };
    by_name.or_else(|| WORDS.iter().find(|(words, _)| lower.contains(words)).map(|(_, code)| *code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_wherever_it_stands() {
        assert_eq!(code_in("https://test.maskinporten.no/errors/MP-250").as_deref(), Some("MP-250"));
        assert_eq!(code_in("Invalid (MP-121), again").as_deref(), Some("MP-121"));
        assert_eq!(code_in("MP-25 MP-2500 XMP-250"), None);
    }

    #[test]
    fn what_is_said_without_a_code_is_understood() {
        let code = |text: &str| by_words("invalid_grant", text);
        let unknown = "Invalid assertion. Client authentication failed. Unknown key identifier (kid) for client.";
        assert_eq!(code(unknown), Some("MP-KID"));
        assert_eq!(code("Invalid assertion. Issue time is after now"), Some("MP-IAT"));
        assert_eq!(code("Invalid assertion"), Some("MP-ASSERTION"));
        assert_eq!(code("Something new"), None);
        assert_eq!(by_words("invalid_altinn_customer_configuration", ""), Some("MP-303"));
    }

    #[test]
    fn the_trace_is_taken_out_of_the_words() {
        let (words, trace) = without_trace("Expired key. (trace_id: 0123abcd)");
        assert_eq!((words.as_str(), trace.as_deref()), ("Expired key.", Some("0123abcd")));
        assert_eq!(without_trace("Expired key.").1, None);
    }
}
