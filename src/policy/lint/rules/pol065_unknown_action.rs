//! POL065: An action that nobody asks for.

use std::collections::HashMap;

use crate::catalog::actions::{self, Action};
use crate::domain::PolicyKind;
use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::{attribute, category, function};
use crate::policy::lint::engine::fix::{self, Fix, Fixer};
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::text::lint as shared;

pub(super) static RULE: LintRule =
    LintRule::new(&CODE, RuleCheck::Policy(check)).fixed_by(Fixer { takes_effect: true, find: fix });

static CODE: Code = code!("POL065" [Warning]
    says { nb: "Ingen tjeneste spør om handlingen", en: "No service asks for the action" }
    why { nb: "Regelen treffer aldri.", en: "The rule never matches." }
    next { nb: "Bruk en handling som tjenesten spør om, for eksempel `read` (lese) eller `write` (skrive)", en: "Use an action that the service asks for, such as read or write" });

mod words {
    crate::text::phrases! {
        UNKNOWN { nb: "Ingen av Altinns tjenester spør om handlingen `{id}`.", en: "None of Altinn's services asks for the action “{id}”." }
        OWN { nb: "Er det deres egen tjeneste som spør, oppgi hva ressursen er: --type generic. Ellers: bruk `read` (lese) eller `write` (skrive)", en: "If it is your own service that asks, say what the resource is: --type generic. Otherwise use read or write" }
        OR_OWN { nb: "Mente du {what}? Er det deres egen tjeneste som spør, oppgi hva ressursen er: --type generic", en: "Did you mean {what}? If it is your own service that asks, say what the resource is: --type generic" }
        FOUND { nb: "Ingen tjeneste spør om handlingen `{id}`.", en: "No service asks for the action “{id}”." }
        FIXED { nb: "Handlingen {before} er byttet ut med {after}. Regelen kan nå treffe.", en: "The action {before} is replaced by {after}. The rule can match now." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    // What a resource of a service owner's own system is asked for is that owner's business.
    if context.options.kind == Some(PolicyKind::Generic) {
        return;
    }
    // An app asks for actions of its own, and what is delegated may be one of those.
    let own = context.is_app() || context.is_delegation();
    let mut asked: HashMap<&str, Asked> = HashMap::new();
    for rule in &context.policy.rules {
        for (one, _) in rule.matches_in(category::ACTION) {
            let id = one.value.text.as_str();
            let meant = match *asked.entry(id).or_insert_with(|| Asked::of(id)) {
                Asked::Known => continue,
                Asked::Unknown(None) if own => continue,
                Asked::Unknown(meant) => meant.map(|action| action.id),
            };
            let place = &one.value.span;
            // Of a resource that may be generic, only this much is known.
            let finding = if context.options.kind.is_some() || own {
                let meant = meant.map(|meant| shared::DID_YOU_MEAN.with("what", meant));
                Found::at(&CODE, place, words::FOUND.with("id", id)).maybe_help(meant)
            } else {
                let help = meant.map_or_else(|| words::OWN.into(), |meant| words::OR_OWN.with("what", meant));
                Found::at(&CODE, place, words::UNKNOWN.with("id", id)).help(help)
            };
            found.push(finding);
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

/// The actions of Altinn II, whose meaning is another's to choose.
const FORMER: [&str; 3] = ["open", "see", "send"];

/// A misspelt action becomes the one that services ask for.  The actions of Altinn II (see, open, send) are left: what
/// stands for them in Altinn 3 is a choice.
fn fix(source: &fix::FixSource<'_>, fixes: &mut Vec<Fix>) {
    if source.options.lint.kind == Some(PolicyKind::Generic) {
        return;
    }
    for one in source.matches() {
        let of = one.designator().filter(|of| of.category == category::ACTION);
        if of.is_none_or(|of| of.attribute_id != attribute::ACTION_ID) {
            continue;
        }
        let written = one.value.text.as_str();
        let mut misspelt = actions::REPLACED.iter().filter(|(wrong, _)| !FORMER.contains(wrong));
        let Some((_, right)) = misspelt.find(|(wrong, _)| wrong.eq_ignore_ascii_case(written)) else { continue };
        // Where case does not matter, only letters are wrong.
        let matters = one.function != function::STRING_EQUAL_IGNORE_CASE;
        if written == *right || (!matters && written.eq_ignore_ascii_case(right)) {
            continue;
        }
        let Some(place) = source.literal(&one.value) else { continue };
        let message = words::FIXED.with("before", written).with("after", *right);
        fixes.push(Fix::new(vec![(place, (*right).to_owned())], message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::policy::lint::LintOptions;
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed, assert_left};
    use crate::policy::lint::fixture::{self, of, options, replaced};

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, ">read<", ">open<"), 1);
        assert_eq!(replaced(RULE.code, ">read<", ">READ<"), 0);
    }

    #[test]
    fn an_app_has_actions_of_its_own() {
        let file = String::from_utf8(crate::policy::write::to_xml(&fixture::model())).unwrap();
        let app = LintOptions { kind: Some(PolicyKind::App), ..options() };
        let count =
            |action: &str, options: LintOptions| of(RULE.code, &file.replacen(">read<", action, 1), &options).len();
        assert_eq!((count(">lodge<", options()), count(">lodge<", app.clone())), (1, 0));
        assert_eq!(count(">instansiate<", app), 1);
    }

    #[test]
    fn the_action_of_a_generic_resource_is_its_owners() {
        let file = String::from_utf8(crate::policy::write::to_xml(&fixture::model())).unwrap();
        for action in [">godkjenn-utbetaling<", ">lese<", ">see<", ">instansiate<"] {
            let file = file.replacen(">read<", action, 1);
            let said = |kind| of(RULE.code, &file, &LintOptions { kind, ..options() });
            assert!(said(Some(PolicyKind::Generic)).is_empty(), "{action}");
            assert_eq!(said(Some(PolicyKind::Broker)).len(), 1, "{action}");
            // It may be generic: then that is what to say.
            let unknown = said(None);
            let help = unknown[0].help.as_ref().unwrap().render(Language::En);
            assert!(help.contains("--type generic"), "{action}: {help}");
        }
    }

    #[test]
    fn the_right_spelling_is_written() {
        let right = STUDIO.replacen(">subscribe<", ">instantiate<", 1);
        let spoilt = STUDIO.replacen(">subscribe<", ">instansiate<", 1);
        assert_fixed(&spoilt, &right, &["POL065"]);
    }

    #[test]
    fn an_action_of_altinn_2_is_left() {
        let spoilt = STUDIO.replacen(">subscribe<", ">send<", 1);
        assert_left(&spoilt);
    }
}
