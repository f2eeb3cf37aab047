//! The comparison of two policies against the engine: it says *equal* exactly when both give the same answer to whatever
//! can be asked of them.

use std::collections::{BTreeMap, BTreeSet};

use altinn_onboard::door::policy::compare::Change;
use altinn_onboard::door::policy::decide::{Attribute, Prepared, Request};
use altinn_onboard::door::policy::ids::category;
use altinn_onboard::door::policy::xacml::{AllOf, Match, Operand, Policy, RuleEffect};
use altinn_onboard::door::policy::{differences, parse, same_meaning, studio, write};

use super::support::{data, json, read, tally, text};

/// Actions of Altinn's own services, as they send them.
const SENT: [&str; 15] = [
    "access",
    "complete",
    "confirm",
    "consent",
    "delete",
    "instantiate",
    "pay",
    "publish",
    "read",
    "reject",
    "requestconsent",
    "scopeaccess",
    "sign",
    "subscribe",
    "write",
];
const ACTION: &str = "urn:oasis:names:tc:xacml:1.0:action:action-id";
const FUNCTIONS: [&str; 2] = [
    "urn:oasis:names:tc:xacml:1.0:function:string-equal",
    "urn:oasis:names:tc:xacml:3.0:function:string-equal-ignore-case",
];

/// Attribute id, data type and value.
type Held = (String, String, String);

/// What is asked in each category, and all that can be asked together.
type Asked = [BTreeSet<Held>; 3];

#[test]
fn equal_is_what_answers_alike() {
    let Some(data) = data() else { return };
    let index = json(&data, "policies/index.json");
    let files = index["policies"].as_array().expect("policies").iter().map(|row| text(row, "file").to_owned());
    let mut random = Random(0x5eed);
    let (mut equal, mut apart, mut asked) = (0_usize, 0_usize, 0_usize);
    let results = files.flat_map(|file| {
        let Ok(policy) = parse(&read(&data, &format!("policies/{file}"))) else { return Vec::new() };
        let changed = (0..2).map(|_| changed(&policy, &mut random));
        let all: Vec<Policy> = studio_round_trip(&policy).into_iter().chain(changed).collect();
        let one = |other: Policy| {
            let requests = requests([&policy, &other]);
            asked += requests.len();
            let (before, after) = (Prepared::new(&policy), Prepared::new(&other));
            let shown = requests.iter().find(|one| before.decide(one).decision != after.decide(one).decision);
            let both = [differences(&policy, &other), differences(&other, &policy)];
            // A level is no decision: it is looked at after a yes.
            let both = both.map(|found| found.iter().all(|one| matches!(one.change, Change::Level | Change::LevelOrg)));
            match (shown, both) {
                (None, [true, true]) => equal += 1,
                (Some(_), [false, false]) => apart += 1,
                _ => return Err(format!("{file}: {:?}\n{shown:#?}", differences(&policy, &other))),
            }
            Ok(())
        };
        all.into_iter().map(one).collect()
    });
    tally("policies compared with their changes", results.collect::<Vec<_>>().into_iter());
    println!("{equal} equal, {apart} apart, by {asked} requests");
    assert!(equal > 100 && apart > 100, "too few to mean anything: {equal} equal, {apart} apart");
}

/// The cases that differ in the letters alone, by file.
#[test]
fn other_letters_alone_are_no_difference() {
    let Some(data) = data() else { return };
    let cases = data.join("../cases/policies");
    let policy = |name: &str| parse(&std::fs::read(cases.join(name)).expect(name)).expect(name);
    let pairs = ["d1-a d1-b", "d2-a d2-b", "d3-a d3-b", "d1-a d5-b", "d4-a d4-b"];
    tally(
        "pairs in other letters",
        pairs.iter().map(|pair| {
            let (a, b) = pair.split_once(' ').expect("two");
            let (a, b) = (policy(&format!("{a}.xml")), policy(&format!("{b}.xml")));
            let same = same_meaning(&a, &b) && same_meaning(&b, &a);
            if same { Ok(()) } else { Err(format!("{pair}: {:?}", differences(&a, &b))) }
        }),
    );
}

fn studio_round_trip(policy: &Policy) -> Option<Policy> {
    parse(&write::to_xml(&studio::to_model(policy).ok()?)).ok()
}

/// Numbers that are the same each time (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, many: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % many.max(1) as u64).expect("a small number")
    }
}

/// The policy with one to three things in it changed.
fn changed(policy: &Policy, random: &mut Random) -> Policy {
    let mut policy = policy.clone();
    for _ in 0..=random.below(3) {
        let rule = random.below(policy.rules.len());
        match random.below(10) {
            0 if policy.rules.len() > 1 => drop(policy.rules.remove(rule)),
            1 => policy.rules.reverse(),
            2 => policy.rules.push(policy.rules[rule].clone()),
            3 => policy.rules[rule].effect = RuleEffect::Deny,
            4 => {
                let algorithm =
                    ["3.0:rule-combining-algorithm:permit-overrides", "1.0:rule-combining-algorithm:first-applicable"];
                policy.combining_algorithm = format!("urn:oasis:names:tc:xacml:{}", algorithm[random.below(2)]);
            }
            kind => {
                let targets = policy.rules.iter_mut().flat_map(|rule| &mut rule.target);
                let mut all: Vec<&mut AllOf> =
                    targets.flat_map(|target| &mut target.any_of).flat_map(|any| &mut any.all_of).collect();
                let (one, many) = (random.below(all.len()), all.len());
                let other = all.get(random.below(many)).map(|other| other.matches.clone()).unwrap_or_default();
                let Some(all_of) = all.get_mut(one) else { continue };
                let Some(one) = all_of.matches.first_mut() else { continue };
                match kind {
                    5 => one.value.text = one.value.text.to_uppercase(),
                    6 => one.value.text = one.value.text.to_lowercase(),
                    7 => one.value.text.push('x'),
                    8 => all_of.matches = other,
                    _ if !FUNCTIONS.contains(&one.function.as_str()) => {}
                    _ => one.function = FUNCTIONS[usize::from(one.function == FUNCTIONS[0])].to_owned(),
                }
            }
        }
    }
    policy
}

/// Every request that can be asked of two policies: of what each of their rules is about, in the letters in which it is
/// asked for; two of these together; nothing that they name.
fn requests(policies: [&Policy; 2]) -> Vec<Request> {
    let mut written: BTreeMap<Held, BTreeSet<String>> = BTreeMap::new();
    for (id, data_type, value) in policies.into_iter().flat_map(|policy| &policy.rules).flat_map(|rule| {
        rule.target.iter().flat_map(|target| &target.any_of).flat_map(|any| &any.all_of).flat_map(held)
    }) {
        let key = (id.clone(), data_type, value.to_lowercase());
        written.entry(key).or_default().extend(sent(&id, &value));
    }
    let mut all: BTreeSet<Asked> = BTreeSet::new();
    for rule in policies.into_iter().flat_map(|policy| &policy.rules) {
        let ways = [category::SUBJECT, category::RESOURCE, category::ACTION].map(|category| {
            let alternatives = rule.target.iter().flat_map(|target| &target.any_of).flat_map(|any| &any.all_of);
            let ways: Vec<BTreeSet<Held>> =
                alternatives.flat_map(|all_of| in_letters(all_of, category, &written)).collect();
            if ways.is_empty() { vec![BTreeSet::new()] } else { ways }
        });
        let [subjects, resources, actions] = &ways;
        for subject in subjects {
            for resource in resources {
                for action in actions {
                    all.insert([subject.clone(), resource.clone(), action.clone()]);
                }
            }
        }
    }
    // Where effects differ, what two rules are about together may be answered otherwise than either.
    let denies = policies.iter().any(|policy| policy.rules.iter().any(|rule| rule.effect == RuleEffect::Deny));
    let mut asked: BTreeSet<Asked> = all.clone();
    if denies {
        let step = (all.len() / 30).max(1);
        for one in all.iter() {
            for other in all.iter().step_by(step) {
                asked.insert([0, 1, 2].map(|side| one[side].union(&other[side]).cloned().collect()));
            }
        }
    }
    asked.insert(Asked::default());
    asked.iter().map(request).collect()
}

/// What an alternative asks in a category: attribute, data type and value of each match.
fn held(all_of: &AllOf) -> impl Iterator<Item = Held> {
    all_of.matches.iter().filter_map(|one| match &one.operand {
        Operand::Designator(of) => Some((of.attribute_id.clone(), one.value.data_type.clone(), one.value.text.clone())),
        Operand::Selector(_) => None,
    })
}

/// The ways in which an alternative can be asked for in a category; none where it says nothing there.
fn in_letters(all_of: &AllOf, category: &str, written: &BTreeMap<Held, BTreeSet<String>>) -> Vec<BTreeSet<Held>> {
    let of_category = |one: &&Match| matches!(&one.operand, Operand::Designator(of) if of.category == category);
    let mine = AllOf { matches: all_of.matches.iter().filter(of_category).cloned().collect(), ..all_of.clone() };
    let mut ways: Vec<BTreeSet<Held>> = Vec::new();
    for (id, data_type, value) in held(&mine) {
        let letters = &written[&(id.clone(), data_type.clone(), value.to_lowercase())];
        let before = if ways.is_empty() { vec![BTreeSet::new()] } else { ways };
        let with = |way: &BTreeSet<Held>, text: &String| {
            way.iter().cloned().chain([(id.clone(), data_type.clone(), text.clone())]).collect()
        };
        ways = before.iter().flat_map(|way| letters.iter().map(|text| with(way, text)).collect::<Vec<_>>()).collect();
    }
    ways
}

/// In which letters something is asked for that a policy writes so.
fn sent(attribute_id: &str, value: &str) -> Vec<String> {
    let roles = ["urn:altinn:rolecode", "urn:altinn:role", "urn:altinn:accesspackage"];
    let ids = ["urn:altinn:resource", "urn:altinn:org", "urn:altinn:app"];
    let lower = value.to_lowercase();
    let role = roles.contains(&attribute_id) || attribute_id.starts_with("urn:altinn:external-role:");
    if role || (attribute_id == ACTION && SENT.contains(&lower.as_str())) {
        vec![lower]
    } else if ids.contains(&attribute_id) && !value.contains('[') {
        vec![value.to_owned(), lower]
    } else {
        vec![value.to_owned()]
    }
}

fn request(asked: &Asked) -> Request {
    let mut request = Request::default();
    for (category, held) in [category::SUBJECT, category::RESOURCE, category::ACTION].into_iter().zip(asked) {
        let attributes = held.iter().map(|(id, data_type, value)| {
            let mut attribute = Attribute::string(id.as_str(), value.as_str());
            attribute.values[0].data_type = data_type.clone();
            attribute
        });
        request.push(category, attributes);
    }
    request
}
