//! The rules, one file each: `polNNN_word.rs`, named by its code. "Add a rule": one file, and its lines here.

mod pol005_no_rules;
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
mod pol090_designator_type;
mod pol091_issuer;
mod pol092_unreadable_value;
mod pol093_plain_equality;
mod pol094_access_list_form;

use super::engine::{Context, Found, Kind, Rule, Who, walk};

/// Every rule that looks at a policy which the platform's parser accepts, by code.
pub const RULES: &[Rule] = &[
    pol005_no_rules::RULE,
    pol010_unknown_algorithm::RULE,
    pol011_other_algorithm::RULE,
    pol012_unknown_function::RULE,
    pol013_condition_form::RULE,
    pol014_condition::RULE,
    pol015_policy_target::RULE,
    pol016_other_category::RULE,
    pol017_repeated_category::RULE,
    pol018_mixed_categories::RULE,
    pol019_several_subjects::RULE,
    pol020_several_actions::RULE,
    pol021_must_be_present::RULE,
    pol022_data_type::RULE,
    pol023_white_space::RULE,
    pol024_deny::RULE,
    pol025_dropped_obligation::RULE,
    pol026_rule_id::RULE,
    pol030_other_resource::RULE,
    pol031_resource_not_named::RULE,
    pol032_alternative_without_resource::RULE,
    pol033_resource_id::RULE,
    pol034_placeholder::RULE,
    pol035_resource_attribute::RULE,
    pol040_no_subject::RULE,
    pol041_no_action::RULE,
    pol042_no_resource::RULE,
    pol043_subject_attribute::RULE,
    pol044_upper_case::RULE,
    pol045_no_role_lookup::RULE,
    pol046_unknown_package::RULE,
    pol047_unusable_package::RULE,
    pol048_unknown_role::RULE,
    pol049_altinn2_role::RULE,
    pol050_only_altinn2_roles::RULE,
    pol051_no_package::RULE,
    pol052_only_managing_director::RULE,
    pol053_altinn3_role::RULE,
    pol054_named_subject::RULE,
    pol055_outside_consent::RULE,
    pol056_colon::RULE,
    pol059_no_access_list::RULE,
    pol060_correspondence_read::RULE,
    pol061_correspondence_write::RULE,
    pol062_subscribe::RULE,
    pol063_broker_actions::RULE,
    pol064_consent_actions::RULE,
    pol065_unknown_action::RULE,
    pol066_confidential_with_others::RULE,
    pol067_confidential::RULE,
    pol068_forwarding::RULE,
    pol069_rights_list::RULE,
    pol070_no_level::RULE,
    pol071_level_value::RULE,
    pol072_low_level::RULE,
    pol073_organisation_level::RULE,
    pol074_obligation_form::RULE,
    pol075_obligation_name::RULE,
    pol080_studio_round_trip::RULE,
    pol081_schema_form::RULE,
    pol082_studio_form::RULE,
    pol090_designator_type::RULE,
    pol091_issuer::RULE,
    pol092_unreadable_value::RULE,
    pol093_plain_equality::RULE,
    pol094_access_list_form::RULE,
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The files of this folder, by name: the name without ending, and the text.
    fn files() -> Vec<(String, String)> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/policy/lint/rules");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<_> = files
            .map(|path| {
                (path.file_stem().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&path).unwrap())
            })
            .collect();
        files.sort();
        files
    }

    #[test]
    fn every_file_is_registered_in_order_and_named_by_its_code() {
        let (registry, rules): (Vec<_>, Vec<_>) = files().into_iter().partition(|(name, _)| name == "mod");
        let (_, registry) = &registry[0];
        for ((name, text), rule) in rules.iter().zip(RULES) {
            let (code, word) = name.split_once('_').unwrap();
            assert_eq!(code.to_uppercase(), rule.code, "{name} stands in another place than in its registry");
            assert!(text.contains(&format!("\"{}\"", rule.code)) && !word.is_empty(), "{name}");
            assert!(registry.contains(&format!("\n    {name}::RULE,\n")), "{name} is not registered");
        }
        assert_eq!(rules.len(), RULES.len(), "a file without row, or a row without file");
    }
}
