//! Sign the terms of use of Digdir's common solutions: a separate signature, easily forgotten, by somebody who can bind
//! the organisation. Told; a token of one's own shows it later, as Maskinporten stays closed without it.

use super::parts::told::{Entry, ToldStep};
use super::parts::{asking, client};
use super::{Acts, Card, Move};
use crate::catalog::letters::LetterKind;
use crate::record::{Actor, Topic, t};

/// The step.
pub static TERMS: ToldStep = ToldStep {
    card: &CARD,
    before: |brief| client::had_token(brief.book).then_some(Move::Done),
    since: None,
    shown_by: Some(|brief| client::tokens_had(brief.book)),
    entries: &[Entry {
        topic: Topic::TermsSigned,
        who: Actor::Signatory,
        letter: Some(LetterKind::L7),
        what: |_| words::SIGNED.into(),
        question: |brief| asking::day(t::TermsSigned, words::TERMS_SIGNED, words::TERMS_SIGNED_HELP, brief),
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
    differences: &[],
    needs: &[Topic::OrgNumber, Topic::Token],
    gives: &[Topic::TermsSigned],
    asks: &[(Topic::TermsSigned, words::TERMS_SIGNED)],
};

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Signer bruksvilkår for Maskinporten", en: "Sign the terms of use for Maskinporten" }
        WHY { nb: "Maskinporten hører til Digdirs fellesløsninger og har egne bruksvilkår. Avtalen med Altinn dekker dem ikke.", en: "Maskinporten belongs to Digdir's common solutions and has terms of its own. The agreement with Altinn does not cover them." }
        USUALLY { nb: "noen dager til to uker (erfaring)", en: "a few days to two weeks (experience)" }
        CAN_START { nb: "Ja, samme dag som avtalen med Altinn.", en: "Yes, the same day as the agreement with Altinn." }
        MEANWHILE { nb: "Be om fullmakt til selvbetjening samtidig, og øv i øvingsmiljøet.", en: "Ask for the self-service authorisation at the same time, and rehearse in the sandbox." }
        PROOF { nb: "Dagen oppgis; et token fra egen klient viser det senere.", en: "The day is told; a token from your own client shows it later." }
        SIGNED { nb: "bruksvilkårene for Digdirs fellesløsninger er signert", en: "the terms of use of Digdir's common solutions are signed" }
        WALK_1 { nb: "Logg inn på samarbeid.digdir.no og åpne «Virksomhetens bruksvilkår».", en: "Log in at samarbeid.digdir.no and open “Virksomhetens bruksvilkår”." }
        WALK_2 { nb: "Mangler virksomheten tilgang til portalen: skriv til servicedesk@digdir.no.", en: "If the organisation has no access to the portal: write to servicedesk@digdir.no." }
        WALK_3 { nb: "La en som kan binde virksomheten, signere, og registrer varslingspunktet samtidig.", en: "Let somebody who can bind the organisation sign, and register the alert contact at the same time." }
        TERMS_SIGNED { nb: "Når ble bruksvilkårene for Digdirs fellesløsninger signert? (dato)", en: "When were the terms of use of Digdir's common solutions signed? (date)" }
        TERMS_SIGNED_HELP { nb: "Signeres på Samarbeidsportalen av en som kan binde virksomheten. Avtalen med Altinn er en annen avtale. Skriv `i dag` eller en dato.", en: "Signed on Samarbeidsportalen by somebody who can bind the organisation. The agreement with Altinn is another one. Write `today` or a date." }
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
}
