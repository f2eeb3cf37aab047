//! The program dies, or cannot save, or is started by somebody else: what was learned stays, nothing is made twice, and
//! `resume` comes to the same end.

mod by_hand;
mod calls;
mod colleague;
mod embedded;
mod files;
mod saves;
mod support;
