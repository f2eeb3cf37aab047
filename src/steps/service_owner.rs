//! Be registered as a service owner: agreement, code, entry in the list, organisation in Altinn Studio. Somebody who can
//! sign decides; a new service owner waits for weeks. Proof comes from two public registers: alive in Enhetsregisteret
//! (dead organisations stay in Altinn's list), and in the list with a code.

use super::parts::waits::wait;
use super::parts::{asking, owner};
use super::{Acts, Brief, Card, Effect, IntakeQuestion, Move, ProvingFact, Step, reading};
use crate::catalog::codes::organisations::ORG_NOT_CONFIRMED;
use crate::catalog::letters::LetterKind;
use crate::catalog::organisation_forms;
use crate::catalog::stages::Stage;
use crate::domain::OrgNumber;
use crate::domain::environment::PaceOf;
use crate::record::values::UnitSeen;
use crate::record::{Actor, QuestionKind, Topic, t};
use crate::steps::effects::{LocalEffect, RegisterEffect};
use crate::text::Message;

/// The step.
pub struct ServiceOwner;

static CARD: Card = Card {
    id: "service-owner",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::PersonVerified,
    who: &[Actor::Signatory, Actor::AltinnDesk],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Prepared,
    differences: &[],
    needs: &[],
    gives: &[Topic::OrgNumber, Topic::OrgConfirmed, Topic::UnitSeen, Topic::OrgListing, Topic::AgreementSigned],
    asks: &[
        (Topic::OrgNumber, words::ORG_NUMBER),
        (Topic::OrgConfirmed, words::ORG_CONFIRMED_GENERAL),
        (Topic::AgreementSigned, words::AGREEMENT_SIGNED),
    ],
};

/// What Enhetsregisteret says of the number that is known now.
fn unit<'a>(brief: &Brief<'a>) -> Option<&'a UnitSeen> {
    let number = brief.get(t::OrgNumber)?;
    brief.get(t::UnitSeen).filter(|unit| unit.number == *number)
}

/// What is looked up of a number: Enhetsregisteret, and the list of service owners.
fn look_ups(number: OrgNumber) -> [Effect; 2] {
    [RegisterEffect::LookUpUnit(number).into(), RegisterEffect::LookUpOrg(number).into()]
}

impl Step for ServiceOwner {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        let Some(number) = brief.get(t::OrgNumber).copied() else {
            return Move::ask(number_question());
        };
        let [of_unit, in_list] = look_ups(number);
        let (unit, listing) = match (unit(brief), owner::listing(brief)) {
            (Some(unit), Some(listing)) => (unit, listing),
            (None, None) => return Move::Do(vec![of_unit, in_list]),
            (None, Some(_)) => return Move::one(of_unit),
            (Some(_), None) => return Move::one(in_list),
        };
        match brief.get(t::OrgConfirmed) {
            None => return Move::ask(confirmation(unit)),
            Some(false) => {
                let followed = vec![Topic::OrgConfirmed, Topic::UnitSeen, Topic::OrgListing];
                return Move::one(LocalEffect::TakeBack {
                    answer: Topic::OrgNumber,
                    followed,
                    code: &ORG_NOT_CONFIRMED,
                });
            }
            Some(true) => {}
        }
        if listing.code.is_some() {
            return Move::Done;
        }
        if brief.get(t::AgreementSigned).is_none() {
            return wait(brief, &CARD, Actor::Signatory, words::AGREEMENT)
                .letter(LetterKind::L6)
                .entry(agreement(brief));
        }
        wait(brief, &CARD, Actor::AltinnDesk, words::LISTING.with("orgnr", number.spaced()))
            .letter(LetterKind::L6)
            .since(Topic::AgreementSigned, None)
            .look(vec![in_list], PaceOf::Desk)
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        brief.get(t::OrgNumber).copied().map(look_ups).into_iter().flatten().collect()
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        brief.proofs(&[Topic::UnitSeen, Topic::OrgListing, Topic::OrgConfirmed])
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        match owner::listing(brief) {
            Some(listing) if listing.code.is_none() => {
                [words::WALK_FORM, words::WALK_SIGN, words::WALK_LISTED].map(Message::from).into()
            }
            _ => Vec::new(),
        }
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        match topic {
            Topic::OrgNumber => IntakeQuestion::question(number_question()),
            Topic::OrgConfirmed => match (brief.get(t::OrgNumber), unit(brief)) {
                (None, _) => IntakeQuestion::HangsOn(Topic::OrgNumber),
                (Some(_), None) => IntakeQuestion::HangsOn(Topic::UnitSeen),
                (Some(_), Some(unit)) => IntakeQuestion::question(confirmation(unit)),
            },
            Topic::AgreementSigned => IntakeQuestion::question(agreement(brief)),
            _ => IntakeQuestion::Decided,
        }
    }
}

fn number_question() -> crate::record::Question {
    asking::ask(
        t::OrgNumber,
        words::ORG_NUMBER,
        words::ORG_NUMBER_HELP,
        QuestionKind::Text,
        reading::numbers::real_number,
    )
    .by_name()
}

fn confirmation(unit: &UnitSeen) -> crate::record::Question {
    let text = words::ORG_CONFIRMED
        .with("name", unit.name.as_str())
        .with("orgnr", unit.number.spaced())
        .with("form", organisation_forms::said(&unit.form));
    let help = if unit.bankrupt { words::ORG_CONFIRMED_BANKRUPT_HELP } else { words::ORG_CONFIRMED_HELP };
    asking::yes_no(t::OrgConfirmed, text, help)
}

fn agreement(brief: &Brief<'_>) -> crate::record::Question {
    asking::day(t::AgreementSigned, words::AGREEMENT_SIGNED, words::AGREEMENT_SIGNED_HELP, brief)
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        WALK_FORM { nb: "Fyll ut skjemaet «Bli tjenesteeier» (digdir.apps.altinn.no/digdir/bli-tjenesteeier) på vegne av virksomheten. Brev L6 har opplysningene.", en: "Fill in the form “Bli tjenesteeier” (digdir.apps.altinn.no/digdir/bli-tjenesteeier) on behalf of the organisation. Letter L6 has the details." }
        WALK_SIGN { nb: "La en som kan signere for virksomheten, signere avtalen.", en: "Have somebody who can sign for the organisation sign the agreement." }
        WALK_LISTED { nb: "Kjør altinn-onboard resume når Altinn har svart: programmet ser selv når virksomheten står i Altinns liste over tjenesteeiere.", en: "Run altinn-onboard resume when Altinn has answered: the program sees by itself when the organisation is in Altinn's list of service owners." }
        TITLE { nb: "Bli registrert som tjenesteeier hos Altinn", en: "Be registered as a service owner in Altinn" }
        WHY { nb: "Bare registrerte tjenesteeiere får scopes, ressurser og organisasjonskode. Avtalen, koden, oppføringen i listen og organisasjonen i Altinn Studio kommer hver for seg.", en: "Only registered service owners get scopes, resources and an organisation code. The agreement, the code, the entry in the list and the organisation in Altinn Studio arrive one by one." }
        USUALLY { nb: "to til seks uker for en ny tjenesteeier (erfaringsvis)", en: "two to six weeks for a new service owner (from experience)" }
        CAN_START { nb: "Ja. Øvingsmiljøet, tekstene og alt dere bestemmer selv, trenger ikke avtalen.", en: "Yes. The sandbox, the texts and all that you decide yourselves do not need the agreement." }
        MEANWHILE { nb: "Øv i øvingsmiljøet, skriv tekstene, og bestill det som andre må gjøre.", en: "Rehearse in the sandbox, write the texts, and order what others must do." }
        PROOF { nb: "Virksomheten er aktiv i Enhetsregisteret og står i Altinns liste over tjenesteeiere.", en: "The organisation is active in the Register of Legal Entities and is on Altinn's list of service owners." }
        AGREEMENT { nb: "avtalen om å være tjenesteeier er signert", en: "the service-owner agreement is signed" }
        LISTING { nb: "{orgnr} står i Altinns liste, med organisasjonskode", en: "{orgnr} is on Altinn's list, with an organisation code" }
        ORG_NUMBER { nb: "Hvilken virksomhet skal stå som tjenesteeier? (organisasjonsnummer)", en: "Which organisation will be the service owner? (organisation number)" }
        ORG_NUMBER_HELP { nb: "Nummeret til hovedenheten, ikke en underenhet. Underliggende etater, foretak og interkommunale selskaper har egne numre og er som regel ikke selv tjenesteeiere; mottakerne kan likevel få se et annet avsendernavn. Alle avtaler, tildelinger og token knyttes til dette nummeret.", en: "The number of the main unit, not of a sub-unit. Agencies, municipal enterprises and inter-municipal companies have numbers of their own and are usually not service owners; recipients can be shown another sender name all the same. All agreements, grants and tokens follow this number." }
        ORG_CONFIRMED { nb: "Er dette virksomheten: {name} ({orgnr}), {form}?", en: "Is this the organisation: {name} ({orgnr}), {form}?" }
        ORG_CONFIRMED_HELP { nb: "Slik står nummeret i Enhetsregisteret. Svarer du nei, spør programmet om nummeret på nytt.", en: "This is what the Register of Legal Entities says about the number. If you answer no, you will be asked for the number again." }
        ORG_CONFIRMED_BANKRUPT_HELP { nb: "Slik står nummeret i Enhetsregisteret. Virksomheten er under konkursbehandling: kontroller at det er riktig nummer. Svarer du nei, spør programmet om nummeret på nytt.", en: "This is what the Register of Legal Entities says about the number. The organisation is under bankruptcy proceedings: make sure that the number is right. If you answer no, you will be asked for the number again." }
        ORG_CONFIRMED_GENERAL { nb: "Er det riktig virksomhet som står på nummeret i Enhetsregisteret?", en: "Does the Register of Legal Entities show the right organisation for the number?" }
        AGREEMENT_SIGNED { nb: "Når ble avtalen om å være tjenesteeier signert? (dato)", en: "When was the service-owner agreement signed? (date)" }
        AGREEMENT_SIGNED_HELP { nb: "Dagen da begge parter hadde signert. Skriv `i dag` eller en dato. La være å svare hvis det ikke har skjedd.", en: "The day when both parties had signed. Write `today` or a date. Do not answer if it has not happened." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, NUMBER, OTHER_NUMBER, asked, entry, look, number, today};
    use super::*;
    use crate::domain::Language;

    #[test]
    fn the_number_is_asked_looked_up_on_both_sides_and_confirmed() {
        let mut bench = Bench::sandbox();
        let next = |bench: &Bench| ServiceOwner.next(&bench.brief());
        assert_eq!(asked(&next(&bench)), Some(Topic::OrgNumber));
        bench.told(t::OrgNumber, number(NUMBER));
        assert_eq!(
            next(&bench),
            Move::Do(vec![
                Effect::Register(RegisterEffect::LookUpUnit(number(NUMBER))),
                Effect::Register(RegisterEffect::LookUpOrg(number(NUMBER)))
            ])
        );
        bench.unit(NUMBER);
        assert_eq!(next(&bench), Move::Do(vec![Effect::Register(RegisterEffect::LookUpOrg(number(NUMBER)))]));
        bench.listed(NUMBER, Some("ttd"));
        assert_eq!(asked(&next(&bench)), Some(Topic::OrgConfirmed));
        bench.told(t::OrgConfirmed, true);
        assert_eq!(next(&bench), Move::Done);
    }

    #[test]
    fn a_look_up_of_another_number_is_stale() {
        let mut bench = Bench::sandbox();
        bench.told(t::OrgNumber, number(NUMBER));
        bench.unit(OTHER_NUMBER);
        bench.listed(NUMBER, Some("ttd"));
        assert_eq!(
            ServiceOwner.next(&bench.brief()),
            Move::Do(vec![Effect::Register(RegisterEffect::LookUpUnit(number(NUMBER)))])
        );
        assert_eq!(
            ServiceOwner.question(Topic::OrgConfirmed, &bench.brief()),
            IntakeQuestion::HangsOn(Topic::UnitSeen)
        );
    }

    #[test]
    fn a_no_takes_the_number_back() {
        let mut bench = Bench::sandbox();
        bench.told(t::OrgNumber, number(NUMBER));
        bench.unit(NUMBER);
        bench.listed(NUMBER, None);
        bench.told(t::OrgConfirmed, false);
        let Move::Do(effects) = ServiceOwner.next(&bench.brief()) else { panic!() };
        assert!(matches!(&effects[..], [Effect::Local(LocalEffect::TakeBack { answer: Topic::OrgNumber, .. })]));
    }

    #[test]
    fn who_is_not_in_the_list_signs_and_waits() {
        let mut bench = Bench::tt02();
        bench.told(t::OrgNumber, number(NUMBER));
        bench.unit(NUMBER);
        bench.listed(NUMBER, None);
        bench.told(t::OrgConfirmed, true);
        let signing = ServiceOwner.next(&bench.brief());
        assert_eq!(entry(&signing), Some(Topic::AgreementSigned));
        bench.told(t::AgreementSigned, today());
        let listing = ServiceOwner.next(&bench.brief());
        assert_eq!(look(&listing), Some(vec![Effect::Register(RegisterEffect::LookUpOrg(number(NUMBER)))]));
    }

    #[test]
    fn the_name_is_shown_beside_the_number() {
        let mut bench = Bench::sandbox();
        bench.told(t::OrgNumber, number(NUMBER));
        bench.unit(NUMBER);
        let IntakeQuestion::Question(question) = ServiceOwner.question(Topic::OrgConfirmed, &bench.brief()) else {
            panic!()
        };
        let said = question.text.render(Language::Nb);
        assert!(said.contains("TESTDEPARTEMENTET") && said.contains("991 825 827"), "{said}");
    }
}
