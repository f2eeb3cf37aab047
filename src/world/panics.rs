//! A panic: a fault of the program, told like any other.

use std::panic;

use super::interrupt;

/// Has `tell` say what went wrong, by its place in the source and the panic's own words, which may hold anything. The
/// program then ends with `code`; terminal and lock are given back before, as at Ctrl-C: nothing is dropped on this way.
pub fn on_panic(tell: impl Fn(&str, &str) + Send + Sync + 'static, code: u8) {
    panic::set_hook(Box::new(move |about| {
        let place = about.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
        let payload = about.payload();
        let words = payload.downcast_ref::<&str>().copied();
        interrupt::put_back();
        tell(&place, words.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or_default());
        std::process::exit(code.into());
    }));
}
