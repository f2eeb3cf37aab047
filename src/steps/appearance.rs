//! Look at the message in Arbeidsflate: a task for a colleague or the test recipient, with a letter that says where, as
//! whom and what to look at. Told, by a role and not a name. The Altinn 2 inbox is closed.

use super::parts::asking;
use super::parts::waits::plans_only;
use super::parts::waits::wait;
use super::{Acts, Brief, Card, IntakeQuestion, Move, ProvingFact, Step};
use crate::catalog::letters::LetterKind;
use crate::catalog::stages::Stage;
use crate::record::{Actor, Question, Topic, t};
use crate::text::Message;

/// The step.
pub struct Appearance;

static CARD: Card = Card {
    id: "appearance",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Person,
    who: &[Actor::TestRecipient],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Live,
    differences: &[2],
    needs: &[&[Topic::MessageSeen, Topic::TestRecipient, Topic::Confidential]],
    gives: &[Topic::AppearanceOk, Topic::AppearanceBy],
    asks: &[(Topic::AppearanceOk, words::APPEARANCE_OK), (Topic::AppearanceBy, words::APPEARANCE_BY)],
};

impl Step for Appearance {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        if !brief.get(t::MessageSeen).is_some_and(|seen| seen.delivered) {
            return Move::Blocked(vec![Topic::MessageSeen]);
        }
        let pending = |what: Message| wait(brief, &CARD, Actor::TestRecipient, what).letter(LetterKind::L13);
        match (brief.get(t::AppearanceOk), brief.get(t::AppearanceBy)) {
            (None, _) => {
                let what = words::LOOK.with("arbeidsflate", brief.environment.arbeidsflate.to_string());
                pending(what).since(Topic::MessageSeen, None).entry(looked())
            }
            (Some(false), _) => pending(words::NOT_OK.into()).since(Topic::AppearanceOk, None).entry(looked()),
            // Who has just told how it looks knows who looked: nobody else is waited for.
            (Some(true), None) => {
                wait(brief, &CARD, Actor::You, words::WHO).since(Topic::AppearanceOk, None).entry(by_whom())
            }
            (Some(true), Some(_)) => Move::Done,
        }
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        brief.proofs(&[Topic::AppearanceOk, Topic::AppearanceBy])
    }

    fn question(&self, topic: Topic, _: &Brief<'_>) -> IntakeQuestion {
        match topic {
            Topic::AppearanceOk => IntakeQuestion::question(looked()),
            Topic::AppearanceBy => IntakeQuestion::question(by_whom()),
            _ => IntakeQuestion::Decided,
        }
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        let Some(recipient) = brief.get(t::TestRecipient) else { return Vec::new() };
        // In production the first message goes to the own organisation, and Tenor has nobody there.
        let whom = if plans_only(brief) { words::WALK_OWN } else { words::WALK_1 };
        let open =
            whom.with("arbeidsflate", brief.environment.arbeidsflate.to_string()).with("orgnr", recipient.spaced());
        let confidential = (brief.get(t::Confidential) == Some(&true)).then(|| words::WALK_CONFIDENTIAL.into());
        std::iter::once(open).chain(confidential).chain(std::iter::once(words::WALK_2.into())).collect()
    }
}

fn looked() -> Question {
    asking::yes_no(t::AppearanceOk, words::APPEARANCE_OK, words::APPEARANCE_OK_HELP).later()
}

fn by_whom() -> Question {
    asking::told(t::AppearanceBy, words::APPEARANCE_BY, words::APPEARANCE_BY_HELP).later()
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Se på meldingen i Arbeidsflate", en: "Look at the message in Arbeidsflate" }
        WHY { nb: "Bare den som ser meldingen slik mottakeren gjør, ser om tittel, avsender og tekst er riktige.", en: "Only somebody who looks at the message as the recipient can tell whether the title, sender and text are right." }
        USUALLY { nb: "én til tre dager når en kollega gjør det (erfaringsvis)", en: "one to three days when a colleague does it (from experience)" }
        CAN_START { nb: "Når testmeldingen er publisert.", en: "When the test message is published." }
        MEANWHILE { nb: "Sett opp hendelser og overleveringen.", en: "Set up events and the handover." }
        PROOF { nb: "Noen har sett på den, og svaret er oppgitt.", en: "Somebody has looked, and the answer is given." }
        LOOK { nb: "noen har sett på meldingen i {arbeidsflate}", en: "somebody has looked at the message in {arbeidsflate}" }
        NOT_OK { nb: "meldingen ser ut som den skal; sist var svaret nei", en: "the message looks as it should; the last answer was no" }
        WHO { nb: "det er oppgitt hvem som så på meldingen (rolle)", en: "somebody has said who looked at the message (role)" }
        WALK_1 { nb: "Åpne {arbeidsflate} og logg inn som personen fra Tenor som har rolle i {orgnr}.", en: "Open {arbeidsflate} and log in as the person from Tenor who holds a role in {orgnr}." }
        WALK_OWN { nb: "La en kollega med tilgang åpne {arbeidsflate} og velge {orgnr}.", en: "Have a colleague who has access open {arbeidsflate} and choose {orgnr}." }
        WALK_CONFIDENTIAL { nb: "Taushetsbelagt: meldingen er usynlig til daglig leder har gitt noen tilgangspakken. Gi tilgangspakken først.", en: "Confidential: the message is invisible until the managing director has given somebody the access package. Give it first." }
        WALK_2 { nb: "Se på tittel, avsender, tekst, lenker og visning på telefon.", en: "Look at the title, sender, text and links, and at how it looks on a phone." }
        APPEARANCE_OK { nb: "Så meldingen ut som den skulle i Arbeidsflate?", en: "Did the message look as it should in Arbeidsflate?" }
        APPEARANCE_OK_HELP { nb: "Vent med å svare til noen har vært inne og sett på meldingen.", en: "Answer only when somebody has opened it and looked." }
        APPEARANCE_BY { nb: "Hvem så på meldingen? (rolle, ikke navn)", en: "Who looked at the message? (role, not name)" }
        APPEARANCE_BY_HELP { nb: "For eksempel «tjenesteansvarlig» eller «kollega i kundesenteret». Navn på personer lagres ikke.", en: "For example “business owner” or “a colleague in customer service”. People's names are not kept." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, RECIPIENT, entry, number};
    use super::*;
    use crate::record::values::{MessageSeen, Told};

    #[test]
    fn somebody_looks_says_what_and_who() {
        let mut bench = Bench::tt02();
        assert_eq!(Appearance.next(&bench.brief()), Move::Blocked(vec![Topic::MessageSeen]));
        bench.seen(t::MessageSeen, MessageSeen { status: "Published".into(), delivered: true, publish: None });
        assert_eq!(entry(&Appearance.next(&bench.brief())), Some(Topic::AppearanceOk));
        bench.told(t::AppearanceOk, false);
        assert_eq!(entry(&Appearance.next(&bench.brief())), Some(Topic::AppearanceOk), "a no is asked again");
        bench.told(t::AppearanceOk, true);
        let next = Appearance.next(&bench.brief());
        assert_eq!(entry(&next), Some(Topic::AppearanceBy));
        assert!(matches!(next, Move::Wait(wait) if wait.waiting.who == Actor::You), "the operator has just answered");
        bench.told(t::AppearanceBy, Told("tjenesteansvarlig".into()));
        assert_eq!(Appearance.next(&bench.brief()), Move::Done);
    }

    #[test]
    fn confidential_mail_needs_access_given_first() {
        let mut bench = Bench::tt02();
        bench.told(t::TestRecipient, number(RECIPIENT));
        assert_eq!(Appearance.walkthrough(&bench.brief()).len(), 2);
        bench.told(t::Confidential, true);
        assert_eq!(Appearance.walkthrough(&bench.brief()).len(), 3);
    }
}
