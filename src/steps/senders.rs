//! Settle the sender of e-mail and SMS: Altinn's own needs nothing; an own one is ordered weeks before, in each
//! environment, and an own e-mail address needs records in the own DNS (docs.altinn.no, Notifications, February 2026).
//! What Altinn answers is told: no service shows which senders are registered. What the DNS holds is read; where it cannot
//! be, Altinn's own word is enough, since Altinn looks there too before it registers an address (*unverified*).

use super::parts::asking;
use super::parts::waits::wait;
use super::{Acts, Brief, Card, Effect, IntakeQuestion, Move, ProvingFact, Step};
use crate::catalog::codes::own_address as codes;
use crate::catalog::letters::LetterKind;
use crate::catalog::stages::Stage;
use crate::catalog::{environments, sender_records};
use crate::domain::environment::PaceOf;
use crate::domain::own_sender::{OwnSender, OwnSenderFault};
use crate::domain::sender_record::DnsTrouble;
use crate::finding::Finding;
use crate::record::values::{DomainDns, SenderDns};
use crate::record::{Actor, Question, QuestionKind, Topic, t};
use crate::steps::effects::DnsEffect;
use crate::text::Message;

/// The step.
pub struct Senders;

static CARD: Card = Card {
    id: "senders",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Person,
    who: &[Actor::AltinnDesk, Actor::Network],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Prepared,
    differences: &[],
    needs: &[],
    gives: &[Topic::OwnSender, Topic::SenderDns, Topic::SenderApproved],
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
        if let Some(held_up) = in_dns(brief, sender) {
            return held_up;
        }
        if brief.get(t::SenderApproved).is_some() {
            return Move::Done;
        }
        let environment = environments::said(brief.environment.name.as_str());
        let what = words::APPROVED.with("senders", sender.to_string()).with("environment", environment);
        wait(brief, &CARD, Actor::AltinnDesk, what).letter(LetterKind::L17).entry(approved(brief))
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        let sender = brief.get(t::OwnSender).filter(|_| brief.get(t::SenderDns).is_some());
        sender.and_then(|sender| read(brief, sender)).into_iter().collect()
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
            let all = [words::WALK_TXT, words::WALK_SPF, words::WALK_DKIM, words::WALK_READ];
            clicks.extend(all.map(Message::from));
        }
        clicks
    }
}

/// The look into the DNS; an SMS name has no domain, and a rehearsal without a DNS of its own asks nobody's.
fn read(brief: &Brief<'_>, sender: &OwnSender) -> Option<Effect> {
    let domains = sender.domains();
    (brief.environment.asks_dns() && !domains.is_empty()).then(|| DnsEffect::ReadSender { domains }.into())
}

/// What the DNS holds up: records that are missing, or what is not known yet.
fn in_dns(brief: &Brief<'_>, sender: &OwnSender) -> Option<Move> {
    let read = read(brief, sender)?;
    let domains = sender.domains();
    let is_of_these = |seen: &&SenderDns| seen.0.iter().map(|read| &read.domain).eq(&domains);
    // What was read of other domains says nothing of these.
    let Some(seen) = brief.get(t::SenderDns).filter(is_of_these) else { return Some(Move::Do(vec![read])) };
    let lacking = |domain: &&DomainDns| !domain.missing.is_empty() || domain.trouble == Some(DnsTrouble::NoDomain);
    let unread = |domain: &&DomainDns| domain.trouble.is_some();
    let (domain, what) = match (seen.0.iter().find(lacking), seen.0.iter().find(unread)) {
        (Some(domain), _) if domain.missing.is_empty() => (domain, words::NO_DOMAIN.into()),
        (Some(domain), _) => (domain, words::MISSING.with("records", sender_records::said(&domain.missing))),
        (None, Some(domain)) if brief.get(t::SenderApproved).is_none() => (domain, words::UNREAD.into()),
        (None, _) => return None,
    };
    let pending = wait(brief, &CARD, Actor::Network, what.with("domain", domain.domain.as_str()));
    Some(pending.letter(LetterKind::L17).since(Topic::SenderDns, None).look(vec![read], PaceOf::Desk))
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
        PROOF { nb: "Oppføringene for en egen adresse er sett i DNS, Altinn har svart at avsenderen er registrert, og svaret er oppgitt.", en: "The records of an own address are seen in the DNS, Altinn has answered that the sender is registered, and the answer is given." }
        DEFAULT { nb: "Varslene sendes fra avsenderen til Altinn.", en: "The notifications come from Altinn's own sender." }
        APPROVED { nb: "Altinn har registrert {senders} som avsender i {environment}", en: "Altinn has registered {senders} as a sender in {environment}" }
        MISSING { nb: "DNS for {domain} har det som mangler: {records}", en: "the DNS of {domain} has what is missing: {records}" }
        NO_DOMAIN { nb: "domenet {domain} finnes i DNS; rett ellers adressen: altinn-onboard change own-sender", en: "the domain {domain} is in the DNS; otherwise correct the address: altinn-onboard change own-sender" }
        UNREAD { nb: "DNS for {domain} er lest. Kan den ikke leses herfra, er svaret fra Altinn nok: altinn-onboard resume --sender-approved DATO", en: "the DNS of {domain} has been read. If it cannot be read from here, Altinn's answer is enough: altinn-onboard resume --sender-approved DATE" }
        OWN_SENDER { nb: "Hvilken egen avsender skal varslene ha? (SMS-navn, e-postadresser, eller ingen)", en: "Which own sender should the notifications have? (SMS name, e-mail addresses, or none)" }
        OWN_SENDER_HELP { nb: "Svar ingen for avsenderen til Altinn, som ikke krever noe. Et SMS-navn har høyst 11 tegn. E-postadresser oppgis nøyaktig, med komma mellom. En egen avsender bestilles hos Altinn (brev L17) uker i forveien, og en egen adresse krever oppføringer i DNS.", en: "Answer none for Altinn's own sender, which needs nothing. An SMS name has at most 11 characters. E-mail addresses are given exactly, with commas between them. An own sender is ordered from Altinn (letter L17) weeks ahead, and an own address needs records in DNS." }
        SENDER_APPROVED { nb: "Når svarte Altinn at avsenderen er registrert i dette miljøet? (dato)", en: "When did Altinn answer that the sender is registered in this environment? (date)" }
        SENDER_APPROVED_HELP { nb: "Skriv `i dag` eller en dato. La være å svare til Altinn har bekreftet det.", en: "Write `today` or a date. Do not answer before Altinn has confirmed it." }
        WALK_ORDER { nb: "Hent brevet, og send det til tjenesteeier@altinn.no: altinn-onboard letter L17", en: "Get the letter, and send it to tjenesteeier@altinn.no: altinn-onboard letter L17" }
        WALK_TXT { nb: "Legg TXT-oppføringen ms-domain-verification=…, som Altinn svarer med, i DNS for domenet.", en: "Put the TXT record ms-domain-verification=…, which Altinn answers with, in the DNS of the domain." }
        WALK_SPF { nb: "Ta med include:spf.protection.outlook.com i SPF-oppføringen til domenet.", en: "Have include:spf.protection.outlook.com in the domain's SPF record." }
        WALK_READ { nb: "Kjør altinn-onboard resume når de er lagt inn: programmet leser dem i DNS. Det kan ta noen timer før alle ser dem.", en: "Run altinn-onboard resume when they are in: the program reads them in the DNS. It can take hours until everybody sees them." }
        WALK_DKIM { nb: "Legg inn CNAME for selector1-azurecomm-prod-net._domainkey og selector2-azurecomm-prod-net._domainkey, slik Altinn oppgir.", en: "Put in CNAMEs for selector1-azurecomm-prod-net._domainkey and selector2-azurecomm-prod-net._domainkey, as Altinn says." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, asked, entry, look, today};
    use super::*;
    use crate::domain::sender_record::SenderRecord;
    use crate::domain::{Language, Product};

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
        bench.told(t::SenderApproved, today());
        assert_eq!(next(&bench), Move::Done, "and is not looked for there");
    }

    fn seen(domain: &str, missing: &[SenderRecord], trouble: Option<DnsTrouble>) -> DomainDns {
        DomainDns { domain: domain.into(), missing: missing.to_vec(), dmarc: false, trouble }
    }

    #[test]
    fn the_records_of_an_own_address_are_read_and_waited_for() {
        let mut bench = Bench::tt02().with(Product::Notifications);
        let next = |bench: &Bench| Senders.next(&bench.brief());
        bench.told(t::OwnSender, OwnSender::parse("TTD, varsel@TTD.no, svar@ttd.no, varsel@nav.no").unwrap());
        assert_eq!(Senders.walkthrough(&bench.brief()).len(), 5);
        let domains = vec!["ttd.no".to_owned(), "nav.no".to_owned()];
        let read: Effect = DnsEffect::ReadSender { domains }.into();
        assert_eq!(next(&bench), Move::Do(vec![read.clone()]));
        assert!(Senders.probe(&bench.brief()).is_empty(), "nothing is known that could be looked at again");
        // Read of another domain, before the address was corrected.
        bench.seen(t::SenderDns, SenderDns(vec![seen("ttd.example", &[], None)]));
        assert_eq!(next(&bench), Move::Do(vec![read.clone()]));
        assert_eq!(Senders.probe(&bench.brief()), vec![read.clone()]);
        let lacks = seen("nav.no", &[SenderRecord::SpfInclude, SenderRecord::SecondKey], None);
        bench.seen(t::SenderDns, SenderDns(vec![seen("ttd.no", &[], None), lacks]));
        bench.told(t::SenderApproved, today());
        let Move::Wait(wait) = next(&bench) else { panic!() };
        assert_eq!((wait.waiting.who, wait.waiting.letter.as_deref()), (Actor::Network, Some("L17")));
        let said = wait.waiting.what.render(Language::En);
        for part in ["nav.no", "include:spf.protection.outlook.com", "selector2-azurecomm-prod-net._domainkey"] {
            assert!(said.contains(part), "{said}");
        }
        assert_eq!(look(&next(&bench)), Some(vec![read.clone()]), "whatever Altinn has answered");
        let gone = seen("nav.no", &[], Some(DnsTrouble::NoDomain));
        bench.seen(t::SenderDns, SenderDns(vec![seen("ttd.no", &[], None), gone]));
        assert_eq!(look(&next(&bench)), Some(vec![read]));
        bench.seen(t::SenderDns, SenderDns(vec![seen("ttd.no", &[], None), seen("nav.no", &[], None)]));
        assert_eq!(next(&bench), Move::Done);
    }

    #[test]
    fn where_the_dns_cannot_be_read_the_word_of_altinn_is_enough() {
        let mut bench = Bench::tt02().with(Product::Notifications);
        bench.told(t::OwnSender, OwnSender::parse("varsel@ttd.no").unwrap());
        for trouble in [DnsTrouble::Timeout, DnsTrouble::NoServer, DnsTrouble::Refused, DnsTrouble::Unreachable] {
            bench.seen(t::SenderDns, SenderDns(vec![seen("ttd.no", &[], Some(trouble))]));
            assert!(look(&Senders.next(&bench.brief())).is_some());
        }
        bench.told(t::SenderApproved, today());
        assert_eq!(Senders.next(&bench.brief()), Move::Done);
    }

    #[test]
    fn a_rehearsal_without_a_dns_of_its_own_asks_nobodys() {
        let mut bench = Bench::sandbox().with(Product::Notifications);
        bench.told(t::OwnSender, OwnSender::parse("varsel@ttd.no").unwrap());
        assert!(matches!(Senders.next(&bench.brief()), Move::Do(_)));
        bench.environment.dns = None;
        assert_eq!(entry(&Senders.next(&bench.brief())), Some(Topic::SenderApproved));
    }
}
