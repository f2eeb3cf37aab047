//! The limit on the size of files (`ulimit -f`): a write beyond it fails as any other, instead of ending the program.

/// Has the system say that a file has become too long, where it would else end the program with a core file, in which
/// secrets may stand. Costs next to nothing.
pub fn heed_size_limit() {
    #[cfg(unix)]
    {
        // The flag is never read: that there is a handler makes the write fail. Without one the program ends as ever.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
    }
}
