//! Files that come and go in pieces: too long to be held whole.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::disk::Files;
use super::fault::FileFault;
use super::mode::Mode;
use super::open::{self, Access};
use super::place::folder_of;
use super::{temporary, write};

/// How much is read at once, in bytes.
const PIECE: usize = 64 << 10;

/// A file that grows beside its place, and stands there whole or not at all.
pub struct GrowingFile {
    file: tempfile::NamedTempFile,
    path: PathBuf,
}

/// A part of a file, read piece by piece.
pub struct FilePart {
    file: File,
    path: PathBuf,
    left: u64,
}

impl Files {
    /// Begins a file; nothing has its name before it is finished.
    ///
    /// # Errors
    /// Something else stands there, or it cannot be made.
    pub fn grow(&self, path: &Path, mode: Mode) -> Result<GrowingFile, FileFault> {
        if let Some(obstacle) = open::obstacle(path) {
            return Err(obstacle);
        }
        let file = temporary::make(path, mode).map_err(|error| FileFault::writing(path, error))?;
        Ok(GrowingFile { file, path: path.to_path_buf() })
    }

    /// Flushes a file that has grown, and gives it its name.
    ///
    /// # Errors
    /// It cannot be written to its end.
    pub fn finish(&self, grown: GrowingFile) -> Result<(), FileFault> {
        let GrowingFile { file, path } = grown;
        let finished = self.flush(file.as_file()).and_then(|()| write::persist(file, &path));
        let finished = finished.and_then(|_| self.flush_folder(folder_of(&path)));
        finished.map_err(|error| FileFault::writing(&path, error))
    }

    /// A part of a file of our own: so many bytes from a place on, or as many as there are.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn part(&self, path: &Path, from: u64, length: u64) -> Result<FilePart, FileFault> {
        let mut file = open::own(path, Access::Read)?;
        file.seek(SeekFrom::Start(from)).map_err(|error| FileFault::reading(path, error))?;
        Ok(FilePart { file, path: path.to_path_buf(), left: length })
    }

    /// Opens an ordinary file that the operator named, perhaps by a link, so that it can be sent as a whole: what has no
    /// length, such as a pipe, cannot.
    ///
    /// # Errors
    /// Something else stands there, or it cannot be read.
    pub fn open_to_send(&self, path: &Path) -> Result<File, FileFault> {
        open::found(path)
    }

    /// A file without a name, which is gone when it is closed.
    ///
    /// # Errors
    /// The folder for temporary files cannot be written to.
    pub fn nameless(&self) -> Result<File, FileFault> {
        tempfile::tempfile().map_err(|error| FileFault::writing(Path::new("temporary file"), error))
    }

    /// A file without a name that holds these bytes, to be read from its beginning.
    ///
    /// # Errors
    /// As [`Files::nameless`].
    pub fn nameless_of(&self, bytes: &[u8]) -> Result<File, FileFault> {
        let mut file = self.nameless()?;
        let written = file.write_all(bytes).and_then(|()| file.rewind());
        written.map_err(|error| FileFault::writing(Path::new("temporary file"), error))?;
        Ok(file)
    }
}

impl GrowingFile {
    /// Adds a piece at the end.
    ///
    /// # Errors
    /// It cannot be written, as when the disk is full.
    pub fn push(&mut self, piece: &[u8]) -> Result<(), FileFault> {
        self.file.write_all(piece).map_err(|error| FileFault::writing(&self.path, error))
    }
}

impl FilePart {
    /// The next piece; nothing at the end of the part.
    ///
    /// # Errors
    /// It cannot be read, or the file is shorter.
    pub fn piece(&mut self) -> Result<Option<Vec<u8>>, FileFault> {
        let wanted = usize::try_from(self.left).unwrap_or(usize::MAX).min(PIECE);
        if wanted == 0 {
            return Ok(None);
        }
        let mut piece = vec![0; wanted];
        let length = self.file.read(&mut piece).map_err(|error| FileFault::reading(&self.path, error))?;
        if length == 0 {
            return Err(FileFault::reading(&self.path, io::ErrorKind::UnexpectedEof.into()));
        }
        piece.truncate(length);
        self.left -= u64::try_from(length).unwrap_or_default();
        Ok(Some(piece))
    }
}

#[cfg(test)]
mod tests {
    use super::super::FileFaultKind;
    use super::*;

    fn all(mut part: FilePart) -> Result<Vec<u8>, FileFault> {
        let mut bytes = Vec::new();
        while let Some(piece) = part.piece()? {
            bytes.extend(piece);
        }
        Ok(bytes)
    }

    #[test]
    fn a_file_grows_beside_its_place_and_is_read_in_parts() {
        let folder = tempfile::tempdir().unwrap();
        let (files, path) = (Files::real(), folder.path().join("a"));
        let mut growing = files.grow(&path, Mode::Private).unwrap();
        growing.push(b"01234").unwrap();
        assert!(!path.exists());
        growing.push(b"56789").unwrap();
        files.finish(growing).unwrap();
        assert_eq!(all(files.part(&path, 0, 10).unwrap()).unwrap(), b"0123456789");
        assert_eq!(all(files.part(&path, 3, 4).unwrap()).unwrap(), b"3456");
        assert_eq!(all(files.part(&path, 8, 9).unwrap()).unwrap_err().kind, FileFaultKind::Other);
    }

    #[test]
    fn what_was_not_finished_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let (files, path) = (Files::real(), folder.path().join("a"));
        files.grow(&path, Mode::Private).unwrap().push(b"0").unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn only_what_has_a_length_can_be_sent() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::real();
        let kind = |path: &Path| files.open_to_send(path).unwrap_err().kind;
        assert_eq!(kind(folder.path()), FileFaultKind::IsFolder);
        assert_eq!(kind(&folder.path().join("a")), FileFaultKind::NotFound);
        #[cfg(unix)]
        assert_eq!(kind(Path::new("/dev/null")), FileFaultKind::NotOrdinary);
        assert_eq!(files.nameless_of(b"abc").unwrap().metadata().unwrap().len(), 3);
    }
}
