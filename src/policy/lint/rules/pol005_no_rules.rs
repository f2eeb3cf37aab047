//! POL005: No rules, or the rule that Studio writes when there are none (Studio).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::xacml::Rule;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL005" [Error]
    says { nb: "Filen har ingen regler, eller bare tom-regelen fra Studio", en: "There are no rules, or only Studio's placeholder" }
    why { nb: "Tom-regelen slipper inn alle, og registeret avviser den.", en: "The placeholder lets in everybody, and the registry refuses it." }
    next { nb: "Legg til minst én regel", en: "Add at least one rule" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Filen har ingen regler. Tom-regelen fra Studio slipper inn alle og avvises ved opplasting.", en: "The file has no rules. Studio's empty rule lets in everybody and is refused at upload." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    let placeholder = |rule: &Rule| rule.id == "1" && rule.target.is_none() && rule.description.is_some();
    match context.policy.rules.as_slice() {
        [] => found.push(Found::anywhere(&CODE, words::FOUND)),
        [only] if placeholder(only) => found.push(Found::at(&CODE, &only.span, words::FOUND)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.rules.clear()), 1);
    }
}
