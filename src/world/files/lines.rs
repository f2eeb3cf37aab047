//! A file that grows by a line at a time while the program runs, so that it tells of what came last, too.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::disk::Files;
use super::fault::FileFault;
use super::mode::Mode;
use super::{open, temporary, write};

/// A file of lines, which only the user may read. After a fault it takes no more.
#[derive(Debug)]
pub struct LineFile {
    path: PathBuf,
    file: Mutex<Option<File>>,
}

impl Files {
    /// Makes a file of lines. Only a file is replaced, only when it shall be, and only when the new one is there: neither a
    /// link nor a device is followed or written to.
    ///
    /// # Errors
    /// Why it could not be made.
    pub fn create_lines(&self, path: &Path, replace: bool) -> Result<LineFile, FileFault> {
        let fault = |error| FileFault::writing(path, error);
        if let Some(obstacle) = open::obstacle(path) {
            return Err(obstacle);
        }
        let made = match replace {
            true => temporary::make(path, Mode::Private).and_then(|made| write::persist(made, path)),
            false => open::fresh(path, Mode::Private),
        };
        let file = made.map_err(fault)?;
        // A temporary file is locked while it is written; this one may be read while it grows.
        let _ = file.unlock();
        Ok(LineFile { path: path.to_path_buf(), file: Mutex::new(Some(file)) })
    }
}

impl LineFile {
    /// Adds a line, in one piece.
    ///
    /// # Errors
    /// It could not be written; said once, and not again.
    pub fn add(&self, line: &str) -> Result<(), FileFault> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let written: io::Result<()> = match file.as_mut() {
            Some(file) => file.write_all(format!("{line}\n").as_bytes()),
            None => Ok(()),
        };
        written.map_err(|error| {
            *file = None;
            FileFault::writing(&self.path, error)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::FileFaultKind;
    use super::*;

    #[test]
    fn lines_are_added_as_they_come_and_nothing_is_replaced_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("calls.jsonl");
        let file = Files::real().create_lines(&path, false).unwrap();
        file.add("one").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "one\n");
        file.add("two").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "one\ntwo\n");
        assert!(Files::real().create_lines(&path, false).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "one\ntwo\n");
        Files::real().create_lines(&path, true).unwrap().add("new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new\n");
        let fault = Files::real().create_lines(folder.path(), true).unwrap_err();
        assert_eq!(fault.kind, FileFaultKind::IsFolder);
        let fault = Files::real().create_lines(&path, false).unwrap_err();
        assert_eq!(fault.kind, FileFaultKind::Exists);
    }

    /// As in a folder where files may be made no more, or on a full disk: here no name is left for the new one.
    #[test]
    fn what_is_to_be_replaced_stays_when_the_new_one_cannot_be_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("c".repeat(250));
        fs::write(&path, "old").unwrap();
        Files::real().create_lines(&path, true).unwrap_err();
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_its_place_is_not_followed_and_others_may_not_read_it() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (path, target) = (folder.path().join("calls.jsonl"), folder.path().join("authorized_keys"));
        fs::write(&target, "mine").unwrap();
        symlink(&target, &path).unwrap();
        for replace in [false, true] {
            assert!(Files::real().create_lines(&path, replace).is_err(), "{replace}");
            assert_eq!(fs::read_to_string(&target).unwrap(), "mine");
        }
        fs::remove_file(&path).unwrap();
        Files::real().create_lines(&path, false).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_said_once() {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let file = LineFile { path: "/dev/full".into(), file: Mutex::new(Some(full)) };
        assert_eq!(file.add("one").unwrap_err().kind, FileFaultKind::DiskFull);
        assert!(file.add("two").is_ok());
    }
}
