//! The findings that a command showed, read from the screen as a person would.

use super::Run;

/// One finding on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub code: String,
    /// Everything below the code: the place, the reason and what to do, its lines joined.
    pub text: String,
    /// Whether something to do stands there.
    pub advised: bool,
}

/// Findings of error level in what was said.
pub fn errors(run: &Run) -> Vec<Shown> {
    let mut found: Vec<Shown> = Vec::new();
    let mut open = false;
    for line in run.stderr.lines() {
        let head = ["✗ Error ", "✗ Feil "].into_iter().find_map(|mark| line.strip_prefix(mark));
        if let Some((code, rest)) = head.and_then(|head| head.split_once(": ")) {
            found.push(Shown { code: code.to_owned(), text: rest.to_owned(), advised: false });
            open = true;
        } else if let (true, Some(last), Some(rest)) = (open, found.last_mut(), line.strip_prefix("  ")) {
            last.advised |= ["Next:", "Neste:"].iter().any(|label| rest.starts_with(label));
            last.text.push(' ');
            last.text.push_str(rest.trim());
        } else {
            open = false;
        }
    }
    found
}

/// The one error of a run; more or none stops the test.
pub fn only_error(run: &Run) -> Shown {
    let mut found = errors(run);
    assert_eq!(found.len(), 1, "one error is wanted: {run:#?}");
    found.remove(0)
}
