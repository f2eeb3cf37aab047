//! POL015: A target of the policy itself: the standard wants it to match, the platform never looks at it (ABAC).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL015" [Warning]
    says { nb: "Filen har et eget Target for alle reglene", en: "The policy has a target of its own" }
    why { nb: "Altinn ser aldri på det, så reglene gjelder for mer enn det ser ut til.", en: "The platform never looks at it, so the rules apply to more than it seems." }
    next { nb: "Skriv avgrensningen i hver regel, og la Target for filen stå tom: <Target/>", en: "Write the limit in each rule, and leave the Target of the file empty: <Target/>" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Altinn ser ikke på Target for hele filen. Reglene gjelder for mer enn det som står her.", en: "Altinn does not look at the Target of the whole file. The rules apply to more than what is written here." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    let target = &context.policy.target;
    if !target.any_of.is_empty() {
        found.push(Found::at(&CODE, &target.span, words::FOUND));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::{self, of, options, part};

    #[test]
    fn it_is_found() {
        let file = String::from_utf8(crate::policy::write::to_xml(&fixture::model())).unwrap();
        assert_eq!(of(RULE.code, &file, &options()).len(), 0);
        let target = part(&file, "<xacml:Target>", "</xacml:Target>");
        assert_eq!(of(RULE.code, &file.replacen("<xacml:Target />", target, 1), &options()).len(), 1);
    }
}
