//! Find a test recipient in Tenor: a synthetic organisation, and a person who can log in for it. The person is only shown
//! to whoever looks; no national identity number is ever kept. In production the first message goes to oneself.

use super::parts::asking;
use super::parts::waits::wait;
use super::{Acts, Brief, Card, IntakeQuestion, Move, ProvingFact, Step, parts, reading};
use crate::catalog::attributes::{ACCESS_PACKAGE, ROLE_CODE};
use crate::catalog::stages::Stage;
use crate::domain::{OrgNumber, Rules};
use crate::policy::naming;
use crate::record::{Actor, Question, QuestionKind, Topic, t};
use crate::text::Message;

/// The step.
pub struct TestRecipient;

static CARD: Card = Card {
    id: "test-recipient",
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
    needs: &[&[Topic::OrgNumber, Topic::ResourceChoice, Topic::Confidential, Topic::Readers]],
    gives: &[Topic::TestRecipient],
    asks: &[(Topic::TestRecipient, words::TEST_RECIPIENT)],
};

impl Step for TestRecipient {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        match brief.get(t::TestRecipient) {
            Some(_) if recipient(brief).is_some() => Move::Done,
            // Whoever can write the state can have put it there.
            Some(real) => {
                let what = words::REAL.with("orgnr", real.spaced());
                wait(brief, &CARD, Actor::You, what).way_out("change test-recipient").not_yet()
            }
            None => Move::ask(question(brief)),
        }
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        brief.proofs(&[Topic::TestRecipient])
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        match topic {
            Topic::TestRecipient => IntakeQuestion::question(question(brief)),
            _ => IntakeQuestion::Decided,
        }
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        let mut clicks: Vec<Message> = Vec::new();
        if brief.environment.rules == Rules::Test {
            clicks.extend([words::WALK_1, words::WALK_2, words::WALK_3].map(Message::from));
        }
        clicks.extend(who_can_read(brief));
        clicks
    }
}

/// Who gets the test message; nobody that is not made for tests, where only those may.
#[must_use]
pub fn recipient(brief: &Brief<'_>) -> Option<OrgNumber> {
    let told = *brief.get(t::TestRecipient)?;
    let is_for_tests = || reading::numbers::recipient(Topic::TestRecipient, &told.to_string(), Rules::Test).is_ok();
    // In production people send it, and are told to whom.
    (brief.environment.rules == Rules::Production || is_for_tests()).then_some(told)
}

/// Who can read by registration alone, once that is decided.
#[must_use]
pub fn who_can_read(brief: &Brief<'_>) -> Option<Message> {
    if parts::owner::making(brief) == Ok(parts::owner::Making::Exists) {
        return Some(words::READ_EXISTING.into());
    }
    if brief.get(t::Confidential) == Some(&true) {
        return Some(words::READ_NOBODY.into());
    }
    let readers = brief.get(t::Readers)?;
    let named = |prefix: &str, attribute: &str| {
        let values = readers.0.iter().filter_map(|word| word.strip_prefix(prefix));
        naming::joined(values.map(|value| naming::entry(attribute, value)))
    };
    let Some(roles) = named("role:", ROLE_CODE) else { return Some(words::READ_NOBODY.into()) };
    let by_role = words::READ_ORDINARY.with("roles", roles);
    Some(match named("package:", ACCESS_PACKAGE) {
        None => by_role,
        Some(packages) => words::READ_ALSO.with("said", by_role).with("packages", packages),
    })
}

fn question(brief: &Brief<'_>) -> Question {
    let rules = brief.environment.rules;
    let (help, proposal) = match rules {
        Rules::Test => (words::TEST_RECIPIENT_HELP, None),
        Rules::Production => (words::TEST_RECIPIENT_PRODUCTION_HELP, brief.get(t::OrgNumber).map(ToString::to_string)),
    };
    let question =
        asking::ask(t::TestRecipient, words::TEST_RECIPIENT, help, QuestionKind::Text, move |topic, answer| {
            reading::numbers::recipient(topic, answer, rules)
        })
        .proposing(proposal);
    // The register of a real test environment holds no synthetic organisation.
    if brief.environment.simulated || rules == Rules::Production { question.by_name() } else { question }
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Finn testmottaker i Tenor", en: "Find a test recipient in Tenor" }
        WHY { nb: "Testmiljøet har bare syntetiske mottakere, og noen må kunne logge inn for den du velger.", en: "The test environment has only synthetic recipients, and somebody must be able to log in for the one you choose." }
        USUALLY { nb: "ti minutter", en: "ten minutes" }
        CAN_START { nb: "Ja, med en gang.", en: "Yes, at once." }
        MEANWHILE { nb: "Skriv tekstene og bestem tilgangsreglene.", en: "Write the texts and decide the access rules." }
        PROOF { nb: "Nummeret dere oppgir; prøvekjøringen viser at Altinn kjenner det.", en: "The number is given, and the dry run shows that Altinn knows it." }
        REAL { nb: "en syntetisk mottaker er valgt; {orgnr} er en virkelig virksomhet, og får ingen melding fra et testmiljø", en: "a synthetic recipient is chosen; {orgnr} is a real organisation, and gets no message from a test environment" }
        WALK_1 { nb: "Åpne testdata.skatteetaten.no og søk i Enhetsregisteret: aktive AS med daglig leder.", en: "Open testdata.skatteetaten.no and search the Register of Legal Entities for an active AS with a managing director." }
        WALK_2 { nb: "Noter organisasjonsnummeret, og hvem som er daglig leder. Personen brukes til å logge inn i Arbeidsflate og lagres ikke her.", en: "Note the organisation number, and who is managing director. That person is used for logging in to Arbeidsflate and is not kept here." }
        WALK_3 { nb: "Nyttig i tillegg: et enkeltpersonforetak (ingen daglig leder), en kommune, en underenhet og en reservert person.", en: "Also useful: a sole proprietor (no managing director), a municipality, a sub-unit and a reserved person." }
        READ_ORDINARY { nb: "Kan lese uten videre, etter tilgangsreglene og Enhetsregisteret: {roles}.", en: "Can already read, by the access rules and the Register of Legal Entities: {roles}." }
        READ_ALSO { nb: "{said} Dessuten de som har fått {packages}.", en: "{said} Also those who have been given {packages}." }
        READ_NOBODY { nb: "Ingen har automatisk tilgang: gi først tilgangspakken til noen hos mottakeren.", en: "Nobody has access by registration: first give the access package to somebody at the recipient." }
        READ_EXISTING { nb: "Hvem som kan lese, avgjøres av tilgangsreglene som er publisert.", en: "Who can read is decided by the access rules that are published." }
        TEST_RECIPIENT { nb: "Hvilken virksomhet skal få testmeldingen? (organisasjonsnummer)", en: "Which organisation will get the test message? (organisation number)" }
        TEST_RECIPIENT_HELP { nb: "Finn den i Tenor testdata (testdata.skatteetaten.no): velg virksomheter fra Enhetsregisteret, for eksempel et AS med daglig leder, og noter både nummeret og personen som er daglig leder. Personen brukes bare til å logge inn og lagres aldri her. Mottakere i testmiljøer er syntetiske.", en: "Find it in Tenor test data (testdata.skatteetaten.no): choose organisations from the Register of Legal Entities, such as an AS with a managing director, and note both the number and the person who is managing director. The person is only used for logging in and is never kept here. Recipients in test environments are synthetic." }
        TEST_RECIPIENT_PRODUCTION_HELP { nb: "I produksjon sendes den første meldingen til egen virksomhet, aldri til en person eller en annen.", en: "In production the first message goes to your own organisation, never to a person or anybody else." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, NUMBER, RECIPIENT, answered, asked, number};
    use super::*;
    use crate::domain::Language;
    use crate::record::values::Holders;

    #[test]
    fn a_synthetic_number_in_test_and_oneself_in_production() {
        let mut bench = Bench::tt02();
        let Move::Ask(question) = TestRecipient.next(&bench.brief()) else { panic!() };
        assert_eq!(question.default, None);
        assert_eq!(answered(&question, NUMBER).unwrap_err().code, "RECIPIENT-REAL");
        bench.told(t::TestRecipient, number(RECIPIENT));
        assert_eq!(TestRecipient.next(&bench.brief()), Move::Done);
        // One that stands in the state, which others can write to, gets nothing.
        bench.told(t::TestRecipient, number(NUMBER));
        assert_eq!(recipient(&bench.brief()), None);
        assert!(matches!(TestRecipient.next(&bench.brief()), Move::Wait(wait) if wait.way_out.is_some()));

        let mut production = Bench::production();
        production.told(t::OrgNumber, number(NUMBER));
        assert_eq!(asked(&TestRecipient.next(&production.brief())), Some(Topic::TestRecipient));
        let Move::Ask(question) = TestRecipient.next(&production.brief()) else { panic!() };
        assert_eq!(question.default.as_deref(), Some(NUMBER));
    }

    #[test]
    fn who_can_read_without_being_given_anything_is_said() {
        let mut bench = Bench::tt02();
        assert_eq!(who_can_read(&bench.brief()), None);
        bench.told(t::Readers, Holders(vec!["role:dagl".into()]));
        let said = |bench: &Bench| who_can_read(&bench.brief()).unwrap().render(Language::Nb);
        assert!(said(&bench).ends_with("Enhetsregisteret: Daglig leder (rolle)."), "{}", said(&bench));
        let both = vec!["role:dagl".into(), "package:ordinaer-post-til-virksomheten".into()];
        bench.told(t::Readers, Holders(both));
        let package = "Dessuten de som har fått Ordinær post til virksomheten (tilgangspakke).";
        assert!(said(&bench).ends_with(package), "{}", said(&bench));
        bench.told(t::Confidential, true);
        assert_eq!(who_can_read(&bench.brief()), Some(words::READ_NOBODY.into()));
    }
}
