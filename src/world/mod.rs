//! The only door out of the program: prompts, key store, files and lock, clock, screen, HTTP client (floor 2).
