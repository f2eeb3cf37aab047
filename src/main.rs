//! The doorbell: parse, run, exit code.

fn main() {}
