//! A terminal that can be read: what a person would see, where the cursor is, and what colours there are.

use std::io::{Read as _, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::{Home, PATIENCE};

/// A program in a terminal. Dropping it ends the program.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<Mutex<Seen>>,
    /// Set when nothing more can come: the program and all that it started have left the terminal.
    drained: Arc<AtomicBool>,
    /// How much of the log earlier calls of `expect` have used up.
    used: usize,
    /// How much of it earlier calls of `expect_any` have used up.
    read: usize,
    /// How long is waited for anything.
    pub patience: Duration,
}

struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
}

/// Rows of a screen on which nothing goes up and away.
const ENDLESS: u16 = 3000;

/// Lines that the terminal keeps above its upper edge.
const SCROLLBACK: usize = 2000;

impl Terminal {
    /// Starts a program in a terminal of `columns` × `rows`.
    pub fn start(home: &Home, program: &Path, arguments: &[&str], columns: u16, rows: u16) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        for (name, value) in home.variables() {
            command.env(name, value);
        }
        command.cwd(home.work());
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let [high, wide] = [rows, columns].map(|size| NonZero::new(size).unwrap());
        let seen = Seen { parser: vt100::Parser::new(high, wide, SCROLLBACK), bytes: Vec::new() };
        let seen = Arc::new(Mutex::new(seen));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let drained = Arc::new(AtomicBool::new(false));
        let (shared, done) = (Arc::clone(&seen), Arc::clone(&drained));
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            // Reading fails when the program and with it the terminal has ended.
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                let mut seen = shared.lock().unwrap();
                seen.parser.process(&buffer[..count]);
                seen.bytes.extend_from_slice(&buffer[..count]);
            }
            done.store(true, Ordering::Release);
        });
        let writer = pair.master.take_writer().unwrap();
        Self { master: pair.master, writer, child, seen, drained, used: 0, read: 0, patience: PATIENCE }
    }

    /// Starts the binary under test.
    pub fn binary(home: &Home, arguments: &[&str], columns: u16) -> Self {
        let (program, arguments) = home.binary(arguments);
        Self::start(home, program, &arguments, columns, 30)
    }

    /// Types.
    pub fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Pastes, as terminals do that mark pastes when asked to.
    pub fn paste(&mut self, text: &str) {
        let asked = || self.seen.lock().unwrap().parser.screen().bracketed_paste();
        self.until("pastes are asked to be marked", asked);
        self.send(&format!("\u{1b}[200~{}\u{1b}[201~", text.replace('\n', "\r")));
    }

    /// Waits until the screen holds the text. Line breaks count as spaces, for a narrow terminal puts them anywhere.
    pub fn wait_for(&self, text: &str) {
        self.until(&format!("the screen shows «{text}»"), || one_line(&self.screen()).contains(&one_line(text)));
    }

    /// Waits until the text has been said *after the text that was expected last*: for what was on the screen before.
    pub fn expect(&mut self, text: &str) {
        let wanted = one_line(text);
        let mut found = None;
        self.until(&format!("«{text}» is said"), || {
            let log = one_line(&self.log());
            found = log.get(self.used..).and_then(|rest| rest.find(&wanted)).map(|at| self.used + at + wanted.len());
            found.is_some()
        });
        self.used = found.unwrap();
    }

    /// Waits for something that `look` finds in what was said since it last found something, told whether the program
    /// has ended.
    pub fn expect_any<T>(&mut self, what: &str, mut look: impl FnMut(&str, bool) -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            let ended = self.child.try_wait().unwrap().is_some();
            if ended {
                self.drain();
            }
            let log = self.log();
            if let Some(found) = look(log.get(self.read..).unwrap_or_default(), ended) {
                self.read = log.len();
                return found;
            }
            assert!(start.elapsed() < self.patience, "waited in vain for {what}; the screen:\n{}", self.screen());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until the program has ended, and answers its exit code.
    pub fn end(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                self.drain();
                return status.exit_code();
            }
            assert!(start.elapsed() < self.patience, "the program does not end; the screen:\n{}", self.screen());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until the system no longer shows by itself what is typed: the program reads the keys.
    pub fn until_keys_are_read(&self) {
        self.until("keys are read", || !self.echoes());
    }

    /// How many bytes the program has sent to the terminal.
    pub fn sent(&self) -> usize {
        self.seen.lock().unwrap().bytes.len()
    }

    /// What stood on an endless screen whenever a key was about to be typed, and in the end. `moments` are counts of bytes
    /// between the drawing of a field and the key: the rest of the field is drawn until it begins to be taken away.
    pub fn frames(&self, moments: &[usize]) -> Vec<String> {
        let bytes = self.seen.lock().unwrap().bytes.clone();
        let wide = self.look(|screen| screen.size().1);
        let mut parser = vt100::Parser::new(NonZero::new(ENDLESS).unwrap(), wide, 0);
        let mut done = 0;
        let ends = moments.iter().map(|moment| moment + first_erasure(&bytes[*moment..])).chain([bytes.len()]);
        ends.map(|end| {
            parser.process(&bytes[done..end]);
            done = end;
            parser.screen().contents()
        })
        .collect()
    }

    /// What a person sees.
    pub fn screen(&self) -> String {
        self.seen.lock().unwrap().parser.screen().contents()
    }

    /// What a person sees, row by row: a line that wraps takes several. Empty rows at the end are left out.
    pub fn rows(&self) -> Vec<String> {
        let seen = self.seen.lock().unwrap();
        let screen = seen.parser.screen();
        let mut rows: Vec<String> =
            screen.rows(0, screen.size().1.get()).map(|row| row.trim_end().to_owned()).collect();
        while rows.last().is_some_and(String::is_empty) {
            rows.pop();
        }
        rows
    }

    /// What a person sees, cell by cell.
    pub fn look<T>(&self, with: impl FnOnce(&vt100::Screen) -> T) -> T {
        with(self.seen.lock().unwrap().parser.screen())
    }

    /// Everything that was said, commands to the terminal left out.
    pub fn log(&self) -> String {
        let bytes = self.seen.lock().unwrap().bytes.clone();
        anstream::adapter::strip_str(&String::from_utf8_lossy(&bytes)).to_string()
    }

    /// Everything that was sent to the terminal, commands too.
    pub fn raw(&self) -> String {
        String::from_utf8_lossy(&self.seen.lock().unwrap().bytes).into_owned()
    }

    pub fn cursor_is_visible(&self) -> bool {
        !self.seen.lock().unwrap().parser.screen().hide_cursor()
    }

    /// Whether the system shows what is typed, line by line, as in a shell.
    pub fn echoes(&self) -> bool {
        let flags = format!("{:?}", self.master.get_termios().unwrap().local_flags);
        let flags: Vec<&str> = flags.split(|c: char| !c.is_ascii_uppercase()).collect();
        flags.contains(&"ECHO") && flags.contains(&"ICANON")
    }

    /// Whether anything on the screen has a colour.
    pub fn has_colours(&self) -> bool {
        let seen = self.seen.lock().unwrap();
        let screen = seen.parser.screen();
        let (rows, columns) = screen.size();
        let mut cells = (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        cells.any(|(row, column)| screen.cell(row, column).is_some_and(|c| c.fgcolor() != vt100::Color::Default))
    }

    pub fn ctrl_c(&mut self) {
        self.send("\u{3}");
    }

    /// Sends a signal by name, such as `TERM`.
    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("/bin/sh").args(["-c", &format!("kill -s {name} {id}")]).status();
        assert!(sent.unwrap().success());
    }

    /// Waits for what an ended program said last, which may still be on its way.
    fn drain(&self) {
        let start = Instant::now();
        while !self.drained.load(Ordering::Acquire) && start.elapsed() < Duration::from_secs(1) {
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    fn until(&self, what: &str, mut holds: impl FnMut() -> bool) {
        let start = Instant::now();
        while !holds() {
            assert!(start.elapsed() < self.patience, "waited in vain until {what}; the screen:\n{}", self.screen());
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

/// Where a field begins to be taken away: the first command that clears, or goes up to what is to be cleared.
fn first_erasure(bytes: &[u8]) -> usize {
    let clears = |at: &usize| {
        let command = bytes[*at..].strip_prefix(b"\x1b[").unwrap_or_default();
        let letter = command.iter().find(|byte| !byte.is_ascii_digit() && **byte != b';');
        matches!(letter, Some(b'A' | b'J' | b'K'))
    };
    (0..bytes.len()).find(clears).unwrap_or(bytes.len())
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Arrow keys and the like, as terminals send them.
pub mod key {
    pub const ENTER: &str = "\r";
    pub const ESCAPE: &str = "\u{1b}";
    pub const UP: &str = "\u{1b}[A";
    pub const DOWN: &str = "\u{1b}[B";
    pub const BACKSPACE: &str = "\u{7f}";
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
