//! What each rule finds and why it matters, in a sentence each: for lists of rules in other programs.

/// What a rule finds, and why that matters; empty for a code that is none.
#[must_use]
pub fn describe(code: &str) -> (&'static str, &'static str) {
    let found = ALL.iter().find(|(known, ..)| *known == code);
    found.map_or(("", ""), |(_, finds, why)| (finds, why))
}

/// The codes of findings that come before the rules: on files that the platform cannot read, and on their encoding.
pub const BEFORE_RULES: &[&str] = &["POL001", "POL002", "POL003", "POL004", "POL006"];

const ALL: &[(&str, &str, &str)] = &[
    (
        "POL001",
        "The platform cannot read the file",
        "The registry answers an upload with an empty 500, and every decision is Indeterminate.",
    ),
    (
        "POL002",
        "A required attribute or element is missing, or stands in the wrong place",
        "The platform's parser refuses the file.",
    ),
    (
        "POL003",
        "An empty Target is written as a pair of tags",
        "The platform's parser refuses it, although the XACML schema allows it.",
    ),
    ("POL004", "The file is a PolicySet", "The platform reads single policies only."),
    (
        "POL005",
        "There are no rules, or only Studio's placeholder",
        "The placeholder lets in everybody, and the registry refuses it.",
    ),
    ("POL006", "The file is UTF-16", "The platform reads it, but Studio writes UTF-8 and many tools expect it."),
    (
        "POL010",
        "The platform does not know the combining algorithm",
        "Every decision is Indeterminate: nobody gets in.",
    ),
    ("POL011", "The combining algorithm is not deny-overrides", "Studio writes deny-overrides at the next save."),
    ("POL012", "The platform does not know the match function", "Every request that reaches the match fails."),
    ("POL013", "A condition has a form that the platform cannot evaluate", "Every request that reaches it fails."),
    ("POL014", "A rule has a condition", "Studio drops it at the next save, and few services have tried one."),
    (
        "POL015",
        "The policy has a target of its own",
        "The platform never looks at it, so the rules hold for more than it seems.",
    ),
    ("POL016", "A match is on a category that the platform does not look at", "The rule lets in more than is written."),
    (
        "POL017",
        "A rule has two AnyOf of the same category",
        "The platform takes either, not both, and the list of rights uses the last.",
    ),
    ("POL018", "An AllOf or AnyOf mixes categories", "The platform pulls it apart, and the list of rights fails."),
    (
        "POL019",
        "An AllOf has several subjects",
        "Studio turns it into alternatives at the next save, and the list of rights leaves it out.",
    ),
    ("POL020", "An AllOf has several actions", "The list of rights fails."),
    ("POL021", "An attribute must be present", "One request without it spoils every rule of the policy."),
    ("POL022", "A literal is not of type string", "Services send strings, so it never matches."),
    ("POL023", "A literal has white space around it", "White space counts, so it never matches."),
    ("POL024", "A rule denies", "It shuts out delegated rights too, and Studio turns it into a rule that permits."),
    ("POL025", "An obligation of a rule, on Deny, or an advice", "The platform drops it."),
    (
        "POL026",
        "A rule id stands twice, or is not in Studio's form",
        "Error texts name rules by their id, and Studio numbers by it.",
    ),
    ("POL030", "A rule is about another resource", "The registry refuses the file."),
    ("POL031", "A rule does not name the resource", "The registry refuses the file."),
    (
        "POL032",
        "An alternative of a rule does not name the resource",
        "It is accepted by accident and shows up as a right without resource.",
    ),
    ("POL033", "The resource id is not of the registry's form", "No resource can have it."),
    (
        "POL034",
        "A placeholder is not filled in",
        "Only publishing from Studio fills it in; uploaded as it is, it is refused or never matches.",
    ),
    ("POL035", "No service sends the resource attribute", "The rule never matches."),
    ("POL040", "A rule has no subject", "It lets in everybody, and the list of rights fails."),
    ("POL041", "A rule has no action", "It holds for all actions, and the list of rights fails."),
    ("POL042", "A rule has no resource", "The registry refuses it; in an app it holds everywhere."),
    ("POL043", "Nothing fills in the subject attribute", "The rule never matches."),
    (
        "POL044",
        "A role or package in upper case is compared letter by letter",
        "The platform sends lower case, so it never matches.",
    ),
    (
        "POL045",
        "Roles are used without urn:altinn:rolecode anywhere in the policy",
        "The platform then looks up no roles at all.",
    ),
    ("POL046", "The access package does not exist", "The registry accepts it, and it never matches."),
    ("POL047", "The access package is not for policies", "Nobody can hold it to any use."),
    ("POL048", "The role does not exist", "The rule never matches."),
    ("POL049", "The role is from Altinn 2", "Such roles end with 2026."),
    ("POL050", "A rule has only roles from Altinn 2", "After 2026 it lets in nobody."),
    ("POL051", "A rule has roles and no access package", "Employees, accountants and system users do not get in."),
    (
        "POL052",
        "Of the register's roles only the general manager gets in",
        "Sole proprietorships, partnerships and estates have none.",
    ),
    ("POL053", "A subject is of urn:altinn:role", "The newer list of rights leaves it out."),
    ("POL054", "A subject is an organisation, a service owner or an access list", "It names exactly who gets in."),
    ("POL055", "An access list or party type outside consent", "It is filled in for consent requests only."),
    ("POL056", "A value has a colon", "Studio cannot write it back."),
    ("POL059", "A policy of roles only, open to every organisation", "Access lists are advised for so open a service."),
    ("POL060", "A Correspondence policy without read", "Recipients cannot open messages."),
    ("POL061", "A Correspondence policy without write", "Only the service owner can send."),
    ("POL062", "A policy without subscribe", "Subscriptions to events are never validated."),
    ("POL063", "A Broker policy without read or write", "No transfer is possible."),
    ("POL064", "The actions of consent are missing, or stand elsewhere", "Studio strips them."),
    ("POL065", "No service asks for the action", "The rule never matches."),
    (
        "POL066",
        "The confidential package stands together with others",
        "Every message must be confidential, and the others can read it.",
    ),
    ("POL067", "The policy decides whether messages are confidential", "A message that says otherwise is refused."),
    ("POL068", "Forwarding is wanted, and the level does not allow it", "Each message is refused."),
    ("POL069", "The registry cannot list the rights of a Correspondence policy", "Every message is refused."),
    ("POL070", "No level is set for end users", "Level 0 then applies."),
    ("POL071", "A level is not a number from 0 to 4", "Services cannot read it."),
    ("POL072", "The level is 1 or 2", "It works through APIs only; ID-porten gives at least 3."),
    ("POL073", "A level for organisations that is higher than, or without, one for end users", "It is never enforced."),
    ("POL074", "An obligation without category, or with a designator", "Services and Studio fail on it."),
    ("POL075", "An obligation id is not Studio's", "Studio renames it at the next save."),
    (
        "POL080",
        "A round trip through Studio would change the policy",
        "What Studio cannot show is lost at the next save.",
    ),
    ("POL081", "An id or version that the XACML schema does not allow", "The platform accepts it; other tools do not."),
    ("POL082", "The file is not in Studio's form", "Studio's next save changes many lines."),
    (
        "POL090",
        "A designator has another data type than the value",
        "The standard refuses it; the platform looks at the type of the value only.",
    ),
    (
        "POL091",
        "An attribute must come from a certain issuer",
        "The platform takes it from anybody, so the rule lets in more than is written.",
    ),
    ("POL092", "The match function cannot read the value", "The rule never matches, or the request fails."),
    ("POL093", "The platform takes the match function for plain equality", "By its name it should do something else."),
    (
        "POL094",
        "An access list is not written as organisation, colon and list",
        "The platform looks it up in that form only, so it never matches.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::RULES;

    #[test]
    fn every_code_is_described() {
        for code in RULES.iter().map(|rule| rule.code).chain(BEFORE_RULES.iter().copied()) {
            let (finds, why) = describe(code);
            assert!(!finds.is_empty() && why.ends_with('.'), "{code}");
        }
        assert!(ALL.is_sorted());
    }
}
