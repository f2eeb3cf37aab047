//! Where a policy file goes: a file that is not overwritten without being told, or stdout.

use clap::ArgMatches;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::{args, faults};
use crate::policy::read::decode;
use crate::text::faults as fault_text;
use crate::world::files::Mode;

/// The file goes to stdout.
const STDOUT: &str = "-";

/// Where the file goes.
pub(super) struct Out {
    /// As it was given; `None` is stdout.
    pub(super) path: Option<String>,
    /// Somebody looks at stdout: the byte order mark would only be in the way.
    looked_at: bool,
}

impl Out {
    /// What `--output` and `--force` say. Looks first whether a file would be overwritten, so that nobody answers
    /// questions for nothing.
    ///
    /// # Errors
    /// The file is there already.
    pub(super) fn of(context: &Context, matches: &ArgMatches) -> Result<Self, Failure> {
        let output = args::text(matches, "output");
        let path = output.filter(|path| *path != STDOUT).map(str::to_owned);
        if let Some(path) = path.as_ref().map(|path| context.process.folder.join(path))
            && context.files.exists(&path)
            && !args::flag(matches, "force")
        {
            return Err(Failure::usage(faults::file_exists(&path)));
        }
        Ok(Self { path, looked_at: output.is_none() && context.process.terminals.stdout })
    }

    /// Writes the bytes, and nothing else.
    ///
    /// # Errors
    /// They cannot be written.
    pub(super) fn write(&self, context: &Context, bytes: &[u8]) -> Result<(), Failure> {
        let Some(path) = &self.path else {
            return match decode(bytes) {
                Ok(text) if self.looked_at => context.result(&text),
                _ => context.bytes(bytes),
            };
        };
        let path = context.process.folder.join(path);
        let written = context.files.write(&path, bytes, Mode::Ordinary);
        written.map_err(|fault| Failure::failed(fault.finding()).caused_by(fault))?;
        context.print(fault_text::WRITTEN.with("path", path.display().to_string()));
        Ok(())
    }
}
