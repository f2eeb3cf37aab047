//! What people read of the definitions that were looked at.

use super::LintedResource;
use crate::finding::Finding;
use crate::report::lint::Tally;
use crate::report::lint::human::{clean, sum_of};
use crate::report::screen::{self, Screen};
use crate::text::clean::clean_line;
use crate::text::counts::counted;

/// All of them, and the sum. What could not be read is told beside it.
#[must_use]
pub fn render(resources: &[LintedResource], screen: Screen) -> String {
    let tally = resources.iter().fold(Tally::default(), |sum, resource| sum.and(resource.tally()));
    let what = counted(tally.files, words::ONE, words::MANY);
    resources.iter().map(|resource| one(resource, screen)).collect::<String>() + &sum_of(what, &tally, screen)
}

fn one(resource: &LintedResource, screen: Screen) -> String {
    let Ok(found) = &resource.found else { return String::new() };
    if found.is_empty() {
        return clean(&resource.name, screen);
    }
    let placed = |finding: &Finding| Finding {
        subject: clean_line(&format!("{}: {}", resource.name, finding.subject)),
        ..finding.clone()
    };
    let shown = screen::worst_of(found, |broken| broken.finding.severity);
    let each = shown.map(|broken| screen::findings(&[placed(&broken.finding)], screen) + "\n");
    each.collect::<String>() + &screen::more(found.len(), screen)
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        ONE { nb: "1 ressurs", en: "1 resource" }
        MANY { nb: "{count} ressurser", en: "{count} resources" }
    }
}
