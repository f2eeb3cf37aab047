//! Questions in a terminal.
//!
//! Question and help are printed as ordinary wrapped lines; only one short row, or a list of short rows, is drawn and
//! taken away again, so that nothing is left behind in a narrow terminal. What was answered is then printed as text.

pub mod words;

use dialoguer::Select;
use dialoguer::console::{Key, Term, truncate_str};

use super::fields::keyboard::{self, Input, Keyboard};
use super::fields::line::{Edit, InputLine};
use super::fields::long_text::{End, LongText};
use super::fields::picks::{Picked, Picks};
use super::prompter::{Answer, Confirmed, PromptFault, Prompter};
use crate::domain::Language;
use crate::finding::Finding;
use crate::record::{Choice, Confirmation, Question, QuestionKind, When};
use crate::text::{Message, Phrase};
use crate::world::clean::clean;
use crate::world::files::{FileFault, Files};
use crate::world::interrupt;
use crate::world::progress::Progress;
use crate::world::screen::{Screen, Weight};

/// Far above any key, text or list that a question asks for.
const LARGEST_FILE: u64 = 256 * 1024;

/// The most rows that a list takes.
const TALLEST_LIST: usize = 14;

/// Asks a person at a terminal, by keyboard.
pub struct Terminal {
    screen: Screen,
    files: Files,
    progress: Progress,
    term: Term,
}

/// What a person gave, before it is read: `None` is put off.
type Typed = Option<String>;

impl Terminal {
    /// The terminal that the screen talks to; what is shown of progress is hidden while a question is open.
    #[must_use]
    pub fn new(screen: Screen, files: Files, progress: Progress) -> Self {
        Self { screen, files, progress, term: Term::stderr() }
    }

    fn put(&self, question: &Question, language: Language) -> Result<Typed, PromptFault> {
        let default = question.default.as_deref();
        match &question.kind {
            QuestionKind::Text => self.text(default, question.when, language),
            QuestionKind::LongText => self.long_text(default, question.when, language),
            QuestionKind::Choice(choices) => self.choice(choices, default, language),
            QuestionKind::Several(choices) => self.several(choices, default.unwrap_or_default(), language),
            QuestionKind::YesNo => {
                let default = default.map(is_yes);
                let yes = self.yes_no(default, language)?;
                Ok(yes.map(|yes| if yes { "yes" } else { "no" }.to_owned()))
            }
        }
    }

    fn text(&self, default: Option<&str>, when: When, language: Language) -> Result<Typed, PromptFault> {
        self.hint_default(default, when, language);
        let mut keyboard = Keyboard::open(&self.term)?;
        let mut line = InputLine::default();
        loop {
            let given = self.line(&mut keyboard, &mut line, "> ")?;
            match (given.as_deref().map(str::trim), default) {
                (None, _) => return Ok(None),
                (Some(""), Some(default)) => return Ok(Some(default.to_owned())),
                (Some(""), None) if when == When::Later => return Ok(None),
                (Some(""), None) => self.screen.talk(words::ANSWER_NEEDED.raw(language)),
                (Some(given), _) => return Ok(Some(given.to_owned())),
            }
        }
    }

    fn long_text(&self, default: Option<&str>, when: When, language: Language) -> Result<Typed, PromptFault> {
        self.screen.indented(words::LONG.raw(language));
        self.hint_default(default, when, language);
        let mut keyboard = Keyboard::open(&self.term)?;
        let mut long = LongText::default();
        let mut line = InputLine::default();
        loop {
            let mark = if long.lines() == 0 { "> ".to_owned() } else { format!("{} > ", long.lines() + 1) };
            let ended = match self.line_or_paste(&mut keyboard, &mut line, &mark)? {
                Input::Key(Key::Escape) if long.lines() == 0 => return Ok(None),
                Input::Key(Key::Enter) => Some(long.line(&std::mem::take(&mut line).text())),
                Input::Paste(pasted) => paste_lines(&mut long, &mut line, &pasted),
                Input::Key(_) => None,
            };
            match ended {
                None | Some(End::More) => {}
                Some(End::File(path)) => match self.read_file(&path) {
                    Ok(content) => return Ok(Some(content)),
                    Err(fault) => self.wrong(&fault.finding(), language),
                },
                Some(End::Text(given)) => {
                    keyboard.forget_rest();
                    let given = given.trim().to_owned();
                    match default {
                        Some(default) if given.is_empty() => return Ok(Some(default.to_owned())),
                        None if given.is_empty() && when == When::Later => return Ok(None),
                        None if given.is_empty() => self.screen.talk(words::ANSWER_NEEDED.raw(language)),
                        _ => return Ok(Some(given)),
                    }
                }
            }
        }
    }

    fn choice(&self, choices: &[Choice], default: Option<&str>, language: Language) -> Result<Typed, PromptFault> {
        self.screen.indented(words::CHOICE.raw(language));
        let labels: Vec<String> = choices
            .iter()
            .map(|choice| self.screen.without_secrets(&choice.label.render(language)).into_owned())
            .collect();
        // The list's rows must fit: dialoguer counts a row that wraps as one, and leaves the rest behind. What is cut
        // there is said in full above.
        let room = self.columns().saturating_sub(3);
        let rows: Vec<String> = labels.iter().map(|label| truncate_str(label, room, "…").into_owned()).collect();
        if rows != labels {
            labels.iter().for_each(|label| self.screen.bullet(label));
        }
        let at = default.and_then(|word| choices.iter().position(|choice| choice.word == word)).unwrap_or(0);
        let chosen = Select::new().items(&rows).default(at).max_length(TALLEST_LIST).interact_on_opt(&self.term);
        let chosen = chosen.map_err(|error| self.failed(error.into()))?;
        Ok(chosen.and_then(|index| choices.get(index)).map(|choice| choice.word.clone()))
    }

    fn several(&self, choices: &[Choice], default: &str, language: Language) -> Result<Typed, PromptFault> {
        self.screen.indented(words::SEVERAL.raw(language));
        let mut keyboard = Keyboard::open(&self.term)?;
        let mut picks = Picks::new(choices, default, language);
        let _hidden = HiddenCursor::hide(&self.term)?;
        loop {
            let height = usize::from(self.term.size().0).saturating_sub(1).clamp(4, TALLEST_LIST);
            let rows = picks.draw(self.columns(), height);
            for row in &rows {
                self.term.write_line(row)?;
            }
            let input = keyboard.next();
            self.term.clear_last_lines(rows.len())?;
            let Input::Key(key) = input? else { continue };
            match picks.key(&key) {
                Picked::Changed => {}
                Picked::Done => return Ok(Some(picks.words())),
                Picked::Left => return Ok(None),
            }
        }
    }

    /// A word and Enter: a letter alone would leave the Enter that many press after it to the next question.
    fn yes_no(&self, default: Option<bool>, language: Language) -> Result<Option<bool>, PromptFault> {
        let mut keyboard = Keyboard::open(&self.term)?;
        let mark = if language == Language::Nb { "j/n > " } else { "y/n > " };
        loop {
            let Some(given) = self.line(&mut keyboard, &mut InputLine::default(), mark)? else {
                return Ok(None);
            };
            match given.trim().to_lowercase().as_str() {
                "j" | "ja" | "y" | "yes" => return Ok(Some(true)),
                "n" | "nei" | "no" => return Ok(Some(false)),
                "" if default.is_some() => return Ok(default),
                _ => self.screen.talk(words::YES_OR_NO.raw(language)),
            }
        }
    }

    fn typed(&self, word: &str, language: Language) -> Result<Typed, PromptFault> {
        self.screen.indented(&words::TYPED.with("word", word).render(language));
        let mut keyboard = Keyboard::open(&self.term)?;
        loop {
            let given = self.line(&mut keyboard, &mut InputLine::default(), "> ")?;
            match given.as_deref().map(str::trim) {
                None | Some("") => return Ok(None),
                Some(given) if given == word => return Ok(Some(given.to_owned())),
                Some(_) => self.screen.talk(&words::TYPED_DIFFERS.with("word", word).render(language)),
            }
        }
    }

    /// Reads one line; `None` when it is left by Esc.
    fn line(&self, keyboard: &mut Keyboard, line: &mut InputLine, mark: &str) -> Result<Typed, PromptFault> {
        loop {
            match self.line_or_paste(keyboard, line, mark)? {
                Input::Key(Key::Enter) => return Ok(Some(std::mem::take(line).text())),
                Input::Key(Key::Escape) if line.text().is_empty() => return Ok(None),
                Input::Key(_) => {}
                Input::Paste(pasted) => line.insert(&pasted),
            }
        }
    }

    /// Edits a line until Enter, Esc or a paste. The row is taken away again.
    fn line_or_paste(&self, keyboard: &mut Keyboard, line: &mut InputLine, mark: &str) -> Result<Input, PromptFault> {
        loop {
            let (row, column) = line.row(self.columns().saturating_sub(mark.len()));
            self.term.clear_line()?;
            self.term.write_str(&format!("{mark}{row}\r"))?;
            self.term.move_cursor_right(mark.len() + column)?;
            let input = keyboard.next();
            let over = match &input {
                Ok(Input::Key(key)) => line.key(key) != Edit::Changed,
                _ => true,
            };
            if over {
                self.term.clear_line()?;
                return input;
            }
        }
    }

    fn read_file(&self, path: &str) -> Result<String, FileFault> {
        self.files.read_text(std::path::Path::new(path), LARGEST_FILE)
    }

    fn hint_default(&self, default: Option<&str>, when: When, language: Language) {
        match default {
            Some(default) => self.screen.indented(&words::TAKES_DEFAULT.with("default", default).render(language)),
            None if when == When::Later => self.screen.indented(words::EMPTY_PUTS_OFF.raw(language)),
            None => {}
        }
    }

    fn wrong(&self, finding: &Finding, language: Language) {
        self.screen.weighty(Weight::Error, words::ERROR.raw(language), &finding.message.render(language));
        if let Some(next) = &finding.next {
            self.screen.indented(&next.render(language));
        }
    }

    /// Shows the answer as ordinary text, where the row or list was.
    fn show(&self, kind: &QuestionKind, raw: &str, language: Language) {
        let label = |choices: &[Choice], word: &str| {
            choices.iter().find(|choice| choice.word == word).map(|choice| choice.label.render(language))
        };
        let shown = match kind {
            QuestionKind::Choice(choices) => label(choices, raw).unwrap_or_else(|| raw.to_owned()),
            QuestionKind::Several(choices) => Picks::new(choices, raw, language).labels(),
            QuestionKind::YesNo => yes_or_no(is_yes(raw)).raw(language).to_owned(),
            QuestionKind::LongText if raw.contains('\n') || raw.len() > 400 => {
                let count = raw.chars().count().to_string();
                words::LONG_ROW.with("lines", raw.lines().count().to_string()).with("count", count).render(language)
            }
            QuestionKind::LongText | QuestionKind::Text => clean(raw),
        };
        self.screen.quoted(&shown);
    }

    fn columns(&self) -> usize {
        // The last column stays free: a terminal that is written full goes on to the next row.
        usize::from(self.term.size().1).saturating_sub(1).max(10)
    }

    /// A failure while the terminal may be half drawn: the cursor is shown again, and Ctrl-C is ours.
    fn failed(&self, fault: PromptFault) -> PromptFault {
        let _ = self.term.show_cursor();
        if matches!(fault, PromptFault::Interrupted) {
            interrupt::seen();
            let _ = self.term.write_line("");
        }
        fault
    }
}

impl Prompter for Terminal {
    fn interactive(&self) -> bool {
        true
    }

    fn ask(
        &mut self,
        question: &Question,
        refused: Option<&Finding>,
        language: Language,
    ) -> Result<Answer, PromptFault> {
        let _paused = self.progress.pause();
        self.screen.heading(&question.text.render(language));
        self.screen.talk(&question.help.render(language));
        if let Some(finding) = refused {
            self.screen.talk(&format!("{}:", words::REFUSED.raw(language)));
            self.wrong(finding, language);
        }
        if matches!(question.kind, QuestionKind::YesNo) {
            let default = question.default.as_deref().map(is_yes);
            let hint = match default {
                Some(yes) => words::YES_NO_DEFAULT.with("default", yes_or_no(yes)),
                None => words::YES_NO.into(),
            };
            self.screen.indented(&hint.render(language));
        }
        loop {
            let Some(raw) = self.put(question, language).map_err(|fault| self.failed(fault))? else {
                self.screen.talk(words::PUT_OFF.raw(language));
                return Ok(Answer::PutOff);
            };
            self.show(&question.kind, &raw, language);
            match (question.parse)(&raw) {
                Ok(value) => return Ok(Answer::Value { value: Box::new(value), raw }),
                Err(finding) => self.wrong(&finding, language),
            }
        }
    }

    fn confirm(
        &mut self,
        message: &Message,
        warning: Option<&Message>,
        language: Language,
    ) -> Result<Confirmed, PromptFault> {
        let _paused = self.progress.pause();
        keyboard::forget_typed_ahead();
        if let Some(warning) = warning {
            self.screen.weighty(Weight::Warning, words::WARNING.raw(language), &warning.render(language));
        }
        self.screen.heading(&message.render(language));
        self.screen.indented(words::CONFIRM.raw(language));
        let yes = self.yes_no(Some(false), language).map_err(|fault| self.failed(fault))?.unwrap_or(false);
        self.screen.quoted(yes_or_no(yes).raw(language));
        Ok(if yes { Confirmed::Yes } else { Confirmed::No })
    }

    fn confirm_typed(&mut self, confirmation: &Confirmation, language: Language) -> Result<Confirmed, PromptFault> {
        let _paused = self.progress.pause();
        keyboard::forget_typed_ahead();
        self.screen.heading(&confirmation.text.render(language));
        self.screen.talk(&confirmation.help.render(language));
        let given = self.typed(&confirmation.expected, language).map_err(|fault| self.failed(fault))?;
        match given {
            Some(word) => {
                self.screen.quoted(&clean(&word));
                Ok(Confirmed::Yes)
            }
            None => {
                self.screen.talk(words::PUT_OFF.raw(language));
                Ok(Confirmed::No)
            }
        }
    }
}

/// Whether a written yes or no is a yes.
fn is_yes(word: &str) -> bool {
    matches!(word, "yes" | "ja" | "true")
}

const fn yes_or_no(yes: bool) -> Phrase {
    if yes { words::YES } else { words::NO }
}

/// Takes in a paste of several lines; what follows its last line break is still being written.
fn paste_lines(long: &mut LongText, line: &mut InputLine, pasted: &str) -> Option<End> {
    let mut parts = pasted.split('\n').peekable();
    while let Some(part) = parts.next() {
        line.insert(part);
        if parts.peek().is_some() {
            match long.line(&std::mem::take(line).text()) {
                End::More => {}
                end => return Some(end),
            }
        }
    }
    None
}

/// The cursor is hidden as long as this lives.
struct HiddenCursor<'a>(&'a Term);

impl<'a> HiddenCursor<'a> {
    fn hide(term: &'a Term) -> std::io::Result<Self> {
        term.hide_cursor()?;
        Ok(Self(term))
    }
}

impl Drop for HiddenCursor<'_> {
    fn drop(&mut self) {
        let _ = self.0.show_cursor();
    }
}
