//! Letters from records: what is asked for, what is held back, what is not repeated.

use super::*;
use crate::catalog::environments::{self, built_in};
use crate::catalog::letters::LetterKind;
use crate::domain::{Environment, EnvironmentName, Language, OrgCode, OrgNumber, Product, Scope};
use crate::record::values::{OpenScopes, OperatedBy, OrgListing, ResourceBy, Signed, Told, UnitSeen};
use crate::record::{Book, Evidence, Handle, Place, Source, TopicMarker, t};
use crate::report::letter::package::{self as screen, PackageDetail};
use crate::world::profile::{Contact, Profile};

/// A record as it stands after the first four questions.
pub(super) struct Case {
    pub(super) book: Book,
    pub(super) place: Place,
    environments: Vec<Environment>,
    pub(super) profile: Profile,
    language: Language,
}

fn number() -> OrgNumber {
    OrgNumber::parse("991825827").unwrap()
}

impl Case {
    pub(super) fn new() -> Self {
        let name = |text: &str| EnvironmentName::parse(text).unwrap();
        let place = Place { environment: name("tt02"), service: Handle::of(Product::Correspondence) };
        let mut book = Book::default();
        book.begin(&place, Product::Correspondence);
        let mut case = Self {
            book,
            place,
            environments: ["tt02", "production"].map(|text| built_in(&name(text)).unwrap()).into(),
            profile: Profile {
                contact: Contact {
                    name: "Kari Nordmann".into(),
                    email: "kari.nordmann@example.no".into(),
                    phone: "22 00 00 00".into(),
                    role: "fagansvarlig".into(),
                },
                deputy: Contact {
                    name: "Ola Nordmann".into(),
                    email: "ola.nordmann@example.no".into(),
                    phone: "22 00 00 01".into(),
                    role: String::new(),
                },
                ..Profile::default()
            },
            language: Language::Nb,
        };
        let unit = UnitSeen { number: number(), name: "ØKSNES KOMMUNE".into(), form: "KOMM".into(), bankrupt: false };
        let code = Some(OrgCode::parse("oks").unwrap());
        case.tell(t::OrgNumber, number());
        case.tell(t::UnitSeen, unit);
        case.tell(t::OrgListing, OrgListing { number: number(), code, name: None, phone: None, page: None });
        case.tell(t::OperatedBy, OperatedBy::Ourselves);
        case.tell(t::ResourceChoice, crate::record::values::ResourceChoice::New);
        case.tell(t::ResourceBy, ResourceBy::Program);
        case
    }

    pub(super) fn tell<K: TopicMarker>(&mut self, topic: K, value: K::Type) {
        self.tell_at(topic, None, value);
    }

    pub(super) fn tell_at<K: TopicMarker>(&mut self, _: K, key: Option<&str>, value: K::Type) {
        let at = "2026-11-20T13:05:00Z".parse().unwrap();
        let evidence = Evidence { value: K::wrap(value), source: Source::Told, at, how: "test".into() };
        self.book.put(&self.place.clone(), key.map(str::to_owned), evidence).unwrap();
    }

    pub(super) fn with<R>(&self, act: impl FnOnce(&LetterRequest<'_>) -> R) -> R {
        let environments: Vec<&Environment> = self.environments.iter().collect();
        act(&LetterRequest {
            book: &self.book,
            environments: &environments,
            place: &self.place,
            profile: &self.profile,
            now: "2026-11-20T09:00:00Z".parse().unwrap(),
            language: self.language,
        })
    }

    fn compose(&self, kind: LetterKind) -> Rendered {
        self.with(|request| compose(kind, request)).unwrap()
    }

    fn lacks(&self, kind: LetterKind) -> Vec<String> {
        match self.with(|request| compose(kind, request)) {
            Err(LetterObstacle::Missing(missing)) => missing.into_iter().map(|missing| missing.flag).collect(),
            other => panic!("{other:?}"),
        }
    }

    fn due(&self) -> Vec<String> {
        self.with(due).into_iter().map(|draft| draft.key).collect()
    }

    /// Records what is due and can be written, then marks one letter as sent.
    pub(super) fn send(&mut self, key: &str) {
        for draft in self.with(due) {
            if let Some(fact) = draft.fact {
                let sent = (draft.key == key).then(|| jiff::civil::date(2026, 11, 20));
                let case_number = sent.map(|_| "ALT-4711".to_owned());
                self.tell_at(t::Letter, Some(&draft.key), Letter { sent, case_number, ..fact });
            }
        }
    }

    fn simulated(mut self) -> Self {
        let text = environments::simulated("sandbox", "http://127.0.0.1:8080");
        self.environments = environments::read(&text).unwrap();
        self.profile = Profile::default();
        self
    }
}

#[test]
fn a_scope_request_for_both_environments() {
    assert_eq!(
        Case::new().compose(LetterKind::L1).as_file(),
        "\
Til: Altinn servicedesk <servicedesk@altinn.no>
Kanal: e-post
Emne: Forespørsel om tilgang til scopes i Maskinporten – ØKSNES KOMMUNE (991 825 827) – TT02 og produksjon
Dato: 20. november 2026

Hei,

ØKSNES KOMMUNE skal ta i bruk Altinn Melding og ber om å få tildelt scopene
nedenfor i Maskinporten. Tildelingen gjelder hovedenheten med
organisasjonsnummer 991 825 827.

Vi er registrert som tjenesteeier hos Altinn med organisasjonskode oks.

Miljø: TT02
- altinn:correspondence.write – sende meldinger
- altinn:resourceregistry/resource.write – opprette ressursen og laste opp
  tilgangsreglene
Klienten er ikke opprettet ennå. Den skal hete
«ØKSNES KOMMUNE – Altinn Melding – test».

Miljø: produksjon
- altinn:correspondence.write – sende meldinger
- altinn:resourceregistry/resource.write – opprette ressursen og laste opp
  tilgangsreglene
Klienten er ikke opprettet ennå. Den skal hete
«ØKSNES KOMMUNE – Altinn Melding – produksjon».

Disse ber vi ikke om:
- altinn:serviceowner – følger med det å være tjenesteeier

Om klienten:
- Type: Maskinporten (maskinporten), ikke ID-porten
- Klienten eies og driftes av virksomheten
- I test opptrer vi som den reelle virksomheten, ikke som en syntetisk
- Planlagt oppstart: test så snart scopene er tildelt, produksjon når testen
  er godkjent

I svaret trenger vi å vite hvilke scopes som er tildelt, i hvilket miljø, og
fra når.

Vi ønsker svar innen 4. desember 2026.

Vennlig hilsen
Kari Nordmann
fagansvarlig, for ØKSNES KOMMUNE

Virksomhet: ØKSNES KOMMUNE, organisasjonsnummer 991 825 827
Organisasjonskode: oks
Kontakt: Kari Nordmann, kari.nordmann@example.no, 22 00 00 00
Stedfortreder: Ola Nordmann, ola.nordmann@example.no, 22 00 00 01
"
    );
}

#[test]
fn what_is_open_or_granted_is_not_asked_for() {
    let mut case = Case::new();
    let scope = Scope::parse("altinn:correspondence.write").unwrap();
    case.tell(t::OpenScopes, OpenScopes(vec![scope]));
    case.tell_at(t::ScopeGranted, Some("altinn:resourceregistry/resource.write"), true);
    let letter = case.compose(LetterKind::L1);
    assert!(letter.subject.ends_with("– produksjon"), "only production is left: {}", letter.subject);
    assert!(letter.body.contains("- altinn:correspondence.write – tilgjengelig for alle"), "{}", letter.body);
    assert!(letter.body.contains("- altinn:resourceregistry/resource.write – allerede tildelt"), "{}", letter.body);
}

#[test]
fn a_refused_scope_that_should_come_by_itself_goes_to_the_other_mailbox() {
    let mut case = Case::new();
    for (scope, granted) in [
        ("altinn:serviceowner", false),
        ("altinn:correspondence.write", true),
        ("altinn:resourceregistry/resource.write", true),
    ] {
        case.tell_at(t::ScopeGranted, Some(scope), granted);
    }
    case.environments.truncate(1);
    let letter = case.compose(LetterKind::L1);
    assert_eq!(letter.to.as_deref(), Some("tjenesteeier@altinn.no"));
    let said = "Prøvd 20. november 2026: Maskinporten svarte at altinn:serviceowner ikke er";
    assert!(letter.body.contains(said), "{}", letter.body);
}

#[test]
fn a_missing_fact_keeps_back_the_letter_and_names_its_flag() {
    let mut case = Case::new();
    case.profile = Profile::default();
    case.profile.contact.name = "Kari".into();
    assert_eq!(case.lacks(LetterKind::L8), ["--contact-email", "--contact-phone", "--contact-role"]);
    // Half a deputy helps nobody.
    case.profile.deputy.name = "Ola".into();
    case.profile.contact.email = "kari@ttd.no".into();
    let lacking = ["--contact-phone", "--contact-role", "--deputy-email", "--deputy-phone"];
    assert_eq!(case.lacks(LetterKind::L8), lacking);
    let mut case = Case::new();
    let person = (100..1000)
        .flat_map(|n| (0..100).map(move |check| format!("018190{n}{check:02}")))
        .find(|text| crate::domain::person::is_in(text));
    case.profile.deputy.phone = person.unwrap();
    assert_eq!(case.lacks(LetterKind::L8), ["--deputy-phone"]);
    let mut case = Case::new();
    assert_eq!(case.lacks(LetterKind::L2), ["--studio-user-name"]);
    assert_eq!(case.lacks(LetterKind::L3), ["--studio-user-name", "--detail studio-colleague=…"]);
    assert_eq!(case.lacks(LetterKind::L13), ["step test-message"]);
    case.tell(t::OperatedBy, OperatedBy::SupplierKey);
    assert_eq!(case.lacks(LetterKind::L10), ["--supplier-name", "--supplier-org-number"]);
    case.tell(t::EventsWanted, true);
    assert_eq!(case.lacks(LetterKind::L11), ["--events-address"]);
    case.tell(t::EventsAddress, crate::domain::WebhookAddress::Poll);
    let fetched = case.with(|request| compose(LetterKind::L11, request)).unwrap();
    assert!(fetched.body.contains("Innkommende trafikk trengs ikke nå"), "{}", fetched.body);
    assert!(case.lacks(LetterKind::L6).contains(&"--detail signatory=…".to_owned()));
}

#[test]
fn letters_follow_from_facts() {
    let mut case = Case::new();
    assert_eq!(case.due(), ["L7", "L4", "L1", "L8", "L11"]);
    case.tell(t::ResourceBy, ResourceBy::Studio);
    case.tell(t::OperatedBy, OperatedBy::Unknown);
    case.tell(t::TermsSigned, Signed(jiff::civil::date(2026, 1, 1)));
    assert_eq!(case.due(), ["L4", "L1", "L8", "L2", "L3", "L10"]);
    case.tell(t::OrgListing, OrgListing { number: number(), code: None, name: None, phone: None, page: None });
    assert_eq!(case.due().first().map(String::as_str), Some("L6"));
}

#[test]
fn a_sent_letter_is_not_made_again_but_what_is_new_is() {
    let mut case = Case::new();
    let drafts = case.with(due);
    assert!(drafts.iter().all(|draft| draft.fact.is_some()), "{drafts:?}");
    case.send("L1");
    assert_eq!(case.due(), ["L7", "L4", "L8", "L11"]);
    assert!(case.with(due).iter().all(|draft| draft.fact.is_none()), "nothing changed, nothing is recorded again");
    case.tell_at(t::ScopeGranted, Some("altinn:serviceowner"), false);
    let second = case.with(due).into_iter().find(|draft| draft.kind == LetterKind::L1).unwrap();
    assert_eq!(second.key, "L1-2");
    let fact = second.fact.unwrap();
    assert_eq!(fact.asks, ["tt02 altinn:serviceowner"]);
    let letter = second.letter.unwrap();
    assert_eq!(letter.file_name(), "L1-2-scopes.nb.txt");
    assert!(letter.body.contains("den vi sendte 20. november 2026\n(saksnummer ALT-4711)"), "{}", letter.body);
    assert!(letter.body.contains("- altinn:serviceowner – følger med det å være tjenesteeier (produksjon)"));
}

#[test]
fn the_package_is_grouped_by_receiver_and_fits_the_screen() {
    let mut case = Case::new();
    case.tell(t::ResourceBy, ResourceBy::Studio);
    case.send("L7");
    for language in [Language::Nb, Language::En] {
        case.language = language;
        let package = case.with(|request| package(&due(request), request, |_| None));
        let desk: Vec<_> = package
            .groups
            .iter()
            .find(|group| group.to.as_deref() == Some("servicedesk@altinn.no"))
            .unwrap()
            .entries
            .iter()
            .map(|entry| entry.letter.key.as_str())
            .collect();
        assert_eq!(desk, ["L1", "L8"]);
        assert_eq!(package.held_back.iter().map(|held| held.key.as_str()).collect::<Vec<_>>(), ["L2", "L3"]);
        assert_eq!(package.sent.len(), 1);
        for width in [40, 100] {
            let view = crate::report::Screen { language, width, colour: false };
            let text = screen::render(&package, Some("letters"), PackageDetail::Full, view);
            assert!(text.contains("--studio-user-name") && text.contains("ALT-4711"), "{text}");
            assert!(text.contains(&format!("L1-scopes.{}.txt", language.code())), "{text}");
            let short = screen::render(&package, Some("letters"), PackageDetail::Short, view);
            assert!(short.contains("L1:") && short.contains("--studio-user-name"), "{short}");
            assert!(short.lines().count() < text.lines().count(), "{short}");
            for line in text.lines() {
                let fits = unicode_width::UnicodeWidthStr::width(line) <= width;
                assert!(fits || !line.trim().contains(' '), "{line}");
            }
        }
    }
}

/// Every kind, in both languages, from a record that has all: nothing is left unfilled, no identity number stands there.
#[test]
fn every_letter_is_whole() {
    for practice in [false, true] {
        let mut case = if practice { Case::new().simulated() } else { Case::new() };
        if practice {
            let name = EnvironmentName::parse("sandbox").unwrap();
            case.place.environment = name;
            case.book.begin(&case.place.clone(), Product::Correspondence);
        }
        case.tell(t::ResourceBy, ResourceBy::Studio);
        case.tell(t::OperatedBy, OperatedBy::SupplierKey);
        case.tell(t::SupplierName, Told("Fagsystem AS".into()));
        case.tell(t::SupplierOrgNumber, number());
        case.tell(t::StudioUserName, Told("kari".into()));
        case.tell(t::ResourceId, crate::domain::ResourceId::parse("oks-vedtak").unwrap());
        case.tell(t::Recipients, crate::record::values::Recipients::Organisations);
        case.tell(t::OwnSender, crate::domain::own_sender::OwnSender::parse("TTD").unwrap());
        case.tell(t::EventsWanted, true);
        case.tell(t::EventsAddress, crate::domain::WebhookAddress::parse("https://example.no/altinn").unwrap());
        case.tell(t::Confidential, true);
        let words = ["package:ordinaer-post-til-virksomheten", "role:dagl"].map(String::from);
        case.tell(t::Readers, crate::record::values::Holders(words.into()));
        case.tell(t::LargestFile, crate::domain::FileSize::USUAL);
        case.tell(t::FileLifetime, crate::domain::TimeSpan::days(30));
        let recipient = (310_000_000..310_000_100).find_map(|n: u32| OrgNumber::parse(&n.to_string()).ok()).unwrap();
        let id = uuid::Uuid::nil();
        case.tell(t::MessageSent, crate::record::values::MessageSent { id, recipient });
        later::asked_for_system_user(&mut case, recipient);
        let sent = Some(jiff::civil::date(2026, 11, 2));
        let (kind, environments, services) = ("L7".to_owned(), vec![], vec![]);
        let letter = Letter {
            kind,
            environments,
            services,
            asks: vec![],
            sent,
            our_reference: None,
            case_number: None,
            deadline: None,
        };
        case.tell_at(t::Letter, Some("L7"), letter);
        for detail in crate::catalog::letter_details::DETAILS {
            if !practice && !["studio-owner", "reminds"].contains(&detail.id) {
                case.profile.details.insert(detail.id.to_owned(), format!("<{}>", detail.id));
            }
        }
        for language in [Language::Nb, Language::En] {
            case.language = language;
            for kind in LetterKind::ALL {
                let letter = case.compose(kind);
                let text = letter.as_file();
                assert!(!text.contains("{{") && !text.contains("{%") && !text.contains("\n\n\n"), "{text}");
                assert!(!text.contains("{}") && !letter.subject.contains('{'), "{text}");
                assert!(text.contains("ØKSNES KOMMUNE") && text.contains("991 825 827"), "{text}");
                assert!(letter.body.lines().all(|line| !line.ends_with(' ')), "{text}");
                let long = letter.body.lines().find(|line| {
                    line.chars().count() > 76 && line.trim().contains(' ') && !line.starts_with("altinn-onboard ")
                });
                assert_eq!(long, None);
                let digits: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
                assert!(digits.iter().all(|run| run.len() != 11), "an identity number? {text}");
                assert!(!text.contains("PRIVATE KEY"), "{text}");
                if practice {
                    assert!(!text.contains("@altinn.no") && !text.contains("@digdir.no"), "{text}");
                    assert!(letter.mailto().contains(".invalid") || letter.to.is_none(), "{}", letter.mailto());
                }
                assert!(letter.mailto().len() <= 1900);
            }
        }
    }
}

mod later;
