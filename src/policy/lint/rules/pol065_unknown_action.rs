//! POL065: An action that nobody asks for (facts: policy 2.3, 5).

use std::collections::HashMap;

use super::walk;
use super::{Context, Found, Rule};
use crate::catalog::actions::{self, Action};
use crate::finding::Severity;
use crate::policy::ids::category;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL065", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    // An app asks for actions of its own, and what is delegated may be one of those.
    let own = context.is_app() || context.is_delegation();
    let mut asked: HashMap<&str, Asked> = HashMap::new();
    for rule in &context.policy.rules {
        for (one, _) in walk::of_category(rule, category::ACTION) {
            let id = one.value.text.as_str();
            let meant = match *asked.entry(id).or_insert_with(|| Asked::of(id)) {
                Asked::Known => continue,
                Asked::Unknown(None) if own => continue,
                Asked::Unknown(meant) => meant.map(|action| text::DID_YOU_MEAN.with("what", action.id)),
            };
            found.push(
                Found::at(&one.value.span, text::POL065.with("id", id))
                    .help(meant.unwrap_or_else(|| text::POL065_HELP.into())),
            );
        }
    }
}

/// Whether anybody asks for an action.
#[derive(Clone, Copy)]
enum Asked {
    /// Somebody does.
    Known,
    /// Nobody does; perhaps another was meant.
    Unknown(Option<&'static Action>),
}

impl Asked {
    fn of(id: &str) -> Self {
        match actions::by_id(&id.to_lowercase()) {
            Some(_) => Self::Known,
            None => Self::Unknown(actions::did_you_mean(id)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fixture::{self, of, options, replaced};
    use crate::policy::lint::{Kind, Options};

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, ">read<", ">open<"), 1);
        assert_eq!(replaced(RULE.code, ">read<", ">READ<"), 0);
    }

    #[test]
    fn an_app_has_actions_of_its_own() {
        let file = String::from_utf8(crate::policy::write::to_xml(&fixture::model())).unwrap();
        let app = Options { kind: Some(Kind::App), ..options() };
        let count = |action: &str, options: Options| of(RULE.code, &file.replacen(">read<", action, 1), &options).len();
        assert_eq!((count(">lodge<", options()), count(">lodge<", app.clone())), (1, 0));
        assert_eq!(count(">instansiate<", app), 1);
    }
}
