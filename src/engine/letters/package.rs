//! The order package: what is due, grouped by receiver.

use super::lines::{joined, label};
use super::request::{Draft, LetterObstacle, LetterRequest, LetterStanding};
use crate::catalog::letters::LetterKind;
use crate::report::letter::package::{HeldBack, LetterPackage, PackageEntry, PackageGroup, Sent};
use crate::text::Phrase;
use crate::text::dates;

/// Groups drafts by receiver; `title` gives the title of a step, and its id stands where it gives none.
#[must_use]
pub fn package(drafts: &[Draft], request: &LetterRequest<'_>, title: impl Fn(&str) -> Option<Phrase>) -> LetterPackage {
    let labels: Vec<String> =
        request.environments.iter().map(|environment| label(environment, request.language)).collect();
    let mut package = LetterPackage {
        environments: joined(&labels, request.language),
        practice: request.practice(),
        sent: sent(request),
        ..LetterPackage::default()
    };
    for draft in drafts {
        let entry = draft.kind.entry();
        match &draft.letter {
            Ok(letter) => {
                let blocks = entry.steps.iter().map(|id| {
                    title(id).map_or_else(
                        || (*id).to_owned(),
                        |title| words::QUOTED.with("title", title).render(request.language),
                    )
                });
                let filled = PackageEntry { letter: letter.clone(), blocks: blocks.collect() };
                let same = |group: &&mut PackageGroup| group.who == letter.receiver.who && group.to == letter.to;
                match package.groups.iter_mut().find(same) {
                    Some(group) => group.entries.push(filled),
                    None => package.groups.push(PackageGroup {
                        who: letter.receiver.who,
                        to: letter.to.clone(),
                        entries: vec![filled],
                    }),
                }
            }
            Err(LetterObstacle::Missing(missing)) => package.held_back.push(HeldBack {
                key: draft.key.clone(),
                title: entry.title,
                missing: missing.clone(),
            }),
            // Nothing to ask for is nothing to send; a fault of the program is reported as such by `letter KIND`.
            Err(LetterObstacle::NothingToAsk | LetterObstacle::Template(_)) => {}
        }
    }
    package
}

fn sent(request: &LetterRequest<'_>) -> Vec<Sent> {
    let mut sent = Vec::new();
    for kind in LetterKind::ALL {
        for (key, letter) in LetterStanding::of(kind, request.book).sent {
            sent.push(Sent {
                key: key.to_owned(),
                title: kind.entry().title,
                date: letter.sent.map(|date| dates::long(date, request.language)).unwrap_or_default(),
                case: letter.case_number.clone(),
            });
        }
    }
    sent
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        QUOTED { nb: "«{title}»", en: "“{title}”" }
    }
}
