//! Systems in the system register, and who takes part in a trial by system users.

use super::numbers;
use crate::catalog::codes::systems as codes;
use crate::domain::system_user::{SystemId, SystemIdFault};
use crate::domain::{OrgNumber, Rules};
use crate::finding::Finding;
use crate::record::Topic;

/// The id of a system of one's own.
///
/// # Errors
/// The rule that is broken.
pub fn id(subject: &str, answer: &str, own: Option<OrgNumber>) -> Result<SystemId, Finding> {
    let example = own.map_or_else(|| "991825827_filsystem".to_owned(), |own| format!("{own}_filsystem"));
    let of = |code| Finding::new(code, subject).with("example", example.as_str());
    let id = SystemId::parse(answer).map_err(|fault| match fault {
        SystemIdFault::Owner => of(&codes::SYSTEM_ID_OWNER),
        SystemIdFault::Name => of(&codes::SYSTEM_ID_NAME),
        SystemIdFault::Length => of(&codes::SYSTEM_ID_LENGTH),
    })?;
    match own.is_none_or(|own| id.is_of(own)) {
        true => Ok(id),
        false => Err(of(&codes::SYSTEM_ID_OWNER)),
    }
}

/// An organisation that takes part: one that the environment lets take part, or one's own; not the other one.
///
/// # Errors
/// It is none, or it is the other one.
pub fn party(
    topic: Topic,
    answer: &str,
    (own, other): (Option<OrgNumber>, Option<OrgNumber>),
    rules: Rules,
) -> Result<OrgNumber, Finding> {
    let number = numbers::org_number(topic, answer)?;
    let number = if Some(number) == own { number } else { numbers::recipient(topic, answer, rules)? };
    match other == Some(number) {
        true => Err(Finding::new(&codes::SYSTEM_USER_SAME, topic.id()).with("topic", topic.id())),
        false => Ok(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> OrgNumber {
        OrgNumber::parse(text).unwrap()
    }

    #[test]
    fn an_id_is_of_the_organisation_itself() {
        let own = Some(number("991825827"));
        let code = |answer: &str| id("system-id", answer, own).map_err(|finding| finding.code.id);
        assert!(code("991825827_filer").is_ok());
        assert_eq!(code("974760673_filer"), Err("SYSTEM-ID-OWNER"));
        assert_eq!(code("filer"), Err("SYSTEM-ID-OWNER"));
        assert_eq!(code("991825827_fil er"), Err("SYSTEM-ID-NAME"));
        assert_eq!(code(&format!("991825827_{}", "a".repeat(91))), Err("SYSTEM-ID-LENGTH"));
    }

    #[test]
    fn two_organisations_take_part_and_one_may_be_ones_own() {
        let own = Some(number("991825827"));
        let code = |answer: &str, other| {
            let read = party(Topic::SystemUserSender, answer, (own, other), Rules::Test);
            read.map_err(|finding| finding.code.id)
        };
        assert_eq!(code("310000019", None), Ok(number("310000019")));
        assert_eq!(code("991825827", None), Ok(number("991825827")));
        assert_eq!(code("974760673", None), Err("RECIPIENT-REAL"));
        assert_eq!(code("310000019", Some(number("310000019"))), Err("SYSTEM-USER-SAME"));
        assert_eq!(code("31000001", None), Err("ORG-LENGTH"));
    }
}
