//! Tokens outside the loop: what one says, a signed request by itself, and the supplier's report.

use super::perform::Performer;
use super::session::Session;
use super::step_run::StepRun;
use crate::catalog::codes::keys;
use crate::domain::{ClientId, OrgNumber, Scope, Secret};
use crate::finding::Finding;
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

/// What a token is asked for with, besides the client.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TokenWish {
    /// The scopes.
    pub scopes: Vec<Scope>,
    /// The customer that has delegated them, for a supplier's own client.
    pub consumer: Option<OrgNumber>,
}

/// What a supplier's report is made with, where nothing is known of the client.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportWish {
    /// The client.
    pub client_id: ClientId,
    /// Under which id the key is registered, when it is not the key's own.
    pub kid: Option<String>,
    /// Whom the token must act for, when that is said.
    pub organisation: Option<OrgNumber>,
    /// What the token is asked for with.
    pub token: TokenWish,
}

impl Performer {
    /// The report that a supplier sends to the organisation, with the key of the file that was named.
    ///
    /// # Errors
    /// Why there is no token, or whom it acts for instead.
    pub async fn report_from_file(&self, wish: &ReportWish) -> Result<SupplierProof, Box<Finding>> {
        let TokenWish { scopes, consumer } = &wish.token;
        let proof = self.proof_of_file(&wish.client_id, wish.kid.as_deref(), (scopes, *consumer)).await?;
        match wish.organisation.filter(|wanted| *wanted != proof.consumer) {
            Some(wanted) => Err(Box::new(
                Finding::new(&keys::TOKEN_OTHER_CONSUMER, "token --proof")
                    .with("found", proof.consumer.spaced())
                    .with("expected", wanted.spaced())
                    .with("orgnr", wanted.to_string()),
            )),
            None => Ok(proof),
        }
    }
}

impl Session<'_, Performer> {
    pub(super) fn credentials(&self, work: &StepRun, wish: &TokenWish) -> Result<ClientCredentials, Box<Finding>> {
        let known = parts::client::credentials(&self.brief(work));
        let known = known.ok_or_else(|| Box::new(Finding::new(&keys::NO_CLIENT, "token")))?;
        Ok(ClientCredentials { consumer: wish.consumer, ..known })
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
        wish: &TokenWish,
        method: Method,
    ) -> Result<TokenContent, Box<Finding>> {
        let credentials = self.credentials(work, wish)?;
        let proof = self.performer.token_proof(&credentials, &wish.scopes, method == Method::Exchange).await?;
        Ok(TokenContent { proof })
    }

    /// A signed request by itself: a credential as long as it lives.
    ///
    /// # Errors
    /// The key is not here.
    pub async fn assertion(&self, work: &StepRun, wish: &TokenWish) -> Result<Secret, Box<Finding>> {
        self.performer.assertion(&self.credentials(work, wish)?, &wish.scopes).await
    }

    /// The report that a supplier sends to the organisation.
    ///
    /// # Errors
    /// Why there is no token.
    pub async fn supplier_proof(&self, work: &StepRun, wish: &TokenWish) -> Result<SupplierProof, Box<Finding>> {
        self.performer.supplier_proof(&self.credentials(work, wish)?, &wish.scopes).await
    }
}
