//! What letters need of the contact person and of the deputy, and where the user is notified to try it; no journey asks for
//! either. Each is given by a flag or a variable, asked once in a terminal, and kept in the user's own profile.

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
        CONTACT_DETAILS.iter().chain(OWN_ADDRESSES).copied().find(|detail| flag.strip_prefix("--") == Some(detail.id))
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
    ($(#[$doc:meta])* $list:ident: $( $id:literal $value_name:literal $what:ident $question:ident $help:ident; )+) => {
        $(#[$doc])*
        pub const $list: &[ContactDetail] = &[ $( ContactDetail {
            id: $id, value_name: $value_name, what: words::$what, question: words::$question, help: words::$help,
        } ),+ ];
    };
}

contacts! {
    /// What letters need, in the order in which it is asked for.
    CONTACT_DETAILS:
    "contact-name" "NAME" CONTACT_NAME ASK_CONTACT_NAME CONTACT_NAME_HELP;
    "contact-email" "ADDRESS" CONTACT_EMAIL ASK_CONTACT_EMAIL CONTACT_EMAIL_HELP;
    "contact-phone" "NUMBER" CONTACT_PHONE ASK_CONTACT_PHONE CONTACT_PHONE_HELP;
    "contact-role" "ROLE" CONTACT_ROLE ASK_CONTACT_ROLE CONTACT_ROLE_HELP;
    "deputy-name" "NAME" DEPUTY_NAME ASK_DEPUTY_NAME DEPUTY_NAME_HELP;
    "deputy-email" "ADDRESS" DEPUTY_EMAIL ASK_DEPUTY_EMAIL DEPUTY_EMAIL_HELP;
    "deputy-phone" "NUMBER" DEPUTY_PHONE ASK_DEPUTY_PHONE DEPUTY_PHONE_HELP;
}

contacts! {
    /// Where the user is notified.
    OWN_ADDRESSES:
    "own-email" "ADDRESS" OWN_EMAIL ASK_OWN_EMAIL OWN_EMAIL_HELP;
    "own-phone" "NUMBER" OWN_PHONE ASK_OWN_PHONE OWN_PHONE_HELP;
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
        OWN_EMAIL { nb: "din egen e-postadresse", en: "your own e-mail address" }
        OWN_PHONE { nb: "ditt eget mobilnummer", en: "your own mobile number" }
        ASK_OWN_EMAIL { nb: "Hvilken e-postadresse skal testvarselet sendes til? (din egen)", en: "To which e-mail address should the test notification go? (your own)" }
        ASK_OWN_PHONE { nb: "Hvilket mobilnummer skal testvarselet sendes til? (ditt eget)", en: "To which mobile number should the test notification go? (your own)" }
        OWN_EMAIL_HELP { nb: "Din egen e-postadresse, som testvarselet sendes til; lagres i din egen profil, aldri i tilstandsfilen", en: "Your own e-mail address, to which the test notification goes; kept in your own profile, never in the state file" }
        OWN_PHONE_HELP { nb: "Ditt eget mobilnummer, som testvarselet på SMS sendes til", en: "Your own mobile number, to which the test notification by SMS goes" }
        DEPUTY_PHONE_HELP { nb: "Stedfortrederens telefon", en: "The deputy's phone" }
    }
}
