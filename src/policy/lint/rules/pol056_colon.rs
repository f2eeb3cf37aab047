//! POL056: A value with a colon: Studio splits it at the last one and writes something else (Studio).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::{attribute, category};
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL056" [Warning]
    says { nb: "En verdi har kolon", en: "A value has a colon" }
    why { nb: "Studio klarer ikke å skrive den tilbake.", en: "Studio cannot write it back." }
    next { nb: "Rediger filen utenfor Studio", en: "Edit the file outside Studio" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "«{value}» har kolon. Studio deler verdien ved det siste kolonet og skriver noe annet ved neste lagring.", en: "“{value}” has a colon. Studio splits it at the last one and writes something else at the next save." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    if context.is_delegation() {
        return;
    }
    for rule in &context.policy.rules {
        let resources = rule.matches_in(category::RESOURCE);
        for (one, of) in rule.matches_in(category::SUBJECT).chain(resources) {
            let value = one.value.text.as_str();
            // Of an access list Studio keeps the last two parts together: POL094 looks at those.
            if value.contains(':') && of.attribute_id != attribute::ACCESS_LIST {
                found.push(Found::at(&CODE, &one.value.span, words::FOUND.with("value", value)));
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
        assert_eq!(replaced(RULE.code, ">dagl<", ">urn:digitaltdodsbo:formuesfullmakt<"), 1);
        assert_eq!(replaced(RULE.code, ">read<", ">a:b<"), 0);
    }
}
