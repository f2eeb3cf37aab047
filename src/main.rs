//! The doorbell: parse, run, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    altinn_onboard::cli::run(altinn_onboard::world::process::Process::real())
}
