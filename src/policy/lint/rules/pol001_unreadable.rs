//! POL001: The parser refuses the file for a reason that no other rule knows (ABAC).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::unreadable::UnreadablePolicy;
use crate::policy::lint::engine::{Found, LintRule, RuleCheck};
use crate::policy::read::RefusalKind;

pub(super) static RULE: LintRule =
    LintRule::new(&CODE, RuleCheck::Refusal(|unreadable| Some(found(unreadable)))).refused();

/// The row; for who explains a file, one that cannot be read is an answer.
pub static CODE: Code = code!("POL001" [Error]
    says { nb: "Altinn kan ikke lese filen", en: "The platform cannot read the file" }
    why { nb: "Registeret svarer 500 uten innhold ved opplasting, og hver avgjørelse blir Indeterminate.", en: "The registry answers an upload with an empty 500, and every decision is Indeterminate." }
    next { nb: "Filen må være velformet XML uten DOCTYPE, med Policy i navnerommet til XACML 3.0 som rotelement", en: "The file must be well-formed XML without DOCTYPE, with Policy in the XACML 3.0 namespace as its root" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Altinn kan ikke lese filen: {said}", en: "Altinn cannot read the file: {said}" }
        LIMIT { nb: "Filen er større eller dypere enn dette verktøyet leser: {said}. Grensen er vår egen; Altinn kan ha en annen.", en: "The file is larger or deeper than this tool reads: {said}. The limit is our own; Altinn may have another." }
        LIMIT_HELP { nb: "Sjekk at det er riktig fil, eller del den opp", en: "Check that it is the right file, or split it" }
    }
}

/// The finding of any refusal: that the file is over a limit of our own, or whatever the parser says.
pub fn found(unreadable: &UnreadablePolicy<'_>) -> Found {
    let said = unreadable.refusal.message.as_str();
    if unreadable.refusal.kind == RefusalKind::Limit {
        over_limit(said)
    } else {
        Found::anywhere(&CODE, words::FOUND.with("said", said))
    }
}

/// The finding of a file that is larger or deeper than we read; what it is, is `said`. The platform may read it.
#[must_use]
pub fn over_limit(said: &str) -> Found {
    Found::anywhere(&CODE, words::LIMIT.with("said", said)).help(words::LIMIT_HELP)
}
