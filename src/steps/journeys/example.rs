//! Questions as they would be put, for who has not come to them: help lists their choices, and what is missing names them
//! although they hang on other answers.

use jiff::Timestamp;

use crate::catalog::{environments, products};
use crate::domain::{Environment, EnvironmentName, OrgCode, OrgNumber, Product, ThreeLanguages};
use crate::record::values::{
    NotifiedParties, OperatedBy, OrgListing, OwnResources, Recipients, ResourceChoice, SendsToday, UnitSeen,
};
use crate::record::{Book, Evidence, Handle, Place, Question, Source, Topic, TopicMarker as _, Value, t};
use crate::steps::policy::alone;
use crate::steps::{Brief, IntakeQuestion};

/// An onboarding in which as many questions as possible can be put. Nothing of it is an answer.
pub struct Example {
    book: Book,
    environment: Environment,
    place: Place,
    product: Product,
}

impl Example {
    /// The example of a product; `None` where the program's own description of an environment does not hold.
    #[must_use]
    pub fn new(product: Product) -> Option<Self> {
        let environment = environments::built_in(&EnvironmentName::parse("tt02").ok()?)?;
        let place = Place { environment: environment.name.clone(), service: Handle::of(product) };
        let mut book = Book::default();
        book.begin(&place, product);
        for value in facts()? {
            let key = match value.topic() {
                Topic::PublishedResources => Some(products::of(product).resource_type.to_owned()),
                _ => None,
            };
            let evidence = Evidence { value, source: Source::Told, at: Timestamp::UNIX_EPOCH, how: String::new() };
            book.put(&place, key, evidence).ok()?;
        }
        Some(Self { book, environment, place, product })
    }

    /// The examples of all journeys, in their order.
    #[must_use]
    pub fn all() -> Vec<Self> {
        super::JOURNEYS.into_iter().filter_map(|journey| Self::new(journey.product)).collect()
    }

    /// The question of a topic in the journey. What it proposes, and names in its text, is the example's.
    #[must_use]
    pub fn question(&self, topic: Topic) -> Option<Question> {
        match super::of(self.product)?.giver(topic)?.question(topic, &self.brief()) {
            IntakeQuestion::Question(question) => Some(*question),
            IntakeQuestion::Decided | IntakeQuestion::Kept(_) | IntakeQuestion::HangsOn(_) => None,
        }
    }

    /// The question of a topic where a policy is made alone.
    #[must_use]
    pub fn policy_question(&self, topic: Topic) -> Option<Question> {
        alone::question(topic, &self.brief()).or_else(|| self.question(topic))
    }

    const fn brief(&self) -> Brief<'_> {
        Brief {
            book: &self.book,
            environment: &self.environment,
            place: &self.place,
            product: self.product,
            now: Timestamp::UNIX_EPOCH,
            together: None,
        }
    }
}

fn facts() -> Option<[Value; 14]> {
    let number = OrgNumber::parse("991825827").ok()?;
    let name = ThreeLanguages { nb: "…".into(), nn: "…".into(), en: "…".into() };
    let unit = UnitSeen { number, name: "…".into(), form: "…".into(), bankrupt: false };
    let listing = OrgListing { number, code: Some(OrgCode::parse("ttd").ok()?), name: None, phone: None, page: None };
    Some([
        t::GateSendsToday::wrap(SendsToday::Svarut),
        t::OrgNumber::wrap(number),
        t::UnitSeen::wrap(unit),
        t::OrgListing::wrap(listing),
        t::OperatedBy::wrap(OperatedBy::SupplierKey),
        t::ResourceChoice::wrap(ResourceChoice::New),
        t::PublishedResources::wrap(OwnResources(Vec::new())),
        t::Recipients::wrap(Recipients::Organisations),
        t::Confidential::wrap(false),
        t::ServiceName::wrap(name),
        t::EventsWanted::wrap(true),
        t::SystemUserWanted::wrap(true),
        t::Notified::wrap(NotifiedParties::Organisations),
        t::ConditionWanted::wrap(true),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_of_an_intake_can_be_put_in_the_example() {
        for journey in super::super::JOURNEYS {
            let example = Example::new(journey.product).unwrap();
            let topics = journey.intake.iter().filter_map(|row| match row {
                super::super::Intake::Topic(topic) => Some(*topic),
                super::super::Intake::OrderPackage => None,
            });
            let without: Vec<Topic> = topics.filter(|topic| example.question(*topic).is_none()).collect();
            assert_eq!(without, []);
        }
    }
}
