//! The public contact point of a service: a shared mailbox, a phone number or a page, never a person.

use serde::{Deserialize, Serialize};

use super::inner::is_inner;

/// What recipients see as contact information; at least one of the three is filled (Altinn/altinn-studio,
/// `Controllers/ResourceAdminController.cs`, 2026-08-22).
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "ContactForm")]
pub struct ContactPoint {
    /// A shared mailbox.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// A phone number, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
    /// An https address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
}

/// A contact point as a file holds it, before it is known that anything stands there.
#[derive(Deserialize, schemars::JsonSchema)]
#[schemars(rename = "ContactPoint", extend("minProperties" = 1))]
#[schemars(description = "What recipients see as contact information; at least one of the three is filled.")]
struct ContactForm {
    /// A shared mailbox.
    email: Option<String>,
    /// A phone number, as written.
    telephone: Option<String>,
    /// An https address.
    page: Option<String>,
}

impl TryFrom<ContactForm> for ContactPoint {
    type Error = ContactFault;

    fn try_from(ContactForm { email, telephone, page }: ContactForm) -> Result<Self, Self::Error> {
        // A file is written by others: each part is held to what a typed answer is held to. One person's mailbox, which
        // was taken before it was known as that, stays.
        let is = |part: &Option<String>, holds: fn(&str) -> bool| part.as_deref().is_none_or(holds);
        let holds = is(&email, is_mailbox) && is(&telephone, is_number);
        let page = page.map(|text| page_of(&text).ok_or(ContactFault::Form)).transpose()?;
        let contact = Self { email, telephone, page };
        if contact == Self::default() || !holds { Err(ContactFault::Form) } else { Ok(contact) }
    }
}

fn is_mailbox(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, ':' | '/' | '<' | '>' | '"'))
}

fn is_number(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).count() >= 5
        && text.chars().all(|c| c.is_ascii_digit() || c == ' ' || c == '+')
}

/// A page that people anywhere can open, in the one form in which it is kept and sent.
fn page_of(text: &str) -> Option<String> {
    // The parser would mend these in silence.
    if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return None;
    }
    let url = url::Url::parse(text).ok().filter(|url| url.scheme() == "https")?;
    (url.username().is_empty() && url.password().is_none() && !is_inner(&url)).then(|| url.to_string())
}

impl schemars::JsonSchema for ContactPoint {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        ContactForm::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        ContactForm::json_schema(generator)
    }
}

/// Why a text is no contact point.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContactFault {
    /// Neither a mailbox, a phone number nor a page.
    #[error("an e-mail address, a phone number or an https address belongs here")]
    Form,
    /// The mailbox looks like one person's.
    #[error("`{0}` looks like one person's address; a public contact point is a shared mailbox")]
    Personal(String),
}

impl ContactPoint {
    /// Reads one or several of mailbox, phone number and page, separated by commas or semicolons.
    ///
    /// # Errors
    /// A part is none of the three, or is a personal mailbox.
    pub fn parse(text: &str) -> Result<Self, ContactFault> {
        let mut contact = Self::default();
        for part in text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
            if let Some(page) = page_of(part) {
                contact.page = Some(page);
            } else if is_mailbox(part) {
                if part.split_once('@').is_some_and(|(local, _)| is_personal(local)) {
                    return Err(ContactFault::Personal(part.to_owned()));
                }
                contact.email = Some(part.to_owned());
            } else if is_number(part) {
                contact.telephone = Some(part.to_owned());
            } else {
                return Err(ContactFault::Form);
            }
        }
        if contact == Self::default() { Err(ContactFault::Form) } else { Ok(contact) }
    }
}

/// Two names with a dot between them, as `kari.nordmann`: nobody names a shared mailbox so, except with a word for a
/// function in it.
fn is_personal(local: &str) -> bool {
    const FUNCTIONS: [&str; 14] = [
        "post",
        "kontakt",
        "service",
        "support",
        "kundeservice",
        "brukerstotte",
        "hjelp",
        "info",
        "drift",
        "altinn",
        "tjeneste",
        "team",
        "arkiv",
        "melding",
    ];
    let parts: Vec<&str> = local.split('.').collect();
    parts.len() >= 2
        && parts.iter().all(|part| part.chars().count() >= 2 && part.chars().all(|c| c.is_alphabetic() || c == '-'))
        && !parts.iter().any(|part| FUNCTIONS.iter().any(|word| part.to_lowercase().contains(word)))
}

impl std::fmt::Display for ContactPoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let parts: Vec<&str> =
            [&self.email, &self.telephone, &self.page].into_iter().flatten().map(String::as_str).collect();
        f.write_str(&parts.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_mailbox_is_taken_and_a_person_refused() {
        assert_eq!(ContactPoint::parse("postmottak@ttd.no").unwrap().email.as_deref(), Some("postmottak@ttd.no"));
        assert!(ContactPoint::parse("altinn.support@ttd.no").is_ok());
        assert_eq!(
            ContactPoint::parse("kari.nordmann@ttd.no"),
            Err(ContactFault::Personal("kari.nordmann@ttd.no".to_owned()))
        );
    }

    #[test]
    fn all_three_kinds_are_told_apart() {
        let all = ContactPoint::parse("post@ttd.no, +47 22 00 00 00; https://ttd.no/kontakt").unwrap();
        assert_eq!(all.to_string(), "post@ttd.no, +47 22 00 00 00, https://ttd.no/kontakt");
        for text in ["", "ttd", "http://ttd.no", "@ttd.no", "12", "https://127.0.0.1/x", "https://a:b@ttd.no/"] {
            assert_eq!(ContactPoint::parse(text), Err(ContactFault::Form), "{text}");
        }
    }

    #[test]
    fn a_file_is_held_to_what_an_answer_is_held_to() {
        let read = |json: &str| serde_json::from_str::<ContactPoint>(json);
        assert!(
            read(r#"{"email":"kari.nordmann@ttd.no","telephone":"+47 22 00 00 00","page":"https://ttd.no/"}"#).is_ok()
        );
        for json in [
            "{}",
            r#"{"page":"javascript:alert(1)"}"#,
            r#"{"page":"https://169.254.169.254/latest"}"#,
            r#"{"email":"a@b.no\u001b]0;x\u0007"}"#,
            r#"{"telephone":"22 00 00 00; rm -rf"}"#,
            r#"{"page":"https://ttd.no/\n.example"}"#,
            r#"{"page":"https://ttd.no/\tkontakt"}"#,
            r#"{"page":" https://ttd.no/"}"#,
            r#"{"page":"https://ttd.no/\u001b]0;x\u0007"}"#,
        ] {
            assert!(read(json).is_err(), "{json}");
        }
    }

    #[test]
    fn a_page_has_one_form_wherever_it_comes_from() {
        for text in ["https://ttd.no/kontakt", "HTTPS://TTD.no:443/kontakt", "https:\\\\ttd.no\\kontakt"] {
            let typed = ContactPoint::parse(text).unwrap();
            let read: ContactPoint = serde_json::from_value(serde_json::json!({ "page": text })).unwrap();
            assert_eq!((typed.page.as_deref(), &read), (Some("https://ttd.no/kontakt"), &typed), "{text}");
        }
        assert_eq!(ContactPoint::parse("https://ttd.no/a\tb"), Err(ContactFault::Form));
    }
}
