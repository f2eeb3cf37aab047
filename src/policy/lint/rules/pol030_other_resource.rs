//! POL030: A rule about another resource: the registry refuses the file (registry).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::{attribute, category};
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::registry;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check)).refused();

static CODE: Code = code!("POL030" [Error]
    says { nb: "En regel gjelder en annen ressurs", en: "A rule is about another resource" }
    why { nb: "Registeret avviser filen.", en: "The registry refuses the file." }
    next { nb: "Skriv id-en til ressursen som filen er for, eller last filen opp på den ressursen den gjelder", en: "Write the ID of the resource that the file is for, or upload the file to the resource that it is about" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Regelen gjelder ressursen {value}, ikke {id}. Registeret avviser filen: «{said}».", en: "The rule is about the resource {value}, not {id}. The registry refuses the file: “{said}”." }
        HELP { nb: "Skriv {id}, eller last filen opp på den ressursen den gjelder", en: "Write {id}, or upload the file to the resource that it is about" }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    let Some(id) = &context.options.resource_id else { return };
    for rule in &context.policy.rules {
        for (one, of) in rule.matches_in(category::RESOURCE) {
            if of.attribute_id == attribute::RESOURCE && one.value.text != *id {
                let message = words::FOUND.with("value", one.value.text.as_str()).with("id", id.as_str());
                let message = message.with("said", registry::OTHER_RESOURCE);
                found.push(Found::at(&CODE, &one.value.span, message).help(words::HELP.with("id", id.as_str())));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, ">ttd-melding<", ">ttd-Melding<"), 1);
    }
}
