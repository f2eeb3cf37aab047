//! What we know and how we know it: topics, facts, evidence, questions, waits, letters, the state schema (floor 1).
//!
//! Read in this order: [`topic`] is the table of all that can be known; [`facts`] holds evidence by topic and key;
//! [`book`] holds the four scopes; [`state`] holds the two books and is what the file keeps. [`key`] makes and parses the
//! keys of keyed topics. How the file holds it: [`state`], `opened` and `book_file`, then `facts_file` and `fact_form` for facts.

pub mod book;
mod book_file;
mod checked;
mod choice;
pub mod differences;
mod done_by;
pub mod evidence;
mod fact_form;
pub mod fact_scope;
pub mod facts;
mod facts_file;
pub mod fault;
pub mod handle;
pub mod key;
mod key_rotation;
pub mod last;
mod lists;
mod members;
pub mod merge;
pub mod newer;
mod notices;
mod opened;
mod proofs;
pub mod question;
mod remote;
pub mod schema;
pub mod since;
mod soundness;
mod state;
mod strict;
mod systems;
pub mod topic;
mod topic_about;
mod transfers;
pub mod trust;
mod typed;
mod unknown;
pub mod values;
mod version;
pub mod waiting;
mod walk;
mod written;

pub use book::{Book, MAIN_CLIENT, NotBegun, Place};
pub use evidence::{Evidence, Source};
pub use fact_scope::FactScope;
pub use facts::Facts;
pub use fault::StateFault;
pub use handle::Handle;
pub use last::Last;
pub use newer::Newer;
pub use question::{Choice, Confirmation, Question, QuestionKind, When};
pub use state::State;
pub use topic::{Topic, TopicMarker, Value, t};
pub use version::SCHEMA;
pub use waiting::{Actor, Waiting};
pub use walk::{FactHistory, FactPlace, ScopePlace};
