//! The rules and the requests, before any engine's language.
//!
//! Like a policy of an app with many parts: each rule lets holders of two roles or a package do one or two actions on one
//! part; every twentieth shuts out instead. Whoever is shut out is out, whatever lets him in.

/// Lets in, or shuts out.
pub struct Rule {
    /// Lets in.
    pub permits: bool,
    /// Any one of these.
    pub subjects: Vec<String>,
    /// Any one of these.
    pub actions: Vec<&'static str>,
    /// This one.
    pub part: String,
}

/// Who asks to do what.
pub struct Ask {
    /// All that the subject has.
    pub subjects: Vec<String>,
    /// The action.
    pub action: &'static str,
    /// The part.
    pub part: String,
}

const ACTIONS: [&str; 4] = ["read", "write", "sign", "delete"];

/// The first letter tells a role from a package.
fn role(number: usize) -> String {
    format!("r{number}")
}

fn package(number: usize) -> String {
    format!("p{number}")
}

/// As many rules.
pub fn rules(size: usize) -> Vec<Rule> {
    let rule = |number: usize| Rule {
        permits: number % 20 != 19,
        subjects: vec![role(number % 60), role((number + 7) % 60), package(number)],
        actions: if number % 2 == 0 {
            vec![ACTIONS[number % 4]]
        } else {
            vec![ACTIONS[number % 4], ACTIONS[(number + 1) % 4]]
        },
        part: format!("part-{}", number / 5),
    };
    (0..size).map(rule).collect()
}

/// Requests spread over all of the rules: about half of them meet a rule that lets in.
pub fn asks(size: usize) -> Vec<Ask> {
    let ask = |number: usize| {
        let rule = number * 37 % size;
        let met = number % 2 == 0;
        Ask {
            subjects: vec![
                role(if met { rule % 60 } else { (rule + 30) % 60 }),
                role((number * 13 + 3) % 60),
                package(rule * 7 % size),
                package(size + number),
            ],
            action: ACTIONS[(if number % 8 == 7 { rule + 2 } else { rule }) % 4],
            part: if number % 16 == 15 { "part-none".to_owned() } else { format!("part-{}", rule / 5) },
        }
    };
    (0..64).map(ask).collect()
}

/// What the rules mean, word for word: what every engine must answer.
pub fn is_permitted(rules: &[Rule], ask: &Ask) -> bool {
    let met = |rule: &&Rule| {
        rule.part == ask.part
            && rule.actions.contains(&ask.action)
            && rule.subjects.iter().any(|subject| ask.subjects.contains(subject))
    };
    let (permits, denies): (Vec<&Rule>, Vec<&Rule>) = rules.iter().filter(met).partition(|rule| rule.permits);
    !permits.is_empty() && denies.is_empty()
}
