//! Writes a pattern over, part by part.

use super::case;
use super::class;
use super::fault::PatternFault;
use super::rest::{Escape, Rest, literal};

/// Whether a pattern is found anywhere in a text.
///
/// # Errors
/// Why that cannot be told.
pub fn is_match(pattern: &str, text: &str) -> Result<bool, PatternFault> {
    let found = compiled(pattern)?;
    // To .NET such a character is two.
    if text.chars().any(is_wide) { Err(PatternFault::Unknown) } else { Ok(found.is_match(text)) }
}

/// The pattern, written over.
fn compiled(pattern: &str) -> Result<regex::Regex, PatternFault> {
    if pattern.chars().any(is_wide) {
        return Err(PatternFault::Unknown);
    }
    let mut writer =
        PatternWriter { rest: Rest(pattern), out: String::new(), groups: vec![Group::default()], last: Last::Nothing };
    writer.write()?;
    // What is left is no fault of the pattern: it is too large, or says something that was not thought of here.
    regex::Regex::new(&writer.out).map_err(|_| PatternFault::Unknown)
}

fn is_wide(c: char) -> bool {
    u32::from(c) > 0xFFFF
}

/// The end of the text, or a line break there, as `$` and `\Z` mean it.
const END: &str = r"(?:\n?\z)";

/// A group that is open, or the whole.
#[derive(Default)]
struct Group {
    /// Large and small letters are the same from here on.
    ignores_case: bool,
    /// An end was asked for in the alternative that stands now.
    ended: bool,
    /// An end was asked for in any.
    has_end: bool,
}

/// What a quantifier would be about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Atom,
    End,
    Quantified,
}

struct PatternWriter<'p> {
    rest: Rest<'p>,
    out: String,
    groups: Vec<Group>,
    last: Last,
}

impl PatternWriter<'_> {
    fn write(&mut self) -> Result<(), PatternFault> {
        while let Some(c) = self.rest.next() {
            match c {
                '\\' => self.escape()?,
                '[' => {
                    let ignores_case = self.top()?.ignores_case;
                    let class = class::read(&mut self.rest, ignores_case)?;
                    self.atom(&class)?;
                }
                '(' => self.open()?,
                ')' => self.close()?,
                '|' => {
                    self.out.push('|');
                    self.top()?.ended = false;
                    self.last = Last::Nothing;
                }
                '$' => self.end()?,
                '^' | '.' => self.atom(c.encode_utf8(&mut [0; 4]))?,
                '*' | '+' | '?' => self.quantifier(c.encode_utf8(&mut [0; 4]))?,
                '{' => match self.rest.bounds()? {
                    Some(bounds) => self.quantifier(&bounds)?,
                    None => self.atom(&literal('{'))?,
                },
                other => self.character(other)?,
            }
        }
        if self.groups.len() == 1 { Ok(()) } else { Err(PatternFault::Refused) }
    }

    fn top(&mut self) -> Result<&mut Group, PatternFault> {
        self.groups.last_mut().ok_or(PatternFault::Refused)
    }

    /// Something that may be repeated. After an end, where a line break may still come, it is not written over.
    fn atom(&mut self, written: &str) -> Result<(), PatternFault> {
        if self.top()?.ended {
            return Err(PatternFault::Unknown);
        }
        self.out.push_str(written);
        self.last = Last::Atom;
        Ok(())
    }

    /// A character that means itself, and its other forms where case is ignored.
    fn character(&mut self, c: char) -> Result<(), PatternFault> {
        let mut forms = literal(c);
        if self.top()?.ignores_case {
            case::others(c).for_each(|other| forms.push_str(&literal(other)));
        }
        if forms.len() == literal(c).len() { self.atom(&forms) } else { self.atom(&format!("[{forms}]")) }
    }

    fn end(&mut self) -> Result<(), PatternFault> {
        self.atom(END)?;
        let top = self.top()?;
        (top.ended, top.has_end) = (true, true);
        self.last = Last::End;
        Ok(())
    }

    fn quantifier(&mut self, written: &str) -> Result<(), PatternFault> {
        match self.last {
            Last::Nothing | Last::Quantified => return Err(PatternFault::Refused),
            Last::End => return Err(PatternFault::Unknown),
            Last::Atom => self.out.push_str(written),
        }
        if self.rest.takes("?") {
            self.out.push('?');
        }
        self.last = Last::Quantified;
        Ok(())
    }

    /// A group: nothing refers back, so none has to be remembered.
    fn open(&mut self) -> Result<(), PatternFault> {
        let mut written = "(?:";
        let mut ignores_case = self.top()?.ignores_case;
        if self.rest.takes("?#") {
            return self.rest.skip_past(')').ok_or(PatternFault::Refused);
        }
        if self.rest.takes("?") && !self.rest.takes(":") {
            match self.rest.next().ok_or(PatternFault::Refused)? {
                '<' => self.rest.group_name('>')?,
                '\'' => self.rest.group_name('\'')?,
                '=' | '!' | '>' | '(' => return Err(PatternFault::Unknown),
                first => {
                    let (options, is_group) = self.rest.options(first)?;
                    ignores_case = options.ignores_case.unwrap_or(ignores_case);
                    written = match (options.dot_is_all, is_group) {
                        (None, true) => "(?:",
                        (None, false) => "",
                        (Some(true), true) => "(?s:",
                        (Some(true), false) => "(?s)",
                        (Some(false), true) => "(?-s:",
                        (Some(false), false) => "(?-s)",
                    };
                    if !is_group {
                        self.top()?.ignores_case = ignores_case;
                        self.out.push_str(written);
                        return Ok(());
                    }
                }
            }
        }
        if self.top()?.ended {
            return Err(PatternFault::Unknown);
        }
        self.out.push_str(written);
        self.groups.push(Group { ignores_case, ..Group::default() });
        self.last = Last::Nothing;
        Ok(())
    }

    fn close(&mut self) -> Result<(), PatternFault> {
        let closed = self.groups.pop().ok_or(PatternFault::Refused)?;
        // The whole is never closed.
        let around = self.groups.last_mut().ok_or(PatternFault::Refused)?;
        around.ended |= closed.has_end;
        around.has_end |= closed.has_end;
        self.out.push(')');
        self.last = if closed.has_end { Last::End } else { Last::Atom };
        Ok(())
    }

    fn escape(&mut self) -> Result<(), PatternFault> {
        match self.rest.clone().next() {
            Some('Z') => {
                self.rest.next();
                self.end()
            }
            Some(c @ ('b' | 'B' | 'A' | 'z')) => {
                self.rest.next();
                self.atom(&format!("\\{c}"))
            }
            Some('G' | 'k' | '1'..='9') => Err(PatternFault::Unknown),
            _ => {
                let ignores_case = self.top()?.ignores_case;
                match self.rest.escape(ignores_case)? {
                    Escape::One(c) => self.character(c),
                    Escape::Set(set) => self.atom(&format!("[{set}]")),
                }
            }
        }
    }
}
