//! The gate of Altinn Formidling: only who owns the service sets it up. Who sends or receives in another's service is let
//! in by that owner's rules and by the own access managers; who sends through eFormidling's integrasjonspunkt has all of
//! it arranged there (docs.altinn.no, "Get started" of Broker; docs.digdir.no, eFormidling; read in August 2026).

use crate::record::values::BrokerPart;
use crate::record::{Question, Topic, t};
use crate::steps::parts::asking;
use crate::steps::parts::gate_step::{self, GateStep};
use crate::steps::{Brief, Card, IntakeQuestion};
use crate::text::Message;

/// The step: whose service it is.
pub static FILES_GATE: GateStep = GateStep {
    card: &CARD,
    not_needed,
    question: |topic, _| match topic {
        Topic::GateBrokerPart => IntakeQuestion::question(question()),
        _ => IntakeQuestion::Decided,
    },
};

static CARD: Card = gate_step::card(
    words::TITLE,
    words::WHY,
    &[Topic::GateBrokerPart],
    &[(Topic::GateBrokerPart, words::GATE_BROKER_PART)],
);

/// The road of who does not own the service.
fn not_needed(brief: &Brief<'_>) -> Option<Message> {
    match brief.get(t::GateBrokerPart)? {
        BrokerPart::Owner => None,
        BrokerPart::Party => Some(words::PARTY_ROAD.into()),
        BrokerPart::IntegrationPoint => Some(words::INTEGRATION_POINT_ROAD.into()),
    }
}

fn question() -> Question {
    let choices = [
        (BrokerPart::Owner.word(), words::OWNER),
        (BrokerPart::Party.word(), words::PARTY),
        (BrokerPart::IntegrationPoint.word(), words::INTEGRATION_POINT),
    ];
    let (text, help) = (words::GATE_BROKER_PART, words::GATE_BROKER_PART_HELP);
    asking::choice(t::GateBrokerPart, text, help, &choices, BrokerPart::parse).proposing(Some(BrokerPart::Owner.word()))
}

/// What the gate says and asks.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Avklar hvem som eier tjenesten", en: "Find out who owns the service" }
        WHY { nb: "Bare den som eier tjenesten, setter den opp. De andre har en kortere vei.", en: "Only whoever owns the service sets it up. The others have a shorter road." }
        PARTY_ROAD { nb: "Den som eier tjenesten, setter den opp. Dere trenger ressurs-id-en og tilgangspakken eller rollen fra tjenesteeieren, en systembruker som tilgangsstyreren hos dere godkjenner, og en klient i Maskinporten med `altinn:broker.write` for å sende og `altinn:broker.read` for å motta. Begge scopene kan alle virksomheter ta i bruk selv.", en: "Whoever owns the service sets it up. From the service owner you need the resource ID and the access package or role; besides that, a system user that the access manager in your organisation approves, and a Maskinporten client with `altinn:broker.write` to send and `altinn:broker.read` to receive. Any organisation can add both scopes itself." }
        INTEGRATION_POINT_ROAD { nb: "Integrasjonspunktet til eFormidling sender og henter filene for fagsystemene. Da trenger dere ingen egen tjeneste i Altinn Formidling: oppsettet gjøres i integrasjonspunktet (docs.digdir.no, eFormidling).", en: "eFormidling's integrasjonspunkt sends and fetches the files for the business systems. You then need no service of your own in Altinn Broker: it is set up in the integrasjonspunkt (docs.digdir.no, eFormidling)." }
        GATE_BROKER_PART { nb: "Hvem skal eie tjenesten som filene går gjennom?", en: "Who will own the service that the files go through?" }
        GATE_BROKER_PART_HELP { nb: "Tjenesteeieren oppretter ressursen, bestemmer tilgangsreglene og hvor store filene kan være. Skal dere bare sende eller motta filer i en tjeneste som en annen virksomhet eier, er dette oppsettet ikke nødvendig, og programmet sier hva dere trenger i stedet.", en: "The service owner creates the resource and decides the access rules and how large files may be. If you will only send or receive files in a service that another organisation owns, this onboarding is not needed, and the program says what you need instead." }
        OWNER { nb: "vi skal eie tjenesten", en: "we will own the service" }
        PARTY { nb: "en annen virksomhet; vi sender eller mottar", en: "another organisation; we send or receive" }
        INTEGRATION_POINT { nb: "fagsystemene bruker eFormidlings integrasjonspunkt", en: "our business systems use eFormidling's integrasjonspunkt" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Language, Product};
    use crate::steps::testing::{Bench, asked};
    use crate::steps::{Move, Step as _};

    #[test]
    fn only_the_owner_goes_on_and_the_others_are_told_their_road() {
        let mut bench = Bench::sandbox().with(Product::Broker);
        assert_eq!(asked(&FILES_GATE.next(&bench.brief())), Some(Topic::GateBrokerPart));
        for (part, said) in [(BrokerPart::Party, "altinn:broker.read"), (BrokerPart::IntegrationPoint, "eFormidling")] {
            bench.told(t::GateBrokerPart, part);
            let Move::NotNeeded(road) = FILES_GATE.next(&bench.brief()) else { panic!("{part:?}") };
            assert!(road.render(Language::En).contains(said) && road.render(Language::Nb).contains(said));
        }
        bench.told(t::GateBrokerPart, BrokerPart::Owner);
        assert_eq!(FILES_GATE.next(&bench.brief()), Move::Done);
    }
}
