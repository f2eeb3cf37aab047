//! When a text of several lines has come to its end, so that a pasted key needs no key of its own to end it.

/// What has been read so far.
#[derive(Clone, Debug, Default)]
pub(in crate::world::prompt) struct LongText {
    lines: Vec<String>,
}

/// Whether more is awaited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::world::prompt) enum End {
    More,
    Text(String),
    File(String),
}

impl LongText {
    /// Takes in a line that came with others at once, as part of a paste: an empty one does not end it.
    pub(in crate::world::prompt) fn part(&mut self, line: &str) -> End {
        if line.trim().is_empty() {
            if !self.lines.is_empty() {
                self.lines.push(String::new());
            }
            return End::More;
        }
        self.line(line)
    }

    /// Whether the text ends by itself with what is being written: nothing is missing from a whole key.
    pub(in crate::world::prompt) fn ends_with(&self, line: &str) -> bool {
        let ends = line.trim_end().ends_with(['}', ']']) || line.starts_with("-----END");
        ends && Self { lines: self.lines.iter().cloned().chain([line.to_owned()]).collect() }.is_whole()
    }

    /// Takes in a finished line.
    pub(in crate::world::prompt) fn line(&mut self, line: &str) -> End {
        let first = self.lines.is_empty();
        if first && let Some(path) = line.trim().strip_prefix('@') {
            return End::File(path.trim().to_owned());
        }
        if line.trim().is_empty() {
            // Empty lines inside brackets belong to them.
            return if self.is_open() { End::More } else { End::Text(self.take()) };
        }
        self.lines.push(line.trim_end().to_owned());
        if self.is_whole() { End::Text(self.take()) } else { End::More }
    }

    pub(in crate::world::prompt) fn lines(&self) -> usize {
        self.lines.len()
    }

    fn take(&mut self) -> String {
        std::mem::take(&mut self.lines).join("\n").trim_end().to_owned()
    }

    /// A JSON object or list whose brackets are closed, or a PEM block with its last line.
    fn is_whole(&self) -> bool {
        let pem = self.lines.first().is_some_and(|line| line.starts_with("-----BEGIN"));
        match self.depth() {
            // An e-mail may begin with a bracket that closes at once: `[EXTERNAL]`.
            Some(depth) => depth == 0 && serde_json::from_str::<serde::de::IgnoredAny>(&self.lines.join("\n")).is_ok(),
            None => pem && self.lines.last().is_some_and(|line| line.starts_with("-----END")),
        }
    }

    fn is_open(&self) -> bool {
        self.depth().is_some_and(|depth| depth > 0)
    }

    /// How many brackets are open; `None` for what does not begin with one.
    fn depth(&self) -> Option<usize> {
        let begins = self.lines.first().is_some_and(|line| line.trim_start().starts_with(['{', '[']));
        if !begins {
            return None;
        }
        let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
        for c in self.lines.iter().flat_map(|line| line.chars()) {
            match c {
                _ if escaped => escaped = false,
                '\\' if in_text => escaped = true,
                '"' => in_text = !in_text,
                '{' | '[' if !in_text => depth += 1,
                '}' | ']' if !in_text => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        Some(depth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> (End, usize) {
        let mut text = LongText::default();
        for (index, line) in lines.iter().enumerate() {
            match text.line(line) {
                End::More => {}
                end => return (end, index + 1),
            }
        }
        (End::More, lines.len())
    }

    #[test]
    fn json_ends_with_its_last_bracket() {
        let (end, used) = read(&["{\"kty\": \"RSA\",", "", " \"x\": [\"}\\\"\"]", "}", "ignored"]);
        assert_eq!((end, used), (End::Text("{\"kty\": \"RSA\",\n \"x\": [\"}\\\"\"]\n}".to_owned()), 4));
        assert_eq!(read(&["[1]"]).0, End::Text("[1]".to_owned()));
    }

    #[test]
    fn pem_ends_with_its_last_line() {
        let (end, used) = read(&["-----BEGIN PUBLIC KEY-----", "AAAA", "-----END PUBLIC KEY-----", "x"]);
        assert!(matches!(end, End::Text(_)));
        assert_eq!(used, 3);
    }

    #[test]
    fn other_text_ends_with_an_empty_line() {
        assert_eq!(read(&["en", "to", ""]), (End::Text("en\nto".to_owned()), 3));
        assert_eq!(read(&[""]), (End::Text(String::new()), 1));
        assert_eq!(read(&["en"]).0, End::More);
    }

    #[test]
    fn a_whole_key_ends_without_a_line_break_and_half_of_one_does_not() {
        let mut text = LongText::default();
        assert!(text.ends_with("{\"kty\": \"RSA\"} ") && !text.ends_with("{\"kty\": {\"a\": \"RSA}\"}"));
        text.part("-----BEGIN PUBLIC KEY-----");
        assert!(!text.ends_with("AAAA") && text.ends_with("-----END PUBLIC KEY-----"));
        assert!(!LongText::default().ends_with("en }"));
    }

    #[test]
    fn an_empty_line_of_a_paste_ends_nothing() {
        let mut text = LongText::default();
        for line in ["", "en", "", "to", ""] {
            assert_eq!(text.part(line), End::More);
        }
        assert_eq!(text.line(""), End::Text("en\n\nto".to_owned()));
    }

    #[test]
    fn an_e_mail_that_begins_with_a_bracket_ends_with_an_empty_line() {
        let mail = ["[EXTERNAL] Hei", "{\"a\": 1}", ""];
        assert_eq!(read(&mail).0, End::Text("[EXTERNAL] Hei\n{\"a\": 1}".to_owned()));
        assert_eq!(read(&["[EXTERNAL]", "Hei", ""]).1, 3);
    }

    #[test]
    fn a_file_is_named_on_the_first_line() {
        assert_eq!(read(&["@ keys/public.jwk"]).0, End::File("keys/public.jwk".to_owned()));
        assert_eq!(read(&["en", "@to"]).0, End::More);
    }
}
