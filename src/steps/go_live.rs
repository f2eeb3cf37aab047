//! Tell of the start in production: those who run Altinn by when and how much, and recipients who must be given access by which
//! day. Told; the letters say it all. It takes the place of the whitelisting that the guide once asked for.

use super::parts::asking;
use super::parts::owner::{self, Making};
use super::parts::told::{Entry, ToldStep};
use super::{Acts, Brief, Card, Move};
use crate::catalog::letters::LetterKind;
use crate::catalog::stages::Stage;
use crate::domain::Rules;
use crate::record::values::Recipients;
use crate::record::{Actor, Topic, t};
use crate::text::Message;

/// The step of who sends messages.
pub static GO_LIVE: ToldStep = ToldStep {
    card: &CARD,
    before: |brief| elsewhere(brief).or_else(|| told_to_all_that_matter(brief)),
    since: None,
    shown_by: None,
    entries: &[OF_ALTINN, OF_RECIPIENTS],
    walkthrough: |_| [words::WALK_ALTINN, words::WALK_RECIPIENTS].map(Message::from).into(),
};

/// The step of who lets files through: senders and recipients are told in a step of their own.
pub static GO_LIVE_WITH_TRANSFERS: ToldStep = ToldStep {
    card: &CARD_WITH_TRANSFERS,
    before: elsewhere,
    since: None,
    shown_by: None,
    entries: &[OF_ALTINN],
    walkthrough: |_| vec![words::WALK_ALTINN.into()],
};

const OF_ALTINN: Entry = Entry {
    topic: Topic::GoLiveTold,
    who: Actor::You,
    letter: Some(LetterKind::L14),
    what: |_| words::ALTINN_KNOWS.into(),
    question: |brief| asking::day(t::GoLiveTold, words::GO_LIVE_TOLD, words::GO_LIVE_TOLD_HELP, brief),
};

const OF_RECIPIENTS: Entry = Entry {
    topic: Topic::RecipientsTold,
    who: Actor::You,
    letter: Some(LetterKind::L15),
    what: |_| words::RECIPIENTS_KNOW.into(),
    question: |brief| asking::day(t::RecipientsTold, words::RECIPIENTS_TOLD, words::RECIPIENTS_TOLD_HELP, brief),
};

static CARD: Card = Card {
    id: "go-live",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Person,
    who: &[Actor::You],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Ready,
    differences: &[],
    needs: &[&[Topic::ResourceChoice, Topic::Recipients]],
    gives: &[Topic::GoLiveTold, Topic::RecipientsTold],
    asks: &[(Topic::GoLiveTold, words::GO_LIVE_TOLD), (Topic::RecipientsTold, words::RECIPIENTS_TOLD)],
};

static CARD_WITH_TRANSFERS: Card =
    Card { gives: &[Topic::GoLiveTold], asks: &[(Topic::GoLiveTold, words::GO_LIVE_TOLD)], ..CARD };

/// Nobody is told of a trial, nor of a service that is there already.
fn elsewhere(brief: &Brief<'_>) -> Option<Move> {
    if brief.environment.rules == Rules::Test {
        return Some(Move::NotNeeded(words::TEST.into()));
    }
    (owner::making(brief) == Ok(Making::Exists)).then(|| Move::NotNeeded(words::EXISTS.into()))
}

/// A person reads what comes in the own name: nobody need be given access.
fn told_to_all_that_matter(brief: &Brief<'_>) -> Option<Move> {
    let to_persons = owner::recipients(brief) == Some(Recipients::Persons);
    (to_persons && brief.get(t::GoLiveTold).is_some()).then_some(Move::Done)
}

/// What the step says.
mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Meld fra om oppstarten i produksjon", en: "Announce the start in production" }
        WHY { nb: "De som drifter Altinn, må vite når og hvor mye dere sender, og mottakerne må vite hvem som må få tilgang før den dagen.", en: "Those who run Altinn must know when and how much you send, and recipients must know who must be given access before that day." }
        USUALLY { nb: "et par uker, så mottakerne rekker å gi tilgang", en: "a few weeks, so that recipients have time to give access" }
        CAN_START { nb: "Ja, når datoen er bestemt.", en: "Yes, when the date has been set." }
        MEANWHILE { nb: "Gjør ferdig det som må bestilles.", en: "Finish what has to be ordered." }
        PROOF { nb: "Datoene dere oppgir.", en: "The dates are given." }
        TEST { nb: "Det meldes fra først når tjenesten går til produksjon.", en: "It is announced only when the service goes to production." }
        EXISTS { nb: "Tjenesten fantes fra før.", en: "The service existed before." }
        ALTINN_KNOWS { nb: "Altinn har fått vite når tjenesten starter, og hvor mye som sendes", en: "Altinn has been told when the service starts, and how much is sent" }
        RECIPIENTS_KNOW { nb: "mottakerne har fått vite hvem som må få tilgang, og innen hvilken dag", en: "recipients have been told who must be given access, and by which day" }
        WALK_ALTINN { nb: "Skriv brevet til Altinn med altinn-onboard letter L14, og send det.", en: "Write the letter to Altinn with altinn-onboard letter L14, and send it." }
        WALK_RECIPIENTS { nb: "Skriv brevet til mottakerne med altinn-onboard letter L15, og send det i egne kanaler.", en: "Write the letter to recipients with altinn-onboard letter L15, and send it through your own channels." }
        GO_LIVE_TOLD { nb: "Når fikk Altinn beskjed om oppstarten i produksjon? (dato)", en: "When was Altinn told of the start in production? (date)" }
        GO_LIVE_TOLD_HELP { nb: "Brev L14 sier det de trenger: dato, mengde og hvem som kan ringes. Skriv `i dag` eller en dato.", en: "Letter L14 says what they need: date, volume and whom to call. Write `today` or a date." }
        RECIPIENTS_TOLD { nb: "Når fikk mottakerne beskjed om hvem som må få tilgang? (dato)", en: "When were recipients told who must be given access? (date)" }
        RECIPIENTS_TOLD_HELP { nb: "Brev L15 sier det de trenger: tjenesten, hvem som kan åpne meldingene, hvordan andre får tilgang, og fra hvilken dag. Skriv `i dag` eller en dato.", en: "Letter L15 says what they need: the service, who can open the messages, how others get access, and from which day. Write `today` or a date." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, entry, today};
    use super::*;
    use crate::domain::Product;
    use crate::record::values::ResourceChoice;
    use crate::steps::Step as _;

    #[test]
    fn altinn_and_then_recipients_are_told_in_production_alone() {
        assert!(matches!(GO_LIVE.next(&Bench::tt02().brief()), Move::NotNeeded(_)));
        let mut bench = Bench::production();
        bench.owner();
        bench.service();
        let letter = |next: Move| match next {
            Move::Wait(wait) => wait.waiting.letter,
            other => panic!("{other:?}"),
        };
        assert_eq!(letter(GO_LIVE.next(&bench.brief())).as_deref(), Some("L14"));
        bench.told(t::GoLiveTold, today());
        assert_eq!(entry(&GO_LIVE.next(&bench.brief())), Some(Topic::RecipientsTold));
        assert_eq!(letter(GO_LIVE.next(&bench.brief())).as_deref(), Some("L15"));
        let mut existing = bench.clone();
        existing.told(t::ResourceChoice, ResourceChoice::Existing);
        assert!(matches!(GO_LIVE.next(&existing.brief()), Move::NotNeeded(_)));
        let mut persons = bench.clone();
        persons.told(t::Recipients, Recipients::Persons);
        assert_eq!(GO_LIVE.next(&persons.brief()), Move::Done, "a person needs nobody's leave");
        bench.told(t::RecipientsTold, today());
        assert_eq!(GO_LIVE.next(&bench.brief()), Move::Done);
    }

    #[test]
    fn senders_and_recipients_of_files_are_told_in_their_own_step() {
        let mut bench = Bench::production().with(Product::Broker);
        bench.owner();
        assert_eq!(entry(&GO_LIVE_WITH_TRANSFERS.next(&bench.brief())), Some(Topic::GoLiveTold));
        bench.told(t::GoLiveTold, today());
        assert_eq!(GO_LIVE_WITH_TRANSFERS.next(&bench.brief()), Move::Done);
    }
}
