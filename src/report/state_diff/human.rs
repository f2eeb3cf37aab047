//! What people read of what differs between two states.

use crate::record::differences::{FactChange, FactDifference, StateDifferences};
use crate::record::{Evidence, FactHistory};
use crate::report::screen::Screen;
use crate::report::{known, state_place};
use crate::text::Message;
use crate::text::clean::without_breaks;
use crate::text::counts::counted;

/// The second state held against the first, named as they were given: `+` is new, `-` is gone, `~` is another. What is the
/// same but for its day is counted.
#[must_use]
pub fn render((before, after): (&str, &str), differences: &StateDifferences<'_>, screen: Screen) -> String {
    let language = screen.language;
    if differences.facts.is_empty() && differences.unread.is_empty() {
        return screen.indented(0, words::SAME.raw(language));
    }
    let head = words::DIFFERENT.with("before", before).with("after", after);
    let mut out = screen.indented(0, &head.render(language));
    for one in &differences.facts {
        if let Some(line) = line(one) {
            out.push_str(&screen.hanging(2, &line.render(language)));
        }
    }
    for place in &differences.unread {
        out.push_str(
            &screen.hanging(2, &words::UNREAD.with("place", without_breaks(place).into_owned()).render(language)),
        );
    }
    let quiet = differences.facts.iter().filter(|one| line(one).is_none()).count();
    if quiet > 0 {
        out.push_str(&screen.hanging(2, &counted(quiet, words::AGAIN_ONE, words::AGAIN_MANY).render(language)));
    }
    out
}

/// One difference; nothing where only days and history differ.
fn line(one: &FactDifference<'_>) -> Option<Message> {
    let what = || state_place::named(one.rehearsal, one.place, one.topic, one.key);
    let (before, after) = (one.before.and_then(|fact| fact.now), one.after.and_then(|fact| fact.now));
    match (one.change, before, after) {
        (FactChange::New, _, Some(new)) => {
            Some(words::NEW.with("what", what()).with("value", value(new)).with("since", known::since(new)))
        }
        (FactChange::Gone, Some(old), _) => Some(words::GONE.with("what", what()).with("value", value(old))),
        (FactChange::Changed, Some(old), Some(new)) => Some(
            words::CHANGED
                .with("what", what())
                .with("before", value(old))
                .with("after", value(new))
                .with("since", known::since(new)),
        ),
        (FactChange::Beside, ..) => Some(match one.after.map(also) {
            Some(also) if !also.is_empty() => words::BESIDE.with("what", what()).with("also", also),
            _ => words::ALONE.with("what", what()),
        }),
        _ => None,
    }
}

fn also(history: FactHistory<'_>) -> String {
    history.also_made.iter().map(value).collect::<Vec<_>>().join(", ")
}

fn value(evidence: &Evidence) -> String {
    without_breaks(&evidence.value.typed()).into_owned()
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        SAME { nb: "De to har det samme.", en: "The two hold the same." }
        DIFFERENT { nb: "Fra {before} til {after}:", en: "From {before} to {after}:" }
        NEW { nb: "+ {what} = {value}, {since}", en: "+ {what} = {value}, {since}" }
        GONE { nb: "- {what} = {value}", en: "- {what} = {value}" }
        CHANGED { nb: "~ {what}: {before} → {after}, {since}", en: "~ {what}: {before} → {after}, {since}" }
        BESIDE { nb: "~ {what}: også laget {also}", en: "~ {what}: also made {also}" }
        ALONE { nb: "~ {what}: ingenting står ved siden av lenger", en: "~ {what}: nothing stands beside it any more" }
        UNREAD { nb: "~ {place}: ulikt, men bare en nyere utgave kan lese det", en: "~ {place}: differs, but only a newer version can read it" }
        AGAIN_ONE { nb: "I tillegg har ett faktum bare fått ny dato eller historikk.", en: "Besides, one fact only has a new date or history." }
        AGAIN_MANY { nb: "I tillegg har {count} fakta bare fått ny dato eller historikk.", en: "Besides, {count} facts only have a new date or history." }
    }
}
