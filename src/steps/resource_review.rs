//! Review the access rules of the service that a notification is about: at an organisation they decide which persons are
//! notified beside its official addresses. Persons and addresses that one gives oneself are notified whatever they say.

use super::parts::asking;
use super::parts::waits::wait;
use super::{Acts, Brief, Card, Effect, IntakeQuestion, Move, ProvingFact, Step, reading};
use crate::catalog::stages::Stage;
use crate::domain::NoticeResource;
use crate::domain::environment::PaceOf;
use crate::record::values::{NoticeReview, NotifiedParties};
use crate::record::{Actor, Question, QuestionKind, Topic, t};
use crate::steps::effects::RegistryEffect;

/// The step.
pub struct ResourceReview;

/// What the step is; the command that does it alone knows it by this.
pub static CARD: Card = Card {
    id: "resource-review",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::PersonVerified,
    who: &[Actor::You],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Ready,
    differences: &[],
    needs: &[],
    gives: &[Topic::Notified, Topic::NoticeResource, Topic::NoticeReview],
    asks: &[(Topic::Notified, words::NOTIFIED), (Topic::NoticeResource, words::NOTICE_RESOURCE)],
};

/// Whether organisations are among those who are notified: only then a resource has any effect.
fn reaches_organisations(parties: NotifiedParties) -> bool {
    matches!(parties, NotifiedParties::Organisations | NotifiedParties::Both)
}

/// The service, where there is one.
fn service<'a>(brief: &Brief<'a>) -> Option<&'a str> {
    match brief.get(t::NoticeResource)? {
        NoticeResource::None => None,
        NoticeResource::Id(id) => Some(id),
    }
}

/// Reads the service and its rules.
fn review(id: &str) -> Effect {
    RegistryEffect::ReviewNotice { id: id.to_owned() }.into()
}

/// What was read of the service that is known now.
fn reviewed<'a>(brief: &Brief<'a>) -> Option<&'a NoticeReview> {
    brief.get(t::NoticeReview).filter(|seen| Some(&seen.id) == brief.get(t::NoticeResource))
}

impl Step for ResourceReview {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        let Some(parties) = brief.get(t::Notified).copied() else { return Move::ask(notified()) };
        if !reaches_organisations(parties) {
            return Move::NotNeeded(words::NO_ORGANISATIONS.into());
        }
        if brief.get(t::NoticeResource).is_none() {
            return Move::ask(notice_resource());
        }
        let Some(id) = service(brief) else { return Move::NotNeeded(words::NO_SERVICE.into()) };
        let Some(seen) = reviewed(brief) else { return Move::one(review(id)) };
        let what = match (seen.has_policy, seen.readers.is_empty()) {
            (true, false) => return Move::Done,
            (true, true) => words::NOBODY_READS,
            (false, _) => words::NO_POLICY,
        };
        let pending = wait(brief, &CARD, Actor::You, what.with("id", id)).since(Topic::NoticeReview, None);
        pending.look(vec![review(id)], PaceOf::Desk)
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        reviewed(brief).and_then(|_| service(brief)).map(review).into_iter().collect()
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        brief.proofs(&[Topic::NoticeReview])
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        match (topic, brief.get(t::Notified)) {
            (Topic::Notified, _) => IntakeQuestion::question(notified()),
            (Topic::NoticeResource, None) => IntakeQuestion::HangsOn(Topic::Notified),
            (Topic::NoticeResource, Some(parties)) if reaches_organisations(*parties) => {
                IntakeQuestion::question(notice_resource())
            }
            _ => IntakeQuestion::Decided,
        }
    }
}

fn notified() -> Question {
    let choices = [
        (NotifiedParties::Organisations.word(), words::ORGANISATIONS),
        (NotifiedParties::Persons.word(), words::PERSONS),
        (NotifiedParties::Both.word(), words::BOTH),
        (NotifiedParties::Addresses.word(), words::ADDRESSES),
    ];
    asking::choice(t::Notified, words::NOTIFIED, words::NOTIFIED_HELP, &choices, NotifiedParties::parse)
        .proposing(Some(NotifiedParties::Organisations.word()))
}

fn notice_resource() -> Question {
    let (text, help) = (words::NOTICE_RESOURCE, words::NOTICE_RESOURCE_HELP);
    asking::ask(t::NoticeResource, text, help, QuestionKind::Text, |topic, answer| {
        NoticeResource::parse(answer).map_err(|fault| reading::names::no_id(fault, topic.id()))
    })
    .proposing(Some(NoticeResource::None.to_string()))
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Se over tilgangsreglene for ressursen", en: "Review the access rules of the resource" }
        WHY { nb: "Når en virksomhet varsles om en tjeneste, avgjør tilgangsreglene hvilke personer som varsles i tillegg til de offisielle adressene.", en: "When an organisation is notified about a service, the access rules decide which persons are notified in addition to the official addresses." }
        USUALLY { nb: "en halv time", en: "half an hour" }
        CAN_START { nb: "Ja, med en gang: reglene leses åpent.", en: "Yes, at once: the rules are read in public." }
        MEANWHILE { nb: "Skriv tekstene i varslene.", en: "Write the texts of the notifications." }
        PROOF { nb: "Ressursen og tilgangsreglene er lest, og noen hos mottakerne kan lese.", en: "The resource and the access rules have been read, and somebody at the recipients can read." }
        NO_ORGANISATIONS { nb: "Ressursen har bare virkning når virksomheter varsles.", en: "The resource has an effect only when organisations are notified." }
        NO_SERVICE { nb: "Varslene gjelder ingen tjeneste i Altinn: bare virksomhetenes offisielle varslingsadresser varsles.", en: "The notifications are about no service in Altinn: only the organisations' official addresses are notified." }
        NO_POLICY { nb: "{id} har publiserte tilgangsregler (uten dem varsles bare de offisielle adressene)", en: "{id} has published access rules (without them only the official addresses are notified)" }
        NOBODY_READS { nb: "tilgangsreglene for {id} gir noen hos mottakerne `read` (nå har ingen det uten fullmakt, så bare de offisielle adressene varsles)", en: "the access rules of {id} give somebody at the recipients `read` (now nobody has it without an authorisation, so that only the official addresses are notified)" }
        NOTIFIED { nb: "Hvem skal varsles?", en: "Who is to be notified?" }
        NOTIFIED_HELP { nb: "Virksomheter varsles på de offisielle adressene sine. Personer slås opp i Kontakt- og reservasjonsregisteret; den som er reservert, får ikke varselet. Faste adresser oppgir dere selv, og ingen slår dem opp.", en: "Organisations are notified at their official addresses. Persons are looked up in the contact and reservation register; whoever has opted out does not get the notification. Fixed addresses you give yourselves, and nobody looks them up." }
        ORGANISATIONS { nb: "virksomheter", en: "organisations" }
        PERSONS { nb: "privatpersoner", en: "private persons" }
        BOTH { nb: "begge", en: "both" }
        ADDRESSES { nb: "faste adresser som dere oppgir", en: "fixed addresses that you give" }
        NOTICE_RESOURCE { nb: "Hvilken tjeneste i Altinn gjelder varslene? (ressurs-id, eller ingen)", en: "Which service in Altinn are the notifications about? (resource ID, or none)" }
        NOTICE_RESOURCE_HELP { nb: "Gjelder varslet en ressurs eller en app, varsles også de personene hos virksomheten som har registrert egen kontaktinformasjon og har lesetilgang. En app skrives app_orgkode_appnavn. Skriv ingen når varselet ikke gjelder en tjeneste.", en: "If the notification is about a resource or an app, the persons at the organisation who have registered contact information of their own and can read are notified too. An app is written app_orgcode_appname. Write none when the notification is about no service." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, asked, look};
    use super::*;
    use crate::domain::Product;

    fn bench() -> Bench {
        Bench::tt02().with(Product::Notifications)
    }

    fn reviewed(bench: &mut Bench, has_policy: bool, readers: &[&str]) {
        let readers = readers.iter().map(|word| (*word).to_owned()).collect();
        let id = NoticeResource::Id("app_ttd_skjema".into());
        bench.seen(t::NoticeReview, NoticeReview { id, has_policy, readers });
    }

    #[test]
    fn a_service_has_an_effect_where_organisations_are_notified() {
        let mut bench = bench();
        let next = |bench: &Bench| ResourceReview.next(&bench.brief());
        assert_eq!(asked(&next(&bench)), Some(Topic::Notified));
        bench.told(t::Notified, NotifiedParties::Persons);
        assert_eq!(next(&bench), Move::NotNeeded(words::NO_ORGANISATIONS.into()));
        assert_eq!(ResourceReview.question(Topic::NoticeResource, &bench.brief()), IntakeQuestion::Decided);
        bench.told(t::Notified, NotifiedParties::Both);
        assert_eq!(asked(&next(&bench)), Some(Topic::NoticeResource));
        bench.told(t::NoticeResource, NoticeResource::None);
        assert_eq!(next(&bench), Move::NotNeeded(words::NO_SERVICE.into()));
    }

    #[test]
    fn who_is_reached_is_read_and_nobody_is_waited_for() {
        let mut bench = bench();
        let next = |bench: &Bench| ResourceReview.next(&bench.brief());
        bench.told(t::Notified, NotifiedParties::Organisations);
        bench.told(t::NoticeResource, NoticeResource::Id("app_ttd_skjema".into()));
        assert_eq!(next(&bench), Move::one(review("app_ttd_skjema")));
        for (has_policy, readers) in [(false, &[][..]), (true, &[])] {
            reviewed(&mut bench, has_policy, readers);
            assert_eq!(look(&next(&bench)), Some(vec![review("app_ttd_skjema")]));
        }
        reviewed(&mut bench, true, &["as"]);
        assert_eq!(next(&bench), Move::Done);
        bench.told(t::NoticeResource, NoticeResource::Id("ttd-annet".into()));
        assert_eq!(next(&bench), Move::one(review("ttd-annet")), "what was read is of another");
    }
}
