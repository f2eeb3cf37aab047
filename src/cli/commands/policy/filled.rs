//! The placeholder for the service owner's code, filled in as Studio's publish step does it.

/// The two spellings of the placeholder.
const PLACEHOLDERS: [&str; 2] = ["[org]", "[ORG]"];

/// Whether a file has the placeholder.
pub(super) fn has_placeholder(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| PLACEHOLDERS.iter().any(|name| text.contains(name)))
}

/// The whole text of the file with the code in the placeholder's place (Altinn/altinn-studio,
/// `frontend/packages/policy-editor`, 2026-08-22).
pub(super) fn filled(bytes: Vec<u8>, code: &str) -> Vec<u8> {
    match String::from_utf8(bytes) {
        Ok(text) => PLACEHOLDERS.iter().fold(text, |text, name| text.replace(name, code)).into_bytes(),
        Err(not_text) => not_text.into_bytes(),
    }
}
