//! The files of rows, and how the row of a refusal is found among them.

use std::sync::LazyLock;

use super::row::ServiceCode;
use super::{
    access_lists, adoption, answers, any_service, attachments, broker, command_line, correspondence_access,
    correspondence_attachments, correspondence_messages, correspondence_notifications, dns, ends, enhetsregisteret,
    environments, events, exchange, files, keys, letters, maskinporten, names, network, notifications, org_register,
    organisations, own_address, pasted, policies, program, readers, resource_registry, resources, self_service, states,
    studio, system_register, systems, transfers, trust,
};
use crate::catalog::services::RemoteService;
use crate::finding::Code;

/// The rows of the services, a file each.
pub static OF_SERVICES: LazyLock<Vec<ServiceCode>> = LazyLock::new(|| {
    let files = [
        maskinporten::rows,
        self_service::rows,
        exchange::rows,
        resource_registry::rows,
        access_lists::rows,
        correspondence_messages::rows,
        correspondence_attachments::rows,
        correspondence_notifications::rows,
        correspondence_access::rows,
        events::rows,
        notifications::rows,
        broker::rows,
        system_register::rows,
        studio::rows,
        org_register::rows,
        enhetsregisteret::rows,
        any_service::rows,
    ];
    files.into_iter().flat_map(|rows| rows()).collect()
});

/// The rows of this program, a file each.
pub static OF_PROGRAM: &[&[&Code]] = &[
    access_lists::ALL,
    adoption::ALL,
    answers::ALL,
    attachments::ALL,
    command_line::ALL,
    dns::ALL,
    ends::ALL,
    environments::ALL,
    files::ALL,
    keys::ALL,
    letters::ALL,
    names::ALL,
    network::ALL,
    organisations::ALL,
    own_address::ALL,
    pasted::ALL,
    policies::ALL,
    program::ALL,
    readers::ALL,
    resources::ALL,
    states::ALL,
    systems::ALL,
    transfers::ALL,
    trust::ALL,
];

/// The row of a refusal: by its code, else by its status, else what any service means by it.
#[must_use]
pub fn find(service: RemoteService, own: Option<&str>, status: u16) -> Option<&'static ServiceCode> {
    let rows = |of: Option<RemoteService>| OF_SERVICES.iter().filter(move |row| row.service == of);
    let by_code = |of| own.and_then(|own| rows(of).find(|row| !row.own.is_empty() && row.own == own));
    let by_status = |of, status| rows(of).find(|row| row.own.is_empty() && row.status == status);
    let of_any = || match status {
        500..=599 => by_status(None, 500),
        _ => by_status(None, status),
    };
    by_code(Some(service)).or_else(|| by_status(Some(service), status)).or_else(|| by_code(None)).or_else(of_any)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::services::RemoteService::{Correspondence as CORR, Events as EVT, Maskinporten as MP};

    #[test]
    fn a_row_of_a_service_is_for_a_code_or_a_status() {
        for row in OF_SERVICES.iter() {
            assert!(!row.own.is_empty() || row.status != 0, "{}", row.code);
        }
    }

    #[test]
    fn a_code_goes_before_a_status_and_a_status_before_what_all_mean() {
        let code = |service, own, status| find(service, own, status).map(|row| row.code.id);
        assert_eq!(code(CORR, Some("4001"), 401), Some("CORR-4001"));
        assert_eq!(code(CORR, None, 401), Some("CORR-401"));
        assert_eq!(code(CORR, Some("9999"), 400), Some("CORR-400"));
        assert_eq!(code(EVT, None, 503), Some("SERVICE-DOWN"));
        assert_eq!(code(MP, None, 429), Some("SERVICE-BUSY"));
        assert_eq!(code(MP, None, 418), None);
    }
}
