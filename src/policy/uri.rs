//! URIs as the platform compares them in the few places where it does not compare text.
//!
//! It uses `System.Uri`: scheme and host without case, the fragment left out, the default port too.

use super::ids::category;

/// Whether `System.Uri` takes the text for an absolute URI. A rooted path counts, as it does on the platform's hosts.
#[must_use]
pub fn is_absolute(text: &str) -> bool {
    let text = text.trim();
    if text.starts_with('/') {
        return true;
    }
    let Some((scheme, _)) = text.split_once(':') else { return false };
    let well_formed = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    let needs_host = matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https" | "ftp" | "ws" | "wss");
    well_formed && (!needs_host || url::Url::parse(text).is_ok())
}

/// Whether two URIs are equal to `System.Uri`.
#[must_use]
pub fn equal(left: &str, right: &str) -> bool {
    left == right || (!(is_plain(left) && is_plain(right)) && canonical(left) == canonical(right))
}

/// A URN that is its own canonical form, as nearly all are: two such are equal only when they are the same text.
fn is_plain(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'.' | b'-' | b'_');
    CATEGORIES.contains(&text) || (text.starts_with("urn:") && text.bytes().all(plain))
}

/// What is compared nearly always need not be read letter by letter.
const CATEGORIES: [&str; 3] = [category::SUBJECT, category::RESOURCE, category::ACTION];

fn canonical(text: &str) -> String {
    let text = text.trim();
    match url::Url::parse(text) {
        Ok(mut url) => {
            url.set_fragment(None);
            if url.has_host() {
                // Who is named before the host does not count; a URL with a host can always have it removed.
                let _ = url.set_username("");
                let _ = url.set_password(None);
            }
            url.into()
        }
        Err(_) => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scheme_and_host_ignore_case_and_the_path_does_not() {
        assert!(equal("URN:a:b", "urn:a:b"));
        assert!(!equal("urn:A:b", "urn:a:b"));
        assert!(equal("urn:a:b", "urn:a:b#c"));
        assert!(equal("http://EXAMPLE.com:80/a", "http://example.com/a"));
        assert!(!equal("http://example.com/A", "http://example.com/a"));
    }

    #[test]
    fn the_fragment_does_not_count() {
        assert!(equal("http://a/x#string", "http://a/x#integer"));
        assert!(equal("urn:a#1", "urn:a#2"));
    }

    #[test]
    fn what_is_absolute() {
        for text in ["urn:a:b", "http://a", "/etc", "x-y:z"] {
            assert!(is_absolute(text), "{text}");
        }
        for text in ["not a uri", "also:not a", "", "a/b", "http:"] {
            assert_eq!(is_absolute(text), text == "also:not a", "{text}");
        }
    }
}
