//! A message with a file, in the world in which every effect has something to do.

use std::path::{Path, PathBuf};

use altinn_onboard::door::domain::ResourceId;
use altinn_onboard::door::domain::message::PublishDelay;
use altinn_onboard::door::steps::Effect;
use altinn_onboard::door::steps::effects::{ClientCredentials, MessageEffect};
use altinn_onboard::door::world::files::{Files, Mode};

use super::bench::{key, recipient};
use crate::sandbox::attached::attachment;
use crate::sandbox::twice::message;

/// What stands in the file.
const CONTENT: &[u8] = b"Vedtak";

/// The file, made anew where it is not there.
pub fn file(folder: &Path) -> PathBuf {
    let path = folder.join("vedtak.txt");
    if !path.exists() {
        Files::real().write(&path, CONTENT, Mode::Private).unwrap();
    }
    path
}

/// The message is sent with it.
pub fn effects(of: &impl Fn() -> ClientCredentials, id: &ResourceId) -> [Effect; 1] {
    let (message, recipient, delay) = (message(id), recipient(), PublishDelay::AT_ONCE);
    let attachment = Some(Box::new(attachment("vedtak.txt", CONTENT)));
    [MessageEffect::SendMessage { credentials: of(), message, recipient, key: key(7), delay, attachment }.into()]
}
