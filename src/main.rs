//! The doorbell: parse, run, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    altinn_onboard::door::cli::run(altinn_onboard::door::world::process::Process::real())
}
