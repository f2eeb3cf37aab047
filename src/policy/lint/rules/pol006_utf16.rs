//! POL006: A file in UTF-16: read, and unusual (ABAC).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Bytes(check));

static CODE: Code = code!("POL006" [Note]
    says { nb: "Filen er lagret som UTF-16", en: "The file is UTF-16" }
    why { nb: "Altinn leser den, men Studio skriver UTF-8, og mange verktøy venter det.", en: "The platform reads it, but Studio writes UTF-8 and many tools expect it." }
    next { nb: "Lagre filen som UTF-8", en: "Store the file as UTF-8" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Filen er lagret som UTF-16. Altinn leser den, men Studio skriver UTF-8, og mange verktøy venter det.", en: "The file is stored as UTF-16. Altinn reads it, but Studio writes UTF-8, and many tools expect that." }
    }
}

fn check(bytes: &[u8]) -> Option<Found> {
    let is_wide = bytes.starts_with(&[0xFE, 0xFF]) || bytes.starts_with(&[0xFF, 0xFE]);
    is_wide.then(|| Found::anywhere(&CODE, words::FOUND))
}
