//! What a policy is not written or uploaded for: the platform would refuse it, or nobody would get in.

use super::file::{PolicyFile, RefusedFile};
use super::reachability::lets_somebody;
use super::read::ParseRefusal;
use super::registry::{OTHER_RESOURCE, Verdict, policy_verdict, several_resources};
use super::rights::{Unlistable, listing};
use crate::catalog::codes::policies;
use crate::domain::PolicyKind;
use crate::finding::Finding;

/// Why a policy is stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The platform cannot read it.
    Unreadable(ParseRefusal),
    /// The registry refuses it.
    Refused(Verdict),
    /// Nobody gets in.
    Nobody,
    /// Nobody can read, and it is for messages.
    NobodyReads,
    /// Correspondence would refuse every message.
    Unlistable(Unlistable),
}

impl Stop {
    /// Why, as a finding about `subject`.
    #[must_use]
    pub fn finding(&self, subject: &str) -> Finding {
        match self {
            Self::Unreadable(refusal) => Finding::new(&policies::POLICY_UNREADABLE, subject)
                .saying(words::UNREADABLE.with("reason", refusal.to_string())),
            Self::Refused(verdict) => {
                let reason = verdict.message.clone().unwrap_or_else(|| verdict.http.to_string());
                Finding::new(&policies::POLICY_UPLOAD_RULE, subject).with("reason", reason)
            }
            Self::Nobody => Finding::new(&policies::POLICY_NOBODY, subject),
            Self::NobodyReads => Finding::new(&policies::POLICY_NOBODY_READS, subject),
            Self::Unlistable(fault) => {
                Finding::new(&policies::POLICY_UNLISTABLE, subject).with("reason", fault.to_string())
            }
        }
    }
}

/// Looks for a reason to stop. Without a resource id the registry is not asked.
#[must_use]
pub fn stop(
    read: Result<&PolicyFile, &RefusedFile>,
    resource_id: Option<&str>,
    kind: Option<PolicyKind>,
) -> Option<Stop> {
    let policy = match read {
        Ok(file) => file.policy(),
        Err(refused) => return Some(Stop::Unreadable(refused.refusal.clone())),
    };
    if let Some(verdict) = resource_id.map(|id| policy_verdict(policy, id))
        && !verdict.is_accepted()
    {
        return Some(Stop::Refused(verdict));
    }
    // Whichever resource it is for, the registry refuses it.
    if resource_id.is_none() && kind != Some(PolicyKind::App) && several_resources(policy).is_some() {
        return Some(Stop::Refused(Verdict::refused(OTHER_RESOURCE)));
    }
    let correspondence = kind == Some(PolicyKind::Correspondence);
    if correspondence && let Err(fault) = listing(policy) {
        return Some(Stop::Unlistable(fault));
    }
    if !lets_somebody(policy, None) {
        return Some(Stop::Nobody);
    }
    (correspondence && !lets_somebody(policy, Some("read"))).then_some(Stop::NobodyReads)
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        UNREADABLE { nb: "Altinn kan ikke lese filen: {reason}", en: "Altinn cannot read the file: {reason}" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products::CORRESPONDENCE;
    use crate::policy::build::{Choices, built};
    use crate::policy::model::EditorPolicy;

    fn stopped(model: &EditorPolicy, kind: PolicyKind) -> Option<Stop> {
        stop(PolicyFile::of_model(model).as_ref(), Some("ttd-melding"), Some(kind))
    }

    #[test]
    fn a_good_policy_is_not_stopped() {
        assert_eq!(
            stopped(
                &built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding")),
                PolicyKind::Correspondence
            ),
            None
        );
    }

    #[test]
    fn each_reason_is_told_apart() {
        let refused = PolicyFile::read(b"<x/>".to_vec()).unwrap_err();
        assert!(matches!(stop(Err(&refused), None, None), Some(Stop::Unreadable(_))));
        let other =
            PolicyFile::of_model(&built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-brev"))).unwrap();
        assert!(matches!(stop(Ok(&other), Some("ttd-melding"), None), Some(Stop::Refused(_))));
        assert_eq!(stop(Ok(&other), None, None), None);
        let mut model = built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"));
        model.rules[1].resources = vec![vec!["urn:altinn:resource:ttd-meldingg".into()]];
        let two = PolicyFile::of_model(&model).unwrap();
        assert!(matches!(stop(Ok(&two), None, None), Some(Stop::Refused(_))));
        assert_eq!(stop(Ok(&two), None, Some(PolicyKind::App)), None);
        let mut model = built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"));
        model.rules.remove(0);
        assert_eq!(stopped(&model, PolicyKind::Correspondence), Some(Stop::NobodyReads));
        assert_eq!(stopped(&model, PolicyKind::Generic), None);
        model.rules[0].subject = vec!["urn:altinn:rolecode:dalg".into()];
        assert_eq!(stopped(&model, PolicyKind::Generic), Some(Stop::Nobody));
        model.rules[0].subject.clear();
        assert!(matches!(stopped(&model, PolicyKind::Correspondence), Some(Stop::Unlistable(_))));
    }
}
