//! POL015: A target of the policy itself: the standard wants it to match, the platform never looks at it
//! (facts: policy 4.2).

use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL015", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    let target = &context.policy.target;
    if !target.any_of.is_empty() {
        found.push(Found::at(&target.span, text::POL015).help(text::POL015_HELP));
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
