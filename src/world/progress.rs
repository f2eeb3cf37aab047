//! What goes on while nobody is asked: one row that is drawn over, and only in a terminal.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use console::{measure_text_width, truncate_str};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::screen::Screen;
use crate::domain::Language;
use crate::text::Message;

/// What takes less than this is never said to take long.
const MINUTE: Duration = Duration::from_secs(60);

/// How many columns of what is waited for tell one wait from another.
const LEAST_NAME: usize = 30;

/// The row. Clones share it.
#[derive(Clone)]
pub struct Progress {
    shared: Arc<Mutex<ProgressRow>>,
    shown: bool,
}

struct ProgressRow {
    bar: Option<ProgressBar>,
    pauses: usize,
    last: String,
}

impl Progress {
    /// A row on stderr, when that is a terminal.
    #[must_use]
    pub fn new(is_terminal: bool) -> Self {
        let row = ProgressRow { bar: None, pauses: 0, last: String::new() };
        Self { shared: Arc::new(Mutex::new(row)), shown: is_terminal }
    }

    /// No row.
    #[must_use]
    pub fn hidden() -> Self {
        Self::new(false)
    }

    /// Shows what is waited for, for how long already, and how long it takes at most as a rule. Without a terminal it is
    /// said once, as a line, each time that what is waited for changes.
    pub fn waiting(&self, screen: &Screen, what: &Message, waited: Duration, usual: Duration, language: Language) {
        let what = what.render(language);
        let row = match (self.shown, waited > usual.max(MINUTE)) {
            (true, false) => words::WAITED.with("usual", in_words(usual)),
            (true, true) => words::WAITED_LONG.into(),
            (false, _) => words::WAITS.with("usual", in_words(usual)),
        };
        let filled =
            |row: Message, what: &str| row.with("waited", clock_face(waited)).with("what", what).render(language);
        let mut whole = filled(row.clone(), &what);
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        if self.shown && shared.pauses == 0 {
            // What is too long is cut at its end, and says so. Where that would leave no name, the usual time makes room for it.
            let room = screen.width().saturating_sub(1);
            let before = measure_text_width(&filled(row, ""));
            if measure_text_width(&whole) > room && before + LEAST_NAME > room {
                whole = filled(words::WAITED_SHORT.into(), &what);
            }
            let row = screen.without_secrets(&whole);
            shared.bar.get_or_insert_with(bar).set_message(truncate_str(&row, room, "…").into_owned());
        } else if !self.shown && shared.last != what {
            screen.talk(&whole);
        }
        shared.last = what;
    }

    /// Takes the row away for what is said now; the next look at the wait draws it again.
    pub fn give_way(&self) {
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bar) = shared.bar.take() {
            bar.finish_and_clear();
        }
    }

    /// Takes the row away.
    pub fn clear(&self) {
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        shared.last.clear();
        if let Some(bar) = shared.bar.take() {
            bar.finish_and_clear();
        }
    }

    /// Takes the row away until the answer is dropped: while a question is open nothing else is drawn.
    #[must_use]
    pub fn pause(&self) -> Pause {
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        shared.pauses += 1;
        if let Some(bar) = shared.bar.take() {
            bar.finish_and_clear();
        }
        Pause(Arc::clone(&self.shared))
    }
}

/// The row stays away as long as this lives.
pub struct Pause(Arc<Mutex<ProgressRow>>);

impl Drop for Pause {
    fn drop(&mut self) {
        let mut shared = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        shared.pauses = shared.pauses.saturating_sub(1);
    }
}

fn bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    // The pattern is a constant; were it wrong, indicatif's own would be used.
    if let Ok(style) = ProgressStyle::with_template("{wide_msg}") {
        bar.set_style(style);
    }
    bar
}

/// A time that is no more than about right.
fn in_words(time: Duration) -> Message {
    match time.as_secs().div_ceil(60) {
        0 | 1 => words::UNDER_A_MINUTE.into(),
        minutes => words::MINUTES.with("count", minutes.to_string()),
    }
}

/// `1:05:09`, `12:00` or `0:07`.
fn clock_face(time: Duration) -> String {
    let seconds = time.as_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        WAITED { nb: "{waited} til nå, vanligvis {usual}. Venter på at {what}", en: "{waited} so far, usually {usual}. Waiting until {what}" }
        WAITED_LONG { nb: "{waited} til nå, lenger enn vanlig. Venter på at {what}", en: "{waited} so far, longer than usual. Waiting until {what}" }
        WAITED_SHORT { nb: "{waited} Venter: {what}", en: "{waited} Waiting: {what}" }
        WAITS { nb: "Venter på at {what} (vanligvis {usual})", en: "Waiting until {what} (usually {usual})" }
        UNDER_A_MINUTE { nb: "under ett minutt", en: "less than a minute" }
        MINUTES { nb: "høyst {count} minutter", en: "{count} minutes at most" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: Duration = Duration::from_secs(600);

    #[test]
    fn time_reads_as_on_a_clock() {
        let face = |seconds| clock_face(Duration::from_secs(seconds));
        assert_eq!((face(7), face(720), face(3909)), ("0:07".into(), "12:00".into(), "1:05:09".into()));
    }

    #[test]
    fn without_a_terminal_each_wait_is_said_once() {
        let (screen, captured) = Screen::captured(80);
        let progress = Progress::hidden();
        for waited in [10, 20, 30] {
            let what = Message::verbatim("scopet er tildelt");
            progress.waiting(&screen, &what, Duration::from_secs(waited), USUAL, Language::Nb);
        }
        assert_eq!(captured.talk(), "Venter på at scopet er tildelt (vanligvis høyst 10 minutter)\n");
    }

    #[test]
    fn a_row_of_forty_columns_says_what_is_waited_for() {
        let progress = Progress::new(true);
        let what = Message::verbatim("Altinn tildeler altinn:correspondence.write, altinn:events.subscribe");
        for (width, language, wanted) in [
            (40, Language::Nb, "0:09 Venter: Altinn tildeler altinn:co…"),
            (40, Language::En, "0:09 Waiting: Altinn tildeler altinn:c…"),
            (
                100,
                Language::Nb,
                "0:09 til nå, vanligvis høyst 10 minutter. Venter på at Altinn tildeler altinn:correspondence.write…",
            ),
        ] {
            let (screen, _) = Screen::captured(width);
            progress.waiting(&screen, &what, Duration::from_secs(9), USUAL, language);
            assert_eq!(progress.shared.lock().unwrap().bar.as_ref().unwrap().message(), wanted);
        }
        progress.clear();
    }

    #[test]
    fn nothing_is_drawn_while_a_question_is_open() {
        let (screen, _) = Screen::captured(80);
        let progress = Progress::new(true);
        let what = Message::verbatim("x");
        let pause = progress.pause();
        progress.waiting(&screen, &what, Duration::from_secs(9), USUAL, Language::Nb);
        assert!(progress.shared.lock().unwrap().bar.is_none());
        drop(pause);
        progress.waiting(&screen, &what, Duration::from_secs(8), USUAL, Language::Nb);
        assert!(progress.shared.lock().unwrap().bar.is_some());
        progress.clear();
        assert!(progress.shared.lock().unwrap().bar.is_none());
    }
}
