//! An organisation found by its name, for who does not have the number at hand.

use super::answers::Origin;
use super::outcome::Perform;
use super::resting::Meanwhile;
use super::session::{EngineFault, Session};
use super::settling;
use super::step_run::StepRun;
use crate::catalog::organisation_forms;
use crate::record::{Choice, Question};

impl<P: Perform> Session<'_, P> {
    /// Looks a name up, has one of the hits chosen, and records its number as the answer. Where nothing is found or chosen,
    /// nothing is recorded, and the question comes again.
    ///
    /// # Errors
    /// The terminal fails, or the state cannot be saved.
    pub(super) async fn find_organisation(
        &mut self,
        work: &StepRun,
        question: &Question,
        name: &str,
    ) -> Result<(), EngineFault> {
        let found = match self.performer.organisations(name).await {
            Ok(found) => found,
            Err(finding) => {
                self.show(&finding);
                return Ok(());
            }
        };
        if found.is_empty() {
            self.say(&words::NOTHING.with("name", name));
            return Ok(());
        }
        let choices: Vec<Choice> = found
            .iter()
            .map(|unit| Choice {
                word: unit.number.to_string(),
                label: words::HIT
                    .with("name", unit.name.as_str())
                    .with("orgnr", unit.number.spaced())
                    .with("form", organisation_forms::said(&unit.form))
                    .with("place", unit.place.as_str()),
            })
            .collect();
        let before = self.open(work, question);
        let picked = self.asking(|prompter, language| prompter.pick(&words::WHICH.into(), &choices, language))?;
        let Some(number) = picked else { return Ok(()) };
        match (question.parse)(&number) {
            Ok(value) => {
                if let Meanwhile::Another(_) | Meanwhile::Answered { otherwise: true, .. } =
                    self.meanwhile(work, question, &before, Some(&number))
                {
                    self.say(&settling::words::ANOTHER.into());
                    return Ok(());
                }
                self.typed.push(value.clone());
                self.answered_now(work, (question, &before), value, Origin::Terminal)?;
            }
            Err(finding) => self.show(&finding),
        }
        Ok(())
    }
}

mod words {
    use crate::text::phrases;

    phrases! {
        NOTHING { nb: "Enhetsregisteret har ingen virksomhet med navnet «{name}».", en: "The Register of Legal Entities has no organisation called “{name}”." }
        WHICH { nb: "Hvilken av disse?", en: "Which of these?" }
        HIT { nb: "{name} ({orgnr}), {form}, {place}", en: "{name} ({orgnr}), {form}, {place}" }
    }
}

#[cfg(test)]
mod tests {
    use crate::api::enhetsregisteret::NamedUnit;
    use crate::domain::Product;
    use crate::engine::run::Run;
    use crate::engine::step_run::StepRun;
    use crate::engine::testing::{Fake, listed, number, place, session};
    use crate::record::values::{OperatedBy, Told};
    use crate::record::{TopicMarker as _, Value, t};
    use crate::steps::maskinporten_client::MaskinportenClient;
    use crate::world::prompt::Script;

    const OWN: &str = "991825827";
    const SUPPLIER: &str = "974760673";

    /// Asks for the supplier's number, and answers the one that was taken and what was said.
    async fn taken(script: Script) -> (Value, String) {
        let unit = |name: &str, of: &str| NamedUnit {
            number: number(of),
            name: name.to_owned(),
            form: "AS".to_owned(),
            place: "Oslo".to_owned(),
        };
        let named = vec![unit("Vi Selv", OWN), unit("De Andre", SUPPLIER)];
        let fake = Fake::new(|_, _| listed(OWN)).with_named(named);
        let (mut session, captured) = session(fake, script.put_off("public-key"));
        let work = StepRun { place: place(), product: Product::Correspondence, step: &MaskinportenClient };
        for value in [
            t::OrgNumber::wrap(number(OWN)),
            t::OperatedBy::wrap(OperatedBy::SupplierKey),
            t::SupplierName::wrap(Told("Leverandøren AS".to_owned())),
        ] {
            session.told(&work, None, value, super::Origin::Terminal).unwrap();
        }
        session.drive(std::slice::from_ref(&work), &mut Run::default()).await.unwrap();
        let known = session.book().get(t::SupplierOrgNumber, None, &place()).copied();
        (t::SupplierOrgNumber::wrap(known.unwrap()), captured.talk())
    }

    #[tokio::test]
    async fn the_own_number_is_refused_as_the_suppliers_when_typed_and_when_found_by_name() {
        let supplier = t::SupplierOrgNumber::wrap(number(SUPPLIER));
        let topic = "supplier-org-number";
        // Each script would end if the first answer were taken, or asked for a third.
        let typed = taken(Script::new().answer(topic, OWN).answer(topic, SUPPLIER)).await;
        assert_eq!(typed.0, supplier);
        let (found, said) = taken(Script::new().answer(topic, "Vi Selv").answer(topic, "De Andre")).await;
        assert_eq!(found, supplier);
        assert!(said.contains("SUPPLIER-OWN-NUMBER") && said.contains("change operated-by"), "{said}");
    }
}
