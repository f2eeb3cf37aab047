//! `state merge BASE OURS THEIRS [PATH]`: a driver that Git asks to merge the state file.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command};

use crate::cli::args;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::ONLY_HUMAN;
use crate::engine::state_merge::MergedFiles;
use crate::report::screen;
use crate::text::shell;
use crate::world::lock::Holder;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "state merge", about: words::ABOUT, options, formats: ONLY_HUMAN, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    let side = |name, place, about| Arg::new(name).required(true).display_order(place).help(help.of(about));
    command
        .args([
            side("base", 1000, words::BASE).value_name(help.value("BASE")),
            side("ours", 1001, words::OURS).value_name(help.value("OURS")),
            side("theirs", 1002, words::THEIRS).value_name(help.value("THEIRS")),
            side("path", 1003, words::PATH).value_name(help.value("PATH")).required(false).allow_hyphen_values(true),
        ])
        .after_help(help.of(words::EXITS))
}

/// Exit 0 when all is merged, 1 when somebody must look at something; the file loads either way.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let path = |name| context.process.folder.join(args::text(matches, name).unwrap_or_default());
    let (base, ours, theirs) = (path("base"), path("ours"), path("theirs"));
    let known_as = args::text(matches, "path").map_or_else(|| ours.clone(), PathBuf::from);
    let holder = Holder::of(&context.process, context.clock.as_ref());
    let merged = MergedFiles { base: &base, ours: &ours, theirs: &theirs, known_as: &known_as };
    let found = merged.merge(&context.files, &holder, context.today());
    let found = found.map_err(|findings| Failure { exit: Exit::NotMerged, findings, source: None })?;
    if !found.notes.is_empty() {
        context.screen.verbatim(&screen::worst(&found.notes, context.layout()));
    }
    if found.conflicts.is_empty() {
        return Ok(Exit::Done);
    }
    context.screen.verbatim(&screen::worst(&found.conflicts, context.layout()));
    context.print(words::LOOK.with("path", shell::quoted(&known_as.to_string_lossy())));
    Ok(Exit::Failed)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Slå sammen to utgaver av tilstandsfilen; Git kaller den selv når state install-merge-driver er kjørt", en: "Merge two versions of the state file; Git calls it by itself once state install-merge-driver has been run" }
        BASE { nb: "Filen som begge kommer fra (%O i Git); tom når begge sider la den til", en: "The file that both come from (%O in Git); empty where both sides added it" }
        OURS { nb: "Vår fil (%A i Git), som får resultatet", en: "Our file (%A in Git), which takes the result" }
        THEIRS { nb: "Den andres fil (%B i Git)", en: "The other file (%B in Git)" }
        PATH { nb: "Hva filen heter i repoet (%P i Git); uten den brukes navnet på OURS", en: "What the file is called in the repository (%P in Git); without it, the name of OURS" }
        EXITS { nb: "Avslutningskoder: 0 slått sammen · 1 slått sammen, men noe må ses på · 129 ikke slått sammen, OURS er urørt", en: "Exit codes: 0 merged · 1 merged, but something must be looked at · 129 not merged, OURS is untouched" }
        LOOK { nb: "Filen kan leses, og har alt fra begge sider. Når dere har sett på dette, godta den: git add {path}", en: "The file loads, and holds everything from both sides. When you have looked at this, accept it: git add {path}" }
    }
}
