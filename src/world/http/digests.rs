//! FileDigest of what goes by, piece by piece.

use std::fs::File;
use std::io::{self, Read as _, Seek as _};

use md5::{Digest as _, Md5};

/// What went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transferred {
    /// How many bytes.
    pub bytes: u64,
    /// Their MD5, in hexadecimal: the services of Altinn know a file by it.
    pub md5: String,
}

/// MD5 of all pieces so far.
pub struct FileDigest {
    bytes: u64,
    md5: Md5,
}

impl Transferred {
    /// What would go if a file went as it is now, from its beginning; it then stands at its beginning again.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn of(file: &mut File) -> io::Result<Self> {
        let (mut digests, mut piece) = (FileDigest::default(), vec![0; 64 << 10]);
        file.rewind()?;
        loop {
            match file.read(&mut piece)? {
                0 => break,
                length => digests.update(piece.get(..length).unwrap_or_default()),
            }
        }
        file.rewind()?;
        Ok(digests.finish())
    }
}

impl Default for FileDigest {
    fn default() -> Self {
        Self { bytes: 0, md5: Md5::new() }
    }
}

impl FileDigest {
    /// How many bytes went by.
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The next piece.
    pub fn update(&mut self, piece: &[u8]) {
        self.bytes += piece.len() as u64;
        self.md5.update(piece);
    }

    /// What went by.
    pub fn finish(self) -> Transferred {
        let md5 = self.md5.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Transferred { bytes: self.bytes, md5 }
    }
}
