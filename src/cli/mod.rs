//! The clap tree, one file a command; exit codes; how a failure reads (floor 4).
