//! Text in XML and HTML: what has a meaning there is written as a reference to it.

/// What must not stand as it is between tags.
pub const CONTENT: &[char] = &['&', '<', '>'];
/// What must not stand as it is between tags, or in an attribute between double quotation marks.
pub const DOUBLE_QUOTED: &[char] = &['&', '<', '>', '"'];
/// What must not stand as it is in an attribute, whichever quotation marks it stands between.
pub const QUOTED: &[char] = &['&', '<', '>', '"', '\''];

/// The reference to a character that has a meaning in markup; `None` of all others.
#[must_use]
pub const fn reference(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&apos;"),
        _ => None,
    }
}

/// A text with references in the place of `these` characters.
#[must_use]
pub fn escaped(text: &str, these: &[char]) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match reference(c).filter(|_| these.contains(&c)) {
            Some(reference) => out.push_str(reference),
            None => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_keeps_what_has_no_meaning_in_it() {
        let text = "æ &amp; <b a=\"x\" c='y'>";
        assert_eq!(escaped(text, CONTENT), "æ &amp;amp; &lt;b a=\"x\" c='y'&gt;");
        assert_eq!(escaped(text, DOUBLE_QUOTED), "æ &amp;amp; &lt;b a=&quot;x&quot; c='y'&gt;");
        assert_eq!(escaped(text, QUOTED), "æ &amp;amp; &lt;b a=&quot;x&quot; c=&apos;y&apos;&gt;");
    }
}
