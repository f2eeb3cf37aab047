//! Settle the sender of e-mail and SMS: Altinn's own needs nothing; an own one is ordered weeks before, in each
//! environment, and an own e-mail address needs records in the own DNS (docs.altinn.no, Notifications, February 2026).
//! What Altinn answers is told: no service shows which senders are registered.

use super::parts::asking;
use super::parts::waits::wait;
use super::{Acts, Brief, Card, IntakeQuestion, Move, ProvingFact, Step};
use crate::catalog::codes::own_address as codes;
use crate::catalog::environments;
use crate::catalog::letters::LetterKind;
use crate::domain::own_sender::{OwnSender, OwnSenderFault};
use crate::finding::Finding;
use crate::record::{Actor, Question, QuestionKind, Topic, t};
use crate::text::Message;

/// The step.
pub struct Senders;

static CARD: Card = Card {
    id: "senders",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Person,
    who: &[Actor::AltinnDesk],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    differences: &[],
    needs: &[],
    gives: &[Topic::OwnSender, Topic::SenderApproved],
    asks: &[(Topic::OwnSender, words::OWN_SENDER), (Topic::SenderApproved, words::SENDER_APPROVED)],
};

impl Step for Senders {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        let Some(sender) = brief.get(t::OwnSender) else { return Move::ask(question()) };
        if sender.is_default() {
            return Move::NotNeeded(words::DEFAULT.into());
        }
        if brief.get(t::SenderApproved).is_some() {
            return Move::Done;
        }
        let environment = environments::said(brief.environment.name.as_str());
        let what = words::APPROVED.with("senders", sender.to_string()).with("environment", environment);
        wait(brief, &CARD, Actor::AltinnDesk, what).letter(LetterKind::L17).entry(approved(brief))
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        brief.proofs(&[Topic::SenderApproved])
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        match topic {
            Topic::OwnSender => IntakeQuestion::question(question()),
            Topic::SenderApproved => IntakeQuestion::question(approved(brief)),
            _ => IntakeQuestion::Decided,
        }
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        let Some(sender) = brief.get(t::OwnSender).filter(|sender| !sender.is_default()) else { return Vec::new() };
        let mut clicks: Vec<Message> = vec![words::WALK_ORDER.into()];
        if !sender.addresses.is_empty() {
            clicks.extend([words::WALK_TXT, words::WALK_SPF, words::WALK_DKIM].map(Message::from));
        }
        clicks
    }
}

fn question() -> Question {
    asking::ask(t::OwnSender, words::OWN_SENDER, words::OWN_SENDER_HELP, QuestionKind::Text, |topic, answer| {
        OwnSender::parse(answer).map_err(|fault| {
            let code = match fault {
                OwnSenderFault::TooLong => &codes::SENDER_TOO_LONG,
                OwnSenderFault::Form | OwnSenderFault::Several => &codes::SENDER_FORM,
            };
            Finding::new(code, topic.id())
        })
    })
    .proposing(Some(OwnSender::default().to_string()))
}

fn approved(brief: &Brief<'_>) -> Question {
    asking::day(t::SenderApproved, words::SENDER_APPROVED, words::SENDER_APPROVED_HELP, brief)
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Avklar avsender for e-post og SMS", en: "Settle the sender of e-mail and SMS" }
        WHY { nb: "En egen avsender må være registrert av Altinn før den kan brukes, i hvert miljø for seg.", en: "An own sender must be registered by Altinn before it can be used, in each environment." }
        USUALLY { nb: "flere uker (erfaringsvis)", en: "several weeks (from experience)" }
        CAN_START { nb: "Ja, bestill den første dagen.", en: "Yes, order it on the first day." }
        MEANWHILE { nb: "Prøv varslene med avsenderen til Altinn.", en: "Try the notifications with Altinn's own sender." }
        PROOF { nb: "Altinn har svart at avsenderen er registrert, og svaret er oppgitt.", en: "Altinn has answered that the sender is registered, and the answer is given." }
        DEFAULT { nb: "Varslene sendes fra avsenderen til Altinn.", en: "The notifications come from Altinn's own sender." }
        APPROVED { nb: "Altinn har registrert {senders} som avsender i {environment}", en: "Altinn has registered {senders} as a sender in {environment}" }
        OWN_SENDER { nb: "Hvilken egen avsender skal varslene ha? (SMS-navn, e-postadresser, eller ingen)", en: "Which own sender should the notifications have? (SMS name, e-mail addresses, or none)" }
        OWN_SENDER_HELP { nb: "Svar ingen for avsenderen til Altinn, som ikke krever noe. Et SMS-navn har høyst 11 tegn. E-postadresser oppgis nøyaktig, med komma mellom. En egen avsender bestilles hos Altinn (brev L17) uker i forveien, og en egen adresse krever oppføringer i DNS.", en: "Answer none for Altinn's own sender, which needs nothing. An SMS name has at most 11 characters. E-mail addresses are given exactly, with commas between them. An own sender is ordered from Altinn (letter L17) weeks ahead, and an own address needs records in DNS." }
        SENDER_APPROVED { nb: "Når svarte Altinn at avsenderen er registrert i dette miljøet? (dato)", en: "When did Altinn answer that the sender is registered in this environment? (date)" }
        SENDER_APPROVED_HELP { nb: "Skriv `i dag` eller en dato. La være å svare til Altinn har bekreftet det.", en: "Write `today` or a date. Do not answer before Altinn has confirmed it." }
        WALK_ORDER { nb: "Hent brevet, og send det til tjenesteeier@altinn.no: altinn-onboard letter L17", en: "Get the letter, and send it to tjenesteeier@altinn.no: altinn-onboard letter L17" }
        WALK_TXT { nb: "Legg TXT-oppføringen ms-domain-verification=…, som Altinn svarer med, i DNS for domenet.", en: "Put the TXT record ms-domain-verification=…, which Altinn answers with, in the DNS of the domain." }
        WALK_SPF { nb: "Ta med include:spf.protection.outlook.com i SPF-oppføringen til domenet.", en: "Have include:spf.protection.outlook.com in the domain's SPF record." }
        WALK_DKIM { nb: "Legg inn CNAME for selector1-azurecomm-prod-net._domainkey og selector2-azurecomm-prod-net._domainkey, slik Altinn oppgir.", en: "Put in CNAMEs for selector1-azurecomm-prod-net._domainkey and selector2-azurecomm-prod-net._domainkey, as Altinn says." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, asked, entry, today};
    use super::*;
    use crate::domain::Product;

    #[test]
    fn an_own_sender_is_ordered_and_altinns_needs_nothing() {
        let mut bench = Bench::tt02().with(Product::Notifications);
        let next = |bench: &Bench| Senders.next(&bench.brief());
        assert_eq!(asked(&next(&bench)), Some(Topic::OwnSender));
        bench.told(t::OwnSender, OwnSender::default());
        assert_eq!(next(&bench), Move::NotNeeded(words::DEFAULT.into()));
        assert!(Senders.walkthrough(&bench.brief()).is_empty());
        bench.told(t::OwnSender, OwnSender::parse("TTD").unwrap());
        let Move::Wait(wait) = next(&bench) else { panic!() };
        assert_eq!(wait.waiting.letter.as_deref(), Some("L17"));
        assert_eq!(entry(&next(&bench)), Some(Topic::SenderApproved));
        assert_eq!(Senders.walkthrough(&bench.brief()).len(), 1, "a name needs no DNS");
        bench.told(t::OwnSender, OwnSender::parse("varsel@ttd.no").unwrap());
        assert_eq!(Senders.walkthrough(&bench.brief()).len(), 4);
        bench.told(t::SenderApproved, today());
        assert_eq!(next(&bench), Move::Done);
    }
}
