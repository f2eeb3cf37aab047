//! The gate: whether the onboarding is needed at all. Only the intake asks; it is not in the checklist.
//!
//! Many who want to send ordinary mail do so already, through eFormidling or SvarUt, without a resource, a client or an
//! agreement of their own. Each product has its own gate; this one is of Altinn Melding.

pub mod files;
pub mod notice;

use super::parts::asking;
use super::parts::gate_step::{self, GateStep};
use super::{Brief, Card, IntakeQuestion};
use crate::record::values::SendsToday;
use crate::record::{Topic, t};
use crate::text::Message;

/// The step.
pub static GATE: GateStep = GateStep { card: &CARD, not_needed, question };

static CARD: Card = gate_step::card(
    words::TITLE,
    words::WHY,
    &[Topic::GateSendsToday, Topic::GateOwnAnyway],
    &[(Topic::GateSendsToday, words::GATE_SENDS_TODAY), (Topic::GateOwnAnyway, words::GATE_OWN_ANYWAY)],
);

/// Why the journey is not needed, when the answers say so.
fn not_needed(brief: &Brief<'_>) -> Option<Message> {
    let through = match brief.get(t::GateSendsToday)? {
        SendsToday::Eformidling => "eFormidling",
        SendsToday::Svarut => "SvarUt",
        SendsToday::None => return None,
    };
    (brief.get(t::GateOwnAnyway) == Some(&false)).then(|| words::NOT_NEEDED.with("through", through))
}

fn question(topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
    match topic {
        Topic::GateSendsToday => IntakeQuestion::question(
            asking::choice(
                t::GateSendsToday,
                words::GATE_SENDS_TODAY,
                words::GATE_SENDS_TODAY_HELP,
                &[
                    (SendsToday::Eformidling.word(), words::GATE_EFORMIDLING),
                    (SendsToday::Svarut.word(), words::GATE_SVARUT),
                    (SendsToday::None.word(), words::GATE_NONE),
                ],
                SendsToday::parse,
            )
            .proposing(Some(SendsToday::None.word())),
        ),
        Topic::GateOwnAnyway => match brief.get(t::GateSendsToday) {
            None => IntakeQuestion::HangsOn(Topic::GateSendsToday),
            Some(SendsToday::None) => IntakeQuestion::Decided,
            Some(_) => {
                let question = asking::yes_no(t::GateOwnAnyway, words::GATE_OWN_ANYWAY, words::GATE_OWN_ANYWAY_HELP);
                IntakeQuestion::question(question)
            }
        },
        _ => IntakeQuestion::Decided,
    }
}

/// What the gate says and asks.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Avklar om dere trenger en egen tjeneste", en: "Find out whether you need a service of your own" }
        WHY { nb: "Mange sender allerede gjennom et system som har ordnet alt.", en: "Many already send through a system that has arranged everything." }
        NOT_NEEDED { nb: "Fagsystemene sender gjennom {through} allerede, og dere vil ikke ha en egen tjeneste.", en: "Your business systems already send through {through}, and you do not want a service of your own." }
        GATE_SENDS_TODAY { nb: "Sender fagsystemene deres gjennom eFormidling eller SvarUt i dag?", en: "Do your business systems send through eFormidling or SvarUt today?" }
        GATE_SENDS_TODAY_HELP { nb: "Et sak- eller arkivsystem som sender ordinær post, trenger ofte verken egen ressurs, egen klient eller egen avtale: da er det allerede ordnet. Spør den som har ansvar for systemet, hvis du er usikker.", en: "A case or archive system that sends ordinary mail often needs no resource, client or agreement of its own: everything is already arranged. Ask whoever is responsible for the system if you are not sure." }
        GATE_EFORMIDLING { nb: "ja, gjennom eFormidling", en: "yes, through eFormidling" }
        GATE_SVARUT { nb: "ja, gjennom SvarUt", en: "yes, through SvarUt" }
        GATE_NONE { nb: "nei, ingen av dem", en: "no, neither" }
        GATE_OWN_ANYWAY { nb: "Vil dere ha en egen tjeneste i tillegg?", en: "Do you want a service of your own anyway?" }
        GATE_OWN_ANYWAY_HELP { nb: "En egen tjeneste er riktig når mottakerne skal se tjenestens eget navn, når den skal ha sin egen tilgangspakke, når dere vil motta hendelser, ved store mengder, eller når innholdet er taushetsbelagt. Svarer du nei, er dette oppsettet ikke nødvendig.", en: "A service of your own is right when recipients should see its own name, when it should have its own access package, when you want events back, for large volumes, or when the contents are confidential. If you answer no, this onboarding is not needed." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;
    use super::*;
    use crate::steps::{Move, Step as _};

    #[test]
    fn who_sends_already_is_asked_whether_an_own_service_is_wanted() {
        let mut bench = Bench::sandbox();
        let asked = |bench: &Bench| match GATE.next(&bench.brief()) {
            Move::Ask(question) => Some(question.topic),
            _ => None,
        };
        assert_eq!(asked(&bench), Some(Topic::GateSendsToday));
        bench.told(t::GateSendsToday, SendsToday::Svarut);
        assert_eq!(asked(&bench), Some(Topic::GateOwnAnyway));
        assert_eq!(not_needed(&bench.brief()), None, "nothing is decided yet");
        bench.told(t::GateOwnAnyway, false);
        assert!(matches!(GATE.next(&bench.brief()), Move::NotNeeded(_)));
        bench.told(t::GateOwnAnyway, true);
        assert_eq!(GATE.next(&bench.brief()), Move::Done);
    }
}
