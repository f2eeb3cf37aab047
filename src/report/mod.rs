//! What people and programs read: one folder a document, one file a form (floor 2). Renderers gather nothing: whoever
//! calls brings what is to be said.

pub mod access_list;
pub mod adopt;
pub mod broker;
pub mod catalog;
pub mod checklist;
pub mod client_keys;
pub mod code;
mod decision_json;
pub mod diff;
pub mod eval;
pub mod events;
pub mod explain;
mod fact_json;
pub mod feed;
pub mod finding_json;
pub mod fix;
mod frozen;
pub mod key;
pub mod known;
pub mod letter;
pub mod lint;
pub mod machine;
pub mod message_trial;
pub mod migrate;
pub mod model;
pub mod network;
pub mod notice_template;
pub mod notice_trial;
pub mod plan;
pub mod promotion;
pub mod resource;
pub mod resource_diff;
pub mod resource_lint;
pub mod sarif;
#[cfg(test)]
mod schemas;
#[cfg(test)]
mod schemas_tests;
pub mod screen;
pub mod sheet;
pub mod state_check;
pub mod state_diff;
mod state_place;
pub mod state_show;
pub mod system_user;
pub mod test;
pub mod texts;
pub mod token;
pub mod trace;
pub mod unified;
pub mod upload;
pub mod walkthrough;

pub use screen::Screen;
