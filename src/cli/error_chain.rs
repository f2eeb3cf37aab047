//! An error and what lies below it, for people.

/// The whole chain in one line, the outermost first.
#[must_use]
pub fn in_one_line(error: &dyn std::error::Error) -> String {
    let mut said = error.to_string();
    let mut below = error.source();
    while let Some(cause) = below {
        said.push_str(": ");
        said.push_str(&cause.to_string());
        below = cause.source();
    }
    said
}
