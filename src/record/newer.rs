//! Facts that only a newer version of this program knows: kept as they were written, and written back so.

use serde::Deserialize;

use super::topic::Topic;

/// A fact of a colleague's newer program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer {
    /// The topic, as it stands in the file.
    pub id: String,
    /// The key, where only one key of a topic that is known cannot be read.
    pub key: Option<String>,
    /// The first version that knows it, as far as the file says.
    pub since: Option<String>,
    /// The step that needs it, as far as the file says.
    pub step: Option<String>,
    /// The topic that it stands after in the file, and is written after.
    pub(super) after: Option<Topic>,
    /// All that stands in the file, as it stands there.
    pub(super) raw: String,
}

/// What a fact of a newer program says of itself.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Origin {
    #[serde(default)]
    pub since: Option<String>,
    #[serde(default)]
    pub step: Option<String>,
}

impl Newer {
    /// Whether a step cannot do its work without it: it is named, or the topic is one of its own.
    #[must_use]
    pub fn is_needed_by(&self, step: &str, topics: &[&[Topic]]) -> bool {
        let topic = || Topic::by_id(&self.id);
        self.step.as_deref() == Some(step)
            || topic().is_some_and(|topic| topics.iter().any(|some| some.contains(&topic)))
    }
}

/// Whether a version is later than this program's; what is no version is not.
pub(super) fn is_later(version: &str) -> bool {
    let parts = |text: &str| text.split('.').map(|part| part.parse().ok()).collect::<Option<Vec<u32>>>();
    parts(version).is_some_and(|version| Some(version) > parts(env!("CARGO_PKG_VERSION")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_later_version_is_later() {
        assert!(is_later("99.0.0") && is_later("99.0"));
        assert!(!is_later(env!("CARGO_PKG_VERSION")));
        assert!(!is_later("0.0.1") && !is_later("soon") && !is_later(""));
    }
}
