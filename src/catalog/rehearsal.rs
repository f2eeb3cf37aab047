//! What a person would tell, for environments where nothing is real: with these answers every step of every
//! journey runs. They belong in an environment description's `answers` and are never proposed anywhere else.

/// Topic and answer, as it would be typed.
pub const ANSWERS: &[(&str, &str)] = &[
    ("gate-sends-today", "none"),
    ("gate-follows-message", "no"),
    ("gate-broker-part", "owner"),
    ("org-number", "991825827"),
    ("org-confirmed", "yes"),
    ("agreement-signed", "today"),
    ("terms-signed", "today"),
    ("self-service-right", "today"),
    ("operated-by", "ourselves"),
    ("resource-choice", "new"),
    ("resource-by", "program"),
    ("confidential", "no"),
    ("recipients", "organisations"),
    ("audience", "all"),
    ("service-name", "Vedtak om støtte | Vedtak om stønad | Decision on support"),
    (
        "description",
        "Vedtak om støtte, med begrunnelse og klageadgang | Vedtak om stønad, med grunngjeving og klagerett \
         | Decisions on support, with reasons and right of appeal",
    ),
    ("contact-point", "postmottak@ttd.no"),
    ("notify", "email-preferred"),
    ("largest-file", "2 GB"),
    ("file-lifetime", "P30D"),
    ("file-grace", "PT2H"),
    ("events-wanted", "yes"),
    ("events-address", "sandbox:receiver"),
    ("test-recipient", "310000019"),
    ("org-in-environment", "yes"),
    // The word stands for the id, which is not known before the organisation is.
    ("confirm-resource-id", "confirmed"),
    // As it stands for the recipient.
    ("confirm-message", "confirmed"),
    ("confirm-purge", "confirmed"),
    // As it stands for the organisation.
    ("confirm-broker-owner", "confirmed"),
    ("production-by", "program"),
    // As it stands for the steps.
    ("confirm-production", "confirmed"),
    ("studio-user-name", "ovingsbruker"),
    ("studio-member", "today"),
    ("resource-repository", "today"),
    ("publish-teams", "today"),
    ("access-list-ready", "today"),
    ("list-members", "310000019"),
    ("confirm-access-list", "confirmed"),
    ("system-user-wanted", "no"),
    ("writers", "role:dagl"),
    ("system-user-sender", "310000019"),
    ("system-user-recipient", "314000005"),
    // As it stands for the resource.
    ("confirm-system-id", "confirmed"),
    ("notified", "organisations"),
    ("own-sender", "none"),
    ("sender-approved", "today"),
    ("notice-resource", "none"),
    ("condition-wanted", "yes"),
    ("condition-address", "sandbox:receiver"),
    ("guidelines-read", "tjenesteansvarlig"),
    ("test-channel", "email"),
    ("notification-received", "yes"),
    ("appearance-ok", "yes"),
    ("appearance-by", "tjenesteansvarlig"),
    ("parties-told", "today"),
    ("go-live-told", "today"),
    ("recipients-told", "today"),
    ("handover-key-place", "nøkkelhvelvet til driftsavdelingen"),
    ("handover-renewer", "driftsavdelingen, hver høst"),
    ("handover-alert-contact", "drift@ttd.no"),
];

/// The answers as a description of the sandbox holds them.
#[must_use]
pub fn answers() -> Vec<(String, String)> {
    ANSWERS.iter().map(|(topic, answer)| ((*topic).to_owned(), (*answer).to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_topic_is_answered_once() {
        let topics: BTreeSet<_> = ANSWERS.iter().map(|(topic, _)| topic).collect();
        assert_eq!(topics.len(), ANSWERS.len());
    }
}
