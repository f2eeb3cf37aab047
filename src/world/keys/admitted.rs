//! A private key that signs for one environment.

use serde_json::Value;

use super::{KeyFault, Signer};
use crate::domain::{EnvironmentName, PublicJwk, Secret};
use crate::record::trust::Admission;

/// A private key that was admitted to one environment: no other signs, and it signs for no other environment.
#[derive(Clone, Debug)]
pub struct AdmittedSigner {
    signer: Signer,
    environment: EnvironmentName,
}

impl AdmittedSigner {
    /// The key, where the admission is of this key.
    #[must_use]
    pub fn new(signer: Signer, admission: &Admission) -> Option<Self> {
        let is_its_own = signer.public().thumbprint() == admission.thumbprint();
        is_its_own.then(|| Self { signer, environment: admission.environment().clone() })
    }

    /// Where what it signs may be sent.
    #[must_use]
    pub const fn environment(&self) -> &EnvironmentName {
        &self.environment
    }

    /// The key id; the RFC 7638 thumbprint unless it was set.
    #[must_use]
    pub fn kid(&self) -> &str {
        self.signer.kid()
    }

    /// The public part.
    #[must_use]
    pub fn public(&self) -> PublicJwk {
        self.signer.public()
    }

    /// A compact JWS (RFC 7515): RS256 over header and claims.
    ///
    /// # Errors
    /// The key cannot sign.
    pub fn sign_rs256(&self, header: &Value, claims: &Value) -> Result<Secret, KeyFault> {
        self.signer.sign_rs256(header, claims)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::environments;
    use crate::record::trust::{Decision, Signing, TrustRecord};

    #[test]
    fn an_admission_of_another_key_admits_nobody() {
        let (one, other) = (Signer::generate(2048).unwrap(), Signer::generate(2048).unwrap());
        let environment = environments::resting_sandbox().unwrap();
        let thumbprint = one.public().thumbprint();
        let signing = Signing { environment: &environment, thumbprint: &thumbprint, elsewhere: None };
        let Decision::Admitted(admission) = TrustRecord::default().decide(signing) else { panic!("a rehearsal") };
        assert!(AdmittedSigner::new(other, &admission).is_none());
        // The id under which a key is registered is not what it is.
        let admitted = AdmittedSigner::new(one.with_kid("mine"), &admission).unwrap();
        assert_eq!((admitted.kid(), admitted.environment()), ("mine", &environment.name));
    }
}
