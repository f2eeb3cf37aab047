//! The questions about the client, its key and who holds it.

use crate::catalog::codes::organisations::SUPPLIER_OWN_NUMBER;
use crate::catalog::environments;
use crate::domain::{ClientId, EnvironmentName, Rules};
use crate::finding::Finding;
use crate::record::values::{KeySource, OperatedBy, ProductionBy};
use crate::record::{Question, QuestionKind, Topic, t};
use crate::steps::parts::display_name::client_said;
use crate::steps::parts::{asking, client};
use crate::steps::{Brief, IntakeQuestion, reading};

/// The question of a topic, as it stands now.
pub fn question(topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
    let with_supplier = [OperatedBy::SupplierKey, OperatedBy::SupplierClient];
    let has_supplier = brief.get(t::OperatedBy).map(|operated| with_supplier.contains(operated));
    let of_supplier = |question: Question| match has_supplier {
        None => IntakeQuestion::HangsOn(Topic::OperatedBy),
        Some(false) => IntakeQuestion::Decided,
        Some(true) => IntakeQuestion::question(question),
    };
    match topic {
        // A promotion asks for it; an onboarding goes by hand there unless somebody says otherwise.
        Topic::ProductionBy if brief.environment.rules == Rules::Production => {
            IntakeQuestion::Kept(Box::new(production_by()))
        }
        Topic::OperatedBy => IntakeQuestion::question(operated_by()),
        Topic::SupplierName => of_supplier(supplier_name()),
        Topic::SupplierOrgNumber => of_supplier(supplier_number(brief)),
        Topic::ClientUsed => IntakeQuestion::question(client_used(brief)),
        Topic::KeySource => IntakeQuestion::question(key_source(brief)),
        Topic::PublicKey => IntakeQuestion::question(public_key(brief)),
        Topic::ClientId => IntakeQuestion::question(client_id(brief)),
        _ => IntakeQuestion::Decided,
    }
}

/// Who does in production what changes something there.
pub fn production_by() -> Question {
    asking::choice(
        t::ProductionBy,
        words::PRODUCTION_BY,
        words::PRODUCTION_BY_HELP,
        &[
            (ProductionBy::People.word(), words::PRODUCTION_PEOPLE),
            (ProductionBy::Program.word(), words::PRODUCTION_PROGRAM),
        ],
        ProductionBy::parse,
    )
}

/// Who sets up and runs the sending system.
pub fn operated_by() -> Question {
    asking::choice(
        t::OperatedBy,
        words::OPERATED_BY,
        words::OPERATED_BY_HELP,
        &[
            (OperatedBy::Ourselves.word(), words::OPERATED_OURSELVES),
            (OperatedBy::SupplierKey.word(), words::OPERATED_SUPPLIER_KEY),
            (OperatedBy::SupplierClient.word(), words::OPERATED_SUPPLIER_CLIENT),
            (OperatedBy::Unknown.word(), words::OPERATED_UNKNOWN),
        ],
        OperatedBy::parse,
    )
    .proposing(Some(OperatedBy::Ourselves.word()))
}

/// Asks what the supplier is called, in letters.
pub fn supplier_name() -> Question {
    asking::told(t::SupplierName, words::SUPPLIER_NAME, words::SUPPLIER_NAME_HELP)
}

/// The supplier's organisation number.
pub fn supplier_number(brief: &Brief<'_>) -> Question {
    let own = brief.get(t::OrgNumber).copied();
    asking::ask(
        t::SupplierOrgNumber,
        words::SUPPLIER_ORG_NUMBER,
        words::SUPPLIER_ORG_NUMBER_HELP,
        QuestionKind::Text,
        move |topic, answer| {
            let number = reading::numbers::org_number(topic, answer)?;
            if own == Some(number) { Err(Finding::new(&SUPPLIER_OWN_NUMBER, topic.id())) } else { Ok(number) }
        },
    )
    .by_name()
}

/// Which of the environment's clients this service uses: only to say otherwise than `main`, such as when one service is run
/// by us and another by a supplier.
fn client_used(brief: &Brief<'_>) -> Question {
    asking::ask(
        t::ClientUsed,
        words::CLIENT_USED,
        words::CLIENT_USED_HELP,
        QuestionKind::Text,
        reading::names::client_name,
    )
    .proposing(Some(brief.client()))
}

/// Where the key comes from: only to say otherwise than what follows from who runs the system.
fn key_source(brief: &Brief<'_>) -> Question {
    let words = [
        (KeySource::Make.word(), words::KEY_MAKE),
        (KeySource::Paste.word(), words::KEY_PASTE),
        (KeySource::File.word(), words::KEY_FILE),
    ];
    let mut question =
        asking::choice(t::KeySource, words::KEY_SOURCE, words::KEY_SOURCE_HELP, &words, KeySource::parse);
    question.text = words::KEY_SOURCE.with("client", client_said(brief.client()));
    question.proposing(client::source(brief).map(KeySource::word)).about(brief.client())
}

/// The public key that the supplier made.
pub fn public_key(brief: &Brief<'_>) -> Question {
    let text = words::PUBLIC_KEY.with("client", client_said(brief.client()));
    asking::ask(t::PublicKey, text, words::PUBLIC_KEY_HELP, QuestionKind::LongText, reading::keys::public_jwk)
        .about(brief.client())
        .later()
}

/// The id that the client got in the portal.
pub fn client_id(brief: &Brief<'_>) -> Question {
    let environment = brief.environment.clone();
    let text = words::CLIENT_ID
        .with("client", client_said(brief.client()))
        .with("environment", environments::said(environment.name.as_str()));
    let elsewhere = elsewhere(brief);
    asking::ask(t::ClientId, text, words::CLIENT_ID_HELP, QuestionKind::Text, move |topic, answer| {
        reading::names::client_id(topic, answer, &environment, &elsewhere)
    })
    .about(brief.client())
    .later()
}

/// The clients that are known in other environments.
fn elsewhere(brief: &Brief<'_>) -> Vec<(EnvironmentName, ClientId)> {
    let others = brief.book.environments.iter().filter(|(name, _)| **name != brief.environment.name);
    others.flat_map(|(name, facts)| facts.all(t::ClientId).map(|(_, id)| (name.clone(), id.clone()))).collect()
}

/// What the questions say.
pub mod words {
    use crate::text::phrases;

    phrases! {
        OPERATED_BY { nb: "Hvem setter opp og drifter systemet som sender?", en: "Who sets up and runs the system that sends?" }
        OPERATED_BY_HELP { nb: "Svaret avgjør hvem som har nøkkelen, og hvilke brev som trengs. Vanligst er egen klient med leverandørens nøkkel: leverandøren sender den offentlige nøkkelen, og dere registrerer klienten. Har leverandøren sin egen klient, må dere delegere scopene til leverandøren i Altinn i samme miljø, og det er ikke alle scopes som kan delegeres. Den private nøkkelen skal aldri sendes til noen.", en: "The answer decides who holds the key and which letters are needed. The most common choice is your own client with the supplier's key: the supplier sends the public key, and you register the client. If the supplier has its own client, you must delegate the scopes to the supplier in Altinn in the same environment, and not all scopes can be delegated. The private key must never be sent to anybody." }
        OPERATED_OURSELVES { nb: "vi selv, med egen nøkkel", en: "we ourselves, with our own key" }
        OPERATED_SUPPLIER_KEY { nb: "vi, med egen klient og leverandørens nøkkel", en: "we, with our own client and the supplier's key" }
        OPERATED_SUPPLIER_CLIENT { nb: "leverandøren, med sin egen klient", en: "the supplier, with its own client" }
        OPERATED_UNKNOWN { nb: "vet ikke ennå", en: "not known yet" }
        SUPPLIER_NAME { nb: "Hva heter leverandøren?", en: "What is the supplier's name?" }
        SUPPLIER_NAME_HELP { nb: "Navnet på virksomheten, ikke på en person. Det står i bestillingen og i brevene til Altinn.", en: "The name of the organisation, not of a person. It is used in the order and in the letters to Altinn." }
        SUPPLIER_ORG_NUMBER { nb: "Hvilket organisasjonsnummer har leverandøren?", en: "What is the supplier's organisation number?" }
        SUPPLIER_ORG_NUMBER_HELP { nb: "Servicedesken spør om det: en tildeling til feil nummer hjelper ingen.", en: "The service desk asks for it: a grant to the wrong number helps nobody." }
        CLIENT_USED { nb: "Hvilken av virksomhetens klienter bruker tjenesten? (lokalt navn)", en: "Which of the organisation's clients does the service use? (local name)" }
        CLIENT_USED_HELP { nb: "Svarer du ikke, heter klienten main. Gi den et eget navn når en tjeneste har sin egen klient, for eksempel når en leverandør drifter én av flere tjenester.", en: "If you do not answer, the client is called main. Give it a name when a service has its own client, such as when a supplier runs one of several services." }
        KEY_SOURCE { nb: "Hvor kommer nøkkelen til {client} fra?", en: "Where does the key of {client} come from?" }
        KEY_SOURCE_GENERAL { nb: "Hvor kommer klientens nøkkel fra?", en: "Where does the client's key come from?" }
        KEY_SOURCE_HELP { nb: "Lages den her, ligger den private delen i nøkkellageret på denne maskinen. Har noen andre laget den, limer du bare inn den offentlige delen. En nøkkel som finnes i en fil, kan også brukes.", en: "If it is made here, the private part is kept in this machine's key store. If somebody else made it, only the public part is pasted. A key that is already in a file can be imported." }
        KEY_MAKE { nb: "lages her", en: "made here" }
        KEY_PASTE { nb: "offentlig nøkkel (JWK) fra leverandøren", en: "public key (JWK) from the supplier" }
        KEY_FILE { nb: "finnes i en fil", en: "already in a file" }
        PUBLIC_KEY { nb: "Lim inn den offentlige nøkkelen (JWK) til {client}", en: "Paste the public key (JWK) of {client}" }
        PUBLIC_KEY_GENERAL { nb: "Den offentlige nøkkelen (JWK) til klienten", en: "The public key (JWK) of the client" }
        PUBLIC_KEY_HELP { nb: "Ett JSON-objekt med `kty`, `n` og `e`, slik leverandøren sendte det. RSA på minst 2048 bit. En privat nøkkel avvises og lagres ikke.", en: "One JSON object with `kty`, `n` and `e`, as the supplier sent it. RSA of at least 2048 bits. A private key is refused and not saved." }
        PRODUCTION_BY { nb: "Hvem skal gjøre endringene i produksjon?", en: "Who will make the changes in production?" }
        PRODUCTION_BY_HELP { nb: "Programmet viser hver endring før den gjøres, og hver må bekreftes her, også med --yes. Får det ikke skrive i produksjon, velger dere for hånd: da får dere klikk, filer og brev, og programmet kontrollerer det som kan leses.", en: "The program shows each change before it is made, and each must be confirmed here, even with --yes. If it may not write in production at your organisation, choose by hand: you get clicks, files and letters, and the program checks what can be read." }
        PRODUCTION_PROGRAM { nb: "programmet, og hver endring bekreftes", en: "the program, with each change confirmed" }
        PRODUCTION_PEOPLE { nb: "folk, for hånd", en: "people, by hand" }
        CLIENT_ID { nb: "Hvilken klient-ID fikk {client} i {environment}?", en: "Which client ID did {client} get in {environment}?" }
        CLIENT_ID_GENERAL { nb: "Hvilken klient-ID fikk klienten i dette miljøet?", en: "Which client ID did the client get in this environment?" }
        CLIENT_ID_HELP { nb: "Den står på fanen «Detaljer» når klienten er lagret. Klienter i test og produksjon har hver sin klient-ID.", en: "It is on the tab “Detaljer” once the client has been saved. Clients in test and production have different IDs." }
    }
}
