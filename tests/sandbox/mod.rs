//! The sandbox over HTTP, as any program would use it: the whole way of a message, each refusal, and a world that
//! outlives its server.

pub mod attached;
mod events;
mod filer;
pub mod formidling;
mod journey;
mod keeping;
mod killed;
mod listed;
mod lists;
mod melding;
mod parts;
mod program;
mod registered;
mod registers;
mod registry;
mod rotated;
mod spelling;
pub mod support;
mod systems;
mod tokens;
pub mod twice;
mod varsling;
mod writing;
