//! Who besides the service owner may send: asked only where a system user of the owner's own organisation is to, which is let
//! in by the rules as everybody else is. The service owner itself needs no rule.

use crate::catalog::products;
use crate::policy::build;
use crate::record::{Question, QuestionKind, Topic, t};
use crate::steps::parts::owner::{self, Making};
use crate::steps::parts::{asking, readers};
use crate::steps::{Brief, IntakeQuestion};

/// Whether there are to be any.
fn are_wanted(brief: &Brief<'_>) -> bool {
    products::of(brief.product).system_users_need_writers() && brief.get(t::SystemUserWanted) == Some(&true)
}

/// Whether there are to be any, and nobody has said who.
pub fn are_missing(brief: &Brief<'_>) -> bool {
    are_wanted(brief) && brief.get(t::Writers).is_none()
}

/// Who they are, as the policy wants it.
pub fn wanted(brief: &Brief<'_>) -> build::Holders {
    brief.get(t::Writers).filter(|_| are_wanted(brief)).map(readers::to_policy).unwrap_or_default()
}

/// Whether it is asked who they are.
pub fn asked(brief: &Brief<'_>) -> IntakeQuestion {
    match owner::making(brief) {
        _ if !are_wanted(brief) => IntakeQuestion::Decided,
        Ok(Making::Exists) => IntakeQuestion::Decided,
        Err(Topic::ResourceChoice) => IntakeQuestion::HangsOn(Topic::ResourceChoice),
        _ => IntakeQuestion::question(question()),
    }
}

/// Nothing is proposed: whom the owner lets send in its name, nobody else can guess.
pub fn question() -> Question {
    let kind = QuestionKind::Several(readers::choices());
    asking::ask(t::Writers, words::WRITERS, words::WRITERS_HELP, kind, readers::read)
}

/// What this file alone says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        WRITERS { nb: "Hvem andre enn tjenesteeieren skal kunne sende? (tilgangspakker og roller)", en: "Who besides the service owner should be able to send? (access packages and roles)" }
        WRITERS_HELP { nb: "En systembruker får bare sende når en tilgangsregel lar andre enn tjenesteeieren sende. Den som godkjenner systembrukeren, må selv ha rollen eller pakken hos dere. Velg en som få har, for eksempel role:dagl.", en: "A system user may only send when an access rule lets others than the service owner send. Whoever approves the system user must hold the role or package in your organisation. Choose one that few hold, such as role:dagl." }
    }
}
