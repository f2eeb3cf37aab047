//! Questions in a terminal.
//!
//! Question and help are printed as ordinary wrapped lines; only one short row, or a list of short rows, is drawn and
//! taken away again, so that nothing is left behind in a narrow terminal. What was answered is then printed as text.

mod lines;
mod lists;
mod long;
mod panel;
mod texts;
pub mod words;

use self::panel::{Panel, Typed};
use super::fields::keyboard::Keyboard;
use super::fields::picks::Picks;
use super::prompter::{Answer, Confirmed, PromptFault, Prompter, may_be_name};
use crate::domain::Language;
use crate::finding::Finding;
use crate::record::{Choice, Confirmation, Question, QuestionKind};
use crate::text::{Message, Phrase};
use crate::world::clean::clean;
use crate::world::files::Files;
use crate::world::interrupt;
use crate::world::progress::Progress;
use crate::world::screen::{Screen, Weight};

/// Asks a person at a terminal, by keyboard. Clones share the keyboard: there is one for all prompts.
#[derive(Clone)]
pub struct Terminal {
    panel: Panel,
    progress: Progress,
}

impl Terminal {
    /// The terminal that the screen talks to; what is shown of progress is hidden while a question is open.
    #[must_use]
    pub fn new(screen: Screen, files: Files, progress: Progress) -> Self {
        Self { panel: Panel::new(screen, files, false), progress }
    }

    /// The same where nothing is drawn over: lists are numbers to type, and what was said stays as it was said.
    #[must_use]
    pub fn plain(self) -> Self {
        let Panel { screen, files, .. } = self.panel;
        Self { panel: Panel::new(screen, files, true), progress: self.progress }
    }

    /// Has the question answered; `refused` is what was typed before and did not hold.
    fn put(
        &self,
        keyboard: &mut Keyboard,
        question: &Question,
        refused: Option<&str>,
        language: Language,
    ) -> Result<Typed, PromptFault> {
        let (panel, default) = (&self.panel, question.default.as_deref());
        match &question.kind {
            QuestionKind::Text => lines::text(panel, keyboard, default, language),
            QuestionKind::Texts => texts::texts(panel, keyboard, default, refused, language),
            QuestionKind::LongText => long::long_text(panel, keyboard, default, language),
            QuestionKind::Choice(choices) => lists::one_of(panel, keyboard, choices, default, language),
            QuestionKind::Several(choices) => {
                lists::several(panel, keyboard, choices, default.unwrap_or_default(), language)
            }
            QuestionKind::YesNo => {
                let default = default.map(is_yes);
                let yes = lines::yes_no(panel, keyboard, default, language)?;
                Ok(yes.map(|yes| if yes { "yes" } else { "no" }.to_owned()))
            }
        }
    }

    /// Shows the answer as ordinary text, where the row or list was.
    fn show(&self, question: &Question, raw: &str, language: Language) {
        let label = |choices: &[Choice], word: &str| {
            choices.iter().find(|choice| choice.word == word).map(|choice| choice.label.render(language))
        };
        let shown = match &question.kind {
            QuestionKind::Choice(choices) => label(choices, raw).unwrap_or_else(|| raw.to_owned()),
            QuestionKind::Several(choices) => Picks::new(choices, raw, language).labels(),
            QuestionKind::YesNo => yes_or_no(is_yes(raw)).raw(language).to_owned(),
            QuestionKind::LongText if raw.contains('\n') || raw.len() > 400 => {
                let count = raw.chars().count().to_string();
                words::LONG_ROW.with("lines", raw.lines().count().to_string()).with("count", count).render(language)
            }
            // What was typed stands there already.
            QuestionKind::Text if self.panel.plain && question.default.as_deref() != Some(raw) => return,
            QuestionKind::LongText | QuestionKind::Texts | QuestionKind::Text => clean(raw),
        };
        self.panel.screen.quoted(&shown);
    }

    /// A failure while the terminal may be half drawn: the cursor is shown again, and Ctrl-C is ours.
    fn failed(&self, fault: PromptFault) -> PromptFault {
        self.panel.end();
        if !self.panel.plain {
            let _ = self.panel.term.show_cursor();
        }
        if matches!(fault, PromptFault::Interrupted) {
            interrupt::seen();
            let _ = self.panel.term.write_line("");
        }
        fault
    }

    fn asked(&self, question: &Question, refused: Option<&Finding>, language: Language) -> Result<Answer, PromptFault> {
        let screen = &self.panel.screen;
        let mut keyboard = self.panel.begin(language)?;
        if question.corrects {
            keyboard.offer_correction();
        }
        screen.heading(&question.text.render(language));
        screen.talk(&question.help.render(language));
        if question.by_name {
            screen.talk(words::BY_NAME.raw(language));
        }
        if let Some(finding) = refused {
            screen.talk(&format!("{}:", words::REFUSED.raw(language)));
            self.panel.wrong(finding, language);
        }
        if matches!(question.kind, QuestionKind::YesNo) {
            let default = question.default.as_deref().map(is_yes);
            let hint = match default {
                Some(yes) => words::YES_NO_DEFAULT.with("default", yes_or_no(yes)),
                None => words::YES_NO.into(),
            };
            screen.indented(&hint.render(language));
        }
        let mut typed: Option<String> = None;
        loop {
            let Some(raw) = self.put(&mut keyboard, question, typed.as_deref(), language)? else {
                if keyboard.corrects() {
                    return Ok(Answer::Correct);
                }
                screen.talk(words::PUT_OFF.raw(language));
                return Ok(Answer::PutOff);
            };
            self.show(question, &raw, language);
            match (question.parse)(&raw) {
                Ok(value) => return Ok(Answer::Value { value: Box::new(value), raw }),
                Err(refused) if may_be_name(question, &raw, &refused) => return Ok(Answer::Name(raw)),
                Err(finding) => self.panel.wrong(&finding, language),
            }
            typed = Some(raw);
        }
    }

    fn confirmed(
        &self,
        message: &Message,
        warning: Option<&Message>,
        language: Language,
    ) -> Result<Confirmed, PromptFault> {
        let screen = &self.panel.screen;
        let mut keyboard = self.panel.begin(language)?;
        if let Some(warning) = warning {
            screen.weighty(Weight::Warning, words::WARNING.raw(language), &warning.render(language));
        }
        screen.heading(&message.render(language));
        screen.indented(words::CONFIRM.raw(language));
        let yes = lines::yes_no(&self.panel, &mut keyboard, Some(false), language)?.unwrap_or(false);
        screen.quoted(yes_or_no(yes).raw(language));
        Ok(if yes { Confirmed::Yes } else { Confirmed::No })
    }

    fn picked(&self, text: &Message, choices: &[Choice], language: Language) -> Result<Typed, PromptFault> {
        let mut keyboard = self.panel.begin(language)?;
        self.panel.screen.heading(&text.render(language));
        let first = choices.first().map(|choice| choice.word.as_str());
        let chosen = lists::one_of(&self.panel, &mut keyboard, choices, first, language)?;
        match chosen.as_ref().and_then(|word| choices.iter().find(|choice| choice.word == *word)) {
            Some(choice) => self.panel.screen.quoted(&choice.label.render(language)),
            None => self.panel.screen.talk(words::PUT_OFF.raw(language)),
        }
        Ok(chosen)
    }

    fn picked_several(
        &self,
        text: &Message,
        help: &Message,
        choices: &[Choice],
        language: Language,
    ) -> Result<Option<Vec<String>>, PromptFault> {
        let screen = &self.panel.screen;
        let mut keyboard = self.panel.begin(language)?;
        screen.heading(&text.render(language));
        screen.talk(&help.render(language));
        let chosen = lists::several(&self.panel, &mut keyboard, choices, "", language)?;
        let words: Option<Vec<String>> =
            chosen.map(|words| words.split(',').filter(|word| !word.is_empty()).map(str::to_owned).collect());
        match &words {
            Some(words) if !words.is_empty() => screen.quoted(&words.join(", ")),
            _ => screen.talk(words::PUT_OFF.raw(language)),
        }
        Ok(words)
    }

    fn written(&self, text: &Message, help: &Message, language: Language) -> Result<Typed, PromptFault> {
        let screen = &self.panel.screen;
        let mut keyboard = self.panel.begin(language)?;
        screen.heading(&text.render(language));
        screen.talk(&help.render(language));
        let line = lines::text(&self.panel, &mut keyboard, None, language)?;
        match &line {
            Some(line) if !self.panel.plain => screen.quoted(&clean(line)),
            Some(_) => {}
            None => screen.talk(words::PUT_OFF.raw(language)),
        }
        Ok(line)
    }

    fn typed(&self, confirmation: &Confirmation, language: Language) -> Result<Confirmed, PromptFault> {
        let screen = &self.panel.screen;
        let mut keyboard = self.panel.begin(language)?;
        screen.heading(&confirmation.text.render(language));
        screen.talk(&confirmation.help.render(language));
        match lines::exactly(&self.panel, &mut keyboard, &confirmation.expected, language)? {
            Some(word) => {
                if !self.panel.plain {
                    screen.quoted(&clean(&word));
                }
                Ok(Confirmed::Yes)
            }
            None => {
                screen.talk(words::PUT_OFF.raw(language));
                Ok(Confirmed::No)
            }
        }
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
        self.asked(question, refused, language).map_err(|fault| self.failed(fault))
    }

    fn confirm(
        &mut self,
        message: &Message,
        warning: Option<&Message>,
        language: Language,
    ) -> Result<Confirmed, PromptFault> {
        let _paused = self.progress.pause();
        self.confirmed(message, warning, language).map_err(|fault| self.failed(fault))
    }

    fn pick(&mut self, text: &Message, choices: &[Choice], language: Language) -> Result<Option<String>, PromptFault> {
        let _paused = self.progress.pause();
        self.picked(text, choices, language).map_err(|fault| self.failed(fault))
    }

    fn several(
        &mut self,
        text: &Message,
        help: &Message,
        choices: &[Choice],
        language: Language,
    ) -> Result<Option<Vec<String>>, PromptFault> {
        let _paused = self.progress.pause();
        self.picked_several(text, help, choices, language).map_err(|fault| self.failed(fault))
    }

    fn line(&mut self, text: &Message, help: &Message, language: Language) -> Result<Option<String>, PromptFault> {
        let _paused = self.progress.pause();
        self.written(text, help, language).map_err(|fault| self.failed(fault))
    }

    fn confirm_typed(&mut self, confirmation: &Confirmation, language: Language) -> Result<Confirmed, PromptFault> {
        let _paused = self.progress.pause();
        self.typed(confirmation, language).map_err(|fault| self.failed(fault))
    }
}

/// Whether a written yes or no is a yes.
fn is_yes(word: &str) -> bool {
    matches!(word, "yes" | "ja" | "true")
}

const fn yes_or_no(yes: bool) -> Phrase {
    if yes { words::YES } else { words::NO }
}
