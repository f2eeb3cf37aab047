//! Keys that may sign in a rehearsal, which needs no trust.

use altinn_onboard::door::domain::Environment;
use altinn_onboard::door::record::trust::{Decision, Signing, TrustRecord};
use altinn_onboard::door::world::keys::{AdmittedSigner, Signer};

/// The same key, admitted to an environment whose addresses are all on this machine.
pub fn admitted(signer: &Signer, environment: &Environment) -> AdmittedSigner {
    let thumbprint = signer.public().thumbprint();
    let signing = Signing { environment, thumbprint: &thumbprint, elsewhere: None };
    let Decision::Admitted(admission) = TrustRecord::default().decide(signing) else { panic!("it needs no trust") };
    AdmittedSigner::new(signer.clone(), &admission).unwrap()
}
