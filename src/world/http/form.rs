//! A form in parts (RFC 7578): one file, which is read only while it is sent, and fields of text before it.

use std::fmt::Write as _;

/// What stands around a file in a form.
#[derive(Clone, Debug)]
pub struct FileForm {
    boundary: String,
    before: Vec<u8>,
    after: Vec<u8>,
}

impl FileForm {
    /// A form with these fields, and a file under this name in this part.
    #[must_use]
    pub fn new(fields: &[(String, String)], part: &str, file_name: &str) -> Self {
        // Drawn, so that no file holds it by chance or on purpose.
        let boundary = format!("altinn-onboard-{}", crate::world::keys::fresh_id().simple());
        let mut before = String::new();
        for (name, value) in fields {
            let name = quoted(name);
            let _ =
                write!(before, "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        }
        let (part, file_name) = (quoted(part), quoted(file_name));
        let _ = write!(
            before,
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{part}\"; filename=\"{file_name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        );
        let after = format!("\r\n--{boundary}--\r\n").into_bytes();
        Self { before: before.into_bytes(), after, boundary }
    }

    /// What the header `Content-Type` says of it.
    #[must_use]
    pub fn media(&self) -> String {
        format!("multipart/form-data; boundary={}", self.boundary)
    }

    /// What comes before the file, and what after it.
    pub(super) fn around(&self) -> (&[u8], &[u8]) {
        (&self.before, &self.after)
    }
}

/// A name as browsers write it between quotes (HTML, "Multipart form data").
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_has_its_fields_and_no_name_breaks_out_of_it() {
        let fields = [("Correspondence.ResourceId".to_owned(), "ttd-vedtak".to_owned()), ("b".into(), "æ\nø".into())];
        let form = FileForm::new(&fields, "attachments", "å\"\r\nX: y.txt");
        let (before, after) = form.around();
        let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
        let mark = form.media().rsplit('=').next().unwrap().to_owned();
        assert_eq!(before.matches(&format!("--{mark}\r\n")).count(), 3);
        assert!(before.contains("name=\"Correspondence.ResourceId\"\r\n\r\nttd-vedtak\r\n"), "{before}");
        assert!(before.contains("name=\"b\"\r\n\r\næ\nø\r\n"), "{before}");
        assert!(before.contains("filename=\"å%22%0D%0AX: y.txt\"\r\n"), "{before}");
        assert!(before.ends_with("\r\n\r\n") && after == format!("\r\n--{mark}--\r\n"));
        assert_ne!(FileForm::new(&[], "a", "b").media(), form.media(), "drawn anew");
    }
}
