//! Know the guidelines for notifications: what one may say, and what never. Told, by a role and not a name.

use super::parts::asking;
use super::parts::told::{Entry, ToldStep};
use super::{Acts, Brief, Card};
use crate::catalog::stages::Stage;
use crate::record::{Actor, Question, Topic, t};
use crate::text::Message;

/// The step.
pub static GUIDELINES: ToldStep = ToldStep {
    card: &CARD,
    before: |_| None,
    since: None,
    shown_by: None,
    entries: &[Entry {
        topic: Topic::GuidelinesRead,
        who: Actor::You,
        letter: None,
        what: |_| words::READ.into(),
        question: |_| question(),
    }],
    walkthrough: |_: &Brief<'_>| [words::WALK_1, words::WALK_2, words::WALK_3, words::WALK_4].map(Message::from).into(),
};

static CARD: Card = Card {
    id: "guidelines",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Person,
    who: &[Actor::You],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Prepared,
    differences: &[],
    needs: &[],
    gives: &[Topic::GuidelinesRead],
    asks: &[(Topic::GuidelinesRead, words::GUIDELINES_READ)],
};

fn question() -> Question {
    asking::told(t::GuidelinesRead, words::GUIDELINES_READ, words::GUIDELINES_READ_HELP)
}

/// What the step says. What the guidelines ask is that of the published guide (docs.altinn.no, Notifications, "Service
/// Owner System Integration", step 4, September 2025); the wording of the list is a summary.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Gjør deg kjent med retningslinjene for varsling", en: "Know the guidelines for notifications" }
        WHY { nb: "Et varsel som ligner svindel, blir ikke lest, og for mange varsler gjør at ingen blir lest.", en: "A notification that looks like fraud is not read, and too many notifications mean that none is read." }
        USUALLY { nb: "en halv time", en: "half an hour" }
        CAN_START { nb: "Ja, med en gang.", en: "Yes, at once." }
        MEANWHILE { nb: "Skriv et utkast til varselet, og la noen som ikke kjenner saken, lese det.", en: "Draft the notification, and let somebody who does not know the matter read it." }
        PROOF { nb: "Dere har oppgitt hvem som har lest retningslinjene.", en: "You have said who has read the guidelines." }
        READ { nb: "noen som har ansvar for tekstene, har lest retningslinjene", en: "somebody who is responsible for the texts has read the guidelines" }
        WALK_1 { nb: "Les retningslinjene: docs.altinn.no, «Varslinger», «Retningslinjer».", en: "Read the guidelines: docs.altinn.no, “Notifications”, “Guidelines”." }
        WALK_2 { nb: "Et varsel sier kort at det er noe å gjøre, hvem det gjelder, og hvor: ingen lenker til innlogging, og ingenting som er taushetsbelagt.", en: "A notification says briefly that there is something to do, whom it is about, and where: no links to log in, and nothing confidential." }
        WALK_3 { nb: "Send det bare når mottakeren må gjøre noe eller vente seg noe, og bare én gang per hendelse; revarsel er et valg dere tar.", en: "Send it only when the recipient must act or expect something, and only once per event; a reminder is a choice that you make." }
        WALK_4 { nb: "Skriv hvem som er avsender: avsendernavnet i en SMS er Altinn hvis dere ikke har bestilt et eget.", en: "Write who the sender is: the sender name of an SMS is Altinn unless you have ordered your own." }
        GUIDELINES_READ { nb: "Hvem har lest retningslinjene for varsling? (rolle)", en: "Who has read the guidelines for notifications? (role)" }
        GUIDELINES_READ_HELP { nb: "En rolle, ikke et navn: for eksempel «tjenesteansvarlig og kommunikasjonsavdelingen». La være å svare til det er gjort.", en: "A role, not a name: for example “the business owner and the communication department”. Do not answer before it is done." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, entry};
    use super::*;
    use crate::domain::Product;
    use crate::record::values::Told;
    use crate::steps::{Move, Step as _};

    #[test]
    fn it_is_told_who_has_read_them() {
        let mut bench = Bench::sandbox().with(Product::Notifications);
        assert_eq!(entry(&GUIDELINES.next(&bench.brief())), Some(Topic::GuidelinesRead));
        bench.told(t::GuidelinesRead, Told("tjenesteansvarlig".into()));
        assert_eq!(GUIDELINES.next(&bench.brief()), Move::Done);
    }
}
