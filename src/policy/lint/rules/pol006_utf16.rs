//! POL006: A file in UTF-16 or ISO-8859-1: read, and unusual (ABAC).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintRule, RuleCheck};
use crate::policy::read;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Bytes(check));

static CODE: Code = code!("POL006" [Note]
    says { nb: "Filen er lagret som UTF-16 eller ISO-8859-1", en: "The file is UTF-16 or ISO-8859-1" }
    why { nb: "Altinn leser den, men Studio skriver UTF-8, og mange verktøy forventer det.", en: "The platform reads it, but Studio writes UTF-8 and many tools expect it." }
    next { nb: "Lagre filen som UTF-8", en: "Store the file as UTF-8" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Filen er lagret som {encoding}. Altinn leser den, men Studio skriver UTF-8, og mange verktøy forventer det.", en: "The file is stored as {encoding}. Altinn reads it, but Studio writes UTF-8, and many tools expect that." }
    }
}

fn check(bytes: &[u8]) -> Option<Found> {
    let named = if read::is_utf16(bytes) {
        Some("UTF-16")
    } else {
        // In ASCII both say the same.
        (read::is_latin_1(bytes) && !bytes.is_ascii()).then_some("ISO-8859-1")
    };
    named.map(|named| Found::anywhere(&CODE, words::FOUND.with("encoding", named)))
}
