//! `sandbox`: serves the embedded Altinn and Maskinporten for other programs.

use clap::{ArgMatches, Command};

use crate::catalog::rehearsal;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::ONLY_HUMAN;
use crate::cli::{args, environment, options, runtime};
use crate::sandbox::{self, NoteHook, SandboxOptions};

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "sandbox", about: words::ABOUT, options, formats: ONLY_HUMAN, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    command.args([
        help.option("port", "N", words::PORT).value_parser(clap::value_parser!(u16)),
        help.option("data", "FILE", words::DATA),
        help.option("scenario", "NAMES", options::words::SCENARIO),
    ])
}

/// Runs the command: prints the environment description on stdout, then serves until it is stopped.
///
/// # Errors
/// The server cannot be started.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let (screen, language) = (context.screen.clone(), context.language);
    let told = NoteHook::new(move |note| screen.talk(&note.said().render(language)));
    let options = SandboxOptions {
        joins: false,
        data: args::text(matches, "data").map(|path| context.process.folder.join(path)),
        port: matches.get_one::<u16>("port").copied(),
        scenarios: environment::scenarios(matches)?,
        answers: rehearsal::answers(),
        seed_file: None,
        clock: Some(context.clock.clone()),
        notes: Some(told),
    };
    runtime::block_on(async {
        let running = sandbox::start(options).await.map_err(environment::not_started)?;
        context.before_end(words::STOPPED, running.releaser());
        context.result(&running.description_toml())?;
        context.print(words::SERVING.with("url", running.base.to_string()));
        // Ctrl-C ends the process: the world is saved before every answer, so nothing is lost.
        std::future::pending::<()>().await;
        Ok(Exit::Done)
    })
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Kjør øvingsmiljøet for andre programmer", en: "Run the sandbox for other programs" }
        PORT { nb: "Porten som øvingsmiljøet lytter på", en: "The port that the sandbox listens on" }
        DATA { nb: "Filen der øvingsmiljøet lagrer det som skal huskes", en: "The file where the sandbox keeps its data" }
        SERVING { nb: "Øvingsmiljøet kjører på {url}. Stopp det med Ctrl-C.", en: "The sandbox is running at {url}. Stop it with Ctrl-C." }
        STOPPED { nb: "Øvingsmiljøet er stoppet.", en: "The sandbox has stopped." }
    }
}
