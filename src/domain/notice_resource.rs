//! The service that a notification is about: which resource or app shows who at an organisation is notified.

use super::resource_id::ResourceIdFault;
use super::serde_by_text;

const URN: &str = "urn:altinn:resource:";

/// A resource or an app in the registry, anybody's; or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeResource {
    /// The notification is about no service.
    None,
    /// Its bare id; of an app `app_{org}_{app}`.
    Id(String),
}

impl NoticeResource {
    /// Reads `none`, a bare id, or one as the service wants it, a URN.
    ///
    /// # Errors
    /// The rule that is broken; an app is welcome here.
    pub fn parse(text: &str) -> Result<Self, ResourceIdFault> {
        let text = text.trim();
        if ["none", "ingen"].iter().any(|none| text.eq_ignore_ascii_case(none)) {
            return Ok(Self::None);
        }
        let id = text.strip_prefix(URN).unwrap_or(text);
        if id.len() < 4 || !id.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-')) {
            return Err(ResourceIdFault::Pattern);
        }
        if id.len() > 255 {
            return Err(ResourceIdFault::TooLong);
        }
        if id.starts_with("se_") {
            return Err(ResourceIdFault::Altinn2Prefix);
        }
        let is_app = id
            .strip_prefix("app_")
            .map(|rest| rest.split_once('_').is_some_and(|(org, name)| !org.is_empty() && !name.is_empty()));
        if is_app == Some(false) { Err(ResourceIdFault::Pattern) } else { Ok(Self::Id(id.to_owned())) }
    }
}

impl std::fmt::Display for NoticeResource {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::Id(id) => id,
        })
    }
}

serde_by_text!(NoticeResource);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resources_and_apps_are_read_in_both_forms() {
        for (text, id) in [
            ("ttd-vedtak", "ttd-vedtak"),
            ("urn:altinn:resource:ttd-vedtak", "ttd-vedtak"),
            (" app_ttd_skjema ", "app_ttd_skjema"),
            ("Ingen", "none"),
            ("none", "none"),
        ] {
            assert_eq!(NoticeResource::parse(text).unwrap().to_string(), id, "{text}");
        }
        for (text, fault) in [
            ("", ResourceIdFault::Pattern),
            ("urn:altinn:resource:", ResourceIdFault::Pattern),
            ("Vedtak om støtte", ResourceIdFault::Pattern),
            ("app_ttd", ResourceIdFault::Pattern),
            ("se_1234_1", ResourceIdFault::Altinn2Prefix),
        ] {
            assert_eq!(NoticeResource::parse(text), Err(fault), "{text}");
        }
        assert_eq!(NoticeResource::parse(&"a".repeat(256)), Err(ResourceIdFault::TooLong));
    }
}
