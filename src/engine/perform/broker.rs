//! Altinn Formidling: the service owner, the resource, and a file from its sending to its confirmed download.

mod parts;

use std::path::Path;
use std::sync::Arc;

use uuid::Uuid;

use parts::SendFailure;

use super::token::scopes;
use super::{Performer, finding};
use crate::api::broker::{self, TransferShown};
use crate::api::{FileFailure, Token};
use crate::catalog::codes::transfers as codes;
use crate::catalog::products;
use crate::domain::transfer::{Between, BrokerConfiguration, FileToSend, NewFileTransfer};
use crate::domain::{FileSize, ResourceId};
use crate::engine::outcome::{Outcome, Performed};
use crate::engine::refusals::{Asked, LooksAt};
use crate::engine::seen_file::looked_through;
use crate::finding::{Finding, Meaning};
use crate::record::t;
use crate::record::values::{
    AccessProbe, BrokerResourceSeen, TransferFetched, TransferParties, TransferSeen, TransferStage, TransferStarted,
    is_file_name,
};
use crate::report::broker::FilesService;
use crate::steps::effects::{BrokerEffect, ClientCredentials, TransferWish};
use crate::world::files::{FileFault, OpenFile};
use crate::world::http::Watcher;

const RESOURCE: &str = "GET broker/api/v1/resource/{id}";
const OVERVIEW: &str = "GET broker/api/v1/filetransfer/{id}";

/// The file that is sent when nobody names one: what it is stands in it.
const TRIAL_NAME: &str = "altinn-onboard-test.txt";
const TRIAL: &[u8] = b"Dette er en testfil fra altinn-onboard.\nThis is a test file from altinn-onboard.\n";

/// Those of either side may see a transfer.
const EITHER: &[&str] = &["write", "read"];

/// What Altinn Formidling looks at of who sends, fetches or looks.
const fn of_party<'a>(token: &Token, resource: &'a ResourceId, actions: &'static [&'static str]) -> Asked<'a> {
    let scopes = match products::BROKER.system_users {
        Some(users) if token.claims.system_user.is_some() => users.scopes,
        _ => products::BROKER.scopes.service,
    };
    Asked { scopes, looks_at: LooksAt::Transfer(resource, actions) }
}

impl Performer {
    /// Performs one of its effects.
    pub(super) async fn broker(&self, effect: &BrokerEffect) -> Performed {
        let token = self.brokering(effect.credentials()).await?;
        match effect {
            BrokerEffect::ReadOwner { .. } => {
                let seen = broker::owner(self.api(), &token).await.map_err(finding)?;
                Ok(Outcome::default().seen(t::BrokerOwnerSeen, None, seen, "GET broker/api/v1/serviceowner"))
            }
            BrokerEffect::RegisterOwner { name, .. } => {
                let (seen, was_there) = broker::register_owner(self.api(), &token, name).await.map_err(finding)?;
                let how = "POST and GET broker/api/v1/serviceowner";
                Ok(Outcome::default().made(t::BrokerOwnerSeen, None, seen, how).already(was_there))
            }
            BrokerEffect::ReadConfiguration { id, .. } => {
                let found = broker::resource(self.api(), &token, id).await.map_err(finding)?;
                let seen = BrokerResourceSeen { id: id.clone(), found };
                Ok(Outcome::default().seen(t::BrokerResourceSeen, None, seen, RESOURCE))
            }
            BrokerEffect::Configure { id, wanted, .. } => self.configure(&token, id, wanted).await,
            BrokerEffect::ProbeTransfers { id, .. } => self.probe_transfers(&token, id).await,
            BrokerEffect::StartTransfer { wish, .. } => self.start_transfer(&token, wish).await,
            BrokerEffect::SendFile { credentials, started, in_parts, ours } => {
                let parts_for = in_parts.then_some(credentials);
                self.send_file(&token, parts_for, (started, ours)).await
            }
            BrokerEffect::FollowTransfer { id, sent, .. } => {
                let shown = broker::overview(self.api(), &token, *id).await.map_err(finding)?;
                Ok(Outcome::default().seen(t::TransferSeen, None, shown.seen.when_sent(*sent), OVERVIEW))
            }
            BrokerEffect::FetchFile { started, ours, .. } => self.fetch_file(&token, started, ours).await,
            BrokerEffect::ConfirmTransfer { id, ours, .. } => self.confirm_transfer(&token, *id, ours).await,
        }
    }

    /// The service owner, and a resource as it is set up.
    ///
    /// # Errors
    /// Why they cannot be read.
    pub(in crate::engine) async fn files_service(
        &self,
        credentials: &ClientCredentials,
        id: ResourceId,
    ) -> Result<FilesService, Box<Finding>> {
        let token = self.brokering(credentials).await?;
        let owner = broker::owner(self.api(), &token).await.map_err(finding)?;
        let found = broker::resource(self.api(), &token, &id).await.map_err(finding)?;
        Ok(FilesService { owner, resource: BrokerResourceSeen { id, found } })
    }

    /// An exchanged token: only that has the owner's code, for which the access rules let it send to itself. A system user is no
    /// service owner.
    async fn brokering(&self, credentials: &ClientCredentials) -> Result<Arc<Token>, Box<Finding>> {
        let needed = match products::BROKER.system_users.filter(|_| credentials.acting.is_some()) {
            None => products::BROKER.scopes.service,
            Some(users) => users.scopes,
        };
        self.exchanged(credentials, &scopes(needed)).await
    }

    async fn configure(&self, token: &Token, id: &ResourceId, wanted: &BrokerConfiguration) -> Performed {
        let (found, was_there) = broker::configure(self.api(), token, id, wanted).await.map_err(finding)?;
        let seen = BrokerResourceSeen { id: id.clone(), found: Some(found) };
        let how = "PUT and GET broker/api/v1/resource/{id}";
        Ok(Outcome::default().made(t::BrokerResourceSeen, None, seen, how).already(was_there))
    }

    async fn probe_transfers(&self, token: &Token, id: &ResourceId) -> Performed {
        let how = "GET broker/api/v1/filetransfer?resourceId=";
        let seen = |allowed| Outcome::default().seen(t::AccessProbe, None, AccessProbe { allowed }, how);
        match broker::search(self.api(), token, id).await {
            Ok(_) => Ok(seen(true)),
            // A policy that was just published is not known everywhere for some minutes: the step waits.
            Err(fault) if fault.means() == Some(Meaning::BrokerNotLetIn) => Ok(seen(false).refused_with(fault.code())),
            Err(fault) => Err(self.explained(fault, token, of_party(token, id, EITHER)).await),
        }
    }

    async fn start_transfer(&self, token: &Token, wish: &TransferWish) -> Performed {
        let (open, name) = self.opened()?;
        // Before it is looked through, which takes its time for a long one.
        self.check_length(&open, wish.largest)?;
        let (_, file) = self.looked_through(open, name).await?;
        let new = NewFileTransfer::new(&file, &wish.between, wish.reference);
        let (shown, was_there) = match broker::start(self.api(), token, &new, wish.since).await {
            Ok(started) => started,
            Err(fault) => {
                return Err(self.explained(fault, token, of_party(token, &wish.between.id, &["write"])).await);
            }
        };
        if shown.checksum.as_ref().is_some_and(|sum| *sum != file.md5) {
            return Err(Box::new(self.changed(shown.id)));
        }
        let how = "POST broker/api/v1/filetransfer";
        let Between { sender, recipient, .. } = wish.between;
        let parties = (!wish.between.is_oneself()).then_some(TransferParties { sender, recipient });
        let started = TransferStarted { id: shown.id, file, parties };
        Ok(Outcome::default().made(t::TransferStarted, None, started, how).already(was_there))
    }

    /// A transfer as it is now, when it goes between those that it must. Its id stands in the state, which others can
    /// write to.
    async fn own_transfer(&self, token: &Token, id: Uuid, ours: &Between) -> Result<TransferShown, Box<Finding>> {
        let shown = broker::overview(self.api(), token, id).await;
        let shown = self.or_why(shown, token, of_party(token, &ours.id, EITHER)).await?;
        if shown.is_between(ours) {
            return Ok(shown);
        }
        let not_ours = Finding::new(&codes::TRANSFER_NOT_OURS, "try transfer").with("id", id.to_string());
        let not_ours = not_ours.with("sender", ours.sender.spaced()).with("recipient", ours.recipient.spaced());
        Err(Box::new(not_ours.with("resource", ours.id.bare())))
    }

    /// Sends the file of a transfer that waits for it: at once, or in parts for a client.
    async fn send_file(
        &self,
        token: &Token,
        parts_for: Option<&ClientCredentials>,
        (started, ours): (&TransferStarted, &Between),
    ) -> Performed {
        let before = self.own_transfer(token, started.id, ours).await?;
        let made =
            |seen| Outcome::default().made(t::TransferSeen, None, seen, "POST and GET broker/api/v1/filetransfer/{id}");
        // What is there needs no file any more.
        if before.seen.stage() != TransferStage::Begun {
            return Ok(made(before.seen).already(true));
        }
        let is_another = self.transfer_file.is_none() && started.file.name != TRIAL_NAME;
        if is_another {
            let needed = Finding::new(&codes::TRANSFER_FILE_NEEDED, "try transfer").with("id", started.id.to_string());
            return Err(Box::new(needed.with_path("name", Path::new(&started.file.name))));
        }
        let (open, file) = self.file_to_send().await?;
        if file != started.file {
            return Err(Box::new(self.changed(started.id)));
        }
        let going = (open, self.watcher(words::SENDS, &file));
        let sent = match parts_for {
            None => {
                let sent = broker::upload(self.api(), token, started.id, going).await;
                sent.map(|(seen, _)| seen).map_err(SendFailure::File)
            }
            Some(credentials) => self.seen_after_parts(credentials, (started.id, file.bytes), going).await,
        };
        match sent {
            Ok(seen) => Ok(made(seen)),
            Err(SendFailure::Token(finding)) => Err(finding),
            Err(SendFailure::File(failure)) => self.not_sent(started, failure).await,
        }
    }

    async fn seen_after_parts(
        &self,
        credentials: &ClientCredentials,
        (id, length): (Uuid, u64),
        going: (OpenFile, Watcher),
    ) -> Result<TransferSeen, SendFailure> {
        self.send_in_parts(credentials, (id, length), going).await?;
        let token = self.brokering(credentials).await.map_err(SendFailure::Token)?;
        Ok(broker::overview(self.api(), &token, id).await?.seen.when_sent(true))
    }

    /// Why a file was not sent: perhaps it became another.
    async fn not_sent(&self, started: &TransferStarted, failure: FileFailure) -> Performed {
        match failure {
            // Whether it is the file that became another while it was sent is seen on it.
            FileFailure::Api(fault) => match self.file_to_send().await {
                Ok((_, now)) if now != started.file => Err(Box::new(self.changed(started.id))),
                _ => Err(finding(fault)),
            },
            FileFailure::File(fault) if fault.kind() == std::io::ErrorKind::UnexpectedEof => {
                Err(Box::new(self.changed(started.id)))
            }
            FileFailure::File(fault) => {
                Err(Box::new(FileFault::while_read(Path::new(&self.transfer_path()), fault).finding()))
            }
        }
    }

    async fn fetch_file(&self, token: &Token, started: &TransferStarted, ours: &Between) -> Performed {
        let TransferStarted { id, file, .. } = started;
        let before = self.own_transfer(token, *id, ours).await?;
        // One that can no longer be fetched, or not yet, is no fault of the call: the step goes on from there.
        if before.seen.stage() != TransferStage::Published {
            return Ok(Outcome::default().seen(t::TransferSeen, None, before.seen, OVERVIEW));
        }
        let came = broker::download(self.api(), token, (*id, file.bytes), self.watcher(words::FETCHES, file)).await;
        let came = came.map_err(|failure| match failure {
            FileFailure::Api(fault) => finding(fault),
            FileFailure::File(fault) => Box::new(FileFault::while_written(Path::new(&file.name), fault).finding()),
        })?;
        if came.md5 != file.md5 {
            let differs = Finding::new(&codes::TRANSFER_DIFFERS, "try transfer").with("id", id.to_string());
            return Err(Box::new(differs.with("expected", file.md5.as_str()).with("found", came.md5)));
        }
        let fetched = TransferFetched { id: *id, bytes: came.bytes, md5: came.md5 };
        let how = "GET broker/api/v1/filetransfer/{id}/download";
        Ok(Outcome::default().seen(t::TransferFetched, None, fetched, how))
    }

    async fn confirm_transfer(&self, token: &Token, id: Uuid, ours: &Between) -> Performed {
        let before = self.own_transfer(token, id, ours).await?.seen;
        if matches!(before.stage(), TransferStage::Gone | TransferStage::Ended) {
            return Ok(Outcome::default().seen(t::TransferSeen, None, before, OVERVIEW));
        }
        let (seen, was_there) = broker::confirm(self.api(), token, (id, before)).await.map_err(finding)?;
        let how = "POST broker/api/v1/filetransfer/{id}/confirmdownload";
        Ok(Outcome::default().made(t::TransferSeen, None, seen, how).already(was_there))
    }

    /// Refuses a file that shows nothing, or that the resource would not take.
    fn check_length(&self, open: &OpenFile, largest: Option<FileSize>) -> Result<(), Box<Finding>> {
        let bytes = open.metadata().map_err(|fault| self.unreadable(fault))?.len();
        let of = |code| Finding::new(code, "try transfer").with("path", self.transfer_path());
        if bytes == 0 {
            return Err(Box::new(of(&codes::TRANSFER_FILE_EMPTY)));
        }
        match largest.filter(|largest| bytes > largest.bytes()) {
            None => Ok(()),
            Some(largest) => {
                let finding = of(&codes::TRANSFER_FILE_LARGE).with("bytes", bytes.to_string());
                Err(Box::new(finding.with("largest", largest.to_string())))
            }
        }
    }

    /// The file that is sent, open at its beginning, and what it is now.
    async fn file_to_send(&self) -> Result<(OpenFile, FileToSend), Box<Finding>> {
        let (open, name) = self.opened()?;
        self.looked_through(open, name).await
    }

    /// The file that is sent, and its name: the one that was named, or the trial.
    fn opened(&self) -> Result<(OpenFile, String), Box<Finding>> {
        let of_fault = |fault: FileFault| Box::new(fault.finding());
        Ok(match &self.transfer_file {
            None => (self.files.nameless_of(TRIAL).map_err(of_fault)?, TRIAL_NAME.to_owned()),
            Some(path) => {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                if !is_file_name(&name) {
                    let finding = Finding::new(&codes::TRANSFER_FILE_NAME, "try transfer");
                    return Err(Box::new(finding.with("path", self.transfer_path())));
                }
                (self.files.open_to_send(path).map_err(of_fault)?, name)
            }
        })
    }

    /// What a file is now.
    async fn looked_through(&self, open: OpenFile, name: String) -> Result<(OpenFile, FileToSend), Box<Finding>> {
        looked_through(open, name, &self.transfer_seen).await.map_err(|fault| self.unreadable(fault))
    }

    fn unreadable(&self, fault: std::io::Error) -> Box<Finding> {
        Box::new(FileFault::while_read(Path::new(&self.transfer_path()), fault).finding())
    }

    fn transfer_path(&self) -> String {
        self.transfer_file.as_ref().map_or_else(|| TRIAL_NAME.to_owned(), |path| path.display().to_string())
    }

    fn changed(&self, id: Uuid) -> Finding {
        let finding = Finding::new(&codes::TRANSFER_FILE_CHANGED, "try transfer").with("id", id.to_string());
        finding.with_path("path", Path::new(&self.transfer_path()))
    }
}

/// What goes, and what comes.
mod words {
    use crate::text::phrases;

    phrases! {
        SENDS { nb: "Laster opp {name}", en: "Uploading {name}" }
        FETCHES { nb: "Laster ned {name}", en: "Downloading {name}" }
    }
}
