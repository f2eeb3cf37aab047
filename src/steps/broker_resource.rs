//! Configure the service in Altinn Formidling: how large files may be and how long they are kept. Until that is done no
//! transfer is let through, and the refusal looks like a lack of access.

use super::parts::owner::{self, Making};
use super::parts::waits::{act, by_hand, plans_only, wait};
use super::parts::{asking, client};
use super::{Acts, Brief, Card, Effect, IntakeQuestion, Move, ProvingFact, SentByHand, Step, reading, token};
use crate::catalog::letters::LetterKind;
use crate::catalog::scopes::SERVICE_OWNER;
use crate::catalog::stages::Stage;
use crate::domain::environment::PaceOf;
use crate::domain::transfer::BrokerConfiguration;
use crate::domain::{FileSize, Rules};
use crate::record::values::BrokerResourceFound;
use crate::record::{Actor, Question, QuestionKind, Topic, t};
use crate::steps::effects::BrokerEffect;
use crate::text::{Message, spans, steps as common};

/// The step.
pub struct BrokerResource;

/// What the step is; the command that does it alone knows it by this.
pub static CARD: Card = Card {
    id: "broker-resource",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Program,
    who: &[Actor::AltinnDesk, Actor::Supplier],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Published,
    differences: &[17],
    needs: &[
        Card::TOKEN,
        &[Topic::OrgNumber, Topic::ResourceChoice, Topic::ResourceId, Topic::ResourceSeen, Topic::BrokerOwnerSeen],
    ],
    gives: &[Topic::LargestFile, Topic::FileLifetime, Topic::FileGrace, Topic::SizeApproved, Topic::BrokerResourceSeen],
    asks: &[
        (Topic::LargestFile, words::LARGEST_FILE),
        (Topic::FileLifetime, words::FILE_LIFETIME),
        (Topic::FileGrace, words::FILE_GRACE),
        (Topic::SizeApproved, words::SIZE_APPROVED),
    ],
};

/// What is asked for the configuration, in this order.
const PARTS: [Topic; 3] = [Topic::LargestFile, Topic::FileLifetime, Topic::FileGrace];

/// How the service is to be set up, when all of it is answered.
#[must_use]
pub fn wanted(brief: &Brief<'_>) -> Option<BrokerConfiguration> {
    Some(BrokerConfiguration {
        max_file_transfer_size: *brief.get(t::LargestFile)?,
        file_transfer_time_to_live: *brief.get(t::FileLifetime)?,
        // What an existing service does with files is its owner's: it is not asked, and stays.
        purge_file_transfer_after_all_recipients_confirmed: found(brief)
            .filter(|_| exists(brief))
            .is_none_or(|found| found.purged),
        purge_file_transfer_grace_period: *brief.get(t::FileGrace)?,
    })
}

/// How it is set up here, when that was seen of this resource.
#[must_use]
pub fn found<'a>(brief: &Brief<'a>) -> Option<&'a BrokerResourceFound> {
    seen(brief)?.as_ref()
}

/// What was seen of this resource: perhaps that it is not set up.
fn seen<'a>(brief: &Brief<'a>) -> Option<&'a Option<BrokerResourceFound>> {
    let id = brief.get(t::ResourceId)?;
    brief.get(t::BrokerResourceSeen).filter(|seen| seen.id == *id).map(|seen| &seen.found)
}

/// Whether the service was there before, so that it is read first how it is set up.
fn exists(brief: &Brief<'_>) -> bool {
    owner::making(brief) == Ok(Making::Exists)
}

/// A service that exists is kept as it is set up, unless somebody has answered otherwise.
fn is_kept(brief: &Brief<'_>) -> bool {
    let answered = PARTS.iter().any(|topic| brief.evidence(*topic, None).is_some());
    exists(brief) && !answered
}

/// Whether somebody is asked how it is to be set up. What an existing service has is read first, and proposed.
fn is_asked(brief: &Brief<'_>) -> bool {
    match seen(brief) {
        None => !exists(brief),
        Some(found) => found.is_none() || !is_kept(brief),
    }
}

/// Whether it is set up as it is to be.
#[must_use]
pub fn holds(brief: &Brief<'_>) -> bool {
    let Some(found) = found(brief) else { return false };
    is_kept(brief) || wanted(brief).is_some_and(|wanted| found.differences(&wanted).is_empty())
}

/// Whether somebody else must say yes to the size first.
fn needs_approval(brief: &Brief<'_>) -> bool {
    let large = brief.get(t::LargestFile).is_some_and(|size| size.needs_approval());
    large && brief.environment.rules == Rules::Production && brief.get(t::SizeApproved).is_none()
}

fn read(brief: &Brief<'_>) -> Option<Effect> {
    let credentials = token::credentials(brief)?;
    let id = brief.get(t::ResourceId).filter(|_| owner::published(brief))?.clone();
    Some(BrokerEffect::ReadConfiguration { credentials, id }.into())
}

impl Step for BrokerResource {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        if owner::making(brief) == Err(Topic::ResourceChoice) {
            return Move::Blocked(vec![Topic::ResourceChoice]);
        }
        let first = PARTS.into_iter().find(|topic| brief.evidence(*topic, None).is_none());
        if let Some(topic) = first.filter(|_| is_asked(brief)) {
            return Move::ask(question(topic, brief));
        }
        if needs_approval(brief) {
            let size = brief.get(t::LargestFile).map(FileSize::to_string).unwrap_or_default();
            let pending = wait(brief, &CARD, Actor::AltinnDesk, words::APPROVAL.with("size", size));
            return pending.since(Topic::LargestFile, None).entry(approved(brief));
        }
        if client::is_suppliers(brief) {
            return wait(brief, &CARD, Actor::Supplier, words::SUPPLIER).letter(LetterKind::L10).not_yet();
        }
        let Some(id) = brief.get(t::ResourceId).filter(|_| owner::published(brief)).cloned() else {
            return Move::Blocked(vec![Topic::ResourceSeen]);
        };
        let (Some(credentials), Some(read)) = (client::credentials(brief), read(brief)) else {
            return Move::Blocked(vec![Topic::Token]);
        };
        if seen(brief).is_none() {
            return Move::Do(vec![read]);
        }
        if holds(brief) {
            return Move::Done;
        }
        if brief.get(t::BrokerOwnerSeen).is_none_or(|owner| owner.name.is_none()) {
            return Move::Blocked(vec![Topic::BrokerOwnerSeen]);
        }
        let Some(wanted) = wanted(brief) else { return Move::Blocked(PARTS.to_vec()) };
        if plans_only(brief) {
            return by_hand(brief, &CARD, CARD.title).look(vec![read], PaceOf::Desk);
        }
        act(brief, &CARD, BrokerEffect::Configure { credentials, id, wanted })
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        read(brief).into_iter().collect()
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        brief.proofs(&[Topic::BrokerResourceSeen])
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        match topic {
            Topic::SizeApproved => IntakeQuestion::question(approved(brief).later()),
            topic if PARTS.contains(&topic) => match owner::making(brief) {
                Err(Topic::ResourceChoice) => IntakeQuestion::HangsOn(Topic::ResourceChoice),
                _ if is_asked(brief) => IntakeQuestion::question(question(topic, brief)),
                _ => IntakeQuestion::Kept(Box::new(question(topic, brief))),
            },
            _ => IntakeQuestion::Decided,
        }
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        let Some(id) = brief.get(t::ResourceId).filter(|_| plans_only(brief) && !holds(brief)) else {
            return Vec::new();
        };
        let (exchange, base) = (owner::base(&brief.environment.authentication), owner::base(&brief.environment.broker));
        vec![
            common::BY_HAND_TOKEN.with("scope", SERVICE_OWNER).with("exchange", exchange.as_str()),
            words::WALK_SEND.with("base", base.as_str()).with("id", id.bare()).with("file", file(brief)),
            words::WALK_SEE.with("base", base.as_str()).with("id", id.bare()),
        ]
    }

    fn file_to_send(&self, brief: &Brief<'_>) -> Option<(String, SentByHand)> {
        let wanted = wanted(brief).filter(|_| plans_only(brief) && !holds(brief))?;
        Some((file(brief), SentByHand::BrokerConfiguration(wanted)))
    }
}

/// The file of the configuration, where it is made by hand.
fn file(brief: &Brief<'_>) -> String {
    format!("{}-{}-broker.json", brief.environment.name, brief.place.service)
}

fn question(topic: Topic, brief: &Brief<'_>) -> Question {
    let text = QuestionKind::Text;
    let found = found(brief);
    match topic {
        Topic::FileLifetime => {
            // What cannot be answered is not proposed.
            let life = found.and_then(|found| found.lifetime).filter(|life| life.seconds() > 0);
            let life = life.filter(|life| *life <= BrokerConfiguration::LONGEST_LIFE);
            let read = |topic, answer: &str| reading::amounts::life(topic, answer, BrokerConfiguration::LONGEST_LIFE);
            asking::ask(t::FileLifetime, words::FILE_LIFETIME, words::FILE_LIFETIME_HELP, text, read)
                .proposing(Some(life.unwrap_or(BrokerConfiguration::USUAL_LIFE).to_string()))
        }
        Topic::FileGrace => {
            let grace = found.and_then(|found| found.grace);
            let grace = grace.filter(|grace| *grace <= BrokerConfiguration::LONGEST_GRACE);
            let read =
                |topic, answer: &str| reading::amounts::time_span(topic, answer, BrokerConfiguration::LONGEST_GRACE);
            let longest = spans::said(BrokerConfiguration::LONGEST_GRACE);
            let help = words::FILE_GRACE_HELP.with("longest", longest);
            asking::ask(t::FileGrace, words::FILE_GRACE, help, text, read)
                .proposing(Some(grace.unwrap_or(BrokerConfiguration::USUAL_GRACE).to_string()))
        }
        _ => {
            let help = match brief.environment.rules {
                Rules::Production => words::LARGEST_FILE_PRODUCTION_HELP,
                Rules::Test => words::LARGEST_FILE_HELP,
            };
            let read = reading::amounts::file_size;
            asking::ask(t::LargestFile, words::LARGEST_FILE, help, text, read)
                .proposing(Some(found.and_then(|found| found.largest).unwrap_or(FileSize::USUAL).to_string()))
        }
    }
}

fn approved(brief: &Brief<'_>) -> Question {
    asking::day(t::SizeApproved, words::SIZE_APPROVED, words::SIZE_APPROVED_HELP, brief)
}

/// What the step says.
mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Konfigurer tjenesten i Formidling", en: "Configure the service in Broker" }
        WHY { nb: "Formidling må vite hvor store filene kan være og hvor lenge de skal ligge. Før tjenesten er konfigurert, avvises alle overføringer som om tilgangen manglet.", en: "Broker must know how large the files may be and how long to keep them. Until the service is configured, every transfer is refused as if access were missing." }
        USUALLY { nb: "noen minutter; filer over 50 GB i produksjon krever godkjenning (erfaringsvis dager)", en: "minutes; files over 50 GB in production need an approval (days, from experience)" }
        CAN_START { nb: "Valgene kan tas nå; konfigurasjonen trenger ressursen og registreringen som tjenesteeier.", en: "The choices, yes; the configuration needs the resource and the registration as a service owner." }
        MEANWHILE { nb: "Finn ut hvem som skal sende og motta filer.", en: "Find out who will send and receive files." }
        PROOF { nb: "Formidling viser konfigurasjonen slik den er ønsket.", en: "Broker shows the configuration as it is wanted." }
        APPROVAL { nb: "Altinn har godkjent filer på {size} for tjenesten; spør i Slack-kanalen #produkt-formidling eller på servicedesk@altinn.no", en: "Altinn has approved files of {size} for the service; ask in the Slack channel #produkt-formidling or at servicedesk@altinn.no" }
        SUPPLIER { nb: "leverandøren, som har nøkkelen, har konfigurert tjenesten i Altinn Formidling", en: "the supplier, who holds the key, has configured the service in Altinn Broker" }
        LARGEST_FILE { nb: "Hvor stor er den største filen som skal sendes?", en: "How large is the largest file that will be sent?" }
        LARGEST_FILE_HELP { nb: "For eksempel 2 GB eller 500 MB. Én GB er tusen MB. I produksjon krever filer over 50 GB godkjenning fra Altinn.", en: "For example 2 GB or 500 MB. One GB is a thousand MB. In production, files over 50 GB need Altinn's approval." }
        LARGEST_FILE_PRODUCTION_HELP { nb: "For eksempel 2 GB eller 500 MB. Én GB er tusen MB. Over 50 GB må Altinn godkjenne tjenesten først; det spørres det om senere.", en: "For example 2 GB or 500 MB. One GB is a thousand MB. Above 50 GB Altinn must approve the service first; you are asked about that later." }
        FILE_LIFETIME { nb: "Hvor lenge skal en fil ligge når ingen henter den? (lagringstid)", en: "How long should a file be kept when nobody fetches it? (time to live)" }
        FILE_LIFETIME_HELP { nb: "For eksempel 30 dager, eller P30D; høyst 365 dager. Etter det slettes filen, også om noen mottakere ikke har hentet den.", en: "For example 30 days, or P30D; 365 days at most. After that the file is purged, even if some recipients have not fetched it." }
        FILE_GRACE { nb: "Hvor lenge skal filen ligge etter at alle har bekreftet nedlastingen?", en: "How long should a file be kept after everybody has confirmed the download?" }
        FILE_GRACE_HELP { nb: "For eksempel 2 timer, eller PT2H; høyst {longest}. Etter det kan ingen hente den igjen.", en: "For example 2 hours, or PT2H; {longest} at most. After that nobody can fetch it again." }
        SIZE_APPROVED { nb: "Når godkjente Altinn denne filstørrelsen? (dato)", en: "When did Altinn approve this file size? (date)" }
        SIZE_APPROVED_HELP { nb: "Uten godkjenning avviser Formidling konfigurasjonen i produksjon (kode 13). Skriv `i dag` eller en dato.", en: "Without the approval Broker refuses the configuration in production (code 13). Write `today` or a date." }
        WALK_SEND { nb: "Send filen {file} som JSON med tokenet: PUT {base}/resource/{id}. Svaret er 204 uten innhold.", en: "Send the file {file} as JSON with the token: PUT {base}/resource/{id}. The answer is 204 without a body." }
        WALK_SEE { nb: "Les den tilbake; tidene kommer i en annen form (30.00:00:00 er 30 dager): GET {base}/resource/{id}", en: "Read it back; the times come in another form (30.00:00:00 is 30 days): GET {base}/resource/{id}" }
    }
}

#[cfg(test)]
mod tests;
