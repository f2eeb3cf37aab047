//! Why the parser refuses a document.

/// What the .NET exception behind a refusal was; the registry answers by it (Altinn/altinn-resource-registry,
/// `Helpers/PolicyHelper.cs`, 2026-08-10).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalKind {
    /// `XmlException`: the text of the platform's own checks, or not well-formed.
    Xml,
    /// `FormatException` (and `UriFormatException`).
    Format,
    /// `ArgumentException`.
    Argument,
    /// A limit of our own; what the platform says of the document is not known.
    Limit,
}

/// The parser refuses the document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ParseRefusal {
    /// What the platform says, without .NET's appended line and position.
    pub message: String,
    /// What kind of exception it was.
    pub kind: RefusalKind,
    /// Byte offset in the decoded text where reading stopped; `None` when the text could not be decoded.
    pub offset: Option<usize>,
}

impl ParseRefusal {
    pub(in crate::policy) fn xml(message: impl Into<String>, offset: usize) -> Self {
        Self { message: message.into(), kind: RefusalKind::Xml, offset: Some(offset) }
    }
}
