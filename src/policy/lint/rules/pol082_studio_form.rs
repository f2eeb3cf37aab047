//! POL082: A file that Studio would write with other bytes: its first save there changes lines that nobody touched
//! (Studio).
//!
//! Nearly all such files differ in their first lines, so the file is written anew only when those are Studio's.

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::{studio, write};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL082" [Note]
    says { nb: "Filen er ikke skrevet slik Studio gjør det", en: "The file is not in Studio's form" }
    why { nb: "Neste lagring i Studio endrer mange linjer.", en: "Studio's next save changes many lines." }
    next { nb: "Ingenting må gjøres. Skal filen inn i Studio, er første lagring lettere å lese som en egen endring", en: "Nothing has to be done. If the file is going into Studio, its first save is easier to read as a separate change" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Herfra er filen skrevet på en annen måte enn Studio gjør. Neste lagring der endrer linjer som ingen har rørt.", en: "From here on the file is not written as Studio writes it. The next save there changes lines that nobody has touched." }
        MARK { nb: "Filen mangler merket for byterekkefølge (BOM) som Studio begynner med. Neste lagring der endrer linjer som ingen har rørt.", en: "The file lacks the byte order mark (BOM) that Studio begins with. The next save there changes lines that nobody has touched." }
    }
}

/// How every file from Studio begins, after the byte order mark.
const HEAD: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n",
    "<xacml:Policy PolicyId=\"urn:altinn:policyid:1\" Version=\"",
);

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    let Some(source) = context.source.filter(|_| !context.is_delegation()) else { return };
    let Some(bytes) = source.bytes.strip_prefix("\u{FEFF}".as_bytes()) else {
        found.push(Found::at(&CODE, &(0..0), words::MARK));
        return;
    };
    let differs = match first_difference(bytes.get(..HEAD.len()).unwrap_or(bytes), HEAD.as_bytes()) {
        Some(at) => Some(at),
        None => match studio::to_model(context.policy) {
            Ok(model) => first_difference(source.bytes, &write::to_xml(&model)).map(|at| at.saturating_sub(3)),
            Err(_) => None, // Studio cannot open it: POL013, POL074
        },
    };
    if let Some(at) = differs {
        let at = (0..=at).rev().find(|at| source.text.is_char_boundary(*at)).unwrap_or_default();
        found.push(Found::at(&CODE, &(at..at), words::FOUND));
    }
}

/// Where two texts part.
fn first_difference(left: &[u8], right: &[u8]) -> Option<usize> {
    let at = left.iter().zip(right).position(|(left, right)| left != right);
    at.or_else(|| (left.len() != right.len()).then_some(left.len().min(right.len())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fixture::{self, of, options, replaced};

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "\u{FEFF}", ""), 1);
        assert_eq!(replaced(RULE.code, "encoding=\"utf-8\"", "encoding=\"UTF-8\""), 1);
        assert_eq!(replaced(RULE.code, "\n      <xacml:AnyOf>", "<xacml:AnyOf>"), 1);
        assert_eq!(replaced(RULE.code, "</xacml:Policy>", "</xacml:Policy>\n"), 1);
    }

    #[test]
    fn it_is_found_where_the_files_part() {
        let file = String::from_utf8(write::to_xml(&fixture::model())).unwrap();
        let spoilt = file.replacen("Mottakere kan", "Mottakere  kan", 1).replacen(">dagl<", ">dagl <", 1);
        assert_eq!(of(RULE.code, &spoilt, &options()), []);
        let spoilt = file.replacen("Effect=\"Permit\"", "Effect='Permit'", 1);
        let at = spoilt.find("'Permit'").unwrap() - 3;
        assert_eq!(of(RULE.code, &spoilt, &options())[0].span, Some(at..at));
    }

    #[test]
    fn what_is_not_read_from_a_file_has_no_form() {
        let policy = crate::policy::parse(&write::to_xml(&fixture::model())).unwrap();
        assert!(crate::policy::lint::lint_policy(&policy, &options()).iter().all(|found| found.code != RULE.code));
    }
}
