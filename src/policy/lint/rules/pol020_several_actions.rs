//! POL020: Several actions in one `AllOf`: they must all be asked for at once, and services ask for one; the list of
//! rights fails besides (facts: policy 4.2, 3.2).

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::ids::category;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL020", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for all_of in context.policy.rules.iter().flat_map(walk::all_of) {
        let actions = all_of.matches.iter().filter(|one| one.urn_in(category::ACTION).is_some());
        if actions.count() > 1 {
            found.push(Found::at(&all_of.span, text::POL020).help(text::POL020_HELP));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::{self, count, of, options};

    #[test]
    fn it_is_found() {
        let mut model = fixture::model();
        model.rules.truncate(1);
        model.rules[0].actions = vec!["read".into(), "write".into()];
        assert_eq!(count(RULE.code, &model), 0);
        let file = String::from_utf8(crate::policy::write::to_xml(&model)).unwrap();
        let (before, after) = file.split_once(">read<").unwrap();
        let joined = after.replacen("</xacml:AllOf>\n        <xacml:AllOf>", "", 1);
        assert_eq!(of(RULE.code, &format!("{before}>read<{joined}"), &options()).len(), 1);
    }
}
