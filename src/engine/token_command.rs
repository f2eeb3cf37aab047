//! Tokens outside the loop: what one says, a signed request by itself, the supplier's report, and what is read with one.

use super::perform::Performer;
use super::session::Session;
use super::step_run::StepRun;
use crate::api::events::{FeedEvent, Subscription};
use crate::catalog::codes::keys;
use crate::domain::{ResourceId, Scope, Secret};
use crate::finding::Finding;
use crate::record::t;
use crate::record::values::{SupplierProof, TokenProof};
use crate::steps::effects::ClientCredentials;
use crate::steps::parts::{self, needed};

/// Which token is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Straight from Maskinporten.
    Direct,
    /// Exchanged at Altinn.
    Exchange,
}

/// What a token says.
#[derive(Clone, Debug, PartialEq)]
pub struct TokenContent {
    /// Its claims.
    pub proof: TokenProof,
}

impl Session<'_, Performer> {
    fn credentials(&self, work: &StepRun) -> Result<ClientCredentials, Box<Finding>> {
        parts::client::credentials(&self.brief(work)).ok_or_else(|| Box::new(Finding::new(&keys::NO_CLIENT, "token")))
    }

    /// The scopes that the services of the environment need.
    #[must_use]
    pub fn needed_scopes(&self, work: &StepRun) -> Vec<Scope> {
        needed::needed(&self.brief(work))
    }

    /// Fetches a token and tells what it says.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn show_token(
        &self,
        work: &StepRun,
        scopes: &[Scope],
        method: Method,
    ) -> Result<TokenContent, Box<Finding>> {
        let credentials = self.credentials(work)?;
        let proof = self.performer.token_proof(&credentials, scopes, method == Method::Exchange).await?;
        Ok(TokenContent { proof })
    }

    /// A signed request by itself: a credential as long as it lives.
    ///
    /// # Errors
    /// The key is not here.
    pub async fn assertion(&self, work: &StepRun, scopes: &[Scope]) -> Result<Secret, Box<Finding>> {
        self.performer.assertion(&self.credentials(work)?, scopes).await
    }

    /// The report that a supplier sends to the organisation.
    ///
    /// # Errors
    /// Why there is no token.
    pub async fn supplier_proof(&self, work: &StepRun, scopes: &[Scope]) -> Result<SupplierProof, Box<Finding>> {
        self.performer.supplier_proof(&self.credentials(work)?, scopes).await
    }

    /// The event subscriptions of the organisation.
    ///
    /// # Errors
    /// Why they cannot be read.
    pub async fn subscriptions(&self, work: &StepRun) -> Result<Vec<Subscription>, Box<Finding>> {
        self.performer.subscriptions(&self.credentials(work)?).await
    }

    /// A page of what has happened to the resource of a service, after an event.
    ///
    /// # Errors
    /// Which resource is not known, or why it cannot be read.
    pub async fn feed(
        &self,
        work: &StepRun,
        id: &ResourceId,
        page: (&str, u16),
    ) -> Result<Vec<FeedEvent>, Box<Finding>> {
        self.performer.feed(&self.credentials(work)?, id, page).await
    }

    /// The resource id of a service.
    #[must_use]
    pub fn resource_id(&self, work: &StepRun) -> Option<ResourceId> {
        self.brief(work).get(t::ResourceId).cloned()
    }
}
