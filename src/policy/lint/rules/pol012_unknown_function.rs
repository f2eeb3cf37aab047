//! POL012: A match function that the platform does not implement: it fails when a request comes that far (facts: policy 4.3).

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::ids::function;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL012", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for (one, _) in context.policy.rules.iter().flat_map(walk::matches) {
        if function::IN_MATCH.contains(&one.function.as_str()) {
            continue;
        }
        let right = if one.function.ends_with("ignore-case") {
            function::STRING_EQUAL_IGNORE_CASE
        } else {
            function::STRING_EQUAL
        };
        let message = text::POL012.with("id", one.function.as_str());
        found.push(Found::at(&one.span, message).help(text::POL012_HELP.with("id", right)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "3.0:function:string-equal-ignore", "1.0:function:string-equal-ignore"), 1);
        assert_eq!(replaced(RULE.code, "1.0:function:string-equal\"", "1.0:function:string-equals\""), 1);
    }
}
