//! What the services' codes mean: one row a code.
//!
//! A service's own code is its number or name; where a service says no without one, the code is ours, made from its words
//! (`MP-KID`) or from their absence (`403-EMPTY`): api/ finds it, this table explains it. An empty own code stands for
//! "whatever else has this status".

use super::services::Service::{
    self, Authentication as EX, Correspondence as CORR, Events as EVT, Maskinporten as MP, ResourceRegistry as RR,
    SelfService as SS, Studio,
};
use crate::text::{Phrase, codes as net, codes_altinn as a, codes_maskinporten as m};

/// One code.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Whose code it is.
    pub service: Service,
    /// The service's own code, or ours for its words; empty: any other no with this status.
    pub own: &'static str,
    /// HTTP status that the row without own code is for; 0 for rows with one.
    pub status: u16,
    /// Our stable code for findings.
    pub code: &'static str,
    /// What it means, and why.
    pub says: Phrase,
    /// The next command.
    pub next: Phrase,
}

const fn by_code(service: Service, own: &'static str, code: &'static str, says: Phrase, next: Phrase) -> Row {
    Row { service, own, status: 0, code, says, next }
}

const fn by_status(service: Service, status: u16, code: &'static str, says: Phrase, next: Phrase) -> Row {
    Row { service, own: "", status, code, says, next }
}

/// The table.
pub const ROWS: &[Row] = &[
    by_code(MP, "MP-011", "MP-011", m::MP_011, m::MP_011_NEXT),
    by_code(MP, "MP-012", "MP-012", m::MP_012, m::MP_012_NEXT),
    by_code(MP, "MP-100", "MP-100", m::MP_100, m::MP_100_NEXT),
    by_code(MP, "MP-110", "MP-110", m::MP_110, m::MP_110_NEXT),
    by_code(MP, "MP-120", "MP-120", m::MP_120, m::MP_120_NEXT),
    by_code(MP, "MP-121", "MP-121", m::MP_121, m::MP_121_NEXT),
    by_code(MP, "MP-122", "MP-122", m::MP_122, m::MP_122_NEXT),
    by_code(MP, "MP-123", "MP-123", m::MP_123, m::MP_123_NEXT),
    by_code(MP, "MP-124", "MP-124", m::MP_124, m::MP_124_NEXT),
    by_code(MP, "MP-130", "MP-130", m::MP_130, m::CLOCK_NEXT),
    by_code(MP, "MP-200", "MP-200", m::MP_200, m::MP_200_NEXT),
    by_code(MP, "MP-201", "MP-201", m::MP_201, m::MP_201_NEXT),
    by_code(MP, "MP-250", "MP-250", m::MP_250, m::MP_250_NEXT),
    by_code(MP, "MP-251", "MP-251", m::MP_251, m::MP_251_NEXT),
    by_code(MP, "MP-301", "MP-301", m::MP_301, m::SYSTEM_USER_NEXT),
    by_code(MP, "MP-302", "MP-302", m::MP_302, m::SYSTEM_USER_NEXT),
    by_code(MP, "MP-303", "MP-303", m::MP_303, m::SYSTEM_USER_NEXT),
    by_code(MP, "MP-KID", "MP-KID-UNKNOWN", m::KID, m::KID_NEXT),
    by_code(MP, "MP-KID-MISSING", "MP-KID-MISSING", m::KID_MISSING, m::KID_MISSING_NEXT),
    by_code(MP, "MP-IAT", "MP-CLOCK-FAST", m::MP_IAT, m::CLOCK_NEXT),
    by_code(MP, "MP-LIFETIME", "MP-LIFETIME", m::MP_LIFETIME, m::CLOCK_NEXT),
    by_code(MP, "MP-CONSUMER-ORG", "MP-CONSUMER-ORG", m::CONSUMER_ORG, m::CONSUMER_ORG_NEXT),
    by_code(MP, "MP-TARGET", "MP-TARGET", m::TARGET, m::MP_110_NEXT),
    by_code(MP, "MP-CLAIM", "MP-CLAIM", m::CLAIM, m::MP_110_NEXT),
    by_code(MP, "MP-ASSERTION", "MP-ASSERTION", m::ASSERTION, m::MP_100_NEXT),
    by_code(SS, "KEYS-FULL", "SELF-SERVICE-KEYS-FULL", m::SS_KEYS, m::SS_KEYS_NEXT),
    by_code(SS, "KID-TAKEN", "SELF-SERVICE-KID-TAKEN", m::SS_KID, m::SS_KID_NEXT),
    by_status(SS, 400, "SELF-SERVICE-400", m::SS_400, m::SS_400_NEXT),
    by_status(SS, 401, "SELF-SERVICE-401", m::SS_401, m::SS_ADMIN_NEXT),
    by_status(SS, 403, "SELF-SERVICE-403", m::SS_403, m::SS_ADMIN_NEXT),
    by_status(SS, 404, "SELF-SERVICE-404", m::SS_404, m::MP_100_NEXT),
    by_status(SS, 409, "SELF-SERVICE-409", m::SS_409, m::SS_ADMIN_NEXT),
    by_code(EX, "NOT-A-TOKEN", "EXCHANGE-NOT-A-TOKEN", a::EX_TOKEN, a::EX_401_NEXT),
    by_status(EX, 400, "EXCHANGE-400", m::MP_110, m::MP_110_NEXT),
    by_status(EX, 401, "EXCHANGE-401", a::EX_401, a::EX_401_NEXT),
    by_status(EX, 410, "EXCHANGE-410", a::EX_410, a::EX_410_NEXT),
    by_code(RR, "OWNER", "RESOURCE-OTHER-OWNER", a::RR_OWNER, a::RR_409_NEXT),
    by_code(RR, "PREFIX", "RESOURCE-SCOPE-PREFIX", a::RR_PREFIX, a::RR_VALIDATION_NEXT),
    by_code(RR, "DELETE", "RESOURCE-NOT-DELETABLE", a::RR_DELETE, a::RR_VALIDATION_NEXT),
    by_code(RR, "POLICY-OTHER-RESOURCE", "POLICY-OTHER-RESOURCE", a::RR_POLICY_OTHER, a::RR_POLICY_NEXT),
    by_code(RR, "POLICY-NO-RESOURCE", "POLICY-NO-RESOURCE", a::RR_POLICY_NONE, a::RR_POLICY_NEXT),
    by_code(RR, "POLICY-UNKNOWN-RESOURCE", "POLICY-UNKNOWN-RESOURCE", a::RR_POLICY_UNKNOWN, a::RR_404_NEXT),
    by_code(RR, "POLICY-FILE", "POLICY-FILE", a::RR_POLICY_FILE, net::DOWN_NEXT),
    by_code(RR, "POLICY-500", "POLICY-UNREADABLE", a::RR_POLICY_500, a::RR_POLICY_NEXT),
    by_code(RR, "RR-00001", "RR-00001", a::RR_LIST_REFUSED, a::RR_LIST_NEXT),
    by_code(RR, "RR-00002", "RR-00002", a::RR_LIST_REFUSED, a::RR_LIST_NEXT),
    by_code(RR, "RR-00004", "RR-00004", a::RR_LIST_REFUSED, a::RR_LIST_NEXT),
    by_code(RR, "RR.VLD-00010", "RR-VLD-00010", a::RR_OWNER_CODE, a::RR_LIST_NEXT),
    by_status(RR, 400, "RESOURCE-400", a::RR_VALIDATION, a::RR_VALIDATION_NEXT),
    by_status(RR, 401, "RESOURCE-401", a::RR_401, a::TOKEN_NEXT),
    by_status(RR, 403, "RESOURCE-403", a::RR_403, a::RR_403_NEXT),
    by_status(RR, 404, "RESOURCE-404", a::RR_404, a::RR_404_NEXT),
    by_status(RR, 409, "RESOURCE-409", a::RR_409, a::RR_409_NEXT),
    by_code(CORR, "1001", "CORR-1001", a::CORR_1001, a::CORR_1001_NEXT),
    by_code(CORR, "1002", "CORR-1002", a::CORR_CONTENT, a::CORR_CONTENT_NEXT),
    by_code(CORR, "1003", "CORR-1003", a::CORR_CONTENT, a::CORR_CONTENT_NEXT),
    by_code(CORR, "1004", "CORR-1004", a::CORR_CONTENT, a::CORR_CONTENT_NEXT),
    by_code(CORR, "1006", "CORR-1006", a::CORR_1006, a::CORR_1029_NEXT),
    by_code(CORR, "1016", "CORR-1016", a::CORR_1016, a::CORR_CONTENT_NEXT),
    by_code(CORR, "1019", "CORR-1019", a::CORR_CONTENT, a::CORR_CONTENT_NEXT),
    by_code(CORR, "1020", "CORR-1020", a::CORR_CONTENT, a::CORR_CONTENT_NEXT),
    by_code(CORR, "1021", "CORR-1021", a::CORR_CONTENT, a::CORR_CONTENT_NEXT),
    by_code(CORR, "1022", "CORR-1022", a::CORR_CONTENT, a::CORR_CONTENT_NEXT),
    by_code(CORR, "1023", "CORR-1023", a::CORR_CONTENT, a::CORR_CONTENT_NEXT),
    by_code(CORR, "1029", "CORR-1029", a::CORR_1029, a::CORR_1029_NEXT),
    by_code(CORR, "1030", "CORR-1030", a::CORR_1030, a::CORR_1029_NEXT),
    by_code(CORR, "1032", "CORR-1032", a::CORR_1032, net::DOWN_NEXT),
    by_code(CORR, "1033", "CORR-1033", a::CORR_KEY, a::CORR_1001_NEXT),
    by_code(CORR, "1034", "CORR-1034", a::CORR_1034, a::CORR_1034_NEXT),
    by_code(CORR, "1036", "CORR-1036", a::CORR_1036, a::RR_404_NEXT),
    by_code(CORR, "1037", "CORR-1037", a::CORR_CONTENT, a::CORR_CONTENT_NEXT),
    by_code(CORR, "1042", "CORR-1042", a::CORR_CONTENT, a::CORR_CONTENT_NEXT),
    by_code(CORR, "1044", "CORR-1044", a::CORR_1044, a::CORR_1029_NEXT),
    by_code(CORR, "1047", "CORR-1047", a::CORR_KEY, a::CORR_1001_NEXT),
    by_code(CORR, "1060", "CORR-1060", a::CORR_1060, a::CORR_CONFIDENTIAL_NEXT),
    by_code(CORR, "1061", "CORR-1061", a::CORR_1061, a::CORR_CONFIDENTIAL_NEXT),
    by_code(CORR, "1068", "CORR-1068", a::CORR_1068, a::CORR_CONTENT_NEXT),
    by_code(CORR, "2000", "CORR-2000", a::CORR_2000, net::DOWN_NEXT),
    by_code(CORR, "2014", "CORR-2014", a::CORR_2014, a::CORR_2014_NEXT),
    by_code(CORR, "3001", "CORR-3001", a::CORR_NOTICE, a::CORR_CONTENT_NEXT),
    by_code(CORR, "3002", "CORR-3002", a::CORR_NOTICE, a::CORR_CONTENT_NEXT),
    by_code(CORR, "3004", "CORR-3004", a::CORR_NOTICE, a::CORR_CONTENT_NEXT),
    by_code(CORR, "3006", "CORR-3006", a::CORR_NOTICE, a::CORR_CONTENT_NEXT),
    by_code(CORR, "3024", "CORR-3024", a::CORR_NOTICE, a::CORR_CONTENT_NEXT),
    by_code(CORR, "4001", "CORR-4001", a::CORR_4001, a::CORR_4001_NEXT),
    by_code(CORR, "4002", "CORR-4002", a::CORR_4002, a::CORR_4002_NEXT),
    by_code(CORR, "4006", "CORR-4006", a::CORR_CALLER, a::TOKEN_NEXT),
    by_code(CORR, "4007", "CORR-4007", a::CORR_CALLER, a::TOKEN_NEXT),
    by_code(CORR, "4008", "CORR-4008", a::CORR_4008, a::CORR_4008_NEXT),
    by_code(CORR, "4009", "CORR-4009", a::CORR_TYPE, a::CORR_TYPE_NEXT),
    by_code(CORR, "4010", "CORR-4010", a::CORR_TYPE, a::CORR_TYPE_NEXT),
    by_code(CORR, "403-ISSUER", "CORR-ISSUER", a::CORR_ISSUER, a::TOKEN_NEXT),
    by_code(CORR, "DRY-RUN-CREATED", "CORR-DRY-RUN-CREATED", a::CORR_CREATED, a::CORR_CREATED_NEXT),
    by_code(CORR, "SENT-BUT-LOST", "CORR-SENT-BUT-LOST", a::CORR_LOST, a::CORR_2014_NEXT),
    by_status(CORR, 400, "CORR-400", a::CORR_400, a::CORR_CONTENT_NEXT),
    by_status(CORR, 401, "CORR-401", a::CORR_401, a::TOKEN_NEXT),
    by_status(CORR, 403, "CORR-403", a::CORR_403, a::SCOPES_NEXT),
    by_status(CORR, 404, "CORR-404", a::CORR_1001, a::CORR_1001_NEXT),
    by_status(CORR, 406, "CORR-406", a::CORR_406, net::UNWRITABLE_NEXT),
    by_code(EVT, "403-EMPTY", "EVENTS-SCOPE", a::EVT_403_SCOPE, a::SCOPES_NEXT),
    by_code(EVT, "403-POLICY", "EVENTS-POLICY", a::EVT_403_POLICY, a::EVT_403_POLICY_NEXT),
    by_code(EVT, "403-OTHER", "EVENTS-OTHER-CONSUMER", a::EVT_403_OTHER, a::EVT_404_NEXT),
    by_code(EVT, "400-ENDPOINT", "EVENTS-ENDPOINT", a::EVT_ENDPOINT, a::EVT_ENDPOINT_NEXT),
    by_code(EVT, "400-URN", "EVENTS-URN", a::EVT_URN, a::EVT_ENDPOINT_NEXT),
    by_code(EVT, "400-FILTER", "EVENTS-FILTER", a::EVT_FILTER, a::EVT_ENDPOINT_NEXT),
    by_status(EVT, 401, "EVENTS-401", a::EVT_401, a::TOKEN_NEXT),
    by_status(EVT, 404, "EVENTS-404", a::EVT_404, a::EVT_404_NEXT),
    by_status(Studio, 401, "STUDIO-401", net::STUDIO_KEY, net::STUDIO_KEY_NEXT),
    by_status(Studio, 403, "STUDIO-403", net::STUDIO_KEY, net::STUDIO_KEY_NEXT),
    by_status(Service::OrgRegister, 404, "ORG-REGISTER-404", net::REGISTER, net::REGISTER_NEXT),
    by_status(Service::Enhetsregisteret, 400, "BRREG-400", net::REGISTER, net::REGISTER_NEXT),
];

/// What holds for every service.
const ANY: [Row; 2] = [
    by_status(Service::Webhook, 429, "SERVICE-BUSY", net::TOO_MANY, net::TOO_MANY_NEXT),
    by_status(Service::Webhook, 500, "SERVICE-DOWN", net::DOWN, net::DOWN_NEXT),
];

/// The row of a refusal: by its code, else by its status, else what any service means by it.
#[must_use]
pub fn find(service: Service, own: Option<&str>, status: u16) -> Option<&'static Row> {
    let mine = || ROWS.iter().filter(move |row| row.service == service);
    let by_code = own.and_then(|own| mine().find(|row| !row.own.is_empty() && row.own == own));
    let by_status = || mine().find(|row| row.own.is_empty() && row.status == status);
    let of_any = || match status {
        429 => ANY.first(),
        500..=599 => ANY.last(),
        _ => None,
    };
    by_code.or_else(by_status).or_else(of_any)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_and_stable_in_form() {
        let mut seen = BTreeSet::new();
        for row in ROWS.iter().chain(&ANY) {
            assert!(seen.insert(row.code), "{} stands twice", row.code);
            assert!(
                row.code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-'),
                "{}",
                row.code
            );
            assert!(row.own.is_empty() != (row.status == 0), "{}: a code or a status", row.code);
        }
    }

    #[test]
    fn a_code_goes_before_a_status_and_a_status_before_what_all_mean() {
        let code = |service, own, status| find(service, own, status).map(|row| row.code);
        assert_eq!(code(CORR, Some("4001"), 401), Some("CORR-4001"));
        assert_eq!(code(CORR, None, 401), Some("CORR-401"));
        assert_eq!(code(CORR, Some("9999"), 400), Some("CORR-400"));
        assert_eq!(code(EVT, None, 503), Some("SERVICE-DOWN"));
        assert_eq!(code(MP, None, 418), None);
    }
}
