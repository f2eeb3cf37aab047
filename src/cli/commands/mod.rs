//! The commands: one file and one row each.

pub mod access_list;
pub mod broker;
pub mod catalog;
pub mod change;
pub mod checklist;
pub mod client;
pub mod events;
pub mod explain;
pub mod init;
pub mod letter;
pub mod network;
pub mod notifications;
pub mod policy;
pub mod promote;
pub mod resource;
pub mod resume;
pub mod sandbox;
pub mod scopes;
pub mod state;
pub mod step;
pub mod studio;
pub mod system_user;
pub mod texts;
pub mod token;
pub mod r#try;

use std::ffi::OsString;

use super::command::CommandRow;

/// All commands and their groups, in the order in which help lists them.
pub const ROWS: &[CommandRow] = &[
    init::ROW,
    resume::ROW,
    promote::ROW,
    change::ROW,
    texts::ROW,
    texts::export::ROW,
    texts::import::ROW,
    checklist::ROW,
    state::ROW,
    state::show::ROW,
    state::diff::ROW,
    state::check::ROW,
    state::settle::ROW,
    state::merge::ROW,
    state::install_merge_driver::ROW,
    step::ROW,
    policy::ROW,
    policy::new::ROW,
    policy::model::ROW,
    policy::lint::ROW,
    policy::explain::ROW,
    policy::eval::ROW,
    policy::test::ROW,
    policy::diff::ROW,
    policy::migrate::ROW,
    policy::fetch::ROW,
    policy::upload::ROW,
    resource::ROW,
    resource::new::ROW,
    resource::show::ROW,
    resource::lint::ROW,
    resource::diff::ROW,
    scopes::ROW,
    scopes::request::ROW,
    scopes::check::ROW,
    client::ROW,
    client::key::ROW,
    client::key::list::ROW,
    client::key::rotate::ROW,
    client::guide::ROW,
    client::create::ROW,
    token::ROW,
    studio::ROW,
    studio::check::ROW,
    events::ROW,
    events::subscribe::ROW,
    events::delete::ROW,
    events::list::ROW,
    events::listen::ROW,
    events::poll::ROW,
    broker::ROW,
    broker::owner::ROW,
    broker::configure::ROW,
    broker::show::ROW,
    access_list::ROW,
    access_list::create::ROW,
    access_list::members::ROW,
    access_list::connect::ROW,
    access_list::enable::ROW,
    access_list::show::ROW,
    system_user::ROW,
    system_user::register::ROW,
    system_user::request::ROW,
    system_user::show::ROW,
    notifications::ROW,
    notifications::review::ROW,
    notifications::template::ROW,
    r#try::ROW,
    r#try::message::ROW,
    r#try::transfer::ROW,
    r#try::notification::ROW,
    letter::ROW,
    explain::ROW,
    network::ROW,
    catalog::ROW,
    catalog::show::ROW,
    catalog::refresh::ROW,
    sandbox::ROW,
];

/// The command that was typed, `words` being all that was, with the program: the first word that names one, and in a group the
/// first that names one of its own. What an option takes has such a name only by chance.
#[must_use]
pub fn typed(words: &[OsString]) -> Option<&'static CommandRow> {
    let mut typed: Option<&'static CommandRow> = None;
    for word in words.iter().skip(1).filter_map(|word| word.to_str()) {
        let within = typed.map(|row| row.path);
        typed = ROWS.iter().find(|row| row.parent() == within && row.name() == word).or(typed);
    }
    typed
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;
    use crate::catalog::environments::built_in;
    use crate::catalog::network_hosts::hosts;
    use crate::domain::EnvironmentName;

    /// Those that walk through whatever is to be done, and those that say what they call.
    const ANY: [&str; 9] =
        ["init", "resume", "promote", "step", "change", "letter", "network", "sandbox", "texts import"];

    /// Whoever orders an opening in a firewall reads there what it is for.
    #[test]
    fn every_command_that_calls_a_service_stands_at_a_host() {
        let tt02 = built_in(&EnvironmentName::parse("tt02").unwrap()).unwrap();
        let named: BTreeSet<&str> =
            hosts(&tt02).iter().flat_map(|host| &host.uses).flat_map(|one| one.commands).copied().collect();
        let commands = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/commands");
        let calls = |row: &&CommandRow| {
            let file = row.path.replace(' ', "/").replace('-', "_") + ".rs";
            let Ok(text) = std::fs::read_to_string(commands.join(file)) else { return false };
            let marks =
                ["walk::alone", "block_on(", "environment::ready", "policy_source::fetch", "policy_source::both"];
            marks.iter().any(|mark| text.contains(mark))
        };
        let calling: BTreeSet<&str> =
            ROWS.iter().filter(calls).map(|row| row.path).filter(|path| !ANY.contains(path)).collect();
        assert!(calling.contains("broker owner") && calling.contains("policy diff"), "{calling:?}");
        assert_eq!(calling.difference(&named).collect::<Vec<_>>(), Vec::<&&str>::new());
        let known: BTreeSet<&str> = ROWS.iter().map(|row| row.path).collect();
        assert_eq!(named.difference(&known).collect::<Vec<_>>(), Vec::<&&str>::new());
    }

    #[test]
    fn the_command_that_was_typed_is_found_between_its_options() {
        let typed = |line: &str| {
            let words: Vec<OsString> = line.split(' ').map(Into::into).collect();
            typed(&words).map(|row| row.path)
        };
        assert_eq!(typed("altinn-onboard state merge a b c"), Some("state merge"));
        assert_eq!(typed("altinn-onboard --lang nb state --no-color merge a"), Some("state merge"));
        // Files may be called what they like.
        assert_eq!(typed("altinn-onboard resource diff state merge"), Some("resource diff"));
        assert_eq!(typed("altinn-onboard state diff merge state"), Some("state diff"));
        assert_eq!(typed("altinn-onboard --lang nb state"), Some("state"));
        assert_eq!(typed("merge --version"), None);
    }
}
