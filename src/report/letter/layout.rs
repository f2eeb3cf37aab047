//! How the text of a letter is set: lines that mail programs leave as they are.

use textwrap::{Options, WordSplitter};

/// Columns of the text: what mail programs quote without breaking.
const WIDTH: usize = 76;

/// A space at which no line is broken; the finished letter has an ordinary one there, so that it can be searched for.
pub const NO_BREAK: &str = "\u{a0}";

/// Lines of at most `WIDTH` columns, list items hanging, never two empty lines together.
#[must_use]
pub fn laid_out(text: &str) -> String {
    let options = Options::new(WIDTH)
        .break_words(false)
        .word_splitter(WordSplitter::NoHyphenation)
        .word_separator(textwrap::WordSeparator::AsciiSpace);
    let mut out = String::new();
    for line in text.trim().lines() {
        let line = line.trim_end();
        if line.is_empty() {
            if !out.ends_with("\n\n") {
                out.push('\n');
            }
            continue;
        }
        let bare = line.trim_start();
        let first = " ".repeat(line.len() - bare.len());
        let rest = " ".repeat(first.len() + mark(bare));
        let kept = with_labels_whole(bare);
        for piece in textwrap::wrap(&kept, options.clone().initial_indent(&first).subsequent_indent(&rest)) {
            out.push_str(piece.trim_end());
            out.push('\n');
        }
    }
    out.replace(NO_BREAK, " ")
}

/// How far the mark of a list item reaches: `- `, `1. `.
fn mark(line: &str) -> usize {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.strip_prefix("- ") {
        Some(_) => 2,
        None if digits > 0 && line.split_at(digits).1.starts_with(". ") => digits + 2,
        None => 0,
    }
}

/// Labels in guillemets are searched for on other screens, so they stay on one line.
fn with_labels_whole(line: &str) -> String {
    let mut inside = false;
    line.chars()
        .map(|c| {
            inside = (inside || c == '«') && c != '»';
            if inside && c == ' ' { '\u{a0}' } else { c }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_items_hang_and_labels_are_not_broken() {
        let item = "1. ".to_owned() + &"ord ".repeat(16) + "«Gå videre til neste» og mer tekst som fyller linjen";
        assert_eq!(
            laid_out(&format!("{item}\n   - under\n\n\n\n20. november")),
            format!(
                "1. {}\n   «Gå videre til neste» og mer tekst som fyller linjen\n   - under\n\n20. november\n",
                "ord ".repeat(16).trim_end()
            )
        );
    }
}
