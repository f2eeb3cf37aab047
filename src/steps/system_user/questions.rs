//! What is asked of systems and of those that take part.

use super::words;
use crate::catalog::products::SystemUserParties;
use crate::domain::Rules;
use crate::record::{Question, QuestionKind, Topic, t};
use crate::steps::parts::asking;
use crate::steps::parts::system_users::parties_of;
use crate::steps::{Brief, reading};
use crate::text::Message;

/// Whether there is to be any.
pub fn wanted(brief: &Brief<'_>) -> Question {
    let (text, help) = match parties_of(brief) {
        SystemUserParties::SenderAndRecipient => (words::SYSTEM_USER_WANTED, words::SYSTEM_USER_WANTED_HELP),
        SystemUserParties::ServiceOwner => (words::OWN_WANTED, words::OWN_WANTED_HELP),
    };
    asking::yes_no(t::SystemUserWanted, text, help).proposing(Some("no"))
}

/// What the system is called, for ever.
pub fn system_id(brief: &Brief<'_>) -> Question {
    let own = brief.get(t::OrgNumber).copied();
    let proposed = own.zip(brief.get(t::ResourceId)).map(|(own, id)| format!("{own}_{}", id.bare()));
    let read = move |topic: Topic, answer: &str| reading::systems::id(topic.id(), answer, own);
    asking::ask(t::SystemId, words::SYSTEM_ID, words::SYSTEM_ID_HELP, QuestionKind::Text, read).proposing(proposed)
}

/// Who sends.
pub fn sender(brief: &Brief<'_>) -> Question {
    let (own, rules) = (brief.get(t::OrgNumber).copied(), brief.environment.rules);
    let other = brief.get(t::SystemUserRecipient).copied();
    let read = move |topic: Topic, answer: &str| reading::systems::party(topic, answer, (own, other), rules);
    let (text, help) = (words::SYSTEM_USER_SENDER, party_help(rules));
    asking::ask(t::SystemUserSender, text, help, QuestionKind::Text, read)
}

/// Who receives.
pub fn recipient(brief: &Brief<'_>) -> Question {
    let (own, rules) = (brief.get(t::OrgNumber).copied(), brief.environment.rules);
    let other = brief.get(t::SystemUserSender).copied();
    let read = move |topic: Topic, answer: &str| reading::systems::party(topic, answer, (own, other), rules);
    let (text, help) = (words::SYSTEM_USER_RECIPIENT, party_help(rules));
    asking::ask(t::SystemUserRecipient, text, help, QuestionKind::Text, read)
}

fn party_help(rules: Rules) -> Message {
    match rules {
        Rules::Test => words::PARTY_HELP.into(),
        Rules::Production => words::PARTY_PRODUCTION_HELP.into(),
    }
}
