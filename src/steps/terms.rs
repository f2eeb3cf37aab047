//! Sign the terms of use of Digdir's common solutions: a separate signature, easily forgotten, by somebody who can bind
//! the organisation. Told; a token of one's own shows it later, as Maskinporten stays closed without it.

use super::parts::told::{Entry, ToldStep};
use super::parts::waits::wait;
use super::parts::{asking, client};
use super::{Acts, Brief, Card, Move};
use crate::catalog::letters::{DIGDIR_DESK, LetterKind};
use crate::catalog::stages::Stage;
use crate::record::{Actor, Facts, Question, Topic, t};
use jiff::Timestamp;

/// The step.
pub static TERMS: ToldStep = ToldStep {
    card: &CARD,
    before: |brief| match refused_since(&brief.book.organisation, brief.now) {
        true => Some(unsigned(brief)),
        false => client::had_token(brief.book).then_some(Move::Done),
    },
    since: None,
    shown_by: Some(|brief| client::tokens_had(brief.book)),
    entries: &[Entry {
        topic: Topic::TermsSigned,
        who: Actor::Signatory,
        letter: Some(LetterKind::L7),
        what: |_| words::SIGNED.into(),
        question: signed,
    }],
    walkthrough: |_| vec![words::WALK_1.into(), words::WALK_2.into(), words::WALK_3.into()],
};

static CARD: Card = Card {
    id: "terms",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Person,
    who: &[Actor::Signatory],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Prepared,
    differences: &[],
    needs: &[&[Topic::OrgNumber, Topic::Token]],
    gives: &[Topic::TermsSigned, Topic::TermsRefused],
    asks: &[(Topic::TermsSigned, words::TERMS_SIGNED)],
};

/// Whether the self-service API has said that the terms are not signed, after whatever was told of them. What a wrong clock
/// says of a time to come counts as nothing: no answer would ever be newer.
#[must_use]
pub fn refused_since(organisation: &Facts, now: Timestamp) -> bool {
    let at = |topic| organisation.evidence(topic, None).map(|evidence| evidence.at);
    let refused = at(Topic::TermsRefused).filter(|refused| *refused <= now);
    refused.is_some_and(|refused| at(Topic::TermsSigned).is_none_or(|signed| signed <= refused))
}

/// The wait for the signature that the service misses, whatever was told before.
fn unsigned(brief: &Brief<'_>) -> Move {
    let desk = words::REFUSED.with("desk", DIGDIR_DESK);
    let pending = wait(brief, &CARD, Actor::Signatory, desk).letter(LetterKind::L7);
    pending.since(Topic::TermsRefused, None).entry(signed(brief))
}

fn signed(brief: &Brief<'_>) -> Question {
    asking::day(t::TermsSigned, words::TERMS_SIGNED, words::TERMS_SIGNED_HELP, brief)
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Signer bruksvilkår for Maskinporten", en: "Sign the terms of use for Maskinporten" }
        WHY { nb: "Maskinporten hører til Digdirs fellesløsninger og har egne bruksvilkår. Avtalen med Altinn dekker dem ikke.", en: "Maskinporten belongs to Digdir's common solutions and has terms of its own. The agreement with Altinn does not cover them." }
        USUALLY { nb: "noen dager til to uker (erfaringsvis)", en: "a few days to two weeks (from experience)" }
        CAN_START { nb: "Ja, samme dag som avtalen med Altinn.", en: "Yes, the same day as the agreement with Altinn." }
        MEANWHILE { nb: "Be om fullmakt til selvbetjening samtidig, og øv i øvingsmiljøet.", en: "Ask for the self-service authorisation at the same time, and rehearse in the sandbox." }
        PROOF { nb: "Datoen dere oppgir; et token fra egen klient viser det senere.", en: "The date is given; a token from your own client shows it later." }
        SIGNED { nb: "bruksvilkårene for Digdirs fellesløsninger er signert", en: "the terms of use for Digdir's common solutions are signed" }
        REFUSED { nb: "bruksvilkårene for Digdirs fellesløsninger er signert: selvbetjeningen svarer at de ikke er det. Er dere uenige, skriv til {desk}", en: "the terms of use for Digdir's common solutions are signed: self-service answers that they are not. If you disagree, write to {desk}" }
        WALK_1 { nb: "Logg inn på samarbeid.digdir.no og åpne «Virksomhetens bruksvilkår».", en: "Log in at samarbeid.digdir.no and open “Virksomhetens bruksvilkår”." }
        WALK_2 { nb: "Mangler virksomheten tilgang til portalen: skriv til servicedesk@digdir.no.", en: "If the organisation has no access to the portal: write to servicedesk@digdir.no." }
        WALK_3 { nb: "Be en som kan signere for virksomheten (bemyndiget person), om å signere, og registrer varslingspunktet samtidig.", en: "Let somebody who can bind the organisation sign, and register the alert contact at the same time." }
        TERMS_SIGNED { nb: "Når ble bruksvilkårene for Digdirs fellesløsninger signert? (dato)", en: "When were the terms of use for Digdir's common solutions signed? (date)" }
        TERMS_SIGNED_HELP { nb: "En som kan signere for virksomheten (bemyndiget person), signerer på Samarbeidsportalen. Avtalen med Altinn er en annen avtale. Skriv `i dag` eller en dato.", en: "Signed on Samarbeidsportalen by somebody who can bind the organisation. The agreement with Altinn is a separate one. Write `today` or a date." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, NUMBER, entry, number, today};
    use super::*;
    use crate::steps::Step as _;

    #[test]
    fn signed_or_shown_by_a_token() {
        let mut bench = Bench::tt02();
        assert_eq!(entry(&TERMS.next(&bench.brief())), Some(Topic::TermsSigned));
        let mut told = bench.clone();
        told.told(t::TermsSigned, today());
        assert_eq!(TERMS.next(&told.brief()), Move::Done);
        bench.told(t::OrgNumber, number(NUMBER));
        bench.token("main altinn:serviceowner", NUMBER);
        assert_eq!(TERMS.next(&bench.brief()), Move::Done);
    }

    /// No answer would ever be newer than what a wrong clock noted.
    #[test]
    fn a_refusal_of_a_time_to_come_counts_as_none() {
        let mut bench = Bench::tt02();
        bench.seen(t::TermsRefused, today());
        bench.told(t::TermsSigned, today());
        let now = bench.brief().now;
        assert!(refused_since(&bench.brief().book.organisation, now));
        let before = now - jiff::SignedDuration::from_hours(1);
        assert!(!refused_since(&bench.brief().book.organisation, before));
    }

    #[test]
    fn what_the_self_service_refuses_is_waited_for_whatever_was_told() {
        let mut bench = Bench::tt02();
        bench.told(t::OrgNumber, number(NUMBER));
        bench.told(t::TermsSigned, today());
        bench.token("main altinn:serviceowner", NUMBER);
        bench.seen(t::TermsRefused, today());
        let next = TERMS.next(&bench.brief());
        assert_eq!(entry(&next), Some(Topic::TermsSigned));
        let Move::Wait(wait) = next else { panic!() };
        assert_eq!((wait.waiting.who, wait.waiting.letter.as_deref()), (Actor::Signatory, Some("L7")));
        assert!(wait.waiting.what.render(crate::domain::Language::Nb).contains("servicedesk@digdir.no"));
        // They are signed now, and somebody says so.
        bench.now = "2026-11-25T12:00:00Z".parse().unwrap();
        bench.told(t::TermsSigned, today());
        assert_eq!(TERMS.next(&bench.brief()), Move::Done);
    }
}
