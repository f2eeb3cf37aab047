//! POL068: Messages shall be forwarded, and the policy demands a level, or has none (facts: policy 3.5).
//!
//! Correspondence takes the lowest whole number under any obligation, the level for organisations included.

use super::{Context, Found, Kind, Rule};
use crate::finding::Severity;
use crate::policy::xacml::Expression;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL068", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    if !context.options.forwarding || !matches!(context.options.kind, None | Some(Kind::Correspondence)) {
        return;
    }
    let policy = context.policy;
    let obligations = policy.obligations.iter().chain(policy.rules.iter().flat_map(|rule| &rule.obligations));
    let levels = obligations.flat_map(|obligation| &obligation.assignments).filter_map(|one| match &one.value {
        Expression::Literal(literal) => literal.text.trim().parse::<i32>().ok().map(|level| (level, literal)),
        _ => None,
    });
    match levels.min_by_key(|(level, _)| *level) {
        None => found.push(Found::at(&policy.span, text::POL068_NONE).help(text::POL068_HELP)),
        Some((level, literal)) if level > 0 => {
            let message = text::POL068.with("value", level.to_string());
            found.push(Found::at(&literal.span, message).help(text::POL068_HELP));
        }
        Some(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::Options;
    use crate::policy::lint::fixture::{self, of, options};

    #[test]
    fn it_is_found() {
        let count = |end_user: Option<&str>, organisation: Option<&str>, forwarding| {
            let mut model = fixture::model();
            model.required_authentication_level_end_user = end_user.map(str::to_owned);
            model.required_authentication_level_org = organisation.map(str::to_owned);
            let file = String::from_utf8(crate::policy::write::to_xml(&model)).unwrap();
            of(RULE.code, &file, &Options { forwarding, ..options() }).len()
        };
        assert_eq!(count(Some("3"), Some("3"), true), 1);
        assert_eq!(count(None, None, true), 1);
        assert_eq!(count(Some("0"), Some("3"), true), 0);
        assert_eq!(count(Some("3"), Some("3"), false), 0);
    }
}
