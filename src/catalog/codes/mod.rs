//! The codes: what the remote services mean by a no, and what this program says of its own; one row a code, by area.
//!
//! A service's own code is its number or name; where a service says no without one, the code is ours, made from its words
//! (`MP-KID`) or from their absence (`403-EMPTY`): `api` finds it, these tables explain it. An empty own code stands for
//! "whatever else has this status".
//!
//! "Add a code": one row in the file of its area. A lint rule's row stands in the rule; `engine/codes.rs` joins them all.

use super::services::Service;
use crate::finding::Code;

/// Declares phrases that several rows share: `NAME { nb: "…", en: "…" }`.
macro_rules! shared {
    ($( $name:ident { nb: $nb:literal, en: $en:literal } )+) => {
        $( #[doc = $en] pub(super) const $name: $crate::text::Phrase = $crate::text::Phrase { nb: $nb, en: $en }; )+
    };
}

/// Declares the rows of a service: `"its own code" HTTP-status "OUR-CODE" says {…} next {…}`.
macro_rules! service_codes {
    ($service:expr; $( $own:literal $status:literal $id:literal says $says:tt next $next:tt )+) => {
        /// The rows, by the service's own code.
        pub(super) static ROWS: &[ServiceCode] = &[ $( ServiceCode {
            service: $service,
            own: $own,
            status: $status,
            code: $crate::finding::code::code!($id [Error] says $says next $next),
        } ),+ ];
    };
}

pub mod answers;
mod any_service;
mod broker;
pub mod command_line;
mod correspondence_access;
mod correspondence_attachments;
mod correspondence_messages;
mod correspondence_notifications;
mod enhetsregisteret;
pub mod environments;
mod events;
mod exchange;
pub mod files;
pub mod keys;
pub mod letters;
mod maskinporten;
pub mod names;
pub mod network;
mod notifications;
mod org_register;
pub mod organisations;
pub mod pasted;
pub mod policies;
pub mod program;
pub mod readers;
mod resource_registry;
mod self_service;
mod shared;
mod studio;
mod system_register;

/// What one code of a service means.
#[derive(Debug)]
pub struct ServiceCode {
    /// Whose code it is; `None` when every service means the same by it.
    pub service: Option<Service>,
    /// The service's own code, or ours for its words; empty: any other no with this status.
    pub own: &'static str,
    /// The HTTP status that it comes with; 0 where that is not known or differs.
    pub status: u16,
    /// The row.
    pub code: Code,
}

/// Where a code belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A service says it.
    Service(Service),
    /// Any service may say it.
    AnyService,
    /// This program says it.
    Program,
    /// A rule of the policy linter says it.
    Lint,
}

/// A row of the registry, with where it belongs.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The row.
    pub code: &'static Code,
    /// Where it belongs.
    pub source: Source,
    /// What a service says; `None` for the codes of this program.
    pub said: Option<&'static ServiceCode>,
}

/// The rows of the services, a file each.
pub static OF_SERVICES: &[&[ServiceCode]] = &[
    maskinporten::ROWS,
    self_service::ROWS,
    exchange::ROWS,
    resource_registry::ROWS,
    correspondence_messages::ROWS,
    correspondence_attachments::ROWS,
    correspondence_notifications::ROWS,
    correspondence_access::ROWS,
    events::ROWS,
    notifications::ROWS,
    broker::ROWS,
    system_register::ROWS,
    studio::ROWS,
    org_register::ROWS,
    enhetsregisteret::ROWS,
    any_service::ROWS,
];

/// The rows of this program, a file each.
pub static OF_PROGRAM: &[&[&Code]] = &[
    answers::ALL,
    command_line::ALL,
    environments::ALL,
    files::ALL,
    keys::ALL,
    letters::ALL,
    names::ALL,
    network::ALL,
    organisations::ALL,
    pasted::ALL,
    policies::ALL,
    program::ALL,
    readers::ALL,
];

/// The row of a refusal: by its code, else by its status, else what any service means by it.
#[must_use]
pub fn find(service: Service, own: Option<&str>, status: u16) -> Option<&'static ServiceCode> {
    let rows = |of: Option<Service>| OF_SERVICES.iter().copied().flatten().filter(move |row| row.service == of);
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
    use super::Service::{Correspondence as CORR, Events as EVT, Maskinporten as MP};
    use super::*;

    #[test]
    fn a_row_of_a_service_is_for_a_code_or_a_status() {
        for row in OF_SERVICES.iter().copied().flatten() {
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
