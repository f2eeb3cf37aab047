//! What is left of a pattern, and the small parts that are read of it.

use super::fault::PatternFault;

/// What is left.
#[derive(Clone)]
pub(super) struct Rest<'p>(pub(super) &'p str);

/// What a backslash makes of what follows it.
pub(super) enum Escape {
    /// One character.
    One(char),
    /// Several, as they stand in a class.
    Set(String),
}

/// What options in a pattern switch on or off; what they do not name stays as it was.
#[derive(Clone, Copy, Default)]
pub(super) struct Options {
    /// Large and small letters are the same.
    pub(super) ignores_case: Option<bool>,
    /// A dot is also the end of a line.
    pub(super) dot_is_all: Option<bool>,
}

/// Letters, marks, digits and what joins words, as .NET counts them.
const WORD: &str = r"\p{L}\p{Mn}\p{Nd}\p{Pc}";

/// The general categories of Unicode, which both know by these names.
const CATEGORIES: [&str; 37] = [
    "C", "Cc", "Cf", "Cn", "Co", "Cs", "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl", "No",
    "P", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc", "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs",
];

impl Rest<'_> {
    /// The next character.
    pub(super) fn next(&mut self) -> Option<char> {
        let mut chars = self.0.chars();
        let next = chars.next();
        self.0 = chars.as_str();
        next
    }

    /// Whether this comes next; then it is read.
    pub(super) fn takes(&mut self, text: &str) -> bool {
        let after = self.0.strip_prefix(text);
        self.0 = after.unwrap_or(self.0);
        after.is_some()
    }

    /// Reads up to and with a character.
    pub(super) fn skip_past(&mut self, end: char) -> Option<()> {
        self.0 = self.0.split_once(end)?.1;
        Some(())
    }

    /// The bounds of a repetition whose bracket has been read; `None` when the bracket is only a bracket.
    pub(super) fn bounds(&mut self) -> Result<Option<String>, PatternFault> {
        let Some((inside, after)) = self.0.split_once('}') else { return Ok(None) };
        let (least, most) = inside.split_once(',').map_or((inside, None), |(least, most)| (least, Some(most)));
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(least) || !most.is_none_or(|most| most.is_empty() || is_number(most)) {
            return Ok(None);
        }
        // A number that is too large is one that .NET refuses.
        let number = |text: &str| text.parse::<i32>().map_err(|_| PatternFault::Refused);
        let low = number(least)?;
        if let Some(most) = most.filter(|most| !most.is_empty())
            && number(most)? < low
        {
            return Err(PatternFault::Refused);
        }
        self.0 = after;
        Ok(Some(format!("{{{inside}}}")))
    }

    /// The name of a group up to its closing sign. Looking behind begins alike, and is not written over.
    pub(super) fn group_name(&mut self, end: char) -> Result<(), PatternFault> {
        if self.0.starts_with(['=', '!']) {
            return Err(PatternFault::Unknown);
        }
        let (name, after) = self.0.split_once(end).ok_or(PatternFault::Refused)?;
        if name.contains('-') {
            return Err(PatternFault::Unknown);
        }
        if name.is_empty() || !name.chars().all(|c| c.is_alphanumeric() || c == '_') {
            return Err(PatternFault::Refused);
        }
        self.0 = after;
        Ok(())
    }

    /// Options up to `:` or `)`, `first` being the first of them, and whether a group follows. Where lines end and what
    /// white space means is not written over; that only named groups are remembered changes nothing.
    pub(super) fn options(&mut self, first: char) -> Result<(Options, bool), PatternFault> {
        let mut options = Options::default();
        let (mut next, mut on, mut is_last_a_sign) = (first, true, false);
        loop {
            match next {
                'i' => options.ignores_case = Some(on),
                's' => options.dot_is_all = Some(on),
                '-' => on = false,
                'n' => {}
                'm' | 'x' => return Err(PatternFault::Unknown),
                ':' | ')' if !is_last_a_sign => return Ok((options, next == ':')),
                ':' | ')' => return Err(PatternFault::Unknown),
                _ => return Err(PatternFault::Refused),
            }
            is_last_a_sign = next == '-';
            next = self.next().ok_or(PatternFault::Refused)?;
        }
    }

    /// What follows a backslash, in a class and outside. What becomes of a category where case is ignored was not read.
    pub(super) fn escape(&mut self, ignores_case: bool) -> Result<Escape, PatternFault> {
        let one = |c: char| Ok(Escape::One(c));
        let set = |text: &str| Ok(Escape::Set(text.to_owned()));
        match self.next().ok_or(PatternFault::Refused)? {
            'd' => set(r"\p{Nd}"),
            'D' => set(r"\P{Nd}"),
            's' => set(r"\s"),
            'S' => set(r"\S"),
            'w' => set(WORD),
            'W' => Ok(Escape::Set(format!("[^{WORD}]"))),
            'p' | 'P' if ignores_case => Err(PatternFault::Unknown),
            'p' => self.category("p"),
            'P' => self.category("P"),
            't' => one('\t'),
            'n' => one('\n'),
            'r' => one('\r'),
            'f' => one('\u{C}'),
            'v' => one('\u{B}'),
            'a' => one('\u{7}'),
            'b' => one('\u{8}'),
            'e' => one('\u{1B}'),
            'c' => match self.next().map(|c| c.to_ascii_uppercase()) {
                Some(c @ '@'..='_') => {
                    char::from_u32(u32::from(c) - 0x40).map(Escape::One).ok_or(PatternFault::Refused)
                }
                _ => Err(PatternFault::Refused),
            },
            'x' => self.number(2, 16),
            'u' => self.number(4, 16),
            '0' => self.octal(),
            '1'..='9' => Err(PatternFault::Unknown),
            c if c.is_alphanumeric() || c == '_' => Err(PatternFault::Refused),
            c => one(c),
        }
    }

    fn category(&mut self, letter: &str) -> Result<Escape, PatternFault> {
        let inside = self.0.strip_prefix('{').and_then(|rest| rest.split_once('}'));
        let (name, after) = inside.ok_or(PatternFault::Refused)?;
        if !CATEGORIES.contains(&name) {
            // The blocks have names that begin so; any other name is refused.
            return Err(if name.starts_with("Is") { PatternFault::Unknown } else { PatternFault::Refused });
        }
        self.0 = after;
        Ok(Escape::Set(format!("\\{letter}{{{name}}}")))
    }

    /// A character by its number, of so many digits.
    fn number(&mut self, digits: usize, base: u32) -> Result<Escape, PatternFault> {
        let (number, after) = self.0.split_at_checked(digits).ok_or(PatternFault::Refused)?;
        if !number.chars().all(|c| c.is_digit(base)) {
            return Err(PatternFault::Refused);
        }
        let number = u32::from_str_radix(number, base).map_err(|_| PatternFault::Refused)?;
        self.0 = after;
        // Half of a character of two.
        char::from_u32(number).map(Escape::One).ok_or(PatternFault::Unknown)
    }

    /// `\0` and at most two digits more.
    fn octal(&mut self) -> Result<Escape, PatternFault> {
        let digits = self.0.bytes().take(2).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
        if digits == 0 { Ok(Escape::One('\0')) } else { self.number(digits, 8) }
    }
}

/// A character that means itself, inside a class and outside.
pub(super) fn literal(c: char) -> String {
    if c.is_ascii_alphanumeric() { c.to_string() } else { format!("\\x{{{:X}}}", u32::from(c)) }
}
