//! Be authorised for self-service: the main administrator gives somebody the right to register clients. Without it the
//! button to add a client is missing. Told; the first client of one's own shows it.

use super::parts::told::{Entry, ToldStep};
use super::parts::{asking, client};
use super::{Acts, Brief, Card, Move};
use crate::catalog::letters::LetterKind;
use crate::catalog::stages::Stage;
use crate::record::values::OperatedBy;
use crate::record::{Actor, Topic, t};
use crate::text::Message;

/// The step.
pub static SELF_SERVICE_RIGHT: ToldStep = ToldStep {
    card: &CARD,
    before,
    since: None,
    shown_by: Some(|brief| client::registrations_seen(brief.book)),
    entries: &[Entry {
        topic: Topic::SelfServiceRight,
        who: Actor::MainAdministrator,
        letter: Some(LetterKind::L4),
        what: |_| words::GIVEN.into(),
        question: |brief| {
            asking::day(t::SelfServiceRight, words::SELF_SERVICE_RIGHT, words::SELF_SERVICE_RIGHT_HELP, brief)
        },
    }],
    walkthrough: |_| {
        [words::WALK_SHORT, words::WALK_NEW, words::WALK_PREVIOUS, words::WALK_NUMBER].map(Message::from).into()
    },
};

static CARD: Card = Card {
    id: "self-service-right",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Person,
    who: &[Actor::MainAdministrator],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Prepared,
    differences: &[],
    needs: &[&[Topic::OperatedBy, Topic::ClientId, Topic::Token]],
    gives: &[Topic::SelfServiceRight],
    asks: &[(Topic::SelfServiceRight, words::SELF_SERVICE_RIGHT)],
};

/// The supplier's own client needs nobody of ours, and a client that works shows that somebody could register it.
fn before(brief: &Brief<'_>) -> Option<Move> {
    if brief.get(t::OperatedBy) == Some(&OperatedBy::SupplierClient) {
        return Some(Move::NotNeeded(words::SUPPLIER_CLIENT.into()));
    }
    client::was_registered(brief.book).then_some(Move::Done)
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Få fullmakt til selvbetjening i Maskinporten", en: "Be authorised for self-service in Maskinporten" }
        WHY { nb: "Uten fullmakten mangler knappen «Legg til klient» i selvbetjeningen.", en: "Without it the button “Legg til klient” (Add client) is missing in self-service." }
        USUALLY { nb: "én dag til en uke (erfaringsvis)", en: "a day to a week (from experience)" }
        CAN_START { nb: "Ja. Den gjelder også i test når du opptrer for den reelle virksomheten.", en: "Yes. It is needed in test too when you act for the real organisation." }
        MEANWHILE { nb: "Lag nøkkelen og tekstene, og øv i øvingsmiljøet.", en: "Make the key and the texts, and rehearse in the sandbox." }
        PROOF { nb: "Datoen dere oppgir; den første klienten viser det senere.", en: "The date is given; the first client shows it later." }
        GIVEN { nb: "du har fått «Selvbetjening av klienter i ID-porten/Maskinporten» (tidligere «Selvbetjening av integrasjoner i ID-porten/Maskinporten»)", en: "you have been given “Selvbetjening av klienter i ID-porten/Maskinporten” (earlier “Selvbetjening av integrasjoner i ID-porten/Maskinporten”)" }
        SUPPLIER_CLIENT { nb: "Leverandøren bruker sin egen klient, så ingen hos dere registrerer noen.", en: "The supplier uses its own client, so nobody in your organisation registers one." }
        WALK_SHORT { nb: "Korteste vei: trykk «Be om tilgang» i selvbetjeningen, og la hovedadministrator godkjenne.", en: "The short way: press “Be om tilgang” (Request access) in self-service and let the main administrator approve." }
        WALK_NEW { nb: "Ny tilgangsstyring i Altinn, som hovedadministrator: «Tilgangsstyring» → «Brukere» → «+ Ny bruker» → «Gi fullmakt», og søk etter «Maskinporten».", en: "New access management in Altinn, as main administrator: “Tilgangsstyring” → “Brukere” → “+ Ny bruker” → “Gi fullmakt”, and search for “Maskinporten”." }
        WALK_PREVIOUS { nb: "Forrige: «Profil» → «Andre med rettigheter til virksomheten» → «+ Legg til» → «Gi tilgang til enkelttjenester» → «Gå videre» → «Fullfør delegering» → «Bekreft».", en: "Previous: “Profil” → “Andre med rettigheter til virksomheten” → “+ Legg til” → “Gi tilgang til enkelttjenester” → “Gå videre” → “Fullfør delegering” → “Bekreft”." }
        WALK_NUMBER { nb: "Fødselsnummeret som trengs, gis muntlig eller i en sikker kanal, aldri i e-post.", en: "The national identity number that is needed is given orally or through a secure channel, never by e-mail." }
        SELF_SERVICE_RIGHT { nb: "Når fikk den som skal registrere klienten, fullmakten? (dato)", en: "When was the person who will register the client authorised? (date)" }
        SELF_SERVICE_RIGHT_HELP { nb: "Fullmakten heter «Selvbetjening av klienter i ID-porten/Maskinporten», tidligere «Selvbetjening av integrasjoner i ID-porten/Maskinporten». Skriv `i dag` eller en dato; navn på personer lagres ikke.", en: "The authorisation is called “Selvbetjening av klienter i ID-porten/Maskinporten”, earlier “Selvbetjening av integrasjoner i ID-porten/Maskinporten”. Write `today` or a date; people's names are not kept." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, NUMBER, entry, number, today};
    use super::*;
    use crate::steps::Step as _;

    #[test]
    fn told_shown_by_the_first_client_or_not_needed() {
        let mut bench = Bench::tt02();
        assert_eq!(entry(&SELF_SERVICE_RIGHT.next(&bench.brief())), Some(Topic::SelfServiceRight));
        bench.told(t::OperatedBy, OperatedBy::SupplierClient);
        assert!(matches!(SELF_SERVICE_RIGHT.next(&bench.brief()), Move::NotNeeded(_)));
        bench.told(t::OperatedBy, OperatedBy::Ourselves);
        let mut told = bench.clone();
        told.told(t::SelfServiceRight, today());
        assert_eq!(SELF_SERVICE_RIGHT.next(&told.brief()), Move::Done);
        bench.told(t::OrgNumber, number(NUMBER));
        bench.ready_client();
        assert_eq!(SELF_SERVICE_RIGHT.next(&bench.brief()), Move::Done);
    }
}
