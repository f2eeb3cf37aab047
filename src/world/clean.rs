//! Text from outside, made fit for a screen.

/// Takes out of a text what could steer a terminal: control characters, and the invisible characters that reorder or hide
/// text. Line breaks and tabs become spaces, runs of spaces become one.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !cleaned.ends_with(' ') {
                cleaned.push(' ');
            }
        } else if !c.is_control() && !is_invisible(c) {
            cleaned.push(c);
        }
    }
    cleaned.trim().to_owned()
}

/// Zero-width and direction characters of Unicode.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_is_left() {
        assert_eq!(clean("a\u{1b}[31m rød\r\n\tb\u{202e}c\u{7}"), "a[31m rød bc");
        assert_eq!(clean("  æøå  "), "æøå");
    }
}
