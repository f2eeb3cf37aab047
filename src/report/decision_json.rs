//! A decision as every JSON document names it.

use super::frozen::frozen;
use crate::policy::decide;

frozen! {
    /// A decision, by its name in XACML.
    Decision of decide::Decision {
        /// Let in.
        "Permit" Permit = decide::Decision::Permit,
        /// Shut out by a rule.
        "Deny" Deny = decide::Decision::Deny,
        /// No rule is about it.
        "NotApplicable" NotApplicable = decide::Decision::NotApplicable,
        /// It could not be decided.
        "Indeterminate" Indeterminate = decide::Decision::Indeterminate,
    }
}
