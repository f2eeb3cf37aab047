//! POL063: Broker without `read` or `write`: nobody receives, or nobody sends (facts: policy 3.6). The service owner is
//! not let past the policy there.

use super::walk;
use super::{Context, Found, Kind, Rule};
use crate::finding::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL063", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    if context.options.kind != Some(Kind::Broker) {
        return;
    }
    for (action, phrase) in [("read", text::POL063_READ), ("write", text::POL063_WRITE)] {
        if !walk::permits_action(context.policy, action) {
            found.push(Found::at(&context.policy.span, phrase).help(text::POL063_HELP.with("id", action)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::Options;
    use crate::policy::lint::fixture::{self, of, options};

    #[test]
    fn it_is_found() {
        let count = |file: &str, kind| of(RULE.code, file, &Options { kind: Some(kind), ..options() }).len();
        let file = String::from_utf8(crate::policy::write::to_xml(&fixture::model())).unwrap();
        assert_eq!(count(&file, Kind::Broker), 0);
        assert_eq!(count(&file.replace(">write<", ">sign<"), Kind::Broker), 1);
        assert_eq!(count(&file.replace(">write<", ">sign<").replace(">read<", ">sign<"), Kind::Broker), 2);
        assert_eq!(count(&file.replace(">read<", ">sign<"), Kind::Generic), 0);
    }
}
