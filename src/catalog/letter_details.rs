//! What single letters need and no journey asks for.

use crate::text::Phrase;

/// Something that a letter needs and no journey asks for: given by `--detail ID=TEXT`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LetterDetail {
    /// What stands before the equals sign of `--detail`, and as key in the profile.
    pub id: &'static str,
    /// What is asked for, as it stands where a letter lacks it.
    pub what: Phrase,
    /// What stands there in a rehearsal; it must be seen to be made up.
    pub practice: &'static str,
    /// It holds for letters to come, and not for one alone.
    pub lasts: bool,
}

macro_rules! details {
    ($( $(#[$doc:meta])* $name:ident = $id:literal, $practice:literal $(, $once:ident)?; )+) => {
        $( $(#[$doc])* pub const $name: LetterDetail = LetterDetail { id: $id, what: words::$name, practice: $practice, lasts: details!(@lasts $($once)?) }; )+
        /// All details.
        pub const DETAILS: &[LetterDetail] = &[ $( $name ),+ ];
    };
    (@lasts) => { true };
    (@lasts once) => { false };
}

details! {
    /// Who vouches for a request.
    APPROVER = "approver", "Ola Øvelse";
    /// The contact person's employer, when it is not the organisation.
    EMPLOYER = "employer", "Øvelseshjelp AS";
    /// A second member of each team.
    STUDIO_COLLEAGUE = "studio-colleague", "ola-ovelse";
    /// Who owns the organisation in Studio: a name, `unknown`, or `none` when the organisation is not there.
    STUDIO_OWNER = "studio-owner", "Stine Studioeier";
    /// The team that may write to the repository.
    RESOURCE_TEAM = "resource-team", "Resources";
    /// The supplier's address.
    SUPPLIER_EMAIL = "supplier-email", "leverandor@example.invalid";
    /// The system that sends.
    SYSTEM = "system", "Øvelsessystemet";
    /// When a call was refused.
    ERROR_TIME = "error-time", "00:00", once;
    /// Trace id of the refused call.
    TRACE_ID = "trace-id", "00000000000000000000000000000000", once;
    /// When one wants to begin.
    PLANNED_START = "planned-start", "1. januar 2099", once;
    /// How much, in a year.
    VOLUME = "volume", "1000";
    /// Which records are in the own DNS, and since when.
    DNS_RECORDS = "dns-records", "ingen ennå";
    /// Who sets them.
    DNS_CONTACT = "dns-contact", "dns@example.invalid";
    /// The largest single dispatch.
    LARGEST_DISPATCH = "largest-dispatch", "100";
    /// Names for the public list.
    LISTED_NAMES = "listed-names", "Øvelsesetaten | Øvingsetaten | The Rehearsal Agency";
    /// The organisation codes that one would like, the best first.
    WANTED_CODES = "wanted-codes", "ovelse, ovelse2";
    /// The address of the organisation's home page, for the public list.
    HOME_PAGE = "home-page", "https://example.invalid";
    /// The address of the logo as a picture.
    LOGO = "logo", "https://example.invalid/logo.svg";
    /// Where the public can turn with questions.
    PUBLIC_CONTACT = "public-contact", "https://example.invalid/kontakt";
    /// Who signs.
    SIGNATORY = "signatory", "Dina Direktør, øvelsesdirektør";
    /// Shared mailbox.
    AGREEMENT_MAILBOX = "agreement-mailbox", "avtale@example.invalid";
    /// Shared mailbox.
    TECHNICAL_MAILBOX = "technical-mailbox", "teknisk@example.invalid";
    /// Shared mailbox.
    SECURITY_MAILBOX = "security-mailbox", "sikkerhet@example.invalid";
    /// Shared mailbox.
    OPERATIONS_MAILBOX = "operations-mailbox", "drift@example.invalid";
    /// Phone numbers with country code.
    PHONE_NUMBERS = "phone-numbers", "+47 000 00 000";
    /// Until when they are needed.
    NUMBERS_UNTIL = "numbers-until", "31. januar 2099", once;
    /// Recipients on the first day.
    FIRST_DAY = "first-day", "10", once;
    /// How recipients are notified.
    NOTIFIED_BY = "notified-by", "e-post";
    /// Who answers recipients' questions.
    ANSWERS_QUESTIONS = "answers-questions", "kundeservice, 00 00 00 00";
    /// How the dispatch is stopped.
    HOW_STOPPED = "how-stopped", "utsendingen stanses i øvelsessystemet";
    /// The key of the letter that is reminded of.
    REMINDS = "reminds", "L1", once;
    /// Where invoices go, and with which reference.
    INVOICE = "invoice", "0192:000000000, ref. øvelse";
}

impl LetterDetail {
    /// The detail with this id.
    #[must_use]
    pub fn by_id(id: &str) -> Option<Self> {
        DETAILS.iter().copied().find(|detail| detail.id == id)
    }

    /// How it is given on the command line.
    #[must_use]
    pub fn flag(self) -> String {
        format!("--detail {}=…", self.id)
    }
}

/// What the details are called, each by the name of its row.
mod words {
    use crate::text::phrases;

    phrases! {
        PHONE_NUMBERS { nb: "telefonnumrene, med landkode", en: "the phone numbers, with country code" }
        NUMBERS_UNTIL { nb: "hvor lenge numrene skal få SMS", en: "how long the numbers should receive SMS" }
        FIRST_DAY { nb: "antall mottakere den første dagen", en: "the number of recipients on the first day" }
        NOTIFIED_BY { nb: "hvordan mottakerne varsles", en: "how recipients are notified" }
        ANSWERS_QUESTIONS { nb: "hvem som svarer på spørsmål fra mottakerne", en: "who answers questions from recipients" }
        HOW_STOPPED { nb: "hvordan utsendingen stanses", en: "how the dispatch is stopped" }
        REMINDS { nb: "brevet det minnes om, for eksempel L1", en: "the letter that the reminder is about, such as L1" }
        EMPLOYER { nb: "arbeidsgiveren til kontaktpersonen, hvis det er en annen", en: "the contact person's employer, if it is a different organisation" }
        APPROVER { nb: "navnet på den som går god for forespørselen", en: "the name of the person who vouches for the request" }
        STUDIO_COLLEAGUE { nb: "brukernavnet i Altinn Studio til en kollega", en: "a colleague's user name in Altinn Studio" }
        STUDIO_OWNER { nb: "hvem som eier organisasjonen i Altinn Studio («unknown» når ingen vet det, «none» når den ikke finnes)", en: "who owns the organisation in Altinn Studio (“unknown” when nobody knows, “none” when it does not exist)" }
        RESOURCE_TEAM { nb: "navnet på teamet for ressurser", en: "the name of the resource team" }
        SUPPLIER_EMAIL { nb: "e-postadressen til leverandøren", en: "the e-mail address of the supplier" }
        SYSTEM { nb: "navnet på systemet som sender", en: "the name of the system that sends" }
        ERROR_TIME { nb: "tidspunktet for det avviste kallet", en: "the time of the refused call" }
        TRACE_ID { nb: "sporings-id fra det avviste kallet", en: "the trace ID of the refused call" }
        PLANNED_START { nb: "planlagt oppstart", en: "the planned start" }
        VOLUME { nb: "forventet volum", en: "the expected volume" }
        DNS_RECORDS { nb: "hvilke DNS-oppføringer som er satt, og når", en: "which DNS records are set, and when" }
        DNS_CONTACT { nb: "hvem som setter DNS-oppføringene", en: "who sets the DNS records" }
        LARGEST_DISPATCH { nb: "største enkeltutsending", en: "the largest single dispatch" }
        LISTED_NAMES { nb: "navnet på bokmål, nynorsk og engelsk", en: "the name in Bokmål, Nynorsk and English" }
        WANTED_CODES { nb: "ønsket organisasjonskode og ett alternativ", en: "the wanted organisation code and one alternative" }
        HOME_PAGE { nb: "hjemmesiden", en: "the home page" }
        LOGO { nb: "adressen til logoen", en: "the address of the logo" }
        PUBLIC_CONTACT { nb: "offentlig telefon eller kontaktside", en: "a public phone or contact page" }
        SIGNATORY { nb: "navn og tittel på den som signerer", en: "name and title of the person who signs" }
        AGREEMENT_MAILBOX { nb: "postkassen for avtalen", en: "the mailbox for the agreement" }
        TECHNICAL_MAILBOX { nb: "postkassen for teknisk kontakt", en: "the mailbox for the technical contact" }
        SECURITY_MAILBOX { nb: "postkassen for sikkerhet og personvern", en: "the mailbox for security and privacy" }
        OPERATIONS_MAILBOX { nb: "postkassen for driftsvarsler", en: "the mailbox for operations alerts" }
        INVOICE { nb: "fakturaadresse (EHF) og referanse", en: "invoice address (EHF) and reference" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn details_are_found_and_their_practice_values_reach_nobody() {
        for detail in DETAILS {
            assert_eq!(LetterDetail::by_id(detail.id), Some(*detail));
            assert!(!detail.practice.contains('@') || detail.practice.ends_with(".invalid"), "{}", detail.id);
        }
        assert_eq!(LetterDetail::by_id("other"), None);
    }
}
