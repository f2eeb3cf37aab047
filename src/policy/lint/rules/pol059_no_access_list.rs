//! POL059: Altinn Formidling by roles alone, and no access list: whoever has the role in any organisation gets in
//! (facts: policy 5, 4.8). Whether access lists limit the resource, only its definition tells.

use super::{Context, Found, Kind, Rule, Who};
use crate::finding::Severity;
use crate::policy::ids::attribute;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL059", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    if context.options.kind != Some(Kind::Broker) || context.options.access_lists != Some(false) {
        return;
    }
    // The service owner is one organisation, usually named beside to subscribe.
    let mut others = context.who().filter(|who| !who.is(attribute::ORG)).peekable();
    if others.peek().is_some() && others.all(Who::is_role) {
        found.push(Found::at(&context.policy.span, text::POL059).help(text::POL059_HELP));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::Options;
    use crate::policy::lint::fixture::{self, of, options};

    #[test]
    fn it_is_found() {
        let mut model = fixture::model();
        model.rules[0].access_packages.clear();
        let count = |model: &crate::policy::EditorPolicy, kind, lists| {
            let file = String::from_utf8(crate::policy::write::to_xml(model)).unwrap();
            of(RULE.code, &file, &Options { kind: Some(kind), access_lists: lists, ..options() }).len()
        };
        assert_eq!(count(&model, Kind::Broker, Some(false)), 1);
        assert_eq!(count(&model, Kind::Broker, Some(true)), 0);
        assert_eq!(count(&model, Kind::Broker, None), 0);
        assert_eq!(count(&model, Kind::Correspondence, Some(false)), 0);
        model.rules[0].subject.push("urn:altinn:organization:identifier-no:991825827".into());
        assert_eq!(count(&model, Kind::Broker, Some(false)), 0);
    }
}
