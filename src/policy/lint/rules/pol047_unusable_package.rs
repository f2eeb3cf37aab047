//! POL047: An access package that is not for policies (facts: policy 2.1).

use super::{Context, Found, Rule, Who};
use crate::finding::Severity;
use crate::policy::readers::package_name;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL047", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for Who { one, package, .. } in context.who() {
        if let Some(package) = package.filter(|package| !package.uses.in_policies) {
            found.push(
                Found::at(&one.value.span, text::POL047.with("name", package_name(package))).help(text::POL046_HELP),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, ">ordinaer-post-til-virksomheten<", ">hovedadministrator<"), 1);
    }
}
