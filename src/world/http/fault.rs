//! What can go wrong before there is an answer to read, or with the form of the answer.

use std::time::Duration;

use super::hidden::hide;
use crate::domain::{EnvironmentName, Language};
use crate::text::Message;
use crate::world::clean::clean_line;

/// Why a call gave no usable answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HttpFault {
    /// The bearer belongs to another environment than the address; nothing was sent.
    #[error("a token of `{token}` cannot be sent to an address of `{address}`")]
    WrongEnvironment {
        /// Where the token comes from.
        token: EnvironmentName,
        /// Where it was to be sent.
        address: EnvironmentName,
    },
    /// No connection: name not found, refused, no route.
    #[error("no connection to {host}: {}", .reason.render(Language::En))]
    NoConnection {
        /// Host and port.
        host: String,
        /// What the system says.
        reason: Message,
    },
    /// The proxy that the call goes through cannot be reached, or does not let it through.
    #[error("the proxy {proxy} gives no connection to {host}: {}", .reason.render(Language::En))]
    Proxy {
        /// Host and port.
        host: String,
        /// Host and port of the proxy.
        proxy: String,
        /// What the system or the proxy says.
        reason: Message,
    },
    /// A variable names a proxy that cannot be used; nothing was sent.
    #[error("{variable} holds no address of a proxy that can be used: {trouble}")]
    ProxyUnreadable {
        /// The variable.
        variable: &'static str,
        /// What is wrong with it.
        trouble: ProxyTrouble,
    },
    /// The connection was made but its certificate or protocol was not accepted.
    #[error("no secure connection to {host}: {}", .reason.render(Language::En))]
    Tls {
        /// Host and port.
        host: String,
        /// What was wrong.
        reason: Message,
    },
    /// Nothing, or not all, came in time.
    #[error("{host} did not answer within {} seconds", .after.as_secs())]
    Timeout {
        /// Host and port.
        host: String,
        /// How long was waited.
        after: Duration,
    },
    /// The answer began, and stood still.
    #[error("the answer of {host} stood still for {} seconds", .after.as_secs())]
    Silent {
        /// Host and port.
        host: String,
        /// How long was waited for the next byte.
        after: Duration,
    },
    /// The answer broke off, or was not HTTP.
    #[error("the answer of {host} broke off: {}", .reason.render(Language::En))]
    Broken {
        /// Host and port.
        host: String,
        /// What was wrong.
        reason: Message,
    },
    /// The answer is longer than any that the service gives.
    #[error("the answer of {host} is longer than {limit} bytes")]
    TooLarge {
        /// Host and port.
        host: String,
        /// The most that is read, in bytes.
        limit: usize,
    },
    /// The answer sends us elsewhere, where the call may not follow.
    #[error("{host} sends the call on to {to}")]
    Redirected {
        /// Host and port.
        host: String,
        /// Where to, cleaned and without its query.
        to: String,
    },
    /// The answer is not what the service gives: HTML of a proxy, an empty body, another type or form.
    #[error("{host} answered {status} with {what}{}", typed(.media.as_deref()))]
    Unexpected {
        /// Host and port.
        host: String,
        /// HTTP status.
        status: u16,
        /// What came.
        what: Came,
        /// What it says that it is.
        media: Option<String>,
        /// The first characters, cleaned.
        start: String,
    },
    /// The call could not be written.
    #[error("the call could not be written: {}", .0.render(Language::En))]
    Unwritable(Message),
}

impl HttpFault {
    /// An answer that sends us elsewhere, told without the query of the address.
    pub(super) fn sent_on(host: String, to: &str) -> Self {
        const SHOWN: usize = 200;
        let to = to.split(['?', '#']).next().unwrap_or_default();
        Self::Redirected { host, to: hide(&clean_line(to)).chars().take(SHOWN).collect() }
    }

    /// Whether the same may go well a little later, without anybody doing anything.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        use HttpFault::{Broken, NoConnection, Proxy, Silent, Timeout};
        matches!(self, NoConnection { .. } | Proxy { .. } | Timeout { .. } | Silent { .. } | Broken { .. })
    }

    /// The same without what the answer began with, which may hold what nobody is to see.
    #[must_use]
    pub(super) fn silent(mut self) -> Self {
        if let Self::Unexpected { start, .. } = &mut self {
            start.clear();
        }
        self
    }
}

fn typed(media: Option<&str>) -> String {
    media.map(|media| format!(" ({media})")).unwrap_or_default()
}

/// Why what a variable holds is no address of a proxy that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProxyTrouble {
    /// It is no address.
    NoAddress,
    /// It is one of a SOCKS proxy, which this program does not speak to.
    Socks,
}

impl std::fmt::Display for ProxyTrouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NoAddress => "it is no address",
            Self::Socks => "SOCKS is not spoken",
        })
    }
}

/// What came instead of what was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// A page, as proxies and firewalls give.
    Html,
    /// Nothing.
    Empty,
    /// Something else, or JSON of another form.
    Other,
    /// An answer without the header that says what came of it.
    Without(&'static str),
}

impl std::fmt::Display for Came {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Html => "a web page",
            Self::Empty => "nothing",
            Self::Other => "something else",
            Self::Without(header) => return write!(f, "no {header}"),
        })
    }
}
