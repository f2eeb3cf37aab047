//! What `policy model --losses` says to other programs. Frozen: schema 1. The model itself is Altinn Studio's own form.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::Language;
use crate::policy::EditorPolicy;
use crate::policy::lint::place::Places;
use crate::policy::studio::Loss;

/// What `policy model --losses --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u32,
    /// The file, as it was named.
    file: &'a str,
    /// What is lost or changed.
    losses: Vec<Lost<'a>>,
}

/// One thing that is lost or changed.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Lost<'a> {
    /// What it is.
    what: &'static str,
    /// What it does to access.
    access: &'static str,
    /// The rule that it stands in.
    rule: Option<&'a str>,
    /// Line, counted from 1.
    line: usize,
    /// Column, counted from 1.
    column: usize,
    /// All of it in words.
    message: String,
}

/// Renders the losses of a file.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(file: &str, source: &str, losses: &[Loss]) -> Result<String, serde_json::Error> {
    let mut places = Places::new(source);
    let of = |loss| {
        let Loss { what, access, rule, span, message }: &Loss = loss;
        let (line, column) = places.of(span.start);
        let (what, access, rule) = (what.word(), access.word(), rule.as_deref());
        Lost { what, access, rule, line, column, message: message.render(Language::En) }
    };
    serde_json::to_string_pretty(&Document { schema: 1, file, losses: losses.iter().map(of).collect() })
}

/// Renders the model, which is Altinn Studio's own form.
///
/// # Errors
/// As [`render`].
pub fn model(model: &EditorPolicy) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(model)
}
