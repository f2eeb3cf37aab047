//! What a call must be answered with.

/// What a good answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// An object, or a list that is never empty, with the members that it cannot be without.
    Json(&'static [&'static str]),
    /// A list that may be empty.
    List(&'static [&'static str]),
    Xml,
    /// A file.
    Bytes,
    /// A token, bare or as a JSON text.
    Token,
    /// No body: what was done is read back.
    Done,
    /// No body: the head of the answer says it.
    Head,
    /// Whatever it is, it says something of who answers.
    Status,
}
