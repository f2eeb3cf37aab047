//! The sandbox over HTTP, as any program would use it: the whole way of a message, each refusal, and a world that
//! outlives its server.

mod events;
mod filer;
mod formidling;
mod journey;
mod keeping;
mod killed;
mod melding;
mod program;
mod registers;
mod registry;
mod spelling;
pub mod support;
mod tokens;
pub mod twice;
mod varsling;
