//! Reads Rust as far as the rules need: code without comments and without the contents of strings.

/// One file.
pub struct Source {
    /// Its path from the crate's root, with slashes.
    pub name: String,
    /// As written.
    text: String,
    /// The same text, comments and contents of strings blanked out; lines and columns stay.
    code: String,
}

impl Source {
    pub fn new(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), text: text.to_owned(), code: blank(text) }
    }

    /// Lines as written.
    pub fn lines(&self) -> Vec<&str> {
        self.text.lines().collect()
    }

    /// All code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Code without the tests, which stand at the bottom, or fill the whole file.
    pub fn program(&self) -> &str {
        if self.name.ends_with("_tests.rs") || self.name.ends_with("/tests.rs") {
            return "";
        }
        let opens = |at: &usize| {
            let after = &self.code[*at..];
            let item = &after[..after.find(['{', ';']).unwrap_or(after.len())];
            item.contains("mod ") && after[item.len()..].starts_with('{')
        };
        let tests = self.code.match_indices("#[cfg(test)]").map(|(at, _)| at).find(opens);
        &self.code[..tests.unwrap_or(self.code.len())]
    }

    /// The line, from 1, of a place in the code.
    pub fn line_of(&self, at: usize) -> usize {
        self.code[..at].matches('\n').count() + 1
    }

    /// The names from the crate's root to this file's module.
    pub fn module(&self) -> Vec<&str> {
        let path = self.name.trim_start_matches("src/").trim_end_matches(".rs");
        let mut names: Vec<&str> = path.split('/').collect();
        if matches!(names.last(), Some(&"mod" | &"lib" | &"main")) {
            names.pop();
        }
        names
    }
}

/// Blanks out comments and the contents of strings and characters.
fn blank(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let at = |index: usize| chars.get(index).copied().unwrap_or('\0');
    let mut index = 0;
    while index < chars.len() {
        let end = match (at(index), at(index + 1)) {
            ('/', '/') => find(&chars, index, |i| at(i) == '\n'),
            ('/', '*') => end_of_comment(&chars, index),
            ('"', _) => end_of_string(&chars, index),
            ('r', '"' | '#') if !is_word(at(index.wrapping_sub(1))) || at(index.wrapping_sub(1)) == 'b' => {
                end_of_raw_string(&chars, index)
            }
            ('\'', '\\') => find(&chars, index + 3, |i| at(i) == '\'') + 1,
            ('\'', _) if at(index + 2) == '\'' => index + 3,
            _ => {
                out.push(at(index));
                index += 1;
                continue;
            }
        };
        out.extend(chars[index..end.min(chars.len())].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
        index = end;
    }
    out
}

fn find(chars: &[char], from: usize, ends: impl Fn(usize) -> bool) -> usize {
    (from..chars.len()).find(|index| ends(*index)).unwrap_or(chars.len())
}

fn end_of_comment(chars: &[char], from: usize) -> usize {
    let (mut depth, mut index) = (0, from);
    while index < chars.len() {
        match chars[index..].get(..2) {
            Some(['/', '*']) => {
                depth += 1;
                index += 2;
            }
            Some(['*', '/']) => {
                depth -= 1;
                index += 2;
                if depth == 0 {
                    return index;
                }
            }
            _ => index += 1,
        }
    }
    chars.len()
}

fn end_of_string(chars: &[char], from: usize) -> usize {
    let mut index = from + 1;
    while index < chars.len() {
        match chars[index] {
            '\\' => index += 2,
            '"' => return index + 1,
            _ => index += 1,
        }
    }
    chars.len()
}

/// A raw string, or a raw name (`r#type`), which is left as it is.
fn end_of_raw_string(chars: &[char], from: usize) -> usize {
    let hashes = chars[from + 1..].iter().take_while(|c| **c == '#').count();
    if chars.get(from + 1 + hashes) != Some(&'"') {
        return from + 1;
    }
    let closing: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    find(chars, from + hashes + 2, |index| chars[index..].starts_with(&closing)) + closing.len()
}

/// Whether a character belongs to a name.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
