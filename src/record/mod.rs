//! What we know and how we know it: topics, facts, evidence, questions, waits, letters, the state schema (floor 1).
//!
//! Read in this order: [`topic`] is the table of all that can be known; [`facts`] holds evidence by topic and key;
//! [`book`] holds the four scopes; [`state`] holds the two books and is what the file keeps.

pub mod book;
pub mod evidence;
pub mod facts;
pub mod question;
pub mod schema;
pub mod state;
pub mod topic;
pub mod values;
pub mod waiting;

pub use book::{Book, Handle, Place};
pub use evidence::{Evidence, Source};
pub use facts::Facts;
pub use question::{Choice, Kind, Question, When};
pub use state::State;
pub use topic::{Known, Scope, Topic, Value, t};
pub use waiting::{Role, Waiting};
