//! Sign the terms of use of Digdir's common solutions: a separate signature, easily forgotten, by somebody who can bind
//! the organisation. Told; a token of one's own shows it later, as Maskinporten stays closed without it.

use super::parts::waits::wait;
use super::parts::{asking, client};
use super::{Acts, Asked, Brief, Card, Move, Step};
use crate::record::{Role, Topic, t};
use crate::text::{Message, entries, step_terms as text};

/// The step.
pub struct Terms;

static CARD: Card = Card {
    id: "terms",
    title: text::TITLE,
    why: text::WHY,
    acts: Acts::Person,
    who: &[Role::Signatory],
    usually: text::USUALLY,
    meanwhile: text::MEANWHILE,
    proof: text::PROOF,
    can_start: text::CAN_START,
    guide: Some("6"),
    differences: &[],
    reversible: true,
    needs: &[Topic::OrgNumber, Topic::Token],
    gives: &[Topic::TermsSigned],
    asks: &[(Topic::TermsSigned, entries::TERMS_SIGNED)],
};

/// Whether a token has been had for our organisation with a client whose key we hold, in any environment of this book.
#[must_use]
pub fn proven_by_token(brief: &Brief<'_>) -> bool {
    let Some(number) = brief.get(t::OrgNumber) else { return false };
    !client::is_suppliers(brief)
        && brief.book.environments.values().any(|facts| facts.all(t::Token).any(|(_, token)| token.consumer == *number))
}

impl Step for Terms {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        if brief.get(t::TermsSigned).is_some() || proven_by_token(brief) {
            return Move::Done;
        }
        wait(brief, &CARD, Role::Signatory, text::SIGNED).letter("L7").entry(question(brief))
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> Asked {
        match topic {
            Topic::TermsSigned => Asked::question(question(brief)),
            _ => Asked::NotAsked,
        }
    }

    fn walkthrough(&self, _: &Brief<'_>) -> Vec<Message> {
        vec![text::WALK_1.into(), text::WALK_2.into(), text::WALK_3.into()]
    }
}

fn question(brief: &Brief<'_>) -> crate::record::Question {
    asking::day(t::TermsSigned, entries::TERMS_SIGNED, entries::TERMS_SIGNED_HELP, brief)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, NUMBER, entry, number, today};
    use super::*;

    #[test]
    fn signed_or_shown_by_a_token() {
        let mut bench = Bench::tt02();
        assert_eq!(entry(&Terms.next(&bench.brief())), Some(Topic::TermsSigned));
        let mut told = bench.clone();
        told.told(t::TermsSigned, today());
        assert_eq!(Terms.next(&told.brief()), Move::Done);
        bench.told(t::OrgNumber, number(NUMBER));
        bench.token("main altinn:serviceowner", NUMBER);
        assert_eq!(Terms.next(&bench.brief()), Move::Done);
    }
}
