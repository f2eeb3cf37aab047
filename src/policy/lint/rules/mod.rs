//! The rules, one file each: `polNNN_word.rs`, named by its code. "Add a rule": one file, and its lines here.
//!
//! A file holds all there is of its rule: its row in the registry of codes, its words, the check, and the fix where
//! that is safe. The words in brackets tell where it is seen that Altinn does so, as of November 2026:
//!
//! | word | source |
//! |---|---|
//! | ABAC | Altinn/altinn-authorization-tmp, `src/pkgs/Altinn.Authorization.ABAC`: `XacmlParser`, `RuleCombiner`, `Xacml*` |
//! | ContextHandler, DecisionController | Altinn/altinn-authorization-tmp, `src/apps/Altinn.Authorization` |
//! | PEP | Altinn/altinn-authorization-tmp, `src/pkgs/Altinn.Authorization.PEP`: `DecisionHelper` |
//! | registry | Altinn/altinn-resource-registry: `ResourceController`, `PolicyHelper` |
//! | Studio | Altinn/altinn-studio, `src/Designer/backend/PolicyAdmin`, `frontend/packages/policy-editor` |
//! | Correspondence | Altinn/altinn-correspondence, `Altinn.Correspondence.Integrations/Altinn/Authorization` |
//! | Broker | Altinn/altinn-broker, `Altinn.Broker.Integrations/Altinn/Authorization` |

mod pol001_unreadable;
mod pol002_missing_part;
mod pol003_empty_target;
mod pol004_policy_set;
mod pol005_no_rules;
mod pol006_utf16;
mod pol010_unknown_algorithm;
mod pol011_other_algorithm;
mod pol012_unknown_function;
mod pol013_condition_form;
mod pol014_condition;
mod pol015_policy_target;
mod pol016_other_category;
mod pol017_repeated_category;
mod pol018_mixed_categories;
mod pol019_several_subjects;
mod pol020_several_actions;
mod pol021_must_be_present;
mod pol022_data_type;
mod pol023_white_space;
mod pol024_deny;
mod pol025_dropped_obligation;
mod pol026_rule_id;
mod pol030_other_resource;
mod pol031_resource_not_named;
mod pol032_alternative_without_resource;
mod pol033_resource_id;
mod pol034_placeholder;
mod pol035_resource_attribute;
mod pol036_several_resources;
mod pol040_no_subject;
mod pol041_no_action;
mod pol042_no_resource;
mod pol043_subject_attribute;
mod pol044_upper_case;
mod pol045_no_role_lookup;
mod pol046_unknown_package;
mod pol047_unusable_package;
mod pol048_unknown_role;
mod pol049_altinn2_role;
mod pol050_only_altinn2_roles;
mod pol051_no_package;
mod pol052_only_managing_director;
mod pol053_altinn3_role;
mod pol054_named_subject;
mod pol055_outside_consent;
mod pol056_colon;
mod pol057_wrong_attribute;
mod pol059_no_access_list;
mod pol060_correspondence_read;
mod pol061_correspondence_write;
mod pol062_subscribe;
mod pol063_broker_actions;
mod pol064_consent_actions;
mod pol065_unknown_action;
mod pol066_confidential_with_others;
mod pol067_confidential;
mod pol068_forwarding;
mod pol069_rights_list;
mod pol070_no_level;
mod pol071_level_value;
mod pol072_low_level;
mod pol073_organisation_level;
mod pol074_obligation_form;
mod pol075_obligation_name;
mod pol080_studio_round_trip;
mod pol081_schema_form;
mod pol082_studio_form;
mod pol085_app_owner;
mod pol086_write_without_read;
mod pol090_designator_type;
mod pol091_issuer;
mod pol092_unreadable_value;
mod pol093_plain_equality;
mod pol094_access_list_form;

pub use pol001_unreadable::CODE as UNREADABLE;
pub use pol001_unreadable::{found as unreadable, over_limit};
pub use pol034_placeholder::CODE as PLACEHOLDER;
pub use pol036_several_resources::several as several_resources;
pub use pol049_altinn2_role::CODE as ALTINN2_ROLE;
pub use pol050_only_altinn2_roles::CODE as ONLY_ALTINN2_ROLES;
pub use pol051_no_package::CODE as NO_PACKAGE;
pub use pol061_correspondence_write::CODE as NO_WRITE;
pub use pol062_subscribe::CODE as NO_SUBSCRIBE;

use super::engine::LintRule;

/// Every rule, by code.
pub static RULES: &[&LintRule] = &[
    &pol001_unreadable::RULE,
    &pol002_missing_part::RULE,
    &pol003_empty_target::RULE,
    &pol004_policy_set::RULE,
    &pol005_no_rules::RULE,
    &pol006_utf16::RULE,
    &pol010_unknown_algorithm::RULE,
    &pol011_other_algorithm::RULE,
    &pol012_unknown_function::RULE,
    &pol013_condition_form::RULE,
    &pol014_condition::RULE,
    &pol015_policy_target::RULE,
    &pol016_other_category::RULE,
    &pol017_repeated_category::RULE,
    &pol018_mixed_categories::RULE,
    &pol019_several_subjects::RULE,
    &pol020_several_actions::RULE,
    &pol021_must_be_present::RULE,
    &pol022_data_type::RULE,
    &pol023_white_space::RULE,
    &pol024_deny::RULE,
    &pol025_dropped_obligation::RULE,
    &pol026_rule_id::RULE,
    &pol030_other_resource::RULE,
    &pol031_resource_not_named::RULE,
    &pol032_alternative_without_resource::RULE,
    &pol033_resource_id::RULE,
    &pol034_placeholder::RULE,
    &pol035_resource_attribute::RULE,
    &pol036_several_resources::RULE,
    &pol040_no_subject::RULE,
    &pol041_no_action::RULE,
    &pol042_no_resource::RULE,
    &pol043_subject_attribute::RULE,
    &pol044_upper_case::RULE,
    &pol045_no_role_lookup::RULE,
    &pol046_unknown_package::RULE,
    &pol047_unusable_package::RULE,
    &pol048_unknown_role::RULE,
    &pol049_altinn2_role::RULE,
    &pol050_only_altinn2_roles::RULE,
    &pol051_no_package::RULE,
    &pol052_only_managing_director::RULE,
    &pol053_altinn3_role::RULE,
    &pol054_named_subject::RULE,
    &pol055_outside_consent::RULE,
    &pol056_colon::RULE,
    &pol057_wrong_attribute::RULE,
    &pol059_no_access_list::RULE,
    &pol060_correspondence_read::RULE,
    &pol061_correspondence_write::RULE,
    &pol062_subscribe::RULE,
    &pol063_broker_actions::RULE,
    &pol064_consent_actions::RULE,
    &pol065_unknown_action::RULE,
    &pol066_confidential_with_others::RULE,
    &pol067_confidential::RULE,
    &pol068_forwarding::RULE,
    &pol069_rights_list::RULE,
    &pol070_no_level::RULE,
    &pol071_level_value::RULE,
    &pol072_low_level::RULE,
    &pol073_organisation_level::RULE,
    &pol074_obligation_form::RULE,
    &pol075_obligation_name::RULE,
    &pol080_studio_round_trip::RULE,
    &pol081_schema_form::RULE,
    &pol082_studio_form::RULE,
    &pol085_app_owner::RULE,
    &pol086_write_without_read::RULE,
    &pol090_designator_type::RULE,
    &pol091_issuer::RULE,
    &pol092_unreadable_value::RULE,
    &pol093_plain_equality::RULE,
    &pol094_access_list_form::RULE,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Code;

    /// The files of this folder, by name: the name without ending, and the text.
    fn files() -> Vec<(String, String)> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/policy/lint/rules");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let named = |path: std::path::PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
        let mut files: Vec<_> =
            files.map(|path| (named(path.clone()), std::fs::read_to_string(&path).unwrap())).collect();
        files.sort();
        files
    }

    #[test]
    fn every_file_is_registered_and_named_by_its_code() {
        let (registry, rules): (Vec<_>, Vec<_>) = files().into_iter().partition(|(name, _)| name == "mod");
        let (_, registry) = &registry[0];
        for (name, text) in &rules {
            let (code, word) = name.split_once('_').unwrap_or_else(|| panic!("{name} has no word"));
            assert!(!word.is_empty() && text.contains(&format!("code!(\"{}\"", code.to_uppercase())), "{name}");
            assert!(registry.contains(&format!("\n    &{name}::RULE,\n")), "{name} is not registered");
        }
        assert_eq!(rules.len(), RULES.len());
    }

    #[test]
    fn every_code_stands_once_and_in_order() {
        let ids: Vec<&str> = RULES.iter().map(|rule| rule.code.id).collect();
        assert!(ids.is_sorted_by(|before, next| before < next), "{ids:?}");
    }

    #[test]
    fn every_row_says_what_why_and_what_to_do_without_values() {
        for Code { id, sentence, why, next, severities, means: _ } in RULES.iter().map(|rule| rule.code) {
            let why = why.unwrap_or_else(|| panic!("{id} does not say why"));
            assert!(why.nb().ends_with('.') && why.en().ends_with('.') && !severities.is_empty(), "{id}");
            for phrase in [sentence, &why, next] {
                assert!(!phrase.nb().contains('{') && phrase.nb() != phrase.en(), "{id}: {phrase:?}");
            }
        }
    }

    #[test]
    fn only_what_the_platform_refuses_cannot_be_silenced() {
        let refused: Vec<&str> = RULES.iter().filter(|rule| rule.is_refused).map(|rule| rule.code.id).collect();
        assert_eq!(refused, ["POL001", "POL002", "POL003", "POL004", "POL030", "POL031", "POL036"]);
    }
}
