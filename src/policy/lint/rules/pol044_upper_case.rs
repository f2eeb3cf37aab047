//! POL044: A role or package in upper case, compared letter by letter (ContextHandler).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::{attribute, category, function};
use crate::policy::lint::engine::fix::{self, Fix, Fixer, tag};
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck, RuleSubject};

pub(super) static RULE: LintRule =
    LintRule::new(&CODE, RuleCheck::Policy(check)).fixed_by(Fixer { takes_effect: true, find: fix });

static CODE: Code = code!("POL044" [Error]
    says { nb: "En rolle eller pakke med store bokstaver sammenlignes bokstav for bokstav", en: "A role or package in upper case is compared letter by letter" }
    why { nb: "Altinn sender små bokstaver, så den treffer aldri.", en: "The platform sends lower case, so it never matches." }
    next { nb: "Bruk urn:oasis:names:tc:xacml:3.0:function:string-equal-ignore-case", en: "Use urn:oasis:names:tc:xacml:3.0:function:string-equal-ignore-case" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "«{value}» sammenlignes bokstav for bokstav. Altinn sender små bokstaver, så det treffer aldri.", en: "“{value}” is compared letter by letter. Altinn sends lower case, so it never matches." }
        FIXED { nb: "«{value}» sammenlignes nå uten hensyn til store og små bokstaver. Regelen kan nå treffe.", en: "“{value}” is now compared regardless of case. The rule can match now." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for RuleSubject { one, of, .. } in context.who() {
        let value = one.value.text.as_str();
        let exact = one.function == function::STRING_EQUAL;
        if exact && attribute::is_sent_in_lower_case(&of.attribute_id) && value != value.to_lowercase() {
            found.push(Found::at(&CODE, &one.value.span, words::FOUND.with("value", value)));
        }
    }
}

/// A role or package in upper case is compared as Studio writes it: apart from case.
fn fix(source: &fix::FixSource<'_>, fixes: &mut Vec<Fix>) {
    for one in source.matches() {
        let Some(of) = one.designator().filter(|of| of.category == category::SUBJECT) else { continue };
        let value = one.value.text.as_str();
        let is_exact = [function::STRING_EQUAL, function::STRING_IS_IN].contains(&one.function.as_str());
        if !is_exact || !attribute::is_sent_in_lower_case(&of.attribute_id) || value == value.to_lowercase() {
            continue;
        }
        let Some(place) = tag::attribute(source.text, &one.span, "MatchId") else { continue };
        let fix = (place, function::STRING_EQUAL_IGNORE_CASE.to_owned());
        fixes.push(Fix::new(vec![fix], words::FIXED.with("value", value)));
    }
}

#[cfg(test)]
mod tests {
    use super::{RULE, attribute};
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed};
    use crate::policy::lint::fixture::{self, of, options};

    #[test]
    fn it_is_found() {
        let file = String::from_utf8(crate::policy::write::to_xml(&fixture::model())).unwrap();
        let upper = file.replacen(">dagl<", ">DAGL<", 1);
        assert_eq!(of(RULE.code, &upper, &options()).len(), 0);
        let exact = upper.replacen("3.0:function:string-equal-ignore-case", "1.0:function:string-equal", 1);
        assert_eq!(of(RULE.code, &exact, &options()).len(), 1);
    }

    #[test]
    fn every_attribute_that_holds_a_role_is_looked_at() {
        for id in attribute::ROLES {
            let mut model = fixture::model();
            model.rules[1].subject = vec![format!("{id}:Somebody")];
            let file = String::from_utf8(crate::policy::write::to_xml(&model)).unwrap();
            let exact = file.replace("3.0:function:string-equal-ignore-case", "1.0:function:string-equal");
            assert_eq!(of(RULE.code, &exact, &options()).len(), 1, "{id}");
        }
    }

    #[test]
    fn case_no_longer_matters() {
        let upper = STUDIO.replacen(">dagl<", ">DAGL<", 1);
        let spoilt = upper.replacen("3.0:function:string-equal-ignore-case", "1.0:function:string-equal", 1);
        assert_fixed(&spoilt, &upper, &["POL044"]);
    }
}
