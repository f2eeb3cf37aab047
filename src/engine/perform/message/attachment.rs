//! The file that goes with a test message: it is named on this machine in this run, and what it is, is kept.

use std::io;
use std::path::Path;

use crate::api::{FileFailure, Token, correspondence_form};
use crate::catalog::codes::attachments as codes;
use crate::domain::attachment::{Attachment, AttachmentFault};
use crate::domain::message::NewMessages;
use crate::engine::perform::Performer;
use crate::engine::seen_file::looked_through;
use crate::finding::Finding;
use crate::record::values::is_file_name;
use crate::world::files::{FileFault, OpenFile};

/// The option that names it.
const OPTION: &str = "--message-attachment";

/// Why a message with a file was not sent.
pub(super) enum NotSent {
    /// The service said no, or could not be asked.
    Refused(crate::api::ApiFault),
    /// The file is not there, is another, or cannot be read.
    File(Box<Finding>),
}

impl Performer {
    /// The file that this run was told to send with the test message.
    #[must_use]
    pub(in crate::engine) fn attachment_path(&self) -> Option<&Path> {
        self.attachment_file.as_deref()
    }

    /// What that file is now.
    ///
    /// # Errors
    /// It cannot be read, or the service would not take it.
    pub(in crate::engine) async fn attachment_now(&self, path: &Path) -> Result<Attachment, Box<Finding>> {
        self.open_attachment(path).await.map(|(_, attachment)| attachment)
    }

    async fn open_attachment(&self, path: &Path) -> Result<(OpenFile, Attachment), Box<Finding>> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // What a link leads to stands in no confirmation, and whoever shares the folder may have laid it.
        self.files.look(path).map_err(|fault| Box::new(fault.finding()))?;
        let open = self.files.open_to_send(path).map_err(|fault| Box::new(fault.finding()))?;
        let unreadable = |fault: io::Error| Box::new(FileFault::while_read(path, fault).finding());
        // Before it is looked through, which takes its time for a long one.
        let bytes = open.metadata().map_err(unreadable)?.len();
        Attachment::check(&name, bytes).map_err(|fault| refused(path, bytes, fault))?;
        // A name that is shown otherwise than it is written stands in no command.
        if !is_file_name(&name) {
            return Err(refused(path, bytes, AttachmentFault::Name));
        }
        let (open, file) = looked_through(open, name, &self.attachment_seen).await.map_err(unreadable)?;
        let bytes = file.bytes;
        Attachment::new(file).map(|attachment| (open, attachment)).map_err(|fault| refused(path, bytes, fault))
    }

    /// The file that is to go, open at its beginning; another one does not.
    async fn attachment_to_send(&self, wanted: &Attachment) -> Result<OpenFile, Box<Finding>> {
        let Some(path) = self.attachment_path() else {
            let needed = Finding::new(&codes::ATTACHMENT_NEEDED, OPTION);
            return Err(Box::new(needed.with_path("name", Path::new(&wanted.file().name))));
        };
        match self.open_attachment(path).await? {
            (open, now) if now == *wanted => Ok(open),
            _ => Err(changed(path, wanted)),
        }
    }

    /// Sends a message with its file, or finds the one that was sent under its key: that needs no file any more.
    pub(super) async fn send_with_file(
        &self,
        token: &Token,
        messages: &NewMessages,
        attachment: &Attachment,
    ) -> Result<(uuid::Uuid, bool), NotSent> {
        let sent = correspondence_form::sent_before(self.api(), token, messages).await.map_err(NotSent::Refused)?;
        if let Some(id) = sent {
            return Ok((id, true));
        }
        let open = self.attachment_to_send(attachment).await.map_err(NotSent::File)?;
        let going = (open, self.watcher(words::SENDS, attachment.file()));
        let failure = match correspondence_form::send(self.api(), token, messages, going).await {
            Ok(id) => return Ok((id, false)),
            Err(failure) => failure,
        };
        // Whether it is the file that became another while it was sent is seen on it.
        self.attachment_to_send(attachment).await.map_err(NotSent::File)?;
        Err(match failure {
            FileFailure::Api(fault) => NotSent::Refused(fault),
            FileFailure::File(fault) => {
                let path = self.attachment_path().unwrap_or_else(|| Path::new(&attachment.file().name));
                NotSent::File(Box::new(FileFault::while_read(path, fault).finding()))
            }
        })
    }
}

fn refused(path: &Path, bytes: u64, fault: AttachmentFault) -> Box<Finding> {
    let code = match fault {
        AttachmentFault::Empty => &codes::ATTACHMENT_EMPTY,
        AttachmentFault::TooLarge => &codes::ATTACHMENT_LARGE,
        AttachmentFault::Type => &codes::ATTACHMENT_TYPE,
        AttachmentFault::Name | AttachmentFault::Reserved | AttachmentFault::Digest => &codes::ATTACHMENT_NAME,
    };
    let finding = Finding::new(code, OPTION).with("path", path.display().to_string()).with("bytes", bytes.to_string());
    let finding = finding.with("largest", Attachment::MOST.to_string());
    Box::new(finding.with("types", Attachment::TYPES.join(" ")))
}

fn changed(path: &Path, wanted: &Attachment) -> Box<Finding> {
    let finding = Finding::new(&codes::ATTACHMENT_CHANGED, OPTION).with("bytes", wanted.file().bytes.to_string());
    Box::new(finding.with_path("path", path))
}

/// What goes.
mod words {
    use crate::text::phrases;

    phrases! {
        SENDS { nb: "Sender vedlegget {name}", en: "Sending the attachment {name}" }
    }
}
