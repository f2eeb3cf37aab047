//! POL074: the assignment of a level that Studio's own ids name gets the category by which services find it
//! (facts: policy 1.4, 4.5).

use super::{Mend, Mender, Source, tag};
use crate::policy::ids::{category, studio};
use crate::policy::xacml::Expression;
use crate::text::fix as text;

pub(super) const MENDER: Mender = Mender { code: "POL074", takes_effect: true, find };

fn find(source: &Source<'_>, mends: &mut Vec<Mend>) {
    let Some(policy) = source.policy else { return };
    for obligation in &policy.obligations {
        let (assignment, category) = match obligation.id.as_str() {
            studio::OBLIGATION_END_USER => (studio::ASSIGNMENT_END_USER, category::LEVEL_END_USER),
            studio::OBLIGATION_ORGANISATION => (studio::ASSIGNMENT_ORGANISATION, category::LEVEL_ORGANISATION),
            _ => continue,
        };
        for one in obligation.assignments.iter().filter(|one| one.attribute_id == assignment && one.category.is_none())
        {
            let Expression::Literal(level) = &one.value else { continue };
            // An empty one counts as missing, and is filled in.
            let edit = match tag::attribute(source.text, &one.span, "Category") {
                Some(place) => (place, category.to_owned()),
                None => {
                    let Some(end) = tag::behind_attributes(source.text, &one.span) else { continue };
                    (end..end, format!(" Category=\"{category}\""))
                }
            };
            let message = text::POL074.with("id", one.attribute_id.as_str()).with("level", level.text.trim());
            mends.push(Mend::new(vec![edit], message));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed};

    #[test]
    fn the_category_of_the_level_is_written() {
        let category = " Category=\"urn:altinn:minimum-authenticationlevel\"";
        assert_eq!(STUDIO.matches(category).count(), 1);
        for spoilt in [STUDIO.replacen(category, "", 1), STUDIO.replacen(category, " Category=\"\"", 1)] {
            assert_fixed(&spoilt, &STUDIO, &["POL074"]);
        }
    }
}
