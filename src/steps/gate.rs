//! The gate: whether the onboarding is needed at all. Only the intake asks; it is not in the checklist.
//!
//! Many who want to send ordinary mail do so already, through eFormidling or SvarUt, without a resource, a client or an
//! agreement of their own.

use super::parts::asking;
use super::{Acts, Asked, Brief, Card, Move, Step};
use crate::record::values::SendsToday;
use crate::record::{Role, Topic, t};
use crate::text::{Message, questions as ask, step_gate as text};

/// The gate.
pub struct Gate;

static CARD: Card = Card {
    id: "gate",
    title: text::TITLE,
    why: text::WHY,
    acts: Acts::Person,
    who: &[Role::You],
    usually: text::USUALLY,
    meanwhile: text::MEANWHILE,
    proof: text::PROOF,
    can_start: text::CAN_START,
    guide: None,
    differences: &[],
    reversible: true,
    needs: &[],
    gives: &[Topic::GateSendsToday, Topic::GateOwnAnyway],
    asks: &[(Topic::GateSendsToday, ask::GATE_SENDS_TODAY), (Topic::GateOwnAnyway, ask::GATE_OWN_ANYWAY)],
};

/// Why the journey is not needed, when the answers say so.
fn stops(brief: &Brief<'_>) -> Option<Message> {
    let through = match brief.get(t::GateSendsToday)? {
        SendsToday::Eformidling => "eFormidling",
        SendsToday::Svarut => "SvarUt",
        SendsToday::None => return None,
    };
    (brief.get(t::GateOwnAnyway) == Some(&false)).then(|| text::NOT_NEEDED.with("through", through))
}

impl Step for Gate {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        if let Some(reason) = stops(brief) {
            return Move::NotNeeded(reason);
        }
        for topic in CARD.asked() {
            if let (None, Asked::Question(question)) = (brief.evidence(topic, None), self.question(topic, brief)) {
                return Move::Ask(question);
            }
        }
        Move::Done
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> Asked {
        match topic {
            Topic::GateSendsToday => Asked::question(
                asking::choice(
                    t::GateSendsToday,
                    ask::GATE_SENDS_TODAY,
                    ask::GATE_SENDS_TODAY_HELP,
                    &[
                        (SendsToday::Eformidling.word(), ask::GATE_EFORMIDLING),
                        (SendsToday::Svarut.word(), ask::GATE_SVARUT),
                        (SendsToday::None.word(), ask::GATE_NONE),
                    ],
                    SendsToday::parse,
                )
                .proposing(Some(SendsToday::None.word())),
            ),
            Topic::GateOwnAnyway => match brief.get(t::GateSendsToday) {
                None => Asked::HangsOn(Topic::GateSendsToday),
                Some(SendsToday::None) => Asked::NotAsked,
                Some(_) => {
                    let question = asking::yes_no(t::GateOwnAnyway, ask::GATE_OWN_ANYWAY, ask::GATE_OWN_ANYWAY_HELP);
                    Asked::question(question)
                }
            },
            _ => Asked::NotAsked,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;
    use super::*;

    #[test]
    fn who_sends_already_is_asked_whether_an_own_service_is_wanted() {
        let mut bench = Bench::sandbox();
        let asked = |bench: &Bench| match Gate.next(&bench.brief()) {
            Move::Ask(question) => Some(question.topic),
            _ => None,
        };
        assert_eq!(asked(&bench), Some(Topic::GateSendsToday));
        bench.told(t::GateSendsToday, SendsToday::Svarut);
        assert_eq!(asked(&bench), Some(Topic::GateOwnAnyway));
        assert_eq!(stops(&bench.brief()), None, "nothing is decided yet");
        bench.told(t::GateOwnAnyway, false);
        assert!(matches!(Gate.next(&bench.brief()), Move::NotNeeded(_)));
        bench.told(t::GateOwnAnyway, true);
        assert_eq!(Gate.next(&bench.brief()), Move::Done);
    }
}
