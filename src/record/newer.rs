//! Facts that only a newer version of this program knows: kept as they were written, and written back so.

use super::members::{Member, find, members_as_written, plain};
use super::topic::Topic;
use crate::text::spelling::did_you_mean;

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
    /// Its name – that of the key, where there is one – as it stands in the file, with quotes and escapes.
    pub(super) name: String,
    /// All that stands in the file, as it stands there.
    pub(super) raw: String,
}

impl Newer {
    /// What stands in the place of a topic; where that has keys, the first of them says where it comes from.
    pub(super) fn of_topic(member: &Member<'_>, after: Option<Topic>) -> Self {
        let own = Self::of_fact(&member.name, None, member, after);
        if own.since.is_some() {
            return own;
        }
        let keyed = members_as_written(member.raw).unwrap_or_default();
        let first = keyed.iter().map(|fact| Self::of_fact(&member.name, None, fact, after));
        match first.into_iter().find(|fact| fact.since.is_some()) {
            Some(Self { since, step, .. }) => Self { since, step, ..own },
            None => own,
        }
    }

    /// One fact of a topic.
    pub(super) fn of_fact(id: &str, key: Option<String>, member: &Member<'_>, after: Option<Topic>) -> Self {
        let members = members_as_written(member.raw).unwrap_or_default();
        let text = |name| plain(find(&members, name));
        let (name, raw) = (member.written_name.to_owned(), member.raw.get().to_owned());
        Self { id: id.to_owned(), key, since: text("since"), step: text("step"), after, name, raw }
    }

    /// Whether a later version than this one says that it wrote it.
    pub(super) fn is_later(&self) -> bool {
        self.since.as_deref().and_then(is_later) == Some(true)
    }

    /// Whether a step cannot do its work without it: it is named, or the topic is one of its own.
    #[must_use]
    pub fn is_needed_by(&self, step: &str, is_needed: impl Fn(Topic) -> bool) -> bool {
        self.step.as_deref() == Some(step) || Topic::by_id(&self.id).is_some_and(is_needed)
    }

    /// Whether nothing says where it comes from: no version knows it as far as anybody can tell, and it may be misspelt.
    #[must_use]
    pub fn is_unexplained(&self) -> bool {
        self.since.is_none() && Topic::by_id(&self.id).is_none()
    }

    /// The topic that may be meant.
    #[must_use]
    pub fn meant(&self) -> Option<&'static str> {
        did_you_mean(&self.id, Topic::ALL.iter().map(|topic| topic.id()))
    }
}

/// Whether a version is later than this program's; nothing where it is no version. What comes before a release
/// (`2.0.0-rc.1`) counts as the release.
pub(super) fn is_later(version: &str) -> Option<bool> {
    let release = |text: &str| {
        let release = text.split_once(['-', '+']).map_or(text, |(release, _)| release);
        release.split('.').map(|part| part.parse().ok()).collect::<Option<Vec<u32>>>()
    };
    Some(release(version)? > release(env!("CARGO_PKG_VERSION"))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_later_version_is_later() {
        for (version, later) in [
            ("99.0.0", Some(true)),
            ("99.0", Some(true)),
            ("99.0.0-rc.1", Some(true)),
            (env!("CARGO_PKG_VERSION"), Some(false)),
            ("0.0.1", Some(false)),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(is_later(version), later, "{version}");
        }
    }
}
