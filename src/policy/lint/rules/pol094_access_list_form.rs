//! POL094: An access list that is not written `org:list` (facts: policy 2.4, 5): it is looked up in that form, so any other
//! never matches.
//!
//! The facts describe the difference and propose no rule; the number is our own.

use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::ids::attribute;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL094", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for who in context.who().filter(|who| who.is(attribute::ACCESS_LIST)) {
        let value = who.value();
        let mut parts = value.split(':');
        let is_list = parts.by_ref().take(2).filter(|part| !part.is_empty()).count() == 2 && parts.next().is_none();
        if !is_list {
            let meant = Some(value.replacen('/', ":", 1)).filter(|meant| *meant != value);
            let help = meant.map_or_else(|| text::POL094_HELP.into(), |meant| text::DID_YOU_MEAN.with("what", meant));
            found.push(Found::at(&who.one.value.span, text::POL094.with("value", value)).help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fixture::{self, of, options};

    #[test]
    fn it_is_found() {
        let mut model = fixture::model();
        model.rules[1].subject = vec!["urn:altinn:access-list:ttd:banker".into()];
        let file = String::from_utf8(crate::policy::write::to_xml(&model)).unwrap();
        let count = |value: &str| of(RULE.code, &file.replacen("ttd:banker", value, 1), &options()).len();
        assert_eq!(count("ttd:banker"), 0);
        for value in ["ttd/banker", "banker", "a:b:c", "ttd:"] {
            assert_eq!(count(value), 1, "{value}");
        }
    }
}
