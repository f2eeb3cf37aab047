//! Tokens: one scope at a time to tell "not on the client" from "not granted", and all together, exchanged and judged.

use std::sync::{Arc, PoisonError};

use jiff::Timestamp;

use super::{Performer, finding};
use crate::api::maskinporten::{self, JwtGrant};
use crate::api::{ApiFault, Token, authentication};
use crate::catalog::codes::keys;
use crate::domain::{ClientId, OrgNumber, Scope, Secret};
use crate::engine::outcome::{Outcome, Performed};
use crate::engine::used_secret::UsedSecret;
use crate::finding::{Finding, Meaning};
use crate::record::key::client_scope;
use crate::record::values::{SupplierProof, TokenProof};
use crate::record::{Topic, t};
use crate::steps::effects::{ClientCredentials, TokenEffect};
use crate::steps::reading::keys::PROOF_SCHEMA;

impl Performer {
    /// Performs one of its effects.
    pub(super) async fn tokens(&self, effect: &TokenEffect) -> Performed {
        match effect {
            TokenEffect::ReadOpenScopes => self.read_open_scopes().await,
            TokenEffect::ProbeScope { credentials, scope } => self.probe_scope(credentials, scope).await,
            TokenEffect::ProveToken { credentials, scopes } => self.prove_token(credentials, scopes).await,
        }
    }

    /// A token straight from Maskinporten, kept as long as it holds.
    pub(super) async fn token(
        &self,
        credentials: &ClientCredentials,
        scopes: &[Scope],
    ) -> Result<Arc<Token>, TokenFault> {
        let name = kept_as("direct", credentials, scopes);
        if let Some(token) = self.kept(&name) {
            return Ok(token);
        }
        let mut last = None;
        // A key of ours that was not put on the client yet does not hinder another that was.
        for signer in self.signers(credentials).map_err(TokenFault::Key)? {
            let grant = JwtGrant {
                client_id: &credentials.id,
                kid: signer.kid(),
                signer: &signer,
                scopes,
                consumer: credentials.consumer,
                acting: credentials.acting.as_ref(),
            };
            match maskinporten::token(self.api(), &grant).await {
                Ok(token) => return Ok(self.keep(name, token)),
                Err(fault) if maskinporten::is_key_unknown(&fault) => last = last.or(Some(fault)),
                Err(fault) => return Err(TokenFault::Service(fault)),
            }
        }
        Err(last
            .map_or_else(|| TokenFault::Key(Box::new(Finding::new(&keys::NO_CLIENT, "token"))), TokenFault::Service))
    }

    /// A token exchanged at Altinn: what registry, access lists, Events and Notifications always get.
    pub(super) async fn exchanged(
        &self,
        credentials: &ClientCredentials,
        scopes: &[Scope],
    ) -> Result<Arc<Token>, Box<Finding>> {
        let name = kept_as("exchanged", credentials, scopes);
        if let Some(token) = self.kept(&name) {
            return Ok(token);
        }
        let direct = self.token(credentials, scopes).await.map_err(TokenFault::finding)?;
        let token = authentication::exchange(self.api(), &direct).await.map_err(finding)?;
        Ok(self.keep(name, token))
    }

    /// An exchanged token of a client that may be known only by its id and the file of its key; to look with.
    pub(in crate::engine) async fn token_of(
        &self,
        client: &TokenClient,
        wanted: &[&str],
    ) -> Result<Arc<Token>, Box<Finding>> {
        let wanted = scopes(wanted);
        let id = match client {
            TokenClient::Known(credentials) => return self.exchanged(credentials, &wanted).await,
            TokenClient::OfFile(id) => id,
        };
        let signer = self.file_signer(None)?;
        let secret = UsedSecret::Client { client: id.to_string(), name: signer.public().thumbprint() };
        let signer = self.trust.admit_key(&self.environment, secret, signer)?;
        let grant = JwtGrant {
            client_id: id,
            kid: signer.kid(),
            signer: &signer,
            scopes: &wanted,
            consumer: None,
            acting: None,
        };
        let direct = maskinporten::token(self.api(), &grant).await.map_err(finding)?;
        authentication::exchange(self.api(), &direct).await.map(Arc::new).map_err(finding)
    }

    fn kept(&self, name: &str) -> Option<Arc<Token>> {
        let tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        tokens.get(name).filter(|token| token.holds_at(self.their_now())).cloned()
    }

    /// Now, by the clock of Maskinporten as far as it was measured.
    fn their_now(&self) -> Timestamp {
        let offset = self.http.clock_offset_of(&self.environment.maskinporten).unwrap_or_default();
        self.clock.now().checked_add(offset).unwrap_or_else(|_| self.clock.now())
    }

    fn keep(&self, name: String, token: Token) -> Arc<Token> {
        let token = Arc::new(token);
        self.tokens.lock().unwrap_or_else(PoisonError::into_inner).insert(name, Arc::clone(&token));
        token
    }

    async fn read_open_scopes(&self) -> Performed {
        let scopes = maskinporten::open_scopes(self.api()).await.map_err(finding)?;
        Ok(Outcome::default().seen(t::OpenScopes, None, scopes, "GET scopes/all?accessible_for_all=true"))
    }

    async fn probe_scope(&self, credentials: &ClientCredentials, scope: &Scope) -> Performed {
        let client = &credentials.key.client;
        let of_both = client_scope(client, scope);
        let how = "POST maskinporten/token";
        match self.token(credentials, std::slice::from_ref(scope)).await {
            Ok(token) => {
                // Only what the token says of itself shows that the scope was granted, and to whom.
                let proof = token.proof().ok_or_else(no_consumer)?;
                if !token.claims.has(scope) {
                    return Err(Box::new(lacks_scope(scope)));
                }
                Ok(Outcome::default()
                    .seen(t::ScopeOnClient, Some(&of_both), true, how)
                    .seen(t::ScopeGranted, Some(scope.as_str()), true, how)
                    .seen(t::Token, Some(&of_both), proof, how))
            }
            Err(TokenFault::Service(fault)) if fault.means() == Some(Meaning::ScopeNotOnClient) => {
                let outcome = Outcome::default().seen(t::ScopeOnClient, Some(&of_both), false, how);
                Ok(without_token(outcome, client, &of_both).refused_with(fault.code()))
            }
            Err(TokenFault::Service(fault)) if fault.means() == Some(Meaning::ScopeNotGranted) => {
                let outcome = Outcome::default().seen(t::ScopeOnClient, Some(&of_both), true, how).seen(
                    t::ScopeGranted,
                    Some(scope.as_str()),
                    false,
                    how,
                );
                Ok(without_token(outcome, client, &of_both).refused_with(fault.code()))
            }
            Err(fault) => Err(fault.finding()),
        }
    }

    /// What a token says.
    pub(in crate::engine) async fn token_proof(
        &self,
        credentials: &ClientCredentials,
        scopes: &[Scope],
        exchange: bool,
    ) -> Result<TokenProof, Box<Finding>> {
        let token = match exchange {
            true => self.exchanged(credentials, scopes).await?,
            false => self.token(credentials, scopes).await.map_err(TokenFault::finding)?,
        };
        // Shown, not kept: the issuer as it stands in the token, also on this machine.
        let proof = token.proof().ok_or_else(no_consumer)?;
        Ok(TokenProof { issuer: token.claims.issuer.clone(), ..proof })
    }

    /// The signed request that a token is asked for with.
    pub(in crate::engine) async fn assertion(
        &self,
        credentials: &ClientCredentials,
        scopes: &[Scope],
    ) -> Result<Secret, Box<Finding>> {
        // Measures the clock; where Maskinporten cannot be reached, ours must do.
        let _ = maskinporten::metadata(self.api()).await;
        let signer = self.signer(credentials)?;
        let grant = JwtGrant {
            client_id: &credentials.id,
            kid: signer.kid(),
            signer: &signer,
            scopes,
            consumer: credentials.consumer,
            acting: credentials.acting.as_ref(),
        };
        maskinporten::assertion(&self.environment, &grant, self.their_now()).map_err(finding)
    }

    /// The report that a supplier sends: what a token said, and which key had it.
    pub(in crate::engine) async fn supplier_proof(
        &self,
        credentials: &ClientCredentials,
        scopes: &[Scope],
    ) -> Result<SupplierProof, Box<Finding>> {
        let signer = self.signer(credentials)?;
        let token = self.token(credentials, scopes).await.map_err(TokenFault::finding)?;
        self.report(&credentials.id, &token, signer.public().thumbprint())
    }

    /// The same with the key of a file, where nothing is known: the supplier has no record of ours.
    pub(in crate::engine) async fn proof_of_file(
        &self,
        client_id: &ClientId,
        kid: Option<&str>,
        (scopes, consumer): (&[Scope], Option<OrgNumber>),
    ) -> Result<SupplierProof, Box<Finding>> {
        let signer = self.file_signer(kid)?;
        let thumbprint = signer.public().thumbprint();
        let secret = UsedSecret::Client { client: client_id.to_string(), name: thumbprint.clone() };
        let signer = self.trust.admit_key(&self.environment, secret, signer)?;
        let grant = JwtGrant { client_id, kid: signer.kid(), signer: &signer, scopes, consumer, acting: None };
        let token = maskinporten::token(self.api(), &grant).await.map_err(finding)?;
        self.report(client_id, &token, thumbprint)
    }

    fn report(&self, client_id: &ClientId, token: &Token, thumbprint: String) -> Result<SupplierProof, Box<Finding>> {
        let proof = token.proof().ok_or_else(no_consumer)?;
        Ok(SupplierProof {
            schema: PROOF_SCHEMA,
            environment: self.environment.name.clone(),
            issuer: token.claims.issuer.clone(),
            client_id: client_id.clone(),
            scopes: proof.scopes,
            consumer: proof.consumer,
            time: self.clock.now(),
            thumbprint,
        })
    }

    async fn prove_token(&self, credentials: &ClientCredentials, scopes: &[Scope]) -> Performed {
        let token = self.exchanged(credentials, scopes).await?;
        let proof = token.proof().ok_or_else(no_consumer)?;
        // For whom it is, and whether it names the organisation's code, is for the step to judge.
        let how = "GET authentication/api/v1/exchange/maskinporten";
        Ok(Outcome::default().seen(t::Token, Some(&credentials.key.client), proof, how))
    }
}

/// Whose token it is.
#[derive(Clone, Debug)]
pub(in crate::engine) enum TokenClient {
    /// A client that is known here, with its key.
    Known(Box<ClientCredentials>),
    /// A client by its id; its key is in the file that was named.
    OfFile(ClientId),
}

/// Scopes whose names are constants of ours.
pub(super) fn scopes(names: &[&str]) -> Vec<Scope> {
    names.iter().filter_map(|name| Scope::parse(name).ok()).collect()
}

/// A scope that is refused is in no token: neither in its own nor in that of all scopes together.
fn without_token(outcome: Outcome, client: &str, of_both: &str) -> Outcome {
    outcome.without(Topic::Token, of_both).without(Topic::Token, client)
}

fn no_consumer() -> Box<Finding> {
    Box::new(Finding::new(&keys::TOKEN_NO_CONSUMER, "token"))
}

fn lacks_scope(scope: &Scope) -> Finding {
    Finding::new(&keys::TOKEN_LACKS_SCOPE, scope.as_str()).with("scope", scope.as_str())
}

fn kept_as(kind: &str, credentials: &ClientCredentials, scopes: &[Scope]) -> String {
    let scopes = Scope::joined(scopes, " ");
    let consumer = credentials.consumer.map(|consumer| consumer.to_string()).unwrap_or_default();
    let acting = credentials.acting.as_ref().map(|acting| format!("{} {}", acting.party, acting.reference));
    format!("{kind} {} {} {consumer} {} {scopes}", credentials.id, credentials.kid, acting.unwrap_or_default())
}

/// Why there is no token.
pub(super) enum TokenFault {
    /// The key is not here.
    Key(Box<Finding>),
    /// Maskinporten said no, or could not be asked.
    Service(ApiFault),
}

impl TokenFault {
    pub(super) fn finding(self) -> Box<Finding> {
        match self {
            Self::Key(finding) => finding,
            Self::Service(fault) => Box::new(fault.finding()),
        }
    }
}
