//! Access lists: their ids, and who is to be on them.

use std::collections::BTreeSet;

use super::guard;
use crate::catalog::codes::access_lists as codes;
use crate::domain::access_list::{AccessListIdFault, MemberFault, MembersFault, members as parsed};
use crate::domain::org_number::OrgNumberFault;
use crate::domain::{AccessListId, OrgNumber};
use crate::finding::Finding;
use crate::text::Message;

/// The id of a list.
///
/// # Errors
/// The rule that is broken.
pub fn id(subject: &str, answer: &str) -> Result<AccessListId, Finding> {
    AccessListId::parse(answer).map_err(|fault| {
        let code = match fault {
            AccessListIdFault::Pattern => &codes::LIST_ID_FORM,
            AccessListIdFault::Length => &codes::LIST_ID_LENGTH,
        };
        Finding::new(code, subject)
    })
}

/// Who is to be on a list, as an answer or as the content of a file. Nothing of what is wrong is repeated: it may be the number
/// of a person.
///
/// # Errors
/// The first that is wrong, with its line.
pub fn members(subject: &str, text: &str) -> Result<BTreeSet<OrgNumber>, Finding> {
    let found = parsed(text).map_err(|MembersFault { line, what }| {
        let of = |code| Finding::new(code, subject).with("line", line.to_string());
        match what {
            MemberFault::Nobody => Finding::new(&codes::LIST_MEMBERS_NONE, subject),
            MemberFault::Person => of(&codes::LIST_MEMBER_PERSON),
            MemberFault::Number(fault) => of(&codes::LIST_MEMBER_NUMBER).with("reason", reason(fault)),
            MemberFault::Twice { member, first } => {
                of(&codes::LIST_MEMBER_TWICE).with("member", member.spaced()).with("first", first.to_string())
            }
        }
    })?;
    // What stands beside the numbers is read by nobody, and may be anything.
    guard::confidential(subject, text)?;
    Ok(found)
}

fn reason(fault: OrgNumberFault) -> Message {
    match fault {
        OrgNumberFault::NotDigits => words::NOT_DIGITS.into(),
        OrgNumberFault::Length(digits) => words::LENGTH.with("digits", digits.to_string()),
        OrgNumberFault::CheckDigit { .. } | OrgNumberFault::NoCheckDigit => words::CHECK_DIGIT.into(),
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        NOT_DIGITS { nb: "først på linjen skal det stå et nummer med bare sifre", en: "a number of digits only belongs first on the line" }
        LENGTH { nb: "det har {digits} sifre, ikke ni", en: "it has {digits} digits, not nine" }
        CHECK_DIGIT { nb: "kontrollsifferet stemmer ikke, så ett eller flere sifre er feil", en: "its check digit does not hold, so that one or more digits are wrong" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    #[test]
    fn each_wrong_line_is_one_code_with_its_line_and_never_its_number() {
        let said = |text: &str| {
            let finding = members("medlemmer.txt", text).unwrap_err();
            (finding.code.id, finding.message.render(Language::En))
        };
        assert_eq!(said("").0, "LIST-MEMBERS-NONE");
        let (code, text) = said("991825827\n123456789\n");
        assert!(code == "LIST-MEMBER-NUMBER" && text.contains("Line 2") && !text.contains("123456789"), "{text}");
        let (code, text) = said("991825827\n01019012345\n");
        assert!(code == "LIST-MEMBER-PERSON" && text.contains("Line 2") && !text.contains("01019012345"), "{text}");
        let (code, text) = said("991825827\n974760673\n991825827\n");
        assert!(code == "LIST-MEMBER-TWICE" && text.contains("line 1") && text.contains("line 3"), "{text}");
    }

    #[test]
    fn ids_have_a_code_each() {
        let code = |answer: &str| id("access-list-id", answer).map_err(|finding| finding.code.id);
        assert_eq!(code("Åpne banker"), Err("LIST-ID-FORM"));
        assert_eq!(code("a"), Err("LIST-ID-LENGTH"));
        assert!(code("godkjente-banker").is_ok());
    }
}
