//! `state install-merge-driver`: has Git ask this program to merge the state file.

use clap::{ArgMatches, Command};

use crate::catalog::codes::states::STATE_NO_WORK_TREE;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::ONLY_HUMAN;
use crate::engine::merge_driver::{ATTRIBUTES, COMMAND, DRIVER, with_line, work_tree};
use crate::finding::Finding;
use crate::world::files::{FileFault, FileFaultKind, Mode};
use crate::world::repeated::Repeated;

/// The command.
pub const ROW: CommandRow = CommandRow {
    path: "state install-merge-driver",
    about: words::ABOUT,
    options,
    formats: ONLY_HUMAN,
    run: Some(run),
};

/// Far above what any such file takes.
const LARGEST: u64 = 1024 * 1024;

fn options(_: HelpBuilder, command: Command) -> Command {
    command
}

/// Writes `.gitattributes` beside the state, where it does not say so already, and prints the line that each of the team
/// runs for themselves: what Git calls is nothing that a shared file may say.
///
/// # Errors
/// The state is in no work tree, or the file cannot be written.
fn run(context: &Context, _: &ArgMatches) -> Result<Exit, Failure> {
    let folder = context.folder();
    if work_tree(folder, &context.files).is_none() {
        let named = folder.display().to_string();
        return Err(Failure::usage(Finding::new(&STATE_NO_WORK_TREE, named.as_str()).with("folder", named)));
    }
    let path = folder.join(ATTRIBUTES);
    let failed = |fault: FileFault| Failure::failed(fault.finding_of_our_place()).caused_by(fault);
    let there = match context.files.read_own(&path, LARGEST) {
        Err(fault) if fault.kind == FileFaultKind::NotFound => Vec::new(),
        read => read.map_err(failed)?,
    };
    let name = context.state.file_name().unwrap_or_default();
    let shown = path.display().to_string();
    match with_line(&there, name) {
        Some(bytes) => {
            context.files.write(&path, &bytes, Mode::Ordinary).map_err(failed)?;
            context.print(words::WRITTEN.with("path", shown));
        }
        None => context.print(words::THERE.with("path", shown)),
    }
    context.print(words::EACH);
    // Git names the files: an option of this run has no place in its line.
    context.screen.repeat(|repeated| *repeated = Repeated::default());
    context.result(&format!("git config merge.{DRIVER}.driver '{COMMAND}'"))?;
    Ok(Exit::Done)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Få Git til å slå sammen tilstandsfilen med dette programmet", en: "Have Git merge the state file with this program" }
        WRITTEN { nb: "Skrevet: {path}. Commit den sammen med tilstandsfilen.", en: "Written: {path}. Commit it together with the state file." }
        THERE { nb: "{path} har linjen allerede.", en: "{path} already has the line." }
        EACH { nb: "Hver i teamet kjører denne én gang i sin egen klone, for Git deler den ikke:", en: "Each of the team runs this once in their own clone, since Git does not share it:" }
    }
}
