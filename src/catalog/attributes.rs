//! The attributes by which Altinn knows subjects and resources, and which of them policies may use
//! (Altinn/altinn-authorization-tmp, `Constants/XacmlRequestAttribute.cs`, 2026-08-21; Altinn/altinn-authorization-tmp,
//! `Altinn.Authorization.ABAC/PolicyDecisionPoint.cs`, 2026-08-21).

use super::search;

/// Access package held for the party.
pub const ACCESS_PACKAGE: &str = "urn:altinn:accesspackage";
/// Access list that the party is on; the value is `org:list`.
pub const ACCESS_LIST: &str = "urn:altinn:access-list";
/// Role by its legacy code.
pub const ROLE_CODE: &str = "urn:altinn:rolecode";
/// Role registered in Enhetsregisteret.
pub const ROLE_CCR: &str = "urn:altinn:external-role:ccr";
/// Role from the guardianship register.
pub const ROLE_CRA: &str = "urn:altinn:external-role:cra";
/// Role that Altinn 3 itself gives.
pub const ROLE: &str = "urn:altinn:role";
/// Role in the settlement of an estate.
pub const ESTATE_ROLE: &str = "urn:digitaltdodsbo:rolecode";
/// Service owner by code; as a resource attribute: owner of the app.
pub const ORG: &str = "urn:altinn:org";
/// App by its name within the service owner.
pub const APP: &str = "urn:altinn:app";
/// Process task of an app instance.
pub const TASK: &str = "urn:altinn:task";
/// End event of an app instance.
pub const END_EVENT: &str = "urn:altinn:end-event";
/// Part of an app that is not data, such as `events`.
pub const APP_RESOURCE: &str = "urn:altinn:appresource";
/// Resource in the Resource Registry.
pub const RESOURCE: &str = "urn:altinn:resource";
/// One message, transfer or instance of a resource.
pub const RESOURCE_INSTANCE: &str = "urn:altinn:resource:instance-id";
/// Instance of an app, `party/guid`.
pub const INSTANCE: &str = "urn:altinn:instance-id";
/// Organisation by its nine-digit number.
pub const ORGANISATION_NUMBER: &str = "urn:altinn:organization:identifier-no";
/// The same, as older callers send it.
pub const LEGACY_ORGANISATION_NUMBER: &str = "urn:altinn:organizationnumber";
/// Organisation by uuid.
pub const ORGANISATION_UUID: &str = "urn:altinn:organization:uuid";
/// Person by national identity number.
pub const PERSON_NUMBER: &str = "urn:altinn:person:identifier-no";
/// Person by uuid.
pub const PERSON_UUID: &str = "urn:altinn:person:uuid";
/// Party by Altinn's number.
pub const PARTY_ID: &str = "urn:altinn:partyid";
/// Party by uuid.
pub const PARTY_UUID: &str = "urn:altinn:party:uuid";
/// Kind of party, such as `organization`.
pub const PARTY_TYPE: &str = "urn:altinn:partytype";
/// User by Altinn's number.
pub const USER_ID: &str = "urn:altinn:userid";
/// Enterprise user by uuid.
pub const ENTERPRISE_USER: &str = "urn:altinn:enterpriseuser:uuid";
/// System user by uuid.
pub const SYSTEM_USER: &str = "urn:altinn:systemuser:uuid";
/// What somebody wants to do, such as `read`.
pub const ACTION_ID: &str = "urn:oasis:names:tc:xacml:1.0:action:action-id";

/// The attributes that hold a role. The platform looks them up together, or not at all.
pub const ROLES: [&str; 4] = [ROLE_CODE, ROLE_CCR, ROLE_CRA, ROLE];

/// Whether the attribute holds a role.
#[must_use]
pub fn is_role(id: &str) -> bool {
    ROLES.contains(&id)
}

/// Whether the platform sends the values in lower case: roles and access packages.
#[must_use]
pub fn is_sent_in_lower_case(id: &str) -> bool {
    id == ACCESS_PACKAGE || is_role(id)
}

/// Whom something can be given to: one user, party or system user, by number or uuid.
pub const RECEIVERS: [&str; 7] =
    [ENTERPRISE_USER, ORGANISATION_UUID, PARTY_ID, PARTY_UUID, PERSON_UUID, SYSTEM_USER, USER_ID];

/// Whether the attribute tells one whom something can be given to.
#[must_use]
pub fn is_receiver(id: &str) -> bool {
    RECEIVERS.contains(&id)
}

/// When the source was read.
pub const AS_OF: jiff::civil::Date = jiff::civil::date(2026, 8, 22);

/// Ids that somebody fills in for a subject.
pub const SUBJECT: &[&str] = &[
    "urn:altinn:access-list",
    "urn:altinn:accesspackage",
    "urn:altinn:enterpriseuser:uuid",
    "urn:altinn:external-role:ccr",
    "urn:altinn:external-role:cra",
    "urn:altinn:org",
    "urn:altinn:organization:identifier-no",
    "urn:altinn:organization:uuid",
    "urn:altinn:organizationnumber",
    "urn:altinn:party:uuid",
    "urn:altinn:partyid",
    "urn:altinn:partytype",
    "urn:altinn:person:identifier-no",
    "urn:altinn:person:uuid",
    "urn:altinn:resource:delegation",
    "urn:altinn:role",
    "urn:altinn:rolecode",
    "urn:altinn:systemuser:uuid",
    "urn:altinn:userid",
    "urn:digitaltdodsbo:rolecode",
];

/// Ids that stand in documents and test data, that nothing fills in, and what to write instead.
pub const INVENTED: [(&str, &str); 8] = [
    ("urn:altinn:accessgroup", "urn:altinn:accesspackage"),
    ("urn:altinn:accesslist", "urn:altinn:access-list"),
    ("urn:altinn:accesslistmember:avgiver", "urn:altinn:access-list"),
    ("urn:altinn:accesslistmember:part", "urn:altinn:access-list"),
    ("urn:altinn:accesslistmember:subject", "urn:altinn:access-list"),
    ("urn:altinn:org:rolecode", "urn:altinn:rolecode"),
    ("urn:altinn:resourceinstance", "urn:altinn:resource:instance-id"),
    ("urn:altinn:serviceresource", "urn:altinn:resource"),
];

/// The subject attribute that `id` is probably meant to be.
#[must_use]
pub fn did_you_mean(id: &str) -> Option<&'static str> {
    let invented = INVENTED.iter().find(|(old, _)| *old == id).map(|(_, now)| *now);
    let nearest = || search::nearest(id, SUBJECT.iter(), |known| [*known]).copied();
    invented.or_else(|| owner_of_list(id).map(|_| ACCESS_LIST)).or_else(nearest)
}

/// The owner of an access list that stands in the id of the attribute, as in `urn:altinn:accesslist:ttd`; it belongs in the
/// value, before the list.
#[must_use]
pub fn owner_of_list(id: &str) -> Option<&str> {
    let written = [ACCESS_LIST, "urn:altinn:accesslist"];
    let owner = written.iter().find_map(|written| id.strip_prefix(written)?.strip_prefix(':'));
    owner.filter(|owner| !owner.is_empty() && !owner.contains(':'))
}

/// Ids of subjects that the platform fills in nowhere, and that callers are known to send.
pub const SENT: [&str; 3] = ["urn:altinn:apiscope", "urn:altinn:authlevel", "urn:scope"];

/// Ids that stand for a resource, its owner, a part or an instance of it, or its party (the last only in requests).
pub const RESOURCES: &[&str] = &[
    APP,
    APP_RESOURCE,
    END_EVENT,
    "urn:altinn:event-id",
    "urn:altinn:eventsource",
    "urn:altinn:eventtype",
    INSTANCE,
    ORG,
    ORGANISATION_NUMBER,
    LEGACY_ORGANISATION_NUMBER,
    PARTY_UUID,
    PARTY_ID,
    PERSON_NUMBER,
    RESOURCE,
    RESOURCE_INSTANCE,
    TASK,
];

/// The resource attribute that `id` is probably meant to be.
#[must_use]
pub fn did_you_mean_resource(id: &str) -> Option<&'static str> {
    let invented = INVENTED.iter().find(|(old, now)| *old == id && RESOURCES.contains(now)).map(|(_, now)| *now);
    invented.or_else(|| search::nearest(id, RESOURCES.iter(), |known| [*known]).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_ids_are_mended() {
        assert!(SUBJECT.is_sorted());
        assert_eq!(did_you_mean("urn:altinn:org:rolecode"), Some("urn:altinn:rolecode"));
        assert_eq!(did_you_mean("urn:altinn:accesspackages"), Some("urn:altinn:accesspackage"));
        assert_eq!(did_you_mean("urn:altinn:accesslist:ttd"), Some("urn:altinn:access-list"));
        assert_eq!(did_you_mean("urn:altinn:access-list:ttd"), Some("urn:altinn:access-list"));
        assert_eq!(owner_of_list("urn:altinn:accesslist:ttd"), Some("ttd"));
        assert_eq!(owner_of_list("urn:altinn:accesslist"), None);
        assert_eq!(owner_of_list("urn:altinn:accesslistmember:part"), None);
        assert_eq!(did_you_mean("urn:svv:minsideomrade"), None);
        assert!(RESOURCES.is_sorted());
        assert_eq!(did_you_mean_resource("urn:altinn:serviceresource"), Some("urn:altinn:resource"));
        assert_eq!(did_you_mean_resource("urn:altinn:tasks"), Some("urn:altinn:task"));
        assert_eq!(did_you_mean_resource("urn:svv:minsideomrade"), None);
    }
}
