//! Files fixed: what would change, shown before it is written.

use std::path::{Path, PathBuf};

use super::{LintJob, each, read};
use crate::catalog::codes::policies::LINT_FIX_CHANGED;
use crate::finding::Finding;
use crate::policy::lint::fix::{self, Fixed};
use crate::policy::read::{decode, encode_like};
use crate::report::fix::FixedFile;
use crate::text::Message;
use crate::world::files::{FileFault, Files, Mode};

/// A file as it would be.
#[derive(Debug)]
pub struct FileChange {
    /// Its name, as it is shown.
    name: String,
    path: PathBuf,
    before: Vec<u8>,
    fixed: Fixed,
}

/// What can be fixed in the files. What a team has silenced in a file is left there; so is stdin, which cannot be
/// written.
///
/// # Errors
/// One of them is a link, or no ordinary file: it could not be written.
pub fn look(files: &Files, jobs: &[LintJob], org: Option<&str>) -> Result<Vec<FileChange>, Finding> {
    for path in jobs.iter().filter_map(|job| job.path.as_deref()) {
        files.look(path).map_err(|fault| fault.finding())?;
    }
    let changes = each(
        files,
        jobs,
        |job, file| {
            let silenced: Vec<&str> =
                file.all().filter(|(_, by)| by.is_some()).map(|(found, _)| found.code.id).collect();
            let options = fix::FixOptions { lint: &job.options, org, except: &silenced };
            let fixed = fix::fix(&file.examined.text, &options);
            let before = read(files, job).ok()?;
            let is_same = decode(&before).is_ok_and(|text| text == file.examined.text);
            let path = job.path.clone().filter(|_| is_same && !fixed.applied.is_empty())?;
            Some(FileChange { name: job.name.clone(), path, before, fixed })
        },
        |_, _| None,
    );
    Ok(changes.into_iter().filter_map(|answer| answer.shown).collect())
}

impl FileChange {
    /// The change as it is shown before it is written.
    #[must_use]
    pub fn fixed(&self) -> FixedFile<'_> {
        FixedFile { name: &self.name, before: decode(&self.before).unwrap_or_default(), fixed: &self.fixed }
    }

    /// Writes it, in the encoding that the file has.
    ///
    /// # Errors
    /// Why it could not be written: also when somebody else has changed the file since it was looked at.
    pub fn write(&self, files: &Files) -> Result<Message, Finding> {
        match replace(files, &self.path, &self.before, &self.fixed.text) {
            Ok(()) => Ok(words::WRITTEN.with("file", self.name.as_str())),
            Err(Some(fault)) => Err(fault.finding()),
            Err(None) => {
                Err(Finding::new(&LINT_FIX_CHANGED, self.name.as_str()).with_path("path", Path::new(&self.name)))
            }
        }
    }
}

/// Writes a text in the place of a file that was looked at, in the encoding that it has.
///
/// # Errors
/// It cannot be written; or nothing, when somebody else has changed it since.
pub(in crate::engine) fn replace(
    files: &Files,
    path: &Path,
    before: &[u8],
    text: &str,
) -> Result<(), Option<FileFault>> {
    let limit = u64::try_from(before.len()).unwrap_or(u64::MAX);
    if files.read_own(path, limit).ok().as_deref() != Some(before) {
        return Err(None);
    }
    files.write(path, &encode_like(before, text), Mode::Ordinary).map_err(Some)
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        WRITTEN { nb: "{file} er rettet.", en: "{file} has been corrected." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products::CORRESPONDENCE;
    use crate::domain::Language;
    use crate::policy::build::{Choices, built};
    use crate::policy::lint::LintOptions;
    use crate::policy::write::to_xml;
    use crate::report::Screen;
    use crate::report::fix::human;

    fn job(path: &Path) -> LintJob {
        let options = LintOptions::new(jiff::civil::date(2026, 11, 20));
        LintJob { name: "p.xml".into(), path: Some(path.to_path_buf()), perhaps: false, options, silences: None }
    }

    #[test]
    fn a_file_is_mended_in_its_own_encoding_and_only_as_it_was_seen() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.xml");
        let good = String::from_utf8(to_xml(&built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"))))
            .unwrap();
        let spoilt = good.trim_start_matches('\u{feff}').replacen("3.0:rule-combining", "1.0:rule-combining", 1);
        let wide: Vec<u8> = spoilt.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let wide = [&[0xFE, 0xFF][..], &wide].concat();
        std::fs::write(&path, &wide).unwrap();
        let files = Files::real();
        let changes = look(&files, &[job(&path)], None).unwrap();
        let screen = Screen { language: Language::En, width: 80, colour: false };
        let shown = human::file(&changes[0].fixed(), screen);
        assert!(shown.contains("POL010") && shown.contains("\n-<xacml:Policy ") && shown.contains("\n+<xacml:Policy "));
        changes[0].write(&files).unwrap();
        let written = std::fs::read(&path).unwrap();
        assert_eq!(decode(&written).unwrap(), good.trim_start_matches('\u{feff}'));
        assert_eq!(written[..2], wide[..2]);
        assert_eq!(changes[0].write(&files).unwrap_err().code, "LINT-FIX-CHANGED");
        assert!(look(&files, &[job(&path)], None).unwrap().is_empty());
    }
}
