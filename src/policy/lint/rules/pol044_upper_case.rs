//! POL044: A role or package in upper case, compared letter by letter (facts: policy 4.7).

use super::{Context, Found, Rule, Who};
use crate::finding::Severity;
use crate::policy::ids::{attribute, function};
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL044", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for Who { one, of, .. } in context.who() {
        let value = one.value.text.as_str();
        let exact = one.function == function::STRING_EQUAL;
        if exact && attribute::is_sent_in_lower_case(&of.attribute_id) && value != value.to_lowercase() {
            let help = text::POL044_HELP.with("id", function::STRING_EQUAL_IGNORE_CASE);
            found.push(Found::at(&one.value.span, text::POL044.with("value", value)).help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{RULE, attribute};
    use crate::policy::lint::fixture::{self, of, options};

    #[test]
    fn it_is_found() {
        let file = String::from_utf8(crate::policy::write::to_xml(&fixture::model())).unwrap();
        let upper = file.replacen(">dagl<", ">DAGL<", 1);
        assert_eq!(of(RULE.code, &upper, &options()).len(), 0);
        let exact = upper.replacen("3.0:function:string-equal-ignore-case", "1.0:function:string-equal", 1);
        assert_eq!(of(RULE.code, &exact, &options()).len(), 1);
    }

    #[test]
    fn every_attribute_that_holds_a_role_is_looked_at() {
        for id in attribute::ROLES {
            let mut model = fixture::model();
            model.rules[1].subject = vec![format!("{id}:Somebody")];
            let file = String::from_utf8(crate::policy::write::to_xml(&model)).unwrap();
            let exact = file.replace("3.0:function:string-equal-ignore-case", "1.0:function:string-equal");
            assert_eq!(of(RULE.code, &exact, &options()).len(), 1, "{id}");
        }
    }
}
