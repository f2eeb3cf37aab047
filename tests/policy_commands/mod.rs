//! The commands under `policy`, as another program meets them: what they print, and their exit codes.

mod bad_input;
mod cases;
mod diff;
mod eval;
mod eval_cases;
mod explain;
mod for_number;
mod lint;
mod migrate;
mod model;
mod new;
mod test;
mod upload;

/// The folder of the platform's own answers, unless the variable is unset.
fn data() -> Option<std::path::PathBuf> {
    let Some(shared) = std::env::var_os("ALTINN_ONBOARD_SHARED") else {
        println!("skipped: ALTINN_ONBOARD_SHARED is not set");
        return None;
    };
    Some(std::path::Path::new(&shared).join("data"))
}
