//! The placeholders of a policy: what Studio's publish step puts a code or a name in the place of (Altinn/altinn-studio,
//! `frontend/packages/policy-editor`, 2026-08-22).

/// The place of the service owner's code, as Studio writes it.
pub const ORG: &str = "[org]";

/// All spellings of it.
const OF_ORG: [&str; 2] = [ORG, "[ORG]"];

/// All spellings of the place of the name of the app or the resource.
const OF_APP: [&str; 3] = ["[app]", "[APP]", "[resource]"];

/// What stands in the place of the placeholders; one that nothing is told for stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fill {
    /// The service owner's code, which stands in the place of `[org]` and `[ORG]`.
    pub org: Option<String>,
    /// The name of the app or the resource, which stands in the place of `[app]`, `[APP]` and `[resource]`.
    pub app: Option<String>,
}

impl Fill {
    /// The text with everything filled in that is told.
    #[must_use]
    pub fn apply(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (names, value) in [(&OF_ORG[..], &self.org), (&OF_APP, &self.app)] {
            let Some(value) = value else { continue };
            for name in names {
                text = text.replace(name, value);
            }
        }
        text
    }
}

/// The whole text of a file with the code in its place; a file that is no UTF-8 stays as it is.
#[must_use]
pub fn with_org(bytes: Vec<u8>, code: &str) -> Vec<u8> {
    let fill = Fill { org: Some(code.to_owned()), app: None };
    String::from_utf8(bytes).map_or_else(std::string::FromUtf8Error::into_bytes, |text| fill.apply(&text).into_bytes())
}

/// Whether a file that is UTF-8 has a place for the code.
#[must_use]
pub fn wants_org(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| places_of_org(text).next().is_some())
}

/// Where the code belongs in a text, as byte offset and what stands there: all of one spelling, then all of the other.
pub fn places_of_org(text: &str) -> impl Iterator<Item = (usize, &str)> {
    OF_ORG.into_iter().flat_map(|name| text.match_indices(name))
}

/// Whether a value has a place for the code of the service owner, or for the name of the app.
#[must_use]
pub fn stands_in(value: &str) -> bool {
    value.contains('[') && [ORG, "[app]"].iter().any(|name| value.to_lowercase().contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_told_is_filled_in() {
        let text = "[org] [ORG] [app] [resource]";
        assert_eq!(Fill::default().apply(text), text);
        assert_eq!(Fill { org: Some("ttd".into()), app: None }.apply(text), "ttd ttd [app] [resource]");
        assert_eq!(Fill { org: None, app: Some("x".into()) }.apply(text), "[org] [ORG] x x");
        assert_eq!(with_org(b"a [ORG]".to_vec(), "ttd"), b"a ttd");
        assert_eq!(with_org(b"\xff [org]".to_vec(), "ttd"), b"\xff [org]");
        assert_eq!(places_of_org(text).count(), 2);
        assert!(wants_org(b"[ORG]") && !wants_org(b"[app]") && !wants_org(b"\xff [org]"));
        assert!(stands_in("x_[App]") && !stands_in("[resource]") && !stands_in("org"));
    }
}
