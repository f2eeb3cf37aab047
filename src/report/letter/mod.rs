//! A letter: from values to a text that can be sent, as a file and as a `mailto:` link. Pure.

pub mod data;
pub mod layout;
pub mod package;

use std::borrow::Cow;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, context, escape_formatter};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use self::data::LetterData;
use self::layout::{NO_BREAK, laid_out};
use crate::catalog::letters::{Channel, LetterKind, Receiver};
use crate::domain::{Language, secret_form};
use crate::text::clean::{clean, clean_line, without_breaks};
use crate::text::{Message, letters as text};

/// The longest link that mail programs and shells take for certain.
const MAILTO_MAX: usize = 1900;

/// What a `mailto:` link may hold as it is (RFC 6068): the unreserved characters.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A letter, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// What it asks for.
    pub kind: LetterKind,
    /// Its key in the state: `L1`, `L1-2`.
    pub key: String,
    /// The language that it is written in.
    pub language: Language,
    /// To whom.
    pub receiver: Receiver,
    /// The mailbox; `None` inside the organisation and for a supplier whose address is not known.
    pub to: Option<String>,
    /// How it travels.
    pub channel: Message,
    /// The subject line.
    pub subject: String,
    /// The text.
    pub body: String,
    /// Own case number.
    pub our_reference: Option<String>,
    /// The day it was written.
    pub date: String,
    /// Made in a rehearsal: not to be sent.
    pub practice: bool,
}

/// A template does not hold: a fault of the program, not of what was given.
#[derive(Debug, thiserror::Error)]
#[error("the template of letter {kind} cannot be filled in")]
pub struct TemplateFault {
    /// The id of the letter whose template it is.
    pub kind: &'static str,
    /// Why.
    #[source]
    pub source: minijinja::Error,
}

/// What a letter is addressed and titled with.
#[derive(Clone, Debug)]
pub struct Heading {
    /// What it asks for.
    pub kind: LetterKind,
    /// Its key in the state.
    pub key: String,
    /// To whom.
    pub receiver: Receiver,
    /// The address of a receiver whose channel has none.
    pub address: Option<String>,
    /// The subject line.
    pub subject: Message,
}

/// Writes a letter.
///
/// # Errors
/// The template and its values do not fit.
pub fn render(heading: Heading, data: &LetterData, language: Language) -> Result<Rendered, TemplateFault> {
    let kind = heading.kind;
    let fault = |source| TemplateFault { kind: kind.id(), source };
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    templates.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().map_err(fault)?);
    // A name with line breaks in it would write lines of its own into the letter.
    templates.set_formatter(|out, state, value| match value.as_str().map(without_breaks) {
        Some(Cow::Owned(line)) if !value.is_safe() => out.write_str(&line).map_err(minijinja::Error::from),
        _ => escape_formatter(out, state, value),
    });
    let values = minijinja::Value::from(Serde(data));
    let body = templates.render_str(template(kind, language), values.clone()).map_err(fault)?;
    let values = context! { body => minijinja::Value::from_safe_string(body), ..values };
    let whole = templates.render_str(frame(language), values).map_err(fault)?;
    let mailbox = match heading.receiver.channel {
        Channel::Mailbox(mailbox) | Channel::Form { mailbox, .. } => Some(mailbox.to_owned()),
        Channel::Internal | Channel::Supplier | Channel::Parties => heading.address.as_deref().map(clean_line),
    };
    // What others wrote in the state and the profile may be anything.
    let hidden = |text: &str| secret_form::hidden(text).into_owned();
    let subject = hidden(&heading.subject.render(language).replace(NO_BREAK, " "));
    Ok(Rendered {
        kind,
        key: heading.key,
        language,
        receiver: heading.receiver,
        to: match (data.practice, mailbox) {
            (true, Some(_)) => Some(text::PRACTICE_MAILBOX.raw(language).to_owned()),
            (_, mailbox) => mailbox,
        },
        channel: match heading.receiver.channel {
            Channel::Mailbox(_) => words::BY_MAILBOX.into(),
            Channel::Form { address, .. } => {
                let address = if data.practice { text::PRACTICE_PAGE.raw(language) } else { address };
                words::BY_FORM.with("address", address)
            }
            Channel::Internal => words::INTERNALLY.into(),
            Channel::Supplier => words::TO_SUPPLIER.into(),
            Channel::Parties => words::TO_PARTIES.into(),
        },
        subject: if data.practice {
            words::PRACTICE_SUBJECT.with("subject", subject).render(language)
        } else {
            subject
        },
        // Names and answers come from files that others write, and the letter is read in terminals and mail programs.
        body: laid_out(&hidden(&clean(&whole))),
        our_reference: data.our_reference.as_deref().map(hidden),
        date: data.date.clone(),
        practice: data.practice,
    })
}

impl Rendered {
    /// The name of its file: `L1-scopes.nb.txt`, the same every time.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}-{}.{}.txt", self.key, self.kind.entry().slug, self.language.code())
    }

    /// The letter as a file: a few headers, an empty line, the text.
    #[must_use]
    pub fn as_file(&self) -> String {
        let mut out = String::new();
        let mut header = |label: crate::text::Phrase, value: &str| {
            out.push_str(&format!("{}: {}\n", label.raw(self.language), clean_line(value)));
        };
        let who = self.receiver.who.raw(self.language);
        match &self.to {
            Some(to) => header(words::TO, &format!("{who} <{to}>")),
            None => header(words::TO, who),
        }
        header(words::CHANNEL, &self.channel.render(self.language));
        header(words::SUBJECT, &self.subject);
        header(words::DATE, &self.date);
        if let Some(reference) = &self.our_reference {
            header(words::OUR_REFERENCE, reference);
        }
        let head = if self.practice { format!("{}\n", text::PRACTICE.raw(self.language)) } else { String::new() };
        format!("{head}{out}\n{}", self.body)
    }

    /// A link that opens the letter in a mail program. A text that is too long for a link is left to be pasted.
    #[must_use]
    pub fn mailto(&self) -> String {
        let encoded = |text: &str| utf8_percent_encode(text, UNRESERVED).to_string();
        let link = |body: &str| {
            let to = self.to.as_deref().unwrap_or_default().replace('%', "%25");
            // RFC 6068 wants lines to end in CR LF.
            format!("mailto:{to}?subject={}&body={}", encoded(&self.subject), encoded(&body.replace('\n', "\r\n")))
        };
        let whole = link(&self.body);
        if whole.len() <= MAILTO_MAX {
            return whole;
        }
        // The file may be nowhere; the command shows the text always.
        let note = words::PASTE.with("key", self.key.as_str()).render(self.language);
        let note = if self.practice { format!("{}\n\n{note}", text::PRACTICE.raw(self.language)) } else { note };
        link(&note)
    }
}

macro_rules! templates {
    ($( $kind:ident ),+) => {
        const fn template(kind: LetterKind, language: Language) -> &'static str {
            match (kind, language) {
                $(
                    (LetterKind::$kind, Language::Nb) =>
                        include_str!(concat!("../../../templates/letters/", stringify!($kind), ".nb.txt")),
                    (LetterKind::$kind, Language::En) =>
                        include_str!(concat!("../../../templates/letters/", stringify!($kind), ".en.txt")),
                )+
            }
        }
    };
}
templates!(L1, L2, L3, L4, L5, L6, L7, L8, L9, L10, L11, L12, L13, L14, L15, L16, L17, L18);

const fn frame(language: Language) -> &'static str {
    match language {
        Language::Nb => include_str!("../../../templates/letters/frame.nb.txt"),
        Language::En => include_str!("../../../templates/letters/frame.en.txt"),
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        // Channels.
        BY_MAILBOX { nb: "e-post", en: "e-mail" }
        BY_FORM { nb: "skjemaet «Bli tjenesteeier» ({address}), med følgebrev på e-post", en: "the form “Bli tjenesteeier” ({address}), with this letter by e-mail" }
        INTERNALLY { nb: "internt hos dere", en: "inside your organisation" }
        TO_PARTIES { nb: "kanalene som partene bruker", en: "the parties' own channels" }
        TO_SUPPLIER { nb: "e-post til leverandøren", en: "e-mail to the supplier" }

        PRACTICE_SUBJECT { nb: "ØVELSE – SKAL IKKE SENDES: {subject}", en: "REHEARSAL – DO NOT SEND: {subject}" }
        TO { nb: "Til", en: "To" }
        CHANNEL { nb: "Kanal", en: "Channel" }
        SUBJECT { nb: "Emne", en: "Subject" }
        DATE { nb: "Dato", en: "Date" }
        OUR_REFERENCE { nb: "Vår ref.", en: "Our ref." }
        PASTE { nb: "(Brevet er for langt til å fylles inn her. Lim inn teksten som denne kommandoen viser: altinn-onboard letter {key})", en: "(The letter is too long to be filled in here. Paste the text that this command shows: altinn-onboard letter {key})" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::letter::data::{LetterParty, Person};

    fn data(practice: bool) -> LetterData {
        LetterData {
            practice,
            date: "20. november 2026".into(),
            deadline: "4. desember 2026".into(),
            organisation: LetterParty {
                name: "Digitaliseringsdirektoratet".into(),
                number: "991 825 827".into(),
                bare: "991825827".into(),
                form: "ORGL".into(),
                form_name: "Organisasjonsledd (ORGL)".into(),
                code: Some("digdir".into()),
            },
            contact: Person {
                name: "Kari Nordmann".into(),
                email: "kari@example.no".into(),
                phone: "22 00 00 00".into(),
                role: "fagansvarlig".into(),
            },
            deputy: Person {
                name: "Ola Nordmann".into(),
                email: "ola@example.no".into(),
                phone: "22 00 00 01".into(),
                role: String::new(),
            },
            products: "Altinn Melding".into(),
            details: [("trace-id", ""), ("error-time", "")].map(|(id, text)| (id.to_owned(), text.to_owned())).into(),
            our_reference: Some("2026/123".into()),
            ..LetterData::default()
        }
    }

    fn l8(practice: bool, language: Language) -> Rendered {
        let heading = Heading {
            kind: LetterKind::L8,
            key: "L8".into(),
            receiver: LetterKind::L8.entry().receiver,
            address: None,
            subject: LetterKind::L8
                .entry()
                .subject
                .with("organisation", "Digitaliseringsdirektoratet")
                .with("orgnr", "991 825 827"),
        };
        render(heading, &data(practice), language).unwrap()
    }

    #[test]
    fn a_whole_letter() {
        assert_eq!(
            l8(false, Language::Nb).as_file(),
            "\
Til: Altinn servicedesk <servicedesk@altinn.no>
Kanal: e-post
Emne: Opprettelse av reelt organisasjonsnummer i TT02 – Digitaliseringsdirektoratet (991 825 827)
Dato: 20. november 2026
Vår ref.: 2026/123

Hei,

Digitaliseringsdirektoratet skal ta i bruk Altinn Melding og ber om at
virksomhetens reelle organisasjonsnummer blir opprettet i TT02.

- Organisasjonsnummer: 991 825 827
- Navn: Digitaliseringsdirektoratet
- Organisasjonskode: digdir
- Miljø: TT02
- Hvorfor: virksomheten er tjenesteeier og opptrer selv som avsender i test.
  En syntetisk virksomhet kan ikke ha organisasjonskoden, og uten oppføring
  i TT02 avvises kallene med feilkode 4002.
- Roller på nummeret: ingen utover det systemet trenger; ingen skal logge
  inn for virksomheten i TT02

I svaret trenger vi å vite når virksomheten finnes i TT02. Si gjerne fra
hvis den finnes der fra før.

Vi ønsker svar innen 4. desember 2026.

Vennlig hilsen
Kari Nordmann
fagansvarlig, for Digitaliseringsdirektoratet

Virksomhet: Digitaliseringsdirektoratet, organisasjonsnummer 991 825 827
Organisasjonskode: digdir
Vår ref.: 2026/123
Kontakt: Kari Nordmann, kari@example.no, 22 00 00 00
Stedfortreder: Ola Nordmann, ola@example.no, 22 00 00 01
"
        );
        assert_eq!(l8(false, Language::Nb).file_name(), "L8-tt02-party.nb.txt");
    }

    #[test]
    fn a_rehearsal_is_marked_and_reaches_nobody() {
        for (language, mark) in [(Language::Nb, "ØVELSE – SKAL IKKE SENDES"), (Language::En, "REHEARSAL – DO NOT SEND")]
        {
            let letter = l8(true, language);
            assert!(letter.subject.starts_with(mark) && letter.body.starts_with(mark), "{}", letter.as_file());
            assert!(letter.as_file().starts_with(mark));
            assert!(letter.to.as_deref().unwrap().ends_with("@example.invalid"));
            let everything = letter.as_file() + &letter.mailto();
            assert!(!everything.contains("@altinn.no") && !everything.contains("@digdir.no"), "{everything}");
        }
    }

    #[test]
    fn a_link_is_encoded_and_never_too_long() {
        let mut letter = l8(false, Language::En);
        let link = letter.mailto();
        assert!(link.starts_with("mailto:servicedesk@altinn.no?subject=Adding%20a%20real"), "{link}");
        assert!(link.len() <= MAILTO_MAX && link.contains("Kari%20Nordmann"), "{link}");
        letter.body = letter.body.repeat(3);
        let link = letter.mailto();
        assert!(link.len() <= MAILTO_MAX && link.contains("altinn-onboard%20letter%20L8"), "{link}");
        letter.body = "Hei & hallo?\næ\n".into();
        let short = letter.mailto();
        assert!(short.ends_with("&body=Hei%20%26%20hallo%3F%0D%0A%C3%A6%0D%0A"), "{short}");
        assert!(url::Url::parse(&short).is_ok());
    }

    #[test]
    fn a_value_that_a_template_names_must_be_given() {
        let mut data = data(false);
        data.details.clear();
        let heading = Heading {
            kind: LetterKind::L8,
            key: "L8".into(),
            receiver: LetterKind::L8.entry().receiver,
            address: None,
            subject: LetterKind::L8.entry().subject.into(),
        };
        assert_eq!(render(heading, &data, Language::Nb).unwrap_err().kind, "L8");
    }
}
