//! What letters need of the contact person and of the deputy, and no journey asks for: given by a flag or a variable each,
//! asked once in a terminal, and kept in the user's own profile.

use crate::text::Phrase;

/// One thing that letters need of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactDetail {
    /// Whose and what, as in `--contact-name` and `ALTINN_ONBOARD_CONTACT_NAME`.
    pub id: &'static str,
    /// What stands for the value in the help.
    pub value_name: &'static str,
    /// What it is, as it stands where a letter lacks it.
    pub what: Phrase,
    /// How it is asked for.
    pub question: Phrase,
    /// What the help says of the flag.
    pub help: Phrase,
}

impl ContactDetail {
    /// How it is given on the command line.
    #[must_use]
    pub fn flag(self) -> String {
        format!("--{}", self.id)
    }

    /// The detail of a flag.
    #[must_use]
    pub fn by_flag(flag: &str) -> Option<Self> {
        CONTACT_DETAILS.iter().copied().find(|detail| flag.strip_prefix("--") == Some(detail.id))
    }

    /// A letter can do without a deputy.
    #[must_use]
    pub fn is_of_deputy(self) -> bool {
        self.id.starts_with("deputy-")
    }

    /// Its form is that of an e-mail address.
    #[must_use]
    pub fn is_email(self) -> bool {
        self.id.ends_with("-email")
    }
}

macro_rules! contacts {
    ($( $id:literal $value_name:literal $what:ident $question:ident $help:ident; )+) => {
        /// All of them, in the order in which they are asked for.
        pub const CONTACT_DETAILS: &[ContactDetail] = &[ $( ContactDetail {
            id: $id, value_name: $value_name, what: words::$what, question: words::$question, help: words::$help,
        } ),+ ];
    };
}

contacts! {
    "contact-name" "NAME" CONTACT_NAME ASK_CONTACT_NAME CONTACT_NAME_HELP;
    "contact-email" "ADDRESS" CONTACT_EMAIL ASK_CONTACT_EMAIL CONTACT_EMAIL_HELP;
    "contact-phone" "NUMBER" CONTACT_PHONE ASK_CONTACT_PHONE CONTACT_PHONE_HELP;
    "contact-role" "ROLE" CONTACT_ROLE ASK_CONTACT_ROLE CONTACT_ROLE_HELP;
    "deputy-name" "NAME" DEPUTY_NAME ASK_DEPUTY_NAME DEPUTY_NAME_HELP;
    "deputy-email" "ADDRESS" DEPUTY_EMAIL ASK_DEPUTY_EMAIL DEPUTY_EMAIL_HELP;
    "deputy-phone" "NUMBER" DEPUTY_PHONE ASK_DEPUTY_PHONE DEPUTY_PHONE_HELP;
}

/// What they are called.
mod words {
    use crate::text::phrases;

    phrases! {
        CONTACT_NAME { nb: "navnet på kontaktpersonen", en: "the name of the contact person" }
        CONTACT_EMAIL { nb: "e-postadressen til kontaktpersonen", en: "the e-mail address of the contact person" }
        CONTACT_PHONE { nb: "telefonnummeret til kontaktpersonen", en: "the phone number of the contact person" }
        CONTACT_ROLE { nb: "rollen til kontaktpersonen", en: "the role of the contact person" }
        DEPUTY_NAME { nb: "navnet på stedfortrederen", en: "the name of the deputy" }
        DEPUTY_EMAIL { nb: "e-postadressen til stedfortrederen", en: "the e-mail address of the deputy" }
        DEPUTY_PHONE { nb: "telefonnummeret til stedfortrederen", en: "the phone number of the deputy" }
        ASK_CONTACT_NAME { nb: "Hvem er kontaktperson for brevene? (fornavn og etternavn)", en: "Who is the contact person for the letters? (first and last name)" }
        ASK_CONTACT_EMAIL { nb: "Hva er e-postadressen til kontaktpersonen på jobb?", en: "What is the contact person's work e-mail?" }
        ASK_CONTACT_PHONE { nb: "Hva er telefonnummeret til kontaktpersonen?", en: "What is the contact person's phone number?" }
        ASK_CONTACT_ROLE { nb: "Hvilken rolle har kontaktpersonen?", en: "What is the contact person's role?" }
        ASK_DEPUTY_NAME { nb: "Hvem er stedfortreder?", en: "Who is the deputy?" }
        ASK_DEPUTY_EMAIL { nb: "Hva er e-postadressen til stedfortrederen?", en: "What is the deputy's e-mail?" }
        ASK_DEPUTY_PHONE { nb: "Hva er telefonnummeret til stedfortrederen?", en: "What is the deputy's phone number?" }
        CONTACT_NAME_HELP { nb: "Kontaktperson; lagres i din egen profil, aldri i tilstandsfilen", en: "Contact person; kept in your own profile, never in the state file" }
        CONTACT_EMAIL_HELP { nb: "Kontaktpersonens e-postadresse på jobb", en: "The contact person's work e-mail" }
        CONTACT_PHONE_HELP { nb: "Kontaktpersonens telefon", en: "The contact person's phone" }
        CONTACT_ROLE_HELP { nb: "Kontaktpersonens rolle, for eksempel tjenesteansvarlig", en: "The contact person's role, such as business owner" }
        DEPUTY_NAME_HELP { nb: "Stedfortreder", en: "Deputy" }
        DEPUTY_EMAIL_HELP { nb: "Stedfortrederens e-post", en: "The deputy's e-mail" }
        DEPUTY_PHONE_HELP { nb: "Stedfortrederens telefon", en: "The deputy's phone" }
    }
}
