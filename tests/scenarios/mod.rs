//! What goes wrong in real life, rehearsed with the real program: each scenario leads where the documentation says, and a
//! later run without it finishes.

mod adopted;
mod alone;
mod attached;
mod broker;
mod by_hand;
mod checks;
mod choices;
mod ends;
mod lists;
mod message_trials;
#[cfg(unix)]
mod next_command;
mod notice_trials;
mod notifications;
mod promotions;
mod supplier_kit;
mod supplier_number;
mod suppliers;
mod support;
mod system_users;
mod together;
mod waits;
