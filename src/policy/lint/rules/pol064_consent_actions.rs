//! POL064: Consent without its two actions, or these in the policy of something else (facts: policy 1.5).

use super::walk;
use super::{Context, Found, Kind, Rule};
use crate::finding::Severity;
use crate::policy::ids::category;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL064", severity: Severity::Error, check };

/// To ask for consent, and to give it.
const ACTIONS: [&str; 2] = ["requestconsent", "consent"];

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    match context.options.kind {
        Some(Kind::Consent) => {
            for action in ACTIONS.into_iter().filter(|action| !walk::permits_action(context.policy, action)) {
                found.push(Found::at(&context.policy.span, text::POL064.with("id", action)).help(text::POL064_HELP));
            }
        }
        Some(Kind::Correspondence | Kind::Broker | Kind::Generic) => {
            for rule in &context.policy.rules {
                for (one, _) in walk::of_category(rule, category::ACTION) {
                    let action = one.value.text.as_str();
                    if ACTIONS.iter().any(|known| known.eq_ignore_ascii_case(action)) {
                        found.push(
                            Found::at(&one.value.span, text::POL064_OTHER.with("id", action))
                                .help(text::POL064_OTHER_HELP),
                        );
                    }
                }
            }
        }
        Some(Kind::App) | None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::Options;
    use crate::policy::lint::fixture::{self, of, options};

    #[test]
    fn it_is_found() {
        let count = |file: &str, kind| of(RULE.code, file, &Options { kind, ..options() }).len();
        let file = String::from_utf8(crate::policy::write::to_xml(&fixture::model())).unwrap();
        assert_eq!((count(&file, Some(Kind::Consent)), count(&file, Some(Kind::Generic))), (2, 0));
        let file = file.replace(">write<", ">consent<").replace(">read<", ">requestconsent<");
        assert_eq!((count(&file, Some(Kind::Consent)), count(&file, Some(Kind::Generic))), (0, 2));
        assert_eq!(count(&file, None), 0);
    }
}
