//! What goes on while nobody is asked: one row that is drawn over, and only in a terminal.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use console::{measure_text_width, truncate_str};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::http::Progress as Moved;
use super::screen::Screen;
use crate::domain::Language;
use crate::text::{Message, spans};

/// What takes less than this is never said to take long.
const MINUTE: Duration = Duration::from_secs(60);

/// A file that takes its time, in bytes.
const LONG: u64 = 50_000_000;

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
    /// How far the file was of which was told last.
    step: u64,
}

impl Progress {
    /// A row on stderr, when that is a terminal.
    #[must_use]
    pub fn new(is_terminal: bool) -> Self {
        let row = ProgressRow { bar: None, pauses: 0, last: String::new(), step: 0 };
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

    /// Shows how far a file is. Without a terminal a long one is told of at each quarter.
    pub fn moving(&self, screen: &Screen, what: &Message, moved: Moved, language: Language) {
        let Moved { done, whole } = moved;
        let part = |of: u64| {
            whole.filter(|whole| *whole > 0).map(|whole| u128::from(done) * u128::from(of) / u128::from(whole))
        };
        let part = |of: u64| part(of).and_then(|part| u64::try_from(part).ok());
        let step = if self.shown { part(1_000) } else { part(4) }.unwrap_or(done >> 24);
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        // It is told of each piece that goes: most change nothing that is seen.
        let is_same = std::mem::replace(&mut shared.step, step) == step;
        let is_told = if self.shown { shared.pauses == 0 } else { whole >= Some(LONG) && matches!(step, 1..=3) };
        if !is_told || (is_same && (!self.shown || shared.bar.is_some())) {
            return;
        }
        let row = match (part(100), whole) {
            (Some(percent), Some(whole)) => {
                words::MOVED.with("percent", percent.to_string()).with("whole", spans::about(whole))
            }
            _ => words::MOVED_SOME.into(),
        };
        let said = row.with("done", spans::about(done)).with("what", what.render(language)).render(language);
        if self.shown {
            let row = screen.without_secrets(&said);
            let room = screen.width().saturating_sub(1);
            shared.bar.get_or_insert_with(bar).set_message(truncate_str(&row, room, "…").into_owned());
        } else {
            screen.talk(&said);
        }
        shared.last.clear();
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
        MOVED { nb: "{percent} %: {what} ({done} av {whole})", en: "{percent}%: {what} ({done} of {whole})" }
        MOVED_SOME { nb: "{what}: {done}", en: "{what}: {done}" }
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
    fn a_file_shows_how_far_it_is_and_is_told_of_in_quarters_without_a_terminal() {
        let what = Message::verbatim("Laster opp rapport.bin");
        let tell = |progress: &Progress, screen: &Screen, whole: u64| {
            for done in 1..=whole / 1_000_000 {
                let moved = Moved { done: done * 1_000_000, whole: Some(whole) };
                progress.moving(screen, &what, moved, Language::Nb);
            }
        };
        let (screen, captured) = Screen::captured(80);
        tell(&Progress::hidden(), &screen, 40_000_000);
        assert_eq!(captured.talk(), "", "what is short is not told of");
        tell(&Progress::hidden(), &screen, 200_000_000);
        let quarters = ["25 %: {} (50 MB av 200 MB)", "50 %: {} (100 MB av 200 MB)", "75 %: {} (150 MB av 200 MB)"];
        let wanted: Vec<String> = quarters.iter().map(|line| line.replace("{}", "Laster opp rapport.bin")).collect();
        assert_eq!(captured.talk().lines().collect::<Vec<_>>(), wanted);

        let (screen, captured) = Screen::captured(30);
        let progress = Progress::new(true);
        let shown = || progress.shared.lock().unwrap().bar.as_ref().map(|bar| bar.message());
        let tell = |done: u64| {
            progress.moving(&screen, &what, Moved { done, whole: Some(1_000_000_000) }, Language::Nb);
            shown()
        };
        assert_eq!(tell(400_000_000).as_deref(), Some("40 %: Laster opp rapport.bin…"));
        assert_eq!(tell(400_000_001).as_deref(), Some("40 %: Laster opp rapport.bin…"));
        progress.give_way();
        assert_eq!(tell(400_000_002).as_deref(), Some("40 %: Laster opp rapport.bin…"), "it comes back");
        progress.moving(&screen, &what, Moved { done: 20_000_000, whole: None }, Language::Nb);
        assert_eq!(shown().as_deref(), Some("Laster opp rapport.bin: 20 MB"));
        progress.clear();
        assert_eq!(captured.talk(), "");
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
