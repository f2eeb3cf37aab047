//! The screen: results on stdout, talk on stderr, wrapped to the terminal's width.
//!
//! Meaning never hangs on colour: bold and colour only repeat what a word says. Ids, addresses and commands are never
//! broken over two lines, so that they can be copied.

use std::borrow::Cow;
use std::io::{self, ErrorKind, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Effects, Style};
use textwrap::{Options, WordSplitter};

use super::process::{Colour, Process};
use super::repeated::Repeated;
use crate::domain::secret_form;
use crate::text::unbroken;

/// The screen. Clones share it.
#[derive(Clone)]
pub struct Screen {
    streams: Arc<Mutex<Streams>>,
    width: usize,
    /// Results are shown without colours.
    plain: bool,
    /// Something looked like a secret and was not shown.
    has_hidden: Arc<AtomicBool>,
}

struct Streams {
    result: Box<dyn Write + Send>,
    talk: Box<dyn Write + Send>,
    /// Where files go to: the same place as results, without anybody looking for colours in them.
    bytes: Option<Box<dyn Write + Send>>,
    /// Options that the commands have which are named here.
    repeated: Repeated,
}

/// Why a result could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum ScreenFault {
    /// Who read it has gone, as `head` does: the program ends quietly.
    #[error("nobody reads the output any more")]
    Closed,
    /// The stream failed, such as a full disk behind `>`.
    #[error("the output could not be written")]
    Io(#[source] io::Error),
}

impl ScreenFault {
    fn of(error: io::Error) -> Self {
        if error.kind() == ErrorKind::BrokenPipe { Self::Closed } else { Self::Io(error) }
    }
}

/// How much a line of talk matters. The word before it says so; the colour repeats it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Something is finished.
    Done,
    /// Somebody should look at it.
    Warning,
    /// It failed.
    Error,
}

const HEADING: Style = Style::new().effects(Effects::BOLD);

impl Weight {
    const fn style(self) -> Style {
        let colour = match self {
            Self::Done => AnsiColor::Green,
            Self::Warning => AnsiColor::Yellow,
            Self::Error => AnsiColor::Red,
        };
        colour.on_default().effects(Effects::BOLD)
    }
}

impl Screen {
    /// The screen of a process.
    #[must_use]
    pub fn real(process: &Process, wanted: Colour) -> Self {
        let choice = |is_terminal| {
            if process.colours(wanted, is_terminal) { ColorChoice::Always } else { ColorChoice::Never }
        };
        let screen = Self::on(
            Box::new(AutoStream::new(io::stdout(), choice(process.terminals.stdout))),
            Box::new(AutoStream::new(io::stderr(), choice(process.terminals.stderr))),
            process.width(),
        );
        screen.streams.lock().unwrap_or_else(PoisonError::into_inner).bytes = Some(Box::new(io::stdout()));
        Self { plain: choice(process.terminals.stdout) == ColorChoice::Never, ..screen }
    }

    /// A screen that is kept in memory, without colours, and a handle to read it by.
    #[must_use]
    pub fn captured(width: usize) -> (Self, Captured) {
        let captured = Captured::default();
        let screen = Self::on(Box::new(captured.result.clone()), Box::new(captured.talk.clone()), width);
        (screen, captured)
    }

    /// A screen on given streams.
    #[must_use]
    pub fn on(result: Box<dyn Write + Send>, talk: Box<dyn Write + Send>, width: usize) -> Self {
        let streams = Arc::new(Mutex::new(Streams { result, talk, bytes: None, repeated: Repeated::default() }));
        Self { streams, width, plain: false, has_hidden: Arc::default() }
    }

    /// Whether results are shown in colours. Where they are not, colours in them are taken out.
    #[must_use]
    pub const fn colours_results(&self) -> bool {
        !self.plain
    }

    /// A text, also a JSON document, with a mark in the place of what looks like a secret. All talk passes here, and every
    /// result that is a text; what is a secret by right goes by [`Self::bytes`].
    #[must_use]
    pub fn without_secrets<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let shown =
            if text.starts_with(['{', '[']) { secret_form::hidden_in_json(text) } else { secret_form::hidden(text) };
        if matches!(shown, Cow::Owned(_)) {
            self.has_hidden.store(true, Ordering::Relaxed);
        }
        shown
    }

    /// Whether something was not shown, since it looked like a secret.
    #[must_use]
    pub fn has_hidden(&self) -> bool {
        self.has_hidden.load(Ordering::Relaxed)
    }

    /// Has the commands of the program that are named from now on repeat options of this run.
    pub fn repeat(&self, change: impl FnOnce(&mut Repeated)) {
        change(&mut self.streams.lock().unwrap_or_else(PoisonError::into_inner).repeated);
    }

    /// A text with those options, also a JSON document. A page is for others, who have neither file.
    fn repeating<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let streams = self.streams.lock().unwrap_or_else(PoisonError::into_inner);
        match text.as_bytes().first() {
            Some(b'{' | b'[') => streams.repeated.put_in_json(text),
            Some(b'<') => Cow::Borrowed(text),
            _ => streams.repeated.put(text, self.width),
        }
    }

    /// How wide lines may be.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// A part of the result, as it is: nothing is wrapped, and a line break is put after it if it has none.
    ///
    /// # Errors
    /// It could not be written.
    pub fn result(&self, text: &str) -> Result<(), ScreenFault> {
        let text = &*self.repeating(text);
        let ending = if text.ends_with('\n') { "" } else { "\n" };
        let mut streams = self.streams.lock().unwrap_or_else(PoisonError::into_inner);
        let Streams { result, bytes: raw, .. } = &mut *streams;
        // Taken out beforehand the colours cost one call of the system, not one for each piece between them.
        let without = (self.plain && text.contains('\u{1b}')).then(|| anstream::adapter::strip_str(text).to_string());
        let text = without.as_deref().unwrap_or(text);
        // Where there is no colour, nothing need look for it: machine output can be long.
        let out = raw.as_mut().filter(|_| !text.contains('\u{1b}')).unwrap_or(result);
        let written = out.write_all(text.as_bytes()).and_then(|()| out.write_all(ending.as_bytes()));
        written.and_then(|()| out.flush()).map_err(ScreenFault::of)
    }

    /// A file as the result: its bytes and nothing else.
    ///
    /// # Errors
    /// It could not be written.
    pub fn bytes(&self, bytes: &[u8]) -> Result<(), ScreenFault> {
        let mut streams = self.streams.lock().unwrap_or_else(PoisonError::into_inner);
        let Streams { result, bytes: raw, .. } = &mut *streams;
        let out = raw.as_mut().unwrap_or(result);
        out.write_all(bytes).and_then(|()| out.flush()).map_err(ScreenFault::of)
    }

    /// A paragraph, or several.
    pub fn talk(&self, text: &str) {
        self.say(&wrap(text, self.width, "", ""));
    }

    /// A paragraph that begins with a word for how much it matters, such as `Feil`.
    pub fn weighty(&self, weight: Weight, word: &str, text: &str) {
        let wrapped = wrap(&format!("{word}: {text}"), self.width, "", "");
        let style = weight.style();
        let label = format!("{word}:");
        let said = match wrapped.strip_prefix(&label) {
            Some(rest) => format!("{style}{label}{style:#}{rest}"),
            None => wrapped,
        };
        self.say(&said);
    }

    /// A heading, with an empty line before it.
    pub fn heading(&self, text: &str) {
        let wrapped = wrap(text, self.width, "", "");
        self.say(&format!("\n{HEADING}{wrapped}{HEADING:#}"));
    }

    /// A point of a list.
    pub fn bullet(&self, text: &str) {
        self.say(&wrap(text, self.width, "- ", "  "));
    }

    /// A line that begins with a mark of its own, such as `✓`.
    pub fn marked(&self, mark: &str, text: &str) {
        self.say(&wrap(text, self.width, &format!("{mark} "), "  "));
    }

    /// A paragraph that belongs to the point before it.
    pub fn indented(&self, text: &str) {
        self.say(&wrap(text, self.width, "  ", "  "));
    }

    /// Text to be copied, such as a letter or a command: not wrapped.
    pub fn verbatim(&self, text: &str) {
        self.say(text.strip_suffix('\n').unwrap_or(text));
    }

    /// What a person answered.
    pub fn quoted(&self, text: &str) {
        self.say(&wrap(text, self.width, "> ", "  "));
    }

    /// Talk from who ends the program in a hurry: it does not wait for who is just writing.
    pub fn hurried(&self, text: &str) {
        let text = self.without_secrets(text);
        if let Ok(mut streams) = self.streams.try_lock() {
            let _ = writeln!(streams.talk, "{text}").and_then(|()| streams.talk.flush());
        }
    }

    /// An empty line.
    pub fn blank(&self) {
        self.say("");
    }

    /// When nobody reads the talk any more there is nobody to tell.
    fn say(&self, lines: &str) {
        let lines = self.repeating(lines);
        let lines = self.without_secrets(&lines);
        let mut streams = self.streams.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = writeln!(streams.talk, "{lines}").and_then(|()| streams.talk.flush());
    }
}

/// Wraps text; its own line breaks stay, and words longer than a line are left whole.
#[must_use]
pub fn wrap(text: &str, width: usize, first: &str, then: &str) -> String {
    let options = Options::new(width)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false)
        .initial_indent(first)
        .subsequent_indent(then);
    let mut lines = Vec::new();
    for (index, line) in unbroken::commands(&unbroken::numbers(text)).lines().enumerate() {
        let options = if index == 0 { options.clone() } else { options.clone().initial_indent(then) };
        lines.extend(
            textwrap::wrap(line, options).into_iter().map(|line| unbroken::with_blanks(line.trim_end().to_owned())),
        );
    }
    lines.join("\n")
}

/// What was shown on a captured screen.
#[derive(Clone, Default)]
pub struct Captured {
    result: Buffer,
    talk: Buffer,
}

impl Captured {
    /// Everything that went to stdout.
    #[must_use]
    pub fn result(&self) -> String {
        self.result.text()
    }

    /// Everything that went to stderr.
    #[must_use]
    pub fn talk(&self) -> String {
        self.talk.text()
    }
}

#[derive(Clone, Default)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Buffer {
    fn text(&self) -> String {
        let bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        anstream::adapter::strip_str(&String::from_utf8_lossy(&bytes)).to_string()
    }
}

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_and_talk_go_their_own_ways() {
        let (screen, captured) = Screen::captured(40);
        screen.result("{\"schema\":1}").unwrap();
        screen.talk("Nøkkelen er lagret.");
        assert_eq!(
            (captured.result().as_str(), captured.talk().as_str()),
            ("{\"schema\":1}\n", "Nøkkelen er lagret.\n")
        );
    }

    #[test]
    fn whatever_is_said_repeats_no_secret_and_the_screen_knows_that_it_did_not() {
        let secret = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----", "c2VjcmV0IQ\n".repeat(9));
        type Talk = fn(&Screen, &str);
        let ways: [Talk; 9] = [
            Screen::talk,
            |screen, text| screen.weighty(Weight::Error, "Feil", text),
            Screen::heading,
            Screen::bullet,
            |screen, text| screen.marked("·", text),
            Screen::indented,
            Screen::verbatim,
            Screen::quoted,
            Screen::hurried,
        ];
        for say in ways {
            let (screen, captured) = Screen::captured(100);
            say(&screen, "ingenting å skjule");
            assert!(!screen.has_hidden());
            say(&screen.clone(), &format!("«{secret}» er ikke en fil"));
            assert!(captured.talk().contains("«(…)» er ikke en fil") && screen.has_hidden(), "{}", captured.talk());
        }
    }

    #[test]
    fn lines_fit_and_what_is_copied_stays_whole() {
        let (screen, captured) = Screen::captured(40);
        let address = "https://sjolvbetjening.test.samarbeid.digdir.no/maskinporten/klienter";
        screen.bullet(&format!("Åpne {address} og velg «Ny integrasjon», og legg til altinn:serviceowner der."));
        let talk = captured.talk();
        assert_eq!(talk.lines().filter(|line| line.contains(address)).count(), 1, "{talk}");
        for line in talk.lines().filter(|line| !line.contains(address)) {
            assert!(textwrap::core::display_width(line) <= 40, "{line}");
        }
        assert!(talk.contains("\n  og velg"), "{talk}");
    }

    #[test]
    fn a_text_keeps_its_paragraphs() {
        assert_eq!(wrap("en to\n\ntre fire", 6, "- ", "  "), "- en\n  to\n\n  tre\n  fire");
    }

    #[test]
    fn weight_is_told_in_words_and_only_repeated_in_colour() {
        let buffer = Buffer::default();
        let screen = Screen::on(Box::new(io::sink()), Box::new(buffer.clone()), 40);
        screen.weighty(Weight::Error, "Feil", "disken er full");
        let raw = String::from_utf8(buffer.0.lock().unwrap().clone()).unwrap();
        assert!(raw.contains("\u{1b}["), "{raw:?}");
        assert_eq!(buffer.text(), "Feil: disken er full\n");
    }

    #[test]
    fn a_reader_that_has_gone_is_told_apart_from_a_full_disk() {
        struct Failing(ErrorKind);
        impl Write for Failing {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(self.0.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let screen = |kind| Screen::on(Box::new(Failing(kind)), Box::new(Failing(kind)), 80);
        assert!(matches!(screen(ErrorKind::BrokenPipe).result("x"), Err(ScreenFault::Closed)));
        assert!(matches!(screen(ErrorKind::StorageFull).result("x"), Err(ScreenFault::Io(_))));
        screen(ErrorKind::BrokenPipe).talk("nobody listens");
    }
}
