//! Events outside the loop: the subscriptions, and what has happened.

use super::perform::Performer;
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use super::token_command::TokenWish;
use crate::api::events::{FeedEvent, Subscription};
use crate::catalog::codes::command_line::NOT_KNOWN_YET;
use crate::domain::ResourceId;
use crate::finding::Finding;
use crate::record::{Place, Topic, t};

/// A page of the feed of a resource.
#[derive(Clone, Debug, PartialEq)]
pub struct Feed {
    /// The resource.
    pub resource: ResourceId,
    /// What has happened, oldest first.
    pub events: Vec<FeedEvent>,
}

impl Session<'_, Performer> {
    /// The event subscriptions of the organisation.
    ///
    /// # Errors
    /// Why they cannot be read.
    pub async fn subscriptions(&self, work: &StepRun) -> Result<Vec<Subscription>, Box<Finding>> {
        self.performer.subscriptions(&self.credentials(work, &TokenWish::default())?).await
    }

    /// Deletes an event subscription of the organisation; answers whether there was one.
    ///
    /// # Errors
    /// Why it cannot be deleted.
    pub async fn unsubscribe(&self, work: &StepRun, id: i64) -> Result<bool, Box<Finding>> {
        self.performer.unsubscribe(&self.credentials(work, &TokenWish::default())?, id).await
    }

    /// Takes back, wherever it is known in the environment, that there is a subscription of this number; answers whether
    /// the step of any service rested on it.
    ///
    /// # Errors
    /// The state cannot be saved.
    pub fn subscription_gone(&mut self, id: i64) -> Result<bool, EngineFault> {
        let (now, name) = (self.clock.now(), &self.environment.name);
        let is_it = |place: &Place| self.book().get(t::SubscriptionSeen, None, place).is_some_and(|seen| seen.id == id);
        let places: Vec<Place> =
            self.book().begun().filter(|place| place.environment == *name && is_it(place)).collect();
        for place in &places {
            self.book_mut().withdraw(place, Topic::SubscriptionSeen, None, None, now);
        }
        self.save()?;
        Ok(!places.is_empty())
    }

    /// The resource that is asked about, or that of the first service that has one, with a step of the service.
    ///
    /// # Errors
    /// None is known.
    pub fn feed_of(&self, works: &[StepRun], asked: Option<ResourceId>) -> Result<(StepRun, ResourceId), Box<Finding>> {
        let own = works.iter().find_map(|work| Some((work, self.brief(work).get(t::ResourceId)?.clone())));
        let found = match asked {
            Some(asked) => own.map(|(work, _)| work).or(works.first()).map(|work| (work, asked)),
            None => own,
        };
        let not_known =
            || Finding::new(&NOT_KNOWN_YET, "--resource-id").with("command", "altinn-onboard step resource");
        found.map(|(work, id)| (work.clone(), id)).ok_or_else(|| Box::new(not_known()))
    }

    /// A page of what has happened to a resource, after an event.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub async fn feed(
        &self,
        work: &StepRun,
        resource: ResourceId,
        page: (Option<&str>, u16),
    ) -> Result<Feed, Box<Finding>> {
        let events = self.performer.feed(&self.credentials(work, &TokenWish::default())?, &resource, page).await?;
        Ok(Feed { resource, events })
    }
}
