//! Ctrl-C and the end from outside: the terminal is put back, the lock released, and the program ends.
//!
//! The state is saved before every question and after every fact, so nothing is lost. There is one handler for the whole
//! program. While a question is open the main thread sees Ctrl-C as a key and ends by itself (`seen`); the handler then
//! only waits for it, so that each thing is said once.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, mpsc};
use std::time::Duration;

use console::Term;

use super::screen::Screen;

/// The exit code of Ctrl-C.
pub const INTERRUPTED: i32 = 130;

/// How long the main thread gets to notice that Ctrl-C was its key.
const NOTICE: Duration = Duration::from_millis(100);

/// How long the main thread gets to end by itself after that.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long the main thread waits to learn which signal broke off the reading of a key.
const WHICH: Duration = Duration::from_secs(2);

/// How long is waited for what is done before the end, by who may hold what it waits for.
const HELD: Duration = Duration::from_secs(1);

static SEEN: AtomicBool = AtomicBool::new(false);

/// The handler, when there is one: it says which signal came.
static INSTALLED: OnceLock<Arc<Shared>> = OnceLock::new();

/// Any of the signals came that the handler answers. Ctrl-C that was typed at a question is a key, and no signal.
static SIGNALLED: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// Ctrl-C came.
static CTRL_C: AtomicBool = AtomicBool::new(false);

/// Somebody outside has the program end, and its code is not that of Ctrl-C.
static ENDING: AtomicBool = AtomicBool::new(false);

/// The handler.
#[derive(Clone)]
pub struct Interrupt {
    shared: Arc<Shared>,
}

struct Shared {
    screen: Screen,
    farewell: String,
    actions: Mutex<Vec<Box<dyn FnOnce() + Send>>>,
    #[cfg(unix)]
    usual: Option<rustix::termios::Termios>,
}

/// The handler could not be installed.
#[derive(Debug, thiserror::Error)]
pub enum InterruptFault {
    /// The system takes no handler for Ctrl-C.
    #[error("no handler for Ctrl-C")]
    CtrlC(#[from] ctrlc::Error),
    /// The signals that end a program.
    #[error("no handler for signals")]
    Signals(#[from] io::Error),
}

impl Interrupt {
    /// Installs the handler, once in a program. `farewell` is what is said before it ends.
    ///
    /// # Errors
    /// The system refused, or there is a handler already.
    pub fn install(screen: &Screen, farewell: String) -> Result<Self, InterruptFault> {
        let shared = Arc::new(Shared {
            screen: screen.clone(),
            farewell,
            actions: Mutex::default(),
            #[cfg(unix)]
            usual: rustix::termios::tcgetattr(io::stdin()).ok(),
        });
        let for_ctrl_c = Arc::clone(&shared);
        ctrlc::set_handler(move || {
            CTRL_C.store(true, Ordering::Release);
            std::thread::sleep(NOTICE);
            if SEEN.load(Ordering::Acquire) {
                std::thread::sleep(PATIENCE);
            }
            for_ctrl_c.end(INTERRUPTED);
        })?;
        #[cfg(unix)]
        {
            watch_termination(Arc::clone(&shared))?;
            note_signals()?;
        }
        // There is never another: the system takes one.
        let _ = INSTALLED.set(Arc::clone(&shared));
        Ok(Self { shared })
    }

    /// Has something done before the program ends in a hurry, such as releasing a lock.
    pub fn before_end(&self, action: impl FnOnce() + Send + 'static) {
        self.shared.actions.lock().unwrap_or_else(PoisonError::into_inner).push(Box::new(action));
    }

    /// What is said before the program ends: for the main thread, when it ends by itself.
    #[must_use]
    pub fn farewell(&self) -> &str {
        &self.shared.farewell
    }
}

/// The main thread has seen Ctrl-C as the answer to a question, and ends by itself.
///
/// Any signal breaks off the reading of a key and looks like Ctrl-C from there, so after a signal it is waited until the
/// handler has said which it was. Whoever outside asked for the end has it, with its own code.
pub(super) fn seen() {
    const STEP: Duration = Duration::from_millis(2);
    SEEN.store(true, Ordering::Release);
    let is_signalled = SIGNALLED.get().is_none_or(|came| came.load(Ordering::Acquire));
    let mut left = if INSTALLED.get().is_some() && is_signalled { WHICH } else { Duration::ZERO };
    while !left.is_zero() && !CTRL_C.load(Ordering::Acquire) && !ENDING.load(Ordering::Acquire) {
        std::thread::sleep(STEP);
        left = left.saturating_sub(STEP);
    }
    while ENDING.load(Ordering::Acquire) {
        std::thread::sleep(NOTICE);
    }
}

/// Puts the terminal back and does what is to be done before the end, for who ends the program on another way than by a
/// signal.
pub(super) fn put_back() {
    let Some(shared) = INSTALLED.get() else { return };
    shared.restore_terminal();
    let shared = Arc::clone(shared);
    let (done, is_done) = mpsc::channel();
    // In a thread of its own: who calls may hold just what an action waits for, and would wait for itself.
    let helper = std::thread::Builder::new().spawn(move || {
        shared.act();
        let _ = done.send(());
    });
    if helper.is_ok() {
        // Who has it done or not by then, ends.
        let _ = is_done.recv_timeout(HELD);
    }
}

impl Shared {
    fn end(&self, code: i32) -> ! {
        self.restore_terminal();
        self.act();
        self.screen.hurried(&format!("\n{}", self.farewell));
        std::process::exit(code)
    }

    fn act(&self) {
        for action in self.actions.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            action();
        }
    }

    fn restore_terminal(&self) {
        let term = Term::stderr();
        // What fails here fails because the terminal is gone.
        if term.is_term() {
            let _ = term.show_cursor();
            #[cfg(unix)]
            let _ = term.write_str(super::prompt::MARK_NO_PASTES);
        }
        #[cfg(unix)]
        if let Some(usual) = &self.usual {
            let _ = rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Now, usual);
        }
    }
}

/// Notes that one of the signals came, at once and in the handler itself: `seen` asks in the same moment.
#[cfg(unix)]
fn note_signals() -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let came = Arc::new(AtomicBool::new(false));
    for number in [SIGINT, SIGTERM, SIGHUP] {
        signal_hook::flag::register(number, Arc::clone(&came))?;
    }
    let _ = SIGNALLED.set(came);
    Ok(())
}

/// Ends the program on SIGTERM and SIGHUP. The Ctrl-C handler's crate cannot tell signals apart, and only Ctrl-C may be
/// answered by 130.
#[cfg(unix)]
fn watch_termination(shared: Arc<Shared>) -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    const HUNG_UP: i32 = 129;
    const TERMINATED: i32 = 143;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let (mut terminate, mut hang_up) = {
        let _inside = runtime.enter();
        (signal(SignalKind::terminate())?, signal(SignalKind::hangup())?)
    };
    std::thread::Builder::new().name("termination".to_owned()).spawn(move || {
        let code = runtime.block_on(async {
            tokio::select! {
                _ = terminate.recv() => TERMINATED,
                _ = hang_up.recv() => HUNG_UP,
            }
        });
        ENDING.store(true, Ordering::Release);
        shared.end(code)
    })?;
    Ok(())
}
