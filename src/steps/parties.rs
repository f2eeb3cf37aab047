//! Inform senders and recipients: what they and their suppliers must know before they can send or fetch a file. Told; the
//! letter says it all.

use super::parts::told::{Entry, ToldStep};
use super::parts::{asking, owner};
use super::{Acts, Card, Move};
use crate::catalog::letters::LetterKind;
use crate::catalog::stages::Stage;
use crate::record::{Actor, Topic, t};
use crate::text::Message;

/// The step.
pub static PARTIES: ToldStep = ToldStep {
    card: &CARD,
    before: |brief| (!owner::published(brief)).then(|| Move::Blocked(vec![Topic::ResourceSeen])),
    since: None,
    shown_by: None,
    entries: &[Entry {
        topic: Topic::PartiesTold,
        who: Actor::You,
        letter: Some(LetterKind::L18),
        what: |_| words::TOLD.into(),
        question: |brief| asking::day(t::PartiesTold, words::PARTIES_TOLD, words::PARTIES_TOLD_HELP, brief),
    }],
    walkthrough: |_| [words::WALK_1, words::WALK_2].map(Message::from).into(),
};

static CARD: Card = Card {
    id: "parties",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Person,
    who: &[Actor::You],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Published,
    differences: &[],
    needs: &[&[Topic::ResourceChoice, Topic::ResourceId, Topic::ResourceSeen]],
    gives: &[Topic::PartiesTold],
    asks: &[(Topic::PartiesTold, words::PARTIES_TOLD)],
};

/// What the step says.
mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Gi beskjed til avsendere og mottakere", en: "Inform senders and recipients" }
        WHY { nb: "De som skal sende og motta, må ha ressurs-id, scopes og riktig tilgang, og leverandørene deres må be om systembruker. Det tar dem lengre tid enn dere tror.", en: "Those who will send and receive need the resource ID, scopes and the right access, and their suppliers must ask for a system user. That takes them longer than you think." }
        USUALLY { nb: "uker, fordi hver part må gjøre sin del", en: "weeks, as each party must do its part" }
        CAN_START { nb: "Når ressursen er publisert.", en: "When the resource is published." }
        MEANWHILE { nb: "Send en testfil til dere selv: altinn-onboard try transfer", en: "Send a test file to yourselves: altinn-onboard try transfer" }
        PROOF { nb: "Datoen dere oppgir.", en: "The date is given." }
        TOLD { nb: "avsendere, mottakere og leverandørene deres har fått brevet om hvordan de kobler seg på", en: "senders, recipients and their suppliers have the letter on how to connect" }
        WALK_1 { nb: "Skriv brevet med altinn-onboard letter L18, og send det i partenes egne kanaler.", en: "Write the letter with altinn-onboard letter L18, and send it through the parties' own channels." }
        WALK_2 { nb: "Be hver part om å melde fra når de har sendt eller hentet sin første fil i test.", en: "Ask each party to report when they have sent or fetched their first file in test." }
        PARTIES_TOLD { nb: "Når fikk avsenderne og mottakerne beskjed? (dato)", en: "When were the senders and recipients informed? (date)" }
        PARTIES_TOLD_HELP { nb: "Brev L18 sier det de trenger: ressurs-id, adresser, scopes, tilgang og hvordan leverandøren ber om en systembruker. Skriv `i dag` eller en dato.", en: "Letter L18 says what they need: resource ID, addresses, scopes, access, and how the supplier asks for a system user. Write `today` or a date." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, entry, today};
    use super::*;
    use crate::domain::Product;
    use crate::steps::Step as _;

    #[test]
    fn they_are_told_when_the_resource_is_there() {
        let mut bench = Bench::tt02().with(Product::Broker);
        bench.owner();
        bench.service();
        assert_eq!(PARTIES.next(&bench.brief()), Move::Blocked(vec![Topic::ResourceSeen]));
        bench.resource_published();
        let next = PARTIES.next(&bench.brief());
        assert_eq!(entry(&next), Some(Topic::PartiesTold));
        assert!(matches!(next, Move::Wait(wait) if wait.waiting.letter.as_deref() == Some("L18")));
        bench.told(t::PartiesTold, today());
        assert_eq!(PARTIES.next(&bench.brief()), Move::Done);
    }
}
