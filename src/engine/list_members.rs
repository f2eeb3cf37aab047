//! Who is to be on an access list, as a command is told: added to what was told before, or taken from it.

use std::collections::BTreeSet;

use super::answers::Origin;
use super::perform::Performer;
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use super::token_command::TokenWish;
use crate::catalog::codes::command_line::NOT_KNOWN_YET;
use crate::domain::OrgNumber;
use crate::finding::Finding;
use crate::record::values::ListMembers;
use crate::record::{Evidence, Source, Topic, TopicMarker as _, t};
use crate::report::access_list::ListShown;
use crate::steps::access_list;

/// Organisations that are to be on a list, or off it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MembersWish {
    /// Which.
    pub members: BTreeSet<OrgNumber>,
    /// They are to be off it.
    pub leave: bool,
}

impl<P> Session<'_, P> {
    /// Takes it as told; whoever saves next saves it.
    ///
    /// # Errors
    /// What stands there is a newer version's, or the place was never begun.
    pub fn wish_members(&mut self, work: &StepRun, wish: &MembersWish) -> Result<(), EngineFault> {
        for topic in [Topic::ListMembers, Topic::ListLeavers] {
            self.check_readable(&work.place, topic, |key| key.is_none())?;
        }
        let brief = self.brief(work);
        let told = |known: Option<&ListMembers>| known.cloned().unwrap_or_default().0;
        let (on, off) = (told(brief.get(t::ListMembers)), told(brief.get(t::ListLeavers)));
        let (more, less) = if wish.leave { (&off, &on) } else { (&on, &off) };
        let more = ListMembers(more.union(&wish.members).copied().collect());
        let less = ListMembers(less.difference(&wish.members).copied().collect());
        let (on, off) = if wish.leave { (less, more) } else { (more, less) };
        let at = self.clock.now();
        for value in [t::ListMembers::wrap(on), t::ListLeavers::wrap(off)] {
            let how = Origin::Flag.word().to_owned();
            let evidence = Evidence { value, source: Source::Told, at, how };
            self.book_mut().put(&work.place, None, evidence)?;
        }
        Ok(())
    }
}

impl Session<'_, Performer> {
    /// An access list as the registry has it, for the command that only looks.
    ///
    /// # Errors
    /// Which list it is is not known yet, or why it cannot be read.
    pub async fn access_list(&self, work: &StepRun) -> Result<ListShown, Box<Finding>> {
        let Some((list, id)) = access_list::of(&self.brief(work)) else {
            let unknown = Finding::new(&NOT_KNOWN_YET, format!("--{}", Topic::AccessListId.id()));
            return Err(Box::new(unknown.with("command", "altinn-onboard access-list create")));
        };
        self.performer.list_shown(&self.credentials(work, &TokenWish::default())?, &list, &id).await
    }
}
