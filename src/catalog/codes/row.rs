//! What a row of a service is, and how rows are written.

use crate::catalog::services::RemoteService;
use crate::finding::Code;

/// What one code of a service means.
#[derive(Debug)]
pub struct ServiceCode {
    /// Whose code it is; `None` when every service means the same by it.
    pub service: Option<RemoteService>,
    /// The service's own code, or ours for its words; empty: any other no with this status.
    pub own: &'static str,
    /// The HTTP status that it comes with; 0 where that is not known or differs.
    pub status: u16,
    /// The row.
    pub code: Code,
}

/// Where a code belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CodeOrigin {
    /// A service says it.
    Service(RemoteService),
    /// Any service may say it.
    AnyService,
    /// This program says it.
    Program,
    /// A rule of the policy linter says it.
    Lint,
}

/// A row of the registry, with where it belongs.
#[derive(Clone, Copy, Debug)]
pub struct CodeEntry {
    /// The row.
    pub code: &'static Code,
    /// Where it belongs.
    pub source: CodeOrigin,
    /// What a service says; `None` for the codes of this program.
    pub said: Option<&'static ServiceCode>,
}

/// Declares phrases that several rows share: `NAME { nb: "…", en: "…" }`.
macro_rules! shared {
    ($( $name:ident { nb: $nb:literal, en: $en:literal } )+) => {
        $( #[doc = $en] #[allow(rustdoc::bare_urls, reason = "a sentence for the screen, and no Markdown")] pub(super) const $name: $crate::text::Phrase = $crate::text::phrase!($nb, $en); )+
    };
}

/// Declares the rows of a service: `"its own code" HTTP-status "OUR-CODE" says {…} next {…}`, with `means …`
/// before `says` where the program does more than tell it. They are made when a service has said no: a table of them
/// would be set up by the loader before every command.
macro_rules! service_codes {
    ($service:expr; $( $own:literal $status:literal $id:literal $(means $means:ident)? says $says:tt next $next:tt )+) => {
        /// The rows, by the service's own code.
        pub(super) fn rows() -> Vec<ServiceCode> {
            let mut rows = Vec::new();
            let mut add = |own, status, id, means, sentence, next| {
                let code = $crate::finding::Code {
                    id,
                    severities: &[$crate::finding::Severity::Error],
                    means,
                    sentence,
                    why: None,
                    next,
                };
                rows.push(ServiceCode { service: $service, own, status, code });
            };
            $( add(
                $own,
                $status,
                $id,
                $crate::finding::code::code!(@means $($means)?),
                $crate::finding::code::row_phrase!($says),
                $crate::finding::code::row_phrase!($next),
            ); )+
            rows
        }
    };
}

pub(super) use {service_codes, shared};
