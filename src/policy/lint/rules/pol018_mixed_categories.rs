//! POL018: Categories mixed in one `AnyOf`: they are pulled apart, and the list of rights fails (ABAC, registry).
//!
//! What is pulled apart still means the same when it is one `AllOf` and no other `AnyOf` has those categories: all of
//! it must hold either way. The templates of apps write delete rules so, and apps work with them; there it is a
//! warning.

use std::collections::{BTreeSet, HashMap};

use crate::finding::Code;
use crate::finding::Severity;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::xacml::AnyOf;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL018" [Error, Warning]
    says { nb: "En AllOf eller AnyOf blander kategorier", en: "An AllOf or AnyOf mixes categories" }
    why { nb: "Altinn leser dem hver for seg, og rettighetslisten feiler.", en: "The platform splits it up, and the list of rights fails." }
    next { nb: "Gi hver kategori sin egen AnyOf", en: "Give each category an AnyOf of its own" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Her blandes hvem, ressurs og handling. Altinn leser dem hver for seg, og rettighetslisten feiler.", en: "Subject, resource and action are mixed here. Altinn reads them separately, and the list of rights fails." }
        SAME { nb: "Her blandes hvem, ressurs og handling. Altinn leser dem hver for seg og svarer likevel det samme, men rettighetslisten feiler.", en: "Subject, resource and action are mixed here. Altinn reads them apart and still gives the same answer, but the list of rights fails." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for target in context.policy.rules.iter().flat_map(|rule| &rule.target) {
        let of_each: Vec<BTreeSet<&str>> = target.any_of.iter().map(categories).collect();
        if of_each.iter().all(|categories| categories.len() < 2) {
            continue;
        }
        let mut users: HashMap<&str, usize> = HashMap::new();
        for category in of_each.iter().flatten() {
            *users.entry(category).or_default() += 1;
        }
        for (any_of, categories) in target.any_of.iter().zip(&of_each).filter(|(_, categories)| categories.len() > 1) {
            let alone = categories.iter().all(|category| users.get(category) == Some(&1));
            let finding = if context.is_app() && any_of.all_of.len() == 1 && alone {
                Found::at(&CODE, &any_of.span, words::SAME).severe(Severity::Warning)
            } else {
                Found::at(&CODE, &any_of.span, words::FOUND)
            };
            found.push(finding);
        }
    }
}

fn categories(any_of: &AnyOf) -> BTreeSet<&str> {
    let matches = any_of.all_of.iter().flat_map(|all_of| &all_of.matches);
    matches.filter_map(|one| one.designator()).map(|of| of.category.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PolicyKind;
    use crate::policy::lint::LintOptions;
    use crate::policy::lint::fixture::{self, of, options, replaced};

    #[test]
    fn it_is_found() {
        let (subject, action) = ("1.0:subject-category:access-subject", "3.0:attribute-category:action");
        assert_eq!(replaced(RULE.code, subject, action), 1);
    }

    #[test]
    fn what_means_the_same_is_no_error_in_an_app() {
        let mut model = fixture::model();
        model.rules.truncate(1);
        let file = String::from_utf8(crate::policy::write::to_xml(&model)).unwrap();
        let joined =
            file.replacen("</xacml:AllOf>\n      </xacml:AnyOf>\n      <xacml:AnyOf>\n        <xacml:AllOf>", "", 2);
        let severities = |file: &str, kind| {
            let options = LintOptions { kind: Some(kind), ..options() };
            of(RULE.code, file, &options).iter().map(Found::severity).collect::<Vec<_>>()
        };
        // Eight readers are alternatives, of which the last is joined with the resource and the action.
        assert_eq!(severities(&joined, PolicyKind::App), [Severity::Error]);
        let joined = file.replacen("</xacml:AnyOf>\n      <xacml:AnyOf>", "</xacml:AnyOf><xacml:AnyOf>", 1);
        let joined =
            joined.replacen("</xacml:AllOf>\n      </xacml:AnyOf>\n      <xacml:AnyOf>\n        <xacml:AllOf>", "", 1);
        assert_eq!(severities(&joined, PolicyKind::App), [Severity::Warning]);
        assert_eq!(severities(&joined, PolicyKind::Generic), [Severity::Error]);
    }
}
