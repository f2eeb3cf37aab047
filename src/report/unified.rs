//! Two texts beside each other, as a unified diff.

use diffy::{DiffOptions, HunkRange, Line};

use super::screen::{Screen, Tone};
use crate::text::clean::clean;

/// Lines around a change that are shown with it.
const AROUND: usize = 3;

/// The lines that differ, with those around them; empty when nothing does. Colour repeats what the sign before a line
/// says.
#[must_use]
pub fn unified(name: &str, before: &str, after: &str, screen: Screen) -> String {
    let patch = DiffOptions::new().set_context_len(AROUND).create_patch(before, after);
    let mut out = String::new();
    for hunk in patch.hunks() {
        if out.is_empty() {
            out.push_str(&screen.toned(Tone::Strong, &format!("--- {name}")));
            out.push_str(&screen.toned(Tone::Strong, &format!("+++ {name}")));
        }
        let place = |range: HunkRange| format!("{},{}", range.start(), range.len());
        let places = format!("@@ -{} +{} @@", place(hunk.old_range()), place(hunk.new_range()));
        out.push_str(&screen.toned(Tone::Faint, &places));
        for line in hunk.lines() {
            let (sign, tone, line) = match line {
                Line::Delete(line) => ('-', Some(Tone::Bad), line),
                Line::Insert(line) => ('+', Some(Tone::Good), line),
                Line::Context(line) => (' ', None, line),
            };
            let line = format!("{sign}{}", line.trim_end_matches(['\n', '\r']));
            match tone {
                Some(tone) => out.push_str(&screen.toned(tone, &line)),
                None => out.extend([clean(&line).as_str(), "\n"]),
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
