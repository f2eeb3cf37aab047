//! POL017: Two `AnyOf` of one category: the platform takes them as alternatives (facts: policy 4.2, 3.2).

use super::{Context, Found, Rule};
use crate::report::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL017", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for target in context.policy.rules.iter().flat_map(|rule| &rule.target) {
        let mut seen: Vec<&str> = Vec::new();
        for any_of in &target.any_of {
            let matches = any_of.all_of.iter().flat_map(|all_of| &all_of.matches);
            let Some(of) = matches.filter_map(|one| one.designator()).next() else { continue };
            if seen.contains(&of.category.as_str()) {
                found.push(Found::at(&any_of.span, text::POL017).help(text::POL017_HELP));
            }
            seen.push(&of.category);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        let (from, to) =
            ("</xacml:AllOf>\n        <xacml:AllOf>", "</xacml:AllOf></xacml:AnyOf><xacml:AnyOf><xacml:AllOf>");
        assert_eq!(replaced(RULE.code, from, to), 1);
    }
}
