//! Events outside the loop: the subscriptions, and what has happened.

use super::perform::Performer;
use super::session::Session;
use super::step_run::StepRun;
use super::token_command::TokenWish;
use crate::api::events::{FeedEvent, Subscription};
use crate::catalog::codes::command_line::NOT_KNOWN_YET;
use crate::domain::ResourceId;
use crate::finding::Finding;
use crate::record::t;

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
