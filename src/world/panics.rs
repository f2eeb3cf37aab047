//! A panic: a fault of the program, told like any other.

use std::panic;

/// Has `tell` say what went wrong, by its place in the source and the panic's own words, which may hold anything.
pub fn on_panic(tell: impl Fn(&str, &str) + Send + Sync + 'static) {
    panic::set_hook(Box::new(move |about| {
        let place = about.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
        let payload = about.payload();
        let words = payload.downcast_ref::<&str>().copied();
        tell(&place, words.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or_default());
    }));
}
