//! Systems and system users, as commands are told: which requests are to be made anew, and what is there.

use super::answers::Origin;
use super::perform::Performer;
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use super::token_command::TokenWish;
use crate::catalog::codes::command_line::NOT_KNOWN_YET;
use crate::finding::Finding;
use crate::record::values::party_key;
use crate::record::{Evidence, Source, Topic, TopicMarker as _, t};
use crate::report::system_user::SystemUsersShown;
use crate::steps::system_user;

impl<P> Session<'_, P> {
    /// Takes it as told that the requests of which nothing came are to be made anew; whoever saves next saves it.
    ///
    /// # Errors
    /// What stands there is a newer version's, or the place was never begun.
    pub fn renew_requests(&mut self, work: &StepRun) -> Result<(), EngineFault> {
        self.check_readable(&work.place, Topic::SystemUserRenewal, |_| true)?;
        let at = self.clock.now();
        for (party, request) in system_user::failed_requests(&self.brief(work)) {
            let value = t::SystemUserRenewal::wrap(request);
            let evidence = Evidence { value, source: Source::Told, at, how: Origin::Flag.word().to_owned() };
            self.book_mut().put(&work.place, Some(party_key(party)), evidence)?;
        }
        Ok(())
    }
}

impl Session<'_, Performer> {
    /// The system and its system users as Altinn has them, for the command that only looks.
    ///
    /// # Errors
    /// Which system it is is not known yet, or why it cannot be read.
    pub async fn system_users(&self, work: &StepRun) -> Result<SystemUsersShown, Box<Finding>> {
        let Some((system, resource, keys)) = system_user::of(&self.brief(work)) else {
            let unknown = Finding::new(&NOT_KNOWN_YET, format!("--{}", Topic::SystemId.id()));
            return Err(Box::new(unknown.with("command", "altinn-onboard system-user register")));
        };
        let credentials = self.credentials(work, &TokenWish::default())?;
        self.performer.system_users_shown(&credentials, (&system, &resource), &keys).await
    }
}
