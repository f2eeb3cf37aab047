//! Two texts beside each other, as a unified diff.

use similar::{ChangeTag, TextDiff};

use super::human::{Screen, Tone};

/// Lines around a change that are shown with it.
const AROUND: usize = 3;

/// The lines that differ, with those around them; empty when nothing does. Colour repeats what the sign before a line
/// says.
#[must_use]
pub fn unified(name: &str, before: &str, after: &str, screen: Screen) -> String {
    let diff = TextDiff::from_lines(before, after);
    let mut unified = diff.unified_diff();
    let mut out = String::new();
    for hunk in unified.context_radius(AROUND).iter_hunks() {
        if out.is_empty() {
            out.push_str(&screen.toned(Tone::Strong, &format!("--- {name}")));
            out.push_str(&screen.toned(Tone::Strong, &format!("+++ {name}")));
        }
        out.push_str(&screen.toned(Tone::Faint, &hunk.header().to_string()));
        for change in hunk.iter_changes() {
            let line = change.value().trim_end_matches(['\n', '\r']);
            let (sign, tone) = match change.tag() {
                ChangeTag::Delete => ('-', Some(Tone::Bad)),
                ChangeTag::Insert => ('+', Some(Tone::Good)),
                ChangeTag::Equal => (' ', None),
            };
            let line = format!("{sign}{line}");
            match tone {
                Some(tone) => out.push_str(&screen.toned(tone, &line)),
                None => out.extend([line.as_str(), "\n"]),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    const PLAIN: Screen = Screen { language: Language::Nb, width: 40, colour: false };

    #[test]
    fn lines_that_differ_are_shown_with_those_around_them() {
        let before = "a\nb\nc\nd\ne\nf\r\n";
        let after = before.replace('e', "x");
        let wanted = "--- p.xml\n+++ p.xml\n@@ -2,5 +2,5 @@\n b\n c\n d\n-e\n+x\n f\n";
        assert_eq!(unified("p.xml", before, &after, PLAIN), wanted);
        assert_eq!(unified("p.xml", before, before, PLAIN), "");
    }

    #[test]
    fn colour_adds_nothing_but_colour() {
        let coloured = unified("p", "a\n", "b\n", Screen { colour: true, ..PLAIN });
        assert!(coloured.contains('\u{1b}'));
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), unified("p", "a\n", "b\n", PLAIN));
    }
}
