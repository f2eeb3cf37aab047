//! A message that was sent and is held back: until it is published it can be taken back, by whoever still knows it.

use jiff::Timestamp;
use uuid::Uuid;

use crate::domain::message::PublishDelay;
use crate::record::values::MessageSeen;
use crate::record::{Source, Topic, t};
use crate::steps::Brief;
use crate::steps::parts::owner;
use crate::steps::parts::waits::plans_only;
use crate::text::{Message, Phrase};

/// Of what was not published nothing comes any more.
const ENDED: [&str; 2] = ["Failed", "Reserved"];

/// Whether nothing comes of a message any more, though nobody took it back.
pub(super) fn has_ended(seen: &MessageSeen) -> bool {
    ENDED.contains(&seen.status.as_str())
}

/// How long a message waits: as somebody said, or long enough to be taken back; in a rehearsal nobody waits.
pub(super) fn delay(brief: &Brief<'_>) -> PublishDelay {
    match brief.get(t::PublishDelay) {
        Some(said) => *said,
        None if brief.environment.simulated => PublishDelay::AT_ONCE,
        None => PublishDelay::USUAL,
    }
}

/// The message that was sent last, while it is to be published later: its id, and when that is.
#[must_use]
pub fn held(brief: &Brief<'_>) -> Option<(Uuid, Timestamp)> {
    let sent = brief.get(t::MessageSent)?;
    let publish = match brief.get(t::MessageSeen) {
        Some(seen) if seen.delivered || seen.is_taken_back() || has_ended(seen) => None,
        Some(seen) => seen.publish,
        // When people had it published, only the service says.
        None if plans_only(brief) => None,
        None => delay(brief).after(brief.evidence(Topic::MessageSent, None)?.at),
    };
    publish.filter(|publish| *publish > brief.now).map(|publish| (sent.id, publish))
}

/// Whether this program took the message back that was sent last; the service has one word for that and for what Altinn
/// deletes.
pub(super) fn was_taken_back_here(brief: &Brief<'_>) -> bool {
    let (Some(sent), Some(seen)) = (brief.evidence(Topic::MessageSent, None), brief.evidence(Topic::MessageSeen, None))
    else {
        return false;
    };
    let facts = brief.book.facts(Topic::MessageSeen.scope(), brief.place);
    let mut past = facts.into_iter().flat_map(|facts| facts.past(Topic::MessageSeen, None)).map(|past| &past.evidence);
    // Looking again puts what was seen in the place of what was made.
    seen.source == Source::Made
        || past.any(|past| past.source == Source::Made && past.value == seen.value && past.at >= sent.at)
}

/// How it is taken back: in production people do it.
#[must_use]
pub fn taken_back_by(brief: &Brief<'_>, id: Uuid) -> Message {
    let base = owner::base(&brief.environment.correspondence);
    let say = |phrase: Phrase| phrase.with("base", base.as_str()).with("id", id.to_string());
    say(if plans_only(brief) { words::BY_HAND } else { words::BY_PROGRAM })
}

/// What this file alone says.
mod words {
    crate::text::phrases! {
        BY_PROGRAM { nb: "altinn-onboard try message --purge", en: "altinn-onboard try message --purge" }
        BY_HAND { nb: "for hånd: DELETE {base}/correspondence/{id}/purge", en: "by hand: DELETE {base}/correspondence/{id}/purge" }
    }
}
